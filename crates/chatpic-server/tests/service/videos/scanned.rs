//! What a video shows is held against the lists, at the door and when these grow.

use chatpic_scan::Exact;
use chatpic_server::actions::lists::{Action, Class};
use chatpic_server::actions::{rescan, vault};

use super::made::{WITH_SOUND, slides};
use crate::harness::TestServer;
use crate::scanning::{Hills, code, hills, hit, refuse, take, wish};

fn not_accepted() -> Option<String> {
    Some("not-accepted".to_owned())
}

fn video(numbers: &[u32]) -> Vec<u8> {
    slides(&numbers.iter().map(|number| hills(*number)).collect::<Vec<_>>())
}

/// The hash of a picture with so many bits turned, half of them each way, as lists want it.
fn near(picture: &Hills, bits: u32) -> String {
    let hash = picture.pdq();
    let mut bytes: Vec<u8> =
        (0..32).map(|at| u8::from_str_radix(&hash[2 * at..2 * at + 2], 16).unwrap()).collect();
    let (mut ones, mut zeros) = (bits / 2, bits - bits / 2);
    for byte in &mut bytes {
        for bit in (0..8).map(|bit| 1_u8 << bit) {
            let left = if *byte & bit == 0 { &mut zeros } else { &mut ones };
            if *left > 0 {
                *left -= 1;
                *byte ^= bit;
            }
        }
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn a_listed_file_is_refused_by_each_of_its_hashes() {
    let Exact { md5, sha256, .. } = Exact::of(&WITH_SOUND);
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    for line in [
        format!("md5 {}", hex(&md5)),
        format!("video_md5 {}", hex(&md5)),
        format!("sha256 {}", hex(&sha256)),
    ] {
        let server = TestServer::start().await;
        assert_eq!(code(&server, &[&WITH_SOUND]).await, None);
        refuse(&server, "exact", &format!("{line}\n")).await.unwrap();
        assert_eq!(code(&server, &[&WITH_SOUND]).await, not_accepted(), "{line}");
    }
}

#[tokio::test]
async fn one_scene_that_is_very_much_alike_is_enough() {
    let server = TestServer::start().await;
    refuse(&server, "alike", &format!("pdq {}\n", hills(3).pdq())).await.unwrap();
    assert_eq!(code(&server, &[&video(&[1, 2, 4, 5])]).await, None);
    assert_eq!(code(&server, &[&video(&[1, 2, 3, 5])]).await, not_accepted());
    let mirrored = slides(&[hills(1), hills(3).mirrored(), hills(5)]);
    assert_eq!(code(&server, &[&mirrored]).await, not_accepted());
    assert_eq!(hit(&server, "alike", 2).await.unwrap().hits, 2);
}

#[tokio::test]
async fn of_scenes_that_are_somewhat_alike_it_takes_two() {
    let server = TestServer::start().await;
    let lines: String =
        [2, 3].iter().map(|number| format!("pdq {}\n", near(&hills(*number), 24))).collect();
    refuse(&server, "alike", &lines).await.unwrap();
    assert_eq!(code(&server, &[&hills(3).png()]).await, not_accepted(), "a picture of it");
    assert_eq!(code(&server, &[&video(&[1, 3, 4, 5])]).await, None);
    assert_eq!(code(&server, &[&video(&[1, 3, 4, 2])]).await, not_accepted());
    let still = video(&[3, 3, 3, 3]);
    assert_eq!(code(&server, &[&still]).await, not_accepted(), "a picture that plays");
}

#[tokio::test]
async fn a_video_that_was_posted_is_hidden_when_a_list_grows() {
    let server = TestServer::start().await;
    server.channel("films", 5, |_| ()).await;
    let posted = server.posted("films", &video(&[1, 3, 4])).await;
    let other = server.posted("films", &video(&[1, 5, 4])).await;
    refuse(&server, "first", &format!("pdq {}\n", near(&hills(3), 24))).await.unwrap();
    rescan::tick(&server.app).await.unwrap();
    assert!(server.one_post(&posted.id).await.is_ok(), "one scene is somewhat alike");
    refuse(&server, "second", &format!("pdq {}\n", hills(3).pdq())).await.unwrap();
    rescan::tick(&server.app).await.unwrap();
    assert!(server.one_post(&posted.id).await.is_err());
    assert!(server.one_post(&other.id).await.is_ok());
}

#[tokio::test]
async fn what_must_be_reported_is_kept_as_it_came() {
    let recipients = [(); 2].map(|()| age::x25519::Identity::generate().to_public().to_string());
    let server = TestServer::with(&[("vault.recipients", &recipients.join(","))]).await;
    let file = video(&[1, 3]);
    let lines = format!("pdq {}\n", hills(3).pdq());
    take(&server, wish("known", Class::CsamConfirmed, Action::RefuseAndSeal, &lines))
        .await
        .unwrap();
    assert_eq!(code(&server, &[&file]).await, not_accepted());
    hit(&server, "known", 1).await.unwrap();
    let kept = vault::list(&server.app).await.unwrap();
    let [entry] = kept.as_slice() else { panic!("{kept:?}") };
    assert_eq!(entry.files[0].media_type, "video/mp4");
    assert_eq!(entry.files[0].bytes, file.len() as u64);
}
