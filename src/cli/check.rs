//! `warta check`.

use crate::base::file;
use crate::base::problem::Problem;
use crate::check::baseline::Baseline;
use crate::check::format::{self, github, sarif};
use crate::check::mend::{self, Mended};
use crate::check::{self, Checked, Finding, Request};
use crate::cli::build::{At, counted, now};
use crate::cli::console::Console;
use crate::cli::paths::of_portal;
use crate::cli::progress::Bar;
use crate::cli::{Common, Exit};
use crate::config::check::Profile;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What `warta check` takes.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The files and folders of which something shall be said [default: all]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How findings are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    /// Apply these groups of rules instead of those of [check] profiles
    #[arg(long = "profile", value_name = "PROFILE", value_parser = profiles(), value_delimiter = ',')]
    profiles: Vec<Profile>,
    /// Say nothing of what this file knows
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write everything found into this file, for --baseline
    #[arg(long, value_name = "FILE", conflicts_with_all = ["baseline", "fix"])]
    write_baseline: Option<PathBuf>,
    /// End with status 1 on warnings too
    #[arg(long)]
    deny_warnings: bool,
    /// Mend what has one safe mending
    #[arg(long)]
    fix: bool,
    /// With --fix: show what would be changed, and change nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,
    #[command(flatten)]
    at: At,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    /// As compilers do, on standard error
    Human,
    /// One JSON object
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

/// Reads profiles of the command line.
fn profiles() -> impl TypedValueParser<Value = Profile> {
    let names = Profile::all().map(Profile::name).collect::<Vec<_>>();
    PossibleValuesParser::new(names).try_map(|name| Profile::of_name(&name).ok_or("no profile"))
}

/// Looks for what is wrong, and mends it if asked to.
pub(crate) fn run(common: &Common, arguments: &Arguments, console: &Console) -> Exit {
    let baseline = match arguments.baseline.as_deref().map(read_baseline).transpose() {
        Ok(baseline) => baseline.unwrap_or_default(),
        Err(problem) => return refuse(console, &[problem]),
    };
    let (request, strangers) = request(common, arguments);
    let missing = request.paths.iter().filter(|path| !common.root.join(path).exists()).cloned();
    let missing: Vec<_> = missing.chain(strangers.iter().map(|path| path.display().to_string())).collect();
    if !missing.is_empty() {
        let problem = |path| Problem::error(format!("there is no {path} in the portal"));
        return refuse(console, &missing.into_iter().map(problem).collect::<Vec<_>>());
    }
    let mut checked = looked(&request, &baseline, console);
    if let Some(path) = &arguments.write_baseline {
        return write_baseline(path, &checked, console);
    }
    // What was mended is found no more, and what overlapped with it still is.
    for round in 0..if arguments.fix { ROUNDS } else { 0 } {
        let count = match fix(common, arguments, &checked.findings, console) {
            Err(problems) => return refuse(console, &problems),
            Ok(count) => count,
        };
        if count > 0 || round == 0 {
            let verb = if arguments.dry_run { "would be mended" } else { "mended" };
            console.say(&format!("{verb}: {}", counted(count, "file")));
        }
        if count == 0 || arguments.dry_run {
            break;
        }
        checked = looked(&request, &baseline, console);
    }
    print(&checked, arguments.format, common, console);
    let (errors, warnings) = format::counts(&checked.findings);
    let failed = errors > 0 || (arguments.deny_warnings && warnings > 0);
    if failed { Exit::Refused } else { Exit::Done }
}

/// How often mending is gone on with, if there is more to mend: one mending may bring another rule's.
const ROUNDS: usize = 5;

/// What is asked, and the paths that are not of the portal.
fn request(common: &Common, arguments: &Arguments) -> (Request, Vec<PathBuf>) {
    let mut build = crate::engine::Request::new(common.root.clone(), arguments.at.at.unwrap_or_else(now));
    build.base_url.clone_from(&arguments.at.base_url);
    build.drafts = arguments.at.drafts;
    let (mut paths, strangers) = of_portal(&common.root, &arguments.paths);
    if paths.iter().any(String::is_empty) {
        paths = Vec::new();
    }
    let profiles = (!arguments.profiles.is_empty()).then(|| arguments.profiles.clone());
    (Request { build, profiles, paths }, strangers)
}

