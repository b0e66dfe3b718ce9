//! Uploads that arrive in pieces: tus 1.0, spoken by hand.

mod clients;
mod drafts;
mod limits;
mod lost;
mod nodes;
mod protocol;
mod sharing;

use std::path::Path;

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chatpic_api::{Problem, Shared};
use reqwest::{Method, RequestBuilder, Response};

use crate::harness::{TestServer, read};
use crate::places::files;

const BYTES: &str = "application/offset+octet-stream";

impl TestServer {
    /// A request that speaks tus.
    fn tus(&self, method: Method, path: &str) -> RequestBuilder {
        let url = if path.starts_with("http") { path.to_owned() } else { self.url(path) };
        self.http.request(method, url).header("tus-resumable", "1.0.0")
    }

    /// Asks for an upload of so many bytes.
    async fn begin(&self, length: u64, metadata: &str) -> Response {
        let request = self.tus(Method::POST, "/files/").header("upload-length", length);
        request.header("upload-metadata", metadata).send().await.unwrap()
    }

    /// Begins one: its address.
    async fn begun(&self, length: usize, fields: &[(&str, &str)]) -> String {
        let answer = self.begin(length as u64, &metadata(fields)).await;
        assert_eq!(answer.status(), 201, "{}", answer.text().await.unwrap());
        answer.headers()["location"].to_str().unwrap().to_owned()
    }

    /// Sends bytes to an upload.
    async fn send(&self, upload: &str, offset: usize, bytes: &[u8]) -> Response {
        self.patch(upload, offset, bytes).send().await.unwrap()
    }

    fn patch(&self, upload: &str, offset: usize, bytes: &[u8]) -> RequestBuilder {
        let request = self.tus(Method::PATCH, upload).header("upload-offset", offset);
        request.header("content-type", BYTES).body(bytes.to_vec())
    }

    /// Sends bytes that are taken.
    async fn sent(&self, upload: &str, offset: usize, bytes: &[u8]) {
        let answer = self.send(upload, offset, bytes).await;
        assert_eq!(answer.status(), 204, "{}", answer.text().await.unwrap());
        assert_eq!(header(&answer, "upload-offset"), (offset + bytes.len()).to_string());
    }

    /// A draft that has arrived in these pieces.
    pub async fn draft(&self, pieces: &[&[u8]]) -> String {
        let length = pieces.iter().map(|piece| piece.len()).sum();
        let upload = self.begun(length, &[("draft", "true")]).await;
        let mut at = 0;
        for piece in pieces {
            self.sent(&upload, at, piece).await;
            at += piece.len();
        }
        upload
    }

    async fn head(&self, upload: &str) -> Response {
        self.tus(Method::HEAD, upload).send().await.unwrap()
    }

    /// How far an upload has come.
    async fn offset(&self, upload: &str) -> usize {
        let answer = self.head(upload).await;
        assert_eq!(answer.status(), 200);
        header(&answer, "upload-offset").parse().unwrap()
    }

    async fn end(&self, upload: &str) -> Response {
        self.tus(Method::DELETE, upload).send().await.unwrap()
    }

    /// What came of an upload.
    async fn answer(&self, upload: &str) -> Result<Shared, Problem> {
        read(self.get(upload).send().await.unwrap()).await
    }

    /// Nothing of any upload is stored any more.
    async fn is_empty(&self) {
        self.purge().await;
        self.settled().await;
        assert_eq!(self.blobs().await, 0);
    }

    /// Waits until what goes on by itself is done.
    async fn settled(&self) {
        while !self.app.placing().is_empty() || !self.app.tasks.is_empty() {
            tokio::task::yield_now().await;
        }
    }
}

fn header<'a>(answer: &'a Response, name: &str) -> &'a str {
    answer.headers()[name].to_str().unwrap()
}

async fn problem(answer: Response) -> Problem {
    read::<()>(answer).await.unwrap_err()
}

/// The code of a refusal.
async fn code(answer: Response) -> (u16, String) {
    let problem = problem(answer).await;
    (problem.status, problem.code)
}

fn is(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

fn metadata(fields: &[(&str, &str)]) -> String {
    let pairs = fields.iter().map(|(name, value)| format!("{name} {}", STANDARD.encode(value)));
    pairs.collect::<Vec<_>>().join(",")
}

fn token(upload: &str) -> &str {
    upload.rsplit('/').next().unwrap()
}

fn sha1(bytes: &[u8]) -> String {
    format!("sha1 {}", STANDARD.encode(digest(&SHA1_FOR_LEGACY_USE_ONLY, bytes)))
}

fn sha256(bytes: &[u8]) -> String {
    format!("sha256 {}", STANDARD.encode(digest(&SHA256, bytes)))
}

/// Whether some file of a directory has these bytes.
fn is_in(dir: &Path, bytes: &[u8]) -> bool {
    let holds = |path| std::fs::read(path).unwrap().windows(bytes.len()).any(|it| it == bytes);
    files(dir).into_iter().any(holds)
}
