//! Measures the machine's floor: what a clean build cannot do without, on one thread, and nothing else.
//!
//! ```text
//! cargo run --release --example floor -- --content DIR [--output DIR --scratch NEW_DIR] [--steps walk,read,…]
//! ```
//!
//! Prints one JSON line a step: `step`, `cpu_s`, `wall_s`, `bytes`, `files`. The steps: `walk` (walk and stat all
//! sources), `read` (all of them), `front_matter` (split and parse), `markdown` (all bodies into HTML), `tera` (one
//! article page each), `write` (the bytes of every file of OUTPUT into NEW_DIR, created and written once).
//! It must not know Warta's code: it is the yardstick.
#![expect(clippy::disallowed_methods, reason = "a tool of the benches: it measures the bare calls")]

use pulldown_cmark::{Options, Parser, html};
use serde::Deserialize;
use std::collections::{BTreeSet, VecDeque};
use std::error::Error;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;
use tera::{Context, Map, Tera, Value};
use walkdir::WalkDir;

/// Bytes of files in memory at a time: much work between two looks at the clock, little memory.
const BATCH: u64 = 64 << 20;
/// Cards of other articles on a page.
const CARDS: usize = 6;
/// Every step, in the order of the report.
const STEPS: [&str; 6] = ["walk", "read", "front_matter", "markdown", "tera", "write"];

/// Whatever went wrong, in words.
type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The keys of a header that a page needs.
#[derive(Deserialize)]
struct Header {
    /// The headline.
    title: String,
    /// When it was published.
    date: toml::value::Datetime,
    /// The sentence under the headline.
    description: String,
    /// Slugs of authors.
    authors: Vec<String>,
    /// Slugs of sectors.
    sectors: Vec<String>,
    /// Tags as written.
    tags: Vec<String>,
    /// Where it was written.
    dateline: Option<String>,
    /// Who supplied it.
    provider: Option<String>,
}

/// What the arguments name.
struct Order {
    /// The folder of sources.
    content: PathBuf,
    /// A finished output tree, and the new folder that its bytes are written to.
    write: Option<(PathBuf, PathBuf)>,
    /// The steps to print.
    steps: Vec<String>,
}

/// What a step has cost so far.
#[derive(Default, Clone, Copy)]
struct Cost {
    /// Processor seconds of this thread.
    cpu: f64,
    /// Seconds on the wall.
    wall: f64,
    /// Bytes that came out, or in for a step that only reads.
    bytes: u64,
    /// Files.
    files: u64,
}

/// A file that was found: its path and size.
type Found = (PathBuf, u64);

fn main() -> Result<()> {
    let order = parse(std::env::args().skip(1))?;
    let wanted = |step: &str| order.steps.iter().any(|name| name == step);
    let mut costs = [Cost::default(); STEPS.len()];
    let mut sources = costs[0].measure(|_| find(&order.content))?;
    sources.sort_unstable();
    costs[0].count(&sources);
    if STEPS[1..5].iter().any(|step| wanted(step)) {
        build(&sources, &mut costs)?;
    }
    if let Some((output, scratch)) = order.write.as_ref().filter(|_| wanted("write")) {
        write_all(output, scratch, &mut costs[5])?;
    }
    for (step, cost) in STEPS.iter().zip(&costs).filter(|(step, _)| wanted(step)) {
        cost.print(step);
    }
    Ok(())
}

impl Cost {
    /// Adds what `work` costs; `work` may count bytes and files.
    fn measure<T>(&mut self, work: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let (wall, cpu) = (Instant::now(), processor_seconds()?);
        let result = work(self)?;
        self.cpu += processor_seconds()? - cpu;
        self.wall += wall.elapsed().as_secs_f64();
        Ok(result)
    }

    /// Counts files with their sizes.
    fn count(&mut self, found: &[Found]) {
        self.files += found.len() as u64;
        self.bytes += found.iter().map(|(_, size)| size).sum::<u64>();
    }

    /// Prints the line of a step.
    fn print(&self, step: &str) {
        let Self { cpu, wall, bytes, files } = self;
        println!(
            r#"{{"step":"{step}","cpu_s":{cpu:.4},"wall_s":{wall:.4},"bytes":{bytes},"files":{files}}}"#
        );
    }
}

/// Processor seconds of this thread so far, from the scheduler's own account (Linux). It is brought up to date
/// at a yield, else it may lack the running time slice.
fn processor_seconds() -> Result<f64> {
    std::thread::yield_now();
    let text = fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanoseconds: f64 = text.split(' ').next().unwrap_or_default().parse()?;
    Ok(nanoseconds / 1e9)
}

/// Every file below a folder with its size, in the order of the disk.
fn find(root: &Path) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    for entry in WalkDir::new(root) {
        let entry = entry?;
        if entry.file_type().is_file() {
            let size = entry.metadata()?.len();
            found.push((entry.into_path(), size));
        }
    }
    Ok(found)
}

