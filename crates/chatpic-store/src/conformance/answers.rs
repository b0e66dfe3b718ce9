//! Idempotent requests are answered once.

use chatpic_core::Timestamp;
use futures_util::future::join_all;

use super::given::{self, HOUR, MINUTE, NOW, Store, assert_is};
use crate::records::{Answer, Claim, Found, Lookup, NewShare, Publish, Sealed};

async fn claim(store: &Store, key: Lookup, now: Timestamp) -> Claim {
    store.claim(key, now, now.plus(MINUTE)).await.unwrap()
}

async fn answered(store: &Store, key: Lookup, now: Timestamp) -> Sealed {
    match claim(store, key, now).await {
        Claim::Answered(sealed) => sealed,
        other => panic!("not answered: {other:?}"),
    }
}

/// A share published under a claimed key.
async fn published(store: &Store, share: NewShare) -> (NewShare, Answer) {
    let answer = given::answer();
    assert_is!(claim(store, answer.key, NOW).await, Claim::Claimed);
    let share = NewShare { answer: Some(answer.clone()), ..share };
    (given::published(store, share).await, answer)
}

pub(crate) async fn a_key_is_claimed_once(store: Store) {
    let (key, other) = (given::lookup(), given::lookup());
    assert_is!(claim(&store, key, NOW).await, Claim::Claimed);
    assert_is!(claim(&store, key, NOW).await, Claim::Running);
    assert_is!(claim(&store, other, NOW).await, Claim::Claimed);
}

pub(crate) async fn of_claims_at_once_one_has_the_key(store: Store) {
    let key = given::lookup();
    let claims = (0..64).map(|_| {
        let store = store.clone();
        tokio::spawn(async move { claim(&store, key, NOW).await })
    });
    let claims: Vec<_> = join_all(claims).await.into_iter().map(Result::unwrap).collect();
    let claimed = claims.iter().filter(|claim| matches!(claim, Claim::Claimed));
    assert_eq!(claimed.count(), 1);
    let running = claims.iter().filter(|claim| matches!(claim, Claim::Running));
    assert_eq!(running.count(), 63);
}

pub(crate) async fn a_claim_ends_by_itself(store: Store) {
    for purge in [false, true] {
        let key = given::lookup();
        assert_is!(claim(&store, key, NOW).await, Claim::Claimed);
        assert_is!(claim(&store, key, NOW.plus(MINUTE - 1)).await, Claim::Running);
        if purge {
            given::purged(&store, NOW.plus(MINUTE), given::LONG_AGO).await;
        }
        assert_is!(claim(&store, key, NOW.plus(MINUTE)).await, Claim::Claimed);
        assert_is!(claim(&store, key, NOW.plus(MINUTE)).await, Claim::Running);
    }
}

pub(crate) async fn a_claim_is_extended_and_given_back(store: Store) {
    let key = given::lookup();
    assert_is!(claim(&store, key, NOW).await, Claim::Claimed);
    store.extend_claim(key, NOW.plus(HOUR)).await.unwrap();
    assert_is!(claim(&store, key, NOW.plus(HOUR - 1)).await, Claim::Running);
    store.release_claim(key).await.unwrap();
    assert_is!(claim(&store, key, NOW).await, Claim::Claimed);
    // Neither makes a claim of nothing.
    let other = given::lookup();
    store.extend_claim(other, NOW.plus(HOUR)).await.unwrap();
    store.release_claim(other).await.unwrap();
    assert_is!(claim(&store, other, NOW).await, Claim::Claimed);
}

pub(crate) async fn an_answer_is_kept_for_its_time(store: Store) {
    for purge in [false, true] {
        let (_, answer) = published(&store, given::share()).await;
        for now in [NOW, answer.expires_at.plus(-1)] {
            assert_eq!(answered(&store, answer.key, now).await, answer.sealed);
        }
        if purge {
            given::purged(&store, answer.expires_at, given::LONG_AGO).await;
        }
        assert_is!(claim(&store, answer.key, answer.expires_at).await, Claim::Claimed);
    }
}

pub(crate) async fn an_answer_needs_a_claim(store: Store) {
    let share = NewShare { answer: Some(given::answer()), ..given::share() };
    assert_eq!(store.publish(&share).await.unwrap(), Publish::ClaimLost);
    assert_is!(store.link(share.link.lookup, NOW).await.unwrap(), Found::Unknown);
    assert_eq!(store.known(&given::blobs(&share)).await.unwrap(), []);
    let key = share.answer.as_ref().unwrap().key;
    assert_is!(claim(&store, key, NOW).await, Claim::Claimed);
    given::published(&store, share).await;

    // Another request of the same key comes too late.
    let (_, answer) = published(&store, given::share()).await;
    let late = Answer { sealed: given::sealed(500), ..answer.clone() };
    let late = NewShare { answer: Some(late), ..given::share() };
    assert_eq!(store.publish(&late).await.unwrap(), Publish::ClaimLost);
    assert_is!(store.link(late.link.lookup, NOW).await.unwrap(), Found::Unknown);
    assert_eq!(answered(&store, answer.key, NOW).await, answer.sealed);
}

pub(crate) async fn an_answered_key_is_not_given_back_or_extended(store: Store) {
    let (_, answer) = published(&store, given::share()).await;
    store.release_claim(answer.key).await.unwrap();
    store.extend_claim(answer.key, NOW.plus(HOUR)).await.unwrap();
    let last = answer.expires_at.plus(-1);
    assert_eq!(answered(&store, answer.key, last).await, answer.sealed);
    assert_is!(claim(&store, answer.key, answer.expires_at).await, Claim::Claimed);
}

pub(crate) async fn an_answer_dies_with_its_share(store: Store) {
    let (withdrawn, answer) = published(&store, given::share()).await;
    store.withdraw(withdrawn.manage_lookup, NOW).await.unwrap();
    assert_is!(claim(&store, answer.key, NOW).await, Claim::Claimed);

    let (spent, answer) = published(&store, given::limited_share(1)).await;
    given::viewed(&store, &spent).await;
    assert_is!(claim(&store, answer.key, NOW).await, Claim::Claimed);

    let (revoked, answer) = published(&store, given::share()).await;
    store.revoke_link(revoked.manage_lookup, revoked.link.id, NOW).await.unwrap();
    assert_is!(claim(&store, answer.key, NOW).await, Claim::Claimed);
}

pub(crate) async fn an_answer_ends_with_its_link(store: Store) {
    let (_, answer) = published(&store, given::brief_share(2 * MINUTE)).await;
    assert_eq!(answered(&store, answer.key, NOW.plus(MINUTE)).await, answer.sealed);
    assert_is!(claim(&store, answer.key, NOW.plus(2 * MINUTE)).await, Claim::Claimed);

    let (share, answer) = published(&store, given::share()).await;
    store.set_expiry(share.manage_lookup, NOW.plus(2 * MINUTE), NOW).await.unwrap();
    assert_eq!(answered(&store, answer.key, NOW.plus(MINUTE)).await, answer.sealed);
    assert_is!(claim(&store, answer.key, NOW.plus(2 * MINUTE)).await, Claim::Claimed);
}
