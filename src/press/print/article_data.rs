//! Metadata of an article: Open Graph, structured data.

use crate::article::{Article, Image, Term};
use crate::base::problem::{Place, Problem};
use crate::catalog::card::Card;
use crate::catalog::listing::{Grouping, ListingKey};
use crate::config::Config;
use crate::pages::{listing, share_card};
use crate::pictures::card;
use crate::press::alternates;
use crate::press::card::term_title;
use crate::press::head::Head;
use crate::press::job::Job;
use crate::press::open_graph::{self, ArticleTags, ImageView, OpenGraphView};
use crate::press::picture;
use crate::press::print::page_data::{self, others, publisher};
use crate::press::structured_data::{self, ArticleView, CorrectionView, PersonView, ProviderView};

/// Language and URL.
type Translation = (String, String);

/// Adds Open Graph and structured data to an article's head.
pub(super) fn add(head: &mut Head, job: &Job, article: &Article, card: &Card) {
    let config = &job.views.config;
    let objects = vec![
        structured_data::article(&view(head, article, card, job)),
        structured_data::breadcrumbs(&page_data::absolute(&head.breadcrumbs, config)),
    ];
    head.structured_data = structured_data::script(objects);
    let edition = config.edition(article.text.edition);
    head.open_graph = open_graph::tags(&OpenGraphView {
        title: article.text.title.clone(),
        description: card.excerpt.clone(),
        url: head.canonical.clone().unwrap_or_else(|| config.base_url.absolute(&head.path)),
        site_name: edition.title.clone(),
        lang: edition.lang.clone(),
        alternates: others(head, &edition.lang),
        image: card.image.as_ref().map(|image| shared(image, job)).or_else(|| drawn(article, job)),
        article: Some(ArticleTags {
            zone: config.zone,
            published: article.date,
            modified: article.updated,
            section: names(Grouping::Sector, &article.sectors, article, config).into_iter().next(),
            tags: names(Grouping::Tag, &article.tags, article, config),
            authors: article.authors.iter().map(|author| author_url(author, article, config)).collect(),
        }),
    });
}

/// The picture that social networks show: cut to the first ratio of the configuration.
fn shared(image: &Image, job: &Job) -> ImageView {
    let config = &job.views.config;
    let found = job.desk.catalog().album().at(&image.src);
    let single = found
        .as_ref()
        .and_then(|found| picture::crops(found).into_iter().next().or_else(|| picture::seen(found)));
    ImageView {
        url: match &single {
            Some(single) => config.base_url.absolute(&single.path),
            None => picture::original_url(image, job.desk.catalog().album(), config),
        },
        alt: image.alt.clone(),
        size: single
            .map(|single| (single.width, single.height))
            .or(found.map(|found| (found.facts.width, found.facts.height))),
    }
}

/// The card that is drawn for an article without a picture.
fn drawn(article: &Article, job: &Job) -> Option<ImageView> {
    let config = &job.views.config;
    let subject = job.desk.subject()?;
    if article.image.is_none() && share_card::is_blank(job.desk.catalog(), subject) {
        let message = "no card for sharing is drawn: no font has a letter of the headline";
        let problem = Problem::warning(message).at(Place::file(&article.text.source));
        let hint = "put a font that has them into fonts/, or give the article a picture";
        job.warnings.borrow_mut().push(problem.hint(hint));
    }
    let file = share_card::file(job.desk.catalog(), config, subject)?;
    Some(ImageView {
        url: config.base_url.absolute(&format!("/{file}")),
        alt: article.text.title.clone(),
        size: Some((card::WIDTH, card::HEIGHT)),
    })
}

/// The pictures that search engines are given: cut to each ratio, else the one that there is.
fn images(image: &Image, job: &Job) -> Vec<String> {
    let config = &job.views.config;
    let crops = job.desk.catalog().album().at(&image.src).map(|found| picture::crops(&found));
    match crops.filter(|crops| !crops.is_empty()) {
        Some(crops) => crops.iter().map(|crop| config.base_url.absolute(&crop.path)).collect(),
        None => vec![picture::original_url(image, job.desk.catalog().album(), config)],
    }
}

/// What terms are called.
fn names(grouping: Grouping, terms: &[Term], article: &Article, config: &Config) -> Vec<String> {
    terms.iter().map(|term| term_title(grouping, term, article.text.edition, config).to_owned()).collect()
}

/// The absolute URL of an author's page.
fn author_url(author: &Term, article: &Article, config: &Config) -> String {
    let key = ListingKey { edition: article.text.edition, kind: Grouping::Author.kind(&author.slug) };
    config.base_url.absolute(&listing::path(&key, config))
}

/// The translations of an article, or what it is a translation of: the version that `x-default` names is taken for the original.
fn translations(head: &Head, url: &str) -> (Vec<Translation>, Option<Translation>) {
    let named: Vec<_> = alternates::named(&head.alternates).cloned().collect();
    match named.split_first() {
        Some((original, others)) if original.1 == url => (others.to_vec(), None),
        Some((original, others)) if others.iter().any(|(_, other)| other == url) => {
            (Vec::new(), Some(original.clone()))
        }
        // Another article stands for the story in this edition.
        _ => (Vec::new(), None),
    }
}

/// What structured data says of an article. The visible dates are the same.
fn view(head: &Head, article: &Article, card: &Card, job: &Job) -> ArticleView {
    let config = &job.views.config;
    let provider = article.provider.as_deref().and_then(|slug| config.provider(slug));
    let url = config.base_url.absolute(&article.text.path);
    let lang = &config.edition(article.text.edition).lang;
    let (translations, translation_of) = translations(head, &url);
    ArticleView {
        headline: article.text.title.clone(),
        description: card.excerpt.clone(),
        lang: lang.clone(),
        zone: config.zone,
        published: article.date,
        modified: article.updated.map_or(article.date, |updated| updated.max(article.date)),
        authors: article
            .authors
            .iter()
            .map(|author| PersonView {
                name: term_title(Grouping::Author, author, article.text.edition, config).to_owned(),
                url: Some(author_url(author, article, config)),
            })
            .collect(),
        publisher: publisher(config),
        images: card.image.iter().flat_map(|image| images(image, job)).collect(),
        sections: names(Grouping::Sector, &article.sectors, article, config),
        keywords: names(Grouping::Tag, &article.tags, article, config),
        dateline: article.dateline.clone(),
        words: article.words,
        corrections: article
            .corrections
            .iter()
            .map(|correction| CorrectionView { text: correction.note.clone(), date: correction.date })
            .collect(),
        provider: provider.map(|provider| ProviderView {
            name: provider.name.get(lang).to_owned(),
            url: provider.url.clone(),
            source_url: article.source_url.clone(),
            label: provider.label.get(lang).to_owned(),
            is_sponsored: provider.is_sponsored(),
        }),
        translations,
        translation_of,
        url,
    }
}
