//! What was deleted is in none of the files any more: every byte of them is searched.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use chatpic_core::{Gone, Rng};

use super::super::*;
use crate::channels::{NewComment, NewPost, Posted, Thread};
use crate::conformance::given::{self, HOUR, MINUTE, NOW, assert_is};
use crate::documents::{Document, Write, Written};
use crate::records::{NewShare, Sealed};
use crate::uploads::{Allowance, NewUpload, Uploader};
use crate::{Documents, Uploads};

const WINDOW: usize = 8;

/// Which of `secrets` have at least 15 bytes in a row in some file of the directory.
fn found_in(directory: &Path, secrets: &[&Sealed]) -> HashSet<usize> {
    let mut windows = HashMap::new();
    for (at, secret) in secrets.iter().enumerate() {
        windows.extend(secret.0.as_chunks::<WINDOW>().0.iter().map(|window| (*window, at)));
    }
    let mut found = HashSet::new();
    for file in fs::read_dir(directory).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        found.extend(bytes.array_windows::<WINDOW>().filter_map(|window| windows.get(window)));
    }
    found
}

fn open(directory: &Path) -> SqliteRecords {
    SqliteRecords::open(&directory.join("chatpic.db")).unwrap()
}

#[tokio::test]
async fn what_was_withdrawn_is_in_no_file() {
    let directory = tempfile::tempdir().unwrap();
    let records = open(directory.path());
    let answer = given::answer();
    records.claim(answer.key, NOW, answer.expires_at).await.unwrap();
    let share = NewShare { answer: Some(answer.clone()), ..given::share() };
    let (other, pass) = (given::share(), given::pass());
    records.publish(&share).await.unwrap();
    records.publish(&other).await.unwrap();
    records.redeem_view(share.link.lookup, &pass, NOW).await.unwrap();
    let secrets = [
        &share.link.wrap,
        &share.link.token,
        &share.manage_wrap,
        &share.meta,
        &pass.wrap,
        &answer.sealed,
        &other.link.wrap,
        &other.meta,
    ];
    assert_eq!(found_in(directory.path(), &secrets).len(), 8, "the search finds what is there");

    records.withdraw(share.manage_lookup, NOW).await.unwrap();
    records.settle(NOW).await.unwrap();
    assert_eq!(found_in(directory.path(), &secrets), HashSet::from([6, 7]));
}

#[tokio::test]
async fn what_was_spent_is_in_no_file() {
    let directory = tempfile::tempdir().unwrap();
    let records = open(directory.path());
    let (share, pass) = (given::limited_share(1), given::pass());
    records.publish(&share).await.unwrap();
    records.redeem_view(share.link.lookup, &pass, NOW).await.unwrap();
    records.settle(NOW).await.unwrap();
    let secrets =
        [&share.link.wrap, &share.link.token, &share.manage_wrap, &share.meta, &pass.wrap];
    // Somebody still looks at it.
    assert_eq!(found_in(directory.path(), &secrets), HashSet::from([3, 4]));

    records.purge(pass.ends_at, given::LONG_AGO, given::LONG_AGO).await.unwrap();
    records.settle(NOW).await.unwrap();
    assert_eq!(found_in(directory.path(), &secrets), HashSet::new());
}

#[tokio::test]
async fn what_left_a_channel_and_what_was_withdrawn_under_it_is_in_no_file() {
    let directory = tempfile::tempdir().unwrap();
    let records = Arc::new(open(directory.path()));
    let store: given::Store = records.clone();
    let channel = given::opened(&store, given::channel(1)).await;
    let (share, post) = (given::postable(), given::post(&channel));
    assert_eq!(store.publish_post(&share, &post, NOW).await.unwrap(), Posted::Shown(1));
    let comments = [given::commented(&store, &share).await, given::commented(&store, &share).await];
    let secrets = [
        &post.card,
        &share.link.wrap,
        &share.link.token,
        &share.manage_wrap,
        &share.meta,
        &comments[0].sealed,
        &comments[1].sealed,
    ];
    assert_eq!(found_in(directory.path(), &secrets).len(), 7, "the search finds what is there");

    store.withdraw_comment(comments[0].lookup).await.unwrap();
    store.settle(NOW).await.unwrap();
    assert_eq!(found_in(directory.path(), &secrets), HashSet::from([0, 1, 2, 3, 4, 6]));
    given::posted(&store, &channel, NOW.plus(MINUTE)).await;
    store.settle(NOW).await.unwrap();
    assert_eq!(found_in(directory.path(), &secrets), HashSet::new());
}

