//! AVIF pictures: decoded by the worker, taken and served as any other, found on lists, and refused with a
//! reason. They are made by avifenc and judged by avifdec.

use std::process::Command;

use chatpic_api::{Problem, Shared};
use chatpic_server::actions::look::{self, Nearness};
use chatpic_server::videos::NoWorker;
use chatpic_worker::{NoTools, Unavailable};
use serde_json::{Value, json};

use super::bad_input::made;
use super::harness::{TestServer, png, read};
use super::reporting::ada;
use super::scanning::{code, hills, hit, refuse};

/// A PNG through avifenc.
fn avif(png: &[u8], options: &str) -> Vec<u8> {
    let dir = tempfile::tempdir().unwrap();
    let (from, to) = (dir.path().join("from.png"), dir.path().join("to.avif"));
    std::fs::write(&from, png).unwrap();
    let mut command = Command::new("avifenc");
    command.args(["-s", "9"]).args(options.split_whitespace()).arg(&from).arg(&to);
    let done = command.output().expect("avifenc has to be installed (libavif-bin)");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    std::fs::read(&to).unwrap()
}

/// What avifdec shows.
fn shown(avif: &[u8]) -> Vec<u8> {
    let dir = tempfile::tempdir().unwrap();
    let (from, to) = (dir.path().join("from.avif"), dir.path().join("to.png"));
    std::fs::write(&from, avif).unwrap();
    let done = Command::new("avifdec").arg(&from).arg(&to).output();
    let done = done.expect("avifdec has to be installed (libavif-bin)");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let file = std::io::BufReader::new(std::fs::File::open(&to).unwrap());
    let mut reader = ::png::Decoder::new(file).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    pixels
}

/// The hills as every kind of AVIF.
const KINDS: [&str; 9] = [
    "-y 420",
    "-y 422 -r limited",
    "-y 444 -d 10",
    "-y 420 -d 10 --cicp 9/16/9 -r limited",
    "-y 444 -d 12",
    "-y 400",
    "--lossless",
    "--grid 2x2",
    "--irot 1",
];

async fn refused(server: &TestServer, file: &[u8]) -> Problem {
    read::<Value>(server.upload(&[file], &[]).await).await.unwrap_err()
}

#[tokio::test]
async fn an_avif_is_shared_and_served_with_its_pixels_and_nothing_else() {
    let server = TestServer::start().await;
    let (dir, xmp) = (tempfile::tempdir().unwrap(), "<x:xmpmeta xmlns:x='adobe:ns:meta/'>MARKER");
    let path = dir.path().join("a.xmp");
    std::fs::write(&path, xmp).unwrap();
    let tagged = format!("-y 420 --xmp {}", path.display());
    for options in KINDS.into_iter().chain([tagged.as_str()]) {
        let file = avif(&hills(1).png(), options);
        let shared = server.share_files(&[&file], &[]).await;
        let media = &shared.media[0];
        assert_eq!(media.media_type, "image/avif");
        let upright = if options.contains("irot") { (240, 320) } else { (320, 240) };
        assert_eq!((media.width, media.height), upright, "{options}");
        let url = shared.direct_url.as_ref().unwrap();
        assert!(url.ends_with("/0.avif"), "{url}");
        let answer = server.get(url).send().await.unwrap();
        assert_eq!(answer.headers()["content-type"], "image/avif");
        assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
        let served = answer.bytes().await.unwrap();
        assert_eq!(served.len() as u64, media.bytes);
        assert!(shown(&served) == shown(&file), "{options}");
        assert!(!served.windows(6).any(|it| it == b"MARKER"));
        assert_eq!(media.removed.iter().any(|it| it.contains("XMP")), options == tagged);

        let thumb = server.bytes(shared.thumbnail_url.as_ref().unwrap()).await.unwrap();
        assert_eq!(jpeg_size(&thumb), upright, "{options}");
    }
}

/// Width and height in the frame header of a JPEG.
fn jpeg_size(jpeg: &[u8]) -> (u32, u32) {
    let at = jpeg.windows(2).position(|it| it == [0xFF, 0xC0]).unwrap();
    let side = |at: usize| u32::from(u16::from_be_bytes([jpeg[at], jpeg[at + 1]]));
    (side(at + 7), side(at + 5))
}

