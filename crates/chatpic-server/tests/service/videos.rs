//! Videos: taken, cleaned, scanned, played in parts, and refused with a reason.

mod hostile;
mod made;
mod scanned;

use chatpic_seal::{CHUNK, HEADER_LEN, SEALED_CHUNK};
use chatpic_server::actions::look::{self, Nearness};
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::films::until;
use super::harness::{TestServer, beside, png, read};
use super::reporting::ada;
use made::{TAGGED, TAGGED_WEBM, WITH_SOUND, frames, hashes, make};

#[tokio::test]
async fn a_video_is_shared_and_comes_back_with_the_same_frames_and_sound() {
    let server = TestServer::start().await;
    for file in [&*WITH_SOUND, &*TAGGED, &*TAGGED_WEBM] {
        let shared = server.share_files(&[file], &[]).await;
        let media = &shared.media[0];
        let webm = media.media_type == "video/webm";
        assert!(webm || media.media_type == "video/mp4");
        assert_eq!((media.width, media.height), (320, 180));
        let length = media.duration_ms.unwrap();
        assert!((2900..=3200).contains(&length), "{length}");
        let url = shared.direct_url.clone().unwrap();
        assert!(url.ends_with(if webm { "/0.webm" } else { "/0.mp4" }));
        let served = server.bytes(&url).await.unwrap();
        assert_eq!(served.len() as u64, media.bytes);
        assert_eq!(hashes(&served), hashes(file));
    }
}

#[tokio::test]
async fn nothing_of_what_a_camera_writes_about_itself_is_served() {
    let server = TestServer::start().await;
    for file in [&*TAGGED, &*TAGGED_WEBM] {
        let shared = server.share_files(&[file], &[]).await;
        assert!(!shared.media[0].removed.is_empty());
        let served = server.bytes(shared.direct_url.as_ref().unwrap()).await.unwrap();
        for told in made::TOLD {
            let find = |bytes: &[u8]| bytes.windows(told.len()).any(|it| it == told.as_bytes());
            assert!(!find(&served), "{told}");
        }
        let tags = made::tags(&served);
        assert!(tags.is_empty(), "{tags:?}");
    }
}

#[tokio::test]
async fn one_playback_is_one_view_however_it_asks_for_its_parts() {
    let server = TestServer::start().await;
    let shared = server.share_files(&[&WITH_SOUND], &[("max_views", "1")]).await;
    assert_eq!((&shared.direct_url, &shared.thumbnail_url), (&None, &None));
    let granted = server.view(&shared, json!({})).await.unwrap();
    let (url, len) = (&granted.media[0].url, usize::try_from(granted.media[0].bytes).unwrap());
    let whole = server.bytes(url).await.unwrap();
    let part = async |range: String| {
        let answer = server.http.get(url).header("range", range).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::PARTIAL_CONTENT);
        assert_eq!(answer.headers()["content-type"], "video/mp4");
        answer.bytes().await.unwrap()
    };
    // What Safari asks first, and what all ask for.
    assert_eq!(part("bytes=0-1".to_owned()).await, whole[..2]);
    assert_eq!(part("bytes=0-".to_owned()).await, whole);
    for from in (0..len).step_by(len / 7 + 1) {
        let to = (from + 30_000).min(len - 1);
        assert_eq!(part(format!("bytes={from}-{to}")).await, whole[from..=to]);
    }
    let again = server.view(&shared, json!({})).await.unwrap_err();
    assert_eq!((again.status, again.reason.as_deref()), (410, Some("spent")));
    assert!(part("bytes=5-9".to_owned()).await == whole[5..10], "its pass goes on");
}

#[tokio::test]
async fn a_pass_lasts_three_times_as_long_as_its_videos_and_never_more_than_an_hour() {
    let server = TestServer::start().await;
    let long = |seconds| make(&format!("-f lavfi -i color=s=64x64:r=1:d={seconds}"), made::MP4);
    for (seconds, lasts) in [(3, 600), (300, 900), (599, 1797)] {
        let shared = server.share_files(&[&long(seconds)], &[("max_views", "9")]).await;
        let granted = server.view(&shared, json!({})).await.unwrap();
        let now = server.app.now();
        let ends = now.plus(lasts).to_string();
        assert_eq!(granted.expires_at, ends, "{seconds} seconds");
    }
}

