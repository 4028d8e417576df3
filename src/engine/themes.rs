//! Themes: where their files are, what `theme.toml` says, and what each stands on.
//!
//! At the bottom is the interface: strings and files that belong to the program, whatever the theme. Then the theme that a
//! theme `extends`, and so on; then the theme itself. What stands higher takes the place of what has its name below.

use crate::base::file;
use crate::base::problem::{Place, Problem};
use crate::base::text::nearest;
use include_dir::{Dir, include_dir};
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What every portal has, whatever its theme.
static INTERFACE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/interface");

/// The themes in the program, so that a portal needs only `config.toml` and `content/`.
static EMBEDDED: [(&str, Dir<'static>); 2] = [
    ("koran", include_dir!("$CARGO_MANIFEST_DIR/themes/koran")),
    ("ringkas", include_dir!("$CARGO_MANIFEST_DIR/themes/ringkas")),
];

/// What `theme.toml` may say. All but `extends` is for people.
const KEYS: [&str; 7] = ["name", "title", "description", "license", "languages", "authors", "extends"];

/// How many themes may stand on each other.
const MOST: usize = 8;

/// A folder of theme files.
#[derive(Clone, Debug)]
pub(super) enum Folder {
    /// On disk.
    Disk(PathBuf),
    /// In the program, and how problems name it.
    Program(&'static Dir<'static>, String),
}

/// What a theme says of itself.
#[derive(Debug, Default)]
struct Manifest {
    /// The theme that it stands on, and where the file says so.
    extends: Option<(String, Place)>,
}

/// The folders whose files a theme is made of, the lowest first, and what was noticed.
///
/// # Errors
/// A theme that is not there: whatever else is wrong may be because of that. Where the portal names it is for the caller to
/// say.
pub(super) fn folders(root: &Path, name: &str) -> Result<(Vec<Folder>, Vec<Problem>), Vec<Problem>> {
    let mut problems = Vec::new();
    let mut folders = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let mut next = Some((name.to_owned(), None));
    while let Some((name, place)) = next.take() {
        if names.contains(&name) || names.len() == MOST {
            let chain = [names.as_slice(), std::slice::from_ref(&name)].concat().join(" \u{2192} ");
            let problem = Problem::error(format!("themes extend each other without an end: {chain}"));
            problems.push(located(problem, place).hint("let `extends` name another theme, or remove it"));
            return Err(problems);
        }
        let Some(folder) = find(root, &name) else {
            problems.push(located(unknown(root, &name), place));
            return Err(problems);
        };
        next = manifest(root, &folder, &mut problems).extends.map(|(name, place)| (name, Some(place)));
        folders.push(folder);
        names.push(name);
    }
    folders.push(Folder::Program(&INTERFACE, "interface".to_owned()));
    folders.reverse();
    Ok((folders, problems))
}

/// Where a configuration names the theme.
pub(super) fn named(text: &str) -> Option<Place> {
    let table = DeTable::parse(text).ok()?.into_inner();
    Some(Place::within("config.toml", text, table.get("theme")?.span()))
}

fn located(problem: Problem, place: Option<Place>) -> Problem {
    match place {
        Some(place) => problem.at(place),
        None => problem,
    }
}

/// The folder of a theme: of `themes/`, else in the program.
fn find(root: &Path, name: &str) -> Option<Folder> {
    let folder = root.join("themes").join(name);
    if folder.is_dir() {
        return Some(Folder::Disk(folder));
    }
    let (known, dir) = EMBEDDED.iter().find(|(known, _)| *known == name)?;
    Some(Folder::Program(dir, format!("themes/{known}")))
}

/// A theme that is neither a folder nor in the program.
fn unknown(root: &Path, name: &str) -> Problem {
    let entries = std::fs::read_dir(root.join("themes")).into_iter().flatten().flatten();
    let mut themes: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    themes.extend(EMBEDDED.iter().map(|(name, _)| (*name).to_owned()));
    themes.sort_unstable();
    themes.dedup();
    let hint = match nearest(name, themes.iter().map(String::as_str)) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => format!("there are: {}", themes.join(", ")),
    };
    Problem::error(format!("there is no theme \"{name}\" in themes/")).hint(hint)
}

/// What a theme says of itself; nothing, where it says nothing.
fn manifest(root: &Path, folder: &Folder, problems: &mut Vec<Problem>) -> Manifest {
    let (origin, text) = match folder {
        Folder::Program(dir, name) => {
            let text = dir.get_file("theme.toml").and_then(|file| file.contents_utf8());
            (format!("{name}/theme.toml"), text.unwrap_or_default().to_owned())
        }
        Folder::Disk(folder) => {
            let path = folder.join("theme.toml");
            let origin = file::relative(root, &path);
            let text = if path.is_file() { file::read_text(&path, &origin) } else { Ok(String::new()) };
            match text {
                Ok(text) => (origin, text),
                Err(problem) => {
                    problems.push(problem);
                    return Manifest::default();
                }
            }
        }
    };
    read(&text, &origin, problems)
}

/// Reads a `theme.toml`.
fn read(text: &str, origin: &str, problems: &mut Vec<Problem>) -> Manifest {
    let place = |range: Range<usize>| Place::within(origin, text, range);
    let table = match DeTable::parse(text) {
        Ok(table) => table.into_inner(),
        Err(error) => {
            let problem = Problem::error(error.message().to_owned());
            problems.push(problem.at(place(error.span().unwrap_or_default())));
            return Manifest::default();
        }
    };
    for key in table.keys() {
        let name: &str = key.get_ref();
        if !KEYS.contains(&name) {
            let problem = Problem::warning(format!("unknown key `{name}`")).at(place(key.span()));
            problems.push(match nearest(name, KEYS) {
                Some(near) => problem.hint(format!("did you mean `{near}`?")),
                None => problem.hint(format!("a theme says: {}", KEYS.join(", "))),
            });
        }
    }
    let extends = table.get("extends").and_then(|value: &Spanned<DeValue<'_>>| match value.get_ref() {
        DeValue::String(name) if is_folder(name) => Some((name.to_string(), place(value.span()))),
        _ => {
            let problem = Problem::error("`extends` is no name of a theme").at(place(value.span()));
            problems.push(problem.hint("write the folder's name alone, for example \"koran\""));
            None
        }
    });
    Manifest { extends }
}

/// Whether a text can be the name of a folder of `themes/`.
fn is_folder(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', '\0'])
}

#[cfg(test)]
mod tests {
    use super::read;

    fn told(text: &str) -> Vec<String> {
        let mut problems = Vec::new();
        read(text, "themes/a/theme.toml", &mut problems);
        let told = problems.into_iter().map(|problem| {
            let place = problem.place.unwrap();
            format!(
                "{}:{} {} | {}",
                place.line,
                place.column,
                problem.message,
                problem.hint.unwrap_or_default()
            )
        });
        told.collect()
    }

    #[test]
    fn what_a_theme_says_is_checked() {
        assert_eq!(told("name = \"a\"\nextends = \"koran\"\n"), Vec::<String>::new());
        assert_eq!(
            told("extend = \"koran\"\nextends = 3\n"),
            [
                "1:1 unknown key `extend` | did you mean `extends`?",
                "2:11 `extends` is no name of a theme | write the folder's name alone, for example \"koran\""
            ]
        );
        assert_eq!(told("extends = \"../x\"").len(), 1);
        assert_eq!(told("extends = ").len(), 1);
    }
}
