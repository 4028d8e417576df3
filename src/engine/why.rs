//! What an output is made of, and why the last build made it, in words.

use crate::base::fingerprint::Fingerprint;
use crate::base::problem::Problem;
use crate::catalog::Catalog;
use crate::catalog::query::Query;
use crate::config::Config;
use crate::engine::ledger::Ledger;
use crate::engine::survey::{self, Look};
use crate::engine::trace::{Numbers, Reason};
use crate::engine::{Request, manifest, words};
use crate::pages::{self, Page, PageKind};
use crate::press::ingredient::Ingredient;

/// What an output is made of.
#[derive(Clone, Debug, Default)]
pub struct Why {
    /// The output file.
    pub file: String,
    /// The source files that it is made of.
    pub sources: Vec<String>,
    /// Templates, strings, data and parts of the configuration.
    pub ingredients: Vec<String>,
    /// What it asked of the catalog.
    pub questions: Vec<String>,
    /// Why it was made last.
    pub reason: String,
    /// What has changed since, so that the next build makes it anew; `None` if nothing has.
    pub stale: Option<String>,
}

/// Explains the output of a URL, a path (`/2026/11/slug/`) or a file.
///
/// # Errors
/// The portal cannot be read, or no page has this URL.
pub fn why(request: &Request, url: &str) -> Result<Why, Vec<Problem>> {
    let Look { config, ledger, survey, .. } = survey::look(request)?;
    let file = file_of(url, &config.base_url);
    let Ok(index) = survey.pages.binary_search_by(|page| page.file.as_str().cmp(&file)) else {
        let files = survey.pages.iter().map(|page| page.file.as_str());
        let problem = Problem::error(format!("no page is written to {file}"));
        return Err(vec![match crate::base::text::nearest(&file, files) {
            Some(near) => problem.hint(format!("did you mean {}?", pages::path_of(near))),
            None => problem.hint("give a URL or a path of the portal"),
        }]);
    };
    let numbers = Numbers::new(&survey.catalog, &survey.press, ledger.asked.clone(), ledger.recipes.clone());
    Ok(explain(&survey.pages[index], &ledger, &survey.catalog, (&numbers, &config)))
}

/// The output file of a URL, a path or a file.
fn file_of(url: &str, base: &crate::base::url::BaseUrl) -> String {
    let inner = url.strip_prefix(base.origin()).unwrap_or(url);
    let inner = inner.strip_prefix(base.prefix()).unwrap_or(inner);
    let readable = percent_encoding::percent_decode_str(inner).decode_utf8_lossy();
    let is_file = readable.rsplit('/').next().is_some_and(|last| last.contains('.'));
    if is_file || readable.ends_with('/') {
        pages::file_of(&readable)
    } else {
        pages::file_of(&format!("{readable}/"))
    }
}

/// What a page is made of, by its trace.
fn explain(
    page: &Page,
    ledger: &Ledger,
    catalog: &Catalog,
    (numbers, config): (&Numbers<'_>, &Config),
) -> Why {
    let mut why = Why { file: page.file.clone(), sources: sources(page, catalog), ..Why::default() };
    let trace = ledger.traces.find(manifest::hash(&page.file));
    let Some((trace, made)) = trace.as_ref().and_then(|trace| Some((*trace, trace.made_of()?))) else {
        "the last build did not make it".clone_into(&mut why.reason);
        why.stale = Some("it is new".to_owned());
        return why;
    };
    let ingredient =
        |number: u32| ledger.recipes.ingredient(number).map(|one| words::ingredient(one, config));
    why.ingredients = ingredients(&ledger.recipes.of(made.recipe), config);
    let questions: Vec<_> = made.questions.clone().map(|(query, _)| numbers.known(query)).collect();
    let in_words = |query: &Option<Query>| match query {
        Some(query) => words::question(query, catalog, config),
        None => "a list that is gone".to_owned(),
    };
    why.questions = questions.iter().map(in_words).collect();
    let said = |reason: Reason| match reason {
        Reason::New => "nothing was known of it".to_owned(),
        Reason::Told => "it became another kind of page".to_owned(),
        Reason::Ingredient(number) => {
            format!("{} changed", ingredient(number).unwrap_or_else(|| "an ingredient".to_owned()))
        }
        Reason::Question(place) => {
            let query = questions.get(place as usize).and_then(Option::as_ref);
            let gained = query.map(|query| gained(query, catalog, &ledger.changed)).unwrap_or_default();
            let question = why.questions.get(place as usize).cloned().unwrap_or_default();
            if gained.is_empty() {
                format!("{question} changed")
            } else {
                format!("{question} has something new: {}", gained.join(", "))
            }
        }
    };
    let told: Fingerprint = crate::press::Press::parameters(page);
    why.stale = numbers.stale(trace, told, page.subject()).map(said);
    why.reason = said(made.reason);
    why
}

/// Ingredients in words, the strings of the interface in one line.
fn ingredients(all: &[&Ingredient], config: &Config) -> Vec<String> {
    let key = |one: &&Ingredient| match one {
        Ingredient::Text(_, key) => Some(key.clone()),
        _ => None,
    };
    let mut lines: Vec<_> =
        all.iter().filter(|one| key(one).is_none()).map(|one| words::ingredient(one, config)).collect();
    let keys: Vec<_> = all.iter().filter_map(key).collect();
    if !keys.is_empty() {
        lines.push(format!("the strings {}", keys.join(", ")));
    }
    lines
}

/// The source files of a page itself.
fn sources(page: &Page, catalog: &Catalog) -> Vec<String> {
    match &page.kind {
        PageKind::Article(id) | PageKind::Tombstone(id) => vec![catalog.record(*id).source.to_string()],
        PageKind::Standalone(source) | PageKind::Redirect(_, source) => vec![source.to_string()],
        PageKind::Asset(asset) => vec![asset.source.clone()],
        _ => Vec::new(),
    }
}

/// Of the articles that an answer shows, those that the last build found new or edited.
fn gained(query: &Query, catalog: &Catalog, changed: &[String]) -> Vec<String> {
    let (id, range) = match query {
        Query::Slice(id, range) => (*id, range.start as usize..range.end as usize),
        Query::Latest(id, limit) | Query::Feed(id, limit) => {
            let length = catalog.listing(*id).len();
            (*id, length.saturating_sub(*limit as usize)..length)
        }
        _ => return Vec::new(),
    };
    let sources = catalog.listing(id).slice(range).iter().map(|&id| catalog.record(id).source.to_string());
    sources.filter(|source| changed.contains(source)).collect()
}

impl std::fmt::Display for Why {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(out, "{}", self.file)?;
        for (heading, lines) in
            [("made of", &self.sources), ("with", &self.ingredients), ("asks for", &self.questions)]
        {
            for (index, line) in lines.iter().enumerate() {
                writeln!(out, "  {:9} {line}", if index == 0 { heading } else { "" })?;
            }
        }
        writeln!(out, "  {:9} {}", "made last", self.reason)?;
        match &self.stale {
            Some(stale) => write!(out, "  {:9} {stale}: the next build makes it anew", "now"),
            None => write!(out, "  {:9} it is as the last build left it", "now"),
        }
    }
}
