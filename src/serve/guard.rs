//! Which requests are answered at all: those that name this preview, and that only read.

use crate::serve::address;
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
    None
}

/// The host that a request names.
fn host(headers: &HeaderMap) -> Option<&str> {
    headers.get(HOST).and_then(|host| host.to_str().ok())
}
