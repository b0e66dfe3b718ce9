//! Documents: what is written together is there together, and nobody writes over what they haven't read.

use std::slice;

use futures_util::future::join_all;

use super::given::{self, HOUR, MINUTE, NOW, Store};
use crate::documents::{Document, Write, Written};
use crate::records::{Lookup, Sealed};

const KIND: &str = "case";

fn document() -> Document {
    Document {
        kind: KIND,
        id: given::lookup(),
        group: None,
        due: None,
        version: 1,
        bytes: given::sealed(700),
    }
}

fn next(document: &Document) -> Document {
    Document { version: document.version + 1, bytes: given::sealed(900), ..document.clone() }
}

async fn write(store: &Store, writes: &[Write]) -> Written {
    store.write(writes).await.unwrap()
}

async fn put(store: &Store, document: &Document) -> Written {
    write(store, &[Write::Put(document.clone())]).await
}

async fn found(store: &Store, document: &Document) -> Option<Document> {
    store.document(document.kind, document.id).await.unwrap()
}

fn delete(document: &Document) -> Write {
    Write::Delete { kind: document.kind, id: document.id, version: document.version }
}

pub(crate) async fn a_document_is_found_as_it_was_written(store: Store) {
    for len in [0, 1, 897, 898, 899, 1796, 1797, 300_000] {
        let document = Document {
            group: Some(given::lookup()),
            due: Some(NOW),
            bytes: given::sealed(len),
            ..document()
        };
        assert_eq!(put(&store, &document).await, Written::Written);
        assert_eq!(found(&store, &document).await, Some(document.clone()));
        let other = Document { kind: "list", ..document.clone() };
        assert_eq!(found(&store, &other).await, None, "it is of another kind");

        let next = Document { group: None, due: None, ..next(&document) };
        assert_eq!(put(&store, &next).await, Written::Written);
        assert_eq!(found(&store, &next).await, Some(next.clone()));
        assert_eq!(write(&store, &[delete(&next)]).await, Written::Written);
        assert_eq!(found(&store, &next).await, None);
    }
}

pub(crate) async fn who_read_another_version_writes_nothing(store: Store) {
    let first = document();
    for early in [0, 2, 3, u64::MAX >> 1] {
        let early = Document { version: early, ..first.clone() };
        assert_eq!(put(&store, &early).await, Written::Conflict);
        assert_eq!(write(&store, &[delete(&early)]).await, Written::Conflict);
    }
    assert_eq!(put(&store, &first).await, Written::Written);
    let second = next(&first);
    assert_eq!(put(&store, &second).await, Written::Written);
    for wrong in [first.clone(), next(&first), next(&next(&second))] {
        assert_eq!(put(&store, &wrong).await, Written::Conflict);
    }
    assert_eq!(write(&store, &[delete(&first)]).await, Written::Conflict);
    assert_eq!(found(&store, &first).await, Some(second.clone()));

    assert_eq!(write(&store, &[delete(&second)]).await, Written::Written);
    assert_eq!(write(&store, &[delete(&second)]).await, Written::Conflict);
    assert_eq!(put(&store, &next(&second)).await, Written::Conflict);
    assert_eq!(put(&store, &first).await, Written::Written, "it can begin anew");
}

