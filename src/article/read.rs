//! One source file becomes a document, whole, or all its problems. Pure: reads no file, no clock.

use super::fields::{Fields, Key, Sheet};
use super::front::{Format, Front, Value};
use super::name::Name;
use super::words::Length;
use super::{
    Article, Document, StandalonePage, Text, excerpt, foreign, front, links, path, pictures, story, supplied,
};
use crate::base::problem::Problem;
use crate::base::slug::slug;
use crate::config::{Config, EditionId};

/// What came of reading a file.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The document, unless a problem is an error. Also `None`, with a warning, for what is no document of a
    /// portal (`_index.md`).
    pub document: Option<Document>,
    /// All that is wrong with the file, errors and warnings, in the order of the file.
    pub problems: Vec<Problem>,
}

/// What all parts of a document's path are made of.
struct Site<'a> {
    name: Name<'a>,
    edition: EditionId,
}

/// Reads the file `source` (relative to the portal's folder, with `/`: `content/2026/slug.md`), whose text,
/// without a byte order mark, is `text`.
#[must_use]
pub fn read(source: &str, text: &str, config: &Config) -> Reading {
    let front = match front::read(source, text) {
        Ok(front) => front,
        Err(problems) => {
            return Reading { document: None, problems };
        }
    };
    let name = Name::of(source, config);
    let mut fields = Fields {
        source,
        text,
        config,
        sheet: Sheet::new(&front, config),
        lang: &config.edition(EditionId::default()).lang,
        splits_at_spaces: is_of_jekyll(&front, &name),
        problems: Vec::new(),
    };
    if source.contains("/_index.") {
        let span = fields.sheet.opening.clone();
        fields.report(&span, Problem::warning("the page of a section is no article and is left out"));
        return finish(None, fields);
    }
    fields.refuse_forbidden();
    fields.warn_of_suffix(&name);
    let site = Site { edition: fields.edition(&name), name };
    fields.lang = &config.edition(site.edition).lang;
    let document = if site.name.page {
        page(&mut fields, &site, front.body).map(|page| Document::Page(Box::new(page)))
    } else {
        article(&mut fields, &site, front.body).map(|article| Document::Article(Box::new(article)))
    };
    fields.report_typos();
    finish(document, fields)
}

/// Whether a file looks like a post of Jekyll's, which splits a string of tags at its spaces.
fn is_of_jekyll(front: &Front<'_>, name: &Name<'_>) -> bool {
    let layout = || front.entries.iter().any(|entry| entry.key == "layout");
    front.format == Format::Yaml && (name.dated().0.is_some() || layout())
}

/// Sorts the problems; an error leaves no document.
fn finish(document: Option<Document>, fields: Fields<'_>) -> Reading {
    let mut problems = fields.problems;
    crate::base::problem::sort(&mut problems);
    let failed = problems.iter().any(Problem::is_error);
    Reading { document: document.filter(|_| !failed), problems }
}

/// A standalone page: only its title is required.
fn page(fields: &mut Fields<'_>, site: &Site<'_>, body: usize) -> Option<StandalonePage> {
    let title = title(fields);
    let slug = fields.slug(&site.name, title.as_deref());
    let own = fields.own_path();
    let text = common(fields, site, body, title.unwrap_or_default());
    fields.refuse_provider();
    let (visible_from, expires) = fields.span_of_page();
    let page =
        StandalonePage { text, updated: fields.updated(), visible_from, expires, status: fields.status() };
    let path = match own {
        Some(path) => path.ok()?,
        None => page_path(fields.config, site, &slug?),
    };
    Some(StandalonePage { text: Text { path, ..page.text }, ..page })
}

/// The path of a standalone page: its folders are kept.
fn page_path(config: &Config, site: &Site<'_>, name: &str) -> String {
    let mut path = config.edition(site.edition).prefix.clone();
    for folder in &site.name.folders {
        let folder = slug(folder, config.urls.slugs, &config.edition(site.edition).lang);
        if !folder.is_empty() {
            path.push('/');
            path.push_str(&folder);
        }
    }
    format!("{path}/{name}/")
}

