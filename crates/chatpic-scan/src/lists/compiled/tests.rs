use super::*;
use crate::index::Radius;
use crate::lists::entry::Status;
use crate::lists::list::Class;
use crate::pdq::Pdq;

fn list(name: &str, action: Action) -> List {
    List::new(name, Class::Operator, action).unwrap()
}

fn entry(id: &str, kind: Kind, hash: &[u8]) -> Entry {
    Entry { id: id.parse().unwrap(), ..Entry::new(Value::new(kind, hash).unwrap()) }
}

/// A hash with half of its bits set, but for this many of them.
fn pdq(turned: usize) -> Pdq {
    let mut bytes = [0x0F; 32];
    (0..turned).for_each(|bit| bytes[bit / 4] ^= 1 << (bit % 4));
    Pdq::from_bytes(bytes)
}

fn pdq_entry(quality: Option<u8>) -> Entry {
    Entry { quality, ..entry("p", Kind::Pdq, &pdq(0).to_bytes()) }
}

fn file(bytes: &[u8]) -> Media {
    Media { original: Exact::of(bytes), cleaned: None, variants: Vec::new(), scenes: Vec::new() }
}

fn picture(distance: usize, quality: u8, origin: Origin) -> Media {
    let variants = vec![Variant { hash: pdq(distance), quality, origin }];
    Media { variants, ..file(b"other") }
}

fn lists(list: List, entry: Entry) -> Lists {
    Lists::new([(list, &Entries::from_iter([entry]))]).unwrap()
}

use Origin::{Derived, Plain};

#[test]
fn a_plain_hash_hits_within_31_bits_and_a_derived_one_within_20() {
    let lists = lists(list("a", Action::Refuse), pdq_entry(None));
    let hit = |distance, origin| !lists.find(&picture(distance, 100, origin)).hits.is_empty();
    assert!(hit(31, Plain) && !hit(32, Plain));
    assert!(hit(20, Derived) && !hit(21, Derived));
    let found = lists.find(&picture(20, 100, Derived));
    let [hit] = found.hits.as_slice() else { panic!("{found:?}") };
    assert!(matches!(hit.how, How::Alike { distance: 20, .. }) && hit.how.is_derived());
    assert_eq!((hit.id, hit.list.name(), hit.value.pdq()), ("p", "a", Some(pdq(0))));
}

/// A video of scenes that differ from the entry in so many bits.
fn video(scenes: &[(usize, Origin)]) -> Media {
    let scene = |(n, origin): &(usize, Origin)| picture(*n, 100, *origin).variants;
    Media { scenes: scenes.iter().map(scene).collect(), ..file(b"other") }
}

#[test]
fn a_video_hits_by_two_scenes_that_are_alike_or_one_that_is_very_much() {
    let lists = lists(list("a", Action::Refuse), pdq_entry(None));
    let hits = |scenes: &[_]| lists.find(&video(scenes)).hits.len();
    assert_eq!(hits(&[(16, Plain), (40, Plain)]), 1);
    assert_eq!(hits(&[(17, Plain), (40, Plain)]), 0);
    assert_eq!(hits(&[(31, Plain), (32, Plain), (40, Plain)]), 0);
    assert_eq!(hits(&[(31, Plain), (28, Plain), (40, Plain)]), 1);
    assert_eq!(hits(&[(20, Derived), (31, Plain)]), 1);
    assert_eq!(hits(&[(21, Derived), (31, Plain)]), 0);
    let found = lists.find(&video(&[(31, Plain), (28, Plain)]));
    assert!(matches!(found.hits[0].how, How::Alike { distance: 28, .. }), "{found:?}");
}

#[test]
fn a_video_of_one_scene_hits_as_a_picture_does() {
    let lists = lists(list("a", Action::Refuse), pdq_entry(None));
    let hits = |scene| lists.find(&video(&[scene])).hits.len();
    assert_eq!((hits((31, Plain)), hits((32, Plain))), (1, 0));
    assert_eq!((hits((20, Derived)), hits((21, Derived))), (1, 0));
}

