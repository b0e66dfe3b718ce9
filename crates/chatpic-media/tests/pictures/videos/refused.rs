//! Videos that are not taken, each with its reason.

use chatpic_media::Refusal::{self, Broken, NotAccepted, TooLarge, Truncated, Unsupported};
use chatpic_media::Unsupported as Reason;
use chatpic_media::video::Limits;

use super::boxes::{anywhere, boxed, data_track, plant};
use super::film::{SOURCE, attempt, attempt_within, made};
use super::mp4::H264;

fn film(arguments: &str) -> Vec<u8> {
    made("mp4", &format!("{SOURCE} {arguments}"), &[])
}

fn refused(bytes: &[u8]) -> Refusal {
    attempt(bytes).map(|(clean, _)| clean).expect_err("it is taken")
}

#[test]
fn each_limit_is_inclusive_and_named() {
    let bytes = film(H264);
    let size = u64::try_from(bytes.len()).unwrap();
    let within = |limits: Limits| attempt_within(&bytes, &limits).map(|(clean, _)| clean.about);
    let tight = Limits {
        bytes: size,
        millis: 1000,
        long_side: 160,
        short_side: 120,
        samples: 25 + 48,
        ..Limits::default()
    };
    assert!(within(tight.clone()).is_ok(), "{:?}", within(tight));
    for (limits, what, limit) in [
        (Limits { bytes: size - 1, ..tight.clone() }, "bytes", size - 1),
        (Limits { millis: 999, ..tight.clone() }, "seconds", 0),
        (Limits { long_side: 159, ..tight.clone() }, "pixels along the longer side", 159),
        (Limits { short_side: 119, ..tight.clone() }, "pixels along the shorter side", 119),
        (Limits { samples: 72, ..tight.clone() }, "frames", 72),
        (Limits { sample_bytes: 1000, ..tight.clone() }, "bytes in one frame", 1000),
        (Limits { head_bytes: 1000, ..tight.clone() }, "bytes of metadata", 1000),
        (Limits { parts: 30, ..tight.clone() }, "parts in one file", 30),
    ] {
        assert_eq!(within(limits), Err(TooLarge { what, limit }));
    }
}

#[test]
fn a_sequence_larger_than_its_box_says_is_refused() {
    let mut bytes = film("-an -c:v libx264 -pix_fmt yuv420p -movflags +faststart");
    // The entry says 32 × 32, its sequence 160 × 120.
    let entry = anywhere(&bytes, b"avc1") + 8;
    bytes[entry + 24..entry + 28].copy_from_slice(&[0, 32, 0, 32]);
    let limits = Limits { long_side: 64, short_side: 64, ..Limits::default() };
    let refusal = attempt_within(&bytes, &limits).map(|(clean, _)| clean).unwrap_err();
    assert!(matches!(refusal, TooLarge { .. }), "{refusal}");
}

#[test]
fn what_has_no_video_or_another_one_is_refused() {
    let other = Reason::PicturesOfVideo;
    let sound = Reason::SoundOfVideo;
    for (arguments, reason) in [
        ("-vn -c:a aac", Reason::NoVideo),
        ("-an -c:v mpeg4", other),
        ("-c:v libx264 -pix_fmt yuv420p -c:a libmp3lame", sound),
        ("-c:v libx264 -pix_fmt yuv420p -c:a ac3", sound),
        (
            "-c:v libx264 -pix_fmt yuv420p -an -encryption_scheme cenc-aes-ctr \
             -encryption_key 76a6c65c5ea762046bd749a2e632ccbb \
             -encryption_kid a7e61c373e219033c21091fa607bf3b8",
            Reason::EncryptedVideo,
        ),
    ] {
        assert_eq!(refused(&film(arguments)), Unsupported(reason), "{arguments}");
    }
    let pcm = made("mov", &format!("{SOURCE} -c:v libx264 -pix_fmt yuv420p -c:a pcm_s16le"), &[]);
    assert_eq!(refused(&pcm), Unsupported(sound));
}

