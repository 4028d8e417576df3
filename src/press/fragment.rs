//! What takes a fragment into a page: a link that a script replaces, a line for a server, or the text itself.

use crate::catalog::listing::{ListingId, ListingKey};
use crate::config::FragmentMode;
use crate::config::parts::Part;
use crate::pages::fragment::{Fragment, template};
use crate::pages::listing;
use crate::press::filters::escape;
use crate::press::functions::{lang_attributes, named_listing};
use crate::press::ingredient::Ingredient;
use crate::press::job::{Job, in_hand};
use crate::press::print::{fragment, listing as listing_page, parts};
use std::rc::Rc;
use tera::{Error, Kwargs, State, TeraResult, Value};

/// The script that every page with a fragment loads.
pub const SCRIPT: &str = "fragments.js";

/// A fragment that a page asks for.
struct Wanted {
    fragment: Fragment,
    key: ListingKey,
    /// The listing of a grouping, if it is of one.
    listing: Option<ListingId>,
}

/// The template function `fragment`.
pub(crate) fn include(kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    let job = in_hand()?;
    job.takes(Ingredient::Config(Part::Fragments));
    let Some(wanted) = wanted(&job, &kwargs)? else {
        return Ok(Value::safe_string(""));
    };
    let url = job.views.config.base_url.rooted(&wanted.fragment.path(&wanted.key, &job.views.config));
    let markup = match job.views.config.fragments {
        FragmentMode::Script => script(&job, &wanted, &url, &kwargs)?,
        FragmentMode::Ssi => format!("<!--#include virtual=\"{}\" -->", escape(&url)),
        FragmentMode::Esi => format!("<esi:include src=\"{}\"/>", escape(&url)),
        FragmentMode::Inline => inline(&job, &wanted)?,
    };
    Ok(Value::safe_string(&markup))
}

/// The fragment that a call names; none if its listing is not there.
fn wanted(job: &Job, kwargs: &Kwargs) -> TeraResult<Option<Wanted>> {
    let name: &str = kwargs.must_get("name")?;
    let kind = named_listing(kwargs.get("listing")?.unwrap_or("home"))?;
    let template = template(kind.grouping().map(|(grouping, _)| grouping), name);
    job.takes(Ingredient::Fragment(template.clone()));
    let fragment = Fragment::of(&template).filter(|_| job.plates.prints.has(&template));
    let Some(fragment) = fragment else {
        return Err(Error::message(format!("there is no fragment \"{name}\": add templates/{template}")));
    };
    let key = ListingKey { edition: job.edition, kind };
    if fragment.grouping.is_none() {
        return Ok(Some(Wanted { fragment, key, listing: None }));
    }
    let listing = job.desk.find(&key);
    Ok(listing.map(|id| Wanted { fragment, key, listing: Some(id) }))
}

/// A link to the listing, in an element that the script fills. The script itself stands beside the first one of a page.
fn script(job: &Job, wanted: &Wanted, url: &str, kwargs: &Kwargs) -> TeraResult<String> {
    let config = &job.views.config;
    let (text, lang) = match kwargs.get::<&str>("text")? {
        Some(text) => (text.to_owned(), String::new()),
        None => called(job, wanted),
    };
    let own = || config.base_url.rooted(&listing::path(&wanted.key, config));
    let link = kwargs.get::<&str>("link")?.map_or_else(own, str::to_owned);
    let script = if job.has_script.replace(true) {
        String::new()
    } else {
        job.takes(Ingredient::Asset(SCRIPT.to_owned()));
        let file = job.views.addresses.of(SCRIPT).unwrap_or(SCRIPT);
        format!("<script src=\"{}\" defer></script>", config.base_url.rooted(&format!("/{file}")))
    };
    Ok(format!(
        "<div data-fragment=\"{}\"><a href=\"{}\"{}>{}</a></div>{script}",
        escape(url),
        escape(&link),
        lang_attributes(&lang, job.lang()),
        escape(&text)
    ))
}

/// What the listing of a fragment is called, and the language of that; empty if nobody says.
fn called(job: &Job, wanted: &Wanted) -> (String, String) {
    let Some(id) = wanted.listing else {
        return (job.plain("latest").unwrap_or("latest").to_owned(), String::new());
    };
    if let Some(part) = parts::named_by(&wanted.key.kind, job.edition) {
        job.takes(Ingredient::Config(part));
    }
    let lang = listing_page::title_lang(&job.views.config, &wanted.key);
    (listing_page::title(job, id, &wanted.key), lang.to_owned())
}

/// The fragment's text, as its own output would have it: it knows no article either.
fn inline(job: &Rc<Job>, wanted: &Wanted) -> TeraResult<String> {
    let listing = wanted.listing.map(|id| (id, wanted.key.clone()));
    if let Some(part) = parts::named_by(&wanted.key.kind, job.edition) {
        job.takes(Ingredient::Config(part));
    }
    if job.is_within.replace(true) {
        return Err(Error::message("a fragment holds no other fragment".to_owned()));
    }
    let own = fragment::values(job, listing.as_ref());
    let rendered = job.plates.render(&wanted.fragment.template, job, own);
    job.is_within.set(false);
    let bytes = rendered.map_err(|error| {
        let problem = job.plates.problem(&error);
        let place = problem.place.map(|place| format!("{}:{}:{}: ", place.file, place.line, place.column));
        Error::message(format!("{}{}", place.unwrap_or_default(), problem.message))
    })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
