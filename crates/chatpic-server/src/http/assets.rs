//! The style sheet, scripts and icons, embedded in the program.
//!
//! An asset's address carries a hash of its content, so that a browser may keep it for ever. Addresses
//! are only made here; nothing is read from the disk while serving.

use std::sync::LazyLock;

use super::say::{Lang, for_scripts};

/// An embedded file as it is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asset {
    pub content_type: &'static str,
    pub bytes: &'static [u8],
    /// Whether the address names exactly this content, which may then be kept for ever.
    pub immutable: bool,
}

/// The address of the asset `name`, for a page: `/static/app.0123456789abcdef.css`.
///
/// # Panics
/// Where no asset has that name. Names stand in templates, and a test renders them all.
pub fn url(name: &str) -> &'static str {
    let hashed =
        HASHED.iter().find(|hashed| hashed.name == name).expect("an embedded asset's name");
    &hashed.url
}

/// The asset at `path`, the part of an address after `/static/`, or a plain name such as
/// `robots.txt`. An address with the hash of another release finds today's content, not immutable: a
/// page from one node may ask another that is already a release further.
pub fn find(path: &str) -> Option<Asset> {
    HASHED.iter().find_map(|hashed| {
        let immutable = hashed.url.strip_prefix(PREFIX) == Some(path);
        (immutable || path == hashed.name || names(path, &hashed.name)).then_some(Asset {
            content_type: hashed.content_type,
            bytes: hashed.bytes,
            immutable,
        })
    })
}

/// Whether `path` is `name` with some hash before its extension.
fn names(path: &str, name: &str) -> bool {
    let (Some((stem, extension)), Some((rest, ending))) =
        (name.rsplit_once('.'), path.rsplit_once('.'))
    else {
        return false;
    };
    extension == ending
        && rest.rsplit_once('.').is_some_and(|(start, hash)| {
            start == stem && hash.len() == 16 && hash.bytes().all(|c| c.is_ascii_hexdigit())
        })
}

struct Hashed {
    name: String,
    url: String,
    content_type: &'static str,
    bytes: &'static [u8],
}

static HASHED: LazyLock<Vec<Hashed>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for (name, _, _) in EMBEDDED {
        hash(name, &mut all);
    }
    all.extend(Lang::ALL.map(words));
    all
});

/// Adds the embedded file `name`, after what it imports: a script names other scripts by their addresses,
/// so that no browser mixes those of two releases.
fn hash(name: &str, all: &mut Vec<Hashed>) {
    if all.iter().any(|hashed| hashed.name == name) {
        return;
    }
    let embedded = EMBEDDED.iter().find(|(other, ..)| *other == name);
    let (_, content_type, bytes) = embedded.expect("a script imports what is embedded");
    let mut bytes: &'static [u8] = bytes;
    if name.ends_with(".js") {
        let mut script = std::str::from_utf8(bytes).expect("scripts are text").to_owned();
        for other in imports(&script) {
            hash(&other, all);
            let found = all.iter().find(|hashed| hashed.name == other).expect("hashed above");
            script = script.replace(&format!("\"./{other}\""), &format!("\"{}\"", found.url));
        }
        bytes = script.into_bytes().leak();
    }
    all.push(Hashed::new(name.to_owned(), content_type, bytes));
}

/// The scripts that a script names as `"./other.js"`.
fn imports(script: &str) -> Vec<String> {
    let named = script.split("\"./").skip(1).filter_map(|rest| rest.split_once('"'));
    named.map(|(name, _)| name.to_owned()).collect()
}

impl Hashed {
    fn new(name: String, content_type: &'static str, bytes: &'static [u8]) -> Self {
        let (stem, extension) = name.rsplit_once('.').expect("every asset has an extension");
        let url = format!("{PREFIX}{stem}.{:016x}.{extension}", fnv(bytes));
        Self { name, url, content_type, bytes }
    }
}

/// What scripts say in `lang`, made once.
fn words(lang: Lang) -> Hashed {
    let script = for_scripts(lang).into_bytes().leak();
    Hashed::new(format!("words.{}.js", lang.code()), "text/javascript; charset=utf-8", script)
}

