//! `docs/configuration.md`, written from the table of keys.

use crate::config::keys::{self, Fallback, KEYS, PLANNED, SECTIONS, Section};
use crate::config::kind::Kind;
use crate::config::words::listed;

const OPENING: &str = "# `config.toml`

<!-- Written from src/config/table.rs: `UPDATE_DOCS=1 cargo test --lib config::reference` rewrites it. -->

Two keys are required; everything else has a default:

```toml
title = \"Koran Pagi\"
base_url = \"https://koran.example/\"
```

`warta config` prints the effective configuration, with every default and its meaning. An unknown key, a wrong type or an impossible
value is an error with file, line and column.

In the names of tables, `LANG` stands for a BCP 47 language tag (`id`, `pt-BR`, `zh-Hans`), and `SLUG` for what names a thing in URLs
(`daily-news`). Where a text may differ by language, it is a string, or a table of strings by language tag, in which `default` is for
all languages without one of their own:

```toml
[sectors.ekonomi]
title = { id = \"Ekonomi\", en = \"Business\", default = \"Business\" }
```

Without `default`, the text in the default language takes its place. An edition in `pt-BR` without a text of its own takes the one in `pt`.

";

/// The whole page, as Markdown.
#[must_use]
pub fn reference() -> String {
    let mut page = OPENING.to_owned();
    for section in SECTIONS {
        page.push_str(&section_text(section));
    }
    let planned: Vec<_> = PLANNED.iter().map(|name| format!("`[{name}]`")).collect();
    let planned = listed(&planned, "and");
    page.push_str(&format!("Not in this version: {planned}.\n"));
    page
}

fn section_text(section: &Section) -> String {
    let heading = match section.path {
        "" => "The portal".to_owned(),
        path => format!("`[{path}]`"),
    };
    let mut text = format!("## {heading}\n\n{}\n\n", section.meaning);
    if section.path == "extra" {
        return text;
    }
    text.push_str("| key | type | default | meaning |\n| --- | --- | --- | --- |\n");
    for key in KEYS.iter().filter(|key| key.path != "extra" && keys::split(key.path).0 == section.path) {
        let default = match key.fallback {
            Fallback::Required => "*required*".to_owned(),
            Fallback::Value(default) => format!("`{default}`"),
            Fallback::Words(words) => words.to_owned(),
        };
        let own = keys::split(key.path).1;
        text.push_str(&format!("| `{own}` | {} | {default} | {} |\n", type_name(key.kind), key.meaning));
    }
    text.push('\n');
    text
}

fn type_name(kind: Kind) -> String {
    let quoted = |names: Vec<&str>| names.iter().map(|name| format!("`\"{name}\"`")).collect::<Vec<_>>();
    match kind {
        Kind::Text => "string".to_owned(),
        Kind::Localized | Kind::Name => "string, or strings by language".to_owned(),
        Kind::ByLanguage => "strings by language".to_owned(),
        Kind::Switch => "`true` or `false`".to_owned(),
        Kind::Number { least: i64::MIN, .. } => "whole number".to_owned(),
        Kind::Number { least, most } => format!("whole number from {least} to {most}"),
        Kind::Numbers { least, most } => format!("list of whole numbers from {least} to {most}"),
        Kind::Choice(names) => listed(&quoted(names()), "or"),
        Kind::Choices(names) => format!("list of {}", listed(&quoted(names()), "and")),
        Kind::Form { what, .. } => what.to_owned(),
        Kind::Forms { what, .. } => format!("list of {what}"),
        Kind::Free => "table".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::reference;
    use crate::base::file;
    use std::path::Path;

    #[test]
    fn the_documentation_says_what_the_table_of_keys_says() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/configuration.md");
        #[expect(clippy::disallowed_methods, reason = "a test that rewrites the page when it is asked to")]
        let rewrite = std::env::var_os("UPDATE_DOCS").is_some();
        if rewrite {
            file::write(&path, reference().as_bytes()).unwrap();
        }
        let page = file::read_text(&path, "docs/configuration.md").unwrap();
        assert_eq!(page, reference(), "run UPDATE_DOCS=1 cargo test --lib config::reference");
    }
}
