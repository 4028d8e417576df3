// A built portal in headless Chromium: accessibility (axe), layout, errors, foreign requests, and reading without script.
//
//     node browse.mjs CHROMIUM PUBLIC_DIR BASE_URL [--screenshots DIR]
//
// Prints each failure as `KIND WIDTHpx SCHEME: …`; status 1 if there is one.

import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { choosePages } from "./choose.mjs";
import { checkKeyboard } from "./keyboard.mjs";
import { serve } from "./serve.mjs";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { screenshots: { type: "string" } } });
const [executablePath, folder, baseUrl] = positionals;
if (!baseUrl) {
  process.stderr.write("usage: node browse.mjs CHROMIUM PUBLIC_DIR BASE_URL [--screenshots DIR]\n");
  process.exit(2);
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const AXE_TAGS = ["wcag2a", "wcag2aa", "best-practice"];
const WIDTHS = [360, 768, 1280];
const SCHEMES = ["light", "dark"];
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
/** The kinds that a portal of this project always has: their absence is a failure of the choice or of the portal. */
const EXPECTED = ["home", "article", "sector", "year", "standalone", "not-found", "feed"];

const base = new URL(baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`);
const pages = choosePages(folder);
const failures = [];
const notes = new Set();
let checks = 0;

function expect(ok, where, message) {
  checks++;
  if (!ok) failures.push(`${where}: ${message}`);
}

const server = await serve(folder, base.pathname);
if (values.screenshots) mkdirSync(values.screenshots, { recursive: true });

/** A window whose requests to the portal's own host are answered by the local server, and all others are refused and noted. */
async function openWindow(browser, options) {
  const context = await browser.newContext(options);
  const seen = { console: [], foreign: [], failed: [] };
  await context.route("**/*", async (route) => {
    const url = new URL(route.request().url());
    if (url.origin === server.origin || url.protocol === "data:" || url.protocol === "blob:") return route.continue();
    if (url.origin === base.origin) return route.fulfill({ response: await route.fetch({ url: server.origin + url.pathname }) });
    seen.foreign.push(url.href);
    return route.abort();
  });
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && seen.console.push({ text: message.text(), url: message.location().url }));
  page.on("pageerror", (error) => seen.console.push({ text: String(error), url: "" }));
  page.on("response", (response) => response.status() >= 400 && seen.failed.push(response.url()));
  return { context, page, seen };
}

/** Loads a page; the function it returns tells what went wrong since, the document's own 404 status excepted. */
async function load({ page, seen }, url) {
  for (const list of Object.values(seen)) list.length = 0;
  // A document that XSLT replaces never reports an idle network: a moment must do for it.
  const isXml = url.endsWith(".xml");
  await page.goto(url, { waitUntil: isXml ? "commit" : "networkidle" });
  if (isXml) await page.waitForTimeout(1000);
  return () => ({
    console: seen.console.filter((one) => one.url !== url).map((one) => one.text),
    foreign: [...seen.foreign],
    failed: seen.failed.filter((one) => one !== url),
  });
}

async function checkLayout(page, where) {
  const wide = await page.evaluate(() => {
    const root = document.scrollingElement ?? document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return null;
    const beyond = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1);
    return `${root.scrollWidth} px of ${root.clientWidth}: ${beyond.slice(-3).map((element) => element.outerHTML.slice(0, 120)).join(" | ")}`;
  });
  expect(wide === null, where, `horizontal scroll: ${wide}`);
}

async function checkAccessibility(page, where) {
  const violations = await page.evaluate(async (tags) => {
    // Chromium adds a warning of its own to documents made by XSLT.
    const result = await window.axe.run({ exclude: [["xslt-warning-banner"]] }, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
    return result.violations.map(({ id, help, nodes }) => `${id} (${help}): ${nodes.slice(0, 3).map((node) => `${node.target.join(" ")} ${node.html.slice(0, 120)}`).join(" | ")}`);
  }, AXE_TAGS);
  for (const violation of violations) failures.push(`${where}: axe ${violation}`);
  checks++;
}

/** The text of a document as a reader sees it. */
const visibleText = (page) => page.evaluate(() => document.body?.innerText.replace(/\s+/g, " ").trim() ?? "");

async function checkKinds(browser) {
  const texts = {};
  const window = await openWindow(browser, { reducedMotion: "reduce" });
  const { page } = window;
  for (const [kind, path] of Object.entries(pages)) {
    const trouble = await load(window, server.origin + base.pathname + encodeURI(path));
    if (kind === "feed" && !(await isRendered(page))) continue;
    await page.evaluate(AXE);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      for (const width of WIDTHS) {
        const where = `${kind} ${width}px ${colorScheme}`;
        await page.setViewportSize({ width, height: 900 });
        await checkLayout(page, where);
        await checkAccessibility(page, where);
        if (values.screenshots) await page.screenshot({ path: join(values.screenshots, `${kind}-${width}-${colorScheme}.png`), fullPage: true });
      }
    }
    texts[kind] = await visibleText(page);
    // 1280 px at 400 %.
    await page.setViewportSize({ width: 320, height: 256 });
    await checkLayout(page, `${kind} at 400 %`);
    // Last, so that what the widths made the page ask for is counted too.
    for (const [name, list] of Object.entries(trouble())) expect(list.length === 0, kind, `${name}: ${list.slice(0, 5).join(" | ")}`);
  }
  await window.context.close();
  return texts;
}

/** Is the feed shown as a page? Browsers are giving up XSLT: one without it shows the XML, and that is no fault of the portal. */
async function isRendered(page) {
  const state = await page.evaluate(() => ({ able: typeof XSLTProcessor === "function", html: document.documentElement.localName === "html" }));
  if (!state.able) notes.add("NOT RUN: the feed as a page, because this Chromium has no XSLT any more");
  else expect(state.html, "feed", "the style sheet does not make a page of it");
  return state.html;
}

/** Every page by the Tab key alone. */
async function checkKeys(browser) {
  const window = await openWindow(browser, { viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  for (const [kind, path] of Object.entries(pages)) {
    if (kind === "feed") continue;
    await load(window, server.origin + base.pathname + encodeURI(path));
    const { wrong, skipped } = await checkKeyboard(window.page);
    expect(wrong.length === 0, `${kind} by keyboard`, wrong.slice(0, 5).join(" | "));
    expect(skipped === null, `${kind} by keyboard`, skipped);
  }
  await window.context.close();
}

async function checkWithoutScript(browser, texts) {
  const window = await openWindow(browser, { viewport: { width: 768, height: 900 }, javaScriptEnabled: false });
  for (const [kind, path] of Object.entries(pages)) {
    if (kind === "feed" || !texts[kind]) continue;
    const where = `${kind} without script`;
    const trouble = await load(window, server.origin + base.pathname + encodeURI(path));
    const { foreign } = trouble();
    expect(foreign.length === 0, where, `foreign: ${foreign.join(" | ")}`);
    const text = await window.page.locator("body").innerText();
    const heading = window.page.locator("h1").first();
    expect((await heading.count()) > 0 && (await heading.isVisible()), where, "no visible <h1>");
    // What script adds to the search page is of no use without it.
    if (kind.startsWith("search")) continue;
    expect(text.trim().length >= 0.8 * texts[kind].length, where, `${text.trim().length} characters of text, ${texts[kind].length} with script`);
  }
  await window.context.close();
}

try {
  for (const kind of EXPECTED) expect(pages[kind] !== undefined, kind, "the portal has no such page");
  // launch() gives each run a new, empty profile of its own.
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  const texts = await checkKinds(browser);
  await checkKeys(browser);
  await checkWithoutScript(browser, texts);
  await browser.close();
} finally {
  server.close();
}
for (const note of notes) console.log(note);
for (const failure of failures) console.log(failure.replace(/\s+/g, " "));
console.log(`${Object.keys(pages).length} kinds of page (${Object.entries(pages).map(([kind, path]) => `${kind} /${path}`).join(", ")}): ${checks} checks, ${failures.length} failures`);
process.exitCode = failures.length ? 1 : 0;
