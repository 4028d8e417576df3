//! What is remembered from build to build: what each source file was and became, and what each page was made of.
//!
//! Two files in `.warta/`. `cards` holds packed cards and grows; it is written anew when more than half is of no use any
//! more. `ledger` holds all else; each build that changed anything writes it anew, whole, as its last act. Both can be lost or wrong at any
//! time: a ledger that is not exactly what this program wrote is no ledger, and the build a clean one.

use crate::base::file;
use crate::base::fingerprint::Fingerprint;
use crate::base::problem::Problem;
use crate::catalog::listing::ListingKey;
use crate::catalog::pack::Pack;
use crate::catalog::stock::Stock;
use crate::engine::news::News;
use crate::engine::recipes::Recipes;
use crate::engine::row::{Became, Row};
use crate::engine::trace::Traces;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The first bytes of a ledger.
const HEADER: &[u8] = b"warta ledger 1\n";

/// How many rows are packed together: enough to be worth a thread.
const CHUNK: usize = 4096;

/// What is remembered from an earlier build.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    /// The fingerprint of all outputs, if they were published; the output folder bears the same.
    pub(super) stamp: Option<Fingerprint>,
    /// The source files, sorted by name.
    pub(super) rows: Vec<Row>,
    /// The listings that articles name, as rows number them.
    pub(super) keys: Vec<ListingKey>,
    /// The packed cards.
    pub(super) cards: Vec<u8>,
    /// The listings that pages asked about, as traces number them.
    pub(super) asked: Vec<ListingKey>,
    /// What pages were made of, as traces number it.
    pub(super) recipes: Recipes,
    /// What each page was made of.
    pub(super) traces: Traces,
    /// What the last build found to have happened.
    pub(super) news: News,
    /// The traces that the next ledger will have, packed, in pieces.
    pub(super) pieces: Vec<Vec<u8>>,
    /// How many bytes of the file `cards` this ledger speaks of.
    pub(super) cards_length: u64,
}

/// Everything but rows, cards and traces.
#[derive(Serialize, Deserialize)]
struct Head {
    program: String,
    reading: Fingerprint,
    stamp: Option<Fingerprint>,
    keys: Vec<ListingKey>,
    asked: Vec<ListingKey>,
    recipes: Recipes,
    news: News,
    cards_length: u64,
    cards: Fingerprint,
    /// The length of each packed chunk of rows.
    chunks: Vec<u64>,
    /// The length of all traces.
    traces: u64,
}

/// What a ledger is of: this program, and how it reads source files.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    folder: PathBuf,
    /// The fingerprint of what reading a source file depends on besides the file.
    reading: Fingerprint,
}

impl Scope {
    /// The ledger of a portal; `reading` is the fingerprint of what reading a source file depends on.
    pub(super) fn new(root: &Path, reading: Fingerprint) -> Self {
        Self { folder: root.join(".warta"), reading }
    }

    fn program() -> String {
        format!("{} {}", env!("CARGO_PKG_VERSION"), env!("WARTA_SOURCES"))
    }

    /// The ledger that the last build left; an empty one if there is none that can be believed.
    pub(super) fn open(&self) -> Ledger {
        let read = |name: &str| file::read(&self.folder.join(name), name).ok();
        read("ledger")
            .and_then(|ledger| self.parse(&ledger, read("cards").unwrap_or_default()))
            .unwrap_or_default()
    }

    fn parse(&self, ledger: &[u8], mut cards: Vec<u8>) -> Option<Ledger> {
        let rest = ledger.strip_prefix(HEADER)?;
        let (print, rest) = rest.split_at_checked(16)?;
        if Fingerprint::of(rest).to_bytes() != print {
            return None;
        }
        let (head, rest) = postcard::take_from_bytes::<Head>(rest).ok()?;
        if head.program != Self::program() {
            return None;
        }
        // The pack may have grown after the ledger was written, by a build that was killed.
        cards.truncate(usize::try_from(head.cards_length).ok()?);
        if cards.len() as u64 != head.cards_length || Fingerprint::of(&cards) != head.cards {
            return None;
        }
        let mut rest = rest;
        let mut chunks = Vec::with_capacity(head.chunks.len());
        for length in head.chunks {
            let (chunk, after) = rest.split_at_checked(usize::try_from(length).ok()?)?;
            chunks.push(chunk);
            rest = after;
        }
        let rows: Option<Vec<Vec<Row>>> =
            chunks.par_iter().map(|chunk| postcard::from_bytes(chunk).ok()).collect();
        let traces = rest.get(..usize::try_from(head.traces).ok()?)?;
        let mut rows: Vec<Row> = rows?.into_iter().flatten().collect();
        if head.reading != self.reading {
            // What the files of `content/` said may mean something else now; what pages were made of is what it was.
            rows.retain(|row| !row.source.starts_with("content/"));
            cards = Vec::new();
        }
        Some(Ledger {
            stamp: head.stamp,
            rows,
            keys: head.keys,
            cards,
            asked: head.asked,
            recipes: head.recipes,
            news: head.news,
            traces: Traces::parse(traces.to_vec())?,
            pieces: Vec::new(),
            cards_length: head.cards_length,
        })
    }

