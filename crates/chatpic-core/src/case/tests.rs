//! No walk reaches what must not be.

use proptest::prelude::*;

use super::*;

const EVENTS: [Event; 15] = [
    Event::Triage,
    Event::Assign,
    Event::Hide,
    Event::Show,
    Event::Escalate,
    Event::Decide(Outcome::Keep),
    Event::Decide(Outcome::Hide),
    Event::Decide(Outcome::Remove),
    Event::Notify,
    Event::Close,
    Event::Appeal,
    Event::Uphold,
    Event::Overturn,
    Event::Restore,
    Event::Reopen,
];

/// Where each event may lead from each state, drawn from the sentence in SAFETY.md and not from the code:
/// `open → triaged → assigned → decided → notified → closed`, with `appealed → upheld | overturned`.
fn is_drawn(from: State, to: State) -> bool {
    use State::{Appealed, Assigned, Closed, Decided, Notified, Open, Overturned, Triaged, Upheld};
    from == to
        || [
            (Open, Triaged),
            (Triaged, Assigned),
            (Assigned, Decided),
            (Decided, Notified),
            (Notified, Closed),
            (Notified, Appealed),
            (Closed, Appealed),
            (Appealed, Upheld),
            (Appealed, Overturned),
            (Notified, Overturned),
            (Upheld, Closed),
            (Overturned, Closed),
            (Closed, Open),
        ]
        .contains(&(from, to))
}

fn walk(steps: &[(usize, bool)]) -> Vec<(Course, Event, &'static str, Course)> {
    let mut course = Course::open();
    let mut taken = Vec::new();
    for (event, first) in steps {
        let (event, by) = (EVENTS[event % EVENTS.len()], if *first { "ada" } else { "ben" });
        if let Ok(next) = course.after(event, by) {
            taken.push((course, event, by, next.clone()));
            course = next;
        }
    }
    taken
}

fn steps() -> impl Strategy<Value = Vec<(usize, bool)>> {
    prop::collection::vec((0..EVENTS.len(), any::<bool>()), 0..120)
}

proptest! {
    #[test]
    fn no_walk_leaves_the_drawn_states(steps in steps()) {
        for (from, event, _, to) in walk(&steps) {
            prop_assert!(is_drawn(from.state(), to.state()), "{from:?} {event:?} {to:?}");
            // A decision ends what was meant for meanwhile, and only a decision restricts.
            prop_assert!(!to.is_hidden_meanwhile() || to.state().waits());
            prop_assert_eq!(to.outcome().is_none(), to.state().is_undecided());
            if to.state() == State::Appealed {
                prop_assert!(to.restricts());
            }
        }
    }

    #[test]
    fn who_decided_first_never_decides_the_appeal(steps in steps()) {
        let mut decided_by = None;
        for (_, event, by, _) in walk(&steps) {
            match event {
                Event::Decide(_) => decided_by = Some(by),
                Event::Uphold | Event::Overturn => prop_assert_ne!(Some(by), decided_by),
                _ => {}
            }
        }
    }

    #[test]
    fn nothing_is_appealed_twice_between_two_decisions(steps in steps()) {
        let mut appeals = 0;
        for (_, event, _, _) in walk(&steps) {
            match event {
                Event::Decide(_) => appeals = 0,
                Event::Appeal => appeals += 1,
                _ => {}
            }
            prop_assert!(appeals <= 1);
        }
    }

    #[test]
    fn a_further_report_never_puts_a_deadline_off(
        reports in prop::collection::vec((0..Class::ALL.len(), 0..1_000_000_i64), 1..30)
    ) {
        let mut reports = reports;
        reports.sort_by_key(|(_, at)| *at);
        let at = |seconds| Timestamp::from_unix(seconds);
        let mut timers = Timers::open(Class::ALL[reports[0].0], at(reports[0].1));
        for (class, seconds) in reports {
            let before = timers;
            let class = Class::ALL[class];
            timers.raise(class, at(seconds));
            prop_assert!(timers.decide_by <= before.decide_by);
            prop_assert!(timers.hard_limit <= before.hard_limit);
            prop_assert!(timers.decide_by <= timers.hard_limit);
            prop_assert!(timers.decide_by.unwrap() <= after(at(seconds), class.terms().decide_within));
        }
    }

    #[test]
    fn every_timer_is_due_once_however_the_time_is_cut(
        cuts in prop::collection::vec(1..2_000_000_i64, 0..20)
    ) {
        let start = Timestamp::from_unix(1_800_000_000);
        let mut timers = Timers::open(Class::Intimate, start);
        timers.sealed(start);
        let end = start.plus(2_000_000);
        let mut cuts: Vec<_> = cuts.into_iter().map(|cut| start.plus(cut)).collect();
        cuts.push(end);
        cuts.sort_unstable();
        let (mut from, mut seen) = (start, Vec::new());
        for cut in cuts {
            seen.extend(timers.passed(from, cut));
            prop_assert!(timers.next(cut).is_none_or(|next| next > cut));
            from = cut;
        }
        prop_assert_eq!(seen, timers.passed(start, end));
    }
}

#[test]
fn every_state_can_be_reached() {
    use Event::{Appeal, Assign, Close, Decide, Notify, Overturn, Triage, Uphold};
    let walk = |events: &[(Event, &str)]| {
        let start = Ok(Course::open());
        events.iter().fold(start, |course, (event, by)| course?.after(*event, by)).unwrap().state()
    };
    let decided = [(Triage, "ada"), (Assign, "ada"), (Decide(Outcome::Remove), "ada")];
    let upto = |more: &[(Event, &'static str)]| walk(&[&decided[..], more].concat());
    assert_eq!(walk(&[]), State::Open);
    assert_eq!(walk(&decided[..1]), State::Triaged);
    assert_eq!(walk(&decided[..2]), State::Assigned);
    assert_eq!(upto(&[]), State::Decided);
    assert_eq!(upto(&[(Notify, "")]), State::Notified);
    assert_eq!(upto(&[(Notify, ""), (Close, "")]), State::Closed);
    let appeal = [(Notify, ""), (Close, ""), (Appeal, "owner")];
    assert_eq!(upto(&appeal), State::Appealed);
    assert_eq!(upto(&[&appeal[..], &[(Uphold, "ben")]].concat()), State::Upheld);
    assert_eq!(upto(&[&appeal[..], &[(Overturn, "ben")]].concat()), State::Overturned);
}

#[test]
fn the_first_judge_is_told_that_somebody_else_has_to() {
    let mut course = Course::open();
    for event in [Event::Triage, Event::Assign, Event::Decide(Outcome::Hide), Event::Notify] {
        course = course.after(event, "ada").unwrap();
    }
    course = course.after(Event::Appeal, "owner").unwrap();
    assert_eq!(course.after(Event::Uphold, "ada"), Err(Illegal::SamePerson));
    assert!(course.after(Event::Uphold, "ben").is_ok());
    assert_eq!(course.after(Event::Triage, "ben"), Err(Illegal::State(State::Appealed)));
}

#[test]
fn what_is_overdue_is_due_again_each_hour() {
    let start = Timestamp::from_unix(1_800_000_000);
    let timers = Timers::open(Class::Rules, start);
    let late = start.plus(20 * 86_400);
    assert_eq!(timers.next(late), Some(late.plus(3600)));
}
