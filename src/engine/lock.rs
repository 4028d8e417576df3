//! One build of a portal at a time.

use crate::base::file::cause;
use crate::base::problem::Problem;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Held while a build runs; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    folder: PathBuf,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing the file would not do: a process that this one is just starting has it too, for a moment.
        let _ = self.file.unlock();
    }
}

/// What is said where another has the lock.
const TAKEN: &str = "another build of this portal is running";

/// Whether a problem is that another has the lock.
pub(super) fn is_taken(problem: &Problem) -> bool {
    problem.message == TAKEN
}

/// Takes the lock of a cache.
///
/// # Errors
/// Another build holds it, or the folder cannot be written.
pub(super) fn take(folder: &Path) -> Result<Lock, Problem> {
    let cannot = |error: &std::io::Error| {
        Problem::error(format!("cannot write in {}: {}", folder.display(), cause(error)))
    };
    std::fs::create_dir_all(folder).map_err(|error| cannot(&error))?;
    let path = folder.join("lock");
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .map_err(|error| cannot(&error))?;
    match patiently(&file) {
        Ok(()) => Ok(Lock { file, folder: folder.to_owned() }),
        Err(TryLockError::WouldBlock) => Err(Problem::error(TAKEN).hint("wait for it to end")),
        Err(TryLockError::Error(error)) => Err(cannot(&error)),
    }
}

impl Lock {
    /// Whether this is the lock of a cache.
    pub(super) fn is_of(&self, folder: &Path) -> bool {
        self.folder == folder
    }

    /// When a build begins, by the file system's clock, in nanoseconds since 1970; 0 where it does not say.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub(super) fn begin(&self) -> Result<i64, Problem> {
        touch(&self.file).map_err(|error| {
            Problem::error(format!("cannot write in {}: {}", self.folder.display(), cause(&error)))
        })
    }
}

/// Writes to the file, and says when that was by the file system's own clock: the one that stamps sources.
fn touch(mut file: &File) -> std::io::Result<i64> {
    file.set_len(0)?;
    file.write_all(b"held while a build runs\n")?;
    let modified = file.metadata()?.modified()?;
    let since = modified.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Ok(i64::try_from(since.as_nanos()).unwrap_or(i64::MAX))
}

/// Takes the lock, waiting a moment for one that is just let go: a child of this process that has not begun its own
/// program yet still holds all that its parent had open.
pub(super) fn patiently(file: &File) -> Result<(), TryLockError> {
    const TRIES: usize = 20;
    for _ in 1..TRIES {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => std::thread::sleep(std::time::Duration::from_millis(10)),
            result => return result,
        }
    }
    file.try_lock()
}