/// FNV-1a: tells one release's files from another's. Nobody gains by a collision in our own files.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

const PREFIX: &str = "/static/";

macro_rules! embedded {
    ($($name:literal: $content_type:literal,)*) => {
        &[$(($name, $content_type, include_bytes!(concat!("../../assets/", $name)))),*]
    };
}

const EMBEDDED: &[(&str, &str, &[u8])] = embedded! {
    "alt.js": "text/javascript; charset=utf-8",
    "app.css": "text/css; charset=utf-8",
    "channel.js": "text/javascript; charset=utf-8",
    "console.css": "text/css; charset=utf-8",
    "console.js": "text/javascript; charset=utf-8",
    "early.js": "text/javascript; charset=utf-8",
    "figures.js": "text/javascript; charset=utf-8",
    "film.js": "text/javascript; charset=utf-8",
    "fragment.js": "text/javascript; charset=utf-8",
    "home.js": "text/javascript; charset=utf-8",
    "interrupted.js": "text/javascript; charset=utf-8",
    "keep.js": "text/javascript; charset=utf-8",
    "kept.js": "text/javascript; charset=utf-8",
    "manage.js": "text/javascript; charset=utf-8",
    "mine.js": "text/javascript; charset=utf-8",
    "passkey.js": "text/javascript; charset=utf-8",
    "post.js": "text/javascript; charset=utf-8",
    "report.js": "text/javascript; charset=utf-8",
    "send.js": "text/javascript; charset=utf-8",
    "solve.js": "text/javascript; charset=utf-8",
    "terms.js": "text/javascript; charset=utf-8",
    "time.js": "text/javascript; charset=utf-8",
    "tray.js": "text/javascript; charset=utf-8",
    "unfinished.js": "text/javascript; charset=utf-8",
    "view.js": "text/javascript; charset=utf-8",
    "favicon.svg": "image/svg+xml",
    "touch-icon.png": "image/png",
    "icon-192.png": "image/png",
    "icon-512.png": "image/png",
    "icon-512-whole.png": "image/png",
    "robots.txt": "text/plain; charset=utf-8",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_finds_its_asset_for_ever_and_another_release_finds_todays() {
        for (name, content_type, bytes) in EMBEDDED {
            let path = url(name).strip_prefix(PREFIX).unwrap();
            let found = find(path).unwrap();
            assert_eq!(found.content_type, *content_type);
            assert!(found.immutable && !find(name).unwrap().immutable, "{path}");
            if !name.ends_with(".js") {
                assert_eq!(found.bytes, *bytes);
            }
        }
        let old = find("app.0123456789abcdef.css").unwrap();
        assert_eq!((old.bytes, old.immutable), (find("app.css").unwrap().bytes, false));
    }

    #[test]
    fn a_script_names_others_by_their_addresses() {
        let home = find("home.js").unwrap();
        let script = std::str::from_utf8(home.bytes).unwrap();
        assert!(script.contains(&format!("from \"{}\"", url("tray.js"))), "{script}");
        for (name, ..) in EMBEDDED.iter().filter(|(name, ..)| name.ends_with(".js")) {
            let script = std::str::from_utf8(find(name).unwrap().bytes).unwrap();
            assert_eq!(imports(script), [""; 0], "{name}");
        }
    }

    #[test]
    fn nothing_else_is_found() {
        for path in
            ["", ".", "..", "app", "app.css/", "../app.css", "app.0123.css", "app.js", "a/b"]
        {
            assert_eq!(find(path), None, "{path}");
        }
    }

    #[test]
    fn no_asset_names_another_origin() {
        for (name, _, bytes) in EMBEDDED.iter().filter(|(name, ..)| !name.ends_with(".png")) {
            let text =
                std::str::from_utf8(bytes).unwrap().replace("http://www.w3.org/2000/svg", "");
            assert!(!text.contains("://"), "{name}");
        }
    }
}
