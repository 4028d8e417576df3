//! The steps of a random life of a portal: what editors, machines and time do to it.

use super::config;
use super::newsroom::{Newsroom, fill, minute};
use super::piece::{Piece, word};
use crate::support::chance::Chance;

/// What a step does beyond the portal's files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Deed {
    /// Nothing.
    None,
    /// The cache is lost.
    LoseCache,
    /// The output is lost.
    LoseOutput,
    /// The output is kept for later.
    KeepOutput,
    /// The output that was kept takes the place of the present one.
    OldOutput,
    /// The cache is kept for later.
    KeepCache,
    /// The cache that was kept takes the place of the present one.
    OldCache,
    /// Some outputs are deleted.
    DeleteOutputs,
    /// All files have fresh times.
    TouchAll,
    /// A file has another text of the same length and the same time.
    SameTime,
}

/// Does something to a portal, and says what.
pub(crate) fn step(newsroom: &mut Newsroom, chance: &mut Chance) -> (String, Deed) {
    let roll = chance.below(100);
    match roll {
        0..42 => (piece(newsroom, chance), Deed::None),
        42..52 => (time(newsroom, chance), Deed::None),
        52..64 => {
            let key = chance.below(1000);
            (config::change(&mut newsroom.config, key, chance.below(1000)), Deed::None)
        }
        64..67 => (config::rename(&mut newsroom.config, chance.below(3)), Deed::None),
        67..75 => (newsroom.template(chance), Deed::None),
        75..81 => (other(newsroom, chance), Deed::None),
        81..84 => (asked(newsroom, chance), Deed::None),
        84..88 => (break_something(newsroom, chance), Deed::None),
        _ => {
            let deed = chance.pick(&[
                Deed::LoseCache,
                Deed::LoseOutput,
                Deed::KeepOutput,
                Deed::OldOutput,
                Deed::KeepCache,
                Deed::OldCache,
                Deed::DeleteOutputs,
                Deed::TouchAll,
                Deed::SameTime,
                Deed::SameTime,
            ]);
            (format!("{deed:?}"), deed)
        }
    }
}

/// Does something to one piece.
fn piece(newsroom: &mut Newsroom, chance: &mut Chance) -> String {
    let roll = chance.below(20);
    let Some(index) = newsroom.any(chance).filter(|_| roll > 3) else {
        let index = newsroom.add(chance);
        return format!("add {}", newsroom.pieces[index].file());
    };
    if let Some(file) =
        Some(index).filter(|_| chance.percent(12)).and_then(|index| newsroom.translate(index, chance))
    {
        return format!("translate into {file}");
    }
    let fresh = newsroom.word();
    let partner = newsroom.any(chance).map(|other| newsroom.pieces[other].serial);
    let done = match roll {
        4 => {
            let gone = newsroom.pieces.remove(index);
            return format!("delete {}", gone.file());
        }
        5 | 6 => moved(newsroom, index, chance),
        _ => change(&mut newsroom.pieces[index], (roll, fresh, partner), chance),
    };
    format!("{done} of {}", newsroom.pieces[index].file())
}

/// Calls a piece otherwise, or puts it elsewhere.
fn moved(newsroom: &mut Newsroom, index: usize, chance: &mut Chance) -> &'static str {
    let piece = &mut newsroom.pieces[index];
    match chance.below(4) {
        0 => {
            piece.stem = format!("m{}-{}", piece.serial, word(piece.name));
            "new name"
        }
        1 => {
            piece.suffix = chance.pick(&["", ".en", ".ar"]);
            "new suffix"
        }
        2 => {
            piece.is_folder = !piece.is_folder;
            "folder or not"
        }
        _ => {
            piece.folder = (chance.pick(&["", "a/", "b/", "en/", "a/b/"])).to_owned();
            "new folder"
        }
    }
}

/// Changes the text of a piece.
fn change(
    piece: &mut Piece,
    (roll, fresh, partner): (usize, usize, Option<usize>),
    chance: &mut Chance,
) -> &'static str {
    match roll {
        7 | 8 => {
            piece.body = fresh;
            "new body"
        }
        9 => {
            piece.title = fresh;
            "new title"
        }
        10 => {
            piece.date = minute(chance);
            "new date"
        }
        11 => {
            piece.publish_at = chance.percent(70).then(|| minute(chance));
            "new embargo"
        }
        12 => {
            piece.expires = chance.percent(70).then(|| minute(chance));
            "new expiry"
        }
        13 => {
            piece.status = chance.pick(&["usable", "withheld", "canceled"]);
            "new status"
        }
        14 => {
            piece.links = partner.into_iter().collect();
            "new links"
        }
        15 => {
            piece.draft = !piece.draft;
            "draft or not"
        }
        16 => {
            piece.pictures.push(format!("gambar-{}-{fresh}.png", word(piece.name)));
            piece.body = fresh;
            "new picture"
        }
        _ => fill(piece, chance),
    }
}

