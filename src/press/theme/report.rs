//! What Tera says of names that no template, function, filter, test or component has: a report for people, which is taken
//! apart here, since Tera keeps the places to itself.

use super::ThemeFile;
use crate::base::problem::{Place, Problem};
use crate::base::text::nearest;
use crate::press::{filters, functions};
use std::collections::BTreeMap;

/// Tera's own filters.
const FILTERS: [&str; 37] = [
    "safe",
    "default",
    "upper",
    "lower",
    "wordcount",
    "escape",
    "escape_html",
    "escape_xml",
    "newlines_to_br",
    "pluralize",
    "trim",
    "trim_start",
    "trim_end",
    "replace",
    "capitalize",
    "title",
    "truncate",
    "indent",
    "str",
    "int",
    "float",
    "length",
    "reverse",
    "split",
    "abs",
    "round",
    "first",
    "last",
    "nth",
    "join",
    "sort",
    "unique",
    "get",
    "values",
    "keys",
    "pairs",
    "group_by",
];

/// Tera's own tests.
const TESTS: [&str; 17] = [
    "string",
    "number",
    "map",
    "bool",
    "array",
    "integer",
    "float",
    "none",
    "iterable",
    "defined",
    "undefined",
    "odd",
    "even",
    "divisible_by",
    "starting_with",
    "ending_with",
    "containing",
];

/// Tera's own functions.
const FUNCTIONS: [&str; 3] = ["range", "throw", "super"];

/// The problems that a report names; none if it is no such report.
pub(super) fn problems(report: &str, templates: &BTreeMap<String, ThemeFile>) -> Vec<Problem> {
    let lines: Vec<&str> = report.lines().collect();
    let starts = (0..lines.len()).filter(|&at| lines[at].starts_with("error: "));
    starts.filter_map(|at| one(lines.get(at..at + 5)?, templates)).collect()
}

/// One problem: its message, its place, an empty line, the template's line, and marks under what is wrong.
fn one(lines: &[&str], templates: &BTreeMap<String, ThemeFile>) -> Option<Problem> {
    let [message, place, _, _, marks] = lines else {
        return None;
    };
    let mut parts = place.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
    let column: usize = parts.next()?.parse().ok()?;
    let line: usize = parts.next()?.parse().ok()?;
    let file = templates.get(parts.next()?)?;
    let start = byte(&file.text, line, column);
    let marked = marks.matches('^').count();
    let end = file.text[start..].char_indices().nth(marked);
    let end = end.map_or(file.text.len(), |(length, _)| start + length);
    let problem = explained(message.strip_prefix("error: ")?, templates);
    Some(problem.at(Place::within(&file.origin, &file.text, start..end)))
}

/// The byte of a line and column, both from 1.
fn byte(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.max(1) - 1).map(str::len).sum();
    let within = text[before..].char_indices().nth(column.max(1) - 1);
    within.map_or(text.len(), |(at, _)| before + at)
}

/// The problem in our words, with the name that was likely meant.
fn explained(message: &str, templates: &BTreeMap<String, ThemeFile>) -> Problem {
    let unknown = message.strip_prefix("Unknown ").and_then(|rest| rest.split_once(" `"));
    let Some((kind, name)) = unknown else {
        return Problem::error(message);
    };
    let name = name.trim_end_matches('`');
    let names = || templates.keys().map(String::as_str);
    let near = match kind {
        "template" => return super::missing(name, names()),
        "function" => nearest(name, FUNCTIONS.into_iter().chain(functions::NAMES)),
        "filter" => nearest(name, FILTERS.into_iter().chain(filters::NAMES)),
        "test" => nearest(name, TESTS),
        _ => nearest(name, templates.values().flat_map(|file| components(&file.text))),
    };
    let problem = Problem::error(format!("there is no {kind} `{name}`"));
    match near {
        Some(near) => problem.hint(format!("did you mean `{near}`?")),
        None if kind == "function" => {
            let ours = functions::NAMES.map(|name| format!("`{name}`")).join(", ");
            problem.hint(format!("there are: {ours}, and Tera's own"))
        }
        None => problem,
    }
}

/// The components that a template defines.
fn components(text: &str) -> impl Iterator<Item = &str> {
    let tags = text.split("{%").skip(1);
    tags.filter_map(|tag| {
        let rest = tag.trim_start_matches('-').trim_start().strip_prefix("component ")?;
        let name = rest.trim_start();
        let end = name.find(|c: char| c == '(' || c == '%' || c.is_whitespace())?;
        Some(&name[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::{FILTERS, FUNCTIONS, TESTS, problems};
    use crate::press::theme::ThemeFile;
    use std::collections::BTreeMap;
    use tera::Tera;

    /// What is said of one template, `place message | hint`.
    fn said(text: &str) -> Vec<String> {
        let file = ThemeFile { origin: "templates/a.html".to_owned(), text: text.to_owned() };
        let report = Tera::new().add_raw_template("a.html", text).unwrap_err();
        problems(&report.to_string(), &BTreeMap::from([("a.html".to_owned(), file)]))
            .into_iter()
            .map(|problem| {
                let place = problem.place.unwrap();
                let hint = problem.hint.unwrap_or_default();
                format!("{}:{}+{} {} | {hint}", place.line, place.column, place.length, problem.message)
            })
            .collect()
    }

    #[test]
    fn unknown_names_have_a_place_and_the_nearest_known_one() {
        assert_eq!(
            said(
                "{{ latst(limit=1) }}\n\u{e9} {{ 1 | daet }}\n{% if 1 is odd_ %}{% endif %}{% include \"b.html\" %}\n{{ zzz() }}"
            ),
            [
                "1:4+14 there is no function `latst` | did you mean `latest`?",
                "2:10+4 there is no filter `daet` | did you mean `date`?",
                "3:12+4 there is no test `odd_` | did you mean `odd`?",
                "3:41+8 there is no template \"b.html\" | did you mean \"a.html\"?",
                "4:4+5 there is no function `zzz` | there are: `t`, `lang_of`, `latest`, `leads`, `related`, `series`, `neighbours`, `names`, `fragment`, `url`, `asset`, `data`, `app`, and Tera's own",
            ]
        );
        let component = "{% component kartu(a) %}x{% endcomponent kartu %}{{<katru a={1} />}}";
        assert_eq!(said(component), ["1:52+15 there is no component `katru` | did you mean `kartu`?"]);
    }

    #[test]
    fn what_is_no_report_names_nothing() {
        for text in ["", "error: x", "error: x\n --> y", "Component `a` is defined in both"] {
            assert_eq!(problems(text, &BTreeMap::new()), []);
        }
    }

    #[test]
    fn teras_own_names_are_teras() {
        let known = |text: &str| match Tera::new().add_raw_template("a", text) {
            Ok(()) => true,
            Err(error) => !error.to_string().contains("Unknown"),
        };
        for name in FILTERS {
            assert!(known(&format!("{{{{ 1 | {name} }}}}")), "{name}");
        }
        for name in TESTS {
            assert!(known(&format!("{{% if 1 is {name} %}}{{% endif %}}")), "{name}");
        }
        for name in FUNCTIONS {
            assert!(known(&format!("{{{{ {name}() }}}}")), "{name}");
        }
    }
}
