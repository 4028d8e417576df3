// Sitemaps, the index and the news sitemap: by their schemas, and against the pages of the output.

import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { need, NOT_RUN_IS } from "../need.mjs";
import { isIndexable } from "../read/page.mjs";
import { isBareDate, isHttpUri, w3cDate } from "../read/values.mjs";
import { named, parseXml, textOf } from "../read/xml.mjs";
import { articleOf } from "./structured-data.mjs";
import { ruleTable } from "../problems.mjs";

export const rules = {
  ...ruleTable({ [NOT_RUN_IS]: { "sitemap/not-run": "xmllint runs" } }),
  ...ruleTable({ errors: {
    "sitemap/schema": "sitemaps are valid by their schemas",
    "sitemap/loc": "every <loc> is an absolute, percent-encoded URL of a file of the output",
    "sitemap/not-indexable": "a listed page may be indexed and is its own canonical",
    "sitemap/once": "a page stands in one sitemap, once",
    "sitemap/article-missing": "every indexable article stands in a sitemap",
    "sitemap/index": "the index lists every sitemap, and only sitemaps",
    "sitemap/count": "at most 50,000 URLs a file",
    "sitemap/size": "at most 50 MB a file",
    "sitemap/images": "at most 1,000 images a URL; their files exist",
    "sitemap/lastmod": "lastmod agrees with the page's structured data and is not after the instant",
    "sitemap/hreflang": "xhtml:link alternates are absolute and include the URL itself",
    "news/count": "at most 1,000 news URLs",
    "news/window": "news is at most 48 hours old at the instant, and not of the future",
    "news/date": "publication_date is the article's datePublished",
    "news/title": "news:title is the article's headline",
    "news/article": "a news entry is an article page that Googlebot-News may index",
    "robots/sitemap": "robots.txt names the sitemaps by absolute URLs that exist",
  } }),
};

const NS = "http://www.sitemaps.org/schemas/sitemap/0.9";
const NEWS = "http://www.google.com/schemas/sitemap-news/0.9";
const IMAGE = "http://www.google.com/schemas/sitemap-image/1.1";
const XHTML = "http://www.w3.org/1999/xhtml";
const SCHEMAS = fileURLToPath(new URL("../../schemas/", import.meta.url));
const DAY = 86_400_000;

export function check(portal) {
  const { output } = portal;
  const sitemaps = new Map(), indexes = new Map();
  for (const path of output.ending(".xml")) {
    const { root, error } = parseXml(output.text(path));
    if (!root || error || root.ns !== NS) continue;
    if (root.name === "urlset") sitemaps.set(path, root);
    else indexes.set(path, root);
  }
  // An empty news sitemap is right when there is no news (Google says so), but not by the schema.
  const isEmpty = (root) => root.children.length === 0;
  checkSchema(portal, "all.xsd", [...sitemaps.keys()].filter((path) => !(isEmpty(sitemaps.get(path)) && isNewsFile(path))));
  checkSchema(portal, "siteindex.xsd", [...indexes.keys()]);

  const listed = new Map();
  for (const [path, root] of sitemaps) {
    checkFile(portal, path, root, "url");
    if (isNews(path, root)) checkNews(portal, path, root);
    else checkPages(portal, path, root, listed);
  }
  for (const page of portal.pages.values()) {
    if (articleOf(page) && isIndexable(page) && isCanonical(page) && !listed.has(page.path)) portal.problems.report("sitemap/article-missing", page.path, 0, "no sitemap lists this article");
  }
  checkIndexes(portal, indexes, sitemaps);
  checkRobots(portal, indexes, sitemaps);
}

const isNewsFile = (path) => /(^|\/)news-sitemap\.xml$/.test(path);
const isNews = (path, root) => isNewsFile(path) || root.children.some((entry) => named(entry, NEWS, "news").length);
const isCanonical = (page) => page.canonicals.length === 0 || page.canonicals[0].href === page.url;

