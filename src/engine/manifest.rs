//! `.warta-outputs`, the *manifest*, stamps an output folder as Warta's and lists what Warta wrote, by the hashes of the
//! paths: it stays with the output when `.warta/` is lost. Its *stamp* is the fingerprint of all outputs, and is there
//! only while they are all in their places: a ledger with the same stamp is a ledger of this folder.

use crate::base::file;
use crate::base::fingerprint::Fingerprint;
use crate::base::problem::Problem;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use twox_hash::XxHash3_64;

/// The manifest's name.
pub(super) const MANIFEST: &str = ".warta-outputs";

/// The manifest's first line; then follow the fingerprint of all the rest, the stamp (sixteen bytes each, the stamp zero
/// if there is none) and the hashes, eight bytes each, least significant first, sorted.
const HEADER: &[u8] = b"warta outputs 2: what `warta build` wrote here, and may remove\n";

/// The hash of an output file's path.
pub(super) fn hash(file: &str) -> u64 {
    XxHash3_64::oneshot(file.as_bytes())
}

/// The files of a folder that Warta wrote there, and that are there.
pub(super) fn written(folder: &Path) -> BTreeSet<String> {
    let known = file::read(&folder.join(MANIFEST), MANIFEST).ok().and_then(|manifest| parse(&manifest));
    let (_, known) = known.unwrap_or_default();
    let files =
        walkdir::WalkDir::new(folder).into_iter().flatten().filter(|entry| !entry.file_type().is_dir());
    let names = files.map(|entry| file::relative(folder, entry.path()));
    names.filter(|name| known.binary_search(&hash(name)).is_ok()).collect()
}

/// A manifest that does not say any more what is Warta's.
pub(super) fn damaged(folder: &Path) -> Problem {
    Problem::error(format!("{} is damaged", folder.join(MANIFEST).display())).hint(
        "it lists what Warta wrote here: empty the folder, or put the file back, or name another folder with --output",
    )
}

/// The stamp and the hashes of a manifest; `None` if it is not one.
pub(super) fn parse(manifest: &[u8]) -> Option<(Option<Fingerprint>, Vec<u64>)> {
    let (print, rest) = manifest.strip_prefix(HEADER)?.split_first_chunk::<16>()?;
    if Fingerprint::of(rest).to_bytes() != *print {
        return None;
    }
    let (stamp, hashes) = rest.split_first_chunk::<16>()?;
    let stamp = Fingerprint(u128::from_le_bytes(*stamp));
    let (hashes, rest) = hashes.as_chunks::<8>();
    let mut hashes: Vec<u64> = hashes.iter().map(|bytes| u64::from_le_bytes(*bytes)).collect();
    hashes.par_sort_unstable();
    rest.is_empty().then(|| (Some(stamp).filter(|stamp| *stamp != Fingerprint::default()), hashes))
}

/// The bytes of a manifest; `hashes` are sorted.
pub(super) fn pack(stamp: Option<Fingerprint>, hashes: &[u64]) -> Vec<u8> {
    let mut rest = stamp.unwrap_or_default().to_bytes().to_vec();
    rest.extend(hashes.iter().flat_map(|hash| hash.to_le_bytes()));
    [HEADER, &Fingerprint::of(&rest).to_bytes(), &rest].concat()
}
