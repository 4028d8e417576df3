//! What all pages of the desk share: the frame around them, their headers, their style and script.

use crate::serve::desk::sight::Sight;
use crate::serve::desk::words;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, REFERRER_POLICY};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use tera::{Context, Tera};

/// The templates of the desk.
const TEMPLATES: [(&str, &str); 14] = [
    ("base.html", include_str!("look/base.html")),
    ("front.html", include_str!("look/front.html")),
    ("articles.html", include_str!("look/articles.html")),
    ("problems.html", include_str!("look/problems.html")),
    ("builds.html", include_str!("look/builds.html")),
    ("calendar.html", include_str!("look/calendar.html")),
    ("sizes.html", include_str!("look/sizes.html")),
    ("why.html", include_str!("look/why.html")),
    ("at.html", include_str!("look/at.html")),
    ("lines.html", include_str!("look/lines.html")),
    ("troubles.html", include_str!("look/troubles.html")),
    ("changes.html", include_str!("look/changes.html")),
    ("wait.html", include_str!("look/wait.html")),
    ("picker.html", include_str!("look/picker.html")),
];

/// What pages of the desk may load: what is the preview's own, and nothing inline.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Prints pages of the desk.
#[derive(Debug)]
pub(super) struct Frame {
    tera: Tera,
}

impl Default for Frame {
    fn default() -> Self {
        let mut tera = Tera::new();
        // What cannot be loaded cannot be printed, and is said then.
        let _ = tera.add_raw_templates(TEMPLATES);
        Self { tera }
    }
}

/// What the frame says of the preview.
#[derive(Serialize)]
struct Shown<'s> {
    page: &'s str,
    title: &'s str,
    portal: &'s str,
    home: String,
    run: &'s str,
    build: u64,
    state: &'static str,
    status: String,
    at: words::Said,
    zone: &'static str,
    /// Whether the preview stands still at its instant.
    is_fixed: bool,
    drafts: bool,
    /// Whether something is still being found out.
    pending: bool,
}

/// A page of the desk: the name of its template, its heading, and whether something of it is still being found out.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'s> {
    /// The template, without its ending; names the page in the navigation.
    pub(super) name: &'s str,
    /// The heading.
    pub(super) title: &'s str,
    /// Whether something is still being found out.
    pub(super) pending: bool,
}

impl Frame {
    /// A page as HTML.
    ///
    /// # Errors
    /// What the template engine says.
    pub(super) fn html(
        &self,
        sight: &Sight,
        sheet: Sheet<'_>,
        own: &impl Serialize,
    ) -> Result<String, String> {
        let fault = |error: tera::Error| error.to_string();
        let mut context = Context::from_serialize(own).map_err(fault)?;
        context.insert("frame", &shown(sight, sheet));
        self.tera.render(&format!("{}.html", sheet.name), &context).map_err(fault)
    }

    /// The answer that is a page.
    pub(super) fn answer(&self, sight: &Sight, sheet: Sheet<'_>, own: &impl Serialize) -> Response {
        match self.html(sight, sheet, own) {
            Ok(html) => {
                let headers = [
                    (CONTENT_TYPE, "text/html; charset=utf-8"),
                    (CONTENT_SECURITY_POLICY, POLICY),
                    (REFERRER_POLICY, "same-origin"),
                ];
                (headers, html).into_response()
            }
            Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{error}\n")).into_response(),
        }
    }
}

fn shown<'s>(sight: &'s Sight, sheet: Sheet<'s>) -> Shown<'s> {
    let (moment, settings) = (&sight.moment, &sight.preview.settings);
    let errors = sight.errors();
    let (state, status) = match (moment.build, errors) {
        (0, _) => ("busy", "The first build is under way".to_owned()),
        (build, 0) => ("good", format!("Build {build} succeeded in {}", words::seconds(moment.seconds))),
        (build, _) => ("bad", format!("Build {build} refused: {}", words::counted(errors, "error"))),
    };
    Shown {
        page: sheet.name,
        title: sheet.title,
        portal: sight.title(),
        home: format!("{}/", sight.prefix()),
        run: &settings.run,
        build: moment.build,
        state,
        status,
        at: words::instant(sight.zone(), sight.now()),
        zone: sight.zone().name(),
        is_fixed: settings.at.is_some(),
        drafts: settings.drafts,
        pending: sheet.pending,
    }
}

fn file(kind: &'static str, text: &'static str) -> Response {
    ([(CONTENT_TYPE, HeaderValue::from_static(kind))], text).into_response()
}

/// Leads to the desk.
pub(super) async fn home() -> Response {
    (StatusCode::PERMANENT_REDIRECT, [(LOCATION, "/_warta/")]).into_response()
}

/// What is not on the desk.
pub(super) async fn lost() -> Response {
    (StatusCode::NOT_FOUND, "There is no such page on the desk; it begins at /_warta/.\n").into_response()
}

/// How the desk looks.
pub(super) async fn style() -> Response {
    file("text/css; charset=utf-8", include_str!("look/desk.css"))
}

/// How the banner of pages at another moment looks.
pub(super) async fn banner_style() -> Response {
    file("text/css; charset=utf-8", include_str!("look/at.css"))
}

/// What pages of the desk run.
pub(super) async fn script() -> Response {
    file("text/javascript; charset=utf-8", include_str!("look/desk.js"))
}

/// The icon of the desk's pages.
pub(super) async fn icon() -> Response {
    file("image/svg+xml", include_str!("look/icon.svg"))
}
