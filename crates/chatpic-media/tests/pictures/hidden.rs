//! The hidden mark: read again after what happens to pictures, and in none that bears none.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixels and sides of small pictures"
)]

use chatpic_core::SessionId;
use chatpic_media::{Limits, Refusal, hidden, trace};
use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::U8;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use jpeg_encoder::{ColorType, Encoder};

struct Gray {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Gray {
    fn drawn(width: usize, height: usize, at: impl Fn(usize, usize) -> f32) -> Self {
        let pixel = |it: usize| at(it % width, it / width).round().clamp(0.0, 255.0) as u8;
        Self { width, height, pixels: (0..width * height).map(pixel).collect() }
    }

    /// Hills of all sizes and edges between them, as in a photo, and the grain of a sensor.
    fn scene(width: usize, height: usize, seed: u32) -> Self {
        Self::drawn(width, height, |x, y| {
            let (u, v) = (x as f32 / height as f32, y as f32 / height as f32);
            let mut light = 120.0;
            for octave in 0..7 {
                let (fast, turn) = (2.0_f32.powi(octave), octave as f32 * 2.1 + seed as f32);
                let across = (u * turn.cos() + v * turn.sin()) * fast * 5.0;
                let down = (v * turn.cos() - u * turn.sin()) * fast * 4.0;
                light += 60.0 / fast * (across + turn).sin() * (down - turn).cos();
            }
            let house = if (u * 3.0 + seed as f32).sin() > 0.3 && v > 0.5 { 45.0 } else { 0.0 };
            light + house + noise(x, y, seed) * 3.0
        })
    }

    fn marked(mut self, session: SessionId) -> Self {
        let (w, h) = (self.width as u32, self.height as u32);
        let pattern = hidden::Pattern::of(w, h, session).unwrap();
        let mut change = vec![0; self.pixels.len()];
        pattern.add(0, 0, w, h, &mut change);
        for (at, (pixel, change)) in self.pixels.iter_mut().zip(change).enumerate() {
            let (x, y) = ((at % self.width) as u32, (at / self.width) as u32);
            let by = hidden::rounded(i32::from(change) * hidden::strength(9), x, y);
            *pixel = (i16::from(*pixel) + by).clamp(0, 255) as u8;
        }
        self
    }

    fn jpeg(&self, quality: u8) -> Vec<u8> {
        let mut bytes = Vec::new();
        let (w, h) = (self.width as u16, self.height as u16);
        Encoder::new(&mut bytes, quality).encode(&self.pixels, w, h, ColorType::Luma).unwrap();
        bytes
    }

    fn png(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.write_header().unwrap().write_image_data(&self.pixels).unwrap();
        bytes
    }

    fn scaled(&self, by: f32) -> Self {
        let side = |it: usize| (it as f32 * by).round() as u32;
        let pixels: Vec<U8> = self.pixels.iter().map(|it| U8::new(*it)).collect();
        let from = TypedImageRef::new(self.width as u32, self.height as u32, &pixels).unwrap();
        let (width, height) = (side(self.width), side(self.height));
        let mut to = TypedImage::<U8>::new(width, height);
        let how = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Bilinear));
        Resizer::new().resize_typed(&from, &mut to, &how).unwrap();
        let pixels = to.pixels().iter().map(|it| it.0).collect();
        Self { width: width as usize, height: height as usize, pixels }
    }

    fn cropped(&self, left: usize, top: usize, width: usize, height: usize) -> Self {
        let at = |it: usize| self.pixels[(it / width + top) * self.width + it % width + left];
        Self { width, height, pixels: (0..width * height).map(at).collect() }
    }

    fn mirrored(&self) -> Self {
        let at = |it: usize| it / self.width * self.width + self.width - 1 - it % self.width;
        let pixels = (0..self.pixels.len()).map(|it| self.pixels[at(it)]).collect();
        Self { width: self.width, height: self.height, pixels }
    }

    fn turned(&self) -> Self {
        let (width, height) = (self.height, self.width);
        let at = |it: usize| (height - 1 - it / width) + it % width * self.width;
        let pixels = (0..self.pixels.len()).map(|it| self.pixels[at(it)]).collect();
        Self { width, height, pixels }
    }
}

/// Between -1 and 1, the same for the same place.
fn noise(x: usize, y: usize, seed: u32) -> f32 {
    let mut it = (x as u32).wrapping_mul(0x85EB_CA6B) ^ (y as u32).wrapping_mul(0xC2B2_AE35) ^ seed;
    for _ in 0..3 {
        it = (it ^ it >> 15).wrapping_mul(0x2C1B_3C6D);
    }
    (it >> 8) as f32 / (1 << 23) as f32 - 1.0
}

