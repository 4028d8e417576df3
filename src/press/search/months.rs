//! The drawers of the months in hand. All drawers of a month come of one reading of its articles, and its pages are
//! printed one after the other, so a few months are kept.

use crate::base::problem::Problem;
use crate::catalog::listing::ListingId;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// How many months are kept: more than threads work on at a time, on most machines.
const KEPT: usize = 6;

/// The drawers of a month.
type Drawers = Result<Vec<Vec<u8>>, Problem>;

/// A month that is being made or was made.
type Month = Arc<OnceLock<Drawers>>;

/// The drawers of the months in hand.
#[derive(Debug, Default)]
pub(crate) struct Months(Mutex<VecDeque<(ListingId, Month)>>);

impl Months {
    /// A drawer of a month; `make` makes all of them. It must not wait for other threads: one that waits for this month
    /// may be among them.
    ///
    /// # Errors
    /// What `make` says.
    pub(crate) fn drawer(
        &self,
        id: ListingId,
        number: usize,
        make: impl FnOnce() -> Drawers,
    ) -> Result<Vec<u8>, Problem> {
        let month = self.month(id);
        let drawers = month.get_or_init(make).as_ref().map_err(Clone::clone)?;
        Ok(drawers.get(number).cloned().unwrap_or_default())
    }

    fn month(&self, id: ListingId) -> Month {
        let mut months = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, month)) = months.iter().find(|(known, _)| *known == id) {
            return Arc::clone(month);
        }
        if months.len() >= KEPT {
            months.pop_front();
        }
        let month = Month::default();
        months.push_back((id, Arc::clone(&month)));
        month
    }
}
