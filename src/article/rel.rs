//! The `rel` of links in a third party's text: on those that leave the portal, and on no other.

use crate::base::url::BaseUrl;

/// The `rel` of links that leave a portal.
#[derive(Clone, Copy, Debug)]
pub struct LinkRel<'a> {
    /// Its words; nothing is written if there are none.
    pub words: &'a str,
    /// The portal.
    pub home: &'a BaseUrl,
}

impl<'a> LinkRel<'a> {
    /// The `rel` of a link to a destination, if it has one.
    #[must_use]
    pub fn of(&self, destination: &str) -> Option<&'a str> {
        (!self.words.is_empty() && self.home.is_left_by(destination)).then_some(self.words)
    }
}

#[cfg(test)]
mod tests {
    use super::LinkRel;
    use crate::base::url::BaseUrl;

    #[test]
    fn links_that_leave_the_portal_get_it_and_others_do_not() {
        let home = BaseUrl::parse("https://koran.example/pagi/").unwrap();
        let rel = LinkRel { words: "sponsored", home: &home };
        for stays in ["/x/", "#fn-1", "https://koran.example/pagi/x/", "mailto:a@b.example"] {
            assert_eq!(rel.of(stays), None, "{stays}");
        }
        assert_eq!(rel.of("https://x.example/?a&b"), Some("sponsored"));
        assert_eq!(LinkRel { words: "", ..rel }.of("https://x.example/"), None);
    }
}
