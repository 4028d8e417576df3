//! The exact message of each thing that may be wrong.

use super::{LEAST, told};
use crate::config::read::read;

/// The problems of the least file with `more` after it.
fn with(more: &str) -> String {
    told(&read(&format!("{LEAST}{more}")).1)
}

#[test]
fn every_problem_is_named_in_one_run() {
    let (config, problems) = read("tile = \"x\"\nbase_url = \"koran.example\"\n[lists]\npage_size = 0\n");
    assert!(config.is_none());
    insta::assert_snapshot!(told(&problems), @r#"
    0:0+1 config.toml has no `title`
        add `title = "..."`: The portal's name.
    1:1+4 unknown key `tile`
        did you mean `title`?
    2:12+15 `base_url` is "koran.example": it does not begin with https:// or http://
        did you mean "https://koran.example"?
    4:13+1 `lists.page_size` is 0: it must be from 1 to 1000
        write a number from 1 to 1000
    "#);
}

#[test]
fn an_empty_file() {
    insta::assert_snapshot!(told(&read("").1), @r#"
    0:0+1 config.toml has no `base_url`
        add `base_url = "..."`: Where the portal stands, with `https://`; may carry a path.
    0:0+1 config.toml has no `title`
        add `title = "..."`: The portal's name.
    "#);
}

#[test]
fn what_is_not_toml() {
    insta::assert_snapshot!(told(&read("title = Koran\ntitle = \"b\"\nbase_url = \"https://x.example\n[lists\n").1), @r#"
    1:9+5 this is not TOML: string values must be quoted
        write a text between quotes: `title = "..."`; write true, false and numbers as they are
    2:1+5 this is not TOML: duplicate key
        keep one of the two
    3:30+1 this is not TOML: invalid basic string, expected `"`
        close what is open before the line ends
    4:7+1 this is not TOML: unclosed table, expected `]`
        close what is open before the line ends
    "#);
}

#[test]
fn before_a_syntax_error_the_rest_is_checked_too() {
    insta::assert_snapshot!(with("themes = 1\n[lists]\npage_size = 0\n[feeds\n[sectors]\nx = 1"), @r#"
    3:1+6 unknown key `themes`
        did you mean `theme`?
    5:13+1 `lists.page_size` is 0: it must be from 1 to 1000
        write a number from 1 to 1000
    6:7+1 this is not TOML: unclosed table, expected `]`
        close what is open before the line ends
    "#);
}

#[test]
fn unknown_keys() {
    insta::assert_snapshot!(with(
        "baseURL = 1\nzzz = 2\npage_size = 20\n\"a b\" = 1\n[list]\n[publish]\n[lists]\npagesize = 1\ntitle = \"x\"\n[sectors.a]\nname = \"A\"\ntitel = \"b\"\n[authors.sari]\nqqq = 1"
    ), @r###"
    3:1+7 unknown key `baseURL`
        did you mean `base_url`?
    4:1+3 unknown key `zzz`
        known here: `title`, `base_url`, `description`, `default_language`, `timezone`, `theme`, `editions`, `sectors`, `authors`, `providers`, `urls`, `lists`, `feeds`, `news_sitemap`, `search`, `images`, `fragments`, `hosting`, `assets`, `minify`, `compress`, `trust`, `robots`, `ads_txt`, `security_txt`, `trust_txt`, `humans_txt`, `markdown`, `check`, `third_party`, `embeds`, `csp`, `front_matter`, `extra`
    5:1+9 unknown key `page_size`
        `page_size` belongs in [lists]
    6:1+5 unknown key `"a b"`
        known here: `title`, `base_url`, `description`, `default_language`, `timezone`, `theme`, `editions`, `sectors`, `authors`, `providers`, `urls`, `lists`, `feeds`, `news_sitemap`, `search`, `images`, `fragments`, `hosting`, `assets`, `minify`, `compress`, `trust`, `robots`, `ads_txt`, `security_txt`, `trust_txt`, `humans_txt`, `markdown`, `check`, `third_party`, `embeds`, `csp`, `front_matter`, `extra`
    7:2+4 unknown key `list`
        did you mean `lists`?
    8:2+7 unknown key `publish`
        [publish] is not in this version of Warta; remove it
    10:1+8 unknown key `pagesize` in [lists]
        did you mean `page_size`?
    11:1+5 unknown key `title` in [lists]
        `title` belongs before the first table
    13:1+4 unknown key `name` in [sectors.a]
        known here: `title`, `description`, `slugs`, `media_topic`, `order`, `in_navigation`
    14:1+5 unknown key `titel` in [sectors.a]
        did you mean `title`?
    16:1+3 unknown key `qqq` in [authors.sari]
        known here: `name`, `email`, `url`, `image`, `bio`
    "###);
}

#[test]
fn wrong_types() {
    insta::assert_snapshot!(with(
        "description = 2026\ntheme = true\ntimezone = 2026-01-01\nsectors = \"politik\"\nextra = 3\n[lists]\npage_size = \"25\"\norder = [1]\nexcerpt_length = 2.5\n[feeds]\nformats = \"rss\"\nfull_content = \"true\"\nitems = { a = 1 }\n[[authors]]\n[providers]\nx = 1\ny.notice = 5\ny.in_feeds = 1\n[front_matter]\na = 1\nb.c = 2"
    ), @r#"
    3:15+4 `description` is a whole number; a string is wanted
        write it between quotes: `description = "2026"`
    4:9+4 `theme` is true; a string is wanted
        write it between quotes: `theme = "true"`
    5:12+10 `timezone` is a date; a string is wanted
        write it between quotes: `timezone = "2026-01-01"`
    6:11+9 `sectors` is a string; a table is wanted
        write [sectors.SLUG] on a line of its own, and its keys under it
    7:9+1 `extra` is a whole number; a table is wanted
        write [extra] on a line of its own, and its keys under it
    9:13+4 `lists.page_size` is a string; a whole number is wanted
        write it without quotes: `page_size = 25`
    10:9+3 `lists.order` is a list; a string is wanted
        the default is `order = "sealed"`
    11:18+3 `lists.excerpt_length` is a number with a fraction; a whole number is wanted
        the default is `excerpt_length = 200`
    13:11+5 `feeds.formats` is a string; a list of strings is wanted
        write it as a list: `formats = ["rss"]`
    14:16+6 `feeds.full_content` is a string; true or false is wanted
        write it without quotes: `full_content = true`
    15:9+9 `feeds.items` is a table; a whole number is wanted
        the default is `items = 30`
    16:1+11 `authors` is a list; a table is wanted
        write [authors.SLUG] on a line of its own, and its keys under it
    18:5+1 `providers.x` is a whole number; a table is wanted
        write [providers.x] on a line of its own, and its keys under it
    19:12+1 `providers.y.notice` is a whole number; a string, or a table of strings by language, is wanted
        write it between quotes: `notice = "5"`
    20:14+1 `providers.y.in_feeds` is a whole number; true or false is wanted
        the default is `in_feeds = true`
    22:5+1 `front_matter.a` is a whole number; a string is wanted
        write it between quotes: `a = "1"`
    23:1+1 `front_matter.b` is a table; a string is wanted
        write `b = "..."`: The key of ours that a foreign key stands for, such as `standfirst = "description"`.
    "#);
}

#[test]
fn impossible_numbers_and_words() {
    insta::assert_snapshot!(with(
        "[lists]\npage_size = 0\norder = \"seald\"\nexcerpt_length = 99999999999999999999\n[feeds]\nitems = 1001\nformats = [\"rss\", \"xml\", \"rss\", 1]\n[providers.a]\ntrust = \"\"\nindexing = \"no-index\"\nlink_rel = \"nofolow\"\n[sectors.a]\norder = 0x\n[extra]\na = [99999999999999999999]"
    ), @r#"
    4:13+1 `lists.page_size` is 0: it must be from 1 to 1000
        write a number from 1 to 1000
    5:9+7 `lists.order` is "seald": it must be "sealed" or "newest-first"
        did you mean "sealed"?
    6:18+20 `lists.excerpt_length` is 99999999999999999999: it must be from 1 to 10000
        write a number from 1 to 10000
    8:9+4 `feeds.items` is 1001: it must be from 1 to 1000
        write a number from 1 to 1000
    9:19+5 `feeds.formats` holds "xml": it must be "rss", "atom" or "json"
        write "rss", "atom" or "json"
    9:26+5 `feeds.formats` holds "rss": it is named twice
        name it once
    9:33+1 `feeds.formats` holds a whole number; strings are wanted
        write each word between quotes
    11:9+2 `providers.a.trust` is "": it must be "editorial" or "untrusted"
        write "editorial" or "untrusted"
    12:12+10 `providers.a.indexing` is "no-index": it must be "index", "noindex-news", "noindex" or "canonical"
        did you mean "noindex"?
    13:12+9 `providers.a.link_rel` is "nofolow": "nofolow" is no link type
        did you mean "nofollow"?
    15:9+2 `sectors.a.order` is 0x: 64 bits cannot hold it
        write a smaller number
    17:6+20 99999999999999999999 is no number that 64 bits can hold
        write it between quotes
    "#);
}

#[test]
fn impossible_addresses() {
    let base = |url: &str| told(&read(&format!("title = \"K\"\nbase_url = \"{url}\"")).1);
    let all: String =
        ["koran.example", "ftp://koran.example", "https://", "https://a.example/?q", ""].map(base).concat();
    insta::assert_snapshot!(all, @r#"
    2:12+15 `base_url` is "koran.example": it does not begin with https:// or http://
        did you mean "https://koran.example"?
    2:12+21 `base_url` is "ftp://koran.example": it does not begin with https:// or http://
        write the portal's whole address, for example "https://news.example/"
    2:12+10 `base_url` is "https://": it names no host
        write the portal's whole address, for example "https://news.example/"
    2:12+22 `base_url` is "https://a.example/?q": it holds '?'
        write the portal's whole address, for example "https://news.example/"
    2:12+2 `base_url` is "": it does not begin with https:// or http://
        write the portal's whole address, for example "https://news.example/"
    "#);
}

#[test]
fn impossible_texts() {
    insta::assert_snapshot!(with(
        "timezone = \"Asia/Jakata\"\ntheme = \"../x\"\ndefault_language = \"indonesian\"\n[sectors.a]\nmedia_topic = \"11000000\"\n[authors.a]\nname = \" \"\nemail = \"a\"\nurl = \"javascript:alert(1)\"\n[front_matter]\na = \"titel\"\nb = \"qqq\""
    ), @r#"
    3:12+13 `timezone` is "Asia/Jakata": there is no such time zone
        did you mean "Asia/Jakarta"?
    4:9+6 `theme` is "../x": it is not the name of a folder in themes/
        write the folder's name alone, for example "koran"
    5:20+12 `default_language` is "indonesian": it is no BCP 47 language tag
        write a tag such as "id", "pt-BR" or "zh-Hans"
    7:15+10 `sectors.a.media_topic` is "11000000": it is no IPTC Media Topic
        did you mean "medtop:11000000"?
    9:8+3 `authors.a.name` is " ": it must not be empty
        write a text, or remove the key
    10:9+3 `authors.a.email` is "a": it is no e-mail address
        write the address alone, for example "sari@news.example"
    11:7+21 `authors.a.url` is "javascript:alert(1)": it is no URL that begins with https:// or http://
        write the whole address, for example "https://news.example/"
    13:5+7 `front_matter.a` is "titel": articles have no such key
        did you mean "title"?
    14:5+5 `front_matter.b` is "qqq": articles have no such key
        known here: `title`, `date`, `updated`, `slug`, `description`, `sectors`, `tags`, `authors`, `series`, `lang`, `story`, `provider`, `dateline`, `canonical_url`, `source_url`, `image`, `priority`, `until`, `publish_at`, `expires`, `status`, `status_reason`, `corrections`, `aliases`, `draft`, `template`, `permalink`, `extra`
    "#);
}

#[test]
fn unknown_zones() {
    let zone = |zone: &str| with(&format!("timezone = \"{zone}\""));
    insta::assert_snapshot!(["Jakarta", "asia/jakarta", "UTC+7", "WIB"].map(zone).concat(), @r#"
    3:12+9 `timezone` is "Jakarta": there is no such time zone
        did you mean "Asia/Jakarta"?
    3:12+14 `timezone` is "asia/jakarta": there is no such time zone
        did you mean "Asia/Jakarta"?
    3:12+7 `timezone` is "UTC+7": there is no such time zone
        write a name of the IANA time zone database, for example "Asia/Jakarta"
    3:12+5 `timezone` is "WIB": there is no such time zone
        write a name of the IANA time zone database, for example "Asia/Jakarta"
    "#);
}

#[test]
fn impossible_patterns() {
    let pattern = |pattern: &str| with(&format!("urls.article = \"{pattern}\""));
    let all = [
        "/{year}/",
        "/{slag}/",
        "/{slug}/{hour}/",
        "{slug}/",
        "/../{slug}/",
        "//{slug}/",
        "/{slug/",
        "/a b/{slug}/",
    ];
    insta::assert_snapshot!(all.map(pattern).concat(), @r#"
    3:16+10 `urls.article` is "/{year}/": it has no {slug}, so that articles would share one URL
        for example "/{year}/{month}/{day}/{slug}/"
    3:16+10 `urls.article` is "/{slag}/": there is no placeholder {slag}
        did you mean {slug}?
    3:16+17 `urls.article` is "/{slug}/{hour}/": there is no placeholder {hour}
        known here: `year`, `month`, `day`, `sector`, `slug`
    3:16+9 `urls.article` is "{slug}/": it must begin with "/", and end with "/" or ".html"
        for example "/{year}/{month}/{day}/{slug}/"
    3:16+13 `urls.article` is "/../{slug}/": it holds "." or ".." as a part
        for example "/{year}/{month}/{day}/{slug}/"
    3:16+11 `urls.article` is "//{slug}/": it holds an empty part ("//")
        for example "/{year}/{month}/{day}/{slug}/"
    3:16+9 `urls.article` is "/{slug/": it holds a "{" without its other half
        write placeholders as {slug}
    3:16+14 `urls.article` is "/a b/{slug}/": it holds ' ', which a path cannot hold
        use letters, digits, "-" and "_"
    "#);
}

#[test]
fn names_that_are_no_slugs_and_slugs_that_meet() {
    insta::assert_snapshot!(with(
        "[sectors.\"Top Story\"]\n[sectors.top-story]\n[sectors.\"!!!\"]\n[authors.Sari]\n[providers.\"a/b\"]"
    ), @r#"
    3:10+11 `sectors."Top Story"`: "Top Story" is no slug
        write [sectors.top-story], and "Top Story" as its title
    4:10+9 `sectors.top-story` has the slug "top-story", as `sectors."Top Story"` has
        make one of the two, or rename one
    5:10+5 `sectors."!!!"`: "!!!" is no slug
        use letters and digits
    6:10+4 `authors.Sari`: "Sari" is no slug
        write [authors.sari], and "Sari" as its name
    7:12+5 `providers."a/b"`: "a/b" is no slug
        write [providers.a-b], and "a/b" as its name
    "#);
    insta::assert_snapshot!(with("urls.slugs = \"ascii\"\n[sectors.\"été\"]\n[sectors.ete]"), @r#"
    4:10+5 `sectors."été"`: "été" is no slug
        write [sectors.ete], and "été" as its title
    5:10+3 `sectors.ete` has the slug "ete", as `sectors."été"` has
        make one of the two, or rename one
    "#);
}

#[test]
fn impossible_languages() {
    insta::assert_snapshot!(with("[editions.id]\n[editions.english]"), @r#"
    3:11+2 `default_language` is "en", and there is no [editions.en]
        add [editions.en], or write `default_language = "id"` (editions: `id`)
    4:11+7 `editions.english`: "english" is no BCP 47 language tag
        write a tag such as `id`, `pt-BR` or `zh-Hans`
    "#);
    insta::assert_snapshot!(with("default_language = \"ms\"\n[editions.id]\n[editions.en]"), @r#"
    3:20+4 `default_language` is "ms", and there is no [editions.ms]
        add [editions.ms], or write `default_language = "id"` (editions: `id`, `en`)
    "#);
    insta::assert_snapshot!(with(
        "urls.article = \"/id/{slug}/\"\n[editions.en]\n[editions.zh-hans]\n[editions.zh_Hans]\n[editions.tag]\n[editions.id]"
    ), @r#"
    6:11+7 `editions.zh_Hans` is a second edition in `zh-Hans`
        make one of the two
    7:11+3 `editions.tag` would stand at /tag/, where the portal has listings
        make it the default language, or use a longer tag, such as `tag-Latn`
    8:11+2 `editions.id` would stand at /id/, where `urls.article` puts articles
        make it the default language, or use a longer tag, such as `id-Latn`
    "#);
    insta::assert_snapshot!(with(
        "[sectors.a.title]\nenglish = \"a\"\nfr = \"b\"\nid = 1\npt_br = \"c\"\npt-BR = \"d\"\n[sectors.b]\ntitle.fr = \"e\""
    ), @r#"
    4:1+7 `sectors.a.title.english` is for no language: there is no such BCP 47 tag
        write a tag such as `id`, `pt-BR` or `zh-Hans`, or `default` for all other languages
    6:6+1 `sectors.a.title.id` is a whole number; a string is wanted
        write a text between quotes
    8:1+5 `sectors.a.title.pt-BR` is for the same language as `pt_br`
        keep one of the two
    10:1+5 warning: `sectors.b.title` has no title in `en`
        add `en = "…"`, or `default` for every language that has none
    10:7+2 warning: no edition is in `fr`: this text is printed nowhere
        add [editions.fr], or remove the texts in `fr`
    "#);
}

#[test]
fn a_text_in_a_language_without_edition_is_a_warning() {
    let (config, problems) = read(&format!("{LEAST}[sectors.a]\ntitle.en = \"A\"\ntitle.fr = \"B\""));
    assert!(config.is_some());
    assert_eq!(problems.len(), 1);
    assert!(!problems[0].is_error());
}

#[test]
fn impossible_slugs_of_sectors() {
    insta::assert_snapshot!(with(
        "[editions.en]\n[editions.id]\n[editions.ms]\n[sectors.ekonomi]\nslugs = { id = \"business\", en = \"Economy & Money\" }\n[sectors.business]\n[sectors.olahraga]\nslugs = \"sport\"\n[sectors.x.slugs]\ndefault = \"!\"\nfr = \"x\""
    ), @r#"
    7:33+17 `sectors.ekonomi.slugs.en` is "Economy & Money": it is no slug
        write "economy-money"
    8:10+8 `sectors.business` has the slug "business" in `id`, as `sectors.ekonomi` has
        give one of the two another slug for this language in `slugs`
    10:9+7 `sectors.olahraga.slugs` is a string; a table of strings by language is wanted
        write it by language: `slugs = { en = "..." }`: The slug by language, where an edition's URLs shall have its own word for the sector.
    12:11+3 `sectors.x.slugs.default` is "!": it is no slug
        use letters and digits
    13:1+2 warning: no edition is in `fr`: this text is printed nowhere
        add [editions.fr], or remove the texts in `fr`
    "#);
    insta::assert_snapshot!(with(
        "urls.article = \"/{sector}/{slug}/\"\n[editions.en]\n[editions.ms]\n[editions.jp]\n[sectors.ms]\n[sectors.a.slugs]\nen = \"ms\""
    ), @r#"
    6:11+2 `editions.jp`: no language has the tag "jp"
        did you mean `ja`?
    7:10+2 `sectors.ms` would have its articles at /ms/, where [editions.ms] stands: `urls.article` begins with {sector}
        give the sector another slug, or begin `urls.article` with fixed text, such as /news/{sector}/{slug}/
    8:10+1 `sectors.a` has the slug "ms" in `en`, as `sectors.ms` has
        give one of the two another slug for this language in `slugs`
    8:10+1 `sectors.a` would have its articles at /ms/, where [editions.ms] stands: `urls.article` begins with {sector}
        give the sector another slug, or begin `urls.article` with fixed text, such as /news/{sector}/{slug}/
    "#);
}
