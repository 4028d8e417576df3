// RSS 2.0 by the specification, the RSS Advisory Board's profile and the rules of the W3C feed validator.
// What that validator only warns of and a careful publisher avoids is an error here where the meaning says so.

import { isCount, isEmailWithName, isHttpUri, isLanguage, isMime, isPositive, isUri, rfc822, rfc3339 } from "../read/values.mjs";
import { ATOM } from "../read/feed.mjs";
import { named, textOf } from "../read/xml.mjs";
import { checkExtension, checkFuture, checkHtml, checkNamespaces, checkOwn, checkPlain, checkSize, checkStylesheet } from "./feed-common.mjs";
import { ruleTable } from "../problems.mjs";

export const rules = ruleTable({
  errors: {
    "rss/root": "the root is <rss version=\"2.0\"> in no namespace, with one channel",
    "rss/element": "elements without namespace are those of RSS 2.0, in their places",
    "rss/attribute": "attributes are those of RSS 2.0",
    "rss/text": "no stray text between elements",
    "rss/missing": "required elements are there",
    "rss/duplicate": "an element stands once where once is allowed",
    "rss/blank": "elements are not blank",
    "rss/date": "dates are RFC 822 with four-digit year and the right weekday",
    "rss/email": "author, managingEditor and webMaster are e-mail addresses",
    "rss/url": "links are full http(s) URIs, percent-encoded",
    "rss/value": "numbers, language codes, days and hours are in their grammar",
    "rss/guid": "a guid is a URL unless isPermaLink is false, and isPermaLink is true or false",
    "rss/guid-unique": "a guid stands once in a feed",
    "rss/enclosure": "an enclosure has an http URL, a length and a media type",
    "rss/semantics": "one statement is made once: not author and dc:creator, not pubDate and dc:date …",
    "rss/self-link": "one atom:link rel=\"self\" of type application/rss+xml names the feed's own URL",
    "rss/build-date": "lastBuildDate is not before the newest item",
  },
  warnings: {
    "rss/guid-missing": "an item has a guid",
    "rss/language-missing": "a channel names its language",
    "rss/enclosures": "an item has at most one enclosure",
    "rss/order": "channel elements stand before the items",
    "rss/description": "content:encoded comes after a description",
    "rss/image": "the channel's image has the channel's title and link",
  },
});

const url = (node, place) => {
  const text = node.text.trim();
  if (!isHttpUri(text)) place.report("rss/url", node, `<${node.name}> is "${text}"`);
  else checkOwn(text, { ...place, line: node.line, name: `<${node.name}>` });
};
const plain = (node, place) => checkPlain(node.text.trim(), { ...place, line: node.line, name: `<${node.name}>` });
const html = (node, place) => checkHtml(node.text, { ...place, line: node.line, name: `<${node.name}>` });
const email = (node, place) => isEmailWithName(node.text.trim()) || place.report("rss/email", node, `<${node.name}> is "${node.text.trim()}"`);
const value = (test) => (node, place) => test(node.text.trim()) || place.report("rss/value", node, `<${node.name}> is "${node.text.trim()}"`);
const date = (node, place) => {
  const time = rfc822(node.text.trim());
  if (typeof time === "string") place.report("rss/date", node, `<${node.name}>: ${time}`);
  else checkFuture(time, { ...place, line: node.line, name: `<${node.name}>` });
};
const DAY = /^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/;

