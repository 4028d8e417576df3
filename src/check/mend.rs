//! Mending what has one safe mending. Edits are made in memory, held against the file, and written whole.

use crate::base::file;
use crate::base::problem::Problem;
use crate::check::{Edit, Finding};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A file that is mended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mended {
    /// The file, relative to the portal's folder.
    pub file: String,
    /// Its text as it was.
    pub before: String,
    /// Its text as it shall be.
    pub after: String,
    /// How many places are mended.
    pub places: usize,
}

/// What mending the findings would change: for each file that has something to mend, in the order of their names. Of edits that
/// overlap the first is made; the next run makes the other.
///
/// # Errors
/// A problem for each file that cannot be read.
pub fn mend(root: &Path, findings: &[Finding]) -> Result<Vec<Mended>, Vec<Problem>> {
    let mut by_file: BTreeMap<&str, Vec<&Edit>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| !finding.edits.is_empty()) {
        by_file.entry(finding.file()).or_default().extend(&finding.edits);
    }
    let mut mended = Vec::new();
    let mut problems = Vec::new();
    for (name, edits) in by_file {
        match file::read_text(&root.join(name), name) {
            Ok(before) => {
                let (after, places) = edited(&before, edits);
                if after != before {
                    mended.push(Mended { file: name.to_owned(), before, after, places });
                }
            }
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(mended) } else { Err(problems) }
}

/// Writes a mended file, whole or not at all. A byte order mark stays, a link to a file stays one.
///
/// # Errors
/// The file cannot be written, or is not what it was when it was read.
pub fn write(root: &Path, mended: &Mended) -> Result<(), Problem> {
    let path = target(&root.join(&mended.file));
    let bytes = file::read(&path, &mended.file)?;
    let mark: &[u8] = if bytes.starts_with(b"\xef\xbb\xbf") { b"\xef\xbb\xbf" } else { b"" };
    if &bytes[mark.len()..] != mended.before.as_bytes() {
        let message = format!("{} changed while it was checked", mended.file);
        return Err(Problem::error(message).hint("check again"));
    }
    let permissions = std::fs::metadata(&path).map(|metadata| metadata.permissions());
    file::write_pieces(&path, &[mark, mended.after.as_bytes()])?;
    if let Ok(permissions) = permissions {
        let _ = std::fs::set_permissions(&path, permissions);
    }
    Ok(())
}

/// The file that a path leads to: a symbolic link is followed, not replaced.
fn target(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// A text with edits made, from its beginning to its end, and how many.
fn edited(text: &str, mut edits: Vec<&Edit>) -> (String, usize) {
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    edits.dedup();
    let mut after = String::with_capacity(text.len());
    let (mut at, mut places) = (0, 0);
    for edit in edits {
        let is_apart = edit.range.start >= at && places_are_whole(text, edit);
        if let Some(kept) = text.get(at..edit.range.start).filter(|_| is_apart) {
            after.push_str(kept);
            after.push_str(&edit.text);
            at = edit.range.end;
            places += 1;
        }
    }
    after.push_str(text.get(at..).unwrap_or_default());
    (after, places)
}

/// Whether an edit is of whole characters that are there.
fn places_are_whole(text: &str, edit: &Edit) -> bool {
    text.get(edit.range.clone()).is_some()
}

/// What is changed in a file, as a unified diff.
#[must_use]
pub fn diff(mended: &Mended) -> String {
    let before = format!("a/{}", mended.file);
    let after = format!("b/{}", mended.file);
    similar::TextDiff::from_lines(&mended.before, &mended.after)
        .unified_diff()
        .context_radius(1)
        .header(&before, &after)
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::edited;
    use crate::check::Edit;

    #[test]
    fn edits_are_made_in_order_and_never_over_each_other() {
        let edit = |range, text: &str| Edit { range, text: text.to_owned() };
        let edits = [edit(4..5, "-"), edit(0..2, "x"), edit(1..3, "y"), edit(4..5, "-"), edit(9..99, "z")];
        assert_eq!(edited("ab cd ef", edits.iter().collect()), ("x c- ef".to_owned(), 2));
        assert_eq!(edited("\u{e9}a", vec![&edit(1..2, "x")]), ("\u{e9}a".to_owned(), 0));
    }
}
