//! The answer to a request for a page or file of the portal, as static hosting gives it.

use crate::base::file;
use crate::base::url::encode_path;
use crate::serve::content_type;
use crate::serve::desk;
use crate::serve::inject::{Told, inject};
use crate::serve::policy;
use crate::serve::state::{Moment, Preview};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE,
    LAST_MODIFIED, LOCATION, RANGE,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_http::services::ServeFile;

/// The portal as it is shown: as a build left it.
#[derive(Debug)]
pub(super) struct Guise<'g> {
    /// The build.
    pub(super) moment: &'g Moment,
    /// What each page says of that, as HTML, where the portal is not as it is now.
    pub(super) banner: Option<String>,
}

/// Answers a request for something of the portal.
pub(super) async fn answer(State(preview): State<Arc<Preview>>, request: Request) -> Response {
    // What is known is asked for first: a page may be newer than the build that it is said to be of, never older.
    let moment = preview.now();
    of(&preview, Guise { moment: &moment, banner: None }, request).await
}

/// Answers a request for something of the portal in one of its guises.
pub(super) async fn of(preview: &Preview, guise: Guise<'_>, request: Request) -> Response {
    let moment = guise.moment;
    let Some(path) = readable(request.uri().path()) else {
        return (StatusCode::BAD_REQUEST, "The path of this URL is not UTF-8.\n").into_response();
    };
    if moment.build == 0 {
        return waiting(preview, moment);
    }
    let is_shown = is_shown(request.headers());
    let case = Case { preview, moment, banner: guise.banner.as_deref(), path: &path, is_shown };
    let prefix = moment.prefix();
    let inner = path.strip_prefix(&prefix).filter(|inner| inner.starts_with('/'));
    let query = request.uri().query();
    let Some(inner) = inner else {
        let is_home = path == "/" || path == prefix;
        return if is_home { moved(&format!("{}/", encode_path(&prefix)), query) } else { case.lost() };
    };
    if let Some(elsewhen) = desk::at::asked(preview, inner, query) {
        return elsewhen;
    }
    if let Some(to) = moment.good.as_ref().and_then(|good| good.hosting.moved(&path)) {
        return moved(to, None);
    }
    match find(moment.folder(), inner) {
        Found::File(file, name) => {
            let is_gone = moment.good.as_ref().is_some_and(|good| good.hosting.is_gone(&path));
            let status = if is_gone { StatusCode::GONE } else { StatusCode::OK };
            case.sent(request, (file, &name), status).await
        }
        Found::Folder => moved(&format!("{}/", request.uri().path()), query),
        Found::Nothing => case.lost(),
    }
}

