//! Reading all inputs, and finding out what pages there are: the part of a build that writes nothing.

use crate::base::file;
use crate::base::fingerprint::Fingerprint;
use crate::base::problem::Problem;
use crate::catalog::Catalog;
use crate::catalog::stock::Stock;
use crate::config::Config;
use crate::config::parts::Part;
use crate::engine::assets::Sightline;
use crate::engine::darkroom::Darkroom;
use crate::engine::inputs::Inputs;
use crate::engine::intake::{self, Intake, Reading};
use crate::engine::ledger::{Ledger, Scope};
use crate::engine::library::Files;
use crate::engine::moves::{Former, Move, Present};
use crate::engine::naming::{self, Contents, Named, Naming};
use crate::engine::news::News;
use crate::engine::report::{Progress, Silent, Step, timed};
use crate::engine::row::Row;
use crate::engine::{Request, assets, folders, links, moves, policies, shown, stories, themes, to_come};
use crate::pages::asset::Asset;
use crate::pages::fragment::{self, Fragment};
use crate::pages::{self, Page, PageKind, alike, site_files};
use crate::pictures::card::Fonts;
use crate::press::Press;
use crate::press::theme::ThemeFiles;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What has been read, and what shall be made of it.
#[derive(Debug)]
pub(super) struct Survey {
    /// The fonts of cards.
    pub(super) fonts: Arc<Fonts>,
    /// What is visible.
    pub(super) catalog: Arc<Catalog>,
    /// Prints.
    pub(super) press: Press,
    /// Every page that must exist, sorted by file.
    pub(super) pages: Vec<Page>,
    /// The files that are copied whatever the instant, with their names; those of article folders come and go with their
    /// articles.
    pub(super) named: Named,
    /// The boxes that the theme has.
    pub(super) fragments: Vec<Arc<Fragment>>,
    /// What happened since the last build.
    pub(super) news: News,
    /// The old URLs that lead nowhere.
    pub(super) moves: Vec<Move>,
    /// Every source file, sorted.
    pub(super) rows: Vec<Row>,
    /// Whether any source file is not what it was.
    pub(super) changed: bool,
    /// The configuration.
    pub(super) config: Arc<Config>,
    /// The theme.
    pub(super) theme: ThemeFiles,
}

/// What is read before `content/`: it says whether the ledger can be believed.
pub(super) struct Ground {
    /// The configuration.
    pub(super) config: Arc<Config>,
    inputs: Inputs,
    /// What cannot be read of the inputs.
    unreadable: Vec<Problem>,
    /// The portal's ledger.
    pub(super) scope: Scope,
}

impl Ground {
    /// Reads what a build reads before `content/`.
    ///
    /// # Errors
    /// Everything that is wrong with the configuration.
    pub(super) fn read(request: &Request, problems: &mut Vec<Problem>) -> Result<Self, Vec<Problem>> {
        let config = Arc::new(config(request, problems)?);
        let gathered = Inputs::gather(&request.root, &config).map_err(|found| {
            let text = file::read_text(&request.root.join("config.toml"), "config.toml").unwrap_or_default();
            let place = themes::named(&text);
            let located = |problem: Problem| match &place {
                Some(place) if problem.place.is_none() => problem.at(place.clone()),
                _ => problem,
            };
            found.into_iter().map(located).collect::<Vec<_>>()
        });
        let (inputs, unreadable) = gathered?;
        let scope = Scope::new(&request.cache, reading(&config));
        Ok(Self { config, inputs, unreadable, scope })
    }
}

/// What one sees of a portal without building it.
pub(super) struct Look {
    /// Its configuration.
    pub(super) config: Arc<Config>,
    /// Its theme.
    pub(super) theme: ThemeFiles,
    /// The last build's ledger, but for source files.
    pub(super) ledger: Ledger,
    /// What would be made now.
    pub(super) survey: Survey,
    /// The sources that are left out.
    pub(super) left_out: BTreeSet<String>,
}

