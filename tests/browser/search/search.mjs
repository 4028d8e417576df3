// Search: the script's words are those of the program, its results those of a full scan, and in Chromium it answers in six languages.
//
//     node search.mjs CHROMIUM WARTA SAMPLE
//
// SAMPLE is a portal; copies of it are built, one with an index of the usual shape and one cut as small as can be, and two with hostile texts.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "../serve.mjs";

const [executablePath, warta, sample] = process.argv.slice(2);
const AT = "2026-11-23T00:00:00+07:00";
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** The prefix of each edition, a question as a reader would type it, and a part of the first result's headline. */
const QUESTIONS = [
  ["", "harga beras", "Harga beras"],
  ["en", "book fair", "book fair"],
  ["ar", "الصيادين", "الصيادين"],
  ["ja", "予約受け付け", "予約受け付け"],
  ["th", "ดาวเทียม", "ดาวเทียม"],
  ["zh-hans", "卫星", "卫星"],
];
/** Other ways to write what one looks for: prefix, question, a part of a headline among the results. */
const WAYS = [
  ["", "HARGA berás", "Harga beras"],
  ["", "pedag", "pedagang"],
  ["en", "fishe", "fishers"],
  ["ar", "صيادين", "الصيادين"],
  ["ar", "الصيّادين", "الصيادين"],
  ["ar", "تنقذ", "تُنقذ"],
  ["ja", "超小型", "超小型"],
  ["ja", "ｸﾅﾝ", "クナン"],
  ["ja", "鳴", ""],
  ["th", "เรือ", "เรือ"],
  ["zh-hans", "码", "码头"],
  ["zh-hans", "百姓 码头", "百姓码头"],
];

const failures = [];
let checks = 0;
function expect(ok, message) {
  checks++;
  if (!ok) failures.push(message);
}

const root = mkdtempSync(join(tmpdir(), "search-"));
const script = readFileSync(new URL("../../../interface/static/search.js", import.meta.url), "utf8");
const { Index, Question, marked, passage, reader } = await import(`data:text/javascript;base64,${Buffer.from(script).toString("base64")}`);

/** A copy of the sample with more configuration and more files, built. */
function build(name, config = "", files = {}) {
  const folder = join(root, name);
  mkdirSync(folder);
  for (const part of ["content", "static", "templates", "themes", "i18n", "data"]) {
    try { cpSync(join(sample, part), join(folder, part), { recursive: true }); } catch (error) { if (error.code !== "ENOENT") throw error; }
  }
  writeFileSync(join(folder, "config.toml"), `${readFileSync(join(sample, "config.toml"), "utf8")}\n${config}`);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  execFileSync(warta, ["build", "--root", folder, "--output", join(folder, "public"), "--at", AT, "--quiet"], { stdio: ["ignore", "ignore", "pipe"] });
  return join(folder, "public");
}

const open = (output, prefix) => new Index(async (path) => readFileSync(join(output, prefix, "search", path), "utf8"), prefix).open();

/** All that a question finds: the URLs of its results, sorted. */
async function found(index, text, facets) {
  const question = new Question([index], text, facets);
  return (await question.more(Infinity)).map(({ card }) => card[0]).sort();
}

/** The words of all articles of an index, read without the script: URL to words. */
function scan(output, prefix) {
  const all = new Map();
  const base = join(output, prefix, "search");
  for (const month of readdirSync(base).filter((name) => /^\d{4}-\d\d$/.test(name))) {
    const names = readdirSync(join(base, month));
    const numbers = names.filter((name) => name.endsWith(".json")).map((name) => Number.parseInt(name, 10)).sort((a, b) => a - b);
    const cards = numbers.map((number) => JSON.parse(readFileSync(join(base, month, `${number}.json`), "utf8")));
    const starts = cards.map((_, at) => cards.slice(0, at).reduce((sum, part) => sum + part.length, 0));
    const urls = cards.flat().map((card) => card[0]);
    for (const name of names.filter((name) => name.endsWith(".txt"))) {
      const first = name.startsWith("d") ? 0 : starts[Number.parseInt(name, 10) - 1];
      for (const line of readFileSync(join(base, month, name), "utf8").split("\n").slice(1).filter(Boolean)) {
        const [word, places] = line.split(" ");
        let article = first - 1;
        for (const [number] of places.matchAll(/[W-Za-z_-]*[0-9A-V]/g)) {
          const value = [...number].reduceRight((sum, digit) => sum * 32 + ("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_".indexOf(digit) % 32), 0);
          article += Math.floor(value / 8) + 1;
          if (!all.has(urls[article])) all.set(urls[article], new Set());
          all.get(urls[article]).add(word);
        }
      }
    }
  }
  return all;
}

