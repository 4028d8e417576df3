//! `warta check`: each rule finds what its example says, mends are safe, findings are printed for people and programs.

use crate::support::program::warta;
use crate::support::tree::Tree;
use crate::support::{AT, Portal, article, disk};
use std::collections::BTreeSet;
use warta::base::instant::Instant;
use warta::check::rule::Rule;
use warta::check::{self, Checked, Request, mend, rules};
use warta::config::check::Profile;
use warta::engine::report::Silent;

/// The beginning of a PNG file of a size, as far as sizes are read.
fn picture(width: u32, height: u32) -> Vec<u8> {
    crate::support::picture::png(0, (width, height))
}

/// A portal of an example: a body of `content/a.md`, or files.
fn example(text: &str) -> Portal {
    let portal = Portal::new("");
    portal.write("config.toml", "title = \"News\"\nbase_url = \"https://news.example/\"\n");
    portal.write("static/large.png", picture(1600, 900)).write("static/small.png", picture(640, 480));
    portal.write("static/rice field.png", picture(1600, 900));
    if text.starts_with("-- ") {
        portal.write_all(text);
    } else {
        let front = "title = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z";
        portal.write("content/a.md", format!("+++\n{front}\n+++\n{text}\n"));
    }
    portal
}

/// Everything that all profiles find.
fn checked(portal: &Portal) -> Checked {
    let at = Instant::from_rfc3339(AT).unwrap();
    let request = Request {
        build: warta::engine::Request::new(portal.root().to_owned(), at),
        profiles: Some(Profile::all().collect()),
        paths: Vec::new(),
    };
    check::check(&request, &Silent)
}

/// The names of the rules that find something.
fn rules_of(checked: &Checked) -> Vec<&'static str> {
    checked.findings.iter().map(|finding| finding.rule.name).collect()
}

#[test]
fn every_rule_finds_what_its_example_says_and_no_more() {
    for Rule { name, example: texts, .. } in rules::all() {
        let wrong = checked(&example(texts.wrong));
        assert!(
            rules_of(&wrong).contains(name),
            "{name} does not find {}: {:?}",
            texts.wrong,
            rules_of(&wrong)
        );
        let right = checked(&example(texts.right));
        let found: Vec<_> = right.findings.iter().filter(|finding| finding.rule.name == *name).collect();
        assert!(found.is_empty(), "{name} finds {found:#?}");
        assert!(!rules_of(&right).contains(&"build-error"), "{name}: {:#?}", right.findings);
    }
}

#[test]
fn names_of_rules_are_unlike_each_other_and_in_kebab_case() {
    let names: BTreeSet<_> = rules::all().map(|rule| rule.name).collect();
    assert_eq!(names.len(), rules::all().count());
    assert!(names.iter().all(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '-')));
}

#[test]
fn what_is_mended_is_found_no_more_and_nothing_else_changes() {
    for rule in rules::all().filter(|rule| rule.mends) {
        let portal = example(rule.example.wrong);
        let before = checked(&portal);
        let mended = mend::mend(portal.root(), &before.findings).unwrap();
        assert!(!mended.is_empty(), "{} mends nothing", rule.name);
        mended.iter().for_each(|mended| mend::write(portal.root(), mended).unwrap());
        let after = checked(&portal);
        assert!(!rules_of(&after).contains(&rule.name), "{}: {:#?}", rule.name, after.findings);
        let others = |checked: &Checked| -> BTreeSet<&str> {
            rules_of(checked).into_iter().filter(|name| *name != rule.name).collect()
        };
        assert!(others(&after).is_subset(&others(&before)), "{}: {:#?}", rule.name, after.findings);
        assert!(mend::mend(portal.root(), &after.findings).unwrap().is_empty(), "{}", rule.name);
    }
}

/// A portal with a finding of each kind: an error, a warning that can be mended, one that cannot.
fn faulty() -> Portal {
    let portal = Portal::new("");
    portal.write(
        "content/news/a.md",
        "+++\ntitle = \"Rice harvest begins\"\ndate = 2026-11-20\ndescription = \"The first fields.\"\nauthors = [\"Sari\"]\n+++\nThe  first fields, said the mayor .\n\nSee [this](/nowhere/).\n",
    );
    portal
}

/// Runs `warta check` at the instant of tests.
fn run_check(portal: &Portal, arguments: &[&str]) -> crate::support::program::Ran {
    let all: Vec<&str> = ["check", "--at", AT].iter().chain(arguments).copied().collect();
    warta(portal.root(), &all)
}

#[test]
fn findings_are_printed_for_people_and_nothing_is_written() {
    let portal = faulty();
    let before = Tree::of(portal.root());
    let ran = run_check(&portal, &[]).ended_with(1);
    assert_eq!(ran.out, "");
    insta::assert_snapshot!(ran.err);
    assert_eq!(before, Tree::of(portal.root()));
}

