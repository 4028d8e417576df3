// Programs that are not npm packages.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const answers = new Map();

/** Makes `command` available by Debian's `name` if it is missing; returns why not, or null. */
export function need(command, name) {
  if (answers.has(command)) return answers.get(command);
  const script = fileURLToPath(new URL("./need.sh", import.meta.url));
  const result = spawnSync("bash", [script, command, name], { encoding: "utf8" });
  const answer = result.status === 0 ? null : `NOT RUN, because ${result.stderr.trim() || `${command} could not be had`}`;
  answers.set(command, answer);
  return answer;
}

/** A tool that cannot be had is tolerated on a laptop, and an error in CI. */
export const NOT_RUN_IS = process.env.CI === "true" ? "errors" : "warnings";
