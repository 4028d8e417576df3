// Every .html by the Nu HTML Checker (the npm package vnu-jar carries it).

import { spawnSync } from "node:child_process";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { need, NOT_RUN_IS } from "../need.mjs";
import { ruleTable } from "../problems.mjs";

export const rules = {
  ...ruleTable({ errors: { "html/error": "no error by the Nu HTML Checker" }, warnings: { "html/warning": "no warning by the Nu HTML Checker" } }),
  ...ruleTable({ [NOT_RUN_IS]: { "html/not-run": "the Nu HTML Checker runs" } }),
};

/** Messages that are not reported, each with its reason. */
const IGNORED = [
  // A matter of taste that the HTML standard leaves open; minifiers and authors differ.
  /^Trailing slash on void elements/,
  // A listing's cards are articles or sections whose heading may be deeper; axe checks the outline in the browser.
  /^(Article|Section) lacks heading/,
  // The standard has it optional, and feeds' and wires' HTML carries it.
  /^The “(type|language)” attribute (is unnecessary for JavaScript resources|for the “style” element is not needed)/,
];

/** Files for one start of the checker: keeps the command line far from its limit. */
const BATCH = 2000;

export function check({ output, problems, pages }) {
  const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
  const missing = need("java", "default-jre-headless");
  if (missing) return problems.report("html/not-run", ".", 0, missing);

  const scratch = mkdtempSync(join(tmpdir(), "warta-html-"));
  try {
    const names = new Map();
    for (const page of pages.values()) {
      const file = page.isDocument ? resolve(output.folder, page.path) : wrapped(scratch, output, page.path);
      names.set(file, page.path);
    }
    const files = [...names.keys()];
    for (let start = 0; start < files.length; start += BATCH) {
      run(jar, files.slice(start, start + BATCH), (file) => names.get(file), problems);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** A fragment (a box that pages include) is checked inside a minimal document, on its own lines. */
function wrapped(scratch, output, path) {
  const file = join(scratch, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>fragment</title></head><body>${output.text(path)}</body></html>`);
  return file;
}

function run(jar, files, nameOf, problems) {
  // No language detection: it guesses, and wrongly for names and short items. The heap is kept low: CI has two cores.
  const options = ["-Xss4m", "-XX:+UseSerialGC", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", "--no-langdetect"];
  const result = spawnSync("java", [...options, ...files], { encoding: "utf8", maxBuffer: 1 << 30 });
  let messages;
  try {
    messages = JSON.parse(result.stdout).messages;
  } catch {
    return problems.report("html/error", ".", 0, `the checker gave no report: ${(result.stderr || String(result.error)).slice(0, 300)}`);
  }
  for (const message of messages) {
    const file = message.url ? decodeURIComponent(new URL(message.url).pathname) : "";
    const path = nameOf(file) ?? relative(".", file);
    if (IGNORED.some((pattern) => pattern.test(message.message))) continue;
    const rule = message.type === "info" ? "html/warning" : "html/error";
    const extract = message.extract ? ` in ${JSON.stringify(message.extract.trim())}` : "";
    problems.report(rule, path, message.lastLine ?? message.firstLine ?? 0, message.message + extract);
  }
}
