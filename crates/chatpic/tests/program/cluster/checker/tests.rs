//! Bad histories, each of which must be caught.

use super::*;

/// A history that is written down request by request: of each the nonce, when it began and was heard.
#[derive(Default)]
struct Written(Vec<Try>);

impl Written {
    fn with(mut self, nonce: &str, (began, heard): (Tick, Tick), said: Said, first: bool) -> Self {
        let nonce = nonce.to_owned();
        self.0.push(Try { nonce, began, heard: Some((heard, said)), first });
        self
    }

    fn granted(self, nonce: &str, at: (Tick, Tick), session: &str, left: u32) -> Self {
        self.with(nonce, at, Said::Granted { session: session.to_owned(), left }, true)
    }

    /// After a request that got no answer, or once more.
    fn again(self, nonce: &str, at: (Tick, Tick), session: &str, left: u32) -> Self {
        self.with(nonce, at, Said::Granted { session: session.to_owned(), left }, false)
    }

    fn spent(self, nonce: &str, at: (Tick, Tick)) -> Self {
        self.with(nonce, at, Said::Spent, true)
    }

    fn unanswered(mut self, nonce: &str, began: Tick) -> Self {
        self.0.push(Try { nonce: nonce.to_owned(), began, heard: None, first: true });
        self
    }

    fn assert(self, limit: u32, broken: &[Broken]) {
        assert_eq!(judge(limit, &self.0), broken.iter().copied().collect());
    }
}

fn written() -> Written {
    Written::default()
}

/// Three views of three, and a refusal.
fn good() -> Written {
    let it = written().granted("a", (1, 5), "A", 2).again("b", (2, 9), "B", 0);
    it.granted("c", (6, 8), "C", 0).spent("d", (4, 10)).again("a", (11, 12), "A", 0)
}

#[test]
fn a_good_history_is_borne() {
    good().assert(3, &[]);
    written().assert(3, &[]);
    written().granted("a", (1, 2), "A", 2).assert(3, &[]);
}

#[test]
fn a_try_that_nobody_answered_may_have_been_granted_or_not() {
    let half = || written().granted("a", (1, 2), "A", 1).unanswered("b", 3);
    half().assert(2, &[]);
    half().spent("c", (4, 5)).assert(2, &[]);
    half().granted("c", (4, 5), "C", 0).assert(2, &[]);
    written().unanswered("a", 1).granted("b", (2, 3), "B", 0).assert(2, &[]);
}

#[test]
fn a_grant_too_many_is_caught() {
    let it = written().granted("a", (1, 2), "A", 0).again("b", (3, 4), "B", 0);
    it.assert(1, &[Broken::TooMany, Broken::MissingOrdinal]);
}

#[test]
fn a_view_that_was_spent_for_nobody_is_caught() {
    written().granted("a", (1, 2), "A", 1).spent("b", (3, 4)).assert(2, &[Broken::TooFew]);
    written().spent("a", (1, 2)).assert(1, &[Broken::TooFew]);
}

#[test]
fn two_grants_with_one_ordinal_are_caught() {
    let it = written().granted("a", (1, 4), "A", 1).granted("b", (2, 3), "B", 1);
    it.assert(2, &[Broken::SameOrdinal, Broken::MissingOrdinal]);
}

#[test]
fn an_ordinal_that_the_link_does_not_have_is_caught() {
    let it = written().granted("a", (1, 2), "A", 7);
    it.assert(2, &[Broken::WrongOrdinal, Broken::MissingOrdinal]);
}

#[test]
fn an_ordinal_that_nobody_was_granted_is_caught() {
    let it = written().granted("a", (1, 2), "A", 2).granted("b", (3, 4), "B", 0);
    it.assert(3, &[Broken::MissingOrdinal]);
    // The retry heard that two were left, so that it can't be the second.
    let it = written().granted("a", (1, 2), "A", 2).again("b", (3, 4), "B", 2);
    it.granted("c", (5, 6), "C", 0).assert(3, &[Broken::MissingOrdinal]);
}

#[test]
fn a_grant_before_one_that_had_been_answered_is_caught() {
    let it = written().granted("a", (1, 2), "A", 0).granted("b", (3, 4), "B", 1);
    it.assert(2, &[Broken::OutOfOrder]);
    let it = written().granted("a", (1, 4), "A", 0).granted("b", (3, 5), "B", 1);
    it.assert(2, &[]);
}

#[test]
fn a_grant_after_somebody_was_told_that_none_is_left_is_caught() {
    let it = written().granted("a", (1, 2), "A", 1).spent("b", (3, 4));
    it.granted("c", (5, 6), "C", 0).assert(2, &[Broken::AfterSpent]);
    let it = written().granted("a", (1, 2), "A", 1).spent("b", (3, 5));
    it.granted("c", (4, 6), "C", 0).assert(2, &[]);
}

#[test]
fn two_sessions_for_one_nonce_are_caught() {
    let it = written().granted("a", (1, 2), "A", 1).again("a", (3, 4), "B", 0);
    it.assert(2, &[Broken::TwoSessions]);
}

#[test]
fn one_session_for_two_nonces_is_caught() {
    let it = written().granted("a", (1, 2), "A", 1).granted("b", (3, 4), "A", 0);
    it.assert(2, &[Broken::SharedSession]);
}

#[test]
fn a_nonce_that_is_forgotten_is_caught() {
    let it = written().granted("a", (1, 2), "A", 0).spent("a", (3, 4));
    it.assert(1, &[Broken::Forgotten]);
}

#[test]
fn any_other_answer_is_caught() {
    let it = written().with("a", (1, 2), Said::Other("not-found".to_owned()), true);
    it.assert(2, &[Broken::Lost]);
}

#[test]
fn an_owner_who_is_told_of_other_views_is_caught() {
    let told = |state: &str, views, sessions: &[&str]| {
        let sessions = sessions.iter().map(|it| (*it).to_owned()).collect();
        judge_account(3, &good().0, &Account { state: state.to_owned(), views, sessions })
    };
    assert_eq!(told("spent", 3, &["A", "B", "C"]), BTreeSet::new());
    let caught = BTreeSet::from([Broken::Miscounted]);
    assert_eq!(told("live", 3, &["A", "B", "C"]), caught);
    assert_eq!(told("spent", 2, &["A", "B", "C"]), caught);
    assert_eq!(told("spent", 3, &["A", "B", "D"]), caught);
    assert_eq!(told("live", 2, &["A", "B"]), caught);
    assert_eq!(told("spent", 4, &["A", "B", "C", "D"]), caught);
}
