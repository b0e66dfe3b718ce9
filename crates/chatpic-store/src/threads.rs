//! A few threads of our own for work that blocks: statements and file calls.
//!
//! Tokio's blocking pool grows to hundreds of threads before anything waits. Here the threads are
//! counted and so is what may wait for them; beyond that the caller waits. No job is ever dropped:
//! whoever stops listening for its answer doesn't stop the job.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use tokio::sync::{mpsc, oneshot};

type Job<S> = Box<dyn FnOnce(&mut S) + Send>;

/// Threads that share one queue, each with a state of its own. Dropping them ends what was begun and
/// joins them, so that afterwards nothing holds a file.
pub(crate) struct Threads<S> {
    jobs: Option<mpsc::Sender<Job<S>>>,
    handles: Vec<JoinHandle<()>>,
}

/// The job panicked. Its thread lives on: a state takes back what an unwinding job had begun.
#[derive(Debug)]
pub(crate) struct Panicked;

impl<S: Send + 'static> Threads<S> {
    /// One thread for each of `states`.
    pub(crate) fn start(name: &str, states: Vec<S>) -> io::Result<Self> {
        let (jobs, queue) = mpsc::channel(WAITING);
        let queue = Arc::new(Mutex::new(queue));
        let mut threads = Self { jobs: Some(jobs), handles: Vec::with_capacity(states.len()) };
        for state in states {
            let queue = Arc::clone(&queue);
            let handle =
                thread::Builder::new().name(name.to_owned()).spawn(move || serve(&queue, state))?;
            threads.handles.push(handle);
        }
        Ok(threads)
    }

    /// Runs `work` on the next free thread.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut S) -> T + Send + 'static,
    ) -> Result<T, Panicked> {
        let (answer, answered) = oneshot::channel();
        let job: Job<S> = Box::new(move |state| {
            if let Ok(done) = catch_unwind(AssertUnwindSafe(|| work(state))) {
                // Nobody may be listening any more; the work was to be done all the same.
                let _ = answer.send(done);
            }
        });
        let jobs = self.jobs.as_ref().expect("taken only by drop");
        jobs.send(job).await.map_err(|_| Panicked)?;
        answered.await.map_err(|_| Panicked)
    }
}

impl<S> Drop for Threads<S> {
    fn drop(&mut self) {
        self.jobs = None;
        for handle in self.handles.drain(..) {
            // It catches every job's panic, so there is nothing to hear of.
            let _ = handle.join();
        }
    }
}

fn serve<S>(queue: &Mutex<mpsc::Receiver<Job<S>>>, mut state: S) {
    loop {
        // Held while waiting, never while working: the thread that waits takes the next job.
        let job = queue.lock().unwrap_or_else(PoisonError::into_inner).blocking_recv();
        match job {
            Some(job) => job(&mut state),
            None => return,
        }
    }
}

/// Jobs that may wait before callers do.
const WAITING: usize = 256;

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test]
    async fn no_more_jobs_run_at_once_than_there_are_threads() {
        let threads = Threads::start("test", vec![(); 2]).unwrap();
        let (running, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let jobs = (0..100).map(|_| {
            let (running, most) = (Arc::clone(&running), Arc::clone(&most));
            threads.run(move |()| {
                most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                thread::yield_now();
                running.fetch_sub(1, Ordering::SeqCst);
            })
        });
        futures_util::future::try_join_all(jobs).await.unwrap();
        assert!((1..=2).contains(&most.load(Ordering::SeqCst)));
    }

    #[tokio::test]
    async fn a_job_that_panics_leaves_its_thread_for_the_next() {
        let threads = Threads::start("test", vec![1]).unwrap();
        let panicked = threads.run::<()>(|_| std::panic::panic_any("on purpose")).await;
        assert!(panicked.is_err());
        assert_eq!(threads.run(|state| *state).await.unwrap(), 1);
    }

    #[tokio::test]
    async fn what_was_begun_is_done_before_the_threads_are_gone() {
        let threads = Threads::start("test", vec![()]).unwrap();
        let done = Arc::new(AtomicUsize::new(0));
        for _ in 0..50 {
            let done = Arc::clone(&done);
            let job = threads.run(move |()| done.fetch_add(1, Ordering::SeqCst));
            // Polled once, then abandoned, as by a request whose client went away.
            let _ = futures_util::FutureExt::now_or_never(job);
        }
        drop(threads);
        assert_eq!(done.load(Ordering::SeqCst), 50);
    }
}
