//! Metadata of pages that are not articles: Open Graph, structured data.

use crate::config::Config;
use crate::press::alternates;
use crate::press::head::Head;
use crate::press::job::Job;
use crate::press::open_graph::{self, OpenGraphView};
use crate::press::structured_data::{self, OrganizationView, SiteView};

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
            publisher: publisher(config),
        }));
    }
    if !head.breadcrumbs.is_empty() {
        objects.push(structured_data::breadcrumbs(&absolute(&head.breadcrumbs, config)));
    }
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

/// The languages of a page's versions that search engines may find, but for its own.
pub(super) fn others(head: &Head, lang: &str) -> Vec<String> {
    let others = alternates::named(&head.alternates).filter(|(other, _)| other != lang);
    others.map(|(other, _)| other.clone()).collect()
}

/// Breadcrumbs with absolute URLs.
pub(super) fn absolute(crumbs: &[(String, String)], config: &Config) -> Vec<(String, String)> {
    crumbs.iter().map(|(title, path)| (title.clone(), config.base_url.absolute(path))).collect()
}

/// The portal as an organisation.
pub(super) fn publisher(config: &Config) -> OrganizationView {
    OrganizationView { name: config.title.clone(), url: config.base_url.absolute("/"), logo: None }
}
