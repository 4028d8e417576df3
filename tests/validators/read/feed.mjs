// Which files are feeds, and what kind.

import { parseXml } from "./xml.mjs";

export const ATOM = "http://www.w3.org/2005/Atom";

/** Path → `{kind: "rss"|"atom"|"json", path, xml?, json?}` for every feed of the output. */
export function readFeeds(output) {
  const feeds = new Map();
  for (const path of output.ending(".xml")) {
    const xml = parseXml(output.text(path));
    const root = xml.root;
    if (!root || xml.error) continue; // files/xml
    if (root.name === "rss" || root.name === "RDF") feeds.set(path, { kind: "rss", path, xml });
    else if (root.ns === ATOM || root.name === "feed") feeds.set(path, { kind: "atom", path, xml });
  }
  for (const path of output.ending(".json")) {
    let json;
    try {
      json = JSON.parse(output.text(path));
    } catch {
      continue; // files/json
    }
    const isFeed = typeof json?.version === "string" && json.version.startsWith("https://jsonfeed.org/");
    if (isFeed || /(^|\/)feed\.json$/.test(path)) feeds.set(path, { kind: "json", path, json });
  }
  return feeds;
}
