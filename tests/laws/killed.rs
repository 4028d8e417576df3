//! Builds are killed at random moments, hundreds of times: no file under a final name is ever half-written, and the
//! next build makes what a clean one makes.

use super::states::{State, build, is_whole, state};
use crate::support::chance::Chance;
use crate::support::tree::Tree;
use crate::support::{disk, scratch};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How many builds each of the four tests kills.
const KILLS: usize = 55;

/// The signal that no program can see coming.
const SIGKILL: i32 = 9;

/// A portal whose builds are killed.
struct Victim {
    folder: TempDir,
    states: [State; 2],
    /// Which of the states stands on the disk.
    stands: usize,
    chance: Chance,
    /// How long a build takes that is not killed.
    takes: Duration,
}

/// The present moment: it decides when builds are killed, and nothing else.
fn present() -> Instant {
    #[expect(clippy::disallowed_methods, reason = "kills are spread over the time that a build takes")]
    Instant::now()
}

impl Victim {
    fn new(seed: u64) -> Self {
        let victim = Self {
            folder: scratch(),
            states: [state(20, false), state(20, true)],
            stands: 0,
            chance: Chance::new(seed),
            takes: Duration::ZERO,
        };
        victim.states[0].write(victim.root(), None);
        victim
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn output(&self) -> PathBuf {
        self.root().join("public")
    }

    /// Brings the other state to the disk.
    fn change(&mut self) {
        let old = &self.states[self.stands];
        self.stands = 1 - self.stands;
        self.states[self.stands].write(self.root(), Some(old));
    }

    /// Builds to the end, and compares.
    fn finish(&mut self) {
        let begin = present();
        let ran = build(self.root()).output().unwrap();
        self.takes = begin.elapsed();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        let differences = Tree::of(&self.output()).published().differences(&self.states[self.stands].clean);
        assert!(differences.is_empty(), "after kills, a build differs:\n{}", differences.join("\n"));
    }

    /// Begins a build and kills it. Says whether the kill came before its end.
    fn kill(&mut self) -> bool {
        let most = usize::try_from(self.takes.as_micros()).unwrap() * 11 / 10;
        let delay = Duration::from_micros(self.chance.below(most.max(1)) as u64);
        let mut child = build(self.root()).spawn().unwrap();
        std::thread::sleep(delay);
        child.kill().unwrap();
        let status = child.wait().unwrap();
        assert!(status.success() || status.signal() == Some(SIGKILL), "{status}");
        status.signal() == Some(SIGKILL)
    }

    /// Every file is whole: the old one or the new one. `old` says whether the old ones may be there.
    fn is_whole(&self, old: bool) {
        let [one, other] = &self.states;
        let new = &self.states[self.stands];
        let states = if old { vec![one, other] } else { vec![new] };
        is_whole(&self.output(), &states);
    }
}

/// Kills incremental builds.
fn kill_incremental(seed: u64) {
    let mut victim = Victim::new(seed);
    victim.finish();
    victim.change();
    victim.finish();
    let (mut kills, mut rounds) = (0, 0);
    while kills < KILLS && rounds < KILLS * 4 {
        rounds += 1;
        victim.change();
        let again = victim.chance.below(3);
        for _ in 0..=again {
            kills += usize::from(victim.kill());
            victim.is_whole(true);
        }
        victim.finish();
    }
    println!("{kills} kills in {rounds} rounds; a build takes {:?}", victim.takes);
    assert!(kills >= KILLS, "only {kills} builds were killed");
}

/// Kills clean builds.
fn kill_clean(seed: u64) {
    let mut victim = Victim::new(seed);
    victim.finish();
    let (mut kills, mut rounds) = (0, 0);
    while kills < KILLS && rounds < KILLS * 4 {
        rounds += 1;
        disk::remove_all(&victim.output());
        disk::remove_all(&victim.root().join(".warta"));
        kills += usize::from(victim.kill());
        victim.is_whole(false);
        victim.finish();
    }
    println!("{kills} kills in {rounds} rounds; a build takes {:?}", victim.takes);
    assert!(kills >= KILLS, "only {kills} builds were killed");
}

#[test]
fn incremental_builds_that_are_killed_leave_whole_files() {
    kill_incremental(1);
}

#[test]
fn incremental_builds_that_are_killed_leave_whole_files_too() {
    kill_incremental(2);
}

#[test]
fn clean_builds_that_are_killed_leave_whole_files() {
    kill_clean(3);
}

#[test]
fn clean_builds_that_are_killed_leave_whole_files_too() {
    kill_clean(4);
}
