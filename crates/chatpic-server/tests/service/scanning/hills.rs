//! Harmless pictures with something to see: coloured hills made of stones, drawn by whole numbers, so that
//! the fixture, which another program compressed, shows the very same.

use chatpic_scan::Picture;

/// A drawn picture.
#[derive(Clone)]
pub struct Hills {
    width: u32,
    height: u32,
    rgb: Vec<u8>,
}

/// `hills(1)` as cwebp compresses it at quality 10.
pub const RECOMPRESSED: &[u8] = include_bytes!("fixtures/hills-quality-10.webp");

/// Another picture for each number.
pub fn hills(number: u32) -> Hills {
    let (width, height) = (320, 240);
    let hills: Vec<_> = (0..24).map(|k| Hill::new(number * 64 + k, width, height)).collect();
    let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let rgb = places.flat_map(|(x, y)| {
        let stone = mix(number * 64, 1000 + (y / 16 * 64 + x / 16).unsigned_abs()) % 120;
        let mut colour = [68 + i32::try_from(stone).unwrap(); 3];
        hills.iter().for_each(|hill| hill.rise(x, y, &mut colour));
        colour.map(|value| u8::try_from(value.clamp(0, 255)).unwrap())
    });
    Hills { width: width.unsigned_abs(), height: height.unsigned_abs(), rgb: rgb.collect() }
}

impl Hills {
    pub fn png(&self) -> Vec<u8> {
        animation(std::slice::from_ref(self))
    }

    /// The PDQ hash, in hexadecimal, as a list has it.
    pub fn pdq(&self) -> String {
        let size = (self.width as usize, self.height as usize);
        let spectrum = Picture::rgb(size.0, size.1, &self.rgb).unwrap().spectrum();
        assert!(spectrum.quality() >= 50, "there is something to see");
        spectrum.hash().to_string()
    }

    pub fn mirrored(&self) -> Self {
        let rows = self.rgb.chunks(self.width as usize * 3);
        let rgb = rows.flat_map(|row| row.chunks(3).rev().flatten().copied()).collect();
        Self { rgb, ..self.clone() }
    }

    /// Without colours.
    pub fn gray(&self) -> Self {
        let rgb = self.rgb.chunks(3).flat_map(|pixel| [luma(pixel); 3]).collect();
        Self { rgb, ..self.clone() }
    }

    /// Of one ink, 0 or 255, that lets through so much of what is below that the hills are seen on white, or
    /// on black.
    pub fn in_alpha(&self, ink: u8) -> Vec<u8> {
        let alpha = |pixel| if ink == 0 { 255 - luma(pixel) } else { luma(pixel) };
        let pixels = self.rgb.chunks(3).flat_map(|pixel| [ink, ink, ink, alpha(pixel)]);
        let pixels: Vec<u8> = pixels.collect();
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(png::ColorType::Rgba);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&pixels).unwrap();
        writer.finish().unwrap();
        bytes
    }

    /// In the middle of others that are half as large again on each side, stretched.
    pub fn within(&self, others: &Self) -> Self {
        let (width, height) = (self.width * 3 / 2, self.height * 3 / 2);
        let (left, top) = (self.width / 4, self.height / 4);
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let rgb = places.flat_map(|(x, y)| {
            let own = x.checked_sub(left).zip(y.checked_sub(top));
            match own.filter(|(x, y)| *x < self.width && *y < self.height) {
                Some((x, y)) => self.pixel(x, y),
                None => others.pixel(x * 2 / 3, y * 2 / 3),
            }
        });
        Self { width, height, rgb: rgb.collect() }
    }

    fn pixel(&self, x: u32, y: u32) -> [u8; 3] {
        let at = ((y * self.width + x) * 3) as usize;
        self.rgb[at..at + 3].try_into().unwrap()
    }

    /// With a wide uniform frame around it.
    pub fn framed(&self) -> Self {
        let (side, row) = (40, self.width as usize * 3);
        let (width, height) = (self.width + 2 * side, self.height + 2 * side);
        let mut rgb = vec![20; (width * height * 3) as usize];
        for (y, from) in (side..).zip(self.rgb.chunks(row)) {
            let at = ((y * width + side) * 3) as usize;
            rgb[at..at + row].copy_from_slice(from);
        }
        Self { width, height, rgb }
    }
}

fn luma(pixel: &[u8]) -> u8 {
    let [red, green, blue] = [0, 1, 2].map(|channel| u32::from(pixel[channel]));
    u8::try_from((299 * red + 587 * green + 114 * blue) / 1000).unwrap()
}

/// These pictures one after the other, as an APNG; a still one where there is one.
pub fn animation(frames: &[Hills]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, frames[0].width, frames[0].height);
    encoder.set_color(png::ColorType::Rgb);
    if frames.len() > 1 {
        encoder.set_animated(u32::try_from(frames.len()).unwrap(), 0).unwrap();
        encoder.set_frame_delay(1, 10).unwrap();
    }
    let mut writer = encoder.write_header().unwrap();
    for frame in frames {
        writer.write_image_data(&frame.rgb).unwrap();
    }
    writer.finish().unwrap();
    bytes
}

struct Hill {
    x: i32,
    y: i32,
    radius: i32,
    colour: [i32; 3],
}

impl Hill {
    fn new(seed: u32, width: i32, height: i32) -> Self {
        let draw = |n, below: u32| i32::try_from(mix(seed, n) % below).unwrap();
        Self {
            x: draw(0, width.unsigned_abs()),
            y: draw(1, height.unsigned_abs()),
            radius: 20 + draw(2, 80),
            colour: [3, 4, 5].map(|n| draw(n, 256) - 128),
        }
    }

    fn rise(&self, x: i32, y: i32, colour: &mut [i32; 3]) {
        let within = self.radius.pow(2) - (x - self.x).pow(2) - (y - self.y).pow(2);
        if within > 0 {
            for (value, own) in colour.iter_mut().zip(self.colour) {
                *value += 2 * own * within / self.radius.pow(2);
            }
        }
    }
}

fn mix(a: u32, b: u32) -> u32 {
    let x = a.wrapping_mul(0x9E37_79B1).wrapping_add(b);
    let x = (x ^ (x >> 16)).wrapping_mul(0x7FEB_352D);
    let x = (x ^ (x >> 15)).wrapping_mul(0x846C_A68B);
    x ^ (x >> 16)
}
