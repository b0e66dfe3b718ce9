//! Comments: numbered by their thread, refused where nobody may look, and ending with what they are
//! under.

use chatpic_core::{Gone, ShareId};

use super::given::{self, DAY, HOUR, MINUTE, NOW, Store, assert_is};
use crate::channels::{Comment, Commented, NewComment, THREAD, Thread};
use crate::records::{Change, Found, FoundPass, Hiding, Lookup, NewPass, NewShare};

/// What came of a comment there, written at [`NOW`].
async fn written(store: &Store, thread: Thread) -> Commented {
    store.comment(thread, &given::comment(), NOW).await.unwrap()
}

/// The numbers of what is under the share's first link.
async fn numbers(store: &Store, share: &NewShare) -> Vec<u32> {
    let all = store.comments(share.id, share.link.id, 0, 1000).await.unwrap();
    all.iter().map(|comment| comment.number).collect()
}

/// A share whose link grants one view, which was granted, and the pass's lookup.
async fn spent(store: &Store) -> (NewShare, Lookup) {
    let mut share = given::limited_share(1);
    share.link.terms.comments = true;
    let share = given::published(store, share).await;
    let pass = given::viewed(store, &share).await;
    (share, pass.lookup)
}

pub(crate) async fn a_comment_is_read_as_it_was_written(store: Store) {
    let share = given::published(&store, given::postable()).await;
    let thread = Thread::Link(share.link.lookup);
    let mut all = Vec::new();
    for (number, bytes) in [(1, 0), (2, 159), (3, 160), (4, 2300)] {
        let (lookup, created_at) = (given::lookup(), NOW.plus(i64::from(number)));
        let sealed = given::sealed(bytes);
        let comment = NewComment { lookup, created_at, sealed: sealed.clone() };
        let written = store.comment(thread, &comment, NOW).await.unwrap();
        assert_eq!(written, Commented::Written(number));
        let (share, link) = (share.id, share.link.id);
        let hiding = None;
        all.push(Comment { lookup, share, link, number, created_at, hiding, sealed });
    }
    let read =
        async |after, limit| store.comments(share.id, share.link.id, after, limit).await.unwrap();
    assert_eq!(read(0, 9).await, all);
    assert_eq!(read(1, 2).await, all[1..3]);
    assert_eq!(read(4, 9).await, []);
    for comment in &all {
        let found = store.comment_by(comment.lookup).await.unwrap();
        assert!(matches!(&found, Found::Live(it) if it == comment), "{found:?}");
    }
    assert_is!(store.comment_by(given::lookup()).await.unwrap(), Found::Unknown);
    assert_eq!(store.comments(given::share().id, share.link.id, 0, 9).await.unwrap(), []);
    assert_eq!(store.comments(share.id, given::link().id, 0, 9).await.unwrap(), []);
}

pub(crate) async fn a_thread_never_has_more_comments_than_it_may(store: Store) {
    let share = given::published(&store, given::postable()).await;
    let thread = Thread::Link(share.link.lookup);
    let writers = (0..32).map(|_| {
        let store = store.clone();
        tokio::spawn(async move {
            let mut written = Vec::new();
            for _ in 0..17 {
                written.push(self::written(&store, thread).await);
            }
            written
        })
    });
    let outcomes = futures_util::future::join_all(writers.collect::<Vec<_>>()).await;
    let outcomes: Vec<_> = outcomes.into_iter().flat_map(Result::unwrap).collect();
    let mut taken: Vec<u32> = Vec::new();
    for outcome in &outcomes {
        match outcome {
            Commented::Written(number) => taken.push(*number),
            other => assert_eq!(*other, Commented::Full),
        }
    }
    taken.sort_unstable();
    let all: Vec<u32> = (1..=THREAD).collect();
    assert_eq!(taken, all);
    assert_eq!(numbers(&store, &share).await, all);
    // A withdrawn one makes no room: numbers are never given twice.
    let last = store.comments(share.id, share.link.id, THREAD - 1, 1).await.unwrap();
    assert_eq!(store.withdraw_comment(last[0].lookup).await.unwrap(), Change::Done);
    assert_eq!(written(&store, thread).await, Commented::Full);
    assert_eq!(numbers(&store, &share).await, all[..all.len() - 1]);
}

