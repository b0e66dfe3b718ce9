//! Words planted wherever devices and programs write them are gone, and the sender is told what about.

use chatpic_media::Removed;

use super::super::oracle::contains;
use super::boxes::{boxed, data_track, plant};
use super::film::{SOURCE, Scratch, cleaned, kinds, made};
use super::mp4::{AV1, H264, H265};

const MARKER: &[u8] = b"PLANTED-7f3a";

/// A film whose `moov` stands behind its frames.
fn film(extension: &str, arguments: &str) -> Vec<u8> {
    made(extension, &format!("{SOURCE} {H264} {arguments}"), &[])
}

/// Cleans a film in which the marker is, and holds it to be gone.
fn unplanted(name: &str, bytes: &[u8], extension: &str) -> Vec<Removed> {
    assert!(contains(bytes, MARKER), "{name}: nothing planted");
    let (clean, out) = cleaned(name, bytes, extension);
    for word in [MARKER, b"Lavc", b"Lavf", b"x264"] {
        assert!(!contains(&out, word), "{name}: {}", String::from_utf8_lossy(word));
    }
    kinds(&clean)
}

#[test]
fn tags_that_programs_write_are_gone() {
    let tags = |names: &[&str]| {
        names.iter().map(|it| format!(" -metadata {it}=PLANTED-7f3a")).collect::<String>()
    };
    let position = "-metadata location=+12.3456-045.6789/ -metadata title=PLANTED-7f3a";
    let apple = [
        "com.apple.quicktime.location.ISO6709",
        "com.apple.quicktime.make",
        "com.apple.quicktime.model",
        "com.apple.quicktime.software",
        "com.apple.quicktime.creationdate",
        "com.apple.quicktime.content.identifier",
        "com.android.version",
        "com.android.manufacturer",
    ];
    let always = [Removed::Software, Removed::BetweenFrames];
    for (name, extension, arguments, about) in [
        ("position", "mp4", position.to_owned(), vec![Removed::GpsPosition, Removed::Comment]),
        ("position in mov", "mov", position.to_owned(), vec![Removed::GpsPosition]),
        (
            "keys",
            "mov",
            format!("-movflags use_metadata_tags{}", tags(&apple)),
            vec![Removed::GpsPosition, Removed::CameraModel, Removed::SerialNumber, Removed::Times],
        ),
        (
            "iTunes",
            "mp4",
            tags(&["title", "artist", "comment", "copyright", "date", "album", "description"]),
            vec![Removed::Names, Removed::Times, Removed::Comment],
        ),
        (
            "QuickTime",
            "mov",
            tags(&["make", "model", "author", "comment", "encoder"]),
            vec![Removed::CameraModel, Removed::Names, Removed::Comment],
        ),
        (
            "times",
            "mp4",
            "-metadata creation_time=2024-05-06T07:08:09Z -metadata title=PLANTED-7f3a".to_owned(),
            vec![Removed::Times],
        ),
        (
            "tracks",
            "mp4",
            "-metadata:s:v handler_name=PLANTED-7f3a -metadata:s:a language=deu".to_owned(),
            vec![Removed::Language],
        ),
        (
            "between frames",
            "mp4",
            "-bsf:v h264_metadata=sei_user_data=086f3693-b7b3-4f2c-9653-21492feee5b8+PLANTED-7f3a"
                .to_owned(),
            vec![Removed::BetweenFrames],
        ),
    ] {
        let removed = unplanted(name, &film(extension, &arguments), extension);
        for about in always.iter().chain(&about) {
            assert!(removed.contains(about), "{name}: {about:?} of {removed:?}");
        }
    }
}

#[test]
fn boxes_that_devices_write_are_gone() {
    let text = [&[0, 12, 0x15, 0xC7][..], MARKER].concat();
    let tag = |kind: &[u8; 4]| boxed(b"udta", &boxed(kind, &text));
    let place = [&[0, 0, 0, 0, 0x15, 0xC7][..], MARKER, &[0; 16]].concat();
    let xmp = [&XMP[..], b"<x:xmpmeta>", MARKER].concat();
    let unknown = [&[7; 16][..], MARKER].concat();
    let item = |kind: &[u8; 4]| boxed(b"ilst", &boxed(kind, &boxed(b"data", &text)));
    let handler = boxed(b"hdlr", b"\0\0\0\0\0\0\0\0mdirappl\0\0\0\0\0\0\0\0\0");
    let meta = |kind: &[u8; 4]| boxed(b"meta", &[&[0; 4], &handler[..], &item(kind)].concat());
    let in_film: [&[&[u8; 4]]; 3] = [&[b"moov"], &[b"moov", b"trak"], &[b"moov", b"trak", b"mdia"]];
    let whole = film("mp4", "-map_metadata -1");
    let kinds = [
        ("xyz", tag(b"\xA9xyz"), Removed::GpsPosition),
        ("3GPP", boxed(b"udta", &boxed(b"loci", &place)), Removed::GpsPosition),
        ("maker", tag(b"\xA9mak"), Removed::CameraModel),
        ("model", tag(b"\xA9mod"), Removed::CameraModel),
        ("program", tag(b"\xA9swr"), Removed::Software),
        ("name", tag(b"\xA9nam"), Removed::Comment),
        ("GoPro", tag(b"CAME"), Removed::SerialNumber),
        ("XMP tag", tag(b"XMP_"), Removed::Xmp),
        ("XMP", boxed(b"uuid", &xmp), Removed::Xmp),
        ("private", boxed(b"uuid", &unknown), Removed::Comment),
        ("cover", boxed(b"udta", &meta(b"covr")), Removed::Thumbnail),
        ("artist", meta(b"\xA9ART"), Removed::Names),
    ];
    for (number, (name, content, about)) in kinds.into_iter().enumerate() {
        let mut bytes = whole.clone();
        let path = in_film[number % in_film.len()];
        plant(&mut bytes, path, &content);
        let removed = unplanted(name, &bytes, "mp4");
        assert!(removed.contains(&about), "{name} {path:?}: {removed:?}");
        let removed = unplanted(name, &[&whole[..], &content].concat(), "mp4");
        assert!(removed.contains(&about), "{name} behind: {removed:?}");
    }
    unplanted("free", &[whole, boxed(b"free", MARKER)].concat(), "mp4");
}

