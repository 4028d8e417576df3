// A built portal as the rules see it: its files, pages and feeds, each read once, and only if a rule asks.

import { Output } from "./read/output.mjs";
import { readPage } from "./read/page.mjs";
import { readFeeds } from "./read/feed.mjs";
import { Problems } from "./problems.mjs";
import * as files from "./rules/files.mjs";
import * as html from "./rules/html.mjs";
import * as feeds from "./rules/feeds.mjs";
import * as sitemaps from "./rules/sitemaps.mjs";
import * as structuredData from "./rules/structured-data.mjs";
import * as links from "./rules/links.mjs";
import * as metadata from "./rules/metadata.mjs";

/** The rule sets by name, in the order of their run. */
export const RULE_SETS = { files, links, metadata, jsonld: structuredData, feeds, sitemaps, html };
export const ALL_RULES = Object.assign({}, ...Object.values(RULE_SETS).map((set) => set.rules));

export class Portal {
  #pages;
  #feeds;

  /** @param {number|null} at the instant of the build in milliseconds, or null: then no rule asks for it */
  constructor(folder, baseUrl, at) {
    this.output = new Output(folder, baseUrl);
    this.problems = new Problems(ALL_RULES);
    this.at = at;
  }

  /** Path → page, for every .html. */
  get pages() {
    this.#pages ??= new Map(this.output.ending(".html").map((path) => [path, readPage(path, this.output.urlOf(path), this.output.text(path))]));
    return this.#pages;
  }

  get feeds() {
    this.#feeds ??= readFeeds(this.output);
    return this.#feeds;
  }
}
