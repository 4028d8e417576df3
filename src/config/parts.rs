//! Fingerprints of the parts of a configuration, for the traces of pages: of the values, not of the file's text.

use crate::base::fingerprint::Fingerprint;
use crate::config::app;
use crate::config::choice::Choice;
use crate::config::policies::POLICIES;
use crate::config::safety::SOURCES;
use crate::config::trust_files;
use crate::config::values_of::{localized, value, words};
use crate::config::{Author, Config, EditionId, Localized, Provider, Sector};
use serde::{Deserialize, Serialize};

/// A part of a configuration that a page may be given: so much that no key stands in a page's trace for nothing.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Part {
    /// Address, time zone, and which editions there are in which order: what every URL and date is made with.
    Site,
    /// The portal's title.
    Title,
    /// The portal's description.
    Description,
    /// The title of an edition.
    EditionTitle(EditionId),
    /// The description of an edition.
    EditionDescription(EditionId),
    /// The titles and descriptions of all editions.
    Editions,
    /// Which sectors the navigation of an edition names, in its order, with their titles.
    Navigation(EditionId),
    /// What an edition's cards show of the sector of this slug.
    Sector(String, EditionId),
    /// What the page and the feeds of the sector of this slug show besides.
    SectorPage(String, EditionId),
    /// What all sectors are called in an edition.
    SectorNames(EditionId),
    /// What stands for each sector in the URLs of each edition.
    SectorSlugs,
    /// What an edition's cards show of the author of this slug.
    Author(String, EditionId),
    /// What all authors are called in an edition.
    AuthorNames(EditionId),
    /// The e-mail addresses of all authors, which feeds show.
    Emails,
    /// What the author's page and articles of this slug show besides.
    AuthorPage(String, EditionId),
    /// What an edition's cards show of the provider of this slug.
    Provider(String, EditionId),
    /// What the provider's page and articles of this slug show besides, and what is done to its texts.
    ProviderPage(String, EditionId),
    /// What all providers are called in an edition.
    ProviderNames(EditionId),
    /// Which providers' texts feeds sanitise, and how.
    Trust,
    /// Which hosts' frames texts may hold.
    Embeds,
    /// How much untrusted texts may hold.
    ThirdParty,
    /// What pages may load.
    ContentPolicy,
    /// Which providers' articles search engines and the Google News sitemap may have.
    Indexing,
    /// How pages of lists are numbered, and how long they are.
    Lists,
    /// What feeds hold.
    Feeds,
    /// Which kinds of feeds there are.
    FeedFormats,
    /// How paths, slugs and excerpts are made of what articles say.
    Reading,
    /// What articles may call sectors, authors and providers.
    Names,
    /// `[markdown]`.
    Markdown,
    /// For which hosts files are written.
    Hosting,
    /// `[app]`.
    App,
    /// `[offline]`.
    Offline,
    /// `[fragments]`.
    Fragments,
    /// `[news_sitemap]`.
    NewsSitemap,
    /// `[search]`.
    Search,
    /// `[compress]`.
    Compress,
    /// Whether pictures have variants.
    Variants,
    /// `[trust]`.
    Policies,
    /// What the files of trust say.
    TrustFiles,
    /// Which crawlers may read nothing.
    Robots,
    /// `[front_matter]`.
    FrontMatter,
    /// `[extra]`.
    Extra,
    /// The value of this key of `[extra]`.
    ExtraKey(String),
}

/// The keys of `[compress]`.
const COMPRESS: [&str; 5] = [
    "compress.formats",
    "compress.min_bytes",
    "compress.gz_level",
    "compress.br_level",
    "compress.zst_level",
];

