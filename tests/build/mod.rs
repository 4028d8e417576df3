//! What a build writes, by subject.

mod archives;
mod claims;
mod config_edits;
mod editions;
mod files;
mod lists;
mod newsroom;
mod odd_files;
mod output;
mod related;
mod scripts;
mod texts;
mod urls;
mod visibility;
