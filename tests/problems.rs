//! Each broken input, and exactly what the program says to it. The folder `problems/` holds inputs that are text: `NAME.in` is
//! written over a good portal that has been built, `NAME.snap` is what follows on standard error (`INSTA_UPDATE=always` rewrites
//! it). Inputs that text cannot hold are made here. Always: status 1, nothing on standard output, the output untouched.

use crate::support::program::{Ran, WARTA, run, warta};
use crate::support::tree::Tree;
use crate::support::{AT, Portal, article, disk, split};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

/// A good portal that has been built.
fn good() -> Portal {
    let portal = Portal::new("");
    portal.write(
        "config.toml",
        "title = \"Kabar\"\nbase_url = \"https://kabar.example/\"\ntimezone = \"Asia/Jakarta\"\n",
    );
    portal.write(
        "content/2026/harga-beras.md",
        article("Harga beras", "2026-01-01T08:00:00", "sectors = [\"Ekonomi\"]"),
    );
    warta(portal.root(), &["build", "--at", AT]).ended_with(0);
    portal
}

/// Runs a build that must be refused and must leave the output as it was.
fn refused(portal: &Portal) -> String {
    let before = Tree::of(&portal.path("public"));
    let ran = warta(portal.root(), &["build", "--at", AT]).ended_with(1);
    assert_eq!(ran.out, "");
    assert_eq!(before, Tree::of(&portal.path("public")), "the output is not as it was");
    ran.err
}

#[test]
fn each_broken_input_is_named_exactly() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/problems");
    let mut inputs: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    inputs.retain(|path| path.extension().is_some_and(|end| end == "in"));
    inputs.sort();
    assert!(inputs.len() > 20);
    for input in inputs {
        let portal = good();
        for (path, text) in split(&disk::text(&input)) {
            portal.write(&path, text);
        }
        let mut settings = insta::Settings::new();
        settings.set_snapshot_path(&folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let name = input.file_stem().unwrap().to_str().unwrap();
        settings.bind(|| insta::assert_snapshot!(name, refused(&portal)));
    }
}

/// A good portal with four articles that cannot be published, and one that links to one of them.
fn half_bad() -> Portal {
    let portal = good();
    portal.write("content/b.md", "+++\ntitle = \"B\"\n+++\n").write("content/c.md", "plain text\n");
    portal.write(
        "content/d.md",
        article("D", "2026-01-02T08:00:00", "aliases = [\"/2026/01/01/harga-beras/\"]"),
    );
    portal.write("content/e.md", format!("{}\n[c](c.md)\n", article("E", "2026-01-03T08:00:00", "")));
    portal.write("content/f.md", article("F", "2026-01-03T08:00:00", "template = \"nothing.html\""));
    portal
}

#[test]
fn with_skip_bad_the_rest_is_published_and_each_file_named() {
    let portal = half_bad();
    let ran = warta(portal.root(), &["build", "--at", AT, "--skip-bad"]).ended_with(3);
    let left_out: Vec<_> = ran.err.lines().filter_map(|line| line.strip_prefix("left out: ")).collect();
    assert_eq!(left_out, ["content/b.md", "content/c.md", "content/d.md", "content/f.md"], "{}", ran.err);
    for why in [
        "error: \"date\" is missing\n --> content/b.md:1:1\n",
        "error: there is no front matter\n --> content/c.md:1:1\n",
        "error: /2026/01/01/harga-beras/ is claimed by content/2026/harga-beras.md and by content/d.md (an alias)\n--> content/d.md\n",
        "error: there is no template \"nothing.html\"\n --> content/f.md:4:13\n",
    ] {
        assert!(ran.err.contains(why), "it does not say why: {why}\nbut: {}", ran.err);
    }
    for (page, there) in [("01/harga-beras", true), ("02/d", false), ("03/e", true), ("03/f", false)] {
        assert_eq!(portal.path(&format!("public/2026/01/{page}/index.html")).is_file(), there, "{page}");
    }
    assert!(
        disk::text(&portal.path("public/2026/01/03/e/index.html")).contains("<p>c</p>"),
        "a link to what is left out is text"
    );
}

#[test]
fn of_an_alias_and_an_article_the_alias_gives_way() {
    let portal = Portal::plain("").skip_bad();
    portal.write("content/real.md", article("Real", "2026-01-01", ""));
    portal.write("content/claims.md", article("Claims", "2026-01-02", "aliases = [\"/2026/01/01/real/\"]"));
    let built = portal.build(AT);
    assert_eq!(built.report.left_out, ["content/claims.md"]);
    assert_eq!(built.lines("/", "article "), ["/2026/01/01/real/"]);
}