#[tokio::test]
async fn the_poster_is_a_frame_and_stands_on_the_page() {
    let server = TestServer::start().await;
    let shared = server.share_files(&[&WITH_SOUND, &png(40, 30)], &[]).await;
    let page = String::from_utf8(server.bytes(&shared.url).await.unwrap()).unwrap();
    let poster = beside(shared.direct_url.as_ref().unwrap(), "t0.jpg");
    let path = poster.strip_prefix(&server.url("")).unwrap();
    assert!(page.contains(&format!(" poster=\"{path}\"")), "{page}");
    assert!(page.contains("<video src=") && page.contains(" controls playsinline"), "{page}");
    assert!(!page.contains("autoplay"));
    let poster = server.bytes(&poster).await.unwrap();
    assert_eq!(frames(&poster), 1);
    assert!(poster.len() <= 15_000 && poster.starts_with(&[0xff, 0xd8]));

    // Behind a button it is the pass's.
    let shared = server.share_files(&[&WITH_SOUND], &[("max_views", "2")]).await;
    let token = shared.url.rsplit_once('/').unwrap().1;
    let refused = server.get(&format!("/i/{token}/t0.jpg")).send().await.unwrap();
    assert_eq!(refused.status(), 404);
    let granted = server.view(&shared, json!({})).await.unwrap();
    let (pass, _) = granted.media[0].url.rsplit_once('/').unwrap();
    assert!(server.bytes(&format!("{pass}/t0")).await.unwrap().starts_with(&[0xff, 0xd8]));
}

#[tokio::test]
async fn a_video_is_posted_and_played_in_its_channel() {
    let server = TestServer::start().await;
    server.channel("films", 5, |_| ()).await;
    let posted = server.posted("films", &WITH_SOUND).await;
    let page = server.bytes(&posted.url).await.unwrap();
    assert!(String::from_utf8(page).unwrap().contains("<video src="));
    let media = &posted.media[0];
    assert!(media.thumbnail_url.is_some() && media.duration_ms.is_some());
    assert_eq!(hashes(&server.bytes(&media.url).await.unwrap()), hashes(&WITH_SOUND));
}

#[tokio::test]
async fn a_video_may_be_larger_than_a_picture_and_a_picture_may_not() {
    let settings = [("media.max_file_bytes", "20KiB"), ("media.max_video_bytes", "10MiB")];
    let server = TestServer::with(&settings).await;
    assert!(WITH_SOUND.len() > 20 << 10);
    server.share_files(&[&WITH_SOUND], &[]).await;
    let refused = server.upload(&[&png(200, 200)], &[]).await;
    let refused = read::<Value>(refused).await.unwrap_err();
    assert_eq!((refused.status, refused.code.as_str()), (413, "too-large"));

    let server = TestServer::with(&[("media.max_video_bytes", "20KiB")]).await;
    let refused = read::<Value>(server.upload(&[&WITH_SOUND], &[]).await).await.unwrap_err();
    assert_eq!((refused.status, refused.code.as_str()), (413, "too-large"));
}

#[tokio::test]
async fn where_no_videos_are_taken_the_refusal_says_so() {
    let server = TestServer::with(&[("media.videos", "false")]).await;
    let refused = read::<Value>(server.upload(&[&WITH_SOUND], &[]).await).await.unwrap_err();
    assert_eq!((refused.status, refused.code.as_str()), (415, "unsupported-format"));
    assert!(refused.detail.contains("no videos"), "{refused:?}");
    server.share_files(&[&png(20, 20)], &[]).await;
}

#[tokio::test]
async fn what_browsers_do_not_play_is_refused_or_coded_anew() {
    let h265 = make(
        "-f lavfi -i testsrc=s=320x180:r=10:d=2",
        "-c:v libx265 -x265-params log-level=none -tag:v hvc1 -pix_fmt yuv420p -movflags +faststart -f mp4",
    );
    let server = TestServer::start().await;
    let refused = read::<Value>(server.upload(&[&h265], &[]).await).await.unwrap_err();
    assert_eq!((refused.status, refused.code.as_str()), (415, "unsupported-format"));
    assert!(refused.detail.contains("HEVC") && refused.detail.contains("Most Compatible"));

    let server = TestServer::with(&[("media.transcode_videos", "true")]).await;
    let shared = server.share_files(&[&h265], &[]).await;
    let served = server.bytes(shared.direct_url.as_ref().unwrap()).await.unwrap();
    assert_eq!(made::codec(&served), "h264");
    assert_eq!(frames(&served), 20);
}

