//! Editing front matter without disturbing the rest of the file: adding a value to a key that holds a list.

use super::front::{self, Format, Value};
use crate::base::problem::{Place, Problem};
use std::ops::Range;

/// `text` with `value` added to the list at the key `key`, which is made if it is not there. A value that is there already
/// changes nothing.
///
/// # Errors
/// The front matter does not parse, or is written in a manner that cannot be edited safely.
pub fn add(source: &str, text: &str, key: &str, value: &str) -> Result<String, Problem> {
    let mut earlier = values(source, text, key)?;
    if earlier.iter().any(|other| other == value) {
        return Ok(text.to_owned());
    }
    let whole = |problems: Vec<Problem>| problems.into_iter().next().unwrap_or_else(|| cannot(source, key));
    let front = front::read(source, text).map_err(whole)?;
    let entry = front.entries.iter().find(|entry| entry.key == key);
    let edited = match (front.format, entry) {
        (Format::Toml, _) => toml(text, &front.opening, front.body, (key, value)),
        (Format::Yaml, Some(entry)) => {
            let is_list = matches!(entry.node.value, Value::List(_));
            let end = yaml_end(text, entry.key_span.end, front.body);
            yaml(text, entry.key_span.end..end, is_list, &earlier, value)
        }
        (Format::Yaml, None) => yaml_key(text, front.opening.end, front.body, (key, value)),
        (Format::Json, entry) => json(
            text,
            entry.map(|entry| entry.node.span.clone()),
            &earlier,
            front.opening.start,
            (key, value),
        ),
    };
    earlier.push(value.to_owned());
    let edited = edited.ok_or_else(|| cannot(source, key))?;
    // What was written must read as what was meant.
    match values(source, &edited, key) {
        Ok(now) if now == earlier => Ok(edited),
        _ => Err(cannot(source, key)),
    }
}

/// That a key cannot be edited.
fn cannot(source: &str, key: &str) -> Problem {
    Problem::error(format!("cannot add to \"{key}\" without disturbing what is there"))
        .at(Place::file(source))
        .hint("add the line by hand")
}

/// The strings at a key.
fn values(source: &str, text: &str, key: &str) -> Result<Vec<String>, Problem> {
    let whole = |problems: Vec<Problem>| problems.into_iter().next().unwrap_or_else(|| cannot(source, key));
    let front = front::read(source, text).map_err(whole)?;
    let Some(entry) = front.entries.iter().find(|entry| entry.key == key) else {
        return Ok(Vec::new());
    };
    let text = |value: &Value<'_>| match value {
        Value::Text(text) => Some(text.clone().into_owned()),
        _ => None,
    };
    match &entry.node.value {
        Value::Null => Ok(Vec::new()),
        Value::List(items) => items
            .iter()
            .map(|item| text(&item.value))
            .collect::<Option<_>>()
            .ok_or_else(|| cannot(source, key)),
        other => text(other).map(|text| vec![text]).ok_or_else(|| cannot(source, key)),
    }
}

