//! What follows from hits, besides the verdict: they are counted, and what must be reported is kept for
//! those who report it.

use std::net::IpAddr;
use std::sync::Arc;

use bytes::Bytes;
use chatpic_core::Timestamp;
use chatpic_scan::lists::{Action, Found, How};

use super::cleaned::Clean;
use crate::actions::Refused;
use crate::actions::contents::Facts;
use crate::actions::fingerprint::Fingerprint;
use crate::actions::lists::{self, Hit};
use crate::actions::receive::spool_fault;
use crate::actions::spool::AtRest;
use crate::actions::vault::{self, Confirmed, Exhibit, Keeping, Material};
use crate::app::App;
use crate::hex::Hex;

/// What one media hit.
pub struct Hits {
    /// Also on lists in shadow.
    all: Vec<Hit>,
    /// The class of the list whose hits must be reported, where one was hit.
    must_be_sealed: Option<String>,
    media_type: &'static str,
    extension: &'static str,
    fingerprint: Fingerprint,
}

impl Hits {
    pub fn new(found: &Found<'_>, cleaned: &Clean, fingerprint: &Fingerprint) -> Self {
        let all = found.hits.iter().map(Hit::new).collect();
        let sealed = found.acting().find(|hit| hit.action == Action::RefuseAndSeal);
        let must_be_sealed = sealed.map(|hit| hit.list.class().to_string());
        let (media_type, extension) = (cleaned.media_type(), cleaned.extension());
        Self { all, must_be_sealed, media_type, extension, fingerprint: fingerprint.clone() }
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Counts them, and keeps `file` as it came, where that must be.
    pub async fn follow(self, app: Arc<App>, file: AtRest, from: Option<IpAddr>) {
        for hit in &self.all {
            let (list, how) = (hit.list.clone(), in_a_word(&hit.how));
            metrics::counter!("chatpic_list_hits_total", "list" => list, "how" => how).increment(1);
        }
        if let Some(class) = &self.must_be_sealed {
            tell(self.preserve(&app, class, file, from).await.as_ref());
        }
        lists::count(&app, &self.all).await;
    }

    /// Seals the file to those who report it; the same file once, however often it comes.
    async fn preserve(
        &self,
        app: &App,
        class: &str,
        file: AtRest,
        from: Option<IpAddr>,
    ) -> Result<Keeping, Refused> {
        let (bytes, _) = app.workers.slot().await.run(move || file.into_bytes()).await?;
        let exhibit = Exhibit {
            bytes: Bytes::from_owner(bytes.map_err(spool_fault)?),
            media_type: self.media_type.to_owned(),
            extension: self.extension.to_owned(),
            pdq: hashes(&self.fingerprint),
            viewed: false,
        };
        keep(app, class, &self.fingerprint, exhibit, app.now(), from).await
    }
}

/// Keeps a media of a post, in which a list found later what must be reported, as it was cleaned.
pub async fn preserve(app: &App, class: &str, facts: &Facts, bytes: Bytes, posted_at: Timestamp) {
    let exhibit = Exhibit {
        bytes,
        media_type: facts.media_type.clone(),
        extension: facts.extension.clone(),
        pdq: hashes(&facts.fingerprint),
        viewed: false,
    };
    tell(keep(app, class, &facts.fingerprint, exhibit, posted_at, None).await.as_ref());
}

async fn keep(
    app: &App,
    class: &str,
    fingerprint: &Fingerprint,
    exhibit: Exhibit,
    received_at: Timestamp,
    address: Option<IpAddr>,
) -> Result<Keeping, Refused> {
    let tag = app.root.tag("evidence", &fingerprint.sha256.0);
    let tag = Hex(*tag.first_chunk::<12>().expect("a tag has 32 bytes"));
    let material = Material {
        case: format!("hit-{tag}"),
        category: class.to_owned(),
        confirmed_by: Confirmed::List,
        received_at,
        address,
        files: vec![exhibit],
    };
    vault::keep(app, material).await
}

fn tell(kept: Result<&Keeping, &Refused>) {
    match kept {
        Ok(Keeping::Kept(_)) => tracing::warn!("what must be reported is kept"),
        Ok(Keeping::NoRecipients) => {
            tracing::warn!("what must be reported isn't kept: the vault has no recipients");
        }
        Err(_) => tracing::error!("what must be reported can't be kept"),
    }
}

fn hashes(fingerprint: &Fingerprint) -> Vec<String> {
    fingerprint.pdq.iter().map(|look| look.hash.to_string()).collect()
}

fn in_a_word(how: &How) -> &'static str {
    match how {
        How::Exact => "exact",
        How::Alike { .. } if how.is_derived() => "derived",
        How::Alike { .. } => "alike",
    }
}
