//! What the jobs give.

use std::time::Duration;

use chatpic_worker::{Failed, Format, Frame, Size};

use super::videos::{FLASH, HEIGHT, MP4, STAIRS, STAIRS_WEBM, WIDTH, make};
use super::{WORKER, ffmpeg};

const SECOND: Duration = Duration::from_secs(1);

#[test]
fn the_check_says_which_ffmpeg_it_is() {
    let health = WORKER.check().unwrap();
    let plain = ffmpeg("ffmpeg", "-version", b"");
    let plain = String::from_utf8(plain).unwrap();
    assert!(plain.starts_with(&format!("ffmpeg version {} ", health.ffmpeg)), "{health:?}");
    assert!(health.landlock.unwrap() >= 1);
}

#[test]
fn a_video_can_be_probed_and_something_else_can_not() {
    WORKER.probe(Format::Mp4, &mut &STAIRS[..]).unwrap();
    WORKER.probe(Format::WebM, &mut &STAIRS_WEBM[..]).unwrap();
    for (format, bytes) in [(Format::WebM, &STAIRS), (Format::Mp4, &STAIRS_WEBM)] {
        let failed = WORKER.probe(format, &mut &bytes[..]).unwrap_err();
        assert!(failed.is_of_media(), "{failed:?}");
    }
}

#[test]
fn every_codec_that_is_accepted_is_decoded() {
    let input = "-f lavfi -i testsrc2=s=320x180:r=25:d=1 -f lavfi -i sine=d=1";
    for (format, codecs) in [
        (Format::Mp4, "-c:v libx265 -x265-params log-level=none -c:a alac"),
        (Format::Mp4, "-c:v libaom-av1 -cpu-used 8 -c:a libmp3lame"),
        (Format::Mp4, "-c:v libvpx-vp9 -deadline realtime -c:a libopus"),
        (Format::WebM, "-c:v libvpx -deadline realtime -c:a libvorbis"),
        (Format::WebM, "-c:v libaom-av1 -cpu-used 8 -c:a libopus"),
    ] {
        let container = match format {
            Format::Mp4 => "-movflags +faststart -f mp4",
            Format::WebM => "-f webm",
        };
        let video = make(input, &format!("{codecs} {container}"));
        let mut made = Vec::new();
        let taken = &mut |piece: &[u8]| {
            made.extend_from_slice(piece);
            Ok(())
        };
        WORKER.transcode(format, &mut &video[..], taken).unwrap();
        assert_eq!(streams(&made), ["h264,320,180", "aac"], "{codecs}");
    }
}

#[test]
fn a_codec_that_is_not_accepted_is_refused() {
    let video =
        make("-f lavfi -i testsrc2=s=320x180:d=1", "-c:v mpeg4 -movflags +faststart -f mp4");
    let failed = WORKER.probe(Format::Mp4, &mut &video[..]).unwrap_err();
    assert!(matches!(failed, Failed::Refused { .. }), "{failed:?}");
}

#[test]
fn frames_come_one_a_second_with_their_size_and_time() {
    let size = Size::within(320, 180, 96);
    for (format, video) in [(Format::Mp4, &STAIRS), (Format::WebM, &STAIRS_WEBM)] {
        let seen = frames(format, size, SECOND, video);
        // Sound that begins before the pictures moves them by its first few milliseconds.
        let times: Vec<u64> = seen.iter().map(|(at, _)| at - at % 50).collect();
        assert_eq!(times, [0, 1000, 2000, 3000], "{format:?}");
        for ((_, gray), step) in seen.iter().zip(0i16..) {
            // Luma of television, 16 to 235.
            let expected = (f32::from(40 + 20 * step) - 16.0) * 255.0 / 219.0;
            assert!((gray - expected).abs() < 4.0, "{format:?}: {gray} is not {expected}");
        }
    }
}

#[test]
fn a_cut_between_two_seconds_is_seen() {
    let seen = frames(Format::Mp4, Size::within(320, 180, 64), SECOND, &FLASH);
    let white = seen.iter().find(|(_, gray)| *gray > 200.0).expect("the flash is seen");
    assert!((1200..1700).contains(&white.0), "{seen:?}");
}

#[test]
fn a_flood_of_cuts_hides_nothing_that_comes_after_it() {
    // Black and white in turn, and for eight frames gray.
    let lum = "geq=lum='if(between(N,100,107),128,16+219*mod(N,2))':cb=128:cr=128";
    let video = make(&format!("-f lavfi -i color=s=320x180:r=30:d=5,{lum}"), MP4);
    let seen = frames(Format::Mp4, Size::within(320, 180, 64), SECOND, &video);
    assert!(seen.iter().any(|(_, gray)| (100.0..160.0).contains(gray)), "{seen:?}");
    assert!(seen.len() < 110, "and not every frame is looked at: {}", seen.len());
}

