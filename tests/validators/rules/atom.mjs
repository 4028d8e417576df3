// Atom by RFC 4287 and the rules of the W3C feed validator.

import { isCount, isEmail, isHttpUri, isIri, isLanguage, isMime, isUri, looksLikeHtml, rfc3339 } from "../read/values.mjs";
import { ATOM } from "../read/feed.mjs";
import { named, textOf } from "../read/xml.mjs";
import { checkCharacters, checkExtension, checkFuture, checkHtml, checkNamespaces, checkOwn, checkSize, checkStylesheet } from "./feed-common.mjs";
import { ruleTable } from "../problems.mjs";

export const rules = ruleTable({
  errors: {
    "atom/root": "the root is <feed> of the Atom namespace",
    "atom/element": "Atom elements are those of RFC 4287, in their places",
    "atom/attribute": "attributes are those of RFC 4287",
    "atom/stray-text": "no stray text between elements",
    "atom/missing": "id, title and updated are there; an author for every entry; content or an alternate link",
    "atom/duplicate": "an element stands once where once is allowed",
    "atom/blank": "elements are not blank",
    "atom/date": "dates are RFC 3339 date-times with zone",
    "atom/date-order": "an entry's updated is not before its published, a feed's not before its entries'",
    "atom/id": "an id is an absolute IRI",
    "atom/id-unique": "an id stands once in a feed, the feed's own included",
    "atom/link": "a link has an absolute href, a registered rel, and type, hreflang and length in their grammar",
    "atom/alternates": "alternate links differ in type or hreflang",
    "atom/self-link": "one link rel=\"self\" of type application/atom+xml names the feed's own URL",
    "atom/text-type": "the type of a text is text, html or xhtml, and the content is of that type",
    "atom/content": "content with src is empty and has a media type; other media types hold what they say",
    "atom/summary": "an entry has a summary when its content is elsewhere or not text",
    "atom/person": "a person has a name; e-mail and uri are valid",
    "atom/category": "a category has a term, and its scheme is an IRI",
    "atom/order": "the feed's metadata stands before its entries",
  },
  warnings: {
    "atom/language-missing": "xml:lang is given",
    "atom/markup-in-text": "text that looks like markup is declared as html",
  },
});

const XML = "http://www.w3.org/XML/1998/namespace";
const XHTML = "http://www.w3.org/1999/xhtml";
const RELS = new Set("alternate current describedby edit edit-media enclosure first hub last license next next-archive payment prev prev-archive previous related replies search self service up via".split(" "));
const TEXT = { attributes: ["type"], check: text };
const PERSON = { many: true, check: person };
const CATEGORY = { many: true, attributes: ["term", "scheme", "label"], check: category };
const LINK = { many: true, attributes: ["href", "rel", "type", "hreflang", "title", "length"], check: link };
const DATE = { check: date };
const COMMON = { author: PERSON, category: CATEGORY, contributor: PERSON, id: { check: id }, link: LINK, rights: TEXT, title: TEXT, updated: DATE };
const ENTRY = { ...COMMON, content: { attributes: ["type", "src"], check: content }, published: DATE, summary: TEXT, source: { check: () => {} } };
const FEED = { ...COMMON, generator: { attributes: ["uri", "version"], check: generator }, icon: { check: iri }, logo: { check: iri }, subtitle: TEXT, entry: { many: true, check: entry } };

export function check(portal) {
  for (const feed of portal.feeds.values()) if (feed.kind === "atom") checkFeed(portal, feed);
}

function checkFeed(portal, { path, xml }) {
  const report = (rule, node, message) => portal.problems.report(rule, path, node.line, message);
  const place = { portal, path, report, ids: new Set() };
  const feed = xml.root;
  checkStylesheet({ portal, path, xml });
  checkNamespaces({ portal, path, xml });
  if (feed.name !== "feed" || feed.ns !== ATOM) return report("atom/root", feed, `<${feed.name}> of "${feed.ns}"`);
  if (!feed.attributes[`{${XML}}lang`]) report("atom/language-missing", feed, "<feed> has no xml:lang");
  checkChildren(feed, FEED, place);
  require(feed, ["id", "title", "updated"], report);
  checkLinks(feed, report);
  checkSelfLink(portal, path, feed, report);
  const firstEntry = feed.children.findIndex((child) => child.name === "entry");
  const late = feed.children.findLast((child) => child.ns === ATOM && child.name !== "entry");
  if (firstEntry !== -1 && late && feed.children.indexOf(late) > firstEntry) report("atom/order", late, `<${late.name}> after an entry`);
  const updated = rfc3339(textOf(feed, ATOM, "updated") ?? "");
  for (const one of named(feed, ATOM, "entry")) {
    if (!named(one, ATOM, "author").length && !named(feed, ATOM, "author").length) report("atom/missing", one, "no author, neither of the entry nor of the feed");
    if (rfc3339(textOf(one, ATOM, "updated") ?? "") > updated) report("atom/date-order", one, `updated after the feed's ${textOf(feed, ATOM, "updated")}`);
  }
}

