//! Every file of `content/` becomes a document of the stock. A file that is as it was is not read, one that has the same
//! bytes is not parsed; the others are, in parallel, a few thousand at a time: bodies do not pile up.

use crate::article::scan::{self, Kind, SourceFile};
use crate::article::{Document, Link, StandalonePage, bundle, read};
use crate::base::file;
use crate::base::fingerprint::Fingerprint;
use crate::base::problem::{Place, Problem};
use crate::catalog::stock::{Packed, Record, Stock};
use crate::config::Config;
use crate::engine::ledger::Ledger;
use crate::engine::news::Edit;
use crate::engine::report::{Phase, Progress};
use crate::engine::row::{self, Became, Row, Stat};
use crate::pictures::bare::Telling;
use crate::pictures::facts::Sight;
use crate::press::theme;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// How many files are held in memory at once.
const BATCH: usize = 2048;

/// What reading depends on besides the files.
#[derive(Clone, Copy)]
pub(super) struct Reading<'r> {
    /// The portal's folder.
    pub(super) root: &'r Path,
    /// The configuration.
    pub(super) config: &'r Config,
    /// The names of the theme's templates.
    pub(super) templates: &'r BTreeSet<String>,
    /// When the build began, by the file system's clock.
    pub(super) begin: i64,
    /// The only paths that changed since the last build, as someone knows; empty: nobody knows.
    pub(super) only: &'r [String],
}

/// What `content/` holds.
#[derive(Debug, Default)]
pub(super) struct Intake {
    /// The articles and standalone pages.
    pub(super) stock: Stock,
    /// All files, sorted.
    pub(super) rows: Vec<Row>,
    /// The links of each file that was read, for problems with places; of the others rows have the targets.
    pub(super) links: BTreeMap<String, Vec<Link>>,
    /// The files that came, went or changed; none where nothing was known of any.
    pub(super) edits: Vec<Edit>,
    /// The files that went or changed, as they were in the last build.
    pub(super) former: Vec<Row>,
    /// The files that came, if anything was known of others.
    pub(super) newcomers: BTreeSet<Arc<str>>,
    /// Whether any row is not what the ledger had.
    pub(super) changed: bool,
    /// What is wrong; what was noticed in a file is with its row.
    pub(super) problems: Vec<Problem>,
}

/// What one file has become.
pub(super) enum Taken {
    /// What it was.
    Same,
    /// An article.
    Article(Box<Packed>, Vec<Link>, Vec<String>),
    /// A standalone page.
    Page(Box<StandalonePage>),
    /// Nothing, without an error.
    Nothing,
    /// Something that cannot be used.
    Bad,
}

/// A file that has been read.
pub(super) struct Read {
    /// The fingerprint of its bytes.
    pub(super) print: Fingerprint,
    /// What it has become.
    pub(super) taken: Taken,
    /// The template that it names.
    pub(super) template: Option<Box<str>>,
    /// What it is, if it is called like a picture, and what becomes of its metadata.
    pub(super) sight: (Option<Arc<Sight>>, Telling),
    /// What was found in it.
    pub(super) problems: Vec<Problem>,
}

