// Proves that every rule can fail: each case of selftest/cases.mjs breaks the clean portal of selftest/clean in one way, and of
// the rule's set exactly the named rules must report it. The clean portal itself passes all sets without a word.
//
//     node selftest.mjs [RULE]

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ALL_RULES, Portal, RULE_SETS } from "./portal.mjs";
import { cases } from "./selftest/cases.mjs";

const CLEAN = fileURLToPath(new URL("./selftest/clean/", import.meta.url));
const BASE_URL = "https://warta.example/berita/";
const AT = Date.parse("2026-11-23T00:00:00+07:00");
/** Rules that report a tool's failure, which no output can cause. */
const UNPROVABLE = new Set(["html/not-run", "sitemap/not-run"]);

const scratch = mkdtempSync(join(tmpdir(), "warta-selftest-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
let failed = 0;
const notes = new Set();

function verdict(ok, name, detail) {
  if (ok) return;
  failed++;
  console.log(`FAILED ${name}: ${detail}`);
}

/** What the rules report of `folder`; null when a tool that they need is not to be had here. */
function run(folder, sets) {
  const portal = new Portal(folder, BASE_URL, AT);
  for (const set of sets) RULE_SETS[set].check(portal);
  const notRun = portal.problems.found.filter(({ rule, severity }) => UNPROVABLE.has(rule) && severity === "warning");
  for (const { rule, message } of notRun) notes.add(`${rule}: ${message}`);
  return notRun.length ? null : portal.problems.found;
}

function apply(folder, one) {
  const file = join(folder, one.file);
  for (const [path, like] of Object.entries(one.plus ?? {})) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(folder, like), join(folder, path));
  }
  if (one.remove) return rmSync(file);
  if (one.write !== undefined || one.bytes) return writeFileSync(file, one.write ?? one.bytes);
  const before = readFileSync(file, "utf8");
  const after = before.replace(one.from, typeof one.to === "string" && typeof one.from === "string" ? () => one.to : one.to);
  if (after === before) throw new Error(`${one.rule}: ${one.from} is not in ${one.file}`);
  writeFileSync(file, after);
}

const setOf = (rule) => Object.keys(RULE_SETS).find((set) => RULE_SETS[set].rules[rule]);
const only = process.argv[2];

if (!only) {
  const found = run(CLEAN, Object.keys(RULE_SETS));
  verdict(found === null || found.length === 0, "the clean portal", JSON.stringify(found));
}
for (const [index, one] of cases.entries()) {
  if (only && one.rule !== only) continue;
  const folder = join(scratch, String(index));
  cpSync(CLEAN, folder, { recursive: true });
  apply(folder, one);
  const found = run(folder, [setOf(one.rule)]);
  rmSync(folder, { recursive: true });
  if (found === null) continue;
  const unexpected = found.filter(({ rule, severity }) => rule !== one.rule && severity === "error" && !one.also.includes(rule));
  const hit = found.some(({ rule }) => rule === one.rule);
  verdict(hit && unexpected.length === 0, `${one.rule} in ${one.file} (case ${index + 1})`, hit ? `also ${JSON.stringify(unexpected)}` : `did not fail; found ${JSON.stringify(found.slice(0, 3))}`);
}
if (!only) {
  const proven = new Set(cases.map(({ rule }) => rule));
  const unproven = Object.keys(ALL_RULES).filter((rule) => !proven.has(rule) && !UNPROVABLE.has(rule));
  verdict(unproven.length === 0, "every rule has a case", unproven.join(", "));
}
for (const note of notes) console.log(note);
console.log(`${cases.length} cases for ${Object.keys(ALL_RULES).length} rules: ${failed} wrong`);
process.exitCode = failed ? 1 : 0;
