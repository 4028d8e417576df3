//! Random portals live random lives; after each step the output is, file for file and byte for byte, what a clean
//! build of a fresh copy makes, and holds no word of what no reader may see.
//!
//! Some lives are served: their builds are those of a session, which keeps what it knows in memory, as the preview does.
//!
//! `WARTA_SEED=17` runs one life alone; `WARTA_LIVES=1000` runs more.

use super::newsroom::{Files, Newsroom, bytes};
use super::piece::instant;
use super::steps::{Deed, step};
use super::versions::{self, Look};
use crate::support::chance::Chance;
use crate::support::hreflang::Versions;
use crate::support::tree::Tree;
use crate::support::{Built, disk, picture, said, scratch};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;
use warta::base::instant::Instant;
use warta::engine::calendar::{Entry, calendar};
use warta::engine::report::{Phase, Progress, Report, Silent, Step};
use warta::engine::session::Session;
use warta::engine::{self, Request};

/// How many steps a life has.
const STEPS: usize = 40;

/// How many lives one test lives, and of how many tests: they run beside each other.
const LIVES: u64 = 8;

/// A portal on disk.
struct Life {
    newsroom: Newsroom,
    /// The last one that could be built.
    sound: Newsroom,
    chance: Chance,
    folder: TempDir,
    disk: Files,
    past: Vec<String>,
    kept: [bool; 2],
    /// What has changed since the last build that was remembered.
    pending: BTreeSet<String>,
    /// Whether `pending` is all: not after the cache was another's.
    is_known: bool,
    refused: usize,
    /// How many pages have named others so far.
    naming: usize,
    /// How many words of what no reader may see were looked for so far, and not found.
    hidden: usize,
    /// How many variants of pictures have been in outputs so far.
    variants: usize,
    /// Whether builds are those of a session.
    is_served: bool,
    session: Option<Session>,
    /// Whether the last session ended without remembering, and nothing was built since.
    has_forgotten: bool,
    /// How many builds went on from the last without looking at all sources.
    amended: AtomicUsize,
}

impl Life {
    fn new(seed: u64, is_served: bool) -> Self {
        let mut chance = Chance::new(seed);
        let newsroom = Newsroom::new(&mut chance);
        Self {
            sound: newsroom.clone(),
            newsroom,
            chance,
            folder: scratch(),
            disk: Files::new(),
            past: Vec::new(),
            kept: [false; 2],
            pending: BTreeSet::new(),
            is_known: false,
            refused: 0,
            naming: 0,
            hidden: 0,
            variants: 0,
            is_served,
            session: None,
            has_forgotten: false,
            amended: AtomicUsize::new(0),
        }
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("portal")
    }

    /// Lives on for some steps.
    fn live(&mut self, steps: usize) {
        self.sync();
        self.build(Deed::None);
        for _ in 0..steps {
            let last_was_refused = self.past.last().is_some_and(|past| past.ends_with("refused"));
            if last_was_refused && self.chance.percent(60) {
                self.newsroom = self.sound.clone();
                self.past.push("mend".to_owned());
            }
            let (what, deed) = if self.is_served && self.chance.percent(40) {
                (retell(&mut self.newsroom, &mut self.chance), Deed::None)
            } else {
                step(&mut self.newsroom, &mut self.chance)
            };
            self.past.push(what);
            self.sync();
            if deed != Deed::None {
                self.end_session();
            }
            self.act(deed);
            self.build(deed);
        }
        self.end_session();
        self.foresees();
    }

    /// The calendar names the outputs that the next builds change with no edit, and no others.
    fn foresees(&self) {
        let request = self.request(&self.root(), Vec::new());
        let report = engine::build(&request, &Silent);
        if report.failed() || !report.left_out.is_empty() {
            return;
        }
        let entries = calendar(&request, 4).unwrap();
        assert_eq!(entries.first().map(at), report.next_change_at);
        for entry in entries {
            let report = engine::build(&Request { at: at(&entry), ..request.clone() }, &Silent);
            if report.failed() || !report.left_out.is_empty() {
                return;
            }
            // It names originals; their copies go with them.
            let changed = report.changes.into_iter().map(|change| change.path);
            let changed: Vec<_> = changed.filter(|path| !is_copy(path)).collect();
            assert_eq!(entry.outputs, changed, "the calendar for {} says otherwise", entry.at);
        }
    }

