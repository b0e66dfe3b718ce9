//! The gate: what is on a list gets no link, whatever was done to it, and nobody learns why.
//! Every list here has hashes of harmless pictures.

mod hills;

use chatpic_api::Problem;
use chatpic_scan::Exact;
use chatpic_server::actions::audit::Actor;
use chatpic_server::actions::lists::{
    self, Action, Class, Done, Format, NotChanged, Shown, Told, Wish, import, refresh, show,
};
use chatpic_server::actions::scan::Scanned;
use chatpic_server::actions::vault;
use chatpic_store::StoreError;
use serde_json::json;

use super::harness::{TestServer, form, png, read};
use hills::animation;
pub use hills::{Hills, RECOMPRESSED, hills};

/// What an operator imports of a new list.
pub fn wish(name: &str, class: Class, action: Action, lines: &str) -> Wish {
    Wish {
        name: name.to_owned(),
        class: Some(class),
        action: Some(action),
        radius: None,
        shadow: None,
        provenance: None,
        format: Format::LocalFile,
        payload: lines.as_bytes().to_vec(),
        signed: None,
        told: Told { not_newer: false, large: true },
    }
}

/// Imports a list that refuses, and has this node see it.
pub async fn refuse(server: &TestServer, name: &str, lines: &str) -> Result<Done, NotChanged> {
    let done = take(server, wish(name, Class::Operator, Action::Refuse, lines)).await?;
    Ok(done)
}

/// Imports a list, and has this node see it.
pub async fn take(server: &TestServer, wish: Wish) -> Result<Done, NotChanged> {
    let done = import(&server.app, &Actor::Operator, wish).await?;
    assert!(refresh(&server.app).await?, "it changed");
    Ok(done)
}

/// What came of an upload: nothing, or its refusal's code.
pub async fn code(server: &TestServer, files: &[&[u8]]) -> Option<String> {
    let answer = server.upload(files, &[]).await;
    if answer.status() == 201 { None } else { Some(answer.json::<Problem>().await.unwrap().code) }
}

