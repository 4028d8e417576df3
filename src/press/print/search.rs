//! The files of an edition's search: the page, what browsers are told of it, and which files print its index.

use crate::base::fingerprint::Fingerprint;
use crate::base::problem::Problem;
use crate::pages::Page;
use crate::pages::search::{SearchFile, description_path, path};
use crate::press::Press;
use crate::press::head::Head;
use crate::press::job::Job;
use crate::press::print::{index, page_data, search_index};
use crate::press::value::map;
use crate::press::xml::{References, Xml};
use unicode_segmentation::UnicodeSegmentation;

/// The bytes of a file of search.
pub(super) fn file(press: &Press, job: &Job, page: &Page, file: SearchFile) -> Result<Vec<u8>, Problem> {
    match file {
        SearchFile::Page => form(press, job, page),
        SearchFile::Description => Ok(description(job)),
        SearchFile::Shelves => Ok(search_index::shelves(job)),
        SearchFile::Cards(id, part) => Ok(search_index::cards(job, id, part.range())),
        SearchFile::Words(id, part) => search_index::words(job, id, part.range()),
        SearchFile::Drawer(id, drawer) => search_index::drawer(job, id, drawer),
    }
}

/// The fingerprint of what a file is told to be beyond its path.
pub(super) fn parameters(file: SearchFile) -> Fingerprint {
    let number = |number: usize| Fingerprint(number as u128);
    let word = |word: &str| Fingerprint::of(word.as_bytes());
    match file {
        SearchFile::Page => word("search"),
        SearchFile::Description => word("opensearch"),
        SearchFile::Shelves => word("shelves"),
        SearchFile::Cards(_, part) => word("cards").then(number(part.number)).then(number(part.size)),
        SearchFile::Words(_, part) => word("words").then(number(part.number)).then(number(part.size)),
        SearchFile::Drawer(_, drawer) => word("drawer").then(number(drawer.number)).then(number(drawer.of)),
    }
}

/// The page with the form. A theme that has none shows the archive there, as every theme does without script.
fn form(press: &Press, job: &Job, page: &Page) -> Result<Vec<u8>, Problem> {
    let config = &job.views.config;
    let title = job.plain("search").unwrap_or("search").to_owned();
    let path = path(job.edition, config);
    let mut head = Head::new("search", title.clone(), path.clone(), config);
    head.robots = vec![("robots".to_owned(), "noindex, follow".to_owned())];
    let edition = config.edition(job.edition);
    head.breadcrumbs = vec![(edition.title.clone(), format!("{}/", edition.prefix)), (title.clone(), path)];
    head.translations = translations(job);
    page_data::add(&mut head, job);
    let years = index::years(job);
    let value = map([("kind", "search".into()), ("title", title.into()), ("groups", years.into())]);
    let template = press.template(job, ["search.html", "index.html"]);
    press.render(template, job, page, vec![("page", head.value(job.edition, config)), ("index", value)])
}

/// The search pages of all editions, by language.
fn translations(job: &Job) -> Vec<(String, String)> {
    let config = &job.views.config;
    let each = config
        .edition_ids()
        .map(|id| (config.edition(id).lang.clone(), config.base_url.absolute(&path(id, config))));
    each.collect()
}

/// How long a short name may be (OpenSearch 1.1, "ShortName").
const SHORT: usize = 16;

/// How long a description may be (OpenSearch 1.1, "Description").
const LONG: usize = 1024;

/// What browsers are told of the form (github.com/dewitt/opensearch).
fn description(job: &Job) -> Vec<u8> {
    let config = &job.views.config;
    let edition = config.edition(job.edition);
    let cut =
        |text: &str, length| text.graphemes(true).take(length).collect::<String>().trim_end().to_owned();
    let url = config.base_url.absolute(&path(job.edition, config));
    let own = config.base_url.absolute(&description_path(job.edition, config));
    let about = if edition.description.is_empty() { &edition.title } else { &edition.description };
    let mut xml = Xml::new(References::Named, None);
    xml.nest("OpenSearchDescription", &[("xmlns", "http://a9.com/-/spec/opensearch/1.1/")], |xml| {
        xml.text("ShortName", &cut(&edition.title, SHORT));
        xml.text("Description", &cut(about, LONG));
        xml.text("Language", &edition.lang);
        xml.text("InputEncoding", "UTF-8");
        xml.text("OutputEncoding", "UTF-8");
        let template = format!("{url}?q={{searchTerms}}");
        xml.empty("Url", &[("type", "text/html"), ("template", &template)]);
        let kind = "application/opensearchdescription+xml";
        xml.empty("Url", &[("type", kind), ("rel", "self"), ("template", &own)]);
    });
    xml.finish()
}