    /// Writes what the portal holds, and nothing else, to the disk.
    fn sync(&mut self) {
        let files = self.newsroom.files();
        let root = self.root();
        for path in self.disk.keys().filter(|path| !files.contains_key(*path)) {
            disk::remove(&root, path);
            self.pending.insert(path.clone());
        }
        for (path, text) in &files {
            if self.disk.get(path) != Some(text) {
                self.pending.insert(path.clone());
                disk::write(&root.join(path), bytes(path, text));
            }
        }
        self.disk = files;
    }

    /// Does what a step does beyond the portal's files.
    fn act(&mut self, deed: Deed) {
        let (output, cache) = (self.root().join("public"), self.root().join(".warta"));
        let old = |name: &str| self.folder.path().join(name);
        match deed {
            Deed::None => {}
            Deed::LoseCache => disk::remove_all(&cache),
            Deed::LoseOutput => disk::remove_all(&output),
            Deed::KeepOutput => {
                self.kept[0] = true;
                disk::replace(&output, &old("output"));
            }
            Deed::OldOutput if self.kept[0] => disk::replace(&old("output"), &output),
            Deed::KeepCache => {
                self.kept[1] = true;
                disk::replace(&cache, &old("cache"));
            }
            Deed::OldCache if self.kept[1] => disk::replace(&old("cache"), &cache),
            Deed::OldOutput | Deed::OldCache => {}
            Deed::DeleteOutputs => self.delete_outputs(&output),
            Deed::TouchAll => {
                for path in self.disk.keys() {
                    disk::touch(&self.root().join(path));
                }
            }
            Deed::SameTime => self.same_time(),
        }
    }

    fn delete_outputs(&mut self, output: &Path) {
        let tree = Tree::of(output);
        for path in tree.paths() {
            if !path.starts_with(".warta") && self.chance.percent(5) {
                disk::remove(output, path);
            }
        }
    }

    /// Changes words of a file into others as long, and gives it the time that it had.
    fn same_time(&mut self) {
        let places = self.newsroom.pieces.len();
        if places == 0 {
            return;
        }
        let index = self.chance.below(places);
        let piece = &mut self.newsroom.pieces[index];
        let had = piece.fields.get("extra_word").is_some_and(|word| word == "\"lama\"");
        let other = if had { "\"baru\"" } else { "\"lama\"" };
        piece.fields.insert("extra_word", other.to_owned());
        let file = piece.file();
        let path = self.root().join("content").join(file);
        let time = disk::time(&path);
        self.sync();
        disk::set_time(&path, time);
    }

    /// Ends the session, as a person does, or as a power failure does: then nothing is remembered of its last builds.
    fn end_session(&mut self) {
        if let Some(mut session) = self.session.take() {
            if self.chance.percent(60) {
                assert_eq!(session.commit(), []);
            } else {
                self.is_known = false;
                self.has_forgotten = true;
            }
        }
    }

    /// Builds the portal itself.
    fn build_here(&mut self, changed: Vec<String>) -> Report {
        if !self.is_served {
            return self.run(&self.root(), changed);
        }
        if self.session.is_some() && self.chance.percent(10) {
            self.past.push("another session".to_owned());
            self.end_session();
        }
        // A session is told what changed of all that the portal is made of; a new one knows of nothing.
        let is_new = self.session.is_none();
        let changed = if is_new { Vec::new() } else { self.pending.iter().cloned().collect() };
        let request = self.request(&self.root(), changed);
        let cache = request.cache.clone();
        let session = self.session.get_or_insert_with(|| Session::begin(&cache).unwrap());
        let scans = Scans::default();
        let report = session.build(&request, &scans);
        if scans.0.into_inner() == 0 && !report.failed() {
            self.amended.fetch_add(1, Ordering::Relaxed);
        }
        if self.chance.percent(50) {
            assert_eq!(session.commit(), []);
        }
        report
    }

