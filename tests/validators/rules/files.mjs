// Every text file: its encoding, its name, and that it parses at all.

import { parseXml } from "../read/xml.mjs";
import { ruleTable } from "../problems.mjs";

export const rules = ruleTable({
  errors: {
    "files/utf8": "text files are valid UTF-8",
    "files/name": "file names are in Unicode's composed form (NFC), without control characters and spaces",
    "files/leftover": "no cache and no temporary file is in the output",
    "files/xml": "XML files are well-formed, with resolved namespaces and without a DOCTYPE that loads anything",
    "files/json": "JSON files parse",
  },
});

const TEXT = [".html", ".xml", ".xsl", ".svg", ".json", ".css", ".js", ".txt", ".webmanifest"];

export function check({ output, problems }) {
  for (const path of output.paths) {
    if (path !== path.normalize("NFC") || /[\u0000-\u0020\u007f]/u.test(path)) {
      problems.report("files/name", path, 0, "a file's name is not NFC, or holds a space or a control character");
    }
    if (/(^|\/)\.warta\/|\.(tmp|part|swp|bak)$|~$/.test(path)) problems.report("files/leftover", path, 0, "this file is no part of a portal");
  }
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (const path of output.ending(...TEXT)) {
    let text;
    try {
      text = decoder.decode(output.bytes(path));
    } catch {
      problems.report("files/utf8", path, 0, "not valid UTF-8");
      continue;
    }
    if (/\.(xml|xsl|svg)$/.test(path)) checkXml(path, text, problems);
    if (/\.(json|webmanifest)$/.test(path)) checkJson(path, text, problems);
  }
}

function checkXml(path, text, problems) {
  const { error, encoding, doctype } = parseXml(text);
  if (error) problems.report("files/xml", path, error.line, error.message);
  if (encoding && !/^utf-?8$/i.test(encoding)) problems.report("files/utf8", path, 1, `declared as ${encoding}`);
  if (doctype && /SYSTEM|PUBLIC|ENTITY/.test(doctype) && !path.endsWith(".svg")) problems.report("files/xml", path, 1, "a DOCTYPE with external parts or entities");
}

function checkJson(path, text, problems) {
  try {
    JSON.parse(text);
  } catch (error) {
    problems.report("files/json", path, 0, error.message);
  }
}
