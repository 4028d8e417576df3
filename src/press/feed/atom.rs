//! Atom (RFC 4287).

use crate::base::instant::Zone;
use crate::press::feed::{FeedView, GENERATOR, ItemView, MEDIA, PersonView, write_image};
use crate::press::xml::{References, Xml};

/// When a feed without items was last changed: RFC 4287 §4.1.1 requires an instant, and any true one would be
/// a clock's. The epoch is older than whatever the feed will ever hold.
const NEVER: &str = "1970-01-01T00:00:00Z";

/// The feed as Atom. The feed's author is the portal (its title), so that an item without a byline has one
/// (RFC 4287 §4.2.1).
#[must_use]
pub fn write(feed: &FeedView) -> Vec<u8> {
    let mut xml = Xml::new(References::Named, feed.stylesheet.as_deref());
    let attributes =
        [("xmlns", "http://www.w3.org/2005/Atom"), ("xmlns:media", MEDIA), ("xml:lang", &feed.lang)];
    xml.nest("feed", &attributes, |xml| {
        write_feed(xml, feed);
        for item in &feed.items {
            // An entry inherits the feed's language.
            let lang = [("xml:lang", item.lang.as_str())];
            let attributes = if item.lang == feed.lang { &[][..] } else { &lang };
            xml.nest("entry", attributes, |xml| write_entry(xml, feed.zone, item));
        }
    });
    xml.finish()
}

fn write_feed(xml: &mut Xml, feed: &FeedView) {
    xml.text("id", &feed.self_url);
    xml.text("title", &feed.title);
    xml.text_unless_empty("subtitle", &feed.description);
    let updated = feed.updated.map(|instant| feed.zone.rfc3339(instant));
    xml.text("updated", updated.as_deref().unwrap_or(NEVER));
    xml.nest("author", &[], |xml| {
        xml.text("name", &feed.title);
        xml.text("uri", &feed.home_url);
    });
    let this = [("rel", "self"), ("type", "application/atom+xml"), ("href", &feed.self_url)];
    xml.empty("link", &this);
    write_alternate(xml, &feed.home_url);
    if let Some(hub) = &feed.hub {
        xml.empty("link", &[("rel", "hub"), ("href", hub)]);
    }
    xml.text("generator", GENERATOR);
    xml.text_unless_empty("icon", feed.icon.as_deref().unwrap_or_default());
    xml.text_unless_empty("rights", feed.rights.as_deref().unwrap_or_default());
}

fn write_entry(xml: &mut Xml, zone: Zone, item: &ItemView) {
    xml.text("id", &item.id);
    xml.text("title", &item.title);
    write_alternate(xml, &item.url);
    if let Some((name, url)) = item.source.as_ref().filter(|(_, url)| !url.is_empty()) {
        xml.empty("link", &[("rel", "via"), ("href", url), ("title", name)]);
    }
    xml.text("published", &zone.rfc3339(item.date));
    xml.text("updated", &zone.rfc3339(item.updated));
    for author in &item.authors {
        write_author(xml, author);
    }
    for category in &item.categories {
        xml.empty("category", &[("term", &category.slug), ("label", &category.name)]);
    }
    xml.text_unless_empty("summary", &item.summary);
    if let Some(content) = &item.content_html {
        xml.element("content", &[("type", "html")], content);
    }
    if let Some(image) = &item.image {
        write_image(xml, image);
    }
}

fn write_alternate(xml: &mut Xml, url: &str) {
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", url)]);
}

fn write_author(xml: &mut Xml, author: &PersonView) {
    xml.nest("author", &[], |xml| {
        xml.text("name", &author.name);
        xml.text_unless_empty("uri", author.url.as_deref().unwrap_or_default());
        // `atom:email` must match `.+@.+` (RFC 4287 §3.2.3).
        if let Some(email) = author.email.as_deref().filter(|email| is_address(email)) {
            xml.text("email", email);
        }
    });
}

fn is_address(email: &str) -> bool {
    matches!(email.split_once('@'), Some((name, host)) if !name.is_empty() && !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::press::feed::sample;
    use crate::press::xml::testing::{readable_awkward, texts};

    #[test]
    fn awkward_text_is_read_back_as_it_was() {
        let bytes = write(&sample::awkward());
        let seen = readable_awkward();
        assert_eq!(texts(&bytes, "title")[1], seen);
        assert_eq!(texts(&bytes, "summary")[0], seen);
        assert_eq!(texts(&bytes, "content"), [format!("<p>{seen}</p>")]);
        assert_eq!(texts(&bytes, "name"), ["Warta & Co", &seen, "Budi"]);
    }

    #[test]
    fn only_an_address_is_an_email() {
        assert_eq!(texts(&write(&sample::awkward()), "email"), ["budi@warta.example"]);
    }

    #[test]
    fn entries_have_both_dates_and_say_another_language() {
        let bytes = write(&sample::awkward());
        assert_eq!(texts(&bytes, "published"), ["2026-11-23T15:00:00+07:00", "2026-11-22T15:00:00+07:00"]);
        assert_eq!(
            texts(&bytes, "updated"),
            ["2026-11-23T16:00:00+07:00", "2026-11-23T16:00:00+07:00", "2026-11-22T15:00:00+07:00"]
        );
        let document = String::from_utf8(bytes).unwrap();
        assert_eq!(document.matches("<entry xml:lang=\"en\">").count(), 1);
    }

    #[test]
    fn a_feed_without_items_was_last_changed_at_the_epoch() {
        let bytes = write(&sample::empty());
        assert_eq!(texts(&bytes, "updated"), ["1970-01-01T00:00:00Z"]);
        assert!(texts(&bytes, "subtitle").is_empty());
    }
}
