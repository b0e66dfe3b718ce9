//! MP4 and MOV: everything that says how a film plays stays.

use chatpic_media::Removed;
use chatpic_media::video::{AudioCodec, Format, VideoCodec};

use super::boxes::find;
use super::film::{SOURCE, Scratch, cleaned, cleaned_once, kinds, made, packets, probed, sums};

pub const H264: &str =
    "-c:v libx264 -preset veryfast -bf 2 -g 12 -pix_fmt yuv420p -c:a aac -b:a 64k";
pub const H265: &str = "-c:v libx265 -preset ultrafast -x265-params log-level=none:keyint=12 \
     -tag:v hvc1 -pix_fmt yuv420p -c:a aac";
pub const AV1: &str = "-c:v libaom-av1 -cpu-used 8 -usage realtime -c:a libopus";

/// What ffmpeg makes of its test pictures.
fn of(extension: &str, arguments: &str) -> Vec<u8> {
    made(extension, &format!("{SOURCE} {arguments}"), &[])
}

#[test]
fn every_codec_keeps_its_pictures_sound_and_times() {
    for (name, extension, arguments, video, audio) in [
        ("h264", "mp4", H264, VideoCodec::H264, AudioCodec::Aac),
        ("h264 in mov", "mov", H264, VideoCodec::H264, AudioCodec::Aac),
        ("h265", "mp4", H265, VideoCodec::H265, AudioCodec::Aac),
        ("h265 in mov", "mov", H265, VideoCodec::H265, AudioCodec::Aac),
        ("hev1", "mp4", &H265.replace("hvc1", "hev1"), VideoCodec::H265, AudioCodec::Aac),
        (
            "vp9",
            "mp4",
            "-c:v libvpx-vp9 -cpu-used 8 -c:a libopus",
            VideoCodec::Vp9,
            AudioCodec::Opus,
        ),
        ("av1", "mp4", AV1, VideoCodec::Av1, AudioCodec::Opus),
    ] {
        let bytes = of(extension, arguments);
        let (clean, out) = cleaned(name, &bytes, extension);
        let about = &clean.about;
        assert_eq!((about.format, about.video), (Format::Mp4, video), "{name}");
        assert_eq!(about.audio, Some(audio), "{name}");
        assert_eq!((about.width, about.height, about.rotation), (160, 120, 0), "{name}");
        assert_eq!((about.frames, about.millis), (25, 1000), "{name}");
        assert_eq!(about.plays_in_browsers(), video != VideoCodec::H265, "{name}");
        assert_eq!(packets(&bytes, extension), packets(&out, "mp4"), "{name}");
        assert_eq!(probed(&bytes, extension), probed(&out, "mp4"), "{name}");
        let (moov, _) = find(&out, 0, out.len(), b"moov").unwrap();
        let (mdat, end) = find(&out, 0, out.len(), b"mdat").unwrap();
        assert!(moov < mdat && end == out.len(), "{name}: {moov} {mdat}");
    }
}

