// node weigh.mjs CHROMIUM PUBLIC_DIR: what pages of each kind weigh as a mobile loads them (360 pixels wide, nothing in its
// cache, not scrolled): the page itself, plain and compressed, and what it loads, as it goes over the wire. A table in Markdown.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { chromium as browsers } from "playwright-core";
import { host } from "./host.mjs";

const [chromium, folder] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node weigh.mjs CHROMIUM PUBLIC_DIR");
  process.exit(2);
}

/** The first page below a folder of the output. */
const below = (path) => {
  const inner = existsSync(join(folder, path)) ? readdirSync(join(folder, path), { withFileTypes: true }) : [];
  const first = inner.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()[0];
  return first && `${path}${first}/`;
};
const page = (path) => readFileSync(join(folder, path, path.endsWith("/") ? "index.html" : ""), "utf8");
const articles = [...page("/").matchAll(/href="(\/\d{4}\/\d\d\/\d\d\/[^"/]+\/)"/g)].map((match) => decodeURI(match[1]));
const KINDS = {
  "home": "/",
  "article with a picture": articles.find((path) => /<main[\s\S]*<(figure|picture)/.test(page(path))),
  "article without": articles.find((path) => !/<main[\s\S]*<img/.test(page(path))),
  "sector": below("/sector/"),
  "sealed page": "/page/1/",
  "tag": below("/tag/"),
  "author": below("/author/"),
  "index": "/sector/",
  "archive": "/archive/",
  "search": "/search/",
  "not found": "/404.html",
};

const kind = (type) => (/css/.test(type) ? "CSS" : /javascript/.test(type) ? "JS" : /^image/.test(type) ? "pictures" : /html/.test(type) ? "HTML" : "other");
const kilobytes = (bytes) => (bytes / 1024).toFixed(1);
const br = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;

const server = await host(() => folder);
const browser = await browsers.launch({ executablePath: chromium });
console.log("| page | HTML | gz | br | CSS | JS | pictures | other | all | requests |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
for (const [name, path] of Object.entries(KINDS)) {
  if (!path || !existsSync(join(folder, path))) continue;
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, deviceScaleFactor: 2 });
  const tab = await context.newPage();
  const sizes = {};
  const done = [];
  let requests = 0;
  tab.on("requestfinished", (request) => {
    done.push((async () => {
      const response = await request.response();
      const type = kind(response.headers()["content-type"] ?? "");
      requests += 1;
      sizes[type] = (sizes[type] ?? 0) + (await request.sizes()).responseBodySize;
    })());
  });
  await tab.goto(server.origin + encodeURI(path), { waitUntil: "networkidle" });
  await Promise.all(done);
  await context.close();
  const html = Buffer.from(page(path));
  const others = ["CSS", "JS", "pictures", "other"].map((type) => kilobytes(sizes[type] ?? 0));
  const all = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  const own = [html.length, gzipSync(html, { level: 6 }).length, br(html)].map(kilobytes);
  console.log(`| ${[name, ...own, ...others, kilobytes(all), requests].join(" | ")} |`);
}
await browser.close();
server.close();
