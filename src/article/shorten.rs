//! Cutting a text short: at the end of a word of its script, never within a grapheme, with nothing left open.

use crate::base::segment;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// `text` cut to at most `limit` graphemes, at the end of a word, never within a grapheme. An ellipsis stands for what
/// was cut; quotation marks and brackets that were open at the cut are closed after it.
pub(super) fn shorten(text: &str, limit: usize) -> String {
    // A grapheme is at least a byte.
    let Some((cut, _)) = (text.len() > limit).then(|| text.grapheme_indices(true).nth(limit)).flatten()
    else {
        return text.to_owned();
    };
    let whole = trimmed(&text[..word_end(text, cut)]);
    let kept = if whole.is_empty() { trimmed(&text[..cut]) } else { whole };
    format!("{kept}\u{2026}{}", closing(kept))
}

/// The last end of a word at or before `cut`, which is the end of a grapheme; 0 if there is none.
fn word_end(text: &str, cut: usize) -> usize {
    let mut end = 0;
    let mut best = 0;
    for (piece, _) in segment::pieces(text) {
        end += piece.len();
        if end > cut {
            break;
        }
        if !is_joined(text, end) && is_grapheme_end(text, end) {
            best = end;
        }
    }
    best
}

/// Whether a place between two pieces is within a word that a hyphen or stroke joins: "anak-anak" is not "anak".
fn is_joined(text: &str, at: usize) -> bool {
    let is_joint = |c: char| matches!(c, '-' | '\u{2010}' | '\u{2011}' | '/' | '\'' | '\u{2019}' | '\u{5be}');
    let (head, tail) = text.split_at(at);
    let mut before = head.chars().rev();
    let mut after = tail.chars();
    let (last, first) = (before.next(), after.next());
    let (Some(last), Some(first)) = (last, first) else {
        return false;
    };
    let is_spaced_letter = |c: char| c.is_alphanumeric() && !segment::is_unspaced(c);
    let after_joint =
        is_joint(last) && is_spaced_letter(first) && before.next().is_some_and(is_spaced_letter);
    let before_joint =
        is_joint(first) && is_spaced_letter(last) && after.next().is_some_and(is_spaced_letter);
    after_joint || before_joint
}

fn is_grapheme_end(text: &str, at: usize) -> bool {
    GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(false)
}

/// The text without what leads on to something that is not there: white space, commas, dashes, opening marks; and
/// without a full stop, which the ellipsis swallows.
fn trimmed(text: &str) -> &str {
    let leads_on = |c: char| {
        c.is_whitespace()
            || matches!(c, ',' | ';' | ':' | '-' | '\u{2010}'..='\u{2015}' | '\u{b7}')
            || matches!(c, '\u{60c}' | '\u{61b}' | '\u{3001}' | '\u{ff0c}' | '\u{ff1a}' | '\u{ff1b}')
            || matches!(c, '.' | '\u{2026}' | '\u{3002}' | '\u{6d4}' | '\u{964}' | '\u{ff0e}')
            || matches!(c, '\u{bf}' | '\u{a1}' | '\u{2018}' | '\u{201a}')
            || PAIRS.iter().any(|(open, _)| *open == c)
    };
    let mut kept = text;
    while let Some(last) = kept.chars().next_back().filter(|last| leads_on(*last)) {
        // "“" closes in German what "„" opened, "«" in Danish what "»" opened.
        if open(kept).len() < open(&kept[..kept.len() - last.len_utf8()]).len() {
            break;
        }
        kept = &kept[..kept.len() - last.len_utf8()];
    }
    kept
}

/// Marks that open, and what may close them; what closes is looked at before what opens. (Single quotation marks are
/// left out: they are apostrophes more often.)
const PAIRS: [(char, &[char]); 17] = [
    ('(', &[')']),
    ('[', &[']']),
    ('\u{201e}', &['\u{201c}', '\u{201d}']),
    ('\u{201c}', &['\u{201d}']),
    ('\u{201d}', &['\u{201d}', '\u{201c}']),
    ('\u{ab}', &['\u{bb}']),
    ('\u{bb}', &['\u{ab}', '\u{bb}']),
    ('\u{2039}', &['\u{203a}']),
    ('\u{300c}', &['\u{300d}']),
    ('\u{300e}', &['\u{300f}']),
    ('\u{3008}', &['\u{3009}']),
    ('\u{300a}', &['\u{300b}']),
    ('\u{3010}', &['\u{3011}']),
    ('\u{3014}', &['\u{3015}']),
    ('\u{ff08}', &['\u{ff09}']),
    ('\u{ff3b}', &['\u{ff3d}']),
    ('"', &['"']),
];

/// A mark that is open: what may close it, and the space that stands inside of it in French.
type Open = (&'static [char], Option<char>);

/// The marks that a text leaves open, the outermost first.
fn open(text: &str) -> Vec<Open> {
    let mut open: Vec<Open> = Vec::new();
    let mut before = None;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let after = rest.clone().next();
        if open.last().is_some_and(|(closers, _)| closers.contains(&c)) {
            open.pop();
        } else if let Some((_, closers)) = PAIRS.iter().find(|(opener, _)| *opener == c)
            && (!closers.contains(&c) || begins(before, after))
        {
            open.push((closers, after.filter(|c| matches!(c, '\u{a0}' | '\u{202f}'))));
        }
        before = Some(c);
    }
    open
}

/// Whether a mark that may open or close stands where a word begins.
fn begins(before: Option<char>, after: Option<char>) -> bool {
    let free = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '\u{2014}'));
    free && after.is_some_and(char::is_alphanumeric)
}

