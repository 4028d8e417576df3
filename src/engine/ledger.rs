//! What is remembered from build to build: what each source file was and became, and what each page was made of.
//!
//! Two files in the cache (`.warta/`). `cards` holds packed cards and grows; it is written anew when more than half is of no use any
//! more. `ledger` holds all else; each build that changed anything writes it anew, whole, as its last act. Both can be
//! lost or wrong at any time: a ledger that is not exactly what this program wrote is no ledger, and the build a clean one; a card that is
//! not what its record says is met when it is read, and the build begins again as a clean one.

use crate::base::file;
use crate::base::fingerprint::Fingerprint;
use crate::base::growing::Growing;
use crate::base::problem::Problem;
use crate::catalog::listing::ListingKey;
use crate::catalog::pack::Pack;
use crate::catalog::stock::Stock;
use crate::engine::moves::Move;
use crate::engine::naming::Contents;
use crate::engine::news::News;
use crate::engine::recipes::Recipes;
use crate::engine::row::{Became, Row};
use crate::engine::trace::{Piece, Traces};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The first bytes of a ledger.
const HEADER: &[u8] = b"warta ledger 2\n";

/// How many rows are packed together: enough to be worth a thread, and few enough to be packed again for one of them.
const CHUNK: usize = 2048;

/// What is remembered from an earlier build.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    /// The fingerprint of all outputs, if they were published; the output folder bears the same.
    pub(super) stamp: Option<Fingerprint>,
    /// The source files, sorted by name.
    pub(super) rows: Vec<Row>,
    /// The rows of `content/`, if files may be read otherwise now than they were: they say what there was.
    pub(super) former: Vec<Row>,
    /// The listings that articles name, as rows number them.
    pub(super) keys: Vec<ListingKey>,
    /// The packed cards.
    pub(super) cards: Pack,
    /// The listings that pages asked about, as traces number them.
    pub(super) asked: Vec<ListingKey>,
    /// What pages were made of, as traces number it.
    pub(super) recipes: Recipes,
    /// What each page was made of.
    pub(super) traces: Traces,
    /// What the last build found to have happened.
    pub(super) news: News,
    /// The old URLs that led nowhere after the last build.
    pub(super) moves: Vec<Move>,
    /// What is known of the contents of static files.
    pub(super) contents: Contents,
    /// The file itself.
    pub(super) bytes: Arc<Vec<u8>>,
    /// Where its chunks of rows stand.
    pub(super) chunks: Vec<Chunk>,
}

/// What a build leaves for the next one, but for its cards and the records of its articles.
#[derive(Debug)]
pub(super) struct Leaving<'l> {
    /// The fingerprint of all outputs.
    pub(super) stamp: Fingerprint,
    /// The source files, sorted by name.
    pub(super) rows: &'l [Row],
    /// The listings that pages asked about.
    pub(super) asked: &'l [ListingKey],
    /// What pages were made of.
    pub(super) recipes: &'l Recipes,
    /// What was found to have happened.
    pub(super) news: &'l News,
    /// The old URLs that lead nowhere.
    pub(super) moves: &'l [Move],
    /// What is known of the contents of static files.
    pub(super) contents: &'l Contents,
    /// What each page was made of, packed.
    pub(super) traces: &'l [Piece],
    /// Whether the cards are to be left too: not if they are there already.
    pub(super) cards: bool,
}

/// Rows that are packed together.
#[derive(Debug)]
pub(super) struct Chunk {
    /// The first row's source.
    first: String,
    /// How many rows there are.
    count: usize,
    /// Where they stand in the ledger.
    place: Range<usize>,
}

/// Everything but rows, cards and traces.
#[derive(Deserialize)]
struct Head {
    program: String,
    reading: Fingerprint,
    stamp: Option<Fingerprint>,
    keys: Vec<ListingKey>,
    asked: Vec<ListingKey>,
    recipes: Recipes,
    news: News,
    moves: Vec<Move>,
    contents: Contents,
    /// How many bytes of the file `cards` this ledger speaks of.
    cards: u64,
    /// Of each packed chunk of rows: its first row's source, how many there are, how many bytes they take.
    chunks: Vec<(String, u64, u64)>,
    /// The length of all traces.
    traces: u64,
}

/// [`Head`] as it is written.
#[derive(Serialize)]
struct HeadOf<'h> {
    program: String,
    reading: Fingerprint,
    stamp: Option<Fingerprint>,
    keys: &'h [ListingKey],
    asked: &'h [ListingKey],
    recipes: &'h Recipes,
    news: &'h News,
    moves: &'h [Move],
    contents: &'h Contents,
    cards: u64,
    chunks: Vec<(String, u64, u64)>,
    traces: u64,
}

