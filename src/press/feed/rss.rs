//! RSS 2.0 (rssboard.org/rss-specification), as the RSS profile (rssboard.org/rss-profile) and the W3C feed
//! validator want it: what describes the channel stands before the items, `description` before
//! `content:encoded`.

use crate::press::feed::{FeedView, GENERATOR, ItemView, MEDIA, write_image};
use crate::press::xml::{References, Xml};

/// How long a reader may keep the feed, in minutes: news is polled hourly. A hub is faster.
const TTL_MINUTES: &str = "60";

/// Where the format is described; `http` because the W3C validator compares this very text.
const DOCS: &str = "http://www.rssboard.org/rss-specification";

const NAMESPACES: &[(&str, &str)] = &[
    ("version", "2.0"),
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:dcterms", "http://purl.org/dc/terms/"),
    ("xmlns:media", MEDIA),
];

/// The feed as RSS 2.0.
#[must_use]
pub fn write(feed: &FeedView) -> Vec<u8> {
    let mut xml = Xml::new(References::Hexadecimal, feed.stylesheet.as_deref());
    xml.nest("rss", NAMESPACES, |xml| {
        xml.nest("channel", &[], |xml| {
            write_channel(xml, feed);
            for item in &feed.items {
                xml.nest("item", &[], |xml| write_item(xml, feed, item));
            }
        });
    });
    xml.finish()
}

fn write_channel(xml: &mut Xml, feed: &FeedView) {
    xml.text("title", &feed.title);
    xml.text("link", &feed.home_url);
    // The specification requires a description; the title is one.
    let description = Some(&feed.description).filter(|text| !text.is_empty());
    xml.text("description", description.unwrap_or(&feed.title));
    xml.text("language", &feed.lang);
    xml.text_unless_empty("copyright", feed.rights.as_deref().unwrap_or_default());
    if let Some(updated) = feed.updated {
        xml.text("lastBuildDate", &feed.zone.rfc822(updated));
    }
    xml.text("docs", DOCS);
    xml.text("generator", GENERATOR);
    xml.text("ttl", TTL_MINUTES);
    let this = [("rel", "self"), ("type", "application/rss+xml"), ("href", &feed.self_url)];
    xml.empty("atom:link", &this);
    if let Some(hub) = &feed.hub {
        xml.empty("atom:link", &[("rel", "hub"), ("href", hub)]);
    }
    if let Some(icon) = feed.icon.as_deref().filter(|icon| may_be_image(icon)) {
        // The profile wants the image's title and link to be the channel's.
        xml.nest("image", &[], |xml| {
            xml.text("url", icon);
            xml.text("title", &feed.title);
            xml.text("link", &feed.home_url);
        });
    }
}

fn write_item(xml: &mut Xml, feed: &FeedView, item: &ItemView) {
    xml.text("title", &item.title);
    xml.text("link", &item.url);
    let permanent = if item.id == item.url { "true" } else { "false" };
    xml.element("guid", &[("isPermaLink", permanent)], &item.id);
    xml.text("pubDate", &feed.zone.rfc822(item.date));
    if item.updated > item.date {
        xml.text("dcterms:modified", &feed.zone.rfc3339(item.updated));
    }
    // `author` takes an e-mail address; names belong into `dc:creator`, one each.
    for author in &item.authors {
        xml.text("dc:creator", &author.name);
    }
    if item.lang != feed.lang {
        xml.text("dc:language", &item.lang);
    }
    for category in item.category_names() {
        xml.text("category", category);
    }
    xml.text_unless_empty("description", &as_html(&item.summary));
    if let Some(content) = &item.content_html {
        xml.cdata("content:encoded", content);
    }
    if let Some(image) = &item.image {
        write_image(xml, image);
    }
    if let Some((name, url)) = item.source.as_ref().filter(|(_, url)| !url.is_empty()) {
        xml.element("source", &[("url", url)], name);
    }
}

/// Plain text as HTML: readers take an item's description for HTML, so a `<` that is meant must be escaped
/// once more than XML asks for (rssboard.org/rss-profile, "Character Data").
fn as_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Whether RSS knows the kind of picture: GIF, JPEG or PNG (rssboard.org/rss-specification, `image`).
fn may_be_image(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    [".gif", ".jpg", ".jpeg", ".png"].iter().any(|extension| lower.ends_with(extension))
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
        let titles = texts(&bytes, "title");
        // The channel's, its image's and the items'.
        assert_eq!(titles[..3], ["Warta & Co", "Warta & Co", &seen]);
        assert_eq!(titles[3].chars().count(), 300);
        assert_eq!(texts(&bytes, "dc:creator"), [seen.as_str(), "Budi"]);
        assert_eq!(texts(&bytes, "content:encoded"), [format!("<p>{seen}</p>")]);
        assert_eq!(texts(&bytes, "media:description"), [seen.as_str()]);
        assert_eq!(texts(&bytes, "source"), [seen.as_str()]);
    }

    #[test]
    fn a_summary_is_text_even_to_a_reader_that_takes_it_for_html() {
        let bytes = write(&sample::awkward());
        assert!(texts(&bytes, "description")[1].starts_with("&lt;/script&gt;&lt;script&gt;"));
    }

    #[test]
    fn dates_are_of_rfc_822_and_the_build_date_is_the_newest_items() {
        let bytes = write(&sample::awkward());
        assert_eq!(texts(&bytes, "pubDate")[0], "Mon, 23 Nov 2026 15:00:00 +0700");
        assert_eq!(texts(&bytes, "lastBuildDate"), ["Mon, 23 Nov 2026 16:00:00 +0700"]);
        assert_eq!(texts(&bytes, "dcterms:modified"), ["2026-11-23T16:00:00+07:00"]);
    }

    #[test]
    fn a_guid_is_a_permalink_only_if_it_is_the_page() {
        let document = String::from_utf8(write(&sample::awkward())).unwrap();
        assert!(document.contains("<guid isPermaLink=\"false\">tag:warta.example,2026:1</guid>"));
        assert!(document.contains("<guid isPermaLink=\"true\">https://warta.example/2/</guid>"));
    }

    #[test]
    fn a_feed_without_items_is_whole() {
        let bytes = write(&sample::empty());
        assert!(texts(&bytes, "lastBuildDate").is_empty() && texts(&bytes, "item").is_empty());
        assert_eq!(texts(&bytes, "description"), ["Warta"]);
        assert!(!String::from_utf8(bytes).unwrap().contains("rel=\"hub\""));
    }

    #[test]
    fn an_icon_that_rss_does_not_know_is_left_out() {
        let mut feed = sample::awkward();
        assert_eq!(texts(&write(&feed), "url"), ["https://warta.example/icon.png"]);
        feed.icon = Some("https://warta.example/icon.svg".to_owned());
        assert!(texts(&write(&feed), "url").is_empty());
    }
}
