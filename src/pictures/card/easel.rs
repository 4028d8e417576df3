//! Lines of text on a canvas: shaped, broken, shrunk and cut to fit.

use super::canvas::{Canvas, INK, Ink};
use super::fonts::Fonts;
use crate::base::fingerprint::Fingerprint;
use crate::base::segment::{is_ideographic, is_unspaced, pieces};
use cosmic_text::{
    Attrs, Buffer, Ellipsize, EllipsizeHeightLimit, Fallback, Family, FontSystem, Metrics, Shaping,
    SwashCache, SwashContent, Weight, Wrap,
};
use std::cell::RefCell;
use unicode_script::Script;

/// The sizes that a headline is tried in, with the most lines that it may have in each.
const SIZES: [(f32, usize); 8] =
    [(104.0, 2), (90.0, 3), (78.0, 3), (70.0, 4), (62.0, 4), (56.0, 5), (50.0, 5), (44.0, 6)];

/// How many glyphs are kept from card to card.
const GLYPHS: usize = 4096;

/// Where a line begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Align {
    /// On the left.
    Left,
    /// On the right.
    Right,
}

/// A text and the room for it.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The text, of characters that fonts have.
    pub(super) text: String,
    /// Its language.
    pub(super) lang: String,
    /// Where lines begin.
    pub(super) align: Align,
    /// How wide the room is.
    pub(super) wide: f32,
}

/// Shapes and draws. Each thread has one: fonts are parsed once.
pub(super) struct Easel {
    fonts: Fingerprint,
    system: FontSystem,
    glyphs: SwashCache,
}

thread_local! {
    static EASEL: RefCell<Option<Easel>> = const { RefCell::new(None) };
}

/// Which fonts stand in for one that lacks a character: always the same, on every system.
struct StandIns;

impl Fallback for StandIns {
    fn common_fallback(&self) -> &[&'static str] {
        &[
            "Noto Serif",
            "Noto Naskh Arabic",
            "Noto Serif Thai",
            "Noto Sans CJK SC",
            "Noto Sans CJK TC",
            "Noto Sans CJK JP",
            "Noto Sans CJK KR",
            "Noto Sans",
        ]
    }

    fn forbidden_fallback(&self) -> &[&'static str] {
        &[]
    }

    fn script_fallback(&self, _: Script, _: &str) -> &[&'static str] {
        &[]
    }
}

impl Easel {
    /// Does something with this thread's easel of some fonts.
    pub(super) fn with<T>(fonts: &Fonts, work: impl FnOnce(&mut Self) -> T) -> T {
        EASEL.with_borrow_mut(|kept| {
            let known = kept.take().filter(|easel| easel.fonts == fonts.fingerprint());
            let easel = kept.insert(known.unwrap_or_else(|| Self::new(fonts)));
            if easel.glyphs.image_cache.len() > GLYPHS {
                easel.glyphs.image_cache.clear();
            }
            work(easel)
        })
    }

    fn new(fonts: &Fonts) -> Self {
        let system =
            FontSystem::new_with_locale_and_db_and_fallback("en".to_owned(), fonts.database(), StandIns);
        Self { fonts: fonts.fingerprint(), system, glyphs: SwashCache::new() }
    }

    /// A text that is laid out at a size.
    fn laid(&mut self, line: &Line, (size, leading): (f32, f32), family: &str) -> Buffer {
        let mut buffer = Buffer::new(&mut self.system, Metrics::relative(size, leading));
        buffer.set_size(Some(line.wide), None);
        let attrs = Attrs::new().family(Family::Name(family)).weight(Weight::BOLD);
        // Where lines begin on the right, the mark says so of a text that begins with a foreign word.
        let mark = if line.align == Align::Right { "\u{200f}" } else { "" };
        let align = match line.align {
            Align::Left => cosmic_text::Align::Left,
            Align::Right => cosmic_text::Align::Right,
        };
        buffer.set_text(&format!("{mark}{}", line.text), &attrs, Shaping::Advanced, Some(align));
        buffer
    }

    /// One line at a size, cut where there is no more room.
    pub(super) fn line(
        &mut self,
        line: &Line,
        (size, ink): (f32, Ink),
        place: (u32, u32),
        canvas: &mut Canvas,
    ) {
        let size = size * scale(&line.lang);
        let mut buffer = self.laid(line, (size, 1.3), small_family(&line.lang));
        buffer.set_wrap(Wrap::None);
        buffer.set_ellipsize(Ellipsize::End(EllipsizeHeightLimit::Lines(1)));
        buffer.shape_until_scroll(&mut self.system, false);
        self.paint(&buffer, place, ink, canvas);
    }

    /// A headline in the largest size in which it fits, in lines of about one length; cut if none is small enough.
    pub(super) fn headline(&mut self, line: &Line, room: f32, place: (u32, u32), canvas: &mut Canvas) {
        let (family, leading) = headline_family(&line.lang);
        let mut buffer = self.laid(line, (SIZES[0].0, leading), family);
        buffer.set_wrap(Wrap::WordOrGlyph);
        let sizes = SIZES.map(|(size, most)| (size * scale(&line.lang), most));
        let fit = |buffer: &Buffer, (size, most): (f32, usize)| {
            let lines = buffer.layout_runs().count();
            lines <= most && lines as f32 * size * leading <= room
        };
        let fitting = sizes.into_iter().find(|(size, most)| {
            buffer.set_metrics(Metrics::relative(*size, leading));
            buffer.shape_until_scroll(&mut self.system, false);
            fit(&buffer, (*size, *most))
        });
        if fitting.is_none() {
            buffer = self.cut(line, (sizes[sizes.len() - 1].0, leading), family, &|buffer| {
                fit(buffer, sizes[sizes.len() - 1])
            });
        }
        self.balance(&mut buffer, line);
        let (width, _) = buffer.size();
        let left = match line.align {
            Align::Left => 0.0,
            Align::Right => line.wide - width.unwrap_or(line.wide),
        };
        self.paint(&buffer, (place.0 + left as u32, place.1), INK, canvas);
    }

