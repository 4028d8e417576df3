//! Which requests are answered at all: those that name this preview, and that only read.

use crate::serve::address;
use crate::serve::desk::at;
use crate::serve::state::Preview;
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CACHE_CONTROL, HOST};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Answers what may be answered; no answer is kept by a browser, read by other sites, or taken for something else.
pub(super) async fn guard(State(preview): State<Arc<Preview>>, request: Request, next: Next) -> Response {
    let mut response = match refusal(&preview, &request) {
        Some(refusal) => refusal,
        None => next.run(request).await,
    };
    let fixed = [
        (CACHE_CONTROL, "no-store"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("x-content-type-options"), "nosniff"),
    ];
    for (name, value) in fixed {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Why a request is not answered.
fn refusal(preview: &Preview, request: &Request) -> Option<Response> {
    let settings = &preview.settings;
    let host =
        request.uri().authority().map(|authority| authority.as_str()).or_else(|| host(request.headers()));
    if !host.is_some_and(|host| address::is_of(host, &settings.host, settings.address)) {
        let text = "This preview answers to its own address only; name another with --host.\n";
        return Some((StatusCode::FORBIDDEN, text).into_response());
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Some((StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "GET, HEAD")]).into_response());
    }
    if is_of_another_site(request) {
        let text = "This preview is not to be asked by pages of other sites.\n";
        return Some((StatusCode::FORBIDDEN, text).into_response());
    }
    None
}

/// Whether a page of another site asks, without leading there, for what begins work: the desk looks at the portal, another
/// moment is built (Fetch Metadata, <https://www.w3.org/TR/fetch-metadata/>).
fn is_of_another_site(request: &Request) -> bool {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let is_ours = matches!(header("sec-fetch-site"), None | Some("same-origin" | "none"));
    let leads = header("sec-fetch-mode") == Some("navigate") && header("sec-fetch-dest") == Some("document");
    let uri = request.uri();
    let begins_work = uri.path().starts_with("/_warta") || at::is_named(uri.query());
    begins_work && !is_ours && !leads
}

/// The host that a request names.
fn host(headers: &HeaderMap) -> Option<&str> {
    headers.get(HOST).and_then(|host| host.to_str().ok())
}