/// An article: title and date are required.
fn article(fields: &mut Fields<'_>, site: &Site<'_>, body: usize) -> Option<Article> {
    let title = title(fields);
    let slug = fields.slug(&site.name, title.as_deref());
    let span = fields.span(&site.name);
    let sectors = fields.sectors();
    let own = fields.own_path();
    let text = common(fields, site, body, title.unwrap_or_default());
    let length = Length::of(&text.body);
    let corrections = fields.corrections();
    let revised = fields.updated();
    let article = Article {
        date: span.as_ref().map_or(super::NEVER, |span| span.date),
        visible_from: span.as_ref().map_or(super::NEVER, |span| span.visible_from),
        expires: span.as_ref().and_then(|span| span.expires),
        updated: super::last_change(revised, &corrections, span.as_ref().map(|span| span.date)),
        revised,
        excerpt: excerpt::of(&text, fields.config),
        tags: fields.tags(),
        authors: fields.authors(),
        series: fields.series(),
        provider: fields.provider(),
        dateline: fields.string(Key::Dateline),
        canonical_url: fields.url(Key::CanonicalUrl),
        source_url: fields.url(Key::SourceUrl),
        image: fields.image(),
        priority: fields.priority(),
        status: fields.status(),
        status_reason: fields.string(Key::StatusReason),
        corrections,
        words: length.words(),
        reading_minutes: length.minutes(fields.lang),
        sectors,
        text,
    };
    fields.warn_of_early_end(article.priority, article.date);
    let path = match supplied::own_path(fields, article.provider.as_deref(), own) {
        Some(path) => path.ok()?,
        None => {
            let path = article_path(fields.config, site, &article, &slug?);
            fields.refuse_foreign_place(&path, site.edition);
            path
        }
    };
    span?;
    let article = Article { text: Text { path, ..article.text }, ..article };
    Some(supplied::received(fields, article))
}

/// The path of an article by the pattern of the configuration.
fn article_path(config: &Config, site: &Site<'_>, article: &Article, slug: &str) -> String {
    let prefix = &config.edition(site.edition).prefix;
    let sector =
        article.sectors.first().map_or("news", |sector| config.sector_slug(&sector.slug, site.edition));
    path::fill(&config.urls.article, prefix, config.zone.day(article.date), slug, sector)
}

/// The title, which must not be missing.
fn title(fields: &mut Fields<'_>) -> Option<String> {
    let title = fields.string(Key::Title);
    if title.is_some() {
        return title;
    }
    let example = fields.sheet.format.example("title", "\"…\"");
    match fields.sheet.one(Key::Title) {
        None => {
            let span = fields.sheet.opening.clone();
            let problem = Problem::error("\"title\" is missing").hint(format!("add `{example}`"));
            fields.report(&span, problem);
        }
        Some(entry) if matches!(entry.node.value, Value::Text(_)) => {
            let message = format!("\"{}\" says nothing: no character of it can be seen", entry.key);
            let problem = Problem::error(message).hint(format!("write it like `{example}`"));
            fields.report(&entry.node.span, problem);
        }
        Some(_) => {}
    }
    None
}

/// What articles and standalone pages share; the path is filled in later.
fn common(fields: &mut Fields<'_>, site: &Site<'_>, body: usize, title: String) -> Text {
    foreign::report(fields, body);
    let (story, named) = story::of(fields, &site.name);
    Text {
        source: fields.source.to_owned(),
        edition: site.edition,
        path: String::new(),
        story,
        names_story: named.is_some(),
        says_word: named == Some(story::Named::Word),
        title,
        description: fields.string(Key::Description),
        draft: fields.draft(),
        template: fields.string(Key::Template),
        aliases: fields.aliases(),
        extra: fields.extra(),
        links: links::of_body(fields, body),
        pictures: shown(fields.text.get(body..).unwrap_or_default()),
        body: fields.text.get(body..).unwrap_or_default().to_owned(),
        body_offset: body,
    }
}

/// The pictures that a body shows, none twice.
fn shown(body: &str) -> Vec<String> {
    let mut shown: Vec<_> = pictures::of_body(body).into_iter().map(|(src, _)| src).collect();
    shown.sort_unstable();
    shown.dedup();
    shown
}