/// Looks at a portal without building it.
///
/// # Errors
/// What a build would refuse.
pub(super) fn look(request: &Request) -> Result<Look, Vec<Problem>> {
    let ground = Ground::read(request, &mut Vec::new())?;
    let config = Arc::clone(&ground.config);
    let mut theme = ground.inputs.theme.clone();
    let mut ledger = ground.scope.open().unwrap_or_default();
    let mut left_out = BTreeSet::new();
    let notes =
        Notes { progress: &Silent, left_out: &mut left_out, problems: &mut Vec::new(), errors: Vec::new() };
    // No row is kept of this, so no file needs to be known to have settled.
    let survey = survey(request, (ground, i64::MAX), &mut ledger, notes)?;
    theme.addresses = Arc::clone(&survey.named.addresses);
    Ok(Look { config, theme, ledger, survey, left_out })
}

/// What a survey reports to: progress, what is left out, what was noticed.
pub(super) struct Notes<'n> {
    /// Hears how far the reading is.
    pub(super) progress: &'n dyn Progress,
    /// What `--skip-bad` leaves out.
    pub(super) left_out: &'n mut BTreeSet<String>,
    /// What was noticed.
    pub(super) problems: &'n mut Vec<Problem>,
    /// What is wrong.
    pub(super) errors: Vec<Problem>,
}

impl Notes<'_> {
    /// Notes errors; with `--skip-bad`, leaves out what they name.
    fn refuse(&mut self, request: &Request, errors: Vec<Problem>) {
        skip(request, &errors, self.left_out);
        self.errors.extend(errors);
    }

    /// The press, unless something is wrong with it or was before.
    fn conclude(self, press: Result<Press, Vec<Problem>>, rows: &[Row]) -> Result<Press, Vec<Problem>> {
        match press {
            Ok(press) if self.errors.is_empty() => {
                self.problems.extend(press.warnings().iter().cloned());
                Ok(press)
            }
            refused => {
                self.problems.extend(noticed(rows));
                Err(self.errors.into_iter().chain(refused.err().into_iter().flatten()).collect())
            }
        }
    }

    /// Takes what was found wrong, and what was noticed.
    fn take(&mut self, found: Vec<Problem>) {
        let (bad, noticed): (Vec<_>, Vec<_>) = found.into_iter().partition(Problem::is_error);
        self.errors.extend(bad);
        self.problems.extend(noticed);
    }

    /// The pages, or none if two of them claim one URL.
    fn unless_claimed_twice(
        &mut self,
        request: &Request,
        pages: Result<Vec<Page>, Vec<Problem>>,
    ) -> Vec<Page> {
        pages.unwrap_or_else(|claims| {
            skip(request, &claims, self.left_out);
            self.errors.extend(claims);
            Vec::new()
        })
    }
}

