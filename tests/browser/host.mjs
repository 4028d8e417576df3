// A static server for one output folder, on 127.0.0.1, that answers as hosts do which read `_headers`: caching, compressed
// answers (the copies that stand beside a file, else compressed here), 404.html.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { TYPES } from "./serve.mjs";

const ENCODINGS = [
  ["br", (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })],
  ["gzip", (bytes) => gzipSync(bytes, { level: 6 })],
];
const SUFFIXES = { br: ".br", gzip: ".gz" };

/** The rules of a `_headers` file: `{path, prefix, headers}`. */
export function rules(text) {
  const found = [];
  for (const line of text.split("\n")) {
    if (/^\s*(#|$)/.test(line)) continue;
    if (/^\s/.test(line)) {
      const [, name, value] = /^\s+([^:]+):\s*(.*)$/.exec(line);
      found.at(-1).headers.push([name.toLowerCase(), value]);
    } else {
      found.push({ path: line.replace(/\*$/, ""), prefix: line.endsWith("*"), headers: [] });
    }
  }
  return found;
}

/** The headers of an answer to `path`: what several rules say is joined, as Cloudflare does. */
export function headersOf(path, all) {
  const headers = {};
  for (const rule of all) {
    if (rule.prefix ? !path.startsWith(rule.path) : path !== rule.path) continue;
    for (const [name, value] of rule.headers) headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  headers["cache-control"] ??= "public, max-age=0, must-revalidate";
  return headers;
}

/** The body of a file in the best encoding that is accepted, and that encoding. */
export function encoded(file, accepted) {
  const bytes = readFileSync(file);
  const isText = /^(text|application\/(json|xml|.*\+(json|xml))|image\/svg)/.test(TYPES[extname(file)] ?? "");
  if (!isText) return [bytes, null];
  for (const [name, compress] of ENCODINGS) {
    if (!new RegExp(`\\b${name}\\b`).test(accepted)) continue;
    const copy = file + SUFFIXES[name];
    return [existsSync(copy) ? readFileSync(copy) : compress(bytes), name];
  }
  return [bytes, null];
}

/** Serves `folder()` at `/`: a function, so that the portal can be built for the port. Resolves to `{origin, close}`. */
export function host(folder) {
  const server = createServer((request, response) => {
    const root = folder();
    const url = new URL(request.url, "http://127.0.0.1").pathname;
    let file = normalize(join(root, decodeURIComponent(url)));
    if (!file.startsWith(normalize(root))) file = join(root, "404.html");
    if (existsSync(file) && statSync(file).isDirectory()) {
      if (!url.endsWith("/")) return void response.writeHead(301, { location: `${url}/` }).end();
      file = join(file, "index.html");
    }
    const found = existsSync(file);
    const sent = found ? file : join(root, "404.html");
    const [bytes, encoding] = encoded(sent, request.headers["accept-encoding"] ?? "");
    const policy = join(root, "_headers");
    const headers = { "content-type": TYPES[extname(sent)] ?? "application/octet-stream", ...headersOf(url, existsSync(policy) ? rules(readFileSync(policy, "utf8")) : []) };
    if (encoding) Object.assign(headers, { "content-encoding": encoding, vary: "accept-encoding" });
    const etag = `"${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}"`;
    if (request.headers["if-none-match"] === etag) return void response.writeHead(304, { etag }).end();
    response.writeHead(found ? 200 : 404, { ...headers, etag, "content-length": bytes.length }).end(request.method === "HEAD" ? undefined : bytes);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve({ origin: `http://127.0.0.1:${server.address().port}`, close: () => { server.closeAllConnections(); server.close(); } }));
  });
}
