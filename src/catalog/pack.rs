//! Packed cards, one after another, on disk: a build reads the few that its pages show. Only ever grows.

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
    place: Place,
    /// What has been added and is not in the file: it follows it.
    tail: Vec<u8>,
}

/// Where packed cards stand.
#[derive(Debug, Default)]
enum Place {
    /// In memory, all of them.
    #[default]
    Memory,
    /// In the file that an earlier build left, which grows.
    Earlier(Growing),
    /// In a file that will be made when there is enough to put in it.
    Planned(PathBuf),
    /// In a file of this build.
    Made(Growing, PathBuf),
}

impl Pack {
    /// A pack that goes on from an earlier build's.
    #[must_use]
    pub fn continuing(earlier: Growing) -> Self {
        Self { place: Place::Earlier(earlier), tail: Vec::new() }
    }

    /// A new pack, which uses a file of this path once it is large.
    #[must_use]
    pub fn new(path: PathBuf) -> Self {
        Self { place: Place::Planned(path), tail: Vec::new() }
    }

    /// Adds a card and says where it stands.
    pub fn add(&mut self, card: &[u8]) -> Range<u64> {
        let start = self.len();
        self.tail.extend_from_slice(card);
        if self.tail.len() > TAIL && !matches!(self.place, Place::Memory) && self.flush().is_err() {
            // No room on the disk, perhaps: in memory there is. Writing it at the end says what is wrong.
            self.tail.reserve(TAIL);
        }
        start..self.len()
    }

    /// Hands the bytes that stand in a range to `use_them`; `None` if they cannot be had.
    pub fn read<T>(&self, range: &Range<u64>, use_them: impl FnOnce(&[u8]) -> T) -> Option<T> {
        let split = self.file().map_or(0, Growing::len);
        if range.start < split {
            return self.file()?.read(range, use_them).ok();
        }
        let index = |place: u64| usize::try_from(place - split).unwrap_or(usize::MAX);
        self.tail.get(index(range.start)..index(range.end.max(split))).map(use_them)
    }

    /// How many bytes there are.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.file().map_or(0, Growing::len) + self.tail.len() as u64
    }

    /// Whether there is no card.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn file(&self) -> Option<&Growing> {
        match &self.place {
            Place::Earlier(file) | Place::Made(file, _) => Some(file),
            Place::Memory | Place::Planned(_) => None,
        }
    }

    /// Puts the tail into the file.
    fn flush(&mut self) -> io::Result<()> {
        if let Place::Planned(path) = &self.place {
            let path = path.clone();
            self.place = Place::Made(Growing::create(&path)?, path);
        }
        if let Place::Earlier(file) | Place::Made(file, _) = &mut self.place {
            file.append(&self.tail)?;
            self.tail = Vec::new();
        }
        Ok(())
    }

    /// Leaves the pack in the file `path` for the next build.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn leave(&self, path: &Path) -> Result<(), Problem> {
        let left = match &self.place {
            Place::Memory | Place::Planned(_) => return file::write_pieces(path, &[&self.tail]),
            Place::Earlier(_) if self.tail.is_empty() => Ok(()),
            Place::Earlier(file) => file.follow(&self.tail),
            Place::Made(file, made) => file.follow(&self.tail).and_then(|()| std::fs::rename(made, path)),
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
        let mut pack = Pack::new(planned.clone());
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
        let mut pack = Pack::new(folder.path().join("planned"));
        let only = pack.add(b"only");
        pack.leave(&left).unwrap();
        let again = Pack::continuing(Growing::open(&left, pack.len()).unwrap());
        assert_eq!(card(&again, &only).unwrap(), b"only");
    }
}
