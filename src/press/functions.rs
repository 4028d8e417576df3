//! What templates may call. Each question goes through the desk of the page in hand.

use crate::catalog::ArticleId;
use crate::catalog::listing::{Grouping, ListingKey, ListingKind};
use crate::config::language::direction;
use crate::config::parts::Part;
use crate::press::card::{term_title, term_url};
use crate::press::filters::escape;
use crate::press::ingredient::Ingredient;
use crate::press::job::{Job, in_hand};
use crate::press::value::map;
use crate::press::{Views, data};
use std::sync::Arc;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// The names of all functions.
pub(crate) const NAMES: [&str; 8] =
    ["t", "lang_of", "latest", "related", "neighbours", "names", "url", "data"];

/// Registers every function.
pub(crate) fn register(tera: &mut Tera, views: &Arc<Views>) {
    tera.register_function("t", t);
    tera.register_function("lang_of", lang_of);
    tera.register_function("latest", latest);
    tera.register_function("related", related);
    tera.register_function("neighbours", neighbours);
    tera.register_function("names", names);
    let config = Arc::clone(views);
    tera.register_function("url", move |kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let path: &str = kwargs.must_get("path")?;
        Ok(Value::from(config.config.base_url.rooted(&format!("/{}", path.trim_start_matches('/')))))
    });
    let files = Arc::clone(views);
    tera.register_function("data", move |kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let file: &str = kwargs.must_get("file")?;
        in_hand()?.takes(Ingredient::Data(file.to_owned()));
        data::value(&files.data, file).map_err(Error::message)
    });
}

/// A string of the interface in the language of the page.
fn t(kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    let job = in_hand()?;
    let key: &str = kwargs.must_get("key")?;
    job.takes(Ingredient::Strings(job.lang().to_owned()));
    let Some(text) = job.views.strings.get(job.lang(), key) else {
        let problem = job.views.strings.missing(job.lang(), key);
        job.warnings.borrow_mut().push(problem);
        return Ok(Value::from(key));
    };
    let mut text = text.to_owned();
    for (name, value) in kwargs.iter().filter(|(name, _)| name.as_str() != Some("key")) {
        if let Some(name) = name.as_str() {
            text = text.replace(&format!("{{{name}}}"), &value.to_string());
        }
    }
    Ok(Value::from(text))
}

/// The attributes of an element whose text may be of another language than the page: ` lang="…"`, with ` dir="…"` where
/// that runs the other way; nothing for the page's own language, or for none.
fn lang_of(kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    let job = in_hand()?;
    let lang: &str = kwargs.get("lang")?.unwrap_or_default();
    if lang.is_empty() || lang == job.lang() {
        return Ok(Value::safe_string(""));
    }
    let lang_attribute = format!(" lang=\"{}\"", escape(lang));
    let dir = direction(lang);
    if dir == direction(job.lang()) {
        return Ok(Value::safe_string(&lang_attribute));
    }
    Ok(Value::safe_string(&format!("{lang_attribute} dir=\"{dir}\"")))
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
    let kind = named_listing(name).ok_or_else(|| {
        Error::message(format!(
            "\"{name}\" names no listing: home, or sector/, tag/, author/, series/ or provider/ and a slug"
        ))
    })?;
    let ids = job.desk.latest(&ListingKey { edition: job.edition, kind }, limit(&kwargs, 10)?);
    Ok(job.cards(ids))
}

/// The listing that a template names: `home`, `sector/ekonomi`.
fn named_listing(name: &str) -> Option<ListingKind> {
    if name == "home" {
        return Some(ListingKind::Home);
    }
    let (grouping, slug) = name.split_once('/')?;
    Grouping::named(grouping).filter(|_| !slug.is_empty()).map(|grouping| grouping.kind(slug))
}

fn related(kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    let job = in_hand()?;
    let ids = job.desk.related(limit(&kwargs, 5)?);
    Ok(job.cards(ids))
}

fn neighbours(_: Kwargs, _: &State) -> TeraResult<Value> {
    let job = in_hand()?;
    let (older, newer) = job.desk.neighbours();
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

/// What the configuration says of a term.
pub(crate) fn part(grouping: Grouping, slug: &str) -> Option<Part> {
    match grouping {
        Grouping::Sector => Some(Part::Sector(slug.to_owned())),
        Grouping::Author => Some(Part::Author(slug.to_owned())),
        Grouping::Provider => Some(Part::Provider(slug.to_owned())),
        Grouping::Tag | Grouping::Series => None,
    }
}

/// The names of a grouping: `title`, `url`, `slug`.
pub(crate) fn entries(job: &Job, grouping: Grouping) -> Vec<Value> {
    let config = &job.views.config;
    let names = job.desk.names(job.edition, grouping).into_iter().filter_map(|(id, name)| {
        let (_, slug) = job.desk.catalog().listing(id).key.kind.grouping()?;
        if let Some(part) = part(grouping, slug) {
            job.takes(Ingredient::Config(part));
        }
        let term = crate::article::Term { slug: slug.to_owned(), name };
        Some(map([
            ("title", term_title(grouping, &term, job.edition, config).into()),
            ("url", term_url(grouping, slug, job.edition, config).into()),
            ("slug", slug.into()),
        ]))
    });
    names.collect()
}

/// The years that have articles, newest first.
fn years(job: &Job) -> Value {
    let years = job.desk.archive(job.edition).iter().rev().filter_map(|listing| match listing.key.kind {
        ListingKind::Year(year) => {
            let url = job
                .views
                .config
                .base_url
                .rooted(&crate::pages::listing::path(&listing.key, &job.views.config));
            Some(map([
                ("title", year.to_string().into()),
                ("url", url.into()),
                ("slug", year.to_string().into()),
            ]))
        }
        _ => None,
    });
    years.collect::<Vec<_>>().into()
}
