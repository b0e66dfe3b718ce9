//! Verbs that meet in one share, in the order in which they do the most harm.

use std::sync::Arc;

use chatpic_backends::Postgres;
use sqlx::{PgConnection, query, raw_sql};
use tokio::task::JoinHandle;

use super::super::*;
use super::opened;
use crate::conformance::given::{self, DAY, HOUR, NOW};

/// Returns when as many sessions of the database wait for a lock, or the task is done.
pub(super) async fn waiting<T>(url: &str, sessions: u32, task: &JoinHandle<T>) {
    let waiting = "select count(*) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'";
    let sessions = sessions.to_string();
    while !task.is_finished() && Postgres::shared().ask(url, waiting) != sessions {
        tokio::task::yield_now().await;
    }
}

/// A transaction of the test's own.
pub(super) async fn begun(records: &PostgresRecords) -> PgConnection {
    let mut connection = records.connections.alone().await.unwrap();
    raw_sql("begin").execute(&mut connection).await.unwrap();
    connection
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_added_while_less_time_is_given_outlives_no_manage_wrap() {
    let (url, records) = opened().await;
    let (records, share) = (Arc::new(records), given::share());
    records.publish(&share).await.unwrap();
    let mut longer = given::link();
    longer.terms.expires_at = NOW.plus(9 * DAY);
    // Made before, so that both wait for nothing but the share.
    records.make_day(wrap::day_of(longer.terms.expires_at, NOW)).await.unwrap();
    records.make_day(wrap::day_of(NOW.plus(HOUR), NOW)).await.unwrap();

    let mut held = begun(&records).await;
    let hold = query("select 1 from share where id = $1 for update").bind(share.id.as_bytes());
    hold.execute(&mut held).await.unwrap();
    let (node, owner) = (Arc::clone(&records), share.manage_lookup);
    let adding = tokio::spawn(async move { node.add_link(owner, &longer, NOW).await });
    waiting(&url, 1, &adding).await;
    let node = Arc::clone(&records);
    let soon = NOW.plus(HOUR);
    let changing = tokio::spawn(async move { node.set_expiry(owner, soon, NOW).await });
    waiting(&url, 2, &changing).await;
    raw_sql("commit").execute(&mut held).await.unwrap();
    assert_eq!(adding.await.unwrap().unwrap(), Change::Done);
    assert_eq!(changing.await.unwrap().unwrap(), Change::Done);

    let lying = "select (select day from wrap where kind = 'M') >= max(wrap_day) from link";
    assert_eq!(Postgres::shared().ask(&url, lying), "t", "or it is dropped while a link is live");
    let managed = records.managed(owner, NOW).await.unwrap().unwrap();
    assert_eq!(managed.expires_at, soon, "what was added first was given less time");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_share_that_closes_while_its_last_viewing_is_ended_waits_for_nobody() {
    let (url, records) = opened().await;
    let (records, share) = (Arc::new(records), given::limited_share(1));
    records.publish(&share).await.unwrap();
    let second = given::link();
    records.add_link(share.manage_lookup, &second, NOW).await.unwrap();
    // A viewing of a link that is spent.
    records.redeem_view(share.link.lookup, &given::pass(), NOW).await.unwrap();

    let mut first = begun(&records).await;
    let (owner, spent) = (share.manage_lookup, share.link.id);
    let revoked = manage::revoke_link(&mut first, owner, share.id, spent, NOW).await.unwrap();
    assert_eq!(revoked, Change::Done);
    let node = Arc::clone(&records);
    let last = tokio::spawn(async move { node.revoke_link(owner, second.id, NOW).await });
    waiting(&url, 1, &last).await;
    raw_sql("commit").execute(&mut first).await.unwrap();
    assert_eq!(last.await.unwrap().unwrap(), Change::Done);
    assert_eq!(records.doomed(10).await.unwrap().len(), share.media.len());
}

#[tokio::test]
async fn a_purge_forgets_no_more_answers_than_its_step_whatever_the_planner_thinks() {
    let (url, records) = opened().await;
    records.claim(given::lookup(), NOW, NOW).await.unwrap();
    // The planner expects one row on the page that will hold them all, and looks for what is due
    // anew for each row that it finds.
    Postgres::shared().ask(&url, "vacuum analyze answer");
    for _ in 0..104 {
        records.claim(given::lookup(), NOW, NOW).await.unwrap();
    }
    for forgotten in [100, 5, 0] {
        let purged = records.purge(NOW, given::LONG_AGO, given::LONG_AGO).await.unwrap();
        assert_eq!(purged.forgotten, forgotten);
    }
}