/** Elements by parent: the check, whether it may repeat, its attributes, its children. */
const CATEGORY = { many: true, attributes: ["domain"], check: plain };
const ITEM = {
  title: { check: plain }, link: { check: url }, description: { check: html, blank: true }, author: { check: email }, category: CATEGORY, comments: { check: url },
  enclosure: { many: true, empty: true, attributes: ["url", "length", "type"], check: enclosure },
  guid: { attributes: ["isPermaLink"], check: guid }, pubDate: { check: date }, source: { attributes: ["url"], check: source },
};
const IMAGE = { url: { check: url }, title: {}, link: { check: url }, width: { check: value((t) => isPositive(t) && t <= 144) }, height: { check: value((t) => isPositive(t) && t <= 400) }, description: {} };
const CHANNEL = {
  title: { check: plain }, link: { check: url }, description: { check: plain, blank: true }, language: { check: value(isLanguage) }, copyright: { check: plain },
  managingEditor: { check: email }, webMaster: { check: email }, pubDate: { check: date }, lastBuildDate: { check: date }, category: CATEGORY, generator: {},
  docs: { check: (node, place) => isHttpUri(node.text.trim()) || place.report("rss/url", node, `<docs> is "${node.text.trim()}"`) },
  cloud: { empty: true, attributes: ["domain", "port", "path", "registerProcedure", "protocol"] }, ttl: { check: value(isPositive) }, rating: {},
  image: { children: IMAGE }, textInput: { children: { title: {}, description: {}, name: {}, link: { check: url } } },
  skipHours: { children: { hour: { many: true, check: value((t) => isCount(t) && t <= 23) } } }, skipDays: { children: { day: { many: true, check: value((t) => DAY.test(t)) } } },
  item: { many: true, children: ITEM },
};
const REQUIRED = { channel: ["title", "link", "description"], image: ["url", "title", "link"], textInput: ["title", "description", "name", "link"] };

const DC = "http://purl.org/dc/elements/1.1/";
/** Core element ↔ extension that says the same. */
const SAME = [
  ["author", DC, "creator"], ["pubDate", DC, "date"], ["category", DC, "subject"], ["guid", ATOM, "id"], ["pubDate", ATOM, "published"],
  ["language", DC, "language"], ["copyright", DC, "rights"], ["managingEditor", DC, "creator"], ["source", DC, "source"],
];

export function check(portal) {
  for (const feed of portal.feeds.values()) if (feed.kind === "rss") checkFeed(portal, feed);
}

function checkFeed(portal, { path, xml }) {
  const report = (rule, node, message) => portal.problems.report(rule, path, node.line, message);
  const place = { portal, path, report, guids: new Set() };
  const rss = xml.root;
  checkStylesheet({ portal, path, xml });
  checkNamespaces({ portal, path, xml });
  const channels = named(rss, "", "channel");
  if (rss.name !== "rss" || rss.ns || rss.attributes.version !== "2.0" || channels.length !== 1 || rss.children.length !== 1) {
    report("rss/root", rss, `<${rss.name} version="${rss.attributes.version ?? ""}"> with ${channels.length} channels`);
  }
  for (const channel of channels) {
    checkChildren(channel, CHANNEL, place);
    checkSelfLink(portal, path, channel, report);
    checkBuildDate(channel, report);
    if (textOf(channel, "", "language") === undefined && !named(channel, DC, "language").length) report("rss/language-missing", channel, "no <language>");
    checkOrder(channel, report);
    checkImage(channel, report);
  }
}

function checkChildren(parent, table, place) {
  const { report } = place;
  if (parent.text.trim()) report("rss/text", parent, `"${parent.text.trim().slice(0, 60)}" in <${parent.name}>`);
  const seen = new Set();
  for (const node of parent.children) {
    if (node.ns) {
      checkExtension(node, place);
      continue;
    }
    const known = table[node.name];
    if (!known) {
      report("rss/element", node, `<${node.name}> has no place in <${parent.name}>`);
      continue;
    }
    if (seen.has(node.name) && !known.many) report("rss/duplicate", node, `a second <${node.name}> in <${parent.name}>`);
    seen.add(node.name);
    checkElement(node, known, place);
  }
  for (const name of REQUIRED[parent.name] ?? []) if (!seen.has(name)) report("rss/missing", parent, `<${parent.name}> has no <${name}>`);
  for (const [core, ns, name] of SAME) {
    const twin = named(parent, ns, name)[0];
    if (seen.has(core) && twin) report("rss/semantics", twin, `<${parent.name}> has both <${core}> and ${twin.prefix}:${name}`);
  }
  if (parent.name === "item") checkItem(parent, seen, report);
}

function checkElement(node, known, place) {
  for (const name of Object.keys(node.attributes)) {
    if (!name.startsWith("{") && !known.attributes?.includes(name)) place.report("rss/attribute", node, `<${node.name}> takes no ${name}`);
  }
  if (known.children) return checkChildren(node, known.children, place);
  for (const child of node.children) place.report("rss/element", child, `<${child.name}> has no place in <${node.name}>`);
  if (!known.empty && !known.blank && !node.text.trim()) return place.report("rss/blank", node, `<${node.name}> is blank`);
  if (known.empty && node.text.trim()) place.report("rss/text", node, `<${node.name}> has text`);
  known.check?.(node, place);
}

