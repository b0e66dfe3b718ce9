//! Somebody who uses everything that the service has, and remembers each word that they told it or were
//! told in confidence.

mod reports;

use std::io::Write;
use std::net::TcpStream;

use chatpic_api::{Granted, Shared};
use reqwest::header::{HeaderMap, HeaderValue};
use reqwest::multipart::{Form, Part};
use reqwest::{Client, Method, RequestBuilder, Response};
use serde_json::json;

use super::search::{Markers, Needle};
use crate::pictures::{Numbers, photo, png};
use crate::process::{Server, path_of};

/// Where the visitor comes from, as a trusted proxy tells it.
pub const ADDRESS: &str = "203.0.113.77";

pub struct Visitor {
    http: Client,
    origin: String,
    numbers: Numbers,
    /// Words and what they are.
    words: Vec<(&'static str, String)>,
    pictures: Vec<(&'static str, Vec<u8>)>,
    bytes: Vec<(&'static str, Vec<u8>)>,
    pub sessions: Vec<String>,
}

/// What was shared in which way.
pub struct Shares {
    open: Shared,
    limited: Shared,
    locked: Shared,
    password: String,
    by_form: String,
    by_put: String,
}

impl Visitor {
    pub fn new(server: &Server) -> Self {
        let mut visitor = Self {
            http: Client::new(),
            origin: server.origin.clone(),
            numbers: Numbers(42),
            words: Vec::new(),
            pictures: Vec::new(),
            bytes: Vec::new(),
            sessions: Vec::new(),
        };
        let agent = visitor.word("the user agent");
        let referrer = visitor.word("the referrer");
        let language = visitor.word("a header");
        visitor.words.push(("the address", ADDRESS.to_owned()));
        let headers = [
            ("user-agent", format!("Browser/{agent}")),
            ("referer", format!("https://example.org/{referrer}")),
            ("accept-language", language),
            ("x-forwarded-for", format!("198.51.100.66, {ADDRESS}")),
        ];
        let pairs = headers
            .map(|(name, value)| (name.parse().unwrap(), HeaderValue::try_from(value).unwrap()));
        visitor.words.push(("a forged address", "198.51.100.66".to_owned()));
        let headers: HeaderMap = pairs.into_iter().collect();
        let client = Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none());
        visitor.http = client.default_headers(headers).build().unwrap();
        visitor
    }

    /// All that must not be found.
    pub fn markers(&self) -> Markers {
        let words = self.words.iter().map(|(name, word)| Needle::secret(name, word));
        let pictures = self.pictures.iter().map(|(name, bytes)| Needle::windows(name, bytes));
        let bytes = self.bytes.iter().map(|(name, bytes)| Needle::bytes(name, bytes));
        Markers::new(words.chain(pictures).chain(bytes))
    }

    pub async fn share_in_every_way(&mut self) -> Shares {
        let photo = self.photo();
        let label = self.word("a label");
        let key = self.word("an idempotency key");
        let mut open = None;
        for _ in 0..2 {
            let form = self.form(&photo).text("label", label.clone());
            let request = self.post("/api/v1/shares").header("idempotency-key", &key);
            open = Some(self.told(request.multipart(form).send().await.unwrap()).await);
        }
        let open = open.unwrap();
        assert!(open.media[0].removed.iter().any(|it| it == "GPS position"), "{open:?}");
        let cleaned = self.get(&open.direct_url.clone().unwrap()).send().await.unwrap();
        self.pictures.push(("a cleaned photo", cleaned.bytes().await.unwrap().to_vec()));

        let form = self.pictured("a limited picture").text("max_views", "3");
        let request = self.post("/api/v1/shares").multipart(form);
        let limited = self.told(request.send().await.unwrap()).await;

        let password = self.word("a password");
        let form = self.pictured("a locked picture");
        let form = form.text("password", password.clone()).text("max_views", "2");
        let request = self.post("/api/v1/shares").multipart(form);
        let locked = self.told(request.send().await.unwrap()).await;

        let form = self.pictured("a picture of the page");
        let form = form.text("password", "").text("max_views", "").text("expires_in", "10m");
        let request = self.post("/").header("accept", "text/html").multipart(form);
        let by_form = request.send().await.unwrap();
        assert_eq!(by_form.status(), 303);
        let by_form = by_form.headers()["location"].to_str().unwrap().to_owned();
        self.words.push(("a manage token", by_form.strip_prefix("/m/").unwrap().to_owned()));

        let form = self.pictured("a picture of curl");
        let line = self.post("/").multipart(form).send().await.unwrap();
        assert_eq!(line.status(), 201);
        self.links(&line);

        let name = self.word("a name in a path");
        let (label, query) = (self.word("a label"), self.word("a password"));
        let path = format!("/{name}.png?label={label}&password={query}");
        let body = self.picture("a bare picture");
        let line = self.request(Method::PUT, &path).body(body).send().await.unwrap();
        assert_eq!(line.status(), 201);
        self.links(&line);
        let by_put = line.headers()["x-manage-url"].to_str().unwrap().to_owned();
        Shares { open, limited, locked, password, by_form, by_put }
    }

    pub async fn look_in_every_way(&mut self, shares: &Shares) {
        for shared in [&shares.open, &shares.limited, &shares.locked] {
            self.get(&shared.url).send().await.unwrap();
            self.get(&shared.url).header("accept", "text/html").send().await.unwrap();
            self.get(&api(&shared.url, "shares", "")).send().await.unwrap();
            self.get(&api(&shared.manage_url, "manage", "")).send().await.unwrap();
            self.get(&shared.manage_url).header("accept", "text/html").send().await.unwrap();
        }
        let direct = shares.open.direct_url.clone().unwrap();
        self.request(Method::HEAD, &direct).send().await.unwrap();
        self.ranges(&direct).await;

        let nonce = self.word("a nonce");
        for _ in 0..2 {
            let body = json!({"nonce": nonce}).to_string();
            let request = self.post(&api(&shares.limited.url, "shares", "/views")).body(body);
            self.granted(request.send().await.unwrap()).await;
        }
        let token = shares.limited.url.rsplit_once('/').unwrap().1;
        let body = json!({"token": token, "nonce": self.word("a nonce")}).to_string();
        let granted = self.post("/api/v1/open").body(body).send().await.unwrap();
        self.granted(granted).await;

        let (wrong, nonce) = (self.word("a wrong password"), self.word("a nonce"));
        for (password, status) in [(&wrong, 401), (&shares.password, 201)] {
            let body = json!({"password": password, "nonce": nonce}).to_string();
            let url = api(&shares.locked.url, "shares", "/views");
            let response = self.post(&url).body(body).send().await.unwrap();
            assert_eq!(response.status(), status);
            if status == 201 {
                self.granted(response).await;
            }
        }
        let (wrong, nonce) = (self.word("a wrong password"), self.word("a nonce"));
        for (password, status) in [(&wrong, 401), (&shares.password, 303), (&wrong, 303)] {
            let path = format!("{}/view", path_of(&shares.locked.url));
            let body = format!("password={password}&nonce={nonce}");
            let request = self.post(&path).header("accept", "text/html").body(body);
            let response = request.send().await.unwrap();
            assert_eq!(response.status(), status);
            if status == 303 {
                let pass = response.headers()["location"].to_str().unwrap().to_owned();
                self.words.push(("a ticket", pass.strip_prefix("/v/").unwrap().to_owned()));
                self.get(&pass).header("accept", "text/html").send().await.unwrap();
                self.ranges(&format!("{pass}/0")).await;
            }
        }
        let body = json!({"password": shares.password}).to_string();
        let url = api(&shares.locked.url, "shares", "/views");
        assert_eq!(self.post(&url).body(body).send().await.unwrap().status(), 410, "it is spent");
    }

    pub async fn be_refused_in_every_way(&mut self) {
        let unknown = self.word("an unknown token");
        let paths = [
            "/s/T",
            "/v/T",
            "/v/T/0",
            "/i/T/0.png",
            "/m/T",
            "/T",
            "/T/T/T",
            "/static/T",
            "/s/T%ff",
            "/s/T?T=T",
            "/api/v1/shares/T",
            "/api/v1/manage/T",
        ];
        for path in paths.map(|path| path.replace('T', &unknown)) {
            for method in [Method::GET, Method::HEAD, Method::POST, Method::DELETE, Method::OPTIONS]
            {
                let status = self.request(method, &path).send().await.unwrap().status();
                assert!(
                    !status.is_server_error() && (!status.is_success() || path == "/"),
                    "{path}"
                );
            }
            self.get(&path).header("accept", "text/html").send().await.unwrap();
        }
        let word = self.word("a broken body");
        let bodies = [
            format!("{{\"password\": \"{word}"),
            json!({ "nonce": word, word.clone(): word }).to_string(),
            json!({"token": word, "nonce": format!("{word}:")}).to_string(),
        ];
        for body in bodies {
            let response = self.post("/api/v1/open").body(body).send().await.unwrap();
            assert!(response.status().is_client_error());
        }
        let word = self.word("a strange method");
        let method = Method::from_bytes(word.as_bytes()).unwrap();
        assert_eq!(self.request(method, "/").send().await.unwrap().status(), 405);
        let word = self.word("another site");
        let foreign = self.post("/").header("origin", format!("https://{word}.example"));
        assert_eq!(foreign.send().await.unwrap().status(), 403);

        let (field, value) = (self.word("a field's name"), self.word("a field's value"));
        let wrong = ["expires_in", "max_views", "watermark", &field];
        for name in wrong {
            let form = self.pictured("a refused picture");
            let form = form.text(name.to_owned(), value.clone());
            let request = self.post("/api/v1/shares").multipart(form);
            let status = request.send().await.unwrap().status();
            assert_eq!(status, 422, "{name}");
        }
        let photo = self.photo();
        let text = self.word("a text that is no picture");
        for (bytes, status) in [(&photo[..photo.len() - 400], 422), (text.as_bytes(), 415)] {
            let request = self.post("/api/v1/shares").multipart(self.form(bytes));
            assert_eq!(request.send().await.unwrap().status(), status);
        }
        let boundary = self.word("a boundary");
        let kind = format!("multipart/form-data; boundary={boundary}");
        let request =
            self.post("/").header("content-type", kind).body(format!("--{boundary}\r\nx"));
        assert_eq!(request.send().await.unwrap().status(), 400);
        for what in ["a line that is no request", "a header that is none"] {
            let word = self.word(what);
            let mut raw = TcpStream::connect(self.origin.strip_prefix("http://").unwrap()).unwrap();
            // At once, or it is answered before the rest comes.
            let request = format!("GET /{word} HTTP/1.1\r\nhost: a\r\nx {word}\0\r\n\r\n{word}");
            raw.write_all(request.as_bytes()).unwrap();
            std::io::copy(&mut raw, &mut std::io::sink()).unwrap();
        }
    }

    /// Sends half of a picture that is larger than what is kept in memory, and goes on holding the line.
    pub async fn begin_a_large_upload(&mut self, server: &Server) -> TcpStream {
        let picture = png(self.numbers.next(), 1200, 900);
        let name = self.word("a file's name");
        let head = format!(
            "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
        );
        let mut line = TcpStream::connect(server.address()).unwrap();
        write!(
            line,
            "POST /api/v1/shares HTTP/1.1\r\nhost: a\r\nx-forwarded-for: {ADDRESS}\r\n\
             content-type: multipart/form-data; boundary=b\r\ncontent-length: {}\r\n\r\n{head}",
            head.len() + picture.len() + 100,
        )
        .unwrap();
        line.write_all(&picture[..picture.len() - 1000]).unwrap();
        self.pictures.push(("a picture that is arriving", picture));
        let spool = format!("/proc/{}/fd", server.pid());
        for _ in 0..1000 {
            let mut open = std::fs::read_dir(&spool).unwrap();
            let spooled = open.any(|it| {
                let link = std::fs::read_link(it.unwrap().path()).unwrap_or_default();
                let name = link.to_str().unwrap();
                name.contains("/spool/")
            });
            if spooled {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        // What has been read by now is sealed in pieces of 256 KiB.
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        line
    }

    pub async fn change_and_withdraw(&mut self, shares: &Shares) {
        let manage = api(&shares.open.manage_url, "manage", "");
        let body = json!({"expires_at": shares.open.expires_at}).to_string();
        let changed = self.request(Method::PATCH, &manage).body(body).send().await.unwrap();
        assert_eq!(changed.status(), 200);
        let page = path_of(&shares.by_form);
        let expiry = self.post(&format!("{page}/expiry")).body("expires_in=2h");
        assert_eq!(expiry.send().await.unwrap().status(), 303);
        let withdrawn = self.post(&format!("{page}/withdraw")).send().await.unwrap();
        assert_eq!(withdrawn.status(), 303);
        for manage in [&shares.open.manage_url, &shares.locked.manage_url, &shares.by_put] {
            let url = api(manage, "manage", "");
            let response = self.request(Method::DELETE, &url).send().await.unwrap();
            assert_eq!(response.status(), 204);
        }
        for url in [&shares.open.url, shares.open.direct_url.as_ref().unwrap()] {
            assert_eq!(self.get(url).send().await.unwrap().status(), 410);
        }
    }

    async fn ranges(&self, path: &str) {
        for (range, status) in [("bytes=0-99", 206), ("bytes=-7", 206), ("bytes=99999999-", 416)] {
            let response = self.get(path).header("range", range).send().await.unwrap();
            assert_eq!(response.status(), status, "{path}");
        }
        let whole = self.get(path).send().await.unwrap();
        let etag = whole.headers()["etag"].clone();
        assert!(whole.bytes().await.unwrap().len() > 99);
        let again = self.get(path).header("if-none-match", etag).send().await.unwrap();
        assert_eq!(again.status(), 304);
    }

    async fn told(&mut self, response: Response) -> Shared {
        assert_eq!(response.status(), 201);
        let shared: Shared = response.json().await.unwrap();
        let token = shared.url.rsplit_once('/').unwrap().1;
        self.words.push(("a token", token.to_owned()));
        self.words.push(("a manage token", shared.manage_token.clone()));
        shared
    }

    fn links(&mut self, response: &Response) {
        for (name, what) in [("x-share-url", "a token"), ("x-manage-url", "a manage token")] {
            let url = response.headers()[name].to_str().unwrap();
            self.words.push((what, url.rsplit_once('/').unwrap().1.to_owned()));
        }
    }

    async fn granted(&mut self, response: Response) {
        assert_eq!(response.status(), 201);
        let granted: Granted = response.json().await.unwrap();
        let path = path_of(&granted.media[0].url);
        let ticket = path.split('/').nth(2).unwrap().to_owned();
        self.ranges(&path).await;
        self.words.push(("a ticket", ticket));
        self.sessions.push(granted.session_id);
    }

    /// A word that stands nowhere else.
    fn word(&mut self, what: &'static str) -> String {
        let word = self.numbers.text();
        self.words.push((what, word.clone()));
        word
    }

    fn pictured(&mut self, what: &'static str) -> Form {
        let picture = self.picture(what);
        self.form(&picture)
    }

    fn form(&mut self, bytes: &[u8]) -> Form {
        let file = format!("{}.jpg", self.word("a file's name"));
        let part = Part::bytes(bytes.to_vec()).file_name(file);
        Form::new().part("file", part.mime_str("image/jpeg").unwrap())
    }

    fn picture(&mut self, what: &'static str) -> Vec<u8> {
        let bytes = png(self.numbers.next(), 70, 50);
        self.pictures.push((what, bytes.clone()));
        bytes
    }

    /// A photo with all that a camera writes beside it.
    fn photo(&mut self) -> Vec<u8> {
        let words = [(); 5].map(|()| self.word("an Exif text"));
        let photo = photo(&words);
        let position = [7_654_321_u32.to_be_bytes(), 987_659_u32.to_be_bytes()].concat();
        let holds = |needle: &[u8]| photo.windows(needle.len()).any(|window| window == needle);
        assert!(words.iter().all(|word| holds(word.as_bytes())) && holds(&position));
        self.bytes.push(("the position", position));
        photo
    }

    fn get(&self, path: &str) -> RequestBuilder {
        self.request(Method::GET, path)
    }

    fn post(&self, path: &str) -> RequestBuilder {
        self.request(Method::POST, path)
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{}", self.origin, path_of(path)))
    }
}

/// The path of the API for a link of a page.
fn api(url: &str, what: &str, rest: &str) -> String {
    format!("/api/v1/{what}/{}{rest}", url.rsplit_once('/').unwrap().1)
}
