// A static server for one output folder, on 127.0.0.1, that answers as static hosting does.

import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

export const TYPES = {
  ".html": "text/html; charset=utf-8", ".xml": "application/xml; charset=utf-8", ".xsl": "text/xsl; charset=utf-8", ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8", ".json": "application/json; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".svg": "image/svg+xml",
  ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp", ".avif": "image/avif", ".gif": "image/gif", ".ico": "image/x-icon", ".woff2": "font/woff2",
};

/** Serves `folder` below `basePath` (which ends with a slash), at a free port if none is given. Resolves to `{origin, close}`. */
export function serve(folder, basePath, port = 0) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://127.0.0.1").pathname);
    // Browsers ask for it unbidden; a portal need not have one.
    if (path === "/favicon.ico") return void response.writeHead(204).end();
    let file = path.startsWith(basePath) ? normalize(join(folder, path.slice(basePath.length))) : "";
    if (file && !file.startsWith(normalize(folder))) file = "";
    if (file && existsSync(file) && statSync(file).isDirectory()) {
      if (!path.endsWith("/")) return void response.writeHead(301, { location: `${encodeURI(path)}/` }).end();
      file = join(file, "index.html");
    }
    const found = file !== "" && existsSync(file);
    const sent = found ? file : join(folder, "404.html");
    if (!existsSync(sent)) return void response.writeHead(404).end();
    response.writeHead(found ? 200 : 404, { "content-type": TYPES[extname(sent)] ?? "application/octet-stream" });
    createReadStream(sent).pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(port, "127.0.0.1", () => resolve({ origin: `http://127.0.0.1:${server.address().port}`, close: () => (server.close(), server.closeAllConnections()) }));
  });
}
