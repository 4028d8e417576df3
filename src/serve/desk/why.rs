//! What a page is made of, why it was made last, and what it weighs.

use crate::base::file;
use crate::base::url::resolve;
use crate::engine::why::Why;
use crate::pages::{file_of, path_of};
use crate::serve::desk::frame::Sheet;
use crate::serve::desk::sight::{PATIENCE, Sight};
use crate::serve::desk::trouble::Trouble;
use crate::serve::desk::weigh::{self, Load};
use crate::serve::desk::words;
use crate::serve::state::Preview;
use axum::extract::{Query, State};
use axum::response::Response;
use flate2::Compression;
use flate2::write::GzEncoder;
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

/// What is asked.
#[derive(Deserialize, Debug, Default)]
#[serde(default)]
pub(super) struct Asked {
    /// A URL of the preview or of the portal, a path, or a file of the output.
    url: String,
}

#[derive(Serialize, Default)]
struct Explained {
    url: String,
    is_asked: bool,
    troubles: Vec<Trouble>,
    file: String,
    path: String,
    link: String,
    sources: Vec<Source>,
    ingredients: Vec<String>,
    questions: Vec<String>,
    reason: String,
    stale: Option<String>,
    is_known: bool,
    size: Option<String>,
    packed: Option<String>,
    loads: Vec<Loaded>,
    total: String,
}

#[derive(Serialize)]
struct Source {
    file: String,
    open: Option<String>,
    path: String,
}

#[derive(Serialize)]
struct Loaded {
    kind: &'static str,
    url: String,
    size: String,
}

/// The page.
pub(super) async fn page(State(preview): State<Arc<Preview>>, Query(asked): Query<Asked>) -> Response {
    let sight = Sight::take_remembered(preview, PATIENCE).await;
    let sheet = Sheet { name: "why", title: "Why", pending: sight.is_behind && !asked.url.is_empty() };
    let explained = if asked.url.trim().is_empty() {
        Explained::default()
    } else {
        explained(&sight, asked.url.trim()).await
    };
    sight.preview.desk.frame.answer(&sight, sheet, &explained)
}

async fn explained(sight: &Sight, url: &str) -> Explained {
    let editor = &sight.preview.settings.editor;
    let path = url.strip_prefix(&sight.preview.settings.origin()).unwrap_or(url).to_owned();
    let asked = Explained { url: url.to_owned(), is_asked: true, ..Explained::default() };
    let Some(seen) = sight.seen.clone() else { return asked };
    let folder = sight.moment.folder().to_owned();
    let prefix = sight.moment.prefix();
    let looked = tokio::task::spawn_blocking(move || {
        let why = seen.overview.why(&path)?;
        let weight = weight(&folder, &why.file, &prefix);
        Ok::<_, Vec<_>>((why, weight))
    });
    match looked.await {
        Ok(Ok((why, weight))) => with(sight, asked, why, weight),
        Ok(Err(problems)) => {
            let troubles = problems.iter().map(|problem| Trouble::of(problem, editor)).collect();
            Explained { troubles, ..asked }
        }
        Err(_) => asked,
    }
}

/// What is said of a page that is there.
fn with(sight: &Sight, asked: Explained, why: Why, weight: Option<Weight>) -> Explained {
    let editor = &sight.preview.settings.editor;
    let source = |file: &String| Source {
        open: editor.open(file, 1, 1),
        path: editor.path(file),
        file: words::plain(file),
    };
    let path = path_of(&why.file);
    let weight = weight.unwrap_or_default();
    Explained {
        link: sight.link(&path),
        path: words::plain(&path),
        sources: why.sources.iter().map(source).collect(),
        ingredients: why.ingredients,
        questions: why.questions,
        reason: why.reason,
        stale: why.stale,
        is_known: true,
        size: weight.size.map(words::bytes),
        packed: weight.packed.map(words::bytes),
        total: words::bytes(
            weight.size.unwrap_or(0) + weight.loads.iter().filter_map(|(_, size)| *size).sum::<u64>(),
        ),
        loads: weight.loads.into_iter().map(loaded).collect(),
        file: words::plain(&why.file),
        ..asked
    }
}

fn loaded((load, size): (Load, Option<u64>)) -> Loaded {
    let size = size.map_or_else(|| "not of this portal".to_owned(), words::bytes);
    Loaded { kind: load.kind, url: words::plain(&load.url), size }
}

/// What a file of the output weighs, alone and with all that it names.
#[derive(Default)]
struct Weight {
    size: Option<u64>,
    packed: Option<u64>,
    loads: Vec<(Load, Option<u64>)>,
}

fn weight(folder: &Path, name: &str, prefix: &str) -> Option<Weight> {
    let bytes = file::read(&folder.join(name), name).ok()?;
    let mut weight = Weight { size: Some(bytes.len() as u64), ..Weight::default() };
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    let packed = encoder.write_all(&bytes).and_then(|()| encoder.finish());
    weight.packed = packed.ok().map(|packed| packed.len() as u64);
    if name.ends_with(".html") {
        let html = String::from_utf8_lossy(&bytes);
        let here = format!("{prefix}{}", path_of(name));
        let size = |load: &Load| {
            let path = load.url.split(['?', '#']).next().unwrap_or_default();
            let path = resolve(&here, path);
            let inner = path
                .strip_prefix(prefix)
                .filter(|inner| inner.starts_with('/') && !inner.starts_with("//"))?;
            let inner = percent_decode_str(inner).decode_utf8().ok()?;
            let name = file_of(&inner);
            let is_plain = name.split('/').all(|part| !matches!(part, "" | "." | ".."));
            std::fs::metadata(folder.join(name)).ok().filter(|_| is_plain).map(|file| file.len())
        };
        weight.loads = weigh::loads(&html)
            .into_iter()
            .map(|load| (size(&load), load))
            .map(|(size, load)| (load, size))
            .collect();
    }
    Some(weight)
}
