//! The log of acts: nobody changes, moves, drops or adds a line without its being seen.

use chatpic_server::actions::audit::{
    Act, Actor, Flaw, public_key, read, record, sign_days, verify,
};
use chatpic_server::documents::{self, Batch, Held, Kept};
use chatpic_store::documents::{DocumentKind, Written};
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::harness::TestServer;

/// What somebody with the database and the root key can read and write.
#[derive(Clone, Serialize, Deserialize)]
struct Line(String);

impl Kept for Line {
    const KIND: DocumentKind = "log";
}

#[derive(Clone, Serialize, Deserialize)]
struct Head(Value);

impl Kept for Head {
    const KIND: DocumentKind = "log-head";
}

#[derive(Clone, Serialize, Deserialize)]
struct Day(Value);

impl Kept for Day {
    const KIND: DocumentKind = "log-day";
}

fn id(number: u64) -> Lookup {
    let mut id = [0; 32];
    id[24..].copy_from_slice(&number.to_be_bytes());
    Lookup(id)
}

async fn line(server: &TestServer, number: u64) -> Held<Line> {
    documents::find(&server.app, id(number)).await.unwrap().unwrap()
}

async fn head(server: &TestServer) -> Held<Head> {
    documents::find(&server.app, Lookup([0; 32])).await.unwrap().unwrap()
}

async fn write(server: &TestServer, batch: Batch) {
    assert_eq!(batch.write(&server.app).await.unwrap(), Written::Written);
}

async fn act(server: &TestServer, case: &str) {
    let who = Actor::Moderator("Anna".to_owned());
    record(&server.app, &who, Act::Hid { case: case.to_owned() }).await.unwrap();
}

/// Five lines on one day, which is signed, and three on the next.
async fn written() -> TestServer {
    let server = TestServer::start().await;
    for number in 1..=5 {
        act(&server, &format!("case {number}")).await;
    }
    server.pass(86_400);
    sign_days(&server.app).await.unwrap();
    for number in 6..=8 {
        act(&server, &format!("case {number}")).await;
    }
    server
}

async fn flaw(server: &TestServer) -> Option<Flaw> {
    verify(&server.app, None).await.unwrap().err()
}

#[tokio::test]
async fn what_was_written_verifies_and_a_day_that_is_over_is_signed() {
    let server = written().await;
    let key = public_key(&server.app).await.unwrap();
    let verified = verify(&server.app, Some(key)).await.unwrap().unwrap();
    assert_eq!((verified.lines, verified.signed_days), (8, 1));
    sign_days(&server.app).await.unwrap();
    assert_eq!(verify(&server.app, None).await.unwrap().unwrap().signed_days, 1, "not yet over");
    // Where no job came by in between, the first line of a new day signs the day before.
    server.pass(3 * 86_400);
    act(&server, "case 9").await;
    let verified = verify(&server.app, None).await.unwrap().unwrap();
    assert_eq!((verified.lines, verified.signed_days), (9, 2));
    assert_eq!(public_key(&server.app).await.unwrap(), key, "drawn once");
}

#[tokio::test]
async fn the_log_is_read_from_its_end() {
    let server = written().await;
    let part = read(&server.app, None, 3).await.unwrap();
    let numbers: Vec<_> = part.entries.iter().map(|entry| entry.number).collect();
    assert_eq!((numbers, part.older), (vec![8, 7, 6], Some(6)));
    let part = read(&server.app, Some(3), 3).await.unwrap();
    assert_eq!(part.entries[0].act, Act::Hid { case: "case 2".to_owned() });
    assert_eq!((part.entries.len(), part.older), (2, None));
}

#[tokio::test]
async fn acts_at_the_same_time_are_all_written_and_chained() {
    let server = TestServer::start().await;
    let acts: Vec<_> = (0..12)
        .map(|number| {
            let app = std::sync::Arc::clone(&server.app);
            let case = number.to_string();
            tokio::spawn(async move { record(&app, &Actor::System, Act::Closed { case }).await })
        })
        .collect();
    for act in acts {
        act.await.unwrap().unwrap();
    }
    assert_eq!(verify(&server.app, None).await.unwrap().unwrap().lines, 12);
}

