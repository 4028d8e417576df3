//! A theme: templates, strings, and what is wrong with them.

mod report;

use crate::base::problem::{Place, Problem};
use crate::base::text::nearest;
use crate::press::addresses::Addresses;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{ErrorKind, Tera};

/// A text file of a theme or of the portal.
#[derive(Clone, Debug)]
pub struct ThemeFile {
    /// Where it comes from, as problems name it.
    pub origin: String,
    /// What it says.
    pub text: String,
}

/// The files that pages are printed with. Where the portal and the theme both have one, the portal's is here.
#[derive(Clone, Debug, Default)]
pub struct ThemeFiles {
    /// Templates by name (`article.html`).
    pub templates: BTreeMap<String, ThemeFile>,
    /// Strings of the interface, by language, in the order of their precedence, the weakest first.
    pub strings: Vec<(String, ThemeFile)>,
    /// Data files by path below `data/`.
    pub data: BTreeMap<String, ThemeFile>,
    /// What static files are called.
    pub addresses: Arc<Addresses>,
}

/// Templates that every theme needs.
const NEEDED: [&str; 9] = [
    "home.html",
    "list.html",
    "archive.html",
    "index.html",
    "article.html",
    "tombstone.html",
    "page.html",
    "404.html",
    "redirect.html",
];

/// Adds the templates to a Tera that has all functions and filters. `also` is needed because of the configuration.
///
/// # Errors
/// Every template that does not parse, and what is missing.
pub(crate) fn load(
    tera: &mut Tera,
    templates: &BTreeMap<String, ThemeFile>,
    also: Option<&'static str>,
) -> Result<(), Vec<Problem>> {
    let missing = NEEDED.iter().chain(also.iter()).filter(|name| !templates.contains_key(**name));
    let mut problems: Vec<_> = missing
        .map(|name| {
            Problem::error(format!("the theme has no template {name}"))
                .hint(format!("add templates/{name} to the portal or to the theme"))
        })
        .collect();
    let all = templates.iter().map(|(name, file)| (name.as_str(), file.text.as_str()));
    if let Err(error) = tera.add_raw_templates(all) {
        // Tera stops at the first template that does not parse; each by itself names them all.
        let alone = templates.iter().filter_map(|(name, file)| {
            let error = Tera::new().add_raw_template(name, &file.text).err()?;
            matches!(error.kind(), ErrorKind::SyntaxError(_)).then(|| problem(&error, templates))
        });
        let before = problems.len();
        problems.extend(alone);
        if problems.len() == before {
            problems.extend(report::problems(&error.to_string(), templates));
        }
        if problems.len() == before {
            problems.push(problem(&error, templates));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// A template that someone names and the theme does not have.
#[must_use]
pub fn missing<'t>(name: &str, templates: impl Iterator<Item = &'t str>) -> Problem {
    let problem = Problem::error(format!("there is no template \"{name}\""));
    match nearest(name, templates) {
        Some(near) => problem.hint(format!("did you mean \"{near}\"?")),
        None => problem.hint(format!("add templates/{name}")),
    }
}

/// What Tera said, with its place.
pub(crate) fn problem(error: &tera::Error, templates: &BTreeMap<String, ThemeFile>) -> Problem {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let problem = Problem::error(report.message().to_owned());
            match templates.get(report.filename()) {
                Some(file) => {
                    problem.at(Place::within(&file.origin, &file.text, report.span().range.clone()))
                }
                None => problem,
            }
        }
        ErrorKind::MissingParent { current, parent } => {
            let problem = Problem::error(format!("there is no template {parent} to extend"));
            located(problem, templates.get(current), parent)
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain: chain }
        | ErrorKind::CircularInclude { tpl, include_chain: chain } => {
            let problem =
                Problem::error(format!("templates need each other in a circle: {}", chain.join(" → ")));
            located(problem, templates.get(tpl), "")
        }
        other => Problem::error(other.to_string()),
    }
}

/// The problem, at the first place of `text` in a template.
fn located(problem: Problem, file: Option<&ThemeFile>, text: &str) -> Problem {
    let Some(file) = file else { return problem };
    let start = file.text.find(text).unwrap_or(0);
    problem.at(Place::within(&file.origin, &file.text, start..start + text.len()))
}