/// Reads all inputs, and says what pages there are. All that is wrong with any of them is said at once.
pub(super) fn survey(
    request: &Request,
    (ground, begin): (Ground, i64),
    ledger: &mut Ledger,
    mut notes: Notes<'_>,
) -> Result<Survey, Vec<Problem>> {
    let Ground { config, mut inputs, unreadable, .. } = ground;
    notes.take(unreadable);
    let earlier = ledger.take_statics();
    let templates = inputs.theme.templates.keys().cloned().collect();
    let reading = Reading {
        root: &request.root,
        config: &config,
        templates: &templates,
        begin,
        only: &request.changed,
    };
    let mut intake = take(request, reading, ledger, &mut notes);
    let former = Former {
        rows: std::mem::take(&mut intake.former),
        newcomers: std::mem::take(&mut intake.newcomers),
        at: ledger.news.instant(),
    };
    let (mut rows, unreadable) =
        timed(notes.progress, Step::Inputs, || assets::statics(&inputs.statics, &earlier, begin));
    notes.errors.extend(unreadable);
    let is_same = |row: &Row| earlier.get(&row.source).is_some_and(|known| known.stat == row.stat);
    let changed = intake.changed || rows.len() != earlier.len() || !rows.iter().all(is_same);
    let mut named = named(&config, &mut inputs, &rows, &ledger.contents);
    notes.take(std::mem::take(&mut named.problems));
    let fonts = inputs.fonts;
    let (catalog, all, unfit) = timed(notes.progress, Step::Catalog, || {
        let copied = (named.assets.as_slice(), intake.rows.as_slice(), &*notes.left_out);
        visible(request, (&config, &fonts), Arc::new(intake.stock), copied)
    });
    let begin = notes.progress.clock();
    notes.problems.extend(unfit);
    notes.refuse(request, shown::check(&request.root, &config, &catalog));
    notes.problems.extend(shown::remarks(&request.root, &config, &catalog));
    let news = News::since(&ledger.news, intake.edits, &catalog, &config);
    let fragments = fragment::all(inputs.theme.templates.keys().map(String::as_str), &config);
    let pages = notes.unless_claimed_twice(request, pages::all(&catalog, &config, &all, &fragments));
    notes.problems.extend(alike(&pages, &catalog));
    notes.problems.extend(pages::app::missing_icons(&pages, &config));
    notes.problems.extend(pages::outdone(&pages, &catalog));
    notes.problems.extend(to_come::check(&config, &catalog, &pages));
    notes.problems.extend(site_files::limits(&catalog, &config));
    let present = Present { catalog: &catalog, pages: &pages, left_out: notes.left_out };
    // While something is wrong nobody knows which pages there will be, and nothing is remembered.
    let is_sound = notes.errors.is_empty();
    let moves = if is_sound { moves::since(ledger.moves.clone(), former, present) } else { Vec::new() };
    notes.problems.extend(moves::warnings(&moves, &catalog, &config, &request.root));
    let library = Files::new(request.root.clone(), Arc::clone(&config), Arc::clone(&catalog));
    let library = Box::new(library.told(!request.changed.is_empty()));
    let theme = inputs.theme.clone();
    let press = Press::new(Arc::clone(&config), Arc::clone(&catalog), inputs.theme, library);
    rows.extend(intake.rows);
    rows.sort_unstable_by(|one, other| one.source.cmp(&other.source));
    notes.progress.spent(Step::Pages, notes.progress.clock().saturating_sub(begin));
    let press = notes.conclude(press, &rows)?;
    Ok(Survey { fonts, catalog, press, pages, named, fragments, news, moves, rows, changed, config, theme })
}

/// What is visible, and what is copied, and a warning for what of article folders is not.
type Visible = (Arc<Catalog>, Vec<Arc<Asset>>, Vec<Problem>);

/// What is visible at the request's instant, and the files that are copied then: static ones, and those of article folders,
/// by their rows.
fn visible(
    request: &Request,
    (config, fonts): (&Config, &Arc<Fonts>),
    stock: Arc<Stock>,
    (statics, rows, left_out): (&[Arc<Asset>], &[Row], &BTreeSet<String>),
) -> Visible {
    let seen = Sightline { config, stock: &stock, at: request.at, drafts: request.drafts };
    let (folders, mut unfit) = assets::of_folders(&request.root, (rows, left_out), seen);
    let all: Vec<_> = statics.iter().cloned().chain(folders).collect();
    let album = Arc::new(assets::album(&all, config, fonts));
    unfit.extend(assets::among_variants(statics, config));
    unfit.extend(assets::telling(&all, config));
    (Arc::new(Catalog::at((stock, album), config, request.at, request.drafts)), all, unfit)
}

/// What was noticed in source files.
pub(super) fn noticed(rows: &[Row]) -> impl Iterator<Item = Problem> {
    rows.iter().flat_map(|row| row.warnings.iter().cloned())
}

/// The static files, with the names of those that templates ask for.
fn named(config: &Config, inputs: &mut Inputs, rows: &[Row], known: &Contents) -> Named {
    let mut assets = std::mem::take(&mut inputs.embedded);
    assets.extend(assets::of_statics(std::mem::take(&mut inputs.statics), rows, config));
    let named = naming::name(Naming { config, templates: &inputs.theme.templates, known }, &assets);
    inputs.theme.addresses = Arc::clone(&named.addresses);
    named
}

