//! What each page was made of: questions with the fingerprints of their answers, ingredients, and the output.
//!
//! Packed, one after another, read in place: a page that is as it was costs no allocation and is copied as it is.
//! Listings and recipes stand as numbers of the ledger's tables, which only grow.

use crate::base::fingerprint::Fingerprint;
use crate::base::problem::Problem;
use crate::catalog::listing::{ListingId, ListingKey};
use crate::catalog::query::Query;
use crate::catalog::{ArticleId, Catalog};
use crate::engine::recipes::{Kitchen, Recipes};
use crate::press::ingredient::Ingredient;
use crate::press::{Press, Printed};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};

/// What each page was made of, by the hash of its file.
#[derive(Debug, Default)]
pub(super) struct Traces {
    /// The ledger.
    bytes: Arc<Vec<u8>>,
    /// The traces that came since. They stand behind the ledger, one byte away, so that no piece holds some of both.
    since: Vec<u8>,
    /// The hash of each page's file and where its trace begins, sorted.
    places: Vec<(u64, usize)>,
}

/// The fixed part of a trace: length of the rest, hash of the file, parameters, output.
const FIXED: usize = 4 + 8 + 16 + 16;

/// One page's trace.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trace<'t> {
    /// The whole trace, packed.
    pub(super) bytes: &'t [u8],
    /// Where it stands in the ledger.
    start: usize,
}

/// Traces that stand one after another.
#[derive(Debug)]
pub(super) enum Piece {
    /// In the ledger or among those that came since, at this place.
    Kept(Range<usize>),
    /// New ones.
    Made(Vec<u8>),
}

impl Piece {
    /// The traces; `kept` is the ledger's.
    pub(super) fn bytes<'p>(&'p self, kept: &'p Traces) -> &'p [u8] {
        match self {
            Self::Kept(place) => kept.at(place.clone()),
            Self::Made(bytes) => bytes,
        }
    }

    /// Adds a trace to pieces.
    pub(super) fn push(pieces: &mut Vec<Self>, kept: Trace<'_>) {
        let place = kept.start..kept.start + kept.bytes.len();
        match pieces.last_mut() {
            Some(Self::Kept(last)) if last.end == place.start => last.end = place.end,
            _ => pieces.push(Self::Kept(place)),
        }
    }

    /// Adds a new trace to pieces.
    pub(super) fn push_new(pieces: &mut Vec<Self>, bytes: &[u8]) {
        match pieces.last_mut() {
            Some(Self::Made(last)) => last.extend_from_slice(bytes),
            _ => pieces.push(Self::Made(bytes.to_vec())),
        }
    }
}

impl Traces {
    /// Reads packed traces in place; `None` if they are cut short.
    pub(super) fn parse(bytes: Arc<Vec<u8>>, place: Range<usize>) -> Option<Self> {
        let mut places = Vec::with_capacity(place.len() / 128);
        let all = bytes.get(..place.end)?;
        let mut start = place.start;
        while start < place.end {
            let trace = Trace { bytes: &all[start..], start };
            let length = trace.length()?;
            trace.bytes.get(..length)?;
            places.push((trace.hash(), start));
            start += length;
        }
        places.par_sort_unstable();
        Some(Self { bytes, since: Vec::new(), places })
    }

