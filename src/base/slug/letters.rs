//! What languages do differently with the letters of a slug.

use std::borrow::Cow;

/// A language, as far as its letters are its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Letters {
    /// Turkish, Azerbaijani: I is the capital of ı, İ that of i.
    Turkic,
    /// German: ä is "ae" where it cannot stay.
    German,
    /// Danish: å is "aa" where it cannot stay.
    Danish,
    /// French, Italian, Catalan: an apostrophe parts two words.
    Eliding,
    /// Any other.
    Common,
}

impl Letters {
    /// The letters of a language.
    pub(super) fn of(lang: &str) -> Self {
        match lang.split(['-', '_']).next().unwrap_or_default() {
            "tr" | "az" => Self::Turkic,
            "de" => Self::German,
            "da" => Self::Danish,
            "fr" | "it" | "ca" => Self::Eliding,
            _ => Self::Common,
        }
    }

    /// Whether "O'Neil" is one word.
    pub(super) fn keep_words_with_apostrophes(self) -> bool {
        self != Self::Eliding
    }

    /// A name (in NFC) in lower case. İ is "i" everywhere: its lower case by Unicode, an i with two dots, is written by
    /// no language.
    pub(super) fn lower(self, name: &str) -> String {
        if name.is_ascii() && self != Self::Turkic {
            return name.to_ascii_lowercase();
        }
        if !name.contains(['I', '\u{130}']) {
            return name.to_lowercase();
        }
        let dotless = if self == Self::Turkic { "\u{131}" } else { "i" };
        name.replace('\u{130}', "i").replace('I', dotless).to_lowercase()
    }

    /// A name in lower case with those letters written out that the language has a custom for; the rest is left to the tables for
    /// all languages, which have "a" for ä and å.
    pub(super) fn romanised(self, name: &str) -> Cow<'_, str> {
        let custom: &[(char, &str)] = match self {
            Self::German => &[('ä', "ae"), ('ö', "oe"), ('ü', "ue")],
            Self::Danish => &[('å', "aa"), ('ø', "oe"), ('æ', "ae")],
            Self::Turkic | Self::Eliding | Self::Common => return Cow::Borrowed(name),
        };
        let mut romanised = String::with_capacity(name.len() + 8);
        for c in name.chars() {
            match custom.iter().find(|(letter, _)| *letter == c) {
                Some((_, written)) => romanised.push_str(written),
                None => romanised.push(c),
            }
        }
        Cow::Owned(romanised)
    }
}

#[cfg(test)]
mod tests {
    use crate::base::slug::{SlugStyle, slug};

    #[test]
    fn every_language_has_its_slugs() {
        for (lang, name, expected) in [
            ("en", "The Mayor’s “Last” Stand", "the-mayors-last-stand"),
            ("ko", "부산 시장, 사임!", "부산-시장-사임"),
            ("ja", "予算成立！２０２６年度の「ﾊﾞｽ」", "予算成立-2026年度の-バス"),
            ("ar", "أسـعار الخبز، غدًا", "أسعار-الخبز-غدًا"),
            ("ar", "\u{fe8e}\u{200f}", "ا"),
            ("zh-Hans", "北京：大雪，停课两天", "北京-大雪-停课两天"),
            ("zh-Hant", "臺北「大雪」", "臺北-大雪"),
            ("vi", "Chợ nổi Cần Thơ", "chợ-nổi-cần-thơ"),
            ("th", "ข่าวด่วน: น้ำท่วมที่กรุงเทพฯ", "ข่าวด่วน-น้ำท่วมที่กรุงเทพฯ"),
            ("id", "Jum’at: Harga Beras", "jumat-harga-beras"),
            ("ms", "Isu Semasa & Dunia", "isu-semasa-dunia"),
            ("de", "STRAẞE: Große Ärzte", "straße-große-ärzte"),
            ("ru", "Ещё ЧЁРНЫЙ хлеб", "ещё-чёрный-хлеб"),
            ("fr", "L’été d'Œdipe", "l-été-d-œdipe"),
            ("es", "¿Qué pasó, Ñandú?", "qué-pasó-ñandú"),
            ("pt-BR", "Inflação: São Paulo", "inflação-são-paulo"),
            ("tr", "IĞDIR’dan İstanbul’a", "ığdırdan-istanbula"),
            ("az", "BAKI", "bakı"),
            ("en", "İstanbul IGDIR", "istanbul-igdir"),
            ("el", "ΟΔΟΣ ΕΛΛΑΔΟΣ", "οδος-ελλαδος"),
            ("fa", "می\u{200c}خواهم کتاب\u{200c}", "می\u{200c}خواهم-کتاب"),
            ("he", "צה״ל ותל־אביב", "צהל-ותל-אביב"),
            ("hi", "क्\u{200d}ष मुंबई", "क्\u{200d}ष-मुंबई"),
            ("en", "a\u{200d}b\u{200c}c", "abc"),
            ("ja", "葛\u{e0100}城", "葛城"),
        ] {
            assert_eq!(slug(name, SlugStyle::Unicode, lang), expected, "{lang}");
        }
    }

    #[test]
    fn ascii_slugs_are_transliterated() {
        for (lang, name, expected) in [
            ("vi", "Chợ nổi Cần Thơ", "cho-noi-can-tho"),
            ("de", "Große ÄRZTE, Küche", "grosse-aerzte-kueche"),
            ("en", "Große Küche", "grosse-kuche"),
            ("da", "Ål og ørred", "aal-og-oerred"),
            ("tr", "IĞDIR", "igdir"),
            ("ru", "Щука и объявление", "shchuka-i-obiavlenie"),
            ("fr", "L’été d'Œdipe", "l-ete-d-oedipe"),
            ("es", "¿Qué pasó, Ñandú?", "que-paso-nandu"),
            ("pt", "Inflação", "inflacao"),
            ("ko", "서울 시장", "seoul-sijang"),
            ("zh-Hans", "北京新闻", "bei-jing-xin-wen"),
            // Readings of Chinese, which no reader of Japanese knows: docs/languages.md says so.
            ("ja", "東京", "dong-jing"),
        ] {
            assert_eq!(slug(name, SlugStyle::Ascii, lang), expected, "{lang}");
        }
    }
}
