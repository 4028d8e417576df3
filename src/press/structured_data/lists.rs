//! Lists of links: the way to a page (`BreadcrumbList`), and what a page of a listing shows
//! (`CollectionPage`).

use crate::press::structured_data::Object;
use crate::press::structured_data::site::website_id;
use serde_json::Value;

/// A page of a listing. URLs are absolute.
#[derive(Clone, Debug)]
pub struct CollectionView {
    /// The page.
    pub url: String,
    /// The heading.
    pub name: String,
    /// What the listing is about; may be empty.
    pub description: String,
    /// The language, BCP 47.
    pub lang: String,
    /// The portal's home, as in [`SiteView::url`](crate::press::structured_data::SiteView::url).
    pub site_url: String,
    /// The articles that the page shows, in its order: headline and URL. What would be a total of the whole
    /// listing does not belong here: it would change sealed pages.
    pub items: Vec<(String, String)>,
}

/// The way to a page, from the home page to the page itself: name and URL
/// (developers.google.com/search/docs/appearance/structured-data/breadcrumb). An `item` is a thing in
/// schema.org, so that a bare URL, which Google takes as well, would not be of its range.
#[must_use]
pub fn breadcrumbs(crumbs: &[(String, String)]) -> Value {
    let elements = crumbs.iter().zip(1_usize..).map(|((name, url), position)| {
        let page = Object::new("WebPage").with("@id", url.as_str()).done();
        Object::new("ListItem")
            .with("position", position)
            .with("name", name.as_str())
            .with("item", page)
            .done()
    });
    Object::new("BreadcrumbList").with("itemListElement", elements.collect::<Vec<_>>()).done()
}

/// A page of a listing, with the articles that it shows (schema.org/CollectionPage, schema.org/ItemList).
#[must_use]
pub fn collection(view: &CollectionView) -> Value {
    let elements = view.items.iter().zip(1_usize..).map(|((name, url), position)| {
        Object::new("ListItem")
            .with("position", position)
            .with("name", name.as_str())
            .with("url", url.as_str())
            .done()
    });
    let list = Object::new("ItemList").with("itemListElement", elements.collect::<Vec<_>>()).done();
    let site = Object::new("WebSite").with("@id", website_id(&view.site_url)).done();
    Object::new("CollectionPage")
        .with("@id", view.url.as_str())
        .with("url", view.url.as_str())
        .with("name", view.name.as_str())
        .with_text("description", &view.description)
        .with("inLanguage", view.lang.as_str())
        .with("isPartOf", site)
        .with("mainEntity", list)
        .done()
}

#[cfg(test)]
mod tests {
    use super::{CollectionView, breadcrumbs, collection};
    use serde_json::json;

    #[test]
    fn crumbs_are_numbered_from_one() {
        let crumbs =
            ["Warta", "Top Story"].map(|name| (name.to_owned(), format!("https://a.example/{name}")));
        let list = breadcrumbs(&crumbs);
        assert_eq!(
            list["itemListElement"][1],
            json!({
                "@type": "ListItem",
                "position": 2,
                "name": "Top Story",
                "item": {"@type": "WebPage", "@id": "https://a.example/Top Story"},
            })
        );
        assert_eq!(breadcrumbs(&[])["itemListElement"], json!([]));
    }

    #[test]
    fn a_page_of_a_listing_holds_what_it_shows() {
        let mut view = CollectionView {
            url: "https://warta.example/sector/pangan/".to_owned(),
            name: "Pangan & <Harga>".to_owned(),
            description: String::new(),
            lang: "id".to_owned(),
            site_url: "https://warta.example/".to_owned(),
            items: vec![("\u{202e}\"Beras\"".to_owned(), "https://warta.example/1/".to_owned())],
        };
        let page = collection(&view);
        assert_eq!(page["mainEntity"]["itemListElement"][0]["url"], "https://warta.example/1/");
        assert_eq!(page["isPartOf"], json!({"@type": "WebSite", "@id": "https://warta.example/#website"}));
        view.items.clear();
        assert_eq!(collection(&view)["mainEntity"], json!({"@type": "ItemList", "itemListElement": []}));
    }
}