pub(crate) async fn nobody_comments_where_nobody_may_look(store: Store) {
    let silent = given::published(&store, given::share()).await;
    let not_allowed = written(&store, Thread::Link(silent.link.lookup)).await;
    assert_eq!(not_allowed, Commented::NotAllowed);
    let pass = given::viewed(&store, &silent).await;
    assert_eq!(written(&store, Thread::Pass(pass.lookup)).await, Commented::NotAllowed);

    let share = given::published(&store, given::postable()).await;
    let pass = given::viewed(&store, &share).await;
    let threads = [Thread::Link(share.link.lookup), Thread::Pass(pass.lookup)];
    for thread in threads {
        for hiding in Hiding::ALL {
            store.hide(share.id, Some(hiding), NOW).await.unwrap();
            assert_eq!(written(&store, thread).await, Commented::Hidden(hiding));
        }
        store.hide(share.id, None, NOW).await.unwrap();
        assert_is!(written(&store, thread).await, Commented::Written(_));
    }
    store.withdraw(share.manage_lookup, NOW).await.unwrap();
    for thread in threads {
        assert_eq!(written(&store, thread).await, Commented::Gone(Gone::Withdrawn));
    }
    for unknown in [given::lookup(), share.manage_lookup] {
        assert_eq!(written(&store, Thread::Link(unknown)).await, Commented::Unknown);
        assert_eq!(written(&store, Thread::Pass(unknown)).await, Commented::Unknown);
    }
    // Neither kind of lookup stands for the other.
    let share = given::published(&store, given::postable()).await;
    let pass = given::viewed(&store, &share).await;
    assert_eq!(written(&store, Thread::Pass(share.link.lookup)).await, Commented::Unknown);
    assert_eq!(written(&store, Thread::Link(pass.lookup)).await, Commented::Unknown);
    assert_eq!(numbers(&store, &share).await, [0; 0]);
}

pub(crate) async fn a_thread_is_open_until_the_second_of_its_link_s_expiry(store: Store) {
    let mut share = given::brief_share(HOUR);
    share.link.terms.comments = true;
    let share = given::published(&store, share).await;
    let thread = Thread::Link(share.link.lookup);
    let end = NOW.plus(HOUR);
    let written = store.comment(thread, &given::comment(), end.plus(-1)).await.unwrap();
    assert_eq!(written, Commented::Written(1));
    let late = store.comment(thread, &given::comment(), end).await.unwrap();
    assert_eq!(late, Commented::Gone(Gone::Expired));
}

pub(crate) async fn who_looks_at_a_spent_link_comments_until_the_pass_ends(store: Store) {
    let (share, pass) = spent(&store).await;
    let link = Thread::Link(share.link.lookup);
    assert_eq!(written(&store, link).await, Commented::Gone(Gone::Spent));
    assert_eq!(written(&store, Thread::Pass(pass)).await, Commented::Written(1));
    let end = NOW.plus(10 * MINUTE);
    let comment = given::comment();
    let last = store.comment(Thread::Pass(pass), &comment, end.plus(-1)).await.unwrap();
    assert_eq!(last, Commented::Written(2));
    given::purged(&store, end.plus(-1), given::LONG_AGO).await;
    assert_eq!(numbers(&store, &share).await, [1, 2]);

    let late = store.comment(Thread::Pass(pass), &given::comment(), end).await.unwrap();
    assert_eq!(late, Commented::Gone(Gone::Expired));
    given::purged(&store, end, given::LONG_AGO).await;
    assert_eq!(numbers(&store, &share).await, [0; 0]);
    assert_is!(store.comment_by(comment.lookup).await.unwrap(), Found::Unknown);
}

pub(crate) async fn a_spent_link_s_thread_ends_with_the_last_of_its_passes(store: Store) {
    let mut share = given::limited_share(2);
    share.link.terms.comments = true;
    let share = given::published(&store, share).await;
    let mut other = given::link();
    other.terms.comments = true;
    store.add_link(share.manage_lookup, &other, NOW).await.unwrap();
    let first = given::viewed(&store, &share).await;
    let now = NOW.plus(5 * MINUTE);
    let second = NewPass { ends_at: now.plus(10 * MINUTE), ..given::pass() };
    given::commented(&store, &share).await;
    store.redeem_view(share.link.lookup, &second, now).await.unwrap();
    let beside = store.comment(Thread::Link(other.lookup), &given::comment(), now).await.unwrap();
    assert_eq!(beside, Commented::Written(1));

    given::purged(&store, first.ends_at, given::LONG_AGO).await;
    assert_eq!(numbers(&store, &share).await, [1]);
    given::purged(&store, second.ends_at, given::LONG_AGO).await;
    assert_eq!(numbers(&store, &share).await, [0; 0]);
    assert_is!(store.pass(second.lookup, now).await.unwrap(), FoundPass::Ended(_));
    assert_eq!(store.comments(share.id, other.id, 0, 9).await.unwrap().len(), 1);
}

