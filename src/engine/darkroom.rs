//! Variants of pictures and cards, made once and kept in `.warta/pictures/` under the names that they have in the output. A name
//! stands for the picture's content and the recipe, so what is kept is right for as long as its bytes are what was
//! written; a checksum before them says whether they are.
//!
//! What nobody needs any more goes when new variants are made and more than half of all is of that kind.

use crate::base::file;
use crate::base::fingerprint::Fingerprint;
use crate::base::problem::Problem;
use crate::engine::room::Room;
use crate::engine::{Request, cache_of};
use crate::pages::picture::Variant;
use crate::pages::{Page, PageKind};
use crate::pictures::card::{Fonts, Words, draw};
use crate::pictures::make::make;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// How many variants a proof of a build makes anew, spread over all.
const PROVEN: usize = 256;

/// How many variants that nobody needs are not worth looking for.
const SPARE: usize = 64;

/// Pictures that cannot be shown: for each source the reason.
pub(super) type Faults = BTreeMap<String, String>;

/// Makes and keeps variants.
#[derive(Debug)]
pub(super) struct Darkroom {
    root: PathBuf,
    /// The fonts of cards.
    fonts: Arc<Fonts>,
    /// Where variants are kept.
    kept: PathBuf,
    /// Whether it may remove what no page needs.
    is_keeper: bool,
    /// Of a proof: where it keeps what it makes, and of how many variants it makes one anew.
    proof: Option<(PathBuf, usize)>,
    /// What could not be kept on the disk.
    spilled: Mutex<BTreeMap<String, Vec<u8>>>,
    /// How many pixels are in memory at one time.
    room: Room,
    /// Whether any variant was made.
    made: AtomicBool,
}

/// A variant that is needed: its file, and what it is.
type Needed<'p> = (&'p str, &'p Variant);

impl Darkroom {
    /// The darkroom of a build of so many variants.
    pub(super) fn new(request: &Request, fonts: Arc<Fonts>, variants: usize) -> Self {
        // Previews with a cache of their own share the variants: names stand for contents, and no page names a draft's.
        let usual = cache_of(&request.root);
        let proof = request.scratch.then(|| (request.cache.join("pictures-proof"), variants / PROVEN + 1));
        if let Some((folder, _)) = &proof {
            let _ = std::fs::remove_dir_all(folder);
        }
        Self {
            root: request.root.clone(),
            fonts,
            kept: usual.join("pictures"),
            is_keeper: usual == request.cache,
            proof,
            spilled: Mutex::default(),
            room: Room::default(),
            made: AtomicBool::new(false),
        }
    }