/// Lets time pass, or goes back.
fn time(newsroom: &mut Newsroom, chance: &mut Chance) -> String {
    newsroom.now = match chance.below(4) {
        0 => minute(chance),
        // Exactly when something is due.
        1 => newsroom
            .any(chance)
            .map(|index| &newsroom.pieces[index])
            .map_or(0, |piece| piece.publish_at.or(piece.expires).unwrap_or(piece.date)),
        _ => newsroom.now + i64::try_from(chance.below(3000)).unwrap(),
    };
    format!("it is {}", super::piece::date(newsroom.now))
}

/// Changes strings, data, static files.
fn other(newsroom: &mut Newsroom, chance: &mut Chance) -> String {
    let number = chance.below(3);
    let (path, text) = match chance.below(11) {
        0 => ("i18n/id.toml", format!("home = \"Beranda {number}\"\nwithdrawn = \"Ditarik\"\n")),
        1 => ("i18n/en.toml", format!("autonym = \"English {number}\"\nhome = \"Home {number}\"\n")),
        2 => ("i18n/ar.toml", format!("withdrawn = \"{number}\"\n")),
        3 => ("data/angka.toml", format!("satu = {number}\n")),
        4 => ("data/baris.csv", format!("nama\nA{number}\n")),
        5 => ("static/gaya.css", format!("p{{margin:{number}}}\n")),
        6 => ("static/koran.css", format!("a{{margin:{number}}}\n")),
        7 => (
            "static/tetap.css",
            format!(
                "@import 'gaya.css';\n\n/* {number} */ a {{ background: url(dalam/berkas.txt#{number}) }}\n"
            ),
        ),
        8 => ("static/tetap.css", format!("@import \"koran.css\"; b {{ margin: {number} }}\n")),
        9 => ("static/feed.css", format!("@import \"tetap.css\"; b {{ margin: {number} }} }}\n")),
        _ => ("static/dalam/berkas.txt", format!("{number}\n")),
    };
    let had = newsroom.others.get(path) == Some(&text);
    if had && (path.starts_with("static/") && path != "static/tetap.css" || path == "i18n/ar.toml") {
        newsroom.others.remove(path);
    } else {
        newsroom.put(path, text);
    }
    path.to_owned()
}

/// Changes what builds are asked.
fn asked(newsroom: &mut Newsroom, chance: &mut Chance) -> String {
    match chance.below(3) {
        0 => newsroom.drafts = !newsroom.drafts,
        1 => newsroom.skip_bad = !newsroom.skip_bad,
        _ => {
            newsroom.base_url = match newsroom.base_url {
                Some(_) => None,
                None => Some("https://pratinjau.example/x/".to_owned()),
            };
        }
    }
    format!("drafts {} skip bad {} base {:?}", newsroom.drafts, newsroom.skip_bad, newsroom.base_url)
}

/// Makes a mistake, which builds refuse or leave out.
fn break_something(newsroom: &mut Newsroom, chance: &mut Chance) -> String {
    let Some(index) = newsroom.any(chance) else {
        return "nothing".to_owned();
    };
    let what = match chance.below(6) {
        0 => {
            newsroom.dangling = !newsroom.dangling;
            "links to what is gone stay, or not"
        }
        1 => {
            newsroom.others.remove("templates/special.html");
            "a template is gone"
        }
        2 => {
            newsroom.put("templates/home.html", "{% if %}");
            "a template does not parse"
        }
        3 => {
            let other = chance.below(newsroom.pieces.len());
            let url = format!("\"/tetap/{}/\"", newsroom.pieces[other].serial);
            newsroom.pieces[index].fields.insert("url", url.clone());
            newsroom.pieces[other].fields.insert("url", url);
            "two of one URL"
        }
        4 => {
            let piece = &mut newsroom.pieces[index];
            piece.is_folder = true;
            piece.pictures.push(format!("rusak-{}.png", word(piece.name)));
            "a picture is none"
        }
        _ => {
            newsroom.pieces[index].is_broken = true;
            "a date is none"
        }
    };
    format!("{what} ({})", newsroom.pieces[index].file())
}