function checkSchema({ output, problems }, schema, paths) {
  if (paths.length === 0) return;
  const missing = need("xmllint", "libxml2-utils");
  if (missing) return problems.report("sitemap/not-run", ".", 0, missing);
  const files = new Map(paths.map((path) => [resolve(output.folder, path), path]));
  const result = spawnSync("xmllint", ["--noout", "--nonet", "--huge", "--schema", join(SCHEMAS, schema), ...files.keys()], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (result.status === 0) return;
  let reported = false;
  for (const row of result.stderr.split("\n")) {
    const match = /^(.*?):(\d+): (.*)$/.exec(row);
    const path = match && files.get(match[1]);
    if (!path) continue;
    reported = true;
    problems.report("sitemap/schema", path, Number(match[2]), match[3].replaceAll(/\{http[^}]*\}/g, ""));
  }
  if (!reported) problems.report("sitemap/schema", ".", 0, `xmllint: ${result.stderr.slice(0, 300)}`);
}

function checkFile({ output, problems }, path, root, element) {
  if (output.size(path) > 50 * 1024 * 1024) problems.report("sitemap/size", path, 0, `${output.size(path)} bytes`);
  const count = named(root, NS, element).length;
  if (count > 50_000) problems.report("sitemap/count", path, 0, `${count} URLs`);
}

/** The page that an entry's loc names, or undefined with a report. */
function locate({ output, problems, pages }, path, entry) {
  const loc = textOf(entry, NS, "loc") ?? "";
  const target = isHttpUri(loc) ? output.resolve(new URL(loc)) : { is: "not an absolute, percent-encoded URL" };
  if (target.is !== "file" || output.urlOf(target.path) !== canonicalForm(loc)) {
    problems.report("sitemap/loc", path, entry.line, `"${loc}" is ${target.is === "file" ? `not written as ${output.urlOf(target.path)}` : target.is}`);
    return undefined;
  }
  return { loc, path: target.path, page: pages.get(target.path) };
}

/** Percent-encoding differs in case and in the marks that need none; both name the same page. */
const canonicalForm = (loc) => {
  const url = new URL(loc);
  return url.origin + url.pathname.split("/").map((part) => encodeURIComponent(decodeURIComponent(part))).join("/") + url.search;
};

function checkPages(portal, path, root, listed) {
  const { problems } = portal;
  for (const entry of named(root, NS, "url")) {
    const found = locate(portal, path, entry);
    if (!found) continue;
    if (listed.has(found.path)) problems.report("sitemap/once", path, entry.line, `"${found.loc}" is also in ${listed.get(found.path)}`);
    listed.set(found.path, path);
    if (!found.page) problems.report("sitemap/not-indexable", path, entry.line, `${found.path} is no page`);
    else if (!isIndexable(found.page) || !isCanonical(found.page) || found.path === "404.html") problems.report("sitemap/not-indexable", path, entry.line, `${found.path} is ${isIndexable(found.page) ? "not its own canonical" : "noindex or a redirect"}`);
    checkLastmod(portal, path, entry, found);
    checkImages(portal, path, entry);
    checkAlternates(portal, path, entry, found);
  }
}

function checkLastmod({ problems, at }, path, entry, { page, loc }) {
  const text = textOf(entry, NS, "lastmod");
  if (text === undefined) return;
  const time = w3cDate(text);
  if (typeof time === "string") return; // sitemap/schema, unless it is a form that the schema takes
  if (at !== null && time > at + (isBareDate(text) ? DAY : 0)) problems.report("sitemap/lastmod", path, entry.line, `${loc}: ${text} is after the instant`);
  const article = page && articleOf(page);
  const stated = article && (article.dateModified ?? article.datePublished);
  if (!stated) return;
  const same = isBareDate(text) ? Math.abs(w3cDate(stated) - time) <= 2 * DAY : w3cDate(stated) === time;
  if (!same) problems.report("sitemap/lastmod", path, entry.line, `${loc}: ${text}, but the page says ${stated}`);
}

function checkImages({ output, problems }, path, entry) {
  const images = named(entry, IMAGE, "image");
  if (images.length > 1000) problems.report("sitemap/images", path, entry.line, `${images.length} images`);
  for (const image of images) {
    const target = output.resolveAbsolute(textOf(image, IMAGE, "loc") ?? "");
    if (!["file", "external"].includes(target.is)) problems.report("sitemap/images", path, image.line, `"${textOf(image, IMAGE, "loc")}" is ${target.is}`);
  }
}

