//! A file that only grows, at its end, and of which any part is read where it stands.

use std::fs::{File, OpenOptions};
use std::io;
use std::ops::Range;
use std::path::Path;

/// Parts up to this length are read onto the stack.
const SHORT: usize = 2048;

/// A file that grows at its end. Bytes once written stay as they are.
#[derive(Debug)]
pub struct Growing {
    file: File,
    length: u64,
}

impl Growing {
    /// The first `length` bytes of a file that stands already; what follows them is overwritten as the file grows.
    ///
    /// # Errors
    /// It cannot be read, or is shorter.
    pub fn open(path: &Path, length: u64) -> io::Result<Self> {
        // What cannot be written can still be read; growing then fails.
        let file = OpenOptions::new().read(true).write(true).open(path).or_else(|_| File::open(path))?;
        let metadata = file.metadata()?;
        if !metadata.is_file() || metadata.len() < length {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof));
        }
        Ok(Self { file, length })
    }

    /// A new file.
    ///
    /// # Errors
    /// What the system said; an existing file is one.
    pub fn create(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().read(true).write(true).create_new(true).open(path)?;
        Ok(Self { file, length: 0 })
    }

    /// How many bytes there are.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.length
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Adds bytes at the end.
    ///
    /// # Errors
    /// What the system said; then nothing counts as added.
    pub fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.follow(bytes)?;
        self.length += bytes.len() as u64;
        Ok(())
    }

    /// Writes bytes behind the end, without counting them: for the last writer, who only borrows the file.
    ///
    /// # Errors
    /// What the system said.
    pub fn follow(&self, bytes: &[u8]) -> io::Result<()> {
        write_all_at(&self.file, bytes, self.length)
    }

    /// Hands the bytes of a range to `use_them`.
    ///
    /// # Errors
    /// What the system said, or the range is not there.
    pub fn read<T>(&self, range: &Range<u64>, use_them: impl FnOnce(&[u8]) -> T) -> io::Result<T> {
        let within = range.start <= range.end && range.end <= self.length;
        let length = within.then(|| usize::try_from(range.end - range.start).ok()).flatten();
        let length = length.ok_or_else(|| io::Error::from(io::ErrorKind::UnexpectedEof))?;
        if length <= SHORT {
            let mut buffer = [0; SHORT];
            let bytes = &mut buffer[..length];
            read_exact_at(&self.file, bytes, range.start)?;
            return Ok(use_them(bytes));
        }
        let mut bytes = vec![0; length];
        read_exact_at(&self.file, &mut bytes, range.start)?;
        Ok(use_them(&bytes))
    }
}

#[cfg(unix)]
fn read_exact_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
}

#[cfg(unix)]
fn write_all_at(file: &File, bytes: &[u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, at)
}

#[cfg(windows)]
fn read_exact_at(file: &File, mut bytes: &mut [u8], mut at: u64) -> io::Result<()> {
    use std::os::windows::fs::FileExt;
    while !bytes.is_empty() {
        let count = file.seek_read(bytes, at)?;
        if count == 0 {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof));
        }
        bytes = &mut bytes[count..];
        at += count as u64;
    }
    Ok(())
}

#[cfg(windows)]
fn write_all_at(file: &File, mut bytes: &[u8], mut at: u64) -> io::Result<()> {
    use std::os::windows::fs::FileExt;
    while !bytes.is_empty() {
        let count = file.seek_write(bytes, at)?;
        bytes = &bytes[count..];
        at += count as u64;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Growing, SHORT};

    #[test]
    fn parts_are_read_where_they_stand() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pack");
        let mut pack = Growing::create(&path).unwrap();
        pack.append(b"abc").unwrap();
        pack.append(&[7; SHORT + 1]).unwrap();
        assert_eq!(pack.read(&(1..3), <[u8]>::to_vec).unwrap(), b"bc");
        assert_eq!(pack.read(&(3..SHORT as u64 + 4), <[u8]>::len).unwrap(), SHORT + 1);
        assert!(pack.read(&(3..SHORT as u64 + 5), <[u8]>::len).is_err());
        assert!(Growing::create(&path).is_err());
        let again = Growing::open(&path, 3).unwrap();
        assert_eq!(again.read(&(0..3), <[u8]>::to_vec).unwrap(), b"abc");
        assert!(again.read(&(0..4), <[u8]>::len).is_err());
        assert!(Growing::open(&path, 1 << 20).is_err());
    }
}