/// The path of a URL as people read it; `None` if it is not UTF-8.
fn readable(path: &str) -> Option<String> {
    percent_decode_str(path).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

/// Whether what is asked for is shown as a page. What says nothing of that is no script of a browser's.
fn is_shown(headers: &HeaderMap) -> bool {
    let wanted = headers.get("sec-fetch-dest").and_then(|wanted| wanted.to_str().ok());
    wanted.is_none_or(|wanted| matches!(wanted, "document" | "iframe" | "frame" | "embed" | "object"))
}

/// What stands at a path.
enum Found {
    /// A file, and its path relative to the output.
    File(PathBuf, String),
    /// A folder with a page, whose path lacks the slash at its end.
    Folder,
    Nothing,
}

/// Looks for a readable path in the output. Only what is in the folder is found, by whatever way, and nothing of Warta's own.
fn find(folder: &Path, path: &str) -> Found {
    let inner = path.trim_start_matches('/');
    let is_bad = |part: &str| {
        matches!(part, "." | "..")
            || part.starts_with(".warta")
            || part.contains(['\\', '\0'])
            || part.contains("//")
    };
    let body = inner.strip_suffix('/').unwrap_or(inner);
    if path.contains("//") || body.split('/').any(is_bad) {
        return Found::Nothing;
    }
    let name = if inner.is_empty() || inner.ends_with('/') {
        format!("{inner}index.html")
    } else {
        inner.to_owned()
    };
    match within(folder, &name) {
        Some(file) if file.is_file() => Found::File(file, name),
        Some(found) if found.is_dir() && found.join("index.html").is_file() => Found::Folder,
        _ => Found::Nothing,
    }
}

/// A path in a folder, as it truly is, if it is there and truly in the folder.
fn within(folder: &Path, name: &str) -> Option<PathBuf> {
    let (folder, path) = (folder.canonicalize().ok()?, folder.join(name).canonicalize().ok()?);
    path.starts_with(folder).then_some(path)
}

/// A redirect. Browsers would keep it, but for `no-store`.
fn moved(to: &str, query: Option<&str>) -> Response {
    let to = query.map_or_else(|| to.to_owned(), |query| format!("{to}?{query}"));
    // Two slashes at the beginning would name another host.
    let to = if to.starts_with("//") { format!("/{}", to.trim_start_matches('/')) } else { to };
    match HeaderValue::from_str(&to) {
        Ok(to) => (StatusCode::MOVED_PERMANENTLY, [(LOCATION, to)]).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A request with what is known when it comes.
struct Case<'c> {
    preview: &'c Preview,
    moment: &'c Moment,
    /// What each page says of that.
    banner: Option<&'c str>,
    /// The readable path, with the portal's prefix.
    path: &'c str,
    /// Whether a browser shows the page; else a script asks for it, and gets it as it is.
    is_shown: bool,
}

impl Case<'_> {
    /// Sends a file.
    async fn sent(&self, request: Request, (file, name): (PathBuf, &str), status: StatusCode) -> Response {
        let kind = content_type::of(name);
        if kind.starts_with("text/html") {
            return match file::read(&file, name) {
                Ok(html) => self.page(html, name, status),
                Err(_) => self.lost(),
            };
        }
        let mut request = request;
        for name in [IF_MODIFIED_SINCE, IF_NONE_MATCH] {
            request.headers_mut().remove(name);
        }
        let length = std::fs::metadata(&file).map_or(0, |found| found.len());
        if !wants_one_part(request.headers(), length) {
            request.headers_mut().remove(RANGE);
        }
        let Ok(sent) = ServeFile::new(&file).try_call(request).await else {
            return self.lost();
        };
        let mut response = sent.map(Body::new);
        for name in [LAST_MODIFIED, ETAG] {
            response.headers_mut().remove(name);
        }
        if response.status() == StatusCode::NOT_FOUND {
            return self.lost();
        }
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        self.headed(response)
    }

    /// A page, with the preview's script.
    fn page(&self, html: Vec<u8>, name: &str, status: StatusCode) -> Response {
        let run = &self.preview.settings.run;
        let prefix = encode_path(&self.moment.prefix());
        let told = Told { run, build: self.moment.build, prefix: &prefix, file: name, banner: self.banner };
        let html = if self.is_shown { inject(html, &told) } else { html };
        let kind = HeaderValue::from_static(content_type::of("x.html"));
        let length = HeaderValue::from(html.len());
        self.headed((status, [(CONTENT_TYPE, kind), (CONTENT_LENGTH, length)], html).into_response())
    }

    /// What is shown for what is not there: the page of the edition in which it was looked for.
    fn lost(&self) -> Response {
        let prefix = self.moment.prefix();
        let named = self.moment.good.as_ref().and_then(|good| good.hosting.lost(self.path));
        let named = named.and_then(|page| page.strip_prefix(&prefix).map(str::to_owned));
        for page in named.into_iter().chain(["/404.html".to_owned()]) {
            if let Found::File(file, name) = find(self.moment.folder(), &page)
                && let Ok(html) = file::read(&file, &name)
            {
                return self.page(html, &name, StatusCode::NOT_FOUND);
            }
        }
        let text = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Not found</title><p>There is no such page.</p></html>";
        self.page(text.as_bytes().to_vec(), "404.html", StatusCode::NOT_FOUND)
    }

    /// The response with the headers that the output asks its host for.
    fn headed(&self, mut response: Response) -> Response {
        let Some(good) = &self.moment.good else { return response };
        for (name, value) in good.hosting.headers(self.path) {
            let Ok(name) = HeaderName::try_from(name) else { continue };
            let value = match name == CONTENT_SECURITY_POLICY {
                true => policy::widened(value, self.banner.is_some()),
                false => value.to_owned(),
            };
            if let Ok(value) = HeaderValue::try_from(value) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}

/// Whether a request asks for one part of a file, so that it is sent alone; else the whole is sent, as a server may (RFC 9110,
/// 14.2). Files of the preview have no validators, so no `If-Range` matches.
fn wants_one_part(headers: &HeaderMap, length: u64) -> bool {
    let range = headers.get(RANGE).and_then(|range| range.to_str().ok());
    let part = range.and_then(|range| range.strip_prefix("bytes=")).and_then(|part| part.split_once('-'));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_one = part.is_some_and(|(first, last)| match (first, last) {
        ("", suffix) => is_number(suffix) && suffix.parse().is_ok_and(|suffix: u64| suffix <= length),
        (first, "") => is_number(first),
        (first, last) => is_number(first) && is_number(last),
    });
    is_one && !headers.contains_key(IF_RANGE)
}

/// What is shown until the first build has ended.
fn waiting(preview: &Preview, moment: &Moment) -> Response {
    let text = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
        <title>Building</title><p role=\"status\">The portal is being built. It will be here in a moment.</p></html>";
    let case = Case { preview, moment, banner: None, path: "/", is_shown: true };
    case.page(text.as_bytes().to_vec(), "", StatusCode::SERVICE_UNAVAILABLE)
}
