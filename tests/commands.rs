//! The program as people and CI jobs run it: commands, exit statuses, what goes to standard output and what does not.

use crate::support::program::{WARTA, run, warta};
use crate::support::tree::Tree;
use crate::support::{AT, Portal, article, disk};
use std::process::Command;

fn portal() -> Portal {
    Portal::plain(&format!("-- content/a.md --\n{}", article("A", "2026-01-01", "")))
}

#[test]
fn a_build_ends_with_status_0_and_speaks_on_standard_error() {
    let ran = warta(portal().root(), &["build", "--at", AT]).ended_with(0);
    assert_eq!(ran.out, "");
    assert!(
        ran.err.contains("./public: ") && ran.err.contains(" written, 0 unchanged, 0 removed in "),
        "{}",
        ran.err
    );
    assert!(
        !ran.err.contains('\u{1b}') && !ran.err.contains('\r'),
        "no colour and no progress where nobody watches: {:?}",
        ran.err
    );
}

#[test]
fn a_refused_build_ends_with_status_1_and_says_so() {
    let portal = portal();
    portal.write("content/b.md", "no front matter\n");
    let ran = warta(portal.root(), &["build", "--at", AT]).ended_with(1);
    assert_eq!(ran.out, "");
    insta::assert_snapshot!(ran.err, @r#"
    error: there is no front matter
     --> content/b.md:1:1
      |
    1 | no front matter
      | ^^^^^^^^^^^^^^^
      |
      = help: begin the file with a line `+++`, then `title = "…"` and `date = …`, then a line `+++`

    refused: 1 error; the output is as it was
    "#);
}

#[test]
fn unusable_arguments_end_with_status_2_and_change_nothing() {
    let portal = portal();
    let before = Tree::of(portal.root());
    for arguments in [
        &["build", "--at", "yesterday"][..],
        &["build", "--jobs", "0"],
        &["build", "--report", "xml"],
        &["build", "--quiet", "--verbose"],
        &["build", "--nonsense"],
        &["bild"],
        &["new"],
        &["completions", "csh"],
        &[],
    ] {
        let ran = warta(portal.root(), arguments).ended_with(2);
        assert!(ran.out.is_empty() && !ran.err.is_empty(), "{arguments:?}");
    }
    assert_eq!(before, Tree::of(portal.root()));
    let ran = warta(portal.root(), &["build", "--at", "yesterday"]);
    assert!(ran.err.contains("write it like 2026-11-23T08:00:00+07:00"), "{}", ran.err);
}

#[test]
fn skipping_bad_articles_ends_with_status_3_and_names_each() {
    let portal = portal();
    portal.write("content/b.md", "no front matter\n").write("content/c.md", "+++\ntitle = \"C\"\n+++\n");
    let ran = warta(portal.root(), &["build", "--at", AT, "--skip-bad"]).ended_with(3);
    assert!(ran.err.contains("left out: content/b.md\nleft out: content/c.md\n"), "{}", ran.err);
    assert!(portal.path("public/2026/01/01/a/index.html").is_file());
    portal.remove("content/b.md").remove("content/c.md");
    warta(portal.root(), &["build", "--at", AT, "--skip-bad"]).ended_with(0);
}

/// Builds a portal and takes its report from standard output, where nothing else is.
fn report(portal: &Portal, more: &[&str], status: i32) -> serde_json::Value {
    let arguments = [&["build", "--at", AT, "--report", "json"], more].concat();
    warta(portal.root(), &arguments).ended_with(status).json()
}

#[test]
fn the_report_is_one_json_object_and_nothing_else_goes_to_standard_output() {
    let portal = portal();
    portal.write("content/later.md", article("L", "2026-12-01", ""));
    let report = report(&portal, &["--verbose"], 0);
    let keys: Vec<_> = report.as_object().unwrap().keys().map(String::as_str).collect();
    for key in [
        "pages",
        "rendered",
        "written",
        "unchanged",
        "removed",
        "errors",
        "warnings",
        "seconds",
        "next_change_at",
        "changes",
    ] {
        assert!(keys.contains(&key), "{key} is not in {keys:?}");
    }
    assert_eq!(report["pages"], report["written"]);
    assert_eq!((&report["errors"], &report["warnings"]), (&0.into(), &0.into()));
    assert_eq!(report["next_change_at"], "2026-12-01T00:00:00Z");
    assert!(report["seconds"].is_f64());
    let changes = report["changes"].as_array().unwrap();
    assert_eq!(changes.len(), report["written"].as_u64().unwrap() as usize);
    assert!(
        changes.contains(&serde_json::json!({ "path": "2026/01/01/a/index.html", "kind": "added" })),
        "{changes:?}"
    );
}

#[test]
fn the_report_names_what_changed_and_what_is_wrong() {
    let portal = portal();
    portal.write("static/x.txt", "x");
    report(&portal, &[], 0);
    portal.remove("static/x.txt");
    let removed = report(&portal, &[], 0);
    assert_eq!(
        (&removed["written"], &removed["removed"], &removed["next_change_at"]),
        (&0.into(), &1.into(), &serde_json::Value::Null)
    );
    assert_eq!(removed["changes"], serde_json::json!([{ "path": "x.txt", "kind": "removed" }]));

    portal.write("content/b.md", "+++\ntitle = \"B\"\n+++\n");
    let refused = report(&portal, &["--quiet"], 1);
    assert_eq!(
        (&refused["errors"], &refused["written"], &refused["changes"]),
        (&1.into(), &0.into(), &serde_json::json!([]))
    );
    let problem = &refused["problems"][0];
    assert_eq!((&problem["severity"], &problem["message"]), (&"error".into(), &"\"date\" is missing".into()));
    assert_eq!(
        (&problem["place"]["file"], &problem["place"]["line"], &problem["place"]["column"]),
        (&"content/b.md".into(), &1.into(), &1.into())
    );
    let rest = report(&portal, &["--skip-bad"], 3);
    assert_eq!(rest["left_out"], serde_json::json!(["content/b.md"]));
}

#[test]
fn quiet_says_nothing_but_what_is_wrong_and_verbose_names_every_file() {
    let portal = portal();
    portal.write("content/loose.jpg", "x");
    let ran = warta(portal.root(), &["build", "--at", AT, "--quiet"]).ended_with(0);
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("", ""));
    portal.edit("content/a.md", "The text", "New text");
    let ran = warta(portal.root(), &["build", "--at", AT, "--verbose"]).ended_with(0);
    assert!(ran.err.contains("changed 2026/01/01/a/index.html\n"), "{}", ran.err);
    assert!(ran.err.contains("warning: content/loose.jpg belongs to no article"), "{}", ran.err);
    portal.write("content/b.md", "x");
    let ran = warta(portal.root(), &["build", "--at", AT, "--quiet"]).ended_with(1);
    assert!(
        ran.err.starts_with("error: there is no front matter") && !ran.err.contains("refused"),
        "{}",
        ran.err
    );
}

