//! Documents of whatever kind are moved to another store as they are.

use std::slice;

use super::given::{self, NOW, Store};
use super::moving::both_ways;
use crate::documents::{Document, DocumentKind, DocumentName, WholeDocument, Write, Written};
use crate::records::Put;

async fn written(store: &Store, kind: DocumentKind, versions: u64) -> Document {
    let (group, due) = (Some(given::lookup()), Some(NOW));
    let (id, bytes) = (given::lookup(), given::sealed(2000));
    let mut document = Document { kind, id, group, due, version: 0, bytes };
    for version in 1..=versions {
        document.version = version;
        let written = store.write(&[Write::Put(document.clone())]).await.unwrap();
        assert_eq!(written, Written::Written);
    }
    document
}

fn name(document: &Document) -> DocumentName {
    DocumentName { kind: document.kind.to_owned(), id: document.id }
}

async fn whole(store: &Store, document: &Document) -> WholeDocument {
    store.whole_document(&name(document)).await.unwrap().unwrap()
}

pub(crate) async fn names_of_all_kinds_are_listed_in_order_page_by_page(store: Store) {
    let mut names = Vec::new();
    for kind in ["log", "case", "a-list", "cases", "case", "log", "case", "alist"] {
        names.push(name(&written(&store, kind, 1).await));
    }
    names.sort_by(|one, other| (&one.kind, one.id.0).cmp(&(&other.kind, other.id.0)));
    let (mut listed, mut after) = (Vec::new(), None);
    loop {
        let page = store.names(after, 3).await.unwrap();
        assert!(page.len() <= 3);
        let Some(last) = page.last() else { break };
        after = Some(last.clone());
        listed.extend(page);
    }
    assert_eq!(listed, names);
    let none = DocumentName { kind: "none".to_owned(), id: given::lookup() };
    assert_eq!(store.whole_document(&none).await.unwrap(), None);
}

pub(crate) async fn a_document_is_the_same_wherever_it_was_put(store: Store) {
    for way in both_ways(&store) {
        let document = written(&way.from, "case", 3).await;
        let moved = whole(&way.from, &document).await;
        for put in [Put::Written, Put::Same] {
            assert_eq!(way.to.put_whole_document(&moved).await.unwrap(), put);
            let found = way.to.document("case", document.id).await.unwrap();
            assert_eq!(found, Some(document.clone()));
            assert_eq!(whole(&way.to, &document).await, moved);
        }
        let due = way.to.due("case", NOW, 9).await.unwrap();
        assert_eq!(due, slice::from_ref(&document));
        let next = Document { version: 4, due: None, bytes: given::sealed(3), ..document };
        let goes_on = way.to.write(&[Write::Put(next)]).await.unwrap();
        assert_eq!(goes_on, Written::Written);
    }
}

pub(crate) async fn another_document_of_that_name_is_left_as_it_is(store: Store) {
    for way in both_ways(&store) {
        let document = written(&way.to, "case", 2).await;
        let there = whole(&way.to, &document).await;
        let others = [
            WholeDocument { version: 3, ..there.clone() },
            WholeDocument { due: None, ..there.clone() },
            WholeDocument { group: None, ..there.clone() },
            WholeDocument { bytes: given::sealed(2000), ..there.clone() },
        ];
        for other in others {
            assert_eq!(way.to.put_whole_document(&other).await.unwrap(), Put::Other);
        }
        assert_eq!(whole(&way.to, &document).await, there);
    }
}

pub(crate) async fn kept_blobs_are_listed_in_order_page_by_page(store: Store) {
    let share = given::published(&store, given::share()).await;
    let blobs = given::in_order((0..5).map(|_| given::blob()).collect());
    let keep: Vec<_> = blobs.iter().map(|blob| Write::Keep(*blob)).collect();
    store.write(&keep).await.unwrap();
    assert_eq!(store.kept(None, 3).await.unwrap(), blobs[..3]);
    assert_eq!(store.kept(Some(blobs[2]), 3).await.unwrap(), blobs[3..]);
    assert_eq!(store.kept(Some(blobs[4]), 3).await.unwrap(), []);
    assert!(share.media.iter().all(|media| !blobs.contains(&media.blob)));
}

pub(crate) async fn every_difference_of_documents_is_in_the_bytes(store: Store) {
    let document = whole(&store, &written(&store, "case", 1).await).await;
    let changes: [fn(&mut WholeDocument); 8] = [
        |it| it.name.kind.push('s'),
        |it| it.name.id = given::lookup(),
        |it| it.group = None,
        |it| it.group = Some(given::lookup()),
        |it| it.due = None,
        |it| it.due = Some(NOW.plus(1)),
        |it| it.version = 2,
        |it| it.bytes.0.push(0),
    ];
    let mut seen = std::collections::HashSet::from([document.to_bytes()]);
    for change in changes {
        let mut other = document.clone();
        change(&mut other);
        assert!(seen.insert(other.to_bytes()), "{other:?}");
    }
}