/** What a full scan finds. */
function naive(all, wanted) {
  const has = (words, { word, begins, optional }) => optional || words.has(word) || (begins && [...words].some((other) => other.startsWith(word)));
  return [...all].filter(([, words]) => wanted.every((one) => has(words, one))).map(([url]) => url).sort();
}

/** Both halves make the same words. */
async function sameWords(output) {
  const tables = JSON.parse(readFileSync(join(output, "search/index.json"), "utf8")).fold;
  const { words, wanted, drawer } = reader(tables);
  for (const [text, expected] of JSON.parse(readFileSync(new URL("words.json", import.meta.url), "utf8"))) {
    expect(JSON.stringify(words(text)) === JSON.stringify(expected), `the words of ${text} are ${words(text).join("|")}, not ${expected.join("|")}`);
    // What a text says, a question of the same words finds in it.
    const have = words(text);
    for (const one of wanted(text)) expect(have.some((word) => word === one.word || (one.begins && word.startsWith(one.word))), `${one.word} is asked of ${text}, and not in it`);
  }
  expect(drawer("harga", 16) === drawer("har", 16), "words that begin alike are in one drawer");
}

/** Questions find what a full scan finds, however the index is cut. */
async function likeAScan(usual, small) {
  let questions = 0;
  let drawers = 0;
  for (const [prefix] of QUESTIONS) {
    const [one, other] = await Promise.all([open(usual, prefix), open(small, prefix)]);
    drawers += other.months.filter(([, , drawers]) => drawers > 1).length;
    const all = scan(usual, prefix);
    expect(JSON.stringify([...scan(small, prefix).keys()].sort()) === JSON.stringify([...all.keys()].sort()), `${prefix}: the shapes hold other articles`);
    const cards = await everyCard(one);
    for (const [url, title, , , sector] of cards) {
      const parts = title.split(/[\s　、。，“”‘’「」:.?]+/u).filter(Boolean);
      const texts = [title, ...parts, `${parts[0]} ${parts.at(-1)}`, parts.at(-1).slice(0, 4)];
      for (const text of texts) {
        questions++;
        const wanted = one.reader.wanted(text);
        const [here, there] = [await found(one, text), await found(other, text)];
        const expected = wanted.length ? naive(all, wanted) : [];
        expect(JSON.stringify(here) === JSON.stringify(expected), `${prefix}: "${text}" finds ${here.length}, a scan ${expected.length}`);
        expect(JSON.stringify(there) === JSON.stringify(expected), `${prefix}: "${text}" in drawers finds ${there.length}, a scan ${expected.length}`);
        if (wanted.length && text === title) expect(here.includes(url), `${prefix}: its title does not find ${url}`);
      }
      expect(typeof sector === "string", `${url} has no sector`);
    }
  }
  expect(drawers > 3, `${drawers} months have drawers`);
  return questions;
}

async function everyCard(index) {
  const cards = await Promise.all(index.months.flatMap(([month, parts]) => Array.from({ length: parts }, (_, at) => index.file(`${month}/${at + 1}.json`))));
  return cards.flatMap((text) => JSON.parse(text));
}

