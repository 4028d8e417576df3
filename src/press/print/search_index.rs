//! The files of an edition's search index: what there is, what is shown of articles, and their words.

use crate::article::{Document, Term};
use crate::base::problem::{Place, Problem};
use crate::catalog::card::Card;
use crate::catalog::listing::{Grouping, ListingId};
use crate::catalog::shelves::Shelf;
use crate::catalog::{ArticleId, Catalog};
use crate::config::{Depth, Provider};
use crate::pages::search::Drawer;
use crate::press::Views;
use crate::press::card::term_title;
use crate::press::dates::{self, DateStyle};
use crate::press::job::Job;
use crate::press::search::shard::Words;
use crate::press::search::{fold, plain, terms};
use serde_json::{Value, json};
use std::ops::Range;

/// The form of the index. A script that knows another one asks for itself anew.
const FORM: u32 = 1;

/// How much words count by where they stand; one of the text counts 1.
mod weight {
    /// In the headline.
    pub(super) const TITLE: f32 = 8.0;
    /// In the name of a sector, tag, author, series or provider.
    pub(super) const NAME: f32 = 3.0;
    /// In the description, or the beginning that stands for it.
    pub(super) const EXCERPT: f32 = 2.0;
    /// In the dateline, the caption, the text.
    pub(super) const TEXT: f32 = 1.0;
}

/// What the index holds, the newest month first: each with the number of its parts and of its drawers, none of these
/// as long as the parts are to be read. No number grows with every article.
pub(super) fn shelves(job: &Job) -> Vec<u8> {
    let size = job.views.config.search.shard;
    let month = |shelf: &Shelf| {
        let drawers = if shelf.is_sealed() { shelf.drawers } else { 0 };
        json!([format!("{:04}-{:02}", shelf.year, shelf.month), shelf.parts, drawers])
    };
    let shelves = job.desk.shelves(job.edition, size);
    let months: Vec<Value> = shelves.iter().rev().map(month).collect();
    let index = json!({ "form": FORM, "part": size, "fold": fold::as_json(), "months": months });
    format!("{index}\n").into_bytes()
}

/// What is shown of the articles of a range of a month, oldest first, a line each: URL, headline, date, date in words,
/// first sector, whose text it is if a third party's, excerpt.
pub(super) fn cards(job: &Job, id: ListingId, range: Range<usize>) -> Vec<u8> {
    let articles = job.desk.slice(id, range).iter();
    let lines: Vec<String> =
        articles.map(|&id| shown(job, &job.desk.catalog().card(id)).to_string()).collect();
    format!("[\n{}\n]\n", lines.join(",\n")).into_bytes()
}

fn shown(job: &Job, card: &Card) -> Value {
    let config = &job.views.config;
    let lang = job.lang();
    let sector = card.sectors.first();
    let sector = sector.map(|term| term_title(Grouping::Sector, term, card.edition, config));
    let provider = card.provider.as_deref().and_then(|slug| config.provider(slug));
    let badge = provider.map(|provider| {
        let label = provider.label.get(lang);
        if label.is_empty() { provider.name.get(lang) } else { label }
    });
    json!([
        config.base_url.rooted(&card.path),
        card.title,
        config.zone.rfc3339(card.date),
        dates::format(card.date, config.zone, lang, DateStyle::Long),
        sector.unwrap_or_default(),
        badge.unwrap_or_default(),
        card.excerpt,
    ])
}

/// The words of the articles of a range of a month.
pub(super) fn words(job: &Job, id: ListingId, range: Range<usize>) -> Result<Vec<u8>, Problem> {
    Ok(read(job, asked(job, id, range))?.file(|_| true))
}

/// A drawer of a month.
pub(super) fn drawer(job: &Job, id: ListingId, drawer: Drawer) -> Result<Vec<u8>, Problem> {
    let articles = asked(job, id, 0..usize::MAX);
    job.views.months.drawer(id, drawer.number, || {
        let words = read(job, articles)?;
        let file = |number| words.file(|word| terms::drawer(word, drawer.of) == number);
        Ok((0..drawer.of).map(file).collect())
    })
}

/// The articles of a range of a month, asked for as deep as the index goes.
fn asked(job: &Job, id: ListingId, range: Range<usize>) -> &[ArticleId] {
    match job.views.config.search.depth {
        Depth::Full => job.desk.texts(id, range),
        Depth::Titles => job.desk.slice(id, range),
    }
}

/// How many articles are worth a thread.
const WORTH: usize = 200;

/// The words of some articles.
fn read(job: &Job, articles: &[ArticleId]) -> Result<Words, Problem> {
    let (views, catalog): (&Views, &Catalog) = (&job.views, job.desk.catalog());
    let threads = rayon::current_num_threads().min(articles.len() / WORTH).max(1);
    let mut parts = articles.chunks(articles.len().div_ceil(threads).max(1));
    let first = parts.next().unwrap_or_default();
    // Threads of their own: one of the pool that waits for others may take up a page that waits for this month.
    std::thread::scope(|scope| {
        let read = |part| scope.spawn(move || part_of(views, catalog, part));
        let others: Vec<_> = parts.map(read).collect();
        let mut words = part_of(views, catalog, first)?;
        for other in others {
            words.append(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
        }
        Ok(words)
    })
}

/// The words of some articles, read on one thread.
fn part_of(views: &Views, catalog: &Catalog, articles: &[ArticleId]) -> Result<Words, Problem> {
    let mut words = Words::default();
    for &id in articles {
        let card = catalog.card(id);
        of_card(views, &card, &mut words);
        if views.config.search.depth == Depth::Full {
            of_text(views, &catalog.record(id).source, &mut words)?;
        }
        words.close(card.sectors.iter().map(|sector| sector.slug.as_str()));
    }
    Ok(words)
}

/// Adds the words of what lists show of an article.
fn of_card(views: &Views, card: &Card, words: &mut Words) {
    let config = &views.config;
    let mut add = |text: &str, weight| terms::each(text, |word| words.add(word, weight));
    add(&card.title, weight::TITLE);
    add(&card.excerpt, weight::EXCERPT);
    add(&card.dateline, weight::TEXT);
    if let Some(image) = &card.image {
        add(&image.caption, weight::TEXT);
    }
    let mut names = |grouping, terms: &[Term]| {
        for term in terms {
            add(term_title(grouping, term, card.edition, config), weight::NAME);
        }
    };
    names(Grouping::Sector, &card.sectors);
    names(Grouping::Tag, &card.tags);
    names(Grouping::Author, &card.authors);
    names(Grouping::Series, card.series.as_slice());
    let provider = card.provider.as_deref().and_then(|slug| config.provider(slug));
    let name = |provider: &Provider| provider.name.get(&config.edition(card.edition).lang).to_owned();
    add(&provider.map(name).unwrap_or_default(), weight::NAME);
}

/// Adds the words of an article's text.
fn of_text(views: &Views, source: &str, words: &mut Words) -> Result<(), Problem> {
    let Document::Article(article) = views.library.document(source)? else {
        let problem = Problem::error("this was an article when the build began");
        return Err(problem.at(Place::file(source)));
    };
    plain::each(&article.text.body, |text| terms::each(text, |word| words.add(word, weight::TEXT)));
    Ok(())
}
