use chatpic_core::SessionId;

use super::*;
use crate::mark::MARKABLE;

fn lettering(width: u32, height: u32, orientation: u8, session: u64) -> Lettering {
    let session = SessionId::from_bits(session.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    Lettering::of(width, height, orientation, &Mark { session, label: None })
}

fn covered(lettering: &Lettering) -> Vec<u8> {
    let mut cover = vec![0; (lettering.width * lettering.height) as usize];
    assert!(lettering.cover(0, 0, lettering.width, lettering.height, &mut cover));
    cover
}

/// The picture, and a pixel around it: curves reach a little over the lines that letters stand between.
fn picture(lettering: &Lettering) -> Area {
    let (right, bottom) = (i64::from(lettering.width) + 1, i64::from(lettering.height) + 1);
    Area { left: -1, top: -1, right, bottom }
}

/// The glyphs of each line of text that lie in the picture as a whole.
fn whole_glyphs(lettering: &Lettering) -> Vec<usize> {
    let mut words = Vec::new();
    for glyph in &lettering.glyphs {
        let word = glyph.placed.word as usize;
        words.resize(words.len().max(word + 1), 0);
        let area = Area::of(&glyph.placed, &lettering.stamps);
        words[word] += usize::from(area.lies_in(picture(lettering)));
    }
    words
}

#[test]
fn a_part_is_covered_as_the_whole_is() {
    let lettering = lettering(900, 700, 1, 7);
    let whole = covered(&lettering);
    for (x, y, width, height) in
        [(0, 0, 8, 8), (13, 17, 370, 290), (63, 600, 130, 100), (5, 5, 0, 9)]
    {
        let mut part = vec![1; width * height];
        let size = u32::try_from(width).unwrap();
        let any = lettering.cover(x, y, size, u32::try_from(height).unwrap(), &mut part);
        assert!(any || part.iter().all(|it| *it == 0));
        for (row, part) in part.chunks_exact(width.max(1)).enumerate() {
            let at = (y as usize + row) * 900 + x as usize;
            assert_eq!(part, &whole[at..][..width]);
        }
    }
}

#[test]
fn beyond_the_picture_there_is_no_ink() {
    let lettering = lettering(650, 333, 1, 3);
    let mut cover = vec![1; 200 * 100];
    lettering.cover(600, 300, 200, 100, &mut cover);
    for (at, cover) in cover.iter().enumerate() {
        assert!(*cover == 0 || at % 200 < 50 && at / 200 < 33);
    }
    assert!(!lettering.cover(650, 0, 200, 100, &mut cover));
}

#[test]
fn in_every_picture_one_id_can_be_read_as_a_whole() {
    let sizes =
        [(640, 480), (1600, 1200), (4000, 3000), (512, 512), (3000, 200), (90, 2000), (640, 640)];
    for (width, height) in sizes {
        for session in 0..300 {
            let whole = whole_glyphs(&lettering(width, height, 1, session));
            assert!(whole.contains(&9), "{width} × {height}, {session}");
        }
    }
}

#[test]
fn in_a_small_picture_the_id_stands_once_and_as_a_whole() {
    let sizes = [
        (MARKABLE, MARKABLE),
        (MARKABLE, 200),
        (300, MARKABLE),
        (100, 100),
        (200, 150),
        (320, 240),
    ];
    for (width, height) in sizes {
        for session in 0..300 {
            let lettering = lettering(width, height, 1, session);
            assert!([8, 9].contains(&lettering.glyphs.len()), "{width} × {height}, {session}");
            let boxes = lettering.glyphs.iter().map(|it| Area::of(&it.placed, &lettering.stamps));
            for area in boxes {
                assert!(
                    area.lies_in(picture(&lettering)),
                    "{area:?} of {width} × {height}, {session}"
                );
            }
        }
    }
}

#[test]
fn two_sessions_are_written_in_different_places() {
    let all: Vec<_> = (0..40).map(|session| covered(&lettering(800, 600, 1, session))).collect();
    for (at, one) in all.iter().enumerate() {
        for other in &all[..at] {
            let both = one.iter().zip(other).filter(|(a, b)| **a > 127 && **b > 127).count();
            let ink = one.iter().filter(|it| **it > 127).count();
            assert!(both * 2 < ink, "{both} of {ink}");
        }
    }
}

#[test]
fn small_pictures_of_two_sessions_differ_too() {
    let places = |session| {
        let lettering = lettering(48, 48, 1, session);
        lettering.glyphs.iter().map(|it| (it.placed.x, it.placed.y)).collect::<Vec<_>>()
    };
    let all: std::collections::HashSet<_> = (0..40).map(places).collect();
    assert!(all.len() > 30, "{}", all.len());
}

#[test]
fn a_picture_that_is_displayed_turned_or_mirrored_shows_the_text_upright() {
    for session in 0..8 {
        let upright = covered(&lettering(720, 500, 1, session));
        for orientation in 2..=8 {
            let (width, height) = if orientation > 4 { (500, 720) } else { (720, 500) };
            let stored = covered(&lettering(width, height, orientation, session));
            let at = |x: usize, y: usize| match orientation {
                2 => y * 720 + 719 - x,
                3 => (499 - y) * 720 + 719 - x,
                4 => (499 - y) * 720 + x,
                5 => x * 500 + y,
                6 => (719 - x) * 500 + y,
                7 => (719 - x) * 500 + 499 - y,
                _ => x * 500 + 499 - y,
            };
            let mut differ = 0;
            for (pixel, cover) in upright.iter().enumerate() {
                let stored = stored[at(pixel % 720, pixel / 720)];
                differ += usize::from(stored.abs_diff(*cover) > 200);
            }
            // Each glyph is put on whole pixels, so that it may be one further.
            assert!(differ < 2500, "{orientation}: {differ}");
        }
    }
}

#[test]
fn every_other_line_is_the_label_and_what_has_no_glyph_is_replaced() {
    let written = |label: &str| {
        let session = SessionId::from_bits(77);
        Lettering::of(2000, 1500, 1, &Mark { session, label: Some(label.to_owned()) })
    };
    let words = whole_glyphs(&written("Zoë Q"));
    assert!(words.contains(&9) && words.contains(&4));
    let same = |one: &str, other: &str| covered(&written(one)) == covered(&written(other));
    assert!(same("日本", "??"));
    assert!(!same("日本", "日本語"));
    assert!(same("a\u{7}b", "ab"));
}

#[test]
fn ink_is_light_or_dark_by_the_ground_of_each_glyph() {
    let mut lettering = lettering(1600, 400, 1, 4);
    let mut ground = Ground::unseen(1600, 400);
    for y in 0..400 {
        ground.look(0, y, (0..1600).map(|x| Some(if x < 800 { 20 } else { 230 })));
    }
    ground.look_up(399);
    lettering.settle(&ground);
    let mut ink = vec![0; 1600 * 400];
    assert!(lettering.ink(0, 0, 1600, 400, &mut ink));
    let rows = || ink.chunks_exact(1600);
    assert!(rows().all(|row| row[..700].iter().all(|it| *it >= 0)));
    assert!(rows().all(|row| row[900..].iter().all(|it| *it <= 0)));
    assert!(
        rows().any(|row| row[..700].contains(&16)) && rows().any(|row| row[900..].contains(&-16))
    );
}

#[test]
fn what_an_animation_does_not_draw_anew_keeps_its_ink() {
    let mut lettering = lettering(800, 600, 1, 4);
    let ground = |luma: u8| {
        let mut ground = Ground::unseen(800, 600);
        (0..600).for_each(|y| ground.look(0, y, (0..800).map(|_| Some(luma))));
        ground
    };
    lettering.settle(&ground(20));
    lettering.settle_within(&ground(230), Region { x: 0, y: 0, width: 400, height: 600 });
    for glyph in &lettering.glyphs {
        let area = Area::of(&glyph.placed, &lettering.stamps);
        assert_eq!(glyph.ink < 0, area.right <= 400, "{area:?}");
    }
}
