//! The pictures that a body shows by Markdown. Names them as written; which files they are is for others to say.

use super::links::place;
use crate::article::markdown;
use pulldown_cmark::{Event, Parser, Tag};
use std::ops::Range;

/// The pictures of a body as written, each with where it stands in the body, in bytes. Needs no pass over a body that
/// shows none.
#[must_use]
pub fn of_body(body: &str) -> Vec<(String, Range<usize>)> {
    let mut pictures = Vec::new();
    if !body.contains("![") {
        return pictures;
    }
    let mut parser = Parser::new_ext(body, markdown::options(false)).into_offset_iter();
    while let Some((event, range)) = parser.next() {
        if let Event::Start(Tag::Image { dest_url, id, .. }) = event {
            let definition =
                parser.reference_definitions().get(&id).map(|definition| definition.span.clone());
            let range = place(body, range, definition, &dest_url);
            pictures.push((dest_url.into_string(), range));
        }
    }
    pictures
}

#[cfg(test)]
mod tests {
    use super::of_body;

    #[test]
    fn pictures_are_found_with_their_places_and_code_is_none() {
        let body = "![a](b.jpg \"t\") `![no](x.jpg)`\n\n[![c][d]](/e/)\n\n[d]: /f.png\n";
        let found: Vec<_> =
            of_body(body).into_iter().map(|(src, range)| (src, body[range].to_owned())).collect();
        let same = |src: &str| (src.to_owned(), src.to_owned());
        assert_eq!(found, [same("b.jpg"), same("/f.png")]);
    }
}