#[test]
fn whatever_says_how_a_film_is_shown_stays() {
    for (name, arguments) in [
        ("no sound", "-an -c:v libx264 -pix_fmt yuv420p"),
        ("front", "-movflags +faststart -c:v libx264 -pix_fmt yuv420p"),
        ("wide pixels", "-aspect 16:9 -c:v libx264 -pix_fmt yuv420p"),
        ("fields", "-c:v libx264 -pix_fmt yuv420p -flags +ildct+ilme -x264-params interlaced=1"),
        ("ten bits", "-c:v libx264 -pix_fmt yuv420p10le"),
        ("all keys", "-c:v libx264 -g 1 -pix_fmt yuv444p"),
        ("open groups", "-c:v libx264 -g 8 -bf 3 -x264-params open-gop=1 -pix_fmt yuv420p"),
        ("refreshed", "-c:v libx264 -x264-params intra-refresh=1:keyint=10 -pix_fmt yuv420p"),
        (
            "colours",
            "-c:v libx264 -pix_fmt yuv420p -color_primaries bt2020 -color_trc smpte2084 \
             -colorspace bt2020nc -color_range pc -movflags +write_colr",
        ),
        (
            "bright",
            "-c:v libx265 -preset ultrafast -pix_fmt yuv420p10le -x265-params \
             log-level=none:hdr10=1:max-cll=1000,400:master-display=G(8500,39850)B(6550,2300)R(35400,14600)WP(15635,16450)L(40000000,50)",
        ),
        (
            "some frames",
            "-vf select=not(mod(n\\,3))+eq(n\\,7) -vsync vfr -c:v libx264 -pix_fmt yuv420p",
        ),
        ("parameters between", "-c:v libx264 -tag:v avc3 -bsf:v dump_extra -pix_fmt yuv420p"),
        ("delimiters", "-c:v libx264 -pix_fmt yuv420p -bsf:v h264_metadata=aud=insert"),
        ("stereo", "-c:v libx264 -pix_fmt yuv420p -c:a aac -ac 2 -ar 44100"),
        ("six channels", "-c:v libx264 -pix_fmt yuv420p -c:a aac -ac 6"),
        (
            "unusual channels",
            "-c:v libx264 -pix_fmt yuv420p -af aformat=channel_layouts=3.1 -c:a aac",
        ),
        (
            "lpcm clock",
            "-c:v libx264 -pix_fmt yuv420p -video_track_timescale 30000 -movie_timescale 600",
        ),
    ] {
        for extension in ["mp4", "mov"] {
            let name = format!("{name} in {extension}");
            let bytes = of(extension, arguments);
            let (_, out) = cleaned(&name, &bytes, extension);
            assert_eq!(packets(&bytes, extension), packets(&out, "mp4"), "{name}");
            assert_eq!(probed(&bytes, extension), probed(&out, "mp4"), "{name}");
            for word in ["Lavc", "Lavf", "x264", "x265"] {
                assert!(!contains(&out, word.as_bytes()), "{name}: {word}");
            }
        }
    }
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    super::super::oracle::contains(bytes, word)
}

#[test]
fn a_film_lies_as_it_lay() {
    let upright = Scratch::of(&of("mp4", H264), "mp4");
    for (degrees, size) in [(90, (120, 160)), (180, (160, 120)), (270, (120, 160))] {
        for extension in ["mp4", "mov"] {
            // This option counts against the clock, as ffprobe does.
            let back = 360 - degrees;
            let arguments = format!("-i IN -c copy -metadata:s:v rotate={back}");
            let bytes = made(extension, &arguments, &[&upright]);
            let (clean, out) = cleaned("turned", &bytes, extension);
            assert_eq!(clean.about.rotation, degrees);
            assert_eq!((clean.about.width, clean.about.height), size);
            let before = probed(&bytes, extension);
            assert!(before.to_string().contains("rotation"), "{before}");
            assert_eq!(before, probed(&out, "mp4"));
        }
    }
}

#[test]
fn sound_that_begins_late_begins_as_late() {
    let film = Scratch::of(&of("mp4", H264), "mp4");
    for (name, arguments) in [
        ("late sound", "-i IN -itsoffset 0.3 -i IN -map 0:v -map 1:a -c copy"),
        ("late pictures", "-itsoffset 0.3 -i IN -i IN -map 0:v -map 1:a -c copy"),
        ("longer sound", "-i IN -t 0.5 -i IN -map 1:v -map 0:a -c copy"),
    ] {
        let bytes = made("mp4", arguments, &[&film, &film]);
        let (_, out) = cleaned(name, &bytes, "mp4");
        assert_eq!(probed(&bytes, "mp4"), probed(&out, "mp4"), "{name}");
        assert_eq!(packets(&bytes, "mp4"), packets(&out, "mp4"), "{name}");
    }
}

