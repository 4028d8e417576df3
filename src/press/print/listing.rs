//! Pages of listings: home, sectors, tags, authors, series, providers, and date archives.

use crate::article::Term;
use crate::base::instant::Day;
use crate::base::problem::Problem;
use crate::catalog::ArticleId;
use crate::catalog::listing::{Grouping, ListingId, ListingKey, ListingKind};
use crate::config::{Config, ListOrder};
use crate::pages::Page;
use crate::pages::listing::{self, neighbours, page_path};
use crate::press::Press;
use crate::press::alternates;
use crate::press::card::{called, link, term_title};
use crate::press::dates::{self, DateStyle};
use crate::press::head::{Head, listing_feeds};
use crate::press::job::Job;
use crate::press::print::{corrections, page_data};
use crate::press::value::{map, optional, spoken};
use tera::Value;

/// A page of a listing: its front page, or the page of a number.
type Place = (ListingId, Option<u32>);

/// The bytes of a page of a listing.
pub(super) fn page(press: &Press, job: &Job, page: &Page, place: Place) -> Result<Vec<u8>, Problem> {
    let config = &job.views.config;
    let key = job.desk.catalog().listing(place.0).key.clone();
    let title = title(job, place.0, &key);
    let head = head(job, &key, place, &title);
    let value = value(job, &key, place, &title);
    let own = vec![("page", head.value(job.edition, config)), ("listing", value)];
    let template = match key.kind {
        ListingKind::Home => "home.html",
        ListingKind::Year(_) | ListingKind::Month(..) | ListingKind::Day(_) => {
            press.template(job, [kind_template(&key.kind), "archive.html"])
        }
        _ => press.template(job, [kind_template(&key.kind), "list.html"]),
    };
    press.render(template, job, page, own)
}

/// The template of one kind of listing alone, which a theme may have.
fn kind_template(kind: &ListingKind) -> &'static str {
    match kind {
        ListingKind::Home => "home.html",
        ListingKind::Sector(_) => "list-sector.html",
        ListingKind::Tag(_) => "list-tag.html",
        ListingKind::Author(_) => "list-author.html",
        ListingKind::Series(_) => "list-series.html",
        ListingKind::Provider(_) => "list-provider.html",
        ListingKind::Year(_) => "archive-year.html",
        ListingKind::Month(..) => "archive-month.html",
        ListingKind::Day(_) => "archive-day.html",
        ListingKind::Corrections => "list-corrections.html",
    }
}

/// The heading of a listing.
pub(in crate::press) fn title(job: &Job, id: ListingId, key: &ListingKey) -> String {
    let config = &job.views.config;
    match &key.kind {
        ListingKind::Home => config.edition(key.edition).title.clone(),
        ListingKind::Year(year) => dates::heading(first_of(*year, 1), job.lang(), DateStyle::Year),
        ListingKind::Month(year, month) => {
            dates::heading(first_of(*year, *month), job.lang(), DateStyle::Month)
        }
        ListingKind::Day(day) => dates::heading(*day, job.lang(), DateStyle::Long),
        ListingKind::Corrections => job.plain("corrections").unwrap_or("corrections").to_owned(),
        grouped => {
            let (grouping, slug) = grouped.grouping().unwrap_or((Grouping::Tag, ""));
            let term = Term { slug: slug.to_owned(), name: job.desk.title(id) };
            let title = term_title(grouping, &term, key.edition, config).to_owned();
            if title.is_empty() { slug.to_owned() } else { title }
        }
    }
}

/// The language that the heading of a listing is in; empty if nobody says.
pub(in crate::press) fn title_lang<'c>(config: &'c Config, key: &ListingKey) -> &'c str {
    let Some((grouping, slug)) = key.kind.grouping() else {
        return "";
    };
    let own = called(grouping, slug, config);
    own.map(|text| text.spoken(&config.edition(key.edition).lang).1).unwrap_or_default()
}

/// The first day of a month.
fn first_of(year: i32, month: u32) -> Day {
    Day { year, month, day: 1 }
}

/// The articles of a page (of a list of corrections, each with which of its corrections), newest first, and the pages
/// beside it. Asks no more than it shows: a sealed page does not
/// ask how many pages there are.
fn articles(job: &Job, place: Place) -> (Vec<(ArticleId, u32)>, listing::Neighbours) {
    let (id, number) = place;
    let lists = &job.views.config.lists;
    let size = lists.page_size;
    let (range, count) = match (lists.order, number) {
        (ListOrder::Sealed, None) => {
            let sealed = job.desk.sealed(id, size);
            (sealed * size..usize::MAX, sealed)
        }
        (ListOrder::Sealed, Some(number)) => {
            let next = usize::from(job.desk.has_sealed(id, size, number + 1));
            let number = number as usize;
            ((number - 1) * size..number * size, number + next)
        }
        (ListOrder::NewestFirst, number) => {
            let length = job.desk.length(id);
            let config = &job.views.config;
            (listing::range(length, number, config), listing::numbered(length, config))
        }
    };
    let mut articles = job.desk.entries(id, range);
    articles.reverse();
    (articles, neighbours(number, count, lists.order))
}

