//! Which request goes where. What is the preview's own stands below `/_warta/`; all else is the portal's.

use crate::serve::state::Preview;
use crate::serve::{answer, desk, guard, live};
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use std::sync::Arc;

/// All that the preview answers.
pub(super) fn router(preview: Arc<Preview>) -> Router {
    own()
        .fallback(answer::answer)
        .layer(from_fn_with_state(Arc::clone(&preview), guard::guard))
        .with_state(preview)
}

/// What is the preview's own.
fn own() -> Router<Arc<Preview>> {
    let own = Router::new();
    let own = own.route("/_warta/live.js", get(live::script)).route("/_warta/events", get(live::events));
    own.merge(desk::routes())
}
