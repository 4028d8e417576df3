//! What becomes of static files besides being copied: style sheets are minified, and what templates ask for by `asset()`
//! also stands under a name of its content.
//!
//! Invariant: under one such name stand always the same bytes, whatever configuration and program made them. A name is of
//! what is written, but for the names in it, and of all that these lead to: so two style sheets may import each other.

use crate::base::fingerprint::Fingerprint;
use crate::base::problem::Problem;
use crate::base::url;
use crate::config::{Config, Dialect};
use crate::engine::assets;
use crate::pages::asset::{Asset, Content};
use crate::pictures::bare::Telling;
use crate::press::addresses::Addresses;
use crate::press::fragment;
use crate::press::style_sheet::Sheet;
use crate::press::theme::ThemeFile;
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is remembered of the contents of static files, by their fingerprints.
pub(super) type Contents = BTreeMap<Fingerprint, Gist>;

/// What naming needs to know of a file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Gist {
    /// The hash of what is written, with the addresses that its author wrote.
    digest: [u8; 32],
    /// These addresses, if it is a style sheet that is minified.
    references: Vec<String>,
    /// Why it is a style sheet and not minified.
    problem: Option<Problem>,
}

/// What naming goes by.
#[derive(Clone, Copy)]
pub(super) struct Naming<'n> {
    /// Says what is asked for.
    pub(super) config: &'n Config,
    /// Name the files that get names.
    pub(super) templates: &'n BTreeMap<String, ThemeFile>,
    /// Of the last build.
    pub(super) known: &'n Contents,
}

/// Static files with their names.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// All that stands in the output.
    pub(super) assets: Vec<Arc<Asset>>,
    /// What pages link.
    pub(super) addresses: Arc<Addresses>,
    /// For the next build.
    pub(super) contents: Contents,
    /// What cannot be read or minified.
    pub(super) problems: Vec<Problem>,
}

/// The files that stand in the output under their own names, by these: one of the portal in place of one of the theme.
type Standing<'a> = BTreeMap<&'a str, &'a Arc<Asset>>;

/// Names static files.
pub(super) fn name(naming: Naming<'_>, assets: &[Arc<Asset>]) -> Named {
    let mut standing = Standing::new();
    for asset in assets {
        let known = standing.entry(&asset.file).or_insert(asset);
        if known.gives_way {
            *known = asset;
        }
    }
    let mut desk = Clerk { naming, standing, gists: BTreeMap::new(), named: Named::default() };
    let minified: Vec<&str> = desk.standing.keys().copied().filter(|file| desk.is_minified(file)).collect();
    minified.into_iter().for_each(|file| desk.look(file));
    let wanted = if naming.config.assets.hashed { desk.wanted() } else { BTreeSet::new() };
    desk.conclude(assets, &wanted)
}

/// Names files, one after the other.
struct Clerk<'a> {
    naming: Naming<'a>,
    standing: Standing<'a>,
    gists: BTreeMap<&'a str, Gist>,
    named: Named,
}

impl<'a> Clerk<'a> {
    fn is_minified(&self, file: &str) -> bool {
        self.naming.config.minify.css && file.ends_with(".css")
    }

    /// Learns what there is to know of a file.
    fn look(&mut self, file: &'a str) {
        let Some(asset) = self.standing.get(file).filter(|_| !self.gists.contains_key(file)) else { return };
        let minified = self.is_minified(file);
        let told = Fingerprint::of_parts([asset.source.as_bytes(), &[u8::from(minified)]]);
        let key = asset.content.fingerprint().then(told);
        let gist = match self.naming.known.get(&key) {
            Some(known) => Ok(known.clone()),
            None => assets::bytes(&asset.content, &asset.source)
                .map(|bytes| Gist::of(&bytes, &asset.source, minified)),
        };
        match gist {
            Ok(gist) => {
                self.named.problems.extend(gist.problem.clone());
                self.named.contents.insert(key, gist.clone());
                self.gists.insert(file, gist);
            }
            Err(problem) => self.named.problems.push(problem),
        }
    }

