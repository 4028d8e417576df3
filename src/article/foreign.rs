//! Template syntax of other generators in a body: where it stands. It is printed as text, and named in a warning.

use super::fields::Fields;
use super::markdown;
use crate::base::problem::Problem;
use crate::base::text::shorten;
use pulldown_cmark::{Event, Parser, Tag};
use std::ops::Range;

/// What a piece of template syntax is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Hugo's `{{< figure >}}` and `{{% note %}}`.
    Shortcode,
    /// `{% include x %}` of Liquid, `{% quote() %}` of Zola.
    Tag,
    /// `{{ site.url }}` of Liquid, `{{ youtube(id="x") }}` of Zola.
    Expression,
}

/// How each kind begins and ends; a longer beginning stands before its own beginning.
const MARKS: [(&str, &str, Kind); 4] = [
    ("{{<", ">}}", Kind::Shortcode),
    ("{{%", "%}}", Kind::Shortcode),
    ("{%", "%}", Kind::Tag),
    ("{{", "}}", Kind::Expression),
];

impl Kind {
    const ALL: [Self; 3] = [Self::Shortcode, Self::Tag, Self::Expression];

    /// What problems call several of it.
    fn plural(self) -> &'static str {
        match self {
            Self::Shortcode => "shortcodes",
            Self::Tag => "template tags",
            Self::Expression => "template expressions",
        }
    }
}

/// The pieces of template syntax in a body, code or not, in their order.
pub(super) fn pieces(body: &str) -> Vec<(Kind, Range<usize>)> {
    let mut pieces = Vec::new();
    // Ends that stand nowhere in the rest: so that no body is searched to its end for each brace.
    let mut missing: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(start) = body[at..].find('{').map(|start| at + start) {
        let rest = &body[start..];
        let mark = MARKS.iter().find(|(begin, ..)| rest.starts_with(begin));
        let whole = mark.and_then(|(begin, end, kind)| {
            if missing.contains(end) {
                return None;
            }
            let Some(length) = rest[begin.len()..].find(end) else {
                missing.push(end);
                return None;
            };
            Some((*kind, start..start + begin.len() + length + end.len()))
        });
        at = whole.as_ref().map_or(start + 1, |(_, range)| range.end);
        pieces.extend(whole);
    }
    pieces
}

/// Warns of template syntax in a body that begins at `offset` of the file, once a kind. Code may hold it.
pub(super) fn report(fields: &mut Fields<'_>, offset: usize) {
    let body = fields.text.get(offset..).unwrap_or_default();
    let mut pieces = pieces(body);
    if pieces.is_empty() {
        return;
    }
    let code = code(body);
    pieces.retain(|(_, piece)| !within(&code, piece));
    for kind in Kind::ALL {
        let mut of_kind = pieces.iter().filter(|(other, _)| *other == kind);
        let Some((_, first)) = of_kind.next() else {
            continue;
        };
        let line = body[first.clone()].lines().next().unwrap_or_default();
        let message = format!(
            "{} is printed as text: {} of other generators are not understood",
            shorten(line, 40),
            kind.plural()
        );
        let hint = match of_kind.count() {
            0 => "write it in Markdown or HTML".to_owned(),
            more => format!("write it in Markdown or HTML; there are {more} more in this file"),
        };
        let span = offset + first.start..offset + first.end;
        fields.report(&span, Problem::warning(message).hint(hint));
    }
}

/// Whether one of some ranges, sorted and apart, holds another.
pub(super) fn within(ranges: &[Range<usize>], inner: &Range<usize>) -> bool {
    let next = ranges.partition_point(|range| range.start <= inner.start);
    let last = next.checked_sub(1).and_then(|last| ranges.get(last));
    last.is_some_and(|range| inner.end <= range.end)
}

/// Where code stands in a body.
fn code(body: &str) -> Vec<Range<usize>> {
    Parser::new_ext(body, markdown::options(false))
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))))
        .map(|(_, range)| range)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Kind, pieces};
    use proptest::prelude::{any, proptest};

    #[test]
    fn pieces_of_all_kinds_are_found() {
        let body = "a {{< b \"c\" >}} {{% d %}}\n{% e %}{{ f }} {g} {{ {%";
        let found: Vec<_> = pieces(body).into_iter().map(|(kind, range)| (kind, &body[range])).collect();
        assert_eq!(
            found,
            [
                (Kind::Shortcode, "{{< b \"c\" >}}"),
                (Kind::Shortcode, "{{% d %}}"),
                (Kind::Tag, "{% e %}"),
                (Kind::Expression, "{{ f }}"),
            ]
        );
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in any::<String>(), braces in "[{}<>% a]{0,30}") {
            let _ = (pieces(&text), pieces(&braces));
        }
    }
}
