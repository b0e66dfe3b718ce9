//! Looking for many words at once in every place of a file.

use std::collections::{HashMap, HashSet};

/// A word that must not be found, in all forms in which it could have been written.
pub struct Needle {
    name: String,
    forms: Vec<Vec<u8>>,
}

impl Needle {
    /// Bytes as they are.
    pub fn bytes(name: &str, bytes: &[u8]) -> Self {
        assert!(bytes.len() >= PREFIX, "{name} is too short to be told from chance");
        Self { name: name.to_owned(), forms: vec![bytes.to_vec()] }
    }

    /// A word or key as it is, in hexadecimal digits, and in base64 wherever it stands in what was
    /// encoded.
    pub fn secret(name: &str, secret: impl AsRef<[u8]>) -> Self {
        let secret = secret.as_ref();
        let mut needle = Self::bytes(name, secret);
        let lower: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
        needle.forms.push(lower.to_uppercase().into());
        needle.forms.push(lower.into());
        for alphabet in [STANDARD, URL_SAFE] {
            needle.forms.extend((0..3).map(|before| base64(secret, before, alphabet)));
        }
        needle
    }

    /// Every window of 32 bytes of a picture that can't be there by chance.
    pub fn windows(name: &str, bytes: &[u8]) -> Self {
        let varied = |window: &&[u8]| window.iter().collect::<HashSet<_>>().len() > 20;
        let windows = bytes.chunks_exact(32).filter(varied).map(<[u8]>::to_vec);
        Self { name: name.to_owned(), forms: windows.collect() }
    }
}

/// What is looked for, by its first bytes.
pub struct Markers {
    needles: HashMap<u64, Vec<(String, Vec<u8>)>>,
    /// For a quick no: the last two of the first bytes.
    ends: Vec<bool>,
    len: usize,
}

const PREFIX: usize = 8;

impl Markers {
    pub fn new(needles: impl IntoIterator<Item = Needle>) -> Self {
        let mut markers = Self { needles: HashMap::new(), ends: vec![false; 1 << 16], len: 0 };
        for Needle { name, forms } in needles {
            for form in forms {
                let prefix = u64::from_be_bytes(form[..PREFIX].try_into().unwrap());
                markers.ends[usize::try_from(prefix & 0xffff).unwrap()] = true;
                markers.needles.entry(prefix).or_default().push((name.clone(), form));
                markers.len += 1;
            }
        }
        markers
    }

    pub fn len(&self) -> usize {
        self.len
    }

    /// The name of the first needle in `hay`.
    pub fn find(&self, hay: &[u8]) -> Option<String> {
        let mut window = 0_u64;
        for (end, byte) in hay.iter().enumerate() {
            window = (window << 8) | u64::from(*byte);
            if !self.ends[usize::try_from(window & 0xffff).unwrap()] || end + 1 < PREFIX {
                continue;
            }
            let rest = &hay[end + 1 - PREFIX..];
            let mut needles = self.needles.get(&window).into_iter().flatten();
            if let Some((name, _)) = needles.find(|(_, form)| rest.starts_with(form)) {
                return Some(name.clone());
            }
        }
        None
    }

    /// Fails where a needle is in `hay`, showing what stands around it.
    pub fn assert_absent(&self, place: &str, hay: &[u8]) {
        let Some(name) = self.find(hay) else { return };
        let line = hay.split(|byte| *byte == b'\n').find(|line| self.find(line).is_some());
        let line = String::from_utf8_lossy(line.unwrap_or_default());
        panic!("{name} in {place}: {}", line.chars().take(600).collect::<String>());
    }
}

/// What of the base64 of a text doesn't depend on what stands around `bytes`, when so many bytes stand
/// before them.
fn base64(bytes: &[u8], before: usize, alphabet: &[u8; 64]) -> Vec<u8> {
    let padded = [&vec![0; before][..], bytes].concat();
    let groups = padded.chunks_exact(3).map(|group| {
        let bits = group.iter().fold(0, |bits, byte| (bits << 8) | usize::from(*byte));
        [18, 12, 6, 0].map(|shift| alphabet[(bits >> shift) & 63])
    });
    // The first group mixes in what stands before.
    groups.skip(usize::from(before > 0)).flatten().collect()
}

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL_SAFE: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
