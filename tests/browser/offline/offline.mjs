// A small portal in headless Chromium: fragments come into their pages; without a connection the offline page is shown, in the
// language of the edition, and nothing else is kept; a worker that takes leave is gone.
//
//     node offline.mjs CHROMIUM WARTA

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "../serve.mjs";

const [executablePath, warta] = process.argv.slice(2);
if (!warta) {
  process.stderr.write("usage: node offline.mjs CHROMIUM WARTA\n");
  process.exit(2);
}
const root = mkdtempSync(join(tmpdir(), "warta-offline-"));
const write = (path, text) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const config = (worker) => `title = "Kabar"
base_url = "https://kabar.example/p/"
default_language = "en"
[editions.en]
[editions.ar]
[offline]
worker = "${worker}"
`;
const build = (worker) => {
  write("config.toml", config(worker));
  const { status, stderr } = spawnSync(warta, ["build", "--root", root, "--at", "2026-11-23T00:00:00Z"], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
};
for (const [name, day] of [["first", 20], ["second", 21], ["second.ar", 21]]) {
  write(`content/${name}.md`, `+++\ntitle = "Story ${name}"\ndate = 2026-11-${day}\n+++\n\nText.\n`);
}

const failures = [];
let checks = 0;
const expect = (ok, message) => {
  checks++;
  if (!ok) failures.push(message);
};

build("on");
let server = await serve(join(root, "public"), "/p/");
const port = new URL(server.origin).port;
const browser = await chromium.launch({ executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu"] });
try {
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));

  await page.goto(`${server.origin}/p/2026/11/20/first/`);
  const box = page.locator("[data-fragment]");
  await box.scrollIntoViewIfNeeded();
  await page.waitForSelector("[data-fragment] time");
  expect((await box.innerText()).includes("Story second"), "the fragment has not come");
  expect((await box.locator("[aria-current=page]").count()) === 1, "the story that is read is not marked");
  expect(errors.length === 0, errors.join(" | "));

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(`${server.origin}/p/2026/11/20/first/`);
  expect(await still.locator("[data-fragment] a[href='/p/']").isVisible(), "without script there is no link");
  await plain.close();

  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const kept = await page.evaluate(async () => {
    const urls = [];
    for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) urls.push(new URL(request.url).pathname);
    return urls;
  });
  expect(kept.includes("/p/offline/") && kept.includes("/p/ar/offline/"), `kept: ${kept}`);
  expect(kept.every((path) => path.endsWith("/offline/") || path.endsWith(".css")), `more is kept than the offline pages: ${kept}`);

  server.close();
  for (const [path, words, dir] of [
    ["/p/", "You are offline", "ltr"],
    ["/p/2026/11/21/second/", "You are offline", "ltr"],
    ["/p/ar/2026/11/21/second/", "أنت غير متصل بالإنترنت", "rtl"],
  ]) {
    const answer = await page.goto(`http://127.0.0.1:${port}${path}`);
    expect(answer.status() === 503, `${path} answers ${answer.status()}`);
    expect((await page.locator("h1").last().innerText()) === words, `${path}: ${await page.locator("body").innerText()}`);
    expect((await page.getAttribute("html", "dir")) === dir, `${path} is not ${dir}`);
    const ground = await page.evaluate(() => getComputedStyle(document.querySelector("main")).display !== "inline" && document.styleSheets.length > 0);
    expect(ground, `${path} has no style`);
    expect(await page.locator("a[href='?']").isVisible(), `${path}: no way to try again`);
  }

  build("retire");
  server = await serve(join(root, "public"), "/p/", Number(port));
  await page.goto(`http://127.0.0.1:${port}/p/`);
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((one) => one?.update()).catch(() => {}));
  await page.waitForFunction(async () => !(await navigator.serviceWorker.getRegistration()) && (await caches.keys()).length === 0);
  expect(true, "");
} finally {
  await browser.close();
  server.close();
  rmSync(root, { recursive: true, force: true });
}
for (const failure of failures) console.log(failure.replace(/\s+/g, " "));
console.log(`offline pages and fragments: ${checks} checks, ${failures.length} failures`);
process.exitCode = failures.length ? 1 : 0;