#[test]
fn the_portal_is_where_root_says() {
    let portal = portal();
    let elsewhere = tempfile::tempdir().unwrap();
    let root = portal.root().to_str().unwrap();
    warta(elsewhere.path(), &["build", "--at", AT, "--root", root]).ended_with(0);
    assert!(portal.path("public/index.html").is_file());
    assert_eq!(Tree::of(elsewhere.path()), Tree::default());
    let ran = warta(elsewhere.path(), &["build"]).ended_with(1);
    insta::assert_snapshot!(ran.err, @r"
    error: cannot read config.toml: no such file or directory
    --> config.toml
     = help: a portal is a folder with a config.toml; `warta init DIR` makes one, `--root DIR` names one

    refused: 1 error; the output is as it was
    ");
}

#[test]
fn a_new_portal_builds() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = [
        "init",
        "koran",
        "--title",
        "Koran \"Pagi\"",
        "--lang",
        "id",
        "--timezone",
        "Asia/Jakarta",
        "--base-url",
        "https://koran.example/x/",
    ];
    let ran = warta(folder.path(), &arguments).ended_with(0);
    assert_eq!(
        (ran.out.as_str(), ran.err.as_str()),
        ("", "koran is a portal now. Next: warta build --root koran\n")
    );
    let ran = warta(folder.path(), &["build", "--root", "koran", "--report", "json"]).ended_with(0);
    assert_eq!(ran.json()["warnings"], 0, "{}", ran.err);
    let home = disk::text(&folder.path().join("koran/public/index.html"));
    assert!(
        home.contains("Koran &quot;Pagi&quot;")
            && home.contains("Berita pertama")
            && home.contains("/sector/opini/")
            && home.contains("lang=\"id\""),
        "{home}"
    );
    // Not into a folder with something in it, which stays as it is.
    let before = Tree::of(folder.path());
    let ran = warta(folder.path(), &["init", "koran"]).ended_with(1);
    assert_eq!(ran.err, "error: koran is not an empty folder\n |\n = help: name a new folder\n\n");
    assert_eq!(before, Tree::of(folder.path()));
}

