//! A server of a test's own, and people who use it, so that a test reads as a story.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use chatpic_api::{Granted, ManagedShare, Problem, Share, Shared};
use chatpic_core::Clock;
use chatpic_seal::RootKey;
use chatpic_server::actions::forget::forget;
use chatpic_server::actions::purge::purge;
use chatpic_server::app::App;
use chatpic_server::backends;
use chatpic_server::config::{Config, Sources};
use chatpic_server::http::{Server, admin_router, router};
use chatpic_server::serve::metrics;
use chatpic_server::system::{SystemClock, SystemRng};
use chatpic_server::videos::{NoWorker, Videos};
use chatpic_store::Blobs;
use chatpic_worker::{Files, Tools, Worker};
use futures_util::StreamExt;
use metrics_exporter_prometheus::PrometheusHandle;
use reqwest::multipart::{Form, Part};
use reqwest::{Client, RequestBuilder, Response, StatusCode};
use tempfile::TempDir;
use tokio::task::JoinHandle;
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::places::{Places, files};

/// A clock that a test sets.
pub struct Hands(AtomicU64);

impl Clock for Hands {
    fn since_epoch(&self) -> Duration {
        Duration::from_secs(self.0.load(Ordering::SeqCst))
    }
}

/// One for the process, as in a real one.
static METRICS: LazyLock<PrometheusHandle> = LazyLock::new(|| metrics().unwrap());

/// What decodes videos: a program of this crate's own.
static WORKER: LazyLock<Worker> = LazyLock::new(|| {
    let program = Path::new(env!("CARGO_BIN_EXE_chatpic-test-worker"));
    let tools = Tools::find().expect("ffmpeg is installed");
    Worker::of(program, &[], tools, Files::OfTools).expect("the kernel has Landlock")
});

/// Waits until it is so, and fails where it never is.
pub async fn until(what: &str, holds: impl Fn() -> bool) {
    let waiting = async {
        while !holds() {
            tokio::task::yield_now().await;
        }
    };
    let waited = tokio::time::timeout(Duration::from_secs(60), waiting).await;
    waited.unwrap_or_else(|_| panic!("never: {what}"));
}

/// A running server. Dropped, it is stopped and its directory deleted.
pub struct TestServer {
    pub app: Arc<App>,
    pub address: SocketAddr,
    pub admin: SocketAddr,
    pub http: Client,
    pub hands: Arc<Hands>,
    pub places: Places,
    dir: Arc<TempDir>,
    settings: Vec<(&'static str, String)>,
    stop: DropGuard,
    running: Vec<JoinHandle<()>>,
}

impl TestServer {
    /// With nothing limited per client.
    pub async fn start() -> Self {
        Self::with(&[]).await
    }

