//! Stories whose articles do not fit together: two in one language, and a translation of nothing.
//!
//! Looks at all that the portal holds, visible or not, so that what is wrong is named before an embargo ends. These are
//! warnings: the news goes out, and one article of each language stands for its story.

use crate::article::story;
use crate::base::file;
use crate::base::fingerprint::Fingerprint;
use crate::base::problem::{Place, Problem};
use crate::base::text::nearest;
use crate::catalog::listing::ListingKind;
use crate::catalog::stock::{Record, Stock};
use crate::config::{Config, EditionId, Provider, Trust};
use rayon::prelude::*;
use std::path::Path;

/// How many problems of a kind get a line and a suggestion: each costs a look at a file, or at the names of all.
const CLOSELY: usize = 20;

/// An article, or a standalone page, as a part of its story.
#[derive(Clone, Copy)]
struct Part<'s, R> {
    story: Fingerprint,
    edition: EditionId,
    source: &'s str,
    names_story: bool,
    record: &'s R,
}

/// What is wrong with the stories of a portal of several editions.
pub(super) fn check(root: &Path, config: &Config, stock: &Stock) -> Vec<Problem> {
    if config.editions.len() < 2 {
        return Vec::new();
    }
    let look = Look { root, config, stock };
    let articles = stock.records.iter().map(|record| Part {
        story: stock.story(record.story),
        edition: record.edition,
        source: &record.source,
        names_story: record.names_story,
        record,
    });
    let pages = stock.pages.iter().map(|page| Part {
        story: stock.story(page.story),
        edition: page.edition,
        source: &page.source,
        names_story: page.names_story,
        record: page,
    });
    // Of several articles in one language the newest stands for the story; of several pages the last by name.
    let mut articles: Vec<_> = articles.collect();
    articles.par_sort_unstable_by(|one, other| {
        let by_date = |part: &Part<'_, Record>| (part.story, part.edition, part.record.date);
        by_date(one).cmp(&by_date(other)).then_with(|| other.record.path.cmp(&one.record.path))
    });
    let mut pages: Vec<_> = pages.collect();
    pages.sort_unstable_by_key(|part| (part.story, part.edition, part.source));
    let mut problems = look.doubles(&articles, |one, other| one.meets(other));
    problems.extend(look.doubles(&pages, |one, other| one.meets(other)));
    problems.extend(look.strangers(&articles));
    problems.extend(look.alone(&articles));
    problems.extend(look.alone(&pages));
    problems
}

/// What a closer look at a problem needs.
struct Look<'l> {
    root: &'l Path,
    config: &'l Config,
    stock: &'l Stock,
}