    /// The trace of the file of a hash.
    pub(super) fn find(&self, hash: u64) -> Option<Trace<'_>> {
        let index = self.places.binary_search_by_key(&hash, |(hash, _)| *hash).ok()?;
        let (_, start) = self.places[index];
        self.trace(start)
    }

    /// The trace that begins at a place.
    fn trace(&self, start: usize) -> Option<Trace<'_>> {
        let end = if start < self.bytes.len() { self.bytes.len() } else { self.beyond() + self.since.len() };
        let bytes = self.at(start..end);
        let length = Trace { bytes, start }.length()?;
        Some(Trace { bytes: &bytes[..length], start })
    }

    /// Where the traces begin that came since.
    fn beyond(&self) -> usize {
        self.bytes.len() + 1
    }

    /// The bytes of a place.
    fn at(&self, place: Range<usize>) -> &[u8] {
        match place.start.checked_sub(self.beyond()) {
            Some(start) => &self.since[start..start + place.len()],
            None => &self.bytes[place],
        }
    }

    /// All traces, in pieces.
    pub(super) fn pieces(&self) -> Vec<Piece> {
        let mut starts: Vec<usize> = self.places.iter().map(|(_, start)| *start).collect();
        starts.par_sort_unstable();
        let mut pieces = Vec::new();
        starts
            .into_iter()
            .filter_map(|start| self.trace(start))
            .for_each(|trace| Piece::push(&mut pieces, trace));
        pieces
    }

    /// Keeps the traces of a build that went on from these: all of them are in `pieces`.
    pub(super) fn renew(&mut self, pieces: &[Piece]) {
        let mut places = Vec::with_capacity(self.places.len());
        for piece in pieces {
            let mut place = match piece {
                Piece::Kept(place) => place.clone(),
                Piece::Made(bytes) => self.append(bytes),
            };
            while place.start < place.end
                && let Some(trace) = self.trace(place.start)
            {
                places.push((trace.hash(), place.start));
                place.start += trace.bytes.len();
            }
        }
        places.par_sort_unstable();
        self.places = places;
    }

    /// Keeps the traces of some pages in the place of those that they had.
    pub(super) fn replace(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            let Piece::Made(bytes) = piece else { continue };
            let mut place = self.append(bytes);
            while place.start < place.end
                && let Some(trace) = self.trace(place.start)
            {
                let (hash, start) = (trace.hash(), place.start);
                place.start += trace.bytes.len();
                if let Ok(index) = self.places.binary_search_by_key(&hash, |(hash, _)| *hash) {
                    self.places[index].1 = start;
                }
            }
        }
    }

    fn append(&mut self, bytes: &[u8]) -> Range<usize> {
        let start = self.beyond() + self.since.len();
        self.since.extend_from_slice(bytes);
        start..start + bytes.len()
    }

    /// The pages that ask for texts of articles other than their own, by the hashes of their files, sorted.
    pub(super) fn tellers(&self) -> Vec<u64> {
        let tells = |(hash, start): &(u64, usize)| self.trace(*start)?.tells_texts().then_some(*hash);
        // In the order of their hashes.
        self.places.par_iter().filter_map(tells).collect()
    }
}

/// Sixteen bytes as a fingerprint.
fn print_at(bytes: &[u8], at: usize) -> Fingerprint {
    let mut print = [0; 16];
    print.copy_from_slice(&bytes[at..at + 16]);
    Fingerprint(u128::from_le_bytes(print))
}

impl<'t> Trace<'t> {
    /// A trace that is in no ledger yet.
    pub(super) fn made(bytes: &'t [u8]) -> Self {
        Self { bytes, start: 0 }
    }

    /// How long the trace is; `None` if there is not even its fixed part.
    fn length(&self) -> Option<usize> {
        let length = self.bytes.get(..4).filter(|_| self.bytes.len() >= FIXED)?;
        let length = u32::from_le_bytes([length[0], length[1], length[2], length[3]]);
        Some(FIXED + usize::try_from(length).ok()?)
    }

    /// The hash of the page's file.
    pub(super) fn hash(&self) -> u64 {
        let mut hash = [0; 8];
        hash.copy_from_slice(&self.bytes[4..12]);
        u64::from_le_bytes(hash)
    }

    /// The fingerprint of what the page was told to be.
    pub(super) fn parameters(&self) -> Fingerprint {
        print_at(self.bytes, 12)
    }

    /// The fingerprint of the file's bytes.
    pub(super) fn output(&self) -> Fingerprint {
        print_at(self.bytes, 28)
    }

    /// What the page adds to the fingerprint of all outputs: its parameters say which copies there are.
    pub(super) fn mark(&self) -> Fingerprint {
        self.output().then(Fingerprint(u128::from(self.hash()))).then(self.parameters())
    }

    /// Whether the page asks for texts of articles other than its own.
    pub(super) fn tells_texts(&self) -> bool {
        let questions = self.made_of().map(|made| made.questions).into_iter().flatten();
        questions.into_iter().any(|(query, _)| query.tells_texts())
    }

    /// What was noticed when the page was printed.
    pub(super) fn warnings(&self) -> Vec<Problem> {
        self.made_of().map(|made| made.warnings).unwrap_or_default()
    }

    /// What the page was made of; `None` if the trace is damaged.
    pub(super) fn made_of(&self) -> Option<MadeOf<'t>> {
        let ((warnings, reason, recipe, copied), questions) =
            postcard::take_from_bytes(&self.bytes[FIXED..]).ok()?;
        Some(MadeOf { warnings, reason, recipe, copied, questions: Questions(questions) })
    }
}

