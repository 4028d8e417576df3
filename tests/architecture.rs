//! The floors hold: a module imports only from modules above it in the list of `src/lib.rs`, and its own children.
//! And every file opens by saying what it owns.

use crate::support::disk;
use std::path::{Path, PathBuf};

/// What is built around a build stands on one floor: none of these imports another.
const AROUND: [&str; 4] = ["serve", "check", "publish", "import"];

#[test]
fn a_module_imports_only_from_modules_above_it() {
    let floors = floors(&disk::text(&root().join("src/lib.rs")));
    assert!(floors.len() >= 8, "{floors:?}");
    let faults: Vec<_> = sources("src")
        .iter()
        .flat_map(|file| faults(file, &disk::text(&root().join(file)), &floors))
        .collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_file_opens_by_saying_what_it_owns() {
    let files = ["src", "tests", "benches", "examples"].into_iter().flat_map(sources);
    let mute: Vec<_> = files.filter(|file| !disk::text(&root().join(file)).starts_with("//! ")).collect();
    assert!(mute.is_empty(), "these do not begin with `//!`: {mute:?}");
}

#[test]
fn an_import_from_further_down_is_found_however_it_is_written() {
    let floors = ["base", "article", "engine", "serve", "check"].map(str::to_owned);
    let found = |file: &str, text: &str| faults(file, text, &floors);
    assert_eq!(
        found("src/base/url.rs", "//! x\nuse crate::article::Article;\n"),
        ["src/base/url.rs:2: base stands on no article, which is further down in src/lib.rs"]
    );
    assert_eq!(found("src/article/mod.rs", "let x = f(crate::engine::g());").len(), 1);
    assert_eq!(
        found("src/article/mod.rs", "use crate::{\n    base::url,\n    engine::{self, report},\n};\n").len(),
        1
    );
    assert_eq!(found("src/article/a/b.rs", "use super::super::super::engine;").len(), 1);
    assert_eq!(found("src/article/mod.rs", "use super::engine::build;").len(), 1);
    assert_eq!(found("src/check/mod.rs", "use crate::serve::x;").len(), 1);
    for fine in [
        "use crate::base::url;",
        "use crate::article::Article;",
        "// crate::engine",
        "use super::keys; pub(in crate::article) fn f() {}",
        "#[cfg(test)]\nmod tests { use super::engine; }",
    ] {
        assert_eq!(found("src/article/mod.rs", fine), [""; 0], "{fine}");
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The Rust files below a folder of the repository, relative to it.
fn sources(folder: &str) -> Vec<String> {
    let skipped = |entry: &walkdir::DirEntry| {
        !["node_modules", "portals", "corpora"].iter().any(|name| entry.file_name() == *name)
    };
    let entries =
        walkdir::WalkDir::new(root().join(folder)).sort_by_file_name().into_iter().filter_entry(skipped);
    let files = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "rs"));
    files.map(|entry| entry.path().strip_prefix(root()).unwrap().to_str().unwrap().to_owned()).collect()
}

/// The modules of `src/lib.rs`, from the ground up.
fn floors(lib: &str) -> Vec<String> {
    let modules =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ").or_else(|| line.strip_prefix("mod ")));
    modules.map(|name| name.trim_end_matches(';').to_owned()).collect()
}

/// Every import of a file from a module that it does not stand on.
fn faults(file: &str, text: &str, floors: &[String]) -> Vec<String> {
    let parts: Vec<&str> = file.trim_start_matches("src/").trim_end_matches(".rs").split('/').collect();
    let own = parts[0];
    let Some(height) = floors.iter().position(|floor| floor == own) else {
        // `lib.rs` and `main.rs` stand on everything.
        return Vec::new();
    };
    let depth = parts.len() - usize::from(parts.last() == Some(&"mod"));
    let code = without_comments(text);
    let mut found = Vec::new();
    for (at, name) in crate_paths(&code, depth) {
        let wanted = floors.iter().position(|floor| *floor == name);
        let beside = AROUND.contains(&own) && AROUND.contains(&name.as_str()) && name != own;
        if beside || wanted.is_some_and(|wanted| wanted > height) {
            let line = code[..at].matches('\n').count() + 1;
            found.push(format!(
                "{file}:{line}: {own} stands on no {name}, which is further down in src/lib.rs"
            ));
        }
    }
    found
}

/// The text without comments, line by line.
fn without_comments(text: &str) -> String {
    text.lines().map(|line| format!("{}\n", line.split("//").next().unwrap_or_default())).collect()
}

/// What a file names right below the crate's root, and where: after `crate::`, alone or in braces, or after as many `super::` as
/// the file is deep (not in its tests, which are a module deeper).
fn crate_paths(code: &str, depth: usize) -> Vec<(usize, String)> {
    let tests = code.find("#[cfg(test)]").unwrap_or(code.len());
    let climb = "super::".repeat(depth);
    let climbs = code[..tests].match_indices(&climb).map(|(at, text)| (at, at + text.len()));
    let rooted = code.match_indices("crate::").map(|(at, text)| (at, at + text.len()));
    let mut found = Vec::new();
    for (at, end) in rooted.chain(climbs) {
        for name in heads(&code[end..]) {
            found.push((at, name));
        }
    }
    found
}

/// The first name of a path, or of each path in braces.
fn heads(rest: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let Some(inner) = rest.strip_prefix('{') else {
        return vec![name(rest)];
    };
    let (mut depth, mut heads, mut start) = (0, Vec::new(), 0);
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                heads.push(name(&inner[start..at]));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    heads
}