function checkChildren(parent, table, place) {
  if (parent.text.trim()) place.report("atom/stray-text", parent, `"${parent.text.trim().slice(0, 60)}" in <${parent.name}>`);
  const seen = new Set();
  for (const node of parent.children) {
    if (node.ns !== ATOM) {
      if (node.ns === "") place.report("atom/element", node, `<${node.name}> has no namespace`);
      else checkExtension(node, place);
      continue;
    }
    const known = table[node.name];
    if (!known) {
      place.report("atom/element", node, `<${node.name}> has no place in <${parent.name}>`);
      continue;
    }
    if (seen.has(node.name) && !known.many) place.report("atom/duplicate", node, `a second <${node.name}> in <${parent.name}>`);
    seen.add(node.name);
    for (const name of Object.keys(node.attributes)) {
      if (!name.startsWith("{") && !known.attributes?.includes(name)) place.report("atom/attribute", node, `<${node.name}> takes no ${name}`);
    }
    known.check(node, place);
  }
}

function require(node, names, report) {
  for (const name of names) if (!named(node, ATOM, name).length) report("atom/missing", node, `<${node.name}> has no <${name}>`);
}

function entry(node, place) {
  const { report } = place;
  checkChildren(node, ENTRY, place);
  require(node, ["id", "title", "updated"], report);
  checkLinks(node, report);
  const body = named(node, ATOM, "content")[0];
  const alternate = named(node, ATOM, "link").some((one) => (one.attributes.rel ?? "alternate") === "alternate");
  if (!body && !alternate) report("atom/missing", node, "neither content nor an alternate link");
  const elsewhere = body && (body.attributes.src || !/^(text|html|xhtml|text\/.*|.*[+/]xml)$/.test(body.attributes.type ?? "text"));
  if (elsewhere && !named(node, ATOM, "summary").length) report("atom/summary", node, "content is not text, and there is no summary");
  const published = rfc3339(textOf(node, ATOM, "published") ?? ""), updated = rfc3339(textOf(node, ATOM, "updated") ?? "");
  if (updated < published) report("atom/date-order", node, `updated ${textOf(node, ATOM, "updated")}, published ${textOf(node, ATOM, "published")}`);
}

function id(node, place) {
  const value = node.text;
  if (!isIri(value)) return place.report("atom/id", node, `"${value}" is no absolute IRI`);
  if (place.ids.has(value)) place.report("atom/id-unique", node, `"${value}" stands twice`);
  place.ids.add(value);
}

function iri(node, place) {
  if (!isIri(node.text.trim())) place.report("atom/link", node, `<${node.name}> is "${node.text.trim()}"`);
  else checkOwn(node.text.trim(), { ...place, line: node.line, name: `<${node.name}>` });
}

function date(node, place) {
  const time = rfc3339(node.text);
  if (typeof time === "string") place.report("atom/date", node, `<${node.name}>: ${time}`);
  else checkFuture(time, { ...place, line: node.line, name: `<${node.name}>` });
}

function generator(node, place) {
  if (!node.text.trim()) place.report("atom/blank", node, "<generator> is blank");
  if (node.attributes.uri !== undefined && !isIri(node.attributes.uri)) place.report("atom/link", node, `uri="${node.attributes.uri}"`);
}

