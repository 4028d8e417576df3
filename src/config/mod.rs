//! `config.toml` and what it means. Immutable once read, and checked: whoever holds a [`Config`] need not check again.

pub mod check;
mod choice;
pub mod editions;
pub mod effective;
mod forms;
mod fragments;
pub mod front_matter;
mod groupings;
pub mod keys;
pub mod kind;
pub mod language;
mod localized;
pub mod parts;
pub mod pattern;
mod pictures;
mod policies;
pub mod read;
mod reading;
pub mod reference;
pub mod safety;
mod shape;
mod source;
mod syntax;
mod table;
mod trust_files;
#[cfg(test)]
mod tests;
mod values;
mod values_of;
pub mod weight;
mod words;

pub use fragments::FragmentMode;
pub use localized::Localized;
pub use pictures::{Originals, Pictures};
pub use policies::Policy;
pub use safety::{ContentPolicy, Images, Liberty, Sending, ThirdParty};
pub use trust_files::{Field, TrustFile, is_ads_record};
pub use weight::{Assets, Compress, Encoding, Minify};

use crate::base::instant::Zone;
use crate::base::slug::SlugStyle;
use crate::base::url::BaseUrl;
use crate::config::check::Check;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The effective configuration of a portal.
#[derive(Clone, PartialEq, Debug)]
pub struct Config {
    /// The portal's name.
    pub title: String,
    /// Where the portal stands.
    pub base_url: BaseUrl,
    /// What the portal is, in a sentence; may be empty.
    pub description: String,
    /// The portal's time zone: dates without an offset are read in it, all dates are shown in it.
    pub zone: Zone,
    /// The theme's name: a folder of `themes/`, else the theme in the binary.
    pub theme: String,
    /// The editions, the default one first, then in the order of the file. Never empty.
    pub editions: Vec<Edition>,
    /// The sectors that the file names, in the order of the navigation.
    pub sectors: Vec<Sector>,
    /// The authors that the file names, in its order.
    pub authors: Vec<Author>,
    /// The providers that the file names, in its order.
    pub providers: Vec<Provider>,
    /// The shape of URLs.
    pub urls: Urls,
    /// Paginated lists.
    pub lists: Lists,
    /// Feeds.
    pub feeds: Feeds,
    /// The Google News sitemap.
    pub news_sitemap: NewsSitemap,
    /// Pictures of articles (`[images]`).
    pub images: Pictures,
    /// The search page and its index.
    pub search: Search,
    /// What brings fragments into pages (`[fragments]`).
    pub fragments: FragmentMode,
    /// For which hosts redirects are written (`[hosting]`); may be empty.
    pub dialects: Vec<Dialect>,
    /// What static files are called.
    pub assets: Assets,
    /// What is minified.
    pub minify: Minify,
    /// Compressed copies.
    pub compress: Compress,
    /// The pages on which the portal says by which rules it works (`[trust]`).
    pub policies: Vec<Policy>,
    /// What the files of trust say that the portal makes; nothing of a file that it does not make.
    pub trust_files: Vec<Field>,
    /// Crawlers that may read nothing (`[robots]`).
    pub unwelcome: Vec<String>,
    /// How Markdown is read.
    pub markdown: Markdown,
    /// What `warta check` looks for.
    pub check: Check,
    /// How much a text of an untrusted provider may hold.
    pub third_party: ThirdParty,
    /// Hosts, in lower case, whose frames texts may hold (`[embeds]`).
    pub embeds: Vec<String>,
    /// What pages may load.
    pub csp: ContentPolicy,
    /// Front matter keys of other systems: their name to ours (`[front_matter]`).
    pub front_matter: BTreeMap<String, String>,
    /// Whatever the portal's own templates need (`[extra]`).
    pub extra: toml::Table,
}

/// An edition's place in [`Config::editions`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct EditionId(pub u8);

/// One language of the portal.
#[derive(Clone, PartialEq, Debug)]
pub struct Edition {
    /// The language, a BCP 47 tag in canonical case (`id`, `zh-Hans`, `pt-BR`).
    pub lang: String,
    /// The portal's name in this edition.
    pub title: String,
    /// What the portal is, in this edition's language; may be empty.
    pub description: String,
    /// What stands before every path of the edition: empty for the default one, else `/lang`.
    pub prefix: String,
}

