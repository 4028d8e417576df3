//! What is read, what is printed, and what a part's fingerprint depends on.

use super::{FULL, LEAST, good};
use crate::base::slug::SlugStyle;
use crate::config::check::{Level, Profile};
use crate::config::effective::effective;
use crate::config::keys::{Fallback, KEYS, SECTIONS, split};
use crate::config::parts::Part;
use crate::config::{Config, EditionId, FeedFormat, Indexing, ListOrder, Trust};

#[test]
fn two_lines_are_a_configuration() {
    let config = good(LEAST);
    assert_eq!(config.title, "Koran");
    assert_eq!(config.zone.name(), "UTC");
    assert_eq!(config.theme, "koran");
    assert_eq!(config.editions.len(), 1);
    assert_eq!((config.editions[0].lang.as_str(), config.editions[0].prefix.as_str()), ("en", ""));
    assert_eq!(config.editions[0].title, "Koran");
    assert_eq!(config.urls.article, "/{year}/{month}/{day}/{slug}/");
    assert_eq!(config.urls.slugs, SlugStyle::Unicode);
    assert_eq!((config.lists.page_size, config.lists.order), (20, ListOrder::Sealed));
    assert_eq!(config.lists.excerpt_length, 200);
    assert_eq!((config.feeds.items, config.feeds.full_content), (30, true));
    assert_eq!(config.feeds.formats, [FeedFormat::Rss, FeedFormat::Atom, FeedFormat::Json]);
    assert!(
        config.news_sitemap.enabled && config.markdown.smart_punctuation && config.markdown.heading_anchors
    );
}

#[test]
fn the_default_edition_comes_first_and_the_others_keep_the_order_of_the_file() {
    let config = good(FULL);
    let editions: Vec<_> = config
        .editions
        .iter()
        .map(|edition| (edition.lang.as_str(), edition.prefix.as_str(), edition.title.as_str()))
        .collect();
    let portal = "Koran \"Pagi\"";
    assert_eq!(editions, [("id", "", portal), ("en", "/en", "The Morning"), ("zh-Hans", "/zh-hans", portal)]);
    assert_eq!(config.editions[0].description, "Kabar");
    assert_eq!(config.editions[1].description, "Berita\nhari ini");
}

#[test]
fn sectors_stand_by_their_order_then_as_in_the_file() {
    let config = good(FULL);
    let sectors: Vec<_> = config.sectors.iter().map(|sector| sector.slug.as_str()).collect();
    assert_eq!(sectors, ["ekonomi", "olahraga", "daily-news", "\u{e9}t\u{e9}"]);
    assert_eq!(config.sectors[2].title.get("id"), "Daily News");
    assert!(!config.sectors[2].in_navigation && config.sectors[0].in_navigation);
    let title = &config.sectors[0].title;
    assert_eq!((title.get("en"), title.get("zh-Hans")), ("Business", "Jingji"));
    assert_eq!(config.sectors[0].description.get("id"), "Uang");
}

#[test]
fn a_provider_is_distrusted_until_the_file_says_otherwise() {
    let config = good(FULL);
    let (told, silent) = (config.provider("kabel").unwrap(), config.provider("lain").unwrap());
    assert_eq!((told.trust, told.indexing), (Trust::Editorial, Indexing::Canonical));
    assert!(told.in_news_sitemap && !told.in_feeds);
    assert_eq!((silent.trust, silent.indexing), (Trust::Untrusted, Indexing::NoindexNews));
    assert_eq!(
        (silent.name.get("id"), silent.link_rel.as_str(), silent.label.get("id")),
        ("Lain", "nofollow", "")
    );
    assert!(!silent.in_news_sitemap && silent.in_feeds);
}

#[test]
fn the_check_is_told_its_profiles_and_the_severity_of_its_rules() {
    let check = good(FULL).check;
    assert_eq!(check.profiles, [Profile::GoogleNews]);
    let rules = [("image-alt".to_owned(), Level::Off), ("image-credit".to_owned(), Level::Error)];
    assert_eq!(check.rules, rules.into());
    assert_eq!(good(LEAST).check.profiles, [Profile::Accessibility, Profile::Editorial]);
}

#[test]
fn the_printed_configuration_reads_back_to_an_equal_one() {
    for text in [LEAST, FULL] {
        let config = good(text);
        let printed = effective(&config);
        assert_eq!(good(&printed), config, "{printed}");
        assert_eq!(effective(&good(&printed)), printed);
    }
}

