//! What follows from hits, besides the verdict: they are counted, and what must be reported is kept for it.

use std::sync::Arc;

use chatpic_scan::Exact;
use chatpic_scan::lists::{Found, How};
use zeroize::Zeroizing;

use crate::actions::lists::{self, Hit};
use crate::app::App;

/// What one media hit.
pub struct Hits {
    /// Also on lists in shadow.
    all: Vec<Hit>,
    must_be_sealed: bool,
    original: Exact,
}

impl Hits {
    pub fn new(found: &Found<'_>, original: Exact) -> Self {
        let all = found.hits.iter().map(Hit::new).collect();
        Self { all, must_be_sealed: found.must_be_sealed(), original }
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Counts them. `bytes` is the file as it came.
    pub async fn follow(self, app: Arc<App>, bytes: Zeroizing<Vec<u8>>) {
        for hit in &self.all {
            let (list, how) = (hit.list.clone(), in_a_word(&hit.how));
            metrics::counter!("chatpic_list_hits_total", "list" => list, "how" => how).increment(1);
        }
        if self.must_be_sealed {
            preserve(&app, &bytes, &self.original, &self.all);
        }
        drop(bytes);
        lists::count(&app, &self.all).await;
    }
}

/// What must be reported is kept for those who report it.
fn preserve(_app: &App, bytes: &[u8], _original: &Exact, hits: &[Hit]) {
    let lists: Vec<_> = hits.iter().map(|hit| hit.list.as_str()).collect();
    tracing::warn!(bytes = bytes.len(), ?lists, "refused what must be reported; nothing was kept");
}

fn in_a_word(how: &How) -> &'static str {
    match how {
        How::Exact => "exact",
        How::Alike { .. } if how.is_derived() => "derived",
        How::Alike { .. } => "alike",
    }
}
