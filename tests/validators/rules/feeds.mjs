// All feed rules, and what the feeds of one folder have in common.

import { dirname } from "node:path";
import * as rss from "./rss.mjs";
import * as atom from "./atom.mjs";
import * as json from "./json-feed.mjs";
import * as common from "./feed-common.mjs";
import { ATOM } from "../read/feed.mjs";
import { named, textOf } from "../read/xml.mjs";

export const rules = { ...rss.rules, ...atom.rules, ...json.rules, ...common.rules };

export function check(portal) {
  rss.check(portal);
  atom.check(portal);
  json.check(portal);
  checkAlike(portal);
}

/** The links of a feed's items, in order. */
function links({ kind, xml, json: feed }) {
  if (kind === "json") return (feed?.items ?? []).map((item) => item.url);
  if (kind === "rss") return named(xml.root, "", "channel").flatMap((channel) => named(channel, "", "item")).map((item) => textOf(item, "", "link"));
  return named(xml.root, ATOM, "entry").map((entry) => {
    return named(entry, ATOM, "link").find((link) => (link.attributes.rel ?? "alternate") === "alternate")?.attributes.href;
  });
}

/** A folder's feed.xml, atom.xml and feed.json are one feed in three forms. */
function checkAlike({ feeds, problems }) {
  const folders = new Map();
  for (const feed of feeds.values()) {
    if (!/(^|\/)(feed\.xml|atom\.xml|feed\.json)$/.test(feed.path)) continue;
    const first = folders.get(dirname(feed.path));
    if (!first) folders.set(dirname(feed.path), feed);
    else if (JSON.stringify(links(first)) !== JSON.stringify(links(feed))) problems.report("feed/alike", feed.path, 0, `lists other items than ${first.path}`);
  }
}
