//! Which files `content/` holds. Reads folders and their entries' properties, no file.

mod quick;
mod walk;

use super::bundle::bundle;
use super::name::without_extension;
use crate::base::file::cause;
use crate::base::problem::{Place, Problem, sort};
use rayon::prelude::{IntoParallelIterator, ParallelIterator};
use std::collections::BTreeSet;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use walk::walk;

/// The largest Markdown file that is read, in bytes.
pub const LARGEST: u64 = 16 * 1024 * 1024;

/// A file of `content/`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceFile {
    /// The path, relative to the portal's folder, with `/`.
    pub source: String,
    /// The size in bytes.
    pub size: u64,
    /// When its content was modified: nanoseconds since 1970; 0 where the system does not say.
    pub modified: i64,
    /// When its content or properties changed, in nanoseconds since 1970, which no program can set back; 0 where
    /// the system does not say.
    pub changed: i64,
    /// Its number in the file system; 0 where the system does not say.
    pub inode: u64,
    /// What it is.
    pub kind: Kind,
}

/// What a file of `content/` is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// An article or a standalone page.
    Document,
    /// A file of an article's folder, which is copied.
    Asset,
}

/// The files of the portal in `root`, sorted by path, and all that is wrong with its folders.
#[must_use]
pub fn scan(root: &Path) -> (Vec<SourceFile>, Vec<Problem>) {
    let content = root.join("content");
    let mut problems = Vec::new();
    let files = quick::files(&content, "content").unwrap_or_else(|| {
        let (entries, wrong) = walk(root, &content);
        problems = wrong;
        let mut files = stats(entries, &mut problems);
        files.sort_by(|one, other| one.source.cmp(&other.source));
        files
    });
    let files = belonging(files, &mut problems);
    sort(&mut problems);
    (files, problems)
}

/// The files that some paths below `root` name: a file, or all files of a folder. What is not there, or not in
/// `content/`, is none. `belongs` says whether a file that is not Markdown lies in an article's folder.
#[must_use]
pub fn some(
    root: &Path,
    paths: &[String],
    belongs: impl Fn(&str) -> bool,
) -> (Vec<SourceFile>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut files = Vec::new();
    for path in paths.iter().filter(|path| path.starts_with("content/") && root.join(path).exists()) {
        let (entries, wrong) = walk(root, &root.join(path));
        problems.extend(wrong);
        files.extend(stats(entries, &mut problems));
    }
    files.sort_by(|one, other| one.source.cmp(&other.source));
    files.dedup_by(|one, other| one.source == other.source);
    files.retain(|file| file.kind == Kind::Document || belongs(&file.source));
    sort(&mut problems);
    (files, problems)
}

/// The properties of files.
fn stats(entries: Vec<(String, PathBuf)>, problems: &mut Vec<Problem>) -> Vec<SourceFile> {
    let stats: Vec<Result<SourceFile, Problem>> =
        entries.into_par_iter().map(|(source, path)| stat(source, &path)).collect();
    let mut files = Vec::with_capacity(stats.len());
    for file in stats {
        match file {
            Ok(file) => files.push(file),
            Err(problem) => problems.push(problem),
        }
    }
    files
}

/// A file's properties.
fn stat(source: String, path: &Path) -> Result<SourceFile, Problem> {
    let metadata = std::fs::metadata(path).map_err(|error| {
        Problem::error(format!("cannot read {source}: {}", cause(&error))).at(Place::file(&source))
    })?;
    sourced(source, &metadata)
}

/// A file with its properties.
fn sourced(source: String, metadata: &Metadata) -> Result<SourceFile, Problem> {
    let document = without_extension(&source).is_some();
    if document && metadata.len() > LARGEST {
        let message = format!("{source} is too large: {} bytes, and {LARGEST} are allowed", metadata.len());
        return Err(Problem::error(message).at(Place::file(&source)).hint("split the article"));
    }
    let (modified, changed, inode) = times(metadata);
    Ok(SourceFile {
        source,
        size: metadata.len(),
        modified,
        changed,
        inode,
        kind: if document { Kind::Document } else { Kind::Asset },
    })
}

/// Modification time, change time, inode.
#[cfg(unix)]
fn times(metadata: &Metadata) -> (i64, i64, u64) {
    use std::os::unix::fs::MetadataExt;
    let nanoseconds = |seconds: i64, rest: i64| seconds.saturating_mul(1_000_000_000).saturating_add(rest);
    (
        nanoseconds(metadata.mtime(), metadata.mtime_nsec()),
        nanoseconds(metadata.ctime(), metadata.ctime_nsec()),
        metadata.ino(),
    )
}

/// Modification time.
#[cfg(not(unix))]
fn times(metadata: &Metadata) -> (i64, i64, u64) {
    let since = metadata.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    (since.and_then(|since| i64::try_from(since.as_nanos()).ok()).unwrap_or(0), 0, 0)
}

