//! An article as `NewsArticle`: never as `ReportageNewsArticle`, which is defined against what a provider
//! supplies.

use crate::base::instant::{Instant, Zone};
use crate::press::structured_data::{Object, OrganizationView, organization};
use serde_json::Value;

/// An article as search engines see it. URLs are absolute.
#[derive(Clone, Debug)]
pub struct ArticleView {
    /// The article's page.
    pub url: String,
    /// The headline, whole: Google shortens for itself.
    pub headline: String,
    /// What it says in a sentence; may be empty.
    pub description: String,
    /// The language, BCP 47.
    pub lang: String,
    /// The zone in which dates are written.
    pub zone: Zone,
    /// When it was published: what the page shows.
    pub published: Instant,
    /// When it was last changed; the date of publication if it never was.
    pub modified: Instant,
    /// Who wrote it. If empty, the provider is the author, else the publisher.
    pub authors: Vec<PersonView>,
    /// Who publishes it.
    pub publisher: OrganizationView,
    /// Its pictures.
    pub images: Vec<String>,
    /// The titles of its sectors.
    pub sections: Vec<String>,
    /// The names of its tags.
    pub keywords: Vec<String>,
    /// Where it was written; as the page shows it.
    pub dateline: Option<String>,
    /// How many words it has; 0 if unknown.
    pub words: u32,
    /// What was corrected, oldest first.
    pub corrections: Vec<CorrectionView>,
    /// Who supplied it, if not the publisher.
    pub provider: Option<ProviderView>,
    /// Its versions in other languages: language and URL.
    pub translations: Vec<(String, String)>,
    /// What it is a translation of, if that is known: language and URL.
    pub translation_of: Option<(String, String)>,
}

/// Someone who writes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PersonView {
    /// The name as printed.
    pub name: String,
    /// The author's page.
    pub url: Option<String>,
}

/// A correction.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CorrectionView {
    /// What was corrected.
    pub text: String,
    /// When.
    pub date: Instant,
}

/// The third party that supplied an article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProviderView {
    /// The name as printed.
    pub name: String,
    /// The provider's site.
    pub url: Option<String>,
    /// Where the provider published the article.
    pub source_url: Option<String>,
    /// What is printed over its headlines ("Press release"); may be empty.
    pub label: String,
    /// Whether someone paid for the article.
    pub is_sponsored: bool,
}

/// An article as `NewsArticle`; one that someone paid for as `AdvertiserContentArticle`, which is no news to schema.org.
#[must_use]
pub fn article(view: &ArticleView) -> Value {
    let sponsor = view.provider.as_ref().filter(|provider| provider.is_sponsored);
    let kind = if sponsor.is_some() { "AdvertiserContentArticle" } else { "NewsArticle" };
    let translation = |(lang, url): &(String, String)| {
        Object::new(kind).with("@id", url.as_str()).with("inLanguage", lang.as_str()).done()
    };
    // A word of news articles alone.
    let dateline = view.dateline.as_deref().filter(|_| sponsor.is_none()).unwrap_or_default();
    let label = view.provider.as_ref().map(|provider| provider.label.as_str()).unwrap_or_default();
    let source_url = view.provider.as_ref().and_then(|provider| provider.source_url.as_deref());
    Object::new(kind)
        .with("@id", view.url.as_str())
        .with("mainEntityOfPage", view.url.as_str())
        .with("headline", view.headline.as_str())
        .with_text("description", &view.description)
        .with("inLanguage", view.lang.as_str())
        .with("datePublished", view.zone.rfc3339(view.published))
        .with("dateModified", view.zone.rfc3339(view.modified))
        .with("author", authors(view))
        .with("publisher", organization(&view.publisher))
        .with_list("image", view.images.iter().map(String::as_str))
        .with_list("articleSection", view.sections.iter().map(String::as_str))
        .with_list("keywords", view.keywords.iter().map(String::as_str))
        .with_text("genre", label)
        .with_text("dateline", dateline)
        .with_optional("wordCount", Some(view.words).filter(|words| *words > 0))
        .with("isAccessibleForFree", true)
        .with_list("correction", view.corrections.iter().map(|one| correction(view.zone, one)))
        .with_optional("sourceOrganization", view.provider.as_ref().map(provider))
        .with_optional("sponsor", sponsor.map(provider))
        .with_optional("isBasedOn", source_url)
        .with_list("workTranslation", view.translations.iter().map(translation))
        .with_optional("translationOfWork", view.translation_of.as_ref().map(translation))
        .done()
}

