//! The schema is brought forward, by one program at a time, and never under the feet of another.

use chatpic_backends::Postgres;
use sqlx::PgConnection;

use super::super::schema::{STEPS, Schema, Step, fits, look, migrate};
use super::super::*;

const FIRST: Step = Step { sql: "create table a (x integer)", works_for: 1 };
const EXPAND: Step = Step { sql: "alter table a add y integer", works_for: 1 };
const CONTRACT: Step = Step { sql: "alter table a drop x", works_for: 2 };

async fn connected(url: &str) -> PgConnection {
    Connections::new(url, 1, BESIDE).unwrap().alone().await.unwrap()
}

#[tokio::test]
async fn an_empty_database_is_given_its_schema_by_one_of_many_nodes() {
    let url = Postgres::shared().database();
    let nodes = (0..6).map(|_| PostgresRecords::open(&url, 2));
    for node in futures_util::future::join_all(nodes).await {
        node.unwrap().ready().await.unwrap();
    }
    let steps = Postgres::shared().ask(&url, "select count(*), max(version) from schema_version");
    assert_eq!(steps, format!("{0}|{0}", STEPS.len()));
    assert_eq!(PostgresRecords::bring_up_to_date(&url).await.unwrap(), 0);
}

#[tokio::test]
async fn an_older_schema_is_brought_forward_only_when_that_is_asked_for() {
    let url = Postgres::shared().database();
    let mut c = connected(&url).await;
    assert_eq!(look(&mut c, &[FIRST]).await.unwrap(), Schema::Empty);
    assert_eq!(migrate(&mut c, &[FIRST]).await.unwrap(), 1);
    let next = [FIRST, EXPAND];
    assert_eq!(look(&mut c, &next).await.unwrap(), Schema::Older);
    assert!(fits(Schema::Older).unwrap_err().to_string().contains("chatpic migrate"));
    assert_eq!(migrate(&mut c, &next).await.unwrap(), 1);
    assert_eq!(look(&mut c, &next).await.unwrap(), Schema::Fitting);
}

#[tokio::test]
async fn a_program_works_with_a_newer_schema_until_that_takes_away_what_it_needs() {
    let url = Postgres::shared().database();
    let mut c = connected(&url).await;
    migrate(&mut c, &[FIRST, EXPAND]).await.unwrap();
    assert_eq!(look(&mut c, &[FIRST]).await.unwrap(), Schema::Fitting);
    migrate(&mut c, &[FIRST, EXPAND, CONTRACT]).await.unwrap();
    assert_eq!(look(&mut c, &[FIRST]).await.unwrap(), Schema::TooNew);
    assert_eq!(look(&mut c, &[FIRST, EXPAND]).await.unwrap(), Schema::Fitting);
    fits(Schema::TooNew).unwrap_err();
}

#[tokio::test]
async fn a_step_that_fails_leaves_the_schema_as_it_was() {
    let url = Postgres::shared().database();
    let mut c = connected(&url).await;
    let broken = Step { sql: "create table b (x integer); create table a (x integer)", ..EXPAND };
    migrate(&mut c, &[FIRST]).await.unwrap();
    migrate(&mut c, &[FIRST, broken]).await.unwrap_err();
    let mut c = connected(&url).await;
    assert_eq!(look(&mut c, &[FIRST]).await.unwrap(), Schema::Fitting);
    assert_eq!(migrate(&mut c, &[FIRST, EXPAND]).await.unwrap(), 1);
}

#[tokio::test]
async fn what_is_no_database_is_refused_without_its_password() {
    let missing = "postgres://chatpic:hushhush@localhost/none?host=/nonexistent";
    for url in [missing, "postgres://chatpic:hushhush@localhost:x/none"] {
        let refused = PostgresRecords::open(url, 2).await.unwrap_err();
        assert!(!refused.to_string().contains("hushhush"), "{refused}");
    }
}
