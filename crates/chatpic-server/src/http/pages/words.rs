//! Numbers as people read them. The scripts say the same (`assets/time.js`, `assets/home.js`).

/// A span of time, rounded up to the smallest unit shown: `45 s`, `9 min`, `3 h 12 min`, `6 days 4 h`.
pub fn span(seconds: u64) -> String {
    let two = |large: u64, unit: &str, small: u64, smaller: &str| match small {
        0 => format!("{large} {unit}"),
        _ => format!("{large} {unit} {small} {smaller}"),
    };
    let (minutes, hours) = (seconds.div_ceil(60), seconds.div_ceil(3600));
    match seconds {
        0..120 => format!("{seconds} s"),
        _ if minutes < 60 => format!("{minutes} min"),
        _ if minutes <= 48 * 60 => two(minutes / 60, "h", minutes % 60, "min"),
        _ => two(hours / 24, "days", hours % 24, "h"),
    }
}

/// How long ago something was, in its largest unit and never longer than it is: `just now`, `3 h ago`.
pub fn ago(seconds: u64) -> String {
    let units = [(86_400, "day", "days"), (3600, "h", "h"), (60, "min", "min")];
    match units.into_iter().find(|(unit, ..)| seconds >= *unit) {
        None => "just now".into(),
        Some((unit, one, many)) => {
            let count = seconds / unit;
            format!("{count} {} ago", if count == 1 { one } else { many })
        }
    }
}

/// A length of time that somebody picks: `10 min`, `1 hour`, `7 days`.
pub fn term(seconds: u32) -> String {
    for (unit, one, many) in [(86_400, "day", "days"), (3600, "hour", "hours"), (60, "min", "min")]
    {
        if seconds > 0 && seconds.is_multiple_of(unit) {
            let count = seconds / unit;
            return format!("{count} {}", if count == 1 { one } else { many });
        }
    }
    format!("{seconds} s")
}

/// A byte count: `812 bytes`, `2.1 KiB`, `50 MiB`.
pub fn size(bytes: u64) -> String {
    let (unit, name) = match bytes {
        0..1024 => return format!("{bytes} bytes"),
        1024..1_048_576 => (1 << 10, "KiB"),
        _ => (1 << 20, "MiB"),
    };
    match (bytes / unit, bytes % unit * 10 / unit) {
        (whole, 0) => format!("{whole} {name}"),
        (whole, tenth) => format!("{whole}.{tenth} {name}"),
    }
}

/// A picture format by its media type: `JPEG` for `image/jpeg`.
pub fn format(media_type: &str) -> String {
    match media_type.rsplit('/').next().unwrap_or(media_type) {
        "webp" => "WebP".into(),
        "apng" => "animated PNG".into(),
        other => other.to_uppercase(),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(span(seconds), told, "{seconds}");
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
            assert_eq!(ago(seconds), told, "{seconds}");
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
            assert_eq!(term(seconds), told);
        }
    }

    #[test]
    fn sizes_and_formats_are_told_as_people_write_them() {
        for (bytes, told) in
            [(812, "812 bytes"), (2150, "2 KiB"), (2260, "2.2 KiB"), (50 << 20, "50 MiB")]
        {
            assert_eq!(size(bytes), told);
        }
        assert_eq!((format("image/jpeg"), format("image/webp")), ("JPEG".into(), "WebP".into()));
        assert_eq!(hour("2026-03-01T12:00:00Z"), "2026-03-01 12:00 UTC");
        assert_eq!(hour("soon"), "soon");
    }
}
