// Words without an end, in every field and in the text: none makes a page wider than its window, in both themes, at many widths, with text twice as
// large as well.
//
//     node wide.mjs CHROMIUM WARTA

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

const [executablePath, warta] = process.argv.slice(2);
const WIDTHS = [320, 360, 520, 704, 768, 900, 1023, 1024, 1280, 1600];
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const endless = (letter) => letter.repeat(170);
const config = (theme) => `theme = "${theme}"
title = "Kabar"
base_url = "https://kabar.example/"
[sectors.news]
title = "${endless("s")}"
[sectors.rest]
title = "Rest"
[providers.wire]
name = "Wire"
label = "${endless("l")}"
notice = "${endless("n")}"
[authors.sari]
name = "Sari"
bio = "${endless("b")}"
email = "${endless("m").slice(0, 60)}@kabar.example"
[extra]
share = ["mail", "whatsapp", "telegram", "x", "facebook", "copy"]
`;
const article = (day) => `+++
title = "${day % 2 ? "Story" : endless("t")} ${day}"
date = 2026-11-${String(day).padStart(2, "0")}T08:00:00Z
slug = "a${day}"
description = "${endless("d")}"
dateline = "${endless("p").slice(0, 60)}"
sectors = ["${day % 3 ? "news" : "rest"}"]
tags = ["${endless("g").slice(0, 80)}"]
authors = ["sari", "${endless("w").slice(0, 90)}"]
${day % 2 ? 'provider = "wire"' : ""}
live = ${day > 18}
+++

${endless("x")} \`${endless("c")}\` https://kabar.example/${endless("u")}

> ${endless("q")}
>
> — ${endless("v")}

${"|".padEnd(90, " Column |")}
${"|".padEnd(67, "---|")}
${`| ${Array(11).fill("value").join(" | ")} |`}

${Array.from({ length: 8 }, (_, level) => `${"    ".repeat(level)}- ${endless("i")}`).join("\n")}
`;
const PAGES = ["/", "/sector/news/", "/sector/rest/", "/tag/", "/author/sari/", "/provider/wire/", "/search/", "/2026/11/20/a20/", "/2026/11/19/a19/", "/404.html"];

const root = mkdtempSync(join(tmpdir(), "wide-"));
const failures = [];
let checks = 0;

function build(theme) {
  const folder = join(root, theme);
  mkdirSync(join(folder, "content"), { recursive: true });
  writeFileSync(join(folder, "config.toml"), config(theme));
  for (let day = 1; day <= 20; day++) writeFileSync(join(folder, "content", `a${day}.md`), article(day));
  execFileSync(warta, ["build", "--root", folder, "--output", join(folder, "public"), "--at", "2026-11-23T00:00:00Z", "--quiet"], { stdio: ["ignore", "ignore", "pipe"] });
  return join(folder, "public");
}

/** What is wider than the window, or null. Runs in the page. */
function beyond() {
  const { scrollWidth, clientWidth } = document.scrollingElement;
  if (scrollWidth <= clientWidth) return null;
  const wide = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
  return `${scrollWidth} px: ${wide.slice(-2).map((element) => element.outerHTML.slice(0, 100)).join(" | ")}`;
}

try {
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  for (const theme of ["koran", "ringkas"]) {
    const server = await serve(build(theme), "/");
    const page = await browser.newPage();
    for (const path of PAGES) {
      await page.goto(server.origin + path);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        for (const size of ["100%", "200%"]) {
          checks++;
          const wide = await page.evaluate((size) => void (document.documentElement.style.fontSize = size), size).then(() => page.evaluate(beyond));
          if (wide) failures.push(`${theme} ${path} ${width}px ${size}: ${wide}`);
        }
      }
    }
    await page.close();
    server.close();
  }
  await browser.close();
} finally {
  rmSync(root, { recursive: true, force: true });
}
for (const failure of failures.slice(0, 40)) console.log(failure);
console.log(`words without an end: ${checks} checks, ${failures.length} failures`);
process.exitCode = failures.length ? 1 : 0;
