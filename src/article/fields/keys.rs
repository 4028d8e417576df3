//! The keys of front matter: ours, and those of other generators that mean the same.

use crate::base::problem::Problem;

/// What a key means.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(in crate::article) enum Key {
    /// The headline.
    Title,
    /// When it was published.
    Date,
    /// When it was last changed.
    Updated,
    /// The article's name in URLs.
    Slug,
    /// What it says, in a sentence.
    Description,
    /// Sections of the newspaper.
    Sectors,
    /// Tags.
    Tags,
    /// Who wrote it.
    Authors,
    /// The series that it is a part of.
    Series,
    /// The language.
    Lang,
    /// Joins translations.
    Story,
    /// Who supplied it.
    Provider,
    /// Where it was written.
    Dateline,
    /// The URL of the original.
    CanonicalUrl,
    /// Where the provider published it.
    SourceUrl,
    /// The picture of its card.
    Image,
    /// How prominent it is.
    Priority,
    /// Until when it is breaking news, or a top story.
    Until,
    /// The embargo.
    PublishAt,
    /// The date, or beside a date the embargo.
    PublishDate,
    /// When it ceases to exist.
    Expires,
    /// Whether it may be seen.
    Status,
    /// Why it may not be seen any more.
    StatusReason,
    /// What was corrected.
    Corrections,
    /// Old URLs.
    Aliases,
    /// Whether only `--drafts` shows it.
    Draft,
    /// The opposite; a date in some systems.
    Published,
    /// The template.
    Template,
    /// The path, whatever the pattern says.
    Path,
    /// What the portal's templates need.
    Extra,
    /// Zola's table of sectors, tags and authors.
    Taxonomies,
}

/// All names, ours first: where two mean the same, the earlier one wins.
const NAMES: &[(&str, Key)] = &[
    ("title", Key::Title),
    ("date", Key::Date),
    ("sectors", Key::Sectors),
    ("tags", Key::Tags),
    ("authors", Key::Authors),
    ("description", Key::Description),
    ("slug", Key::Slug),
    ("image", Key::Image),
    ("provider", Key::Provider),
    ("dateline", Key::Dateline),
    ("updated", Key::Updated),
    ("priority", Key::Priority),
    ("series", Key::Series),
    ("lang", Key::Lang),
    ("story", Key::Story),
    ("canonical_url", Key::CanonicalUrl),
    ("source_url", Key::SourceUrl),
    ("until", Key::Until),
    ("publish_at", Key::PublishAt),
    ("expires", Key::Expires),
    ("status", Key::Status),
    ("status_reason", Key::StatusReason),
    ("corrections", Key::Corrections),
    ("aliases", Key::Aliases),
    ("draft", Key::Draft),
    ("template", Key::Template),
    ("extra", Key::Extra),
    ("sector", Key::Sectors),
    ("categories", Key::Sectors),
    ("category", Key::Sectors),
    ("tag", Key::Tags),
    ("author", Key::Authors),
    ("co_authors", Key::Authors),
    ("summary", Key::Description),
    ("excerpt", Key::Description),
    ("subtitle", Key::Description),
    ("lastmod", Key::Updated),
    ("modified", Key::Updated),
    ("last_modified_at", Key::Updated),
    ("updated_at", Key::Updated),
    ("updated_date", Key::Updated),
    ("publish_date", Key::PublishDate),
    ("pub_date", Key::PublishDate),
    ("expiry_date", Key::Expires),
    ("featured_image", Key::Image),
    ("cover_image", Key::Image),
    ("cover", Key::Image),
    ("thumbnail", Key::Image),
    ("images", Key::Image),
    ("breaking_until", Key::Until),
    ("redirect_from", Key::Aliases),
    ("alias", Key::Aliases),
    ("translation_key", Key::Story),
    ("permalink", Key::Path),
    ("url", Key::Path),
    ("path", Key::Path),
    ("published", Key::Published),
    ("canonical", Key::CanonicalUrl),
    ("language", Key::Lang),
    ("locale", Key::Lang),
    ("taxonomies", Key::Taxonomies),
];

