//! WebM: everything that says how a film plays stays, and words are gone.

use chatpic_media::video::{AudioCodec, Format, VideoCodec};
use chatpic_media::{Refusal, Removed, Unsupported};

use super::super::oracle::contains;
use super::film::{SOURCE, Scratch, attempt, cleaned, decoded, kinds, made, packets, probed};

const VP8: &str = "-c:v libvpx -deadline realtime -cpu-used 8 -g 12 -c:a libvorbis";
const VP9: &str = "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 12 -c:a libopus";
const AV1: &str = "-c:v libaom-av1 -cpu-used 8 -usage realtime -g 12 -c:a libopus";

fn of(extension: &str, arguments: &str) -> Vec<u8> {
    made(extension, &format!("{SOURCE} {arguments}"), &[])
}

#[test]
fn every_codec_keeps_its_pictures_sound_and_times() {
    for (arguments, video, audio) in [
        (VP8, VideoCodec::Vp8, AudioCodec::Vorbis),
        (VP9, VideoCodec::Vp9, AudioCodec::Opus),
        (AV1, VideoCodec::Av1, AudioCodec::Opus),
    ] {
        let name = video.name();
        let bytes = of("webm", arguments);
        let (clean, out) = cleaned(name, &bytes, "webm");
        let about = &clean.about;
        assert_eq!((about.format, about.video), (Format::WebM, video));
        assert_eq!(about.audio, Some(audio));
        assert_eq!((about.width, about.height, about.frames), (160, 120, 25), "{name}");
        assert!((1000..1050).contains(&about.millis), "{name}: {}", about.millis);
        assert!(about.plays_in_browsers());
        assert_eq!(packets(&bytes, "webm"), packets(&out, "webm"), "{name}");
        assert_eq!(probed(&bytes, "webm"), probed(&out, "webm"), "{name}");
        assert!(!contains(&out, b"Lavf") && !contains(&out, b"Xiph"), "{name}");
    }
}

#[test]
fn whatever_says_how_a_film_is_shown_stays() {
    for (name, arguments) in [
        ("no sound", "-an -c:v libvpx -deadline realtime"),
        ("wide pixels", "-aspect 16:9 -c:v libvpx -deadline realtime"),
        ("hidden frames", "-c:v libvpx-vp9 -auto-alt-ref 1 -lag-in-frames 16 -cpu-used 8"),
        ("some frames", "-vf select=not(mod(n\\,3)) -vsync vfr -c:v libvpx -deadline realtime"),
        (
            "colours",
            "-c:v libvpx-vp9 -deadline realtime -color_primaries bt2020 -color_trc smpte2084 \
             -colorspace bt2020nc -color_range tv",
        ),
        ("short clusters", "-c:v libvpx -deadline realtime -cluster_time_limit 100"),
        ("cues in front", "-c:v libvpx -deadline realtime -cues_to_front 1"),
    ] {
        let bytes = of("webm", arguments);
        let (_, out) = cleaned(name, &bytes, "webm");
        assert_eq!(packets(&bytes, "webm"), packets(&out, "webm"), "{name}");
        assert_eq!(probed(&bytes, "webm"), probed(&out, "webm"), "{name}");
    }
}

/// What is looked at are the first pictures alone, and a browser shows what the second ones leave of them.
#[test]
fn a_see_through_video_is_refused() {
    let bytes = of("webm", "-vf format=yuva420p -c:v libvpx -auto-alt-ref 0 -deadline realtime");
    assert!(contains(&bytes, &[0x53, 0xC0, 0x81, 1]), "it says nothing of what shines through");
    let refusal = attempt(&bytes).map(|(clean, _)| clean);
    assert_eq!(refusal.unwrap_err(), Refusal::Unsupported(Unsupported::SeeThroughVideo));
}

#[test]
fn second_pictures_of_which_a_track_says_nothing_are_gone() {
    let mut bytes =
        of("webm", "-vf format=yuva420p -c:v libvpx -auto-alt-ref 0 -deadline realtime");
    let said = bytes.windows(4).position(|it| it == [0x53, 0xC0, 0x81, 1]).unwrap();
    bytes[said + 3] = 0;
    let additions = |bytes: &[u8]| contains(bytes, &[0xEE, 0x81, 1]);
    assert!(additions(&bytes), "there is no second picture");
    let (_, out) = attempt(&bytes).unwrap();
    assert!(!additions(&out), "a second picture stays");
    assert!(out.len() < bytes.len());
}