/// A section of the newspaper.
#[derive(Clone, PartialEq, Debug)]
pub struct Sector {
    /// Names the sector in every edition.
    pub slug: String,
    /// Names the sector in the URLs of an edition.
    pub slugs: Localized,
    /// The heading.
    pub title: Localized,
    /// What the sector is about; may be empty.
    pub description: Localized,
    /// The IPTC Media Topic (`medtop:20000344`), if any.
    pub media_topic: Option<String>,
    /// Whether the navigation names it.
    pub in_navigation: bool,
}

/// Someone who writes.
#[derive(Clone, PartialEq, Debug)]
pub struct Author {
    /// Names the author in URLs.
    pub slug: String,
    /// The name as printed.
    pub name: Localized,
    /// An e-mail address, if it may be published.
    pub email: Option<String>,
    /// The author's page elsewhere.
    pub url: Option<String>,
    /// A picture: a path of the portal.
    pub image: Option<String>,
    /// Who the author is; may be empty.
    pub bio: Localized,
}

/// The third party that supplied an article.
#[derive(Clone, PartialEq, Debug)]
pub struct Provider {
    /// Names the provider in front matter and URLs.
    pub slug: String,
    /// The name as printed.
    pub name: Localized,
    /// The provider's site.
    pub url: Option<String>,
    /// "Supplied by a third party", under the article; may be empty.
    pub notice: Localized,
    /// What the provider says of itself, under the article; may be empty.
    pub boilerplate: Localized,
    /// Whether its text is ours to trust.
    pub trust: Trust,
    /// What becomes of pictures on other hosts, if its text is not trusted.
    pub images: Images,
    /// What its files may decide, if it is not trusted.
    pub may: Vec<Liberty>,
    /// What search engines may do with its articles.
    pub indexing: Indexing,
    /// The `rel` of links in its articles; may be empty.
    pub link_rel: String,
    /// What is printed over the headline ("Press release"); may be empty.
    pub label: Localized,
    /// Whether its articles stand in the Google News sitemap.
    pub in_news_sitemap: bool,
    /// Whether its articles stand in feeds.
    pub in_feeds: bool,
}

impl Provider {
    /// Whether its files may decide something of the portal's own.
    #[must_use]
    pub fn may(&self, liberty: Liberty) -> bool {
        self.trust == Trust::Editorial || self.may.contains(&liberty)
    }

    /// Whether someone paid for its articles: `link_rel` says so of their links.
    #[must_use]
    pub fn is_sponsored(&self) -> bool {
        self.link_rel.split_whitespace().any(|word| word.eq_ignore_ascii_case("sponsored"))
    }
}

/// Whether a provider's text is ours to trust.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trust {
    /// Like our own.
    Editorial,
    /// Data: its HTML is sanitised.
    Untrusted,
}

/// What search engines may do with a provider's articles.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Indexing {
    /// Index them.
    Index,
    /// Leave them out of Google News (`Googlebot-News: noindex`).
    NoindexNews,
    /// Leave them out altogether.
    Noindex,
    /// The canonical link names the source.
    Canonical,
}

/// The shape of URLs (`[urls]`).
#[derive(Clone, PartialEq, Debug)]
pub struct Urls {
    /// The path of an article: `/{year}/{month}/{day}/{slug}/`, with `{sector}` as a further part.
    pub article: String,
    /// How slugs are made of names.
    pub slugs: SlugStyle,
}

/// Paginated lists (`[lists]`).
#[derive(Clone, PartialEq, Debug)]
pub struct Lists {
    /// How many articles a page holds, from 1 to 1,000.
    pub page_size: usize,
    /// How pages are numbered.
    pub order: ListOrder,
    /// How many graphemes of an article's text lists show where it has no description.
    pub excerpt_length: usize,
}

/// How the pages of a list are numbered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListOrder {
    /// From the oldest: a full page never changes.
    Sealed,
    /// From the newest: every article shifts every page.
    NewestFirst,
}

/// Feeds (`[feeds]`).
#[derive(Clone, PartialEq, Debug)]
pub struct Feeds {
    /// How many articles a feed holds, from 1 to 1,000.
    pub items: usize,
    /// Whether a feed carries whole articles, or descriptions only.
    pub full_content: bool,
    /// Which kinds are written; may be empty.
    pub formats: Vec<FeedFormat>,
}

