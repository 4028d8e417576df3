//! What a build reads besides `content/`: theme, templates, strings, data, static files.

use crate::base::file;
use crate::base::fingerprint::Fingerprint;
use crate::base::problem::{Place, Problem};
use crate::config::Config;
use crate::pages::asset::{Asset, Content};
use crate::pictures::card::Fonts;
use crate::press::theme::{ThemeFile, ThemeFiles};
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// The default theme, so that a portal needs only `config.toml` and `content/`.
static KORAN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/koran");

/// What every portal has, whatever its theme.
static INTERFACE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/interface");

/// The name of the theme in the program.
const EMBEDDED: &str = "koran";

/// What a build reads besides `content/`.
#[derive(Debug)]
pub(super) struct Inputs {
    /// Templates, strings and data.
    pub(super) theme: ThemeFiles,
    /// The theme's static files that are in the program.
    pub(super) embedded: Vec<Arc<Asset>>,
    /// Static files of the theme and of the portal.
    pub(super) statics: Vec<StaticFile>,
    /// The fonts of cards: the portal's own, the theme's, the program's.
    pub(super) fonts: Arc<Fonts>,
}

/// A static file on disk.
#[derive(Debug)]
pub(super) struct StaticFile {
    /// The output file.
    pub(super) file: String,
    /// Where it comes from, relative to the portal's folder.
    pub(super) source: String,
    /// Where it is.
    pub(super) path: PathBuf,
    /// Whether it is the theme's, so that a file of the portal takes its place.
    pub(super) is_theme: bool,
}

impl Inputs {
    /// Reads everything, and says what cannot be read.
    pub(super) fn gather(root: &Path, config: &Config) -> (Self, Vec<Problem>) {
        let mut gathered = Gathered::default();
        gathered.embedded(&INTERFACE, "interface");
        let folder = root.join("themes").join(&config.theme);
        if folder.is_dir() {
            gathered.folder(root, &folder, true);
        } else if config.theme == EMBEDDED {
            gathered.embedded(&KORAN, "themes/koran");
        } else {
            gathered.problems.push(unknown_theme(root, &config.theme));
        }
        gathered.folder(root, root, false);
        if config.images.cards {
            gathered.fonts(root, root);
            gathered.fonts(root, &folder);
        }
        let Gathered { theme, embedded, statics, fonts, problems } = gathered;
        let fonts = Arc::new(Fonts::new(fonts));
        (Self { theme, embedded, statics, fonts }, problems)
    }
}

/// What has been read so far.
#[derive(Default)]
struct Gathered {
    theme: ThemeFiles,
    embedded: Vec<Arc<Asset>>,
    statics: Vec<StaticFile>,
    fonts: Vec<Vec<u8>>,
    problems: Vec<Problem>,
}

impl Gathered {
    /// The files of a theme's folder, or of the portal's.
    fn folder(&mut self, root: &Path, folder: &Path, is_theme: bool) {
        for path in files(&folder.join("templates"), &mut self.problems) {
            let name = file::relative(&folder.join("templates"), &path);
            self.text(root, &path, |theme, file| drop(theme.templates.insert(name, file)));
        }
        for path in files(&folder.join("i18n"), &mut self.problems) {
            let name = file::relative(&folder.join("i18n"), &path);
            if let Some(lang) = name.strip_suffix(".toml").map(str::to_owned) {
                self.text(root, &path, |theme, file| theme.strings.push((lang, file)));
            }
        }
        for path in files(&folder.join("data"), &mut self.problems) {
            let name = file::relative(&folder.join("data"), &path);
            self.text(root, &path, |theme, file| drop(theme.data.insert(name, file)));
        }
        self.problems.extend(hidden(root, &folder.join("static")));
        for path in files(&folder.join("static"), &mut self.problems) {
            let file = file::relative(&folder.join("static"), &path);
            let source = file::relative(root, &path);
            if is_theme {
                self.embedded.retain(|asset| asset.file != file);
            }
            self.statics.push(StaticFile { file, source, path, is_theme });
        }
    }

    /// The fonts of a theme's folder, or of the portal's.
    fn fonts(&mut self, root: &Path, folder: &Path) {
        for path in files(&folder.join("fonts"), &mut self.problems) {
            let end = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
            if !matches!(end.as_str(), "ttf" | "otf" | "ttc") {
                continue;
            }
            let source = file::relative(root, &path);
            match file::read(&path, &source) {
                Ok(bytes) if Fonts::is_font(&bytes) => self.fonts.push(bytes),
                Ok(_) => self.problems.push(
                    Problem::error(format!("{source} is no font that can be read"))
                        .at(Place::file(&source))
                        .hint("put a TrueType or OpenType font there, or remove it"),
                ),
                Err(problem) => self.problems.push(problem),
            }
        }
    }

