//! Keys of front matter that are likely a slip of the finger.

use crate::article::meant;
use crate::check::Edit;
use crate::check::manuscript::Manuscript;
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::config::check::Level;

/// An unknown key that is nearly a known one.
pub(in crate::check) static RULE: Rule = Rule {
    name: "front-matter-typo",
    level: Level::Warning,
    profiles: &[],
    meaning: "A key of the front matter is unknown, and nearly a known one.",
    why: "An unknown key goes to `extra`, where only templates find it: what the author wrote has no effect, and nobody notices. (mozilla/extension-workshop#211, flutter/website#3489: teams write such checks themselves.)",
    example: Example {
        wrong: "-- content/a.md --\n+++\ntitle = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z\ndesciption = \"The first fields.\"\n+++\nText.",
        right: "-- content/a.md --\n+++\ntitle = \"Rice harvest begins in the north\"\ndate = 2026-11-20T08:00:00Z\ndescription = \"The first fields.\"\nweight = 3\n+++\nText.",
    },
    mends: true,
    look: Look::Manuscript(look),
};

/// Keys that decide at which URL an article is, or who may see it: mending one may move or hide what is published.
const DECISIVE: [&str; 24] = [
    "title",
    "date",
    "publish_date",
    "pub_date",
    "publish_at",
    "slug",
    "permalink",
    "url",
    "path",
    "lang",
    "language",
    "locale",
    "draft",
    "published",
    "status",
    "expires",
    "expiry_date",
    "template",
    "sectors",
    "sector",
    "categories",
    "category",
    "provider",
    "taxonomies",
];

fn look(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    for (key, near) in manuscript.common().extra.keys().filter_map(|key| Some((key, meant(key)?))) {
        let Some(header) = manuscript.header() else { return };
        let Some(field) = header.fields.iter().find(|field| field.key == *key) else { continue };
        let message = format!("unknown key \"{key}\" goes to `extra`");
        let is_safe = !DECISIVE.contains(&near) && header.find(near, manuscript.config).is_none();
        // A quoted key keeps its quotes.
        let written = manuscript.text.get(field.key_range.clone()).unwrap_or_default();
        let text = written.replace(key.as_str(), near);
        let edits = if is_safe { vec![Edit { range: field.key_range.clone(), text }] } else { Vec::new() };
        remarks.add_mended(field.key_range.clone(), message, format!("did you mean \"{near}\"?"), edits);
    }
}
