//! Dates, numbers, plural forms, order and strings in the languages of editions. The golden files in `languages/` are what
//! ICU4X prints from CLDR (`INSTA_UPDATE=always` rewrites them).
//!
//! Checked by hand, line by line, against what newspapers of the language print and what CLDR says:
//! - Thai: Buddhist years (2569), "วัน…ที่" before the date, "พ.ศ." before a year alone, months in full and short.
//! - Arabic: the comma "،", Latin digits for `ar` and Arabic ones with "٬" for `ar-EG`, "م" for the afternoon, all six plural
//!   forms: 0 zero; 1 one; 2 two; 3–10, 103–110 few; 11–99, 111–199 many; 100–102, 200–202, 1000 other.
//! - Indonesian: "Senin", "15.00", "pukul", WIB as the zone's own name, dots in numbers, one plural form.
//! - Russian: genitive in dates ("23 ноября") and nominative in headings ("Ноябрь 2026 г."), plural forms one (1, 21, 101),
//!   few (2–4, 22), many (0, 5–20, 111), and no other for whole numbers.
//! - Japanese: year, month, day, weekday without spaces, "JST" in Tokyo, one plural form.
//!
//! In the others: order of day and month, capitals of headings, separators of numbers, and that nothing is in English.

use crate::support::{AT, Built, Portal, article, disk};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The fifteen languages of the theme.
const FIFTEEN: [&str; 15] =
    ["en", "ar", "de", "es", "fr", "id", "ja", "ko", "ms", "pt", "ru", "th", "vi", "zh-Hans", "zh-Hant"];

/// A portal in some languages, the first at `/`.
fn portal(langs: &[&str], zone: &str, files: &str) -> Portal {
    let portal = Portal::plain(files);
    let mut config = format!(
        "title = \"Kabar\"\nbase_url = \"https://kabar.example/\"\ntimezone = \"{zone}\"\ndefault_language = \"{}\"\n",
        langs[0]
    );
    for lang in langs {
        config.push_str(&format!("[editions.{lang}]\n"));
    }
    portal.write("config.toml", config);
    portal
}

/// A file of each edition, under the tag of its language.
fn each(built: &Built, langs: &[&str], file: &str) -> String {
    let path = |at: usize, lang: &str| {
        if at == 0 { file.to_owned() } else { format!("{}/{file}", lang.to_lowercase()) }
    };
    let files = langs
        .iter()
        .enumerate()
        .map(|(at, lang)| format!("[{lang}]\n{}\n", built.file(&path(at, lang)).trim()));
    files.collect()
}

