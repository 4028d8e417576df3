//! Metadata of pages that are not articles: Open Graph, structured data.

use crate::catalog::listing::ListingKind;
use crate::config::Config;
use crate::pages::listing;
use crate::press::alternates;
use crate::press::card;
use crate::press::head::Head;
use crate::press::job::Job;
use crate::press::open_graph::{self, OpenGraphView};
use crate::press::structured_data::{self, OrganizationView, ProfileView, SiteView};

/// Adds Open Graph and structured data to a page's head.
pub(super) fn add(head: &mut Head, job: &Job) {
    let config = &job.views.config;
    let edition = config.edition(job.edition);
    let url = config.base_url.absolute(&head.path);
    let mut objects = Vec::new();
    if head.kind == "home" && head.breadcrumbs.is_empty() {
        objects.extend(structured_data::site(&SiteView {
            url: url.clone(),
            name: edition.title.clone(),
            description: edition.description.clone(),
            lang: edition.lang.clone(),
            publisher: OrganizationView { policies: policies(job), ..publisher(config) },
        }));
    }
    if !head.breadcrumbs.is_empty() {
        objects.push(structured_data::breadcrumbs(&absolute(&head.breadcrumbs, config)));
    }
    objects.extend(profile(head, job).as_ref().map(structured_data::profile));
    head.structured_data = structured_data::script(objects);
    head.open_graph = open_graph::tags(&OpenGraphView {
        title: head.title.clone(),
        description: head.description.clone(),
        url: head.canonical.clone().unwrap_or(url),
        site_name: edition.title.clone(),
        lang: edition.lang.clone(),
        alternates: others(head, &edition.lang),
        image: None,
        article: None,
    });
}

/// What an author's page says of the author, if the configuration says anything; on its front page.
fn profile(head: &Head, job: &Job) -> Option<ProfileView> {
    let config = &job.views.config;
    let (key, name) = head.listing.as_ref()?;
    let ListingKind::Author(slug) = &key.kind else {
        return None;
    };
    let author = config.author(slug).filter(|_| head.path == listing::path(key, config))?;
    Some(ProfileView {
        url: config.base_url.absolute(&head.path),
        lang: job.lang().to_owned(),
        name: name.clone(),
        bio: author.bio.get(job.lang()).to_owned(),
        image: author.image.as_deref().map(|image| card::absolute(image, config)),
        elsewhere: author.url.clone(),
    })
}

/// The languages of a page's versions that search engines may find, but for its own.
pub(super) fn others(head: &Head, lang: &str) -> Vec<String> {
    let others = alternates::named(&head.alternates).filter(|(other, _)| other != lang);
    others.map(|(other, _)| other.clone()).collect()
}

/// Breadcrumbs with absolute URLs.
pub(super) fn absolute(crumbs: &[(String, String)], config: &Config) -> Vec<(String, String)> {
    crumbs.iter().map(|(title, path)| (title.clone(), config.base_url.absolute(path))).collect()
}

/// Where the portal says by which rules it works: in the page's language if there is such a page.
fn policies(job: &Job) -> Vec<(&'static str, String)> {
    let config = &job.views.config;
    let each = config.policies.iter().filter_map(|policy| {
        let own = job.desk.page_story(&policy.source).find(|page| page.edition == job.edition);
        let path = own.map(|page| page.path.as_str()).or_else(|| job.desk.target(&policy.source))?;
        Some((policy.property, config.base_url.absolute(path)))
    });
    each.collect()
}

/// The portal as an organisation.
pub(super) fn publisher(config: &Config) -> OrganizationView {
    OrganizationView {
        name: config.title.clone(),
        url: config.base_url.absolute("/"),
        logo: None,
        policies: Vec::new(),
    }
}
