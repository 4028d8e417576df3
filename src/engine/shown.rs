//! Who shows a picture that cannot be shown, and where.

use crate::article::{Document, pictures, read};
use crate::base::file;
use crate::base::problem::{Place, Problem};
use crate::catalog::{Catalog, album};
use crate::config::Config;
use crate::engine::darkroom::Faults;
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

/// A problem for each visible document that shows a picture which its header, or the configuration, says cannot be shown.
pub(super) fn check(root: &Path, config: &Config, catalog: &Catalog) -> Vec<Problem> {
    let fault = |file: &str| catalog.album().fault(file).map(|(source, fault)| (source.to_string(), fault));
    errors(root, config, catalog, &fault)
}

/// A warning for each picture that a visible document names and that readers do not see: it belongs to something that is
/// hidden, or is of a kind that browsers do not show.
pub(super) fn remarks(root: &Path, config: &Config, catalog: &Catalog) -> Vec<Problem> {
    let mut problems = Vec::new();
    for Shower { document, shown } in showers(catalog) {
        for path in shown {
            let problem = if catalog.hides_file(document, path) {
                let message = format!(
                    "the picture /{path} is left out, and its text stands alone: what it belongs to is not visible at this instant"
                );
                Problem::warning(message).hint("nothing need be done if it appears later")
            } else if let Some((source, weakness)) = catalog.album().weakness(path) {
                Problem::warning(format!("the picture {source} is shown as it is: {weakness}"))
                    .hint("save it as JPEG, PNG or WebP")
            } else {
                continue;
            };
            problems.push(problem.at(place(root, config, document, path)));
        }
    }
    problems
}

/// A problem for each visible document that shows a picture which could not be decoded.
pub(super) fn undecoded(root: &Path, config: &Config, catalog: &Catalog, faults: &Faults) -> Vec<Problem> {
    let fault = |file: &str| {
        let source = catalog.album().find(file)?.source.to_string();
        let fault = faults.get(&source)?.clone();
        Some((source, fault))
    };
    errors(root, config, catalog, &fault)
}

/// Why the picture of an output file cannot be shown, with its source.
type Fault<'f> = &'f dyn Fn(&str) -> Option<(String, String)>;

/// A visible document that shows pictures.
struct Shower<'c> {
    /// Its file.
    document: &'c str,
    /// The paths of its pictures as written.
    shown: BTreeSet<&'c str>,
}

fn showers(catalog: &Catalog) -> impl Iterator<Item = Shower<'_>> {
    let articles = catalog.ids().map(|id| catalog.record(id)).filter(|record| !record.is_canceled());
    let articles = articles.map(|record| (&*record.source, record.lead.as_deref(), &record.pictures));
    let pages = catalog.pages().map(|page| (page.source.as_str(), None, &page.pictures));
    articles.chain(pages).map(|(document, lead, body)| Shower {
        document,
        shown: lead.into_iter().chain(body.iter().map(|file| &**file)).collect(),
    })
}

fn errors(root: &Path, config: &Config, catalog: &Catalog, fault: Fault<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for Shower { document, shown } in showers(catalog) {
        let faulty = shown.into_iter().filter_map(|file| Some((file, fault(file)?)));
        for (file, (source, fault)) in faulty {
            let problem = Problem::error(format!("the picture {source} cannot be shown: {fault}"));
            let problem = problem.at(place(root, config, document, file));
            problems.push(problem.hint(hint(&fault)));
        }
    }
    problems
}

/// What would be right.
fn hint(fault: &str) -> &'static str {
    if fault.contains("`images.") {
        "save it smaller, or raise the limit in config.toml"
    } else if fault.starts_with("its name says") || fault.contains("whatever its name says") {
        "give the file the right ending, there and in its name"
    } else {
        "save it again from the original, or take it out"
    }
}

/// Where a document names the picture of an output file.
fn place(root: &Path, config: &Config, document: &str, file: &str) -> Place {
    let Ok(text) = file::read_text(&root.join(document), document) else {
        return Place::file(document);
    };
    match read::read(document, &text, config).document.and_then(|found| range(&found, &text, file)) {
        Some(range) => Place::within(document, &text, range),
        None => Place::file(document),
    }
}

fn range(document: &Document, text: &str, file: &str) -> Option<Range<usize>> {
    let common = document.text();
    let is_it = |src: &str| album::file_from(&common.path, src).as_deref() == Some(file);
    if let Document::Article(article) = document
        && let Some(image) = article.image.as_ref().filter(|image| is_it(&image.src))
    {
        let start = text.find(&image.src)?;
        return Some(start..start + image.src.len());
    }
    let (_, range) = pictures::of_body(&common.body).into_iter().find(|(src, _)| is_it(src))?;
    Some(common.body_offset + range.start..common.body_offset + range.end)
}
