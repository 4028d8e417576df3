//! Same inputs and instant, same bytes: with any number of threads, in any folder, time zone and locale.

use crate::support::program::{WARTA, run};
use crate::support::tree::Tree;
use crate::support::{Portal, disk};
use std::path::Path;
use std::process::Command;

/// The instant of the sample portal, in the midst of its last day: something is embargoed, something is breaking.
const AT: &str = "2026-11-23T09:00:00+07:00";

/// Builds a portal by the program, in an environment.
fn build(root: &Path, jobs: &str, environment: &[(&str, &str)]) -> Tree {
    let mut command = Command::new(WARTA);
    command.args(["build", "--quiet", "--at", AT, "--jobs", jobs]).envs(environment.iter().copied());
    run(command, root).ended_with(0);
    Tree::of(&root.join("public"))
}

/// Builds two checkouts of a portal as differently as can be, and compares.
fn is_the_same_everywhere(checkout: impl Fn(&Path)) {
    let one = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    let deep = other.path().join("another/folder with a space/and-a-longer-name");
    checkout(one.path());
    checkout(&deep);
    let first = build(one.path(), "1", &[("TZ", "UTC"), ("LANG", "C"), ("LC_ALL", "C")]);
    let second = build(
        &deep,
        "2",
        &[("TZ", "Asia/Jakarta"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("USER", "other")],
    );
    let differences = first.differences(&second);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(first.paths().len() > 30);
    // Again, over what is there: nothing is written.
    let again = build(&deep, "2", &[("TZ", "America/New_York")]);
    assert_eq!(second, again);
    for file in first.0.values() {
        let text = String::from_utf8_lossy(&file.bytes);
        assert!(!text.contains(one.path().to_str().unwrap()), "a path of this machine is in the output");
    }
}

#[test]
fn the_sample_portal_is_the_same_on_every_machine() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    is_the_same_everywhere(|checkout| {
        disk::write(&checkout.join("config.toml"), disk::text(&root.join("config.toml")));
        for folder in ["content", "static", "templates", "themes", "data", "i18n"] {
            if root.join(folder).is_dir() {
                disk::copy_portal(&root.join(folder), &checkout.join(folder));
            }
        }
    });
}

#[test]
fn awkward_titles_are_the_same_on_every_machine() {
    let portal = Portal::named("awkward");
    is_the_same_everywhere(|checkout| disk::copy_portal(portal.root(), checkout));
}

#[test]
fn the_order_in_which_files_were_written_does_not_matter() {
    let names: Vec<String> = (0..40).map(|number| format!("a{number:02}")).collect();
    let written = |order: Vec<&String>| {
        let portal = Portal::new("");
        for name in order {
            let tags = format!("tags = [\"T{}\", \"U\"]\nsectors = [\"S{}\"]", &name[2..], &name[1..2]);
            portal.write(
                &format!("content/{name}.md"),
                crate::support::article(name, "2026-01-01T08:00:00Z", &tags),
            );
        }
        portal.build(AT).fine().output
    };
    let (one, other) = (written(names.iter().collect()), written(names.iter().rev().collect()));
    assert_eq!(one.differences(&other), [""; 0]);
}