    /// The file that an address in a style sheet leads to, if it stands here.
    fn leads_to(&self, address: &str, sheet: &str) -> Option<&'a str> {
        let path =
            address.split(['?', '#']).next().filter(|path| !path.is_empty() && !url::is_absolute(path))?;
        let resolved = url::resolve(&format!("/{sheet}"), path);
        let prefix = self.naming.config.base_url.prefix();
        let inner = if path.starts_with('/') { resolved.strip_prefix(prefix)? } else { &resolved };
        self.standing_as(&percent_decode_str(inner).decode_utf8().ok()?)
    }

    /// The files that get names: those that templates ask for, or the configuration's own values name, and all that style
    /// sheets among them lead to. A template's text is not understood: of what stands in quotes, whatever is a file counts.
    fn wanted(&mut self) -> BTreeSet<&'a str> {
        let asking = self.naming.templates.values().filter(|template| template.text.contains(ASKS));
        let quoted = asking.flat_map(|template| QUOTES.iter().flat_map(|quote| template.text.split(*quote)));
        let mut pending: Vec<&'a str> = quoted.filter_map(|text| self.standing_as(text)).collect();
        if self.naming.templates.values().any(|template| template.text.contains(TAKES_IN)) {
            pending.extend(self.standing_as(fragment::SCRIPT));
        }
        let mut own = Vec::new();
        if self.naming.templates.values().any(|template| asks_by_value(&template.text)) {
            strings(&self.naming.config.extra, &mut own);
        }
        pending.extend(own.into_iter().filter_map(|text| self.standing_as(text)));
        let mut wanted = BTreeSet::new();
        while let Some(file) = pending.pop() {
            if wanted.insert(file) {
                self.look(file);
                let references = self.gists.get(file).map_or(&[][..], |gist| &gist.references);
                pending.extend(references.iter().filter_map(|address| self.leads_to(address, file)));
            }
        }
        wanted
    }

    /// The file of a path as templates write it.
    fn standing_as(&self, path: &str) -> Option<&'a str> {
        self.standing.get_key_value(path.trim_start_matches('/')).map(|(file, _)| *file)
    }

    /// The name of a file's content.
    fn hashed(&self, file: &'a str) -> Option<String> {
        let mut reached = BTreeSet::new();
        let mut pending = vec![file];
        while let Some(file) = pending.pop() {
            let Some(gist) = self.gists.get(file) else { continue };
            if reached.insert(file) {
                pending.extend(gist.references.iter().filter_map(|address| self.leads_to(address, file)));
            }
        }
        let own = self.gists.get(file)?.digest;
        let mut hasher = blake3::Hasher::new();
        hasher.update(&own);
        for (file, gist) in reached.iter().filter_map(|file| Some((*file, self.gists.get(file)?))) {
            hasher.update(file.as_bytes()).update(&[0]).update(&gist.digest);
        }
        let hash = if reached.len() > 1 { hasher.finalize() } else { blake3::Hash::from_bytes(own) };
        let hash = &hash.to_hex()[..DIGITS];
        let (folder, last) = file.rsplit_once('/').map_or(("", file), |(folder, last)| (folder, last));
        let slash = if folder.is_empty() { "" } else { "/" };
        Some(match last.rsplit_once('.') {
            Some((stem, extension)) => format!("{folder}{slash}{stem}.{hash}.{extension}"),
            None => format!("{file}.{hash}"),
        })
    }

    /// All files that stand in the output, and their addresses.
    fn conclude(mut self, assets: &[Arc<Asset>], wanted: &BTreeSet<&'a str>) -> Named {
        let names: BTreeMap<&str, String> =
            wanted.iter().filter_map(|file| Some((*file, self.hashed(file)?))).collect();
        for asset in assets {
            let stands =
                self.standing.get(asset.file.as_str()).is_some_and(|other| Arc::ptr_eq(other, asset));
            let gist = self.gists.get(asset.file.as_str()).filter(|_| stands);
            let is_sheet = self.is_minified(&asset.file) && gist.is_some_and(|gist| gist.problem.is_none());
            let plain =
                if is_sheet { self.sheet(asset, asset.file.clone(), Vec::new()) } else { Arc::clone(asset) };
            self.named.assets.push(plain);
            let (Some(gist), Some(name)) = (gist, names.get(asset.file.as_str())) else { continue };
            let named = if is_sheet {
                self.sheet(asset, name.clone(), self.renamed(asset, gist, &names))
            } else {
                Arc::new(Asset {
                    file: name.clone(),
                    source: asset.source.clone(),
                    content: asset.content.clone(),
                    sight: None,
                    telling: Telling::Nothing,
                    gives_way: asset.gives_way,
                })
            };
            self.named.assets.push(named);
        }
        self.named.problems.extend(too_many(names.len(), self.naming.config));
        let each = self.standing.keys().map(|file| ((*file).to_owned(), names.get(file).cloned()));
        self.named.addresses = Arc::new(Addresses::new(each));
        self.named
    }

    /// A minified style sheet with some addresses for others.
    fn sheet(&self, asset: &Asset, file: String, instead: Vec<(String, String)>) -> Arc<Asset> {
        let content = Content::Sheet(Box::new(asset.content.clone()), instead);
        Arc::new(Asset {
            file,
            source: asset.source.clone(),
            content,
            sight: None,
            telling: Telling::Nothing,
            gives_way: asset.gives_way,
        })
    }

    /// The addresses in a style sheet that lead to files with names, and what stands for them.
    fn renamed(&self, asset: &Asset, gist: &Gist, names: &BTreeMap<&str, String>) -> Vec<(String, String)> {
        let renamed = |address: &String| {
            let name = names.get(self.leads_to(address, &asset.file)?)?;
            let (path, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| &path[..=folder.len()]);
            let last = name.rsplit('/').next().unwrap_or(name);
            Some((address.clone(), format!("{folder}{}{rest}", url::encode_path(last))))
        };
        let mut renamed: Vec<_> = gist.references.iter().filter_map(renamed).collect();
        renamed.sort_unstable();
        renamed.dedup();
        renamed
    }
}

