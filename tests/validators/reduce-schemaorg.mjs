// Reduces schema.org's vocabulary to what the structured-data rules need: types with their
// superclasses, properties with their domains and ranges, and enumeration members.
//
//     node reduce-schemaorg.mjs schemaorg-current-https.jsonld > ../schemas/schemaorg.json

import { readFileSync } from "node:fs";

const graph = JSON.parse(readFileSync(process.argv[2], "utf8"))["@graph"];
const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const name = (id) => id.replace(/^schema:/, "");
const names = (value) => list(value).map((v) => name(v["@id"])).filter((n) => !n.includes(":")).sort();
const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));

const types = {};
const properties = {};
const members = {};
for (const node of graph) {
  if (!node["@id"].startsWith("schema:")) continue;
  const kinds = list(node["@type"]);
  if (kinds.includes("rdfs:Class")) types[name(node["@id"])] = names(node["rdfs:subClassOf"]);
  else if (kinds.includes("rdf:Property"))
    properties[name(node["@id"])] = [names(node["schema:domainIncludes"]), names(node["schema:rangeIncludes"])];
  else members[name(node["@id"])] = kinds.map(name);
}

// One entry a line, so that an update of the vocabulary gives a readable diff.
const lines = (object) =>
  "{\n" + Object.entries(sorted(object)).map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`).join(",\n") + "\n}";
process.stdout.write(`{"types":${lines(types)},\n"properties":${lines(properties)},\n"members":${lines(members)}}\n`);