impl Intake {
    /// Takes in the files of `content/`, but for what is left out. Takes the rows, listings and cards of the ledger.
    pub(super) fn take(
        reading: Reading<'_>,
        (files, problems): (Vec<SourceFile>, Vec<Problem>),
        ledger: &mut Ledger,
        (left_out, progress): (&BTreeSet<String>, &dyn Progress),
    ) -> Self {
        let stock = Stock::continuing(std::mem::take(&mut ledger.keys), std::mem::take(&mut ledger.cards));
        let is_first = ledger.rows.is_empty();
        // Rows that cannot be gone on from still say what there was.
        let former = std::mem::take(&mut ledger.former);
        let mut earlier = std::mem::take(&mut ledger.rows).into_iter().peekable();
        let mut intake = Self { stock, problems, rows: Vec::with_capacity(files.len()), ..Self::default() };
        let mut unread: Vec<(SourceFile, Option<Row>)> = Vec::new();
        for file in files.into_iter().filter(|file| !left_out.contains(&file.source)) {
            while let Some(row) = earlier.next_if(|row| *row.source < *file.source) {
                intake.miss(row);
            }
            let row = earlier
                .next_if(|row| *row.source == *file.source)
                .filter(|row| has_template(row, reading.templates));
            match row {
                Some(row) if row.stat.holds(stat(&file)) => intake.keep(row, file, &mut unread),
                row => unread.push((file, row)),
            }
        }
        earlier.for_each(|row| intake.miss(row));
        intake.changed |= !unread.is_empty();
        intake.read(reading, unread, progress);
        if is_first {
            intake.edits = Vec::new();
            let known: BTreeSet<&str> = former.iter().map(|row| &*row.source).collect();
            intake.newcomers.retain(|source| !known.is_empty() && !known.contains(&**source));
        }
        intake.former.extend(former);
        if intake.stock.seal() {
            intake.rows.iter_mut().for_each(|row| row.is_new = true);
        }
        intake.stock.join(reading.config);
        intake.rows.sort_unstable_by(|one, other| one.source.cmp(&other.source));
        intake
    }

    /// Notes that a file is gone.
    fn miss(&mut self, row: Row) {
        self.changed = true;
        self.edits.push(Edit { source: row.source.to_string(), before: article(&row) });
        self.former.push(row);
    }

    /// Keeps a file that is as it was.
    fn keep(&mut self, mut row: Row, file: SourceFile, unread: &mut Vec<(SourceFile, Option<Row>)>) {
        let kept = match &mut row.became {
            Became::Article(record, aliases) => match record.take() {
                Some(mut record) => {
                    record.source = row.source.clone();
                    self.stock.keep(*record, aliases)
                }
                None => false,
            },
            Became::Page(page, aliases) => {
                self.stock.keep_page((**page).clone(), aliases);
                true
            }
            Became::Asset | Became::Nothing => true,
        };
        if kept {
            self.rows.push(row);
        } else {
            unread.push((file, None));
        }
    }

    /// Reads files.
    fn read(
        &mut self,
        reading: Reading<'_>,
        unread: Vec<(SourceFile, Option<Row>)>,
        progress: &dyn Progress,
    ) {
        progress.begin(Phase::Reading, unread.len());
        let mut unread = unread.into_iter();
        loop {
            let batch: Vec<_> = unread.by_ref().take(BATCH).collect();
            if batch.is_empty() {
                break;
            }
            let read: Vec<_> = batch.par_iter().map(|(file, row)| one(reading, file, row.as_ref())).collect();
            progress.advance(batch.len());
            for (earlier, read) in batch.into_iter().zip(read) {
                self.add(reading.begin, earlier, read);
            }
        }
    }

    /// Adds a file that has been read.
    fn add(&mut self, begin: i64, (file, earlier): (SourceFile, Option<Row>), read: Read) {
        let Read { print, taken, template, sight: (sight, telling), problems } = read;
        let stat = stat(&file).settled(begin);
        let targets = |links: &[Link]| links.iter().map(|link| link.source.clone()).collect::<Vec<_>>();
        let (became, links) = match taken {
            Taken::Same => {
                let mut lost = Vec::new();
                if let Some(row) = earlier {
                    let is_new = row.stat != stat;
                    self.keep(Row { stat, is_new, ..row }, file, &mut lost);
                }
                self.problems.extend(lost.into_iter().map(|(file, _)| damaged(&file.source)));
                return;
            }
            Taken::Bad => {
                self.former.extend(earlier);
                self.problems.extend(problems);
                return;
            }
            Taken::Article(packed, links, aliases) => {
                self.stock.add(*packed);
                let targets = targets(&links);
                self.note_links(&file.source, links);
                (Became::Article(None, aliases), targets)
            }
            Taken::Page(page) => {
                let record = self.stock.add_page(&page, print);
                let targets = targets(&page.text.links);
                self.note_links(&file.source, page.text.links);
                (Became::Page(Box::new(record), page.text.aliases), targets)
            }
            Taken::Nothing if file.kind == Kind::Asset => (Became::Asset, Vec::new()),
            Taken::Nothing => (Became::Nothing, Vec::new()),
        };
        self.edits.push(Edit { source: file.source.clone(), before: earlier.as_ref().and_then(article) });
        match earlier {
            Some(row) => self.former.push(row),
            None => {
                self.newcomers.insert(file.source.as_str().into());
            }
        }
        self.rows.push(Row {
            source: file.source.into(),
            stat,
            print,
            became,
            links,
            template,
            sight,
            telling,
            warnings: problems,
            is_new: true,
        });
    }

