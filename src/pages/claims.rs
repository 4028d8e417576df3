//! Two sources that claim one URL are an error that names both; a theme's asset gives way to the portal's, and a generated
//! site file to the portal's own.

use crate::base::problem::{Place, Problem};
use crate::base::text::composed;
use crate::catalog::Catalog;
use crate::pages::search::SearchFile;
use crate::pages::site_files::redirect_file;
use crate::pages::{Page, PageKind, file_of, path_of};
use rayon::slice::ParallelSliceMut;
use std::collections::BTreeMap;

/// Sorts pages by file and lets pages give way.
///
/// # Errors
/// Every pair of pages that claim one file, or of which one claims a file where the other needs a folder.
pub(super) fn settle(pages: &mut Vec<Page>, catalog: &Catalog) -> Result<(), Vec<Problem>> {
    // Stable, so that of two claims the one of the earlier kind is named first.
    pages.par_sort_by(|one, other| one.file.cmp(&other.file));
    pages.dedup_by(|later, earlier| {
        if later.file != earlier.file {
            return false;
        }
        if gives_way(earlier, later, catalog) && !gives_way(later, earlier, catalog) {
            std::mem::swap(later, earlier);
        }
        gives_way(later, earlier, catalog)
    });
    let twice = pages.windows(2).filter(|pair| pair[0].file == pair[1].file);
    let mut problems: Vec<_> = twice.map(|pair| claimed_twice(&pair[0], &pair[1], catalog)).collect();
    problems.extend(pages.iter().filter_map(|page| file_and_folder(page, pages, catalog)));
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

/// A warning for each pair of pages whose files differ in case only: on a disk or host that does not tell case they are
/// one file. Costs little: one of the two has a capital letter, and few pages have.
pub(super) fn alike(pages: &[Page], catalog: &Catalog) -> Vec<Problem> {
    let is_capital = |file: &&Page| {
        let file = &file.file;
        file.bytes().any(|byte| byte.is_ascii_uppercase())
            || (!file.is_ascii() && file.chars().any(char::is_uppercase))
    };
    let mut lower: BTreeMap<String, &Page> = BTreeMap::new();
    let mut problems = Vec::new();
    for page in pages.iter().filter(is_capital) {
        let name = page.file.to_lowercase();
        let plain = pages.binary_search_by(|other| other.file.cmp(&name)).ok().map(|index| &pages[index]);
        let other = lower.entry(name).or_insert(page);
        let other = plain.unwrap_or(other);
        if other.file != page.file {
            let (one, second) = (source(page, catalog), source(other, catalog));
            let (url, other_url) = (path_of(&page.file), path_of(&other.file));
            let message = format!("{url} of {one} differs from {other_url} of {second} in case only");
            let problem = Problem::warning(message);
            let problem = located(problem, [page, other], catalog);
            problems
                .push(problem.hint("many disks and hosts do not tell case: give one another slug or name"));
        }
    }
    problems
}

/// Whether a page makes room for another of the same file.
fn gives_way(page: &Page, other: &Page, catalog: &Catalog) -> bool {
    match &page.kind {
        PageKind::Redirect(_, source) => catalog.is_untrusted(source),
        PageKind::Asset(asset) => asset.gives_way,
        PageKind::Robots
        | PageKind::Search(_, SearchFile::Description)
        | PageKind::Headers
        | PageKind::Redirects
        | PageKind::RedirectMap(_)
        | PageKind::GoneMap(_)
        | PageKind::NotFound(_) => {
            matches!(&other.kind, PageKind::Asset(asset) if asset.source.starts_with("static/"))
        }
        _ => false,
    }
}

/// A warning for each old URL of an untrusted file that gave way to something else.
pub(super) fn outdone(pages: &[Page], catalog: &Catalog) -> Vec<Problem> {
    let weak = catalog.stock().aliases.iter().filter(|(_, source)| catalog.is_untrusted(source));
    let lost = weak.filter_map(|(alias, source)| {
        let file = redirect_file(alias);
        let own = catalog.path_by_source(source)?;
        let index = pages.binary_search_by(|page| page.file.cmp(&file)).ok()?;
        let is_its = matches!(&pages[index].kind, PageKind::Redirect(_, of) if **of == **source);
        if is_its || file_of(own) == file {
            return None;
        }
        let other = self::source(&pages[index], catalog);
        let message =
            format!("its alias {alias} is left out: {other} stands there, and its provider is not trusted");
        let problem = Problem::warning(message).at(Place::file(source));
        Some(problem.hint("remove this URL from its `aliases`"))
    });
    lost.collect()
}

/// A page whose file is another page's folder.
fn file_and_folder(page: &Page, pages: &[Page], catalog: &Catalog) -> Option<Problem> {
    // Pages that end in index.html cannot be a folder unless someone writes a folder of that name.
    if page.file.ends_with("/index.html") {
        return None;
    }
    let folder = format!("{}/", page.file);
    let other = &pages[pages.partition_point(|other| other.file < folder)..].first()?;
    other.file.starts_with(&folder).then(|| {
        let (one, other_source) = (source(page, catalog), source(other, catalog));
        let message =
            format!("{} is a file of {one}, and a folder for {} of {other_source}", page.file, other.file);
        located(Problem::error(message), [page, other], catalog)
    })
}

/// Two pages of one file.
fn claimed_twice(one: &Page, other: &Page, catalog: &Catalog) -> Problem {
    let (first, second) = (source(one, catalog), source(other, catalog));
    let url = path_of(&one.file);
    let encoded = first != second && composed(&first) == composed(&second);
    let difference =
        if encoded { ", whose names differ only in how accents are encoded (NFC, NFD)" } else { "" };
    let problem = Problem::error(format!("{url} is claimed by {first} and by {second}{difference}"));
    located(problem, [one, other], catalog)
}

/// The problem, at the file that can most easily give way, with what to do there: a file of `content/`, which `--skip-bad`
/// leaves out, if there is one. Of two of a kind it is the later one.
fn located(problem: Problem, pages: [&Page; 2], catalog: &Catalog) -> Problem {
    let mut claims: Vec<_> = pages.into_iter().filter_map(|page| claim(page, catalog)).collect();
    claims.sort_by_key(|claim| claim.rank);
    let Some(last) = claims.pop() else { return problem };
    let hint = match claims.pop().filter(|other| other.is_asset() && !last.is_asset()) {
        Some(asset) => format!("{}, or the file {} another name", last.hint, asset.file),
        None => last.hint.to_owned(),
    };
    problem.at(Place::file(&last.file)).hint(hint)
}

/// A file of the portal that claims a URL.
struct Claim {
    /// How easily it can give way.
    rank: Rank,
    file: String,
    /// What to do there.
    hint: &'static str,
}

/// How easily a file can give way, the hardest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// A file of `static/` or of a theme.
    Static,
    /// An article or a standalone page of the newsroom's own.
    Document,
    /// A provider's article.
    Supplied,
    /// A file of an article's folder.
    Folder,
    /// An article or a page, of which an alias is in the way.
    Alias,
}