#[test]
fn a_value_that_no_portal_can_have_is_an_unusable_argument() {
    let folder = tempfile::tempdir().unwrap();
    for (option, value, said) in [
        ("--timezone", "Asia/Jakata", "there is no such time zone; did you mean \"Asia/Jakarta\"?"),
        ("--base-url", "bad", "it does not begin with https:// or http://; did you mean \"https://bad\"?"),
        ("--lang", "indonesian", "it is no BCP 47 language tag; write a tag"),
        ("--title", " ", "it must not be empty"),
    ] {
        let ran = warta(folder.path(), &["init", "bad", option, value]).ended_with(2);
        assert!(ran.err.contains(said) && !ran.err.contains("config.toml"), "{}", ran.err);
        assert!(!folder.path().join("bad").exists());
    }
    warta(folder.path(), &["init", "presse", "--lang", "fr"]).ended_with(0);
    let ran = warta(folder.path(), &["build", "--root", "presse", "--report", "json"]).ended_with(0);
    assert_eq!(ran.json()["errors"], 0);
    assert!(folder.path().join("presse/content/pages/about.md").is_file());
}

#[test]
fn a_new_article_is_a_draft_that_builds() {
    let portal = Portal::plain(
        "-- config.toml --\ntitle = \"K\"\nbase_url = \"https://kabar.example/\"\n[editions.en]\n[editions.id]\n",
    );
    let made = |arguments: &[&str]| {
        let ran = warta(portal.root(), &[&["new"], arguments].concat()).ended_with(0);
        let path = ran.out.trim_end().to_owned();
        assert!(path.starts_with("./content/20"), "{path}");
        (disk::text(&portal.path(&path)), path)
    };
    let (text, path) =
        made(&["The \"bridge\" is open", "--sector", "Daily News", "--author", "Sari", "--author", "Budi"]);
    assert!(path.ends_with("/the-bridge-is-open.md"), "{path}");
    assert!(
        text.contains(
            "sectors = [\"Daily News\"]\ntags = []\nauthors = [\"Sari\", \"Budi\"]\ndraft = true\n"
        ),
        "{text}"
    );
    assert!(made(&["Jembatan", "--lang", "id"]).1.ends_with("/jembatan.id.md"));
    assert!(made(&["With pictures", "--folder"]).1.ends_with("/with-pictures/index.md"));
    let ran = warta(portal.root(), &["build", "--report", "json", "--drafts"]).ended_with(0);
    assert_eq!(ran.json()["warnings"], 0);
    assert!(disk::text(&portal.path("public/index.html")).contains("/the-bridge-is-open/"));
    warta(portal.root(), &["build"]).ended_with(0);
    assert!(!disk::text(&portal.path("public/index.html")).contains("/the-bridge-is-open/"));
    let before = Tree::of(&portal.path("content"));
    for (arguments, message) in [
        (&["The bridge: is open"][..], "exists already"),
        (&["!!!"], "\"!!!\" has no letter or digit to make a file name of"),
        (&["X", "--lang", "fr"], "there is no edition \"fr\""),
    ] {
        let ran = warta(portal.root(), &[&["new"], arguments].concat()).ended_with(1);
        assert!(ran.err.contains(message) && ran.out.is_empty(), "{}", ran.err);
    }
    assert_eq!(before, Tree::of(&portal.path("content")));
}

#[test]
fn the_effective_configuration_is_one_and_says_the_same() {
    let portal = portal();
    let first = warta(portal.root(), &["config"]).ended_with(0);
    assert_eq!(first.err, "");
    assert!(first.out.contains("page_size = 20"), "{}", first.out);
    let before = portal.build(AT).fine();
    portal.write("config.toml", &first.out);
    let second = warta(portal.root(), &["config"]).ended_with(0);
    assert_eq!(first.out, second.out);
    assert_eq!(portal.build(AT).fine().output.differences(&before.output), [""; 0]);
    portal.write("config.toml", "tittle = 1\n");
    let ran = warta(portal.root(), &["config"]).ended_with(1);
    assert!(ran.out.is_empty() && ran.err.contains("did you mean `title`?"), "{}", ran.err);
}

