// node lighthouse.mjs CHROMIUM WARTA [--root DIR] [--at INSTANT] [--performance]: what Lighthouse says of a portal's home page
// and of the first article that it links, on a mobile, as its default profile has it. Accessibility, best practices and SEO
// must be 100. Performance depends on how busy the machine is: it is printed, and must be 98 (the median of five) only with
// --performance.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { host } from "../browser/host.mjs";

const [chromium, warta, ...rest] = process.argv.slice(2);
const option = (name, otherwise) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : otherwise);
const root = resolve(option("--root", "."));
const at = option("--at", "2026-11-23T00:00:00+07:00");
const measures = rest.includes("--performance");
if (!warta) {
  console.error("usage: node lighthouse.mjs CHROMIUM WARTA [--root DIR] [--at INSTANT] [--performance]");
  process.exit(2);
}

const MUST = ["accessibility", "best-practices", "seo"];
const LEAST = 98;
const percent = (score) => Math.floor(score * 100 + 1e-9);

/** What a category did not give full marks for. */
function lost(result, category) {
  const refs = result.categories[category].auditRefs.filter((ref) => ref.weight > 0);
  const bad = refs.map((ref) => result.audits[ref.id]).filter((audit) => audit.score !== null && audit.score < 1);
  return bad.map((audit) => {
    const items = (audit.details?.items ?? []).slice(0, 5).map((item) => item.node?.snippet ?? item.url ?? item.source?.url ?? item.description ?? "");
    return `    ${category}: ${audit.title}${audit.displayValue ? ` (${audit.displayValue})` : ""}${items.map((item) => `\n      ${item}`).join("")}`;
  });
}

/** The median of some numbers. */
const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

const folder = mkdtempSync(join(tmpdir(), "warta-lighthouse-"));
const output = join(folder, "public");
const server = await host(() => output);
let failed = 0;
let chrome;
try {
  const built = spawnSync(warta, ["build", "--quiet", "--root", root, "--output", output, "--base-url", `${server.origin}/`, "--at", at], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(`the portal was not built: ${built.stderr}`);
  const home = readFileSync(join(output, "index.html"), "utf8");
  const article = /href="(\/\d{4}\/\d\d\/\d\d\/[^"/]+\/)"/.exec(home)?.[1];
  if (!article) throw new Error("the home page links no article");
  chrome = await launch({ chromePath: chromium, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"], logLevel: "silent" });
  for (const path of ["/", article]) {
    const performance = [];
    for (let round = 0; round < (measures ? 5 : 1); round += 1) {
      const onlyCategories = round === 0 ? [...MUST, "performance"] : ["performance"];
      const { lhr } = await lighthouse(server.origin + path, { port: chrome.port, logLevel: "silent", output: "json", onlyCategories });
      if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`);
      performance.push(percent(lhr.categories.performance.score));
      if (round > 0) continue;
      const metrics = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index", "total-byte-weight"];
      const scores = MUST.map((name) => [name, percent(lhr.categories[name].score)]);
      console.log(`${decodeURI(path)}\n  ${scores.map(([name, score]) => `${name} ${score}`).join(", ")}`);
      console.log(`  ${metrics.map((id) => `${lhr.audits[id].title} ${lhr.audits[id].displayValue}`).join(", ")}`);
      for (const name of [...MUST, "performance"]) lost(lhr, name).forEach((line) => console.log(line));
      failed += scores.filter(([, score]) => score < 100).length;
    }
    const score = median(performance);
    console.log(`  performance ${score}${measures ? ` (median of ${performance.join(", ")})` : ""}`);
    if (measures && score < LEAST) failed += 1;
  }
} finally {
  await chrome?.kill();
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(failed === 0 ? "Lighthouse is content" : `${failed} scores are too low`);
process.exit(failed === 0 ? 0 : 1);
