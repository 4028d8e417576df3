// Hostile texts through a portal, by a provider that is not trusted: in every field and in the body. In Chromium none of it may run, ask another
// host for anything, lead the page away or stand where the page's own script looks for its elements.
//
//     node hostile.mjs CHROMIUM WARTA [SEED]
//
// The portal is built without its Content-Security-Policy, so that the sanitiser and the escaping stand alone; then a second time with it.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "../serve.mjs";
import { mutations, own, published } from "./vectors.mjs";

const [executablePath, warta, given] = process.argv.slice(2);
const MUTATIONS = 2500;
const PER_FILE = 40;
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const config = (send, trust) => `title = "Kabar"
base_url = "https://kabar.example/"
[providers.wire]
name = "Wire"
trust = "${trust}"
may = ["aliases"]
[embeds]
allow = ["video.example"]
[third_party]
max_depth = 250
max_links = 100000
[csp]
send = "${send}"
`;

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function chanceOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A text of front matter: control characters are refused there, and are no matter of a browser's. */
const field = (text) => JSON.stringify(text.replace(/[\u0000-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g, " ").toWellFormed().slice(0, 300) || "x");

/** An article with some texts in its fields, each in another, and all in its body, each with a place of its own. */
function article(number, texts) {
  let next = number;
  const text = () => field(texts[next++ % texts.length]);
  const front = [`title = ${text()}`, `date = 2026-${String(1 + (number % 10)).padStart(2, "0")}-01T00:00:00Z`, `slug = "h${number}"`, 'provider = "wire"', `description = ${text()}`, `dateline = ${text()}`,
    `authors = [${text()}]`, `tags = [${text()}]`, `series = ${text()}`, `image = { src = "/x.png", alt = ${text()}, caption = ${text()}, credit = ${text()} }`, `corrections = [{ date = 2026-11-01, note = ${text()} }]`,
    `aliases = [${field(`/old/${number}/${texts[0].slice(0, 60).replace(/[?#%\\/]/g, "")}`)}]`];
  return `+++\n${front.join("\n")}\n+++\n\n${texts.map((one, at) => `P${number}x${at}\n\n${one.toWellFormed()}\n`).join("\n\n")}\n\nEND${number}\n`;
}

function build(root, texts, send, trust = "untrusted") {
  const files = [];
  writeFileSync(join(root, "config.toml"), config(send, trust));
  mkdirSync(join(root, "content"), { recursive: true });
  for (let at = 0; at < texts.length; at += PER_FILE) files.push(article(files.length, texts.slice(at, at + PER_FILE)));
  files.forEach((file, number) => writeFileSync(join(root, `content/h${number}.md`), file));
  const output = join(root, "public");
  let report;
  try {
    report = execFileSync(warta, ["build", "--root", root, "--output", output, "--at", "2026-11-23T00:00:00Z", "--skip-bad", "--report", "json"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1e9 });
  } catch (error) {
    if (error.status !== 3) throw error;
    report = error.stdout;
  }
  return { output, files: files.length, leftOut: JSON.parse(report).left_out };
}

/** What a page did that it must not: filled while it is open. */
async function openWindow(browser, origin) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const seen = { foreign: [], dialogs: [], left: [] };
  await context.route("**/*", (route) => {
    const url = new URL(route.request().url());
    if (url.origin === origin) return /\.(png|jpg|jpeg|gif)$/.test(url.pathname) ? route.fulfill({ status: 204 }) : route.continue();
    seen.foreign.push(url.href);
    return route.abort();
  });
  // Set in every document before its own scripts: what a payload does to it stays to be seen.
  await context.addInitScript(() => Object.defineProperty(window, "pwned", { get: () => false, set: () => { window.__ran = true; console.error("RAN: a payload"); } }));
  const page = await context.newPage();
  page.on("dialog", (dialog) => (seen.dialogs.push(dialog.message()), dialog.dismiss()));
  page.on("framenavigated", (frame) => seen.left.push(frame.url()));
  context.on("page", (other) => other !== page && seen.left.push(`a window: ${other.url()}`));
  const console_ = [];
  page.on("console", (message) => console_.push(message.text()));
  return { context, page, seen, console: console_ };
}

/** In the page: what would run, load or lead to a script, as the browser's own tree has it; and every handler there could be is called. */
function inspect() {
  const found = [];
  // The browser's own reading; what is no URL leads nowhere.
  const schemeOf = (value) => { try { return new URL(value, document.baseURI).protocol; } catch { return ""; } };
  const own = new Set([...document.querySelectorAll("script[src]")].filter((one) => /^\/(embeds|fragments)\.[0-9a-f]{10}\.js$/.test(new URL(one.src).pathname)));
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name) || name === "srcdoc" || (name === "style")) found.push(`${element.localName} ${name}=${value}`);
      const isUrl = ["href", "src", "action", "formaction", "data", "xlink:href", "poster", "srcset", "ping", "background"].includes(name);
      if (isUrl && /^(javascript|data|vbscript|blob|file|filesystem|about):/i.test(schemeOf(value))) found.push(`${element.localName} ${name}=${value}`);
    }
    if (/^(iframe|frame|object|embed|applet|portal|fencedframe|form|input|button|select|textarea|base|svg|math|video|audio|template|dialog|slot|style)$/.test(element.localName)) found.push(`<${element.localName}>`);
    if (element.localName === "script" && element.type !== "application/ld+json" && !own.has(element)) found.push(element.outerHTML.slice(0, 200));
    if (element.localName === "meta" && element.httpEquiv && !/^content-security-policy$/i.test(element.httpEquiv)) found.push(element.outerHTML);
  }
  const text = document.querySelector(".text");
  for (const element of text?.querySelectorAll("[id], [name], [class]") ?? []) {
    if (element.getAttribute("name") || !/^(|dateline|left|center|right|table|task|embed|footnotes|footnote-back|footnote-reference|language-\S+)$/.test(element.className) || /^(koran|document|body|location)/.test(element.id)) found.push(`in the text: ${element.outerHTML.slice(0, 200)}`);
  }
  for (const one of document.querySelectorAll('script[type="application/ld+json"]')) JSON.parse(one.textContent);
  for (const name of ["getElementById", "querySelector", "createElement", "body", "location", "cookie", "forms", "head"]) {
    const value = document[name];
    if (value instanceof Element && name !== "body" && name !== "head") found.push(`document.${name} is an element`);
  }
  for (const element of text?.querySelectorAll("a, summary, img, p, b") ?? []) {
    if (element.closest(".embed")) continue;
    for (const kind of ["mouseover", "focus", "pointerenter", "load", "error", "toggle"]) element.dispatchEvent(new Event(kind, { bubbles: false }));
  }
  return { found, ran: window.__ran === true, closed: !document.querySelector("footer.imprint") || (document.querySelector("article.story") !== null && document.querySelector("article.story footer.story-foot") === null) };
}

