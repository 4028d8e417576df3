//! What templates are told of the portal as an app of a device.

use crate::config::Offline;
use crate::config::parts::Part;
use crate::pages::app;
use crate::press::ingredient::Ingredient;
use crate::press::job::in_hand;
use crate::press::value::{map, optional};
use tera::{Kwargs, State, TeraResult, Value};

/// What a page says of the portal as an app: the URLs of its edition's `manifest` and of the service `worker`, the
/// `theme_color`; each or none.
pub(crate) fn app(_: Kwargs, _: &State) -> TeraResult<Value> {
    let job = in_hand()?;
    job.takes(Ingredient::Config(Part::App));
    job.takes(Ingredient::Config(Part::Offline));
    let config = &job.views.config;
    let url = |path: &str| Value::from(config.base_url.rooted(path));
    let manifest = app::manifest(job.edition, config);
    Ok(map([
        ("manifest", manifest.map_or_else(Value::none, |path| url(&path))),
        ("worker", if config.offline == Offline::Off { Value::none() } else { url(app::WORKER) }),
        ("theme_color", optional(config.app.theme_color.as_deref())),
    ]))
}
