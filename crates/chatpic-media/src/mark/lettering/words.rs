//! What is written: the session ID, and the label as far as it can be shown in one line.

use crate::mark::Mark;

/// The label of `mark` in one line: control and direction characters gone, runs of white space one
/// space, cut to [`LONGEST`] characters. `None` where nothing is left.
pub(super) fn label(mark: &Mark) -> Option<String> {
    let label = mark.label.as_deref()?;
    let shown = label.chars().map(|char| if char.is_whitespace() { ' ' } else { char });
    let shown: String = shown.filter(|char| !char.is_control() && !unseen(*char)).collect();
    let words = shown.split(' ').filter(|word| !word.is_empty());
    let mut line = words.collect::<Vec<_>>().join(" ");
    if line.chars().count() > LONGEST {
        line = line.chars().take(LONGEST - 1).chain(['…']).collect();
    }
    Some(line).filter(|line| !line.is_empty())
}

/// Characters that show nothing themselves: they would stand as a replacement each.
fn unseen(char: char) -> bool {
    matches!(char,
        '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

const LONGEST: usize = 24;

#[cfg(test)]
mod tests {
    use chatpic_core::SessionId;

    use super::*;

    #[test]
    fn a_label_is_one_short_line_of_what_can_be_seen() {
        let line = |label: &str| {
            let label = Some(label.to_owned());
            super::label(&Mark { session: SessionId::from_bits(0), label })
        };
        assert_eq!(line("Anna").as_deref(), Some("Anna"));
        assert_eq!(line(" Anna\r\n\tB. \u{202E}x\u{7} ").as_deref(), Some("Anna B. x"));
        assert_eq!(line(&"ä".repeat(24)), Some("ä".repeat(24)));
        assert_eq!(line(&"ä".repeat(25)), Some("ä".repeat(23) + "…"));
        assert_eq!(line("\u{200B} \u{7}"), None);
    }
}
