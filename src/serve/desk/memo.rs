//! Something that takes long to find out, found out once for each build, off the request's path.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch;

/// What was found out last, and of which build.
pub(super) struct Memo<T> {
    state: Mutex<State<T>>,
    ended: watch::Sender<u64>,
}

struct State<T> {
    is_running: bool,
    latest: Option<Known<T>>,
}

/// What is known of a build.
pub(super) struct Known<T> {
    /// The build's number.
    pub(super) build: u64,
    /// What was found out.
    pub(super) value: Arc<T>,
}

impl<T> Clone for Known<T> {
    fn clone(&self) -> Self {
        Self { build: self.build, value: Arc::clone(&self.value) }
    }
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        let state = State { is_running: false, latest: None };
        Self { state: Mutex::new(state), ended: watch::Sender::new(0) }
    }
}

impl<T> std::fmt::Debug for Memo<T> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Memo")
            .field("build", &self.latest().map(|known| known.build))
            .finish_non_exhaustive()
    }
}

impl<T> Memo<T> {
    /// What was found out last.
    pub(super) fn latest(&self) -> Option<Known<T>> {
        self.state().latest.clone()
    }

    /// Whether it is being found out just now.
    pub(super) fn is_running(&self) -> bool {
        self.state().is_running
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: Send + Sync + 'static> Memo<T> {
    /// What is known of a build; of an earlier one if finding it out takes longer than `patience`, which then goes on.
    pub(super) async fn of(
        self: &Arc<Self>,
        build: u64,
        patience: Duration,
        make: impl Fn() -> T + Send + Sync + 'static,
    ) -> Option<Known<T>> {
        let make: Arc<dyn Fn() -> T + Send + Sync> = Arc::new(make);
        let mut ended = self.ended.subscribe();
        let wait = async {
            while self.start(build, &make) {
                if ended.changed().await.is_err() {
                    break;
                }
            }
        };
        // What is not there in time is there later.
        let _ = tokio::time::timeout(patience, wait).await;
        self.latest()
    }

    /// Begins to find it out, unless somebody does. Says whether it is not known yet.
    fn start(self: &Arc<Self>, build: u64, make: &Arc<dyn Fn() -> T + Send + Sync>) -> bool {
        let mut state = self.state();
        if state.latest.as_ref().is_some_and(|known| known.build >= build) {
            return false;
        }
        if !state.is_running {
            state.is_running = true;
            let (running, make) = (Running(Arc::clone(self)), Arc::clone(make));
            tokio::task::spawn_blocking(move || {
                let value = Arc::new(make());
                running.0.state().latest = Some(Known { build, value });
            });
        }
        true
    }
}

/// Ends the work, however it ends.
struct Running<T>(Arc<Memo<T>>);

impl<T> Drop for Running<T> {
    fn drop(&mut self) {
        self.0.state().is_running = false;
        self.0.ended.send_modify(|count| *count += 1);
    }
}

#[cfg(test)]
mod tests {
    use super::Memo;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::time::Duration;

    const LONG: Duration = Duration::from_secs(600);

    #[tokio::test]
    async fn a_build_is_looked_at_once() {
        let memo = Arc::new(Memo::default());
        let count = Arc::new(AtomicU64::new(0));
        for (build, wanted) in [(1, 1), (1, 1), (2, 2), (1, 2)] {
            let counter = Arc::clone(&count);
            let known = memo.of(build, LONG, move || counter.fetch_add(1, Ordering::Relaxed) + 1).await;
            assert_eq!(*known.unwrap().value, wanted);
        }
        assert_eq!(count.load(Ordering::Relaxed), 2);
    }

    #[tokio::test]
    async fn who_cannot_wait_gets_what_was_known_before() {
        let memo = Arc::new(Memo::default());
        memo.of(1, LONG, || "early").await;
        let (go, gone) = std::sync::mpsc::channel::<()>();
        let gone = std::sync::Mutex::new(gone);
        let known = memo
            .of(2, Duration::ZERO, move || {
                gone.lock().unwrap().recv().unwrap();
                "late"
            })
            .await;
        assert_eq!((known.as_ref().unwrap().build, *known.unwrap().value), (1, "early"));
        assert!(memo.is_running());
        go.send(()).unwrap();
        let known = memo.of(2, LONG, || "never").await;
        assert_eq!((known.as_ref().unwrap().build, *known.unwrap().value), (2, "late"));
    }
}
