//! What is uploaded: small and large, one and several, for long and for seconds, limited or not.

use reqwest::multipart::{Form, Part};

use crate::pictures::{Numbers, png};

/// An upload, so that it can be sent again just the same.
#[derive(Clone)]
pub struct Plan {
    /// Seed, width and height of each picture.
    pub pictures: Vec<(u64, u32, u32)>,
    pub expires_in: u32,
    pub max_views: Option<u32>,
    pub key: Option<String>,
}

/// Seconds that are longer than the test.
pub const LONG: u32 = 3600;

impl Plan {
    pub fn random(numbers: &mut Numbers) -> Self {
        let mut picture = |width, height| (numbers.next(), width, height);
        // Small ones stay in memory while they arrive; of more than 1 MiB, on the disk.
        let (small, large) = (picture(50, 40), picture(720, 500));
        let several = vec![picture(9, 9), picture(120, 80), picture(720, 490), picture(30, 1)];
        let short = 2 + u32::try_from(numbers.below(2)).unwrap();
        let views = 1 + u32::try_from(numbers.below(4)).unwrap();
        let (pictures, expires_in, max_views) = match numbers.below(10) {
            0..3 => (vec![small], LONG, None),
            3 => (vec![large], LONG, None),
            4 => (several, LONG, None),
            5..8 => (vec![small], LONG, Some(views)),
            8 => (vec![small], short, None),
            _ => (vec![small], short, Some(views)),
        };
        let key = (numbers.below(3) == 0).then(|| numbers.text());
        Self { pictures, expires_in, max_views, key }
    }

    pub fn form(&self) -> Form {
        let mut form = Form::new().text("expires_in", self.expires_in.to_string());
        if let Some(views) = self.max_views {
            form = form.text("max_views", views.to_string());
        }
        for file in self.files() {
            form = form.part("file", Part::bytes(file).file_name("p"));
        }
        form
    }

    pub fn files(&self) -> impl Iterator<Item = Vec<u8>> {
        self.pictures.iter().map(|(seed, width, height)| png(*seed, *width, *height))
    }
}
