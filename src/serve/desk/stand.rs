//! A moment at which the portal can be previewed, and its name in URLs.

use crate::base::instant::{Instant, Zone};
use crate::base::url::encode_path;
use chrono::NaiveDateTime;

/// Where previews of other moments stand.
pub(super) const HOME: &str = "/_warta/at/";

/// A moment at which the portal can be previewed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Stand {
    /// The moment.
    pub(super) at: Instant,
    /// Whether drafts are visible.
    pub(super) drafts: bool,
}

/// How a moment is written in its name.
const FORM: &str = "%Y%m%dT%H%M%SZ";

/// The end of the name of one with drafts.
const DRAFTS: &str = "-drafts";

impl Stand {
    /// Its name: of letters, digits and hyphens only, so that it can be a folder's.
    pub(super) fn name(self) -> String {
        let zone = Zone(chrono_tz::UTC);
        let drafts = if self.drafts { DRAFTS } else { "" };
        format!("{}{drafts}", zone.civil(self.at).format(FORM))
    }

    /// The stand of a name; what is written in the manner of RFC 3339 is understood too.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        let (moment, drafts) = match name.strip_suffix(DRAFTS) {
            Some(moment) => (moment, true),
            None => (name, false),
        };
        let plain = NaiveDateTime::parse_from_str(moment, FORM).ok();
        let at = plain.map(|civil| Instant(civil.and_utc().timestamp())).or_else(|| rfc3339(moment))?;
        let stand = Self { at, drafts };
        // Years of five digits have no name that is read again.
        (stand.name().len() <= "00000000T000000Z-drafts".len()).then_some(stand)
    }

    /// The path under which it is served, without a slash at its end.
    pub(super) fn prefix(self) -> String {
        format!("{HOME}{}", self.name())
    }

    /// Where a readable path of the portal is served.
    pub(super) fn link(self, path: &str) -> String {
        format!("{}{}", self.prefix(), encode_path(path))
    }
}

/// An instant with its offset. A plus that a query was robbed of is put back.
pub(super) fn rfc3339(text: &str) -> Option<Instant> {
    Instant::from_rfc3339(&text.trim().replace(' ', "+"))
}

/// What someone typed: an instant with its offset, or a civil time of the portal's zone.
pub(super) fn typed(text: &str, zone: Zone) -> Option<Instant> {
    let text = text.trim();
    let civil = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    rfc3339(text).or_else(|| civil.map(|civil| zone.instant(civil)))
}

#[cfg(test)]
mod tests {
    use super::{Stand, rfc3339, typed};
    use crate::base::instant::Zone;

    #[test]
    fn a_moment_has_one_name_and_is_read_in_other_forms() {
        let stand = Stand { at: rfc3339("2026-12-01T09:00:00+07:00").unwrap(), drafts: false };
        assert_eq!(stand.name(), "20261201T020000Z");
        assert_eq!(stand.link("/2026/\u{e9}/"), "/_warta/at/20261201T020000Z/2026/%C3%A9/");
        for form in ["20261201T020000Z", "2026-12-01T09:00:00+07:00", "2026-12-01T02:00:00Z"] {
            assert_eq!(Stand::of_name(form), Some(stand), "{form}");
        }
        let drafts = Stand { drafts: true, ..stand };
        assert_eq!(Stand::of_name(&drafts.name()), Some(drafts));
        for bad in ["", "..", "20261301T020000Z", "now", "20261201"] {
            assert_eq!(Stand::of_name(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_is_typed_is_of_the_portals_zone_unless_it_says_another() {
        let jakarta = Zone::named("Asia/Jakarta").unwrap();
        let wanted = rfc3339("2026-12-01T09:00:00+07:00");
        assert_eq!(typed("2026-12-01T09:00", jakarta), wanted);
        assert_eq!(typed("2026-12-01T02:00:00 00:00", jakarta), wanted, "a plus in a query is a space");
        assert_eq!(typed("tomorrow", jakarta), None);
    }
}