#[test]
fn films_that_lie_are_refused() {
    let whole = film("-an -c:v libx264 -bf 0 -pix_fmt yuv420p");
    let with = |kind: &[u8; 4], at: usize, value: u32| {
        let mut bytes = whole.clone();
        let from = anywhere(&bytes, kind) + 8 + at;
        bytes[from..from + 4].copy_from_slice(&value.to_be_bytes());
        refused(&bytes)
    };
    assert_eq!(with(b"url ", 0, 0), Unsupported(Reason::ScatteredVideo));
    assert_eq!(with(b"elst", 16, 2 << 16), Unsupported(Reason::ChangingSpeed));
    assert_eq!(with(b"elst", 12, 1 << 30), Broken("a cut begins behind its track"));
    assert_eq!(with(b"mdhd", 12, 0), Broken("a track has no clock"));
    assert_eq!(with(b"mvhd", 12, 0), Broken("the film has no clock"));
    assert_eq!(with(b"tkhd", 44, 1 << 16), Unsupported(Reason::OddTurn));
    let outside = Broken("a frame lies outside of the file's media");
    assert_eq!(with(b"stco", 8, u32::MAX), outside);
    assert_eq!(with(b"stco", 8, 0), outside);
    assert_eq!(with(b"stsz", 12, 500_000), outside);
    assert_eq!(with(b"stts", 12, 0), Broken("the video has no length"));
    let limit = 600;
    assert_eq!(with(b"stts", 12, u32::MAX), TooLarge { what: "seconds", limit });
    assert_eq!(with(b"avcC", 0, 0x0264_0000), Unsupported(Reason::CodecSetup));
}

#[test]
fn frames_over_one_another_are_refused() {
    let mut bytes = film("-an -c:v libx264 -pix_fmt yuv420p");
    // All frames but one, and that one in a second chunk at the place of the first.
    let stsz = anywhere(&bytes, b"stsz") + 12;
    let same = [0, 0, 0, 64, 0, 0, 0, 25];
    bytes[stsz..stsz + 8].copy_from_slice(&same);
    let stsc = anywhere(&bytes, b"stsc") + 16;
    let stco = anywhere(&bytes, b"stco");
    assert_eq!(bytes[stco + 8 + 4..stco + 16], [0, 0, 0, 1], "one chunk");
    assert_eq!(bytes[stsc + 4..stsc + 8], [0, 0, 0, 25], "of all frames");
    bytes[stsc + 4..stsc + 8].copy_from_slice(&[0, 0, 0, 24]);
    let at: [u8; 4] = bytes[stco + 16..stco + 20].try_into().unwrap();
    bytes[stco + 12..stco + 16].copy_from_slice(&[0, 0, 0, 2]);
    plant(&mut bytes, &[b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stco"], &at);
    assert_eq!(refused(&bytes), Broken("frames lie over one another"));
}

#[test]
fn more_tracks_than_any_camera_writes_are_refused() {
    let whole = film("-an -c:v libx264 -pix_fmt yuv420p");
    let many = (0..64_u8).flat_map(|number| {
        let mut track = data_track(b"meta", b"gpmd", 48, 1);
        // The number, in the track's header.
        track[31] = 100 + number;
        track
    });
    let mut bytes = whole;
    plant(&mut bytes, &[b"moov"], &many.collect::<Vec<_>>());
    assert_eq!(refused(&bytes), TooLarge { what: "tracks", limit: 64 });
}

#[test]
fn boxes_without_end_are_refused_soon() {
    let head = &film("-an -c:v libx264 -pix_fmt yuv420p");
    let ftyp = &head[..32];
    assert_eq!(refused(ftyp), Truncated);
    assert_eq!(refused(&[ftyp, b"\0\0\0\0moov"].concat()), Truncated);
    assert_eq!(refused(&[ftyp, b"\0\0\0\x01moov\0\0\0\0\0\0\0\x0F"].concat()), Truncated);
    assert_eq!(
        refused(&[ftyp, b"\0\0\0\x01mdat\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"].concat()),
        Truncated
    );
    assert_eq!(refused(&[ftyp, b"\0\0\0\x07moov"].concat()), Truncated);
    let many = boxed(b"free", b"").repeat(300_000);
    let parts = TooLarge { what: "parts in one file", limit: 200_000 };
    assert_eq!(refused(&[ftyp, &many].concat()), parts);
    assert_eq!(refused(&[ftyp, &boxed(b"moov", &many)].concat()), parts);
    let mut nested = Vec::new();
    for kind in [b"moov", b"trak", b"mdia", b"minf", b"stbl"].repeat(2000) {
        nested = boxed(kind, &nested);
    }
    assert_eq!(
        refused(&[ftyp, &boxed(b"moov", &nested)].concat()),
        Broken("the film has no clock")
    );
    let large = [ftyp, &boxed(b"moov", &vec![0; 17 << 20])].concat();
    assert_eq!(refused(&large), TooLarge { what: "bytes of metadata", limit: 16 << 20 });
}

#[test]
fn what_is_no_video_is_not_accepted() {
    for bytes in [&b""[..], b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", b"GIF89a", b"\x1A\x45\xDF\xA3"] {
        assert_eq!(refused(bytes), NotAccepted);
    }
}
