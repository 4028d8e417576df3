//! A bar on a terminal that someone watches.

use crate::cli::console::Console;
use crate::engine::report::{Phase, Progress, Step};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// A bar that shows how far a build is, and an account of where its time goes.
#[derive(Debug)]
pub(crate) struct Bar {
    bar: ProgressBar,
    begin: Instant,
    /// Nanoseconds, in the order of [`Step::ALL`].
    spent: [AtomicU64; Step::ALL.len()],
}

impl Bar {
    /// A bar that is hidden where nobody watches.
    pub(crate) fn new(console: &Console) -> Self {
        let target =
            if console.is_watched { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        #[expect(clippy::disallowed_methods, reason = "the clock is read here")]
        let begin = Instant::now();
        Self { bar: ProgressBar::with_draw_target(None, target), begin, spent: Default::default() }
    }

    /// Where the time went, in one line: seconds by step.
    pub(crate) fn account(&self) -> String {
        let seconds = |(spent, (_, word)): (&AtomicU64, &(Step, &str))| {
            // Microseconds are exact as a float for centuries.
            let micros = u32::try_from(spent.load(Ordering::Relaxed) / 1000).unwrap_or(u32::MAX);
            format!("{word} {:.3}", f64::from(micros) / 1e6)
        };
        self.spent.iter().zip(&Step::ALL).map(seconds).collect::<Vec<_>>().join(", ")
    }

    /// Takes the bar away.
    pub(crate) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Bar {
    fn clock(&self) -> u64 {
        u64::try_from(self.begin.elapsed().as_nanos()).unwrap_or(u64::MAX)
    }

    fn spent(&self, step: Step, nanoseconds: u64) {
        let place = Step::ALL.iter().position(|(known, _)| *known == step);
        if let Some(spent) = place.and_then(|place| self.spent.get(place)) {
            spent.fetch_add(nanoseconds, Ordering::Relaxed);
        }
    }

    fn begin(&self, phase: Phase, total: usize) {
        let what = match phase {
            Phase::Reading => "reading articles",
            Phase::Developing => "preparing pictures",
            Phase::Printing => "printing pages",
            Phase::Publishing => "publishing",
            Phase::Checking => "looking over",
        };
        let template = if total == 0 { "{msg}" } else { "{msg:17} {bar:30} {human_pos}/{human_len}" };
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style);
        }
        self.bar.set_length(total as u64);
        self.bar.set_position(0);
        self.bar.set_message(what);
    }

    fn advance(&self, steps: usize) {
        self.bar.inc(steps as u64);
    }
}