impl Look<'_> {
    /// Documents of one story in one language that some instant shows together.
    fn doubles<R>(&self, parts: &[Part<'_, R>], meet: impl Fn(&R, &R) -> bool) -> Vec<Problem> {
        let same =
            |one: &Part<'_, R>, other: &Part<'_, R>| (one.story, one.edition) == (other.story, other.edition);
        let several = parts.chunk_by(same).filter(|chunk| chunk.len() > 1);
        let pairs = several.flat_map(|chunk| chunk.windows(2));
        let pairs = pairs.filter(|pair| meet(pair[0].record, pair[1].record));
        let each = pairs.enumerate().map(|(index, pair)| {
            let (other, own) = (&pair[0], &pair[1]);
            let lang = &self.config.edition(own.edition).lang;
            let message = format!("{} is of the same story in the same language, `{lang}`", other.source);
            let hint = format!(
                "give one of the two another `story`; until then the other languages are joined with {}",
                own.source
            );
            Problem::warning(message).at(self.place(own, index)).hint(hint)
        });
        each.collect()
    }

    /// Articles of a provider that is not trusted which say that they are versions of what that provider did not supply: the pages
    /// of the two lead readers to each other.
    fn strangers(&self, parts: &[Part<'_, Record>]) -> Vec<Problem> {
        let of_stories =
            parts.chunk_by(|one, other| one.story == other.story).filter(|chunk| chunk.len() > 1);
        let found = of_stories.flat_map(|chunk| {
            chunk.iter().filter(|part| part.names_story).filter_map(move |part| {
                let provider = self.provider(part).filter(|provider| provider.trust == Trust::Untrusted)?;
                let is_other = |other: &&Part<'_, Record>| {
                    self.provider(other).is_none_or(|of_other| of_other.slug != provider.slug)
                };
                Some((part, provider, chunk.iter().find(is_other)?))
            })
        });
        let mut found: Vec<_> = found.collect();
        found.sort_by_key(|(part, ..)| part.source);
        let each = found.into_iter().enumerate().map(|(index, (part, provider, other))| {
            let message = format!(
                "\"{}\", which is not trusted, says that this is of the same story as {}, which it did not supply",
                provider.slug, other.source
            );
            let hint = "unless that is so, remove `story`: each of the two pages leads readers to the other";
            Problem::warning(message).at(self.place(part, index)).hint(hint)
        });
        each.collect()
    }

    /// The provider of an article.
    fn provider(&self, part: &Part<'_, Record>) -> Option<&Provider> {
        let keys = part.record.keys.iter().filter_map(|&key| self.stock.keys.get(key as usize));
        let mut slugs = keys.filter_map(|key| match &key.kind {
            ListingKind::Provider(slug) => Some(slug),
            _ => None,
        });
        self.config.provider(slugs.next()?)
    }

    /// Documents that name a story which nothing else belongs to: translations whose original is called otherwise. One in the
    /// default edition may be the original of translations to come.
    fn alone<R>(&self, parts: &[Part<'_, R>]) -> Vec<Problem> {
        let single = parts.chunk_by(|one, other| one.story == other.story).filter_map(|chunk| match chunk {
            [alone] => Some(alone),
            _ => None,
        });
        let (originals, mut alone): (Vec<_>, Vec<_>) =
            single.filter(|part| part.names_story).partition(|part| part.edition == EditionId::default());
        alone.sort_by_key(|part| part.source);
        let known = if alone.is_empty() { Vec::new() } else { self.stories(&originals) };
        let each = alone.into_iter().enumerate().map(|(index, part)| {
            let place = self.place(part, index);
            let named = named_at(&place);
            let meant = if index < CLOSELY { self.meant(&named, part.source, &known) } else { None };
            let hint = match meant {
                Some(meant) => format!("did you mean \"{meant}\"?"),
                None => "write the path of the original's file below content/, or one word into both files"
                    .to_owned(),
            };
            let shown = if named.is_empty() { named } else { format!(" \"{named}\"") };
            Problem::warning(format!(
                "no other file is of the story{shown}: this is a translation of nothing"
            ))
            .at(place)
            .hint(hint)
        });
        each.collect()
    }

    /// The stories that a translation may have meant: those of files that have their path's, and those that originals
    /// without translations name.
    fn stories<R>(&self, originals: &[&Part<'_, R>]) -> Vec<String> {
        let named = originals.iter().take(CLOSELY).map(|part| named_at(&self.place(*part, 0)));
        let unnamed = self.documents().filter(|(_, names_story)| !names_story);
        named.chain(unnamed.map(|(source, _)| story::of_path(source, self.config))).collect()
    }

    /// All documents: their files, and whether they name their story.
    fn documents(&self) -> impl Iterator<Item = (&str, bool)> {
        let articles = self.stock.records.iter().map(|record| (&*record.source, record.names_story));
        articles.chain(self.stock.pages.iter().map(|page| (page.source.as_str(), page.names_story)))
    }

    /// The story that a name most likely meant. `known` are those of others, but may hold the file's own path.
    fn meant(&self, named: &str, source: &str, known: &[String]) -> Option<String> {
        let own = story::of_path(source, self.config);
        let page = story::page_meant(named).filter(|page| {
            let page = story::of_path(&format!("content/{page}"), self.config);
            page != own && known.contains(&page)
        });
        if page.is_some() {
            return page;
        }
        let others = known.iter().map(String::as_str).filter(|story| *story != own && *story != named);
        nearest(named, others).map(str::to_owned)
    }

    /// Where a document names its story.
    fn place<R>(&self, part: &Part<'_, R>, index: usize) -> Place {
        let whole = Place::file(part.source);
        if !part.names_story || index >= CLOSELY {
            return whole;
        }
        let Ok(text) = file::read_text(&self.root.join(part.source), part.source) else {
            return whole;
        };
        let range = story::place(part.source, &text, self.config);
        range.map_or(whole, |range| Place::within(part.source, &text, range))
    }
}

/// The story as its file writes it, by the place where it does; empty if that is the whole file.
fn named_at(place: &Place) -> String {
    let written: String =
        place.source_line.chars().skip(place.column.saturating_sub(1)).take(place.length).collect();
    written.trim_matches(['"', '\'']).to_owned()
}