pub(crate) async fn a_batch_is_written_whole_or_not_at_all(store: Store) {
    let (there, old) = (document(), document());
    let (kept, blob) = (given::blob(), given::blob());
    let begin = [Write::Put(there.clone()), Write::Put(old.clone()), Write::Keep(kept)];
    assert_eq!(write(&store, &begin).await, Written::Written);

    let new = document();
    let good = [
        Write::Put(next(&there)),
        Write::Put(new.clone()),
        delete(&old),
        Write::Keep(blob),
        Write::Release(kept),
    ];
    let missing = document();
    for bad in [Write::Put(there.clone()), delete(&missing), Write::Put(next(&missing))] {
        for at in 0..=good.len() {
            let mut writes = good.to_vec();
            writes.insert(at, bad.clone());
            assert_eq!(write(&store, &writes).await, Written::Conflict);
            assert_eq!(found(&store, &there).await, Some(there.clone()));
            assert_eq!(found(&store, &old).await, Some(old.clone()));
            assert_eq!(found(&store, &new).await, None);
            assert_eq!(store.known(&[kept, blob]).await.unwrap(), [kept]);
            assert_eq!(given::doomed(&store).await, []);
        }
    }
    assert_eq!(write(&store, &good).await, Written::Written);
    assert_eq!(found(&store, &there).await.unwrap().version, 2);
    assert_eq!(found(&store, &new).await, Some(new));
    assert_eq!(found(&store, &old).await, None);
    assert_eq!(store.needed(None, 9).await.unwrap(), [blob]);
    assert_eq!(given::doomed(&store).await, [kept]);
    assert_eq!(write(&store, &[]).await, Written::Written);
}

pub(crate) async fn of_writers_at_once_one_writes_each_version(store: Store) {
    let mut document = document();
    for _ in 0..4 {
        let rivals: Vec<_> =
            (0..16).map(|_| Document { bytes: given::sealed(2000), ..document.clone() }).collect();
        let tasks = rivals.iter().cloned().map(|rival| {
            let store = store.clone();
            tokio::spawn(async move { put(&store, &rival).await })
        });
        let written: Vec<_> = join_all(tasks).await.into_iter().map(Result::unwrap).collect();
        let won: Vec<_> =
            rivals.iter().zip(&written).filter(|(_, it)| **it == Written::Written).collect();
        assert_eq!(won.len(), 1, "{written:?}");
        assert_eq!(found(&store, &document).await.as_ref(), Some(won[0].0));
        document.version += 1;
    }
}

/// Each batch moves one from one document to another; whatever meets, none is lost or made.
pub(crate) async fn batches_at_once_leave_documents_that_agree(store: Store) {
    let sum = |documents: &[Document]| -> u64 {
        documents.iter().map(|it| u64::from(it.bytes.0[0])).sum()
    };
    let start: Vec<_> =
        (0..3).map(|_| Document { bytes: Sealed(vec![100; 1500]), ..document() }).collect();
    for document in &start {
        put(&store, document).await;
    }
    let ids: Vec<_> = start.iter().map(|document| document.id).collect();
    let tasks = (0..12).map(|at: usize| {
        let (store, from, to) = (store.clone(), ids[at % 3], ids[(at + 1 + at / 6) % 3]);
        tokio::spawn(async move {
            loop {
                let read = async |id| store.document(KIND, id).await.unwrap().unwrap();
                let (mut from, mut to) = (read(from).await, read(to).await);
                from.bytes = Sealed(vec![from.bytes.0[0] - 1; 1500]);
                to.bytes = Sealed(vec![to.bytes.0[0] + 1; 1500]);
                (from.version, to.version) = (from.version + 1, to.version + 1);
                if write(&store, &[Write::Put(from), Write::Put(to)]).await == Written::Written {
                    break;
                }
            }
        })
    });
    for task in join_all(tasks).await {
        task.unwrap();
    }
    let left = store.documents(KIND, None, None, 9).await.unwrap();
    assert_eq!(sum(&left), 300);
    assert!(left.iter().all(|it| it.bytes.0.iter().all(|byte| *byte == it.bytes.0[0])));
    let versions: u64 = left.iter().map(|document| document.version).sum();
    assert_eq!(versions, 3 + 24);
}

