//! Numbers as people read them. The scripts say the same (`assets/figures.js`).

use crate::http::say::Say;

/// A span of time, rounded up to the smallest unit shown: `45 s`, `9 min`, `3 h 12 min`, `6 days 4 h`.
pub fn span(seconds: u64) -> Say {
    let two = |large: Say, small: u64, smaller: &'static str| match small {
        0 => large,
        _ => Say::of("figure-two").with("large", large).with("small", some(smaller, small)),
    };
    let (minutes, hours) = (seconds.div_ceil(60), seconds.div_ceil(3600));
    match seconds {
        0..120 => some("figure-s", seconds),
        _ if minutes < 60 => some("figure-min", minutes),
        _ if minutes <= 48 * 60 => two(some("figure-h", minutes / 60), minutes % 60, "figure-min"),
        _ => two(some("figure-days", hours / 24), hours % 24, "figure-h"),
    }
}

/// How long ago something was, in its largest unit and never longer than it is: `just now`, `3 h ago`.
pub fn ago(seconds: u64) -> Say {
    let units = [(86_400, "figure-ago-days"), (3600, "figure-ago-h"), (60, "figure-ago-min")];
    match units.into_iter().find(|(unit, _)| seconds >= *unit) {
        None => Say::of("figure-ago-now"),
        Some((unit, name)) => some(name, seconds / unit),
    }
}

/// A length of time that somebody picks: `10 min`, `1 hour`, `7 days`.
pub fn term(seconds: u32) -> Say {
    let units =
        [(86_400, "figure-days"), (3600, "figure-hours"), (60, "figure-min"), (1, "figure-s")];
    let whole = |unit: u32| seconds > 0 && seconds.is_multiple_of(unit);
    let (unit, name) = units.into_iter().find(|(unit, _)| whole(*unit)).unwrap_or(units[3]);
    some(name, u64::from(seconds / unit))
}

/// A byte count: `812 bytes`, `2.1 KiB`, `50 MiB`.
pub fn size(bytes: u64) -> Say {
    let (unit, name) = match bytes {
        0..1024 => return some("figure-bytes", bytes),
        1024..1_048_576 => (1 << 10, "figure-kib"),
        _ => (1 << 20, "figure-mib"),
    };
    match (bytes / unit, bytes % unit * 10 / unit) {
        (whole, 0) => some(name, whole),
        (whole, tenth) => {
            let decimal = Say::of("figure-decimal").with("whole", whole).with("tenth", tenth);
            Say::of(name).with("count", decimal)
        }
    }
}

/// A picture format by its media type: `JPEG` for `image/jpeg`.
pub fn format(media_type: &str) -> Say {
    match media_type.rsplit('/').next().unwrap_or(media_type) {
        "webp" => Say::verbatim("WebP"),
        "apng" => Say::of("figure-apng"),
        other => Say::verbatim(other.to_uppercase()),
    }
}

/// `JPEG, 4032 × 3024, 3.1 MiB`
pub fn media_line(media_type: &str, width: u32, height: u32, bytes: u64) -> Say {
    let sides = format!("{width} × {height}");
    Say::of("figure-media")
        .with("format", format(media_type))
        .with("sides", sides)
        .with("size", size(bytes))
}

/// `2026-03-01T12:00:00Z` as `2026-03-01 12:00 UTC`; anything else as it is.
pub fn hour(time: &str) -> String {
    match time.split_once('T') {
        Some((day, clock)) if clock.len() >= 5 && clock.is_ascii() => {
            format!("{day} {} UTC", &clock[..5])
        }
        _ => time.to_owned(),
    }
}

fn some(name: &'static str, count: u64) -> Say {
    Say::of(name).with("count", count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::say::Lang;

    fn said(figure: Say) -> String {
        figure.text(Lang::English)
    }

    #[test]
    fn a_span_is_told_in_two_units_at_most_and_never_shorter_than_it_is() {
        for (seconds, told) in [
            (0, "0 s"),
            (119, "119 s"),
            (120, "2 min"),
            (541, "10 min"),
            (3541, "1 h"),
            (11_520, "3 h 12 min"),
            (86_399, "24 h"),
            (48 * 3600, "48 h"),
            (48 * 3600 + 1, "2 days 1 h"),
            (6 * 86_400 + 4 * 3600, "6 days 4 h"),
            (30 * 86_400, "30 days"),
        ] {
            assert_eq!(said(span(seconds)), told, "{seconds}");
        }
    }

    #[test]
    fn what_was_is_told_in_its_largest_unit() {
        for (seconds, told) in [
            (0, "just now"),
            (59, "just now"),
            (119, "1 min ago"),
            (7199, "1 h ago"),
            (86_400, "1 day ago"),
            (3 * 86_400 - 1, "2 days ago"),
        ] {
            assert_eq!(said(ago(seconds)), told, "{seconds}");
        }
    }

    #[test]
    fn a_term_is_told_in_its_largest_whole_unit() {
        for (seconds, told) in [
            (90, "90 s"),
            (600, "10 min"),
            (3600, "1 hour"),
            (86_400, "1 day"),
            (604_800, "7 days"),
        ] {
            assert_eq!(said(term(seconds)), told);
        }
    }

    #[test]
    fn sizes_and_formats_are_told_as_people_write_them() {
        for (bytes, told) in
            [(812, "812 bytes"), (2150, "2 KiB"), (2260, "2.2 KiB"), (50 << 20, "50 MiB")]
        {
            assert_eq!(said(size(bytes)), told);
        }
        assert_eq!(said(format("image/jpeg")), "JPEG");
        assert_eq!(said(format("image/webp")), "WebP");
        assert_eq!(hour("2026-03-01T12:00:00Z"), "2026-03-01 12:00 UTC");
        assert_eq!(hour("soon"), "soon");
    }
}