#[tokio::test]
async fn a_line_that_was_brought_from_elsewhere_shows() {
    let server = written().await;
    let records = &server.app.records;
    let other = records.document("log", id(3)).await.unwrap().unwrap();
    let mut forged = records.document("log", id(7)).await.unwrap().unwrap();
    forged.bytes = other.bytes;
    forged.version += 1;
    let written = records.write(&[chatpic_store::documents::Write::Put(forged)]).await.unwrap();
    assert_eq!(written, Written::Written);
    assert_eq!(flaw(&server).await, Some(Flaw::Changed(7)));
}

#[tokio::test]
async fn a_line_that_was_changed_shows_even_where_the_root_key_is_known() {
    for number in [1, 4, 5, 8] {
        let server = written().await;
        let mut held = line(&server, number).await;
        held.value.0 = held.value.0.replace("Anna", "Bert");
        write(&server, Batch::new().replace(&server.app, &held)).await;
        assert_eq!(flaw(&server).await, Some(Flaw::Changed(number)), "{number}");
    }
}

#[tokio::test]
async fn lines_in_another_order_show() {
    let server = written().await;
    let (mut one, mut two) = (line(&server, 2).await, line(&server, 3).await);
    std::mem::swap(&mut one.value, &mut two.value);
    let batch = Batch::new().replace(&server.app, &one).replace(&server.app, &two);
    write(&server, batch).await;
    assert_eq!(flaw(&server).await, Some(Flaw::Changed(2)));
}

#[tokio::test]
async fn a_line_that_is_missing_or_one_too_many_shows() {
    let server = written().await;
    let held = line(&server, 4).await;
    write(&server, Batch::new().delete(&held)).await;
    assert_eq!(flaw(&server).await, Some(Flaw::Missing(4)));

    let server = written().await;
    let last = line(&server, 8).await;
    write(&server, Batch::new().delete(&last)).await;
    assert_eq!(flaw(&server).await, Some(Flaw::Missing(8)));

    let server = written().await;
    let more = Batch::new().add(&server.app, id(9), None, None, &last.value);
    write(&server, more).await;
    assert_eq!(flaw(&server).await, Some(Flaw::Added(9)));
}

/// Whoever has the root key can write the log's end anew, up to the last signed head and no further.
#[tokio::test]
async fn a_log_that_was_cut_off_is_told_by_a_signed_head() {
    let server = written().await;
    let earlier: Value = serde_json::from_str(&line(&server, 4).await.value.0).unwrap();
    let mut head = head(&server).await;
    let mut batch = Batch::new();
    for number in 4..=8 {
        batch = batch.delete(&line(&server, number).await);
    }
    head.value.0["number"] = 3.into();
    head.value.0["hash"] = earlier["before"].clone();
    head.value.0["day"] = (server.app.now().unix() / 86_400 - 1).into();
    head.value.0["signed"] = false.into();
    write(&server, batch.replace(&server.app, &head)).await;
    assert_eq!(flaw(&server).await, Some(Flaw::Missing(4)));
}

#[tokio::test]
async fn a_signed_head_is_missed_and_holds_under_its_own_key_alone() {
    let server = written().await;
    let other = [7; 32];
    let date = server.app.now().plus(-86_400).to_string()[..10].to_owned();
    let flaw_by = verify(&server.app, Some(other)).await.unwrap().err();
    assert_eq!(flaw_by, Some(Flaw::WrongHead(date.clone())));

    let day = u64::try_from(server.app.now().unix() / 86_400 - 1).unwrap();
    let held = documents::find::<Day>(&server.app, id(day)).await.unwrap().unwrap();
    write(&server, Batch::new().delete(&held)).await;
    assert_eq!(flaw(&server).await, Some(Flaw::Unsigned(date)));
}
