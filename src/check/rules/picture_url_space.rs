//! Pictures whose address holds a space.

use crate::check::Edit;
use crate::check::manuscript::Manuscript;
use crate::check::pictures;
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
    for picture in pictures::all(manuscript).iter().filter(|picture| picture.src.trim().contains(' ')) {
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
            let address = &rest[open + 2..end];
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

/// What writes an address as it should be, if it stands once in what is written.
fn edit(written: &str, address: &str, start: usize) -> Vec<Edit> {
    if written.matches(address).count() != 1 {
        return Vec::new();
    }
    let at = start + written.find(address).unwrap_or(0);
    vec![Edit { range: at..at + address.len(), text: address.replace(' ', "%20") }]
}