const html = (folder, prefix = "") => readdirSync(join(folder, prefix), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  .flatMap((entry) => (entry.isDirectory() ? html(folder, `${prefix}${entry.name}/`) : entry.name.endsWith(".html") ? [prefix + entry.name] : []));

async function judge(browser, output, pages, failures, counts) {
  const server = await serve(output, "/");
  const work = [...pages];
  const one = async () => {
    const window = await openWindow(browser, server.origin);
    for (let path = work.shift(); path; path = work.shift()) {
      for (const list of [...Object.values(window.seen), window.console]) list.length = 0;
      const url = `${server.origin}/${path.split("/").map(encodeURIComponent).join("/").replace(/index\.html$/, "")}`;
      await window.page.goto(url, { waitUntil: "load" });
      const { found, ran, closed } = await window.page.evaluate(inspect);
      counts.pages++;
      const fail = (what) => failures.push(`${path}: ${what}`);
      if (ran || window.console.some((line) => line.startsWith("RAN"))) fail("a payload ran");
      if (closed) fail("the text closed elements of the page");
      found.slice(0, 3).forEach((what) => fail(`holds ${what}`));
      window.seen.foreign.forEach((href) => fail(`asked ${href}`));
      window.seen.dialogs.forEach((text) => fail(`opened a dialog: ${text}`));
      window.seen.left.filter((to) => to !== url).forEach((to) => fail(`went to ${to}`));
      counts.requests += window.seen.foreign.length;
      const blocked = window.console.filter((line) => /Content Security Policy/.test(line));
      if (blocked.length) fail(`the policy had to block something: ${blocked[0]}`);
    }
    await window.context.close();
  };
  await Promise.all([one(), one(), one()]);
  server.close();
}

/** A frame of a host that the portal allows is asked for by a click, and not before. */
async function judgeEmbed(browser, root, failures) {
  const address = "https://video.example/e?a=1&b=2";
  const { output } = build(root, [`<iframe src="${address}" title="Tour"></iframe>`], "everywhere");
  const server = await serve(output, "/");
  const { context, page, seen } = await openWindow(browser, server.origin);
  await page.goto(`${server.origin}/2026/01/01/h0/`, { waitUntil: "load" });
  if (seen.foreign.length) failures.push(`the frame was loaded unasked: ${seen.foreign}`);
  await page.locator(".embed > a").click();
  await page.locator(".embed > iframe").waitFor({ timeout: 5000 });
  if (seen.foreign.join() !== address) failures.push(`a click asked for ${seen.foreign.join() || "nothing"}`);
  await context.close();
  server.close();
  rmSync(root, { recursive: true });
  mkdirSync(root);
}

const seed = given ? Number(given) : 20261123;
const start = Date.now();
const base = [...published(), ...own()];
const texts = [...base, ...mutations(base, MUTATIONS, chanceOf(seed))];
const failures = [];
const counts = { pages: 0, requests: 0 };
const root = mkdtempSync(join(tmpdir(), "hostile-"));
try {
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  await judgeEmbed(browser, root, failures);
  // The measure is worth something if it fails where a text is trusted.
  const trusted = [];
  const open = build(root, own().slice(-PER_FILE * 4), "nowhere", "editorial");
  await judge(browser, open.output, html(open.output).filter((path) => !path.startsWith("old/")), trusted, { pages: 0, requests: 0 });
  for (const what of ["a payload ran", "asked ", "holds "]) if (!trusted.some((failure) => failure.includes(what))) failures.push(`trusted text does not make it fail: ${what}`);
  rmSync(open.output, { recursive: true });
  const bare = build(root, texts, "nowhere");
  // Redirect pages of old URLs lead on by design; the text of a page is in the article's own page.
  const isAlias = (path) => /http-equiv="refresh"/.test(readFileSync(join(bare.output, path), "utf8")) && path.startsWith("old/");
  // The search page has a form of its own, and no text of an article; a fragment is no whole page, and stands in those that are.
  const pages = html(bare.output).filter((path) => !isAlias(path) && path !== "search/index.html" && !path.startsWith("fragments/"));
  await judge(browser, bare.output, pages, failures, counts);
  rmSync(bare.output, { recursive: true });
  // With the policy nothing of the pages may be blocked, so one in six will do.
  const guarded = build(root, texts, "everywhere");
  await judge(browser, guarded.output, pages.filter((_, at) => at % 6 === 0), failures, counts);
  await browser.close();
  if (bare.leftOut.length > bare.files / 4) failures.push(`${bare.leftOut.length} of ${bare.files} articles were refused: too few are tested`);
  for (const failure of failures.slice(0, 40)) console.log(failure.replace(/\s+/g, " ").slice(0, 400));
  console.log(`seed ${seed}: ${base.length} hostile texts and ${MUTATIONS} mutations in ${bare.files - bare.leftOut.length} articles (${bare.leftOut.length} refused as a whole), ` +
    `${counts.pages} pages loaded, ${counts.requests} requests to other hosts, ${failures.length} failures, ${Math.round((Date.now() - start) / 1000)} s`);
} finally {
  rmSync(root, { recursive: true, force: true });
}
process.exitCode = failures.length ? 1 : 0;
