//! A random portal: what it holds, and its files.

use super::config::{self, Config};
use super::piece::{Piece, word};
use super::theme::{OPTIONAL, OVERRIDES, TEMPLATES};
use crate::support::chance::Chance;
use crate::support::picture;
use std::collections::{BTreeMap, BTreeSet};

/// Files by path below the portal's folder.
pub(crate) type Files = BTreeMap<String, String>;

/// What a portal holds, and what its builds are asked.
#[derive(Clone)]
pub(crate) struct Newsroom {
    /// The configuration.
    pub(crate) config: Config,
    /// Articles and standalone pages.
    pub(crate) pieces: Vec<Piece>,
    /// Templates, strings, data, static files.
    pub(crate) others: Files,
    /// The minute that builds stand for.
    pub(crate) now: i64,
    /// Whether drafts are shown.
    pub(crate) drafts: bool,
    /// Whether what is bad is left out.
    pub(crate) skip_bad: bool,
    /// What takes the place of the configured address.
    pub(crate) base_url: Option<String>,
    /// Whether links to files that are gone stay as they were.
    pub(crate) dangling: bool,
    /// Whether the theme is the one in the program.
    pub(crate) koran: bool,
    next_word: usize,
    next_serial: usize,
}

/// The bytes of a file: a text that stands for a picture becomes one, in the colour of its first word.
pub(crate) fn bytes(path: &str, text: &str) -> Vec<u8> {
    let word = super::incremental::words_of(text.as_bytes()).into_iter().next();
    match word {
        Some(word) if path.ends_with(".png") && !path.contains("rusak") => picture::png(word, (24, 16)),
        _ => text.as_bytes().to_vec(),
    }
}

/// Folders of articles: the third is an edition's, the last are within an article's folder.
const FOLDERS: [&str; 6] = ["", "a/", "en/", "b/", "", "a/"];
const SECTORS: [&str; 5] =
    ["\"Ekonomi\"", "\"olahraga\"", "\"Daerah\"", "\"Ekonomi\", \"Daerah\"", "\"Bisnis\""];
const TAGS: [&str; 4] = ["\"Beras\"", "\"Beras\", \"Garam\"", "\"BERAS\"", "\"Garam\""];
const AUTHORS: [&str; 3] = ["\"Sari Dewi\"", "\"Togar\"", "\"sari\", \"Togar\""];

impl Newsroom {
    /// A portal of some articles.
    pub(crate) fn new(chance: &mut Chance) -> Self {
        let koran = chance.percent(15);
        let mut newsroom = Self {
            config: config::first(),
            pieces: Vec::new(),
            others: Files::new(),
            now: 0,
            drafts: false,
            skip_bad: false,
            base_url: None,
            dangling: false,
            koran,
            next_word: 1,
            next_serial: 1,
        };
        let templates: Vec<_> = if koran {
            OVERRIDES.into_iter().filter(|(name, _)| *name == "special.html").collect()
        } else {
            TEMPLATES.into()
        };
        for (name, texts) in templates {
            newsroom.put(format!("templates/{name}"), chance.pick(&texts));
        }
        newsroom.put("i18n/id.toml", "home = \"Beranda\"\nwithdrawn = \"Ditarik\"\n");
        newsroom.put("i18n/en.toml", "withdrawn = \"Withdrawn\"\n");
        newsroom.put("data/angka.toml", "satu = 1\n");
        newsroom.put("data/baris.csv", "nama\nA\nB\n");
        newsroom.put("static/gaya.css", "p{}\n");
        newsroom.put("static/tetap.css", "@import \"gaya.css\";\n");
        for _ in 0..chance.below(5) {
            let key = chance.below(1000);
            config::change(&mut newsroom.config, key, chance.below(1000));
        }
        for _ in 0..8 + chance.below(14) {
            newsroom.add(chance);
        }
        newsroom
    }

    /// Puts a file that is no piece.
    pub(crate) fn put(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.others.insert(path.into(), text.into());
    }

    /// A word that no piece has had.
    pub(crate) fn word(&mut self) -> usize {
        self.next_word += 1;
        self.next_word - 1
    }