/// How the message of an unknown key that is likely a typo begins.
const UNKNOWN: &str = "unknown key \"";

impl Key {
    /// What a name means, and its rank among the names that mean it (the lower wins). Case, `_` and `-` do not matter:
    /// `publishDate`, `publishdate` and `publish_date` are one.
    pub(in crate::article) fn named(name: &str) -> Option<(Self, usize)> {
        let exact = NAMES.iter().position(|(known, _)| *known == name);
        let rank = exact.or_else(|| NAMES.iter().position(|(known, _)| alike(known, name)))?;
        NAMES.get(rank).map(|(_, key)| (*key, rank))
    }

    /// Whether its value is a date.
    pub(super) fn is_date(self) -> bool {
        use Key::{Date, Expires, PublishAt, PublishDate, Until, Updated};
        matches!(self, Date | Expires | PublishAt | PublishDate | Until | Updated)
    }

    /// Whether several names of it add up, instead of one winning.
    pub(super) fn is_plural(self) -> bool {
        matches!(
            self,
            Self::Sectors | Self::Tags | Self::Authors | Self::Aliases | Self::Extra | Self::Taxonomies
        )
    }
}

/// Whether two names differ only in case, `_` and `-`.
fn alike(known: &str, name: &str) -> bool {
    let letters = |text: &str| -> Vec<u8> {
        text.bytes()
            .filter(|byte| !matches!(byte, b'_' | b'-'))
            .map(|byte| byte.to_ascii_lowercase())
            .collect()
    };
    // `name` cannot be shorter than the letters of `known`.
    name.len() + 3 > known.len() && name.len() < known.len() + 4 && letters(known) == letters(name)
}

/// Our key that an unknown one is likely a slip of.
#[must_use]
pub fn meant(name: &str) -> Option<&'static str> {
    slip(name, NAMES.iter().map(|(known, _)| *known))
}

/// The known name that another is likely a slip of: one slip of the finger, or two in a long word.
pub(super) fn slip<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let lower = name.to_lowercase();
    let length = lower.chars().count();
    if length < 4 {
        return None;
    }
    let allowed = if length > 7 { 2 } else { 1 };
    known
        .map(|known| (strsim::osa_distance(&known.to_lowercase(), &lower), known))
        .filter(|(distance, known)| *distance <= allowed && known.len() >= 4)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// The message for such a key.
pub(super) fn unknown(name: &str) -> String {
    format!("{UNKNOWN}{name}\" goes to `extra`")
}

/// Whether a problem of reading says that an unknown key is likely a typo.
#[must_use]
pub fn is_typo(problem: &Problem) -> bool {
    problem.message.starts_with(UNKNOWN)
}

#[cfg(test)]
mod tests {
    use super::{Key, meant};

    #[test]
    fn names_of_other_generators_are_understood_in_any_case() {
        for (name, key) in [
            ("title", Key::Title),
            ("publishDate", Key::PublishDate),
            ("publishdate", Key::PublishDate),
            ("coverImage", Key::Image),
            ("co-authors", Key::Authors),
            ("canonicalURL", Key::CanonicalUrl),
            ("translationKey", Key::Story),
            ("last_modified_at", Key::Updated),
        ] {
            assert_eq!(Key::named(name).map(|(key, _)| key), Some(key), "{name}");
        }
        assert!(Key::named("layout").is_none() && Key::named("").is_none());
    }

    #[test]
    fn slips_are_recognised_and_other_words_are_not() {
        assert_eq!(meant("titel"), Some("title"));
        assert_eq!(meant("Sectros"), Some("sectors"));
        assert_eq!(meant("desciption"), Some("description"));
        for word in
            ["layout", "weight", "toc", "type", "menu", "comments", "image_alt", "x", "permalinks_old"]
        {
            assert_eq!(meant(word), None, "{word}");
        }
    }
}
