// JSON Feed 1.1: its schema (tests/schemas/feed.json) and what the specification says beyond it.

import { readFileSync } from "node:fs";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { isHttpUri, isLanguage, rfc3339 } from "../read/values.mjs";
import { checkFuture, checkHtml, checkOwn, checkSize } from "./feed-common.mjs";
import { ruleTable } from "../problems.mjs";

export const rules = ruleTable({
  errors: {
    "json-feed/schema": "the feed is valid by its schema",
    "json-feed/version": "version is https://jsonfeed.org/version/1.1",
    "json-feed/id-unique": "an id stands once in a feed",
    "json-feed/url": "URLs are absolute and percent-encoded",
    "json-feed/date": "dates are RFC 3339 date-times",
    "json-feed/date-order": "date_modified is not before date_published",
    "json-feed/blank": "an item has a title, a text or an image, and its texts are not blank",
    "json-feed/deprecated": "authors, not author",
    "json-feed/language": "language is a language code",
  },
});

const schema = (name) => JSON.parse(readFileSync(new URL(`../../schemas/${name}`, import.meta.url), "utf8"));
const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
ajv.addSchema(schema("feed-1.json"));
const validate = ajv.compile(schema("feed.json"));

export function check(portal) {
  for (const { kind, path, json } of portal.feeds.values()) if (kind === "json") checkFeed(portal, path, json);
}

function checkFeed(portal, path, feed) {
  const report = (rule, message) => portal.problems.report(rule, path, 0, message);
  if (!validate(feed)) {
    for (const error of validate.errors) report("json-feed/schema", `${error.instancePath || "the feed"} ${error.message} ${JSON.stringify(error.params)}`);
  }
  if (feed?.version !== "https://jsonfeed.org/version/1.1") report("json-feed/version", `version is ${JSON.stringify(feed?.version)}`);
  if (!feed || !Array.isArray(feed.items)) return;
  const url = (value, name) => {
    if (value === undefined) return;
    if (!isHttpUri(value)) return report("json-feed/url", `${name} is ${JSON.stringify(value)}`);
    checkOwn(value, { portal, path, line: 0, name });
  };
  const own = portal.output.urlOf(path);
  if (feed.feed_url !== own) portal.problems.report("feed/self", path, 0, `feed_url ${JSON.stringify(feed.feed_url)} is not ${own}`);
  for (const name of ["home_page_url", "icon", "favicon", "next_url"]) url(feed[name], name);
  if (feed.language !== undefined && !isLanguage(feed.language)) report("json-feed/language", `language is "${feed.language}"`);
  if (feed.author) report("json-feed/deprecated", "the feed has author");

  const ids = new Set();
  feed.items.forEach((item, index) => {
    const name = (key) => `items[${index}].${key}`;
    if (ids.has(item.id)) report("json-feed/id-unique", `${name("id")} "${item.id}" stands twice`);
    ids.add(item.id);
    if (item.author) report("json-feed/deprecated", name("author"));
    for (const key of ["url", "external_url", "image", "banner_image"]) url(item[key], name(key));
    for (const author of item.authors ?? []) for (const key of ["url", "avatar"]) url(author[key], name(`authors.${key}`));
    for (const attachment of item.attachments ?? []) {
      url(attachment.url, name("attachments.url"));
      if (attachment.size_in_bytes !== undefined) checkSize(attachment.url, String(attachment.size_in_bytes), { portal, path, line: 0, name: name("attachments") });
    }
    if (item.language !== undefined && !isLanguage(item.language)) report("json-feed/language", name("language"));
    for (const key of ["title", "content_html", "content_text", "summary"]) if (item[key] !== undefined && !String(item[key]).trim()) report("json-feed/blank", name(key));
    if (item.content_html) checkHtml(item.content_html, { portal, path, line: 0, name: name("content_html") });
    checkDates(item, name, report, portal, path);
  });
}

function checkDates(item, name, report, portal, path) {
  const times = ["date_published", "date_modified"].map((key) => {
    if (item[key] === undefined) return NaN;
    const time = rfc3339(item[key]);
    if (typeof time === "string") report("json-feed/date", `${name(key)}: ${time}`);
    else checkFuture(time, { portal, path, line: 0, name: name(key) });
    return typeof time === "string" ? NaN : time;
  });
  if (times[1] < times[0]) report("json-feed/date-order", `${name("date_modified")} is before date_published`);
}
