//! Index pages: all names of a grouping, the years and months of the archive.

use crate::base::instant::Day;
use crate::base::problem::Problem;
use crate::catalog::listing::ListingKind;
use crate::pages::index::Index;
use crate::pages::{Page, listing};
use crate::press::Press;
use crate::press::dates::{self, DateStyle};
use crate::press::functions::entries;
use crate::press::head::Head;
use crate::press::job::Job;
use crate::press::print::page_data;
use crate::press::value::map;
use tera::Value;

/// The bytes of an index page.
pub(super) fn page(press: &Press, job: &Job, page: &Page, index: Index) -> Result<Vec<u8>, Problem> {
    let config = &job.views.config;
    let key = format!("index-{}", index.word());
    let title = job.plain(&key).unwrap_or(index.word()).to_owned();
    let groups = match index {
        Index::Names(grouping) => {
            vec![map([
                ("title", "".into()),
                ("url", Value::none()),
                ("entries", entries(job, grouping).into()),
            ])]
        }
        Index::Archive => years(job),
    };
    let path = index.path(job.edition, config);
    let mut head = Head::new("index", title.clone(), path.clone(), config);
    let edition = config.edition(job.edition);
    head.breadcrumbs = vec![(edition.title.clone(), format!("{}/", edition.prefix)), (title.clone(), path)];
    page_data::add(&mut head, job);
    let value = map([("kind", index.word().into()), ("title", title.into()), ("groups", groups.into())]);
    press.render("index.html", job, page, vec![("page", head.value(job.edition, config)), ("index", value)])
}

/// The years of the archive with their months, the newest first.
pub(super) fn years(job: &Job) -> Vec<Value> {
    let config = &job.views.config;
    let listings = job.desk.archive(job.edition);
    let url = |listing: &crate::catalog::listing::Listing| {
        config.base_url.rooted(&listing::path(&listing.key, config))
    };
    let months = |of: i32| {
        let each = listings.iter().filter_map(|listing| match listing.key.kind {
            ListingKind::Month(year, month) if year == of => {
                let title = dates::heading(Day { year, month, day: 1 }, job.lang(), DateStyle::MonthName);
                Some(map([("title", title.into()), ("lang", "".into()), ("url", url(listing).into())]))
            }
            _ => None,
        });
        each.collect::<Vec<_>>()
    };
    let years = listings.iter().rev().filter_map(|listing| match listing.key.kind {
        ListingKind::Year(year) => {
            let title = dates::heading(Day { year, month: 1, day: 1 }, job.lang(), DateStyle::Year);
            Some(map([
                ("title", title.into()),
                ("url", url(listing).into()),
                ("entries", months(year).into()),
            ]))
        }
        _ => None,
    });
    years.collect()
}
