// The desk of the preview, driven for real: a portal of its own, `warta serve`, headless Chromium.
//
//     node desk.mjs CHROMIUM WARTA
//
// Prints each failure; status 1 if there is one.

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";

const [executablePath, warta] = process.argv.slice(2);
if (!warta) {
  process.stderr.write("usage: node desk.mjs CHROMIUM WARTA\n");
  process.exit(2);
}
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const HOSTILE = "<img src=x onerror=\"window.ran=1\"> & friends";

const failures = [];
let checks = 0;
function expect(ok, message) {
  checks++;
  if (!ok) failures.push(message);
}

const root = mkdtempSync(join(tmpdir(), "warta-desk-"));
function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
const article = (title, date, more = "", body = "Kapal sandar pagi ini.") => `+++\ntitle = ${JSON.stringify(title)}\ndate = ${date}\nsectors = ["pelabuhan"]\n${more}\n+++\n\n${body}\n`;
write("config.toml", 'title = "Kabar Pelabuhan"\nbase_url = "https://kabar.example/"\ndefault_language = "id"\ntimezone = "Asia/Jakarta"\n[editions.id]\n[editions.ar]\ntitle = "أخبار الميناء"\n');
write("content/feri.md", article("Feri pagi kembali berlayar", "2026-11-23T06:00:00+07:00"));
write("content/lama.md", article("Dermaga lama ditutup", "2026-01-05T08:00:00+07:00"));
write("content/beras.md", article("Harga beras turun", "2026-12-01T09:00:00+07:00"));
write("content/ar/mina.md", article("الميناء يعود إلى العمل", "2026-12-02T09:00:00+07:00"));
write("content/draf.md", article("Rancangan liputan", "2026-11-20T09:00:00+07:00", "draft = true"));
write("content/tahan.md", article(HOSTILE, "2026-11-20T09:00:00+07:00", 'status = "withheld"'));

/** Starts the preview; resolves to its process and origin once its desk has an address. */
function start() {
  const preview = spawn(warta, ["serve", "--root", root, "--port", "0", "--at", "2026-11-23T12:00:00+07:00", "--editor", "vscode"], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  return new Promise((resolve, reject) => {
    preview.stderr.setEncoding("utf8");
    preview.stderr.on("data", (text) => {
      said += text;
      const desk = /the desk: (http:\/\/\S+)\/_warta\//.exec(said);
      if (desk) resolve({ preview, origin: desk[1] });
    });
    preview.on("exit", (status) => reject(new Error(`warta serve ended with ${status}: ${said}`)));
  });
}

/** A window that refuses requests to other hosts, and notes what went wrong. */
async function openWindow(browser, origin, options) {
  const context = await browser.newContext(options);
  const seen = { console: [], foreign: [] };
  await context.route("**/*", (route) => {
    if (new URL(route.request().url()).origin === origin) return route.continue();
    seen.foreign.push(route.request().url());
    return route.abort();
  });
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && seen.console.push(`${page.url()}: ${message.text()}`));
  page.on("pageerror", (error) => seen.console.push(`${page.url()}: ${error}`));
  return { context, page, seen };
}

const settled = (page) => page.waitForFunction(() => !document.querySelector("head noscript") && !document.querySelector(".wait"));