/// In TOML, whose editor keeps comments and spaces.
fn toml(text: &str, opening: &Range<usize>, body: usize, (key, value): (&str, &str)) -> Option<String> {
    let start = opening.end + text.get(opening.end..)?.find('\n')? + 1;
    let end = closing(text, start, body);
    let mut table: toml_edit::DocumentMut = text.get(start..end)?.parse().ok()?;
    let item = table.entry(key).or_insert(toml_edit::value(toml_edit::Array::new()));
    if let Some(single) = item.as_str().map(str::to_owned) {
        let mut list = toml_edit::Array::new();
        list.push(single);
        *item = toml_edit::value(list);
    }
    let list = item.as_array_mut()?;
    let lines = list.iter().last().and_then(|last| last.decor().prefix()?.as_str().map(str::to_owned));
    match lines.filter(|prefix| prefix.contains('\n')) {
        // One value a line stays one value a line.
        Some(prefix) => list.push_formatted(toml_edit::Value::from(value).decorated(prefix, "")),
        None => list.push(value),
    }
    let mut header = table.to_string();
    if text.get(..start)?.ends_with("\r\n") {
        header = header.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    Some(format!("{}{header}{}", text.get(..start)?, text.get(end..)?))
}

/// Where the line begins that closes a header.
fn closing(text: &str, start: usize, body: usize) -> usize {
    let header = text.get(start..body).unwrap_or_default().trim_end_matches(['\n', '\r']);
    start + header.rfind('\n').map_or(0, |end| end + 1)
}

/// In YAML, at a key that is there: `rest` is what follows the key up to the end of its value.
fn yaml(text: &str, rest: Range<usize>, is_list: bool, earlier: &[String], value: &str) -> Option<String> {
    let written = text.get(rest.clone())?;
    let colon = rest.start + written.find(':')? + 1;
    let block = written.lines().skip(1).find(|line| line.trim_start().starts_with("- "));
    if let (true, Some(item)) = (is_list, block) {
        let indent = &item[..item.len() - item.trim_start().len()];
        let end = rest.start + written.trim_end().len();
        return Some(format!("{}\n{indent}- {}{}", &text[..end], quoted(value), &text[end..]));
    }
    if is_list && written.trim_end().contains('\n') {
        return None;
    }
    let line_end = text[colon..].find(['\n', '\r']).map_or(text.len(), |end| colon + end);
    let comment = text[colon..line_end].find(" #").map_or(line_end, |at| colon + at);
    let all: Vec<_> = earlier.iter().map(String::as_str).chain([value]).map(quoted).collect();
    Some(format!("{} [{}]{}", &text[..colon], all.join(", "), &text[comment..]))
}

/// Where the value of a YAML key ends: before the next line that is neither indented nor an item of a list.
fn yaml_end(text: &str, key: usize, body: usize) -> usize {
    let header = &text[..closing(text, key, body).max(key)];
    let mut at = header[key..].find('\n').map_or(header.len(), |end| key + end + 1);
    for line in header[at..].split_inclusive('\n') {
        if !line.starts_with([' ', '\t', '\r', '\n']) && !line.starts_with("- ") {
            break;
        }
        at += line.len();
    }
    at
}

/// In YAML, as a new last line of the header.
fn yaml_key(text: &str, opening: usize, body: usize, (key, value): (&str, &str)) -> Option<String> {
    let start = opening + text.get(opening..)?.find('\n')? + 1;
    let end = closing(text, start, body);
    let line_end = if text.get(..start)?.ends_with("\r\n") { "\r\n" } else { "\n" };
    Some(format!("{}{key}: [{}]{line_end}{}", &text[..end], quoted(value), &text[end..]))
}

/// In JSON: at the value that is there, else as a new first key.
fn json(
    text: &str,
    at: Option<Range<usize>>,
    earlier: &[String],
    opening: usize,
    (key, value): (&str, &str),
) -> Option<String> {
    let Some(range) = at else {
        let inner = &text[opening + 1..];
        let rest = inner.trim_start();
        let space = &inner[..inner.len() - rest.len()];
        let comma = if rest.starts_with('}') { "" } else { "," };
        let pair = format!("{}: [{}]{comma}", quoted(key), quoted(value));
        return Some(format!("{}{space}{pair}{space}{rest}", &text[..=opening]));
    };
    let written = text.get(range.clone())?;
    let edited = match written.strip_suffix(']') {
        Some(list) if !earlier.is_empty() => {
            let kept = list.trim_end();
            format!("{kept}, {}{}]", quoted(value), &list[kept.len()..])
        }
        Some(_) => format!("[{}]", quoted(value)),
        None => {
            let all: Vec<_> = earlier.iter().map(String::as_str).chain([value]).map(quoted).collect();
            format!("[{}]", all.join(", "))
        }
    };
    Some(format!("{}{edited}{}", &text[..range.start], &text[range.end..]))
}

/// A string as JSON writes it, which YAML reads too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::add;
    use proptest::prelude::{prop_assert, proptest};

    fn added(text: &str) -> String {
        add("a.md", text, "aliases", "/old/").unwrap()
    }

    #[test]
    fn a_key_that_is_missing_is_added_and_nothing_else_changes() {
        for (before, after) in [
            (
                "+++\ntitle = \"A\" # kept\n\n[extra]\nx = 1\n+++\nText\n",
                "+++\ntitle = \"A\" # kept\naliases = [\"/old/\"]\n\n[extra]\nx = 1\n+++\nText\n",
            ),
            ("+++\r\ntitle = \"A\"\r\n+++\r\n", "+++\r\ntitle = \"A\"\r\naliases = [\"/old/\"]\r\n+++\r\n"),
            ("---\ntitle: A # kept\n---\nText\n", "---\ntitle: A # kept\naliases: [\"/old/\"]\n---\nText\n"),
            ("{\"title\": \"A\"}\nText\n", "{\"aliases\": [\"/old/\"],\"title\": \"A\"}\nText\n"),
            ("{\n  \"title\": \"A\"\n}\n", "{\n  \"aliases\": [\"/old/\"],\n  \"title\": \"A\"\n}\n"),
        ] {
            assert_eq!(added(before), after);
        }
    }

    #[test]
    fn a_list_or_a_single_value_is_extended_as_it_is_written() {
        for (before, after) in [
            ("+++\naliases = [\"/a/\"]\n+++\n", "+++\naliases = [\"/a/\", \"/old/\"]\n+++\n"),
            ("+++\naliases = \"/a/\"\n+++\n", "+++\naliases = [\"/a/\", \"/old/\"]\n+++\n"),
            (
                "+++\naliases = [\n  \"/a/\",\n]\n+++\n",
                "+++\naliases = [\n  \"/a/\",\n  \"/old/\",\n]\n+++\n",
            ),
            (
                "---\naliases:\n  - /a/\ntitle: A\n---\n",
                "---\naliases:\n  - /a/\n  - \"/old/\"\ntitle: A\n---\n",
            ),
            ("---\naliases: [/a/] # x\n---\n", "---\naliases: [\"/a/\", \"/old/\"] # x\n---\n"),
            ("---\naliases: /a/\n---\n", "---\naliases: [\"/a/\", \"/old/\"]\n---\n"),
            ("{\"aliases\": [\"/a/\"]}", "{\"aliases\": [\"/a/\", \"/old/\"]}"),
            ("{\"aliases\": \"/a/\"}", "{\"aliases\": [\"/a/\", \"/old/\"]}"),
        ] {
            assert_eq!(added(before), after);
        }
    }

    #[test]
    fn what_is_there_already_is_not_added_and_what_is_no_text_is_refused() {
        let text = "+++\naliases = [\"/old/\"]\n+++\n";
        assert_eq!(added(text), text);
        assert!(add("a.md", "+++\naliases = 1\n+++\n", "aliases", "/old/").is_err());
        assert!(add("a.md", "no front matter", "aliases", "/old/").is_err());
    }

    proptest! {
        #[test]
        fn no_file_makes_it_panic(header in "[a-z:= \n\\[\\]\"'#{},/-]{0,60}", value in "[ -~]{0,12}") {
            for text in [format!("+++\n{header}\n+++\n"), format!("---\n{header}\n---\n"), format!("{{{header}}}")] {
                if let Ok(edited) = add("a.md", &text, "aliases", &value) {
                    prop_assert!(edited.len() >= text.len() || edited.contains("aliases"));
                }
            }
        }
    }
}