function person(node, place) {
  const { report } = place;
  const value = (name) => textOf(node, ATOM, name);
  for (const child of node.children) {
    if (child.ns === ATOM && !["name", "uri", "email"].includes(child.name)) report("atom/element", child, `<${child.name}> has no place in <${node.name}>`);
  }
  if (!value("name")) report("atom/person", node, `<${node.name}> has no name`);
  if (value("email") !== undefined && !isEmail(value("email"))) report("atom/person", node, `email is "${value("email")}"`);
  if (value("uri") !== undefined && !isIri(value("uri"))) report("atom/person", node, `uri is "${value("uri")}"`);
  else if (value("uri")) checkOwn(value("uri"), { ...place, line: node.line, name: "<uri>" });
}

function category(node, place) {
  const { term, scheme } = node.attributes;
  if (!term) place.report("atom/category", node, "no term");
  if (scheme !== undefined && !isIri(scheme)) place.report("atom/category", node, `scheme="${scheme}"`);
}

function link(node, place) {
  const { href, rel = "alternate", type, hreflang, length } = node.attributes;
  const bad = (message) => place.report("atom/link", node, message);
  if (!href || !isUri(href)) bad(`href="${href ?? ""}" is no absolute, percent-encoded URL`);
  else checkOwn(href, { ...place, line: node.line, name: `<link rel="${rel}">` });
  if (!RELS.has(rel) && !isIri(rel)) bad(`rel="${rel}" is not registered`);
  if (type !== undefined && !isMime(type)) bad(`type="${type}"`);
  if (hreflang !== undefined && !isLanguage(hreflang)) bad(`hreflang="${hreflang}"`);
  if (length !== undefined && !isCount(length)) bad(`length="${length}"`);
  if (node.text.trim() || node.children.length) bad("a link is empty");
  if (length !== undefined && href && isHttpUri(href)) checkSize(href, length, { ...place, line: node.line, name: "<link>" });
}

function checkLinks(parent, report) {
  const seen = new Set();
  for (const one of named(parent, ATOM, "link")) {
    const { rel = "alternate", type = "", hreflang = "" } = one.attributes;
    if (rel !== "alternate") continue;
    if (seen.has(`${type} ${hreflang}`)) report("atom/alternates", one, `a second alternate of type "${type}", hreflang "${hreflang}"`);
    seen.add(`${type} ${hreflang}`);
  }
}

function checkSelfLink(portal, path, feed, report) {
  const self = named(feed, ATOM, "link").filter((one) => one.attributes.rel === "self");
  if (self.length !== 1) return report("atom/self-link", feed, `${self.length} links rel="self"`);
  const { type, href } = self[0].attributes;
  if (type !== undefined && type !== "application/atom+xml") report("atom/self-link", self[0], `type is "${type}"`);
  const own = portal.output.urlOf(path);
  if (href !== own) portal.problems.report("feed/self", path, self[0].line, `"${href}" is not ${own}`);
}

/** A text construct, and content of type text, html or xhtml. */
function text(node, place) {
  const type = node.attributes.type ?? "text";
  const here = { ...place, line: node.line, name: `<${node.name}>` };
  const bad = (message) => place.report("atom/text-type", node, `<${node.name}>: ${message}`);
  if (!["text", "html", "xhtml"].includes(type)) return bad(`type="${type}"`);
  if (type === "xhtml") {
    if (node.children.length !== 1 || node.children[0].name !== "div" || node.children[0].ns !== XHTML || node.text.trim()) bad("xhtml is one xhtml:div");
    return;
  }
  if (node.children.length) return bad(`child elements in type="${type}"`);
  if (!node.text.trim() && node.name !== "content") return place.report("atom/blank", node, `<${node.name}> is blank`);
  if (type === "html") return checkHtml(node.text, here);
  if (looksLikeHtml(node.text)) place.report("atom/markup-in-text", node, `<${node.name}>: ${node.text}`);
  checkCharacters(node.text, here);
}

function content(node, place) {
  const { type = "text", src } = node.attributes;
  const bad = (message) => place.report("atom/content", node, message);
  if (src !== undefined) {
    if (!isIri(src)) bad(`src="${src}"`);
    if (node.attributes.type === undefined || !isMime(type)) bad("content with src names its media type");
    if (node.text.trim() || node.children.length) bad("content with src is empty");
    return;
  }
  if (!type.includes("/")) return text(node, place);
  if (!isMime(type) || /^multipart\/|^message\//.test(type)) return bad(`type="${type}"`);
  if (!/^text\/|[+/]xml$/.test(type) && !/^[A-Za-z0-9+/=\s]*$/.test(node.text)) bad(`${type} is not in base64`);
}
