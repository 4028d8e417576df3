//! Where an article stands: edition, slug, path, old paths.

use super::{Fields, Key, scalars::scalar};
use crate::article::front::Value;
use crate::article::name::Name;
use crate::article::path;
use crate::base::problem::Problem;
use crate::base::slug::slug;
use crate::config::EditionId;

impl Fields<'_> {
    /// The edition: `lang`, else what the path names, else the default one.
    pub(in crate::article) fn edition(&mut self, name: &Name<'_>) -> EditionId {
        let default = name.edition.unwrap_or_default();
        let Some((entry, lang)) = self.sheet.one(Key::Lang).zip(self.string(Key::Lang)) else {
            return default;
        };
        if let Some(id) = self.config.edition_meant(&lang) {
            if let Some(other) = name.edition.filter(|other| *other != id) {
                let (other, own) = (&self.config.edition(other).lang, &self.config.edition(id).lang);
                let message = format!("the file is named for `{other}`, and its `{}` is `{own}`", entry.key);
                let hint = format!("its edition is `{own}`: give the file another name, or remove the line");
                self.report(&entry.node.span, Problem::warning(message).hint(hint));
            }
            return id;
        }
        let editions: Vec<_> = self.config.editions.iter().map(|edition| edition.lang.as_str()).collect();
        let problem = Problem::error(format!("there is no edition \"{lang}\"")).hint(format!(
            "the portal's editions are: {}; add [editions.{lang}] to config.toml for another",
            editions.join(", ")
        ));
        self.report(&entry.node.span, problem);
        default
    }

    /// Warns of a file that is named for a language which is no edition's, and stands in another edition.
    pub(in crate::article) fn warn_of_suffix(&mut self, name: &Name<'_>) {
        if let Some((folder, suffix)) =
            name.folder.zip(name.edition).filter(|(folder, suffix)| folder != suffix)
        {
            let lang = |id| &self.config.edition(id).lang;
            let (folder, suffix) = (lang(folder), lang(suffix));
            let message = format!("the file is named for `{suffix}`, and stands in the folder of `{folder}`");
            let hint =
                format!("its edition is `{suffix}` unless it says `lang`: move it, or give it another name");
            let span = self.sheet.opening.clone();
            self.report(&span, Problem::warning(message).hint(hint));
        }
        let Some(suffix) = name.foreign_suffix().filter(|_| self.sheet.one(Key::Lang).is_none()) else {
            return;
        };
        let edition = &self.config.edition(name.edition.unwrap_or_default()).lang;
        let span = self.sheet.opening.clone();
        let message = format!(
            "the file's name ends with the language \"{suffix}\", which no edition has: it becomes a part of the slug, in the edition `{edition}`"
        );
        let hint = format!("add [editions.{suffix}] to config.toml, or give the file another name");
        self.report(&span, Problem::warning(message).hint(hint));
    }

    /// Refuses a path by which an article would stand in another edition, because its sector is called as that language is.
    pub(in crate::article) fn refuse_foreign_place(&mut self, path: &str, own: EditionId) {
        let stands_in = |id: &EditionId| {
            let prefix = &self.config.edition(*id).prefix;
            !prefix.is_empty() && path.strip_prefix(prefix.as_str()).is_some_and(|rest| rest.starts_with('/'))
        };
        let Some(other) = self.config.edition_ids().find(|id| *id != own && stands_in(id)) else { return };
        if stands_in(&own) {
            return;
        }
        let lang = &self.config.edition(other).lang;
        let message = format!("by `urls.article` it would stand at {path}, in the edition `{lang}`");
        let hint = "give the sector another slug, or begin `urls.article` with fixed text, such as /news/{sector}/{slug}/";
        let entry = self.sheet.one(Key::Sectors);
        let span = entry.map_or_else(|| self.sheet.opening.clone(), |entry| entry.node.span.clone());
        self.report(&span, Problem::error(message).hint(hint));
    }

    /// The slug: `slug`, else from the file's name, else from the title; `None` if it comes out empty, which is recorded.
    pub(in crate::article) fn slug(&mut self, name: &Name<'_>, title: Option<&str>) -> Option<String> {
        let style = self.config.urls.slugs;
        if let Some((entry, text)) = self.sheet.one(Key::Slug).zip(self.string(Key::Slug)) {
            let slug = slug(&text, style, self.lang);
            if !slug.is_empty() {
                return Some(slug);
            }
            let problem = Problem::error(format!("the slug \"{text}\" comes out empty")).hint(hint(self));
            self.report(&entry.node.span, problem);
            return None;
        }
        let (_, stem) = name.dated();
        let from_name = slug(stem, style, self.lang);
        if !from_name.is_empty() {
            return Some(from_name);
        }
        let title = title?;
        let from_title = slug(title, style, self.lang);
        if from_title.is_empty() {
            let entry = self.sheet.one(Key::Title);
            let span = entry.map_or_else(|| self.sheet.opening.clone(), |entry| entry.node.span.clone());
            let message = format!(
                "the slug comes out empty: neither the file's name nor the title \"{title}\" holds a letter or digit that a URL can carry"
            );
            let problem = Problem::error(message).hint(hint(self));
            self.report(&span, problem);
            return None;
        }
        Some(from_title)
    }

    /// The path that the file itself gives, whatever the pattern says.
    pub(in crate::article) fn own_path(&mut self) -> Option<Result<String, ()>> {
        let entry = self.sheet.one(Key::Path)?;
        let text = self.string(Key::Path).unwrap_or_default();
        Some(path::normal(&text).map_err(|why| {
            let message = format!("\"{}\" cannot be \"{text}\": {why}", entry.key);
            self.report(&entry.node.span, Problem::error(message).hint("write a path like /2026/11/slug/"));
        }))
    }

    /// Old paths.
    pub(in crate::article) fn aliases(&mut self) -> Vec<String> {
        let mut aliases: Vec<String> = Vec::new();
        let entries: Vec<_> = self.sheet.all(Key::Aliases).collect();
        for entry in entries {
            let nodes = match &entry.node.value {
                Value::List(list) => list.iter().filter(|node| !node.is_empty()).collect(),
                _ => vec![&entry.node],
            };
            for node in nodes {
                let text = scalar(node).unwrap_or_default();
                match path::normal(&text) {
                    Ok(alias) if !aliases.contains(&alias) => aliases.push(alias),
                    Ok(_) => {}
                    Err(why) => {
                        let message = format!("\"{}\" cannot hold \"{text}\": {why}", entry.key);
                        let hint = "write the path that the old URL had, like /2026/11/slug/";
                        self.report(&node.span, Problem::error(message).hint(hint));
                    }
                }
            }
        }
        aliases
    }
}

/// What would be right instead of an empty slug.
fn hint(fields: &Fields<'_>) -> String {
    let example = fields.sheet.format.example("slug", "\"harga-beras-naik\"");
    format!("add `{example}`: letters and digits, joined by hyphens")
}
