// The output folder: its files, and which file a URL stands for.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

export class Output {
  constructor(folder, baseUrl) {
    this.folder = folder;
    this.base = new URL(baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`);
    this.paths = walk(folder, "").sort();
    this.files = new Set(this.paths);
  }

  /** Paths that end with one of the extensions. */
  ending(...extensions) {
    return this.paths.filter((path) => extensions.some((extension) => path.endsWith(extension)));
  }

  bytes(path) {
    return readFileSync(join(this.folder, path));
  }

  text(path) {
    return this.bytes(path).toString("utf8").replace(/^\uFEFF/, "");
  }

  size(path) {
    return statSync(join(this.folder, path)).size;
  }

  /** The public URL of a file: folders for index.html, percent-encoded segments. */
  urlOf(path) {
    const short = path.replace(/(^|\/)index\.html$/, "$1");
    return this.base.href + short.split("/").map(encodeURIComponent).join("/");
  }

  /**
   * What an absolute URL is here: `{is, path}` with `is` one of
   * "file", "missing", "redirect" (a folder without its slash), "above" (our host, outside the base path),
   * "malformed", "external", "other" (mailto: and the like).
   */
  resolve(url) {
    if (url.protocol !== "http:" && url.protocol !== "https:") return { is: "other" };
    if (url.host !== this.base.host) return { is: "external" };
    if (url.protocol !== this.base.protocol) return { is: "external" };
    if (!url.pathname.startsWith(this.base.pathname)) {
      return { is: `${url.pathname}/` === this.base.pathname ? "redirect" : "above", path: "index.html" };
    }
    let path;
    try {
      path = decodeURIComponent(url.pathname.slice(this.base.pathname.length));
    } catch {
      return { is: "malformed" };
    }
    if (path === "" || path.endsWith("/")) path += "index.html";
    if (this.files.has(path)) return { is: "file", path };
    if (this.files.has(`${path}/index.html`)) return { is: "redirect", path: `${path}/index.html` };
    return { is: "missing", path };
  }

  /** As `resolve`, for text that must be an absolute URL; "relative" when it is not. */
  resolveAbsolute(text) {
    return URL.canParse(text) ? this.resolve(new URL(text)) : { is: "relative" };
  }
}

function walk(folder, prefix) {
  const found = [];
  for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true })) {
    const path = prefix + entry.name;
    if (entry.isDirectory()) found.push(...walk(folder, `${path}/`));
    else found.push(path);
  }
  return found;
}