#[test]
fn the_exit_status_says_whether_there_are_errors() {
    let portal = faulty();
    portal.edit("content/news/a.md", "[this](/nowhere/)", "this");
    run_check(&portal, &[]).ended_with(0);
    run_check(&portal, &["--deny-warnings"]).ended_with(1);
    portal.write("config.toml", "title = \"Kabar\"\nbase_url = \"https://kabar.example/\"\n[check.rules]\nstripped-link = \"error\"\n");
    run_check(&portal, &[]).ended_with(1);
    portal.write(
        "config.toml",
        "title = \"Kabar\"\nbase_url = \"https://kabar.example/\"\n[check]\nprofiles = []\n",
    );
    run_check(&portal, &["--deny-warnings"]).ended_with(0);
    run_check(&portal, &["--deny-warnings", "--profile", "editorial"]).ended_with(1);
    run_check(&portal, &["--profile", "tabloid"]).ended_with(2);
}

#[test]
fn what_a_build_refuses_is_found_and_the_rest_is_checked_all_the_same() {
    let portal = faulty();
    portal.write("content/b.md", "+++\ntitle = \"B\"\n+++\n");
    portal.write("config.toml", "title = \"Kabar\"\nbase_url = \"https://kabar.example/\"\n[check.rules]\nbuild-error = \"off\"\nstriped-link = \"off\"\n");
    let ran = run_check(&portal, &[]).ended_with(1);
    for said in [
        "\"date\" is missing [build-error]",
        "[stripped-link]",
        "there is no rule \"striped-link\" [build-error]",
        "did you mean \"stripped-link\"?",
    ] {
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
    }
    // Nobody knows what would be there.
    assert!(!ran.err.contains("[broken-link]"), "{}", ran.err);
}

#[test]
fn programs_read_json_sarif_and_annotations() {
    let portal = faulty();
    let read = |format: &str| -> serde_json::Value {
        serde_json::from_str(&run_check(&portal, &["--format", format]).ended_with(1).out).unwrap()
    };
    let json = read("json");
    assert_eq!((&json["files"], &json["errors"], &json["warnings"]), (&1.into(), &1.into(), &2.into()));
    assert_eq!(json["findings"][0]["rule"], "doubled-space");
    assert_eq!(json["findings"][0]["place"]["column"], 4);
    let sarif = read("sarif");
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    assert_eq!(results[2]["level"], "error");
    let github = run_check(&portal, &["--format", "github"]).ended_with(1).out;
    let lines: Vec<_> = github.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[2].starts_with("::error file=content/news/a.md,line=9,col=5,"), "{github}");
}

#[test]
fn only_what_is_named_is_spoken_of() {
    let portal = faulty();
    portal.write("content/other/b.md", disk::text(&portal.path("content/news/a.md")));
    let files = |arguments: &[&str]| {
        let out = run_check(&portal, &[&["--format", "json"], arguments].concat()).out;
        let json: serde_json::Value = serde_json::from_str(&out).unwrap();
        let findings = json["findings"].as_array().unwrap().clone();
        findings
            .iter()
            .map(|finding| finding["place"]["file"].as_str().unwrap().to_owned())
            .collect::<BTreeSet<_>>()
    };
    let both = ["content/news/a.md".to_owned(), "content/other/b.md".to_owned()];
    assert_eq!(files(&[]), both.clone().into());
    assert_eq!(files(&["content/news"]), [both[0].clone()].into());
    assert_eq!(files(&["content/other/b.md"]), [both[1].clone()].into());
}

#[test]
fn a_baseline_holds_what_is_known_and_no_error_of_a_build() {
    let portal = faulty();
    run_check(&portal, &["--write-baseline", "known.json"]).ended_with(0);
    run_check(&portal, &["--baseline", "known.json", "--deny-warnings"]).ended_with(0);
    portal.edit("content/news/a.md", "The  first", "New line.\n\nThe  first");
    run_check(&portal, &["--baseline", "known.json", "--deny-warnings"]).ended_with(0);
    portal.edit("content/news/a.md", "New line.", "New  line.");
    let ran = run_check(&portal, &["--baseline", "known.json"]).ended_with(0);
    assert!(ran.err.contains("0 errors, 1 warning"), "{}", ran.err);
    portal.write("content/b.md", "+++\ntitle = \"B\"\n+++\n");
    run_check(&portal, &["--write-baseline", "known.json"]).ended_with(0);
    run_check(&portal, &["--baseline", "known.json"]).ended_with(1);
    portal.write("known.json", "{}");
    let ran = run_check(&portal, &["--baseline", "known.json"]).ended_with(1);
    assert!(ran.err.contains("known.json is no baseline"), "{}", ran.err);
}

