//! Views that the records grant, each on the disk before it is told of: the store alone, among few shares and
//! among many, beside how often the same disk syncs a page.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::process::id;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use chatpic_store::records::Redeem;
use chatpic_store::{Records, SqliteRecords};

use crate::fill::{self, BEGUN, Noise};
use crate::{Outcome, mib, now, process, say};

const AMONG: [u64; 3] = [1_000, 100_000, 1_000_000];
const CALLERS: u64 = 32;
const LASTING: Duration = Duration::from_secs(5);

/// Among as many shares as told, beside the fewest of [`AMONG`], or among all of those.
pub fn grants(place: &Path, among: Option<u64>) -> Outcome<()> {
    say(&format!("a page of 4 KiB written and synced: {:.0} times a second", syncs(place)?))?;
    let mut first = None;
    for shares in among.map_or(AMONG.to_vec(), |it| vec![AMONG[0], it]) {
        let file = place.join(format!("{shares}.db"));
        let records = SqliteRecords::open(&file)?;
        let begun = now();
        fill::evenly(&records, shares, BEGUN.plus(86_400))?;
        let (filled, size) = (begun.elapsed(), std::fs::metadata(&file)?.len());
        let records: Arc<dyn Records> = Arc::new(records);
        // Once for what a store that was just filled has in its caches, and once for what is asked of it.
        spend(&records, shares, 1)?;
        let Spent { rate, worked } = spend(&records, shares, 2)?;
        let ratio = rate / *first.get_or_insert(rate);
        say(&format!(
            "the store alone, {CALLERS} callers, {shares} shares in {:.0} MiB, written in {:.0} s: {rate:.0} \
             views granted a second, {ratio:.2} times as many as among the fewest; {} µs of processors each, \
             the callers' own among them",
            mib(size),
            filled.as_secs_f64(),
            worked.as_micros(),
        ))?;
        drop(records);
        std::fs::remove_file(&file)?;
    }
    Ok(())
}

/// Views granted a second, and for how long processors were busy with each.
struct Spent {
    rate: f64,
    worked: Duration,
}

/// Spends views of links picked by chance.
fn spend(records: &Arc<dyn Records>, shares: u64, seed: u64) -> Outcome<Spent> {
    let before = process::usage(id())?;
    let granted = Arc::new(AtomicU64::new(0));
    let begun = now();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build()?;
    runtime.block_on(async {
        let caller = |at: u64| {
            let (records, granted) = (Arc::clone(records), Arc::clone(&granted));
            async move {
                let noise = Noise::new(seed * 1_000_003 + at * 7_919);
                while begun.elapsed() < LASTING {
                    let link = fill::link_of(noise.below(shares), shares);
                    let pass = fill::pass(&noise, BEGUN.plus(600));
                    let redeemed = records.redeem_view(link, &pass, BEGUN).await;
                    match redeemed.map_err(|it| it.to_string())? {
                        Redeem::Granted { .. } => granted.fetch_add(1, Ordering::Relaxed),
                        other => return Err(format!("{other:?}")),
                    };
                }
                Ok(())
            }
        };
        let callers: Vec<_> = (0..CALLERS).map(|at| tokio::spawn(caller(at))).collect();
        for caller in callers {
            caller.await??;
        }
        Outcome::Ok(())
    })?;
    let granted = u32::try_from(granted.load(Ordering::Relaxed))?;
    let rate = f64::from(granted) / begun.elapsed().as_secs_f64();
    Ok(Spent { rate, worked: (process::usage(id())? - before) / granted.max(1) })
}

fn syncs(place: &Path) -> Outcome<f64> {
    let path = place.join("page");
    let mut file = File::create(&path)?;
    let begun = now();
    let mut times = 0_u32;
    while begun.elapsed() < Duration::from_secs(1) {
        file.seek(SeekFrom::Start(0))?;
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
        times += 1;
    }
    std::fs::remove_file(&path)?;
    Ok(f64::from(times) / begun.elapsed().as_secs_f64())
}
