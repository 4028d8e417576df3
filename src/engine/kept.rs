//! What a session keeps of a build: all that the next one can go on from.

use crate::base::fingerprint::Fingerprint;
use crate::base::problem::{Problem, Severity};
use crate::catalog::Catalog;
use crate::catalog::listing::ListingKey;
use crate::engine::ledger::{Leaving, Ledger, Scope};
use crate::engine::output::Output;
use crate::engine::print::Done;
use crate::engine::recipes::Recipes;
use crate::engine::report::Report;
use crate::engine::row::{Became, Row};
use crate::engine::survey::{self, Survey};
use crate::engine::trace::Piece;
use crate::engine::{Request, manifest};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a session keeps of a build.
#[derive(Debug)]
pub(super) struct Kept {
    /// What the build was asked.
    pub(super) request: Request,
    /// The ledger's place.
    pub(super) scope: Scope,
    /// The ledger on the disk, and the traces of all pages; its rows and tables are elsewhere here.
    pub(super) ledger: Ledger,
    /// What was read, and what was made of it.
    pub(super) survey: Survey,
    /// The listings that pages asked about.
    pub(super) asked: Vec<ListingKey>,
    /// What pages were made of.
    pub(super) recipes: Recipes,
    /// The fingerprint of all outputs.
    pub(super) stamp: Fingerprint,
    /// The output folder.
    pub(super) output: Output,
    /// What the build did, without problems.
    pub(super) report: Report,
    /// What was noticed that is of no source file and of no page.
    pub(super) others: Vec<Problem>,
    /// What was noticed when pages were printed, by the hashes of their files.
    pub(super) of_pages: BTreeMap<u64, Vec<Problem>>,
    /// Whether nothing was left out.
    pub(super) is_whole: bool,
    /// Whether the ledger on the disk is of this build.
    pub(super) is_saved: bool,
    /// The traces of the build, if the ledger's are not these yet.
    pub(super) pieces: Option<Vec<Piece>>,
    /// Whether the cards are on the disk.
    pub(super) has_left_cards: bool,
    /// The places of the pages that ask for texts of others, if that has been looked for.
    pub(super) tellers: Option<Arc<[usize]>>,
}

impl Kept {
    /// What is kept of a build that has just been published.
    pub(super) fn new(
        request: &Request,
        (scope, ledger, output): (Scope, Ledger, Output),
        (survey, asked, recipes): (Survey, Vec<ListingKey>, Recipes),
        done: Done,
    ) -> Self {
        let mut of_pages: BTreeMap<u64, Vec<Problem>> = BTreeMap::new();
        done.warnings.into_iter().for_each(|(page, problem)| of_pages.entry(page).or_default().push(problem));
        Self {
            request: request.clone(),
            scope,
            ledger,
            survey,
            asked,
            recipes,
            stamp: done.stamp,
            output,
            report: Report::default(),
            others: Vec::new(),
            of_pages,
            is_whole: true,
            is_saved: false,
            pieces: Some(done.traces),
            has_left_cards: false,
            tellers: None,
        }
    }

    /// What was noticed in source files and when pages were printed.
    pub(super) fn noticed(&self) -> impl Iterator<Item = Problem> {
        survey::noticed(&self.survey.rows).chain(self.of_pages.values().flatten().cloned())
    }

    /// Makes the ledger's traces those of the build.
    pub(super) fn renew(&mut self) {
        if let Some(pieces) = self.pieces.take() {
            self.ledger.traces.renew(&pieces);
        }
    }

    /// The places of the pages that ask for texts of others. The traces must be the build's.
    pub(super) fn tellers(&mut self) -> Arc<[usize]> {
        let (traces, pages) = (&self.ledger.traces, &self.survey.pages);
        let found = || {
            let tellers = traces.tellers();
            let pages = pages.par_iter().enumerate();
            let telling =
                pages.filter(|(_, page)| tellers.binary_search(&manifest::hash(&page.file)).is_ok());
            telling.map(|(place, _)| place).collect()
        };
        Arc::clone(self.tellers.get_or_insert_with(found))
    }

