// What a run found: violations of named rules, with file and line.

export class Problems {
  /** @param {Record<string, {severity: "error"|"warning", meaning: string}>} rules all rules of this run */
  constructor(rules) {
    this.rules = rules;
    this.found = [];
  }

  /** Reports one violation. `line` is 1-based; 0 when the problem is of the whole file. */
  report(rule, file, line, message) {
    const known = this.rules[rule];
    if (!known) throw new Error(`no rule is named ${rule}`);
    this.found.push({ rule, file, line, message, severity: known.severity });
  }

  of(severity) {
    return this.found.filter((problem) => problem.severity === severity);
  }

  /** All problems as lines, sorted by file; at most `most` of each rule. */
  print(write, most) {
    const shown = new Map();
    const order = (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line);
    for (const problem of [...this.found].sort(order)) {
      const count = (shown.get(problem.rule) ?? 0) + 1;
      shown.set(problem.rule, count);
      if (count > most) continue;
      const place = problem.line ? `${problem.file}:${problem.line}` : problem.file;
      write(`${place}: ${problem.severity} ${problem.rule}: ${problem.message.replace(/\s+/g, " ").slice(0, 400)}\n`);
    }
    for (const [rule, count] of shown) {
      if (count > most) write(`… and ${count - most} more of ${rule}\n`);
    }
  }
}

/** The registry entries of a rule set, from its two tables of rule → meaning. */
export function ruleTable({ errors = {}, warnings = {} }) {
  const table = {};
  for (const [rule, meaning] of Object.entries(errors)) table[rule] = { severity: "error", meaning };
  for (const [rule, meaning] of Object.entries(warnings)) table[rule] = { severity: "warning", meaning };
  return table;
}
