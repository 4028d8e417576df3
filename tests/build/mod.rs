//! What a build writes, by subject.

mod archives;
mod claims;
mod config_edits;
mod editions;
mod files;
mod lists;
mod odd_files;
mod output;
mod scripts;
mod stories;
mod texts;
mod urls;
mod visibility;