fn golden(name: &str, text: &str) {
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/languages"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

const DATES: &str = "{% for style in [\"full\", \"long\", \"medium\", \"datetime\", \"time\", \"year\", \"month\", \"month-name\", \"day\"] %}\
{{ style }}: {{ \"2026-11-23T08:05:00Z\" | date(format=style) }}\n{% endfor %}\
number: {{ 1234567 | number }} · {{ 1234.5 | number }} · {{ \"7\" | number }}\n";

#[test]
fn dates_and_numbers_are_written_as_each_language_writes_them() {
    let langs: Vec<_> = FIFTEEN.into_iter().chain(["pt-BR", "pt-PT", "ar-EG", "zh-TW", "fa"]).collect();
    let portal = portal(&langs, "Asia/Jakarta", "");
    portal.write("templates/404.html", DATES);
    golden("dates", &each(&portal.build(AT), &langs, "404.html"));
}

#[test]
fn zones_are_called_and_placed_as_the_language_does() {
    let time = "{{ \"2026-07-23T08:05:00Z\" | date(format=\"time\") }} · {{ \"2026-11-23T08:05:00Z\" | date(format=\"time\") }}";
    let mut zones = String::new();
    for zone in ["Europe/Berlin", "Asia/Tokyo", "America/New_York", "Asia/Shanghai", "Asia/Jayapura", "UTC"] {
        let portal = portal(&FIFTEEN, zone, "");
        portal.write("templates/404.html", time);
        zones.push_str(&format!("{zone}\n{}\n", each(&portal.build(AT).fine(), &FIFTEEN, "404.html")));
    }
    golden("zones", &zones);
}

#[test]
fn archives_are_headed_as_each_language_heads_them_under_gregorian_urls() {
    let langs: Vec<_> = FIFTEEN.into_iter().chain(["ar-EG", "fa", "hu"]).collect();
    let portal = portal(&langs, "UTC", "");
    let heads = "{{ listing.title }}{% for crumb in page.breadcrumbs %} > {{ crumb.title }}{% endfor %}\
{% for child in listing.children %} | {{ child.title }}{% endfor %}\n";
    portal.write("templates/archive.html", heads);
    portal.write("templates/index.html", "{% for group in index.groups %}{{ group.title }}{% for entry in group.entries %} | {{ entry.title }}{% endfor %}\n{% endfor %}\
{% for year in names(kind=\"year\") %}{{ year.slug }} {{ year.title }}{% endfor %}");
    for lang in &langs {
        portal.write(&format!("content/a.{lang}.md"), article("A", "2026-05-03", ""));
        portal.write(&format!("content/b.{lang}.md"), article("B", "2026-11-23", ""));
    }
    let built = portal.build(AT);
    let pages = ["2026/index.html", "2026/11/index.html", "2026/11/23/index.html", "archive/index.html"];
    let all: Vec<_> = pages.iter().map(|page| format!("{page}\n{}", each(&built, &langs, page))).collect();
    golden("archives", &all.join("\n"));
}

/// Numbers that tell the plural forms of all languages apart.
const COUNTS: [u32; 18] = [0, 1, 2, 3, 4, 5, 10, 11, 20, 21, 22, 99, 100, 101, 103, 111, 1000, 1_000_000];

#[test]
fn a_count_picks_the_plural_form_of_its_language() {
    let langs: Vec<_> = FIFTEEN.into_iter().chain(["ar-EG"]).collect();
    let portal = portal(&langs, "UTC", "");
    let counts = COUNTS.map(|count| count.to_string()).join(", ");
    portal.write(
        "templates/404.html",
        format!(
            "{{% for n in [{counts}] %}}{{{{ t(key=\"things\", count=n) }}}}\n{{% endfor %}}\
{{% for n in [0, 1, 2, 3, 11, 21, 100] %}}{{{{ t(key=\"reading-minutes\", count=n) }}}}\n{{% endfor %}}"
        ),
    );
    let forms = ["zero", "one", "two", "few", "many", "other"]
        .map(|form| format!("things.{form} = \"{{count}} {form}\"\n"));
    for lang in &langs {
        portal.write(&format!("i18n/{lang}.toml"), forms.concat());
    }
    let built = portal.build(AT).fine();
    golden("plurals", &each(&built, &langs, "404.html"));
    // What a grammar says, independent of the golden file.
    let form = |lang: &str, count: u32| {
        let text = built.file(&format!("{}/404.html", lang.to_lowercase()));
        let at = COUNTS.iter().position(|known| *known == count).unwrap();
        text.lines().nth(at).unwrap().rsplit(' ').next().unwrap().to_owned()
    };
    let arabic = [
        (0, "zero"),
        (1, "one"),
        (2, "two"),
        (3, "few"),
        (10, "few"),
        (11, "many"),
        (99, "many"),
        (100, "other"),
        (101, "other"),
        (103, "few"),
        (111, "many"),
    ];
    for (count, expected) in arabic {
        assert_eq!(
            (form("ar", count), form("ar-EG", count)),
            (expected.to_owned(), expected.to_owned()),
            "{count}"
        );
    }
    for (count, expected) in [
        (1, "one"),
        (21, "one"),
        (101, "one"),
        (2, "few"),
        (4, "few"),
        (22, "few"),
        (0, "many"),
        (5, "many"),
        (11, "many"),
        (111, "many"),
    ] {
        assert_eq!(form("ru", count), expected, "{count}");
    }
    for lang in ["th", "id", "ja", "ko", "ms", "zh-Hans", "zh-Hant"] {
        assert!(COUNTS.iter().all(|count| form(lang, *count) == "other"), "{lang}");
    }
}

/// The strings of a file with the places in each.
fn places(lang: &str) -> BTreeMap<String, BTreeSet<String>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("interface/i18n/{lang}.toml"));
    let table: toml::Table = disk::text(&file).parse().unwrap();
    let of = |text: &str| -> BTreeSet<String> {
        text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect()
    };
    let all = table.into_iter().map(|(key, value)| {
        let places = match value {
            toml::Value::String(text) => of(&text),
            toml::Value::Table(forms) => forms.values().flat_map(|form| of(form.as_str().unwrap())).collect(),
            other => panic!("{lang}: {key} = {other}"),
        };
        (key, places)
    });
    all.collect()
}