#[test]
fn frames_without_times_are_looked_at() {
    // Ten seconds that grow brighter, of which each frame says that it takes no time.
    let lum = "geq=lum='40+20*floor(T)':cb=128:cr=128";
    let mut video = make(&format!("-f lavfi -i color=s=320x180:r=30:d=10,{lum}"), MP4);
    let table = video.windows(4).position(|it| it == b"stts").unwrap();
    // The table: version and flags, one entry, so many frames of this length.
    assert_eq!(video[table + 8..table + 16], [0, 0, 0, 1, 0, 0, 1, 44]);
    video[table + 16..table + 20].fill(0);
    let seen = frames(Format::Mp4, Size::within(320, 180, 64), SECOND, &video);
    let brightest = seen.iter().map(|(_, gray)| *gray).fold(0.0, f32::max);
    assert!(seen.len() >= 3 && brightest > 180.0, "{seen:?}");
}

#[test]
fn what_is_cut_away_by_an_edit_list_is_looked_at() {
    // A player that knows edit lists begins after the first second.
    let directory = tempfile::tempdir().unwrap();
    let whole = directory.path().join("whole.mp4");
    std::fs::write(&whole, &STAIRS[..]).unwrap();
    let cut =
        make(&format!("-ss 1.5 -i {}", whole.display()), "-c copy -an -movflags +faststart -f mp4");
    let seen = frames(Format::Mp4, Size::within(320, 180, 64), SECOND, &cut);
    assert!(seen[0].1 < 40.0, "it begins with the darkest step: {seen:?}");
}

#[test]
fn a_poster_is_the_frame_at_its_time() {
    let size = Size::new(64, 36).unwrap();
    for (seconds, step) in [(0, 0.0), (2, 2.0)] {
        let at = Duration::from_secs(seconds);
        let rgb = WORKER.poster(Format::Mp4, at, size, &mut &STAIRS[..]).unwrap();
        assert_eq!(rgb.len(), 64 * 36 * 3);
        let expected = (40.0 + 20.0 * step - 16.0) * 255.0 / 219.0;
        assert!((mean(&rgb) - expected).abs() < 4.0);
    }
    let behind = WORKER.poster(Format::Mp4, Duration::from_secs(9), size, &mut &STAIRS[..]);
    assert!(matches!(behind, Err(Failed::Unfit(_))), "{behind:?}");
}

#[test]
fn a_poster_stands_upright() {
    // Left dark, right bright, and to be turned by a quarter.
    let directory = tempfile::tempdir().unwrap();
    let (lying, turned) = (directory.path().join("lying.mp4"), directory.path().join("turned.mp4"));
    let filter = "color=black:s=320x180:d=1,format=gray,drawbox=x=160:c=white:t=fill";
    std::fs::write(&lying, make(&format!("-f lavfi -i {filter}"), MP4)).unwrap();
    let turn = format!("-display_rotation 90 -i {}", lying.display());
    let turn_by_tag = format!("-i {} -metadata:s:v rotate=90", lying.display());
    let output = format!("-c copy -movflags +faststart -f mp4 {}", turned.display());
    // Newer ones have the option, older ones the tag.
    let help = String::from_utf8(ffmpeg("ffmpeg", "-h full", b"")).unwrap();
    let turn = if help.contains("-display_rotation") { turn } else { turn_by_tag };
    ffmpeg("ffmpeg", &format!("{turn} {output}"), b"");
    let video = std::fs::read(turned).unwrap();
    let size = Size::within(180, 320, 64);
    let rgb = WORKER.poster(Format::Mp4, Duration::ZERO, size, &mut &video[..]).unwrap();
    let (top, bottom) = rgb.split_at(rgb.len() / 2);
    assert!((mean(top) - mean(bottom)).abs() > 200.0, "one half is dark, the other bright");
}

#[test]
fn a_transcoded_video_is_h264_and_aac_and_as_long() {
    let mut made = Vec::new();
    let taken = &mut |piece: &[u8]| {
        made.extend_from_slice(piece);
        Ok(())
    };
    WORKER.transcode(Format::WebM, &mut &STAIRS_WEBM[..], taken).unwrap();
    let streams = streams(&made);
    assert_eq!(streams, ["h264,320,180", "aac"]);
    let counted = frames(Format::Mp4, Size::within(320, 180, 64), SECOND, &made);
    assert_eq!(counted.len(), 4);
    for private in [&b"Lavf5"[..], b"creation_time"] {
        assert!(!made.windows(private.len()).any(|it| it == private));
    }
}