/// What a page was made of.
#[derive(Debug)]
pub(super) struct MadeOf<'t> {
    /// What was noticed when it was printed.
    pub(super) warnings: Vec<Problem>,
    /// Why it was printed.
    pub(super) reason: Reason,
    /// The number of its recipe.
    pub(super) recipe: u32,
    /// Whether there are compressed copies of it.
    pub(super) copied: bool,
    /// Its questions, with the numbers of listings, and half of each answer's fingerprint.
    pub(super) questions: Questions<'t>,
}

/// The questions of a trace, read one by one.
#[derive(Clone, Debug)]
pub(super) struct Questions<'t>(&'t [u8]);

impl Iterator for Questions<'_> {
    type Item = (Query, u64);

    fn next(&mut self) -> Option<Self::Item> {
        let question;
        (question, self.0) = postcard::take_from_bytes(self.0).ok()?;
        Some(question)
    }
}

/// Why a page was printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(super) enum Reason {
    /// There was no such page, or nothing was known of it.
    #[default]
    New,
    /// It was told to be something else.
    Told,
    /// The ingredient of this number changed.
    Ingredient(u32),
    /// The answer to its question at this place changed.
    Question(u32),
}

/// Numbers for listings and recipes, as traces write them.
#[derive(Debug)]
pub(super) struct Numbers<'c> {
    catalog: &'c Catalog,
    /// The listing of each number, if it is still there.
    listing: Vec<Option<ListingId>>,
    /// The number of each listing.
    number: Vec<u32>,
    /// All numbered listings.
    pub(super) asked: Vec<ListingKey>,
    /// What pages are made of.
    kitchen: Kitchen,
    /// How many pages ask for the newest articles of a listing.
    leaning: AtomicUsize,
    /// How many pages name a file that has another address now, and one such ingredient.
    readdressed: (AtomicUsize, AtomicU32),
}

impl<'c> Numbers<'c> {
    /// The numbers of an earlier build, and new ones for the listings that it did not have.
    pub(super) fn new(
        catalog: &'c Catalog,
        press: &Press,
        mut asked: Vec<ListingKey>,
        recipes: Recipes,
    ) -> Self {
        let mut listing: Vec<_> = asked.iter().map(|key| catalog.find(key)).collect();
        let mut number = vec![u32::MAX; catalog.listings().len()];
        for (index, id) in (0..).zip(&listing) {
            if let Some(id) = id {
                number[id.0 as usize] = index;
            }
        }
        for id in catalog.listing_ids() {
            if number[id.0 as usize] == u32::MAX {
                number[id.0 as usize] = u32::try_from(asked.len()).unwrap_or(u32::MAX);
                asked.push(catalog.listing(id).key.clone());
                listing.push(Some(id));
            }
        }
        Self {
            catalog,
            listing,
            number,
            asked,
            kitchen: Kitchen::new(recipes, press),
            leaning: AtomicUsize::new(0),
            readdressed: (AtomicUsize::new(0), AtomicU32::new(u32::MAX)),
        }
    }

    /// Why a page is not as its trace says; `None` if it is: what it was told to be, what it was made of, and the
    /// answers to its questions are what they were.
    pub(super) fn stale(
        &self,
        trace: Trace<'_>,
        told: Fingerprint,
        subject: Option<ArticleId>,
    ) -> Option<Reason> {
        if trace.parameters() != told {
            return Some(Reason::Told);
        }
        let Some(made) = trace.made_of() else {
            return Some(Reason::New);
        };
        if let Some(number) = self.kitchen.changed(made.recipe) {
            if self.kitchen.file(number).is_some() {
                self.readdressed.0.fetch_add(1, Ordering::Relaxed);
                self.readdressed.1.fetch_min(number, Ordering::Relaxed);
            }
            return Some(Reason::Ingredient(number));
        }
        let mut leans = false;
        let answers_otherwise = |(query, print): (Query, u64)| {
            leans |= matches!(query, Query::Latest(..));
            let known = self.known(query);
            known.is_none_or(|query| short(query.fingerprint(self.catalog, subject)) != print)
        };
        let Some(place) = made.questions.clone().position(answers_otherwise) else {
            self.leaning.fetch_add(usize::from(leans), Ordering::Relaxed);
            return None;
        };
        Some(Reason::Question(u32::try_from(place).unwrap_or(u32::MAX)))
    }

