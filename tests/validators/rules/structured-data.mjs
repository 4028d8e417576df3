// JSON-LD of every page, against schema.org's vocabulary (tests/schemas/schemaorg.json).

import { readFileSync } from "node:fs";
import { isUri, rfc3339, w3cDate } from "../read/values.mjs";
import { isIndexable } from "../read/page.mjs";
import { ruleTable } from "../problems.mjs";

export const rules = ruleTable({
  errors: {
    "jsonld/parse": "structured data is JSON",
    "jsonld/context": "@context is https://schema.org",
    "jsonld/type": "every @type is a class of schema.org",
    "jsonld/property": "every property is one of schema.org",
    "jsonld/domain": "a property is used on a type of its domain",
    "jsonld/range": "a typed value is of a type that its property takes",
    "jsonld/url": "URLs are absolute and percent-encoded",
    "jsonld/date": "dates are ISO 8601, with a zone where they have a time",
    "jsonld/news-date": "datePublished and dateModified of an article are date-times with a zone",
    "jsonld/date-order": "dateModified is not before datePublished",
    "jsonld/article": "an article page describes its article, with headline, datePublished and author or source",
    "jsonld/article-url": "the article's URL is the page's canonical URL",
    "jsonld/breadcrumb": "breadcrumb positions count from 1, and each item but the last has a URL",
    "jsonld/empty": "no empty value",
    "jsonld/broken": "URLs below the base URL resolve",
    "jsonld/future": "nothing is dated after the instant of the build",
  },
});

const { types, properties, members } = JSON.parse(readFileSync(new URL("../../schemas/schemaorg.json", import.meta.url), "utf8"));
const DATE_ONLY = new Set(["Date", "DateTime", "Time"]);
const list = (value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** A type and all its superclasses. */
const ancestors = memoised((type) => {
  const found = new Set([type]);
  for (const parent of types[type] ?? []) for (const ancestor of ancestors(parent)) found.add(ancestor);
  return found;
});

const isA = (node, type) => list(node["@type"]).some((name) => ancestors(localName(name)).has(type));
const localName = (name) => String(name).replace(/^(https?:\/\/schema\.org\/|schema:)/, "");

/** The structured data of a page, parsed once: `{nodes, error}` for each script. */
const parsed = new WeakMap();
function structuredData(page) {
  if (!parsed.has(page)) {
    parsed.set(page, page.structuredData.map(({ text, offset }) => {
      try {
        return { value: JSON.parse(text), offset };
      } catch (error) {
        return { error, offset };
      }
    }));
  }
  return parsed.get(page);
}

/** The node that describes the page's article, or undefined. */
export function articleOf(page) {
  for (const { value } of structuredData(page)) {
    for (const node of list(value?.["@graph"] ?? value)) if (node && typeof node === "object" && isA(node, "Article")) return node;
  }
  return undefined;
}

export function check({ output, problems, pages, at }) {
  for (const page of pages.values()) {
    for (const { value, error, offset } of structuredData(page)) {
      const report = (rule, message) => problems.report(rule, page.path, page.lineAt(offset), message);
      if (error) {
        report("jsonld/parse", error.message);
        continue;
      }
      for (const node of list(value)) checkRoot(node, { report, output, at });
    }
    checkArticle(page, (rule, message) => problems.report(rule, page.path, page.structuredData[0] ? page.lineAt(page.structuredData[0].offset) : 0, message));
  }
}

function checkRoot(node, context) {
  if (typeof node !== "object" || node === null) return context.report("jsonld/parse", "structured data is no object");
  if (!/^https?:\/\/schema\.org\/?$/.test(String(node["@context"]))) context.report("jsonld/context", `@context is ${JSON.stringify(node["@context"])}`);
  if (node["@graph"]) for (const item of list(node["@graph"])) checkNode(item, "@graph", context);
  else checkNode(node, "", context);
}

function checkNode(node, path, context) {
  const names = list(node["@type"]).map(localName);
  if (names.length === 0 && !node["@id"]) context.report("jsonld/type", `${path || "the root"} has no @type`);
  const known = names.filter((name) => types[name]);
  for (const name of names) if (!types[name]) context.report("jsonld/type", `${path}: "${name}" is no type of schema.org`);
  for (const [key, value] of Object.entries(node)) {
    const here = path ? `${path}.${key}` : key;
    if (key === "@id") checkUrl(value, here, context);
    if (key.startsWith("@")) continue;
    const property = properties[localName(key)];
    if (!property) {
      context.report("jsonld/property", `${here}: schema.org has no property "${key}"`);
      continue;
    }
    const [domains, ranges] = property;
    if (known.length && !known.some((name) => domains.some((domain) => ancestors(name).has(domain)))) {
      context.report("jsonld/domain", `${here}: "${key}" is for ${domains.join(", ")}, not ${names.join(", ")}`);
    }
    for (const item of list(value)) checkValue(item, key, here, ranges, context);
  }
  if (names.includes("BreadcrumbList")) checkBreadcrumb(node, path, context);
  checkOrder(node, context);
}

function checkValue(value, key, here, ranges, context) {
  if (value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0)) return context.report("jsonld/empty", `${here} is ${JSON.stringify(value)}`);
  if (typeof value === "object") {
    const names = list(value["@type"]).map(localName);
    const takes = (name) => ranges.some((range) => ancestors(name).has(range));
    // Any property takes a Role that carries the value; that detour is not used by news portals and not followed here.
    if (names.some((name) => types[name]) && !names.some(takes)) context.report("jsonld/range", `${here} takes ${ranges.join(", ")}, not ${names.join(", ")}`);
    return checkNode(value, here, context);
  }
  if (typeof value !== "string") return;
  if (ranges.every((range) => DATE_ONLY.has(range))) return checkDate(value, here, context);
  const enumerated = ranges.every((range) => ancestors(range).has("Enumeration"));
  const takesUrl = ranges.includes("URL");
  const takesText = ranges.includes("Text") || ranges.some((range) => ancestors(range).has("Text") && range !== "URL");
  const objects = ranges.filter((range) => !ancestors(range).has("Text") && range !== "Text" && range !== "URL");
  if (enumerated) {
    if (!members[localName(value)]) context.report("jsonld/url", `${here}: "${value}" is no value of ${ranges.join(", ")}`);
  } else if ((takesUrl && !takesText) || key === "item") checkUrl(value, here, context);
  else if (objects.length === ranges.length && /^[./]/.test(value)) checkUrl(value, here, context);
}