/// What closes the marks that a text leaves open.
fn closing(text: &str) -> String {
    let marks = open(text).into_iter().rev();
    marks.flat_map(|(closers, space)| space.into_iter().chain(closers.first().copied())).collect()
}

#[cfg(test)]
mod tests {
    use super::{open, shorten};
    use proptest::prelude::{any, prop_assert, proptest};
    use unicode_segmentation::UnicodeSegmentation;

    #[test]
    fn text_is_cut_at_a_word_and_never_within_a_grapheme() {
        assert_eq!(shorten("satu dua, tiga", 11), "satu dua\u{2026}");
        assert_eq!(shorten("pendek", 10), "pendek");
        assert_eq!(shorten("pendek", 6), "pendek");
        assert_eq!(shorten("Kata ini terlalupanjang", 6), "Kata\u{2026}");
        assert_eq!(shorten("terlalupanjang", 6), "terlal\u{2026}");
        assert_eq!(shorten("\u{201c}terlalupanjang\u{201d}", 6), "\u{201c}terla\u{2026}\u{201d}");
        let family = "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}";
        assert_eq!(shorten(&family.repeat(3), 2), format!("{}\u{2026}", family.repeat(2)));
    }

    #[test]
    fn every_language_is_cut_where_a_word_ends() {
        for (text, limit, expected) in [
            ("The mayor resigned on Friday.", 20, "The mayor resigned…"),
            ("시장은 금요일에 사임했다.", 10, "시장은 금요일에…"),
            ("市長は金曜日に辞任を表明した。", 8, "市長は金曜日に…"),
            ("استقال العمدة يوم الجمعة، وقال", 16, "استقال العمدة…"),
            ("استقال العمدة يوم الجمعة، وقال", 26, "استقال العمدة يوم الجمعة…"),
            ("市长周五宣布辞职，并向居民致歉。", 7, "市长周五宣布…"),
            ("市長週五宣布辭職，並向居民致歉。", 8, "市長週五宣布辭職…"),
            ("Thị trưởng từ chức hôm thứ Sáu", 12, "Thị trưởng…"),
            ("นายกเทศมนตรีประกาศลาออกเมื่อวันศุกร์", 17, "นายกเทศมนตรีประกาศ…"),
            ("Wali kota membawa anak-anak pulang", 22, "Wali kota membawa…"),
            ("Datuk Bandar meletak jawatan", 20, "Datuk Bandar meletak…"),
            ("Der Oberbürgermeister tritt zurück", 24, "Der Oberbürgermeister…"),
            ("Мэр подал в отставку в пятницу", 21, "Мэр подал в отставку…"),
            ("Le maire l\u{2019}a dit : il part", 16, "Le maire l\u{2019}a dit…"),
            ("El alcalde dimitió. ¿Por qué?", 21, "El alcalde dimitió…"),
            ("O prefeito renunciou na sexta-feira", 31, "O prefeito renunciou na…"),
        ] {
            assert_eq!(shorten(text, limit), expected);
        }
    }

    #[test]
    fn what_was_open_at_the_cut_is_closed() {
        for (text, limit, expected) in [
            ("Ia berkata, “kami akan pulang besok”", 22, "Ia berkata, “kami akan…”"),
            ("Er sagte: „Wir gehen jetzt nach Hause“", 21, "Er sagte: „Wir gehen…“"),
            ("Er sagte „ja“ und ging nach Hause", 13, "Er sagte „ja“…"),
            ("Il dit : «\u{202f}Nous partons demain\u{202f}»", 20, "Il dit : «\u{202f}Nous…\u{202f}»"),
            ("市長は「予算を『必ず』可決する」と述べた", 8, "市長は「予算を…」"),
            ("市長は「予算を『必ず』可決する」と述べた", 10, "市長は「予算を『必ず…』」"),
            ("他说：“我们明天回家”，然后离开", 8, "他说：“我们明天…”"),
            ("Он сказал: «Мы уходим „сегодня“ все»", 30, "Он сказал: «Мы уходим „сегодня…“»"),
            ("The town (population 4,000) voted", 21, "The town (population…)"),
            ("The town (population 4,000) voted", 11, "The town…"),
            ("Hon sa ”vi går hem nu” och gick", 15, "Hon sa ”vi går…”"),
            ("He said \"we go home\" and left", 15, "He said \"we go…\""),
        ] {
            assert_eq!(shorten(text, limit), expected);
        }
    }

    proptest! {
        #[test]
        fn what_is_kept_is_a_beginning_of_whole_graphemes(
            text in "([a-c]{1,4}|[ ,.]|[\"()“”„«»]|[ก-๎]{1,3}|[一-三]{1,3}|\u{301}|\u{200d}|👩|「|」){0,40}",
            limit in 0_usize..30,
        ) {
            let short = shorten(&text, limit);
            if short != text {
                let (kept, closers) = short.rsplit_once('\u{2026}').unwrap();
                prop_assert!(text.starts_with(kept), "{text:?} {short:?}");
                prop_assert!(kept.graphemes(true).count() <= limit);
                let ends: Vec<_> = text.grapheme_indices(true).map(|(at, _)| at).collect();
                prop_assert!(ends.contains(&kept.len()), "{text:?} {short:?}");
                prop_assert!(open(kept).len() == closers.chars().count(), "{short:?}");
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>(), limit in 0_usize..50) {
            let _ = shorten(&text, limit);
        }
    }
}