/// What a ledger is of: this program, and how it reads source files.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Scope {
    folder: PathBuf,
    /// The fingerprint of what reading a source file depends on besides the file.
    reading: Fingerprint,
}

impl Scope {
    /// The ledger in a cache; `reading` is the fingerprint of what reading a source file depends on.
    pub(super) fn new(cache: &Path, reading: Fingerprint) -> Self {
        Self { folder: cache.to_owned(), reading }
    }

    fn program() -> String {
        format!("{} {}", env!("CARGO_PKG_VERSION"), env!("WARTA_SOURCES"))
    }

    /// The ledger that the last build left, if there is one that can be believed.
    pub(super) fn open(&self) -> Option<Ledger> {
        let ledger = file::read(&self.folder.join("ledger"), "ledger").ok()?;
        self.parse(Arc::new(ledger), true)
    }

    /// The same without rows: for who has them.
    pub(super) fn reopen(&self) -> Option<Ledger> {
        let ledger = file::read(&self.folder.join("ledger"), "ledger").ok()?;
        self.parse(Arc::new(ledger), false)
    }

    /// The ledger for a build that holds the portal's lock: its cards may go to disk.
    pub(super) fn with_room(&self, ledger: Ledger) -> Ledger {
        // What cannot be cleared away cannot be made either: then the cards stay in memory.
        self.clear();
        let spare = file::temporary_beside(&self.folder.join("cards"));
        Ledger { cards: ledger.cards.with_spare(spare), ..ledger }
    }

    /// Removes cards that nobody keeps.
    pub(super) fn clear(&self) {
        let _ = file::clear(&self.folder.join("cards"));
    }

    fn parse(&self, bytes: Arc<Vec<u8>>, with_rows: bool) -> Option<Ledger> {
        let rest = bytes.strip_prefix(HEADER)?;
        let (print, rest) = rest.split_at_checked(16)?;
        if Fingerprint::of(rest).to_bytes() != print {
            return None;
        }
        let (head, rest) = postcard::take_from_bytes::<Head>(rest).ok()?;
        if head.program != Self::program() {
            return None;
        }
        // The pack may have grown after the ledger was written, by a build that was killed.
        let mut cards = Pack::continuing(Growing::open(&self.folder.join("cards"), head.cards).ok()?);
        let mut start = bytes.len() - rest.len();
        let mut place = |length: u64| {
            let end = start.checked_add(usize::try_from(length).ok()?)?;
            (end <= bytes.len()).then(|| std::mem::replace(&mut start, end)..end)
        };
        let chunks = head.chunks.into_iter().map(|(first, count, length)| {
            Some(Chunk { first, count: usize::try_from(count).ok()?, place: place(length)? })
        });
        let chunks: Vec<Chunk> = chunks.collect::<Option<_>>()?;
        let traces = place(head.traces)?;
        let wanted = if with_rows { chunks.as_slice() } else { &[] };
        let unpacked: Option<Vec<Vec<Row>>> =
            wanted.par_iter().map(|chunk| postcard::from_bytes(&bytes[chunk.place.clone()]).ok()).collect();
        let mut rows = Vec::with_capacity(wanted.iter().map(|chunk| chunk.count).sum());
        unpacked?.into_iter().for_each(|chunk| rows.extend(chunk));
        let mut former = Vec::new();
        if head.reading != self.reading {
            // What the files of `content/` said may mean something else now; what pages were made of is what it was.
            (former, rows) = rows.into_iter().partition(|row: &Row| row.source.starts_with("content/"));
            cards = Pack::default();
        }
        Some(Ledger {
            stamp: head.stamp,
            rows,
            former,
            keys: head.keys,
            cards,
            asked: head.asked,
            recipes: head.recipes,
            news: head.news,
            moves: head.moves,
            contents: head.contents,
            traces: Traces::parse(Arc::clone(&bytes), traces)?,
            bytes,
            chunks,
        })
    }

