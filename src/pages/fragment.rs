//! Fragments: boxes that pages include, such as the latest headlines. Each is an output of its own, so that news changes it
//! and not the pages that show it.

use crate::catalog::Catalog;
use crate::catalog::listing::{Grouping, ListingId, ListingKey};
use crate::config::{Config, EditionId, FragmentMode};
use crate::pages::{Page, PageKind, file_of, listing};
use std::sync::Arc;

/// The folder of templates and of outputs.
pub const FOLDER: &str = "fragments";

/// What a theme has a template `fragments/NAME.html` for: one for each edition; or `fragments/GROUPING/NAME.html`: one for
/// each listing of a grouping.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fragment {
    /// The template.
    pub template: String,
    /// The name, without an extension.
    pub name: String,
    /// Whose listings have one each.
    pub grouping: Option<Grouping>,
}

/// The template of a fragment.
#[must_use]
pub fn template(grouping: Option<Grouping>, name: &str) -> String {
    match grouping {
        Some(grouping) => format!("{FOLDER}/{}/{name}.html", grouping.word()),
        None => format!("{FOLDER}/{name}.html"),
    }
}

impl Fragment {
    /// The fragment that a template is, if it is one.
    #[must_use]
    pub fn of(template: &str) -> Option<Self> {
        let inner = template.strip_prefix(FOLDER)?.strip_prefix('/')?.strip_suffix(".html")?;
        let (grouping, name) = match inner.split_once('/') {
            Some((word, name)) => (Some(Grouping::named(word)?), name),
            None => (None, inner),
        };
        let is_name = !name.is_empty() && !name.contains('/');
        is_name.then(|| Self { template: template.to_owned(), name: name.to_owned(), grouping })
    }

    /// The readable URL path: of the edition of the listing's key; below the listing's own path, if it is not the home's.
    #[must_use]
    pub fn path(&self, key: &ListingKey, config: &Config) -> String {
        let prefix = &config.edition(key.edition).prefix;
        let path = listing::path(key, config);
        let below = path.strip_prefix(prefix.as_str()).unwrap_or(&path);
        format!("{prefix}/{FOLDER}{below}{}.html", self.name)
    }
}

/// The fragments among the templates of a theme; none where pages hold their text themselves.
#[must_use]
pub fn all<'t>(templates: impl Iterator<Item = &'t str>, config: &Config) -> Vec<Arc<Fragment>> {
    if config.fragments == FragmentMode::Inline {
        return Vec::new();
    }
    templates.filter_map(Fragment::of).map(Arc::new).collect()
}

/// The page of a fragment: its listing is the edition's home, or that of a grouping.
#[derive(Clone, Debug)]
pub struct FragmentPage {
    /// What it is printed of.
    pub fragment: Arc<Fragment>,
    /// Its edition.
    pub edition: EditionId,
    /// The listing of a grouping, if it is of one.
    pub listing: Option<ListingId>,
}

/// The pages of all fragments.
pub(super) fn pages(catalog: &Catalog, config: &Config, fragments: &[Arc<Fragment>], pages: &mut Vec<Page>) {
    for fragment in fragments {
        for edition in config.edition_ids() {
            let page = |key: &ListingKey, listing| Page {
                file: file_of(&fragment.path(key, config)),
                kind: PageKind::Fragment(Box::new(FragmentPage {
                    fragment: Arc::clone(fragment),
                    edition,
                    listing,
                })),
            };
            match fragment.grouping {
                None => pages.push(page(&ListingKey::home(edition), None)),
                Some(grouping) => {
                    let each = catalog.grouped(edition, grouping);
                    pages.extend(each.map(|id| page(&catalog.listing(id).key, Some(id))));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Fragment;
    use crate::catalog::listing::{Grouping, ListingKey, ListingKind};
    use crate::config::{EditionId, read};

    #[test]
    fn a_template_of_the_folder_is_a_fragment() {
        let of = |template| Fragment::of(template).map(|found| (found.grouping, found.name));
        assert_eq!(of("fragments/latest.html"), Some((None, "latest".to_owned())));
        assert_eq!(of("fragments/tag/new.html"), Some((Some(Grouping::Tag), "new".to_owned())));
        for other in ["latest.html", "fragments/a/b.html", "fragments/tag/a/b.html", "fragments/x.txt"] {
            assert_eq!(of(other), None, "{other}");
        }
    }

    #[test]
    fn a_fragment_stands_below_its_edition_and_its_listing() {
        let text = "title = \"K\"\nbase_url = \"https://k.example/\"\ndefault_language = \"id\"\n\
                    [editions.id]\n[editions.en]\n[sectors.ekonomi]\nslugs.en = \"economy\"\n";
        let config = read::read(text).0.unwrap();
        let sector = ListingKey { edition: EditionId(1), kind: ListingKind::Sector("ekonomi".into()) };
        let path = |template: &str, key: &ListingKey| Fragment::of(template).unwrap().path(key, &config);
        let home = |edition| path("fragments/latest.html", &ListingKey::home(EditionId(edition)));
        assert_eq!([home(0), home(1)], ["/fragments/latest.html", "/en/fragments/latest.html"]);
        assert_eq!(path("fragments/sector/new.html", &sector), "/en/fragments/sector/economy/new.html");
    }
}
