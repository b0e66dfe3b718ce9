//! `chatpic serve`

use std::time::Duration;

use chatpic_server::app::App;
use chatpic_server::http::Stopped;
use chatpic_server::serve::{Bound, metrics};
use clap::Args;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::runtime::Runtime;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tracing_subscriber::EnvFilter;

use super::Failure;
use super::settings::Settings;
use crate::say;

#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    settings: Settings,
}

impl Serve {
    pub fn run(self) -> Result<(), Failure> {
        let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
        tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_writer(std::io::stderr)
            .with_ansi(false)
            .init();
        std::panic::set_hook(Box::new(|panic| {
            // The message may quote what a visitor sent; the place says enough.
            tracing::error!(
                at = panic.location().map(tracing::field::display),
                "a thread panicked"
            );
        }));
        let config = self.settings.parse()?;
        raise_open_files();
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        until_done(runtime, async {
            let metrics = metrics()?;
            let public = config.public_url.as_ref().map(|url| url.as_str().to_owned());
            let bound = Bound::bind(App::open(config).await?).await?;
            let url =
                public.map_or_else(|| bound.address().map(|it| format!("http://{it}")), Ok)?;
            // Before anybody is told that it can be stopped.
            let stop = stop()?;
            say::line(&format!("ChatPic serves {url}"));
            match bound.run(metrics, stop).await {
                Stopped::Drained => tracing::info!("stopped"),
                Stopped::CutOff => tracing::warn!("stopped; some requests were cut off"),
            }
            Ok(())
        })
    }
}

/// Runs `work`, and then waits for no thread that still computes: a video may be scanned for half an hour.
/// What decodes it dies with its thread, and nothing was published of it.
fn until_done<T>(runtime: Runtime, work: impl Future<Output = T>) -> T {
    let done = runtime.block_on(work);
    runtime.shutdown_timeout(LAST_THREADS);
    done
}

/// For threads that are about to end.
const LAST_THREADS: Duration = Duration::from_secs(1);

/// Allows as many open files as the system lets us: each connection is one, and each read of a blob.
fn raise_open_files() {
    let limit = getrlimit(Resource::Nofile);
    let raised = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit });
    if let Err(error) = raised {
        tracing::warn!(%error, "the limit of open files stays as it is");
    }
}

/// Cancelled by the first SIGTERM or SIGINT.
fn stop() -> Result<CancellationToken, Failure> {
    let stop = CancellationToken::new();
    let (mut term, mut int) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let cancel = stop.clone();
    tokio::spawn(async move {
        tokio::select! {
            _ = term.recv() => {}
            _ = int.recv() => {}
        }
        tracing::info!("stopping: what was begun may end");
        cancel.cancel();
    });
    Ok(stop)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a thread as libraries start them")]
    fn the_end_waits_for_no_thread_that_still_computes() {
        let runtime = tokio::runtime::Builder::new_multi_thread().build().unwrap();
        let (end, ended) = mpsc::channel::<()>();
        let done = until_done(runtime, async {
            let (begin, begun) = mpsc::channel();
            tokio::task::spawn_blocking(move || {
                begin.send(()).unwrap();
                ended.recv()
            });
            begun.recv().unwrap();
            7
        });
        assert_eq!(done, 7);
        assert!(end.send(()).is_ok(), "the thread had ended");
    }
}
