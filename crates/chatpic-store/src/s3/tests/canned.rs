//! A store that answers what it was told to: for what a real one never says on demand.

use std::sync::{Arc, Mutex};

use tokio::io::AsyncBufReadExt;
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use super::*;

/// Ends with the test that holds it.
pub(super) struct Canned {
    pub settings: S3Settings,
    /// Requests that came without a signature.
    pub unsigned: Arc<Mutex<Vec<String>>>,
    server: JoinHandle<()>,
}

/// What is asked.
pub(super) struct Asked {
    pub method: String,
    /// The address with its query.
    pub target: String,
    /// The header lines, in lower case.
    pub head: String,
}

type Answer = Arc<dyn Fn(&Asked) -> String + Send + Sync>;

impl Canned {
    /// Answers what `answer` says, and the rest as an empty bucket does.
    pub(super) async fn start(
        answer: impl Fn(&Asked) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let mut settings = settings(&Ready {
            name: "canned".to_owned(),
            endpoint: format!("http://{}", listener.local_addr().unwrap()),
            region: "here".to_owned(),
            key_id: "AKIACANNED".to_owned(),
            secret: "hushhush".to_owned(),
        });
        settings.credentials.session_token = Some("lent".to_owned());
        let answer: Answer =
            Arc::new(move |asked| answer(asked).unwrap_or_else(|| empty_bucket(asked)));
        let unsigned = Arc::new(Mutex::new(Vec::new()));
        let found = Arc::clone(&unsigned);
        let server = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&answer), Arc::clone(&found)));
            }
        });
        Self { settings, unsigned, server }
    }

    pub(super) async fn open(&self) -> Result<S3Blobs, StoreError> {
        S3Blobs::open(&self.settings).await
    }
}

impl Drop for Canned {
    fn drop(&mut self) {
        self.server.abort();
    }
}

pub(super) fn said(status: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n\r\n{body}", body.len())
}

/// An error as S3 tells it.
pub(super) fn error(status: &str, code: &str) -> String {
    said(status, &format!("<?xml version='1.0'?><Error><Code>{code}</Code><Message/></Error>"))
}

fn empty_bucket(asked: &Asked) -> String {
    match asked.method.as_str() {
        "GET" if asked.is("list-type=2") => said(
            "200 OK",
            "<ListBucketResult><Name>canned</Name><IsTruncated>false</IsTruncated>\
             </ListBucketResult>",
        ),
        "GET" if asked.is("versioning") => said("200 OK", "<VersioningConfiguration/>"),
        "GET" if asked.is("object-lock") => {
            error("404 Not Found", "ObjectLockConfigurationNotFoundError")
        }
        "PUT" => "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: 0\r\n\r\n".to_owned(),
        "DELETE" => "HTTP/1.1 204 No Content\r\n\r\n".to_owned(),
        "HEAD" => "HTTP/1.1 404 Not Found\r\n\r\n".to_owned(),
        _ => error("404 Not Found", "NoSuchKey"),
    }
}

impl Asked {
    /// Whether the address contains this.
    pub(super) fn is(&self, part: &str) -> bool {
        self.target.contains(part)
    }

    /// With the key and the token of the settings, in the address or in a header.
    fn is_signed(&self) -> bool {
        let in_address =
            ["X-Amz-Signature=", "X-Amz-Credential=AKIACANNED", "X-Amz-Security-Token=lent"];
        let in_head = ["aws4-hmac-sha256 credential=akiacanned/", "signature=", "-token: lent"];
        in_address.iter().all(|it| self.target.contains(it))
            || in_head.iter().all(|it| self.head.contains(it))
    }
}

/// Requests on one connection, until it ends. An answer that says so closes it.
async fn serve(stream: TcpStream, answer: Answer, unsigned: Arc<Mutex<Vec<String>>>) {
    let mut stream = BufReader::new(stream);
    while let Some(asked) = next(&mut stream).await {
        if !asked.is_signed() {
            unsigned.lock().unwrap().push(asked.target.clone());
        }
        let answer = answer(&asked);
        if stream.write_all(answer.as_bytes()).await.is_err() || answer.contains("close") {
            return;
        }
    }
}

async fn next(stream: &mut BufReader<TcpStream>) -> Option<Asked> {
    let (mut first, mut head) = (String::new(), String::new());
    stream.read_line(&mut first).await.ok()?;
    while !head.ends_with("\r\n\r\n") {
        if stream.read_line(&mut head).await.ok()? == 0 {
            return None;
        }
    }
    let head = head.to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
    stream.read_exact(&mut body).await.ok()?;
    let mut words = first.split_whitespace().map(ToOwned::to_owned);
    Some(Asked { method: words.next()?, target: words.next()?, head })
}
