//! The terminal: problems in the manner of compilers, and lines about what was done.

use crate::base::problem::{Problem, Severity};
use crate::base::text::{escaped, steers};
use crate::cli::Common;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use std::io::{IsTerminal, Write};

/// Where a command speaks. Standard output is for what the command is asked to print; all else goes to standard error.
#[derive(Debug)]
pub(crate) struct Console {
    quiet: bool,
    verbose: bool,
    colour: bool,
    /// Whether a person watches: progress may move.
    pub(crate) is_watched: bool,
}

/// How many problems are printed at the most; a broken archive has thousands.
const MOST: usize = 200;

impl Console {
    /// The console of this process.
    pub(crate) fn new(common: &Common) -> Self {
        let is_terminal = std::io::stderr().is_terminal();
        let is_set = |name: &str| {
            #[expect(clippy::disallowed_methods, reason = "the environment is read here")]
            std::env::var_os(name).is_some_and(|value| !value.is_empty())
        };
        Self {
            quiet: common.quiet,
            verbose: common.verbose,
            colour: is_terminal && !is_set("NO_COLOR"),
            is_watched: is_terminal && !common.quiet && !is_set("CI"),
        }
    }

    /// Says something, unless it shall be quiet.
    pub(crate) fn say(&self, text: &str) {
        if !self.quiet {
            Self::write(text);
        }
    }

    /// Says a detail, if it shall be verbose.
    pub(crate) fn detail(&self, text: &str) {
        if self.verbose {
            Self::write(text);
        }
    }

    /// Prints problems: warnings only unless it shall be quiet.
    pub(crate) fn problems(&self, problems: &[Problem]) {
        let renderer = if self.colour { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.decor_style(DecorStyle::Ascii);
        let shown = problems.iter().filter(|problem| problem.is_error() || !self.quiet);
        let mut count = 0;
        for problem in shown {
            count += 1;
            if count <= MOST {
                Self::write(&render(problem, &renderer));
                Self::write("");
            }
        }
        if count > MOST {
            Self::write(&format!("… and {} more problems", count - MOST));
        }
    }

    /// Prints what a command is asked to print, to standard output. If that is closed (`warta config | head`), nobody reads on.
    pub(crate) fn print(text: &str) {
        let _ = std::io::stdout().lock().write_all(text.as_bytes());
    }

    /// Writes to standard error. If that is closed, nobody listens.
    fn write(text: &str) {
        let _ = writeln!(std::io::stderr().lock(), "{text}");
    }
}

/// A problem as compilers print it.
fn render(problem: &Problem, renderer: &Renderer) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(escaped(&problem.message));
    let file = problem.place.as_deref().map(|place| on_one_line(&place.file)).unwrap_or_default();
    let mut group = match problem.place.as_deref() {
        None => annotate_snippets::Group::with_title(title),
        Some(place) if place.line == 0 => title.element(Origin::path(file.as_str())),
        Some(place) => {
            let source = visible(&place.source_line);
            let byte =
                |column: usize| source.char_indices().nth(column).map_or(source.len(), |(byte, _)| byte);
            let start = place.column.saturating_sub(1);
            let span = byte(start)..byte(start + place.length);
            let snippet = Snippet::source(source).line_start(place.line).path(file.as_str());
            title.element(snippet.annotation(AnnotationKind::Primary.span(span)))
        }
    };
    if let Some(hint) = &problem.hint {
        group = group.element(Level::HELP.message(escaped(hint)));
    }
    renderer.render(&[group])
}

/// A name of a file, in which nothing ends a line.
fn on_one_line(name: &str) -> String {
    escaped(name).replace('\n', "\\u{a}").replace('\t', "\\u{9}")
}

/// A line in which nothing can steer a terminal or turn the reading direction, and every character has its place.
fn visible(text: &str) -> String {
    text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}
