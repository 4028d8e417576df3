//! A configuration for the tests of this floor.

use crate::base::instant::Zone;
use crate::base::slug::SlugStyle;
use crate::base::url::BaseUrl;
use crate::config::{
    Assets, Author, Compress, Config, ContentPolicy, Edition, Feeds, FragmentMode, Images, Indexing,
    ListOrder, Lists, Localized, Markdown, Minify, NewsSitemap, Provider, Sector, Sending, ThirdParty, Trust,
    Urls,
};
use std::collections::BTreeMap;

/// Three editions (Indonesian, English, Chinese), one sector, one author, one provider.
pub(super) fn config() -> Config {
    Config {
        title: "Koran".to_owned(),
        base_url: BaseUrl::parse("https://koran.example/").unwrap(),
        description: String::new(),
        zone: Zone::named("Asia/Jakarta").unwrap(),
        theme: "koran".to_owned(),
        editions: vec![edition("id", ""), edition("en", "/en"), edition("zh-Hans", "/zh-hans")],
        sectors: vec![Sector {
            slug: "ekonomi".to_owned(),
            slugs: localized("ekonomi", "en", "economy"),
            title: localized("Ekonomi & Bisnis", "en", "Economy"),
            description: Localized::default(),
            media_topic: None,
            in_navigation: true,
        }],
        authors: vec![Author {
            slug: "sri".to_owned(),
            name: Localized { any: "Sri Lestari".to_owned(), ..Localized::default() },
            email: None,
            url: None,
            image: None,
            bio: Localized::default(),
        }],
        providers: vec![provider()],
        urls: Urls { article: "/{year}/{month}/{day}/{slug}/".to_owned(), slugs: SlugStyle::Unicode },
        lists: Lists { page_size: 20, order: ListOrder::Sealed, excerpt_length: 200 },
        feeds: Feeds { items: 30, full_content: true, formats: Vec::new() },
        news_sitemap: NewsSitemap { enabled: false, publication: String::new() },
        images: crate::config::Pictures::default(),
        search: crate::config::Search { enabled: true, depth: crate::config::Depth::Full, shard: 100 },
        fragments: FragmentMode::Script,
        dialects: Vec::new(),
        assets: Assets { hashed: false },
        minify: Minify { css: false },
        compress: Compress { formats: Vec::new(), min_bytes: 0, levels: [6, 5, 9] },
        policies: Vec::new(),
        trust_files: Vec::new(),
        unwelcome: Vec::new(),
        markdown: Markdown { smart_punctuation: true, heading_anchors: true },
        check: crate::config::check::Check::default(),
        third_party: ThirdParty { max_kilobytes: 256, max_links: 200, max_depth: 64 },
        embeds: vec!["video.example".to_owned()],
        csp: ContentPolicy { send: Sending::Nowhere, sources: Vec::new() },
        front_matter: BTreeMap::from([("judul".to_owned(), "title".to_owned())]),
        extra: toml::Table::new(),
    }
}

fn edition(lang: &str, prefix: &str) -> Edition {
    Edition {
        lang: lang.to_owned(),
        title: "Koran".to_owned(),
        description: String::new(),
        prefix: prefix.to_owned(),
    }
}

fn localized(any: &str, lang: &str, text: &str) -> Localized {
    Localized {
        any: any.to_owned(),
        any_lang: String::new(),
        by_lang: BTreeMap::from([(lang.to_owned(), text.to_owned())]),
    }
}

fn provider() -> Provider {
    Provider {
        slug: "prnewswire".to_owned(),
        name: Localized { any: "PR Newswire".to_owned(), ..Localized::default() },
        url: None,
        notice: Localized::default(),
        boilerplate: Localized::default(),
        trust: Trust::Untrusted,
        images: Images::Local,
        may: Vec::new(),
        indexing: Indexing::NoindexNews,
        link_rel: "sponsored nofollow".to_owned(),
        label: Localized::default(),
        in_news_sitemap: false,
        in_feeds: true,
    }
}
