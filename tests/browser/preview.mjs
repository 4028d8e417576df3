// The preview in Chromium: pages reload where they were, style sheets are exchanged, errors stand above the page until they are mended.
//
//     node preview.mjs CHROMIUM WARTA
//
// The portal's pages carry a policy that allows next to nothing. Waits are for what must come, never for time.

import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const [executablePath, warta] = process.argv.slice(2);
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const TEMPLATE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ article.title }}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; base-uri 'none'">
<link rel="stylesheet" href="/gaya.css"></head>
<body><main><h1>{{ article.title }}</h1><a href="#" id="tautan">A link</a><div>{{ content | safe }}</div></main></body></html>
`;
const LONG = Array.from({ length: 120 }, (_, number) => `Paragraph ${number}.\n`).join("\n");
const article = (title, body, more = "") => `+++\ntitle = "${title}"\ndate = 2026-01-01T00:00:00Z\ndescription = "D"\n${more}+++\n\n${body}\n`;

const failures = [];
let checks = 0;
function expect(ok, message) {
  checks++;
  if (!ok) failures.push(message);
}

const root = mkdtempSync(join(tmpdir(), "warta-preview-"));
function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Saves as editors do: another file, then a rename. */
function save(path, text) {
  write(`${path}.~tmp~`, text);
  renameSync(join(root, `${path}.~tmp~`), join(root, path));
}

/** Starts the preview. Resolves to its process and address when the first build has ended. */
function start(port) {
  const child = spawn(warta, ["serve", "--root", root, "--port", port, "--at", "2026-11-23T00:00:00Z"], { stdio: ["ignore", "ignore", "pipe"] });
  const said = [];
  return new Promise((resolve, reject) => {
    let url;
    createInterface({ input: child.stderr }).on("line", (line) => {
      said.push(line);
      url ??= /http:\/\/[^\s]+/.exec(line)?.[0];
      if (/^(not )?built/.test(line)) resolve({ child, url });
    });
    child.on("exit", () => reject(new Error(`the preview ended: ${said.join("\n")}`)));
  });
}

const ended = (child) => new Promise((resolve) => child.removeAllListeners("exit").on("exit", resolve));

async function open(browser, url) {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
  page.complaints = [];
  page.on("console", (message) => message.type() === "error" && !message.text().includes("404") && page.complaints.push(message.text()));
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  await page.goto(url);
  await listening(page);
  return page;
}

/** The page's stream of events is open. */
const listening = (page) => page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.includes("/_warta/live.js")));
const mark = (page) => page.evaluate(() => void (window.marker = true));
const isMarked = (page) => page.evaluate(() => window.marker === true);
const says = (page, text) => page.waitForFunction((wanted) => document.body?.innerText.includes(wanted), text);
const overlay = (page) => page.waitForSelector("#warta-overlay [role=alertdialog]");

async function reloads(page) {
  await mark(page);
  await page.evaluate(() => scrollTo(0, 1500));
  save("content/a.md", article("A", `${LONG}\nThe end of it.`));
  await says(page, "The end of it.");
  expect(!(await isMarked(page)), "a page that changed is loaded again");
  await page.waitForFunction(() => scrollY === 1500);
  expect((await page.evaluate(() => scrollY)) === 1500, "a page is where it was");
}

async function exchanges(page) {
  await mark(page);
  save("content/b.md", article("B", "Other words of B."));
  save("static/gaya.css", "h1 { color: rgb(0, 0, 255) }");
  await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).color === "rgb(0, 0, 255)");
  await page.waitForFunction(() => document.querySelectorAll("link[rel=stylesheet]").length === 1);
  expect(await isMarked(page), "another article or a style sheet loads no page again");
  expect((await page.evaluate(() => scrollY)) === 1500, "an exchanged style sheet moves nothing");
  save("static/gaya.css", "h1 { color: rgb(0, 128, 0) }");
  await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).color === "rgb(0, 128, 0)");
  expect(await isMarked(page), "a style sheet is exchanged twice");
}

async function errs(browser, page, url) {
  await page.focus("#tautan");
  const hostile = "<img src=x onerror=document.title='owned'>";
  save("content/b.md", article("B", "x", `expires = "${hostile}"\n`));
  await overlay(page);
  const text = await page.evaluate(() => document.querySelector("#warta-overlay").shadowRoot.querySelector(".box").innerText);
  for (const part of ["content/b.md:5:", hostile, "expires", "Close"]) expect(text.includes(part), `the overlay says ${part}: ${text}`);
  expect(await page.evaluate(() => document.title === "A" && !document.querySelector("#warta-overlay").shadowRoot.querySelector("img")), "what is wrong is text");
  expect(await page.evaluate(() => document.querySelector("#warta-overlay").shadowRoot.activeElement?.getAttribute("role") === "alertdialog"), "the overlay has the focus");
  expect(await page.evaluate(() => document.body.innerText.includes("The end of it.")), "the last good page stays");
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => (await window.axe.run("#warta-overlay", { resultTypes: ["violations"] })).violations.map(({ id, help }) => `${id}: ${help}`));
  expect(violations.length === 0, `axe: ${violations.join(" | ")}`);
  for (let press = 0; press < 6; press++) await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.id === "warta-overlay"), "the focus stays in the overlay");
  await page.keyboard.press("Escape");
  expect((await page.locator("#warta-overlay").count()) === 0, "Escape closes the overlay");
  expect(await page.evaluate(() => document.activeElement?.id === "tautan"), "the focus goes back to where it was");
  const late = await open(browser, url);
  await overlay(late);
  await mark(late);
  save("content/b.md", article("B", "Mended."));
  await late.waitForFunction(() => !document.querySelector("#warta-overlay"));
  expect(await isMarked(late), "an overlay goes without loading the page again");
  expect(late.complaints.length === 0, `the browser complains: ${late.complaints.join(" | ")}`);
  await late.close();
}

async function comes(browser, url) {
  const page = await open(browser, `${url}2026/01/01/c/`);
  save("content/c.md", article("C", "Here it is."));
  await says(page, "Here it is.");
  expect(page.complaints.length === 0, `the browser complains: ${page.complaints.join(" | ")}`);
  await page.close();
}

let running;
try {
  write("config.toml", 'title = "Kabar"\nbase_url = "https://kabar.example/"\n');
  write("templates/article.html", TEMPLATE);
  write("static/gaya.css", "h1 { color: rgb(255, 0, 0) }");
  write("content/a.md", article("A", LONG));
  write("content/b.md", article("B", "Words of B."));
  running = await start("0");
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  const url = `${running.url}2026/01/01/a/`;
  const page = await open(browser, url);
  await reloads(page);
  await exchanges(page);
  await errs(browser, page, url);
  await comes(browser, running.url);
  // A page finds the next preview at the same place, and loads itself again.
  await mark(page);
  const gone = ended(running.child);
  running.child.kill("SIGTERM");
  expect((await gone) === 0, "the preview ends with status 0");
  save("content/a.md", article("A", `${LONG}\nWritten while nobody served.`));
  page.complaints.length = 0;
  running = await start(new URL(running.url).port);
  await says(page, "Written while nobody served.");
  await browser.close();
} finally {
  if (running) {
    const gone = ended(running.child);
    running.child.kill("SIGTERM");
    await gone;
  }
  rmSync(root, { recursive: true, force: true });
}
for (const failure of failures) console.log(failure.replace(/\s+/g, " "));
console.log(`the preview in a browser: ${checks} checks, ${failures.length} failures`);
process.exitCode = failures.length ? 1 : 0;
