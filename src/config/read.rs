//! Reads `config.toml`: text in, a [`Config`] or every problem out. Opens no file.

use crate::base::instant::Zone;
use crate::base::problem::{self, Problem};
use crate::base::url::BaseUrl;
use crate::config::check::{Check, Level};
use crate::config::choice::Choice;
use crate::config::reading::Reading;
use crate::config::source::plain_table;
use crate::config::values::Values;
use crate::config::words::quoted;
use crate::config::{
    Assets, Compress, Config, ContentPolicy, Feeds, Lists, Markdown, Minify, NewsSitemap, Pictures, Search,
    ThirdParty, Urls,
};
use crate::config::{editions, forms, groupings, policies, shape, source, syntax, trust_files};
use std::collections::BTreeMap;
use toml::de::DeTable;

/// The configuration that `text` is, and all its problems, sorted by place. There is no configuration if one of them is an error.
///
/// Where the text is not TOML, these are the syntax errors that the parser can tell apart, and what is wrong before the first of them.
#[must_use]
pub fn read(text: &str) -> (Option<Config>, Vec<Problem>) {
    let (tree, errors) = DeTable::parse_recoverable(text);
    let root = tree.get_ref();
    let mut problems = shape::check(text, root);
    let mut config = None;
    if errors.is_empty() {
        problems.extend(shape::missing(root));
        let mut file = Reading::new(text, root);
        config = whole(&mut file);
        problems.append(&mut file.problems);
    } else {
        problems = syntax::problems(text, &errors, problems);
    }
    problem::sort(&mut problems);
    let refused = problems.iter().any(Problem::is_error);
    (config.filter(|_| !refused), problems)
}

/// Reads all parts, so that each can report its problems; none if what has no default is missing.
fn whole(file: &mut Reading<'_>) -> Option<Config> {
    let values = file.values;
    let editions = editions::read(file);
    let urls = Urls { article: values.text("urls.article"), slugs: values.choice("urls.slugs") };
    let sectors = groupings::sectors(file, &urls, &editions);
    let authors = groupings::authors(file, urls.slugs, &editions);
    let providers = groupings::providers(file, urls.slugs, &editions);
    let minify = Minify::read(file);
    let trust_files = trust_files::read(file);
    let extra = extra(file);
    let images = Pictures::read(file);
    Some(Config {
        title: values.string("title")?,
        base_url: BaseUrl::parse(&values.string("base_url")?).ok()?,
        description: values.text("description"),
        zone: Zone::named(&values.text("timezone"))?,
        theme: values.text("theme"),
        editions,
        sectors,
        authors,
        providers,
        urls,
        lists: Lists {
            page_size: values.count("lists.page_size"),
            order: values.choice("lists.order"),
            excerpt_length: values.count("lists.excerpt_length"),
        },
        feeds: feeds(values),
        news_sitemap: NewsSitemap {
            enabled: values.switch("news_sitemap.enabled"),
            publication: values.text("news_sitemap.publication"),
        },
        images,
        search: Search {
            enabled: values.switch("search.enabled"),
            depth: values.choice("search.depth"),
            shard: values.count("search.shard"),
        },
        fragments: values.choice("fragments.mode"),
        dialects: values.choices("hosting.dialects"),
        assets: Assets { hashed: values.switch("assets.hashed") },
        minify,
        compress: Compress::read(values),
        policies: policies::read(values),
        trust_files,
        unwelcome: values.texts("robots.disallow"),
        markdown: Markdown {
            smart_punctuation: values.switch("markdown.smart_punctuation"),
            heading_anchors: values.switch("markdown.heading_anchors"),
        },
        check: Check { profiles: values.choices("check.profiles"), rules: rules(values) },
        third_party: ThirdParty::read(values),
        embeds: values.texts("embeds.allow").iter().map(|host| host.to_ascii_lowercase()).collect(),
        csp: ContentPolicy::read(values),
        front_matter: front_matter(values),
        extra,
    })
}

fn feeds(values: Values<'_>) -> Feeds {
    Feeds {
        items: values.count("feeds.items"),
        full_content: values.switch("feeds.full_content"),
        formats: values.choices("feeds.formats"),
    }
}

fn extra(file: &mut Reading<'_>) -> toml::Table {
    let table = file.values.table("extra");
    let plain = table.map(|table| plain_table(file.text, table, &mut file.problems));
    plain.unwrap_or_default()
}

/// How severe the rules are that the file names.
fn rules(values: Values<'_>) -> BTreeMap<String, Level> {
    let entries = values.table("check.rules").map(source::entries).unwrap_or_default();
    let named = entries.into_iter().filter_map(|(key, value)| {
        Some((key.get_ref().clone().into_owned(), Level::named(value.get_ref().as_str()?)?))
    });
    named.collect()
}

/// Foreign front matter keys with the key of ours that each stands for.
fn front_matter(values: Values<'_>) -> BTreeMap<String, String> {
    let entries = values.table("front_matter").map(source::entries).unwrap_or_default();
    let named = entries.into_iter().filter_map(|(key, value)| {
        Some((key.get_ref().clone().into_owned(), value.get_ref().as_str()?.to_owned()))
    });
    named.collect()
}

impl Config {
    /// The same portal as one looks at it while its sources change: static files keep their names, and nothing is compressed.
    #[must_use]
    pub fn for_preview(mut self) -> Self {
        self.assets.hashed = false;
        self.compress.formats.clear();
        self
    }

    /// The same portal at another address (`--base-url`).
    ///
    /// # Errors
    /// A problem without a place if `text` is no address.
    pub fn with_base_url(self, text: &str) -> Result<Self, Problem> {
        if let Err(wrong) = forms::base_url(text) {
            let message = format!("the base URL is {}: {}", quoted(text), wrong.reason);
            return Err(Problem::error(message).hint(wrong.hint));
        }
        let base_url = BaseUrl::parse(text).map_err(Problem::error)?;
        Ok(Self { base_url, ..self })
    }
}