impl Claim {
    /// Whether the file is copied as it is.
    fn is_asset(&self) -> bool {
        matches!(self.rank, Rank::Static | Rank::Folder)
    }
}

/// The file that a page is made of, if it is one.
fn claim(page: &Page, catalog: &Catalog) -> Option<Claim> {
    const DOCUMENT: &str = "give it another `slug` (or `permalink`, if it has one)";
    let (rank, file, hint) = match &page.kind {
        PageKind::Article(id) | PageKind::Tombstone(id) => {
            let supplied = catalog.is_supplied(*id);
            let rank = if supplied { Rank::Supplied } else { Rank::Document };
            (rank, &*catalog.record(*id).source, DOCUMENT)
        }
        PageKind::Standalone(source) => (Rank::Document, &**source, DOCUMENT),
        PageKind::Asset(asset) => {
            let in_folder = asset.source.starts_with("content/");
            let rank = if in_folder { Rank::Folder } else { Rank::Static };
            (rank, asset.source.as_str(), "give the file another name, or remove it")
        }
        PageKind::Redirect(_, source) => (Rank::Alias, &**source, "remove this URL from its `aliases`"),
        _ => return None,
    };
    Some(Claim { rank, file: file.to_owned(), hint })
}

/// What a page is made of, as an editor knows it.
fn source(page: &Page, catalog: &Catalog) -> String {
    match &page.kind {
        PageKind::Article(id) | PageKind::Tombstone(id) | PageKind::ShareCard(id) => {
            catalog.record(*id).source.to_string()
        }
        PageKind::Standalone(source) => source.to_string(),
        PageKind::Redirect(_, source) => format!("{source} (an alias)"),
        PageKind::Asset(asset) => asset.source.clone(),
        PageKind::Picture(variant) => variant.source.to_string(),
        PageKind::Listing(id, _) => {
            let kind = &catalog.listing(*id).key.kind;
            match kind.grouping() {
                Some((grouping, slug)) => format!("the {} \"{slug}\"", grouping.word()),
                None => format!("the {} list", kind.word()),
            }
        }
        PageKind::Index(_, index) => format!("the {} index", index.word()),
        PageKind::Trust(file) => format!("config.toml ([{}])", file.table()),
        PageKind::Feed(..) => "a feed".to_owned(),
        PageKind::Fragment(page) => format!("the fragment {}", page.fragment.name),
        PageKind::SitemapIndex
        | PageKind::MonthSitemap(_)
        | PageKind::PagesSitemap(_)
        | PageKind::NewsSitemap => "a sitemap".to_owned(),
        PageKind::Robots
        | PageKind::NotFound(_)
        | PageKind::Redirects
        | PageKind::RedirectMap(_)
        | PageKind::GoneMap(_)
        | PageKind::Headers => "a site file".to_owned(),
        PageKind::Search(..) => "search".to_owned(),
    }
}