/** Facets narrow a question, and the order by date is by date. */
async function facets(output) {
  const index = await open(output, "");
  const all = await found(index, "yang");
  const cards = new Map((await everyCard(index)).map((card) => [card[0], card]));
  const sector = await found(index, "yang", { sector: "ekonomi" });
  expect(sector.length > 0 && sector.length < all.length, `"yang" of a sector: ${sector.length} of ${all.length}`);
  const year = await found(index, "yang", { year: "2025" });
  expect(year.length > 0 && year.every((url) => cards.get(url)[2].startsWith("2025")), "a year finds other years");
  const dated = (await new Question([index], "yang", { order: "date" }).more(Infinity)).map(({ card }) => Date.parse(card[2]));
  expect(dated.length === all.length && dated.every((date, at) => at === 0 || date <= dated[at - 1]), "by date is not by date");
  const ranked = await new Question([index], "harga beras").more();
  expect(/harga beras/i.test(ranked[0].card[1]), `the best of "harga beras" is ${ranked[0].card[1]}`);
  const pieces = marked("Harga berás di pasar", index.reader.wanted("beras pas"), index.reader);
  expect(JSON.stringify(pieces.filter(({ is }) => is).map(({ text }) => text)) === '["berás","pas"]', `marked: ${JSON.stringify(pieces)}`);
  expect(pieces.map(({ text }) => text).join("") === "Harga berás di pasar", "marking changes the text");
}

/** The best comes first whichever file it is in, and of equals the newest. */
async function ranks(output) {
  const index = await open(output, "");
  const titles = async (text) => (await new Question([index], text).more()).map(({ card }) => card[1]);
  const best = await titles("tepatguna");
  expect(best.length === 4 && best[0] === "Tepatguna lama", `the best of "tepatguna" is ${best.join(" | ")}`);
  const equal = await titles("kembarsama");
  expect(equal.join() === "Kembarsama 3,Kembarsama 2,Kembarsama 1", `equals come as ${equal.join(" | ")}`);
}

/** A passage stands around the first wanted word, is no longer than asked for, and is empty where there is none. */
async function passages(output) {
  const { reader } = await open(output, "");
  const cut = (text, question, most) => passage(text, reader.wanted(question), reader, most);
  const long = `${"kata ".repeat(400)}berás murah ${"lain ".repeat(400)}`.trim();
  const piece = cut(long, "beras", 80);
  expect(/^…(kata )+berás murah( lain)+…$/.test(piece) && piece.length <= 82, `a passage: ${piece}`);
  expect(cut("beras di awal, lalu yang lain", "beras", 14) === "beras di awal,…", `a passage at the beginning: ${cut("beras di awal, lalu yang lain", "beras", 14)}`);
  expect(cut("tidak ada", "beras", 80) === "", "a passage of what is not there");
  const letters = cut(`${"漢".repeat(900)}衛星${"字".repeat(900)}`, "衛星", 60);
  expect(letters.includes("衛星") && [...letters].length <= 62, `a passage without spaces: ${letters}`);
}

async function openWindow(browser, origin, options = {}) {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, reducedMotion: "reduce", ...options });
  const seen = { foreign: [], console: [], failed: [] };
  await context.route("**/*", (route) => {
    const url = new URL(route.request().url());
    if (url.origin === origin) return route.continue();
    seen.foreign.push(url.href);
    return route.abort();
  });
  await context.addInitScript(() => Object.defineProperty(window, "pwned", { get: () => false, set: () => console.error("RAN: a payload") }));
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && seen.console.push(message.text()));
  page.on("pageerror", (error) => seen.console.push(String(error)));
  page.on("response", (response) => response.status() >= 400 && seen.failed.push(response.url()));
  return { context, page, seen };
}

/** Until the search stands still: waits for what it says, for no time. */
const settled = (page) => page.waitForFunction(() => {
  const root = document.querySelector("[data-search]");
  return !root.hasAttribute("aria-busy") && root.querySelector("[data-status]").textContent !== "" && root.querySelector("[data-status]").textContent !== root.dataset.searching;
});
const titles = (page) => page.locator("[data-results] .headline a").allTextContents();