function checkUrl(value, here, { report, output }) {
  if (typeof value !== "string" || !isUri(value)) return report("jsonld/url", `${here}: ${JSON.stringify(value)} is no absolute, percent-encoded URL`);
  const target = output.resolveAbsolute(value.split("#")[0]);
  if (!["file", "external", "other"].includes(target.is)) report("jsonld/broken", `${here}: "${value}" is ${target.is}`);
}

function checkDate(value, here, { report, at }) {
  const time = /^\d{4}(-\d\d)?$/.test(value) || /^P/.test(value) ? NaN : w3cDate(value);
  if (typeof time === "string") return report("jsonld/date", `${here}: ${time}`);
  if (at !== null && time > at && /\.?(datePublished|dateModified|dateCreated|uploadDate)$/.test(here)) report("jsonld/future", `${here} is ${value}`);
}

function checkOrder(node, { report }) {
  const published = w3cDate(String(node.datePublished ?? "")), modified = w3cDate(String(node.dateModified ?? ""));
  if (Number.isFinite(published) && Number.isFinite(modified) && modified < published) report("jsonld/date-order", `modified ${node.dateModified}, published ${node.datePublished}`);
}

function checkBreadcrumb(node, path, { report }) {
  const items = list(node.itemListElement);
  items.forEach((item, index) => {
    if (item.position !== index + 1) report("jsonld/breadcrumb", `element ${index + 1} has position ${JSON.stringify(item.position)}`);
    if (!item.item && index !== items.length - 1) report("jsonld/breadcrumb", `element ${index + 1} has no item`);
    if (!item.name && !item.item?.name) report("jsonld/breadcrumb", `element ${index + 1} has no name`);
  });
}

/** What an article page owes: decided by og:type, so that a page without structured data is found. */
function checkArticle(page, report) {
  const article = articleOf(page);
  const claims = page.meta["og:type"]?.[0]?.content === "article";
  if (!article) {
    if (claims && isIndexable(page)) report("jsonld/article", "og:type is article, but no structured data describes one");
    return;
  }
  for (const name of ["headline", "datePublished"]) if (!article[name]) report("jsonld/article", `no ${name}`);
  if (!article.author && !article.publisher && !article.sourceOrganization) report("jsonld/article", "no author, publisher or sourceOrganization");
  for (const name of ["datePublished", "dateModified"]) {
    const time = article[name] === undefined ? 0 : rfc3339(String(article[name]));
    if (typeof time === "string") report("jsonld/news-date", `${name}: ${time}`);
  }
  const url = typeof article.url === "string" ? article.url : typeof article.mainEntityOfPage === "string" ? article.mainEntityOfPage : article.mainEntityOfPage?.["@id"];
  const canonical = page.canonicals[0]?.href;
  if (url && canonical && url !== canonical && isOwn(page, canonical)) report("jsonld/article-url", `"${url}" is not "${canonical}"`);
}

const isOwn = (page, canonical) => canonical === page.url;

function memoised(compute) {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, compute(key));
    return known.get(key);
  };
}
