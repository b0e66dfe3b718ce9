//! Sending one large file in pieces, by tus 1.0, and going on after a lost connection. What is sent so
//! makes no share by itself: it is a draft, which the request for the share names.

use std::io::SeekFrom;
use std::path::Path;
use std::time::Duration;

use chatpic_api::Problem;
use indicatif::ProgressBar;
use reqwest::{Client, RequestBuilder, Response, StatusCode, Url};
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt};
use tokio::time::sleep;

use super::Failure;
use super::client::{client, done};

/// What is longer goes in pieces of this length.
pub const PIECE: u64 = 8 << 20;

/// What a server made of a file.
pub enum Sent {
    /// The draft that it is now.
    Draft(String),
    /// It takes no pieces: its version is older.
    Whole,
    PassRequired,
}

/// Sends a file of this length.
pub async fn send(
    server: &Url,
    (path, length): (&Path, u64),
    pass: Option<&str>,
    bar: &ProgressBar,
) -> Result<Sent, Failure> {
    let http = client()?;
    let mut begin = tus(http.post(server.join("files/")?));
    begin = begin.header("Upload-Length", length).header("Upload-Metadata", DRAFT);
    if let Some(pass) = pass {
        begin = begin.header("X-Upload-Pass", pass);
    }
    let answer = begin.send().await?;
    match answer.status() {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => return Ok(Sent::Whole),
        StatusCode::FORBIDDEN => {
            let problem: Problem = answer.json().await?;
            return match problem.code.as_str() {
                "pass-required" => Ok(Sent::PassRequired),
                _ => Err(problem.detail.into()),
            };
        }
        _ => {}
    }
    let answer = done(answer).await?;
    let place = answer.headers().get("location").and_then(|place| place.to_str().ok());
    let token = place.and_then(|place| place.rsplit('/').next()).unwrap_or_default().to_owned();
    let upload = server.join(&format!("files/{token}"))?;
    let mut file = File::open(path).await?;
    pieces(&http, &upload, &mut file, length, bar).await?;
    Ok(Sent::Draft(token))
}

/// `draft`: `true`.
const DRAFT: &str = "draft dHJ1ZQ==";
/// How often in a row nothing more arrives before it is given up.
const TRIES: u32 = 7;
/// After the first of these; twice as long each time.
const PAUSE: Duration = Duration::from_millis(500);
/// How long a piece may take.
const PATIENCE: Duration = Duration::from_secs(10 * 60);

async fn pieces(
    http: &Client,
    upload: &Url,
    file: &mut File,
    length: u64,
    bar: &ProgressBar,
) -> Result<(), Failure> {
    let (mut at, mut is_known, mut tries) = (0, true, 0);
    while at < length {
        let request = match is_known {
            true => piece(http, upload, at, file, length).await?,
            false => http.head(upload.clone()),
        };
        // A connection may be dead without anybody's knowing.
        let Some(reached) = offset(tus(request).timeout(PATIENCE).send().await).await? else {
            if tries == TRIES {
                return Err("the connection is lost again and again".into());
            }
            sleep(PAUSE * 2_u32.pow(tries)).await;
            (is_known, tries) = (false, tries + 1);
            continue;
        };
        if reached > at {
            bar.inc(reached - at);
            tries = 0;
        }
        (at, is_known) = (reached, true);
    }
    Ok(())
}

/// Brings the next bytes.
async fn piece(
    http: &Client,
    upload: &Url,
    at: u64,
    file: &mut File,
    length: u64,
) -> Result<RequestBuilder, Failure> {
    let mut bytes = vec![0; usize::try_from(PIECE.min(length - at))?];
    file.seek(SeekFrom::Start(at)).await?;
    file.read_exact(&mut bytes).await?;
    let request = http.patch(upload.clone()).header("Upload-Offset", at);
    Ok(request.header("Content-Type", "application/offset+octet-stream").body(bytes))
}

/// How far an upload has come; `None` where it is worth another try.
async fn offset(answer: reqwest::Result<Response>) -> Result<Option<u64>, Failure> {
    let Ok(answer) = answer else { return Ok(None) };
    let again = matches!(
        answer.status(),
        StatusCode::CONFLICT | StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT
    );
    if again || answer.status().is_server_error() {
        return Ok(None);
    }
    let answer = done(answer).await?;
    let offset = answer.headers().get("upload-offset").and_then(|offset| offset.to_str().ok());
    let offset = offset.and_then(|offset| offset.parse().ok());
    Ok(Some(offset.ok_or("the server doesn't say how far the upload came")?))
}

fn tus(request: RequestBuilder) -> RequestBuilder {
    request.header("Tus-Resumable", "1.0.0")
}
