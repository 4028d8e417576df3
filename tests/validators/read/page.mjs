// One HTML document → the facts that rules ask about: references, anchors, metadata, structured data, times.

import { Parser } from "htmlparser2";

/** Attributes that hold one URL, by element ("*" is any element). */
const URL_ATTRIBUTES = {
  a: ["href"], area: ["href"], audio: ["src"], blockquote: ["cite"], button: ["formaction"], del: ["cite"], embed: ["src"],
  form: ["action"], iframe: ["src"], image: ["href", "xlink:href"], img: ["src"], input: ["src", "formaction"], ins: ["cite"], link: ["href"],
  object: ["data"], q: ["cite"], script: ["src"], source: ["src"], track: ["src"], use: ["href", "xlink:href"], video: ["src", "poster"],
};
const SRCSET = { img: "srcset", source: "srcset", link: "imagesrcset" };
/** Elements whose URL the browser fetches by itself. */
const LOADS = new Set(["audio", "embed", "iframe", "image", "img", "input", "object", "script", "source", "track", "use", "video"]);
const LINK_LOADS = /^(stylesheet|icon|shortcut|apple-touch-icon|mask-icon|preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest|prerender)$/i;
/** Metadata whose content is a URL. */
const META_URLS = /^(og:(url|image|image:url|image:secure_url|video|audio)|twitter:(image|url))$/;

/** The URLs of a srcset. */
export const srcsetUrls = (text) => text.split(",").map((part) => part.trim().split(/\s+/)[0]).filter(Boolean);
/** The URLs of a style sheet: url(…) and @import. */
export const cssUrls = (css) =>
  [...css.replace(/\/\*[\s\S]*?\*\//g, "").matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/g)]
    .map((m) => m[1] ?? m[2] ?? m[3] ?? m[4] ?? m[5]);

/** The references of an HTML text: `onReference({url, element, attribute, loads, rel, offset})`. */
function references(element, attributes, offset, onReference) {
  const rel = attributes.rel ?? "";
  const loads = element === "link" ? rel.split(/\s+/).some((word) => LINK_LOADS.test(word)) : LOADS.has(element);
  const add = (url, attribute) => onReference({ url: url.trim(), element, attribute, loads, rel, offset });
  for (const attribute of URL_ATTRIBUTES[element] ?? []) {
    if (attributes[attribute] !== undefined) add(attributes[attribute], attribute);
  }
  const srcset = SRCSET[element];
  if (srcset && attributes[srcset]) for (const url of srcsetUrls(attributes[srcset])) add(url, srcset);
  if (attributes.style) {
    for (const url of cssUrls(attributes.style)) onReference({ url, element, attribute: "style", loads: true, rel, offset });
  }
}

/** Start tags and references of an HTML fragment (a feed's content). */
export function readFragment(html, { onElement, onReference }) {
  const parser = new Parser({
    onopentag(element, attributes) {
      onElement?.(element, attributes);
      references(element, attributes, parser.startIndex, onReference);
    },
  });
  parser.end(html);
}

/** Reads a document. `lineAt(offset)` turns the offsets of its facts into line numbers. */
export function readPage(path, url, html) {
  const page = {
    path, url, isDocument: /<html[\s>]/i.test(html), lang: null, titles: [], headings: [], ids: new Set(), duplicateIds: [],
    references: [], canonicals: [], alternates: [], feeds: [], meta: {}, structuredData: [], times: [], refresh: null, robots: "",
    newsRobots: "", bases: 0,
  };
  let newlines = null;
  page.lineAt = (offset) => {
    if (!newlines) {
      newlines = [];
      for (let i = html.indexOf("\n"); i !== -1; i = html.indexOf("\n", i + 1)) newlines.push(i);
    }
    let low = 0, high = newlines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (newlines[middle] < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };

  let collecting = null; // {element, text, done}
  let svg = 0;
  const collect = (element, done) => (collecting = { element, text: "", done });
  const parser = new Parser({
    onopentag(element, attributes) {
      const offset = parser.startIndex;
      if (element === "svg") svg++;
      if (attributes.id !== undefined) {
        if (page.ids.has(attributes.id)) page.duplicateIds.push({ id: attributes.id, offset });
        page.ids.add(attributes.id);
      }
      if (element === "a" && attributes.name) page.ids.add(attributes.name);
      references(element, attributes, offset, (reference) => page.references.push(reference));
      if (element === "html") page.lang = attributes.lang ?? null;
      else if (element === "base") page.bases++;
      else if (element === "title" && !svg) collect("title", (text) => page.titles.push({ text, offset }));
      else if (element === "h1") collect("h1", (text) => page.headings.push({ text, offset }));
      else if (element === "style") collect("style", (css) => {
        for (const found of cssUrls(css)) page.references.push({ url: found, element, attribute: "", loads: true, rel: "", offset });
      });
      else if (element === "script" && /^application\/ld\+json$/i.test(attributes.type ?? "")) {
        collect("script", (text) => page.structuredData.push({ text, offset }));
      } else if (element === "time" && attributes.datetime) page.times.push({ datetime: attributes.datetime, offset });
      else if (element === "link") readLink(page, attributes, offset);
      else if (element === "meta") readMeta(page, attributes, offset);
    },
    ontext(text) {
      if (collecting) collecting.text += text;
    },
    onclosetag(element) {
      if (element === "svg") svg--;
      if (collecting?.element === element) {
        const { text, done } = collecting;
        collecting = null;
        done(element === "script" || element === "style" ? text : text.replace(/\s+/g, " ").trim());
      }
    },
  });
  parser.end(html);
  return page;
}

function readLink(page, attributes, offset) {
  const rel = (attributes.rel ?? "").toLowerCase().split(/\s+/);
  const href = attributes.href ?? "";
  if (rel.includes("canonical")) page.canonicals.push({ href, offset });
  if (!rel.includes("alternate") || rel.includes("stylesheet")) return;
  if (attributes.hreflang !== undefined) page.alternates.push({ hreflang: attributes.hreflang, href, offset });
  if (/rss|atom|feed\+json/.test(attributes.type ?? "")) page.feeds.push({ type: attributes.type, href, offset });
}

function readMeta(page, attributes, offset) {
  const name = (attributes.property ?? attributes.name ?? "").toLowerCase();
  const content = attributes.content ?? "";
  if (name) (page.meta[name] ??= []).push({ content, offset });
  if (META_URLS.test(name)) page.references.push({ url: content, element: "meta", attribute: name, loads: false, rel: "", offset });
  if (name === "robots") page.robots += ` ${content.toLowerCase()}`;
  if (name === "googlebot-news") page.newsRobots += ` ${content.toLowerCase()}`;
  if (/^refresh$/i.test(attributes["http-equiv"] ?? "")) {
    const target = /url\s*=\s*['"]?([^'"]+)['"]?\s*$/i.exec(content)?.[1] ?? "";
    page.refresh = { target, offset };
    page.references.push({ url: target, element: "meta", attribute: "refresh", loads: false, rel: "", offset });
  }
}

/** May a search engine list this page? */
export const isIndexable = (page) => page.isDocument && !page.refresh && !/\b(noindex|none)\b/.test(page.robots);
