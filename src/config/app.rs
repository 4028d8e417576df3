//! What browsers may keep of the portal: a place among a device's apps (`[app]`), a page for when there is no connection
//! (`[offline]`).

use crate::config::kind::Wrong;
use crate::config::reading::Reading;
use crate::config::{Edition, Localized};

/// The keys of `[app]`.
pub(super) const KEYS: [&str; 5] =
    ["app.icons", "app.short_name", "app.theme_color", "app.background_color", "app.display"];

/// What a web app manifest says (`[app]`).
#[derive(Clone, PartialEq, Debug)]
pub struct App {
    /// The name where there is little room; empty: the edition's title.
    pub short_name: Localized,
    /// The icons, as the file writes them; without any there is no manifest.
    pub icons: Vec<String>,
    /// The colour of what surrounds pages, if any.
    pub theme_color: Option<String>,
    /// The colour that stands before a page is shown, if any.
    pub background_color: Option<String>,
    /// How much of the browser is shown around pages.
    pub display: Display,
}

/// How much of the browser is shown around pages of an app.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Display {
    /// The least that still goes back and forth.
    MinimalUi,
    /// Nothing.
    Standalone,
    /// All of it.
    Browser,
}

/// Whether readers have a page for when there is no connection (`[offline]`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Offline {
    /// There is none, and never was.
    Off,
    /// There is one, and a service worker that shows it.
    On,
    /// There was one: browsers are told to forget the service worker.
    Retire,
}

/// An icon of an app.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Icon<'i> {
    /// The path of the portal.
    pub path: &'i str,
    /// The sizes: `512x512`, `any`.
    pub sizes: &'i str,
    /// Whether a device may cut it to a shape of its own.
    pub is_maskable: bool,
}

impl App {
    pub(super) fn read(file: &mut Reading<'_>, editions: &[Edition]) -> Self {
        let values = file.values;
        Self {
            short_name: file.localized(values, "app.short_name", "", editions),
            icons: values.texts("app.icons"),
            theme_color: values.string("app.theme_color"),
            background_color: values.string("app.background_color"),
            display: values.choice("app.display"),
        }
    }

    /// The icons.
    pub fn icons(&self) -> impl Iterator<Item = Icon<'_>> {
        self.icons.iter().filter_map(|text| icon_of(text))
    }
}

/// The icon that a text names: a path, a size, and perhaps `maskable`.
fn icon_of(text: &str) -> Option<Icon<'_>> {
    let mut words = text.split_ascii_whitespace();
    let (path, sizes, purpose) = (words.next()?, words.next()?, words.next());
    let is_side =
        |side: &str| side.parse::<u16>().is_ok_and(|side| side > 0) && !side.starts_with(['0', '+']);
    let is_sizes = sizes == "any"
        || sizes.split_once('x').is_some_and(|(width, height)| is_side(width) && is_side(height));
    let is_sound = path.starts_with('/')
        && is_sizes
        && purpose.is_none_or(|word| word == "maskable")
        && words.next().is_none();
    is_sound.then_some(Icon { path, sizes, is_maskable: purpose.is_some() })
}

/// An icon's path, size, and perhaps `maskable`.
pub(super) fn icon(text: &str) -> Result<(), Wrong> {
    icon_of(text).map(drop).ok_or_else(|| {
        Wrong::new(
            "it is no icon",
            "write a path of the portal and its size, for example \"/icon-512.png 512x512\", \"/icon.svg any\" or \"/icon-512.png 512x512 maskable\"",
        )
    })
}

/// A colour of CSS in the form that every browser reads in a manifest.
pub(super) fn color(text: &str) -> Result<(), Wrong> {
    let digits = text.strip_prefix('#').unwrap_or_default();
    if matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(());
    }
    Err(Wrong::new("it is no colour", "write it as \"#rrggbb\", for example \"#a3241b\""))
}

#[cfg(test)]
mod tests {
    use super::{color, icon};

    #[test]
    fn icons_and_colours_are_checked() {
        for good in ["/i.svg any", "/i.png 512x512", "/a/i.png 192x192 maskable"] {
            assert!(icon(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "/i.png",
            "i.png 1x1",
            "/i.png 0x1",
            "/i.png 1x",
            "/i.png big",
            "/i.png 1x1 x",
            "/i.png 1x1 maskable x",
        ] {
            assert!(icon(bad).is_err(), "{bad}");
        }
        assert!(color("#fff").is_ok() && color("#A3241b").is_ok());
        assert!(
            color("red").is_err() && color("#ff").is_err() && color("#ggg").is_err() && color("").is_err()
        );
    }
}
