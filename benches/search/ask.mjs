// How long a reader waits for the first result, and what is transferred for it, on a slow phone: processor at a quarter or a sixth, "Slow 4G" as
// Lighthouse has it (150 ms there and back, 1.6 Mbit/s). Answers are gzipped, as hosts do.
//
//     node ask.mjs CHROMIUM FOLDER [QUESTION,QUESTION…]
//
// *Typed*: the search page stands open and has loaded what it loads by itself; from the last key to the first result. *Linked*: from the request for
// `/search/?q=…` in an empty cache to the first result, page, script and style among the bytes.

import { createServer } from "node:http";
import { createRequire } from "node:module";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const { chromium } = createRequire(new URL("../../tests/browser/", import.meta.url))("playwright-core");
const [executablePath, folder, given] = process.argv.slice(2);
const QUESTIONS = given ? given.split(",") : ["pemerintah", "harga beras", "banjir bandang", "bendungan turbin surya", "orangutan", "Rp417 miliar", "tiadayangsama"];
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".json": "application/json", ".txt": "text/plain; charset=utf-8", ".xml": "application/xml" };

const sent = [];
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
  let file = join(folder, path);
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
  if (!existsSync(file)) return void response.writeHead(404).end();
  const bytes = gzipSync(readFileSync(file));
  sent.push([path, bytes.length]);
  response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-encoding": "gzip", "content-length": bytes.length, "cache-control": "max-age=0, must-revalidate" });
  response.end(bytes);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu"] });
const kib = (files) => `${(files.reduce((sum, [, bytes]) => sum + bytes, 0) / 1024).toFixed(0)} KiB`;
const isIndex = ([path]) => /\/search\/.*\.(json|txt)$/.test(path);

async function slowPage(rate) {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8) * 0.9, uploadThroughput: 750e3 / 8 });
  await client.send("Emulation.setCPUThrottlingRate", { rate });
  return { context, page };
}

/** When the first result stands in the page, by the page's own clock; null if there is none when all was searched. */
const first = (page) => page.evaluate(() => new Promise((resolve) => {
  const list = document.querySelector("[data-results]");
  const root = document.querySelector("[data-search]");
  const look = () => {
    if (list.childElementCount) return resolve(performance.now());
    if (!root.hasAttribute("aria-busy") && root.querySelector("[data-status]").textContent === root.dataset.none) return resolve(-performance.now());
    requestAnimationFrame(look);
  };
  look();
}));
const told = (time) => `${Math.abs(time).toFixed(0)} ms${time < 0 ? " (until all is searched: nothing is found)" : ""}`;

for (const rate of [4, 6]) {
  for (const question of QUESTIONS) {
    const { context, page } = await slowPage(rate);
    sent.length = 0;
    await page.goto(`${origin}/search/`, { waitUntil: "networkidle" });
    const before = [...sent];
    sent.length = 0;
    await page.getByRole("searchbox").focus();
    const start = await page.evaluate((text) => {
      const field = document.querySelector("input[type=search]");
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      return performance.now();
    }, question);
    const end = await first(page);
    const typed = end < 0 ? end + start : end - start;
    const during = sent.filter(isIndex);
    await context.close();

    const other = await slowPage(rate);
    sent.length = 0;
    await other.page.goto(`${origin}/search/?q=${encodeURIComponent(question)}`, { waitUntil: "commit" });
    await other.page.waitForSelector("[data-results]", { state: "attached" });
    const linked = await first(other.page);
    console.log(`${rate} × slower, "${question}": typed ${told(typed)}, ${kib(before.filter(isIndex))} of the index before and ${kib(during)} for it (${during.length} files); linked ${told(linked)}, ${kib(sent.filter(isIndex))} of the index, ${kib(sent)} in all`);
    await other.context.close();
  }
}
await browser.close();
server.close();
