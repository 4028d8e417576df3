// What RSS, Atom and JSON Feed share: HTML inside items, extensions of other namespaces, own URLs, the instant.

import { readFragment } from "../read/page.mjs";
import { isCount, isHttpUri, isIri, isLanguage, isMime, isPositive, looksLikeHtml } from "../read/values.mjs";
import { ATOM } from "../read/feed.mjs";
import { pseudoAttributes } from "../read/xml.mjs";
import { ruleTable } from "../problems.mjs";

export const rules = ruleTable({
  errors: {
    "feed/relative-url": "URLs inside an item's HTML are absolute",
    "feed/script": "an item's HTML has no script and no event handler",
    "feed/broken": "URLs of a feed below the base URL resolve to a file of the output",
    "feed/future": "nothing is dated after the instant of the build",
    "feed/self": "a feed names itself by its own URL",
    "feed/namespace": "well-known prefixes and namespaces are used for what they are",
    "feed/extension": "elements of a well-known namespace exist there",
    "feed/media": "Media RSS elements have valid attributes",
    "feed/stylesheet": "an xml-stylesheet names a file of the output",
    "feed/size": "the stated size of a file of the output is its size",
    "feed/alike": "feeds of one folder list the same items, in the same order",
  },
  warnings: {
    "feed/unsafe-html": "an item's HTML holds only elements that feed readers keep",
    "feed/html-in-text": "plain text has no markup",
    "feed/characters": "text has no C1 control and no replacement character",
  },
});

const KEPT = new Set(
  ("a abbr acronym address area article aside audio b bdi bdo big blockquote br caption cite code col colgroup data dd del details dfn dialog div dl dt em " +
    "figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd label li main map mark math menu meter nav noscript ol p picture pre progress q rb rp rt rtc " +
    "ruby s samp section small source span strike strong sub summary sup svg table tbody td template tfoot th thead time tr track tt u ul var video wbr").split(" "),
);
const SCRIPTING = new Set(["script", "base", "meta", "link"]);

/** Checks the HTML of one item. `place` is `{portal, path, line, name}`. */
export function checkHtml(html, place) {
  const { portal, path, line, name } = place;
  const report = (rule, message) => portal.problems.report(rule, path, line, `${name}: ${message}`);
  readFragment(html, {
    onElement(element, attributes) {
      if (SCRIPTING.has(element)) report("feed/script", `<${element}>`);
      else if (!KEPT.has(element)) report("feed/unsafe-html", `<${element}>`);
      for (const attribute of Object.keys(attributes)) if (/^on/i.test(attribute)) report("feed/script", `<${element} ${attribute}>`);
    },
    onReference({ url, element, attribute }) {
      if (/^(javascript|vbscript):/i.test(url)) report("feed/script", `<${element} ${attribute}="${url}">`);
      else if (!/^[a-z][a-z0-9+.-]*:/i.test(url)) report("feed/relative-url", `<${element} ${attribute}="${url}">`);
      else checkOwn(url, { ...place, name: `${name}: <${element} ${attribute}>` });
    },
  });
  checkCharacters(html, place);
}

/** A URL below the base URL must resolve. */
export function checkOwn(url, { portal, path, line, name }) {
  const target = portal.output.resolveAbsolute(url);
  if (["missing", "above", "malformed"].includes(target.is)) portal.problems.report("feed/broken", path, line, `${name}: "${url}" is ${target.is}`);
  return target;
}

export function checkCharacters(text, { portal, path, line, name }) {
  const found = /[\u0080-\u009f\ufffd]/.exec(text);
  if (found) portal.problems.report("feed/characters", path, line, `${name}: U+${found[0].codePointAt(0).toString(16).padStart(4, "0")}`);
}

export function checkPlain(text, place) {
  if (looksLikeHtml(text)) place.portal.problems.report("feed/html-in-text", place.path, place.line, `${place.name}: ${text}`);
  checkCharacters(text, place);
}

export function checkFuture(time, { portal, path, line, name }) {
  if (portal.at !== null && Number.isFinite(time) && time > portal.at) portal.problems.report("feed/future", path, line, `${name} is ${new Date(time).toISOString()}`);
}

/** A stated size in bytes of a file of ours. */
export function checkSize(url, size, place) {
  const target = checkOwn(url, place);
  if (target.is === "file" && isPositive(size) && Number(size) !== place.portal.output.size(target.path)) {
    place.portal.problems.report("feed/size", place.path, place.line, `${place.name}: ${target.path} has ${place.portal.output.size(target.path)} bytes, not ${size}`);
  }
}

export function checkStylesheet({ portal, path, xml }) {
  for (const { target, body, line } of xml.instructions) {
    if (target !== "xml-stylesheet") continue;
    const { href } = pseudoAttributes(body);
    const url = portal.output.urlOf(path);
    const found = href && URL.canParse(href, url) ? portal.output.resolve(new URL(href, url)) : { is: "malformed" };
    if (found.is !== "file") portal.problems.report("feed/stylesheet", path, line, `href="${href}" is ${found.is}`);
  }
}

