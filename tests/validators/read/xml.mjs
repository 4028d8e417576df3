// XML text → a small tree with namespaces and line numbers.

import { SaxesParser } from "saxes";

/**
 * Parses `text` to `{root, instructions, encoding, doctype, error}`. A node has `name` (local), `ns`, `prefix`, `line`,
 * `attributes` (keyed `name` or `{ns}name`), `children`, `text` (its own character data) and `parent`.
 */
export function parseXml(text) {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const result = { root: null, instructions: [], encoding: null, doctype: null, error: null };
  let current = null;
  const line = () => parser.line;
  parser.on("error", (error) => {
    result.error ??= { message: error.message.replace(/^(null:)?\d+:\d+: /, ""), line: line() };
  });
  parser.on("xmldecl", (declaration) => (result.encoding = declaration.encoding ?? null));
  parser.on("doctype", (doctype) => (result.doctype = doctype));
  parser.on("processinginstruction", ({ target, body }) => result.instructions.push({ target, body, line: line() }));
  parser.on("opentag", (tag) => {
    const node = {
      name: tag.local, ns: tag.uri, prefix: tag.prefix, line: line(),
      attributes: {}, prefixes: tag.ns, children: [], text: "", parent: current,
    };
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.prefix === "xmlns" || attribute.name === "xmlns") continue;
      node.attributes[attribute.uri ? `{${attribute.uri}}${attribute.local}` : attribute.local] = attribute.value;
    }
    if (current) current.children.push(node);
    else result.root = node;
    current = node;
  });
  parser.on("closetag", () => (current = current.parent));
  const append = (chunk) => current && (current.text += chunk);
  parser.on("text", append);
  parser.on("cdata", append);
  parser.write(text).close();
  return result;
}

/** The children of a node with this namespace and name. */
export const named = (node, ns, name) => node.children.filter((child) => child.ns === ns && child.name === name);

/** The trimmed text of the first such child, or undefined. */
export const textOf = (node, ns, name) => named(node, ns, name)[0]?.text.trim();

/** The pseudo-attributes of a processing instruction such as xml-stylesheet. */
export const pseudoAttributes = (body) =>
  Object.fromEntries([...body.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map((m) => [m[1], m[2] ?? m[3]]));