#[test]
fn tracks_of_sensors_are_gone_with_their_frames() {
    for (handler, coding) in [(b"meta", b"gpmd"), (b"meta", b"camm"), (b"camm", b"camm")] {
        let mut bytes = film("mp4", "");
        let at = bytes.len() + 8;
        bytes.extend(boxed(b"mdat", MARKER));
        // The `moov` stands before these frames, and they move with it.
        let track = data_track(handler, coding, at, MARKER.len());
        let track = data_track(handler, coding, at + track.len(), MARKER.len());
        plant(&mut bytes, &[b"moov"], &track);
        let removed = unplanted("sensors", &bytes, "mp4");
        assert!(removed.contains(&Removed::DataTracks), "{removed:?}");
    }
}

#[test]
fn covers_are_gone() {
    let film = Scratch::of(&film("mp4", "-metadata comment=PLANTED-7f3a"), "mp4");
    let cover = made("jpg", "-f lavfi -i testsrc2=size=64x48 -frames:v 1", &[]);
    let cover = Scratch::of(&cover, "jpg");
    let arguments = "-i IN -i IN -map 0 -map 1 -c copy -disposition:v:1 attached_pic";
    let bytes = made("mp4", arguments, &[&film, &cover]);
    assert!(contains(&bytes, b"covr"));
    let removed = unplanted("cover", &bytes, "mp4");
    assert!(removed.contains(&Removed::Thumbnail), "{removed:?}");
}

#[test]
fn what_stands_behind_the_end_is_gone() {
    for tail in [MARKER.to_vec(), [MARKER, &[0; 100]].concat(), [&[0; 5][..], MARKER].concat()] {
        let mut bytes = film("mp4", "");
        bytes.extend(&tail);
        assert!(contains(&bytes, MARKER));
        let (clean, out) = cleaned("tail", &bytes, "mp4");
        assert!(!contains(&out, MARKER));
        let behind = Removed::AfterEnd(u64::try_from(tail.len()).unwrap());
        let unneeded = |it: &Removed| matches!(it, Removed::Unneeded(_));
        assert!(clean.removed.contains(&behind) || clean.removed.iter().any(unneeded));
    }
}

#[test]
fn notes_between_frames_of_h265_are_gone() {
    let arguments = H265.replace("keyint=12", "keyint=12:bframes=0").replace("-c:a aac", "-an");
    let mut stream =
        made("hevc", &format!("{SOURCE} {}", arguments.replace("-tag:v hvc1", "")), &[]);
    // Before the first slice, which is one that decoding can begin at.
    let slice = |it: &[u8]| it[..3] == [0, 0, 1] && (16..=21).contains(&(it[3] >> 1 & 0x3F));
    let at = stream.windows(4).position(slice).unwrap();
    let note = [&b"\0\0\x01\x4E\x01\x05\x1C0123456789abcdef"[..], MARKER, &[0x80]].concat();
    stream.splice(at..at, note);
    let stream = Scratch::of(&stream, "hevc");
    let bytes = made("mp4", "-fflags +genpts -r 25 -i IN -c copy -tag:v hvc1", &[&stream]);
    let removed = unplanted("H.265", &bytes, "mp4");
    assert!(removed.contains(&Removed::BetweenFrames), "{removed:?}");
}

#[test]
fn notes_between_frames_of_av1_are_gone() {
    let mut stream = made("ivf", &format!("{SOURCE} {AV1} -an"), &[]);
    // A header of 32 bytes, then frames behind their length and time. The first unit is a delimiter;
    // behind it come metadata (ITU-T T.35) and padding.
    let note =
        [&[0x2A, 16, 4, 0xB5, 0][..], MARKER, &[0x80], &[0x7A, 13], MARKER, &[0x80]].concat();
    assert_eq!(stream[44..46], [0x12, 0]);
    stream.splice(46..46, note.iter().copied());
    let len = u32::from_le_bytes(stream[32..36].try_into().unwrap());
    let len = len + u32::try_from(note.len()).unwrap();
    stream[32..36].copy_from_slice(&len.to_le_bytes());
    let stream = Scratch::of(&stream, "ivf");
    for extension in ["mp4", "webm"] {
        let bytes = made(extension, "-i IN -c copy", &[&stream]);
        let removed = unplanted("AV1", &bytes, extension);
        assert!(removed.contains(&Removed::BetweenFrames), "{removed:?}");
    }
}

const XMP: [u8; 16] = [
    0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC,
];
