//! Reading and writing files, with the path in every error. A file that is written appears whole or not at all.

use crate::base::problem::{Place, Problem};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// `path` relative to `root`, with `/` on every system, as problems and ledgers name it.
#[must_use]
pub fn relative(root: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = inner.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// The bytes of a file.
///
/// # Errors
/// A problem that names `name` and says what the system said.
pub fn read(path: &Path, name: &str) -> Result<Vec<u8>, Problem> {
    #[expect(clippy::disallowed_methods, reason = "the one place where files are read")]
    fs::read(path).map_err(|error| {
        Problem::error(format!("cannot read {name}: {}", cause(&error))).at(Place::file(name))
    })
}

/// The text of a file, without a byte order mark.
///
/// # Errors
/// A problem that names `name` if it cannot be read or is not UTF-8 (with the byte's offset).
pub fn read_text(path: &Path, name: &str) -> Result<String, Problem> {
    text(read(path, name)?, name)
}

/// Bytes as text, without a byte order mark.
///
/// # Errors
/// A problem that names `name`, the line and the offset of the first byte that is not UTF-8.
pub fn text(bytes: Vec<u8>, name: &str) -> Result<String, Problem> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        }),
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let byte = bytes.get(offset).copied().unwrap_or_default();
            let valid = String::from_utf8_lossy(&bytes[..offset]);
            Err(Problem::error(format!("byte {offset} (0x{byte:02x}) of {name} is not UTF-8"))
                .at(Place::within(name, &valid, offset..offset))
                .hint("save the file in UTF-8"))
        }
    }
}

/// Writes a file so that it appears whole or not at all: a temporary file beside it, then a rename.
/// Missing folders are made.
///
/// # Errors
/// A problem that names the path.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    write_pieces(path, &[bytes])
}

/// [`write`] for bytes that stand in several pieces.
///
/// # Errors
/// A problem that names the path.
pub fn write_pieces(path: &Path, pieces: &[&[u8]]) -> Result<(), Problem> {
    replace(path, pieces, false)
}

/// [`write`], and waits until the disk has it: a power failure leaves the old file or the new one.
///
/// # Errors
/// A problem that names the path.
pub fn write_lasting(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    replace(path, &[bytes], true)
}

fn replace(path: &Path, pieces: &[&[u8]], lasting: bool) -> Result<(), Problem> {
    let failed =
        |error: &io::Error| Problem::error(format!("cannot write {}: {}", path.display(), cause(error)));
    let folder = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    clear(path).map_err(|error| failed(&error))?;
    let temporary = temporary_beside(path);
    let written = create_pieces(&temporary, pieces)
        .and_then(|file| if lasting { settle(&file) } else { Ok(()) })
        .and_then(|()| fs::rename(&temporary, path))
        // Where the system opens no folders, their entries cannot be waited for.
        .and_then(|()| {
            fs::File::open(folder).ok().filter(|_| lasting).map_or(Ok(()), |folder| settle(&folder))
        });
    written.map_err(|error| {
        let _ = fs::remove_file(&temporary);
        failed(&error)
    })
}

/// Waits until the disk has a file or the entries of a folder. Not every file system can be asked to.
///
/// # Errors
/// What the system said: it cannot be written.
pub fn settle(file: &fs::File) -> io::Result<()> {
    match file.sync_all() {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {
            Ok(())
        }
        result => result,
    }
}

/// Removes what a killed [`write`] of `path` left beside it.
///
/// # Errors
/// What the system said.
pub fn clear(path: &Path) -> io::Result<()> {
    match fs::remove_file(temporary_beside(path)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Creates a new file and writes it, without a temporary one.
///
/// # Errors
/// What the system said; an existing file is one.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    create_pieces(path, &[bytes]).map(drop)
}

/// [`create`] for bytes that stand in several pieces.
fn create_pieces(path: &Path, pieces: &[&[u8]]) -> io::Result<fs::File> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    pieces.iter().try_for_each(|piece| file.write_all(piece))?;
    Ok(file)
}

/// The name of the temporary file in the folder of `path`: always the same, so that one that a kill left is found. A
/// process number would not do: in a container each build may have the same one.
#[must_use]
pub fn temporary_beside(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.warta-new"))
}

/// What the system said, without the number that means nothing to an editor.
#[must_use]
pub fn cause(error: &io::Error) -> String {
    let text = error.to_string();
    match text.find(" (os error") {
        Some(end) => text[..end].to_lowercase(),
        None => text,
    }
}
