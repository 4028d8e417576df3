//! Fragments: boxes that pages include. Made of answers about listings alone, never of the page that shows them.

use crate::base::problem::Problem;
use crate::catalog::listing::{ListingId, ListingKey};
use crate::pages::Page;
use crate::pages::fragment::FragmentPage;
use crate::pages::listing;
use crate::press::job::Job;
use crate::press::print::listing::{title, title_lang};
use crate::press::value::map;
use crate::press::{Own, Press};

/// The bytes of a fragment's output.
pub(super) fn page(press: &Press, job: &Job, page: &Page, own: &FragmentPage) -> Result<Vec<u8>, Problem> {
    let listing = own.listing.map(|id| (id, job.desk.catalog().listing(id).key.clone()));
    press.render(&own.fragment.template, job, page, values(job, listing.as_ref()))
}

/// What a fragment's template is given, in an output of its own or within a page.
pub(in crate::press) fn values(job: &Job, listing: Option<&(ListingId, ListingKey)>) -> Own {
    let config = &job.views.config;
    let mut own = vec![("page", map([("kind", "fragment".into())]))];
    own.extend(listing.map(|(id, key)| {
        let (kind, slug) = key.kind.grouping().map_or(("", ""), |(grouping, slug)| (grouping.word(), slug));
        let value = map([
            ("kind", kind.into()),
            ("name", format!("{kind}/{slug}").into()),
            ("title", title(job, *id, key).into()),
            ("title_lang", title_lang(config, key).into()),
            ("url", config.base_url.rooted(&listing::path(key, config)).into()),
        ]);
        ("listing", value)
    }));
    own
}
