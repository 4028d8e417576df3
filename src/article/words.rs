//! How long a text is, and how long to read.

use crate::base::segment::{is_ideographic, is_unspaced, pieces};

/// How long a Markdown text is, roughly: its markup counts where it stands between spaces.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Length {
    /// Words that one reads as words: what stands between spaces, and what ICU finds where Thai, Lao, Khmer, Burmese
    /// have none.
    spelled: u32,
    /// Words of Chinese and Japanese writing.
    ideographic: u32,
    /// The characters of these.
    characters: u32,
}

/// How many characters of Chinese or Japanese one reads in a minute. It is the figure that Medium gives its writers;
/// aloud, university students read 255 of Chinese and 357 of Japanese (IReST, see [`words_per_minute`]).
const CHARACTERS_PER_MINUTE: u64 = 500;

impl Length {
    /// The length of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let (between_spaces, may_be_unspaced) = between_spaces(text.as_bytes());
        let mut length = Self { spelled: between_spaces, ..Self::default() };
        if may_be_unspaced {
            length.look_closer(text);
        }
        length
    }

    /// Counts again what between two spaces is more than one word.
    fn look_closer(&mut self, text: &str) {
        for piece in text.split(|c: char| c <= ' ').filter(|piece| piece.contains(is_unspaced)) {
            self.spelled = self.spelled.saturating_sub(1);
            for (word, _) in pieces(piece).filter(|(_, is_word)| *is_word) {
                let characters = word.chars().filter(|c| is_ideographic(*c)).count();
                let is_spelled = characters == 0;
                self.spelled = self.spelled.saturating_add(u32::from(is_spelled));
                self.ideographic = self.ideographic.saturating_add(u32::from(!is_spelled));
                self.characters =
                    self.characters.saturating_add(u32::try_from(characters).unwrap_or(u32::MAX));
            }
        }
    }

    /// Its words.
    #[must_use]
    pub fn words(self) -> u32 {
        self.spelled.saturating_add(self.ideographic)
    }

    /// The minutes that it takes to read in a language, begun ones whole, at least 1.
    #[must_use]
    pub fn minutes(self, lang: &str) -> u32 {
        let speed = words_per_minute(lang);
        let spelled = u64::from(self.spelled) * CHARACTERS_PER_MINUTE;
        let written = u64::from(self.characters) * speed;
        let minutes = (spelled + written).div_ceil(speed * CHARACTERS_PER_MINUTE).max(1);
        u32::try_from(minutes).unwrap_or(u32::MAX)
    }
}

/// How many words one reads in a minute, silently. For English 238 (Brysbaert 2019, doi:10.1016/j.jml.2019.104047). A
/// text takes about as long in every language, but not as many words: the others follow English as their readers do,
/// who read the same texts aloud (IReST: Trauzettel-Klosinski and Dietz 2012, doi:10.1167/iovs.11-8284), to the next
/// five. Korean, which was not among them, puts as much into a word as Finnish; Vietnamese has a space after each
/// syllable, 5.2 of which say as much as 6.2 of English (Pellegrino, Coupé and Marsico 2011). The mean for the rest.
fn words_per_minute(lang: &str) -> u64 {
    match lang.split(['-', '_']).next().unwrap_or_default() {
        "en" => 240,
        "ar" => 145,
        "es" => 230,
        "fr" => 205,
        "pt" => 190,
        "de" => 185,
        "fi" | "ko" => 170,
        "he" | "it" => 195,
        "nl" | "sv" => 210,
        "pl" | "tr" => 175,
        "vi" => 300,
        _ => 190,
    }
}

/// What stands between spaces, and whether there may be scripts that have none between words.
fn between_spaces(bytes: &[u8]) -> (u32, bool) {
    let mut words = usize::from(bytes.first().is_some_and(|byte| *byte > b' '));
    let mut dense = bytes.first().is_some_and(|byte| *byte >= 0xe0);
    // Pieces whose counts fit a byte, without branches, so that the compiler can take many bytes at a time.
    for (before, after) in bytes.chunks(255).zip(bytes.get(1..).unwrap_or_default().chunks(255)) {
        let mut starts = 0_u8;
        let mut found = 0_u8;
        for (before, byte) in before.iter().zip(after) {
            starts += u8::from(*before <= b' ') & u8::from(*byte > b' ');
            // The first bytes of such scripts, and of a few others: whoever counts exactly looks closer.
            found |= u8::from(*byte >= 0xe3) | u8::from(*byte == 0xe0) | u8::from(*byte == 0xe1);
        }
        words += usize::from(starts);
        dense |= found != 0;
    }
    (u32::try_from(words).unwrap_or(u32::MAX), dense)
}

#[cfg(test)]
mod tests {
    use super::Length;
    use proptest::prelude::{any, proptest};

    #[test]
    fn words_are_counted_in_every_language() {
        for (text, expected) in [
            ("", 0),
            ("The mayor can't say 3.5 yet.", 6),
            ("국회는 예산안을 통과시켰다.", 3),
            ("国会は予算案を可決した。", 7),
            ("ارتفعت أسعار الخبز، أمس", 4),
            ("国务院周五宣布补贴标准。", 5),
            ("市長宣布學校停課", 4),
            ("Chợ nổi Cần Thơ", 4),
            ("ราคาข้าวในตลาดปรับขึ้น เมื่อวาน", 8),
            ("Harga beras naik,\npasar  tenang.\n", 5),
            ("Pasaran saham ditutup", 3),
            ("Der Bürgermeister schließt", 3),
            ("Цены на хлеб", 3),
            ("L\u{2019}été d\u{2019}hier", 2),
            ("El niño llegó", 3),
            ("A inflação caiu", 3),
            ("हिन्दी भाषा", 2),
            ("NATOと日本、 dan lagi", 5),
        ] {
            assert_eq!(Length::of(text).words(), expected, "{text}");
        }
    }

    #[test]
    fn chinese_and_japanese_are_read_by_characters_and_others_by_words() {
        let minutes = |text: &str, times, lang| Length::of(&text.repeat(times)).minutes(lang);
        assert_eq!(minutes("", 1, "en"), 1);
        assert_eq!(minutes("word ", 480, "en"), 2);
        assert_eq!(minutes("word ", 481, "en"), 3);
        assert_eq!(minutes("كلمة ", 290, "ar-EG"), 2);
        assert_eq!(minutes("大雪。", 250, "zh-Hans"), 1);
        assert_eq!(minutes("大雪。", 251, "zh-Hans"), 2);
        assert_eq!(minutes("東京で ", 500, "ja"), 3);
        // Half a minute of English and half a minute of Chinese.
        assert_eq!(minutes("word 大雪 ", 120, "en"), 1);
        assert_eq!(minutes("word 大雪 ", 130, "en"), 2);
        assert_eq!(minutes("ราคาข้าว ", 190, "th"), 2);
    }

    proptest! {
        #[test]
        fn plain_words_are_those_between_spaces(text in "[a-z \n]{0,60}") {
            let words = text.split_ascii_whitespace().count();
            assert_eq!(usize::try_from(Length::of(&text).words()).unwrap(), words);
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            let _ = Length::of(&text).minutes("th");
        }
    }
}
