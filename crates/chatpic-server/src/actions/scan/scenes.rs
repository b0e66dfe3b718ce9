//! What a video shows: its frames by scenes, each of which looks alike throughout.

use chatpic_scan::{Hashed, MIN_QUALITY, Picture, Variant};
use chatpic_worker::Frame;

use super::looks::Plain;

/// The scenes of a video, in the order in which they first came.
///
/// A frame that is within a few bits of the first of a scene belongs to it, and adds how it looks as it is;
/// what may have been made of it (mirrored, turned, inverted, framed) is looked for by the first alone. One
/// that shows too little to be compared is passed over.
#[derive(Default)]
pub struct Scenes(Vec<Scene>);

struct Scene {
    first: Plain,
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
        if let Some(scene) = self.0.iter_mut().find(|scene| scene.first.is_near(&plain)) {
            for variant in plain.0 {
                if !scene.all.contains(&variant) {
                    scene.all.push(variant);
                    scene.plain.push(variant);
                }
            }
            return true;
        }
        let all = hashed.variants();
        if all.iter().all(|it| it.quality < MIN_QUALITY) {
            return false;
        }
        self.0.push(Scene { first: plain, all, plain: plain.0.to_vec() });
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
