//! The lists of corrections: an entry for each correction of each article that stands in lists, by the date of the
//! correction. So a correction that is dated today is the newest, whatever the age of its article, and the pages of
//! older ones stand still.

use crate::base::fingerprint::Fingerprint;
use crate::base::instant::Instant;
use crate::catalog::ArticleId;
use crate::catalog::listing::{Listing, ListingKey, ListingKind};
use crate::catalog::stock::Stock;
use crate::config::{Config, EditionId};
use std::collections::BTreeMap;

/// The list of each edition, empty ones too: every page may lead there.
pub(super) fn listings(
    stock: &Stock,
    config: &Config,
    articles: &[u32],
    (prints, instant): (&[Fingerprint], Instant),
) -> impl Iterator<Item = Listing> {
    let mut corrections: BTreeMap<EditionId, Vec<(Instant, ArticleId, u32)>> =
        config.edition_ids().map(|edition| (edition, Vec::new())).collect();
    for (id, &index) in (0..).map(ArticleId).zip(articles) {
        let record = &stock.records[index as usize];
        if !record.is_canceled() {
            let each = (0..).zip(&record.corrections).map(|(ordinal, &date)| (date, id, ordinal));
            let told = each.filter(|(date, ..)| *date <= instant);
            corrections.entry(record.edition).or_default().extend(told);
        }
    }
    corrections.into_iter().map(|(edition, mut corrections)| {
        corrections.sort_unstable();
        let key = ListingKey { edition, kind: ListingKind::Corrections };
        let entries = corrections.into_iter().map(|(_, id, ordinal)| (id, ordinal)).collect();
        Listing::of_corrections(key, entries, prints)
    })
}
