//! How many pixels may be in memory at one time, however many threads there are.

use std::sync::{Condvar, Mutex, PoisonError};

/// That many, or one picture that alone has more.
const MOST: u64 = 64_000_000;

/// Room for pixels.
#[derive(Debug, Default)]
pub(super) struct Room {
    taken: Mutex<u64>,
    left: Condvar,
}

impl Room {
    /// Does something with so many pixels once there is room for them.
    pub(super) fn with<T>(&self, pixels: u64, work: impl FnOnce() -> T) -> T {
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = |taken: &mut u64| *taken > 0 && *taken + pixels > MOST;
        let mut taken = self.left.wait_while(taken, is_full).unwrap_or_else(PoisonError::into_inner);
        *taken += pixels;
        drop(taken);
        let done = work();
        *self.taken.lock().unwrap_or_else(PoisonError::into_inner) -= pixels;
        self.left.notify_all();
        done
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Room};
    use std::sync::atomic::{AtomicU64, Ordering};

    #[test]
    fn threads_wait_for_room_and_one_that_needs_all_gets_it() {
        let (room, inside, most) = (Room::default(), AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for number in 0..24 {
                let (room, inside, most) = (&room, &inside, &most);
                scope.spawn(move || {
                    let pixels = if number % 8 == 0 { 2 * MOST } else { MOST / 3 };
                    room.with(pixels, || {
                        most.fetch_max(inside.fetch_add(pixels, Ordering::SeqCst) + pixels, Ordering::SeqCst);
                        std::thread::yield_now();
                        inside.fetch_sub(pixels, Ordering::SeqCst);
                    });
                });
            }
        });
        assert_eq!(most.into_inner(), 2 * MOST);
    }
}