async function inSixLanguages(browser, server) {
  const { context, page, seen } = await openWindow(browser, server.origin);
  for (const [prefix, text, title] of QUESTIONS) {
    const path = `${server.origin}/${prefix ? `${prefix}/` : ""}`;
    await page.goto(`${path}`);
    await page.locator(".search-link a").click();
    const field = page.getByRole("searchbox");
    await field.fill(text);
    await settled(page);
    const results = await titles(page);
    expect(results[0]?.includes(title), `${prefix}: the first result for ${text} is ${results[0]}`);
    const mark = await page.locator("[data-results] li:first-child .headline mark").allTextContents();
    expect(mark.length > 0, `${prefix}: nothing is marked in ${results[0]}`);
    const status = await page.getByRole("status").textContent();
    expect(/[0-9٠-٩]/.test(status), `${prefix}: the status says ${status}`);
    expect(new URL(page.url()).searchParams.get("q") === text, `${prefix}: the address is ${page.url()}`);
    await page.evaluate(AXE);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      const violations = await page.evaluate(async () => (await window.axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "best-practice"] }, resultTypes: ["violations"] })).violations.map(({ id, nodes }) => `${id} ${nodes[0].html.slice(0, 150)}`));
      expect(violations.length === 0, `${prefix} ${colorScheme}: axe ${violations.join(" | ")}`);
    }
    const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
    expect(wide <= 0, `${prefix}: ${wide} px of horizontal scroll`);
  }
  for (const [prefix, text, title] of WAYS) {
    await page.goto(`${server.origin}/${prefix ? `${prefix}/` : ""}search/?q=${encodeURIComponent(text)}`);
    await settled(page);
    const results = await titles(page);
    expect(title === "" || results.some((one) => one.includes(title)), `${prefix}: "${text}" finds ${results.join(" | ") || "nothing"}`);
  }
  for (const [name, list] of Object.entries(seen)) expect(list.length === 0, `${name}: ${list.slice(0, 4).join(" | ")}`);
  await context.close();
}

async function byKeyboard(browser, server) {
  const { context, page } = await openWindow(browser, server.origin, { viewport: { width: 1280, height: 800 } });
  const focus = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
  await page.goto(`${server.origin}/search/`);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("/");
  expect((await focus()) === "search-q", `/ leads to ${await focus()}`);
  await page.keyboard.type("beras");
  await page.keyboard.press("Enter");
  await settled(page);
  const [first, second] = await titles(page);
  await page.keyboard.press("ArrowDown");
  expect((await focus()) === first, `down leads to ${await focus()}`);
  await page.keyboard.press("ArrowDown");
  expect((await focus()) === second, `down again leads to ${await focus()}`);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  expect((await focus()) === "search-q", `up leads to ${await focus()}`);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  expect((await focus()) === "search-q", `Escape leads to ${await focus()}`);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/20\d\d\//);
  await page.goBack();
  await settled(page);
  expect((await page.getByRole("searchbox").inputValue()) === "beras" && (await titles(page))[0] === first, "back leads to other results");
  // Facets are steps of the history.
  await page.getByLabel("Urutan").selectOption("date");
  await page.waitForURL(/order=date/);
  await settled(page);
  await page.goBack();
  await page.waitForURL((url) => !url.searchParams.has("order"));
  expect((await page.getByLabel("Urutan").inputValue()) === "relevance", "back keeps the facet");
  // All languages at once: each result in its own.
  await page.goto(`${server.origin}/search/?q=NusaRilis&lang=*`);
  await settled(page);
  const langs = new Set(await page.locator("[data-results] li").evaluateAll((items) => items.map((item) => item.closest("[lang]").lang)));
  expect(langs.size > 1, `all languages finds ${[...langs]}`);
  await page.getByRole("searchbox").fill("zzzxqj");
  await page.waitForURL(/q=zzzxqj/);
  await settled(page);
  expect((await titles(page)).length === 0 && (await page.getByRole("status").textContent()).length > 10, "nothing found is not said");
  await context.close();
}

async function withoutScript(browser, server) {
  const { context, page } = await openWindow(browser, server.origin, { javaScriptEnabled: false });
  await page.goto(`${server.origin}/search/`);
  expect(!(await page.locator("form[role=search]").isVisible()), "the form is there without script");
  for (const path of ["/archive/", "/sector/", "/tag/", "/2026/"]) {
    expect(await page.locator(`main a[href="${path}"]`).isVisible(), `no link to ${path} without script`);
  }
  expect((await page.locator("noscript").innerText()).length > 20, "nothing is said without script");
  await context.close();
}

