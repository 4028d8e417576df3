//! What is stale and making it fresh. [`session::Session::build`] is the one path: [`build`] is one of it alone, the preview many.

/// What changes when, with no edit.
pub mod calendar;
/// Looking at a portal as a build does, without building it.
pub mod inspect;
/// URLs of articles that are not what they were.
pub mod moves;
/// What a newsroom sees of its portal.
pub mod overview;
/// What a build is asked to do, and what it says it did.
pub mod report;
/// Builds of one portal, one after another.
pub mod session;
/// Proving that an incremental build equals a clean one.
pub mod verify;
/// What an output is made of, and why it was made.
pub mod why;

mod amend;
mod assets;
mod copies;
mod darkroom;
mod folders;
mod forecast;
mod inputs;
mod intake;
mod kept;
mod lasting;
mod ledger;
mod library;
mod links;
mod lock;
mod manifest;
mod naming;
mod news;
mod output;
mod ownership;
mod policies;
mod print;
mod recipes;
mod room;
mod row;
mod shown;
mod stories;
/// What an instant to come will make a build refuse.
mod to_come;
mod survey;
mod trace;
mod words;

use crate::base::instant::Instant;
use crate::base::problem::{self, Problem};
use crate::base::url::BaseUrl;
use crate::engine::report::{Progress, Report};
use crate::engine::session::Session;
use crate::press::Press;
use std::path::{Path, PathBuf};

/// What a build is asked to do.
#[derive(Clone, PartialEq, Debug)]
pub struct Request {
    /// The portal's folder.
    pub root: PathBuf,
    /// The output folder.
    pub output: PathBuf,
    /// The folder in which a build remembers what it did: an output has one of its own.
    pub cache: PathBuf,
    /// The moment that the build stands for.
    pub at: Instant,
    /// Takes the place of `base_url`.
    pub base_url: Option<String>,
    /// Whether drafts are visible.
    pub drafts: bool,
    /// Whether articles with errors are left out instead of refusing.
    pub skip_bad: bool,
    /// Whether what the last build remembered is ignored.
    pub clean: bool,
    /// The only paths (relative to the portal's folder) that changed since the last build; empty: nobody knows, so all
    /// of `content/` is looked at.
    pub changed: Vec<String>,
    /// Whether the output is a scratch folder of Warta's own, and nothing is remembered.
    pub scratch: bool,
    /// Whether the output is looked at while its sources change: then a new style changes one file, and nothing is
    /// compressed, whatever the configuration says.
    pub preview: bool,
}

impl Request {
    /// A plain build of the portal in `root` into its `public/`.
    #[must_use]
    pub fn new(root: PathBuf, at: Instant) -> Self {
        Self {
            output: root.join("public"),
            cache: cache_of(&root),
            root,
            at,
            base_url: None,
            drafts: false,
            skip_bad: false,
            clean: false,
            changed: Vec::new(),
            scratch: false,
            preview: false,
        }
    }
}

/// Where builds of the portal in `root` remember what they did: safe to delete at any time, never deployed.
#[must_use]
pub fn cache_of(root: &Path) -> PathBuf {
    root.join(".warta")
}

/// Builds the portal. On an error the output is untouched, and every problem is in the report.
#[must_use]
pub fn build(request: &Request, progress: &dyn Progress) -> Report {
    let mut session = Session::default();
    let mut report = session.build(request, progress);
    match session.end(progress) {
        Ok(noticed) => report.problems.extend(noticed),
        Err(errors) => {
            let problems = report.problems.into_iter().chain(errors).collect();
            report = Report { begun: true, problems, ..Report::default() };
        }
    }
    problem::sort(&mut report.problems);
    report
}

/// How many pages may ask for the newest articles before the build says what that costs.
const COSTLY: usize = 1000;

/// A theme that makes every story rewrite a large part of the archive.
fn costly(leaning: usize, press: &Press) -> Option<Problem> {
    let message = format!(
        "`latest` makes {leaning} pages change with every story, and so be printed and uploaded anew"
    );
    let problem = Problem::warning(message)
        .hint("ask for `latest` on the home page, or in a fragment (and not with `fragments.mode = \"inline\"`); or for `related` older articles");
    (leaning > COSTLY).then(|| match press.mention("latest(") {
        Some(place) => problem.at(place),
        None => problem,
    })
}

/// A file whose new name makes a large part of the archive change.
fn restyled((pages, file): (usize, Option<String>)) -> Option<Problem> {
    let file = file.filter(|_| pages > COSTLY)?;
    let message =
        format!("/{file} changed, and so its name in {pages} pages: they are printed and uploaded anew");
    Some(
        Problem::warning(message)
            .hint("with `hashed = false` in [assets] names stay, and browsers ask for the file each time"),
    )
}

/// Reads an address that takes the place of `base_url`.
///
/// # Errors
/// What is wrong with it, in words.
pub fn base_url(text: &str) -> Result<String, String> {
    BaseUrl::parse(text).map(|_| text.to_owned())
}