#[tokio::test]
async fn what_was_asked_for_with_an_upload_is_in_no_file_once_it_is_over() {
    let directory = tempfile::tempdir().unwrap();
    let records = open(directory.path());
    let upload = || NewUpload {
        lookup: given::lookup(),
        uploader: Uploader { day: 20_000, tag: 7, before: None },
        length: 10,
        draft: true,
        expires_at: NOW.plus(given::DAY),
        asked: given::sealed(1000),
    };
    let (ended, expired, open) = (upload(), upload(), upload());
    let open = NewUpload { expires_at: NOW.plus(2 * given::DAY), ..open };
    let most = Allowance { uploads: 3, bytes: 30 };
    for upload in [&ended, &expired, &open] {
        records.begin_upload(upload, most, NOW).await.unwrap();
        records.take_over(upload.lookup, 0, NOW).await.unwrap();
    }
    let secrets = [&ended.asked, &expired.asked, &open.asked];
    assert_eq!(found_in(directory.path(), &secrets).len(), 3, "the search finds what is there");
    records.end_upload(ended.lookup, Gone::Withdrawn, NOW).await.unwrap();
    records.purge(NOW.plus(given::DAY), given::LONG_AGO, given::LONG_AGO).await.unwrap();
    records.settle(NOW).await.unwrap();
    assert_eq!(found_in(directory.path(), &secrets), HashSet::from([2]));
}

/// The second of a view isn't kept longer than the viewing.
#[tokio::test]
async fn only_the_hour_of_a_view_stays() {
    let directory = tempfile::tempdir().unwrap();
    let records = open(directory.path());
    let (share, pass) = (given::limited_share(1), given::pass());
    records.publish(&share).await.unwrap();
    let viewed_at = NOW.plus(17);
    records.redeem_view(share.link.lookup, &pass, viewed_at).await.unwrap();
    records.purge(pass.ends_at, given::LONG_AGO, given::LONG_AGO).await.unwrap();
    records.settle(NOW).await.unwrap();
    drop(records);
    let database = fs::read(directory.path().join("chatpic.db")).unwrap();
    let holds = |time: Timestamp| {
        let time = u32::try_from(time.unix()).unwrap().to_be_bytes();
        database.windows(4).any(|window| window == time)
    };
    assert!(holds(NOW.hour()), "the search finds what is there");
    assert!(!holds(viewed_at) && !holds(pass.ends_at));
}

/// `secure_delete` alone doesn't do: where rows have different lengths SQLite leaves copies of
/// moved rows behind. So this one churns, with sealed bytes of all lengths.
#[tokio::test]
async fn nothing_deleted_is_in_any_file_after_much_coming_and_going() {
    let directory = tempfile::tempdir().unwrap();
    let records = open(directory.path());
    let rng: &dyn Rng = &given::Random;
    let below = |limit: u32| u32::from_be_bytes(rng.array()) % limit;
    let sealed = |limit: u32| given::sealed(usize::try_from(40 + below(limit)).unwrap());

    let (mut live, mut dead) = (Vec::new(), Vec::new());
    for round in 0..5 {
        let shares: Vec<_> = (0..200)
            .map(|_| {
                let mut share = given::limited_share(2);
                share.link.wrap = sealed(300);
                share.link.token = sealed(300);
                share.link.label = None;
                share.manage_wrap = sealed(300);
                share.meta = sealed(3000);
                share
            })
            .collect();
        let publish = shares.iter().map(|share| records.publish(share));
        futures_util::future::try_join_all(publish).await.unwrap();
        live.extend(shares);
        while live.len() > 300 {
            let at = usize::try_from(below(u32::try_from(live.len()).unwrap())).unwrap();
            let share = live.swap_remove(at);
            match below(2) {
                0 => drop(records.withdraw(share.manage_lookup, NOW).await.unwrap()),
                _ => {
                    for _ in 0..2 {
                        let pass = given::pass();
                        records.redeem_view(share.link.lookup, &pass, NOW).await.unwrap();
                        dead.push(pass.wrap);
                    }
                }
            }
            dead.extend([share.link.wrap, share.link.token, share.manage_wrap, share.meta]);
        }
        while !records
            .purge(NOW.plus(HOUR), NOW.plus(-MINUTE), NOW.plus(-MINUTE))
            .await
            .unwrap()
            .is_empty()
        {}
        records.settle(NOW).await.unwrap();
        let found = found_in(directory.path(), &dead.iter().collect::<Vec<_>>());
        assert_eq!(found.len(), 0, "of {} in round {round}", dead.len());
    }
    let alive: Vec<_> = live.iter().map(|share| &share.link.wrap).collect();
    assert_eq!(found_in(directory.path(), &alive).len(), live.len());
}

