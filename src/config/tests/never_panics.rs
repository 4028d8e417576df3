//! No input makes reading panic, and what is read can be printed and read again.

use super::{FULL, told};
use crate::config::effective::effective;
use crate::config::read::read;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};

/// Lines of a full file, some of them replaced, repeated, or joined to another's half.
fn mutated() -> impl Strategy<Value = String> {
    let lines: Vec<&'static str> = FULL.lines().collect();
    let count = lines.len();
    let value = prop_oneof![
        Just("0"),
        Just("-1"),
        Just("\"\""),
        Just("\"x\""),
        Just("[]"),
        Just("{}"),
        Just("[[1]]"),
        Just("{a.b=1}"),
        Just("true"),
        Just("1e400"),
        Just("nan"),
        Just("1979-05-27"),
        Just("0x"),
        Just("99999999999999999999"),
        Just("\"\u{301}/..{}\""),
        Just("'''\n\u{0}'''"),
        Just(""),
        Just("{ id = 1, en = \"\" }"),
        Just("[\"rss\", []]"),
    ];
    let edit = (0..count, 0..count, 0_usize..4, value, any::<char>());
    proptest::collection::vec(edit, 0..6).prop_map(move |edits| {
        let mut text: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        for (at, from, kind, value, character) in edits {
            match kind {
                0 => text[at] = lines[from].to_owned(),
                1 => text[at] = format!("{} = {value}", lines[at].split(" =").next().unwrap_or_default()),
                2 => text[at].push(character),
                _ => text[at].clear(),
            }
        }
        text.join("\n")
    })
}

/// Reads, and checks what must hold of any result.
fn holds(text: &str) {
    let (config, problems) = read(text);
    assert_eq!(
        config.is_none(),
        problems.iter().any(crate::base::problem::Problem::is_error),
        "{}",
        told(&problems)
    );
    assert!(problems.iter().all(|problem| problem.hint.is_some()), "{}", told(&problems));
    if let Some(config) = config {
        let printed = effective(&config);
        let (again, problems) = read(&printed);
        assert!(again.is_some(), "{printed}\n{}", told(&problems));
        assert_eq!(again.map(|again| effective(&again)), Some(printed));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn any_text_is_read_without_panic(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn text_of_toml_characters_is_read_without_panic(text in "[\\[\\]{}=.\"'\na-c0-9#, -]{0,80}") {
        holds(&text);
    }

    #[test]
    fn a_mutated_file_is_read_without_panic(text in mutated()) {
        holds(&text);
    }
}
