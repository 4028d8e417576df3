//! What providers' policies mean for their articles: feeds, search engines, the Google News sitemap.

use crate::catalog::listing::ListingKind;
use crate::catalog::stock::{Original, Record, Stock};
use crate::config::{Config, Indexing, Trust};

/// The policies of the providers that a stock's articles name.
#[derive(Debug)]
pub(super) struct Policies {
    /// Whether there is a Google News sitemap.
    has_news: bool,
    /// Of each key of the stock: of a provider what it says, else nothing.
    by_key: Vec<Option<Policy>>,
}

/// What a provider's policy says.
#[derive(Clone, Copy, Debug)]
struct Policy {
    in_feeds: bool,
    in_news: bool,
    untrusted: bool,
    indexing: Indexing,
}

impl Policies {
    /// The policies of a configuration.
    pub(super) fn of(stock: &Stock, config: &Config) -> Self {
        let policy = |kind: &ListingKind| {
            let ListingKind::Provider(slug) = kind else { return None };
            config.provider(slug).map(|provider| Policy {
                in_feeds: provider.in_feeds,
                in_news: provider.in_news_sitemap && provider.indexing == Indexing::Index,
                untrusted: provider.trust == Trust::Untrusted,
                indexing: provider.indexing,
            })
        };
        let has_news = config.news_sitemap.enabled;
        Self { has_news, by_key: stock.keys.iter().map(|key| policy(&key.kind)).collect() }
    }

    /// Whether an article stands in feeds.
    pub(super) fn in_feeds(&self, record: &Record) -> bool {
        self.named_by(record).all(|policy| policy.in_feeds)
    }

    /// Whether an article stands in the Google News sitemap while it is new.
    pub(super) fn in_news(&self, record: &Record) -> bool {
        self.has_news && self.named_by(record).all(|policy| policy.in_news)
    }

    /// Whether an article is of a provider that is not trusted.
    pub(super) fn is_untrusted(&self, record: &Record) -> bool {
        self.named_by(record).any(|policy| policy.untrusted)
    }

    /// Whether an article's page is the one that search engines shall find.
    pub(super) fn is_indexed(&self, record: &Record) -> bool {
        let allows = |policy: Policy| match policy.indexing {
            Indexing::Index | Indexing::NoindexNews => true,
            Indexing::Noindex => false,
            Indexing::Canonical => record.original == Original::Here,
        };
        record.original != Original::Elsewhere && self.named_by(record).all(allows)
    }

    fn named_by(&self, record: &Record) -> impl Iterator<Item = Policy> {
        record.keys.iter().filter_map(|&key| self.by_key[key as usize])
    }
}