    /// Builds, and holds the laws against it.
    fn build(&mut self, deed: Deed) {
        let output = self.root().join("public");
        let before = Tree::of(&output);
        self.is_known &= !matches!(deed, Deed::LoseCache | Deed::OldCache | Deed::TouchAll);
        let changed = if self.is_known && self.chance.percent(30) {
            self.past.push("only what changed".to_owned());
            self.pending.iter().cloned().collect()
        } else {
            Vec::new()
        };
        let report = self.build_here(changed);
        let built = Built::new(before.clone(), Tree::of(&output), report);
        built.is_as_reported();
        self.is_as_clean(&built);
        if built.report.failed() {
            self.refused += 1;
            if super::environment("WARTA_TELL").is_some() {
                eprintln!("refused: {}", said(&built.report, &self.root()));
            }
            if let Some(past) = self.past.last_mut() {
                past.push_str(", refused");
            }
            assert_eq!(before.published(), built.output.published(), "it refused, and changed the output");
            return;
        }
        self.sound = self.newsroom.clone();
        self.pending.clear();
        self.is_known = true;
        let versions = Versions::of(&built.output);
        assert_eq!(versions.faults(), Vec::<String>::new());
        let look = Look {
            at: instant(self.newsroom.now),
            drafts: self.newsroom.drafts,
            left_out: &built.report.left_out,
        };
        self.naming += versions::are_right(&self.disk, &look, &versions);
        let seen = words(&built.output);
        let may = self.newsroom.visible_words(&built.report.left_out);
        let leaked: Vec<_> = seen.difference(&may).collect();
        assert_eq!(
            leaked,
            Vec::<&usize>::new(),
            "words of what no reader may see are in {:?}",
            holders(&built.output, &leaked)
        );
        self.variants += built.output.paths().iter().filter(|path| path.starts_with("pictures/")).count();
        self.hidden += self.newsroom.words().difference(&may).count();
        if deed == Deed::TouchAll && !self.has_forgotten {
            assert_eq!((built.report.rendered, built.report.written), (0, 0), "files were only touched");
        }
        self.has_forgotten = false;
        if self.chance.percent(20) {
            let again = self.build_here(Vec::new());
            let done = if self.has_forgotten { 0 } else { again.rendered };
            self.has_forgotten = false;
            assert_eq!((done, again.changes.len()), (0, 0), "nothing had changed");
            // A session stamps what it built only when it is told to.
            let seen = |tree: &Tree| if self.is_served { tree.published() } else { tree.clone() };
            let now = Tree::of(&output);
            assert_eq!(seen(&now), seen(&built.output), "nothing had changed, and files were written");
        }
    }

    /// A fresh copy, built in a fresh folder, says and writes the same.
    fn is_as_clean(&self, built: &Built) {
        let elsewhere = scratch();
        for (path, text) in &self.disk {
            disk::write(&elsewhere.path().join(path), bytes(path, text));
        }
        let clean = self.run(elsewhere.path(), Vec::new());
        // What came and went between two builds is named to the one, and unknown to the other.
        let told = said(&built.report, &self.root());
        let told: String =
            told.split_inclusive('\n').filter(|line| !line.contains("--changed names")).collect();
        assert_eq!(told, said(&clean, elsewhere.path()), "a clean build says otherwise");
        if !clean.failed() {
            let differences =
                built.output.published().differences(&Tree::of(&elsewhere.path().join("public")).published());
            assert!(differences.is_empty(), "a clean build writes otherwise:\n{}", differences.join("\n"));
        }
    }

    fn run(&self, root: &Path, changed: Vec<String>) -> Report {
        engine::build(&self.request(root, changed), &Silent)
    }

    fn request(&self, root: &Path, changed: Vec<String>) -> Request {
        Request {
            base_url: self.newsroom.base_url.clone(),
            drafts: self.newsroom.drafts,
            skip_bad: self.newsroom.skip_bad,
            changed,
            ..Request::new(root.to_owned(), instant(self.newsroom.now))
        }
    }
}

/// Counts how often all sources are looked at, or those of which someone says that they changed.
#[derive(Default)]
struct Scans(AtomicUsize);

impl Progress for Scans {
    fn spent(&self, step: Step, _: u64) {
        self.0.fetch_add(usize::from(step == Step::Scan), Ordering::Relaxed);
    }
    fn begin(&self, _: Phase, _: usize) {}
    fn advance(&self, _: usize) {}
}

/// Changes the text of some pieces beyond what cards show.
fn retell(newsroom: &mut Newsroom, chance: &mut Chance) -> String {
    let mut told = Vec::new();
    for _ in 0..=chance.below(3) {
        if let Some(index) = newsroom.any(chance) {
            let number = chance.below(1000);
            let piece = &mut newsroom.pieces[index];
            piece.more = format!("\nLanjutan {number}.\n");
            told.push(piece.file());
        }
    }
    format!("retell {}", told.join(", "))
}

/// When what an entry foresees happens.
fn at(entry: &Entry) -> Instant {
    Instant::from_rfc3339(&entry.at).unwrap()
}