const DC = ["title", "creator", "subject", "description", "publisher", "contributor", "date", "type", "format", "identifier", "source", "language", "relation", "coverage", "rights"];
const MEDIA = "http://search.yahoo.com/mrss/";
/** Namespaces of feeds: preferred prefix and elements (null: not checked). */
const NAMESPACES = {
  "http://purl.org/rss/1.0/modules/content/": ["content", ["encoded"]],
  "http://purl.org/dc/elements/1.1/": ["dc", DC],
  "http://purl.org/dc/terms/": ["dcterms", null],
  "http://purl.org/rss/1.0/modules/syndication/": ["sy", ["updatePeriod", "updateFrequency", "updateBase"]],
  "http://purl.org/rss/1.0/modules/slash/": ["slash", ["comments", "department", "section", "hit_parade"]],
  "http://wellformedweb.org/CommentAPI/": ["wfw", ["comment", "commentRss"]],
  [ATOM]: ["atom", ["author", "category", "content", "contributor", "email", "generator", "icon", "id", "link", "logo", "name", "published", "rights", "source", "subtitle", "summary", "title", "updated", "uri", "entry", "feed"]],
  [MEDIA]: ["media", ["backLinks", "category", "comments", "community", "content", "copyright", "credit", "description", "embed", "group", "hash", "keywords", "license", "location", "peerLink", "player", "price", "rating", "responses", "restriction", "rights", "scenes", "status", "statistics", "starRating", "subTitle", "tags", "text", "thumbnail", "title"]],
};
const PREFIXES = Object.fromEntries(Object.entries(NAMESPACES).map(([ns, [prefix]]) => [prefix, ns]));

/** Checks the prefixes declared on the root of a feed. */
export function checkNamespaces({ portal, path, xml }) {
  for (const [prefix, ns] of Object.entries(xml.root.prefixes ?? {})) {
    if (PREFIXES[prefix] && PREFIXES[prefix] !== ns) portal.problems.report("feed/namespace", path, xml.root.line, `prefix "${prefix}" is bound to "${ns}", not "${PREFIXES[prefix]}"`);
    if (`${ns}/` === MEDIA) portal.problems.report("feed/namespace", path, xml.root.line, `the namespace "${ns}" lacks its final slash`);
  }
}

/** Checks an element of another namespace than the feed's, with its children. */
export function checkExtension(node, place) {
  const known = NAMESPACES[node.ns];
  if (!known) return;
  const [prefix, elements] = known;
  const here = { ...place, line: node.line, name: `${prefix}:${node.name}` };
  if (elements && !elements.includes(node.name)) return place.portal.problems.report("feed/extension", place.path, node.line, `${prefix}:${node.name} does not exist`);
  if (node.ns === MEDIA) checkMedia(node, here);
  else if (prefix === "content") checkHtml(node.text, here);
  else if (prefix === "dc") checkPlain(node.text.trim(), here);
  for (const child of node.children) if (child.ns !== "" && child.ns !== ATOM) checkExtension(child, place);
}

const isNumber = (text) => /^\d+(\.\d+)?$/.test(text);
const isTime = (text) => /^(now|\d+(\.\d+)?|\d+:\d\d:\d\d(\.\d+)?)$/.test(text);
const oneOf = (...words) => (text) => words.includes(text);
const SIZED = { url: isHttpUri, width: isPositive, height: isPositive };
const MEDIA_ATTRIBUTES = {
  content: {
    ...SIZED, fileSize: isPositive, type: isMime, medium: oneOf("image", "audio", "video", "document", "executable"), isDefault: oneOf("true", "false"),
    expression: oneOf("sample", "full", "nonstop"), bitrate: isNumber, framerate: isNumber, samplingrate: isNumber, channels: isCount, duration: isNumber, lang: isLanguage,
  },
  thumbnail: { ...SIZED, time: isTime },
  player: SIZED,
  title: { type: oneOf("plain", "html") },
  description: { type: oneOf("plain", "html") },
  text: { type: oneOf("plain", "html"), lang: isLanguage, start: isTime, end: isTime },
  credit: { role: (text) => text === text.toLowerCase(), scheme: isIri },
  copyright: { url: isHttpUri },
  license: { href: isHttpUri, type: isMime },
  rating: { scheme: isIri },
  category: { scheme: isIri, label: (text) => text !== "" },
  hash: { algo: oneOf("md5", "sha-1") },
  restriction: { relationship: oneOf("allow", "deny"), type: oneOf("country", "uri", "sharing") },
};

function checkMedia(node, place) {
  const report = (message) => place.portal.problems.report("feed/media", place.path, node.line, `${place.name}: ${message}`);
  const allowed = MEDIA_ATTRIBUTES[node.name];
  if (allowed) {
    for (const [name, value] of Object.entries(node.attributes)) {
      if (name.startsWith("{")) continue;
      if (!allowed[name]) report(`no attribute "${name}" is defined`);
      else if (!allowed[name](value)) report(`${name}="${value}" is not valid`);
    }
  }
  const url = node.attributes.url;
  if (["thumbnail", "player"].includes(node.name) && !url) report("url is missing");
  if (node.name === "content") {
    if (!url && !node.children.some((child) => child.name === "player")) report("url is missing");
    if (url && node.attributes.fileSize) checkSize(url, node.attributes.fileSize, place);
  }
  if (url) checkOwn(url, place);
  if (node.name === "group" && node.children.filter((child) => child.name === "content").length < 2) report("a group has at least two contents");
  if (["title", "description", "text"].includes(node.name)) {
    if (node.attributes.type === "html") checkHtml(node.text, place);
    else checkPlain(node.text.trim(), place);
  }
}
