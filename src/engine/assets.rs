//! Files that are copied, with their fingerprints: read only if the file system says that they are not what they were.

use crate::article::bundle;
use crate::base::file;
use crate::base::instant::Instant;
use crate::base::problem::{Place, Problem};
use crate::base::text::shorten;
use crate::catalog::album::{Album, Exposure};
use crate::catalog::listing::ListingKind;
use crate::catalog::stock::Stock;
use crate::config::{Config, Originals, Trust};
use crate::engine::inputs::StaticFile;
use crate::engine::row::{self, Became, Row, Stat};
use crate::pages::asset::{Asset, Content};
use crate::pages::file_of;
use crate::pictures::bare::{Telling, bare};
use crate::pictures::card::Fonts;
use crate::pictures::plan::FOLDER;
use crate::press::style_sheet::Sheet;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The rows of static files. `earlier` holds those of the last build, by source.
pub(super) fn statics(
    files: &[StaticFile],
    earlier: &BTreeMap<Arc<str>, Row>,
    begin: i64,
) -> (Vec<Row>, Vec<Problem>) {
    let rows: Vec<Result<Row, Problem>> =
        files.par_iter().map(|file| static_row(file, earlier, begin)).collect();
    let mut problems = Vec::new();
    let rows =
        rows.into_iter().filter_map(|row| row.map_err(|problem| problems.push(problem)).ok()).collect();
    (rows, problems)
}

fn static_row(file: &StaticFile, earlier: &BTreeMap<Arc<str>, Row>, begin: i64) -> Result<Row, Problem> {
    let source: Arc<str> = file.source.as_str().into();
    let stat = std::fs::metadata(&file.path).map(|metadata| of(&metadata)).unwrap_or_default();
    let known = earlier.get(&source).filter(|row| row.stat.holds(stat));
    let (print, (sight, telling)) = match known {
        Some(row) => (row.print, (row.sight.clone(), row.telling)),
        None => {
            let bytes = file::read(&file.path, &file.source)?;
            (super::intake::fingerprint(&bytes), row::sight(&file.source, &bytes))
        }
    };
    let is_new = known.is_none();
    let stat = if is_new { stat.settled(begin) } else { stat };
    Ok(Row {
        source,
        stat,
        print,
        became: Became::Asset,
        links: Vec::new(),
        template: None,
        sight,
        telling,
        warnings: Vec::new(),
        is_new,
    })
}

/// The bytes of an asset.
///
/// # Errors
/// Its file cannot be read.
pub(super) fn bytes(content: &Content, source: &str) -> Result<Vec<u8>, Problem> {
    match content {
        Content::Embedded(bytes, _) => Ok(bytes.to_vec()),
        Content::File(path, _) => file::read(path, source),
        Content::Bare(inner) => {
            let bytes = bytes(inner, source)?;
            Ok(bare(&bytes).unwrap_or(bytes))
        }
        Content::Sheet(inner, instead) => {
            let bytes = bytes(inner, source)?;
            let other = |address: &str| {
                let place = instead.binary_search_by(|(known, _)| known.as_str().cmp(address)).ok()?;
                Some(instead[place].1.clone())
            };
            Ok(Sheet::read(&bytes, source).map(|sheet| sheet.with(other).into_bytes()).unwrap_or(bytes))
        }
    }
}

/// What the file system says of a file.
fn of(metadata: &Metadata) -> Stat {
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    let modified = modified.map_or(0, |since| i64::try_from(since.as_nanos()).unwrap_or(i64::MAX));
    #[cfg(unix)]
    let (changed, inode) = {
        use std::os::unix::fs::MetadataExt;
        (metadata.ctime().saturating_mul(1_000_000_000).saturating_add(metadata.ctime_nsec()), metadata.ino())
    };
    #[cfg(not(unix))]
    let (changed, inode) = (0, 0);
    Stat { size: metadata.len(), modified, changed, inode }
}