/// What templates see as `listing`.
fn value(job: &Job, key: &ListingKey, place: Place, title: &str) -> Value {
    let config = &job.views.config;
    let (articles, beside) = articles(job, place);
    let url = |number| Value::from(config.base_url.rooted(&page_path(key, number, config)));
    map([
        ("kind", key.kind.word().into()),
        ("title", title.into()),
        ("title_lang", title_lang(config, key).into()),
        ("description", description(config, key).0.into()),
        ("description_lang", description(config, key).1.into()),
        ("url", url(None)),
        ("front", place.1.is_none().into()),
        ("number", place.1.into()),
        ("articles", job.cards(articles.iter().map(|(id, _)| *id))),
        ("corrections", corrections::listed(job, key, &articles)),
        ("newer", beside.newer.map_or_else(Value::none, url)),
        ("older", beside.older.map_or_else(Value::none, url)),
        ("children", children(job, place)),
        ("author", author(config, key)),
        ("provider", provider(config, key)),
        ("feeds", listing_feeds(key, title, config).into()),
    ])
}

/// What a listing is about, which may be empty, and the language that this is said in.
fn description<'c>(config: &'c Config, key: &ListingKey) -> (&'c str, &'c str) {
    let edition = config.edition(key.edition);
    match &key.kind {
        ListingKind::Home => (&edition.description, &edition.lang),
        ListingKind::Sector(slug) => {
            config.sector(slug).map(|sector| sector.description.spoken(&edition.lang)).unwrap_or_default()
        }
        ListingKind::Author(slug) => {
            config.author(slug).map(|author| author.bio.spoken(&edition.lang)).unwrap_or_default()
        }
        _ => ("", ""),
    }
}

/// The months of a year, the days of a month; on the front page only: a numbered one would change with each new day.
fn children(job: &Job, (id, number): Place) -> Value {
    let config = &job.views.config;
    let each = |child: &crate::catalog::listing::Listing| {
        let title = match child.key.kind {
            ListingKind::Month(year, month) => {
                dates::heading(first_of(year, month), job.lang(), DateStyle::MonthName)
            }
            ListingKind::Day(day) => dates::heading(day, job.lang(), DateStyle::Day),
            _ => String::new(),
        };
        map([
            ("title", title.into()),
            ("url", config.base_url.rooted(&listing::path(&child.key, config)).into()),
        ])
    };
    let is_archive =
        matches!(job.desk.catalog().listing(id).key.kind, ListingKind::Year(_) | ListingKind::Month(..));
    if is_archive && number.is_none() {
        job.desk.children(id).iter().map(each).collect::<Vec<_>>().into()
    } else {
        Vec::<Value>::new().into()
    }
}

fn author(config: &Config, key: &ListingKey) -> Value {
    let ListingKind::Author(slug) = &key.kind else {
        return Value::none();
    };
    let Some(author) = config.author(slug) else {
        return Value::none();
    };
    let lang = &config.edition(key.edition).lang;
    let (bio, bio_lang) = spoken(&author.bio, lang);
    map([
        ("name", author.name.get(lang).into()),
        ("bio", bio),
        ("bio_lang", bio_lang),
        ("image", optional(author.image.as_deref().map(|image| link(image, config)).as_deref())),
        ("site", optional(author.url.as_deref())),
        ("email", optional(author.email.as_deref())),
    ])
}

fn provider(config: &Config, key: &ListingKey) -> Value {
    let ListingKind::Provider(slug) = &key.kind else {
        return Value::none();
    };
    let Some(provider) = config.provider(slug) else {
        return Value::none();
    };
    let lang = &config.edition(key.edition).lang;
    let (notice, notice_lang) = spoken(&provider.notice, lang);
    let (boilerplate, boilerplate_lang) = spoken(&provider.boilerplate, lang);
    map([
        ("name", provider.name.get(lang).into()),
        ("site", optional(provider.url.as_deref())),
        ("link_rel", provider.link_rel.as_str().into()),
        ("notice", notice),
        ("notice_lang", notice_lang),
        ("boilerplate", boilerplate),
        ("boilerplate_lang", boilerplate_lang),
    ])
}

fn head(job: &Job, key: &ListingKey, place: Place, title: &str) -> Head {
    let config = &job.views.config;
    let path = page_path(key, place.1, config);
    let mut head = Head::new(key.kind.word(), title.to_owned(), path.clone(), config);
    description(config, key).0.clone_into(&mut head.description);
    if let ListingKind::Sector(slug) = &key.kind {
        head.section = slug.to_string();
    }
    let edition = config.edition(key.edition);
    if key.kind != ListingKind::Home || place.1.is_some() {
        head.breadcrumbs.push((edition.title.clone(), format!("{}/", edition.prefix)));
    }
    if key.kind != ListingKind::Home {
        head.breadcrumbs.extend(parents(job, key));
        head.breadcrumbs.push((title.to_owned(), listing::path(key, config)));
    }
    if place.1.is_none() {
        let versions = alternates::of_listing(&key.kind, &job.desk, config);
        head.translations = alternates::translations(&versions, config);
        head.alternates = alternates::alternates(&versions, config);
    }
    head.listing = Some((key.clone(), title.to_owned()));
    page_data::add(&mut head, job);
    head
}

/// The year of a month, the year and month of a day.
fn parents(job: &Job, key: &ListingKey) -> Vec<(String, String)> {
    let config = &job.views.config;
    let crumb = |kind: ListingKind, day: Day, style: DateStyle| {
        let title = dates::heading(day, job.lang(), style);
        (title, listing::path(&ListingKey { edition: key.edition, kind }, config))
    };
    let year = |year: i32| crumb(ListingKind::Year(year), first_of(year, 1), DateStyle::Year);
    match key.kind {
        ListingKind::Month(of, _) => vec![year(of)],
        ListingKind::Day(day) => {
            let month = crumb(
                ListingKind::Month(day.year, day.month),
                first_of(day.year, day.month),
                DateStyle::MonthName,
            );
            vec![year(day.year), month]
        }
        _ => Vec::new(),
    }
}