    fn note_links(&mut self, source: &str, links: Vec<Link>) {
        if !links.is_empty() {
            self.links.insert(source.to_owned(), links);
        }
    }
}

/// The article that a file was.
fn article(row: &Row) -> Option<Box<Record>> {
    match &row.became {
        Became::Article(record, _) => record.clone(),
        _ => None,
    }
}

/// The files of `content/`, sorted, and what is wrong with its folders; `rows` are those of the last build.
pub(super) fn files(reading: Reading<'_>, rows: &[Row]) -> (Vec<SourceFile>, Vec<Problem>) {
    // Who names all of `content/`, or a folder that holds it, knows as much as who names nothing.
    let names_all =
        reading.only.iter().any(|path| matches!(path.trim_end_matches('/'), "" | "." | "content"));
    if reading.only.is_empty() || names_all || rows.is_empty() {
        scan::scan(reading.root)
    } else {
        listed(reading, rows)
    }
}

/// The files of the last build with what they were then, but for those that someone says have changed.
fn listed(reading: Reading<'_>, rows: &[Row]) -> (Vec<SourceFile>, Vec<Problem>) {
    // An article's folder is looked at whole when its article comes or goes: its other files come and go with it.
    let whole = reading.only.iter().filter_map(|path| bundle::bundle(path));
    let only: Vec<String> = whole.map(str::to_owned).chain(reading.only.iter().cloned()).collect();
    let is_named = |source: &str| {
        let below =
            |path: &String| source.strip_prefix(path.as_str()).is_some_and(|rest| rest.starts_with('/'));
        only.iter().any(|path| path == source || below(path))
    };
    let known = rows.iter().filter(|row| !is_named(&row.source)).map(|row| SourceFile {
        source: row.source.to_string(),
        size: row.stat.size,
        modified: row.stat.modified,
        changed: row.stat.changed,
        inode: row.stat.inode,
        kind: if matches!(row.became, Became::Asset) { Kind::Asset } else { Kind::Document },
    });
    let folders: BTreeSet<&str> = rows
        .iter()
        .filter(|row| !is_named(&row.source))
        .filter_map(|row| bundle::bundle(&row.source))
        .collect();
    let belongs = |source: &str| {
        let mut parents = source.match_indices('/').map(|(end, _)| &source[..end]);
        parents.any(|parent| folders.contains(parent) || holds_article(reading.root, parent))
    };
    let (named, mut problems) = scan::some(reading.root, &only, belongs);
    problems.extend(reading.only.iter().filter_map(|path| nowhere(path, reading.root, rows)));
    let mut files: Vec<_> = known.chain(named).collect();
    files.sort_by(|one, other| one.source.cmp(&other.source));
    (files, problems)
}

/// Whether a folder is an article's: in whatever language it is told there.
fn holds_article(root: &Path, folder: &str) -> bool {
    let entries = std::fs::read_dir(root.join(folder)).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    names.into_iter().any(|name| bundle::bundle(&format!("{folder}/{name}")).is_some())
}

/// How the problem ends of a path that is not there and was not.
const NOWHERE: &str = ", which is not there and was not";

/// Whether a problem is that someone named a path that is not there and was not.
pub(super) fn is_of_nowhere(problem: &Problem) -> bool {
    problem.message.ends_with(NOWHERE)
}