#[test]
fn two_scenes_count_together_where_they_hit_one_list() {
    let other = pdq(0).complement();
    let second = entry("q", Kind::Pdq, &other.to_bytes());
    let scene = |hash| vec![Variant { hash, quality: 100, origin: Plain }];
    let mut bytes = other.to_bytes();
    bytes[..20].iter_mut().for_each(|it| *it ^= 1);
    let media =
        Media { scenes: vec![scene(pdq(20)), scene(Pdq::from_bytes(bytes))], ..file(b"other") };
    let together = Entries::from_iter([pdq_entry(None), second.clone()]);
    let one = Lists::new([(list("a", Action::Refuse), &together)]).unwrap();
    assert_eq!(one.find(&media).hits.len(), 2);
    let (first, second) = (Entries::from_iter([pdq_entry(None)]), Entries::from_iter([second]));
    let lists = [(list("a", Action::Refuse), &first), (list("b", Action::Refuse), &second)];
    assert_eq!(Lists::new(lists).unwrap().find(&media).hits.len(), 0);
}

#[test]
fn a_list_may_be_closer_than_that_but_never_wider() {
    let within = |radius| {
        let list = list("a", Action::Refuse).within(Radius::new(radius).unwrap());
        lists(list, pdq_entry(None))
    };
    let hit = |radius, distance, origin| {
        !within(radius).find(&picture(distance, 100, origin)).hits.is_empty()
    };
    assert!(hit(9, 9, Plain) && !hit(9, 10, Plain));
    assert!(hit(9, 9, Derived) && !hit(9, 10, Derived));
    assert!(hit(31, 20, Derived) && !hit(31, 21, Derived));
    assert!(hit(25, 25, Plain) && !hit(25, 26, Plain));
}

#[test]
fn both_sides_need_a_quality_of_50_where_it_is_known() {
    let hit = |ours, theirs| {
        let lists = lists(list("a", Action::Refuse), pdq_entry(theirs));
        !lists.find(&picture(0, ours, Plain)).hits.is_empty()
    };
    assert!(hit(50, Some(50)) && !hit(49, Some(50)) && !hit(50, Some(49)));
    assert!(hit(50, None) && !hit(49, None));
}

#[test]
fn an_exact_hash_hits_whatever_the_picture_is_worth() {
    let media = Media { variants: picture(0, 0, Plain).variants, ..file(b"bytes") };
    let exact = media.original;
    for (kind, hash) in [
        (Kind::Md5, &exact.md5[..]),
        (Kind::VideoMd5, &exact.md5),
        (Kind::Sha1, &exact.sha1),
        (Kind::Sha256, &exact.sha256),
    ] {
        let close = list("a", Action::Refuse).within(Radius::new(0).unwrap());
        let lists = lists(close, entry("x", kind, hash));
        let found = lists.find(&media);
        let [hit] = found.hits.as_slice() else { panic!("{found:?}") };
        assert_eq!((hit.how, hit.value.kind(), hit.id), (How::Exact, kind, "x"));
        assert!(!hit.how.is_derived());
        assert_eq!(lists.find(&file(b"Bytes")).hits, []);
    }
}

#[test]
fn the_cleaned_file_is_looked_for_as_well() {
    let cleaned = Exact::of(b"cleaned").sha256;
    let lists = lists(list("a", Action::Refuse), entry("", Kind::Sha256, &cleaned));
    assert_eq!(lists.find(&file(b"original")).hits.len(), 0);
    let media = Media { cleaned: Some(cleaned), ..file(b"original") };
    assert_eq!(lists.find(&media).hits.len(), 1);
    let media = Media { cleaned: Some(cleaned), ..file(b"cleaned") };
    assert_eq!(lists.find(&media).hits.len(), 1, "once, where cleaning changed nothing");
}

#[test]
fn only_active_entries_are_hit() {
    for (status, expected) in [(Status::Active, 1), (Status::Disabled, 0), (Status::Withdrawn, 0)] {
        let md5 = Exact::of(b"bytes").md5;
        let entries: Entries = [pdq_entry(None), entry("", Kind::Md5, &md5)]
            .map(|it| Entry { status, ..it })
            .into_iter()
            .collect();
        let lists = Lists::new([(list("a", Action::Refuse), &entries)]).unwrap();
        assert_eq!(lists.len(), 2 * expected);
        assert_eq!(lists.find(&file(b"bytes")).hits.len(), expected);
        assert_eq!(lists.find(&picture(0, 100, Plain)).hits.len(), expected);
    }
}