/** Hostile titles and questions: text, all of it. */
async function hostile(browser, server) {
  const { context, page, seen } = await openWindow(browser, server.origin);
  const payloads = ["<img src=x onerror=pwned=1> jahatsekali", "\"><script>pwned=1</script> jahatsekali", "javascript:pwned=1 jahatsekali", "{{ 7*7 }} ${pwned=1} jahatsekali"];
  for (const text of payloads) {
    await page.goto(`${server.origin}/search/?q=${encodeURIComponent(text)}&sector=${encodeURIComponent("\"><svg onload=pwned=1>")}&lang=__proto__&order=toString`);
    await page.waitForFunction(() => document.querySelector("[data-status]").textContent !== "");
  }
  await page.goto(`${server.origin}/search/?q=jahatsekali`);
  await settled(page);
  const shown = await page.locator("[data-results]").evaluate((list) => ({ text: list.textContent, names: [...new Set([...list.querySelectorAll("*")].map((element) => element.localName))], hrefs: [...list.querySelectorAll("a")].map((a) => a.protocol) }));
  expect(shown.text.includes("<img src=x onerror=pwned=1>") && shown.text.includes("<script>pwned=1</script>"), `what is shown: ${shown.text.slice(0, 300)}`);
  expect(shown.names.every((name) => ["li", "article", "p", "h2", "a", "mark", "time", "span"].includes(name)), `elements: ${shown.names}`);
  expect(shown.hrefs.every((protocol) => protocol === "http:"), `links: ${shown.hrefs}`);
  expect(!seen.console.some((line) => line.startsWith("RAN") || /Content Security Policy/.test(line)), `console: ${seen.console.join(" | ")}`);
  expect(seen.foreign.length === 0, `foreign: ${seen.foreign}`);
  await context.close();
}

/** Where a word stands in the text alone, its passage comes in the place of the excerpt. */
async function inTexts(browser, server) {
  const { context, page, seen } = await openWindow(browser, server.origin);
  await page.goto(`${server.origin}/search/?q=tepatguna`);
  const told = page.locator("li", { hasText: "Teks 1" }).locator(".excerpt");
  await told.scrollIntoViewIfNeeded();
  await told.locator("mark").waitFor();
  expect(/^…(isi )+tepatguna( lalu)+…$/.test(await told.textContent()), `the passage: ${await told.textContent()}`);
  const first = page.locator("li:first-child .excerpt");
  expect((await first.textContent()).startsWith("Kata"), "the excerpt of what is marked in the headline is another");
  for (const [name, list] of Object.entries(seen)) expect(list.length === 0, `${name}: ${list.slice(0, 4).join(" | ")}`);
  await context.close();
}

/** Back from a later result: as many results, at the same place. */
async function comesBack(browser, server) {
  const { context, page } = await openWindow(browser, server.origin);
  await page.goto(`${server.origin}/search/?q=yang`);
  await settled(page);
  await page.locator("[data-more]").scrollIntoViewIfNeeded();
  await page.waitForFunction(() => document.querySelector("[data-results]").childElementCount > 10);
  await settled(page);
  const before = await titles(page);
  await page.locator("[data-results] .headline a").nth(12).click();
  await page.waitForURL(/\/20\d\d\//);
  await page.goBack();
  await page.waitForFunction((count) => document.querySelector("[data-results]").childElementCount >= count, before.length);
  await page.waitForFunction(() => scrollY > 300);
  const after = await titles(page);
  expect(before.every((title, at) => after[at] === title), "back leads to other results");
  await context.close();
}

/** What no reader may see is in no file of the index and is not found. */
async function hidden(output) {
  const words = ["rahasiaembargo", "rahasiakonsep", "rahasiaditahan", "rahasiakedaluwarsa", "rahasiadibatalkan", "rahasiakomentar"];
  const files = (folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]));
  const texts = files(join(output, "search")).map((file) => readFileSync(file, "utf8").toLowerCase());
  const index = await open(output, "");
  for (const word of words) {
    expect(!texts.some((text) => text.includes(word)), `${word} is in the index`);
    expect((await found(index, word)).length === 0, `${word} is found`);
  }
  expect((await found(index, "tampakjelas")).length === 1, "what all may see is not found");
  expect((await found(index, "rilisnoindex")).length === 1, "an article that search engines shall not index is not found on the portal");
}

