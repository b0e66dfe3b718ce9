//! A short text as a QR code, for a phone that looks at the screen.

/// A QR code as the path of its dark squares, those side by side in one stroke.
#[derive(Clone, Debug)]
pub struct Qr {
    /// Squares on a side, the quiet edge included.
    pub size: usize,
    pub path: String,
}

impl Qr {
    /// The code of a short text; empty where it is too long for one.
    pub fn of(text: &str) -> Self {
        const QUIET: usize = 4;
        let Ok(code) = qrcode::QrCode::new(text) else {
            return Self { size: 1, path: String::new() };
        };
        let squares = code.to_colors();
        let mut path = String::new();
        for (y, row) in squares.chunks(code.width()).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|one, next| one == next) {
                let (left, wide) = (x + QUIET, run.len());
                if run[0] == qrcode::Color::Dark {
                    path += &format!("M{left} {}h{wide}v1h-{wide}z", y + QUIET);
                }
                x += wide;
            }
        }
        Self { size: code.width() + 2 * QUIET, path }
    }

    /// A picture of its own, black on white.
    pub fn svg(&self) -> String {
        let Self { size, path } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\">\
             <rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path d=\"{path}\"/></svg>"
        )
    }
}
