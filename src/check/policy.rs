//! Which rules are applied, and how severe each is: the rule's own word, the profiles, and `[check.rules]`.

use crate::base::problem::{Place, Problem};
use crate::base::text::nearest;
use crate::check::rule::Rule;
use crate::check::rules;
use crate::config::Config;
use crate::config::check::{Level, Profile};

/// The rules that are applied, with their level.
#[derive(Debug)]
pub(super) struct Policy(Vec<(&'static Rule, Level)>);

impl Policy {
    /// What a configuration asks for; `profiles` takes the place of its profiles.
    pub(super) fn new(config: &Config, profiles: Option<&[Profile]>) -> Self {
        let active = profiles.unwrap_or(&config.check.profiles);
        let level = |rule: &Rule| {
            let is_active =
                rule.profiles.is_empty() || rule.profiles.iter().any(|profile| active.contains(profile));
            let own = if is_active { rule.level } else { Level::Off };
            config.check.rules.get(rule.name).copied().unwrap_or(own)
        };
        let levels = rules::all().map(|rule| (rule, level(rule)));
        Self(levels.filter(|(_, level)| *level != Level::Off).collect())
    }

    /// The rules that are applied.
    pub(super) fn rules(&self) -> impl Iterator<Item = (&'static Rule, Level)> {
        self.0.iter().copied()
    }

    /// The level of a rule; off if it is not applied.
    pub(super) fn level(&self, rule: &Rule) -> Level {
        let found = self.0.iter().find(|(other, _)| other.name == rule.name);
        found.map_or(Level::Off, |(_, level)| *level)
    }
}

/// Names in `[check.rules]` that no rule has. `text` is that of `config.toml`.
pub(super) fn unknown(config: &Config, text: &str) -> Vec<Problem> {
    let names = || rules::all().map(|rule| rule.name);
    let fixed = rules::build::REFUSED.name;
    let unknown =
        config.check.rules.keys().filter(|name| *name == fixed || !names().any(|known| known == **name));
    unknown
        .map(|name| {
            let table = text.find("[check").unwrap_or(0);
            let start = text[table..].find(name.as_str()).map_or(table, |at| table + at);
            let place = Place::within("config.toml", text, start..start + name.len());
            if name == fixed {
                let message = format!("the level of \"{fixed}\" cannot be changed");
                return Problem::error(message).at(place).hint("remove the line");
            }
            let hint = match nearest(name, names()) {
                Some(near) => format!("did you mean \"{near}\"?"),
                None => "docs/check.md names the rules".to_owned(),
            };
            Problem::error(format!("there is no rule \"{name}\"")).at(place).hint(hint)
        })
        .collect()
}