pub(crate) async fn a_comment_is_withdrawn_once(store: Store) {
    let share = given::published(&store, given::postable()).await;
    let (first, second) =
        (given::commented(&store, &share).await, given::commented(&store, &share).await);
    assert_eq!(store.withdraw_comment(first.lookup).await.unwrap(), Change::Done);
    assert_eq!(store.withdraw_comment(first.lookup).await.unwrap(), Change::Unknown);
    assert_is!(store.comment_by(first.lookup).await.unwrap(), Found::Unknown);
    assert_eq!(numbers(&store, &share).await, [2]);
    assert_is!(store.comment_by(second.lookup).await.unwrap(), Found::Live(_));
    // The one after it is the third.
    let third = written(&store, Thread::Link(share.link.lookup)).await;
    assert_eq!(third, Commented::Written(3));
}

pub(crate) async fn a_comment_is_hidden_and_shown_by_its_number(store: Store) {
    let share = given::published(&store, given::postable()).await;
    let comment = given::commented(&store, &share).await;
    given::commented(&store, &share).await;
    let hide = async |number, hiding| {
        store.hide_comment(share.id, share.link.id, number, hiding).await.unwrap()
    };
    for hiding in Hiding::ALL {
        assert_eq!(hide(1, Some(hiding)).await, Change::Done);
        let all = store.comments(share.id, share.link.id, 0, 9).await.unwrap();
        assert_eq!((all[0].hiding, all[1].hiding), (Some(hiding), None));
        assert_eq!(all[0].sealed, comment.sealed);
        let found = store.comment_by(comment.lookup).await.unwrap();
        assert!(matches!(found, Found::Hidden(how) if how == hiding), "{found:?}");
    }
    assert_eq!(hide(1, None).await, Change::Done);
    assert_is!(store.comment_by(comment.lookup).await.unwrap(), Found::Live(_));
    for hiding in Hiding::ALL {
        let comment = given::commented(&store, &share).await;
        let last = numbers(&store, &share).await.pop().unwrap();
        assert_eq!(hide(last, Some(hiding)).await, Change::Done);
        assert_eq!(store.withdraw_comment(comment.lookup).await.unwrap(), Change::Done);
        assert_eq!(hide(last, None).await, Change::Unknown);
    }
    assert_eq!(hide(99, None).await, Change::Unknown);
    let elsewhere = given::share().id;
    let unknown = store.hide_comment(elsewhere, share.link.id, 1, None).await.unwrap();
    assert_eq!(unknown, Change::Unknown);
}

pub(crate) async fn a_thread_dies_with_its_link_and_no_other_does(store: Store) {
    let mut share = given::postable();
    share.link.terms.expires_at = NOW.plus(2 * DAY);
    let share = given::published(&store, share).await;
    let kept = given::commented(&store, &share).await;
    let (mut revoked, mut expires) = (given::link(), given::link());
    let mut comments = Vec::new();
    for link in [&mut revoked, &mut expires] {
        link.terms.comments = true;
        store.add_link(share.manage_lookup, link, NOW).await.unwrap();
        let pass = given::pass();
        store.redeem_view(link.lookup, &pass, NOW).await.unwrap();
        let comment = given::comment();
        let written = store.comment(Thread::Pass(pass.lookup), &comment, NOW).await.unwrap();
        assert_eq!(written, Commented::Written(1));
        comments.push(comment.lookup);
    }
    let found = async |at: usize| store.comment_by(comments[at]).await.unwrap();
    store.revoke_link(share.manage_lookup, revoked.id, NOW).await.unwrap();
    assert_is!(found(0).await, Found::Unknown);
    assert_is!(found(1).await, Found::Live(_));
    given::purged(&store, NOW.plus(DAY), given::LONG_AGO).await;
    assert_is!(found(1).await, Found::Unknown);
    assert_eq!(store.comments(share.id, expires.id, 0, 9).await.unwrap(), []);
    assert_is!(store.comment_by(kept.lookup).await.unwrap(), Found::Live(_));
    assert_eq!(store.whole(share.id).await.unwrap().unwrap().comments.len(), 1);
}