    /// Adds a piece.
    pub(crate) fn add(&mut self, chance: &mut Chance) -> usize {
        let (name, title, body, reason) = (self.word(), self.word(), self.word(), self.word());
        let serial = self.next_serial;
        self.next_serial += 1;
        let is_page = chance.percent(10);
        let is_folder = chance.percent(30);
        let mut piece = Piece {
            serial,
            folder: self.folder(is_page, chance),
            stem: format!("n{serial}-{}", word(name)),
            suffix: chance.pick(&["", "", "", ".en", ".ar"]),
            is_folder,
            is_page,
            is_yaml: chance.percent(20),
            name,
            title,
            body,
            reason,
            fields: BTreeMap::from([("extra_word", "\"lama\"".to_owned())]),
            date: minute(chance),
            publish_at: None,
            expires: None,
            draft: chance.percent(8),
            status: chance
                .pick(&["usable", "usable", "usable", "usable", "usable", "usable", "withheld", "canceled"]),
            links: Vec::new(),
            more: String::new(),
            pictures: Vec::new(),
            is_broken: false,
        };
        if chance.percent(25) {
            piece.publish_at = Some(minute(chance));
        }
        if chance.percent(15) {
            piece.expires = Some(piece.date + 60 * i64::try_from(chance.below(4000)).unwrap());
        }
        if is_folder {
            let deep = if chance.percent(40) { "dalam/" } else { "" };
            piece.pictures.push(format!("{deep}foto-{}.png", word(name)));
        }
        for _ in 0..4 {
            fill(&mut piece, chance);
        }
        for _ in 0..chance.below(3) {
            piece.links.extend(self.any(chance).map(|index| self.pieces[index].serial));
        }
        self.pieces.push(piece);
        self.pieces.len() - 1
    }

    /// Adds the translation of a piece, by its file's name, unless it has one in that language.
    pub(crate) fn translate(&mut self, index: usize, chance: &mut Chance) -> Option<String> {
        let (title, body, serial) = (self.word(), self.word(), self.next_serial);
        self.next_serial += 1;
        let original = self.pieces[index].clone();
        let fields = BTreeMap::from([("description", format!("\"Terjemahan {}.\"", word(original.name)))]);
        let suffix = chance.pick(&[".en", ".ar"]);
        let piece = Piece { serial, suffix, title, body, fields, links: Vec::new(), ..original };
        let file = piece.file();
        let is_new = self.pieces.iter().all(|other| other.file() != file);
        is_new.then(|| self.pieces.push(piece))?;
        Some(file)
    }

    /// A folder for a piece: at times within an article's folder.
    fn folder(&self, is_page: bool, chance: &mut Chance) -> String {
        let folders: Vec<_> =
            self.pieces.iter().filter(|piece| piece.is_folder && piece.is_page == is_page).collect();
        if !folders.is_empty() && chance.percent(15) {
            let outer = chance.pick(&folders);
            return format!("{}{}/", outer.folder, outer.stem);
        }
        (chance.pick(&FOLDERS)).to_owned()
    }

    /// The place of some piece.
    pub(crate) fn any(&self, chance: &mut Chance) -> Option<usize> {
        (!self.pieces.is_empty()).then(|| chance.below(self.pieces.len()))
    }

    /// All files of the portal.
    pub(crate) fn files(&self) -> Files {
        let mut files = self.others.clone();
        files.insert("config.toml".to_owned(), config::text(&self.config));
        files.insert("content/.keep".to_owned(), String::new());
        let paths: BTreeMap<usize, String> =
            self.pieces.iter().map(|piece| (piece.serial, piece.file())).collect();
        for piece in &self.pieces {
            let gone = || self.dangling.then(|| "hilang.md".to_owned());
            let text = piece.text(|serial| paths.get(&serial).cloned().or_else(gone));
            files.insert(format!("content/{}", piece.file()), text);
            let pictures = piece.picture_files().into_iter();
            files.extend(pictures.map(|(path, bytes)| (format!("content/{path}"), bytes)));
        }
        files
    }

    /// All words of all pieces, the reasons of their statuses among them.
    pub(crate) fn words(&self) -> BTreeSet<usize> {
        let each = self.pieces.iter();
        each.flat_map(|piece| [piece.name, piece.title, piece.body, piece.reason]).collect()
    }

    /// The words that may stand in the output, if these sources are left out.
    pub(crate) fn visible_words(&self, left_out: &[String]) -> BTreeSet<usize> {
        let seen = self.pieces.iter().filter(|piece| piece.is_visible(self.now, self.drafts));
        let kept = seen.filter(|piece| !left_out.contains(&format!("content/{}", piece.file())));
        kept.flat_map(|piece| {
            // A standalone page keeps its folders, whatever else is in them.
            let folders = super::incremental::words_of(piece.folder.as_bytes());
            let folders = folders.into_iter().filter(|_| piece.is_page);
            // The pictures of a folder belong to all articles in it, and hold the words of one.
            let beside = self.pieces.iter().filter(|other| {
                other.is_folder
                    && piece.is_folder
                    && (&other.folder, &other.stem) == (&piece.folder, &piece.stem)
            });
            let pictured = beside.filter(|other| !other.pictures.is_empty()).map(|other| other.body);
            piece.words().into_iter().chain(folders).chain(pictured)
        })
        .collect()
    }