pub(crate) async fn documents_are_listed_in_order_page_by_page(store: Store) {
    let group = given::lookup();
    let mut documents: Vec<_> =
        (0..9).map(|at| Document { group: (at % 3 != 0).then_some(group), ..document() }).collect();
    let other = Document { kind: "cases", group: Some(group), ..document() };
    for document in documents.iter().chain([&other]) {
        put(&store, document).await;
    }
    documents.sort_by_key(|document| document.id.0);
    let listed = async |group: Option<Lookup>| {
        let (mut listed, mut after) = (Vec::new(), None);
        loop {
            let page = store.documents(KIND, group, after, 4).await.unwrap();
            assert!(page.len() <= 4);
            let Some(last) = page.last() else { break listed };
            after = Some(last.id);
            listed.extend(page);
        }
    };
    assert_eq!(listed(None).await, documents);
    let of_group: Vec<_> = documents.iter().filter(|it| it.group.is_some()).cloned().collect();
    assert_eq!(listed(Some(group)).await, of_group);
    assert_eq!(listed(Some(given::lookup())).await, []);

    let counted = async |group, most| store.count(KIND, group, most).await.unwrap();
    assert_eq!(counted(None, 100).await, 9);
    assert_eq!(counted(None, 5).await, 5);
    assert_eq!(counted(Some(group), 100).await, 6);
    assert_eq!(counted(Some(group), 2).await, 2);
    assert_eq!(store.count("none", None, 9).await.unwrap(), 0);
}

pub(crate) async fn what_is_due_is_found_the_earliest_first(store: Store) {
    let due = |seconds| Document { due: Some(NOW.plus(seconds)), ..document() };
    let [later, first, second, other] = [due(HOUR), due(-MINUTE), due(0), due(0)];
    let other = Document { kind: "list", ..other };
    for document in [&later, &first, &second, &other, &document()] {
        put(&store, document).await;
    }
    let found = async |by, limit| store.due(KIND, by, limit).await.unwrap();
    assert_eq!(found(NOW, 9).await, [first.clone(), second.clone()]);
    assert_eq!(found(NOW.plus(-1), 9).await, slice::from_ref(&first));
    assert_eq!(found(NOW.plus(HOUR), 1).await, slice::from_ref(&first));
    let done = Document { due: None, ..next(&first) };
    put(&store, &done).await;
    assert_eq!(found(NOW.plus(HOUR), 9).await, [second, later]);
}

pub(crate) async fn kept_blobs_are_needed_until_they_are_released(store: Store) {
    let share = given::published(&store, given::share()).await;
    let kept = given::in_order(vec![given::blob(), given::blob(), given::blob()]);
    let document = document();
    let mut writes: Vec<_> = kept.iter().map(|blob| Write::Keep(*blob)).collect();
    writes.push(Write::Put(document.clone()));
    write(&store, &writes).await;

    let all = given::in_order([given::blobs(&share), kept.clone()].concat());
    let listed = [all.clone(), vec![given::blob()]].concat();
    assert_eq!(given::in_order(store.known(&listed).await.unwrap()), all);
    let (mut needed, mut after) = (Vec::new(), None);
    while let Some(last) = {
        let page = store.needed(after, 2).await.unwrap();
        needed.extend(page.iter().copied());
        page.last().copied()
    } {
        after = Some(last);
    }
    assert_eq!(needed, all);
    given::purged(&store, NOW.plus(given::DAY), NOW.plus(given::DAY)).await;
    assert_eq!(store.needed(None, 9).await.unwrap(), kept, "no purge takes them");

    store.buried(&given::blobs(&share)).await.unwrap();
    write(&store, &[Write::Release(kept[0]), Write::Release(kept[1]), delete(&document)]).await;
    assert_eq!(given::doomed(&store).await, kept[..2]);
    assert_eq!(store.needed(None, 9).await.unwrap(), kept[2..]);
    write(&store, &[Write::Release(kept[0])]).await;
    assert_eq!(given::doomed(&store).await, kept[..2], "it is doomed once");
    store.buried(&kept[..2]).await.unwrap();
    assert_eq!(store.known(&kept).await.unwrap(), kept[2..]);
}
