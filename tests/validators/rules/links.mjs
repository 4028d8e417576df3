// Every reference of every page and style sheet: it resolves inside the output, and nothing is fetched from elsewhere.

import { cssUrls } from "../read/page.mjs";
import { ruleTable } from "../problems.mjs";

export const rules = ruleTable({
  errors: {
    "links/broken": "every internal href, src, srcset and redirect resolves to a file of the output",
    "links/anchor": "the #fragment of an internal link exists on its target",
    "links/external-request": "nothing is fetched from another host",
    "links/above-base": "no link to our own host leaves the path of the base URL",
    "links/malformed": "every href and src is a URL",
    "links/scheme": "no javascript:, vbscript: or data: link",
    "links/unencoded": "the path of an internal link is percent-encoded",
    "links/duplicate-id": "an id stands once on a page",
    "links/depth": "404.html and fragments, shown at any depth, have no relative reference",
    "links/redirects-file": "lines of _redirects have a source and a target inside the output",
  },
  warnings: {
    "links/redirect": "links to a folder end with a slash, so that no reader is redirected",
  },
});

export function check(portal) {
  const { output, problems, pages } = portal;
  for (const page of pages.values()) checkPage(portal, page);
  for (const path of output.ending(".css")) {
    const text = output.text(path);
    for (const url of cssUrls(text)) {
      const line = text.slice(0, text.indexOf(url)).split("\n").length;
      checkReference(portal, { url, loads: true, element: "css", attribute: "url()" }, output.urlOf(path), path, () => line);
    }
  }
  if (output.files.has("_redirects")) checkRedirects(output, problems);
}

function checkPage(portal, page) {
  for (const { id, offset } of page.duplicateIds) portal.problems.report("links/duplicate-id", page.path, page.lineAt(offset), `id "${id}" stands twice`);
  for (const reference of page.references) {
    checkReference(portal, reference, page.url, page.path, () => page.lineAt(reference.offset), page);
  }
}

function checkReference({ output, problems, pages }, reference, from, path, line, page) {
  const { url: text, element, attribute, loads, rel } = reference;
  const where = `<${element} ${attribute}="${text}">`;
  if (text === "" && element === "a") return problems.report("links/broken", path, line(), `${where} is empty`);
  if (/^(javascript|vbscript):/i.test(text) || (/^data:/i.test(text) && !loads)) return problems.report("links/scheme", path, line(), where);
  if (text.startsWith("#") && page) {
    const id = text.slice(1);
    if (id && id !== "top" && !hasAnchor(page, id)) problems.report("links/anchor", path, line(), `${where}: no element of this page has that id`);
    return;
  }
  if (page && (!page.isDocument || path === "404.html") && !/^([a-z][a-z0-9+.-]*:|\/)/i.test(text)) problems.report("links/depth", path, line(), where);
  if (!URL.canParse(text, from)) return problems.report("links/malformed", path, line(), where);
  const url = new URL(text, from);
  const target = output.resolve(url);
  switch (target.is) {
    case "external":
      if (loads) problems.report("links/external-request", path, line(), `${where} is fetched from ${url.host}`);
      return;
    case "above":
      return problems.report("links/above-base", path, line(), `${where} leads out of ${output.base.pathname}`);
    case "malformed":
      return problems.report("links/malformed", path, line(), where);
    case "missing":
      return problems.report("links/broken", path, line(), `${where}: there is no ${target.path}`);
    case "redirect":
      problems.report("links/redirect", path, line(), `${where} lacks its final slash`);
      break;
    case "other":
      return;
  }
  if (/[^\u0021-\u007e]/.test(text.split(/[?#]/)[0])) problems.report("links/unencoded", path, line(), `${where} is not percent-encoded`);
  if (url.hash.length > 1 && target.path.endsWith(".html") && rel !== "search") {
    const other = pages.get(target.path);
    if (other && !hasAnchor(other, url.hash.slice(1))) problems.report("links/anchor", path, line(), `${where}: ${target.path} has no such id`);
  }
}

function hasAnchor(page, fragment) {
  if (page.ids.has(fragment)) return true;
  try {
    return page.ids.has(decodeURIComponent(fragment)) || fragment.startsWith(":~:text=");
  } catch {
    return false;
  }
}

function checkRedirects(output, problems) {
  output.text("_redirects").split("\n").forEach((row, index) => {
    if (!row.trim() || row.startsWith("#")) return;
    const [source, target, status] = row.trim().split(/\s+/);
    const bad = (why) => problems.report("links/redirects-file", "_redirects", index + 1, `"${row}": ${why}`);
    if (!source.startsWith("/") || !target) return bad("wants /source /target [status]");
    if (status && !/^(200|30[12378]|404|410|451)!?$/.test(status)) return bad("unknown status");
    if (/[:*]/.test(target.replace(/^https?:/, ""))) return; // placeholders
    const found = output.resolve(new URL(target, output.base));
    if (found.is === "missing" || found.is === "above" || found.is === "malformed") bad(`the target is not in the output`);
  });
}