/// The list, once it has had so many hits.
pub async fn hit(server: &TestServer, name: &str, hits: u64) -> Result<Shown, StoreError> {
    // They are counted behind the answer's back.
    for _ in 0..100_000 {
        let mut all = show(&server.app).await?;
        all.retain(|shown| shown.definition.name == name && shown.hits >= hits);
        if let Some(shown) = all.pop() {
            return Ok(shown);
        }
        tokio::task::yield_now().await;
    }
    panic!("{name} is never hit {hits} times");
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn not_accepted() -> Option<String> {
    Some("not-accepted".to_owned())
}

#[tokio::test]
async fn a_listed_file_is_refused_by_each_of_its_hashes() {
    let file = hills(1).png();
    let Exact { md5, sha1, sha256 } = Exact::of(&file);
    for (kind, hash) in [("md5", hex(&md5)), ("sha1", hex(&sha1)), ("sha256", hex(&sha256))] {
        let server = TestServer::start().await;
        assert_eq!(code(&server, &[&file]).await, None, "no list, no refusal");
        let before = server.blobs().await;
        refuse(&server, "exact", &format!("{kind} {hash}\n")).await.unwrap();
        assert_eq!(code(&server, &[&file]).await, not_accepted(), "{kind}");
        assert_eq!(code(&server, &[&hills(2).png()]).await, None, "{kind}");
        assert_eq!(hit(&server, "exact", 1).await.unwrap().hits, 1);
        assert_eq!(server.blobs().await, before + 2, "the list, and one more picture");
    }
}

#[tokio::test]
async fn a_file_is_found_by_what_is_left_of_it_after_cleaning() {
    let server = TestServer::start().await;
    let plain = hills(1).png();
    let mut noted = plain[..plain.len() - 12].to_vec();
    noted.extend(chunk(b"tEXt", b"Comment\0to be another file"));
    noted.extend(&plain[plain.len() - 12..]);
    refuse(&server, "exact", &format!("sha256 {}\n", hex(&Exact::of(&plain).sha256)))
        .await
        .unwrap();
    assert_eq!(code(&server, &[&noted]).await, not_accepted());
}

#[tokio::test]
async fn a_listed_picture_is_refused_recompressed_mirrored_framed_and_as_one_frame_of_many() {
    let server = TestServer::start().await;
    let (listed, others) = (hills(1), [2, 3, 4, 5].map(hills));
    refuse(&server, "alike", &format!("pdq {}\n", listed.pdq())).await.unwrap();
    let mut frames = others.to_vec();
    frames.insert(3, listed.clone());
    let refused = [
        ("as it is", listed.png()),
        ("recompressed", RECOMPRESSED.to_vec()),
        ("mirrored", listed.mirrored().png()),
        ("framed", listed.framed().png()),
        ("one frame of many", animation(&frames)),
    ];
    for (what, file) in &refused {
        assert_eq!(code(&server, &[file]).await, not_accepted(), "{what}");
    }
    assert_eq!(code(&server, &[&animation(&others)]).await, None);
    let shown = hit(&server, "alike", refused.len() as u64).await.unwrap();
    assert_eq!((shown.most_hit.len(), shown.most_hit[0].hits), (1, refused.len() as u64));
}

#[tokio::test]
async fn every_refusal_reads_the_same_and_leaves_nothing() {
    let server = TestServer::start().await;
    let (exact, alike, reported, fine) = (hills(1).png(), hills(2), hills(3), png(3, 2));
    let lines = format!("md5 {}\n", hex(&Exact::of(&exact).md5));
    refuse(&server, "exact", &lines).await.unwrap();
    refuse(&server, "alike", &format!("pdq {}\n", alike.pdq())).await.unwrap();
    let lines = format!("pdq {}\n", reported.pdq());
    let wish = wish("reported", Class::NciiSelfReport, Action::Hold, &lines);
    take(&server, wish).await.unwrap();
    let before = server.app.records.totals(server.app.now()).await.unwrap();
    let lists = server.blobs().await;
    let mut told = Vec::new();
    for files in [
        vec![&exact[..]],
        vec![&alike.png()],
        vec![&reported.png()],
        vec![&fine, &fine, &exact],
        vec![&exact, &fine],
    ] {
        let answer = server.upload(&files, &[]).await;
        assert_eq!(answer.status(), 422);
        assert!(!answer.headers().contains_key("location"));
        told.push(answer.text().await.unwrap());
    }
    assert!(told[0].contains("not-accepted") && told.iter().all(|it| *it == told[0]), "{told:?}");
    // What was placed before a refusal is deleted behind the answer's back.
    while server.blobs().await > lists {
        tokio::task::yield_now().await;
    }
    assert_eq!(server.app.records.totals(server.app.now()).await.unwrap(), before);
}

#[tokio::test]
async fn a_list_in_shadow_counts_and_refuses_nothing_and_a_label_accepts() {
    let server = TestServer::start().await;
    let picture = hills(1);
    let lines = format!("pdq {}\n", picture.pdq());
    let shadow = Wish { shadow: Some(true), ..wish("new", Class::Terror, Action::Refuse, &lines) };
    take(&server, shadow.clone()).await.unwrap();
    take(&server, wish("adult", Class::Operator, Action::Label, &lines)).await.unwrap();
    assert_eq!(code(&server, &[&picture.png()]).await, None);
    assert_eq!(hit(&server, "new", 1).await.unwrap().hits, 1);
    assert_eq!(hit(&server, "adult", 1).await.unwrap().hits, 1);
    take(&server, Wish { shadow: Some(false), ..shadow }).await.unwrap();
    assert_eq!(code(&server, &[&picture.png()]).await, not_accepted());
}

#[tokio::test]
async fn a_radius_says_how_near_is_near_enough() {
    let server = TestServer::start().await;
    let lines = format!("pdq {}\n", hills(1).pdq());
    let list = wish("near", Class::Operator, Action::Refuse, &lines);
    take(&server, Wish { radius: lists::Radius::new(0), ..list.clone() }).await.unwrap();
    assert_eq!(code(&server, &[RECOMPRESSED]).await, None);
    assert_eq!(code(&server, &[&hills(1).png()]).await, not_accepted());
    take(&server, Wish { radius: lists::Radius::new(31), ..list }).await.unwrap();
    assert_eq!(code(&server, &[RECOMPRESSED]).await, not_accepted());
}

#[tokio::test]
async fn a_refused_upload_that_is_retried_is_refused_again_and_never_kept() {
    let server = TestServer::start().await;
    let file = hills(1).png();
    refuse(&server, "alike", &format!("pdq {}\n", hills(1).pdq())).await.unwrap();
    let before = server.blobs().await;
    let send = async || {
        let request =
            server.post("/api/v1/shares").header("idempotency-key", "a-key-of-random-letters");
        let sent = request.multipart(form(&[&file], &[])).send().await.unwrap();
        read::<serde_json::Value>(sent).await.unwrap_err().code
    };
    for _ in 0..3 {
        let mut told = send().await;
        // The key is free right after the answer.
        while told == "still-running" {
            tokio::task::yield_now().await;
            told = send().await;
        }
        assert_eq!(told, "not-accepted");
    }
    assert_eq!(server.blobs().await, before);
}

#[tokio::test]
async fn what_must_be_reported_is_sealed_to_the_recipients_once_and_to_nobody_where_there_are_none()
{
    let recipients = [(); 2].map(|()| age::x25519::Identity::generate().to_public().to_string());
    let recipients = recipients.join(",");
    for settings in [&[("vault.recipients", recipients.as_str())][..], &[]] {
        let server = TestServer::with(settings).await;
        let lines = format!("pdq {}\n", hills(1).pdq());
        let list = wish("confirmed", Class::CsamConfirmed, Action::RefuseAndSeal, &lines);
        take(&server, list).await.unwrap();
        for _ in 0..2 {
            assert_eq!(code(&server, &[&hills(1).png()]).await, not_accepted());
        }
        hit(&server, "confirmed", 2).await.unwrap();
        let kept = vault::list(&server.app).await.unwrap();
        assert_eq!(kept.len(), usize::from(!settings.is_empty()));
        assert!(kept.iter().all(|entry| entry.case.starts_with("hit-")));
    }
}

#[tokio::test]
async fn the_hashes_of_a_share_are_nowhere_to_be_seen() {
    let server = TestServer::start().await;
    let shared = server.share_files(&[&hills(1).png()], &[]).await;
    let scanned = Scanned::new(&hills(1).png(), &server.app.config.media.pictures).unwrap();
    let looks = &scanned.fingerprint().pdq;
    assert!(!looks.is_empty() && looks.iter().any(|it| it.hash.to_string() == hills(1).pdq()));
    let told = serde_json::to_string(&server.told(&shared).await.unwrap()).unwrap();
    let owned = serde_json::to_string(&server.managed(&shared).await.unwrap()).unwrap();
    let granted = server.view(&shared, json!({})).await.unwrap();
    let granted = serde_json::to_string(&granted).unwrap();
    for answer in [told, owned, granted] {
        assert!(!answer.contains(&hills(1).pdq()) && !answer.contains("fingerprint"), "{answer}");
    }
}

/// A chunk of a PNG.
fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let sum = crc32fast::hash(&[&kind[..], data].concat());
    let len = u32::try_from(data.len()).unwrap();
    [&len.to_be_bytes()[..], kind, data, &sum.to_be_bytes()].concat()
}
