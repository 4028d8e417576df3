//! The effective configuration as commented TOML, for `warta config`. It reads back to an equal configuration.

use crate::config::Config;
use crate::config::keys::{self, Fallback, KEYS, Key, SECTIONS, Section};
use crate::config::values_of::{names, value};
use crate::config::words::{basic_string, toml_key};

/// Everything that a configuration says, with the meaning and the default of each key.
#[must_use]
pub fn effective(config: &Config) -> String {
    let mut blocks = Vec::new();
    for section in SECTIONS {
        let names = names(config, section.path);
        if names.is_empty() {
            blocks.push(absent(section));
        }
        // The meanings stand in the first table of a kind only.
        let tables = names.iter().enumerate();
        blocks.extend(tables.map(|(index, name)| table(config, section, name, index == 0)));
    }
    blocks.join("\n")
}

/// One table with its values.
fn table(config: &Config, section: &Section, name: &str, commented: bool) -> String {
    let mut lines = String::new();
    if commented {
        lines.push_str(&comment(section.meaning));
    }
    match section.path {
        "extra" => return lines + &extra(config),
        "" => {}
        path => lines.push_str(&format!("[{}]\n", header(path, name))),
    }
    for key in own_keys(section) {
        if commented {
            lines.push('\n');
            lines.push_str(&described(key));
        }
        if key.path == "front_matter.KEY" {
            for (foreign, own) in &config.front_matter {
                lines.push_str(&format!("{} = {}\n", toml_key(foreign), basic_string(own)));
            }
        } else if key.path == "check.rules.NAME" {
            for (rule, level) in &config.check.rules {
                lines.push_str(&format!("{} = {}\n", toml_key(rule), basic_string(level.name())));
            }
        } else if let Some(value) = value(config, key.path, name) {
            lines.push_str(&format!("{} = {value}\n", keys::split(key.path).1));
        } else if commented {
            lines.push_str(&format!("# {} is not set\n", keys::split(key.path).1));
        }
    }
    lines
}

/// A kind of table that the configuration has none of, as a comment.
fn absent(section: &Section) -> String {
    let mut lines = comment(section.meaning);
    lines.push_str(&format!("# [{}]\n", section.path));
    for key in own_keys(section) {
        lines.push_str(&format!("#\n{}", described(key)));
        let example = match key.fallback {
            Fallback::Value(default) => default,
            Fallback::Words(_) | Fallback::Required => "...",
        };
        lines.push_str(&format!("# {} = {example}\n", keys::split(key.path).1));
    }
    lines
}

fn extra(config: &Config) -> String {
    if config.extra.is_empty() {
        return "[extra]\n".to_owned();
    }
    let whole = toml::Table::from_iter([("extra".to_owned(), toml::Value::Table(config.extra.clone()))]);
    // Every plain table can be written: its keys are strings.
    toml::to_string(&whole).unwrap_or_default()
}

fn own_keys(section: &Section) -> impl Iterator<Item = &'static Key> + use<> {
    let path = section.path;
    KEYS.iter().filter(move |key| key.path != "extra" && keys::split(key.path).0 == path)
}

fn header(path: &str, name: &str) -> String {
    match path.rsplit_once('.') {
        Some((table, part)) if keys::is_wildcard(part) => format!("{table}.{}", toml_key(name)),
        _ => path.to_owned(),
    }
}

/// The meaning and default of a key, as a comment.
fn described(key: &Key) -> String {
    let default = match key.fallback {
        Fallback::Required => "Required.".to_owned(),
        Fallback::Value(default) => format!("Default: {default}."),
        Fallback::Words(words) => format!("Default: {words}."),
    };
    comment(&format!("{} {default}", key.meaning))
}

fn comment(text: &str) -> String {
    format!("# {text}\n")
}