#[test]
fn what_a_file_says_cannot_steer_the_terminal() {
    let portal = good();
    portal.write("content/a.md", "---\ntitle: x\ndate: \"\\e[2J\u{202e}none\"\n---\n");
    portal.write("content/b.md", "+++\ntitle = \u{1b}[31mred\n+++\n");
    let told = refused(&portal);
    assert!(!told.contains(['\u{1b}', '\u{202e}']), "{told:?}");
    insta::assert_snapshot!(told, @r#"
    error: "date" is no date: "\e[2J\u{202e}none"
     --> content/a.md:3:7
      |
    3 | date: "\e[2J�none"
      |       ^^^^^^^^^^^^
      |
      = help: write it like 2026-11-23T08:00:00+07:00, 2026-11-23 08:00 or 2026-11-23

    error: the TOML front matter does not parse: unexpected key or value, expected newline, `#`
     --> content/b.md:2:10
      |
    2 | title = �[31mred
      |          ^

    refused: 2 errors; the output is as it was
    "#);
}

#[test]
fn what_is_not_utf_8_is_named_with_its_byte() {
    let portal = good();
    portal.write("content/latin.md", b"+++\ntitle = \"Caf\xe9\"\ndate = 2026-01-01\n+++\n");
    portal.write("content/half.md", b"+++\ntitle = \"x\"\ndate = 2026-01-01\n+++\n\nEnds within \xe2\x82");
    insta::assert_snapshot!(refused(&portal), @r#"
    error: byte 51 (0xe2) of content/half.md is not UTF-8
     --> content/half.md:6:13
      |
    6 | Ends within 
      |             ^
      |
      = help: save the file in UTF-8

    error: byte 16 (0xe9) of content/latin.md is not UTF-8
     --> content/latin.md:2:13
      |
    2 | title = "Caf
      |             ^
      |
      = help: save the file in UTF-8

    refused: 2 errors; the output is as it was
    "#);
}

#[test]
fn a_file_of_100_mb_is_named_and_not_read() {
    let portal = good();
    portal.write("content/huge.md", "+++\n");
    let huge = std::fs::File::options().write(true).open(portal.path("content/huge.md")).unwrap();
    huge.set_len(100 * 1024 * 1024).unwrap();
    insta::assert_snapshot!(refused(&portal), @r#"
    error: content/huge.md is too large: 104857600 bytes, and 16777216 are allowed
    --> content/huge.md
     = help: split the article

    refused: 1 error; the output is as it was
    "#);
}

#[test]
fn links_out_of_content_are_refused_and_linked_articles_read_once() {
    let portal = good();
    portal.write("secret.md", article("Secret", "2026-01-01", "")).write("elsewhere/x.md", "x");
    portal.write("content/real/y.md", article("Y", "2026-01-02T08:00:00", ""));
    symlink("real", portal.path("content/within")).unwrap();
    symlink("../secret.md", portal.path("content/file.md")).unwrap();
    symlink("../elsewhere", portal.path("content/folder")).unwrap();
    symlink("/etc/passwd", portal.path("content/passwd.md")).unwrap();
    symlink("nowhere", portal.path("content/dangling.md")).unwrap();
    symlink("..", portal.path("content/real/loop")).unwrap();
    insta::assert_snapshot!(refused(&portal), @"
    error: cannot read content/dangling.md: no such file or directory
    --> content/dangling.md

    error: the symbolic link content/file.md leads out of content/, to ../secret.md
    --> content/file.md
     = help: copy the file into content/

    error: the symbolic link content/folder leads out of content/, to ../elsewhere
    --> content/folder
     = help: copy the file into content/

    error: the symbolic link content/passwd.md leads out of content/, to /etc/passwd
    --> content/passwd.md
     = help: copy the file into content/

    error: the symbolic link content/real/loop leads back to content, which holds it
    --> content/real/loop
     = help: remove the link

    warning: content/within is a link to real: its Markdown files are read there only
    --> content/within
     = help: for a story in two editions, copy the file

    error: the symbolic link content/within/loop leads back to content, which holds it
    --> content/within/loop
     = help: remove the link

    refused: 6 errors; the output is as it was
    ");
}

#[test]
fn an_unreadable_file_is_named() {
    let portal = good();
    portal.write("content/locked.md", article("Locked", "2026-01-02", "")).write("content/vault/x.md", "x");
    portal.write("static/locked.bin", "x");
    for (path, mode) in [("content/locked.md", 0), ("content/vault", 0), ("static/locked.bin", 0)] {
        std::fs::set_permissions(portal.path(path), PermissionsExt::from_mode(mode)).unwrap();
    }
    let ran = as_nobody(&portal, &["build", "--at", AT]).ended_with(1);
    std::fs::set_permissions(portal.path("content/vault"), PermissionsExt::from_mode(0o755)).unwrap();
    portal.remove("content/locked.md").remove("content/vault");
    let told = as_nobody(&portal, &["build", "--at", AT]).ended_with(1).err;
    assert!(
        told.starts_with("error: cannot read static/locked.bin: permission denied\n--> static/locked.bin\n"),
        "{told}"
    );
    insta::assert_snapshot!(ran.err, @"
    error: cannot read content/locked.md: permission denied
    --> content/locked.md

    error: cannot read content/vault: permission denied
    --> content/vault

    error: cannot read static/locked.bin: permission denied
    --> static/locked.bin

    refused: 3 errors; the output is as it was
    ");
}

/// Runs the program as somebody whom permissions bind: root reads everything.
fn as_nobody(portal: &Portal, arguments: &[&str]) -> Ran {
    const NOBODY: u32 = 65534;
    let folder = tempfile::tempdir().unwrap();
    let is_root = std::fs::metadata(folder.path()).unwrap().uid() == 0;
    if !is_root {
        return warta(portal.root(), arguments);
    }
    // Where the program was built, nobody may not enter.
    let program = folder.path().join("warta");
    std::fs::copy(WARTA, &program).unwrap();
    for path in [folder.path(), portal.root()] {
        std::fs::set_permissions(path, PermissionsExt::from_mode(0o755)).unwrap();
    }
    for entry in walkdir::WalkDir::new(portal.root()).into_iter().filter_map(Result::ok) {
        std::os::unix::fs::lchown(entry.path(), Some(NOBODY), Some(NOBODY)).unwrap();
    }
    let mut command = Command::new(program);
    command.args(arguments).uid(NOBODY).gid(NOBODY);
    run(command, portal.root())
}

#[test]
fn a_write_that_fails_is_named_and_leaves_the_output_as_it_was() {
    let portal = good();
    portal.write("static/big.bin", vec![7; 200_000]).write("content/b.md", article("B", "2026-01-02", ""));
    let before = Tree::of(&portal.path("public"));
    // No file of this process may be longer than 64 blocks: writing more fails, as it does on a full disk.
    let mut shell = Command::new("sh");
    shell.args(["-c", "trap '' XFSZ; ulimit -f 64; exec \"$0\" build --at \"$1\"", WARTA, AT]);
    let ran = run(shell, portal.root()).ended_with(1);
    assert_eq!(before, Tree::of(&portal.path("public")));
    insta::assert_snapshot!(ran.err, @"
    error: cannot write in ./public: file too large
     |
     = help: while writing big.bin

    refused: 1 error; the output is as it was
    ");
    warta(portal.root(), &["build", "--at", AT]).ended_with(0);
}

#[test]
fn a_full_disk_is_named_and_leaves_the_output_as_it_was() {
    let portal = good();
    portal.write("static/big.bin", vec![7; 2_500_000]);
    portal.remove("public");
    // A disk of our own, of four megabytes; the first build fits, the second, with a file more, does not.
    let script = "mkdir public && mount -t tmpfs -o size=4m warta public || exit 77
        \"$0\" build --at \"$1\" --quiet || exit 78
        cp -R public before && cp static/big.bin static/bigger.bin
        \"$0\" build --at \"$1\"; status=$?
        diff -r before public >&2 || exit 79
        exit $status";
    let mut shell = Command::new("unshare");
    shell.args(["--map-root-user", "--mount", "sh", "-c", script, WARTA, AT]);
    let ran = run(shell, portal.root());
    if !ran.err.contains("refused") && (ran.status == 77 || ran.err.contains("unshare")) {
        eprintln!("not run: this system does not let a test mount a disk ({})", ran.err.trim_end());
        return;
    }
    insta::assert_snapshot!(ran.ended_with(1).err, @"
    error: cannot write in ./public: no space left on device
     |
     = help: while writing bigger.bin

    refused: 1 error; the output is as it was
    ");
}

#[test]
fn a_portal_without_content_is_named() {
    let portal = good();
    portal.remove("content");
    insta::assert_snapshot!(refused(&portal), @r#"
    error: cannot read content: no such file or directory
    --> content
     = help: a portal keeps its articles in the folder content/

    refused: 1 error; the output is as it was
    "#);
}

#[test]
fn a_configuration_that_is_a_folder_is_named() {
    let portal = good();
    portal.remove("config.toml");
    std::fs::create_dir(portal.path("config.toml")).unwrap();
    insta::assert_snapshot!(refused(&portal), @r#"
    error: cannot read config.toml: is a directory
    --> config.toml
     = help: a portal is a folder with a config.toml; `warta init DIR` makes one, `--root DIR` names one

    refused: 1 error; the output is as it was
    "#);
}

#[test]
fn of_thousands_of_problems_the_first_are_printed_and_all_counted() {
    let portal = good();
    for number in 0..250 {
        portal.write(&format!("content/bad/{number:03}.md"), "+++\ntitle = \"B\"\n+++\n");
    }
    let told = refused(&portal);
    assert_eq!(told.matches("error: \"date\" is missing").count(), 200);
    assert!(
        told.ends_with("… and 50 more problems\nrefused: 250 errors; the output is as it was\n"),
        "{}",
        &told[told.len() - 200..]
    );
    let places: Vec<_> = told.lines().filter_map(|line| line.trim_start().strip_prefix("--> ")).collect();
    assert!(places.is_sorted() && places.len() == 200);
}
