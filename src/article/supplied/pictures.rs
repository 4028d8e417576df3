//! Pictures of third parties: which are there to be seen, and which to see the reader.

use super::tag::Tag;

/// Hosts that serve nothing but counters, and the counters of hosts that serve other things too: press-release distributors
/// among them. Each stands anywhere in an address in lower case.
const COUNTERS: [&str; 21] = [
    "//pixel.",
    "//pixels.",
    "//beacon.",
    "//track.",
    "//tracking.",
    "//tracker.",
    "//counter.",
    "//metrics.",
    "//rt.prnewswire.com/",
    "//cts.businesswire.com/",
    "globenewswire.com/newsroom/ti",
    "facebook.com/tr",
    "google-analytics.com/",
    "googletagmanager.com/",
    "doubleclick.net/",
    "scorecardresearch.com/",
    "quantserve.com/",
    "//stats.wp.com/",
    "feedburner.com/~r/",
    "feedsportal.com/",
    "//hits.",
];

/// Names of files, without their ending, that are blank pictures by custom.
const BLANKS: [&str; 12] = [
    "pixel",
    "pix",
    "beacon",
    "spacer",
    "blank",
    "clear",
    "transparent",
    "tracker",
    "tracking",
    "1x1",
    "trans",
    "count",
];

/// Whether a picture of this address is known to be a tracking pixel or a spacer.
pub(super) fn is_counter(src: &str) -> bool {
    let lower = src.trim().to_ascii_lowercase();
    let path = lower.split(['?', '#']).next().unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    let stem = file.split('.').next().unwrap_or_default();
    COUNTERS.iter().any(|known| lower.contains(known)) || BLANKS.contains(&stem)
}

/// Whether nobody is meant to see a picture: one pixel or none in a dimension, hidden, or a known counter.
pub(super) fn is_invisible(img: &Tag<'_>) -> bool {
    let tiny = |name| img.value(name).is_some_and(|size| is_tiny(&size));
    tiny("width")
        || tiny("height")
        || img.value("hidden").is_some()
        || img.value("style").is_some_and(|style| hides(&style))
        || img.value("src").is_some_and(|src| is_counter(&src))
}

/// Whether a width or height is at most one pixel, read as browsers read it: the number that it begins with.
fn is_tiny(size: &str) -> bool {
    let size = size.trim_start();
    let digits = &size[..size.find(|c: char| !c.is_ascii_digit()).unwrap_or(size.len())];
    let is_percent = size[digits.len()..].trim_start_matches(['.', '0']).starts_with('%');
    !digits.is_empty() && !is_percent && matches!(digits.trim_start_matches('0'), "" | "1")
}

/// Whether a style hides what has it.
pub(in crate::article) fn hides(style: &str) -> bool {
    style.split(';').any(|declaration| {
        let (name, value) = declaration.split_once(':').unwrap_or((declaration, ""));
        let value = value.trim().to_ascii_lowercase();
        match name.trim().to_ascii_lowercase().as_str() {
            "display" => value.starts_with("none"),
            "visibility" => value.starts_with("hidden") || value.starts_with("collapse"),
            "opacity" => value.trim_end_matches(['0', '.', '%']).is_empty() && !value.is_empty(),
            "width" | "height" | "max-width" | "max-height" => is_tiny(&value),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::tag::Tag;
    use super::is_invisible;

    #[test]
    fn pictures_that_nobody_is_meant_to_see_are_known() {
        for hidden in [
            "<img src=\"a.jpg\" width=\"1\" height=\"1\">",
            "<IMG SRC=a.jpg WIDTH=0>",
            "<img src=a.jpg height='1px'>",
            "<img src=a.jpg height=\" 01\">",
            "<img src=a.jpg style=\"border:0; DISPLAY : none\">",
            "<img src=a.jpg style=\"width:1px;height:1px\">",
            "<img src=a.jpg style=\"opacity:0.0\">",
            "<img src=a.jpg hidden>",
            "<img src=\"https://rt.prnewswire.com/rt.gif?NewsItemId=LN1&amp;Transmission_Id=2\">",
            "<img src=\"/images/spacer.gif\">",
            "<img src=\"https://x.example/track/pixel.gif?id=1\">",
        ] {
            assert!(is_invisible(&Tag::read(hidden).unwrap()), "{hidden}");
        }
        for seen in [
            "<img src=\"a.jpg\" width=\"100\" height=\"10\">",
            "<img src=a.jpg width=\"100%\">",
            "<img src=a.jpg width=\"1%\">",
            "<img src=a.jpg width=\"\">",
            "<img src=a.jpg style=\"opacity:0.5;display:block;height:10px\">",
            "<img src=\"/2026/pixel-art-show.jpg\">",
            "<img src=\"https://x.example/clearance.jpg\">",
        ] {
            assert!(!is_invisible(&Tag::read(seen).unwrap()), "{seen}");
        }
    }
}
