//! Whole files: what is read, and the exact message of each thing that may be wrong.

mod accepted;
mod never_panics;
mod refused;

use crate::base::problem::Problem;
use crate::config::Config;
use crate::config::read::read;

/// The least that a file must say.
const LEAST: &str = "title = \"Koran\"\nbase_url = \"https://koran.example/\"\n";

/// A file that says as much as a file can.
const FULL: &str = r##"
title = "Koran \"Pagi\""
base_url = "https://koran.example/berita"
description = "Berita\nhari ini"
default_language = "id"
timezone = "Asia/Jakarta"
theme = "lain"

[editions.en]
title = "The Morning"
[editions.ID]
description = "Kabar"
[editions.zh_hans]

[sectors.olahraga]
order = 2
[sectors.ekonomi]
title = { en = "Business", id = "Ekonomi", zh-Hans = "Jingji" }
slugs = { en = "business" }
description.default = "Uang"
description.en = "Money"
media_topic = "medtop:04000000"
order = 1
[sectors.daily-news]
in_navigation = false
[sectors."été"]

[authors.sari]
name = "Sari Dewi"
email = "sari@koran.example"
url = "https://sari.example/"
image = "/authors/sari.jpg"
bio = "Menulis."
[authors.budi-santoso]

[providers.kabel]
name = "Kabel"
url = "https://kabel.example/"
notice = { id = "Dari pihak ketiga", en = "From a third party" }
boilerplate = "Kabel mengabarkan."
trust = "editorial"
indexing = "canonical"
link_rel = "sponsored nofollow"
label = "Siaran pers"
in_news_sitemap = true
in_feeds = false
[providers.lain]

[urls]
article = "/{sector}/{slug}/"
slugs = "unicode"
[lists]
page_size = 1_0
order = "newest-first"
excerpt_length = 0x50
[feeds]
items = 5
full_content = false
formats = ["json", "rss"]
[news_sitemap]
enabled = false
publication = "Koran"
[markdown]
smart_punctuation = false
heading_anchors = false
[fragments]
mode = "esi"
[app]
icons = ["/i.svg any", "/i.png 512x512 maskable"]
short_name = { id = "K", en = "The K" }
theme_color = "#a3241b"
background_color = "#fff"
display = "standalone"
[offline]
worker = "retire"
[hosting]
dialects = ["nginx", "netlify"]
[trust]
corrections_policy = "pages/ralat.md"
masthead = "content/pages/redaksi.md"
[check]
profiles = ["google-news"]
[check.rules]
image-alt = "off"
image-credit = "error"
[front_matter]
standfirst = "description"
"kata kunci" = "tags"
[extra]
on = 2026-11-23T08:00:00+07:00
share = 1.5
[extra.social]
links = [{ name = "a", n = 1 }, { name = "b" }]
"##;

/// The configuration of a file that must be good.
fn good(text: &str) -> Config {
    let (config, problems) = read(text);
    assert!(problems.is_empty(), "{}", told(&problems));
    config.unwrap()
}

/// Problems as lines: line, column, length, message, hint.
fn told(problems: &[Problem]) -> String {
    let told: Vec<_> = problems
        .iter()
        .map(|problem| {
            let place = problem.place.as_ref().unwrap();
            assert_eq!(place.file, "config.toml");
            let severity = if problem.is_error() { "" } else { "warning: " };
            format!(
                "{}:{}+{} {severity}{}\n    {}\n",
                place.line,
                place.column,
                place.length,
                problem.message,
                problem.hint.as_deref().unwrap_or("NO HINT")
            )
        })
        .collect();
    told.concat()
}
