//! Article pages and tombstones.

use crate::article::{Article, Document};
use crate::base::problem::{Place, Problem};
use crate::catalog::ArticleId;
use crate::catalog::card::Card;
use crate::catalog::listing::{Grouping, ListingKey, ListingKind};
use crate::config::parts::Part;
use crate::config::{Config, Indexing, Provider};
use crate::pages::{Page, listing};
use crate::press::alternates;
use crate::press::card::{absolute, link, spoken_title, term_title, term_url};
use crate::press::head::Head;
use crate::press::ingredient::Ingredient;
use crate::press::job::Job;
use crate::press::print::body::{self, Links};
use crate::press::print::corrections;
use crate::press::value::{map, optional, spoken, with};
use crate::press::{Press, print::article_data};
use tera::Value;

/// The page of an article.
pub(super) fn article(press: &Press, job: &Job, page: &Page, id: ArticleId) -> Result<Vec<u8>, Problem> {
    let article = read(job, id)?;
    let config = &job.views.config;
    let card = job.desk.catalog().card(id);
    let provider = article.provider.as_deref().and_then(|slug| config.provider(slug));
    take_parts(job, &article);
    let rendered = body::html(job, &article.text, provider, Links::Rooted);
    let value = with(
        &job.card(id),
        [
            ("content", Value::safe_string(&rendered.html)),
            ("headings", body::headings(&rendered)),
            ("description", article.text.description.as_deref().unwrap_or_default().into()),
            ("corrections", corrections::of_article(&article, config)),
            ("source_url", optional(article.source_url.as_deref())),
            ("canonical_url", optional(article.canonical_url.as_deref())),
            ("extra", Value::from_serializable(&article.text.extra)),
            ("author_details", author_details(&article, config)),
            ("provider", provider_details(&job.card(id), provider, job)),
        ],
    );
    let head = head(job, &article, &card, provider);
    let template = super::own_template(press, &article.text, "article.html")?;
    let own = vec![("page", head.value(job.edition, config)), ("article", value)];
    press.render(template, job, page, own)
}

/// Notes what the configuration says of who wrote and supplied the article, besides what its card shows. One that it
/// does not name yet changes the card when it does.
fn take_parts(job: &Job, article: &Article) {
    let config = &job.views.config;
    let authors = article.authors.iter().filter(|term| config.author(&term.slug).is_some());
    let authors = authors.map(|term| Part::AuthorPage(term.slug.clone(), job.edition));
    let provider = article.provider.iter().map(|slug| Part::ProviderPage(slug.clone(), job.edition));
    for part in authors.chain(provider) {
        job.takes(Ingredient::Config(part));
    }
}

/// What is left of a canceled article.
pub(super) fn tombstone(press: &Press, job: &Job, page: &Page, id: ArticleId) -> Result<Vec<u8>, Problem> {
    let article = read(job, id)?;
    let config = &job.views.config;
    let mut head = Head::new("tombstone", article.text.title.clone(), article.text.path.clone(), config);
    head.robots = vec![("robots".to_owned(), "noindex".to_owned())];
    let value = map([
        ("title", article.text.title.as_str().into()),
        ("date", config.zone.rfc3339(article.date).into()),
        ("url", config.base_url.rooted(&article.text.path).into()),
        ("reason", optional(article.status_reason.as_deref())),
        ("corrections", corrections::of_article(&article, config)),
    ]);
    let own = vec![("page", head.value(job.edition, config)), ("article", value)];
    press.render("tombstone.html", job, page, own)
}

/// The article as its file has it.
fn read(job: &Job, id: ArticleId) -> Result<Box<Article>, Problem> {
    job.desk.show_subject();
    let source = &job.desk.catalog().record(id).source;
    match job.views.library.document(source)? {
        Document::Article(article) => Ok(article),
        Document::Page(_) => {
            Err(Problem::error("this was an article when the build began").at(Place::file(source)))
        }
    }
}

