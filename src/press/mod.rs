//! A page and a desk become bytes: theme, template functions and filters, view models; feeds, sitemaps, structured
//! data. Pure: no clock, environment or terminal; files come through [`Library`].

/// Under which names pages link static files.
pub mod addresses;
mod alternates;
mod card;
mod collation;
/// Compressed forms of files.
pub mod compression;
/// What pages may load.
pub mod content_policy;
mod data;
/// Dates in the language of an edition.
pub mod dates;
/// The feeds: RSS 2.0, Atom and JSON Feed.
pub mod feed;
mod filters;
/// What takes a fragment into a page.
pub mod fragment;
mod functions;
mod given;
mod head;
/// Files that static hosts read: redirects and headers.
pub mod hosting;
/// What a page is made of besides answers of the catalog.
pub mod ingredient;
mod job;
mod kept;
mod numbers;
/// Open Graph tags.
pub mod open_graph;
mod picture;
mod print;
/// Redirects for nginx and Apache.
pub mod redirect_map;
/// `robots.txt`.
pub mod robots;
mod search;
mod site;
/// Sitemaps: of pages, of sitemaps, of news.
pub mod sitemap;
mod strings;
/// What search engines read: schema.org in JSON-LD.
pub mod structured_data;
/// Style sheets, minified.
pub mod style_sheet;
/// A theme's files, and what is wrong with them.
pub mod theme;
/// Files of trust.
pub mod trust_files;
mod value;
/// Writing XML 1.0 that cannot be malformed.
pub(crate) mod xml;

use crate::article::Document;
use crate::article::sanitise::Sanitiser;
use crate::base::fingerprint::Fingerprint;
use crate::base::problem::{Place, Problem};
use crate::catalog::desk::Desk;
use crate::catalog::listing::Grouping;
use crate::catalog::query::Query;
use crate::catalog::{ArticleId, Catalog};
use crate::config::language::direction;
use crate::config::parts::Part;
use crate::config::{Config, EditionId};
use crate::pages::{Page, copies};
use crate::pictures::card::Words;
use crate::press::addresses::Addresses;
use crate::press::ingredient::{Ingredient, Prints};
use crate::press::job::{Job, with_in_hand};
use crate::press::theme::{ThemeFile, ThemeFiles};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use tera::Tera;

/// Where the texts of articles are read: bodies stay on disk until they are printed.
pub trait Library: Send + Sync {
    /// The article or standalone page of a source file.
    ///
    /// # Errors
    /// The file is gone, or is not what it was when the catalog was made.
    fn document(&self, source: &str) -> Result<Document, Problem>;
}

/// What all pages of a build share.
pub(crate) struct Views {
    pub(crate) config: Arc<Config>,
    pub(crate) site: site::Site,
    pub(crate) shelf: card::Shelf,
    pub(crate) strings: strings::Strings,
    pub(crate) data: BTreeMap<String, ThemeFile>,
    pub(crate) addresses: Arc<Addresses>,
    /// For text that is not ours to trust.
    pub(crate) sanitiser: Sanitiser,
    pub(crate) months: search::months::Months,
    pub(crate) library: Box<dyn Library>,
}

impl std::fmt::Debug for Views {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Views").finish_non_exhaustive()
    }
}

/// Prints pages.
#[derive(Debug)]
pub struct Press {
    views: Arc<Views>,
    catalog: Arc<Catalog>,
    plates: Arc<Plates>,
    /// The fingerprint of how files are compressed.
    compression: Fingerprint,
    warnings: Vec<Problem>,
}

/// What pages are printed from: a theme's templates, ready for use.
#[derive(Debug)]
pub(crate) struct Plates {
    templates: BTreeMap<String, ThemeFile>,
    pub(crate) prints: Prints,
    tera: Tera,
}

impl Plates {
    /// A template with a page's own values beside those of every page, all of which the page is made of then.
    pub(crate) fn render(&self, template: &str, job: &Job, own: Own) -> tera::TeraResult<Vec<u8>> {
        job.takes(Ingredient::Template(template.to_owned()));
        job.takes(Ingredient::Autonyms);
        for part in self.prints.given(template, job.edition) {
            job.takes(Ingredient::Config(part));
        }
        let mut context = tera::Context::new();
        job.views.site.add_to(&mut context, job.edition);
        for (name, value) in own {
            context.insert_value(name, value);
        }
        let mut bytes = Vec::with_capacity(16 * 1024);
        self.tera.render_to(template, &context, &mut bytes)?;
        Ok(bytes)
    }

    /// What Tera said, with its place.
    pub(crate) fn problem(&self, error: &tera::Error) -> Problem {
        theme::problem(error, &self.templates)
    }
}

/// A page as bytes, and what it was made of.
#[derive(Debug)]
pub struct Printed {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// The questions that were asked, with the fingerprints of their answers.
    pub asked: Vec<(Query, Fingerprint)>,
    /// What the page is made of besides answers.
    pub made_of: Vec<Ingredient>,
    /// What was noticed.
    pub warnings: Vec<Problem>,
    /// The template that it was printed with, if with one.
    pub template: Option<String>,
}

impl Press {
    /// How the hint of what a template does wrong begins; then it names the page.
    pub const WHILE_PRINTING: &str = "while printing ";

