//! The generated pictures: the same arithmetic as in tests/data/oracle.py.

pub struct Pixels {
    pub width: usize,
    pub height: usize,
    pub rgb: Vec<u8>,
}

/// Those at which something begins or ends.
pub const SIDES: [u32; 15] = [1, 2, 4, 5, 6, 7, 63, 64, 65, 127, 128, 129, 511, 512, 513];
const KINDS: u32 = 8;

pub fn mix(a: u32, b: u32) -> u32 {
    let x = a.wrapping_mul(0x9E37_79B1).wrapping_add(b);
    let x = (x ^ (x >> 16)).wrapping_mul(0x7FEB_352D);
    let x = (x ^ (x >> 15)).wrapping_mul(0x846C_A68B);
    x ^ (x >> 16)
}

fn size(n: u32) -> (u32, u32) {
    let pairs = 225;
    if n < pairs {
        return (SIDES[n as usize % 15], SIDES[n as usize / 15]);
    }
    if n < pairs + KINDS {
        return (64, 64);
    }
    let limit = [96, 96, 96, 96, 96, 96, 320, 320, 320, 1100][mix(n, 1) as usize % 10];
    (1 + mix(n, 2) % limit, 1 + mix(n, 3) % limit)
}

pub fn picture(n: u32) -> Pixels {
    let (width, height) = size(n);
    let seed = mix(n, 5);
    let cell = 1 + mix(n, 6) % 24;
    let draw = |k| mix(seed, k);
    let value = |x: u32, y: u32, c: u32| {
        let noise = || draw((y * width + x) * 3 + c);
        let blocks = || draw((y / cell * 4096 + x / cell) * 3 + c);
        match n % KINDS {
            0 => noise(),
            1 => (x * (1 + draw(c) % 7) + y * (1 + draw(c + 3) % 7)) >> (draw(6) % 3),
            2 => draw(if (x / cell + y / cell) & 1 == 1 { c } else { c + 3 }),
            3 => blocks(),
            4 => draw(c),
            5 => (x * x * (1 + draw(c) % 5) + y * y * (1 + draw(c + 3) % 5)) >> 6,
            6 => (blocks() & 0xF0) + (noise() & 15),
            _ if draw(y / cell) & 7 == 0 => 0,
            _ => 255 - (draw(x) & 3),
        }
    };
    let mut rgb = Vec::new();
    for y in 0..height {
        for x in 0..width {
            rgb.extend((0..3).map(|c| value(x, y, c).to_le_bytes()[0]));
        }
    }
    Pixels { width: width as usize, height: height as usize, rgb }
}