fn author_details(article: &Article, config: &Config) -> Value {
    let edition = article.text.edition;
    let lang = &config.edition(edition).lang;
    let each = |term: &crate::article::Term| {
        let author = config.author(&term.slug);
        let (name, name_lang) = spoken_title(Grouping::Author, term, edition, config);
        let (bio, bio_lang) =
            author.map_or_else(|| ("".into(), "".into()), |author| spoken(&author.bio, lang));
        map([
            ("name", name.into()),
            ("lang", name_lang.into()),
            ("url", term_url(Grouping::Author, &term.slug, edition, config).into()),
            ("bio", bio),
            ("bio_lang", bio_lang),
            (
                "image",
                optional(
                    author
                        .and_then(|author| author.image.as_deref())
                        .map(|image| link(image, config))
                        .as_deref(),
                ),
            ),
            ("email", optional(author.and_then(|author| author.email.as_deref()))),
            ("site", optional(author.and_then(|author| author.url.as_deref()))),
        ])
    };
    article.authors.iter().map(each).collect::<Vec<_>>().into()
}

/// The card's provider with its notice and boilerplate.
fn provider_details(card: &Value, provider: Option<&Provider>, job: &Job) -> Value {
    let short = card.get_from_path("provider").filter(|short| short.is_map());
    let (Some(short), Some(provider)) = (short, provider) else {
        return Value::none();
    };
    let (notice, notice_lang) = spoken(&provider.notice, job.lang());
    let (boilerplate, boilerplate_lang) = spoken(&provider.boilerplate, job.lang());
    with(
        short,
        [
            ("notice", notice),
            ("notice_lang", notice_lang),
            ("boilerplate", boilerplate),
            ("boilerplate_lang", boilerplate_lang),
        ],
    )
}

fn head(job: &Job, article: &Article, card: &Card, provider: Option<&Provider>) -> Head {
    let config = &job.views.config;
    let mut head = Head::new("article", article.text.title.clone(), article.text.path.clone(), config);
    head.description.clone_from(&card.excerpt);
    head.robots = vec![("robots".to_owned(), "max-image-preview:large".to_owned())];
    let by_policy = provider.map_or(Indexing::Index, |provider| provider.indexing);
    match by_policy {
        Indexing::Index => {}
        Indexing::NoindexNews => head.robots.push(("Googlebot-News".to_owned(), "noindex".to_owned())),
        Indexing::Noindex => head.robots = vec![("robots".to_owned(), "noindex".to_owned())],
        Indexing::Canonical => {
            if let Some(source) = &article.source_url {
                head.canonical = Some(source.clone());
            }
        }
    }
    if let Some(url) = &article.canonical_url {
        head.canonical = Some(absolute(url, config));
    }
    head.section = article.sectors.first().map(|term| term.slug.clone()).unwrap_or_default();
    head.breadcrumbs = breadcrumbs(job, article);
    let (catalog, story) = (job.desk.catalog(), job.desk.story().collect::<Vec<_>>());
    if !story.is_empty() {
        job.takes(Ingredient::Config(Part::Indexing));
    }
    let found = job.desk.subject().map(|id| alternates::of_article(id, &story, catalog)).unwrap_or_default();
    head.translations = alternates::translations(&alternates::versions(&story, catalog), config);
    head.alternates = alternates::alternates(&found, config);
    article_data::add(&mut head, job, article, card);
    head
}

fn breadcrumbs(job: &Job, article: &Article) -> Vec<(String, String)> {
    let config = &job.views.config;
    let edition = config.edition(job.edition);
    let mut crumbs = vec![(edition.title.clone(), format!("{}/", edition.prefix))];
    if let Some(term) = article.sectors.first() {
        let key = ListingKey { edition: job.edition, kind: ListingKind::Sector(term.slug.as_str().into()) };
        let title = term_title(Grouping::Sector, term, job.edition, config);
        crumbs.push((title.to_owned(), listing::path(&key, config)));
    }
    crumbs.push((article.text.title.clone(), article.text.path.clone()));
    crumbs
}