    /// With these settings over a configuration without rate limits.
    pub async fn with(settings: &[(&'static str, &str)]) -> Self {
        Self::over(settings, |blobs| blobs).await
    }

    /// A node that shares its places with others.
    pub async fn node(places: &Places) -> Self {
        let dir = Arc::new(tempfile::tempdir().unwrap());
        let hands = hands(places);
        let node = Self::open(dir, places.clone(), unlimited(&[]), hands, |blobs| blobs).await;
        node.set_clock();
        node
    }

    /// With these settings, over what `blobs` makes of the store.
    pub async fn over(
        settings: &[(&'static str, &str)],
        blobs: impl FnOnce(Arc<dyn Blobs>) -> Arc<dyn Blobs>,
    ) -> Self {
        let (dir, places) = (Arc::new(tempfile::tempdir().unwrap()), Places::chosen());
        let hands = hands(&places);
        Self::open(dir, places, unlimited(settings), hands, blobs).await
    }

    async fn open(
        dir: Arc<TempDir>,
        places: Places,
        settings: Vec<(&'static str, String)>,
        hands: Arc<Hands>,
        blobs: impl FnOnce(Arc<dyn Blobs>) -> Arc<dyn Blobs>,
    ) -> Self {
        Self::opened(dir, places, settings, hands, blobs, Ok(WORKER.clone())).await
    }

    async fn opened(
        dir: Arc<TempDir>,
        places: Places,
        settings: Vec<(&'static str, String)>,
        hands: Arc<Hands>,
        blobs: impl FnOnce(Arc<dyn Blobs>) -> Arc<dyn Blobs>,
        worker: Result<Worker, NoWorker>,
    ) -> Self {
        let mut sources = Sources::default();
        sources.flag("data_dir", dir.path().display().to_string());
        places.tell(&mut sources);
        for (key, value) in &settings {
            sources.flag(key, value.clone());
        }
        let config = Config::parse(&sources).unwrap();
        std::fs::create_dir_all(dir.path().join("spool")).unwrap();
        let blobs = blobs(backends::blobs(&config).await.unwrap());
        let records = backends::records(&config).await.unwrap();
        let (clock, rng) = (Arc::clone(&hands) as _, Arc::new(SystemRng));
        let root = RootKey::from_bytes([7; 32]);
        let mut app = App::new(config, records, blobs, clock, rng, root);
        app.videos = Videos::new(worker, app.config.media.videos.taken);
        // What a refusal waits for is shown where it is computed.
        app.refusal_step = Duration::ZERO;
        let app = Arc::new(app);
        let token = CancellationToken::new();
        let stop = token.clone().drop_guard();
        let any = "127.0.0.1:0".parse().unwrap();
        let visitors = Server::bind(any, &app.config.limits).await.unwrap();
        let admin = Server::bind(any, &app.config.limits).await.unwrap();
        let (address, admin_address) = (visitors.address().unwrap(), admin.address().unwrap());
        let admin_routes = admin_router(Arc::clone(&app), METRICS.clone());
        let (stop_visitors, stop_admin) = (token.clone(), token.clone());
        let routes = router(Arc::clone(&app));
        let running = vec![
            tokio::spawn(async move { _ = visitors.run(routes, stop_visitors).await }),
            tokio::spawn(async move { _ = admin.run(admin_routes, stop_admin).await }),
        ];
        let http = Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let admin = admin_address;
        Self { app, address, admin, http, hands, places, dir, settings, stop, running }
    }

    /// Stops the server and starts another on the same directory that can decode neither videos nor AVIF.
    pub async fn without_worker(self, why: NoWorker) -> Self {
        let (dir, places) = (Arc::clone(&self.dir), self.places.clone());
        let (settings, hands) = (self.settings.clone(), Arc::clone(&self.hands));
        self.stop().await;
        Self::opened(dir, places, settings, hands, |blobs| blobs, Err(why)).await
    }

    /// Stops the server and starts another on the same directory, at the same instant.
    pub async fn restart(self) -> Self {
        let (dir, places) = (Arc::clone(&self.dir), self.places.clone());
        let (settings, hands) = (self.settings.clone(), Arc::clone(&self.hands));
        self.stop().await;
        Self::open(dir, places, settings, hands, |blobs| blobs).await
    }

    /// Stops the server and closes its files.
    pub async fn stop(self) {
        drop(self.stop);
        for running in self.running {
            running.await.unwrap();
        }
        self.app.films.end();
        self.app.tasks.close();
        self.app.tasks.wait().await;
        // The last connections' tasks end on their own.
        until("nobody has the app any more", || Arc::strong_count(&self.app) == 1).await;
    }

    /// Lets time pass.
    pub fn pass(&self, seconds: u64) {
        self.hands.0.fetch_add(seconds, Ordering::SeqCst);
    }

    /// Sets the clock by that of the database, where nodes share one: a node whose clock is another
    /// is not ready.
    pub fn set_clock(&self) {
        if let Places::Shared { .. } = self.places {
            self.set_to_machine();
        }
    }

    /// Sets the clock by the machine's, which writes the times of files.
    pub fn set_to_machine(&self) {
        self.hands.0.store(SystemClock.since_epoch().as_secs(), Ordering::SeqCst);
    }

    /// Turns this server's clock back.
    pub fn turn_back(&self, seconds: u64) {
        self.hands.0.fetch_sub(seconds, Ordering::SeqCst);
    }

    /// Does now what the purging job does within a minute.
    pub async fn purge(&self) {
        purge(&self.app).await.unwrap();
    }

    /// Does now what the forgetting job does each minute.
    pub async fn forget(&self) {
        forget(&self.app).await.unwrap();
    }

    pub fn data_dir(&self) -> PathBuf {
        self.dir.path().to_owned()
    }

    /// How many objects are stored; among files, those that are not finished too.
    pub async fn blobs(&self) -> usize {
        match self.places {
            Places::Own => self.blob_files().len(),
            Places::Shared { .. } => self.app.blobs.list().count().await,
        }
    }

    /// Where they lie, where they are files.
    pub fn blob_files(&self) -> Vec<PathBuf> {
        files(&self.dir.path().join("blobs"))
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub fn get(&self, path: &str) -> RequestBuilder {
        self.http.get(self.absolute(path))
    }

    pub fn post(&self, path: &str) -> RequestBuilder {
        self.http.post(self.absolute(path))
    }

    /// What a browser sends for a form without files.
    pub fn form(&self, path: &str, fields: &[(&str, &str)]) -> RequestBuilder {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let urlencoded = "application/x-www-form-urlencoded";
        self.post(path).header("content-type", urlencoded).body(body)
    }

    fn absolute(&self, path: &str) -> String {
        if path.starts_with("http") { path.to_owned() } else { self.url(path) }
    }

    /// Uploads these files with these fields by the API.
    pub async fn upload(&self, files: &[&[u8]], fields: &[(&str, &str)]) -> Response {
        let form = form(files, fields);
        self.post("/api/v1/shares").multipart(form).send().await.unwrap()
    }

    /// Shares one small picture with these terms.
    pub async fn share(&self, fields: &[(&str, &str)]) -> Shared {
        self.share_files(&[&png(3, 2)], fields).await
    }

    /// Shares these pictures with these terms.
    pub async fn share_files(&self, files: &[&[u8]], fields: &[(&str, &str)]) -> Shared {
        let response = self.upload(files, fields).await;
        assert_eq!(response.status(), 201, "{}", response.text().await.unwrap());
        response.json().await.unwrap()
    }

    /// The links of a share as they are since a restart, which changed the server's address.
    pub fn moved(&self, shared: &Shared) -> Shared {
        let mut shared = shared.clone();
        shared.url = self.moved_url(&shared.url);
        shared.manage_url = self.moved_url(&shared.manage_url);
        shared.direct_url = shared.direct_url.map(|url| self.moved_url(&url));
        shared
    }

    /// The same for any address.
    pub fn moved_url(&self, url: &str) -> String {
        self.url(&format!("/{}", url.splitn(4, '/').nth(3).unwrap()))
    }

    /// What anybody with the link is told.
    pub async fn told(&self, shared: &Shared) -> Result<Share, Problem> {
        read(self.get(&api(&shared.url, "shares", "")).send().await.unwrap()).await
    }

    /// Spends a view.
    pub async fn view(&self, shared: &Shared, body: serde_json::Value) -> Result<Granted, Problem> {
        let url = api(&shared.url, "shares", "/views");
        read(self.post(&url).json(&body).send().await.unwrap()).await
    }

    /// What the owner sees.
    pub async fn managed(&self, shared: &Shared) -> Result<ManagedShare, Problem> {
        read(self.get(&api(&shared.manage_url, "manage", "")).send().await.unwrap()).await
    }

    /// Withdraws the share.
    pub async fn withdraw(&self, shared: &Shared) -> StatusCode {
        let url = api(&shared.manage_url, "manage", "");
        self.http.delete(url).send().await.unwrap().status()
    }

    /// The bytes at an address, or the problem.
    pub async fn bytes(&self, url: &str) -> Result<Vec<u8>, Problem> {
        let response = self.get(url).send().await.unwrap();
        if response.status().is_success() {
            return Ok(response.bytes().await.unwrap().into());
        }
        Err(response.json().await.unwrap())
    }
}

/// These settings over a configuration that limits nothing per client.
fn unlimited(settings: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let unlimited = [
        "limits.uploads_per_hour",
        "limits.views_per_minute",
        "limits.password_tries_per_minute",
        "limits.password_tries_per_link_per_minute",
        "limits.unknown_tokens_per_minute",
        "limits.comments_per_minute",
        "limits.reports_per_hour",
        "limits.all_reports_per_minute",
        "limits.free_space",
    ];
    let mut all: Vec<_> = unlimited.map(|key| (key, "0".to_owned())).into();
    all.extend(settings.iter().map(|(key, value)| (*key, (*value).to_owned())));
    all
}

/// A clock for a server, at the beginning of an hour, as limits forget at the end of one. Where nodes
/// share a database, it is this hour.
fn hands(places: &Places) -> Arc<Hands> {
    let now = match places {
        // Later than the machine's, which writes the times of files: they are from before the start.
        Places::Own => 4_102_444_800,
        Places::Shared { .. } => SystemClock.since_epoch().as_secs() / 3600 * 3600,
    };
    Arc::new(Hands(AtomicU64::new(now)))
}

/// The address of the API for a link of a page.
pub fn api(url: &str, what: &str, rest: &str) -> String {
    let (base, token) = url.rsplit_once('/').unwrap();
    let origin = base.rsplit_once('/').unwrap().0;
    format!("{origin}/api/v1/{what}/{token}{rest}")
}

/// The address of what lies beside `url`. A token can begin with any letter, and so be taken for a name.
pub fn beside(url: &str, name: &str) -> String {
    let (place, _) = url.rsplit_once('/').unwrap();
    format!("{place}/{name}")
}

/// An answer as what it should be, or the problem that it is.
pub async fn read<T: serde::de::DeserializeOwned>(response: Response) -> Result<T, Problem> {
    let status = response.status();
    let text = response.text().await.unwrap();
    if status.is_success() {
        return Ok(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}")));
    }
    let problem: Problem =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(problem.status, status.as_u16());
    Err(problem)
}

/// A multipart form.
pub fn form(files: &[&[u8]], fields: &[(&str, &str)]) -> Form {
    let mut form = Form::new();
    for (name, value) in fields {
        form = form.text((*name).to_owned(), (*value).to_owned());
    }
    for file in files {
        form = form.part("file", Part::bytes(file.to_vec()).file_name("picture"));
    }
    form
}

/// A PNG of this size, each pixel another colour.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    let mut state = 1_u32;
    let pixels: Vec<u8> = (0..width * height * 3)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        })
        .collect();
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    bytes
}