/// A path that someone says has changed, and that is not there and was not.
fn nowhere(path: &str, root: &Path, rows: &[Row]) -> Option<Problem> {
    let is_it =
        |source: &str| source.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let elsewhere =
        ["static/", "templates/", "themes/", "data/", "i18n/"].iter().any(|folder| path.starts_with(folder));
    if elsewhere || root.join(path).exists() || rows.iter().any(|row| is_it(&row.source)) {
        return None;
    }
    let problem = Problem::warning(format!("--changed names {path}{NOWHERE}"));
    Some(problem.hint("name paths of the portal: content/2026/story.md"))
}

/// A file whose card is not in the ledger's pack, although the pack is the one that the ledger speaks of.
fn damaged(source: &str) -> Problem {
    Problem::error("the ledger does not hold what it says of this file")
        .at(Place::file(source))
        .hint("build with --clean")
}

/// What the scan says of a file.
pub(super) fn stat(file: &SourceFile) -> Stat {
    Stat { size: file.size, modified: file.modified, changed: file.changed, inode: file.inode }
}

/// The fingerprint of a source file's bytes.
pub(super) fn fingerprint(bytes: &[u8]) -> Fingerprint {
    Fingerprint::of(bytes)
}

/// Reads one file; parses it if its bytes are not what they were.
pub(super) fn one(reading: Reading<'_>, file: &SourceFile, earlier: Option<&Row>) -> Read {
    let bad = |print, problem| Read {
        print,
        taken: Taken::Bad,
        template: None,
        sight: (None, Telling::Nothing),
        problems: vec![problem],
    };
    let bytes = match file::read(&reading.root.join(&file.source), &file.source) {
        Ok(bytes) => bytes,
        Err(problem) => return bad(Fingerprint::default(), problem),
    };
    let print = fingerprint(&bytes);
    let is_same = |row: &Row| row.print == print && !matches!(row.became, Became::Article(None, _));
    if earlier.is_some_and(is_same) {
        return Read {
            print,
            taken: Taken::Same,
            template: None,
            sight: (None, Telling::Nothing),
            problems: Vec::new(),
        };
    }
    if file.kind == Kind::Asset {
        let sight = row::sight(&file.source, &bytes);
        return Read { print, taken: Taken::Nothing, template: None, sight, problems: Vec::new() };
    }
    let text = match file::text(bytes, &file.source) {
        Ok(text) => text,
        Err(problem) => return bad(print, problem),
    };
    parse(reading, file, print, &text)
}

/// Parses one file.
fn parse(reading: Reading<'_>, file: &SourceFile, print: Fingerprint, text: &str) -> Read {
    let found = read::read(&file.source, text, reading.config);
    let mut problems = found.problems;
    let template =
        found.document.as_ref().and_then(|document| document.text().template.as_deref()).map(Box::from);
    let name = template.as_deref();
    problems.extend(name.and_then(|name| missing_template(name, &file.source, text, reading.templates)));
    let is_bad = problems.iter().any(Problem::is_error);
    let taken = match found.document {
        _ if is_bad => Taken::Bad,
        Some(Document::Article(mut article)) => {
            let links = std::mem::take(&mut article.text.links);
            let packed = Packed::new(&article, print, reading.config.zone);
            Taken::Article(Box::new(packed), links, article.text.aliases)
        }
        Some(Document::Page(page)) => Taken::Page(page),
        None => Taken::Nothing,
    };
    Read { print, taken, template, sight: (None, Telling::Nothing), problems }
}

/// Whether the theme still has the template that a file names; one that does not is read again, to say where it does.
fn has_template(row: &Row, templates: &BTreeSet<String>) -> bool {
    row.template.as_deref().is_none_or(|name| templates.contains(name))
}

/// A template that a file names and the theme does not have.
fn missing_template(name: &str, source: &str, text: &str, templates: &BTreeSet<String>) -> Option<Problem> {
    if templates.contains(name) {
        return None;
    }
    let start = text.find(name).unwrap_or(0);
    let place = Place::within(source, text, start..start + name.len());
    Some(theme::missing(name, templates.iter().map(String::as_str)).at(place))
}
