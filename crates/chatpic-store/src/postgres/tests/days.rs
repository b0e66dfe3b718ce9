//! What opened something is in no file of a table any more when its day is over.

use std::fs;
use std::path::Path;

use chatpic_backends::Postgres;

use super::super::*;
use super::agreement::check;
use super::opened;
use crate::channels::{Channel, PostRow};
use crate::conformance::given::{self, DAY, HOUR, NOW};
use crate::records::{NewShare, Sealed};

/// A day that is over by every clock, with hours left in it.
const THEN: Timestamp = Timestamp::from_unix(1_780_000_000 / 86_400 * 86_400 + 3600);

/// Whether the bytes are in some file of a table or index; the log of changes keeps them longer.
fn stored(dir: &Path, secret: &Sealed) -> bool {
    fs::read_dir(dir).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return stored(&path, secret);
        }
        // A table may be dropped meanwhile.
        let bytes = fs::read(&path).unwrap_or_default();
        bytes.windows(secret.0.len()).any(|window| window == secret.0)
    })
}

#[tokio::test]
async fn the_keys_of_a_day_leave_the_disk_when_it_is_over_and_no_sooner() {
    let (url, records) = opened().await;
    let database = Postgres::shared();
    let own = "select oid from pg_database where datname = current_database()";
    let tables = database.data_dir().join("base").join(database.ask(&url, own));
    let mut brief = given::share();
    brief.created_at = THEN;
    brief.link.terms.expires_at = THEN.plus(HOUR);
    let mut longer = given::share();
    longer.created_at = THEN;
    longer.link.terms.expires_at = THEN.plus(2 * DAY);
    for share in [&brief, &longer] {
        records.publish(share).await.unwrap();
    }
    let pass = NewPass { ends_at: THEN.plus(600), ..given::pass() };
    records.redeem_view(longer.link.lookup, &pass, THEN).await.unwrap();
    database.ask(&url, "checkpoint");
    let gone = [&brief.link.wrap, &brief.link.token, &brief.manage_wrap, &pass.wrap];
    assert!(gone.iter().all(|secret| stored(&tables, secret)));

    let evening = THEN.plus(20 * HOUR);
    given::purged(&(std::sync::Arc::new(records) as _), evening, given::LONG_AGO).await;
    let records = PostgresRecords::open(&url, 2).await.unwrap();
    records.settle(evening).await.unwrap();
    database.ask(&url, "checkpoint");
    assert_eq!(
        database.ask(&url, "select count(*) from pg_partition_tree('wrap') where isleaf"),
        "2",
        "not yet"
    );

    records.settle(THEN.plus(DAY)).await.unwrap();
    database.ask(&url, "checkpoint");
    for secret in gone {
        assert!(!stored(&tables, secret), "a key of a day that is over is still in a file");
    }
    given::live_link(&(std::sync::Arc::new(records) as _), longer.link.lookup, THEN.plus(DAY))
        .await;
    assert!(stored(&tables, &longer.link.wrap));
}

#[tokio::test]
async fn a_node_whose_clock_is_ahead_drops_no_day_that_is_not_over() {
    let (url, records) = opened().await;
    let share = given::share();
    let now = records.clock().await.unwrap().unwrap();
    let mut share = crate::records::NewShare { created_at: now, ..share };
    share.link.terms.expires_at = now.plus(HOUR);
    records.publish(&share).await.unwrap();
    records.settle(now.plus(30 * DAY)).await.unwrap();
    assert_eq!(Postgres::shared().ask(&url, "select count(*) from wrap"), "3");
    given::live_link(&(std::sync::Arc::new(records) as _), share.link.lookup, now).await;
}

#[tokio::test]
async fn what_was_deleted_early_is_vacuumed_every_five_minutes_by_one_node() {
    let (url, records) = opened().await;
    let share = given::published(&(std::sync::Arc::new(records) as _), given::share()).await;
    let records = PostgresRecords::open(&url, 2).await.unwrap();
    records.withdraw(share.manage_lookup, given::NOW).await.unwrap();
    let dead =
        "select coalesce(sum(n_dead_tup), 0) from pg_stat_user_tables where relname like 'wrap_%'";
    let mut c = records.connections.alone().await.unwrap();
    assert!(days::vacuum(&mut c, given::NOW).await.unwrap());
    assert!(!days::vacuum(&mut c, given::NOW.plus(299)).await.unwrap());
    assert!(days::vacuum(&mut c, given::NOW.plus(300)).await.unwrap());
    assert_eq!(Postgres::shared().ask(&url, dead), "0");
}

#[tokio::test]
async fn nodes_that_make_one_day_at_once_make_it_once() {
    let (url, first) = opened().await;
    let second = PostgresRecords::open(&url, 8).await.unwrap();
    let shares: Vec<_> = (0..16).map(|_| given::share()).collect();
    let nodes = [&first, &second];
    let published = shares.iter().enumerate().map(|(at, share)| nodes[at % 2].publish(share));
    futures_util::future::try_join_all(published).await.unwrap();
    assert_eq!(
        Postgres::shared().ask(&url, "select count(*) from pg_partition_tree('wrap') where isleaf"),
        "1"
    );
}

/// A post that stays as long as there is room, made so many days later.
async fn lasting(store: &given::Store, channel: &Channel, days: i64) -> NewShare {
    let now = NOW.plus(days * DAY);
    let mut share = NewShare { created_at: now, ..given::postable() };
    share.link.terms.expires_at = now.plus(36_525 * DAY);
    store.publish_post(&share, &given::post(channel), now).await.unwrap();
    share
}

#[tokio::test]
async fn what_stays_as_long_as_there_is_room_makes_no_table_a_day() {
    let (url, records) = opened().await;
    let store: given::Store = std::sync::Arc::new(records);
    let mut channel = given::channel(5);
    channel.rules.keeps = given::keeps(5, 0);
    let channel = given::opened(&store, channel).await;
    let mut posts = Vec::new();
    for day in 0..5 {
        posts.push(lasting(&store, &channel, day).await);
    }
    let tables = "select count(*) from pg_partition_tree('wrap') where isleaf";
    assert_eq!(Postgres::shared().ask(&url, tables), "1");
    let now = NOW.plus(6 * DAY);
    store.settle(now.plus(40_000 * DAY)).await.unwrap();
    let cards = async |of: &given::Store| {
        let seen = given::seen(of, &channel, now).await;
        seen.into_iter().map(|PostRow { share, card, .. }| (share, card)).collect::<Vec<_>>()
    };
    let before = cards(&store).await;
    assert_eq!(before.len(), 5);

    // Whatever changes the time of a post takes along what lies with it.
    store.set_expiry(posts[0].manage_lookup, now.plus(DAY), now).await.unwrap();
    check(&url);
    store.prolong(posts[0].id, 86_400, now).await.unwrap();
    check(&url);
    store.prolong(posts[1].id, 86_400, now).await.unwrap();
    check(&url);
    let far = "select count(distinct share_id) from wrap where day = 2147483647";
    assert_eq!(Postgres::shared().ask(&url, far), "4");
    let mut rules = channel.rules.clone();
    rules.keeps = given::keeps(5, 8 * DAY);
    store.change_channel(channel.id, 1, &rules, now).await.unwrap();
    check(&url);
    assert_eq!(Postgres::shared().ask(&url, far), "0");
    assert_eq!(cards(&store).await, before);
    store.withdraw(posts[4].manage_lookup, now).await.unwrap();
    check(&url);
    assert_eq!(cards(&store).await, before[1..]);
}
