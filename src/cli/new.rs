//! `warta new`.

use crate::base::file;
use crate::base::problem::Problem;
use crate::base::slug::slug;
use crate::cli::build::now;
use crate::cli::console::Console;
use crate::cli::{Common, Exit};
use crate::config::Config;
use clap::Args;

/// What `warta new` takes.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The headline
    title: String,
    /// The edition [default: the portal's default one]
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,
    /// A sector; may be given several times
    #[arg(long = "sector", value_name = "NAME")]
    sectors: Vec<String>,
    /// An author; may be given several times
    #[arg(long = "author", value_name = "NAME")]
    authors: Vec<String>,
    /// Make a folder for the article and its pictures
    #[arg(long)]
    folder: bool,
}

/// Makes a new article file, a draft dated now.
pub(crate) fn run(common: &Common, arguments: &Arguments, console: &Console) -> Exit {
    match make(common, arguments) {
        Ok(path) => {
            Console::print(&format!("{path}\n"));
            Exit::Done
        }
        Err(problems) => {
            console.problems(&problems);
            Exit::Refused
        }
    }
}

/// Writes the file and returns its path.
fn make(common: &Common, arguments: &Arguments) -> Result<String, Vec<Problem>> {
    let text =
        file::read_text(&common.root.join("config.toml"), "config.toml").map_err(|problem| vec![problem])?;
    let (config, problems) = crate::config::read::read(&text);
    let Some(config) = config else {
        return Err(problems);
    };
    let edition = arguments.lang.as_deref().and_then(|lang| config.edition_of(lang)).unwrap_or_default();
    let name = slug(&arguments.title, config.urls.slugs, &config.edition(edition).lang);
    if name.is_empty() {
        let problem =
            Problem::error(format!("\"{}\" has no letter or digit to make a file name of", arguments.title));
        return Err(vec![problem.hint("give a title with words")]);
    }
    let suffix = suffix(&config, arguments.lang.as_deref())?;
    let civil = config.zone.civil(now());
    let folder = format!("content/{}", civil.format("%Y/%m"));
    let path = if arguments.folder {
        format!("{folder}/{name}/index{suffix}.md")
    } else {
        format!("{folder}/{name}{suffix}.md")
    };
    let target = common.root.join(&path);
    if target.exists() {
        return Err(vec![Problem::error(format!("{path} exists already")).hint("give another title")]);
    }
    let date = civil.format("%Y-%m-%dT%H:%M:%S").to_string();
    file::write(&target, front_matter(arguments, &date).as_bytes()).map_err(|problem| vec![problem])?;
    Ok(target.display().to_string())
}

/// What stands before `.md` in the file's name: nothing in the default edition.
fn suffix(config: &Config, lang: Option<&str>) -> Result<String, Vec<Problem>> {
    let Some(lang) = lang else {
        return Ok(String::new());
    };
    match config.edition_of(lang) {
        Some(id) if id.0 == 0 => Ok(String::new()),
        Some(id) => Ok(format!(".{}", config.edition(id).lang)),
        None => {
            let known: Vec<_> = config.editions.iter().map(|edition| edition.lang.as_str()).collect();
            Err(vec![
                Problem::error(format!("there is no edition \"{lang}\""))
                    .hint(format!("there are: {}", known.join(", "))),
            ])
        }
    }
}

/// The text of the new file.
fn front_matter(arguments: &Arguments, date: &str) -> String {
    let text = |text: &str| toml::Value::from(text).to_string();
    let list = |names: &[String]| names.iter().map(|name| text(name)).collect::<Vec<_>>().join(", ");
    format!(
        "+++\ntitle = {}\ndate = {date}\ndescription = \"\"\nsectors = [{}]\ntags = []\nauthors = [{}]\ndraft = true\n+++\n\n",
        text(&arguments.title),
        list(&arguments.sectors),
        list(&arguments.authors),
    )
}