    /// A reason that names a question of a page's earlier trace, as one that names it among those of the printed page.
    pub(super) fn moved(&self, reason: Reason, earlier: Option<Trace<'_>>, made: &Made) -> Reason {
        let Reason::Question(place) = reason else { return reason };
        let query = earlier.as_ref().and_then(|trace| {
            let (query, _) = trace.made_of()?.questions.nth(place as usize)?;
            self.known(query)
        });
        let place = query.and_then(|query| made.asked.iter().position(|(other, _)| *other == query));
        Reason::Question(place.and_then(|place| u32::try_from(place).ok()).unwrap_or(u32::MAX))
    }

    /// The fingerprint of the answers to all questions of a trace.
    pub(super) fn answers(&self, trace: Trace<'_>, subject: Option<ArticleId>) -> Fingerprint {
        let questions = trace.made_of().map(|made| made.questions).into_iter().flatten();
        questions.fold(Fingerprint::default(), |print, (query, _)| {
            let answer = self.known(query).map(|query| query.fingerprint(self.catalog, subject));
            print.then(answer.unwrap_or_default())
        })
    }

    /// A question of a trace, about this catalog's listing; `None` if the listing is gone.
    pub(super) fn known(&self, query: Query) -> Option<Query> {
        query.renumbered(|number| self.listing.get(number.0 as usize).copied().flatten())
    }

    /// How many pages ask for the newest articles of a listing: each story of it rewrites them all.
    pub(super) fn leaning(&self) -> usize {
        self.leaning.load(Ordering::Relaxed)
    }

    /// How many pages name a file that has another address than in the last build, and one such file.
    pub(super) fn readdressed(&self) -> (usize, Option<String>) {
        let (count, number) = &self.readdressed;
        (count.load(Ordering::Relaxed), self.kitchen.file(number.load(Ordering::Relaxed)))
    }

    /// All numbered listings, and all recipes.
    pub(super) fn tables(self) -> (Vec<ListingKey>, Recipes) {
        (self.asked, self.kitchen.into_recipes())
    }

    /// Packs the trace of a page that has been printed.
    pub(super) fn pack(&self, press: &Press, page: Identity, made: &Made) -> Vec<u8> {
        let leans = made.asked.iter().any(|(query, _)| matches!(query, Query::Latest(..)));
        self.leaning.fetch_add(usize::from(leans), Ordering::Relaxed);
        let recipe = self.kitchen.number(press, &made.made_of);
        let mut rest =
            postcard::to_stdvec(&(&made.warnings, page.reason, recipe, page.copied)).unwrap_or_default();
        for (query, print) in &made.asked {
            let numbered = query.clone().renumbered(|id| Some(ListingId(self.number[id.0 as usize])));
            rest.extend(
                postcard::to_stdvec(&(numbered.as_ref().unwrap_or(query), short(*print))).unwrap_or_default(),
            );
        }
        let mut bytes = Vec::with_capacity(FIXED + rest.len());
        bytes.extend(u32::try_from(rest.len()).unwrap_or_default().to_le_bytes());
        bytes.extend(page.hash.to_le_bytes());
        bytes.extend(page.parameters.to_bytes());
        bytes.extend(page.output.to_bytes());
        bytes.extend(rest);
        bytes
    }
}

/// What names a page and its output in a trace.
#[derive(Clone, Copy, Debug)]
pub(super) struct Identity {
    /// The hash of the page's file.
    pub(super) hash: u64,
    /// The fingerprint of what the page was told to be.
    pub(super) parameters: Fingerprint,
    /// The fingerprint of the file's bytes.
    pub(super) output: Fingerprint,
    /// Why it was printed.
    pub(super) reason: Reason,
    /// Whether there are compressed copies of it.
    pub(super) copied: bool,
}

/// What a printed page leaves for its trace.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// The questions with the fingerprints of their answers.
    pub(super) asked: Vec<(Query, Fingerprint)>,
    /// The ingredients.
    pub(super) made_of: Vec<Ingredient>,
    /// What was noticed.
    pub(super) warnings: Vec<Problem>,
}

impl From<Printed> for Made {
    fn from(printed: Printed) -> Self {
        Self { asked: printed.asked, made_of: printed.made_of, warnings: printed.warnings }
    }
}

/// Half of an answer's fingerprint: enough to know whether it changed.
fn short(print: Fingerprint) -> u64 {
    u64::try_from(print.0 >> 64).unwrap_or_default()
        ^ u64::try_from(print.0 & u128::from(u64::MAX)).unwrap_or_default()
}
