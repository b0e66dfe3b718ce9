//! What is broken, or means harm, ends in a clear answer, and nothing of it stays.

use chatpic_api::Problem;

use super::made::{MP4, WITH_SOUND, make};
use crate::harness::{TestServer, read};

async fn refused(server: &TestServer, file: &[u8]) -> Problem {
    read::<serde_json::Value>(server.upload(&[file], &[]).await).await.unwrap_err()
}

/// A box of an MP4.
fn part(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let len = u32::try_from(8 + body.len()).unwrap();
    [&len.to_be_bytes(), &name[..], body].concat()
}

fn ftyp() -> Vec<u8> {
    part(b"ftyp", b"isom\0\0\x02\0isomiso2mp41")
}

#[tokio::test]
async fn hostile_files_are_refused_and_leave_nothing() {
    let server = TestServer::start().await;
    let file = &*WITH_SOUND;
    let mut endless = ftyp();
    endless.extend([0, 0, 0, 1, b'm', b'd', b'a', b't', 0x7f, 255, 255, 255, 255, 255, 255, 255]);
    endless.extend([0; 5000]);
    let boxes = [ftyp(), part(b"moov", &part(b"free", b"").repeat(10_000))].concat();
    let deep = (0..10_000).fold(Vec::new(), |inner, _| part(b"moov", &inner));
    let still = make("-f lavfi -i color=s=64x64:d=1:r=1", &format!("-frames:v 1 {MP4}"));
    let timescale = still.windows(4).position(|it| it == b"mdhd").unwrap();
    let mut no_length = still.clone();
    // Durations of the media and in its table of times.
    no_length[timescale + 20..timescale + 24].fill(0);
    let times = still.windows(4).position(|it| it == b"stts").unwrap();
    no_length[times + 16..times + 20].fill(0);
    let cases: [(&str, Vec<u8>); 9] = [
        ("truncated", file[..file.len() / 2].to_vec()),
        ("only its head", file[..40].to_vec()),
        ("endless", endless),
        ("ten thousand boxes", boxes),
        ("ten thousand boxes in each other", [ftyp(), deep].concat()),
        ("no length", no_length),
        ("a playlist", b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n".to_vec()),
        (
            "a playlist that says it is a film",
            [ftyp(), b"#EXTM3U\nfile:///etc/passwd".to_vec()].concat(),
        ),
        ("a concat script", b"ffconcat version 1.0\nfile /etc/passwd\n".to_vec()),
    ];
    for (what, file) in &cases {
        let problem = refused(&server, file).await;
        assert!([415, 422].contains(&problem.status), "{what}: {problem:?}");
        assert!(problem.detail.len() > 20, "{what}: {problem:?}");
    }
    assert_eq!(server.blobs().await, 0);
    assert_eq!(std::fs::read_dir(server.app.spool_dir()).unwrap().count(), 0);
}

#[tokio::test]
async fn a_video_with_a_broken_frame_is_not_taken_unseen() {
    let server = TestServer::start().await;
    let mut file = make("-f lavfi -i testsrc2=s=320x180:r=30:d=3", MP4);
    let media = file.windows(4).position(|it| it == b"mdat").unwrap();
    let (from, to) = (media + (file.len() - media) / 3, media + (file.len() - media) / 2);
    for byte in file[from..to].iter_mut().step_by(3) {
        *byte ^= 0x5a;
    }
    let problem = refused(&server, &file).await;
    assert_eq!((problem.status, problem.code.as_str()), (422, "broken-file"), "{problem:?}");
    assert_eq!(server.blobs().await, 0);
}