#[test]
fn what_a_cut_hides_is_gone_and_what_it_shows_is_not() {
    // Noise that a decoder makes up depends on where it began.
    let film = Scratch::of(&of("mp4", &format!("{H264} -aac_pns 0")), "mp4");
    let mut bytes = film.bytes();
    // Half a second from 0.6 on: one key before, and what follows, are not needed.
    let elst = super::boxes::anywhere(&bytes, b"elst");
    let first = bytes.windows(4).position(|it| it == b"elst").unwrap() - 4;
    for (at, ticks) in [(first, 12_800_u32), (elst, 48_000)] {
        bytes[at + 16..at + 20].copy_from_slice(&300_u32.to_be_bytes());
        let start =
            u32::from_be_bytes(bytes[at + 20..at + 24].try_into().unwrap()) + ticks * 6 / 10;
        bytes[at + 20..at + 24].copy_from_slice(&start.to_be_bytes());
    }
    let (clean, out) = cleaned("cut", &bytes, "mp4");
    assert_eq!(kinds(&clean), [Removed::Software, Removed::ExtraTracks]);
    assert_eq!(clean.about.millis, 300);
    assert!(clean.about.frames < 14, "{}", clean.about.frames);
    assert!(out.len() * 2 < bytes.len(), "{} of {}", out.len(), bytes.len());
}

#[test]
fn fragments_become_one_film() {
    for coding in [H264, AV1] {
        let plain = of("mp4", coding);
        let (pictures, sound) = (sums(&plain, "mp4", "0"), sums(&plain, "mp4", "1"));
        for flags in [
            "frag_keyframe",
            "frag_keyframe+delay_moov",
            "frag_keyframe+delay_moov+default_base_moof",
            "frag_keyframe+delay_moov+separate_moof+omit_tfhd_offset",
            "frag_keyframe+delay_moov+negative_cts_offsets",
            "cmaf+frag_keyframe+delay_moov",
            "frag_keyframe+empty_moov",
        ] {
            // This program forgets how AV1 is coded where it writes the header first.
            if flags.contains("empty_moov") && coding == AV1 {
                continue;
            }
            let name = format!("{flags} {coding}");
            let bytes = of("mp4", &format!("{coding} -movflags {flags}"));
            let (clean, out) = cleaned_once(&name, &bytes);
            assert_eq!(clean.about.frames, 25, "{name}");
            assert!((1000..1100).contains(&clean.about.millis), "{name} {}", clean.about.millis);
            assert!(!contains(&out, b"moof"), "{name}");
            // The reader of the other program loses frames of some fragments, so what counts is the
            // film that was never in pieces.
            let seen = sums(&out, "mp4", "0");
            let alone = |of: &[(i64, String)]| of.iter().map(|it| it.1.clone()).collect::<Vec<_>>();
            assert_eq!(alone(&seen), alone(&pictures), "{name}");
            // Without this flag the program writes times of its own.
            assert!(!flags.contains("delay_moov") || seen == pictures, "{name}: {seen:?}");
            let (heard, full) = (alone(&sums(&out, "mp4", "1")), alone(&sound));
            assert_eq!(heard[heard.len() - 40..], full[full.len() - 40..], "{name}");
        }
    }
}

#[test]
fn one_track_of_pictures_and_one_of_sound_stay() {
    let subtitles = Scratch::of(b"1\n00:00:00,000 --> 00:00:01,000\nPLANTED-7f3a\n", "srt");
    let chapters =
        b";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=900\ntitle=PLANTED-7f3a\n";
    let chapters = Scratch::of(chapters, "txt");
    let inputs = "-i IN -i IN -map 0:v -map 0:v -map 1:a -map 1:a -map 2 -map_metadata 3";
    let arguments = format!(
        "{SOURCE} {inputs} -c:v:0 libx264 -pix_fmt yuv420p -c:v:1 mpeg4 -c:a aac -c:s mov_text \
         -metadata:s:a language=ger -timecode 01:02:03:04"
    );
    let bytes = made("mov", &arguments, &[&subtitles, &chapters]);
    let (clean, out) = cleaned("many tracks", &bytes, "mov");
    let gone = [
        Removed::Software,
        Removed::BetweenFrames,
        Removed::Subtitles,
        Removed::DataTracks,
        Removed::ExtraTracks,
        Removed::Language,
    ];
    for removed in gone {
        assert!(clean.removed.contains(&removed), "{removed:?} of {:?}", clean.removed);
    }
    assert!(contains(&bytes, b"PLANTED-7f3a") && !contains(&out, b"PLANTED-7f3a"));
    assert_eq!(out.windows(4).filter(|it| it == b"trak").count(), 2);
}
