//! Links of a body to other Markdown files. Names the files; whether they exist is for others to say.

use super::Link;
use super::fields::Fields;
use super::name::{EXTENSIONS, without_extension};
use crate::article::markdown;
use crate::article::supplied::tag::{Tag as Element, silent};
use crate::base::problem::Problem;
use crate::base::url::is_absolute;
use percent_encoding::percent_decode_str;
use pulldown_cmark::{Event, Parser, Tag};
use std::ops::Range;

/// The folder that no link may leave.
const CONTENT: &str = "content";

/// What a link's destination names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// No Markdown file: a URL, an anchor, a path of the portal, an image.
    Other,
    /// A Markdown file, relative to the portal's folder and normalised, and the fragment after `#`.
    File(String, Option<String>),
    /// A Markdown file outside `content/`.
    Outside,
}

/// What a destination in the file `source` names. `/x.md` and `@/x.md` are meant from `content/`.
#[must_use]
pub fn resolve(source: &str, destination: &str) -> Target {
    let (path, fragment) = match destination.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (destination, None),
    };
    let path = path.split('?').next().unwrap_or(path);
    if without_extension(path).is_none() || is_absolute(path) {
        return Target::Other;
    }
    let path = percent_decode_str(path).decode_utf8_lossy();
    let rooted = path.strip_prefix("@/").or_else(|| path.strip_prefix('/'));
    let folder = source.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = match rooted {
        Some(_) => vec![CONTENT],
        None => folder.split('/').collect(),
    };
    for part in rooted.unwrap_or(&path).split('/') {
        match part {
            "" | "." => {}
            ".." => {
                // A link that leaves `content/` does not come back: another portal's folder may be called so too.
                if parts.len() <= 1 {
                    return Target::Outside;
                }
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    let fragment = fragment.filter(|fragment| !fragment.is_empty());
    Target::File(parts.join("/"), fragment.map(str::to_owned))
}

/// The Markdown file of `content/` that a destination in the file `source` names, and the fragment after `#`.
#[must_use]
pub fn target(source: &str, destination: &str) -> Option<(String, Option<String>)> {
    match resolve(source, destination) {
        Target::File(path, fragment) => Some((path, fragment)),
        Target::Other | Target::Outside => None,
    }
}

/// The links of a body that begins at `offset` of the file. Needs no pass over a body that names no such file.
pub(super) fn of_body(fields: &mut Fields<'_>, offset: usize) -> Vec<Link> {
    let body = fields.text.get(offset..).unwrap_or_default();
    let mut links = Vec::new();
    if !EXTENSIONS.iter().any(|end| body.contains(end)) {
        return links;
    }
    let mut parser = Parser::new_ext(body, markdown::options(false)).into_offset_iter();
    let mut found = Vec::new();
    while let Some((event, link)) = parser.next() {
        if let Event::Start(Tag::Link { dest_url, id, .. }) = &event
            && EXTENSIONS.iter().any(|end| dest_url.contains(end))
        {
            let definition = parser.reference_definitions().get(id).map(|definition| definition.span.clone());
            let range = place(body, link, definition, dest_url);
            found.push((dest_url.to_string(), offset + range.start..offset + range.end));
        } else if let Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) = event {
            in_html(body, link, &mut |destination, range| {
                found.push((destination, offset + range.start..offset + range.end));
            });
        }
    }
    for (destination, range) in found {
        match resolve(fields.source, &destination) {
            Target::File(source, _) => links.push(Link { source, range }),
            Target::Outside => {
                let message = format!("the link \"{destination}\" leaves {CONTENT}/");
                let hint = "link to a file of content/, or write the URL of the page";
                fields.report(&range, Problem::error(message).hint(hint));
            }
            Target::Other => {}
        }
    }
    links
}

/// Hands over each destination of a link in a piece of HTML, and where its tag stands in the body.
fn in_html(body: &str, piece: Range<usize>, found: &mut dyn FnMut(String, Range<usize>)) {
    let mut at = piece.start;
    while let Some(start) = body.get(at..piece.end).and_then(|rest| rest.find('<')).map(|start| at + start) {
        let text = &body[start..piece.end];
        let tag = Element::read(text);
        at = start + silent(text, tag.as_ref());
        let Some(tag) = tag.filter(|tag| tag.is("a") && !tag.is_end && !text.starts_with("<!--")) else {
            continue;
        };
        if let Some(href) = tag.value("href") {
            let range = start..start + tag.length;
            let place = body[range.clone()].find(&*href).map(|at| start + at..start + at + href.len());
            found(href.trim().to_owned(), place.unwrap_or(range));
        }
    }
}

/// Where a link's destination stands: in the link, or in the definition that it refers to.
pub(super) fn place(
    body: &str,
    link: Range<usize>,
    definition: Option<Range<usize>>,
    destination: &str,
) -> Range<usize> {
    for whole in [definition, Some(link.clone())].into_iter().flatten() {
        if let Some(at) = body.get(whole.clone()).and_then(|text| text.rfind(destination)) {
            return whole.start + at..whole.start + at + destination.len();
        }
    }
    link
}

#[cfg(test)]
mod tests {
    use super::{Target, resolve, target};

    #[test]
    fn destinations_are_resolved_from_the_files_folder() {
        let from = |destination| target("content/2026/11/a.md", destination);
        let file = |path: &str| Some((path.to_owned(), None));
        assert_eq!(from("b.md"), file("content/2026/11/b.md"));
        assert_eq!(from("./b.md"), file("content/2026/11/b.md"));
        assert_eq!(from("b.markdown#x").map(|(path, _)| path), Some("content/2026/11/b.markdown".to_owned()));
        assert_eq!(from("../10/b.md?x"), file("content/2026/10/b.md"));
        assert_eq!(from("/pages/about.md"), file("content/pages/about.md"));
        assert_eq!(from("@/pages/about.md"), file("content/pages/about.md"));
        assert_eq!(from("dua%20kata.md"), file("content/2026/11/dua kata.md"));
        assert_eq!(from("b.md#bagian"), Some(("content/2026/11/b.md".to_owned(), Some("bagian".to_owned()))));
        for other in
            ["https://x.example/README.md", "#b.md", "b.html", "mailto:a@b.md", "//x.example/b.md", ""]
        {
            assert_eq!(from(other), None, "{other}");
        }
    }

    #[test]
    fn no_destination_leaves_content() {
        for destination in ["../../../b.md", "/../b.md", "../../../content/b.md", "%2e%2e/%2e%2e/%2e%2e/b.md"]
        {
            assert_eq!(resolve("content/2026/11/a.md", destination), Target::Outside, "{destination}");
        }
    }
}