function checkItem(item, seen, report) {
  if (!seen.has("title") && !seen.has("description")) report("rss/missing", item, "an item has a title or a description");
  if (!seen.has("guid")) report("rss/guid-missing", item, `"${textOf(item, "", "title")}" has no guid`);
  if (item.children.filter((child) => !child.ns && child.name === "enclosure").length > 1) report("rss/enclosures", item, "more than one enclosure");
  const encoded = item.children.findIndex((child) => child.prefix === "content" && child.name === "encoded");
  const description = item.children.findIndex((child) => !child.ns && child.name === "description");
  if (encoded !== -1 && (description === -1 || description > encoded)) report("rss/description", item.children[encoded], "content:encoded without a description before it");
}

function guid(node, place) {
  const text = node.text.trim(), permalink = node.attributes.isPermaLink;
  if (permalink !== undefined && permalink !== "true" && permalink !== "false") place.report("rss/guid", node, `isPermaLink is "${permalink}"`);
  if (permalink !== "false") {
    if (!isHttpUri(text)) place.report("rss/guid", node, `"${text}" is no URL, and isPermaLink is not false`);
    else checkOwn(text, { ...place, line: node.line, name: "<guid>" });
  } else if (/^\d{1,8}$/.test(text)) place.report("rss/guid", node, `"${text}" is not sufficiently unique`);
  if (place.guids.has(text)) place.report("rss/guid-unique", node, `"${text}" stands twice`);
  place.guids.add(text);
}

function source(node, place) {
  if (!isHttpUri(node.attributes.url ?? "")) place.report("rss/url", node, `<source url="${node.attributes.url ?? ""}">`);
}

function enclosure(node, place) {
  const { url: target = "", length = "", type = "" } = node.attributes;
  if (!isHttpUri(target)) place.report("rss/enclosure", node, `url is "${target}"`);
  if (!isCount(length)) place.report("rss/enclosure", node, `length is "${length}"`);
  if (!isMime(type)) place.report("rss/enclosure", node, `type is "${type}"`);
  if (isHttpUri(target)) checkSize(target, length, { ...place, line: node.line, name: "<enclosure>" });
}

function checkSelfLink(portal, path, channel, report) {
  const links = named(channel, ATOM, "link");
  for (const link of links) if (!isUri(link.attributes.href ?? "")) report("rss/url", link, `atom:link href="${link.attributes.href ?? ""}"`);
  const self = links.filter((link) => link.attributes.rel === "self");
  if (self.length !== 1) return report("rss/self-link", channel, `${self.length} links rel="self"`);
  if (self[0].attributes.type !== "application/rss+xml") report("rss/self-link", self[0], `type is "${self[0].attributes.type ?? ""}"`);
  const own = portal.output.urlOf(path);
  if (self[0].attributes.href !== own) portal.problems.report("feed/self", path, self[0].line, `"${self[0].attributes.href}" is not ${own}`);
}

function checkBuildDate(channel, report) {
  const built = named(channel, "", "lastBuildDate")[0];
  if (!built) return;
  const time = rfc822(built.text.trim());
  for (const item of named(channel, "", "item")) {
    const published = rfc822(textOf(item, "", "pubDate") ?? ""), updated = rfc3339(textOf(item, ATOM, "updated") ?? "");
    if (published > time || updated > time) return report("rss/build-date", built, `"${built.text.trim()}" is before the item "${textOf(item, "", "title")}"`);
  }
}

function checkOrder(channel, report) {
  const firstItem = channel.children.findIndex((child) => !child.ns && child.name === "item");
  const late = channel.children.findLast((child) => !child.ns && child.name !== "item");
  if (firstItem !== -1 && late && channel.children.indexOf(late) > firstItem) report("rss/order", late, `<${late.name}> after an item`);
}

function checkImage(channel, report) {
  const image = named(channel, "", "image")[0];
  if (!image) return;
  for (const name of ["title", "link"]) {
    if (textOf(image, "", name) !== textOf(channel, "", name)) report("rss/image", image, `<${name}> of the image is "${textOf(image, "", name)}", not the channel's`);
  }
}
