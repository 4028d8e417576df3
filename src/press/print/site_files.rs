//! Files for hosts and crawlers.

use crate::base::problem::Problem;
use crate::catalog::listing::{ListingKey, ListingKind};
use crate::config::{Config, Dialect, Edition, FeedFormat, FragmentMode};
use crate::pages::fragment::FOLDER;
use crate::pages::{Page, feed, file_of, path_of};
use crate::press::head::Head;
use crate::press::hosting::Special;
use crate::press::ingredient::Ingredient;
use crate::press::job::Job;
use crate::press::{Press, content_policy, hosting, redirect_map, robots};

/// `robots.txt`: who may read nothing, and where the sitemaps are.
pub(super) fn robots(job: &Job) -> Vec<u8> {
    let config = &job.views.config;
    let mut sitemaps = vec![config.base_url.absolute("/sitemap.xml")];
    if config.news_sitemap.enabled {
        sitemaps.push(config.base_url.absolute("/news-sitemap.xml"));
    }
    // Where hosts say so with each fragment (`_headers`), a crawler must be let read it to hear it.
    let says_so = config.dialects.iter().any(|dialect| dialect.reads_redirects());
    let kept_out = if says_so { Vec::new() } else { fragments(config) };
    robots::text(&config.unwelcome, &kept_out, &sitemaps).into_bytes()
}

/// The rooted URLs of the folders of fragments; none where there are no such outputs.
fn fragments(config: &Config) -> Vec<String> {
    if config.fragments == FragmentMode::Inline {
        return Vec::new();
    }
    let folder = |edition: &Edition| config.base_url.rooted(&format!("{}/{FOLDER}/", edition.prefix));
    config.editions.iter().map(folder).collect()
}

/// The page for a URL that is not there.
pub(super) fn not_found(press: &Press, job: &Job, page: &Page) -> Result<Vec<u8>, Problem> {
    let config = &job.views.config;
    let title = job.plain("not-found").unwrap_or("404").to_owned();
    let mut head = Head::new("404", title, path_of(&page.file), config);
    head.canonical = None;
    head.robots = vec![("robots".to_owned(), "noindex".to_owned())];
    press.render("404.html", job, page, vec![("page", head.value(job.edition, config))])
}

/// The page of an old URL, which leads to what `source` makes.
pub(super) fn redirect(press: &Press, job: &Job, page: &Page, source: &str) -> Result<Vec<u8>, Problem> {
    let config = &job.views.config;
    let target = job.desk.target(source).unwrap_or("/");
    let url = config.base_url.absolute(target);
    let mut head = Head::new("redirect", url.clone(), path_of(&page.file), config);
    head.canonical = Some(url);
    head.robots = vec![("robots".to_owned(), "noindex".to_owned())];
    let own =
        vec![("page", head.value(job.edition, config)), ("target", config.base_url.rooted(target).into())];
    press.render("redirect.html", job, page, own)
}

/// `_redirects`, for hosts that can answer old URLs with status 301, and those of withdrawn stories with 410.
pub(super) fn redirects(job: &Job) -> Vec<u8> {
    let config = &job.views.config;
    let base = &config.base_url;
    let redirects = rooted_moves(job);
    let others = config.editions.iter().filter(|edition| !edition.prefix.is_empty());
    let homes: Vec<_> = others.map(|edition| base.rooted(&format!("{}/", edition.prefix))).collect();
    let gone = hosting::gone(&rooted_gone(job));
    format!("{gone}{}", hosting::redirects(&redirects, &homes)).into_bytes()
}

/// All redirects, for a server that reads them in its own form.
pub(super) fn redirect_map(job: &Job, dialect: Dialect) -> Vec<u8> {
    let moves = rooted_moves(job);
    let text = match dialect {
        Dialect::Apache => redirect_map::apache(&moves),
        _ => redirect_map::nginx(&moves),
    };
    text.into_bytes()
}

/// All pages that are there to say that a story was withdrawn, for a server that reads them in its own form.
pub(super) fn gone_map(job: &Job, dialect: Dialect) -> Vec<u8> {
    let pages = rooted_gone(job);
    let text = match dialect {
        Dialect::Apache => redirect_map::gone_apache(&pages),
        _ => redirect_map::gone_nginx(&pages),
    };
    text.into_bytes()
}

/// The URL of each page of a withdrawn story, and that of its file, both from the host's root.
fn rooted_gone(job: &Job) -> Vec<(String, String)> {
    let base = &job.views.config.base_url;
    let gone = job.desk.gone().into_iter();
    gone.map(|path| (base.rooted(path), base.rooted(&format!("/{}", file_of(path))))).collect()
}

/// Each old URL with the one that it leads to, both from the host's root.
fn rooted_moves(job: &Job) -> Vec<(String, String)> {
    let base = &job.views.config.base_url;
    job.desk.redirects().map(|(from, to)| (base.rooted(from), base.rooted(to))).collect()
}

/// `_headers`.
pub(super) fn headers(job: &Job) -> Vec<u8> {
    let config = &job.views.config;
    let feeds = config.edition_ids().map(|edition| {
        let home = ListingKey { edition, kind: ListingKind::Home };
        config.base_url.rooted(&feed::path(&home, FeedFormat::Json, config))
    });
    let json_feeds =
        if config.feeds.formats.contains(&FeedFormat::Json) { feeds.collect() } else { Vec::new() };
    job.takes(Ingredient::HashedNames);
    let lasting = job.views.addresses.hashed().map(|file| config.base_url.rooted(&format!("/{file}")));
    let special = Special {
        json_feeds,
        stylesheets: ["/feed.xsl", "/sitemap.xsl"].map(|path| config.base_url.rooted(path)).into(),
        lasting: lasting.collect(),
    };
    let policy = content_policy::of_headers(config);
    let headers = hosting::headers(config.base_url.prefix(), policy.as_deref(), &special);
    let pictures = config.base_url.rooted(&format!("/{}/", crate::pictures::plan::FOLDER));
    let pictures = if config.images.enabled { hosting::kept(&pictures) } else { String::new() };
    format!("{headers}{pictures}{}", hosting::unindexed(&fragments(config))).into_bytes()
}
