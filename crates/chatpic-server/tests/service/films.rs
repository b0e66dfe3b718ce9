//! Marked videos: every frame bears its viewing's ID, it is watched while it is made, and it is gone with
//! its pass.

mod ending;
pub mod made;

use std::io::{Cursor, Read};
use std::time::Duration;

use chatpic_api::Shared;
use reqwest::header::HeaderMap;
use serde_json::{Value, json};
use tokio::time::{interval, timeout};

use super::harness::{TestServer, api, beside, png, read};
use super::valve::Valve;
use made::{frame, lengths, make, marking, noise, reads, shown};

pub const MARKED: (&str, &str) = ("watermark", "true");

/// The address of one more viewing of the first media, and its session.
pub async fn viewed(server: &TestServer, shared: &Shared) -> (String, String) {
    let granted = server.view(shared, json!({})).await.unwrap();
    (granted.media[0].url.clone(), granted.session_id)
}

/// What is told of how far it is.
async fn progress(server: &TestServer, url: &str) -> Value {
    read(server.get(&format!("{url}/progress")).send().await.unwrap()).await.unwrap()
}

/// Waits until `is` holds.
pub async fn until(what: &str, mut is: impl AsyncFnMut() -> bool) {
    let waiting = async {
        // Often enough, and without a core of its own.
        let mut often = interval(Duration::from_millis(20));
        while !is().await {
            often.tick().await;
        }
    };
    timeout(Duration::from_secs(120), waiting).await.unwrap_or_else(|_| panic!("never: {what}"));
}

pub async fn until_whole(server: &TestServer, url: &str) {
    until("whole", async || progress(server, url).await["done"] == true).await;
}

/// The types of an MP4's boxes. What lies in them may hold any four bytes by chance.
fn boxes(mut file: &[u8]) -> Vec<[u8; 4]> {
    let mut types = Vec::new();
    while let Some((head, rest)) = file.split_first_chunk::<8>() {
        let [len, kind] = [&head[..4], &head[4..]].map(|it| <[u8; 4]>::try_from(it).unwrap());
        types.push(kind);
        file = &rest[u32::from_be_bytes(len) as usize - 8..];
    }
    types
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).map(|value| value.to_str().unwrap())
}

#[tokio::test]
async fn every_viewing_has_its_session_in_the_first_frame_and_in_the_last() {
    let server = TestServer::start().await;
    let soft = "-f lavfi -i gradients=s=1000x700:r=15:d=3:speed=0.02:seed=5 -f lavfi -i sine=d=3";
    for coded in [
        "-c:v libx264 -pix_fmt yuv420p -c:a aac -f mp4",
        "-c:v libvpx -pix_fmt yuv420p -c:a libopus -f webm",
    ] {
        let file = make(&format!("{soft} {coded}"));
        let shared = server.share_files(&[&file], &[MARKED, ("max_views", "2")]).await;
        assert!(shared.watermark && shared.direct_url.is_none());
        let mut seen = Vec::new();
        for _ in 0..2 {
            let (url, session) = viewed(&server, &shared).await;
            let bytes = server.bytes(&url).await.unwrap();
            for number in [0, 44] {
                let read = reads(&session, &frame(&bytes, number));
                assert!(read.is_ok(), "{session} in frame {number}: {read:?}");
            }
            let (frames, pictures, sound) = lengths(&bytes);
            assert_eq!(frames, 45);
            for plays in [pictures, sound] {
                assert!((2900..3250).contains(&plays), "{coded}: {pictures}, {sound}");
            }
            seen.push(bytes);
        }
        assert!(seen[0] != seen[1]);
    }
}

#[tokio::test]
async fn it_is_watched_while_it_is_made_and_searched_when_it_is_whole() {
    let (server, valve) = Valve::server().await;
    let shared = server.share_files(&[&noise("322x240", 8)], &[MARKED]).await;
    let (url, _) = viewed(&server, &shared).await;
    valve.close_after(18);
    let (mut one, mut other) = (Vec::new(), Vec::new());
    let mut whole = server.get(&url).header("range", "bytes=0-").send().await.unwrap();
    assert_eq!(whole.status(), 200);
    let headers = whole.headers().clone();
    assert_eq!(header(&headers, "content-type"), Some("video/mp4"));
    assert_eq!(header(&headers, "cache-control"), Some("no-store"));
    for absent in ["content-length", "accept-ranges", "content-range", "etag"] {
        assert_eq!(header(&headers, absent), None, "{absent}");
    }
    one.extend(whole.chunk().await.unwrap().unwrap());
    let head = server.http.head(&url).send().await.unwrap();
    assert_eq!((head.status().as_u16(), header(head.headers(), "etag")), (200, None));
    // Somebody else who comes by it gets the same, and nothing is made twice.
    let mut second = server.get(&url).send().await.unwrap();
    other.extend(second.chunk().await.unwrap().unwrap());
    assert_eq!(marking("322x240").len(), 1);
    assert_eq!(progress(&server, &url).await["done"], false);

    valve.open();
    one.extend(whole.bytes().await.unwrap());
    other.extend(second.bytes().await.unwrap());
    assert!(one == other);
    assert_eq!(lengths(&one).0, 240);
    until_whole(&server, &url).await;

    let searched = server.bytes(&url).await.unwrap();
    assert_eq!(shown(&searched), shown(&one));
    let boxes = boxes(&searched);
    assert_eq!((boxes[0], boxes[1]), (*b"ftyp", *b"moov"), "its index is in front");
    assert!(!boxes.contains(b"moof"), "it is in one piece");
    let head = server.http.head(&url).send().await.unwrap();
    let len = searched.len();
    assert_eq!(header(head.headers(), "content-length"), Some(&*len.to_string()));
    assert_eq!(header(head.headers(), "accept-ranges"), Some("bytes"));
    let etag = header(head.headers(), "etag").unwrap().to_owned();
    for (first, last) in [(0, 1), (65_535, 65_536), (262_100, 530_000), (len - 1, len - 1)] {
        let range = format!("bytes={first}-{last}");
        let asked = server.get(&url).header("range", &range).header("if-range", &etag);
        let part = asked.send().await.unwrap();
        assert_eq!(part.status(), 206, "{range}");
        let told = format!("bytes {first}-{last}/{len}");
        assert_eq!(header(part.headers(), "content-range"), Some(&*told));
        assert!(part.bytes().await.unwrap() == searched[first..=last], "{range}");
    }
    let outside = server.get(&url).header("range", format!("bytes={len}-")).send().await.unwrap();
    assert_eq!(outside.status(), 416);
}

