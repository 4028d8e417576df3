//! A picture with its variants as templates, bodies, feeds and metadata show it.

use crate::article::Image;
use crate::article::markdown::Framed;
use crate::catalog::album::{Album, Picture};
use crate::config::Config;
use crate::pictures::facts::Facts;
use crate::pictures::plan::{Recipe, SMALLEST};
use crate::press::card::{absolute, link};
use crate::press::value::{map, optional};
use tera::Value;

/// The most that a picture needs to be wide where one size must do.
const COMMON: u32 = 1200;

/// How wide a picture of a body is, as the attribute `sizes` says it: the measure of a column of text.
const SIZES: &str = "(min-width: 48em) 46em, 100vw";

/// A variant that stands for its picture where one must do.
pub(crate) struct Single {
    /// The readable path.
    pub(crate) path: String,
    /// In pixels.
    pub(crate) width: u32,
    /// In pixels.
    pub(crate) height: u32,
}

impl Single {
    fn of(recipe: &Recipe, facts: &Facts) -> Self {
        Self { path: format!("/{}", recipe.file(facts)), width: recipe.width, height: recipe.height }
    }
}

/// The variant that every browser shows and that stands where one must do; none of a picture that is shown as it is.
pub(crate) fn common(picture: &Picture<'_>) -> Option<Single> {
    let (_, recipes) = picture.variants.formats.last()?;
    let fits = recipes.iter().rev().find(|recipe| recipe.width <= COMMON);
    fits.or(recipes.first()).map(|recipe| Single::of(recipe, picture.facts))
}

/// The same, unless it is too small to be shown by anyone but the page: then the file itself stands for it.
pub(crate) fn seen(picture: &Picture<'_>) -> Option<Single> {
    common(picture).filter(|single| single.width.min(single.height) >= SMALLEST)
}

/// The picture cut to each ratio.
pub(crate) fn crops(picture: &Picture<'_>) -> Vec<Single> {
    picture.variants.crops.iter().map(|recipe| Single::of(recipe, picture.facts)).collect()
}

/// The variants of one format, as the attribute `srcset` lists them.
fn srcset(recipes: &[Recipe], facts: &Facts, config: &Config) -> String {
    let each = recipes.iter().map(|recipe| {
        let url = config.base_url.rooted(&format!("/{}", recipe.file(facts)));
        format!("{url} {}w", recipe.width)
    });
    each.collect::<Vec<_>>().join(", ")
}

/// The media type and the `srcset` of each format but the last.
fn sources(picture: &Picture<'_>, config: &Config) -> Vec<(&'static str, String)> {
    let others = picture.variants.formats.split_last().map_or(&[][..], |(_, others)| others);
    let each = others.iter();
    each.map(|(format, recipes)| (format.media_type(), srcset(recipes, picture.facts, config))).collect()
}

/// The `srcset` of the last format; empty where there is but one variant, or none.
fn last_srcset(picture: &Picture<'_>, config: &Config) -> String {
    let last = picture.variants.formats.last().filter(|(_, recipes)| recipes.len() > 1);
    last.map(|(_, recipes)| srcset(recipes, picture.facts, config)).unwrap_or_default()
}

/// What templates see of an article's picture.
pub(crate) fn value(image: &Image, album: &Album, config: &Config) -> Value {
    let picture = album.at(&image.src);
    let original = link(&album.original(&image.src), config);
    let single = picture.as_ref().and_then(common);
    let size = single.as_ref().map(|single| (single.width, single.height));
    let size = size.or_else(|| picture.as_ref().map(|picture| (picture.facts.width, picture.facts.height)));
    let number = |side: Option<u32>| side.map_or_else(Value::none, Value::from);
    let listed = picture.as_ref().map(|picture| sources(picture, config)).unwrap_or_default();
    let source = |(kind, srcset): (&str, String)| map([("type", kind.into()), ("srcset", srcset.into())]);
    let srcset = picture.as_ref().map(|picture| last_srcset(picture, config)).unwrap_or_default();
    map([
        (
            "src",
            single.map_or_else(|| original.clone(), |single| config.base_url.rooted(&single.path)).into(),
        ),
        ("width", number(size.map(|(width, _)| width))),
        ("height", number(size.map(|(_, height)| height))),
        ("srcset", optional(Some(srcset.as_str()).filter(|srcset| !srcset.is_empty()))),
        ("sources", listed.into_iter().map(source).collect::<Vec<_>>().into()),
        ("original", original.into()),
        ("alt", image.alt.as_str().into()),
        ("caption", image.caption.as_str().into()),
        ("credit", image.credit.as_str().into()),
    ])
}

/// A picture of a body on a page.
pub(crate) fn framed(picture: &Picture<'_>, config: &Config) -> Option<Framed> {
    let single = common(picture)?;
    Some(Framed {
        src: config.base_url.rooted(&single.path),
        width: single.width,
        height: single.height,
        srcset: last_srcset(picture, config),
        sources: sources(picture, config),
        sizes: SIZES,
    })
}

/// A picture of a body in a feed: one file, which every reader shows.
pub(crate) fn plain(picture: &Picture<'_>, config: &Config) -> Option<Framed> {
    let single = common(picture)?;
    Some(Framed {
        src: config.base_url.absolute(&single.path),
        width: single.width,
        height: single.height,
        srcset: String::new(),
        sources: Vec::new(),
        sizes: SIZES,
    })
}

/// The absolute URL of an article's picture where one file must do: in feeds.
pub(crate) fn single_url(image: &Image, album: &Album, config: &Config) -> String {
    match album.at(&image.src).as_ref().and_then(common) {
        Some(single) => config.base_url.absolute(&single.path),
        None => original_url(image, album, config),
    }
}

/// The absolute URL of an article's picture as its file is.
pub(crate) fn original_url(image: &Image, album: &Album, config: &Config) -> String {
    absolute(&album.original(&image.src), config)
}
