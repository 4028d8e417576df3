//! The pictures that a manuscript names, and the files that they are.

use crate::article::bundle;
use crate::base::url;
use crate::catalog::album;
use crate::check::manuscript::Manuscript;
use crate::config::Trust;
use std::borrow::Cow;
use std::ops::Range;
use std::path::PathBuf;

/// A picture that a manuscript names.
pub(super) struct Named<'m> {
    /// As the file writes it.
    pub(super) src: &'m str,
    /// Where it stands in the file.
    pub(super) range: Range<usize>,
}

/// Where a picture is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Whereabouts {
    /// On another host, or in the address itself.
    Elsewhere,
    /// A file of the portal.
    File(PathBuf),
    /// An output that is no file of the portal: of the theme.
    Output,
    /// Nowhere.
    Missing,
}

/// All pictures of a manuscript: that of its card first, then those of its body.
pub(super) fn all<'m>(manuscript: &'m Manuscript<'_>) -> Vec<Named<'m>> {
    let lead = manuscript.article().and_then(|article| article.image.as_ref());
    let lead = lead.map(|image| Named { src: &image.src, range: manuscript.field("image") });
    let body = manuscript.pictures.iter();
    lead.into_iter()
        .chain(body.map(|picture| Named { src: &picture.src, range: picture.range.clone() }))
        .collect()
}

/// Where a picture that a manuscript names is. A file of an article that nobody may see yet is found too.
pub(super) fn find(manuscript: &Manuscript<'_>, src: &str) -> Whereabouts {
    let (common, portal) = (manuscript.common(), manuscript.portal);
    // A file of that very name comes before the one that a URL names.
    let paths = match url::is_absolute(src) {
        true => match portal.own_path(src) {
            Some(path) => vec![path],
            None => return Whereabouts::Elsewhere,
        },
        false => {
            let written = url::resolve(&common.path, src);
            let decoded = album::decoded(&written).map(Cow::into_owned);
            [Some(written), decoded].into_iter().flatten().collect()
        }
    };
    let found = paths.iter().map(|path| find_path(manuscript, path));
    found.fold(Whereabouts::Missing, |found, next| if found == Whereabouts::Missing { next } else { found })
}

/// Where what stands at a readable path is.
fn find_path(manuscript: &Manuscript<'_>, path: &str) -> Whereabouts {
    let (common, portal) = (manuscript.common(), manuscript.portal);
    let mut candidates = vec![portal.root.join("static").join(path.trim_start_matches('/'))];
    // Only the folder of an `index.md` belongs to its article, and only some files of a third party's are published.
    let is_published = |inner: &str| {
        let trust = manuscript.provider().map(|provider| provider.trust);
        trust != Some(Trust::Untrusted) || bundle::is_harmless(inner)
    };
    if let Some((inner, folder)) = path.strip_prefix(&common.path).zip(bundle::bundle(&common.source))
        && is_published(inner)
    {
        candidates.push(portal.root.join(folder).join(inner));
    }
    match candidates.into_iter().find(|file| file.is_file()) {
        Some(file) => Whereabouts::File(file),
        None if portal.has(path) => Whereabouts::Output,
        None => Whereabouts::Missing,
    }
}

/// How wide and high a picture of the portal is, in pixels; `None` where nobody can say. Reads no more than its beginning.
pub(super) fn size(manuscript: &Manuscript<'_>, src: &str) -> Option<(usize, usize)> {
    let Whereabouts::File(file) = find(manuscript, src) else { return None };
    // A drawing has no pixels.
    if file.extension().is_some_and(|end| end.eq_ignore_ascii_case("svg")) {
        return None;
    }
    imagesize::size(file).ok().map(|size| (size.width, size.height))
}