/// What these lists, which all have one entry, say of it.
fn verdict(lists: impl IntoIterator<Item = List>) -> (Verdict, bool, bool, usize) {
    let entries = Entries::from_iter([entry("", Kind::Md5, &Exact::of(b"bytes").md5)]);
    let lists = Lists::new(lists.into_iter().map(|list| (list, &entries))).unwrap();
    let found = lists.find(&file(b"bytes"));
    (found.verdict(), found.must_be_sealed(), found.is_labelled(), found.hits.len())
}

#[test]
fn the_hardest_action_of_all_lists_that_are_hit_follows() {
    let [label, hold, refuse, seal] = [
        list("a", Action::Label),
        list("b", Action::Hold),
        list("c", Action::Refuse),
        list("d", Action::RefuseAndSeal),
    ];
    assert_eq!(verdict([]), (Verdict::Accept, false, false, 0));
    assert_eq!(verdict([label.clone()]), (Verdict::Accept, false, true, 1));
    assert_eq!(verdict([label.clone(), hold.clone()]), (Verdict::Hold, false, true, 2));
    assert_eq!(verdict([refuse.clone(), hold.clone()]), (Verdict::Refuse, false, false, 2));
    assert_eq!(verdict([hold, seal, refuse, label]), (Verdict::Refuse, true, true, 4));
}

#[test]
fn a_list_in_shadow_counts_and_acts_on_nothing() {
    let shadow = list("a", Action::RefuseAndSeal).in_shadow(true);
    assert_eq!(verdict([shadow.clone()]), (Verdict::Accept, false, false, 1));
    assert_eq!(verdict([shadow, list("b", Action::Hold)]), (Verdict::Hold, false, false, 2));
}

#[test]
fn what_would_have_to_wait_is_refused_on_a_share() {
    let self_reported = List::new("a", Class::NciiSelfReport, Action::Hold).unwrap();
    let (verdict, ..) = verdict([self_reported]);
    assert_eq!((verdict, verdict.on_a_share()), (Verdict::Hold, Verdict::Refuse));
}

#[test]
fn a_self_reported_entry_only_holds_whatever_list_it_stands_on() {
    for class in [Class::CsamSelfReport, Class::NciiSelfReport] {
        let entry = Entry { class: Some(class), ..entry("", Kind::Md5, &Exact::of(b"bytes").md5) };
        let lists = lists(list("a", Action::RefuseAndSeal), entry);
        let found = lists.find(&file(b"bytes"));
        assert_eq!((found.verdict(), found.must_be_sealed()), (Verdict::Hold, false));
    }
}

#[test]
fn every_entry_keeps_its_id_and_list() {
    let md5 = |n: u8| [n; 16];
    let first: Entries = [("", 9), ("a", 1), ("a", 2), ("bé", 3)]
        .map(|(id, n)| entry(id, Kind::Md5, &md5(n)))
        .into_iter()
        .collect();
    let second: Entries =
        [entry("bé", Kind::Md5, &md5(3)), entry("c", Kind::Md5, &md5(4))].into_iter().collect();
    let both = [(list("x", Action::Hold), &first), (list("y", Action::Refuse), &second)];
    let lists = Lists::new(both).unwrap();
    let told = |n| {
        let media = Media { original: Exact { md5: md5(n), ..Exact::of(b"") }, ..file(b"") };
        let found = lists.find(&media);
        found.hits.iter().map(|hit| (hit.list.name(), hit.id)).collect::<Vec<_>>()
    };
    assert_eq!(told(9), [("x", "")]);
    assert_eq!((told(1), told(2)), (vec![("x", "a")], vec![("x", "a")]));
    assert_eq!(told(3), [("x", "bé"), ("y", "bé")]);
    assert_eq!(told(4), [("y", "c")]);
}

#[test]
fn two_lists_of_one_name_are_refused() {
    let empty = Entries::new();
    let both = [list("a", Action::Hold), list("a", Action::Refuse)].map(|list| (list, &empty));
    assert_eq!(Lists::new(both).err(), Some(NotCompiled::SameName));
}
