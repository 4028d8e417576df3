//! Corrections: those of an article, the entries of a list of corrections, the items of its feeds.

use crate::article::{Article, Correction};
use crate::catalog::ArticleId;
use crate::catalog::listing::{ListingKey, ListingKind};
use crate::config::Config;
use crate::press::feed::ItemView;
use crate::press::filters::escape;
use crate::press::job::Job;
use crate::press::value::map;
use tera::Value;

/// A correction: the article, and which of its corrections, from 0.
type Entry = (ArticleId, u32);

/// The name of a correction on its article's page, counted from the oldest, so that it keeps its name when others follow.
/// No heading has such a name: slugs have no colon.
fn anchor(ordinal: u32) -> String {
    format!("correction:{}", ordinal + 1)
}

/// What was corrected in an article, newest first: `id`, `date`, `note`.
pub(super) fn of_article(article: &Article, config: &Config) -> Value {
    let each = |(ordinal, correction): (u32, &Correction)| {
        map([
            ("id", anchor(ordinal).into()),
            ("date", config.zone.rfc3339(correction.date).into()),
            ("note", correction.note.as_str().into()),
        ])
    };
    let corrections: Vec<_> = (0..).zip(&article.corrections).map(each).collect();
    corrections.into_iter().rev().collect::<Vec<_>>().into()
}

/// The entries of a page of a list of corrections: `date`, `note`, `url` and the card of the `article`. Nothing for
/// another listing.
pub(super) fn listed(job: &Job, key: &ListingKey, entries: &[Entry]) -> Value {
    let config = &job.views.config;
    let each = |&(id, ordinal): &Entry| {
        let card = job.desk.catalog().card(id);
        let correction = card.corrections.get(ordinal as usize)?;
        let url = format!("{}#{}", config.base_url.rooted(&card.path), anchor(ordinal));
        Some(map([
            ("date", config.zone.rfc3339(correction.date).into()),
            ("note", correction.note.as_str().into()),
            ("url", url.into()),
            ("article", job.card(id)),
        ]))
    };
    let entries = entries.iter().filter(|_| key.kind == ListingKind::Corrections);
    entries.filter_map(each).collect::<Vec<_>>().into()
}

/// A correction as an item of a feed, under the headline of its article.
pub(super) fn item(job: &Job, (id, ordinal): Entry) -> Option<ItemView> {
    let config = &job.views.config;
    let card = job.desk.catalog().card(id);
    let correction = card.corrections.get(ordinal as usize)?;
    let url = format!("{}#{}", config.base_url.absolute(&card.path), anchor(ordinal));
    Some(ItemView {
        id: url.clone(),
        url,
        title: card.title.clone(),
        summary: correction.note.clone(),
        content_html: Some(format!("<p>{}</p>", escape(&correction.note))),
        lang: config.edition(card.edition).lang.clone(),
        date: correction.date,
        updated: correction.date,
        authors: Vec::new(),
        categories: Vec::new(),
        image: None,
        source: None,
    })
}
