//! Disks that are full, folders that may not be written, ledgers that are damaged or another's: never a panic, never a
//! wrong page, never a file of others deleted; and the next build is right.

use super::states::{AT, State, build, is_whole, state};
use crate::support::chance::Chance;
use crate::support::program::WARTA;
use crate::support::tree::Tree;
use crate::support::{disk, scratch};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;
use warta::base::instant::Instant;
use warta::engine::report::{Report, Silent};
use warta::engine::{self, Request};

/// How many articles the portal has.
const ARTICLES: usize = 12;

/// The user that may do nothing in particular.
const NOBODY: u32 = 65534;

/// A portal that goes from one state to the other.
struct Patient {
    folder: TempDir,
    states: [State; 2],
    stands: usize,
}

impl Patient {
    /// A portal that has been built in both states; the first stands.
    fn new() -> Self {
        let mut patient =
            Self { folder: scratch(), states: [state(ARTICLES, false), state(ARTICLES, true)], stands: 0 };
        patient.states[0].write(patient.root(), None);
        patient.heals();
        disk::write(&patient.path("public/mine.txt"), "mine");
        patient.turn();
        patient.heals();
        patient.turn();
        patient.heals();
        patient
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Brings the other state to the disk.
    fn turn(&mut self) {
        let old = &self.states[self.stands];
        self.stands = 1 - self.stands;
        self.states[self.stands].write(self.root(), Some(old));
    }

    fn build(&self) -> Report {
        let request = Request::new(self.root().to_owned(), Instant::from_rfc3339(AT).unwrap());
        engine::build(&request, &Silent)
    }

    /// The next build is right.
    fn heals(&self) {
        let report = self.build();
        assert!(report.problems.is_empty(), "{:?}", report.problems);
        self.is_right();
    }

    /// The output is what a clean build makes, and what others have put there.
    fn is_right(&self) {
        let mut output = Tree::of(&self.path("public")).published();
        output.0.remove("mine.txt");
        let differences = output.differences(&self.states[self.stands].clean);
        assert!(differences.is_empty(), "a clean build differs:\n{}", differences.join("\n"));
    }

    /// Every page is whole, and what others have put there is there.
    fn is_whole(&self) {
        assert_eq!(disk::text(&self.path("public/mine.txt")), "mine");
        is_whole(&self.path("public"), &[&self.states[0], &self.states[1]]);
    }
}

/// A file's bytes, damaged in some way.
fn damaged(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut damaged = bytes.to_vec();
    let place = chance.below(bytes.len().max(1));
    match chance.below(4) {
        0 => damaged.truncate(place),
        1 => damaged.iter_mut().skip(place).take(1).for_each(|byte| *byte ^= 1 << chance.below(8)),
        2 => damaged.iter_mut().skip(place).take(1 + chance.below(64)).for_each(|byte| *byte = 0),
        _ => damaged.extend(b"more"),
    }
    damaged
}

/// Damages a file of the cache many times; every build after that is right.
fn survives_damage(name: &str, seed: u64) {
    let (mut patient, mut chance) = (Patient::new(), Chance::new(seed));
    for round in 0..40 {
        let path = patient.path(name);
        let bytes = damaged(&disk::bytes(&path), &mut chance);
        disk::write(&path, &bytes);
        if round % 2 == 0 {
            patient.turn();
        }
        patient.heals();
    }
}

#[test]
fn a_damaged_ledger_is_no_ledger() {
    survives_damage(".warta/ledger", 1);
}

#[test]
fn damaged_cards_are_no_cards() {
    survives_damage(".warta/cards", 2);
}

#[test]
fn a_foreign_or_older_cache_is_not_believed() {
    let mut patient = Patient::new();
    let other = scratch();
    // The same configuration, other articles.
    let mut foreign = state(ARTICLES, true);
    foreign.files.retain(|path, _| !path.contains("/n3"));
    foreign.write(other.path(), None);
    assert!(build(other.path()).status().unwrap().success());
    let older = scratch();
    disk::replace(&patient.path(".warta"), &older.path().join("cache"));
    let caches = [other.path().join(".warta"), older.path().join("cache")];
    for (ledger, cards) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
        patient.turn();
        patient.heals();
        for (name, from) in [("ledger", ledger), ("cards", cards)] {
            disk::write(&patient.path(".warta").join(name), disk::bytes(&caches[from].join(name)));
        }
        patient.heals();
        disk::write(&patient.path(".warta/ledger"), disk::bytes(&caches[ledger].join("ledger")));
        patient.turn();
        patient.heals();
    }
}

#[test]
fn a_damaged_list_of_outputs_is_refused_or_survived() {
    let (mut patient, mut chance) = (Patient::new(), Chance::new(3));
    let mut refused = 0;
    for _ in 0..40 {
        let path = patient.path("public/.warta-outputs");
        let good = disk::bytes(&path);
        disk::write(&path, damaged(&good, &mut chance));
        patient.turn();
        let before = Tree::of(&patient.path("public"));
        let report = patient.build();
        patient.is_whole();
        if report.failed() {
            refused += 1;
            assert_eq!(before.published(), Tree::of(&patient.path("public")).published());
            disk::write(&path, good);
        }
        patient.heals();
    }
    println!("{refused} of 40 were refused");
}

/// Ends as a program that met an error: not by a panic, not by a signal; and says what is wrong.
fn fails_well(ran: &Output) -> bool {
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(!said.contains("panicked"), "{said}");
    assert!(matches!(ran.status.code(), Some(0 | 1)), "{}: {said}", ran.status);
    assert!(ran.status.success() || said.contains("error: "), "{said}");
    ran.status.success()
}

