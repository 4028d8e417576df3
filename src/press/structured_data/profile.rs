//! The page of someone who writes (`ProfilePage`: developers.google.com/search/docs/appearance/structured-data/profile-page).

use crate::press::structured_data::Object;
use serde_json::Value;

/// Someone who writes, and the page about them. URLs are absolute.
#[derive(Clone, Debug)]
pub struct ProfileView {
    /// The page.
    pub url: String,
    /// The language of the page, BCP 47.
    pub lang: String,
    /// The name as printed.
    pub name: String,
    /// Who they are; may be empty.
    pub bio: String,
    /// A picture.
    pub image: Option<String>,
    /// Their page elsewhere.
    pub elsewhere: Option<String>,
}

/// The page of someone who writes.
#[must_use]
pub fn profile(view: &ProfileView) -> Value {
    let person = Object::new("Person")
        .with("name", view.name.as_str())
        .with("url", view.url.as_str())
        .with_text("description", &view.bio)
        .with_optional("image", view.image.as_deref())
        .with_list("sameAs", view.elsewhere.as_deref())
        .done();
    Object::new("ProfilePage")
        .with("@id", view.url.as_str())
        .with("inLanguage", view.lang.as_str())
        .with("mainEntity", person)
        .done()
}