    /// Leaves a ledger for the next build. The pack goes first: until the new ledger is in its place the old one
    /// holds; it speaks only of the part of a grown pack that it knows, and a new pack's cards are not what it says.
    ///
    /// # Errors
    /// A file cannot be written; the output is published all the same.
    pub(super) fn commit(
        &self,
        earlier: &Ledger,
        leaving: &Leaving<'_>,
        stock: &Stock,
    ) -> Result<(), Problem> {
        let cache = "the next build reads everything anew; `.warta/` is a cache: remove it if this goes on";
        if leaving.cards {
            stock.cards().leave(&self.folder.join("cards")).map_err(|problem| problem.hint(cache))?;
        }
        let packed = earlier.packed(leaving.rows, stock);
        let traces = || leaving.traces.iter().map(|piece| piece.bytes(&earlier.traces));
        let head = HeadOf {
            program: Self::program(),
            reading: self.reading,
            stamp: Some(leaving.stamp),
            keys: &stock.keys,
            asked: leaving.asked,
            recipes: leaving.recipes,
            news: leaving.news,
            moves: leaving.moves,
            contents: leaving.contents,
            cards: stock.cards().len(),
            chunks: packed.iter().map(|(chunk, bytes)| chunk.named(bytes.len())).collect(),
            traces: traces().map(|piece| piece.len() as u64).sum(),
        };
        let head = postcard::to_stdvec(&head).unwrap_or_default();
        let body = || {
            let rows = packed.iter().map(|(_, bytes)| bytes.as_slice());
            std::iter::once(head.as_slice()).chain(rows).chain(traces())
        };
        let print = Fingerprint::of_pieces(body()).to_bytes();
        let pieces: Vec<&[u8]> = [HEADER, &print].into_iter().chain(body()).collect();
        file::write_pieces(&self.folder.join("ledger"), &pieces).map_err(|problem| problem.hint(cache))
    }
}

/// Packed rows: as the ledger has them already, or packed again.
enum Packed<'l> {
    Kept(&'l [u8]),
    Made(Vec<u8>),
}

impl Packed<'_> {
    fn as_slice(&self) -> &[u8] {
        match self {
            Self::Kept(bytes) => bytes,
            Self::Made(bytes) => bytes,
        }
    }

    fn len(&self) -> usize {
        self.as_slice().len()
    }
}

/// The rows of a chunk that is to be written.
struct Segment<'r> {
    rows: &'r [Row],
    /// Where the ledger has exactly these.
    known: Option<Range<usize>>,
}

impl Segment<'_> {
    /// What the head says of the chunk.
    fn named(&self, length: usize) -> (String, u64, u64) {
        let first = self.rows.first().map_or_else(String::new, |row| row.source.to_string());
        (first, self.rows.len() as u64, length as u64)
    }
}

impl Ledger {
    /// Takes the rows that are not of `content/`, by source.
    pub(super) fn take_statics(&mut self) -> BTreeMap<Arc<str>, Row> {
        // Sorted by source, so those of `content/` stand together; what stands before them is little.
        let start = self.rows.partition_point(|row| *row.source < *"content/");
        let end = self.rows.partition_point(|row| *row.source < *"content0");
        let mut statics = self.rows.split_off(end);
        statics.extend(self.rows.drain(..start));
        statics.into_iter().map(|row| (Arc::clone(&row.source), row)).collect()
    }

    /// The rows in chunks, each packed. A chunk of which this ledger has every row, and no other, is not packed again.
    fn packed<'l>(&'l self, rows: &'l [Row], stock: &Stock) -> Vec<(Segment<'l>, Packed<'l>)> {
        let pack = |segment: Segment<'l>| {
            let packed = match &segment.known {
                Some(place) => Packed::Kept(&self.bytes[place.clone()]),
                None => Packed::Made(pack(segment.rows, stock)),
            };
            (segment, packed)
        };
        self.segments(rows).into_par_iter().map(pack).collect()
    }

    /// The rows, divided where this ledger's chunks are.
    fn segments<'l>(&self, rows: &'l [Row]) -> Vec<Segment<'l>> {
        let mut segments = Vec::new();
        let mut rest = rows;
        for (place, chunk) in self.chunks.iter().enumerate() {
            let end = self
                .chunks
                .get(place + 1)
                .map_or(rest.len(), |next| rest.partition_point(|row| *row.source < *next.first));
            let (of_chunk, after) = rest.split_at(end);
            rest = after;
            let is_known = of_chunk.len() == chunk.count && !of_chunk.iter().any(|row| row.is_new);
            if is_known {
                segments.push(Segment { rows: of_chunk, known: Some(chunk.place.clone()) });
            } else {
                segments.extend(of_chunk.chunks(CHUNK).map(|rows| Segment { rows, known: None }));
            }
        }
        segments.extend(rest.chunks(CHUNK).map(|rows| Segment { rows, known: None }));
        segments
    }
}

/// Packs some rows, each article with its record.
fn pack(rows: &[Row], stock: &Stock) -> Vec<u8> {
    let mut rows = rows.to_vec();
    for row in &mut rows {
        if let Became::Article(record, _) = &mut row.became {
            *record = stock.by_source(&row.source).map(|index| Box::new(stock.records[index].clone()));
        }
    }
    postcard::to_stdvec(&rows).unwrap_or_default()
}