#[test]
fn fix_shows_a_diff_or_mends_the_file_and_says_so() {
    let portal = faulty();
    let before = disk::text(&portal.path("content/news/a.md"));
    let ran = run_check(&portal, &["--fix", "--dry-run"]).ended_with(1);
    insta::assert_snapshot!(ran.out);
    assert_eq!(disk::text(&portal.path("content/news/a.md")), before);
    let ran = run_check(&portal, &["--fix"]).ended_with(1);
    assert!(ran.err.contains("mended content/news/a.md: 1 place"), "{}", ran.err);
    assert!(!ran.err.contains("[doubled-space]") && ran.err.contains("[stripped-link]"), "{}", ran.err);
    assert_eq!(disk::text(&portal.path("content/news/a.md")), before.replace("The  first", "The first"));
    run_check(&portal, &["--dry-run"]).ended_with(2);
}

#[test]
fn drafts_and_embargoed_articles_are_checked_too() {
    let portal = faulty();
    portal.edit("content/news/a.md", "[this](/nowhere/)", "this");
    portal.edit("content/news/a.md", "authors", "draft = true\nauthors");
    let ran = run_check(&portal, &[]).ended_with(0);
    assert!(ran.err.contains("[stripped-link]"), "{}", ran.err);
}

#[test]
fn a_template_that_fails_is_found_without_a_build() {
    let portal = faulty();
    portal.write("templates/article.html", "{{ page.nothing.at.all }}");
    let ran = run_check(&portal, &[]).ended_with(1);
    assert!(
        ran.err.contains("templates/article.html:1:") && ran.err.contains("[build-error]"),
        "{}",
        ran.err
    );
}

#[test]
fn a_path_that_is_not_there_is_named() {
    let ran = run_check(&faulty(), &["content/nowhere.md"]).ended_with(1);
    assert!(ran.err.contains("there is no content/nowhere.md in the portal"), "{}", ran.err);
}

#[test]
fn the_sample_portal_holds_no_error() {
    let at = Instant::from_rfc3339("2026-11-23T00:00:00+07:00").unwrap();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).to_owned();
    // What a build beside the test remembers is nothing to it.
    let build = warta::engine::Request { clean: true, ..warta::engine::Request::new(root, at) };
    let request = Request { build, profiles: Some(Profile::all().collect()), paths: Vec::new() };
    let found = check::check(&request, &Silent).findings;
    let errors: Vec<_> = found.iter().filter(|finding| finding.problem.is_error()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn the_old_urls_of_articles_that_moved_are_written_into_their_aliases() {
    let portal = Portal::new("");
    for number in 0..30 {
        portal.write(&format!("content/{number}.md"), article("A", "2026-01-09", ""));
    }
    portal.build(AT).fine();
    portal.edit("config.toml", "title = \"Kabar\"", "title = \"Kabar\"\nurls.article = \"/{year}/{slug}/\"");
    portal.edit("content/7.md", "title = \"A\"", "title = \"A\"\naliases = [\"/seven/\"]");
    for moment in ["before the build", "after it"] {
        let checked = checked(&portal);
        let moved: Vec<_> = checked.findings.iter().filter(|finding| !finding.edits.is_empty()).collect();
        assert_eq!(moved.len(), 30, "{moment}");
        assert_eq!(
            portal.build(AT).told().lines().count(),
            1,
            "the build says it {moment}, in one line for all"
        );
    }
    for mended in mend::mend(portal.root(), &checked(&portal).findings).unwrap() {
        mend::write(portal.root(), &mended).unwrap();
    }
    assert!(
        disk::text(&portal.path("content/7.md")).contains("aliases = [\"/seven/\", \"/2026/01/09/7/\"]\n")
    );
    let built = portal.build(AT).fine();
    assert!((0..30).all(|number| built.has(&format!("2026/01/09/{number}/index.html"))));
    assert!(checked(&portal).findings.iter().all(|finding| finding.edits.is_empty()));
}

#[test]
fn a_security_txt_of_the_configuration_is_told_of_before_it_ends_and_after() {
    let base = "title = \"K\"\nbase_url = \"https://k.example/\"\n[security_txt]\ncontacts = [\"mailto:a@k.example\"]\n";
    let at = Instant::from_rfc3339(AT).unwrap();
    let found = |hours: i64| {
        let portal = Portal::new("");
        let expires = at.plus_hours(hours).to_utc_rfc3339();
        portal.write("config.toml", format!("{base}expires = \"{expires}\"\n"));
        let checked = checked(&portal);
        let of_file = checked.findings.iter().filter(|finding| finding.rule.name.starts_with("security"));
        let told = |finding: &check::Finding| {
            let place = finding.problem.place.clone().unwrap();
            (finding.rule.name, finding.problem.is_error(), place.file, place.line)
        };
        of_file.map(told).collect::<Vec<_>>()
    };
    let place = || "config.toml".to_owned();
    assert_eq!(found(0), [("security-txt-expired", true, place(), 5)]);
    assert_eq!(found(24 * 30), [("security-txt", false, place(), 5)]);
    assert_eq!(found(24 * 30 + 1), []);
}