/// Checks, and leaves out what is known.
fn looked(request: &Request, baseline: &Baseline, console: &Console) -> Checked {
    let bar = Bar::new(console);
    let mut checked = check::check(request, &bar);
    bar.clear();
    checked.findings = baseline.without(checked.findings);
    checked
}

/// Prints problems that keep the check from being made.
fn refuse(console: &Console, problems: &[Problem]) -> Exit {
    console.problems(problems);
    Exit::Refused
}

fn read_baseline(path: &Path) -> Result<Baseline, Problem> {
    let name = path.display().to_string();
    Baseline::read(&file::read_text(path, &name)?, &name)
}

fn write_baseline(path: &Path, checked: &Checked, console: &Console) -> Exit {
    let baseline = Baseline::of(&checked.findings);
    match file::write(path, baseline.write().as_bytes()) {
        Ok(()) => {
            console.say(&format!("{}: {} known", path.display(), counted(baseline.len(), "finding")));
            Exit::Done
        }
        Err(problem) => refuse(console, &[problem]),
    }
}

/// Mends, or shows what would be mended. Says how many files are.
fn fix(
    common: &Common,
    arguments: &Arguments,
    findings: &[Finding],
    console: &Console,
) -> Result<usize, Vec<Problem>> {
    let mended = mend::mend(&common.root, findings)?;
    if arguments.dry_run {
        mended.iter().for_each(|mended| Console::print(&mend::diff(mended)));
    } else {
        let failed: Vec<_> =
            mended.iter().filter_map(|mended| mend::write(&common.root, mended).err()).collect();
        if !failed.is_empty() {
            return Err(failed);
        }
        for Mended { file, places, .. } in &mended {
            console.say(&format!("mended {file}: {}", counted(*places, "place")));
        }
    }
    Ok(mended.len())
}

/// Prints what was found.
fn print(checked: &Checked, format: Format, common: &Common, console: &Console) {
    match format {
        Format::Human => human(checked, console),
        Format::Json => Console::print(&format::json(checked)),
        Format::Sarif => Console::print(&sarif::sarif(&checked.findings, &folder(common))),
        Format::Github => Console::print(&github::github(&checked.findings, &folder(common))),
    }
}

/// Where the portal stands, as services that know a repository name files: below the current folder.
fn folder(common: &Common) -> String {
    let folder = file::relative(Path::new(""), &common.root);
    match folder.trim_start_matches("./") {
        "" | "." => String::new(),
        folder => format!("{folder}/"),
    }
}

/// From how many findings on they are counted by rule.
const MANY: usize = 10;

/// How many findings each rule has, the most first.
fn by_rule(findings: &[Finding]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.rule.name).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let counts: Vec<_> = counts.iter().map(|(rule, count)| format!("{rule} {count}")).collect();
    format!("by rule: {}", counts.join(", "))
}

fn human(checked: &Checked, console: &Console) {
    let named = |finding: &Finding| Problem {
        message: format!("{} [{}]", finding.problem.message, finding.rule.name),
        ..finding.problem.clone()
    };
    let problems: Vec<_> = checked.findings.iter().map(named).collect();
    console.problems(&problems);
    let (errors, warnings) = format::counts(&checked.findings);
    let mendable = checked.findings.iter().filter(|finding| !finding.edits.is_empty()).count();
    let mendable = match mendable {
        0 => String::new(),
        count => format!("; --fix mends {count}"),
    };
    if checked.findings.len() > MANY {
        console.say(&by_rule(&checked.findings));
    }
    let files = counted(checked.files, "file");
    console.say(&format!(
        "checked {files}: {}, {}{mendable}",
        counted(errors, "error"),
        counted(warnings, "warning")
    ));
}