/// Reads `content/`, and checks where its links lead.
fn take(request: &Request, reading: Reading<'_>, ledger: &mut Ledger, notes: &mut Notes<'_>) -> Intake {
    let files = timed(notes.progress, Step::Scan, || intake::files(reading, &ledger.rows));
    let mut intake = timed(notes.progress, Step::Read, || {
        Intake::take(reading, files, ledger, (notes.left_out, notes.progress))
    });
    let found = std::mem::take(&mut intake.problems);
    let (bad, noticed): (Vec<_>, Vec<_>) = found.into_iter().partition(Problem::is_error);
    notes.problems.extend(noticed);
    if request.skip_bad {
        // What could not be read is not in the stock: the build can go on without it.
        skip(request, &bad, notes.left_out);
        notes.problems.extend(bad);
    } else {
        notes.errors.extend(bad);
    }
    let broken = links::check(&request.root, reading.config, &intake, notes.left_out);
    notes.refuse(request, broken);
    notes.errors.extend(policies::check(&request.root, reading.config, &intake.stock, notes.left_out));
    notes.problems.extend(folders::check(reading.config, &intake.stock));
    notes.problems.extend(stories::check(&request.root, reading.config, &intake.stock));
    intake
}

/// The checked configuration, with what the request overrides.
fn config(request: &Request, problems: &mut Vec<Problem>) -> Result<Config, Vec<Problem>> {
    let text = file::read_text(&request.root.join("config.toml"), "config.toml").map_err(|problem| {
        vec![problem.hint(
            "a portal is a folder with a config.toml; `warta init DIR` makes one, `--root DIR` names one",
        )]
    })?;
    let (config, found) = crate::config::read::read(&text);
    let Some(config) = config else { return Err(found) };
    problems.extend(found);
    let config = if request.preview { config.for_preview() } else { config };
    match &request.base_url {
        Some(url) => config.with_base_url(url).map_err(|problem| vec![problem]),
        None => Ok(config),
    }
}

/// The fingerprint of what reading a source file depends on besides the file.
fn reading(config: &Config) -> Fingerprint {
    [
        Part::Site,
        Part::FrontMatter,
        Part::Reading,
        Part::Names,
        Part::Trust,
        Part::ThirdParty,
        Part::Embeds,
        Part::Indexing,
    ]
    .iter()
    .fold(Fingerprint::default(), |print, part| print.then(config.part(part)))
}

impl Survey {
    /// The darkroom of a build of these pages.
    pub(super) fn darkroom(&self, request: &Request) -> Darkroom {
        let is_ours = |page: &&Page| matches!(page.kind, PageKind::Picture(_) | PageKind::ShareCard(_));
        Darkroom::new(request, Arc::clone(&self.fonts), self.pages.iter().filter(is_ours).count())
    }

    /// With `--skip-bad`, leaves out the articles and standalone pages among some files that name a template of their own:
    /// without them the others can be printed.
    pub(super) fn skip_own_templates(
        &self,
        request: &Request,
        files: &[String],
        left_out: &mut BTreeSet<String>,
    ) {
        if !request.skip_bad {
            return;
        }
        let page = |file: &String| self.pages.binary_search_by(|page| page.file.cmp(file)).ok();
        let sources = files.iter().filter_map(page).filter_map(|index| match &self.pages[index].kind {
            PageKind::Article(id) | PageKind::Tombstone(id) => Some(&*self.catalog.record(*id).source),
            PageKind::Standalone(source) => Some(&**source),
            _ => None,
        });
        let row = |source: &str| self.rows.binary_search_by(|row| (*row.source).cmp(source)).ok();
        let own =
            sources.filter(|source| row(source).is_some_and(|index| self.rows[index].template.is_some()));
        left_out.extend(own.map(str::to_owned));
    }
}

/// With `--skip-bad`, leaves out the sources that errors name.
pub(super) fn skip(request: &Request, errors: &[Problem], left_out: &mut BTreeSet<String>) {
    if request.skip_bad {
        let sources = errors.iter().filter_map(|problem| problem.place.as_ref()).map(|place| &place.file);
        left_out.extend(sources.filter(|file| file.starts_with("content/")).cloned());
    }
}
