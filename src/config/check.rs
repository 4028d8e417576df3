//! What `warta check` finds fault with (`[check]`). Knows no rule by name: the rules stand further up.

use crate::config::choice::Choice;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What `warta check` is asked to look for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Check {
    /// The groups of rules that are applied, besides those that always are.
    pub profiles: Vec<Profile>,
    /// Rules that are not as severe as they are by themselves, by name.
    pub rules: BTreeMap<String, Level>,
}

/// How severe a rule is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// It is not applied.
    Off,
    /// What it finds is said.
    Warning,
    /// What it finds makes the check fail.
    Error,
}

/// A group of rules for one purpose.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// What readers with screen readers or without pictures need.
    Accessibility,
    /// What an editor would be ashamed of.
    Editorial,
    /// What Google News and Discover ask for.
    GoogleNews,
    /// What partner feeds and third-party copies need.
    Syndication,
}

impl Level {
    /// Its word in `config.toml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.word()
    }
}

impl Profile {
    /// Its word in `config.toml` and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.word()
    }

    /// The profile of a word.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::named(name)
    }

    /// All profiles.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::ALL.iter().map(|(_, profile)| *profile)
    }
}

impl Choice for Level {
    const ALL: &'static [(&'static str, Self)] =
        &[("error", Self::Error), ("warning", Self::Warning), ("off", Self::Off)];
}

impl Choice for Profile {
    const ALL: &'static [(&'static str, Self)] = &[
        ("accessibility", Self::Accessibility),
        ("editorial", Self::Editorial),
        ("google-news", Self::GoogleNews),
        ("syndication", Self::Syndication),
    ];
}
