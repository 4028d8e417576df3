//! What a build writes, by subject.

mod archives;
mod claims;
mod config_edits;
mod corrections;
mod editions;
mod files;
mod lists;
mod odd_files;
mod output;
mod prominence;
mod providers;
mod scripts;
mod texts;
mod urls;
mod visibility;
