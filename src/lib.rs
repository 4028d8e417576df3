//! Warta, a static site generator for news portals.
//!
//! The modules stand in floors: each imports only from those listed above it
//! (`tests/architecture.rs` holds this). `docs/architecture.md` is the map.

/// Vocabulary without news: fingerprints, problems, instants, text, slugs, URLs, files.
pub mod base;
/// What a picture file is, which variants it has, and making them.
pub mod pictures;
/// `config.toml` and what it means: editions, sectors, authors, providers, policies.
pub mod config;
/// One source file becomes an [`article::Article`]; scanning `content/`.
pub mod article;
/// The articles visible at one instant, their listings, and every question one may ask of them.
pub mod catalog;
/// Which pages exist; a file per kind.
pub mod pages;
/// A page and a desk become bytes: theme, templates, feeds, sitemaps, structured data.
pub mod press;
/// What is stale and making it fresh: scan, print, output, report.
pub mod engine;
/// What an editor would be ashamed of: lints, and mending them.
pub mod check;
/// The preview: builds, serves, watches, and tells open pages.
pub mod serve;
/// The command line: a file per command.
pub mod cli;
