// What an open page of the preview runs: it hears of builds, and reloads itself, exchanges its style sheets, or shows what is wrong.
(() => {
  "use strict";
  const { run, build, prefix, file, elsewhen } = document.currentScript.dataset;
  const SCROLL = "warta:scroll";
  let seen = Number(build);
  let source = null;
  let overlay = null;

  /** The output file of a URL of this preview; null for others. */
  function fileOf(url) {
    const { origin, pathname } = new URL(url, location.href);
    if (origin !== location.origin || !pathname.startsWith(`${prefix}/`)) return null;
    let path = pathname.slice(prefix.length + 1);
    try {
      path = decodeURIComponent(path);
    } catch {
      return null;
    }
    return path === "" || path.endsWith("/") ? `${path}index.html` : path;
  }

  /** The files that this page is made of: itself (what is there, and what was asked for), and all that it loaded. */
  function parts() {
    const urls = performance.getEntriesByType("resource").map((entry) => entry.name);
    for (const element of document.querySelectorAll("link[href],script[src],img[src],source[src],video[src],audio[src],iframe[src]")) {
      urls.push(element.currentSrc || element.href || element.src);
    }
    const files = new Set([file, fileOf(location.href)]);
    for (const url of urls) if (url) files.add(fileOf(url));
    return files;
  }

  function styleSheets() {
    return [...document.querySelectorAll('link[rel~="stylesheet"][href]')];
  }

  /** Exchanges the style sheets of some files; the old ones stay until the new ones are there. */
  function exchange(files) {
    for (const link of styleSheets()) {
      if (!files.includes(fileOf(link.href))) continue;
      const next = link.cloneNode();
      const url = new URL(link.href);
      url.searchParams.set("warta", `${run}-${seen}`);
      next.href = url.href;
      next.addEventListener("load", () => link.remove(), { once: true });
      next.addEventListener("error", () => link.remove(), { once: true });
      link.after(next);
    }
  }

  function reload() {
    try {
      sessionStorage.setItem(SCROLL, JSON.stringify([location.href, scrollX, scrollY]));
    } catch {
      // Without storage the browser does as well as it can.
    }
    location.reload();
  }

  /** Scrolls to where the page was before it reloaded itself. */
  function scrollBack() {
    let kept;
    try {
      kept = JSON.parse(sessionStorage.getItem(SCROLL));
      sessionStorage.removeItem(SCROLL);
    } catch {
      return;
    }
    if (!kept || kept[0] !== location.href) return;
    const back = () => scrollTo({ left: kept[1], top: kept[2], behavior: "instant" });
    back();
    if (document.readyState !== "complete") addEventListener("load", back, { once: true });
  }

  /** Acts on what changed. `changes` is null where anything may have. */
  function act(changes) {
    if (changes === null) return reload();
    const mine = parts();
    const files = changes.map(({ path }) => path).filter((path) => mine.has(path));
    if (files.length === 0) return undefined;
    const linked = styleSheets().map((link) => fileOf(link.href));
    return files.every((path) => linked.includes(path)) ? exchange(files) : reload();
  }

  /** Text in which nothing can turn the reading direction or hide. */
  const plain = (text) => String(text).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");

  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    if (text !== null) made.textContent = plain(text);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  /** One error, with its place and its line. */
  function item({ place, message, hint, open }) {
    const made = element("li", null);
    if (place) {
      const spot = place.line ? `${place.file}:${place.line}:${place.column}` : place.file;
      const named = element("p", open ? null : spot, { class: "place", dir: "ltr" });
      if (open) named.append(element("a", spot, { href: open }));
      made.append(named);
    }
    made.append(element("p", message, { class: "message" }));
    if (place && place.line && place.source_line) {
      const line = [...place.source_line];
      const start = Math.max(0, place.column - 1);
      const code = element("pre", line.slice(0, start).join(""), { dir: "ltr", tabindex: "0", role: "group", "aria-label": "The line" });
      code.append(element("mark", line.slice(start, start + place.length).join("") || " "), document.createTextNode(plain(line.slice(start + place.length).join(""))));
      made.append(code);
    }
    if (hint) made.append(element("p", hint, { class: "hint" }));
    return made;
  }

  const STYLE = `
    :host { all: initial; position: fixed; inset: 0; z-index: 2147483647; }
    .back { position: absolute; inset: 0; background: rgb(0 0 0 / 60%); }
    .box { position: absolute; inset: 0; margin: auto; width: min(60rem, 100% - 2rem); height: fit-content; max-height: calc(100% - 2rem); overflow: auto; box-sizing: border-box;
      padding: 1.25rem 1.5rem; border: 1px solid #8b1a1a; border-top: 6px solid #b3261e; background: #fff; color: #1b1b1b; font: 16px/1.5 system-ui, sans-serif; text-align: start; }
    .box:focus-visible, pre:focus-visible, button:focus-visible { outline: 3px solid #1a4fb3; outline-offset: 2px; }
    h2 { margin: 0 0 .75rem; font-size: 1.25rem; }
    ol { margin: 0; padding: 0; list-style: none; }
    li + li { margin-top: 1rem; padding-top: 1rem; border-top: 1px solid #c9c9c9; }
    p { margin: .25rem 0; overflow-wrap: anywhere; unicode-bidi: plaintext; }
    .place { font-family: ui-monospace, monospace; color: #444; }
    .message { font-weight: 600; }
    a { color: #1a4fb3; } a:focus-visible { outline: 3px solid #1a4fb3; outline-offset: 2px; }
    pre { margin: .5rem 0; padding: .5rem .75rem; overflow-x: auto; background: #f4f1ee; font: 14px/1.5 ui-monospace, monospace; white-space: pre; }
    mark { background: #ffd7d3; color: inherit; text-decoration: underline wavy #b3261e; }
    button { margin-top: 1rem; padding: .4rem .9rem; border: 1px solid #555; background: #fff; color: inherit; font: inherit; cursor: pointer; }
    @media (prefers-color-scheme: dark) {
      .box { background: #1d1b1b; color: #f1eeee; border-color: #f2b8b5; } .place { color: #c9c5c5; } a { color: #a8c7fa; } pre { background: #2a2727; } mark { background: #601410; }
      li + li { border-color: #555; } button { background: #1d1b1b; border-color: #aaa; } .box:focus-visible, pre:focus-visible, button:focus-visible { outline-color: #a8c7fa; }
    }
    @media (forced-colors: active) { .box, button { border: 2px solid CanvasText; } }`;

  function hide() {
    if (!overlay) return;
    const { host, before } = overlay;
    overlay = null;
    host.remove();
    if (before && before.isConnected && typeof before.focus === "function") before.focus({ preventScroll: true });
  }

  /** Shows what is wrong above the page. */
  function show({ errors, more, has_pages, has_desk }) {
    const before = overlay ? overlay.before : document.activeElement;
    if (overlay) overlay.host.remove();
    const host = element("div", null, { id: "warta-overlay", lang: "en", dir: "ltr" });
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const count = errors.length + more;
    const box = element("div", null, { class: "box", role: "alertdialog", "aria-modal": "true", "aria-labelledby": "title", "aria-describedby": "errors", tabindex: "-1" });
    const list = element("ol", null, { id: "errors" });
    list.append(...errors.map(item));
    const close = element("button", "Close (Escape)", { type: "button" });
    close.addEventListener("click", hide);
    box.append(element("h2", count === 1 ? "The build found an error" : `The build found ${count} errors`, { id: "title" }), list);
    if (more) box.append(element("p", `and ${more} more: the terminal has them all`));
    box.append(element("p", has_pages ? "This page is of the last build that succeeded." : "Nothing has been built yet. The page comes by itself once this is mended."));
    if (has_desk) {
      const desk = element("p", null);
      desk.append(element("a", "All problems, on the desk", { href: "/_warta/problems" }));
      box.append(desk);
    }
    box.append(close);
    root.append(element("div", null, { class: "back" }), box);
    host.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        hide();
      } else if (event.key === "Tab") {
        keepFocus(event, root, box);
      }
    });
    overlay = { host, before };
    document.documentElement.append(host);
    box.focus({ preventScroll: true });
  }

  /** Keeps the focus in the dialog while it is open. */
  function keepFocus(event, root, box) {
    const stops = [...box.querySelectorAll("a,pre,button")];
    const [first, last] = [stops[0], stops[stops.length - 1]];
    const at = root.activeElement;
    if (event.shiftKey && (at === first || at === box)) last.focus();
    else if (!event.shiftKey && at === last) first.focus();
    else return;
    event.preventDefault();
  }

  function hear(notice) {
    if (notice.run !== run) return reload();
    const isNew = notice.build > seen;
    seen = notice.build;
    if (notice.errors.length > 0) return show(notice);
    hide();
    // Builds of now do not say what they mean for the portal at another moment.
    return act(elsewhen !== undefined && isNew ? null : notice.changes);
  }

  /** Listens while someone looks: a browser has few connections for all pages of a host. */
  function listen() {
    if (document.hidden) {
      if (source) source.close();
      source = null;
    } else if (!source) {
      source = new EventSource(`/_warta/events?run=${encodeURIComponent(run)}&since=${seen}`);
      source.addEventListener("message", ({ data }) => hear(JSON.parse(data)));
    }
  }

  scrollBack();
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => {
    if (source) source.close();
    source = null;
  });
  addEventListener("pageshow", listen);
  listen();
})();
