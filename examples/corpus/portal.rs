//! Owns the portal on disk: `config.toml`, `content/`, and the section files that Hugo wants beside them.
//!
//! The only part that writes; it must not know how text is made.

use crate::article::{Article, LATE_PREFIX, Place};
use crate::prose::Vocabulary;
use crate::roster;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Where Hugo's section files stand, outside of `content/`: Hugo mounts both, Warta never sees them.
const HUGO_SECTIONS: &str = "hugo-sections";

/// What to write.
pub(crate) struct Order {
    /// How many articles.
    pub(crate) count: u64,
    /// The seed of everything random.
    pub(crate) seed: u64,
    /// Articles on a page of a list.
    pub(crate) page_size: usize,
    /// How many editions each story has.
    pub(crate) editions: usize,
    /// How many of a hundred words of running text are rare ones.
    pub(crate) rare: usize,
    /// Whether stories have themes, so that tags say something of the words.
    pub(crate) topics: bool,
    /// Whether to write [`HUGO_SECTIONS`].
    pub(crate) for_hugo: bool,
}

/// Writes a whole portal into `root`, which must be empty or absent.
pub(crate) fn write(root: &Path, order: &Order) -> io::Result<()> {
    let content = root.join("content");
    if content.exists() {
        let message = format!("{} exists already: name a new folder", content.display());
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, message));
    }
    let vocabulary = if order.topics { Vocabulary::with_themes() } else { Vocabulary::new(order.rare) };
    let mut folders = BTreeSet::new();
    for index in 0..order.count {
        let place = Place { seed: order.seed, index, count: order.count };
        let article = Article::at(place, &vocabulary);
        if !folders.contains(&article.folder) {
            fs::create_dir_all(content.join(&article.folder))?;
            folders.insert(article.folder.clone());
        }
        write_new(&content.join(&article.folder).join(&article.name), &article.text)?;
        for edition in 1..order.editions {
            let article = Article::translated(place, edition, &vocabulary);
            write_new(&content.join(&article.folder).join(&article.name), &article.text)?;
        }
    }
    if order.for_hugo {
        folders.insert(Article::late(1, &vocabulary).folder);
        write_sections(&root.join(HUGO_SECTIONS), &folders)?;
    }
    write_new(&root.join("config.toml"), &config(order))
}

/// Adds one article to the portal in `root`, newer than every other, or the translation of the newest such, and returns its
/// path.
pub(crate) fn add_one(root: &Path, lang: Option<&str>) -> io::Result<PathBuf> {
    let content = root.join("content");
    let vocabulary = Vocabulary::new(0);
    let folder = content.join(Article::late(1, &vocabulary).folder);
    fs::create_dir_all(&folder)?;
    let mut originals = 0;
    for entry in fs::read_dir(&folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        originals += u64::from(name.starts_with(LATE_PREFIX) && name.matches('.').count() == 1);
    }
    if originals >= 3_599 {
        return Err(io::Error::other("the last hour is full: make a new portal"));
    }
    let article = match lang {
        None => Article::late(originals + 1, &vocabulary),
        Some(_) if originals == 0 => return Err(io::Error::other("there is no late addition to translate")),
        Some(lang) => {
            let edition = roster::EDITIONS.iter().skip(1).position(|other| *other == lang);
            let edition = edition.ok_or_else(|| io::Error::other(format!("`{lang}` is no other edition")))?;
            Article::late_translated(originals, edition + 1, &vocabulary)
        }
    };
    let path = folder.join(&article.name);
    write_new(&path, &article.text)?;
    Ok(path)
}

/// Writes a file that must not exist: two articles of one name would go unnoticed otherwise.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    let mut file = File::create_new(path).map_err(named)?;
    file.write_all(text.as_bytes()).map_err(named)
}

/// An `_index.md` for every year, month and day, so that Hugo takes them for sections.
fn write_sections(root: &Path, days: &BTreeSet<String>) -> io::Result<()> {
    let mut sections: BTreeSet<&str> = BTreeSet::new();
    for day in days {
        sections.extend([&day[..4], &day[..7], day.as_str()]);
    }
    for section in sections {
        let folder = root.join(section);
        fs::create_dir_all(&folder)?;
        write_new(
            &folder.join("_index.md"),
            &format!("+++\ntitle = \"{}\"\n+++\n", section.replace('/', "-")),
        )?;
    }
    Ok(())
}

/// The text of `config.toml`.
fn config(order: &Order) -> String {
    let mut text = String::from(
        "title = \"Warta Nusantara\"\n\
         description = \"Kabar dari seluruh kepulauan, setiap hari.\"\n\
         base_url = \"https://warta.example\"\n\
         default_language = \"id\"\n\
         timezone = \"Asia/Jakarta\"\n\n",
    );
    let mut push = |line: std::fmt::Arguments<'_>| {
        let _ = text.write_fmt(line);
    };
    for lang in roster::EDITIONS.iter().take(order.editions).filter(|_| order.editions > 1) {
        push(format_args!("[editions.{lang}]\ntitle = \"Warta Nusantara {lang}\"\n\n"));
    }
    push(format_args!("[lists]\npage_size = {}\n", order.page_size));
    for (slug, title) in roster::SECTORS {
        push(format_args!("\n[sectors.{slug}]\ntitle = \"{title}\"\n"));
    }
    for index in 0..roster::FIRST_NAMES.len() * roster::LAST_NAMES.len() {
        let name = roster::author(index);
        push(format_args!("\n[authors.{}]\nname = \"{name}\"\n", roster::slug(&name)));
    }
    push(format_args!("\n[providers.{}]\n", roster::PROVIDER));
    text.push_str(
        "name = \"Siaran Pers Nusantara\"\n\
         url = \"https://siaran-pers.example\"\n\
         trust = \"editorial\"\n\
         notice = \"Naskah ini dipasok oleh pihak ketiga; isinya bukan karya redaksi.\"\n\
         label = \"Siaran Pers\"\n",
    );
    text
}
