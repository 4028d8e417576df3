//! Links to addresses of the portal at which nothing is.

use crate::article::links::{Target, resolve};
use crate::base::url;
use crate::check::manuscript::Manuscript;
use crate::check::remarks::Remarks;
use crate::check::rule::{Example, Look, Rule};
use crate::check::rules::hidden_link;
use crate::config::check::Level;

/// A link to a page of the portal that is not there.
pub(in crate::check) static RULE: Rule = Rule {
    name: "broken-link",
    level: Level::Error,
    profiles: &[],
    meaning: "A link leads to an address of the portal at which there is nothing: a path, or a URL that begins with `base_url`.",
    why: "The reader meets a 404. Links by file name (`[text](other.md)`) are checked by the build itself; addresses are checked here, against every file that a build at this instant would write. While a build would refuse, this rule is silent: nobody knows then what is there.",
    example: Example {
        wrong: "See [the archive](/2019/old-story/).",
        right: "See [the front page](/) or [the feed](https://news.example/feed.xml).",
    },
    mends: false,
    look: Look::Manuscript(look),
};

fn look(manuscript: &Manuscript<'_>, remarks: &mut Remarks<'_>) {
    for link in &manuscript.links {
        let Some(path) = path(manuscript, &link.destination) else { continue };
        // A link to what is hidden is no link in the output, and another rule names it.
        let is_hidden = |catalog| hidden_link::is_hidden(catalog, &path);
        if !manuscript.portal.has(&path) && !manuscript.portal.catalog.is_some_and(is_hidden) {
            remarks.add(
                link.range.clone(),
                format!("there is no {path} on this portal at this instant"),
                "link to the article's file (`other.md`): such links follow it when it moves",
            );
        }
    }
}

/// The readable path of the portal that a destination means, if it means one.
pub(super) fn path(manuscript: &Manuscript<'_>, destination: &str) -> Option<String> {
    let common = manuscript.common();
    if destination.is_empty()
        || destination.starts_with(['#', '?'])
        || resolve(&common.source, destination) != Target::Other
    {
        return None;
    }
    if url::is_absolute(destination) {
        return manuscript.portal.own_path(destination);
    }
    let resolved = url::resolve(&common.path, destination);
    let path = resolved.split(['?', '#']).next().unwrap_or_default();
    Some(percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned())
}
