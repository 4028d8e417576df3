//! A picture in a text.

use super::escape;

/// A picture while its alternative text is read.
#[derive(Default)]
pub(super) struct Picture {
    /// Where it is; `None` leaves only the alternative text.
    pub(super) src: Option<String>,
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
        out.push_str("<img src=\"");
        escape::url(out, src);
        out.push_str("\" alt=\"");
        escape::attribute(out, &self.alt);
        if titled && !self.title.is_empty() {
            out.push_str("\" title=\"");
            escape::attribute(out, &self.title);
        }
        out.push_str("\" loading=\"lazy\">");
    }
}
