//! JSON Feed 1.1 (jsonfeed.org/version/1.1).

use crate::base::instant::Zone;
use crate::press::feed::{FeedView, ItemView, PersonView};
use serde_json::{Map, Value, json};

/// The feed as JSON Feed 1.1. An item without its whole text carries its summary, else its title, as
/// `content_text`, since the format requires one of both and not blank; one that a provider supplied names it in the extension `_source`, for which
/// the format has no word (`external_url` would lead readers away from the article's page).
#[must_use]
pub fn write(feed: &FeedView) -> Vec<u8> {
    let mut object = Map::new();
    object.insert("version".to_owned(), "https://jsonfeed.org/version/1.1".into());
    object.insert("title".to_owned(), feed.title.as_str().into());
    object.insert("home_page_url".to_owned(), feed.home_url.as_str().into());
    object.insert("feed_url".to_owned(), feed.self_url.as_str().into());
    insert_text(&mut object, "description", Some(&feed.description));
    insert_text(&mut object, "icon", feed.icon.as_deref());
    object.insert("language".to_owned(), feed.lang.as_str().into());
    let portal = json!({"name": feed.title, "url": feed.home_url});
    object.insert("authors".to_owned(), json!([portal]));
    if let Some(hub) = &feed.hub {
        object.insert("hubs".to_owned(), json!([{"type": "WebSub", "url": hub}]));
    }
    let items: Vec<Value> = feed.items.iter().map(|one| item(feed.zone, one)).collect();
    object.insert("items".to_owned(), items.into());
    let mut bytes = Value::Object(object).to_string().into_bytes();
    bytes.push(b'\n');
    bytes
}

fn item(zone: Zone, item: &ItemView) -> Value {
    let mut object = Map::new();
    object.insert("id".to_owned(), item.id.as_str().into());
    object.insert("url".to_owned(), item.url.as_str().into());
    object.insert("title".to_owned(), item.title.as_str().into());
    let text = if item.summary.is_empty() { &item.title } else { &item.summary };
    match &item.content_html {
        Some(content) => object.insert("content_html".to_owned(), content.as_str().into()),
        None => object.insert("content_text".to_owned(), text.as_str().into()),
    };
    insert_text(&mut object, "summary", Some(&item.summary));
    let image = item.image.as_ref().map(|image| image.url.as_str());
    insert_text(&mut object, "image", image);
    object.insert("date_published".to_owned(), zone.rfc3339(item.date).into());
    object.insert("date_modified".to_owned(), zone.rfc3339(item.updated).into());
    if !item.authors.is_empty() {
        let authors: Vec<Value> = item.authors.iter().map(author).collect();
        object.insert("authors".to_owned(), authors.into());
    }
    let tags = item.category_names();
    if !tags.is_empty() {
        object.insert("tags".to_owned(), tags.into());
    }
    object.insert("language".to_owned(), item.lang.as_str().into());
    if let Some((name, url)) = &item.source {
        let source = if url.is_empty() { json!({"name": name}) } else { json!({"name": name, "url": url}) };
        object.insert("_source".to_owned(), source);
    }
    Value::Object(object)
}

fn author(person: &PersonView) -> Value {
    let mut object = Map::new();
    object.insert("name".to_owned(), person.name.as_str().into());
    insert_text(&mut object, "url", person.url.as_deref());
    Value::Object(object)
}

fn insert_text(object: &mut Map<String, Value>, key: &str, text: Option<&str>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        object.insert(key.to_owned(), text.into());
    }
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::press::feed::sample;
    use crate::press::xml::testing::AWKWARD;
    use serde_json::{Value, json};

    #[test]
    fn awkward_text_is_read_back_as_it_was() {
        let feed: Value = serde_json::from_slice(&write(&sample::awkward())).unwrap();
        let item = &feed["items"][0];
        assert_eq!(item["title"], AWKWARD);
        assert_eq!(item["content_html"], format!("<p>{AWKWARD}</p>"));
        assert_eq!(item["_source"]["name"], AWKWARD);
    }

    #[test]
    fn an_item_has_content_in_one_form_and_no_tag_twice() {
        let feed: Value = serde_json::from_slice(&write(&sample::awkward())).unwrap();
        let [first, second] = [&feed["items"][0], &feed["items"][1]];
        assert!(first["content_text"].is_null() && second["content_html"].is_null());
        assert_eq!(second["content_text"], "Ringkasan");
        assert_eq!(first["tags"], json!(["Top Story", "Pangan"]));
        assert_eq!(feed["hubs"][0]["type"], "WebSub");
    }

    #[test]
    fn a_feed_without_items_says_so() {
        let feed: Value = serde_json::from_slice(&write(&sample::empty())).unwrap();
        assert_eq!(feed["items"], json!([]));
        assert!(feed["description"].is_null() && feed["hubs"].is_null());
    }

    #[test]
    fn the_version_stands_first() {
        assert!(write(&sample::empty()).starts_with(b"{\"version\":\"https://jsonfeed.org/version/1.1\""));
    }
}