#[tokio::test]
async fn an_avif_that_shows_what_is_listed_is_refused_whatever_its_kind() {
    let server = TestServer::start().await;
    refuse(&server, "alike", &format!("pdq {}\n", hills(3).pdq())).await.unwrap();
    for options in KINDS {
        let file = avif(&hills(3).png(), options);
        assert_eq!(code(&server, &[&file]).await.as_deref(), Some("not-accepted"), "{options}");
        assert_eq!(code(&server, &[&avif(&hills(2).png(), options)]).await, None, "{options}");
    }
    assert_eq!(hit(&server, "alike", 9).await.unwrap().hits, 9);
}

#[tokio::test]
async fn what_shows_on_white_or_black_alone_is_found_too() {
    let server = TestServer::start().await;
    refuse(&server, "alike", &format!("pdq {}\n", hills(3).gray().pdq())).await.unwrap();
    for (options, ink) in
        [("-y 444", 0), ("-y 420 --grid 2x2", 0), ("-y 420 -d 10", 255), ("-y 444 -p", 0)]
    {
        let file = avif(&hills(3).in_alpha(ink), options);
        assert_eq!(code(&server, &[&file]).await.as_deref(), Some("not-accepted"), "{options}");
        assert_eq!(code(&server, &[&avif(&hills(2).in_alpha(ink), options)]).await, None);
    }
    // A part that is shown alone.
    let framed = hills(3).within(&hills(5));
    let file = avif(&framed.png(), "-y 444 --crop 80,60,320,240");
    refuse(&server, "part", &format!("pdq {}\n", hills(3).pdq())).await.unwrap();
    assert_eq!(code(&server, &[&framed.png()]).await, None, "the whole is not alike");
    assert_eq!(code(&server, &[&file]).await.as_deref(), Some("not-accepted"));
}

#[tokio::test]
async fn what_is_broken_or_lies_is_refused_and_leaves_nothing() {
    let server = TestServer::start().await;
    let (file, grid) = (avif(&png(128, 128), "-y 420"), avif(&png(256, 256), "--grid 2x2"));
    let alpha = avif(&hills(1).in_alpha(0), "-y 420");
    let mut cases = vec![
        ("a size that lies", made::avif_sized(8, 16)),
        ("a side that lies", made::avif_sized(15, 8)),
        ("a larger size", made::avif_sized(4000, 4000)),
    ];
    for (name, whole) in [("one", &file), ("tiles", &grid), ("alpha", &alpha)] {
        for part in 1..6 {
            cases.push((name, whole[..whole.len() * part / 6].to_vec()));
        }
    }
    // Bitstream units of no bytes.
    let mut empty = file.clone();
    let media = empty.windows(4).position(|it| it == b"mdat").unwrap() + 4;
    empty[media..].fill(0);
    cases.push(("nothing but zeros", empty));
    let mut noise = file.clone();
    for (at, byte) in noise[media + 60..].iter_mut().enumerate() {
        *byte = u8::try_from(at * 167 % 256).unwrap();
    }
    for (name, bytes) in &cases {
        let problem = refused(&server, bytes).await;
        assert!([415, 422].contains(&problem.status), "{name}: {problem:?}");
        assert!(problem.detail.len() > 20, "{name}: {problem:?}");
    }
    assert_eq!(server.blobs().await, 0);
    assert_eq!(std::fs::read_dir(server.app.spool_dir()).unwrap().count(), 0);
    // A changed byte may be a pixel's, and any noise shows something; what is taken then is what is served.
    let places = (media..file.len()).step_by(file.len() / 16);
    let flipped = places.map(|at| {
        let mut changed = file.clone();
        changed[at] ^= 0x55;
        changed
    });
    for (number, changed) in flipped.chain([noise]).enumerate() {
        let answer = server.upload(&[&changed], &[]).await;
        if answer.status() == 201 {
            let shared: Shared = answer.json().await.unwrap();
            let served = server.bytes(shared.direct_url.as_ref().unwrap()).await.unwrap();
            assert!(shown(&served) == shown(&changed), "{number}");
        } else {
            assert!([415, 422].contains(&answer.status().as_u16()), "{number}");
        }
    }
}

