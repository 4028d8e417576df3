//! What templates may call. Each question goes through the desk of the page in hand.

use crate::article::Term;
use crate::base::instant::Day;
use crate::base::problem::Problem;
use crate::base::text::nearest;
use crate::catalog::ArticleId;
use crate::catalog::listing::{Grouping, ListingKey, ListingKind};
use crate::config::EditionId;
use crate::config::language::direction;
use crate::config::parts::Part;
use crate::press::card::{spoken_title, term_url};
use crate::press::dates::DateStyle;
use crate::press::filters::escape;
use crate::press::ingredient::Ingredient;
use crate::press::job::{Job, in_hand};
use crate::press::strings::{Text, joined};
use crate::press::value::map;
use crate::press::{Views, app, collation, data, dates, fragment, numbers};
use std::sync::Arc;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// The names of all functions.
pub(crate) const NAMES: [&str; 13] = [
    "t",
    "lang_of",
    "latest",
    "leads",
    "related",
    "series",
    "neighbours",
    "names",
    "fragment",
    "url",
    "asset",
    "data",
    "app",
];

/// Registers every function.
pub(crate) fn register(tera: &mut Tera, views: &Arc<Views>) {
    tera.register_function("t", t);
    tera.register_function("lang_of", lang_of);
    tera.register_function("latest", latest);
    tera.register_function("leads", leads);
    tera.register_function("related", related);
    tera.register_function("series", series);
    tera.register_function("neighbours", neighbours);
    tera.register_function("names", names);
    tera.register_function("fragment", fragment::include);
    tera.register_function("app", app::app);
    let config = Arc::clone(views);
    tera.register_function("url", move |kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let path: &str = kwargs.must_get("path")?;
        Ok(Value::from(config.config.base_url.rooted(&format!("/{}", path.trim_start_matches('/')))))
    });
    tera.register_function("asset", asset);
    let files = Arc::clone(views);
    tera.register_function("data", move |kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let file: &str = kwargs.must_get("file")?;
        in_hand()?.takes(Ingredient::Data(file.to_owned()));
        data::value(&files.data, file).map_err(Error::message)
    });
}

/// The URL of a file of `static/` or of the theme's: under the name of its content, if it has one.
fn asset(kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    let job = in_hand()?;
    let path: &str = kwargs.must_get("path")?;
    let file = path.trim_start_matches('/');
    let addresses = &job.views.addresses;
    let Some(address) = addresses.of(file) else {
        let near = nearest(file, addresses.files()).map(|near| format!("; did you mean \"/{near}\"?"));
        let near = near.unwrap_or_default();
        return Err(Error::message(format!(
            "there is no file \"/{file}\" in static/ or in the theme's static/{near}"
        )));
    };
    job.takes(Ingredient::Asset(file.to_owned()));
    Ok(Value::from(job.views.config.base_url.rooted(&format!("/{address}"))))
}

/// A string of the interface in the language of the page. The argument `count` picks the plural form; numbers are
/// written in the digits of the page's language.
fn t(kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    let job = in_hand()?;
    let key: &str = kwargs.must_get("key")?;
    let Some(entry) = job.text(key) else {
        // What is said of it depends on all others.
        job.takes(Ingredient::Strings(job.lang().to_owned()));
        job.warnings.borrow_mut().extend(job.views.strings.missing(job.lang(), key));
        return Ok(Value::from(key));
    };
    if let Text::Plain(text) = &entry.text {
        return Ok(isolated(text, &entry.lang, job.lang()));
    }
    let argument =
        |name: &str| kwargs.iter().find(|(known, _)| known.as_str() == Some(name)).map(|(_, value)| value);
    let count = argument("count").and_then(numbers::decimal);
    let text = joined(entry.text.pieces(count.as_ref(), &entry.lang), |name| {
        let value = argument(name).map(|value| numbers::shown(value, job.lang()));
        if value.is_none() {
            job.warnings.borrow_mut().push(unfilled(key, name));
        }
        value
    });
    Ok(isolated(&Value::from(text), &entry.lang, job.lang()))
}

/// A string that stands in for one in the page's language: where it runs the other way, between the characters FIRST STRONG
/// ISOLATE and POP DIRECTIONAL ISOLATE, which work in attributes too.
fn isolated(text: &Value, lang: &str, page: &str) -> Value {
    if lang == page || direction(lang) == direction(page) {
        return text.clone();
    }
    Value::from(format!("\u{2068}{text}\u{2069}"))
}

/// A call that does not give what the string needs.
fn unfilled(key: &str, name: &str) -> Problem {
    let message = format!("the string \"{key}\" has {{{name}}}, which a template does not give");
    Problem::warning(message).hint(format!("t(key=\"{key}\", {name}=…)"))
}

/// The attributes of an element whose text may be of another language than the page: ` lang="…"`, with ` dir="…"` where
/// that runs the other way; nothing for the page's own language, or for none.
fn lang_of(kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    let job = in_hand()?;
    let lang: &str = kwargs.get("lang")?.unwrap_or_default();
    Ok(Value::safe_string(&lang_attributes(lang, job.lang())))
}

/// The attributes of an element whose text is in `lang`, on a page in another language or in the same.
pub(crate) fn lang_attributes(lang: &str, page: &str) -> String {
    if lang.is_empty() || lang == page {
        return String::new();
    }
    let dir = direction(lang);
    let dir = if dir == direction(page) { String::new() } else { format!(" dir=\"{dir}\"") };
    format!(" lang=\"{}\"{dir}", escape(lang))
}

/// How many cards a template may ask for at once.
const MOST: u32 = 1000;

