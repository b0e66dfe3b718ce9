//! A picture that comes in strips of rows: hashed and made small as they pass, so that nothing holds all of
//! its pixels. Only what must be seen as a whole, since the bottom may be a border, is decoded once more.

use chatpic_media::{Decoded, Limits, Refusal, Shrinking, Strips, Thumbnail, inspect};
use chatpic_scan::Passing;

use super::looks::Looks;

/// Decodes `strips`, which are those of `bytes`, and has `looks` see what they show.
pub fn look<'a>(
    strips: Strips<'a>,
    bytes: &[u8],
    limits: &Limits,
    looks: &mut Looks,
    thumbs: bool,
    thumb: &mut Option<Thumbnail>,
) -> Result<Decoded<'a>, Refusal> {
    let ((width, height), orientation) = (strips.size(), strips.orientation());
    let mut shrinking = thumbs.then(|| Shrinking::new(width, height, 3));
    let Some(mut passing) = Passing::new(width as usize, height as usize) else {
        return strips.whole().decode(&mut |frame| {
            looks.see(&frame);
            *thumb = thumbs.then(|| Thumbnail::of(&frame, orientation));
        });
    };
    let decoded = strips.decode(&mut |rows| {
        passing.take(rows);
        if let Some(shrinking) = &mut shrinking {
            shrinking.take(rows);
        }
    })?;
    *thumb = shrinking.map(|it| it.finish(orientation));
    match passing.finish().variants() {
        Some(variants) => looks.add(variants),
        None => {
            inspect(bytes, limits)?.decode(&mut |frame| looks.see(&frame))?;
        }
    }
    Ok(decoded)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use jpeg_encoder::{ColorType, Encoder};

    use super::*;

    /// Soft shapes, and what is outside of them in one colour.
    fn picture(width: u16, height: u16, inside: impl Fn(u32, u32) -> bool) -> Vec<u8> {
        let mut pixels = Vec::new();
        for (y, x) in
            (0..u32::from(height)).flat_map(|y| (0..u32::from(width)).map(move |x| (y, x)))
        {
            for value in [x * x / 900 + y, (x * y) / 700, 2 * x + y * y / 500] {
                pixels.push(if inside(x, y) { value.to_le_bytes()[0] } else { 250 });
            }
        }
        let mut bytes = Vec::new();
        let encoder = Encoder::new(&mut bytes, 90);
        encoder.encode(&pixels, width, height, ColorType::Rgb).unwrap();
        // Behind JFIF, Exif: it is to be turned.
        let exif = [
            &b"\xff\xe1\0\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"[..],
            &[TURNED, 0, 0, 0, 0, 0, 0, 0],
        ];
        bytes.splice(20..20, exif.concat());
        bytes
    }

    const TURNED: u8 = 6;

    #[test]
    fn what_comes_in_strips_is_seen_as_the_whole_is() {
        let limits = Limits::default();
        for (name, bytes) in [
            ("large", picture(900, 700, |_, _| true)),
            ("small", picture(500, 400, |_, _| true)),
            ("flat", picture(900, 700, |_, _| false)),
            ("framed", picture(900, 700, |x, y| (60..800).contains(&x) && (70..620).contains(&y))),
            ("framed below", picture(900, 700, |_, y| y < 600)),
            ("framed at the right", picture(900, 700, |x, _| x < 800)),
        ] {
            let (mut whole, mut expected) = (Looks::of(1), None);
            let inspected = inspect(&bytes, &limits).unwrap();
            inspected
                .decode(&mut |frame| {
                    whole.see(&frame);
                    expected = Some(Thumbnail::of(&frame, TURNED));
                })
                .unwrap();
            let chatpic_media::Coming::Strips(strips) = inspect(&bytes, &limits).unwrap().coming()
            else {
                panic!("{name}: no strips")
            };
            let (mut looks, mut thumb) = (Looks::of(1), None);
            look(strips, &bytes, &limits, &mut looks, true, &mut thumb).unwrap();
            let sorted = |looks: Looks| {
                let (all, plain) = looks.finish();
                (all.into_iter().collect::<HashSet<_>>(), plain)
            };
            assert_eq!(sorted(looks), sorted(whole), "{name}");
            assert!(thumb == expected && thumb.is_some(), "{name}");
        }
    }
}