async function checkLook(page, where) {
  await page.evaluate(AXE);
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
      expect(over <= 0, `${where} ${width}px: scrolls sideways by ${over} px`);
      const found = await page.evaluate(async (values) => {
        const { violations } = await window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 2).map((node) => node.html.slice(0, 140)).join(" | ")}`);
      }, AXE_TAGS);
      for (const one of found) expect(false, `${where} ${width}px ${colorScheme}: axe ${one}`);
      checks++;
    }
  }
}

async function checkPages(browser, origin) {
  const { context, page, seen } = await openWindow(browser, origin, { reducedMotion: "reduce" });
  for (const path of ["", "articles", "articles?status=withheld", "problems", "calendar", "builds", "why", "why?url=/2026/11/23/feri/", "sizes", "at/"]) {
    await page.goto(`${origin}/_warta/${path}`);
    await settled(page).catch(async () => expect(false, `/_warta/${path} is never ready: ${await page.locator("main").innerText()}`));
    await checkLook(page, `/_warta/${path}`);
    expect((await page.locator("h1").count()) === 1, `/_warta/${path}: not one h1`);
  }
  await page.goto(`${origin}/_warta/at/20261201T020000Z/`);
  await page.locator("#warta-at").waitFor();
  await checkLook(page, "the front page at another moment");
  expect(seen.console.length === 0, `errors on the console: ${seen.console.join(" | ")}`);
  expect(seen.foreign.length === 0, `foreign requests: ${seen.foreign.join(" | ")}`);
  expect((await page.evaluate(() => window.ran)) === undefined, "a title ran");
  await context.close();
}

/** An embargoed article is on the desk, and is previewed at its instant; nothing of it is elsewhere. */
async function checkMoment(browser, origin) {
  const { context, page } = await openWindow(browser, origin);
  await page.goto(`${origin}/_warta/`);
  await settled(page);
  const story = page.locator(".story", { hasText: "Harga beras turun" });
  expect((await story.locator(".mark").first().innerText()) === "embargoed", "the embargoed article is not marked");
  expect(/in 7 d 21 h/.test(await story.innerText()), `no countdown: ${await story.innerText()}`);
  const arabic = page.locator(".story .title", { hasText: "الميناء" });
  expect((await arabic.getAttribute("lang")) === "ar" && (await arabic.getAttribute("dir")) === "rtl", "an Arabic title lacks its language");
  await story.getByRole("link", { name: /Preview then/ }).click();
  await page.waitForURL("**/_warta/at/20261201T020000Z/2026/12/01/beras/");
  await page.locator("#warta-at").waitFor();
  expect((await page.locator("h1").innerText()).includes("Harga beras turun"), "the article is not there at its instant");
  await page.locator('header a[href$="/_warta/at/20261201T020000Z/"]').first().click();
  await page.waitForURL("**/_warta/at/20261201T020000Z/");
  expect((await page.locator("main").innerText()).includes("Harga beras turun"), "the front page at that moment lacks the article");
  await page.getByRole("link", { name: "See it now" }).click();
  await page.waitForURL(`${origin}/`);
  expect(!(await page.locator("body").innerText()).includes("Harga beras turun"), "the embargoed article is on the front page of now");
  expect((await page.locator("#warta-at").count()) === 0, "the page of now has a banner");
  expect((await page.goto(`${origin}/2026/12/01/beras/`)).status() === 404, "the embargoed article is served now");
  await page.goto(`${origin}/?at=2026-12-01T09:00:00%2B07:00`);
  expect(new URL(page.url()).pathname === "/_warta/at/20261201T020000Z/", "?at= does not lead to the moment");
  // The picker, by keyboard.
  await page.goto(`${origin}/_warta/`);
  await settled(page);
  await page.getByLabel(/Date and time/).fill("2026-12-02T10:00");
  await page.getByLabel("Page", { exact: true }).fill("/ar/");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/_warta/at/20261202T030000Z/ar/");
  await page.locator("#warta-at").waitFor();
  expect((await page.locator("main").innerText()).includes("الميناء"), "the picker does not lead to the portal at its moment");
  expect(!existsSync(join(root, "public")), "there is an output that may be deployed");
  expect(readdirSync(join(root, ".warta")).join() === "preview", `beside the preview's cache: ${readdirSync(join(root, ".warta"))}`);
  await context.close();
}

/** A page at another moment follows its sources, though builds of now change nothing. */
async function checkFollows(browser, origin) {
  const { context, page } = await openWindow(browser, origin);
  await page.goto(`${origin}/_warta/at/20261201T020000Z/2026/12/01/beras/`);
  await page.locator("#warta-at").waitFor();
  write("content/beras.md", article("Harga beras turun", "2026-12-01T09:00:00+07:00", "", "Stok gudang bertambah."));
  await page.getByText("Stok gudang bertambah.").waitFor();
  checks++;
  await context.close();
}

