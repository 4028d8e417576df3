// What pages of the desk run: live parts are exchanged when a build ends, countdowns count, paths can be copied. All else works without.
(() => {
  "use strict";
  const { run, build } = document.currentScript.dataset;
  const AGAIN = 700;
  let seen = Number(build);
  let source = null;
  let timer = 0;
  let asking = false;
  let again = false;

  /** How long it is until an instant, in the two largest units: as the server says it. */
  function left(until) {
    const seconds = until - Math.floor(Date.now() / 1000);
    const span = Math.abs(seconds);
    const [days, hours, minutes, rest] = [Math.floor(span / 86400), Math.floor(span / 3600) % 24, Math.floor(span / 60) % 60, span % 60];
    const parts = days ? [[days, "d"], [hours, "h"]] : hours ? [[hours, "h"], [minutes, "min"]] : minutes ? [[minutes, "min"], [rest, "s"]] : [[rest, "s"]];
    const text = parts.filter(([count], place) => place === 0 || count > 0).map(([count, unit]) => `${count} ${unit}`).join(" ");
    return seconds >= 0 ? `in ${text}` : `${text} ago`;
  }

  /** The moment that the preview stands for runs with the clock, unless it was told to stand still. */
  const stands = () => document.querySelector("#state .moment")?.textContent.startsWith("stands");

  function count() {
    if (document.hidden || stands()) return;
    for (const element of document.querySelectorAll("[data-until]")) {
      const text = left(Number(element.dataset.until));
      if (element.textContent !== text) element.textContent = text;
    }
  }

  /** Shows what works with script only. */
  function dress() {
    if (navigator.clipboard) for (const button of document.querySelectorAll(".copy[hidden]")) button.hidden = false;
  }

  /** Something that names an element in the next version of the page too. */
  function nameOf(element) {
    if (!element || element === document.body) return null;
    if (element.id) return `#${CSS.escape(element.id)}`;
    for (const name of ["href", "data-copy"]) {
      const value = element.getAttribute(name);
      if (value) return `${element.localName}[${name}="${CSS.escape(value)}"]`;
    }
    return element.localName === "summary" && element.parentElement.id ? `#${CSS.escape(element.parentElement.id)} > summary` : null;
  }

  /** Puts the live parts of a newer version of this page in the place of those that are here. */
  function exchange(newer) {
    const focus = nameOf(document.activeElement);
    const open = [...document.querySelectorAll("details[open][id]")].map(({ id }) => id);
    for (const old of document.querySelectorAll("[data-live]")) {
      const next = newer.getElementById(old.id);
      if (!next || next.outerHTML === old.outerHTML) continue;
      const mine = document.importNode(next, true);
      for (const id of open) mine.querySelector(`#${CSS.escape(id)}`)?.setAttribute("open", "");
      old.replaceWith(mine);
    }
    document.title = newer.title;
    dress();
    count();
    if (focus && document.activeElement === document.body) document.querySelector(focus)?.focus({ preventScroll: true });
  }

  /** Whether the server is still finding something out for this page. */
  const isPending = (page) => page.querySelector("head noscript") !== null;

  /** Asks for this page again. */
  async function ask() {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    clearTimeout(timer);
    try {
      const response = await fetch(location.href, { headers: { accept: "text/html" } });
      const text = await response.text();
      const newer = new DOMParser().parseFromString(text, "text/html");
      if (!newer.querySelector("script[src='/_warta/desk.js']")) {
        // The portal at another moment is there.
        location.reload();
        return;
      }
      exchange(newer);
      if (isPending(newer)) timer = setTimeout(ask, AGAIN);
      else document.querySelector("head noscript")?.remove();
    } catch {
      // The preview has ended, or is starting anew: its stream says when it is back.
    } finally {
      asking = false;
      if (again) {
        again = false;
        ask();
      }
    }
  }

  function hear(notice) {
    if (notice.run !== run) return location.reload();
    if (notice.build === seen) return undefined;
    seen = notice.build;
    return ask();
  }

  /** Listens while someone looks: a browser has few connections for all pages of a host. */
  function listen() {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource(`/_warta/events?run=${encodeURIComponent(run)}&since=${seen}`);
      source.addEventListener("message", ({ data }) => hear(JSON.parse(data)));
    }
  }

  document.addEventListener("click", async ({ target }) => {
    const button = target.closest?.(".copy");
    if (!button) return;
    const label = button.firstChild;
    const text = label.textContent;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      label.textContent = "Copied";
    } catch {
      label.textContent = "Cannot copy";
    }
    setTimeout(() => (label.textContent = text), 1500);
  });
  document.addEventListener("change", ({ target }) => {
    if (target.matches?.(".filter select")) target.form.requestSubmit();
  });
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => {
    source?.close();
    source = null;
  });
  addEventListener("pageshow", listen);
  dress();
  count();
  setInterval(count, 1000);
  listen();
  if (isPending(document)) timer = setTimeout(ask, AGAIN);
})();
