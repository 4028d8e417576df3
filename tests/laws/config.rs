//! The configurations of random portals: which keys change, and what they may say.

use std::collections::BTreeMap;
use std::fmt::Write;

/// Values by table and key.
pub(crate) type Config = BTreeMap<(&'static str, &'static str), String>;

/// What a portal's configuration says at first.
const FIRST: [(&str, &str, &str); 16] = [
    ("", "title", "\"Kabar\""),
    ("", "base_url", "\"https://kabar.example/\""),
    ("", "default_language", "\"id\""),
    ("editions.id", "title", "\"Kabar\""),
    ("editions.en", "title", "\"News\""),
    ("editions.ar", "title", "\"\u{62e}\u{628}\u{631}\""),
    ("sectors.ekonomi", "title", "\"Ekonomi\""),
    ("sectors.olahraga", "title", "{ id = \"Olahraga\", en = \"Sport\" }"),
    ("authors.sari", "name", "\"Sari Dewi\""),
    ("providers.kawat", "name", "\"Kawat Berita\""),
    ("providers.siar", "name", "\"Siar\""),
    ("providers.siar", "in_feeds", "false"),
    ("lists", "page_size", "2"),
    ("lists", "excerpt_length", "30"),
    ("feeds", "items", "5"),
    ("search", "shard", "2"),
];

/// Keys that may change, with what they may say.
const KEYS: [(&str, &str, &[&str]); 61] = [
    ("", "title", &["\"Kabar\"", "\"Kabar Dua\""]),
    ("", "description", &["\"Harian\"", "\"Mingguan\""]),
    ("", "timezone", &["\"UTC\"", "\"Asia/Jakarta\"", "\"America/New_York\""]),
    ("", "base_url", &["\"https://kabar.example/\"", "\"https://lain.example/sub/\""]),
    ("editions.id", "title", &["\"Kabar\"", "\"Kabar Indonesia\""]),
    ("editions.en", "title", &["\"News\"", "\"The News\""]),
    ("editions.en", "description", &["\"Daily\""]),
    ("sectors.ekonomi", "title", &["\"Ekonomi\"", "\"Bisnis\""]),
    ("sectors.ekonomi", "description", &["\"Uang\"", "{ en = \"Money\" }"]),
    ("sectors.ekonomi", "slugs", &["{ en = \"economy\" }", "{ en = \"usaha\", default = \"uang\" }"]),
    ("sectors.olahraga", "slugs", &["{ ar = \"riyada\", en = \"sport\" }"]),
    ("sectors.ekonomi", "order", &["1", "9"]),
    ("sectors.olahraga", "order", &["1", "9"]),
    ("sectors.olahraga", "in_navigation", &["false", "true"]),
    ("sectors.olahraga", "media_topic", &["\"medtop:15000000\""]),
    ("sectors.kosong", "title", &["\"Kosong\""]),
    ("authors.sari", "name", &["\"Sari Dewi\"", "\"Sari D.\""]),
    ("authors.sari", "bio", &["\"Wartawan\"", "{ id = \"Redaktur\", en = \"Editor\" }"]),
    ("authors.sari", "email", &["\"sari@kabar.example\""]),
    ("authors.sari", "image", &["\"/sari.jpg\""]),
    ("providers.kawat", "notice", &["\"Dipasok.\"", "{ en = \"Supplied.\" }"]),
    ("providers.kawat", "label", &["\"Siaran Pers\""]),
    ("providers.kawat", "trust", &["\"editorial\"", "\"untrusted\""]),
    ("providers.kawat", "may", &["[\"aliases\", \"permalink\"]", "[\"extra\", \"template\"]"]),
    ("providers.kawat", "indexing", &["\"index\"", "\"noindex-news\"", "\"noindex\"", "\"canonical\""]),
    ("providers.kawat", "link_rel", &["\"sponsored\""]),
    ("providers.kawat", "in_news_sitemap", &["true"]),
    ("providers.kawat", "in_feeds", &["false", "true"]),
    ("providers.siar", "in_feeds", &["false", "true"]),
    ("urls", "article", &["\"/{year}/{month}/{day}/{slug}/\"", "\"/{sector}/{slug}/\"", "\"/{slug}/\""]),
    ("urls", "slugs", &["\"ascii\""]),
    ("lists", "page_size", &["2", "3", "5"]),
    ("lists", "order", &["\"newest-first\"", "\"sealed\""]),
    ("lists", "excerpt_length", &["30", "80"]),
    ("feeds", "items", &["3", "8"]),
    ("feeds", "full_content", &["false", "true"]),
    ("feeds", "formats", &["[\"rss\"]", "[\"atom\", \"json\"]"]),
    ("news_sitemap", "enabled", &["false", "true"]),
    ("news_sitemap", "publication", &["\"Kabar News\""]),
    ("search", "enabled", &["false", "true"]),
    ("search", "depth", &["\"titles\"", "\"full\""]),
    ("search", "shard", &["1", "2", "3"]),
    ("assets", "hashed", &["false"]),
    ("compress", "formats", &["[\"gz\"]", "[\"br\", \"zst\"]"]),
    ("compress", "min_bytes", &["0", "400"]),
    ("compress", "br_level", &["1"]),
    ("minify", "css", &["false"]),
    ("robots", "disallow", &["[\"GPTBot\"]", "[\"CCBot\", \"GPTBot\"]"]),
    ("ads_txt", "owner_domain", &["\"kabar.example\"", "\"lain.example\""]),
    ("trust_txt", "datatrainingallowed", &["\"no\"", "\"yes\""]),
    ("markdown", "smart_punctuation", &["false"]),
    ("markdown", "heading_anchors", &["false"]),
    ("fragments", "mode", &["\"script\"", "\"ssi\"", "\"esi\"", "\"inline\""]),
    ("front_matter", "lead", &["\"description\""]),
    ("images", "enabled", &["false", "true"]),
    ("images", "widths", &["[16]", "[16, 17]"]),
    ("images", "formats", &["[\"webp\"]", "[\"png\", \"jpeg\"]"]),
    ("images", "crops", &["[]", "[\"1:1\", \"5:4\"]"]),
    ("images", "originals", &["\"untouched\""]),
    ("images", "cards", &["true", "false"]),
    ("extra", "semboyan", &["\"Cepat\"", "\"Tepat\""]),
];

