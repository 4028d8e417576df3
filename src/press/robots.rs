//! `robots.txt` (RFC 9309; `Sitemap` of sitemaps.org/protocol.html). Crawlers read it only at the root of a
//! host: a portal under a path (`https://host/koran/`) must submit its sitemap by other means.

use crate::press::hosting::one_word;

/// Everything may be read, but by `unwelcome` crawlers; and but for the folders `kept_out` (rooted URLs), which hold parts of
/// pages that nobody should land on. The sitemaps (absolute URLs, percent-encoded) are named in this order. What an article's policy withholds from crawlers stands in its page: a page that they must not read cannot tell
/// them.
#[must_use]
pub fn text(unwelcome: &[String], kept_out: &[String], sitemaps: &[String]) -> String {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    for folder in kept_out {
        text.push_str("Disallow: ");
        text.push_str(&one_word(folder));
        text.push('\n');
    }
    if !unwelcome.is_empty() {
        text.push('\n');
        for crawler in unwelcome {
            text.push_str("User-agent: ");
            text.push_str(&one_word(crawler));
            text.push('\n');
        }
        text.push_str("Disallow: /\n");
    }
    if !sitemaps.is_empty() {
        text.push('\n');
    }
    for sitemap in sitemaps {
        text.push_str("Sitemap: ");
        text.push_str(&one_word(sitemap));
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn sitemaps_are_named_one_a_line() {
        let sitemaps = ["https://warta.example/sitemap.xml", "https://warta.example/a b\nDisallow: /"];
        assert_eq!(
            text(&[], &["/fragments/".to_owned()], &sitemaps.map(str::to_owned)),
            "User-agent: *\nAllow: /\nDisallow: /fragments/\n\nSitemap: https://warta.example/sitemap.xml\n\
             Sitemap: https://warta.example/a%20b%0ADisallow:%20/\n"
        );
    }

    #[test]
    fn without_sitemaps_everything_may_be_read() {
        assert_eq!(text(&[], &[], &[]), "User-agent: *\nAllow: /\n");
    }

    #[test]
    fn unwelcome_crawlers_are_one_group_and_all_others_may_read() {
        let unwelcome = ["GPTBot", "CCBot"].map(str::to_owned);
        assert_eq!(
            text(&unwelcome, &[], &["https://k.example/sitemap.xml".to_owned()]),
            "User-agent: *\nAllow: /\n\nUser-agent: GPTBot\nUser-agent: CCBot\nDisallow: /\n\n\
             Sitemap: https://k.example/sitemap.xml\n"
        );
    }
}
