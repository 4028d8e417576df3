//! The punctuation of each language. Quotation marks follow CLDR, but where newspapers of a language have another
//! custom: guillemets in Arabic and in the Spanish of Spain, as their academies advise.

/// Marks of a language: around a quotation and around one within it, and what stands for three hyphens and three dots.
#[derive(Clone, Copy)]
pub(super) struct Marks {
    pub(super) outer: Pair,
    pub(super) inner: Pair,
    pub(super) dash: &'static str,
    pub(super) ellipsis: &'static str,
}

/// A mark that opens and one that closes.
type Pair = (&'static str, &'static str);

const ENGLISH: (Pair, Pair) = (("“", "”"), ("‘", "’"));
const CORNERS: (Pair, Pair) = (("「", "」"), ("『", "』"));
const GUILLEMETS: (Pair, Pair) = (("«", "»"), ("“", "”"));

/// The regions of American Spanish.
const AMERICA: [&str; 21] = [
    "419", "ar", "bo", "br", "bz", "cl", "co", "cr", "cu", "do", "ec", "gt", "hn", "mx", "ni", "pa", "pe",
    "pr", "py", "us", "uy",
];

impl Marks {
    /// The marks of a language.
    pub(super) fn of(lang: &str) -> Self {
        let lower = lang.to_ascii_lowercase().replace('_', "-");
        let (primary, rest) = lower.split_once('-').unwrap_or((&lower, ""));
        let (outer, inner) =
            quotation_marks(primary, &|names| rest.split('-').any(|part| names.contains(&part)));
        let (dash, ellipsis) =
            if matches!(primary, "zh" | "yue") { ("——", "……") } else { ("—", "…") };
        Self { outer, inner, dash, ellipsis }
    }
}

/// The quotation marks of a language; `is_of` says whether its tag names one of some scripts or regions.
fn quotation_marks(primary: &str, is_of: &dyn Fn(&[&str]) -> bool) -> (Pair, Pair) {
    match primary {
        "de" if is_of(&["ch", "li"]) => (("«", "»"), ("‹", "›")),
        "de" | "cs" | "sk" | "sl" | "lt" | "et" | "is" | "bg" | "ka" | "mk" | "hsb" => {
            (("„", "“"), ("‚", "‘"))
        }
        "fr" => (("«\u{202f}", "\u{202f}»"), ("“", "”")),
        // America writes as English does.
        "es" if !is_of(&AMERICA) => GUILLEMETS,
        "pt" if is_of(&["pt", "ao", "mz"]) => GUILLEMETS,
        "it" | "ca" | "gl" | "eu" | "el" | "ar" | "hy" | "sq" => GUILLEMETS,
        "fa" => (("«", "»"), ("‹", "›")),
        "nb" | "nn" | "no" => (("«", "»"), ("‘", "’")),
        "ru" | "uk" | "be" | "kk" | "ky" | "tt" => (("«", "»"), ("„", "“")),
        "pl" | "ro" => (("„", "”"), ("«", "»")),
        "hr" | "sr" | "bs" => (("„", "”"), ("‚", "’")),
        "hu" => (("„", "”"), ("»", "«")),
        "sv" | "fi" | "he" => (("”", "”"), ("’", "’")),
        "ur" => (("”", "“"), ("’", "‘")),
        "da" => (("»", "«"), ("›", "‹")),
        "ja" | "yue" => CORNERS,
        "zh" if is_of(&["hant", "tw", "hk", "mo"]) => CORNERS,
        _ => ENGLISH,
    }
}
