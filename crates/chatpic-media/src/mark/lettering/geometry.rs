//! Angles, and how what is displayed is stored.

use crate::tiff;

/// A multiple of 15°, clockwise, by its cosine and sine: constants, as no two machines need agree on
/// how to compute them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Angle {
    pub cos: f32,
    pub sin: f32,
}

/// How far the picture reaches from a point, along a turned line and across it.
pub(super) struct Reach {
    pub right: (f32, f32),
    pub down: (f32, f32),
}

impl Angle {
    /// The angles at which a box of `wide` × `high` lies in a picture of so many pixels across and down:
    /// none is steeper than 45°, unless only steeper ones are.
    pub fn fitting((wide, high): (f32, f32), (width, height): (f32, f32)) -> Vec<Self> {
        let fits = |angle: &Self| {
            let (across, down) = angle.extent(wide, high);
            across <= width && down <= height
        };
        let flat: Vec<_> = ANGLES[..FLAT].iter().copied().filter(fits).collect();
        match flat.is_empty() {
            true => ANGLES[FLAT..].iter().copied().filter(fits).collect(),
            false => flat,
        }
    }

    /// Width and height of what a box of `wide` × `high` takes when it is turned.
    pub fn extent(&self, wide: f32, high: f32) -> (f32, f32) {
        let (cos, sin) = (self.cos.abs(), self.sin.abs());
        (wide * cos + high * sin, wide * sin + high * cos)
    }

    /// What lies `right` along the line and `down` across it.
    pub fn turned(&self, right: f32, down: f32) -> (f32, f32) {
        (right * self.cos - down * self.sin, right * self.sin + down * self.cos)
    }

    pub fn reach(&self, eye: &Eye, from: (f32, f32)) -> Reach {
        let corners = [(0.0, 0.0), (eye.width, 0.0), (0.0, eye.height), (eye.width, eye.height)];
        let (mut right, mut down) = ((0.0_f32, 0.0_f32), (0.0_f32, 0.0_f32));
        for corner in corners {
            let (x, y) = (corner.0 - from.0, corner.1 - from.1);
            let (along, across) = (x * self.cos + y * self.sin, y * self.cos - x * self.sin);
            right = (right.0.min(along), right.1.max(along));
            down = (down.0.min(across), down.1.max(across));
        }
        Reach { right, down }
    }
}

/// How what is displayed is stored.
#[derive(Debug)]
pub(super) struct Eye {
    /// As displayed.
    pub width: f32,
    pub height: f32,
    stored: (u32, u32),
    orientation: u8,
}

impl Eye {
    pub fn of(width: u32, height: u32, orientation: u8) -> Self {
        let (wide, high) = (width as f32, height as f32);
        let turned = tiff::turns(orientation);
        let (displayed_width, displayed_height) = if turned { (high, wide) } else { (wide, high) };
        Self {
            width: displayed_width,
            height: displayed_height,
            stored: (width, height),
            orientation,
        }
    }

    pub fn vector(&self, (x, y): (f32, f32)) -> (f32, f32) {
        match self.orientation {
            2 => (-x, y),
            3 => (-x, -y),
            4 => (x, -y),
            5 => (y, x),
            6 => (y, -x),
            7 => (-y, -x),
            8 => (-y, x),
            _ => (x, y),
        }
    }

    pub fn point(&self, at: (f32, f32)) -> (f32, f32) {
        let from_middle = (at.0 - self.width / 2.0, at.1 - self.height / 2.0);
        let (x, y) = self.vector(from_middle);
        let (wide, high) = match tiff::turns(self.orientation) {
            true => (self.height, self.width),
            false => (self.width, self.height),
        };
        (x + wide / 2.0, y + high / 2.0)
    }

    pub fn sees(&self, x: i32, y: i32, width: u32, height: u32) -> bool {
        let within = |at: i32, len: u32, all: u32| {
            i64::from(at) < i64::from(all) && i64::from(at) + i64::from(len) > 0
        };
        within(x, width, self.stored.0) && within(y, height, self.stored.1)
    }
}

pub(super) const LEVEL: Angle = Angle { cos: 1.0, sin: 0.0 };
/// Read from below to above.
pub(super) const UPRIGHT: Angle = Angle { cos: 0.0, sin: -1.0 };
/// 0°, 15°, 30°, 45° to either side, then steeper.
const ANGLES: [Angle; 12] = [
    LEVEL,
    Angle { cos: COS_15, sin: COS_75 },
    Angle { cos: COS_15, sin: -COS_75 },
    Angle { cos: COS_30, sin: 0.5 },
    Angle { cos: COS_30, sin: -0.5 },
    Angle { cos: COS_45, sin: COS_45 },
    Angle { cos: COS_45, sin: -COS_45 },
    Angle { cos: 0.5, sin: COS_30 },
    Angle { cos: 0.5, sin: -COS_30 },
    Angle { cos: COS_75, sin: COS_15 },
    Angle { cos: COS_75, sin: -COS_15 },
    UPRIGHT,
];
const FLAT: usize = 7;
const COS_15: f32 = 0.965_925_8;
const COS_30: f32 = 0.866_025_4;
const COS_45: f32 = std::f32::consts::FRAC_1_SQRT_2;
const COS_75: f32 = 0.258_819_04;