const article = (title, front, body) => `+++\ntitle = ${JSON.stringify(title)}\n${front}\n+++\n\n${body}\n`;
const DATE = 'date = 2026-11-20T08:00:00+07:00\nsectors = ["ekonomi"]';
const EQUAL = [1, 2, 3].map((day) => [`content/2026/11/uji-kembar-${day}.md`, article(`Kembarsama ${day}`, `date = 2026-11-1${day}T08:00:00+07:00`, "Isi.")]);
const IN_TEXTS = [1, 2, 3].map((day) => [`content/2026/11/uji-teks-${day}.md`, article(`Teks ${day}`, `date = 2026-11-2${day - 1}T08:00:00+07:00\ndescription = "Sebuah ringkasan yang tidak menyebut kata itu, tetapi cukup panjang."`, `${"isi ".repeat(200)}tepatguna ${"lalu ".repeat(200)}`)]);
const FILES = {
  ...Object.fromEntries([...EQUAL, ...IN_TEXTS]),
  "content/2026/11/uji-tepat.md": article("Tepatguna lama", 'date = 2026-11-02T08:00:00+07:00\ndescription = "Kata itu ada di judul."', "Isi."),
  "content/2026/11/uji-jahat-1.md": article("<img src=x onerror=pwned=1> jahatsekali", `${DATE}\nslug = "uji-1"`, "Isi."),
  "content/2026/11/uji-jahat-2.md": article("\"><script>pwned=1</script> jahatsekali", `${DATE}\nslug = "uji-2"\ndescription = "</script><svg onload=pwned=1> jahatsekali"`, "Isi."),
  "content/2026/11/uji-embargo.md": article("rahasiaembargo", `${DATE}\npublish_at = 2026-11-24T00:00:00+07:00`, "rahasiaembargo"),
  "content/2026/11/uji-konsep.md": article("rahasiakonsep", `${DATE}\ndraft = true`, "rahasiakonsep"),
  "content/2026/11/uji-ditahan.md": article("rahasiaditahan", `${DATE}\nstatus = "withheld"`, "rahasiaditahan"),
  "content/2026/11/uji-kedaluwarsa.md": article("rahasiakedaluwarsa", `${DATE}\nexpires = 2026-11-21T00:00:00+07:00`, "rahasiakedaluwarsa"),
  "content/2026/11/uji-batal.md": article("Ditarik", `${DATE}\nstatus = "canceled"`, "rahasiadibatalkan"),
  "content/2026/11/uji-tampak.md": article("Tampak", `${DATE}\nslug = "tampak"`, "tampakjelas <!-- rahasiakomentar -->\n\n<div>\n<!-- rahasiakomentar -->\n</div>"),
  "content/2026/11/uji-rilis.md": article("Rilis", `${DATE}\nslug = "rilis-noindex"\nprovider = "senyap"`, "rilisnoindex"),
};

let questions = 0;
try {
  const usual = build("usual");
  const small = build("small", "[search]\nshard = 1\n");
  const odd = build("odd", "[search]\nshard = 1\n[providers.senyap]\nname = \"Senyap\"\nindexing = \"noindex\"\n", FILES);
  await sameWords(usual);
  questions = await likeAScan(usual, small);
  await facets(usual);
  await facets(small);
  await hidden(odd);
  await ranks(odd);
  await passages(usual);
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  const [server, other] = [await serve(usual, "/"), await serve(odd, "/")];
  await inSixLanguages(browser, server);
  await byKeyboard(browser, server);
  await withoutScript(browser, server);
  await hostile(browser, other);
  await inTexts(browser, other);
  await comesBack(browser, server);
  await browser.close();
  server.close();
  other.close();
} finally {
  rmSync(root, { recursive: true, force: true });
}
for (const failure of failures.slice(0, 60)) console.log(failure.replace(/\s+/g, " ").slice(0, 500));
console.log(`search in ${QUESTIONS.length} languages, ${questions} questions against a full scan: ${checks} checks, ${failures.length} failures`);
process.exitCode = failures.length ? 1 : 0;
