//! Words of a text in every script. Thai, Lao, Khmer, Burmese, Chinese and Japanese put no spaces between words: there
//! ICU's dictionaries say where one ends; elsewhere its rules (Unicode Standard Annex 29).
//!
//! The dictionaries, not the neural models that ICU also has: on Thai these took 150 times as long, and what is built
//! on words here (where an excerpt ends, how long a text is to read) gains nothing by them. A segmenter is made in a
//! quarter of a microsecond from data in the program, so nobody keeps one.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

/// The pieces that a text falls into, one after the other without gaps, and whether each is a word: white space and
/// punctuation are pieces too.
pub fn pieces(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut start = 0;
    segmenter.segment_str(text).iter_with_word_type().filter_map(move |(end, kind)| {
        let piece = text.get(start..end).filter(|piece| !piece.is_empty())?;
        start = end;
        Some((piece, kind.is_word_like()))
    })
}

/// Whether a character belongs to a script that is written without spaces between words.
#[must_use]
pub fn is_unspaced(c: char) -> bool {
    let southeast = matches!(u32::from(c),
        0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0xa9e0..=0xa9ff | 0xaa60..=0xaa7f);
    southeast || is_ideographic(c)
}

/// Whether a character is one of Chinese or Japanese writing: an ideograph, a kana, a Bopomofo letter. (Korean has
/// spaces.)
#[must_use]
pub fn is_ideographic(c: char) -> bool {
    matches!(u32::from(c),
        0x3005..=0x3007 | 0x3021..=0x3029 | 0x3031..=0x3035 | 0x303b | 0x3041..=0x312f | 0x31a0..=0x31bf
        | 0x31f0..=0x31ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0xff66..=0xff9f
        | 0x1b000..=0x1b16f | 0x20000..=0x3ffff)
}

/// Whether nothing stands between two lines of text that end and begin with these characters: a line break of the
/// source between them is none of the author's spaces.
#[must_use]
pub fn joins_lines(before: char, after: char) -> bool {
    let wide = |c| is_ideographic(c) || matches!(c, '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff60}');
    wide(before) && wide(after)
}

#[cfg(test)]
mod tests {
    use super::{is_unspaced, joins_lines, pieces};
    use proptest::prelude::{any, proptest};

    fn words(text: &str) -> Vec<&str> {
        pieces(text).filter(|(_, is_word)| *is_word).map(|(piece, _)| piece).collect()
    }

    #[test]
    fn words_are_found_in_every_script() {
        for (text, expected) in [
            ("The mayor can't say 3.5 yet.", &["The", "mayor", "can't", "say", "3.5", "yet"][..]),
            ("국회는 예산안을 통과시켰다.", &["국회는", "예산안을", "통과시켰다"]),
            ("国会は予算案を可決した。", &["国会", "は", "予算", "案", "を", "可決", "した"]),
            ("ارتفعت أسعار الخبز، أمس", &["ارتفعت", "أسعار", "الخبز", "أمس"]),
            ("国务院周五宣布补贴标准。", &["国务院", "周五", "宣布", "补贴", "标准"]),
            ("市長宣布學校停課", &["市長", "宣布", "學校", "停課"]),
            ("Chợ nổi Cần Thơ", &["Chợ", "nổi", "Cần", "Thơ"]),
            ("ราคาข้าวในตลาดปรับขึ้น", &["ราคา", "ข้าว", "ใน", "ตลาด", "ปรับ", "ขึ้น"]),
            ("Harga beras naik", &["Harga", "beras", "naik"]),
            ("Der Bürgermeister schließt", &["Der", "Bürgermeister", "schließt"]),
            ("Цены на хлеб", &["Цены", "на", "хлеб"]),
            ("l\u{2019}eau d\u{2019}hier", &["l\u{2019}eau", "d\u{2019}hier"]),
            ("El niño llegó", &["El", "niño", "llegó"]),
            ("A inflação caiu", &["A", "inflação", "caiu"]),
            ("ប្រជាជនច្រើន", &["ប្រជាជន", "ច្រើន"]),
            ("ປະເທດລາວ", &["ປະເທດ", "ລາວ"]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn scripts_without_spaces_are_known() {
        assert!("ไทยລາວខ្មែរမြန်မာ中かカ々".chars().all(is_unspaced));
        assert!(!"aяعह한ẹ€“、".chars().any(is_unspaced));
    }

    #[test]
    fn lines_of_chinese_and_japanese_join() {
        assert!(
            joins_lines('。', '国')
                && joins_lines('国', '「')
                && joins_lines('は', 'A') == joins_lines('A', 'は')
        );
        assert!(!joins_lines('한', '국') && !joins_lines('国', 'A') && !joins_lines('ก', 'ข'));
    }

    proptest! {
        #[test]
        fn pieces_are_the_whole_text(text in any::<String>()) {
            let joined: String = pieces(&text).map(|(piece, _)| piece).collect();
            assert_eq!(joined, text);
        }
    }
}