function checkAlternates({ output, problems }, path, entry, found) {
  const links = named(entry, XHTML, "link");
  if (links.length === 0) return;
  const targets = links.map((link) => output.resolveAbsolute(link.attributes.href ?? ""));
  for (const [index, target] of targets.entries()) {
    if (!["file", "external"].includes(target.is)) problems.report("sitemap/hreflang", path, links[index].line, `"${links[index].attributes.href}" is ${target.is}`);
  }
  if (!targets.some((target) => target.path === found.path)) problems.report("sitemap/hreflang", path, entry.line, `${found.loc} does not list itself`);
}

function checkNews(portal, path, root) {
  const { problems, at } = portal;
  const entries = named(root, NS, "url");
  if (entries.length > 1000) problems.report("news/count", path, 0, `${entries.length} news URLs`);
  for (const entry of entries) {
    const news = named(entry, NEWS, "news")[0];
    const found = locate(portal, path, entry);
    if (!news || !found) {
      if (!news) problems.report("news/article", path, entry.line, "an entry without <news:news>");
      continue;
    }
    const article = found.page && articleOf(found.page);
    const report = (rule, message) => problems.report(rule, path, news.line, `${found.loc}: ${message}`);
    if (!article || !isIndexable(found.page) || /\b(noindex|none)\b/.test(found.page.newsRobots)) {
      report("news/article", article ? "the page is noindex for news" : "no article page");
      continue;
    }
    const date = textOf(news, NEWS, "publication_date") ?? "";
    const time = w3cDate(date);
    if (at !== null && Number.isFinite(time) && (time > at || time < at - 2 * DAY - (isBareDate(date) ? DAY : 0))) report("news/window", `${date} is outside the 48 hours before the instant`);
    if (article.datePublished && (isBareDate(date) ? !String(article.datePublished).startsWith(date) : w3cDate(article.datePublished) !== time)) report("news/date", `${date}, but the page says ${article.datePublished}`);
    const title = textOf(news, NEWS, "title");
    if (article.headline && !sameTitle(title, article.headline)) report("news/title", `"${title}", but the page says "${article.headline}"`);
  }
}

/** Equal, or cut to a beginning. */
function sameTitle(title = "", headline) {
  const flat = (text) => text.replace(/\s+/g, " ").trim();
  const start = flat(title).replace(/…$/, "").trim();
  return flat(title) === flat(headline) || (start.length > 20 && flat(headline).startsWith(start)) || flat(title).startsWith(flat(headline).replace(/…$/, "").trim());
}

function checkIndexes(portal, indexes, sitemaps) {
  const { output, problems } = portal;
  if (sitemaps.size > 0 && indexes.size === 0 && !sitemaps.has("sitemap.xml")) problems.report("sitemap/index", "sitemap.xml", 0, "there is no sitemap.xml");
  const listed = new Set();
  for (const [path, root] of indexes) {
    checkFile(portal, path, root, "sitemap");
    for (const entry of named(root, NS, "sitemap")) {
      const loc = textOf(entry, NS, "loc") ?? "";
      const target = output.resolveAbsolute(loc);
      if (target.is !== "file" || !sitemaps.has(target.path)) problems.report("sitemap/index", path, entry.line, `"${loc}" is ${target.is === "file" ? "no sitemap" : target.is}`);
      else if (listed.has(target.path)) problems.report("sitemap/index", path, entry.line, `"${loc}" stands twice`);
      listed.add(target.path);
    }
  }
  for (const path of indexes.size ? sitemaps.keys() : []) {
    if (!listed.has(path) && !isNewsFile(path)) problems.report("sitemap/index", path, 0, "no index lists this sitemap");
  }
}

function checkRobots({ output, problems }, indexes, sitemaps) {
  if (sitemaps.size === 0) return;
  const roots = new Set([...indexes.keys(), ...[...sitemaps.keys()].filter(isNewsFile)]);
  if (!output.files.has("robots.txt")) return problems.report("robots/sitemap", "robots.txt", 0, "there is no robots.txt");
  output.text("robots.txt").split("\n").forEach((row, index) => {
    const loc = /^sitemap:\s*(.*)$/i.exec(row)?.[1].trim();
    if (loc === undefined) return;
    const target = output.resolveAbsolute(loc);
    if (target.is !== "file") problems.report("robots/sitemap", "robots.txt", index + 1, `"${loc}" is ${target.is}`);
    roots.delete(target.path);
  });
  for (const path of roots) if (!indexes.size || indexes.has(path)) problems.report("robots/sitemap", "robots.txt", 0, `${path} is not named`);
}