#[test]
fn files_that_may_not_grow_are_an_error() {
    let mut patient = Patient::new();
    let mut failed = 0;
    for blocks in (0..10).chain((10..100).step_by(9)) {
        patient.turn();
        let limited = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" build --quiet --at {AT}");
        let mut command = Command::new("sh");
        command.args(["-c", &limited, WARTA]).current_dir(patient.root());
        failed += usize::from(!fails_well(&command.output().unwrap()));
        patient.is_whole();
        patient.heals();
    }
    assert!(failed > 3, "{failed}");
}

/// A small disk, if this system lets one make it.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn at(folder: &Path, kilobytes: usize) -> Option<Self> {
        std::fs::create_dir_all(folder).unwrap();
        let size = format!("size={kilobytes}k,mode=755");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "small"]).arg(folder).output();
        mounted.is_ok_and(|ran| ran.status.success()).then(|| Self(folder.to_owned()))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let unmounted = Command::new("umount").arg(&self.0).output();
        assert!(unmounted.is_ok_and(|ran| ran.status.success()), "{} stays mounted", self.0.display());
    }
}

/// Builds on disks of several sizes, at `name` in the portal. Says how many builds failed.
fn on_small_disks(name: &str, sizes: impl Iterator<Item = usize>) -> Option<usize> {
    let mut patient = Patient::new();
    let mut failed = 0;
    for kilobytes in sizes {
        let kept = scratch();
        disk::replace(&patient.path(name), kept.path());
        let small = SmallDisk::at(&patient.path(name), kilobytes)?;
        // What fits of it stands there, as after a disk that filled.
        let fits = Command::new("cp").arg("-a").arg(kept.path().join(".")).arg(&small.0).output().unwrap();
        if fits.status.success() {
            patient.turn();
            failed += usize::from(!fails_well(&build(patient.root()).output().unwrap()));
            if name == "public" {
                patient.is_whole();
            }
            disk::remove_all(kept.path());
            std::fs::create_dir(kept.path()).unwrap();
            disk::replace(&patient.path(name), kept.path());
        }
        drop(small);
        disk::replace(kept.path(), &patient.path(name));
        patient.heals();
    }
    Some(failed)
}

#[test]
fn an_output_on_a_full_disk_is_an_error() {
    let Some(failed) = on_small_disks("public", (400..1200).step_by(40)) else {
        println!("not proven: this system lets nobody make a small disk");
        return;
    };
    assert!(failed > 3, "{failed}");
}

#[test]
fn a_cache_on_a_full_disk_is_a_warning() {
    if on_small_disks(".warta", (4..160).step_by(12)).is_none() {
        println!("not proven: this system lets nobody make a small disk");
    }
}

/// A build by someone who may not do everything.
fn build_by_nobody(patient: &Patient) -> Output {
    let mut command = build(patient.root());
    if std::fs::metadata(patient.root()).unwrap().uid() == 0 {
        command.uid(NOBODY).gid(NOBODY);
    }
    command.output().unwrap()
}

/// Gives the portal to whom [`build_by_nobody`] builds as.
fn give_away(patient: &Patient) {
    if std::fs::metadata(patient.root()).unwrap().uid() != 0 {
        return;
    }
    std::fs::set_permissions(patient.root(), std::fs::Permissions::from_mode(0o755)).unwrap();
    for entry in walkdir::WalkDir::new(patient.root()).min_depth(1) {
        std::os::unix::fs::chown(entry.unwrap().path(), Some(NOBODY), Some(NOBODY)).unwrap();
    }
}

#[test]
fn what_may_not_be_read_or_written_is_an_error() {
    let mut patient = Patient::new();
    let mut failed = 0;
    for (name, mode) in [
        ("public", 0o555),
        ("public", 0o000),
        ("public/2024", 0o555),
        ("public/2024/01/01", 0o555),
        ("public/index.html", 0o000),
        ("public/index.html", 0o444),
        ("public/.warta-outputs", 0o000),
        (".warta", 0o555),
        (".warta", 0o000),
        (".warta/ledger", 0o000),
        (".warta/cards", 0o000),
        (".warta/cards", 0o444),
        (".warta/lock", 0o000),
        ("content", 0o000),
        ("content/2024-01/n1.md", 0o000),
        ("templates/article.html", 0o000),
        ("config.toml", 0o000),
    ] {
        patient.turn();
        give_away(&patient);
        let path = patient.path(name);
        let permissions = std::fs::metadata(&path).unwrap().permissions();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        let ran = build_by_nobody(&patient);
        failed += usize::from(!fails_well(&ran));
        std::fs::set_permissions(&path, permissions).unwrap();
        patient.is_whole();
        patient.heals();
    }
    assert!(failed > 8, "{failed}");
}

#[test]
fn of_two_builds_at_once_one_waits_or_is_refused() {
    let mut patient = Patient::new();
    let mut refused = 0;
    for _ in 0..12 {
        patient.turn();
        let both = [build(patient.root()).spawn().unwrap(), build(patient.root()).spawn().unwrap()];
        let ran = both.map(|child| child.wait_with_output().unwrap());
        for ran in ran.iter().filter(|ran| !fails_well(ran)) {
            let said = String::from_utf8_lossy(&ran.stderr);
            assert!(said.contains("another build of this portal is running"), "{said}");
            refused += 1;
        }
        assert!(ran.iter().any(|ran| ran.status.success()));
        patient.is_right();
    }
    println!("{refused} of 12 were refused");
}
