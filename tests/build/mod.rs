//! What a build writes, by subject.

mod app;
mod archives;
mod claims;
mod config_edits;
mod corrections;
mod editions;
mod files;
mod fragments;
mod lists;
mod moves;
mod newspaper;
mod newsroom;
mod odd_files;
mod output;
mod prominence;
mod providers;
mod related;
mod scripts;
mod stories;
mod texts;
mod themes;
mod third_party;
mod trust;
mod trust_files;
mod urls;
mod visibility;
