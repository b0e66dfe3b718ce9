//! What a video shows: its frames by scenes, each of which looks alike throughout.

use chatpic_scan::{Hashed, MIN_QUALITY, Picture, Variant};
use chatpic_worker::Frame;

use super::looks::{NEAR, Plain};

/// The scenes of a video, in the order in which they first came.
///
/// A frame that is within a few bits of the first of a scene belongs to it, and adds how it looks as it is;
/// what may have been made of it (mirrored, turned, inverted, framed) is looked for by the first alone. One
/// that shows too little to be compared is passed over. Where it shows enough only without its border, frames
/// belong together that are near in all that may have been made of them: within a border alike, anything may
/// be shown.
#[derive(Default)]
pub struct Scenes(Vec<Scene>);

struct Scene {
    first: Plain,
    /// Whether the first shows enough, as it is, to stand for others.
    stands: bool,
    /// Those of the first in front.
    all: Vec<Variant>,
    /// As they are.
    plain: Vec<Variant>,
}

impl Scenes {
    /// Looks at one more frame. Whether it shows enough to be compared.
    pub fn see(&mut self, frame: &Frame<'_>) -> bool {
        let (width, height) = (frame.size.width(), frame.size.height());
        let picture = Picture::rgb(usize::from(width), usize::from(height), frame.rgb);
        let hashed = Hashed::new(picture.expect("a frame has all of its pixels"));
        let plain = Plain::of(&hashed);
        let stands = plain.stands_for_others();
        let near = |scene: &&mut Scene| scene.stands && scene.first.is_near(&plain);
        if let Some(scene) = self.0.iter_mut().find(near) {
            scene.add(&plain.0, &plain);
            return true;
        }
        let all = hashed.variants();
        if all.iter().all(|it| it.quality < MIN_QUALITY) {
            return false;
        }
        match self.0.iter_mut().find(|scene| !scene.stands && !stands && scene.is_near(&all)) {
            Some(scene) => scene.add(&all, &plain),
            None => self.0.push(Scene { first: plain, stands, all, plain: plain.0.to_vec() }),
        }
        true
    }

    /// How the frames of each scene look as they are.
    pub fn plain(&self) -> impl Iterator<Item = &[Variant]> {
        self.0.iter().map(|scene| scene.plain.as_slice())
    }

    /// All by which each scene is looked for.
    pub fn finish(self) -> Vec<Vec<Variant>> {
        self.0.into_iter().map(|scene| scene.all).collect()
    }
}

impl Scene {
    /// Adds how one more of its frames looks: all by which it is looked for, and as it is.
    fn add(&mut self, all: &[Variant], plain: &Plain) {
        for variant in all {
            if !self.all.contains(variant) {
                self.all.push(*variant);
            }
        }
        for variant in plain.0 {
            if !self.plain.contains(&variant) {
                self.plain.push(variant);
            }
        }
    }

    /// Whether its first frame and another are near in all that may have been made of them.
    fn is_near(&self, all: &[Variant]) -> bool {
        let near = |(ours, theirs): (&Variant, &Variant)| ours.hash.distance(theirs.hash) <= NEAR;
        all.len() <= self.all.len() && self.all.iter().zip(all).all(near)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use chatpic_worker::Size;

    use super::*;

    const SIDE: u16 = 512;

    /// A white frame with a little picture in it, drawn by `number`.
    fn framed(number: u32) -> Vec<u8> {
        let (side, little, left, top) = (u32::from(SIDE), 40, 100, 60);
        let mut rgb = vec![255; usize::from(SIDE) * usize::from(SIDE) * 3];
        for (x, y) in (0..little).flat_map(|y| (0..little).map(move |x| (x, y))) {
            let cell = x / 2 + y / 2 * little + number * little * little;
            let mixed = (cell + 1).wrapping_mul(0x9E37_79B1);
            let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x85EB_CA77);
            let at = (((top + y) * side + left + x) * 3) as usize;
            rgb[at..at + 3].fill(if mixed >> 16 & 1 == 0 { 112 } else { 144 });
        }
        rgb
    }

    fn see(scenes: &mut Scenes, rgb: &[u8]) -> bool {
        let size = Size::new(SIDE, SIDE).unwrap();
        scenes.see(&Frame { at: Duration::ZERO, size, rgb })
    }

    #[test]
    fn within_one_border_each_picture_is_looked_for_by_itself() {
        let (one, other) = (framed(1), framed(2));
        let hashed = |rgb| Hashed::new(Picture::rgb(SIDE.into(), SIDE.into(), rgb).unwrap());
        let plain = |rgb| Plain::of(&hashed(rgb));
        assert!(plain(&one).is_near(&plain(&other)), "the border hides what is within");
        assert!(!plain(&one).stands_for_others());

        let mut scenes = Scenes::default();
        assert!(see(&mut scenes, &one) && see(&mut scenes, &other));
        assert!(see(&mut scenes, &one) && see(&mut scenes, &other), "again");
        let scenes = scenes.finish();
        assert_eq!(scenes.len(), 2);
        for (scene, rgb) in scenes.iter().zip([&one, &other]) {
            assert!(hashed(rgb).variants().iter().all(|variant| scene.contains(variant)));
        }
    }
}