/// Keeps documents and the files of article folders; warns once a folder of others.
fn belonging(files: Vec<SourceFile>, problems: &mut Vec<Problem>) -> Vec<SourceFile> {
    let bundles: BTreeSet<String> =
        files.iter().filter_map(|file| bundle(&file.source)).map(str::to_owned).collect();
    let mut warned = BTreeSet::new();
    let keep = |file: &SourceFile| -> bool {
        if file.kind == Kind::Document || folders(&file.source).any(|folder| bundles.contains(folder)) {
            return true;
        }
        let folder = folders(&file.source).next().unwrap_or_default().to_owned();
        if !warned.contains(&folder) {
            let message = format!(
                "{} belongs to no article and is not copied, like all files in {folder}/ that are not Markdown",
                file.source
            );
            problems.push(
                Problem::warning(message)
                    .at(Place::file(&file.source))
                    .hint("put it into static/, or into the folder of an article with an index.md"),
            );
            warned.insert(folder);
        }
        false
    };
    files.into_iter().filter(keep).collect()
}

/// The folders of a file, the innermost first.
fn folders(source: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(source.rsplit_once('/').map(|(folder, _)| folder), |folder| {
        folder.rsplit_once('/').map(|(outer, _)| outer)
    })
}

#[cfg(test)]
mod tests {
    use super::{Kind, scan};
    use std::path::Path;

    fn put(root: &Path, name: &str) {
        crate::base::file::write(&root.join(name), b"x").unwrap();
    }

    fn said(root: &Path) -> Vec<String> {
        scan(root).1.into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn documents_and_the_files_of_article_folders_are_found_in_order() {
        let root = tempfile::tempdir().unwrap();
        for name in [
            "b.md",
            "c.markdown",
            "a/index.md",
            "a/x.jpg",
            "a/deep/y.jpg",
            "A/z.md",
            ".h.md",
            "b.md~",
            ".#b.md",
            "#b.md#",
            ".git/c.md",
        ] {
            put(root.path(), &format!("content/{name}"));
        }
        let (files, problems) = scan(root.path());
        assert_eq!(problems, []);
        let found: Vec<_> = files.iter().map(|file| (file.source.as_str(), file.kind)).collect();
        assert_eq!(
            found,
            [
                ("content/A/z.md", Kind::Document),
                ("content/a/deep/y.jpg", Kind::Asset),
                ("content/a/index.md", Kind::Document),
                ("content/a/x.jpg", Kind::Asset),
                ("content/b.md", Kind::Document),
                ("content/c.markdown", Kind::Document),
            ]
        );
        assert!(files.iter().all(|file| file.size == 1 && file.modified > 0));
    }

    #[test]
    fn files_that_belong_to_no_article_are_named_once_a_folder() {
        let root = tempfile::tempdir().unwrap();
        for name in ["a.md", "x.jpg", "y.jpg", "b/z.jpg"] {
            put(root.path(), &format!("content/{name}"));
        }
        assert_eq!(
            said(root.path()),
            [
                "content/b/z.jpg belongs to no article and is not copied, like all files in content/b/ that are not Markdown",
                "content/x.jpg belongs to no article and is not copied, like all files in content/ that are not Markdown",
            ]
        );
    }

    #[test]
    fn a_missing_folder_and_a_large_file_are_named() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(said(root.path()), ["cannot read content: no such file or directory"]);
        put(root.path(), "content/a.md");
        let file = std::fs::OpenOptions::new().write(true).open(root.path().join("content/a.md")).unwrap();
        file.set_len(100 * 1024 * 1024).unwrap();
        assert_eq!(
            said(root.path()),
            ["content/a.md is too large: 104857600 bytes, and 16777216 are allowed"]
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_out_of_content_and_loops_are_refused_and_linked_articles_read_once() {
        use std::os::unix::ffi::OsStrExt;
        use std::os::unix::fs::symlink;
        let root = tempfile::tempdir().unwrap();
        put(root.path(), "content/a/one.md");
        put(root.path(), "secret/two.md");
        let content = root.path().join("content");
        symlink("a", content.join("b")).unwrap();
        symlink("../secret", content.join("c")).unwrap();
        symlink("../secret/two.md", content.join("d.md")).unwrap();
        symlink("..", content.join("a/e")).unwrap();
        put(root.path(), "content/f.md");
        let bad = std::ffi::OsStr::from_bytes(b"g\xff.md");
        std::fs::copy(content.join("f.md"), content.join(bad)).unwrap();
        symlink("nowhere", content.join("h.md")).unwrap();
        let (files, problems) = scan(root.path());
        let found: Vec<_> = files.iter().map(|file| file.source.as_str()).collect();
        assert_eq!(found, ["content/a/one.md", "content/f.md"]);
        let said: Vec<_> = problems.into_iter().map(|problem| problem.message).collect();
        assert_eq!(
            said,
            [
                "the symbolic link content/a/e leads back to content, which holds it",
                "content/b is a link to a: its Markdown files are read there only",
                "the symbolic link content/b/e leads back to content, which holds it",
                "the symbolic link content/c leads out of content/, to ../secret",
                "the symbolic link content/d.md leads out of content/, to ../secret/two.md",
                "the file name of content/g\u{fffd}.md is not UTF-8",
                "cannot read content/h.md: no such file or directory",
            ]
        );
    }
}
