//! What is left when all nodes have ended: exactly what was acknowledged, and after the sweep not a
//! blob more.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use chatpic_core::{BlobKey, Clock};
use chatpic_server::actions::purge::purge;
use chatpic_server::actions::reconcile::reconcile;
use chatpic_server::app::App;
use chatpic_server::backends;
use chatpic_server::config::{Config, Sources};
use chatpic_server::root::RootFile;
use chatpic_server::system::{SystemClock, SystemRng};
use futures_util::TryStreamExt;

use super::nodes::Nodes;

/// A clock two hours ahead: every pass has ended, and what no row needs is old enough to be nobody's.
struct Ahead;

impl Clock for Ahead {
    fn since_epoch(&self) -> Duration {
        SystemClock.since_epoch() + Duration::from_secs(7200)
    }
}

/// What was found.
pub struct Left {
    pub live_shares: u64,
    pub blobs_before: usize,
    pub orphans: u64,
    pub blobs: usize,
}

/// Purges and sweeps what the nodes left, and looks whether bucket and rows agree.
pub async fn sweep(nodes: &Nodes) -> Left {
    let app = app(nodes).await;
    let blobs_before = listed(&app).await.len();
    purge(&app).await.unwrap();
    let reconciled = reconcile(&app).await.unwrap();
    assert_eq!(reconciled.missing, 0, "a row never points at nothing");

    let (listed, needed) = (listed(&app).await, needed(&app).await);
    assert_eq!(listed.difference(&needed).count(), 0, "orphans among {}", listed.len());
    assert_eq!(needed.difference(&listed).count(), 0, "missing among {}", needed.len());
    let unfinished = app.blobs.sweep_unfinished(app.now().into()).await.unwrap();
    assert_eq!(unfinished, 0, "half written objects");
    let totals = app.records.totals(app.now()).await.unwrap();
    assert_eq!((totals.doomed_blobs, totals.media), (0, needed.len() as u64));
    let (live_shares, orphans) = (totals.live_shares, reconciled.orphans);
    Left { live_shares, blobs_before, orphans, blobs: listed.len() }
}

/// An instance in this process, at the places of the nodes.
async fn app(nodes: &Nodes) -> App {
    let mut sources = Sources::default();
    sources
        .environment(nodes.shared.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
    sources.flag("data_dir", nodes.data_dir().display().to_string());
    let config = Config::parse(&sources).unwrap();
    let records = backends::records(&config).await.unwrap();
    let blobs = backends::blobs(&config).await.unwrap();
    let root = RootFile::within(&config.data_dir).read().unwrap().expect("the first node drew it");
    App::new(config, records, blobs, Arc::new(Ahead), Arc::new(SystemRng), root)
}

async fn listed(app: &App) -> BTreeSet<BlobKey> {
    app.blobs.list().map_ok(|it| it.key).try_collect().await.unwrap()
}

async fn needed(app: &App) -> BTreeSet<BlobKey> {
    app.records.needed(None, 1_000_000).await.unwrap().into_iter().collect()
}