/// A kind of feed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FeedFormat {
    /// RSS 2.0: `feed.xml`.
    Rss,
    /// Atom (RFC 4287): `atom.xml`.
    Atom,
    /// JSON Feed 1.1: `feed.json`.
    Json,
}

/// The Google News sitemap (`[news_sitemap]`).
#[derive(Clone, PartialEq, Debug)]
pub struct NewsSitemap {
    /// Whether it is written.
    pub enabled: bool,
    /// The publication's name as Google News knows it; empty: the edition's title.
    pub publication: String,
}

/// The search page and its index (`[search]`).
#[derive(Clone, PartialEq, Debug)]
pub struct Search {
    /// Whether there is one.
    pub enabled: bool,
    /// What is searched.
    pub depth: Depth,
    /// How many articles stand in one file of the index of a month in progress, from 1 to 10,000.
    pub shard: usize,
}

/// What is searched.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Depth {
    /// Whole texts.
    Full,
    /// What cards say.
    Titles,
}

/// A host, by the form in which it reads redirects.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dialect {
    /// Netlify, and hosts that read `_redirects` and `_headers` as it does.
    Netlify,
    /// Cloudflare Pages: the same files, with limits.
    Cloudflare,
    /// nginx: a file for a `map`.
    Nginx,
    /// Apache: a file for a `RewriteMap`.
    Apache,
}

impl Dialect {
    /// Whether the host reads `_redirects` and `_headers`.
    #[must_use]
    pub fn reads_redirects(self) -> bool {
        matches!(self, Self::Netlify | Self::Cloudflare)
    }
}

/// How Markdown is read (`[markdown]`).
#[derive(Clone, PartialEq, Debug)]
pub struct Markdown {
    /// Whether straight quotes and dashes become typographic ones of the article's language.
    pub smart_punctuation: bool,
    /// Whether headings carry an anchor.
    pub heading_anchors: bool,
}

impl Config {
    /// The edition of an id that this configuration gave out.
    #[must_use]
    pub fn edition(&self, id: EditionId) -> &Edition {
        &self.editions[usize::from(id.0).min(self.editions.len() - 1)]
    }

    /// The edition of a language tag, compared without case and with `_` as `-`.
    #[must_use]
    pub fn edition_of(&self, lang: &str) -> Option<EditionId> {
        let wanted = lang.replace('_', "-");
        let index = self.editions.iter().position(|edition| edition.lang.eq_ignore_ascii_case(&wanted))?;
        u8::try_from(index).ok().map(EditionId)
    }

    /// The edition that a file means by a language tag: the one of that tag, else the only one that it is likely for.
    #[must_use]
    pub fn edition_meant(&self, lang: &str) -> Option<EditionId> {
        let is_meant = |wanted: &str| {
            let mut likely =
                self.edition_ids().filter(|id| language::is_for(wanted, &self.edition(*id).lang));
            likely.next().filter(|_| likely.next().is_none())
        };
        self.edition_of(lang).or_else(|| {
            let wanted = language::canonical(lang).filter(|tag| language::is_language(tag))?;
            self.edition_of(&wanted).or_else(|| is_meant(&wanted))
        })
    }

    /// The ids of all editions, the default one first.
    pub fn edition_ids(&self) -> impl Iterator<Item = EditionId> + use<> {
        (0..u8::try_from(self.editions.len()).unwrap_or(u8::MAX)).map(EditionId)
    }

    /// The sector that the file names by this slug.
    #[must_use]
    pub fn sector(&self, slug: &str) -> Option<&Sector> {
        self.sectors.iter().find(|sector| sector.slug == slug)
    }

    /// What stands for a sector in the URLs of an edition.
    #[must_use]
    pub fn sector_slug<'s>(&'s self, slug: &'s str, edition: EditionId) -> &'s str {
        self.sector(slug).map_or(slug, |sector| sector.slugs.get(&self.edition(edition).lang))
    }

    /// The author that the file names by this slug.
    #[must_use]
    pub fn author(&self, slug: &str) -> Option<&Author> {
        self.authors.iter().find(|author| author.slug == slug)
    }

    /// The provider that the file names by this slug.
    #[must_use]
    pub fn provider(&self, slug: &str) -> Option<&Provider> {
        self.providers.iter().find(|provider| provider.slug == slug)
    }
}