/// Tables that may be called otherwise, as articles that name them by title show.
pub(crate) const RENAMED: [(&str, &str); 3] = [
    ("sectors.ekonomi", "sectors.usaha"),
    ("authors.sari", "authors.sari-dewi"),
    ("providers.siar", "providers.penyiar"),
];

/// What a portal's configuration says at first.
pub(crate) fn first() -> Config {
    let each = FIRST.iter().map(|&(table, key, value)| ((table, key), value.to_owned()));
    each.collect()
}

/// Changes the key of a number: to the value of a number, or away with it. Says what was done.
pub(crate) fn change(config: &mut Config, key: usize, value: usize) -> String {
    let (table, key, values) = KEYS[key % KEYS.len()];
    let needed = FIRST.iter().any(|first| (first.0, first.1) == (table, key));
    let value = values.get(value % (values.len() + usize::from(!needed)));
    match value {
        Some(value) => config.insert((table, key), (*value).to_owned()),
        None => config.remove(&(table, key)),
    };
    format!("config {table} {key} = {}", value.unwrap_or(&"none"))
}

/// Calls a table otherwise, or as before.
pub(crate) fn rename(config: &mut Config, which: usize) -> String {
    let (one, other) = RENAMED[which % RENAMED.len()];
    let (from, to) =
        if config.keys().any(|(table, _)| *table == other) { (other, one) } else { (one, other) };
    let renamed = std::mem::take(config).into_iter();
    *config =
        renamed.map(|((table, key), value)| ((if table == from { to } else { table }, key), value)).collect();
    format!("config {from} is {to}")
}

/// The file's text.
pub(crate) fn text(config: &Config) -> String {
    let mut text = String::new();
    let mut last = "";
    for ((table, key), value) in config {
        if *table != last {
            // Writing to a string cannot fail.
            let _ = write!(text, "\n[{table}]\n");
            last = table;
        }
        let _ = writeln!(text, "{key} = {value}");
    }
    text
}
