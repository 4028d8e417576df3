//! The portal (`WebSite`) and who publishes it (`NewsMediaOrganization`).

use crate::press::structured_data::Object;
use serde_json::Value;

/// Who publishes the portal. URLs are absolute.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OrganizationView {
    /// The publisher's name.
    pub name: String,
    /// The portal's home: the same on every page, whatever its language.
    pub url: String,
    /// A picture of the publisher's logo.
    pub logo: Option<String>,
    /// Where it says by which rules it works: properties of schema.org with URLs. One page says it for all.
    pub policies: Vec<(&'static str, String)>,
}

/// The portal in one language.
#[derive(Clone, Debug)]
pub struct SiteView {
    /// The home page of the language.
    pub url: String,
    /// The portal's name.
    pub name: String,
    /// What the portal is; may be empty.
    pub description: String,
    /// The language, BCP 47.
    pub lang: String,
    /// Who publishes it.
    pub publisher: OrganizationView,
}

/// Two objects for the home page: the portal (the site name of
/// developers.google.com/search/docs/appearance/site-names) and its publisher.
#[must_use]
pub fn site(view: &SiteView) -> Vec<Value> {
    let publisher =
        Object::new("NewsMediaOrganization").with("@id", organization_id(&view.publisher.url)).done();
    let website = Object::new("WebSite")
        .with("@id", website_id(&view.url))
        .with("url", view.url.as_str())
        .with("name", view.name.as_str())
        .with_text("description", &view.description)
        .with("inLanguage", view.lang.as_str())
        .with("publisher", publisher)
        .done();
    vec![website, organization(&view.publisher)]
}

/// A publisher as `NewsMediaOrganization`.
#[must_use]
pub fn organization(view: &OrganizationView) -> Value {
    let logo = |url: &str| Object::new("ImageObject").with("url", url).done();
    let organization = Object::new("NewsMediaOrganization")
        .with("@id", organization_id(&view.url))
        .with("name", view.name.as_str())
        .with("url", view.url.as_str())
        .with_optional("logo", view.logo.as_deref().map(logo));
    let policies = view.policies.iter();
    policies.fold(organization, |organization, (name, url)| organization.with(name, url.as_str())).done()
}

/// Names the portal of a home page within the web.
pub(super) fn website_id(home_url: &str) -> String {
    format!("{home_url}#website")
}

fn organization_id(home_url: &str) -> String {
    format!("{home_url}#organization")
}

#[cfg(test)]
mod tests {
    use super::{OrganizationView, SiteView, site};

    #[test]
    fn the_portal_names_its_publisher() {
        let view = SiteView {
            url: "https://warta.example/en/".to_owned(),
            name: "Warta & \"Co\"".to_owned(),
            description: String::new(),
            lang: "en".to_owned(),
            publisher: OrganizationView {
                name: "Warta".to_owned(),
                url: "https://warta.example/".to_owned(),
                logo: Some("https://warta.example/logo.png".to_owned()),
                policies: vec![("masthead", "https://warta.example/redaksi/".to_owned())],
            },
        };
        let objects = site(&view);
        assert_eq!(objects[0]["name"], "Warta & \"Co\"");
        assert!(objects[0].get("description").is_none());
        assert_eq!(objects[0]["publisher"]["@id"], objects[1]["@id"]);
        assert_eq!(objects[1]["logo"]["@type"], "ImageObject");
        assert_eq!(objects[1]["masthead"], "https://warta.example/redaksi/");
    }
}