    /// A press for one catalog, theme and configuration.
    ///
    /// # Errors
    /// Everything that is wrong with the theme's files.
    pub fn new(
        config: Arc<Config>,
        catalog: Arc<Catalog>,
        files: ThemeFiles,
        library: Box<dyn Library>,
    ) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let langs: Vec<_> = config.editions.iter().map(|edition| edition.lang.as_str()).collect();
        let asked = strings::Asked::of(&files.templates);
        let strings = strings::Strings::read(&files.strings, &langs, &asked, &mut problems);
        let prints = Prints::new(&files);
        let views = Arc::new(Views {
            site: site::Site::new(&config, &strings),
            shelf: card::Shelf::new(),
            strings,
            data: files.data,
            addresses: files.addresses,
            sanitiser: Sanitiser::new(),
            months: search::months::Months::default(),
            library,
            config,
        });
        let mut tera = Tera::new();
        functions::register(&mut tera, &views);
        filters::register(&mut tera, views.config.zone);
        if let Err(errors) = theme::load(&mut tera, &files.templates) {
            problems.extend(errors);
        }
        if problems.iter().any(Problem::is_error) {
            Err(problems)
        } else {
            let plates = Arc::new(Plates { templates: files.templates, prints, tera });
            let compression = views.config.part(&Part::Compress);
            Ok(Self { views, catalog, plates, compression, warnings: problems })
        }
    }

    /// What stands on the card that is drawn for an article without a picture.
    #[must_use]
    pub fn words_of(&self, id: ArticleId) -> Words {
        let (card, config) = (self.catalog.card(id), &self.views.config);
        let edition = config.edition(card.edition);
        let sector = card.sectors.first();
        let called = |term| card::term_title(Grouping::Sector, term, card.edition, config).to_owned();
        Words {
            title: card.title.clone(),
            sector: sector.map(called).unwrap_or_default(),
            masthead: edition.title.clone(),
            lang: edition.lang.clone(),
            from_right: direction(&edition.lang) == "rtl",
        }
    }

    /// What is visible.
    #[must_use]
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// What was noticed in the theme's files.
    #[must_use]
    pub fn warnings(&self) -> &[Problem] {
        &self.warnings
    }

    /// Prints a page.
    ///
    /// # Errors
    /// The template failed, or the article's file is not what it was; the problem names the page.
    pub fn print(&self, page: &Page) -> Result<Printed, Problem> {
        let desk = Desk::new(Arc::clone(&self.catalog), page.subject());
        let edition = print::edition(page, &self.catalog);
        let job = Rc::new(Job {
            desk,
            edition,
            views: Arc::clone(&self.views),
            plates: Arc::clone(&self.plates),
            has_script: Cell::default(),
            is_within: Cell::default(),
            warnings: RefCell::default(),
            made_of: RefCell::default(),
            texts: RefCell::default(),
            template: RefCell::default(),
        });
        let bytes = with_in_hand(Rc::clone(&job), |job| print::page(self, job, page))?;
        let Some(job) = Rc::into_inner(job) else {
            return Err(Problem::error(format!("{} is still being printed", page.file)));
        };
        let made_of = job.made_of();
        let (warnings, template) = (job.warnings.into_inner(), job.template.into_inner());
        Ok(Printed { bytes, asked: job.desk.into_asked(), made_of, warnings, template })
    }

    /// A template with a page's own values beside those of every page.
    fn render(&self, template: &str, job: &Job, page: &Page, own: Own) -> Result<Vec<u8>, Problem> {
        job.template.replace(Some(template.to_owned()));
        self.plates.render(template, job, own).map_err(|error| {
            let hint = format!("{}{}", Self::WHILE_PRINTING, print::named(page, &self.catalog));
            self.plates.problem(&error).hint(hint)
        })
    }

    /// The first of the templates that the theme has; the last one is always there. A template that is not there is
    /// an ingredient too: it may come.
    fn template<'t>(&self, job: &Job, candidates: [&'t str; 2]) -> &'t str {
        job.takes(Ingredient::Template(candidates[0].to_owned()));
        if self.plates.templates.contains_key(candidates[0]) { candidates[0] } else { candidates[1] }
    }

    /// The fingerprint of an ingredient as this press has it.
    #[must_use]
    pub fn fingerprint(&self, ingredient: &Ingredient) -> Fingerprint {
        self.plates.prints.of(ingredient, &self.views.strings, &self.views.config)
    }

    /// Where a template says something: in one that articles or all pages are printed with, if one of these does.
    #[must_use]
    pub fn mention(&self, text: &str) -> Option<Place> {
        let names =
            ["article.html", "base.html"].into_iter().chain(self.plates.templates.keys().map(String::as_str));
        names.filter_map(|name| self.plates.templates.get(name)).find_map(|file| {
            let start = file.text.find(text)?;
            Some(Place::within(&file.origin, &file.text, start..start + text.len()))
        })
    }

    /// The fingerprint of what a page is told to be: its kind, what its path does not say, and in which forms it is
    /// compressed.
    #[must_use]
    pub fn parameters(&self, page: &Page) -> Fingerprint {
        match copies::of(page, &self.views.config) {
            [] => print::parameters(page),
            _ => print::parameters(page).then(self.compression),
        }
    }

    /// The configuration that it prints with.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.views.config
    }

    /// The edition whose language a page is in.
    #[must_use]
    pub fn edition(&self, page: &Page) -> EditionId {
        print::edition(page, &self.catalog)
    }
}

/// The values that a page adds to those of every page.
type Own = Vec<(&'static str, tera::Value)>;
