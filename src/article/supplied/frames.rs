//! Frames of third parties become links; one from a host that the portal allows can be loaded by a click.

use super::Supplied;
use super::tag::Tag;
use crate::article::markdown::escape;
use ammonia::Url;
use std::borrow::Cow;

/// What the id of a link to a frame begins with, behind the mark.
pub(super) const EMBED: &str = "embed-";

/// Where a frame leads, and its host, if that is a web address with `https`.
pub(super) fn address(src: &str) -> Option<(Url, String)> {
    let src = src.trim();
    let whole = if src.starts_with("//") { Cow::Owned(format!("https:{src}")) } else { Cow::Borrowed(src) };
    let url = Url::parse(&whole).ok()?;
    let is_plain = url.scheme() == "https" && url.username().is_empty() && url.password().is_none();
    let host = url.host_str()?.to_owned();
    (is_plain && url.port().is_none()).then_some((url, host))
}

/// Whether a text may hold a frame.
pub(super) fn may_hold(html: &str) -> bool {
    html.as_bytes().windows(7).any(|word| word.eq_ignore_ascii_case(b"<iframe"))
}

/// HTML whose frames from allowed hosts are links with marked ids, numbered, and the addresses of these frames. It still has to be
/// sanitised.
pub(super) fn replaced<'h>(
    supplied: &Supplied<'_>,
    html: &'h str,
    mark: &str,
) -> (Cow<'h, str>, Vec<String>) {
    let mut frames = Vec::new();
    if supplied.embeds.is_empty() || !may_hold(html) {
        return (Cow::Borrowed(html), frames);
    }
    let clean = supplied.sanitiser.clean_but_frames(html);
    let mut out = String::with_capacity(clean.len());
    let mut rest = clean.as_str();
    while let Some(start) = rest.find('<') {
        let (before, tagged) = rest.split_at(start);
        out.push_str(before);
        let Some(tag) = Tag::read(tagged) else {
            // Cannot be, as the sanitiser wrote it.
            return (Cow::Owned(out), frames);
        };
        rest = &tagged[tag.length..];
        if !tag.is("iframe") {
            out.push_str(&tagged[..tag.length]);
            continue;
        }
        // What stands in a frame is for browsers without frames, and not parsed: it ends at the first such tag.
        rest = rest.split_once("</iframe>").map_or("", |(_, after)| after);
        let allowed = tag.value("src").and_then(|src| address(&src));
        if let Some((url, host)) = allowed.filter(|(_, host)| supplied.embeds.contains(host)) {
            link(&mut out, &url, &host, &tag, &format!("{mark}{EMBED}{}", frames.len()));
            frames.push(url.to_string());
        }
    }
    out.push_str(rest);
    (Cow::Owned(out), frames)
}

/// A link to what a frame shows.
fn link(out: &mut String, url: &Url, host: &str, frame: &Tag<'_>, id: &str) {
    out.push_str("<span id=\"");
    escape::attribute(out, id);
    out.push_str("\"><a href=\"");
    escape::attribute(out, url.as_str());
    out.push_str("\">");
    match frame.value("title").filter(|title| !title.trim().is_empty()) {
        Some(title) => escape::text(out, &format!("{} ({host})", title.trim())),
        None => escape::text(out, host),
    }
    out.push_str("</a></span>");
}
