//! What a build writes, by subject.

mod archives;
mod claims;
mod editions;
mod files;
mod lists;
mod output;
mod scripts;
mod texts;
mod urls;
mod visibility;