#[test]
fn a_live_recording_without_lengths_becomes_one_that_can_be_sought_in() {
    let bytes = of("webm", &format!("{VP9} -live 1"));
    let unknown = [0x1F, 0x43, 0xB6, 0x75, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];
    let segment = [0x18, 0x53, 0x80, 0x67, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];
    assert!(contains(&bytes, &segment), "the segment has a length");
    let bytes = without_cluster_lengths(&bytes);
    assert!(contains(&bytes, &unknown), "the clusters have lengths");
    let (clean, out) = cleaned("live", &bytes, "webm");
    assert!((1000..1050).contains(&clean.about.millis), "{}", clean.about.millis);
    assert!(contains(&out, &[0x1C, 0x53, 0xBB, 0x6B]), "no cues");
    let probed = probed(&out, "webm");
    let duration = probed["format"]["duration"].as_str().unwrap().parse::<f64>().unwrap();
    assert!((1.0..1.05).contains(&duration), "{duration}");
    // From the middle on.
    let file = Scratch::of(&out, "webm");
    let middle = made("webm", "-ss 0.6 -i IN -c:v libvpx -deadline realtime -an", &[&file]);
    let frames = decoded(&middle, "webm").lines().filter(|it| !it.starts_with('#')).count();
    assert!((9..=11).contains(&frames), "{frames}");
}

/// The same with every cluster of unknown length.
fn without_cluster_lengths(bytes: &[u8]) -> Vec<u8> {
    let id = [0x1F, 0x43, 0xB6, 0x75];
    let (mut out, mut rest) = (Vec::new(), bytes);
    while let Some(at) = rest.windows(4).position(|it| it == id) {
        out.extend_from_slice(&rest[..at + 4]);
        out.extend([0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
        let len = rest[at + 4].leading_zeros() + 1;
        rest = &rest[at + 4 + usize::try_from(len).unwrap()..];
    }
    out.extend_from_slice(rest);
    out
}

/// Matroska that says that it is WebM: the same but for four bytes that are void.
fn as_webm(mut bytes: Vec<u8>) -> Vec<u8> {
    let at = bytes.windows(11).position(|it| it == b"\x42\x82\x88matroska").unwrap();
    bytes.splice(at..at + 11, *b"\x42\x82\x84webm\xEC\x82\0\0");
    bytes
}

#[test]
fn tags_attachments_chapters_and_further_tracks_are_gone() {
    let subtitles = Scratch::of(b"1\n00:00:00,000 --> 00:00:01,000\nPLANTED-7f3a\n", "srt");
    let chapters =
        b";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=900\ntitle=PLANTED-7f3a\n";
    let chapters = Scratch::of(chapters, "txt");
    let attached = Scratch::of(b"PLANTED-7f3a", "ttf");
    let arguments = format!(
        "{SOURCE} -i IN -i IN -attach IN -map 0:v -map 0:v -map 1:a -map 1:a -map 2 \
         -map_metadata 3 {VP8} -c:s srt -metadata:s:t mimetype=font/ttf \
         -metadata title=PLANTED-7f3a -metadata LOCATION=PLANTED-7f3a -metadata MAKE=PLANTED-7f3a \
         -metadata ARTIST=PLANTED-7f3a -metadata creation_time=2024-05-06T07:08:09Z \
         -metadata:s:a language=deu -metadata:s:v title=PLANTED-7f3a"
    );
    let bytes = as_webm(made("mkv", &arguments, &[&subtitles, &chapters, &attached]));
    assert!(contains(&bytes, b"PLANTED-7f3a"));
    let (clean, out) = cleaned("planted", &bytes, "webm");
    assert!(!contains(&out, b"PLANTED-7f3a"));
    let expected = [
        Removed::GpsPosition,
        Removed::CameraModel,
        Removed::Software,
        Removed::Times,
        Removed::Names,
        Removed::Comment,
        Removed::Subtitles,
        Removed::ExtraTracks,
        Removed::Language,
        Removed::Attachments,
    ];
    assert_eq!(kinds(&clean), expected);
}

#[test]
fn what_stands_behind_the_end_is_gone() {
    let bytes = [of("webm", VP8), b"PLANTED-7f3a".to_vec()].concat();
    let (clean, out) = cleaned("tail", &bytes, "webm");
    assert!(!contains(&out, b"PLANTED-7f3a"));
    assert!(clean.removed.contains(&Removed::AfterEnd(12)), "{:?}", clean.removed);
}

#[test]
fn other_matroska_is_refused() {
    let h264 = of("mkv", "-c:v libx264 -pix_fmt yuv420p -c:a libopus");
    assert_eq!(attempt(&h264).unwrap_err(), Refusal::NotAccepted);
    let refusal = Refusal::Unsupported(Unsupported::PicturesOfWebm);
    assert_eq!(attempt(&as_webm(h264)).unwrap_err(), refusal);
    let pcm = of("mkv", "-c:v libvpx -deadline realtime -c:a pcm_s16le");
    let refusal = Refusal::Unsupported(Unsupported::SoundOfWebm);
    assert_eq!(attempt(&as_webm(pcm)).unwrap_err(), refusal);
    let sound = of("webm", "-vn -c:a libopus");
    assert_eq!(attempt(&sound).unwrap_err(), Refusal::Unsupported(Unsupported::NoVideo));
}
