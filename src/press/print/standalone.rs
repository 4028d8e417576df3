//! Standalone pages.

use crate::article::Document;
use crate::base::problem::{Place, Problem};
use crate::pages::Page;
use crate::press::Press;
use crate::press::alternates;
use crate::press::head::Head;
use crate::press::job::Job;
use crate::press::print::body::{self, Links};
use crate::press::value::map;
use tera::Value;

/// The page of a source file.
pub(super) fn page(press: &Press, job: &Job, page: &Page, source: &str) -> Result<Vec<u8>, Problem> {
    job.desk.show_page(source);
    let Document::Page(document) = job.views.library.document(source)? else {
        return Err(Problem::error("this was a standalone page when the build began").at(Place::file(source)));
    };
    let config = &job.views.config;
    let text = &document.text;
    let rendered = body::html(job, text, None, Links::Rooted);
    let mut head = Head::new("page", text.title.clone(), text.path.clone(), config);
    head.description = text.description.clone().unwrap_or_default();
    let edition = config.edition(job.edition);
    head.breadcrumbs = vec![
        (edition.title.clone(), format!("{}/", edition.prefix)),
        (text.title.clone(), text.path.clone()),
    ];
    let story = job.desk.page_story(source).map(|page| (page.edition, page.path.clone()));
    let versions: Vec<_> = story.collect();
    head.translations = alternates::translations(&versions, config);
    if versions.iter().any(|(_, path)| *path == text.path) {
        head.alternates = alternates::alternates(&versions, config);
    }
    super::page_data::add(&mut head, job);
    let value = map([
        ("title", text.title.as_str().into()),
        ("description", text.description.as_deref().unwrap_or_default().into()),
        ("content", Value::safe_string(&rendered.html)),
        ("headings", body::headings(&rendered)),
        ("updated", document.updated.map_or_else(Value::none, |updated| config.zone.rfc3339(updated).into())),
        ("extra", Value::from_serializable(&text.extra)),
    ]);
    let template = super::own_template(press, text, "page.html")?;
    press.render(template, job, page, vec![("page", head.value(job.edition, config)), ("text", value)])
}