    /// Changes a template, or takes one away, or adds one.
    pub(crate) fn template(&mut self, chance: &mut Chance) -> String {
        if chance.percent(30) {
            let (name, text) = chance.pick(&OPTIONAL);
            let path = format!("templates/{name}");
            if self.koran && text.contains("names") || self.others.remove(&path).is_none() {
                self.put(path, text);
            }
            return format!("template {name}");
        }
        let all: &[(&str, [&str; 2])] = if self.koran { &OVERRIDES } else { &TEMPLATES };
        let (name, texts) = chance.pick(all);
        let path = format!("templates/{name}");
        let is_first = self.others.get(&path).is_some_and(|text| text == texts[0]);
        if self.koran && name != "special.html" && chance.percent(30) {
            self.others.remove(&path);
        } else {
            self.put(path, texts[usize::from(is_first)]);
        }
        format!("template {name}")
    }
}

/// A minute of the calendar within a few months around its start.
pub(crate) fn minute(chance: &mut Chance) -> i64 {
    // Few different ones, so that some articles have the same date.
    let day = i64::try_from(chance.below(60)).unwrap() - 54;
    day * 24 * 60 + i64::try_from(chance.below(8) * 180).unwrap()
}

/// Gives a piece some front matter, another one, or takes it away.
pub(crate) fn fill(piece: &mut Piece, chance: &mut Chance) -> &'static str {
    let own = word(piece.name);
    let list = |text: &str| format!("[{text}]");
    let (key, value) = match chance.below(21) {
        0..3 => ("sectors", list(chance.pick(&SECTORS))),
        3 => ("tags", list(chance.pick(&TAGS))),
        4 => ("tags", list(&format!("{}, \"Unik {own}\"", chance.pick(&TAGS)))),
        5 => ("authors", list(chance.pick(&AUTHORS))),
        6 => ("series", (chance.pick(&["\"Garam\"", "\"Sungai\""])).to_owned()),
        7 => ("provider", (chance.pick(&["\"kawat\"", "\"Siar\""])).to_owned()),
        8 => (
            "story",
            (chance.pick(&["\"satu\"", "\"dua\"", "\"tiga\"", "\"e\u{301}\"", "\"\u{e9}\""])).to_owned(),
        ),
        9 => ("aliases", format!("[\"/lama/{}/\"]", piece.serial)),
        10 => ("aliases", format!("[\"/lama/{own}/\", \"/lama/{}.html\"]", piece.serial)),
        11 => ("priority", (chance.pick(&["\"breaking\"", "\"top\""])).to_owned()),
        12 => ("until", super::piece::date(piece.date + 60 * i64::try_from(chance.below(100)).unwrap())),
        13 => ("updated", super::piece::date(piece.date + 60)),
        14 => ("lang", (chance.pick(&["\"en\"", "\"id\""])).to_owned()),
        15 => ("description", format!("\"Ringkas {own}.\"")),
        16 | 17 => ("corrections", corrections(piece, chance)),
        18 => {
            let unique = [("authors", "Penulis"), ("sectors", "Rubrik"), ("tags", "Topik")];
            let (key, name) = chance.pick(&unique);
            (key, format!("[\"{name} {own}\"]"))
        }
        19 => ("series", format!("\"Seri {own}\"")),
        _ => rare(piece, chance),
    };
    if is_of_articles(key) && piece.is_page {
        return "nothing";
    }
    match piece.fields.get(key) {
        Some(had) if *had == value => drop(piece.fields.remove(key)),
        _ => drop(piece.fields.insert(key, value)),
    }
    key
}

/// Up to four corrections of a piece, in any order, some of one date.
fn corrections(piece: &Piece, chance: &mut Chance) -> String {
    let each = (0..=chance.below(4)).map(|number| {
        let date = super::piece::date(piece.date + 360 * i64::try_from(chance.below(40)).unwrap());
        format!("{{ date = {date}, note = \"Ralat {number} {}.\" }}", word(piece.name))
    });
    format!("[{}]", each.collect::<Vec<_>>().join(", "))
}

/// Front matter that few pieces have.
fn rare(piece: &Piece, chance: &mut Chance) -> (&'static str, String) {
    chance.pick(&[
        ("url", format!("\"/tetap/{}/\"", piece.serial)),
        ("slug", format!("\"siput-{}\"", piece.serial)),
        ("template", "\"special.html\"".to_owned()),
        ("lead", format!("\"Lead {}.\"", word(piece.name))),
        ("image", format!("\"foto-{}.png\"", word(piece.name))),
        ("image", format!("{{ src = \"foto-{0}.png\", alt = \"Alt {0}\" }}", word(piece.name))),
        ("source_url", "\"https://sumber.example/x\"".to_owned()),
        ("canonical_url", "\"https://asal.example/x\"".to_owned()),
        ("dateline", "\"Kupang\"".to_owned()),
    ])
}

/// Whether a standalone page has no such front matter.
fn is_of_articles(key: &str) -> bool {
    !matches!(key, "aliases" | "updated" | "lang" | "description" | "url" | "slug" | "story")
}