/// The assets of static files, whose rows stand in the same order.
pub(super) fn of_statics(files: Vec<StaticFile>, rows: &[Row], config: &Config) -> Vec<Arc<Asset>> {
    let known: BTreeMap<&str, &Row> = rows.iter().map(|row| (&*row.source, row)).collect();
    let each = files.into_iter().filter_map(|file| {
        let row = known.get(file.source.as_str())?;
        let place = (file.file, file.path);
        Some(Arc::new(Asset { gives_way: file.is_theme, ..asset(place, row, config) }))
    });
    each.collect()
}

/// Whether originals are published without metadata.
fn strips(config: &Config) -> bool {
    config.images.enabled && config.images.originals == Originals::Stripped
}

/// The asset of a file.
fn asset((file, path): (String, PathBuf), row: &Row, config: &Config) -> Asset {
    let strips = strips(config);
    let is_stripped = strips && row.telling == Telling::Stripped;
    let content = Content::File(path, row.print);
    Asset {
        file,
        source: row.source.to_string(),
        content: if is_stripped { Content::Bare(Box::new(content)) } else { content },
        sight: row.sight.clone(),
        telling: if strips { row.telling } else { Telling::Nothing },
        gives_way: false,
    }
}

/// The pictures among all files that are copied; of two of one file the one that takes the other's place comes last.
pub(super) fn album(assets: &[Arc<Asset>], config: &Config, fonts: &Arc<Fonts>) -> Album {
    let (first, last): (Vec<&Arc<Asset>>, Vec<_>) = assets.iter().partition(|asset| asset.gives_way);
    let pictures = first.into_iter().chain(last).filter_map(|asset| {
        let sight = Arc::clone(asset.sight.as_ref()?);
        Some(Exposure { file: asset.file.clone(), source: asset.source.as_str().into(), sight })
    });
    let cards = config.images.cards.then(|| Arc::clone(fonts));
    Album::new(&config.images, pictures).with_cards(cards)
}

/// A warning for each picture that is published with what the camera wrote in it: nobody here knows how to take it out.
pub(super) fn telling(assets: &[Arc<Asset>], config: &Config) -> Vec<Problem> {
    if !strips(config) {
        return Vec::new();
    }
    let told = |asset: &Arc<Asset>| {
        let Telling::Kept(kind) = asset.telling else { return None };
        let source = &asset.source;
        let message = format!(
            "{source} is published with what the camera wrote in it (place, people, software): it is {}",
            kind.word()
        );
        Some(
            Problem::warning(message)
                .at(Place::file(source))
                .hint("save it as JPEG, PNG or WebP, or take it out"),
        )
    };
    let mut problems: Vec<_> = assets.iter().filter_map(told).collect();
    problems.dedup();
    problems
}

/// A warning for static files in the folder of variants, of which browsers are told that they never change.
pub(super) fn among_variants(assets: &[Arc<Asset>], config: &Config) -> Option<Problem> {
    let is_there = |asset: &&Arc<Asset>| {
        asset.file.strip_prefix(FOLDER).is_some_and(|rest| rest.starts_with('/')) && config.images.enabled
    };
    let found = assets.iter().find(is_there)?;
    let message =
        format!("/{} stands among the variants of pictures, which browsers keep for ever", found.file);
    let hint = format!("give the folder {FOLDER}/ another name: a change of this file may never be seen");
    Some(Problem::warning(message).at(Place::file(&found.source)).hint(hint))
}

/// What one sees of a stock.
#[derive(Clone, Copy)]
pub(super) struct Sightline<'s> {
    /// What it is of.
    pub(super) config: &'s Config,
    /// What there is.
    pub(super) stock: &'s Stock,
    /// When one looks.
    pub(super) at: Instant,
    /// Whether drafts are seen.
    pub(super) drafts: bool,
}

