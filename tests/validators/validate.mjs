// Validates a built portal by rules that owe nothing to the code that built it.
//
//     node validate.mjs PUBLIC_DIR BASE_URL [--at INSTANT] [--only SET,SET] [--most N] [--rules]
//
// Prints each violation as `FILE:LINE: error RULE: …`; status 1 if there is an error, 2 for unusable arguments.

import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { ALL_RULES, Portal, RULE_SETS } from "./portal.mjs";
import { rfc3339 } from "./read/values.mjs";

const USAGE = `usage: node validate.mjs PUBLIC_DIR BASE_URL [--at INSTANT] [--only SET,SET] [--most N] [--rules]
rule sets: ${Object.keys(RULE_SETS).join(", ")}\n`;

function refuse(why) {
  process.stderr.write(`${why}\n${USAGE}`);
  process.exit(2);
}

function readArguments() {
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: { at: { type: "string" }, only: { type: "string" }, most: { type: "string", default: "50" }, rules: { type: "boolean" } },
    });
  } catch (error) {
    refuse(error.message);
  }
  const { values, positionals } = parsed;
  if (values.rules) return { rules: true };
  const [folder, baseUrl] = positionals;
  if (positionals.length !== 2) refuse("two arguments are needed");
  if (!existsSync(folder)) refuse(`there is no folder ${folder}`);
  if (!URL.canParse(baseUrl)) refuse(`${baseUrl} is no URL`);
  const at = values.at === undefined ? null : rfc3339(values.at);
  if (typeof at === "string") refuse(`--at: ${at}`);
  const sets = values.only?.split(",") ?? Object.keys(RULE_SETS);
  for (const set of sets) if (!RULE_SETS[set]) refuse(`there is no rule set ${set}`);
  return { folder, baseUrl, at, sets, most: Number(values.most) };
}

const wanted = readArguments();
if (wanted.rules) {
  for (const [rule, { severity, meaning }] of Object.entries(ALL_RULES)) console.log(`${severity.padEnd(8)}${rule.padEnd(26)}${meaning}`);
  process.exit(0);
}

const portal = new Portal(wanted.folder, wanted.baseUrl, wanted.at);
const seconds = [];
for (const set of wanted.sets) {
  const start = performance.now();
  RULE_SETS[set].check(portal);
  seconds.push(`${set} ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
portal.problems.print((line) => process.stdout.write(line), wanted.most);
const errors = portal.problems.of("error").length, warnings = portal.problems.of("warning").length;
const { output, pages, feeds } = portal;
console.log(`${output.paths.length} files, ${pages.size} pages, ${feeds.size} feeds: ${errors} errors, ${warnings} warnings (${seconds.join(", ")})`);
if (pages.size === 0) refuse("no page was found: is this an output folder?");
process.exitCode = errors ? 1 : 0;
