//! What browsers keep of the portal: manifests, offline pages, the service worker that shows them.

use crate::base::fingerprint::Fingerprint;
use crate::base::problem::Problem;
use crate::config::language::direction;
use crate::config::{App, Config, Display, Offline};
use crate::pages::{Page, app, path_of};
use crate::press::Press;
use crate::press::head::Head;
use crate::press::job::Job;
use serde_json::{Map, Value, json};

/// The service worker that shows offline pages, and the one that takes leave.
const WORKER: &str = include_str!("worker.js");
const LEAVING: &str = include_str!("leaving.js");

/// An edition's web app manifest (w3.org/TR/appmanifest).
pub(super) fn manifest(job: &Job) -> Vec<u8> {
    let config = &job.views.config;
    let edition = config.edition(job.edition);
    let home = config.base_url.rooted(&format!("{}/", edition.prefix));
    let short = config.app.short_name.get(&edition.lang);
    let mut manifest = Map::new();
    let mut say = |key: &str, value: Value| drop(manifest.insert(key.to_owned(), value));
    say("id", json!(home));
    say("name", json!(edition.title));
    say("short_name", json!(if short.is_empty() { &edition.title } else { short }));
    if !edition.description.is_empty() {
        say("description", json!(edition.description));
    }
    say("lang", json!(edition.lang));
    say("dir", json!(direction(&edition.lang)));
    say("start_url", json!(home));
    say("scope", json!(config.base_url.rooted("/")));
    say("display", json!(display(config.app.display)));
    for (key, color) in
        [("theme_color", &config.app.theme_color), ("background_color", &config.app.background_color)]
    {
        if let Some(color) = color {
            say(key, json!(color));
        }
    }
    say("icons", icons(&config.app, config));
    let mut text = serde_json::to_string_pretty(&Value::Object(manifest)).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}

fn display(display: Display) -> &'static str {
    match display {
        Display::MinimalUi => "minimal-ui",
        Display::Standalone => "standalone",
        Display::Browser => "browser",
    }
}

fn icons(app: &App, config: &Config) -> Value {
    let each = app.icons().map(|icon| {
        let mut value = json!({ "src": config.base_url.rooted(icon.path), "sizes": icon.sizes });
        let extension = icon.path.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
        let kind = match extension.as_deref() {
            Some("svg") => Some("image/svg+xml"),
            Some("png") => Some("image/png"),
            Some("webp") => Some("image/webp"),
            Some("jpg" | "jpeg") => Some("image/jpeg"),
            Some("ico") => Some("image/vnd.microsoft.icon"),
            _ => None,
        };
        if let Some(kind) = kind {
            value["type"] = json!(kind);
        }
        if icon.is_maskable {
            value["purpose"] = json!("maskable");
        }
        value
    });
    each.collect()
}

/// What a reader sees where there is no connection, at whatever address.
pub(super) fn offline(press: &Press, job: &Job, page: &Page) -> Result<Vec<u8>, Problem> {
    let config = &job.views.config;
    let title = job.plain("offline").unwrap_or("offline").to_owned();
    let mut head = Head::new("offline", title, path_of(&page.file), config);
    head.canonical = None;
    head.robots = vec![("robots".to_owned(), "noindex".to_owned())];
    press.render("offline.html", job, page, vec![("page", head.value(job.edition, config))])
}

/// The service worker. Its version is that of the offline pages: it changes when one of them does, and at no other time. So
/// it is made of all that they are made of.
pub(super) fn worker(press: &Press, job: &Job) -> Result<Vec<u8>, Problem> {
    let config = &job.views.config;
    if config.offline == Offline::Retire {
        return Ok(LEAVING.as_bytes().to_vec());
    }
    let mut version = Fingerprint::default();
    let mut homes = Vec::new();
    for edition in config.edition_ids() {
        let printed = press.print_within(job, &app::offline_page(edition, config))?;
        version = version.then(Fingerprint::of(&printed));
        let home = config.base_url.rooted(&format!("{}/", config.edition(edition).prefix));
        homes.push((home, config.base_url.rooted(&app::offline(edition, config))));
    }
    // The edition of an address is the one with the longest home that it begins with.
    homes.sort_by_key(|(home, _)| std::cmp::Reverse(home.len()));
    let homes = serde_json::to_string(&homes).unwrap_or_default();
    let text = WORKER.replace("\"VERSION\"", &format!("\"{:032x}\"", version.0)).replace("\"HOMES\"", &homes);
    Ok(text.into_bytes())
}