/// The argument `limit`.
fn limit(kwargs: &Kwargs, default: u32) -> TeraResult<u32> {
    Ok(kwargs.get::<u32>("limit")?.unwrap_or(default).min(MOST))
}

fn latest(kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    let job = in_hand()?;
    let name: &str = kwargs.get("listing")?.unwrap_or("home");
    let kind = named_listing(name)?;
    let ids = job.desk.latest(&ListingKey { edition: job.edition, kind }, limit(&kwargs, 10)?);
    Ok(job.cards(ids))
}

/// The listing that a template names: `home`, `sector/ekonomi`.
pub(crate) fn named_listing(name: &str) -> TeraResult<ListingKind> {
    if name == "home" {
        return Ok(ListingKind::Home);
    }
    let named = name.split_once('/').filter(|(_, slug)| !slug.is_empty());
    let kind = named.and_then(|(grouping, slug)| Some(Grouping::named(grouping)?.kind(slug)));
    kind.ok_or_else(|| {
        Error::message(format!(
            "\"{name}\" names no listing: home, or sector/, tag/, author/, series/ or provider/ and a slug"
        ))
    })
}

/// The stories that lead the edition of the page.
fn leads(kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    let job = in_hand()?;
    let ids = job.desk.leads(job.edition, limit(&kwargs, 5)?);
    Ok(job.cards(ids))
}

fn related(kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    let job = in_hand()?;
    let limit = limit(&kwargs, 5)?;
    let ids = if job.is_within.get() { Vec::new() } else { job.desk.related(limit) };
    Ok(job.cards(ids))
}

/// The part of a series that the article is: its `number`, and the `parts` up to the next one, each with `number`,
/// `card`, and whether it is the `current` one.
fn series(kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    let job = in_hand()?;
    let limit = limit(&kwargs, 20)?;
    let parts = if job.is_within.get() { None } else { job.desk.series(limit) };
    let Some(parts) = parts else {
        return Ok(Value::none());
    };
    let numbered = (parts.first..).zip(&parts.articles);
    let each = numbered.map(|(number, &id)| {
        map([("number", number.into()), ("current", (number == parts.number).into()), ("card", job.card(id))])
    });
    let each: Vec<Value> = each.collect();
    let at = |number: usize| {
        let place = number.checked_sub(parts.first);
        place.and_then(|place| parts.articles.get(place)).map_or_else(Value::none, |&id| job.card(id))
    };
    Ok(map([
        ("number", parts.number.into()),
        ("previous", at(parts.number - 1)),
        ("next", at(parts.number + 1)),
        ("parts", each.into()),
    ]))
}

fn neighbours(_: Kwargs, _: &State) -> TeraResult<Value> {
    let job = in_hand()?;
    let (older, newer) = if job.is_within.get() { (None, None) } else { job.desk.neighbours() };
    let card = |id: Option<ArticleId>| id.map_or_else(Value::none, |id| job.card(id));
    Ok(map([("older", card(older)), ("newer", card(newer))]))
}

fn names(kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    let job = in_hand()?;
    let kind: &str = kwargs.must_get("kind")?;
    if kind == "year" {
        return Ok(years(&job));
    }
    let grouping = Grouping::named(kind).ok_or_else(|| {
        Error::message(format!(
            "\"{kind}\" is no kind of names: sector, tag, author, series, provider or year"
        ))
    })?;
    Ok(entries(&job, grouping).into())
}

/// What the configuration calls the terms of a grouping.
fn names_part(grouping: Grouping, edition: EditionId) -> Option<Part> {
    match grouping {
        Grouping::Sector => Some(Part::SectorNames(edition)),
        Grouping::Author => Some(Part::AuthorNames(edition)),
        Grouping::Provider => Some(Part::ProviderNames(edition)),
        Grouping::Tag | Grouping::Series => None,
    }
}

/// The names of a grouping, in the order of the page's language: `title`, `url`, `slug`.
pub(crate) fn entries(job: &Job, grouping: Grouping) -> Vec<Value> {
    let config = &job.views.config;
    if let Some(part) = names_part(grouping, job.edition) {
        job.takes(Ingredient::Config(part));
    }
    let names = job.desk.names(job.edition, grouping).into_iter().filter_map(|(id, name)| {
        let (_, slug) = job.desk.catalog().listing(id).key.kind.grouping()?;
        let term = Term { slug: slug.to_owned(), name };
        let (title, lang) = spoken_title(grouping, &term, job.edition, config);
        Some((title.to_owned(), (slug.to_owned(), lang.to_owned())))
    });
    let mut names: Vec<_> = names.collect();
    collation::sort(&mut names, job.lang());
    let entry = |(title, (slug, lang)): (String, (String, String))| {
        map([
            ("title", title.into()),
            ("lang", lang.into()),
            ("url", term_url(grouping, &slug, job.edition, config).into()),
            ("slug", slug.into()),
        ])
    };
    names.into_iter().map(entry).collect()
}

/// The years that have articles, newest first.
fn years(job: &Job) -> Value {
    let years = job.desk.archive(job.edition).iter().rev().filter_map(|listing| match listing.key.kind {
        ListingKind::Year(year) => {
            let first = Day { year, month: 1, day: 1 };
            let url = job
                .views
                .config
                .base_url
                .rooted(&crate::pages::listing::path(&listing.key, &job.views.config));
            Some(map([
                ("title", dates::heading(first, job.lang(), DateStyle::Year).into()),
                ("url", url.into()),
                ("slug", year.to_string().into()),
            ]))
        }
        _ => None,
    });
    years.collect::<Vec<_>>().into()
}