#[test]
fn a_burned_picture_lies_over_every_frame_where_it_should() {
    let full = Size::new(320, 180).unwrap();
    let rgba = red_stamp();
    for (format, video) in [(Format::Mp4, &STAIRS), (Format::WebM, &STAIRS_WEBM)] {
        let mut made = Vec::new();
        let taken = &mut |piece: &[u8]| {
            made.extend_from_slice(piece);
            Ok(())
        };
        WORKER.burn(format, full, &rgba, &mut &video[..], taken).unwrap();
        assert_eq!(streams(&made), ["h264,320,180", "aac"]);
        let mut counted = 0;
        let each = &mut |frame: Frame<'_>| {
            let pixel = |x: usize, y: usize| &frame.rgb[(y * WIDTH + x) * 3..][..3];
            let (red, clear, outside) = (pixel(108, 58), pixel(124, 58), pixel(20, HEIGHT - 20));
            assert!(red[0] > 180 && red[1] < 60 && red[2] < 60, "{red:?}");
            for gray in [clear, outside] {
                assert!(gray[0].abs_diff(gray[1]) < 8 && gray[1].abs_diff(gray[2]) < 8, "{gray:?}");
            }
            counted += 1;
            Ok(())
        };
        WORKER.frames(Format::Mp4, full, SECOND, &mut &made[..], each).unwrap();
        assert_eq!(counted, 4);
    }
}

#[test]
fn frames_that_change_their_size_have_the_picture_too() {
    let part = |size: &str| {
        let coded = "-c:v libx264 -bf 0 -pix_fmt yuv420p -f h264 pipe:1";
        make(&format!("-f lavfi -i color=gray:s={size}:r=30:d=1"), coded)
    };
    let both = [part("320x180"), part("480x320")].concat();
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("both.h264");
    std::fs::write(&path, both).unwrap();
    let copied = "-c copy -bsf:v dump_extra=freq=keyframe -movflags +faststart -f mp4";
    let video = make(&format!("-r 30 -i {}", path.display()), copied);

    let mut made = Vec::new();
    let full = Size::new(320, 180).unwrap();
    let taken = &mut |piece: &[u8]| {
        made.extend_from_slice(piece);
        Ok(())
    };
    WORKER.burn(Format::Mp4, full, &red_stamp(), &mut &video[..], taken).unwrap();
    let raw = "-f rawvideo -pix_fmt rgb24 pipe:1";
    let frames = ffmpeg("ffmpeg", &format!("-f mp4 -i pipe:0 {raw}"), &made);
    let frames = frames.chunks_exact(full.bytes(3));
    assert_eq!(frames.len(), 60);
    for frame in frames {
        let pixel = &frame[(58 * WIDTH + 108) * 3..][..3];
        assert!(pixel[0] > 180 && pixel[1] < 60 && pixel[2] < 60, "{pixel:?}");
    }
}

#[test]
fn a_picture_of_another_size_is_not_burned() {
    let size = Size::new(2, 2).unwrap();
    let burned = WORKER.burn(Format::Mp4, size, &[0; 15], &mut &STAIRS[..], &mut |_| Ok(()));
    assert!(matches!(burned, Err(Failed::Input(_))));
}

/// Clear, but for 16 pixels by 16 of red at 100, 50.
fn red_stamp() -> Vec<u8> {
    let mut rgba = vec![0; WIDTH * HEIGHT * 4];
    for row in 50..66 {
        let from = (row * WIDTH + 100) * 4;
        rgba[from..][..64].copy_from_slice(&[255, 0, 0, 255].repeat(16));
    }
    rgba
}

/// The milliseconds and the mean brightness of each frame.
fn frames(format: Format, size: Size, every: Duration, video: &[u8]) -> Vec<(u64, f32)> {
    let mut seen = Vec::new();
    let each = &mut |frame: Frame<'_>| {
        assert_eq!((frame.size, frame.rgb.len()), (size, size.bytes(3)));
        seen.push((u64::try_from(frame.at.as_millis()).unwrap(), mean(frame.rgb)));
        Ok(())
    };
    let counted = WORKER.frames(format, size, every, &mut &video[..], each).unwrap();
    assert_eq!(usize::try_from(counted).unwrap(), seen.len());
    seen
}

fn mean(rgb: &[u8]) -> f32 {
    let sum: u32 = rgb.iter().map(|&byte| u32::from(byte)).sum();
    let count = u16::try_from(rgb.len() / 64).unwrap();
    f32::from(u16::try_from(sum / (64 * u32::from(count))).unwrap())
}

fn streams(video: &[u8]) -> Vec<String> {
    let asked = "-show_entries stream=codec_name,width,height -of csv=p=0 -i pipe:0";
    let said = String::from_utf8(ffmpeg("ffprobe", asked, video)).unwrap();
    said.split_whitespace().map(str::to_owned).collect()
}
