//! The conformance suite, and what is true of PostgreSQL alone.

use std::sync::Arc;

use chatpic_backends::Postgres;

use super::*;
use crate::conformance::{given, records_suite};

async fn empty() -> (Arc<dyn Records>, ()) {
    let records = PostgresRecords::open(&Postgres::shared().database(), 8).await.unwrap();
    (Arc::new(records), ())
}

records_suite!(crate::postgres::tests::empty);

mod agreement;
mod days;
mod meeting;
mod patience;
mod posting;
mod schema;
mod stress;

/// A database of a test's own, and records in it.
async fn opened() -> (String, PostgresRecords) {
    let url = Postgres::shared().database();
    let records = PostgresRecords::open(&url, 8).await.unwrap();
    (url, records)
}

#[tokio::test]
async fn whoever_only_looks_for_the_root_key_finds_it_and_makes_nothing() {
    let url = Postgres::shared().database();
    assert_eq!(PostgresRecords::root_of(&url).await.unwrap(), None);
    assert_eq!(PostgresRecords::root_of(&url).await.unwrap(), None, "it is still empty");
    let records = PostgresRecords::open(&url, 8).await.unwrap();
    assert_eq!(PostgresRecords::root_of(&url).await.unwrap(), None);
    let root = given::lookup();
    records.adopt(root).await.unwrap();
    assert_eq!(PostgresRecords::root_of(&url).await.unwrap(), Some(root));
}

#[tokio::test]
async fn nodes_are_counted_by_who_is_none() {
    let url = Postgres::shared().database();
    let beside = PostgresRecords::open_beside(&url, 4).await.unwrap();
    beside.ready().await.unwrap();
    assert_eq!(beside.nodes().await.unwrap(), 0);
    let node = PostgresRecords::open(&url, 4).await.unwrap();
    node.ready().await.unwrap();
    assert!(beside.nodes().await.unwrap() >= 1);
    node.close().await;
    // The database takes a moment to see that a client has gone.
    while beside.nodes().await.unwrap() > 0 {
        tokio::task::yield_now().await;
    }
}