pub(crate) async fn a_revoked_link_takes_along_what_was_said_while_it_was_spent(store: Store) {
    for others in [0, 1] {
        let mut share = given::limited_share(1);
        share.link.terms.comments = true;
        let share = given::published(&store, share).await;
        for _ in 0..others {
            store.add_link(share.manage_lookup, &given::link(), NOW).await.unwrap();
        }
        let pass = given::viewed(&store, &share).await;
        assert_eq!(written(&store, Thread::Pass(pass.lookup)).await, Commented::Written(1));
        let revoked = store.revoke_link(share.manage_lookup, share.link.id, NOW).await.unwrap();
        assert_eq!(revoked, Change::Done);
        assert_eq!(numbers(&store, &share).await, [0; 0]);
    }
}

pub(crate) async fn a_thread_dies_with_its_share(store: Store) {
    let (withdrawn, removed) = (
        given::published(&store, given::postable()).await,
        given::published(&store, given::postable()).await,
    );
    let (closing, pass) = spent(&store).await;
    let mut all = Vec::new();
    for share in [&withdrawn, &removed] {
        all.push(given::commented(&store, share).await.lookup);
    }
    let last = given::comment();
    store.comment(Thread::Pass(pass), &last, NOW).await.unwrap();
    all.push(last.lookup);
    store.withdraw(withdrawn.manage_lookup, NOW).await.unwrap();
    store.remove(removed.id, NOW).await.unwrap();
    store.withdraw(closing.manage_lookup, NOW).await.unwrap();
    for comment in all {
        assert_is!(store.comment_by(comment).await.unwrap(), Found::Unknown);
        assert_eq!(store.withdraw_comment(comment).await.unwrap(), Change::Unknown);
    }
    for share in [&withdrawn, &removed, &closing] {
        assert_eq!(store.whole(share.id).await.unwrap().unwrap().comments, []);
    }
    given::purged(&store, NOW.plus(DAY), NOW.plus(DAY)).await;
    assert_eq!(store.shares(None, 9).await.unwrap(), []);
}

pub(crate) async fn a_purge_leaves_nothing_of_long_threads(store: Store) {
    let mut shares = Vec::new();
    for _ in 0..12 {
        let mut share = given::brief_share(HOUR);
        share.link.terms.comments = true;
        let share = given::published(&store, share).await;
        for _ in 0..40 {
            given::commented(&store, &share).await;
        }
        shares.push(share);
    }
    let end = NOW.plus(HOUR);
    given::purged(&store, end, given::LONG_AGO).await;
    for share in &shares {
        assert_eq!(store.whole(share.id).await.unwrap().unwrap().comments, []);
    }
    given::purged(&store, end, end.plus(1)).await;
    assert_eq!(store.shares(None, 99).await.unwrap(), []);
}

pub(crate) async fn comments_are_counted_for_each_live_link(store: Store) {
    let mut counted = Vec::new();
    for comments in 0..3_u32 {
        let share = given::published(&store, given::postable()).await;
        for _ in 0..comments {
            given::commented(&store, &share).await;
        }
        counted.push(((share.id, share.link.id), comments));
    }
    let gone = given::published(&store, given::postable()).await;
    given::commented(&store, &gone).await;
    store.withdraw(gone.manage_lookup, NOW).await.unwrap();
    let unknown = (ShareId::from_bytes([0; 16]), given::link().id);
    let mut asked: Vec<_> = counted.iter().map(|(link, _)| *link).collect();
    asked.extend([(gone.id, gone.link.id), unknown]);
    let mut made = store.comments_under(&asked).await.unwrap();
    made.sort();
    let mut counted: Vec<_> = counted.into_iter().map(|((_, link), made)| (link, made)).collect();
    counted.sort();
    assert_eq!(made, counted);
    assert_eq!(store.comments_under(&[]).await.unwrap(), []);
    // What was withdrawn was made all the same.
    let (share, link) = asked[2];
    let first = store.comments(share, link, 0, 1).await.unwrap();
    store.withdraw_comment(first[0].lookup).await.unwrap();
    assert_eq!(store.comments_under(&[(share, link)]).await.unwrap(), [(link, 2)]);
}

pub(crate) async fn a_post_tells_how_many_comments_were_made_under_it(store: Store) {
    let channel = given::opened(&store, given::channel(5)).await;
    let (share, _) = given::posted(&store, &channel, NOW).await;
    for comments in 1..=3 {
        given::commented(&store, &share).await;
        assert_eq!(given::seen(&store, &channel, NOW).await[0].comments, comments);
    }
}
