//! What people and programs write: ranges, terms, settings.

use chatpic_core::terms::LABEL_CHARS;
use chatpic_core::{Bounds, Password, Wish};
use chatpic_server::config::{Config, Sources};
use chatpic_server::http::{Asked, Span};

/// A part that is asked for lies within the media and has at least a byte.
pub fn range(header: &str, len: u64) {
    let Some(span) = Span::parse(header) else { return };
    if let Asked::Part(part) = span.within(len) {
        assert!(part.start < part.end && part.end <= len, "{part:?} of {len}");
    }
}

/// Terms are within their bounds, or a field is named. Each line of `text` is a field.
pub fn wish(text: &str) {
    let mut lines = text.split('\0').map(|line| Some(line.to_owned()).filter(|it| it != "-"));
    let mut line = || lines.next().flatten();
    let bounds = Bounds { watermark: true, comments: true, ..Bounds::default() };
    let wish = Wish {
        expires_in: line(),
        max_views: line(),
        password: line(),
        watermark: line(),
        comments: line(),
        adult: line(),
        label: line(),
        mark_label: line(),
        end_early: line(),
    };
    let terms = match wish.parse(&bounds) {
        Ok(terms) => terms,
        Err(error) => return assert!(!error.field.is_empty()),
    };
    assert!((bounds.min_lifetime..=bounds.max_lifetime).contains(&terms.lifetime));
    assert!(terms.max_views.is_none_or(|views| views.get() <= bounds.max_views));
    assert!(terms.password.is_none_or(|it| (1..=Password::MAX_LEN).contains(&it.as_bytes().len())));
    if let Some(label) = terms.label {
        assert!((1..=LABEL_CHARS).contains(&label.chars().count()));
        assert!(!label.contains(char::is_control) && label.trim() == label);
    }
    assert_eq!(terms.lifetime.to_string().parse(), Ok(terms.lifetime));
}

/// A configuration holds, or every fault names its key. What follows a zero byte is a variable.
pub fn config(text: &str) {
    let (file, variables) = text.split_once('\0').unwrap_or((text, ""));
    let mut sources = Sources::default();
    sources.file(file);
    let variables = variables.lines().filter_map(|line| line.split_once('='));
    sources.environment(variables.map(|(name, value)| (name.to_owned(), value.to_owned())));
    match Config::parse(&sources) {
        Ok(config) => {
            let terms = &config.terms;
            assert!((terms.min_lifetime..=terms.max_lifetime).contains(&terms.default_lifetime));
            assert!(terms.max_views > 0 && config.media.max_files > 0);
            assert!(config.limits.connections > 0 && config.limits.uploads_at_once > 0);
        }
        Err(faults) => {
            assert!(!faults.0.is_empty());
            assert!(faults.0.iter().all(|it| !it.key.is_empty() && !it.reason.is_empty()));
        }
    }
}
