//! Which parts of the configuration a kind of page is made with, besides those that its template names
//! ([`crate::press::given`]). What cards show of sectors, authors and providers is no part: it is in the cards'
//! fingerprints.

use crate::catalog::listing::{ListingId, ListingKind};
use crate::config::EditionId;
use crate::config::parts::Part;
use crate::pages::search::SearchFile;
use crate::pages::{Page, PageKind};
use crate::press::ingredient::Ingredient;
use crate::press::job::Job;

/// Notes the parts that a page is made with.
pub(super) fn take(job: &Job, page: &Page) {
    let id = job.edition;
    let parts = match &page.kind {
        PageKind::Article(_) => {
            vec![
                Part::FeedFormats,
                Part::EditionTitle(id),
                Part::Title,
                Part::Markdown,
                Part::FrontMatter,
                Part::Embeds,
            ]
        }
        PageKind::Tombstone(_) | PageKind::Standalone(_) => {
            vec![Part::FeedFormats, Part::EditionTitle(id), Part::Markdown, Part::FrontMatter, Part::Embeds]
        }
        PageKind::Listing(listing, _) => of_listing(job, *listing),
        PageKind::Index(..) | PageKind::NotFound(_) | PageKind::Offline(_) | PageKind::Redirect(..) => {
            vec![Part::FeedFormats, Part::EditionTitle(id)]
        }
        PageKind::Search(_, file) => of_search(*file, id),
        PageKind::Feed(listing, _) => of_feed(job, *listing),
        PageKind::Fragment(page) => of_fragment(job, page.listing),
        PageKind::Manifest(_) => vec![Part::App, Part::EditionTitle(id), Part::EditionDescription(id)],
        PageKind::Worker => vec![Part::Offline],
        PageKind::MonthSitemap(_) => vec![Part::Indexing],
        PageKind::NewsSitemap => vec![Part::Indexing, Part::NewsSitemap, Part::Editions],
        PageKind::Robots => vec![Part::NewsSitemap, Part::Robots, Part::Fragments, Part::Hosting],
        PageKind::Trust(_) => vec![Part::TrustFiles],
        PageKind::Headers => vec![Part::FeedFormats, Part::ContentPolicy, Part::Fragments, Part::Variants],
        PageKind::PagesSitemap(_) => vec![Part::SectorSlugs],
        PageKind::SitemapIndex
        | PageKind::Redirects
        | PageKind::RedirectMap(_)
        | PageKind::GoneMap(_)
        | PageKind::Asset(_)
        | PageKind::ShareCard(_)
        | PageKind::Picture(_) => Vec::new(),
    };
    for part in std::iter::once(Part::Site).chain(parts) {
        job.takes(Ingredient::Config(part));
    }
}

fn of_listing(job: &Job, listing: ListingId) -> Vec<Part> {
    let id = job.edition;
    let mut parts = vec![Part::FeedFormats, Part::EditionTitle(id), Part::Lists];
    match &job.desk.catalog().listing(listing).key.kind {
        ListingKind::Home => {
            parts.extend([Part::EditionDescription(id), Part::Title, Part::Policies]);
        }
        ListingKind::Sector(slug) => {
            parts.extend(of_sector(slug, id));
            // Its other editions stand under theirs.
            parts.extend((job.views.config.editions.len() > 1).then_some(Part::SectorSlugs));
        }
        // One that the configuration does not name yet is on each of its own cards, and changes them when it does.
        ListingKind::Author(slug) if job.views.config.author(slug).is_some() => {
            parts.push(Part::AuthorPage(slug.to_string(), id));
        }
        ListingKind::Provider(slug) => parts.push(Part::ProviderPage(slug.to_string(), id)),
        _ => {}
    }
    parts
}

fn of_search(file: SearchFile, id: EditionId) -> Vec<Part> {
    let mut parts = vec![Part::Search];
    match file {
        SearchFile::Page => parts.extend([Part::FeedFormats, Part::EditionTitle(id)]),
        SearchFile::Description => parts.extend([Part::EditionTitle(id), Part::EditionDescription(id)]),
        SearchFile::Words(..) | SearchFile::Drawer(..) => parts.push(Part::FrontMatter),
        SearchFile::Shelves | SearchFile::Cards(..) => {}
    }
    parts
}

/// What names the listing of a fragment.
fn of_fragment(job: &Job, listing: Option<ListingId>) -> Vec<Part> {
    let kind = listing.map(|listing| job.desk.catalog().listing(listing).key.kind.clone());
    let mut parts = vec![Part::EditionTitle(job.edition)];
    parts.extend(kind.and_then(|kind| named_by(&kind, job.edition)));
    parts
}

/// The part that says what a listing of a grouping is called.
pub(in crate::press) fn named_by(kind: &ListingKind, id: EditionId) -> Option<Part> {
    match kind {
        ListingKind::Sector(slug) => Some(Part::Sector(slug.to_string(), id)),
        ListingKind::Author(slug) => Some(Part::Author(slug.to_string(), id)),
        ListingKind::Provider(slug) => Some(Part::Provider(slug.to_string(), id)),
        _ => None,
    }
}

fn of_feed(job: &Job, listing: ListingId) -> Vec<Part> {
    let id = job.edition;
    let of_texts = [Part::Markdown, Part::FrontMatter, Part::Trust, Part::Embeds, Part::Emails];
    let mut parts = vec![Part::Feeds, Part::EditionTitle(id), Part::EditionDescription(id)];
    parts.extend(of_texts);
    if let ListingKind::Sector(slug) = &job.desk.catalog().listing(listing).key.kind {
        parts.extend(of_sector(slug, id));
    }
    parts
}

/// An empty sector has its title too.
fn of_sector(slug: &str, id: EditionId) -> [Part; 2] {
    [Part::Sector(slug.to_owned(), id), Part::SectorPage(slug.to_owned(), id)]
}