#[test]
fn completions_are_a_script_that_bash_reads() {
    let folder = tempfile::tempdir().unwrap();
    let ran = warta(folder.path(), &["completions", "bash"]).ended_with(0);
    assert!(ran.out.contains("complete -F") && ran.err.is_empty());
    disk::write(&folder.path().join("warta.bash"), &ran.out);
    let mut bash = Command::new("bash");
    bash.args(["-n", "warta.bash"]);
    run(bash, folder.path()).ended_with(0);
    for shell in ["zsh", "fish", "elvish", "powershell"] {
        assert!(!warta(folder.path(), &["completions", shell]).ended_with(0).out.is_empty(), "{shell}");
    }
}

#[test]
fn help_and_version_are_printed() {
    let folder = tempfile::tempdir().unwrap();
    let help = warta(folder.path(), &["--help"]).ended_with(0).out;
    for command in ["build", "new", "init", "config", "completions"] {
        assert!(help.contains(&format!("\n  {command}")), "{help}");
    }
    let version = format!("warta {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(warta(folder.path(), &["--version"]).ended_with(0).out, version);
}

#[test]
fn a_closed_reader_does_not_make_it_panic() {
    let portal = portal();
    let mut shell = Command::new("sh");
    shell.args(["-c", "\"$0\" config | head -n 1; \"$0\" completions bash | head -n 1", WARTA]);
    let ran = run(shell, portal.root());
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
}

#[test]
fn two_builds_at_once_do_not_meet() {
    let portal = portal();
    portal.build(AT).fine();
    let lock = std::fs::File::options().write(true).open(portal.path(".warta/lock")).unwrap();
    lock.lock().unwrap();
    let ran = warta(portal.root(), &["build", "--at", AT]).ended_with(1);
    insta::assert_snapshot!(ran.err, @r"
    error: another build of this portal is running
     |
     = help: wait for it to end

    refused: 1 error; the output is as it was
    ");
    drop(lock);
    warta(portal.root(), &["build", "--at", AT]).ended_with(0);
}

#[test]
fn who_names_all_of_content_as_changed_loses_nothing() {
    let portal = portal();
    warta(portal.root(), &["build", "--at", AT]).ended_with(0);
    let before = Tree::of(&portal.path("public"));
    let root = portal.root().to_str().unwrap();
    let absolute = format!("{root}/content");
    for named in ["content", "content/", "./content", ".", root, absolute.as_str()] {
        warta(portal.root(), &["build", "--at", AT, "--changed", named]).ended_with(0);
        assert_eq!(Tree::of(&portal.path("public")), before, "{named}");
    }
    portal.edit("content/a.md", "The text", "New text");
    warta(portal.root(), &["build", "--at", AT, "--changed", "content/a.md", "content"]).ended_with(0);
    assert!(read(&portal.path("public/2026/01/01/a/index.html")).contains("New text"));
}

#[cfg(unix)]
#[test]
fn what_changed_is_found_by_whatever_way_it_is_named() {
    let portal = portal();
    warta(portal.root(), &["build", "--at", AT]).ended_with(0);
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("link");
    std::os::unix::fs::symlink(portal.root(), &link).unwrap();
    let linked = format!("{}/content/a.md", link.display());
    portal.edit("content/a.md", "The text", "New text");
    let page = || read(&portal.path("public/2026/01/01/a/index.html"));
    let ran = warta(portal.root(), &["build", "--at", AT, "--changed", &linked]).ended_with(0);
    assert!(page().contains("New text") && !ran.err.contains("warning"), "{}", ran.err);
    portal.edit("content/a.md", "New text", "Newer text");
    let root = portal.root().to_str().unwrap();
    let linked_root = link.to_str().unwrap();
    let named = format!("{root}/content/a.md");
    let arguments = ["build", "--at", AT, "--root", linked_root, "--changed", &named];
    warta(elsewhere.path(), &arguments).ended_with(0);
    assert!(page().contains("Newer text"));
}

#[test]
fn a_path_of_another_place_is_named_and_hides_no_edit() {
    let portal = portal();
    warta(portal.root(), &["build", "--at", AT]).ended_with(0);
    portal.edit("content/a.md", "The text", "New text");
    let elsewhere = tempfile::tempdir().unwrap();
    let stranger = elsewhere.path().to_str().unwrap();
    let ran = warta(portal.root(), &["build", "--at", AT, "--changed", stranger]).ended_with(0);
    assert!(ran.err.contains("which is not of this portal"), "{}", ran.err);
    // Nothing that was named is of the portal, so all of it is looked at.
    assert!(read(&portal.path("public/2026/01/01/a/index.html")).contains("New text"));
}

fn read(path: &std::path::Path) -> String {
    warta::base::file::read_text(path, "a page").unwrap()
}
