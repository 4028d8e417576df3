//! What a build reads besides `content/`: theme, templates, strings, data, static files.

use crate::base::file;
use crate::base::fingerprint::Fingerprint;
use crate::base::problem::{Place, Problem};
use crate::config::Config;
use crate::engine::themes::{self, Folder};
use crate::pages::asset::{Asset, Content};
use crate::pictures::bare::Telling;
use crate::pictures::card::Fonts;
use crate::press::theme::{ThemeFile, ThemeFiles};
use include_dir::Dir;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// What a build reads besides `content/`.
#[derive(Debug)]
pub(super) struct Inputs {
    /// Templates, strings and data.
    pub(super) theme: ThemeFiles,
    /// Static files of themes that are in the program.
    pub(super) embedded: Vec<Arc<Asset>>,
    /// Static files of themes and of the portal, on disk.
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
    ///
    /// # Errors
    /// There is no such theme, and what was noticed until then.
    pub(super) fn gather(root: &Path, config: &Config) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        let mut gathered = Gathered::default();
        let (folders, problems) = themes::folders(root, &config.theme)?;
        gathered.problems = problems;
        for folder in &folders {
            match folder {
                Folder::Disk(folder) => gathered.folder(root, folder, true),
                Folder::Program(folder, place) => gathered.embedded(folder, place),
            }
        }
        gathered.folder(root, root, false);
        if config.images.cards {
            gathered.fonts(root, root);
            // Of themes, the highest first.
            for folder in folders.iter().rev() {
                if let Folder::Disk(folder) = folder {
                    gathered.fonts(root, folder);
                }
            }
        }
        let Gathered { theme, embedded, statics, fonts, problems } = gathered;
        let fonts = Arc::new(Fonts::new(fonts));
        Ok((Self { theme, embedded, statics, fonts }, problems))
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
        for path in files(root, &folder.join("templates"), &mut self.problems) {
            let name = file::relative(&folder.join("templates"), &path);
            self.text(root, &path, |theme, file| drop(theme.templates.insert(name, file)));
        }
        for path in files(root, &folder.join("i18n"), &mut self.problems) {
            let name = file::relative(&folder.join("i18n"), &path);
            if let Some(lang) = name.strip_suffix(".toml").map(str::to_owned) {
                self.text(root, &path, |theme, file| theme.strings.push((lang, file)));
            }
        }
        for path in files(root, &folder.join("data"), &mut self.problems) {
            let name = file::relative(&folder.join("data"), &path);
            self.text(root, &path, |theme, file| drop(theme.data.insert(name, file)));
        }
        self.problems.extend(hidden(root, &folder.join("static")));
        for path in files(root, &folder.join("static"), &mut self.problems) {
            let file = file::relative(&folder.join("static"), &path);
            let source = file::relative(root, &path);
            if is_theme {
                self.make_room(&file);
            }
            self.statics.push(StaticFile { file, source, path, is_theme });
        }
    }

    /// Forgets the static file of a lower theme that has this name.
    fn make_room(&mut self, file: &str) {
        self.embedded.retain(|asset| asset.file != file);
        self.statics.retain(|other| other.file != file);
    }

    /// The fonts of a theme's folder, or of the portal's.
    fn fonts(&mut self, root: &Path, folder: &Path) {
        for path in files(root, &folder.join("fonts"), &mut self.problems) {
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
                self.make_room(file);
                self.embedded.push(Arc::new(Asset {
                    file: file.to_owned(),
                    source,
                    content,
                    sight: None,
                    telling: Telling::Nothing,
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
fn files(root: &Path, folder: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    if !folder.is_dir() {
        return Vec::new();
    }
    let shown = |entry: &walkdir::DirEntry| {
        let name = entry.file_name().to_string_lossy();
        let hidden = name.starts_with('.') && !is_wanted(&name) && entry.depth() > 0;
        !hidden && !name.ends_with('~')
    };
    let inside = [root, folder.parent().unwrap_or(root)].map(|folder| std::fs::canonicalize(folder).ok());
    let mut files = Vec::new();
    let mut walk =
        WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter().filter_entry(shown);
    while let Some(entry) = walk.next() {
        match entry {
            Ok(entry) => {
                if let Some(problem) = led_out(root, &inside, &entry) {
                    problems.push(problem);
                    if entry.file_type().is_dir() {
                        walk.skip_current_dir();
                    }
                } else if entry.file_type().is_file() {
                    files.push(entry.into_path());
                }
            }
            Err(error) => problems.push(unreadable(folder, &error)),
        }
    }
    files
}

/// A problem, if an entry is a symbolic link out of the portal, or out of a theme's folder that stands elsewhere.
fn led_out(root: &Path, inside: &[Option<PathBuf>], entry: &walkdir::DirEntry) -> Option<Problem> {
    let path = entry.path();
    if entry.depth() == 0 || !entry.path_is_symlink() {
        return None;
    }
    let target = std::fs::canonicalize(path).ok();
    let is_within = |target: &PathBuf| inside.iter().flatten().any(|inside| target.starts_with(inside));
    if target.as_ref().is_some_and(is_within) {
        return None;
    }
    let name = file::relative(root, path);
    let target = std::fs::read_link(path).unwrap_or_default();
    let message = format!("the symbolic link {name} leads out of the portal, to {}", target.display());
    Some(Problem::error(message).at(Place::file(&name)).hint("copy what it leads to into the portal"))
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
