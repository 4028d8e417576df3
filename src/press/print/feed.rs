//! Feeds.

use crate::article::{Document, Term};
use crate::base::problem::{Place, Problem};
use crate::catalog::ArticleId;
use crate::catalog::card::Card;
use crate::catalog::listing::{Grouping, ListingId, ListingKey, ListingKind};
use crate::config::parts::Part;
use crate::config::{Config, FeedFormat, Provider};
use crate::pages::{feed as feed_pages, listing};
use crate::press::card::{link, term_title};
use crate::press::feed::{self, CategoryView, FeedView, ImageView, ItemView, PersonView};
use crate::press::filters::escape;
use crate::press::head::feed_title;
use crate::press::ingredient::Ingredient;
use crate::press::job::Job;
use crate::press::picture;
use crate::press::print::body::{self, Links};
use crate::press::print::corrections;
use crate::press::print::listing::title as heading;

/// The stylesheet that shows a feed to a reader who opens it.
pub(super) const STYLESHEET: &str = "/feed.xsl";

/// The bytes of a feed.
pub(super) fn feed(job: &Job, id: ListingId, format: FeedFormat) -> Result<Vec<u8>, Problem> {
    let config = &job.views.config;
    let limit = u32::try_from(config.feeds.items).unwrap_or(u32::MAX);
    let entries = job.desk.feed_entries(id, limit).into_iter();
    let key = job.desk.catalog().listing(id).key.clone();
    let items: Vec<ItemView> = match key.kind {
        ListingKind::Corrections => entries.filter_map(|entry| corrections::item(job, entry)).collect(),
        _ => entries.map(|(id, _)| item(job, id)).collect::<Result<_, _>>()?,
    };
    let edition = config.edition(key.edition);
    let view = FeedView {
        title: feed_title(&key, &heading(job, id, &key), config),
        description: description(&key, config).to_owned(),
        home_url: config.base_url.absolute(&listing::path(&key, config)),
        self_url: config.base_url.absolute(&feed_pages::path(&key, format, config)),
        lang: edition.lang.clone(),
        rights: None,
        icon: None,
        stylesheet: Some(link(STYLESHEET, config)),
        hub: None,
        zone: config.zone,
        updated: items.iter().map(|item| item.updated).max(),
        items,
    };
    Ok(match format {
        FeedFormat::Rss => feed::rss::write(&view),
        FeedFormat::Atom => feed::atom::write(&view),
        FeedFormat::Json => feed::json::write(&view),
    })
}

/// What a feed is about; may be empty.
fn description<'c>(key: &ListingKey, config: &'c Config) -> &'c str {
    let edition = config.edition(key.edition);
    let sector = match &key.kind {
        ListingKind::Sector(slug) => config.sector(slug),
        _ => None,
    };
    let own = sector.map(|sector| sector.description.get(&edition.lang)).unwrap_or_default();
    if own.is_empty() { &edition.description } else { own }
}

/// An article as an item.
fn item(job: &Job, id: ArticleId) -> Result<ItemView, Problem> {
    let config = &job.views.config;
    let record = job.desk.catalog().record(id);
    let card = job.desk.catalog().card(id);
    let url = config.base_url.absolute(&card.path);
    let provider = card.provider.as_deref().and_then(|slug| config.provider(slug));
    let content_html = if config.feeds.full_content {
        let Document::Article(article) = job.views.library.document(&record.source)? else {
            let problem = Problem::error("this was an article when the build began");
            return Err(problem.at(Place::file(&record.source)));
        };
        // An article may be nothing but its title and picture.
        let html = body::html(job, &article.text, provider, Links::Absolute).html;
        Some(format!("{html}{}", notice(job, provider))).filter(|html| !html.trim().is_empty())
    } else {
        None
    };
    let source = provider.map(|provider| {
        let url = card.source_url.clone().or_else(|| provider.url.clone());
        (provider.name.get(&config.edition(card.edition).lang).to_owned(), url.unwrap_or_default())
    });
    Ok(ItemView {
        id: url.clone(),
        url,
        title: card.title.clone(),
        summary: card.excerpt.clone(),
        content_html,
        lang: config.edition(card.edition).lang.clone(),
        date: card.date,
        updated: job.desk.catalog().modified(id),
        authors: authors(&card, provider, config),
        categories: categories(&card, config),
        image: image(&card, job),
        source,
    })
}

/// What stands under the text of a third party: readers of a feed see neither label nor notice of the page.
fn notice(job: &Job, provider: Option<&Provider>) -> String {
    let Some(provider) = provider else { return String::new() };
    job.takes(Ingredient::Config(Part::ProviderPage(provider.slug.clone(), job.edition)));
    let said = [&provider.label, &provider.notice].map(|text| escape(text.get(job.lang())));
    let [label, notice] = said.map(|text| text.trim().to_owned());
    match (label.is_empty(), notice.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!("<p><b>{label}</b></p>\n"),
        (true, false) => format!("<p><em>{notice}</em></p>\n"),
        (false, false) => format!("<p><b>{label}</b> <em>{notice}</em></p>\n"),
    }
}

/// Who wrote it: what nobody signed is its provider's.
fn authors(card: &Card, provider: Option<&Provider>, config: &Config) -> Vec<PersonView> {
    if let Some(provider) = provider.filter(|_| card.authors.is_empty()) {
        let name = provider.name.get(&config.edition(card.edition).lang).to_owned();
        return vec![PersonView { name, url: provider.url.clone(), email: None }];
    }
    let each = card.authors.iter().map(|term| {
        let author = config.author(&term.slug);
        let key = ListingKey { edition: card.edition, kind: Grouping::Author.kind(&term.slug) };
        PersonView {
            name: term_title(Grouping::Author, term, card.edition, config).to_owned(),
            url: Some(config.base_url.absolute(&listing::path(&key, config))),
            email: author.and_then(|author| author.email.clone()),
        }
    });
    each.collect()
}

fn categories(card: &Card, config: &Config) -> Vec<CategoryView> {
    let of = |grouping: Grouping, terms: &[Term]| -> Vec<CategoryView> {
        let each = terms.iter().map(|term| CategoryView {
            slug: term.slug.clone(),
            name: term_title(grouping, term, card.edition, config).to_owned(),
        });
        each.collect()
    };
    [of(Grouping::Sector, &card.sectors), of(Grouping::Tag, &card.tags)].concat()
}

fn image(card: &Card, job: &Job) -> Option<ImageView> {
    let image = card.image.as_ref()?;
    let url = picture::single_url(image, job.desk.catalog().album(), &job.views.config);
    Some(ImageView {
        mime: media_type(&url).map(str::to_owned),
        url,
        alt: image.alt.clone(),
        credit: image.credit.clone(),
    })
}

/// The media type of a picture, by its name.
fn media_type(src: &str) -> Option<&'static str> {
    let path = src.split(['?', '#']).next().unwrap_or(src);
    match path.rsplit('.').next()?.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" => Some("image/jpeg"),
        "png" => Some("image/png"),
        "webp" => Some("image/webp"),
        "avif" => Some("image/avif"),
        "gif" => Some("image/gif"),
        "svg" => Some("image/svg+xml"),
        _ => None,
    }
}
