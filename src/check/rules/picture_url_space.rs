//! Pictures whose address holds a space.

use crate::check::Edit;
use crate::check::manuscript::Manuscript;
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::{Level, Profile};

/// A picture's address with a space, or Markdown that such an address has broken.
pub(in crate::check) static RULE: Rule = Rule {
    name: "picture-url-space",
    level: Level::Warning,
    profiles: &[Profile::Editorial, Profile::Syndication],
    meaning: "The address of a picture holds a space.",
    why: "Markdown prints `![text](my picture.jpg)` as text, and feed readers and image proxies cut an address at its first space. A space in an address is `%20` (RFC 3986 knows no spaces).",
    example: Example { wrong: "![Rice](/rice field.png)", right: "![Rice](/large.png)" },
    mends: true,
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    let hint = "write `%20` for each space, or give the file a name without spaces";
    // In front matter a space is a space: addresses of cards are encoded where they are printed.
    for picture in manuscript.pictures.iter().filter(|picture| picture.src.trim().contains(' ')) {
        let written = manuscript.text.get(picture.range.clone()).unwrap_or_default();
        let edits = edit(written, picture.src.trim(), picture.range.start);
        remarks.add_mended(
            picture.range.clone(),
            format!("\"{}\" holds a space", picture.src.trim()),
            hint,
            edits,
        );
    }
    for passage in manuscript.passages.iter().filter(|passage| passage.text.contains("![")) {
        for (at, _) in passage.text.match_indices("![") {
            // An address is shorter than this, and a text of nothing but such marks is not searched to its end for each.
            let rest = &passage.text[at..];
            let rest = &rest[..rest.char_indices().nth(400).map_or(rest.len(), |(end, _)| end)];
            let Some((open, end)) = rest.find("](").zip(rest.find(')')).filter(|(open, end)| open < end)
            else {
                continue;
            };
            let address = untitled(&rest[open + 2..end]);
            if address.contains(' ') && !address.contains('\n') {
                let range = passage.place(at..at + end + 1);
                let written = manuscript.text.get(range.clone()).unwrap_or_default();
                let edits = edit(written, address, range.start);
                let message = format!("\"{address}\" holds a space: no picture, but this text is printed");
                remarks.add_mended(range, message, hint, edits);
            }
        }
    }
}

/// What stands in a link's brackets, without the title after the address.
fn untitled(inner: &str) -> &str {
    let inner = inner.trim();
    let title = ['"', '\''].into_iter().find_map(|quote| {
        let before = inner.strip_suffix(quote)?;
        let start = before.find(quote)?;
        before[..start].ends_with(char::is_whitespace).then_some(start)
    });
    title.map_or(inner, |start| inner[..start].trim_end())
}

/// What writes an address as it should be, if it stands once in what is written.
fn edit(written: &str, address: &str, start: usize) -> Vec<Edit> {
    if written.matches(address).count() != 1 {
        return Vec::new();
    }
    let at = start + written.find(address).unwrap_or(0);
    vec![Edit { range: at..at + address.len(), text: address.replace(' ', "%20") }]
}

#[cfg(test)]
mod tests {
    use super::{RULE, untitled};
    use crate::check::sample::{found, found_in};

    #[test]
    fn a_title_is_no_part_of_an_address() {
        for (inner, address) in [
            ("/rice field.png \"A rice field\"", "/rice field.png"),
            ("/rice field.png 'A \"rice\" field' ", "/rice field.png"),
            ("/rice field.png", "/rice field.png"),
            ("/it's a.png", "/it's a.png"),
        ] {
            assert_eq!(untitled(inner), address);
        }
    }

    #[test]
    fn front_matter_is_left_alone() {
        let file =
            "+++\ntitle = \"Rice\"\ndate = 2026-11-20T08:00:00Z\nimage = \"/my pic.png\"\n+++\nText.\n";
        assert_eq!(found_in(&RULE, "en", file), [""; 0]);
        assert_eq!(found(&RULE, "en", "![Rice](/rice field.png \"A rice field\")").len(), 1);
    }
}