impl Config {
    /// The fingerprint of a part: equal for equal values, however the file writes them. A slug that the file does
    /// not name has always the same. Costs as much as the part is long: ask once a build, not once a page.
    #[must_use]
    pub fn part(&self, part: &Part) -> Fingerprint {
        let text = |text: &str| Fingerprint::of(text.as_bytes());
        match part {
            Part::Site => self.site(),
            Part::Title => text(&self.title),
            Part::Description => text(&self.description),
            Part::EditionTitle(id) => text(&self.edition(*id).title),
            Part::EditionDescription(id) => text(&self.edition(*id).description),
            Part::Editions => {
                let editions = self.editions.iter();
                of(editions.flat_map(|edition| [edition.title.clone(), edition.description.clone()]))
            }
            Part::Navigation(id) => self.navigation(*id),
            Part::Sector(..) | Part::SectorPage(..) | Part::Author(..) | Part::AuthorPage(..) => {
                self.own_part(part)
            }
            Part::Provider(..) | Part::ProviderPage(..) => self.provider_part(part),
            Part::SectorNames(_) | Part::AuthorNames(_) | Part::Emails => self.of_all(part),
            Part::SectorSlugs | Part::ProviderNames(_) | Part::Trust | Part::Indexing => self.of_all(part),
            Part::Lists => self.keys(&["lists.page_size", "lists.order"]),
            Part::Feeds => self.keys(&["feeds.items", "feeds.full_content"]),
            Part::FeedFormats => self.keys(&["feeds.formats"]),
            Part::Reading => self.keys(&[
                "urls.article",
                "urls.slugs",
                "lists.excerpt_length",
                "markdown.smart_punctuation",
            ]),
            Part::Names => self.names(),
            Part::Markdown => self.keys(&["markdown.smart_punctuation", "markdown.heading_anchors"]),
            Part::Embeds => self.keys(&["embeds.allow"]),
            Part::ThirdParty => {
                self.keys(&["third_party.max_kilobytes", "third_party.max_links", "third_party.max_depth"])
            }
            Part::ContentPolicy => {
                let sources: Vec<_> = SOURCES.iter().map(|(key, _)| *key).collect();
                self.keys(&[["csp.send", "embeds.allow"].as_slice(), &sources].concat())
            }
            Part::Hosting => self.keys(&["hosting.dialects"]),
            Part::App => self.keys(&app::KEYS),
            Part::Offline => self.keys(&["offline.worker"]),
            Part::Fragments => self.keys(&["fragments.mode"]),
            Part::NewsSitemap => self.keys(&["news_sitemap.enabled", "news_sitemap.publication"]),
            Part::Search => self.keys(&["search.enabled", "search.depth", "search.shard"]),
            Part::Variants => self.keys(&["images.enabled"]),
            Part::Compress => self.keys(&COMPRESS),
            Part::TrustFiles => self.keys(&trust_files::paths().collect::<Vec<_>>()),
            Part::Robots => self.keys(&["robots.disallow"]),
            Part::Policies => self.keys(&POLICIES.map(|(key, _)| key)),
            Part::FrontMatter => {
                let pairs = self.front_matter.iter();
                of(pairs.flat_map(|(foreign, own)| [foreign.clone(), own.clone()]))
            }
            // Every plain table can be written: its keys are strings.
            Part::Extra => of([toml::to_string(&self.extra).unwrap_or_default()]),
            Part::ExtraKey(key) => {
                let value = self.extra.get_key_value(key).map(|(key, value)| (key.clone(), value.clone()));
                of([toml::to_string(&value.into_iter().collect::<toml::Table>()).unwrap_or_default()])
            }
        }
    }

    fn site(&self) -> Fingerprint {
        let editions =
            self.editions.iter().flat_map(|edition| [edition.lang.clone(), edition.prefix.clone()]);
        of([self.base_url.to_string(), self.zone.name().to_owned()].into_iter().chain(editions))
    }

    fn navigation(&self, id: EditionId) -> Fingerprint {
        let lang = &self.edition(id).lang;
        let shown = self.sectors.iter().filter(|sector| sector.in_navigation);
        let each = |sector: &Sector| {
            [sector.slug.clone(), sector.slugs.get(lang).to_owned(), self.told(&sector.title, id)]
        };
        of(shown.flat_map(each))
    }

    fn names(&self) -> Fingerprint {
        let called =
            |sector: &Sector| [sector.slug.clone(), localized(&sector.slugs), localized(&sector.title)];
        let sectors = self.sectors.iter().flat_map(called);
        let authors = self.authors.iter().flat_map(|author| [author.slug.clone(), localized(&author.name)]);
        let providers =
            self.providers.iter().flat_map(|provider| [provider.slug.clone(), localized(&provider.name)]);
        of(sectors).then(of(authors)).then(of(providers))
    }