#[test]
fn the_theme_speaks_fifteen_languages_whole() {
    let english = places("en");
    for lang in FIFTEEN {
        assert_eq!(places(lang), english, "{lang}");
    }
    // No template asks for what is not there, no plural form is lacking.
    let portal = Portal::new("");
    let editions = FIFTEEN.map(|lang| format!("[editions.{lang}]\n"));
    portal.write(
        "config.toml",
        format!("title = \"Kabar\"\nbase_url = \"https://kabar.example/\"\n{}", editions.concat()),
    );
    let built = portal.build(AT).fine();
    for name in ["العربية", "Deutsch", "日本語", "简体中文", "繁體中文"] {
        assert!(built.page("/").contains(&format!(">{name}</a>")), "{name}");
    }
}

#[test]
fn a_language_takes_the_strings_of_its_kin_and_never_those_of_another_script() {
    let langs = ["pt-BR", "zh-TW", "zh-CN", "ar-EG", "en-GB"];
    let portal = portal(&langs, "UTC", "");
    portal.write(
        "templates/404.html",
        "{{ edition.name }} {{ t(key=\"breaking\") }} {{ t(key=\"page-number\", number=12) }}",
    );
    let built = portal.build(AT).fine();
    let said = each(&built, &langs, "404.html");
    assert_eq!(
        said,
        "[pt-BR]\nPortuguês Urgente Página 12\n[zh-TW]\n繁體中文 快訊 第12頁\n[zh-CN]\n简体中文 突发 第12页\n\
[ar-EG]\nالعربية عاجل الصفحة ١٢\n[en-GB]\nEnglish Breaking Page 12\n"
    );
}

#[test]
fn a_portal_replaces_one_string_and_keeps_the_rest() {
    let portal = portal(&["id", "en"], "UTC", "-- i18n/id.toml --\nbreaking = \"Mendesak\"\n");
    portal.write("templates/404.html", "{{ t(key=\"breaking\") }}, {{ t(key=\"archive\") }}");
    assert_eq!(
        each(&portal.build(AT).fine(), &["id", "en"], "404.html"),
        "[id]\nMendesak, Arsip\n[en]\nBreaking, Archive\n"
    );
    // It also replaces a text by plural forms, and the other way round.
    portal.write("i18n/en.toml", "reading-minutes = { one = \"a minute\", other = \"{count} minutes\" }\n");
    portal.write(
        "templates/404.html",
        "{% for n in [1, 2] %}{{ t(key=\"reading-minutes\", count=n) }} {% endfor %}",
    );
    assert_eq!(
        each(&portal.build(AT).fine(), &["id", "en"], "404.html"),
        "[id]\n1 menit baca 2 menit baca\n[en]\na minute 2 minutes\n"
    );
}

#[test]
fn a_string_that_a_language_lacks_is_named_and_falls_back_visibly() {
    let portal = portal(
        &["id", "jv", "su"],
        "UTC",
        "-- i18n/jv.toml --\nautonym = \"Basa Jawa\"\nbreaking = \"Anyar\"\n",
    );
    portal.write(
        "templates/404.html",
        "{{ edition.name }} {{ t(key=\"breaking\") }} {{ t(key=\"archive\") }} {{ t(key=\"arsipp\") }}",
    );
    let built = portal.build(AT);
    assert_eq!(
        each(&built, &["id", "jv", "su"], "404.html"),
        "[id]\nBahasa Indonesia Kabar kilat Arsip arsipp\n[jv]\nBasa Jawa Anyar Arsip arsipp\n[su]\nsu Kabar kilat Arsip arsipp\n"
    );
    golden("lacking", &built.told());
    portal.edit("templates/404.html", " {{ t(key=\"arsipp\") }}", "");
    portal.write("i18n/su.toml", "autonym = \"Basa Sunda\"\n");
    assert!(portal.build(AT).file("404.html").contains("Bahasa Indonesia"));
}

#[test]
fn what_is_wrong_in_a_portals_strings_is_named_with_its_place() {
    let portal = portal(&["id", "ru"], "UTC", "");
    portal.write("templates/404.html", "{{ t(key=\"page-number\", number=2) }} {{ t(key=\"reading-minutes\") }} {{ t(key=\"index-\" ~ page.kind) }}");
    portal.write(
        "i18n/id.toml",
        "braking = \"Kilat\"\npage-number = \"Halaman {nomor}\"\nlatest = 3\nindex-404 = \"Tidak ada\"\n",
    );
    portal.write("i18n/ru.toml", "reading-minutes = { one = \"{count} мин\", lots = \"много\", few = 2 }\n");
    portal.write("i18n/english.toml", "archive = \"Archive\"\n");
    golden("refused", &portal.build(AT).refused().told());
    portal.remove("i18n/english.toml");
    portal.write("i18n/id.toml", "index-404 = \"Tidak ada\"\n");
    portal.write("i18n/ru.toml", "reading-minutes = { one = \"{count} мин\", other = \"{count} мин.\" }\n");
    golden("warned", &portal.build(AT).told());
}

