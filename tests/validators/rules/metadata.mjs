// The head of every document: title, language, canonical link, Open Graph, translations, and the visible date.

import { isIndexable } from "../read/page.mjs";
import { isLanguage, rfc3339, w3cDate } from "../read/values.mjs";
import { articleOf } from "./structured-data.mjs";
import { ruleTable } from "../problems.mjs";

export const rules = ruleTable({
  errors: {
    "meta/title": "a document has one title that is not blank",
    "meta/language": "<html lang> is a language code",
    "meta/canonical": "an indexable document has one canonical link, an absolute URL",
    "meta/canonical-target": "a canonical link below the base URL names a document of the output that names itself",
    "meta/base": "no <base>: it would move every relative link",
    "meta/og-url": "og:url is the canonical URL",
    "meta/og-absolute": "URLs in Open Graph metadata are absolute",
    "meta/og-complete": "an article has og:title, og:type and og:url",
    "meta/hreflang": "hreflang is a language code or x-default, once each, with an absolute URL",
    "meta/hreflang-self": "a document with translations lists itself",
    "meta/hreflang-return": "translations list each other",
    "meta/feed-link": "a linked feed is of the type that the link says",
    "meta/visible-date": "an article shows its datePublished in a <time datetime>",
    "meta/visible-update": "an article that was updated shows its dateModified in a <time datetime>",
    "meta/open-graph-date": "article:published_time and article:modified_time agree with the structured data",
  },
});

export function check(portal) {
  for (const page of portal.pages.values()) {
    if (!page.isDocument) continue;
    const report = (rule, offset, message) => portal.problems.report(rule, page.path, offset === null ? 0 : page.lineAt(offset), message);
    checkHead(page, report);
    checkCanonical(portal, page, report);
    checkOpenGraph(page, report);
    checkTranslations(portal, page, report);
    checkFeedLinks(portal, page, report);
    checkDates(page, report);
  }
}

function checkHead(page, report) {
  if (page.titles.length !== 1 || !page.titles[0].text) report("meta/title", page.titles[0]?.offset ?? null, `${page.titles.length} titles: ${JSON.stringify(page.titles.map((t) => t.text))}`);
  if (!page.lang || !isLanguage(page.lang)) report("meta/language", null, `lang is ${JSON.stringify(page.lang)}`);
  if (page.bases) report("meta/base", null, "there is a <base>");
}

function checkCanonical({ output, pages }, page, report) {
  const indexable = isIndexable(page) && page.path !== "404.html";
  if (page.canonicals.length > 1 || (indexable && page.canonicals.length === 0)) {
    return report("meta/canonical", page.canonicals[1]?.offset ?? null, `${page.canonicals.length} canonical links`);
  }
  for (const { href, offset } of page.canonicals) {
    const target = output.resolveAbsolute(href);
    if (target.is === "relative") report("meta/canonical", offset, `"${href}" is not absolute`);
    else if (target.is === "external" || target.is === "other") continue;
    else if (target.is !== "file") report("meta/canonical-target", offset, `"${href}": ${target.is}`);
    else if (target.path !== page.path) {
      const other = pages.get(target.path)?.canonicals[0]?.href;
      if (other !== href) report("meta/canonical-target", offset, `"${href}" names ${other ?? "no canonical"} in turn`);
    }
  }
}

function checkOpenGraph(page, report) {
  const only = (name) => page.meta[name]?.[0];
  for (const [name, values] of Object.entries(page.meta)) {
    if (!/^(og:(url|image|image:url|image:secure_url)|twitter:image)$/.test(name)) continue;
    for (const { content, offset } of values) if (!/^https?:\/\//.test(content)) report("meta/og-absolute", offset, `${name} is "${content}"`);
  }
  const url = only("og:url"), canonical = page.canonicals[0]?.href;
  if (url && canonical && url.content !== canonical) report("meta/og-url", url.offset, `"${url.content}" is not "${canonical}"`);
  if (articleOf(page)) {
    for (const name of ["og:title", "og:type", "og:url"]) if (!only(name)?.content) report("meta/og-complete", null, `no ${name}`);
  }
}

function checkTranslations({ output, pages }, page, report) {
  if (page.alternates.length === 0) return;
  const seen = new Set();
  for (const { hreflang, href, offset } of page.alternates) {
    if (hreflang !== "x-default" && !isLanguage(hreflang)) report("meta/hreflang", offset, `"${hreflang}" is no language code`);
    if (seen.has(hreflang.toLowerCase())) report("meta/hreflang", offset, `"${hreflang}" stands twice`);
    seen.add(hreflang.toLowerCase());
    const target = output.resolveAbsolute(href);
    if (target.is === "relative") report("meta/hreflang", offset, `"${href}" is not absolute`);
    if (target.is !== "file" || target.path === page.path) continue;
    const back = pages.get(target.path)?.alternates ?? [];
    if (!back.some((alternate) => output.resolveAbsolute(alternate.href).path === page.path)) report("meta/hreflang-return", offset, `${target.path} does not list this page`);
  }
  const self = page.alternates.some(({ hreflang, href }) => hreflang !== "x-default" && output.resolveAbsolute(href).path === page.path);
  if (!self) report("meta/hreflang-self", page.alternates[0].offset, "the page does not list itself");
}

function checkFeedLinks({ output, feeds }, page, report) {
  const types = { rss: "application/rss+xml", atom: "application/atom+xml", json: "application/feed+json" };
  for (const { type, href, offset } of page.feeds) {
    if (!URL.canParse(href, page.url)) continue;
    const target = output.resolve(new URL(href, page.url));
    if (target.is !== "file") continue; // links/broken
    const feed = feeds.get(target.path);
    if (!feed || types[feed.kind] !== type) report("meta/feed-link", offset, `${target.path} is ${feed ? types[feed.kind] : "no feed"}, not ${type}`);
  }
}

function checkDates(page, report) {
  const article = articleOf(page);
  if (!article || page.refresh) return;
  const shown = page.times.map(({ datetime }) => w3cDate(datetime)).filter(Number.isFinite);
  const published = rfc3339(String(article.datePublished ?? "")), modified = rfc3339(String(article.dateModified ?? ""));
  if (Number.isFinite(published) && !shown.includes(published)) report("meta/visible-date", null, `no <time> shows ${article.datePublished}`);
  if (Number.isFinite(modified) && Number.isFinite(published) && modified !== published && !shown.includes(modified)) {
    report("meta/visible-update", null, `no <time> shows ${article.dateModified}`);
  }
  for (const [name, wanted] of [["article:published_time", published], ["article:modified_time", modified]]) {
    const found = page.meta[name]?.[0];
    if (found && Number.isFinite(wanted) && rfc3339(found.content) !== wanted) report("meta/open-graph-date", found.offset, `${name} is ${found.content}`);
  }
}