    /// A part of all sectors, authors or providers, by slug.
    fn of_all(&self, part: &Part) -> Fingerprint {
        let providers = |said: &dyn Fn(&Provider) -> String| {
            of(self.providers.iter().flat_map(|provider| [provider.slug.clone(), said(provider)]))
        };
        match part {
            Part::SectorNames(id) => {
                let lang = &self.edition(*id).lang;
                let each = |sector: &Sector| {
                    [sector.slug.clone(), sector.slugs.get(lang).to_owned(), self.told(&sector.title, *id)]
                };
                of(self.sectors.iter().flat_map(each))
            }
            Part::SectorSlugs => {
                of(self.sectors.iter().flat_map(|sector| [sector.slug.clone(), localized(&sector.slugs)]))
            }
            Part::AuthorNames(id) => {
                let each = |author: &Author| [author.slug.clone(), self.told(&author.name, *id)];
                of(self.authors.iter().flat_map(each))
            }
            Part::Emails => {
                let each = |author: &Author| Some([author.slug.clone(), author.email.clone()?]);
                of(self.authors.iter().filter_map(each).flatten())
            }
            Part::ProviderNames(id) => {
                let each = |provider: &Provider| [provider.slug.clone(), self.told(&provider.name, *id)];
                of(self.providers.iter().flat_map(each))
            }
            Part::Trust => {
                let said = |provider: &Provider| [provider.trust.word(), provider.images.word()].join(" ");
                providers(&|provider| format!("{} {}", said(provider), words(&provider.may)))
            }
            Part::Indexing => {
                providers(&|provider| format!("{} {}", provider.indexing.word(), provider.in_news_sitemap))
            }
            _ => Fingerprint::default(),
        }
    }

    /// A part of a sector or an author.
    fn own_part(&self, part: &Part) -> Fingerprint {
        let lang = |id: EditionId| &self.edition(id).lang;
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let texts = match part {
            Part::Sector(slug, id) => {
                let said = |sector: &Sector| {
                    vec![sector.slugs.get(lang(*id)).to_owned(), self.told(&sector.title, *id)]
                };
                self.sector(slug).map(said)
            }
            Part::SectorPage(slug, id) => {
                self.sector(slug).map(|sector| vec![self.told(&sector.description, *id)])
            }
            Part::Author(slug, id) => self.author(slug).map(|author| vec![self.told(&author.name, *id)]),
            Part::AuthorPage(slug, id) => self.author(slug).map(|author| {
                let bio = self.told(&author.bio, *id);
                vec![bio, text(&author.email), text(&author.url), text(&author.image)]
            }),
            _ => None,
        };
        texts.map(of).unwrap_or_default()
    }

    /// A part of a provider.
    fn provider_part(&self, part: &Part) -> Fingerprint {
        let (slug, id) = match part {
            Part::Provider(slug, id) | Part::ProviderPage(slug, id) => (slug, *id),
            _ => return Fingerprint::default(),
        };
        let Some(provider) = self.provider(slug) else { return Fingerprint::default() };
        let in_words = |text: &Localized| self.told(text, id);
        if matches!(part, Part::Provider(..)) {
            let url = provider.url.clone().unwrap_or_default();
            return of([in_words(&provider.name), url, in_words(&provider.label), provider.link_rel.clone()]);
        }
        let policy =
            [provider.trust.word(), provider.images.word(), provider.indexing.word()].map(str::to_owned);
        let texts = [in_words(&provider.notice), in_words(&provider.boilerplate), words(&provider.may)];
        of(texts.into_iter().chain(policy))
    }

    /// A text as an edition prints it, with the language that it is in.
    fn told(&self, text: &Localized, id: EditionId) -> String {
        let (text, lang) = text.spoken(&self.edition(id).lang);
        format!("{text}\0{lang}")
    }

    /// The values of some keys that stand once.
    fn keys(&self, paths: &[&str]) -> Fingerprint {
        of(paths.iter().map(|path| value(self, path, "").unwrap_or_default()))
    }
}

fn of(texts: impl IntoIterator<Item = String>) -> Fingerprint {
    let texts: Vec<_> = texts.into_iter().collect();
    Fingerprint::of_parts(texts.iter().map(String::as_bytes))
}
