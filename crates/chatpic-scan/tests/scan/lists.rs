//! From a picture to a verdict, and what many lists cost.

use chatpic_scan::lists::{
    Action, Canary, Class, Entries, Entry, Format, How, Kind, List, Lists, Media, Value, alarmed,
    decode, encode, import,
};
use chatpic_scan::{Exact, Picture, Verdict, variants};

use crate::pictures::{Pixels, mix, picture};

/// One of the generated pictures; each eighth is of the same sort, with enough to see in it.
const N: u32 = 931;

fn media(pixels: &Pixels) -> Media {
    let picture =
        Picture::rgb(pixels.width, pixels.height, &pixels.rgb).expect("as many as there are");
    let variants = variants(&picture);
    Media { original: Exact::of(&pixels.rgb), cleaned: None, variants, scenes: Vec::new() }
}

fn mirrored(pixels: &Pixels) -> Pixels {
    let rows = pixels.rgb.chunks(3 * pixels.width);
    let rgb = rows.flat_map(|row| row.chunks(3).rev().flatten().copied()).collect();
    Pixels { rgb, ..*pixels }
}

fn local_file(lines: &str) -> Entries {
    let mut entries = Entries::new();
    let imported =
        import(Format::LocalFile, lines.as_bytes(), &mut |it| entries.apply(it)).expect("a list");
    assert_eq!(imported.tally.bad, 0);
    entries
}

/// A list of one picture, as somebody else's tools hash it.
fn list_of(pixels: &Pixels) -> Entries {
    let picture =
        Picture::rgb(pixels.width, pixels.height, &pixels.rgb).expect("as many as there are");
    local_file(&format!("pdq {}\n", picture.spectrum().hash()))
}

#[test]
fn a_listed_picture_is_refused_as_it_is_and_mirrored_and_another_is_not() {
    let listed = picture(N);
    let list = List::new("a", Class::CsamConfirmed, Action::RefuseAndSeal).unwrap();
    let lists = Lists::new([(list, &list_of(&listed))]).unwrap();
    for (pixels, derived) in [(&listed, false), (&mirrored(&listed), true)] {
        let found = lists.find(&media(pixels));
        assert_eq!((found.verdict(), found.must_be_sealed()), (Verdict::Refuse, true));
        assert_eq!(found.hits[0].how.is_derived(), derived);
        assert!(!matches!(found.hits[0].how, How::Exact));
    }
    let other = lists.find(&media(&picture(N + 8)));
    assert_eq!((other.verdict(), other.hits.len()), (Verdict::Accept, 0));
}

#[test]
fn a_list_that_hits_a_canary_is_told_even_in_shadow() {
    let canaries = [N, N + 8, N + 16]
        .map(|n| Canary { name: n.to_string().into(), media: media(&picture(n)) });
    let list =
        |name, shadow| List::new(name, Class::Operator, Action::Refuse).unwrap().in_shadow(shadow);
    let (broken, other) = (list_of(&picture(N + 8)), list_of(&picture(N + 24)));
    let lists = Lists::new([(list("a", true), &broken), (list("b", false), &other)]).unwrap();
    let alarm = alarmed(&lists, &canaries);
    let [(canary, found)] = alarm.as_slice() else { panic!("{} canaries", alarm.len()) };
    assert_eq!((&*canary.name, found.hits[0].list.name()), ("939", "a"));
    assert!(alarmed(&Lists::new([(list("b", false), &other)]).unwrap(), &canaries).is_empty());
}

#[test]
fn many_hashes_take_less_than_150_bytes_each_with_their_ids() {
    let count = 200_000;
    let hashes = |kind: Kind| {
        (0..count).map(move |n| {
            // Half of the bits are set, as in any PDQ hash.
            let mut hash = [0; 32];
            for (k, two) in (0..).zip(hash.as_chunks_mut::<2>().0) {
                let [byte, ..] = mix(mix(n, 77), k).to_le_bytes();
                *two = [byte, !byte];
            }
            let id = format!("42/image/{n:08x}-0000-4000-8000-000000000000").parse().unwrap();
            Entry { id, ..Entry::new(Value::new(kind, &hash[..kind.len()]).unwrap()) }
        })
    };
    let entries: Entries = hashes(Kind::Pdq).chain(hashes(Kind::Md5)).collect();
    let stored = encode(&entries);
    assert!(stored.len() < 120 * entries.len(), "{} bytes", stored.len());
    assert_eq!(decode(&stored).as_ref(), Ok(&entries));
    let list = List::new("a", Class::CsamConfirmed, Action::Refuse).unwrap();
    let lists = Lists::new([(list, &entries)]).unwrap();
    assert_eq!(lists.len(), 2 * count as usize);
    assert!(lists.bytes() < 150 * lists.len(), "{} bytes", lists.bytes());
    for entry in hashes(Kind::Md5).step_by(20_000) {
        let md5 = entry.value.as_bytes().try_into().unwrap();
        let original = Exact { md5, ..Exact::of(b"") };
        let found = lists.find(&Media {
            original,
            cleaned: None,
            variants: Vec::new(),
            scenes: Vec::new(),
        });
        assert_eq!((found.hits.len(), found.hits[0].id), (1, entry.id.as_str()));
    }
}
