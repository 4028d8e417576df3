//! A bar on a terminal that someone watches.

use crate::cli::console::Console;
use crate::engine::report::{Phase, Progress};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar that shows how far a build is.
#[derive(Debug)]
pub(crate) struct Bar(ProgressBar);

impl Bar {
    /// A bar that is hidden where nobody watches.
    pub(crate) fn new(console: &Console) -> Self {
        let target =
            if console.is_watched { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        Self(ProgressBar::with_draw_target(None, target))
    }

    /// Takes the bar away.
    pub(crate) fn clear(&self) {
        self.0.finish_and_clear();
    }
}

impl Progress for Bar {
    fn begin(&self, phase: Phase, total: usize) {
        let what = match phase {
            Phase::Reading => "reading articles",
            Phase::Printing => "printing pages",
            Phase::Publishing => "publishing",
        };
        let template = if total == 0 { "{msg}" } else { "{msg:17} {bar:30} {human_pos}/{human_len}" };
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.0.set_style(style);
        }
        self.0.set_length(total as u64);
        self.0.set_position(0);
        self.0.set_message(what);
    }

    fn advance(&self, steps: usize) {
        self.0.inc(steps as u64);
    }
}