/// The words that stand in files or in their names, or that the colours of pictures stand for.
fn words(tree: &Tree) -> BTreeSet<usize> {
    // Among compressed bytes a word may stand by chance; what a copy says, its original says too.
    let each = tree.0.iter().filter(|(path, _)| !is_copy(path));
    each.flat_map(|(path, file)| {
        // Cards have no colour of their own.
        let is_picture = is_picture(path) && !path.ends_with("-1200x630.png");
        let shown = is_picture.then(|| picture::number(&file.bytes)).flatten();
        words_of(path.as_bytes()).into_iter().chain(words_of(&file.bytes)).chain(shown)
    })
    .collect()
}

/// Whether a file is a compressed copy, by its name.
fn is_copy(path: &str) -> bool {
    [".gz", ".br", ".zst"].iter().any(|end| path.ends_with(end))
}

/// Whether a file is a picture, by its name.
fn is_picture(path: &str) -> bool {
    [".png", ".jpg", ".webp"].iter().any(|end| path.ends_with(end))
}

/// The words that stand in a text.
pub(crate) fn words_of(text: &[u8]) -> BTreeSet<usize> {
    let mut words = BTreeSet::new();
    for start in 0..text.len().saturating_sub(2) {
        if text[start] == b'z' && text[start + 1] == b'q' {
            let digits = text[start + 2..].iter().copied().take_while(u8::is_ascii_digit).collect();
            words.extend(String::from_utf8(digits).unwrap().parse::<usize>().ok());
        }
    }
    words
}

/// The files that hold words.
fn holders(tree: &Tree, wanted: &[&usize]) -> Vec<String> {
    let holds = |text: &[u8]| wanted.iter().any(|word| words_of(text).contains(word));
    let found = tree.0.iter().filter(|(path, file)| holds(path.as_bytes()) || holds(&file.bytes));
    found.map(|(path, _)| path.clone()).collect()
}

/// Lives a life; on a failure tells its seed and what had happened.
fn live(seed: u64, is_served: bool) -> [usize; 6] {
    let mut life = Life::new(seed, is_served);
    let lived = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| life.live(STEPS)));
    if let Err(panic) = lived {
        let past: Vec<_> =
            life.past.iter().enumerate().map(|(number, past)| format!("{number:3} {past}")).collect();
        eprintln!("the life of seed {seed} (WARTA_SEED={seed} runs it alone):\n{}", past.join("\n"));
        std::panic::resume_unwind(panic);
    }
    [STEPS + 1, life.refused, life.naming, life.hidden, life.variants, life.amended.into_inner()]
}

/// Lives the lives of some seeds.
fn lives(first: u64, is_served: bool) {
    let asked = |name: &str| super::environment(name).and_then(|value| value.parse::<u64>().ok());
    if let Some(seed) = asked("WARTA_SEED") {
        if first == 0 {
            live(seed, false);
            live(seed, true);
        }
        return;
    }
    let count = asked("WARTA_LIVES").map_or(LIVES, |lives| lives.div_ceil(4));
    let mut sums = [0; 6];
    for life in 0..count {
        sums.iter_mut().zip(live(first + life * 4, is_served)).for_each(|(sum, of)| *sum += of);
    }
    let [builds, refused, naming, hidden, variants, amended] = sums;
    println!(
        "{builds} builds, {refused} of them refused; {naming} pages named their translations; \
         {hidden} words of what no reader may see were in no output; {variants} variants of pictures were"
    );
    assert!(variants > 3 * builds, "{variants} variants in {builds} builds: too few to prove anything");
    assert!(hidden > 5 * builds, "{hidden} hidden words in {builds} builds: too few to prove anything");
    assert!(
        naming > 5 * builds,
        "{naming} pages in {builds} builds name translations: too few to prove anything"
    );
    assert!(
        !is_served || amended * 10 > builds,
        "{amended} of {builds} builds went on in memory: too few to prove anything"
    );
    assert!(refused * 4 < builds, "{refused} of {builds} builds are refused: too many to prove anything");
}

#[test]
fn incremental_equals_clean_in_lives_0_4_8() {
    lives(0, false);
}

#[test]
fn incremental_equals_clean_in_lives_1_5_9() {
    lives(1, false);
}

#[test]
fn incremental_equals_clean_in_lives_2_6_10() {
    lives(2, false);
}

#[test]
fn incremental_equals_clean_in_lives_3_7_11() {
    lives(3, false);
}

#[test]
fn served_equals_clean_in_lives_100_104_108() {
    lives(100, true);
}

#[test]
fn served_equals_clean_in_lives_101_105_109() {
    lives(101, true);
}