    /// Makes the variants among some pages that are not kept yet, each picture decoded once, on all cores. Says what
    /// could not be kept.
    ///
    /// # Errors
    /// The pictures that cannot be decoded.
    pub(super) fn develop<'p>(
        &self,
        pages: impl Iterator<Item = &'p Page>,
        advance: &(dyn Fn(usize) + Sync),
    ) -> Result<Option<Problem>, Faults> {
        let mut wanted: BTreeMap<&str, Vec<Needed<'_>>> = BTreeMap::new();
        for page in pages {
            if let PageKind::Picture(variant) = &page.kind
                && !self.place(&page.file).is_file()
            {
                wanted.entry(&variant.source).or_default().push((&page.file, variant));
            }
        }
        let pictures: Vec<_> = wanted.into_iter().collect();
        let made = pictures.par_iter().map(|(source, needed)| {
            let made = self.one(source, needed);
            advance(needed.len());
            made.map_err(|fault| ((*source).to_owned(), fault))
        });
        let made: Vec<_> = made.collect();
        let mut unkept = None;
        let mut faults = Faults::new();
        for one in made {
            match one {
                Ok(problem) => unkept = unkept.or(problem),
                Err((source, fault)) => drop(faults.insert(source, fault)),
            }
        }
        if faults.is_empty() { Ok(unkept) } else { Err(faults) }
    }

    /// Makes variants of one picture.
    fn one(&self, source: &str, needed: &[Needed<'_>]) -> Result<Option<Problem>, String> {
        let Some((_, first)) = needed.first() else { return Ok(None) };
        let bytes = file::read(&self.root.join(source), source).map_err(|problem| problem.message)?;
        if blake3::hash(&bytes).as_bytes()[..16] != first.facts.content {
            return Err("it changed while the portal was built".to_owned());
        }
        let pixels = u64::from(first.facts.width) * u64::from(first.facts.height);
        let recipes: Vec<_> = needed.iter().map(|(_, variant)| variant.recipe).collect();
        self.made.store(true, Ordering::Relaxed);
        let made = self.room.with(pixels, || make(&bytes, &first.facts, &recipes))?;
        let mut unkept = None;
        for ((name, _), bytes) in needed.iter().zip(made) {
            let print = Fingerprint::of(&bytes).to_bytes();
            if let Err(problem) = file::write_pieces(&self.place(name), &[&print, &bytes]) {
                self.spilled.lock().unwrap_or_else(PoisonError::into_inner).insert((*name).to_owned(), bytes);
                unkept = Some(Problem::warning(problem.message).hint(
                    "variants of pictures are made again in the next build; `.warta/` is a cache: remove it if this goes on",
                ));
            }
        }
        Ok(unkept)
    }

    /// The bytes of a variant.
    ///
    /// # Errors
    /// The picture cannot be decoded.
    pub(super) fn bytes(&self, name: &str, variant: &Variant) -> Result<Vec<u8>, Problem> {
        if let Some(bytes) = self.spilled.lock().unwrap_or_else(PoisonError::into_inner).remove(name) {
            return Ok(bytes);
        }
        if let Some(bytes) = sound(&self.place(name)) {
            return Ok(bytes);
        }
        // It was damaged, or went away.
        let _ = std::fs::remove_file(self.place(name));
        let failed = |fault: &str| Problem::error(format!("{} cannot be shown: {fault}", variant.source));
        self.one(&variant.source, &[(name, variant)]).map_err(|fault| failed(&fault))?;
        let spilled = self.spilled.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
        spilled.or_else(|| sound(&self.place(name))).ok_or_else(|| failed("it was taken away"))
    }

    /// A warning, if there is no font for something that stands on a card.
    pub(super) fn lacking(&self, words: &Words) -> Option<Problem> {
        let lacking = self.fonts.lacking(&format!("{} {} {}", words.title, words.sector, words.masthead));
        let shown: Vec<String> =
            lacking.iter().map(|c| format!("{c} (U+{:04X})", u32::from(*c))).take(8).collect();
        (!lacking.is_empty()).then(|| {
            let message = format!("the card for sharing leaves out {}: no font has them", shown.join(", "));
            Problem::warning(message)
                .hint("put a font that has them into fonts/, or give the article a picture")
        })
    }

    /// The bytes of a card.
    ///
    /// # Errors
    /// It cannot be drawn.
    pub(super) fn card(&self, name: &str, words: &Words) -> Result<Vec<u8>, Problem> {
        if let Some(bytes) = sound(&self.place(name)) {
            return Ok(bytes);
        }
        let drawn = draw(words, &self.fonts);
        let bytes = drawn.map_err(|fault| Problem::error(format!("a card cannot be drawn: {fault}")))?;
        self.made.store(true, Ordering::Relaxed);
        let print = Fingerprint::of(&bytes).to_bytes();
        // One that cannot be kept is drawn again.
        let _ = file::write_pieces(&self.place(name), &[&print, &bytes]);
        Ok(bytes)
    }

    /// Where a variant is kept.
    fn place(&self, name: &str) -> PathBuf {
        let name = name.rsplit('/').next().unwrap_or(name);
        let folder = match &self.proof {
            Some((folder, step)) if is_proven(name, *step) => folder,
            _ => &self.kept,
        };
        folder.join(name.get(..2).unwrap_or("00")).join(name)
    }

    /// Removes what no page needs, if it is more than half of all.
    pub(super) fn tidy(&self, pages: &[Page]) {
        if let Some((folder, _)) = &self.proof {
            let _ = std::fs::remove_dir_all(folder);
            return;
        }
        if !self.is_keeper || !self.made.load(Ordering::Relaxed) {
            return;
        }
        let is_ours = |page: &&Page| matches!(page.kind, PageKind::Picture(_) | PageKind::ShareCard(_));
        let variants = pages.iter().filter(is_ours);
        let needed: BTreeSet<&str> = variants.filter_map(|page| page.file.rsplit('/').next()).collect();
        let entries = walkdir::WalkDir::new(&self.kept).sort_by_file_name().into_iter().flatten();
        let (used, unused): (Vec<_>, Vec<_>) = entries
            .filter(|entry| !entry.file_type().is_dir())
            .partition(|entry| entry.file_name().to_str().is_some_and(|name| needed.contains(name)));
        if unused.len() > used.len() + SPARE {
            unused.iter().for_each(|entry| drop(std::fs::remove_file(entry.path())));
        }
    }
}

/// Whether a proof makes a variant anew.
fn is_proven(name: &str, step: usize) -> bool {
    name.get(2..10)
        .and_then(|digits| usize::from_str_radix(digits, 16).ok())
        .is_none_or(|hash| hash % step == 0)
}

/// The bytes of a kept variant, if they are what was written.
fn sound(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = file::read(path, "").ok()?;
    let print: Vec<u8> = bytes.get(..16)?.to_vec();
    bytes.drain(..16);
    (Fingerprint::of(&bytes).to_bytes().as_slice() == print).then_some(bytes)
}
