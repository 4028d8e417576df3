// Chooses one page of each kind from an output folder, by what the files are; no path of a portal is known here.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const LISTINGS = new Set(["sector", "tag", "author", "provider", "series", "page", "search", "fragments", "sitemaps", "static", "archive", "corrections"]);

/** Kind → path below the base URL. Kinds that the portal lacks are left out. */
export function choosePages(folder) {
  const documents = walk(folder, "").filter((path) => path.endsWith("index.html")).map((path) => ({ path, html: readFileSync(join(folder, path), "utf8") }))
    .filter(({ html }) => /<html[\s>]/i.test(html) && !/http-equiv=["']?refresh/i.test(html));
  const where = (test) => documents.filter(test);
  // The longest page of a kind shows the most of it; ties go to the first path.
  const longest = (found) => found.reduce((best, one) => (!best || one.html.length > best.html.length ? one : best), undefined);
  const isArticle = ({ html }) => /property=["']?og:type["']? content=["']?article\b/.test(html);
  const isSupplied = ({ html }) => /href=["']?[^"'\s>]*\/provider\/[^"'\s>]/.test(html);
  const isEdition = (name) => !LISTINGS.has(name) && existsSync(join(folder, name, "feed.xml"));
  const editions = readdirSync(folder).filter(isEdition).sort();
  const isDefault = ({ path }) => !isEdition(path.split("/")[0]);
  const isStandalone = ({ path }) => {
    const parts = path.split("/");
    return parts.length === 2 && !LISTINGS.has(parts[0]) && !/^\d+$/.test(parts[0]) && !isEdition(parts[0]);
  };
  const articles = where(isArticle);
  const frontOf = (kind) => longest(where(({ path }) => new RegExp(`^${kind}/[^/]+/index\\.html$`).test(path)));
  const at = (path) => where((one) => one.path === `${path}/index.html`)[0];
  const reports = articles.filter((one) => !isSupplied(one));
  const chosen = {
    home: where(({ path }) => path === "index.html")[0],
    article: longest(reports.filter(isDefault)),
    "press-release": longest(articles.filter(isSupplied).filter(isDefault)),
    sector: longest(where(({ path }) => /^sector\/[^/]+\/index\.html$/.test(path))),
    "sector-page": longest(where(({ path }) => /^sector\/[^/]+\/page\/\d+\/index\.html$/.test(path))),
    year: longest(where(({ path }) => /^\d{4}\/index\.html$/.test(path))),
    month: longest(where(({ path }) => /^\d{4}\/\d\d\/index\.html$/.test(path))),
    standalone: longest(where((one) => isStandalone(one) && !isArticle(one))),
    day: longest(where(({ path }) => /^\d{4}\/\d\d\/\d\d\/index\.html$/.test(path))),
    ...Object.fromEntries(["tag", "author", "series", "provider"].map((kind) => [kind, frontOf(kind)])),
    "index-tag": at("tag"),
    "index-archive": at("archive"),
    corrections: at("corrections"),
    tombstone: where(({ html }) => /<body class="?tombstone-page/.test(html))[0],
    live: longest(where(({ html }) => /class="?badge live/.test(html)).filter(isArticle)),
    search: where(({ path }) => path === "search/index.html")[0],
    // The scripts differ by edition: home and an article of each.
    ...Object.fromEntries(editions.flatMap((name) => [
      [`home-${name}`, where(({ path }) => path === `${name}/index.html`)[0]],
      [`article-${name}`, longest(reports.filter(({ path }) => path.startsWith(`${name}/`)))],
    ])),
  };
  const pages = Object.fromEntries(Object.entries(chosen).filter(([, page]) => page).map(([kind, { path }]) => [kind, path.replace(/index\.html$/, "")]));
  if (existsSync(join(folder, "404.html"))) pages["not-found"] = "no/such/page/";
  if (existsSync(join(folder, "feed.xml"))) pages.feed = "feed.xml";
  return pages;
}

function walk(folder, prefix) {
  return readdirSync(join(folder, prefix), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? walk(folder, `${prefix}${entry.name}/`) : [prefix + entry.name]));
}
