//! One string of the interface: words, places for arguments, plural forms.

use crate::press::numbers::{self, FORMS};
use icu_decimal::input::Decimal;
use icu_plurals::PluralCategory;
use std::collections::{BTreeMap, BTreeSet};
use tera::Value;

/// A string of the interface.
#[derive(Debug)]
pub(crate) enum Text {
    /// Words alone: one value that all pages share.
    Plain(Value),
    /// Words and places.
    Filled(Vec<Piece>),
    /// By the plural form that `count` takes; never empty.
    Plural(BTreeMap<PluralCategory, Vec<Piece>>),
}

/// A piece of a string.
#[derive(Debug)]
pub(crate) enum Piece {
    /// Words.
    Words(String),
    /// `{name}`: where an argument goes.
    Place(String),
}

impl Text {
    /// A text without plural forms.
    pub(super) fn of(text: &str) -> Self {
        let pieces = pieces(text);
        let has_places = pieces.iter().any(|piece| matches!(piece, Piece::Place(_)));
        if has_places { Self::Filled(pieces) } else { Self::Plain(Value::from(text)) }
    }

    /// A text with plural forms; the first of two forms of one name counts.
    pub(super) fn plural<'t>(forms: impl Iterator<Item = (PluralCategory, &'t str)>) -> Option<Self> {
        let forms: BTreeMap<_, _> = forms.map(|(form, text)| (form, pieces(text))).collect();
        (!forms.is_empty()).then_some(Self::Plural(forms))
    }

    /// The names of all places.
    pub(super) fn places(&self) -> BTreeSet<&str> {
        let pieces: Vec<&Piece> = match self {
            Self::Plain(_) => Vec::new(),
            Self::Filled(pieces) => pieces.iter().collect(),
            Self::Plural(forms) => forms.values().flatten().collect(),
        };
        let names = pieces.into_iter().filter_map(|piece| match piece {
            Piece::Words(_) => None,
            Piece::Place(name) => Some(name.as_str()),
        });
        names.collect()
    }

    /// All that the text says, as one string: what its fingerprint is made of.
    pub(super) fn source(&self) -> String {
        match self {
            Self::Plain(text) => text.to_string(),
            Self::Filled(pieces) => joined(pieces, |name| Some(format!("{{{name}}}"))),
            Self::Plural(forms) => {
                let forms = FORMS.iter().filter_map(|(word, form)| Some((word, forms.get(form)?)));
                let forms = forms.map(|(word, pieces)| {
                    format!("{word}={}\0", joined(pieces, |name| Some(format!("{{{name}}}"))))
                });
                forms.collect()
            }
        }
    }

    /// The pieces to be printed, in the plural form of `count` by the rules of the text's language.
    pub(crate) fn pieces(&self, count: Option<&Decimal>, lang: &str) -> &[Piece] {
        match self {
            Self::Plain(_) => &[],
            Self::Filled(pieces) => pieces,
            Self::Plural(forms) => {
                let form = count.map_or(PluralCategory::Other, |count| numbers::form(count, lang));
                let other = || forms.get(&PluralCategory::Other).or_else(|| forms.values().next_back());
                forms.get(&form).or_else(other).map_or(&[], Vec::as_slice)
            }
        }
    }
}

/// Pieces as one string; a place that is given nothing stays visible.
pub(crate) fn joined(pieces: &[Piece], mut argument: impl FnMut(&str) -> Option<String>) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Words(words) => text.push_str(words),
            Piece::Place(name) => match argument(name) {
                Some(value) => text.push_str(&value),
                None => text.extend(["{", name, "}"]),
            },
        }
    }
    text
}

/// A text cut at its places.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, tail)| Some((before, tail.split_once('}')?)))
    {
        if !before.is_empty() {
            pieces.push(Piece::Words(before.to_owned()));
        }
        pieces.push(Piece::Place(name.trim().to_owned()));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest.to_owned()));
    }
    pieces
}