impl<'s> Sightline<'s> {
    /// The path of what a source makes, if that is visible and not canceled.
    fn path(self, source: &str) -> Option<&'s str> {
        if let Some(place) = self.stock.by_source(source) {
            let record = &self.stock.records[place];
            let is_shown = record.is_visible(self.at, self.drafts) && !record.is_canceled();
            return is_shown.then_some(&*record.path);
        }
        let page = self.stock.page_by_source(source)?;
        page.is_visible(self.at, self.drafts).then_some(page.path.as_str())
    }

    /// Whether what a source makes is of a provider that is not trusted.
    fn is_untrusted(self, source: &str) -> bool {
        let keys = self.stock.by_source(source).map(|place| &self.stock.records[place].keys);
        let listings = keys.into_iter().flatten().filter_map(|&key| self.stock.keys.get(key as usize));
        let mut providers = listings.filter_map(|listing| match &listing.kind {
            ListingKind::Provider(slug) => self.config.provider(slug),
            _ => None,
        });
        providers.any(|provider| provider.trust == Trust::Untrusted)
    }
}

/// The files of article folders, beside the pages of each visible article of the folder: of the innermost one, where
/// one stands in another. The files of a folder without a visible article are in no output: a picture may say as much
/// as a text. Of an untrusted provider's folder only files come that nothing runs; a warning names the others.
pub(super) fn of_folders(
    root: &Path,
    (rows, left_out): (&[Row], &BTreeSet<String>),
    seen: Sightline<'_>,
) -> (Vec<Arc<Asset>>, Vec<Problem>) {
    let folders = Folders::of(rows, left_out, seen);
    let mut assets = Vec::new();
    let mut refused: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in rows.iter().filter(|row| matches!(row.became, Became::Asset)) {
        let parents = row.source.match_indices('/').rev().map(|(end, _)| &row.source[..end]);
        let Some(folder) = parents.into_iter().find(|folder| folders.pages.contains_key(folder)) else {
            continue;
        };
        let pages = folders.pages.get(folder).map(Vec::as_slice).unwrap_or_default();
        let file = &row.source[folder.len() + 1..];
        if let Some(source) = folders.untrusted.get(folder).filter(|_| !bundle::is_harmless(file)) {
            if !pages.is_empty() {
                refused.entry(*source).or_default().push(file);
            }
            continue;
        }
        for path in pages {
            let place = path.rsplit_once('/').map_or("", |(place, _)| place);
            let place = (file_of(&format!("{place}/{file}")), root.join(&*row.source));
            assets.push(Arc::new(asset(place, row, seen.config)));
        }
    }
    let warnings = refused.into_iter().map(|(source, files)| unfit(source, &files));
    (assets, warnings.collect())
}

/// The folders of articles.
struct Folders<'r> {
    /// The paths of the visible documents of each.
    pages: BTreeMap<&'r str, Vec<String>>,
    /// Those that an untrusted provider's article has a part in, with its source.
    untrusted: BTreeMap<&'r str, &'r str>,
}

impl<'r> Folders<'r> {
    fn of(rows: &'r [Row], left_out: &'r BTreeSet<String>, seen: Sightline<'_>) -> Self {
        let hidden = left_out.iter().filter_map(|source| bundle::bundle(source));
        let mut folders =
            Self { pages: hidden.map(|folder| (folder, Vec::new())).collect(), untrusted: BTreeMap::new() };
        for row in rows.iter().filter(|row| !matches!(row.became, Became::Asset)) {
            if let Some(folder) = bundle::bundle(&row.source) {
                let path = seen.path(&row.source).map(str::to_owned);
                folders.pages.entry(folder).or_default().extend(path);
                if seen.is_untrusted(&row.source) {
                    folders.untrusted.entry(folder).or_insert(&row.source);
                }
            }
        }
        folders
    }
}

/// How many files a warning names.
const NAMED: usize = 5;

/// The warning that files of an untrusted provider's article are left out.
fn unfit(source: &str, files: &[&str]) -> Problem {
    let named: Vec<_> = files.iter().take(NAMED).map(|file| format!("\"{}\"", shorten(file, 60))).collect();
    let more = match files.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!(
        "{}{more} of its folder {} left out: its provider is not trusted",
        named.join(", "),
        if files.len() == 1 { "is" } else { "are" }
    );
    Problem::warning(message).at(Place::file(source)).hint(
        "links to them lead nowhere; pictures (not svg), sound, video, PDF, vtt, srt, csv and txt come along, what a browser or a server could run does not",
    )
}
