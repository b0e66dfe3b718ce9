//! What stands in a thread: the name that a visitor has in it, and the parts of a comment's text.

use std::fmt;

/// The name of a visitor inside one thread: an adjective, a noun and a colour. It comes of a seed that
/// is another in each thread, so that nobody is known from one to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThreadName {
    adjective: &'static str,
    noun: &'static str,
    colour: &'static str,
}

impl ThreadName {
    /// The name that comes of a seed. Of its bytes the first three count.
    pub fn of(seed: &[u8; 16]) -> Self {
        let pick = |words: &[&'static str], byte: u8| words[usize::from(byte) % words.len()];
        Self {
            adjective: pick(&ADJECTIVES, seed[0]),
            noun: pick(&NOUNS, seed[1]),
            colour: pick(&COLOURS, seed[2]),
        }
    }

    /// One of [`COLOURS`].
    pub fn colour(self) -> &'static str {
        self.colour
    }
}

impl fmt::Display for ThreadName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.adjective, self.noun)
    }
}

/// A stretch of a comment's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    Text(&'a str),
    /// `>>12`: another comment of the thread, by its number.
    Reference(u32),
}

/// The parts of a comment's text, in order. Put together they are the text again.
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut rest, mut from) = (text, 0);
    while let Some(at) = rest[from..].find(">>").map(|at| from + at) {
        let digits = rest[at + 2..].bytes().take_while(u8::is_ascii_digit).count();
        let end = at + 2 + digits;
        let number = &rest[at + 2..end];
        // A thread has hundreds of comments: what is longer, or begins with a zero, is no number of one.
        if !(1..=3).contains(&digits) || number.starts_with('0') {
            from = end;
            continue;
        }
        if at > 0 {
            parts.push(Part::Text(&rest[..at]));
        }
        parts.push(Part::Reference(number.parse().expect("three digits fit")));
        (rest, from) = (&rest[end..], 0);
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest));
    }
    parts
}

/// Each a class of the pages' stylesheet, in which it has enough contrast on paper and in the dark.
pub const COLOURS: [&str; 8] = ["amber", "clay", "fern", "indigo", "moss", "plum", "slate", "teal"];

const ADJECTIVES: [&str; 64] = [
    "able", "airy", "ample", "awake", "bold", "brave", "brief", "bright", "brisk", "calm",
    "candid", "careful", "cheery", "clear", "clever", "cosy", "crisp", "curious", "daring", "deft",
    "early", "eager", "earnest", "even", "fair", "fleet", "fond", "frank", "fresh", "gentle",
    "glad", "grand", "happy", "hardy", "honest", "humble", "jolly", "keen", "kind", "late",
    "light", "lively", "loyal", "lucky", "mellow", "merry", "mild", "neat", "nimble", "patient",
    "plain", "polite", "proud", "quick", "quiet", "ready", "serene", "sharp", "shy", "steady",
    "still", "sunny", "warm", "wise",
];

const NOUNS: [&str; 128] = [
    "acorn", "alder", "anchor", "apple", "arrow", "aspen", "badger", "barley", "basil", "beacon",
    "beaver", "beech", "birch", "bison", "bramble", "breeze", "bridge", "brook", "button", "cabin",
    "candle", "canoe", "canyon", "carp", "cedar", "cherry", "clover", "cloud", "comet", "coral",
    "cricket", "crane", "daisy", "delta", "dingo", "dolphin", "dove", "dune", "eagle", "ember",
    "falcon", "feather", "finch", "fjord", "flint", "forest", "fox", "gecko", "ginger", "glacier",
    "grove", "gull", "hamlet", "harbour", "hare", "hawk", "hazel", "heather", "heron", "hill",
    "holly", "ibis", "island", "ivy", "jasmine", "jay", "juniper", "kestrel", "kettle", "kite",
    "koala", "lagoon", "lantern", "lark", "laurel", "leaf", "lemon", "lily", "linden", "lynx",
    "magpie", "maple", "marlin", "marten", "meadow", "meteor", "mint", "moose", "moth", "nettle",
    "newt", "oak", "ocean", "olive", "onyx", "orchid", "otter", "owl", "pebble", "pelican",
    "penguin", "pepper", "pine", "plover", "poplar", "poppy", "prairie", "puffin", "quail",
    "quartz", "raven", "reed", "ridge", "robin", "saffron", "salmon", "sparrow", "spruce",
    "starling", "stone", "swift", "thistle", "tiger", "tulip", "valley", "walnut", "willow",
    "wren",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_for_the_same_seed_and_of_all_words_in_turn() {
        let mut seed = [0; 16];
        assert_eq!(ThreadName::of(&seed).to_string(), "able acorn");
        assert_eq!(ThreadName::of(&seed).colour(), "amber");
        seed[..3].copy_from_slice(&[255, 255, 255]);
        assert_eq!(ThreadName::of(&seed).to_string(), "wise wren");
        assert_eq!(ThreadName::of(&seed).colour(), "teal");
    }

    #[test]
    fn no_word_is_there_twice() {
        for words in [&ADJECTIVES[..], &NOUNS[..], &COLOURS[..]] {
            let different: std::collections::BTreeSet<_> = words.iter().collect();
            assert_eq!(different.len(), words.len());
        }
    }

    #[test]
    fn references_are_found_and_nothing_else_is_taken_for_one() {
        use Part::{Reference, Text};
        let cases: &[(&str, &[Part<'_>])] = &[
            ("", &[]),
            ("plain", &[Text("plain")]),
            (">>12", &[Reference(12)]),
            ("a >>1\n>>500 b", &[Text("a "), Reference(1), Text("\n"), Reference(500), Text(" b")]),
            (">>1>>2", &[Reference(1), Reference(2)]),
            (">>>7", &[Text(">>>7")]),
            (">> 7 >>0 >>012 >>1234", &[Text(">> 7 >>0 >>012 >>1234")]),
            ("é>>3é", &[Text("é"), Reference(3), Text("é")]),
            (">>", &[Text(">>")]),
        ];
        for (text, expected) in cases {
            assert_eq!(parts(text), *expected, "{text}");
        }
    }
}