/// What a player asks for when it is sought in: nothing outside is read.
#[tokio::test]
async fn a_part_opens_only_the_chunks_that_hold_it() {
    let server = TestServer::start().await;
    let output = format!("-b:v 4M -minrate 4M -maxrate 4M -bufsize 4M {}", made::MP4);
    let file = make("-f lavfi -i testsrc2=s=640x360:r=30:d=5 -vf noise=alls=40:allf=t", &output);
    let shared = server.share_files(&[&file], &[("max_views", "1")]).await;
    let granted = server.view(&shared, json!({})).await.unwrap();
    let url = &granted.media[0].url;
    let whole = server.bytes(url).await.unwrap();
    let blob = server.places.the_blob(&server).await;
    let stored = blob.read().await;
    let (from, to) = (whole.len() / 2, whole.len() / 2 + 300_000);
    let place = |chunk: usize| HEADER_LEN + chunk * SEALED_CHUNK;
    let (first, last) = (place(from / CHUNK), place(to / CHUNK + 1));
    assert!(last - first < stored.len() / 2, "most of it is not asked for");
    let mut emptied = stored.clone();
    emptied[HEADER_LEN..first].fill(0);
    emptied[last..].fill(0);
    blob.write(&emptied).await;
    let range = format!("bytes={from}-{to}");
    let part = server.http.get(url).header("range", range).send().await.unwrap();
    assert_eq!(part.bytes().await.unwrap(), whole[from..=to]);
    let beyond = format!("bytes={}-{}", from - CHUNK, from);
    let beyond = server.http.get(url).header("range", beyond).send().await.unwrap();
    assert_eq!(beyond.status(), 503);
}

/// Moderators see frames of it, and nothing plays.
#[tokio::test]
async fn who_judges_a_video_sees_frames_of_it() {
    let server = TestServer::start().await;
    let shared = server.share_files(&[&WITH_SOUND], &[("max_views", "2")]).await;
    server.reported(&shared, "rules-other").await;
    let case = server.the_case().await.id;
    for (nearness, width) in [(Nearness::Tile, 96 * 3), (Nearness::Closer, 320 * 3)] {
        let seen = look::look(&server.app, &ada(), case, 0, nearness).await.unwrap();
        let decoder = ::png::Decoder::new(std::io::Cursor::new(&seen));
        let info = decoder.read_info().unwrap().info().clone();
        assert_eq!((info.width, info.color_type), (width, ::png::ColorType::Grayscale));
        assert!(info.height > info.width / 3 * 180 / 320, "more than one row");
    }
}

#[tokio::test]
async fn videos_that_wait_keep_nobody_from_sharing_pictures_and_nobody_fills_the_queue() {
    let server = TestServer::with(&[("limits.uploads_at_once", "2")]).await;
    let slot = server.app.videos.scanning.slot().await;
    let waits = async || server.upload(&[&WITH_SOUND], &[]).await.status();
    let meanwhile = async {
        until("two wait", async || server.app.videos.queue.taken() == 2).await;
        let refused = server.upload(&[&WITH_SOUND], &[]).await;
        assert!(refused.headers().contains_key("retry-after"));
        let refused = read::<Value>(refused).await.unwrap_err();
        assert_eq!((refused.status, refused.code.as_str()), (429, "busy"));
        server.share_files(&[&png(20, 20)], &[]).await;
        drop(slot);
    };
    let (first, second, ()) = tokio::join!(waits(), waits(), meanwhile);
    assert_eq!((first, second), (StatusCode::CREATED, StatusCode::CREATED));
    assert_eq!(server.app.videos.queue.taken(), 0);
}

/// Another node takes what lies there for an hour without a row for a dead one's.
#[tokio::test]
async fn nothing_of_an_upload_is_stored_while_one_of_its_videos_waits() {
    let server = TestServer::start().await;
    let slot = server.app.videos.scanning.slot().await;
    let picture = png(40, 30);
    let files: [&[u8]; 2] = [&picture, &WITH_SOUND];
    let meanwhile = async {
        until("it waits", async || server.app.videos.queue.taken() == 1).await;
        assert_eq!((server.blobs().await, server.app.placing().len()), (0, 0));
        drop(slot);
    };
    let (shared, ()) = tokio::join!(server.share_files(&files, &[]), meanwhile);
    assert_eq!(server.blobs().await, 2);
    let url = shared.media[0].direct_url.as_ref().unwrap();
    assert_eq!(server.bytes(url).await.unwrap(), picture);
}

/// Whoever looks for moderators waits for no upload.
#[tokio::test]
async fn a_video_is_judged_while_others_are_scanned() {
    let server = TestServer::start().await;
    let shared = server.share_files(&[&WITH_SOUND], &[("max_views", "2")]).await;
    server.reported(&shared, "rules-other").await;
    let case = server.the_case().await.id;
    let _slot = server.app.videos.scanning.slot().await;
    look::look(&server.app, &ada(), case, 0, Nearness::Tile).await.unwrap();
}
