//! `warta init`.

use crate::base::file;
use crate::base::problem::Problem;
use crate::cli::Exit;
use crate::cli::build::now;
use crate::cli::console::Console;
use crate::cli::sample::{self, Sample};
use crate::config::{Config, keys};
use clap::Args;
use std::path::PathBuf;

/// What `warta init` takes.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The folder; it may exist, but must be empty
    dir: PathBuf,
    /// The portal's name [default: "My newspaper", in the portal's language]
    #[arg(long, value_parser = |text: &str| checked("title", text))]
    title: Option<String>,
    /// Where the portal will stand
    #[arg(long, value_name = "URL", default_value = "https://example.org/", value_parser = |text: &str| checked("base_url", text))]
    base_url: String,
    /// The portal's language, a BCP 47 tag
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = |text: &str| checked("default_language", text))]
    lang: String,
    /// The portal's time zone, an IANA name
    #[arg(long, value_name = "ZONE", default_value = "UTC", value_parser = |text: &str| checked("timezone", text))]
    timezone: String,
}

/// Reads a value of the command line that will be the value of a key.
fn checked(key: &str, text: &str) -> Result<String, String> {
    match keys::check(key, text) {
        Ok(()) => Ok(text.to_owned()),
        Err(wrong) => Err(format!("{}; {}", wrong.reason, wrong.hint)),
    }
}

/// Makes a new portal with one article.
pub(crate) fn run(arguments: &Arguments, console: &Console) -> Exit {
    match make(arguments) {
        Ok(()) => {
            let dir = arguments.dir.display();
            console.say(&format!("{dir} is a portal now. Next: warta build --root {dir}"));
            Exit::Done
        }
        Err(problems) => {
            console.problems(&problems);
            Exit::Refused
        }
    }
}

fn make(arguments: &Arguments) -> Result<(), Vec<Problem>> {
    let dir = &arguments.dir;
    let occupied = std::fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some());
    if occupied || dir.is_file() {
        return Err(vec![
            Problem::error(format!("{} is not an empty folder", dir.display())).hint("name a new folder"),
        ]);
    }
    let sample = sample::of(&arguments.lang);
    let config = config(arguments, sample);
    let (checked, problems) = crate::config::read::read(&config);
    let Some(checked) = checked else {
        return Err(problems);
    };
    let (story, article) = story(&checked, sample);
    let files = [
        ("config.toml".to_owned(), config),
        (story, article),
        (
            format!("content/pages/{}.md", sample.about_slug),
            format!("+++\ntitle = \"{}\"\n+++\n\n{}\n", sample.about, sample.about_text),
        ),
        (".gitignore".to_owned(), "/public/\n/.warta/\n".to_owned()),
    ];
    for (name, content) in files {
        file::write(&dir.join(name), content.as_bytes()).map_err(|problem| vec![problem])?;
    }
    Ok(())
}

/// The text of the configuration.
fn config(arguments: &Arguments, sample: &Sample) -> String {
    let text = |text: &str| toml::Value::from(text).to_string();
    let mut config = format!(
        "title = {}\nbase_url = {}\ndefault_language = {}\ntimezone = {}\n",
        text(arguments.title.as_deref().unwrap_or(sample.portal)),
        text(&arguments.base_url),
        text(&arguments.lang),
        text(&arguments.timezone),
    );
    for (slug, title) in sample.sectors {
        config.push_str(&format!("\n[sectors.{slug}]\ntitle = \"{title}\"\n"));
    }
    // A new portal has no archive for which cards would take long.
    config.push_str("\n[images]\ncards = true\n");
    config
}

/// The path and text of the first article.
fn story(config: &Config, sample: &Sample) -> (String, String) {
    let civil = config.zone.civil(now());
    let article = format!(
        "+++\ntitle = \"{}\"\ndate = {}\nsectors = [\"{}\"]\ntags = [\"{}\"]\nauthors = [\"{}\"]\n+++\n\n{}\n",
        sample.title,
        civil.format("%Y-%m-%dT%H:%M:%S"),
        sample.sectors[0].1,
        sample.tag,
        sample.author,
        sample.text,
    );
    (format!("content/{}/{}.md", civil.format("%Y/%m"), sample.slug), article)
}
