//! A picture in a text.

use super::{Framed, escape};
use std::fmt::Write;

/// A picture while its alternative text is read.
#[derive(Default)]
pub(super) struct Picture {
    /// Where it is; `None` leaves only the alternative text.
    pub(super) src: Option<String>,
    /// Its variants, if it has any.
    pub(super) framed: Option<Box<Framed>>,
    /// The title: a caption where the picture stands alone.
    pub(super) title: String,
    /// What it shows.
    pub(super) alt: String,
    /// How many elements its alternative text is within.
    pub(super) depth: usize,
}

impl Picture {
    /// As a part of a line.
    pub(super) fn inline(&self, out: &mut String) {
        self.element(out, true);
    }

    /// As a figure with a caption.
    pub(super) fn figure(&self, out: &mut String) {
        out.push_str("<figure>");
        self.element(out, false);
        out.push_str("<figcaption>");
        escape::text(out, &self.title);
        out.push_str("</figcaption></figure>\n");
    }

    /// The element, or the text that stands for it.
    fn element(&self, out: &mut String, titled: bool) {
        let Some(src) = &self.src else {
            escape::text(out, &self.alt);
            return;
        };
        let sources = self.framed.as_ref().map(|framed| framed.sources.as_slice()).unwrap_or_default();
        if let Some(framed) = self.framed.as_ref().filter(|_| !sources.is_empty()) {
            out.push_str("<picture>");
            for (kind, srcset) in sources {
                let _ = write!(out, "<source type=\"{kind}\"");
                attribute(out, "srcset", srcset);
                attribute(out, "sizes", framed.sizes);
                out.push('>');
            }
        }
        out.push_str("<img src=\"");
        escape::url(out, src);
        out.push('"');
        attribute(out, "alt", &self.alt);
        if titled && !self.title.is_empty() {
            attribute(out, "title", &self.title);
        }
        if let Some(framed) = &self.framed {
            let _ = write!(out, " width=\"{}\" height=\"{}\"", framed.width, framed.height);
            if !framed.srcset.is_empty() {
                attribute(out, "srcset", &framed.srcset);
                attribute(out, "sizes", framed.sizes);
            }
            out.push_str(" loading=\"lazy\" decoding=\"async\">");
        } else {
            out.push_str(" loading=\"lazy\">");
        }
        if !sources.is_empty() {
            out.push_str("</picture>");
        }
    }
}

fn attribute(out: &mut String, name: &str, value: &str) {
    for piece in [" ", name, "=\""] {
        out.push_str(piece);
    }
    escape::attribute(out, value);
    out.push('"');
}