    /// Reads a text file and keeps it.
    fn text(&mut self, root: &Path, path: &Path, keep: impl FnOnce(&mut ThemeFiles, ThemeFile)) {
        let origin = file::relative(root, path);
        match file::read_text(path, &origin) {
            Ok(text) => keep(&mut self.theme, ThemeFile { origin, text }),
            Err(problem) => self.problems.push(problem),
        }
    }

    /// The files of a folder in the program, which problems name by `place`.
    fn embedded(&mut self, folder: &'static Dir<'static>, place: &str) {
        let mut files = BTreeMap::new();
        collect(folder, &mut files);
        for (name, content) in files {
            let text = || ThemeFile {
                origin: format!("{place}/{name}"),
                text: String::from_utf8_lossy(content).into_owned(),
            };
            if let Some(template) = name.strip_prefix("templates/") {
                self.theme.templates.insert(template.to_owned(), text());
            } else if let Some(lang) = name.strip_prefix("i18n/").and_then(|name| name.strip_suffix(".toml"))
            {
                self.theme.strings.push((lang.to_owned(), text()));
            } else if let Some(file) = name.strip_prefix("static/") {
                let content = Content::Embedded(content, Fingerprint::of(content));
                let source = format!("{place}/{name}");
                self.embedded.retain(|asset| asset.file != file);
                self.embedded.push(Arc::new(Asset {
                    file: file.to_owned(),
                    source,
                    content,
                    sight: None,
                    gives_way: true,
                }));
            }
        }
    }
}

/// All files of an embedded folder, by path.
fn collect(folder: &'static Dir<'static>, files: &mut BTreeMap<String, &'static [u8]>) {
    for file in folder.files() {
        files.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents());
    }
    for inner in folder.dirs() {
        collect(inner, files);
    }
}

/// All files below a folder, sorted; none if there is no such folder. Hidden files are left out, but for those that
/// hosts ask for.
fn files(folder: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    if !folder.is_dir() {
        return Vec::new();
    }
    let shown = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().to_string_lossy();
        let hidden = name.starts_with('.') && !is_wanted(&name) && entry.depth() > 0;
        !hidden && !name.ends_with('~')
    };
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter().filter_entry(shown) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => files.push(entry.into_path()),
            Ok(_) => {}
            Err(error) => problems.push(unreadable(folder, &error)),
        }
    }
    files
}

/// A file or folder that cannot be read.
fn unreadable(folder: &Path, error: &walkdir::Error) -> Problem {
    let path = error.path().unwrap_or(folder).display();
    if error.loop_ancestor().is_some() {
        return Problem::error(format!("the symbolic link {path} leads back to a folder that holds it"))
            .hint("remove the link");
    }
    let cause = error.io_error().map_or_else(|| error.to_string(), file::cause);
    let problem = Problem::error(format!("cannot read {path}: {cause}"));
    let is_link = error.path().is_some_and(Path::is_symlink);
    if is_link {
        problem.hint("it is a symbolic link that leads nowhere: remove it, or mend it")
    } else {
        problem
    }
}

/// A warning for each hidden entry of a folder of static files that is not copied, but for what systems and editors leave.
fn hidden(root: &Path, folder: &Path) -> Vec<Problem> {
    let litter = |name: &str| {
        matches!(name, ".DS_Store" | ".git" | ".gitkeep" | ".gitignore" | ".keep" | ".directory")
            || name.starts_with("._")
            || name.starts_with(".#")
            || name.ends_with(".swp")
    };
    let mut problems = Vec::new();
    let mut walk = WalkDir::new(folder).min_depth(1).sort_by_file_name().into_iter();
    while let Some(next) = walk.next() {
        // What cannot be read is said where it is read.
        let Ok(entry) = next else { continue };
        let name = entry.file_name().to_string_lossy();
        if name.starts_with('.') && !is_wanted(&name) {
            if !litter(&name) {
                let source = file::relative(root, entry.path());
                let problem = Problem::warning(format!("{source} is hidden and is not copied"));
                let hint = format!("of hidden entries only {} are copied", WANTED.join(", "));
                problems.push(problem.at(Place::file(&source)).hint(hint));
            }
            if entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
        }
    }
    problems
}

/// Hidden entries of static files that hosts ask for.
const WANTED: [&str; 3] = [".well-known", ".htaccess", ".nojekyll"];

fn is_wanted(name: &str) -> bool {
    WANTED.contains(&name)
}

/// A theme that is neither a folder nor in the program.
fn unknown_theme(root: &Path, name: &str) -> Problem {
    let mut themes: Vec<String> = std::fs::read_dir(root.join("themes"))
        .map(|entries| {
            entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
        })
        .unwrap_or_default();
    themes.push(EMBEDDED.to_owned());
    themes.sort_unstable();
    themes.dedup();
    let hint = match crate::base::text::nearest(name, themes.iter().map(String::as_str)) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => format!("there are: {}", themes.join(", ")),
    };
    Problem::error(format!("there is no theme \"{name}\" in themes/")).hint(hint)
}