/// How many rules Cloudflare reads in `_headers` (developers.cloudflare.com/pages/configuration/headers).
const CLOUDFLARE: usize = 100;

/// A warning if `_headers` says more than a host reads.
fn too_many(names: usize, config: &Config) -> Option<Problem> {
    // Besides: all files, two XSL stylesheets, pictures, and of each edition a feed and a folder of fragments.
    let rules = names + 4 + 2 * config.editions.len();
    let message = format!("Cloudflare Pages reads {CLOUDFLARE} rules of _headers, and there are {rules}");
    let hint = format!(
        "{names} files have names of their content, and browsers will ask for the last ones each time; name your host in `hosting.dialects` if it is another"
    );
    let is_read = config.dialects.contains(&Dialect::Cloudflare);
    (is_read && rules > CLOUDFLARE).then(|| Problem::warning(message).hint(hint))
}

/// What may stand around a path in a template.
const QUOTES: [char; 3] = ['"', '\'', '`'];

/// How a template begins to ask for a file.
const ASKS: &str = "asset(";

/// How a template begins to take in a fragment, whose script stands in the page then.
const TAKES_IN: &str = "fragment(";

/// How many hexadecimal digits of a hash stand in a name.
const DIGITS: usize = 10;

/// Whether a template asks for a file by a value instead of by a path in quotes.
fn asks_by_value(template: &str) -> bool {
    template.match_indices(ASKS).any(|(start, _)| {
        let argument = template[start + ASKS.len()..].trim_start().trim_start_matches("path").trim_start();
        !argument.trim_start_matches('=').trim_start().starts_with(QUOTES)
    })
}

/// All strings of a table.
fn strings<'t>(table: &'t toml::Table, found: &mut Vec<&'t str>) {
    let mut pending: Vec<&toml::Value> = table.values().collect();
    while let Some(value) = pending.pop() {
        match value {
            toml::Value::String(text) => found.push(text),
            toml::Value::Array(items) => pending.extend(items),
            toml::Value::Table(table) => pending.extend(table.values()),
            _ => {}
        }
    }
}

impl Gist {
    fn of(bytes: &[u8], source: &str, minified: bool) -> Self {
        let digest = |bytes: &[u8]| *blake3::hash(bytes).as_bytes();
        let whole = |problem| Self { digest: digest(bytes), references: Vec::new(), problem };
        if !minified {
            return whole(None);
        }
        match Sheet::read(bytes, source) {
            Err(problem) => whole(Some(problem)),
            Ok(sheet) => Self {
                digest: digest(sheet.with(|_| None).as_bytes()),
                references: sheet.references().map(str::to_owned).collect(),
                problem: None,
            },
        }
    }
}