#[test]
fn names_stand_in_the_order_of_their_language() {
    for (lang, names) in [
        ("sv", ["Zorn", "Åberg", "Ärla", "Öman"]),
        ("de", ["Ähre", "Ofen", "Öl", "Zoo"]),
        ("th", ["กา", "เกม", "แกง", "ขา"]),
        ("ja", ["ABC", "アジア", "いぬ", "東京"]),
        ("zh-Hans", ["安徽", "北京", "上海", "中国"]),
        ("zh-Hant", ["一月", "上海", "中國", "臺灣"]),
        ("ar", ["أحمد", "بغداد", "تونس", "يافا"]),
    ] {
        let portal = portal(&[lang], "UTC", "");
        let shuffled = [names[2], names[0], names[3], names[1]];
        portal.write(
            "content/a.md",
            article("A", "2026-01-01", &format!("tags = {shuffled:?}\nauthors = {shuffled:?}")),
        );
        let built = portal.build(AT);
        for index in ["tag", "author"] {
            let page = built.file(&format!("{index}/index.html"));
            let shown: Vec<_> =
                page.lines().filter_map(|line| line.split_once(' ')).map(|(_, name)| name).collect();
            assert_eq!(shown, names, "{lang} {index}");
        }
    }
}

#[test]
fn a_name_in_another_editions_file_reaches_every_page() {
    let portal = portal(&["id", "en"], "UTC", "");
    portal.write("templates/404.html", "{% for each in editions %}{{ each.name }} {% endfor %}");
    assert_eq!(portal.build(AT).fine().file("404.html").trim(), "Bahasa Indonesia English");
    portal.write("i18n/en.toml", "autonym = \"English (Asia)\"\n");
    assert_eq!(portal.build(AT).fine().file("404.html").trim(), "Bahasa Indonesia English (Asia)");
}

#[test]
fn an_empty_string_is_refused_where_it_stands() {
    let portal = portal(&["id"], "UTC", "");
    portal.write(
        "i18n/id.toml",
        "archive = \"\"\nbreaking = \" \\u200b\"\nreading-minutes = { other = \"\" }\n",
    );
    insta::assert_snapshot!(portal.build(AT).refused().told(), @r#"
    i18n/id.toml:1:11: error: the string "archive" is empty [write what pages shall say, or remove it]
    i18n/id.toml:2:12: error: the string "breaking" is empty [write what pages shall say, or remove it]
    i18n/id.toml:3:29: error: the form "other" of "reading-minutes" is empty [write what pages shall say, or remove it]
    "#);
}

#[test]
fn a_hint_names_the_arguments_that_are_really_given() {
    let portal = portal(&["id", "en"], "UTC", "");
    portal.write("templates/404.html", "{{ t(key=\"archive\") }} {{ t(key=\"page-number\", number=2) }}");
    for lang in ["id", "en"] {
        portal.write(&format!("i18n/{lang}.toml"), "archive = \"{date}\"\npage-number = \"{nomor}\"\n");
    }
    insta::assert_snapshot!(portal.build(AT).refused().told(), @r#"
    i18n/en.toml:1:11: error: nothing fills {date} of the string "archive" [it takes no arguments]
    i18n/en.toml:2:15: error: nothing fills {nomor} of the string "page-number" [it may have {number}]
    i18n/id.toml:1:11: error: nothing fills {date} of the string "archive" [it takes no arguments]
    i18n/id.toml:2:15: error: nothing fills {nomor} of the string "page-number" [it may have {number}]
    "#);
}

#[test]
fn strings_of_a_language_without_an_edition_are_named() {
    let portal = portal(&["id", "pt-BR"], "UTC", "");
    for lang in ["ko", "pt", "en"] {
        portal.write(&format!("i18n/{lang}.toml"), "archive = \"A\"\n");
    }
    insta::assert_snapshot!(portal.build(AT).told(), @"i18n/ko.toml: warning: no edition is in ko: nothing shows these strings [add [editions.ko] to config.toml, or remove the file]");
}

#[test]
fn editions_whose_language_is_called_the_same_are_told_apart() {
    let langs = ["pt-BR", "pt-PT", "en-GB", "en", "id"];
    let portal = portal(&langs, "UTC", "");
    portal.write("templates/404.html", "{% for each in editions %}{{ each.name }}, {% endfor %}");
    let built = portal.build(AT).fine();
    assert_eq!(
        built.file("404.html").trim(),
        "Português (BR), Português (PT), English (GB), English, Bahasa Indonesia,"
    );
}