    /// Leaves a ledger for the next build. The pack goes first: until the new ledger is in its place the old one
    /// holds, and speaks only of the part of the pack that it knows.
    ///
    /// # Errors
    /// A file cannot be written; the output is published all the same.
    pub(super) fn commit(&self, ledger: &Ledger, stock: &Stock) -> Result<(), Problem> {
        let pack = stock.cards();
        let cache = "the next build reads everything anew; `.warta/` is a cache: remove it if this goes on";
        self.write_cards(ledger, pack).map_err(|problem| problem.hint(cache))?;
        let chunks: Vec<Vec<u8>> = ledger.rows.par_chunks(CHUNK).map(|rows| chunk(rows, stock)).collect();
        let head = Head {
            program: Self::program(),
            reading: self.reading,
            stamp: ledger.stamp,
            keys: ledger.keys.clone(),
            asked: ledger.asked.clone(),
            recipes: ledger.recipes.clone(),
            news: ledger.news.clone(),
            cards_length: pack.len(),
            cards: Fingerprint::of_pieces([pack.earlier(), pack.since()]),
            chunks: chunks.iter().map(|chunk| chunk.len() as u64).collect(),
            traces: ledger.pieces.iter().map(|piece| piece.len() as u64).sum(),
        };
        let head = postcard::to_stdvec(&head).unwrap_or_default();
        let body = || {
            let rows = chunks.iter().map(Vec::as_slice);
            std::iter::once(head.as_slice()).chain(rows).chain(ledger.pieces.iter().map(Vec::as_slice))
        };
        let print = Fingerprint::of_pieces(body()).to_bytes();
        let pieces: Vec<&[u8]> = [HEADER, &print].into_iter().chain(body()).collect();
        file::write_pieces(&self.folder.join("ledger"), &pieces).map_err(|problem| problem.hint(cache))
    }

    /// Appends to the pack what came since, or writes it whole where it is another one.
    fn write_cards(&self, ledger: &Ledger, pack: &Pack) -> Result<(), Problem> {
        let path = self.folder.join("cards");
        let earlier = pack.earlier().len() as u64;
        if earlier == 0 || ledger.cards_length != earlier {
            return file::write_pieces(&path, &[pack.earlier(), pack.since()]);
        }
        if pack.since().is_empty() {
            return Ok(());
        }
        let failed = |error: &std::io::Error| {
            Problem::error(format!("cannot write .warta/cards: {}", file::cause(error)))
        };
        let append = || {
            let mut file = std::fs::OpenOptions::new().write(true).open(&path)?;
            file.set_len(earlier)?;
            std::io::Seek::seek(&mut file, std::io::SeekFrom::End(0))?;
            file.write_all(pack.since())
        };
        append().map_err(|error| failed(&error))
    }
}

impl Ledger {
    /// Takes the rows that are not of `content/`, by source.
    pub(super) fn take_statics(&mut self) -> BTreeMap<Box<str>, Row> {
        let rows = std::mem::take(&mut self.rows);
        let (content, statics): (Vec<Row>, Vec<Row>) =
            rows.into_iter().partition(|row| row.source.starts_with("content/"));
        self.rows = content;
        statics.into_iter().map(|row| (row.source.clone(), row)).collect()
    }
}

/// Packs some rows, each article with its record.
fn chunk(rows: &[Row], stock: &Stock) -> Vec<u8> {
    let mut rows = rows.to_vec();
    for row in &mut rows {
        if let Became::Article(record, _) = &mut row.became {
            *record = stock.by_source(&row.source).map(|index| Box::new(stock.records[index].clone()));
        }
    }
    postcard::to_stdvec(&rows).unwrap_or_default()
}
