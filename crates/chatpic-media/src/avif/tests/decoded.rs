//! What comes of a file with a decoder of AV1, here a plain ffmpeg, next to what avifdec makes of it.

use std::io::Write;
use std::process::{Command, Stdio};

use super::*;
use crate::avif::displayed::Aperture;
use crate::avif::properties::{Property, Says};
use crate::{Chroma, Coded, Decoded};

/// A frame that was handed on.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    pixels: Vec<u8>,
    width: u32,
    height: u32,
    channels: u8,
}

/// Every picture of `coded` through ffmpeg.
fn samples(coded: &Coded) -> Vec<u8> {
    let formats = match coded.chroma {
        Chroma::None => "gray",
        Chroma::Quarter => "yuv420p",
        Chroma::Half => "yuv422p",
        Chroma::Full => "yuv444p",
    };
    let deep = if coded.bits == 8 { String::new() } else { format!("{}le", coded.bits) };
    let mut format = format!("format={formats}{deep}");
    if coded.chroma == Chroma::Full {
        format += &format!("|gbrp{deep}");
    }
    let mut child = Command::new("ffmpeg")
        .args(["-loglevel", "error", "-f", "ivf", "-i", "pipe:0", "-vf", &format])
        .args(["-fps_mode", "passthrough", "-f", "rawvideo", "pipe:1"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("ffmpeg has to be installed");
    let mut stdin = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        // It may want no more.
        scope.spawn(move || drop(stdin.write_all(&coded.ivf)));
        child.wait_with_output().unwrap().stdout
    })
}

fn seen(bytes: &[u8]) -> Result<Vec<Seen>, Refusal> {
    let mut all = Vec::new();
    let through = |coded: &Coded, take: &mut dyn FnMut(&[u8])| {
        let len = usize::try_from(coded.bytes()).unwrap();
        samples(coded).chunks(len).for_each(take);
        Ok(())
    };
    decoded(bytes, through, &mut all)?;
    Ok(all)
}

fn decoded<'a>(
    bytes: &'a [u8],
    mut av1: impl FnMut(&Coded, &mut dyn FnMut(&[u8])) -> Result<(), Refusal>,
    all: &mut Vec<Seen>,
) -> Result<Decoded<'a>, Refusal> {
    crate::inspect(bytes, &Limits::default())?.decode_with(&mut av1, &mut |frame| {
        let (width, height, channels) = (frame.width, frame.height, frame.channels);
        all.push(Seen { pixels: frame.pixels.to_vec(), width, height, channels });
    })
}