#[tokio::test]
async fn limits_hold_before_anything_is_decoded() {
    let settings = [("media.max_frame_pixels", "10000"), ("media.max_summed_pixels", "20000")];
    let mut server = TestServer::with(&settings).await;
    server.share_files(&[&avif(&png(100, 100), "-y 420")], &[]).await;
    // What would decode says that there is nothing: the limits are asked first.
    server = server.without_worker(NoWorker::NoTools(NoTools::Missing)).await;
    for (file, status) in
        [(avif(&png(101, 100), "-y 420"), 422), (avif(&png(100, 100), "-y 420"), 415)]
    {
        assert_eq!(refused(&server, &file).await.status, status);
    }
}

#[tokio::test]
async fn where_nothing_decodes_it_the_refusal_says_so() {
    let file = avif(&png(64, 64), "-y 420");
    for (why, said) in [
        (NoWorker::NoTools(NoTools::Missing), "no ffmpeg"),
        (NoWorker::Unavailable(Unavailable::NoLandlock), "can't lock in"),
    ] {
        let server = TestServer::start().await.without_worker(why).await;
        let problem = refused(&server, &file).await;
        assert_eq!((problem.status, problem.code.as_str()), (415, "unsupported-format"));
        assert!(problem.detail.contains(said) && problem.detail.contains("PNG"), "{problem:?}");
        let home = server.get("/").header("accept", "text/html").send().await.unwrap();
        assert!(!home.text().await.unwrap().contains("image/avif"));
        server.share_files(&[&png(20, 20)], &[]).await;
        assert_eq!(server.blobs().await, 1);
    }
    // It needs the worker, and not that videos are wanted.
    let server = TestServer::with(&[("media.videos", "false")]).await;
    server.share_files(&[&file], &[]).await;
    let home = server.get("/").header("accept", "text/html").send().await.unwrap();
    let home = home.text().await.unwrap();
    assert!(home.contains("image/avif") && !home.contains("video/mp4"));
    let manifest = server.get("/manifest.webmanifest").send().await.unwrap();
    assert!(manifest.text().await.unwrap().contains("image/avif"));
}

#[tokio::test]
async fn a_mark_on_an_avif_is_refused_in_kind_words_and_nothing_is_served() {
    let server = TestServer::start().await;
    let file = avif(&png(64, 64), "-y 420");
    let refused = read::<Value>(server.upload(&[&file], &[("watermark", "true")]).await).await;
    let refused = refused.unwrap_err();
    assert_eq!((refused.status, refused.code.as_str()), (422, "invalid-field"));
    assert!(refused.detail.contains("AVIF pictures can't carry a mark"), "{refused:?}");
    // What was placed goes behind the answer's back.
    for _ in 0..100_000 {
        if server.blobs().await == 0 {
            break;
        }
        tokio::task::yield_now().await;
    }
    assert_eq!(server.blobs().await, 0);
    // Nor with a link that comes later.
    let shared = server.share_files(&[&file], &[]).await;
    let links = super::harness::api(&shared.manage_url, "manage", "/links");
    let answer = server.post(&links).json(&json!({ "watermark": true })).send().await.unwrap();
    assert_eq!(read::<Value>(answer).await.unwrap_err().status, 422);
}

#[tokio::test]
async fn who_judges_an_avif_sees_it_in_gray() {
    let server = TestServer::start().await;
    let file = avif(&hills(1).png(), "-y 420 -d 10");
    let shared = server.share_files(&[&file], &[("max_views", "2")]).await;
    server.reported(&shared, "rules-other").await;
    let case = server.the_case().await.id;
    for (nearness, width) in [(Nearness::Tile, 96), (Nearness::Closer, 320)] {
        let seen = look::look(&server.app, &ada(), case, 0, nearness).await.unwrap();
        let decoder = ::png::Decoder::new(std::io::Cursor::new(&seen));
        let info = decoder.read_info().unwrap().info().clone();
        assert_eq!((info.width, info.color_type), (width, ::png::ColorType::Grayscale));
    }
}

#[tokio::test]
async fn an_avif_among_others_behind_a_button_is_viewed_and_spent_like_these() {
    let server = TestServer::start().await;
    let file = avif(&hills(1).png(), "-y 420");
    let shared = server.share_files(&[&png(9, 9), &file], &[("max_views", "1")]).await;
    assert_eq!(shared.direct_url, None);
    let granted = server.view(&shared, json!({})).await.unwrap();
    assert_eq!(granted.media[1].media_type, "image/avif");
    let served = server.bytes(&granted.media[1].url).await.unwrap();
    assert!(shown(&served) == shown(&file));
    assert!(server.view(&shared, json!({})).await.is_err());
}