#[tokio::test]
async fn who_waits_is_told_how_long() {
    let (server, valve) = Valve::server().await;
    let shared = server.share_files(&[&noise("324x240", 10)], &[MARKED]).await;
    let (url, _) = viewed(&server, &shared).await;
    valve.close_after(36);
    let told = progress(&server, &url).await;
    assert_eq!(told, json!({"done": false, "percent": 0, "seconds_left": null}));
    until("some of it", async || progress(&server, &url).await["percent"].as_u64() > Some(0)).await;
    until("no more", async || valve.held() > 0).await;
    assert_eq!(progress(&server, &url).await["seconds_left"], Value::Null, "not measured yet");
    server.pass(30);
    let told = progress(&server, &url).await;
    let (percent, left) =
        (told["percent"].as_u64().unwrap(), told["seconds_left"].as_u64().unwrap());
    assert!((10..90).contains(&percent), "{told}");
    // In thirty seconds so much: the rest in proportion.
    assert!(left.abs_diff((100 - percent) * 30 / percent) < 5, "{told}");
    let page =
        String::from_utf8(server.bytes(url.strip_suffix("/0").unwrap()).await.unwrap()).unwrap();
    assert!(page.contains("/0/progress\"") && page.contains("preload=\"none\""), "{page}");
    valve.open();
    until_whole(&server, &url).await;
    let told = progress(&server, &url).await;
    assert_eq!(told, json!({"done": true, "percent": 100, "seconds_left": 0}));
}

#[tokio::test]
async fn a_slow_reader_keeps_nobody_from_the_whole() {
    let server = TestServer::start().await;
    let shared = server.share_files(&[&noise("338x240", 12)], &[MARKED]).await;
    let (url, _) = viewed(&server, &shared).await;
    let mut slow = server.get(&url).send().await.unwrap();
    let mut bytes = slow.chunk().await.unwrap().unwrap().to_vec();
    until_whole(&server, &url).await;
    let whole = server.bytes(&url).await.unwrap();
    assert!(whole.len() > 6 << 20, "more than lies between a server and a client: {}", whole.len());
    bytes.extend(slow.bytes().await.unwrap());
    assert_eq!(shown(&bytes), shown(&whole));
}

#[tokio::test]
async fn a_picture_and_a_video_are_saved_together_as_they_are_served() {
    let server = TestServer::start().await;
    let film = make("-f lavfi -i testsrc2=s=160x120:r=10:d=1 -c:v libvpx -f webm");
    let shared = server.share_files(&[&png(60, 40), &film], &[MARKED]).await;
    let granted = server.view(&shared, json!({})).await.unwrap();
    assert_eq!(granted.media[1].media_type, "video/mp4", "whatever it was");
    until_whole(&server, &granted.media[1].url).await;
    let archive = beside(&granted.media[0].url, "pictures.zip");
    let archive = server.bytes(&archive).await.unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    for (name, media) in ["picture-1.png", "video-2.mp4"].iter().zip(&granted.media) {
        let mut saved = Vec::new();
        archive.by_name(name).unwrap().read_to_end(&mut saved).unwrap();
        assert!(saved == server.bytes(&media.url).await.unwrap(), "{name}");
    }
}

#[tokio::test]
async fn a_later_link_may_have_a_mark_and_too_small_a_video_may_not() {
    let server = TestServer::start().await;
    let film = make("-f lavfi -i testsrc2=s=160x120:r=10:d=1 -c:v libx264 -pix_fmt yuv420p -f mp4");
    let open = server.share_files(&[&film], &[]).await;
    let plain = server.bytes(open.direct_url.as_ref().unwrap()).await.unwrap();
    let url = api(&open.manage_url, "manage", "/links");
    let body = json!({"watermark": true});
    let marked: Shared = server.post(&url).json(&body).send().await.unwrap().json().await.unwrap();
    let (url, _) = viewed(&server, &marked).await;
    assert!(server.bytes(&url).await.unwrap() != plain);
    let none = server.get(&beside(&url, "t0")).send().await.unwrap();
    assert_eq!(none.status(), 404, "no poster without a mark");

    let small = make("-f lavfi -i testsrc2=s=64x30:r=10:d=1 -c:v libx264 -pix_fmt yuv420p -f mp4");
    let refused = server.upload(&[&small], &[MARKED]).await;
    assert_eq!(refused.status(), 422);
    let problem: Value = refused.json().await.unwrap();
    assert_eq!(problem["field"], "watermark");
}