/// What avifdec shows, in 8 bits, with each sample of colour for the pixels that it was taken from.
fn oracle(bytes: &[u8]) -> Vec<u8> {
    let (from, to) = (Temporary::new("avif", bytes), Temporary::new("png", b""));
    run("avifdec", &["--ignore-icc", "-d", "8", "-u", "nearest", from.path(), to.path()]);
    let png = std::fs::read(&to.0).unwrap();
    let mut decoder = ::png::Decoder::new(std::io::Cursor::new(png));
    decoder.set_transformations(::png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    match reader.next_frame(&mut pixels).unwrap().color_type {
        ::png::ColorType::Grayscale => pixels.iter().flat_map(|luma| [*luma; 3]).collect(),
        _ => pixels,
    }
}

#[test]
fn every_kind_of_still_avif_comes_out_as_others_show_it() {
    let (rgb_drawing, rgba_drawing) = (::png::ColorType::Rgb, ::png::ColorType::Rgba);
    for (drawing, options) in [
        (rgb_drawing, "-y 420"),
        (rgb_drawing, "-y 422 -r limited"),
        // Of 8 bits, avifdec's libyuv shortens the largest factor of BT.709, and is 13 off.
        (rgb_drawing, "-y 444 -d 10 -r limited --cicp 1/13/1"),
        (rgb_drawing, "-y 400"),
        (rgb_drawing, "-y 400 -d 12 -r limited"),
        (rgb_drawing, "-y 420 -d 10 --cicp 9/16/9 -r limited"),
        (rgb_drawing, "-y 444 -d 12 --cicp 9/16/9"),
        (rgb_drawing, "-y 444 --cicp 1/13/8"),
        (rgb_drawing, "-y 422 -d 10"),
        (rgb_drawing, "--lossless"),
        (rgb_drawing, "-y 444 -d 10 --cicp 9/13/0"),
        (rgb_drawing, "--grid 2x2"),
        (rgb_drawing, "-y 422 --grid 1x2 -d 10"),
        (rgba_drawing, "-y 420"),
        (rgba_drawing, "-y 444 -d 10"),
        (rgba_drawing, "-y 420 --grid 2x1"),
    ] {
        let options: Vec<&str> = options.split(' ').collect();
        let bytes = encoded(drawing, &options);
        let all = seen(&bytes).unwrap_or_else(|refusal| panic!("{options:?}: {refusal}"));
        let [one] = &all[..] else { panic!("{options:?}: {} frames", all.len()) };
        assert_eq!((one.width, one.height), (128, 128));
        assert_eq!(one.channels, if drawing == rgba_drawing { 4 } else { 3 }, "{options:?}");
        let shown = oracle(&bytes);
        assert_eq!(one.pixels.len(), shown.len(), "{options:?}");
        let worst = one.pixels.iter().zip(&shown).map(|(a, b)| a.abs_diff(*b)).max();
        assert!(worst <= Some(2), "{options:?}: {worst:?}");
    }
}

#[test]
fn colours_that_were_multiplied_by_alpha_are_divided_again() {
    let bytes = rgba(&["-y", "444", "-p"]);
    let (one, shown) = (&seen(&bytes).unwrap()[0], oracle(&bytes));
    for (a, b) in one.pixels.chunks_exact(4).zip(shown.chunks_exact(4)) {
        assert_eq!(a[3], b[3]);
        // Where little shows, each step of it is many steps of what it was.
        let most = 2 + 300 / u16::from(a[3].max(1));
        assert!(
            a[3] == 0 || (0..3).all(|it| u16::from(a[it].abs_diff(b[it])) <= most),
            "{a:?} {b:?}"
        );
    }
}

#[test]
fn tiles_that_reach_beyond_the_picture_are_cut() {
    let whole = rgb(&["--grid", "2x2"]);
    let cut = dirtied(&whole, |avif| {
        let primary = avif.picture.primary;
        avif.picture.items[primary].data = b"\0\0\x01\x01\0\x64\0\x50".to_vec().into();
        let size = b"\0\0\0\x14ispe\0\0\0\0\0\0\0\x64\0\0\0\x50".to_vec();
        let says = Says::Size(100, 80);
        avif.picture.properties.push(Property { bytes: size, says, blanked: false });
        let index = avif.picture.properties.len() - 1;
        let properties = &mut avif.picture.items[primary].properties;
        let old = &avif.picture.properties;
        properties.retain(|(it, _)| !matches!(old[*it].says, Says::Size(..)));
        properties.insert(0, (index, false));
    });
    let (whole, cut) = (&seen(&whole).unwrap()[0], &seen(&cut).unwrap()[0]);
    assert_eq!((cut.width, cut.height), (100, 80));
    let rows = whole.pixels.chunks(3 * 128).take(80).flat_map(|row| &row[..300]);
    assert!(cut.pixels.iter().eq(rows));
}

#[test]
fn a_part_that_is_shown_alone_comes_behind_the_whole() {
    let all = seen(&rgba(&["--crop", "10,20,64,50"])).unwrap();
    let [whole, part] = &all[..] else { panic!("{} frames", all.len()) };
    assert_eq!((whole.width, whole.height, part.width, part.height), (128, 128, 64, 50));
    let rows = whole.pixels.chunks(4 * 128).skip(20).take(50).flat_map(|row| &row[40..296]);
    assert!(part.pixels.iter().eq(rows));
    let nonsense = Aperture([(1, 0); 4]);
    assert_eq!(nonsense.within(128, 128), None);
}

#[test]
fn a_decoder_that_gives_less_or_more_makes_no_picture() {
    for bytes in [rgb(&[]), rgba(&["--grid", "2x2"])] {
        let mut given = Vec::new();
        let mut attempt = |count: usize, change: usize| {
            decoded(
                &bytes,
                |coded, take| {
                    let len = usize::try_from(coded.bytes()).unwrap() + change - 1;
                    (0..coded.count as usize + count - 1).for_each(|_| take(&vec![9; len]));
                    Ok(())
                },
                &mut given,
            )
            .map(drop)
        };
        assert_eq!(attempt(1, 1), Ok(()));
        assert_eq!(attempt(0, 1), Err(Refusal::Truncated));
        for (count, change) in [(2, 1), (1, 0), (1, 2)] {
            assert!(matches!(attempt(count, change), Err(Refusal::Broken(_))));
        }
        assert_eq!(given.len(), 1, "only a whole picture is handed on");
    }
}

#[test]
fn what_programs_would_show_in_different_ways_is_refused() {
    let unsupported = Refusal::Unsupported(Unsupported::OtherAvif);
    let said = |bytes: &[u8], kind: &[u8; 4], data: &'static [u8]| {
        dirtied(bytes, |avif| {
            let part = crate::boxes::IsoBox { kind: *kind, data, span: 0 };
            let kept = crate::avif::properties::keep(&part, &Limits::default()).unwrap().unwrap();
            avif.picture.properties.push(kept);
            let index = avif.picture.properties.len() - 1;
            let coded = |it: &&mut Kept<'_>| it.kind == *b"av01";
            let tile = avif.picture.items.iter_mut().find(coded).unwrap();
            tile.properties.push((index, false));
        })
    };
    let (one, grid) = (rgb(&[]), rgb(&["--grid", "2x2"]));
    assert_eq!(refused(&said(&one, b"lsel", b"\0\x01")), unsupported);
    assert!(seen(&said(&one, b"lsel", b"\xFF\xFF")).is_ok());
    assert_eq!(refused(&said(&one, b"a1op", b"\x01")), unsupported);
    assert_eq!(refused(&said(&grid, b"irot", b"\x01")), unsupported);
    assert!(seen(&said(&one, b"irot", b"\x01")).is_ok());
    // Two frames, of which one would be seen.
    let twice = dirtied(&one, |avif| {
        let data = avif.picture.items[0].data.repeat(2);
        avif.picture.items[0].data = data.into();
    });
    assert_eq!(refused(&twice), unsupported);
    // A tile with alpha, and another without.
    let half = dirtied(&rgba(&["--grid", "2x1"]), |avif| {
        let auxiliary = |it: &&Property| it.says == Says::Alpha;
        let place = avif.picture.properties.iter().position(|it| auxiliary(&it)).unwrap();
        let grids = avif.picture.references.iter().filter(|it| it.kind == *b"dimg");
        let tiles: Vec<usize> = grids.map(|it| it.to[0]).collect();
        avif.picture.items[tiles[1]].properties.push((place, false));
        let links = avif.picture.references.iter_mut();
        for link in links.filter(|it| it.kind == *b"auxl") {
            (link.from, link.to) = (tiles[1], vec![tiles[0]]);
        }
    });
    assert_eq!(refused(&half), unsupported);
}

fn references_alpha(picture: &crate::avif::Picture<'_>) -> usize {
    picture.references.iter().find(|it| it.kind == *b"auxl").unwrap().from
}

#[test]
fn alpha_of_another_size_is_refused() {
    let bytes = rgba(&[]);
    let small = dirtied(&bytes, |avif| {
        let alpha = references_alpha(&avif.picture);
        let size = b"\0\0\0\x14ispe\0\0\0\0\0\0\0\x40\0\0\0\x40".to_vec();
        let says = Says::Size(64, 64);
        avif.picture.properties.push(Property { bytes: size, says, blanked: false });
        let index = avif.picture.properties.len() - 1;
        let old = &avif.picture.properties;
        let properties = &mut avif.picture.items[alpha].properties;
        properties.retain(|(it, _)| !matches!(old[*it].says, Says::Size(..)));
        properties.insert(0, (index, false));
    });
    assert_eq!(refused(&small), Refusal::Broken("a picture's alpha has another size"));
}
