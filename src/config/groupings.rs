//! Reads `[sectors]`, `[authors]` and `[providers]`: who and what the portal's articles name.

mod sectors;

use crate::base::slug::SlugStyle;
use crate::config::reading::Reading;
use crate::config::words::readable;
use crate::config::{Author, Edition, Provider, Sector, Urls};

/// The sectors in the order of the navigation.
pub(super) fn sectors(file: &mut Reading<'_>, urls: &Urls, editions: &[Edition]) -> Vec<Sector> {
    let mut sectors = Vec::new();
    for slug in file.slugs("sectors", urls.slugs) {
        let values = file.values.of(slug);
        sectors::untitled(file, slug, editions);
        let sector = Sector {
            slug: slug.to_owned(),
            slugs: sectors::slugs(file, slug, urls.slugs, editions),
            title: file.localized(values, "sectors.SLUG.title", &readable(slug), editions),
            description: file.localized(values, "sectors.SLUG.description", "", editions),
            media_topic: values.string("sectors.SLUG.media_topic"),
            in_navigation: values.switch("sectors.SLUG.in_navigation"),
        };
        sectors.push((values.integer("sectors.SLUG.order"), sector));
    }
    sectors::refuse_clashes(file, sectors.iter().map(|(_, sector)| sector), urls, editions);
    // A stable sort: where the numbers are equal, or missing, the order of the file holds.
    sectors.sort_by_key(|(order, _)| (order.is_none(), *order));
    sectors.into_iter().map(|(_, sector)| sector).collect()
}

/// The authors in the order of the file.
pub(super) fn authors(file: &mut Reading<'_>, style: SlugStyle, editions: &[Edition]) -> Vec<Author> {
    let mut authors = Vec::new();
    for slug in file.slugs("authors", style) {
        let values = file.values.of(slug);
        authors.push(Author {
            slug: slug.to_owned(),
            name: file.name(values, "authors.SLUG.name", &readable(slug), editions),
            email: values.string("authors.SLUG.email"),
            url: values.string("authors.SLUG.url"),
            image: values.string("authors.SLUG.image"),
            bio: file.localized(values, "authors.SLUG.bio", "", editions),
        });
    }
    authors
}

/// The providers in the order of the file.
pub(super) fn providers(file: &mut Reading<'_>, style: SlugStyle, editions: &[Edition]) -> Vec<Provider> {
    let mut providers = Vec::new();
    for slug in file.slugs("providers", style) {
        let values = file.values.of(slug);
        providers.push(Provider {
            slug: slug.to_owned(),
            name: file.name(values, "providers.SLUG.name", &readable(slug), editions),
            url: values.string("providers.SLUG.url"),
            notice: file.localized(values, "providers.SLUG.notice", "", editions),
            boilerplate: file.localized(values, "providers.SLUG.boilerplate", "", editions),
            trust: values.choice("providers.SLUG.trust"),
            images: values.choice("providers.SLUG.images"),
            may: values.choices("providers.SLUG.may"),
            indexing: values.choice("providers.SLUG.indexing"),
            link_rel: values.text("providers.SLUG.link_rel"),
            label: file.localized(values, "providers.SLUG.label", "", editions),
            in_news_sitemap: values.switch("providers.SLUG.in_news_sitemap"),
            in_feeds: values.switch("providers.SLUG.in_feeds"),
        });
    }
    providers
}
