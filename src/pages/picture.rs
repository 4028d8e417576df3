//! Variants of the pictures that visible articles and standalone pages show. A picture that none of them shows has none.

use crate::catalog::Catalog;
use crate::catalog::album::Picture;
use crate::pages::{Page, PageKind};
use crate::pictures::facts::Facts;
use crate::pictures::plan::Recipe;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A variant of a picture.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The file that the picture comes from, relative to the portal's folder.
    pub source: Arc<str>,
    /// What that is.
    pub facts: Facts,
    /// How the variant is made.
    pub recipe: Recipe,
}

/// A page for each variant. A picture that stands in several places has each of its variants once.
pub(super) fn pages(catalog: &Catalog, pages: &mut Vec<Page>) {
    let mut made = BTreeMap::new();
    let articles = catalog.ids().map(|id| catalog.record(id)).filter(|record| !record.is_canceled());
    for record in articles {
        if let Some(picture) = record.lead.as_deref().and_then(|file| catalog.album().find(file)) {
            add(&picture, true, &mut made);
        }
        of_body(catalog, &record.pictures, &mut made);
    }
    catalog.pages().for_each(|page| of_body(catalog, &page.pictures, &mut made));
    pages.extend(made.into_iter().map(|(file, variant)| {
        let kind = PageKind::Picture(Box::new(variant));
        Page { file, kind }
    }));
}

/// Adds the variants of the pictures of a body.
fn of_body(catalog: &Catalog, files: &[Box<str>], made: &mut BTreeMap<String, Variant>) {
    let pictures = files.iter().filter_map(|file| catalog.album().find(file));
    pictures.for_each(|picture| add(&picture, false, made));
}

/// Adds the variants of a picture; crops are of pictures that stand for their article.
fn add(picture: &Picture<'_>, is_lead: bool, made: &mut BTreeMap<String, Variant>) {
    let crops = picture.variants.crops.iter().filter(|_| is_lead);
    let whole = picture.variants.formats.iter().flat_map(|(_, recipes)| recipes);
    for &recipe in whole.chain(crops) {
        made.entry(recipe.file(picture.facts)).or_insert_with(|| Variant {
            source: Arc::clone(picture.source),
            facts: picture.facts.clone(),
            recipe,
        });
    }
}
