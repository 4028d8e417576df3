//! What a template is given of the portal: which of the values that every template is given its text names. A text can
//! reach a value only by its name, so one that does not name it does not depend on it. Rather too much is taken than
//! too little: words of the text itself count too.

use crate::config::EditionId;
use crate::config::parts::Part;
use std::collections::BTreeSet;

/// What the text of a template, with all that it leads to, names of the portal.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Given {
    title: bool,
    description: bool,
    edition_description: bool,
    editions: bool,
    navigation: bool,
    /// Where search pages are.
    search: bool,
    content_policy: bool,
    /// `site.extra`, whole.
    extra: bool,
    /// Keys of `site.extra`.
    keys: BTreeSet<String>,
}

/// What prints all values at once (Tera's own name).
const EVERYTHING: &str = "__tera_context";

impl Given {
    /// Notes what a text names.
    pub(crate) fn note(&mut self, text: &str) {
        let everything = text.contains(EVERYTHING);
        self.editions |= everything || uses(text, "editions").next().is_some();
        self.navigation |= everything || uses(text, "navigation").next().is_some();
        self.edition_description |= everything
            || uses(text, "edition").any(|rest| field(rest).is_none_or(|(name, _)| name == "description"));
        // `editions` holds it as well, under whatever name a loop gives an edition.
        self.search |=
            everything || text.contains(".search") || uses(text, "edition").any(|rest| field(rest).is_none());
        if everything {
            self.all_of_site();
        }
        for rest in uses(text, "site") {
            match field(rest) {
                None => self.all_of_site(),
                Some(("title", _)) => self.title = true,
                Some(("description", _)) => self.description = true,
                Some(("content_policy", _)) => self.content_policy = true,
                Some(("extra", rest)) => match field(rest) {
                    Some((key, _)) => drop(self.keys.insert(key.to_owned())),
                    None => self.extra = true,
                },
                Some(_) => {}
            }
        }
    }

    fn all_of_site(&mut self) {
        (self.title, self.description, self.extra, self.content_policy) = (true, true, true, true);
    }

    /// The parts of the configuration that it is given on a page of an edition.
    pub(crate) fn parts(&self, edition: EditionId) -> impl Iterator<Item = Part> {
        let parts = [
            (self.title, Part::Title),
            (self.description, Part::Description),
            (self.edition_description, Part::EditionDescription(edition)),
            (self.editions, Part::Editions),
            (self.navigation, Part::Navigation(edition)),
            (self.search, Part::Search),
            (self.extra, Part::Extra),
            (self.content_policy, Part::ContentPolicy),
        ];
        let keys = self.keys.iter().filter(|_| !self.extra).map(|key| Part::ExtraKey(key.clone()));
        parts.into_iter().filter_map(|(is_given, part)| is_given.then_some(part)).chain(keys)
    }
}

/// What follows each place where a text names a value; a field of the same name is none.
fn uses<'t>(text: &'t str, name: &str) -> impl Iterator<Item = &'t str> {
    text.match_indices(name).filter_map(move |(start, _)| {
        let (before, rest) = (&text[..start], &text[start + name.len()..]);
        let in_word = |c: char| c.is_alphanumeric() || c == '_';
        let is_field = before.ends_with('.') && !before.ends_with("..");
        // These values are no numbers, so before them a hyphen is one of a word, or of a tag.
        let hyphened = before.ends_with('-') && !before.ends_with("{{-") && !before.ends_with("{%-");
        (!is_field && !hyphened && !before.ends_with(in_word) && !rest.starts_with(in_word)).then_some(rest)
    })
}

/// The name of the field that is asked for there, and what follows it; `None` where the value is taken whole.
fn field(rest: &str) -> Option<(&str, &str)> {
    let rest = rest.trim_start();
    let rest = rest.strip_prefix('?').unwrap_or(rest).strip_prefix('.')?.trim_start();
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    (end > 0).then(|| rest.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::Given;
    use crate::config::EditionId;
    use crate::config::parts::Part;

    fn parts(text: &str) -> Vec<Part> {
        let mut given = Given::default();
        given.note(text);
        given.parts(EditionId(1)).collect()
    }

    #[test]
    fn a_text_is_given_what_it_names() {
        let key = |key: &str| Part::ExtraKey(key.to_owned());
        assert_eq!(parts("{{ site.title }} {{ edition.title }} {{ page.description }}"), [Part::Title]);
        assert_eq!(
            parts("{% if site.extra.logo %}{{ site?.extra?.icon }}{% endif %}"),
            [key("icon"), key("logo")]
        );
        assert_eq!(parts("{{ article.provider.site }}{{ website }}{{ sites }}{{ t(key=\"of-site\") }}"), []);
        assert_eq!(parts("{{-site.title-}}"), [Part::Title]);
        assert_eq!(parts("{{ edition . description }}"), [Part::EditionDescription(EditionId(1))]);
        assert_eq!(parts("{% for one in navigation %}"), [Part::Navigation(EditionId(1))]);
        assert_eq!(parts("{% for one in editions %}"), [Part::Editions]);
        assert_eq!(parts("{{ edition.search }}"), [Part::Search]);
    }

    #[test]
    fn what_is_taken_whole_is_given_whole() {
        let whole = [Part::Title, Part::Description, Part::Extra, Part::ContentPolicy];
        for text in [
            "{% set s = site %}",
            "{{ site[\"title\"] }}",
            "{% for k, v in site %}",
            "{{ site | json_encode }}",
        ] {
            assert_eq!(parts(text), whole, "{text}");
        }
        assert_eq!(parts("{{ site.extra[key] }}{{ site.extra.logo }}"), [Part::Extra]);
        assert_eq!(parts("{{ edition }}"), [Part::EditionDescription(EditionId(1)), Part::Search]);
        assert_eq!(parts("{{ __tera_context }}").len(), 8);
    }
}