#[test]
fn the_printed_configuration_names_every_key() {
    let printed = effective(&good(LEAST));
    for key in KEYS {
        assert!(key.path == "extra" || printed.contains(key.meaning), "{}", key.path);
    }
    insta::assert_snapshot!(printed.lines().take(8).collect::<Vec<_>>().join("\n"), @r#"
    # The portal itself. These keys stand before the first table.

    # The portal's name. Required.
    title = "Koran"

    # Where the portal stands, with `https://`; may carry a path. Required.
    base_url = "https://koran.example/"
    "#);
}

#[test]
fn the_table_of_keys_is_sound() {
    for key in KEYS {
        let table = split(key.path).0;
        assert!(key.path == "extra" || SECTIONS.iter().any(|section| section.path == table), "{}", key.path);
        if let Fallback::Value(default) = key.fallback {
            let text = format!("value = {default}");
            let tree = toml::de::DeTable::parse(&text).unwrap();
            let value = tree.get_ref().get("value").unwrap();
            assert!(key.kind.faults(value).is_empty(), "the default of {}", key.path);
        }
    }
}

#[test]
fn another_base_url_replaces_the_one_of_the_file() {
    let config = good(LEAST).with_base_url("http://localhost:8080/x").unwrap();
    assert_eq!(config.base_url.to_string(), "http://localhost:8080/x/");
    let problem = good(LEAST).with_base_url("koran.example").unwrap_err();
    assert_eq!(
        problem.message,
        "the base URL is \"koran.example\": it does not begin with https:// or http://"
    );
    assert_eq!(problem.hint.as_deref(), Some("did you mean \"https://koran.example\"?"));
    assert!(problem.place.is_none());
}

/// Every part that could differ between two configurations.
fn parts() -> Vec<Part> {
    let editions = || (0..2).map(EditionId);
    let slugs = ["ekonomi", "sari", "kabel", "nobody"].map(str::to_owned);
    let of_slug = |slug: &String, id| {
        [Part::Sector, Part::SectorPage, Part::Author, Part::AuthorPage, Part::Provider, Part::ProviderPage]
            .map(|part: fn(String, EditionId) -> Part| part(slug.clone(), id))
    };
    let named = slugs.iter().flat_map(|slug| editions().flat_map(move |id| of_slug(slug, id)));
    let of_edition = editions().flat_map(|id| {
        [
            Part::EditionTitle,
            Part::EditionDescription,
            Part::Navigation,
            Part::SectorNames,
            Part::AuthorNames,
            Part::ProviderNames,
        ]
        .map(|part: fn(EditionId) -> Part| part(id))
    });
    let single = [
        Part::Site,
        Part::Title,
        Part::Description,
        Part::Editions,
        Part::SectorSlugs,
        Part::Emails,
        Part::Trust,
        Part::Indexing,
        Part::Lists,
        Part::Feeds,
        Part::FeedFormats,
        Part::Reading,
        Part::Names,
        Part::Markdown,
        Part::NewsSitemap,
        Part::Policies,
        Part::TrustFiles,
        Part::Robots,
        Part::FrontMatter,
        Part::Extra,
        Part::ExtraKey("share".to_owned()),
    ];
    named.chain(of_edition).chain(single).collect()
}

fn changed(one: &Config, other: &Config) -> Vec<Part> {
    let differs = |part: &Part| one.part(part) != other.part(part);
    parts().into_iter().filter(differs).collect()
}

#[test]
fn a_part_changes_with_its_values_only() {
    let config = good(FULL);
    let slug = |slug: &str| slug.to_owned();
    let (first, second) = (EditionId(0), EditionId(1));
    for (from, to, expected) in [
        ("page_size = 1_0", "page_size = 10", vec![]),
        ("page_size = 1_0", "page_size = 11", vec![Part::Lists]),
        ("\"medtop:04000000\"", "\"medtop:05000000\"", vec![]),
        ("items = 5", "items = 6", vec![Part::Feeds]),
        ("/{sector}/{slug}/", "/{slug}/", vec![Part::Reading]),
        ("anchors = false", "anchors = true", vec![Part::Markdown]),
        ("enabled = false", "enabled = true", vec![Part::NewsSitemap]),
        ("pages/ralat.md", "pages/koreksi.md", vec![Part::Policies]),
        ("content/pages/redaksi.md", "pages/redaksi.md", vec![]),
        ("= \"tags\"", "= \"series\"", vec![Part::FrontMatter]),
        ("/berita", "/kabar", vec![Part::Site]),
        ("The Morning", "Morning", vec![Part::EditionTitle(second), Part::Editions]),
        (
            "Sari Dewi",
            "Sari",
            vec![
                Part::Author(slug("sari"), first),
                Part::Author(slug("sari"), second),
                Part::AuthorNames(first),
                Part::AuthorNames(second),
                Part::Names,
            ],
        ),
        ("share = 1.5", "share = 2.5", vec![Part::Extra, Part::ExtraKey(slug("share"))]),
        (
            "\"Business\"",
            "\"Money\"",
            vec![
                Part::Sector(slug("ekonomi"), second),
                Part::Navigation(second),
                Part::SectorNames(second),
                Part::Names,
            ],
        ),
        (
            "\"business\"",
            "\"money\"",
            vec![
                Part::Sector(slug("ekonomi"), second),
                Part::Navigation(second),
                Part::SectorNames(second),
                Part::SectorSlugs,
                Part::Names,
            ],
        ),
        (
            "Siaran pers",
            "Pers",
            vec![Part::Provider(slug("kabel"), first), Part::Provider(slug("kabel"), second)],
        ),
    ] {
        assert!(FULL.contains(from), "{from}");
        assert_eq!(changed(&config, &good(&FULL.replacen(from, to, 1))), expected, "{to}");
    }
}

#[test]
fn a_slug_that_the_file_does_not_name_has_a_fixed_fingerprint() {
    let (one, other) = (good(FULL), good(LEAST));
    let nobody = || "nobody".to_owned();
    let id = EditionId(0);
    for part in [Part::Sector(nobody(), id), Part::Author(nobody(), id), Part::Provider(nobody(), id)] {
        assert_eq!(one.part(&part), other.part(&part));
    }
}

#[test]
fn files_of_trust_are_printed_as_they_read() {
    let config = good(&format!(
        "{LEAST}[robots]\ndisallow = [\"GPTBot\"]\n[security_txt]\ncontacts = [\"mailto:a@b.example\"]\n\
         expires = \"2027-06-01T00:00:00Z\"\n[trust_txt]\nmember = []\ndatatrainingallowed = \"no\"\n"
    ));
    let keys: Vec<_> = config.trust_files.iter().map(|field| field.key).collect();
    assert_eq!(
        keys,
        ["security_txt.contacts", "security_txt.expires", "trust_txt.datatrainingallowed"],
        "what says nothing makes no file"
    );
    assert_eq!(good(&effective(&config)), config);
    assert_eq!(changed(&config, &good(LEAST)), [Part::TrustFiles, Part::Robots]);
}