    /// As many words of a text as fit, and an ellipsis.
    fn cut(
        &mut self,
        line: &Line,
        metrics: (f32, f32),
        family: &str,
        fits: &dyn Fn(&Buffer) -> bool,
    ) -> Buffer {
        let ends: Vec<usize> = pieces(&line.text)
            .scan(0, |end, (piece, is_word)| {
                *end += piece.len();
                Some((*end, is_word))
            })
            .filter_map(|(end, is_word)| is_word.then_some(end))
            .collect();
        let mut lay = |end: usize| {
            let text = format!("{}\u{2026}", line.text.get(..end).unwrap_or_default());
            let mut buffer = self.laid(&Line { text, ..line.clone() }, metrics, family);
            buffer.set_wrap(Wrap::WordOrGlyph);
            buffer.shape_until_scroll(&mut self.system, false);
            buffer
        };
        let (mut most, mut least) = (ends.len(), 0);
        while most - least > 1 {
            let middle = usize::midpoint(least, most);
            if fits(&lay(ends[middle])) { least = middle } else { most = middle }
        }
        lay(ends.get(least).copied().unwrap_or(0))
    }

    /// Narrows a text as long as it takes no further line.
    fn balance(&mut self, buffer: &mut Buffer, line: &Line) {
        let lines = buffer.layout_runs().count();
        let mut width = line.wide;
        while lines > 1 && width > line.wide * 0.55 {
            buffer.set_size(Some(width - line.wide / 24.0), None);
            buffer.shape_until_scroll(&mut self.system, false);
            if buffer.layout_runs().count() > lines {
                break;
            }
            width -= line.wide / 24.0;
        }
        buffer.set_size(Some(width), None);
        buffer.shape_until_scroll(&mut self.system, false);
    }

    /// Draws what is laid out.
    fn paint(&mut self, buffer: &Buffer, (left, top): (u32, u32), ink: Ink, canvas: &mut Canvas) {
        for run in buffer.layout_runs() {
            for glyph in run.glyphs.iter().filter(|glyph| glyph.glyph_id != 0) {
                let placed = glyph.physical((left as f32, top as f32 + run.line_y), 1.0);
                let Some(image) = self.glyphs.get_image(&mut self.system, placed.cache_key) else { continue };
                if image.content != SwashContent::Mask {
                    continue;
                }
                let (x, y) = (placed.x + image.placement.left, placed.y - image.placement.top);
                let wide = image.placement.width.max(1) as usize;
                for (row, covers) in (0..).zip(image.data.chunks(wide)) {
                    for (column, cover) in (0..).zip(covers) {
                        canvas.lay(x + column, y + row, *cover, ink);
                    }
                }
            }
        }
    }
}

/// The font of headlines in a language, and how far its lines stand apart.
fn headline_family(lang: &str) -> (&'static str, f32) {
    match of_script(lang) {
        Some("Noto Naskh Arabic") => ("Noto Naskh Arabic", 1.42),
        Some("Noto Serif Thai") => ("Noto Serif Thai", 1.45),
        Some(family) => (family, 1.3),
        None if lang.starts_with("vi") => ("Noto Serif", 1.3),
        None => ("Noto Serif", 1.18),
    }
}

/// How much larger letters of a script must be to look as large as others.
fn scale(lang: &str) -> f32 {
    match of_script(lang) {
        Some("Noto Naskh Arabic") => 1.2,
        Some("Noto Serif Thai") => 1.06,
        _ => 1.0,
    }
}

/// The font of all else.
fn small_family(lang: &str) -> &'static str {
    of_script(lang).unwrap_or("Noto Sans")
}

/// The font of a language that is not written in Latin, Cyrillic or Greek letters.
fn of_script(lang: &str) -> Option<&'static str> {
    let mut parts = lang.split(['-', '_']);
    let primary = parts.next().unwrap_or_default().to_ascii_lowercase();
    let has = |part: &str| lang.split(['-', '_']).any(|one| one.eq_ignore_ascii_case(part));
    match primary.as_str() {
        "ar" | "fa" | "ur" | "ps" | "ckb" | "ug" | "sd" => Some("Noto Naskh Arabic"),
        "th" => Some("Noto Serif Thai"),
        "ja" => Some("Noto Sans CJK JP"),
        "ko" => Some("Noto Sans CJK KR"),
        "zh" | "yue" if ["Hant", "TW", "HK", "MO"].into_iter().any(has) => Some("Noto Sans CJK TC"),
        "yue" => Some("Noto Sans CJK TC"),
        "zh" => Some("Noto Sans CJK SC"),
        _ => None,
    }
}

/// A text with places for breaks, where its script has words and no spaces between them.
pub(super) fn breakable(text: &str) -> String {
    let needs = |c: char| is_unspaced(c) && !is_ideographic(c);
    if !text.chars().any(needs) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() * 2);
    for (piece, _) in pieces(text) {
        // Nothing is torn from what it closes or marks.
        if piece.starts_with(needs) && out.ends_with(needs) {
            out.push('\u{200b}');
        }
        out.push_str(piece);
    }
    out
}
