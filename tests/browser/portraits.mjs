// node portraits.mjs CHROMIUM WARTA OUT: the pictures of docs/images: the sample portal and the desk, as a preview shows them. Needs
// `cwebp`. Run in the repository's top level.

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [executablePath, warta, out] = process.argv.slice(2);
if (!out) {
  console.error("usage: node portraits.mjs CHROMIUM WARTA OUT");
  process.exit(2);
}

const AT = "2026-11-23T00:00:00+07:00";
const STORY = "/2026/11/21/pelabuhan-rakyat-muara-tengiri/";
const LIVE = "/2026/11/22/gunung-kelam-siaga/";
const folder = mkdtempSync(join(tmpdir(), "portraits-"));
const preview = spawn(warta, ["serve", "--port", "0", "--at", AT], { stdio: ["ignore", "ignore", "pipe"] });
const origin = await new Promise((resolve) => {
  let said = "";
  preview.stderr.on("data", (data) => {
    said += data;
    const found = /http:\/\/[\d.:]+/.exec(said);
    if (found && /^built in/m.test(said)) resolve(found[0]);
  });
});
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

/** Takes a page of the preview at a size; returns the picture as PNG. */
async function take(path, { width, height, dark = false, scale = 1 }) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale, colorScheme: dark ? "dark" : "light" });
  const page = await context.newPage();
  await page.goto(origin + path, { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready);
  const png = await page.screenshot();
  await context.close();
  return png;
}

/** Some telephones side by side. */
async function together(pictures) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  const images = pictures.map((png) => `<img src="data:image/png;base64,${png.toString("base64")}" width="360">`);
  await page.setContent(`<style>body { margin: 0; padding: 20px 30px; display: flex; gap: 30px; background: #d8d5d0 } img { display: block }</style>${images.join("")}`);
  return page.screenshot({ fullPage: true });
}

try {
  const wide = { width: 1280, height: 1250 };
  const phone = { width: 360, height: 760, scale: 2 };
  const portraits = {
    "home-light": await take("/", wide),
    "home-dark": await take("/", { ...wide, dark: true }),
    article: await take(STORY, wide),
    arabic: await take("/ar/", { ...wide, height: 900 }),
    desk: await take("/_warta/", { ...wide, height: 1000 }),
    phone: await together([await take("/", phone), await take(LIVE, phone), await take("/ja/", { ...phone, dark: true })]),
  };
  for (const [name, png] of Object.entries(portraits)) {
    const file = join(folder, `${name}.png`);
    writeFileSync(file, png);
    const made = spawnSync("cwebp", ["-quiet", "-q", "82", "-sharp_yuv", file, "-o", join(out, `${name}.webp`)]);
    if (made.status !== 0) throw new Error(`cwebp: ${made.stderr}`);
  }
} finally {
  await browser.close();
  preview.kill("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
}
