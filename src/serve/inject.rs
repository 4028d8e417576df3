//! The preview's script in the pages that it serves: never in a file on disk.

use crate::serve::policy;

/// What a page's script is told.
#[derive(Debug)]
pub(super) struct Told<'t> {
    /// Which run of the preview this is.
    pub(super) run: &'t str,
    /// The build that the page is of, or an earlier one.
    pub(super) build: u64,
    /// The path under the host at which the portal stands.
    pub(super) prefix: &'t str,
    /// The page's file.
    pub(super) file: &'t str,
    /// What is said of the page, as HTML, where the portal is shown at another moment.
    pub(super) banner: Option<&'t str>,
}

/// A page with the preview's script, and a policy that lets it run. What is not UTF-8 stays as it is.
pub(super) fn inject(html: Vec<u8>, told: &Told<'_>) -> Vec<u8> {
    let html = match String::from_utf8(html) {
        Ok(html) => html,
        Err(other) => return other.into_bytes(),
    };
    let mut html = policy::in_page(&html, told.banner.is_some()).unwrap_or(html);
    let tag = format!(
        "<script src=\"/_warta/live.js\" defer data-run=\"{}\" data-build=\"{}\" data-prefix=\"{}\" data-file=\"{}\"{}></script>",
        escaped(told.run),
        told.build,
        escaped(told.prefix),
        escaped(told.file),
        // Builds of now do not say what changes at another moment.
        if told.banner.is_some() { " data-elsewhen" } else { "" },
    );
    let bytes = html.as_bytes();
    let end = bytes.windows(7).rposition(|window| window.eq_ignore_ascii_case(b"</body>"));
    let banner = told.banner.unwrap_or_default();
    html.insert_str(end.unwrap_or(html.len()), &format!("{banner}{tag}"));
    html.into_bytes()
}

/// Text as the value of an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::{Told, inject};

    #[test]
    fn the_script_comes_last_in_the_body_or_in_the_page() {
        let told = Told { run: "r", build: 7, prefix: "/y", file: "a\"<b/index.html", banner: None };
        let page = |html: &str| String::from_utf8(inject(html.as_bytes().to_vec(), &told)).unwrap();
        let tag = "<script src=\"/_warta/live.js\" defer data-run=\"r\" data-build=\"7\" data-prefix=\"/y\" data-file=\"a&quot;&lt;b/index.html\"></script>";
        assert_eq!(page("<body>x</BODY></html>"), format!("<body>x{tag}</BODY></html>"));
        assert_eq!(page("x"), format!("x{tag}"));
        assert_eq!(inject(vec![0xff], &told), [0xff]);
    }

    #[test]
    fn a_banner_comes_last_in_the_body_so_that_skip_links_stay_first() {
        let told = Told { run: "r", build: 7, prefix: "/y", file: "i", banner: Some("<aside>") };
        let page = |html: &str| String::from_utf8(inject(html.as_bytes().to_vec(), &told)).unwrap();
        assert!(page("<body>x</body>").starts_with("<body>x<aside><script "));
        assert!(page("x").starts_with("x<aside><script "));
        assert!(page("x").contains("data-elsewhen></script>"));
    }
}
