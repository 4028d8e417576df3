//! What an output is made of, and why the last build made it, in words.

use crate::base::fingerprint::Fingerprint;
use crate::base::problem::Problem;
use crate::catalog::Catalog;
use crate::catalog::desk::Desk;
use crate::catalog::query::Query;
use crate::config::Config;
use crate::engine::ledger::Ledger;
use crate::engine::news::News;
use crate::engine::survey::{self, Look, Survey};
use crate::engine::trace::{Numbers, Reason};
use crate::engine::{Request, manifest, words};
use crate::pages::{self, Page, PageKind, copies};
use crate::press::ingredient::Ingredient;
use std::sync::Arc;

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
    /// Whether its file is not where the last build left it.
    pub is_gone: bool,
}

/// Explains the output of a URL, a path (`/2026/11/slug/`) or a file.
///
/// # Errors
/// The portal cannot be read, or no page has this URL.
pub fn why(request: &Request, url: &str) -> Result<Why, Vec<Problem>> {
    of_look(&survey::look(request)?, request, url)
}

/// Explains the output of a URL, a path or a file by what was seen of the portal.
///
/// # Errors
/// No page has this URL.
pub(super) fn of_look(look: &Look, request: &Request, url: &str) -> Result<Why, Vec<Problem>> {
    let Look { config, ledger, survey, .. } = look;
    let file = file_of(url, &config.base_url, &survey.pages);
    let copied = copies::original(&file, &survey.pages, config);
    let (asked, file) = match copied.map(|(page, _)| page.file.clone()) {
        Some(original) => (Some(file), original),
        None => (None, file),
    };
    let Ok(index) = survey.pages.binary_search_by(|page| page.file.as_str().cmp(&file)) else {
        let files = survey.pages.iter().map(|page| page.file.as_str());
        let problem = Problem::error(format!("no page is written to {file}"));
        return Err(vec![match crate::base::text::nearest(&file, files) {
            Some(near) => problem.hint(format!("did you mean {}?", pages::path_of(near))),
            None => problem.hint("give a URL or a path of the portal"),
        }]);
    };
    let numbers = Numbers::new(&survey.catalog, &survey.press, ledger.asked.clone(), ledger.recipes.clone());
    let page = &survey.pages[index];
    let mut why = Case { page, ledger, survey, numbers, config }.explain();
    // Where the output is elsewhere, nobody knows.
    let usual = request.root.join("public");
    if let Some(copy) = asked {
        why.sources = vec![format!("{file}, compressed")];
        why.file = copy;
    }
    why.is_gone = usual.join(manifest::MANIFEST).is_file() && !usual.join(&why.file).is_file();
    Ok(why)
}

/// The output file of a URL, a path or a file.
fn file_of(url: &str, base: &crate::base::url::BaseUrl, pages: &[Page]) -> String {
    let inner = url.strip_prefix(base.origin()).unwrap_or(url);
    let inner = inner.strip_prefix(base.prefix()).unwrap_or(inner);
    let readable = percent_encoding::percent_decode_str(inner).decode_utf8_lossy();
    let is_dotted = readable.rsplit('/').next().is_some_and(|last| last.contains('.'));
    // `_headers` has no ending.
    let plain = readable.trim_start_matches('/');
    let is_file = is_dotted || pages.binary_search_by(|page| page.file.as_str().cmp(plain)).is_ok();
    if is_file || readable.ends_with('/') {
        pages::file_of(&readable)
    } else {
        pages::file_of(&format!("{readable}/"))
    }
}

/// A page with what is remembered of it.
struct Case<'c> {
    page: &'c Page,
    ledger: &'c Ledger,
    survey: &'c Survey,
    numbers: Numbers<'c>,
    config: &'c Config,
}

impl Case<'_> {
    /// What the page is made of, by its trace.
    fn explain(&self) -> Why {
        let (page, catalog) = (self.page, &self.survey.catalog);
        let mut why = Why { file: page.file.clone(), sources: sources(page, catalog), ..Why::default() };
        let trace = self.ledger.traces.find(manifest::hash(&page.file));
        let Some((trace, made)) = trace.as_ref().and_then(|trace| Some((*trace, trace.made_of()?))) else {
            "the last build did not make it".clone_into(&mut why.reason);
            why.stale = Some("it is new".to_owned());
            return why;
        };
        why.ingredients = ingredients(&self.ledger.recipes.of(made.recipe), self.config);
        let questions: Vec<_> = made.questions.map(|(query, _)| self.numbers.known(query)).collect();
        why.questions = questions.iter().map(|query| self.question(query.as_ref())).collect();
        let told: Fingerprint = self.survey.press.parameters(page);
        let stale = self.numbers.stale(trace, told, page.subject());
        why.stale = stale.map(|reason| self.reason(reason, &questions, &self.survey.news));
        why.reason = self.reason(made.reason, &questions, &self.ledger.news);
        why
    }

    /// A question in words.
    fn question(&self, query: Option<&Query>) -> String {
        query.map_or_else(
            || "a list that is gone".to_owned(),
            |query| words::question(query, &self.survey.catalog, self.config),
        )
    }

    /// A reason in words; `questions` are those of the trace, `news` what happened before it was found.
    fn reason(&self, reason: Reason, questions: &[Option<Query>], news: &News) -> String {
        match reason {
            Reason::New => "nothing was known of it".to_owned(),
            Reason::Told => "what it shall hold changed".to_owned(),
            Reason::Ingredient(number) => {
                let known = self.ledger.recipes.ingredient(number);
                let words = known.map(|one| words::ingredient(one, self.config));
                format!("{} changed", words.unwrap_or_else(|| "an ingredient".to_owned()))
            }
            Reason::Question(place) => match questions.get(place as usize) {
                None => "it asks other questions now".to_owned(),
                Some(None) => format!("{} changed", self.question(None)),
                Some(Some(query)) => {
                    let desk = Desk::new(Arc::clone(&self.survey.catalog), self.page.subject());
                    let happened = news.of_answer(query, &desk, self.config);
                    let happened = if happened.is_empty() { "changed".to_owned() } else { happened };
                    format!("{} {happened}", self.question(Some(query)))
                }
            },
        }
    }
}

/// Ingredients in words, the strings of the interface in one line.
fn ingredients(all: &[&Ingredient], config: &Config) -> Vec<String> {
    let key = |one: &&Ingredient| match one {
        Ingredient::Text(_, key) => Some(key.to_string()),
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
        PageKind::Article(id) | PageKind::Tombstone(id) | PageKind::ShareCard(id) => {
            vec![catalog.record(*id).source.to_string()]
        }
        PageKind::Standalone(source) | PageKind::Redirect(_, source) => vec![source.to_string()],
        PageKind::Asset(asset) => vec![asset.source.clone()],
        PageKind::Picture(variant) => vec![variant.source.to_string()],
        _ => Vec::new(),
    }
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
            None if self.is_gone => {
                write!(out, "  {:9} its file is gone: `warta build --clean` writes it again", "now")
            }
            None => write!(out, "  {:9} it is as the last build left it", "now"),
        }
    }
}
