//! What the output weighs, and which templates take the longest.

use crate::pages::path_of;
use crate::serve::desk::frame::Sheet;
use crate::serve::desk::line;
use crate::serve::desk::sight::{PATIENCE, Seen, Sight};
use crate::serve::desk::words;
use crate::serve::state::Preview;
use crate::serve::times::{Spent, seconds};
use axum::extract::State;
use axum::response::Response;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// How many of the largest files of a kind are named.
const LARGEST: usize = 5;

/// What the output weighs, by kind.
#[derive(Debug, Default)]
pub(super) struct Weights {
    kinds: BTreeMap<&'static str, Kind>,
}

/// What the files of a kind weigh.
#[derive(Debug, Default)]
struct Kind {
    count: usize,
    bytes: u64,
    /// The largest first.
    largest: Vec<(u64, String)>,
}

impl Weights {
    /// Weighs the files of an output.
    fn of(seen: &Seen, folder: &Path) -> Self {
        let outputs: Vec<_> = seen.overview.outputs().collect();
        let size = |file: &str| std::fs::metadata(folder.join(file)).map_or(0, |file| file.len());
        let sizes: Vec<u64> = outputs.par_iter().map(|(file, _)| size(file)).collect();
        let mut weights = Self::default();
        for ((file, kind), bytes) in outputs.into_iter().zip(sizes) {
            weights.kinds.entry(kind).or_default().add(file, bytes);
        }
        weights
    }
}

impl Kind {
    fn add(&mut self, file: &str, bytes: u64) {
        self.count += 1;
        self.bytes += bytes;
        let place = self.largest.partition_point(|(known, _)| *known >= bytes);
        if place < LARGEST {
            self.largest.insert(place, (bytes, file.to_owned()));
            self.largest.truncate(LARGEST);
        }
    }
}

#[derive(Serialize)]
struct Shown {
    is_known: bool,
    files: String,
    bytes: String,
    kinds: Vec<Row>,
    templates: Vec<Template>,
    /// How many builds the times of templates are of.
    builds: String,
}

#[derive(Serialize)]
struct Row {
    name: &'static str,
    count: String,
    bytes: String,
    mean: String,
    share: u64,
    largest: Vec<Large>,
}

#[derive(Serialize)]
struct Large {
    path: String,
    link: String,
    why: String,
    bytes: String,
}

#[derive(Serialize)]
struct Template {
    name: String,
    pages: String,
    total: String,
    mean: String,
    slowest: String,
}

/// The page.
pub(super) async fn page(State(preview): State<Arc<Preview>>) -> Response {
    let sight = Sight::take(preview, PATIENCE).await;
    let (desk, build) = (&sight.preview.desk, sight.moment.build);
    let folder = sight.moment.folder().to_owned();
    let known = match sight.seen.clone() {
        Some(seen) => desk.weights.of(build, PATIENCE, move || Weights::of(&seen, &folder)).await,
        None => None,
    };
    let pending = sight.is_behind || known.as_ref().is_none_or(|known| known.build < build);
    let none = Weights::default();
    let weights = known.as_ref().map_or(&none, |known| &*known.value);
    let total: u64 = weights.kinds.values().map(|kind| kind.bytes).sum();
    let files = weights.kinds.values().map(|kind| kind.count).sum();
    let mut kinds: Vec<_> = weights.kinds.iter().collect();
    kinds.sort_by_key(|(_, kind)| std::cmp::Reverse(kind.bytes));
    let entries = desk.log.entries();
    let shown = Shown {
        is_known: known.is_some(),
        files: words::counted(files, "file"),
        bytes: words::bytes(total),
        kinds: kinds.into_iter().map(|(name, kind)| row(&sight, name, kind, total)).collect(),
        templates: templates(entries.iter().map(|entry| &entry.times.templates)),
        builds: words::counted(entries.len(), "build"),
    };
    desk.frame.answer(&sight, Sheet { name: "sizes", title: "Sizes and speed", pending }, &shown)
}

fn row(sight: &Sight, name: &'static str, kind: &Kind, total: u64) -> Row {
    let large = |(bytes, file): &(u64, String)| {
        let path = path_of(file);
        Large {
            link: sight.link(&path),
            why: line::why(&path),
            bytes: words::bytes(*bytes),
            path: words::plain(&path),
        }
    };
    Row {
        name,
        count: words::number(kind.count),
        bytes: words::bytes(kind.bytes),
        mean: words::bytes(kind.bytes / (kind.count.max(1) as u64)),
        share: kind.bytes * 100 / total.max(1),
        largest: kind.largest.iter().map(large).collect(),
    }
}

/// The templates of some builds, the one that took longest first.
fn templates<'e>(builds: impl Iterator<Item = &'e BTreeMap<String, Spent>>) -> Vec<Template> {
    let mut sums: BTreeMap<&str, Spent> = BTreeMap::new();
    for (name, spent) in builds.flatten() {
        sums.entry(name).or_default().add(*spent);
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by_key(|(_, spent)| std::cmp::Reverse(spent.total));
    let time = |nanoseconds: u64| words::seconds(seconds(nanoseconds));
    let template = |(name, spent): (&str, Spent)| Template {
        name: words::plain(name),
        pages: words::number(usize::try_from(spent.pages).unwrap_or(usize::MAX)),
        total: time(spent.total),
        mean: time(spent.total / spent.pages.max(1)),
        slowest: time(spent.slowest),
    };
    sums.into_iter().map(template).collect()
}

#[cfg(test)]
mod tests {
    use super::{Kind, LARGEST};

    #[test]
    fn the_largest_files_are_kept_the_largest_first() {
        let mut kind = Kind::default();
        for bytes in [3, 9, 1, 7, 9, 2, 8] {
            kind.add(&format!("f{bytes}"), bytes);
        }
        assert_eq!((kind.count, kind.bytes), (7, 39));
        assert_eq!(kind.largest.iter().map(|(bytes, _)| *bytes).collect::<Vec<_>>(), [9, 9, 8, 7, 3]);
        assert_eq!(kind.largest.len(), LARGEST);
    }
}
