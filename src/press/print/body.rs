//! An article's Markdown as HTML, with its links resolved.

use crate::article::Text;
use crate::article::links;
use crate::article::markdown::{self, Asked, Destination, Rendered, Style};
use crate::article::rel::LinkRel;
use crate::article::supplied::Supplied;
use crate::base::problem::{Place, Problem};
use crate::base::url;
use crate::catalog::album;
use crate::config::{Provider, Trust};
use crate::press::job::Job;
use crate::press::picture;
use crate::press::print::raw;
use crate::press::value::map;
use tera::Value;

/// How links of a body are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Links {
    /// From the host's root: on pages.
    Rooted,
    /// As absolute URLs: in feeds.
    Absolute,
}

/// The body of a text as HTML.
pub(super) fn html(job: &Job, text: &Text, provider: Option<&Provider>, links: Links) -> Rendered {
    let config = &job.views.config;
    let style = Style {
        lang: &config.edition(text.edition).lang,
        smart_punctuation: config.markdown.smart_punctuation,
        heading_anchors: config.markdown.heading_anchors && links == Links::Rooted,
        sanitise: provider.filter(|provider| provider.trust == Trust::Untrusted).map(|provider| Supplied {
            sanitiser: &job.views.sanitiser,
            home: &config.base_url,
            images: provider.images,
            embeds: &config.embeds,
        }),
        link_rel: provider.map(|provider| LinkRel { words: &provider.link_rel, home: &config.base_url }),
    };
    let mut rendered = markdown::html(&text.body, &style, &mut |asked| match asked {
        Asked::Link(destination) => resolve(job, text, destination, links),
        Asked::Picture(src) => {
            pictured(job, text, src, links).unwrap_or_else(|| resolve(job, text, src, links))
        }
        Asked::Element(src) => element(job, text, src),
    });
    if links == Links::Absolute {
        rendered.html =
            raw::absolute(&rendered.html, &|destination| on_portal(job, text, destination, links));
    }
    rendered
}

/// The picture that a body shows, if it is one of the portal's: with its variants; its text alone where what it belongs to is
/// hidden, of which the survey warns.
fn pictured(job: &Job, text: &Text, src: &str, links: Links) -> Option<Destination> {
    let file = album::file_from(&text.path, src)?;
    let Some(found) = job.desk.picture(&file) else {
        return hides_file(job, text, &file).then_some(Destination::PlainText);
    };
    let framed = match links {
        Links::Rooted => picture::framed(&found, &job.views.config),
        Links::Absolute => picture::plain(&found, &job.views.config),
    };
    match framed {
        Some(framed) => Some(Destination::Picture(Box::new(framed))),
        // What is called exactly so is not what a URL would name.
        None if found.file == file => Some(Destination::Url(write(job, &format!("/{file}"), links))),
        None => None,
    }
}

/// Whether a file that a body names is one of something hidden.
fn hides_file(job: &Job, text: &Text, path: &str) -> bool {
    job.desk.hides_file((&text.source, &text.path), path)
}

/// The picture that an element of HTML shows: its text alone where what it belongs to is hidden.
fn element(job: &Job, text: &Text, src: &str) -> Destination {
    let file = album::file_from(&text.path, src);
    let Some(path) = file.filter(|path| hides_file(job, text, path)) else {
        return Destination::Keep;
    };
    let message = format!(
        "the picture /{path} is left out, and its text stands alone: what it belongs to is not visible at this instant"
    );
    job.warnings.borrow_mut().push(Problem::warning(message).at(Place::file(&text.source)));
    Destination::PlainText
}

/// Where a link of a body leads.
fn resolve(job: &Job, text: &Text, destination: &str, links: Links) -> Destination {
    if let Some((source, fragment)) = links::target(&text.source, destination) {
        let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
        if let Some(path) = job.desk.link(&source) {
            return Destination::Url(format!("{}{fragment}", write(job, path, links)));
        }
        let message =
            format!("the link to {source} is printed as plain text: it is not visible at this instant");
        job.warnings.borrow_mut().push(Problem::warning(message).at(Place::file(&text.source)));
        return Destination::PlainText;
    }
    let address = address(job, text, destination);
    if let Some(path) = &address
        && job.desk.hides(path)
    {
        let message = format!(
            "the link to {path} is printed as plain text: what is there is not visible at this instant"
        );
        job.warnings.borrow_mut().push(Problem::warning(message).at(Place::file(&text.source)));
        return Destination::PlainText;
    }
    if let Some(path) = album::file_from(&text.path, destination).filter(|_| address.is_none())
        && hides_file(job, text, &path)
    {
        let message = format!(
            "the link to /{path} is printed as plain text: what it belongs to is not visible at this instant"
        );
        job.warnings.borrow_mut().push(Problem::warning(message).at(Place::file(&text.source)));
        return Destination::PlainText;
    }
    if destination.is_empty()
        || url::is_absolute(destination)
        || (destination.starts_with('#') && links == Links::Rooted)
    {
        return Destination::Keep;
    }
    Destination::Url(on_portal(job, text, destination, links))
}

/// The readable path of an article or page of the portal that a destination may mean: one that ends as theirs do.
fn address(job: &Job, text: &Text, destination: &str) -> Option<String> {
    if destination.is_empty() || destination.starts_with(['#', '?']) {
        return None;
    }
    let base = &job.views.config.base_url;
    let path = if url::is_absolute(destination) {
        let rest = destination.strip_prefix(base.to_string().trim_end_matches('/'))?;
        if !rest.is_empty() && !rest.starts_with(['/', '?', '#']) {
            return None;
        }
        rest.to_owned()
    } else {
        url::resolve(&text.path, destination)
    };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let name = path.rsplit('/').next().unwrap_or_default();
    match name {
        "" if path.len() > 1 => Some(path.into_owned()),
        "index.html" => Some(path.trim_end_matches("index.html").to_owned()),
        name if name.ends_with(".html") => Some(path.into_owned()),
        name if !name.is_empty() && !name.contains('.') => Some(format!("{path}/")),
        _ => None,
    }
}

/// The URL of a readable path of the portal.
fn write(job: &Job, path: &str, links: Links) -> String {
    let base = &job.views.config.base_url;
    match links {
        Links::Rooted => base.rooted(path),
        Links::Absolute => base.absolute(path),
    }
}

/// The URL of a relative link that names no Markdown file.
fn on_portal(job: &Job, text: &Text, destination: &str, links: Links) -> String {
    let page = if destination.starts_with('#') {
        format!("{}{destination}", text.path)
    } else {
        url::resolve(&text.path, destination)
    };
    // The path may hold a query or a fragment, and may be encoded already.
    let (path, rest) = page.split_at(page.find(['?', '#']).unwrap_or(page.len()));
    let readable = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    format!("{}{rest}", write(job, &readable, links))
}

/// The headings of a body, for templates.
pub(super) fn headings(rendered: &Rendered) -> Value {
    let each = |heading: &markdown::Heading| {
        map([
            ("level", heading.level.into()),
            ("id", heading.id.as_str().into()),
            ("text", heading.text.as_str().into()),
        ])
    };
    rendered.headings.iter().map(each).collect::<Vec<_>>().into()
}