    /// Keeps what is known of the pages at some places that were looked at again: `hashes` are those of their files.
    pub(super) fn take_in(&mut self, done: Done, (places, hashes): (&[usize], &[u64])) {
        let traces = &mut self.ledger.traces;
        let marks = hashes.iter().filter_map(|hash| traces.find(*hash)).map(|trace| trace.mark().0);
        let before = marks.fold(0, u128::wrapping_add);
        self.stamp = Fingerprint(self.stamp.0.wrapping_sub(before).wrapping_add(done.stamp.0));
        traces.replace(&done.traces);
        for hash in hashes {
            self.of_pages.remove(hash);
        }
        done.warnings
            .into_iter()
            .for_each(|(page, problem)| self.of_pages.entry(page).or_default().push(problem));
        let known = |place: &usize| self.tellers.as_ref().is_some_and(|tellers| tellers.contains(place));
        let tells = |hash: u64| traces.find(hash).is_some_and(|trace| trace.tells_texts());
        if places.iter().zip(hashes).any(|(place, hash)| tells(*hash) && !known(place)) {
            // Which pages tell texts is looked for again when there is time.
            self.tellers = None;
        }
        self.is_saved = false;
    }

    /// Writes the ledger, then stamps the output. What cannot be remembered is a warning: the output is published.
    ///
    /// # Errors
    /// The output cannot be stamped.
    pub(super) fn save(&mut self) -> Result<Vec<Problem>, Vec<Problem>> {
        if self.is_saved {
            return Ok(Vec::new());
        }
        let whole;
        let traces = match &self.pieces {
            Some(pieces) => pieces,
            None => {
                whole = self.ledger.traces.pieces();
                &whole
            }
        };
        let leaving = Leaving {
            stamp: self.stamp,
            rows: &self.survey.rows,
            asked: &self.asked,
            recipes: &self.recipes,
            news: &self.survey.news,
            moves: &self.survey.moves,
            contents: &self.survey.named.contents,
            traces,
            cards: !self.has_left_cards,
        };
        let committed = self.scope.commit(&self.ledger, &leaving, self.survey.catalog.stock());
        self.has_left_cards |= committed.is_ok();
        self.is_saved = committed.is_ok();
        self.output.seal(self.stamp)?;
        Ok(committed
            .err()
            .map(|problem| Problem { severity: Severity::Warning, ..problem })
            .into_iter()
            .collect())
    }

    /// Takes what is on the disk for what is known of it, so that the next build goes on from there. `false` if that is not
    /// this build's.
    pub(super) fn reopen(&mut self) -> bool {
        if !self.is_saved {
            return false;
        }
        if self.pieces.is_some() || self.survey.rows.iter().any(|row| row.is_new) {
            let Some(ledger) = self.scope.reopen().filter(|ledger| ledger.stamp == Some(self.stamp)) else {
                return false;
            };
            (self.ledger, self.pieces) = (ledger, None);
            self.survey.rows.iter_mut().for_each(|row| row.is_new = false);
        }
        self.tellers();
        true
    }

    /// The ledger for another build, as it would be read from the disk. `None` if it cannot be had from here.
    pub(super) fn into_ledger(mut self) -> Option<Ledger> {
        if !self.is_saved || !self.is_whole {
            return None;
        }
        self.renew();
        let Survey { catalog, press, rows, news, moves, named, .. } = self.survey;
        drop(press);
        let stock = Arc::try_unwrap(catalog).ok().and_then(Catalog::into_stock)?;
        let mut records = stock.records.into_iter();
        let give = |mut row: Row| {
            if let Became::Article(record, _) = &mut row.became {
                let next = records.next().filter(|next| next.source == row.source)?;
                *record = Some(Box::new(next));
            }
            Some(row)
        };
        Some(Ledger {
            stamp: Some(self.stamp),
            rows: rows.into_iter().map(give).collect::<Option<_>>()?,
            keys: stock.keys,
            asked: self.asked,
            recipes: self.recipes,
            news,
            moves,
            contents: named.contents,
            ..self.ledger
        })
    }
}