/// As above, with posts and comments, some of them withdrawn: a full channel, and others that come.
#[tokio::test]
async fn nothing_that_left_a_channel_is_in_any_file_after_much_coming_and_going() {
    let directory = tempfile::tempdir().unwrap();
    let store: given::Store = Arc::new(open(directory.path()));
    let rng: &dyn Rng = &given::Random;
    let below = |limit: usize| usize::try_from(u32::from_be_bytes(rng.array())).unwrap() % limit;
    let channel = given::opened(&store, given::channel(60)).await;
    let (mut live, mut dead) = (VecDeque::new(), Vec::new());
    for round in 0..4 {
        let now = NOW.plus(round * MINUTE);
        for _ in 0..60 {
            let (share, post) = (given::postable(), given::post(&channel));
            let post = NewPost { card: given::sealed(40 + below(2000)), ..post };
            assert_is!(store.publish_post(&share, &post, now).await.unwrap(), Posted::Shown(_));
            let mut sealed = vec![post.card, share.meta.clone(), share.link.wrap.clone()];
            for _ in 0..below(6) {
                let sealed_comment = given::sealed(40 + below(2500));
                let comment = NewComment { sealed: sealed_comment.clone(), ..given::comment() };
                let thread = Thread::Link(share.link.lookup);
                store.comment(thread, &comment, now).await.unwrap();
                if below(3) == 0 {
                    store.withdraw_comment(comment.lookup).await.unwrap();
                    dead.push(sealed_comment);
                } else {
                    sealed.push(sealed_comment);
                }
            }
            live.push_back(sealed);
        }
        while live.len() > 60 {
            dead.extend(live.pop_front().unwrap());
        }
        store.settle(now).await.unwrap();
        let found = found_in(directory.path(), &dead.iter().collect::<Vec<_>>());
        assert_eq!(found.len(), 0, "of {} in round {round}", dead.len());
    }
    let alive: Vec<_> = live.iter().flatten().collect();
    assert_eq!(found_in(directory.path(), &alive).len(), alive.len());
}

/// As above, with documents: written, written over, and deleted.
#[tokio::test]
async fn no_document_is_in_any_file_once_it_is_deleted_or_written_over() {
    let directory = tempfile::tempdir().unwrap();
    let records = open(directory.path());
    let rng: &dyn Rng = &given::Random;
    let below = |limit: usize| usize::try_from(u32::from_be_bytes(rng.array())).unwrap() % limit;
    // Most are short, and some of many pieces.
    let sealed = || given::sealed(40 + below([400, 2000, 40_000][below(3)]));

    let (mut live, mut dead): (Vec<Document>, _) = (Vec::new(), Vec::new());
    for round in 0..6 {
        for _ in 0..150 {
            let document = Document {
                kind: ["case", "log", "removed-here"][below(3)],
                id: given::lookup(),
                group: None,
                due: None,
                version: 1,
                bytes: sealed(),
            };
            write(&records, Write::Put(document.clone())).await;
            live.push(document);
        }
        for _ in 0..150 {
            let at = below(live.len());
            let Document { kind, id, version, .. } = live[at];
            if below(2) == 0 {
                let next = Document { version: version + 1, bytes: sealed(), ..live[at].clone() };
                write(&records, Write::Put(next.clone())).await;
                dead.push(std::mem::replace(&mut live[at], next).bytes);
            } else {
                write(&records, Write::Delete { kind, id, version }).await;
                dead.push(live.swap_remove(at).bytes);
            }
        }
        records.settle(NOW).await.unwrap();
        let found = found_in(directory.path(), &dead.iter().collect::<Vec<_>>());
        assert_eq!(found.len(), 0, "of {} in round {round}", dead.len());
    }
    let alive: Vec<_> = live.iter().map(|document| &document.bytes).collect();
    assert_eq!(found_in(directory.path(), &alive).len(), live.len());
}

async fn write(records: &SqliteRecords, write: Write) {
    let written = Documents::write(records, &[write]).await.unwrap();
    assert_eq!(written, Written::Written);
}
