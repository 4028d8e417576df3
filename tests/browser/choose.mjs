// Chooses one page of each kind from an output folder, by what the files are; no path of a portal is known here.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const LISTINGS = new Set(["sector", "tag", "author", "provider", "series", "page", "search", "fragments", "sitemaps", "static", "archive", "corrections", "offline", "pictures"]);

/** Kind → path below the base URL. Kinds that the portal lacks are left out; those of an edition that runs from right to left end in `-rtl`. */
export function choosePages(folder) {
  const documents = walk(folder, "").filter((path) => path.endsWith("index.html")).map((path) => ({ path, html: readFileSync(join(folder, path), "utf8") }))
    .filter(({ html }) => /<html[\s>]/i.test(html) && !/http-equiv=["']?refresh/i.test(html));
  const isEdition = (name) => !LISTINGS.has(name) && existsSync(join(folder, name, "feed.xml"));
  const editions = readdirSync(folder).filter(isEdition).sort();
  const of = (prefix) => documents.filter(({ path }) => (prefix ? path.startsWith(prefix) : !isEdition(path.split("/")[0])));
  const mirrored = editions.find((name) => documents.some(({ path, html }) => path === `${name}/index.html` && /<html[^>]*\bdir=["']?rtl/.test(html)));
  const chosen = {
    ...kindsOf(of(""), "", isEdition),
    ...(mirrored ? suffixed(kindsOf(of(`${mirrored}/`), `${mirrored}/`, isEdition), "-rtl") : {}),
    // The scripts differ by edition: home and an article of each.
    ...Object.fromEntries(editions.filter((name) => name !== mirrored).flatMap((name) => {
      const { home, article } = kindsOf(of(`${name}/`), `${name}/`, isEdition);
      return [[`home-${name}`, home], [`article-${name}`, article]];
    })),
  };
  const pages = Object.fromEntries(Object.entries(chosen).filter(([, page]) => page).map(([kind, { path }]) => [kind, path.replace(/index\.html$/, "")]));
  if (existsSync(join(folder, "404.html"))) pages["not-found"] = "no/such/page/";
  if (existsSync(join(folder, "feed.xml"))) pages.feed = "feed.xml";
  return pages;
}

/** One document of each kind among those of an edition, whose paths begin with `prefix`. */
function kindsOf(documents, prefix, isEdition) {
  const within = documents.map((one) => ({ ...one, rest: one.path.slice(prefix.length) }));
  // The longest page of a kind shows the most of it; ties go to the first path.
  const longest = (found) => found.reduce((best, one) => (!best || one.html.length > best.html.length ? one : best), undefined);
  const isArticle = ({ html }) => /property=["']?og:type["']? content=["']?article\b/.test(html);
  const isSupplied = ({ html }) => /href=["']?[^"'\s>]*\/provider\/[^"'\s>]/.test(html);
  const isStandalone = ({ rest }) => {
    const parts = rest.split("/");
    return parts.length === 2 && !LISTINGS.has(parts[0]) && !/^\d+$/.test(parts[0]) && !isEdition(parts[0]);
  };
  const like = (pattern) => longest(within.filter(({ rest }) => pattern.test(rest)));
  const at = (rest) => within.find((one) => one.rest === rest);
  const articles = within.filter(isArticle);
  return {
    home: at("index.html"),
    article: longest(articles.filter((one) => !isSupplied(one))),
    "press-release": longest(articles.filter(isSupplied)),
    sector: like(/^sector\/[^/]+\/index\.html$/),
    "sector-page": like(/^sector\/[^/]+\/page\/\d+\/index\.html$/),
    year: like(/^\d{4}\/index\.html$/),
    month: like(/^\d{4}\/\d\d\/index\.html$/),
    standalone: longest(within.filter((one) => isStandalone(one) && !isArticle(one))),
    day: like(/^\d{4}\/\d\d\/\d\d\/index\.html$/),
    ...Object.fromEntries(["tag", "author", "series", "provider"].map((kind) => [kind, like(new RegExp(`^${kind}/[^/]+/index\\.html$`))])),
    "index-tag": at("tag/index.html"),
    "index-archive": at("archive/index.html"),
    corrections: at("corrections/index.html"),
    tombstone: within.find(({ html }) => /<body class="?tombstone-page/.test(html)),
    live: longest(articles.filter(({ html }) => /class="?badge live/.test(html))),
    search: at("search/index.html"),
    offline: at("offline/index.html"),
  };
}

/** The same with each key lengthened. */
const suffixed = (kinds, suffix) => Object.fromEntries(Object.entries(kinds).map(([kind, page]) => [kind + suffix, page]));

function walk(folder, prefix) {
  return readdirSync(join(folder, prefix), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? walk(folder, `${prefix}${entry.name}/`) : [prefix + entry.name]));
}
