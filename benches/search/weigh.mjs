// The files of an index, by kind: how many, how large, how large as hosts send them (gzip).
//
//     node weigh.mjs FOLDER

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const kinds = new Map();
for (const month of readdirSync(process.argv[2], { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  for (const name of readdirSync(join(process.argv[2], month.name))) {
    const bytes = readFileSync(join(process.argv[2], month.name, name));
    const kind = name.endsWith(".json") ? "cards" : name.startsWith("d") ? "drawers" : "words of parts";
    if (!kinds.has(kind)) kinds.set(kind, []);
    kinds.get(kind).push([bytes.length, gzipSync(bytes).length]);
  }
}
const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;
for (const [kind, sizes] of kinds) {
  const sum = (at) => sizes.reduce((total, size) => total + size[at], 0);
  console.log(`${kind}: ${sizes.length} files, ${kib(sum(0))}; gzip ${kib(sum(1))}, a file ${kib(sum(1) / sizes.length)} in the mean, ${kib(Math.max(...sizes.map((size) => size[1])))} at the most`);
}