fn traced(bytes: &[u8]) -> Option<SessionId> {
    trace(bytes, &Limits::default()).unwrap()
}

#[test]
fn a_session_is_read_after_what_happens_to_pictures() {
    for seed in [1, 2] {
        let session = SessionId::from_bits(0x9E_3779_B97F ^ u64::from(seed) << 20);
        let marked = Gray::scene(640, 480, seed).marked(session);
        let cut = || marked.cropped(101, 37, 539, 427);
        for (treatment, leak) in [
            ("PNG", marked.png()),
            ("JPEG 50", marked.jpeg(50)),
            ("half", marked.scaled(0.5).jpeg(85)),
            ("a quarter cut away", cut().jpeg(90)),
            ("one side cut", marked.cropped(160, 0, 480, 480).png()),
            ("a screenshot", marked.scaled(0.73).png()),
            ("a screenshot of a part", cut().scaled(0.73).jpeg(75)),
            ("larger", marked.scaled(1.5).jpeg(75)),
            ("0.4", marked.scaled(0.4).png()),
            ("mirrored", marked.mirrored().jpeg(75)),
            ("turned", marked.turned().jpeg(75)),
        ] {
            assert_eq!(traced(&leak), Some(session), "{treatment} of {seed}");
        }
    }
}

#[test]
fn nobody_is_named_by_a_picture_without_a_mark() {
    type Draw = fn(usize, usize) -> f32;
    let drawn: [(&str, Draw); 6] = [
        ("flat", |_, _| 128.0),
        ("noise", |x, y| 128.0 + noise(x, y, 5) * 100.0),
        ("stripes", |x, y| 128.0 + 90.0 * (x as f32 * 0.21 + y as f32 * 0.13).sin()),
        ("a grid", |x, y| if x % 37 < 2 || y % 41 < 2 { 20.0 } else { 230.0 }),
        ("letters", |x, y| match noise(x / 3, y / 5, 1) > 0.2 && y % 20 < 12 {
            true => 10.0,
            false => 250.0,
        }),
        ("bricks", |x, y| 90.0 + 60.0 * noise((x + y / 16 % 2 * 20) / 40, y / 16, 3)),
    ];
    for (name, at) in drawn {
        assert_eq!(traced(&Gray::drawn(400, 300, at).png()), None, "{name}");
    }
    for seed in 10..20 {
        assert_eq!(traced(&Gray::scene(320, 260, seed).png()), None, "scene {seed}");
    }
}

#[test]
fn the_change_is_faint() {
    let session = SessionId::from_bits(77);
    for (width, height) in [(256, 256), (640, 480), (1600, 1200)] {
        let pattern = hidden::Pattern::of(width, height, session).unwrap();
        let mut change = vec![0; (width * height) as usize];
        pattern.add(0, 0, width, height, &mut change);
        let units = 256.0 * f64::from(hidden::UNITS) / f64::from(hidden::strength(u32::MAX));
        let square = |it: &i8| (f64::from(*it) / units).powi(2);
        let mean = change.iter().map(square).sum::<f64>() / change.len() as f64;
        let psnr = 10.0 * (65025.0 / mean).log10();
        assert!(psnr > 40.0, "{width} × {height}, busy everywhere: {psnr} dB");
    }
}

#[test]
fn a_rectangle_of_the_pattern_is_that_part_of_it() {
    let pattern = hidden::Pattern::of(300, 200, SessionId::from_bits(3)).unwrap();
    let (mut whole, mut part) = (vec![0; 300 * 200], vec![0; 50 * 20]);
    pattern.add(0, 0, 300, 200, &mut whole);
    pattern.add(230, 150, 50, 20, &mut part);
    for (y, row) in part.chunks_exact(50).enumerate() {
        assert_eq!(row, &whole[(150 + y) * 300 + 230..][..50]);
    }
}

#[test]
fn what_is_too_small_bears_no_pattern() {
    let session = SessionId::from_bits(1);
    assert!(hidden::Pattern::of(127, 4000, session).is_none());
    assert!(hidden::Pattern::of(128, 4000, session).is_some());
    for (width, height) in [(0, 0), (1, 1), (63, 900), (900, 1)] {
        assert_eq!(hidden::read(&vec![9; width * height], width, height), None);
    }
}

#[test]
fn what_is_no_picture_is_refused() {
    assert_eq!(trace(b"just words", &Limits::default()), Err(Refusal::NotAccepted));
}
