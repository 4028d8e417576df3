//! `warta build`.

use crate::base::instant::Instant;
use crate::base::problem::Problem;
use crate::cli::console::Console;
use crate::cli::paths::of_portal;
use crate::cli::progress::Bar;
use crate::cli::{Common, Exit};
use crate::engine::report::{ChangeKind, Report};
use crate::engine::{self, Request, verify};
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use std::time::Duration;

/// What `warta build` takes.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The output folder [default: public in the portal's folder]
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    #[command(flatten)]
    at: At,
    /// The only files and folders that changed since the last build; content/ is not looked through then
    #[arg(long, value_name = "PATH", num_args = 1..)]
    changed: Vec<PathBuf>,
    /// Prove that the result is that of a clean build, byte for byte
    #[arg(long)]
    verify: bool,
    /// Make every page anew, whatever the last build remembered
    #[arg(long)]
    clean: bool,
    /// Leave out articles with errors, name each, and end with status 3
    #[arg(long)]
    skip_bad: bool,
    /// How many threads to use [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    /// Print a report on standard output
    #[arg(long, value_name = "FORMAT")]
    report: Option<ReportFormat>,
}

/// When and where the portal is seen.
#[derive(Args, Debug)]
pub(crate) struct At {
    /// The moment that the build stands for [default: now]
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) at: Option<Instant>,
    /// Where the portal will stand, instead of base_url
    #[arg(long, value_name = "URL", value_parser = engine::base_url)]
    pub(crate) base_url: Option<String>,
    /// Show drafts
    #[arg(long)]
    pub(crate) drafts: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum ReportFormat {
    /// One JSON object
    Json,
}

/// Reads an instant of the command line.
pub(crate) fn instant(text: &str) -> Result<Instant, String> {
    Instant::from_rfc3339(text).ok_or_else(|| "write it like 2026-11-23T08:00:00+07:00".to_owned())
}

/// Builds the portal.
pub(crate) fn run(common: &Common, arguments: &Arguments, console: &Console) -> Exit {
    if let Some(jobs) = arguments.jobs {
        // Fails only if the threads were started before, which nothing has done.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs)).build_global();
    }
    let (changed, strangers) = of_portal(&common.root, &arguments.changed);
    let request = Request {
        root: common.root.clone(),
        output: arguments.output.clone().unwrap_or_else(|| common.root.join("public")),
        cache: engine::cache_of(&common.root),
        at: arguments.at.at.unwrap_or_else(now),
        base_url: arguments.at.base_url.clone(),
        drafts: arguments.at.drafts,
        skip_bad: arguments.skip_bad,
        clean: arguments.clean,
        changed,
        scratch: false,
        preview: false,
    };
    let bar = Bar::new(console);
    #[expect(clippy::disallowed_methods, reason = "the clock is read here")]
    let begin = std::time::Instant::now();
    let mut report = engine::build(&request, &bar);
    report.problems.extend(strangers.iter().map(|path| {
        let message = format!("--changed names {}, which is not of this portal", path.display());
        let hint = format!("paths are of the current folder, or of {}", common.root.display());
        Problem::warning(message).hint(hint)
    }));
    let mut verified = false;
    if arguments.verify && !report.failed() {
        report.problems.extend(verify::verify(&request, &bar));
        verified = !report.failed();
    }
    let seconds = begin.elapsed();
    bar.clear();
    console.problems(&report.problems);
    summary(&report, &request, seconds, console);
    console.detail(&format!("seconds by step: {}", bar.account()));
    if verified {
        console.say("verified: a clean build writes the same");
    }
    if arguments.report == Some(ReportFormat::Json) {
        Console::print(&format!("{}\n", json(&report, seconds)));
    }
    match report.failed() {
        true => Exit::Refused,
        false if report.left_out.is_empty() => Exit::Done,
        false => Exit::LeftOut,
    }
}

/// The present moment.
pub(crate) fn now() -> Instant {
    #[expect(clippy::disallowed_methods, reason = "the clock is read here")]
    Instant(chrono::Utc::now().timestamp())
}

/// Says what was done.
fn summary(report: &Report, request: &Request, seconds: Duration, console: &Console) {
    let (errors, warnings) = counts(report);
    if report.failed() && report.pages > 0 {
        let differ = if errors == 1 { "differs" } else { "differ" };
        let files = counted(errors, "file");
        console.say(&format!("not verified: {files} {differ} from a clean build"));
        return;
    }
    if report.failed() && report.begun {
        console.say("failed while publishing: each file is whole, and the next build goes on from there");
        return;
    }
    if report.failed() {
        console.say(&format!("refused: {}; the output is as it was", counted(errors, "error")));
        return;
    }
    for change in &report.changes {
        let kind = match change.kind {
            ChangeKind::Added => "added",
            ChangeKind::Changed => "changed",
            ChangeKind::Removed => "removed",
        };
        console.detail(&format!("{kind:7} {}", change.path));
    }
    for source in &report.left_out {
        console.say(&format!("left out: {source}"));
    }
    let warnings = if warnings == 0 { String::new() } else { format!(", {}", counted(warnings, "warning")) };
    console.say(&format!(
        "{}: {} written, {} unchanged, {} removed in {:.2} s{warnings}",
        request.output.display(),
        report.written,
        report.unchanged,
        report.removed,
        seconds.as_secs_f64(),
    ));
    if let Some(next) = report.next_change_at {
        console.say(&format!("the next change with no edit: {}", next.to_utc_rfc3339()));
    }
}

/// How many errors and warnings a report has.
fn counts(report: &Report) -> (usize, usize) {
    let errors = report.problems.iter().filter(|problem| problem.is_error()).count();
    (errors, report.problems.len() - errors)
}

/// A number with its noun.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// The report as one JSON object.
fn json(report: &Report, seconds: Duration) -> serde_json::Value {
    let (errors, warnings) = counts(report);
    let problem = |problem: &Problem| serde_json::to_value(problem).unwrap_or_default();
    serde_json::json!({
        "pages": report.pages,
        "rendered": report.rendered,
        "written": report.written,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "errors": errors,
        "warnings": warnings,
        "seconds": seconds.as_secs_f64(),
        "next_change_at": report.next_change_at.map(Instant::to_utc_rfc3339),
        "changes": report.changes,
        "moved": report.moved,
        "left_out": report.left_out,
        "problems": report.problems.iter().map(problem).collect::<Vec<_>>(),
    })
}
