//! Packed cards, one after another, on disk: a build reads the few that its pages show. Grows, until the stock leaves out
//! what is no article's any more.

use crate::base::file;
use crate::base::growing::Growing;
use crate::base::problem::Problem;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// How many bytes wait in memory before they go to the file.
const TAIL: usize = 1 << 20;

/// Packed cards.
#[derive(Debug, Default)]
pub struct Pack {
    /// Where the first of them are, if not all are in memory.
    file: Option<Growing>,
    /// Whether this build made the file, in the spare place.
    is_made: bool,
    /// Where a file may be made. Only who has it may write.
    spare: Option<PathBuf>,
    /// What has been added and is not in the file: it follows it.
    tail: Vec<u8>,
}

impl Pack {
    /// A pack that goes on from an earlier build's.
    #[must_use]
    pub fn continuing(earlier: Growing) -> Self {
        Self { file: Some(earlier), ..Self::default() }
    }

    /// The same pack, which may write: it may make a file in the place `spare`, if it needs another.
    #[must_use]
    pub fn with_spare(self, spare: PathBuf) -> Self {
        Self { spare: Some(spare), ..self }
    }

    /// An empty pack in the place of this one.
    #[must_use]
    pub fn anew(&mut self) -> Self {
        std::mem::replace(
            self,
            Self { spare: self.spare.clone().filter(|_| !self.is_made), ..Self::default() },
        )
    }

    /// Adds a card and says where it stands.
    pub fn add(&mut self, card: &[u8]) -> Range<u64> {
        let start = self.len();
        self.tail.extend_from_slice(card);
        if self.tail.len() > TAIL && self.spare.is_some() && self.flush().is_err() {
            // No room on the disk, perhaps: in memory there is. Leaving the pack says what is wrong.
            self.tail.reserve(TAIL);
        }
        start..self.len()
    }

    /// Hands the bytes that stand in a range to `use_them`; `None` if they cannot be had.
    pub fn read<T>(&self, range: &Range<u64>, use_them: impl FnOnce(&[u8]) -> T) -> Option<T> {
        let split = self.in_file();
        match &self.file {
            Some(file) if range.start < split => file.read(range, use_them).ok(),
            _ => {
                let index = |place: u64| usize::try_from(place.checked_sub(split)?).ok();
                self.tail.get(index(range.start)?..index(range.end)?).map(use_them)
            }
        }
    }

    /// How many bytes there are.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.in_file() + self.tail.len() as u64
    }

    /// Whether there is no card.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn in_file(&self) -> u64 {
        self.file.as_ref().map_or(0, Growing::len)
    }

    /// Puts the tail into the file.
    fn flush(&mut self) -> io::Result<()> {
        if let (None, Some(spare)) = (&self.file, &self.spare) {
            self.file = Some(Growing::create(spare)?);
            self.is_made = true;
        }
        if let Some(file) = &mut self.file {
            file.append(&self.tail)?;
            self.tail = Vec::new();
        }
        Ok(())
    }

    /// Leaves the pack in the file `path` for the next build; a pack that goes on is there already, but for its tail.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn leave(&self, path: &Path) -> Result<(), Problem> {
        let left = match (&self.file, &self.spare) {
            (None, _) => return file::write_pieces(path, &[&self.tail]),
            (Some(_), _) if self.tail.is_empty() && !self.is_made => Ok(()),
            (Some(file), Some(made)) if self.is_made => {
                file.follow(&self.tail).and_then(|()| std::fs::rename(made, path))
            }
            (Some(file), _) => file.follow(&self.tail),
        };
        left.map_err(|error| {
            Problem::error(format!("cannot write {}: {}", path.display(), file::cause(&error)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Pack, TAIL};
    use crate::base::growing::Growing;

    fn card(pack: &Pack, range: &std::ops::Range<u64>) -> Option<Vec<u8>> {
        pack.read(range, <[u8]>::to_vec)
    }

    #[test]
    fn a_card_is_where_it_was_put_whether_in_memory_or_in_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let (planned, left) = (folder.path().join("planned"), folder.path().join("left"));
        let mut pack = Pack::default().with_spare(planned.clone());
        let first = pack.add(b"first");
        assert!(!planned.exists());
        let large = pack.add(&vec![1; TAIL]);
        assert!(planned.exists());
        let last = pack.add(b"last");
        let check = |pack: &Pack| {
            assert_eq!(card(pack, &first).unwrap(), b"first");
            assert_eq!(card(pack, &large).unwrap().len(), TAIL);
            assert_eq!(card(pack, &last).unwrap(), b"last");
        };
        check(&pack);
        assert_eq!(card(&pack, &(last.end..last.end + 1)), None);
        pack.leave(&left).unwrap();
        let mut again = Pack::continuing(Growing::open(&left, pack.len()).unwrap());
        check(&again);
        let more = again.add(b"more");
        again.leave(&left).unwrap();
        let again = Pack::continuing(Growing::open(&left, again.len()).unwrap());
        check(&again);
        assert_eq!(card(&again, &more).unwrap(), b"more");
    }

    #[test]
    fn a_small_pack_is_written_when_it_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let left = folder.path().join("left");
        let mut pack = Pack::default().with_spare(folder.path().join("planned"));
        let only = pack.add(b"only");
        pack.leave(&left).unwrap();
        let again = Pack::continuing(Growing::open(&left, pack.len()).unwrap());
        assert_eq!(card(&again, &only).unwrap(), b"only");
    }
}