/// Cuts a list of files into batches of about [`BATCH`] bytes.
fn batches(found: &[Found]) -> Vec<&[Found]> {
    let mut cut = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (position, (_, bytes)) in found.iter().enumerate() {
        size += bytes;
        if size >= BATCH {
            cut.push(&found[start..=position]);
            (start, size) = (position + 1, 0);
        }
    }
    cut.push(&found[start..]);
    cut
}

/// The steps from reading to rendering, batch by batch; each is measured by itself.
fn build(sources: &[Found], costs: &mut [Cost; STEPS.len()]) -> Result<()> {
    let tera = templates()?;
    let mut recent = VecDeque::new();
    for batch in batches(sources) {
        let texts: Vec<String> =
            costs[1].measure(|_| batch.iter().map(|(path, _)| Ok(fs::read_to_string(path)?)).collect())?;
        costs[1].count(batch);
        let parsed: Vec<(Header, &str)> =
            costs[2].measure(|_| texts.iter().map(|text| split(text)).collect())?;
        costs[2].files += parsed.len() as u64;
        costs[2].bytes +=
            parsed.iter().zip(&texts).map(|((_, body), text)| text.len() - body.len()).sum::<usize>() as u64;
        let bodies: Vec<String> =
            costs[3].measure(|_| Ok(parsed.iter().map(|(_, body)| markdown(body)).collect()))?;
        costs[3].files += bodies.len() as u64;
        costs[3].bytes += bodies.iter().map(String::len).sum::<usize>() as u64;
        costs[4].measure(|cost| {
            for ((header, _), body) in parsed.iter().zip(bodies) {
                cost.bytes += page(&tera, header, body, &mut recent)?.len() as u64;
                cost.files += 1;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// The header and the body of a source.
fn split(text: &str) -> Result<(Header, &str)> {
    let (header, body) = text
        .strip_prefix("+++\n")
        .and_then(|rest| rest.split_once("\n+++\n"))
        .ok_or("a source without front matter between +++ lines")?;
    Ok((toml::from_str(header)?, body))
}

/// A body as HTML, with the extensions that a newsroom expects.
fn markdown(body: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut output = String::with_capacity(body.len() * 3 / 2);
    html::push_html(&mut output, Parser::new_ext(body, options));
    output
}

/// Tera with the article template and what all pages share.
fn templates() -> Result<Tera> {
    let mut tera = Tera::new();
    tera.add_raw_template("article.html", TEMPLATE)?;
    let sectors: Vec<Value> = (1..=24)
        .map(|number| {
            map([("slug", format!("rubrik-{number}").into()), ("title", format!("Rubrik {number}").into())])
        })
        .collect();
    let site = map([
        ("title", "Warta Nusantara".into()),
        ("url", "https://warta.example".into()),
        ("sectors", sectors.into()),
    ]);
    tera.global_context().insert_value("site", site);
    Ok(tera)
}

/// One article page, and its card for the pages that follow.
fn page(tera: &Tera, header: &Header, body: String, recent: &mut VecDeque<Value>) -> Result<String> {
    let strings = |list: &[String]| -> Value {
        list.iter().map(|text| Value::from(text.as_str())).collect::<Vec<_>>().into()
    };
    let url = format!("/2026/11/20/{}/", header.title.to_lowercase().replace(' ', "-"));
    let card = map([
        ("title", header.title.as_str().into()),
        ("url", url.into()),
        ("date", header.date.to_string().into()),
        ("description", header.description.as_str().into()),
        ("authors", strings(&header.authors)),
        ("sectors", strings(&header.sectors)),
        ("tags", strings(&header.tags)),
        ("dateline", header.dateline.as_deref().into()),
        ("provider", header.provider.as_deref().into()),
    ]);
    let mut context = Context::new();
    context.insert_value("card", card.clone());
    context.insert_value("body", Value::from(body).mark_safe());
    context.insert_value("related", recent.iter().cloned().collect::<Vec<_>>().into());
    recent.push_back(card);
    if recent.len() > CARDS {
        recent.pop_front();
    }
    Ok(tera.render("article.html", &context)?)
}

/// A template value with these keys.
fn map<const N: usize>(entries: [(&'static str, Value); N]) -> Value {
    let entries = entries.into_iter().map(|(key, value)| (key.into(), value));
    entries.collect::<Map>().into()
}

/// Writes the bytes of every file of `output` to the same place below `scratch`. Reading is not counted.
fn write_all(output: &Path, scratch: &Path, cost: &mut Cost) -> Result<()> {
    let mut found = find(output)?;
    found.sort_unstable();
    fs::create_dir(scratch)?;
    let mut folders = BTreeSet::new();
    for batch in batches(&found) {
        let mut files = Vec::with_capacity(batch.len());
        for (path, _) in batch {
            files.push((scratch.join(path.strip_prefix(output)?), fs::read(path)?));
        }
        cost.measure(|_| {
            for (path, bytes) in &files {
                if let Some(folder) = path.parent().filter(|folder| !folders.contains(*folder)) {
                    fs::create_dir_all(folder)?;
                    folders.insert(folder.to_owned());
                }
                File::create(path)?.write_all(bytes)?;
            }
            Ok(())
        })?;
        cost.count(batch);
    }
    Ok(())
}

/// Reads the arguments.
fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Order> {
    let (mut content, mut output, mut scratch) = (None, None, None);
    let mut steps = STEPS.map(String::from).to_vec();
    while let Some(option) = arguments.next() {
        let value = arguments.next().ok_or_else(|| format!("`{option}` wants a value"))?;
        match option.as_str() {
            "--content" => content = Some(PathBuf::from(value)),
            "--output" => output = Some(PathBuf::from(value)),
            "--scratch" => scratch = Some(PathBuf::from(value)),
            "--steps" => steps = value.split(',').map(String::from).collect(),
            _ => return Err(format!("`{option}` is not understood").into()),
        }
    }
    if let Some(unknown) = steps.iter().find(|step| !STEPS.contains(&step.as_str())) {
        return Err(format!("there is no step `{unknown}`: {}", STEPS.join(", ")).into());
    }
    let content = content.ok_or("--content DIR is missing")?;
    Ok(Order { content, write: output.zip(scratch), steps })
}

/// An article page of a newspaper, about 14 KB with its body.
const TEMPLATE: &str = r##"<!doctype html>
<html lang="id" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ card.title }} · {{ site.title }}</title>
<meta name="description" content="{{ card.description }}">
<link rel="canonical" href="{{ site.url }}{{ card.url }}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="{{ site.title }}">
<meta property="og:title" content="{{ card.title }}">
<meta property="og:description" content="{{ card.description }}">
<meta property="og:url" content="{{ site.url }}{{ card.url }}">
<meta property="article:published_time" content="{{ card.date }}">
{% for sector in card.sectors %}<meta property="article:section" content="{{ sector }}">
{% endfor %}{% for tag in card.tags %}<meta property="article:tag" content="{{ tag }}">
{% endfor %}<link rel="alternate" type="application/rss+xml" title="{{ site.title }}" href="/feed.xml">
<link rel="alternate" type="application/atom+xml" title="{{ site.title }}" href="/atom.xml">
<link rel="stylesheet" href="/assets/style.css">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"{{ card.title }}","description":"{{ card.description }}","datePublished":"{{ card.date }}","mainEntityOfPage":"{{ site.url }}{{ card.url }}","articleSection":"{{ card.sectors[0] }}","inLanguage":"id","author":[{% for author in card.authors %}{"@type":"Person","name":"{{ author }}","url":"{{ site.url }}/author/{{ author }}/"}{% endfor %}],"publisher":{"@type":"Organization","name":"{{ site.title }}","url":"{{ site.url }}/"}}</script>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"{{ site.title }}","item":"{{ site.url }}/"},{"@type":"ListItem","position":2,"name":"{{ card.sectors[0] }}","item":"{{ site.url }}/sector/{{ card.sectors[0] }}/"}]}</script>
</head>
<body>
<a class="skip" href="#main">Langsung ke isi</a>
<header class="masthead"><a class="brand" href="/">{{ site.title }}</a>
<nav aria-label="Rubrik"><ul>
{% for sector in site.sectors %}<li{% if sector.slug in card.sectors %} class="current"{% endif %}><a href="/sector/{{ sector.slug }}/">{{ sector.title }}</a></li>
{% endfor %}</ul></nav></header>
<main id="main"><article class="story">
<header><p class="kicker">{% for sector in card.sectors %}<a href="/sector/{{ sector }}/">{{ sector }}</a> {% endfor %}</p>
<h1>{{ card.title }}</h1>
<p class="standfirst">{{ card.description }}</p>
<p class="byline">{% for author in card.authors %}<a rel="author" href="/author/{{ author }}/">{{ author }}</a>{% endfor %} <time datetime="{{ card.date }}">{{ card.date }}</time></p>
{% if card.provider %}<p class="label">Siaran Pers: <a href="/provider/{{ card.provider }}/">{{ card.provider }}</a></p>
{% endif %}</header>
<div class="text">{% if card.dateline %}<b class="dateline">{{ card.dateline | upper }}</b> {% endif %}{{ body }}</div>
<footer><ul class="tags">
{% for tag in card.tags %}<li><a rel="tag" href="/tag/{{ tag | replace(from=" ", to="-") }}/">{{ tag }}</a></li>
{% endfor %}</ul></footer>
</article>
<section class="related" aria-labelledby="related"><h2 id="related">Berita terkait</h2>
{% for item in related %}<article class="card"><p class="kicker"><a href="/sector/{{ item.sectors[0] }}/">{{ item.sectors[0] }}</a></p>
<h3><a href="{{ item.url }}">{{ item.title }}</a></h3>
<p>{{ item.description }}</p>
<p class="byline"><a rel="author" href="/author/{{ item.authors[0] }}/">{{ item.authors[0] }}</a> <time datetime="{{ item.date }}">{{ item.date }}</time></p></article>
{% endfor %}</section></main>
<footer class="colophon"><nav aria-label="Situs"><ul><li><a href="/feed.xml">RSS</a></li><li><a href="/atom.xml">Atom</a></li><li><a href="/sitemap.xml">Peta situs</a></li><li><a href="/2026/">Arsip</a></li></ul></nav>
<p>© {{ site.title }}</p></footer>
</body>
</html>
"##;
