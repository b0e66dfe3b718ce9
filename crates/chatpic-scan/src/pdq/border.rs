//! Finds the picture inside a uniform border: letterboxes, frames, white margins.

use super::downscale::MIN_SIDE;
use super::picture::{Area, Scene};

/// How far a channel may lie from the border's colour: lossy compression leaves ripples.
const TOLERANCE: u8 = 16;

/// How many frames inside one another are taken off. Without an end, a smooth sky would be peeled
/// row by row.
const FRAMES: usize = 3;

/// The scene without its border, where it has one and enough is left to be hashed.
pub(super) fn without_border<'a>(scene: &Scene<'a>) -> Option<Scene<'a>> {
    let mut inner = *scene;
    for _ in 0..FRAMES {
        if !is_hashable(&inner.area) {
            return None;
        }
        let before = inner.area;
        take_off(&mut inner);
        if inner.area == before {
            break;
        }
    }
    (inner.area != scene.area && is_hashable(&inner.area)).then_some(inner)
}

fn is_hashable(area: &Area) -> bool {
    let (width, height) = area.size();
    width >= MIN_SIDE && height >= MIN_SIDE
}

/// Takes lines off each side for as long as they have the colour in which that side begins. A
/// scene of one colour ends up empty.
fn take_off(scene: &mut Scene<'_>) {
    let Area { left, top, right, bottom } = scene.area;
    let row_is =
        |y, (left, right), colour| (left..right).all(|x| is_near(scene.colour(x, y), colour));
    let column_is =
        |x, (top, bottom), colour| (top..bottom).all(|y| is_near(scene.colour(x, y), colour));

    let (first, last) = (scene.colour(left, top), scene.colour(left, bottom - 1));
    let new_top = (top..bottom).find(|y| !row_is(*y, (left, right), first)).unwrap_or(bottom);
    let new_bottom =
        (new_top..bottom).rfind(|y| !row_is(*y, (left, right), last)).map_or(new_top, |y| y + 1);
    if new_top == new_bottom {
        scene.area.top = new_top;
        scene.area.bottom = new_bottom;
        return;
    }

    let rows = (new_top, new_bottom);
    let (first, last) = (scene.colour(left, new_top), scene.colour(right - 1, new_top));
    let new_left = (left..right).find(|x| !column_is(*x, rows, first)).unwrap_or(right);
    let new_right =
        (new_left..right).rfind(|x| !column_is(*x, rows, last)).map_or(new_left, |x| x + 1);
    scene.area = Area { left: new_left, top: new_top, right: new_right, bottom: new_bottom };
}

/// Whether two colours may belong to one border.
pub(super) fn is_near(a: [u8; 3], b: [u8; 3]) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= TOLERANCE)
}
