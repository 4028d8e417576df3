//! Where the time of a build goes: by step, and by template. Measured only; nothing of it reaches an output.

use crate::engine::report::{Phase, Progress, Step};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// Where the time of a build went.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Times {
    /// Seconds by step, in their order; of some steps summed over threads.
    pub steps: Vec<(&'static str, f64)>,
    /// What was printed, by template or kind, sorted.
    pub templates: BTreeMap<String, Spent>,
}

/// What the pages of one template took.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Spent {
    /// How many pages were printed.
    pub pages: u64,
    /// Nanoseconds, summed over threads.
    pub total: u64,
    /// Nanoseconds of the slowest.
    pub slowest: u64,
}

impl Spent {
    /// Adds what other pages took.
    pub fn add(&mut self, other: Self) {
        self.pages += other.pages;
        self.total = self.total.saturating_add(other.total);
        self.slowest = self.slowest.max(other.slowest);
    }
}

/// Takes the time of one build, and passes on what it hears.
pub(super) struct Watch<'o> {
    outside: &'o dyn Progress,
    steps: [AtomicU64; Step::ALL.len()],
    templates: Mutex<BTreeMap<String, Spent>>,
}

impl<'o> Watch<'o> {
    /// A watch that has measured nothing.
    pub(super) fn new(outside: &'o dyn Progress) -> Self {
        Self { outside, steps: Default::default(), templates: Mutex::default() }
    }

    /// What it has measured.
    pub(super) fn read(self) -> Times {
        let nanoseconds = self.steps.iter().map(|spent| spent.load(Ordering::Relaxed));
        let steps = Step::ALL.iter().zip(nanoseconds).map(|((_, word), spent)| (*word, seconds(spent)));
        let steps = steps.collect();
        Times { steps, templates: self.templates.into_inner().unwrap_or_else(PoisonError::into_inner) }
    }
}

/// Nanoseconds in seconds.
pub(super) fn seconds(nanoseconds: u64) -> f64 {
    std::time::Duration::from_nanos(nanoseconds).as_secs_f64()
}

impl Progress for Watch<'_> {
    fn clock(&self) -> u64 {
        self.outside.clock()
    }

    fn spent(&self, step: Step, nanoseconds: u64) {
        let place = Step::ALL.iter().position(|(known, _)| *known == step);
        if let Some(spent) = place.and_then(|place| self.steps.get(place)) {
            spent.fetch_add(nanoseconds, Ordering::Relaxed);
        }
        self.outside.spent(step, nanoseconds);
    }

    fn printed(&self, template: &str, nanoseconds: u64) {
        let mut templates = self.templates.lock().unwrap_or_else(PoisonError::into_inner);
        let spent = Spent { pages: 1, total: nanoseconds, slowest: nanoseconds };
        match templates.get_mut(template) {
            Some(known) => known.add(spent),
            None => drop(templates.insert(template.to_owned(), spent)),
        }
        drop(templates);
        self.outside.printed(template, nanoseconds);
    }

    fn begin(&self, phase: Phase, total: usize) {
        self.outside.begin(phase, total);
    }

    fn advance(&self, steps: usize) {
        self.outside.advance(steps);
    }
}

#[cfg(test)]
mod tests {
    use super::{Spent, Watch};
    use crate::engine::report::{Progress, Silent, Step};

    #[test]
    fn time_is_summed_by_step_and_by_template() {
        let watch = Watch::new(&Silent);
        watch.spent(Step::Render, 1_500_000_000);
        watch.spent(Step::Render, 500_000_000);
        watch.printed("article.html", 3);
        watch.printed("article.html", 5);
        watch.printed("feed", 2);
        let times = watch.read();
        assert!(times.steps.contains(&("render", 2.0)));
        assert_eq!(times.templates["article.html"], Spent { pages: 2, total: 8, slowest: 5 });
        assert_eq!(times.templates.keys().collect::<Vec<_>>(), ["article.html", "feed"]);
    }
}