/// Google recommends an author: what nobody signed is the provider's, else the publisher's.
fn authors(view: &ArticleView) -> Vec<Value> {
    if view.authors.is_empty() {
        let unsigned = view.provider.as_ref().map(provider);
        return vec![unsigned.unwrap_or_else(|| organization(&view.publisher))];
    }
    let person = |author: &PersonView| {
        Object::new("Person")
            .with("name", author.name.as_str())
            .with_optional("url", author.url.as_deref())
            .done()
    };
    view.authors.iter().map(person).collect()
}

fn provider(provider: &ProviderView) -> Value {
    Object::new("Organization")
        .with("name", provider.name.as_str())
        .with_optional("url", provider.url.as_deref())
        .done()
}

fn correction(zone: Zone, correction: &CorrectionView) -> Value {
    Object::new("CorrectionComment")
        .with("text", correction.text.as_str())
        .with("datePublished", zone.rfc3339(correction.date))
        .done()
}

#[cfg(test)]
mod tests {
    use super::{ArticleView, CorrectionView, PersonView, ProviderView, article};
    use crate::base::instant::{Instant, Zone};
    use crate::press::structured_data::OrganizationView;
    use serde_json::json;

    fn plain() -> ArticleView {
        ArticleView {
            url: "https://warta.example/1/".to_owned(),
            headline: "Harga beras naik".to_owned(),
            description: String::new(),
            lang: "id".to_owned(),
            zone: Zone::named("Asia/Jakarta").unwrap(),
            published: Instant::from_rfc3339("2026-11-23T08:00:00Z").unwrap(),
            modified: Instant::from_rfc3339("2026-11-23T09:00:00Z").unwrap(),
            authors: Vec::new(),
            publisher: OrganizationView {
                name: "Warta".to_owned(),
                url: "https://warta.example/".to_owned(),
                logo: None,
                policies: Vec::new(),
            },
            images: Vec::new(),
            sections: Vec::new(),
            keywords: Vec::new(),
            dateline: None,
            words: 0,
            corrections: Vec::new(),
            provider: None,
            translations: Vec::new(),
            translation_of: None,
        }
    }

    #[test]
    fn what_is_empty_is_left_out_and_the_publisher_signs() {
        let publisher = json!({
            "@type": "NewsMediaOrganization",
            "@id": "https://warta.example/#organization",
            "name": "Warta",
            "url": "https://warta.example/",
        });
        assert_eq!(
            article(&plain()),
            json!({
                "@type": "NewsArticle",
                "@id": "https://warta.example/1/",
                "mainEntityOfPage": "https://warta.example/1/",
                "headline": "Harga beras naik",
                "inLanguage": "id",
                "datePublished": "2026-11-23T15:00:00+07:00",
                "dateModified": "2026-11-23T16:00:00+07:00",
                "author": [publisher],
                "publisher": publisher,
                "isAccessibleForFree": true,
            })
        );
    }

    #[test]
    fn a_providers_article_names_its_source_and_is_no_reportage() {
        let mut view = plain();
        view.provider = Some(ProviderView {
            name: "Rilis".to_owned(),
            url: Some("https://rilis.example/".to_owned()),
            source_url: Some("https://rilis.example/1".to_owned()),
            label: "Siaran pers".to_owned(),
            is_sponsored: false,
        });
        let object = article(&view);
        assert_eq!(object["@type"], "NewsArticle");
        assert_eq!(object["sourceOrganization"]["name"], "Rilis");
        assert_eq!(object["author"][0]["@type"], "Organization");
        assert_eq!(object["isBasedOn"], "https://rilis.example/1");
        assert_eq!(object["genre"], "Siaran pers");
        assert_eq!(object["sponsor"], serde_json::Value::Null);
        if let Some(provider) = &mut view.provider {
            provider.is_sponsored = true;
        }
        let object = article(&view);
        assert_eq!(object["@type"], "AdvertiserContentArticle");
        assert_eq!(object["sponsor"]["name"], "Rilis");
    }

    #[test]
    fn authors_corrections_and_translations_are_objects() {
        let mut view = plain();
        view.authors = vec![PersonView { name: "Budi \"B\" <b>".to_owned(), url: None }];
        view.corrections =
            vec![CorrectionView { text: "Bukan 10, tetapi 11.".to_owned(), date: view.modified }];
        view.translations = vec![("en".to_owned(), "https://warta.example/en/1/".to_owned())];
        view.words = 350;
        let object = article(&view);
        assert_eq!(object["author"], json!([{"@type": "Person", "name": "Budi \"B\" <b>"}]));
        assert_eq!(object["correction"][0]["datePublished"], "2026-11-23T16:00:00+07:00");
        assert_eq!(
            object["workTranslation"][0],
            json!({"@type": "NewsArticle", "@id": "https://warta.example/en/1/", "inLanguage": "en"})
        );
        assert_eq!(object["wordCount"], 350);
    }
}