/** An error comes to the open desk, and goes; the page is not loaded anew. */
async function checkError(browser, origin) {
  const { context, page } = await openWindow(browser, origin);
  await page.goto(`${origin}/_warta/`);
  await settled(page);
  await page.evaluate(() => (window.stayed = true));
  await page.getByLabel("Page", { exact: true }).fill("/typed/");
  write("content/lama.md", article("Dermaga lama ditutup", "besok"));
  const trouble = page.locator("#troubles .trouble.error");
  await trouble.waitFor();
  expect((await trouble.innerText()).includes("content/lama.md:3:8"), `the error does not name its place: ${await trouble.innerText()}`);
  const open = await trouble.getByRole("link").getAttribute("href");
  expect(open === `vscode://file${root}/content/lama.md:3:8`, `the file does not open: ${open}`);
  expect((await page.locator("#state").innerText()).includes("refused"), "the state does not say that the build refused");
  await page.evaluate(AXE);
  expect((await page.evaluate(() => window.axe.run({ runOnly: ["wcag2a", "wcag2aa"] }))).violations.length === 0, "the error is not accessible");
  write("content/lama.md", article("Dermaga lama dibuka", "2026-01-05T08:00:00+07:00"));
  await page.locator("#state", { hasText: "succeeded" }).waitFor();
  await trouble.waitFor({ state: "detached" });
  await page.locator("#last", { hasText: "/2026/01/05/lama/" }).waitFor();
  expect(await page.evaluate(() => window.stayed === true), "the desk was loaded anew");
  expect((await page.getByLabel("Page", { exact: true }).inputValue()) === "/typed/", "what was typed is gone");
  await page.locator("#last li", { hasText: "/2026/01/05/lama/" }).getByRole("link", { name: /^why/ }).click();
  await page.waitForURL("**/_warta/why?url=*");
  await page.locator("dd", { hasText: "content/lama.md" }).waitFor();
  await settled(page);
  const facts = await page.locator(".facts").innerText();
  expect(/its own article/.test(facts) && /it is as the last build left it/.test(facts), `the why view says: ${facts}`);
  expect(/ B|kB/.test(await page.locator("#weight-title").innerText()), "the why view has no size");
  await context.close();
}

/** All of it by keyboard, and without script. */
async function checkPlain(browser, origin) {
  const { context, page } = await openWindow(browser, origin, { javaScriptEnabled: false });
  await page.goto(`${origin}/_warta/`);
  await page.keyboard.press("Tab");
  expect((await page.locator(":focus").innerText()) === "Skip to the page", "the skip link is not first");
  await page.keyboard.press("Enter");
  expect(page.url().endsWith("#main"), "the skip link leads nowhere");
  await page.getByRole("navigation", { name: "The desk" }).getByRole("link", { name: "Articles" }).click();
  await page.getByLabel("Title or file holds").fill("beras TURUN");
  await page.getByRole("button", { name: "Show" }).click();
  expect((await page.locator(".story").count()) === 1, "without script the filter does not filter");
  await page.goto(`${origin}/_warta/articles?status=withheld`);
  expect((await page.locator(".story .title").innerText()) === HOSTILE, "a title is not shown as it is written");
  await context.close();
}

const { preview, origin } = await start();
const browser = await chromium.launch({ executablePath, args: FLAGS });
try {
  for (const check of [checkMoment, checkFollows, checkError, checkPages, checkPlain]) {
    await check(browser, origin).catch((error) => failures.push(`${check.name}: ${error.message}`));
  }
} finally {
  await browser.close();
  preview.removeAllListeners("exit");
  await new Promise((resolve) => {
    preview.on("exit", resolve);
    preview.kill("SIGTERM");
  });
  rmSync(root, { recursive: true, force: true });
}
for (const failure of failures) console.log(failure.replace(/\s+/g, " "));
console.log(`the desk: ${checks} checks, ${failures.length} failures`);
process.exitCode = failures.length ? 1 : 0;
