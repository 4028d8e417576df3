//! The list of everything that the portal holds, by status, sector and words.

use crate::serve::desk::frame::Sheet;
use crate::serve::desk::line::Line;
use crate::serve::desk::roster::{Filter, Shelf};
use crate::serve::desk::sight::{PATIENCE, Sight};
use crate::serve::desk::words;
use crate::serve::state::Preview;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How many articles a page of the list has.
const PAGE: usize = 50;

/// What is asked.
#[derive(Deserialize, Debug, Default)]
#[serde(default)]
pub(super) struct Asked {
    status: String,
    sector: String,
    q: String,
    page: String,
}

#[derive(Serialize)]
struct List {
    shelves: Vec<Choice>,
    sectors: Vec<Choice>,
    sector: String,
    status: &'static str,
    q: String,
    count: String,
    /// The places of the first and last that are shown.
    first: String,
    last: String,
    lines: Vec<Line>,
    earlier: Option<String>,
    later: Option<String>,
    is_seen: bool,
}

#[derive(Serialize)]
struct Choice {
    word: String,
    name: String,
    count: String,
    is_chosen: bool,
    link: String,
}

/// The list.
pub(super) async fn page(State(preview): State<Arc<Preview>>, Query(asked): Query<Asked>) -> Response {
    let sight = Sight::take(preview, PATIENCE).await;
    let sheet = Sheet { name: "articles", title: "Articles", pending: sight.is_behind };
    sight.preview.desk.frame.answer(&sight, sheet, &list(&sight, &asked))
}

fn list(sight: &Sight, asked: &Asked) -> List {
    let shelf = Shelf::of_word(&asked.status);
    let filter = Filter { shelf, sector: asked.sector.clone(), text: asked.q.clone() };
    let Some(seen) = &sight.seen else { return empty(asked) };
    let found = seen.roster.filtered(seen.overview.catalog(), &filter);
    let last = found.len().div_ceil(PAGE).max(1);
    let page = asked.page.parse().unwrap_or(1_usize).clamp(1, last);
    let start = (page - 1) * PAGE;
    let shown: Vec<_> = found.iter().skip(start).take(PAGE).collect();
    let counts = seen.roster.counts();
    let shelves = Shelf::ALL.iter().zip(counts).map(|((known, word, name), count)| Choice {
        word: (*word).to_owned(),
        name: (*name).to_owned(),
        count: words::number(count),
        is_chosen: *known == shelf,
        link: link(asked, word, 1),
    });
    let sectors = seen.roster.sectors.iter().map(|(slug, count)| Choice {
        word: slug.clone(),
        name: slug.clone(),
        count: words::number(*count),
        is_chosen: *slug == asked.sector,
        link: String::new(),
    });
    List {
        shelves: shelves.collect(),
        sectors: sectors.collect(),
        count: words::number(found.len()),
        first: words::number(if found.is_empty() { 0 } else { start + 1 }),
        last: words::number(start + shown.len()),
        lines: shown.iter().map(|entry| Line::of(sight, seen, entry)).collect(),
        earlier: (page > 1).then(|| link(asked, &asked.status, page - 1)),
        later: (page < last).then(|| link(asked, &asked.status, page + 1)),
        is_seen: true,
        ..empty(asked)
    }
}

fn empty(asked: &Asked) -> List {
    let shelf = Shelf::of_word(&asked.status);
    let word = Shelf::ALL.iter().find(|(known, ..)| *known == shelf).map_or("all", |(_, word, _)| word);
    List {
        shelves: Vec::new(),
        sectors: Vec::new(),
        sector: asked.sector.clone(),
        status: word,
        q: asked.q.clone(),
        count: String::new(),
        first: String::new(),
        last: String::new(),
        lines: Vec::new(),
        earlier: None,
        later: None,
        is_seen: false,
    }
}

/// The address of a part of the list.
fn link(asked: &Asked, status: &str, page: usize) -> String {
    let encoded = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let mut parts = Vec::new();
    for (name, value) in [("status", status), ("sector", asked.sector.as_str()), ("q", asked.q.as_str())] {
        if !value.is_empty() {
            parts.push(format!("{name}={}", encoded(value)));
        }
    }
    if page > 1 {
        parts.push(format!("page={page}"));
    }
    format!("/_warta/articles?{}", parts.join("&"))
}
