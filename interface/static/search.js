// Search in a portal's own index (docs/search.md). Nothing is asked of any other host, and what the index says is data: it becomes
// text, never markup. In Node this file only gives away its functions, for the tests.

/** How many results are shown at a time. */
const PAGE = 10;
/** How many files of words are asked for at once: one at first, since the newest mostly suffice, then more. */
const GROUPS = [1, 2, 4, 8];
/** How many characters of words are read for a page at the most, while there are results, so that its best come first: some 70 KB as hosts send them. */
const READ = 120000;
/** How many articles are asked for at once, for passages of their texts. */
const TEXTS = 2;
/** The form of the index that this script knows. */
const FORM = 1;
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const VALUES = new Map([...DIGITS].map((digit, value) => [digit.charCodeAt(0), value]));

// Words. The same as src/press/search/terms.rs, with the tables that the index brings.

const isIn = (ranges, point) => {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle][1] < point) low = middle + 1;
    else high = middle;
  }
  return low < ranges.length && ranges[low][0] <= point;
};

const SPACED = -1;
const NONE = -2;
const IN_WORDS = /[\p{Alphabetic}\p{N}\p{M}]/u;

/** What makes words of texts, by the tables of an index. */
export function reader(tables) {
  const letters = new Map(Object.entries(tables.letters));
  const digit = (c) => {
    const point = c.codePointAt(0);
    const zero = tables.zeros.find((zero) => zero <= point && point < zero + 10);
    return zero === undefined ? c : String(point - zero);
  };
  const fold = (text) => {
    let out = "";
    for (const c of text.normalize("NFKD")) {
      if (isIn(tables.dropped, c.codePointAt(0))) continue;
      for (const lower of c.toLowerCase()) out += letters.get(lower) ?? digit(lower);
    }
    return out.normalize("NFC");
  };
  const script = (c) => {
    const runs = tables.runs.findIndex((runs) => isIn(runs[2], c.codePointAt(0)));
    return runs >= 0 ? runs : IN_WORDS.test(c) ? SPACED : NONE;
  };
  /** The parts of a folded text that are of one script, as lists of characters, with where they begin. */
  const stretches = (chars) => {
    const found = [];
    for (let at = 0; at < chars.length;) {
      const is = script(chars[at]);
      let end = at + 1;
      while (end < chars.length && script(chars[end]) === is) end++;
      if (is !== NONE) found.push({ runs: tables.runs[is], at, chars: chars.slice(at, end) });
      at = end;
    }
    return found;
  };
  const bare = (chars) => {
    const word = chars.join("");
    const article = tables.articles.find((article) => word.startsWith(article) && chars.length - article.length >= tables.left);
    return article ? chars.slice(article.length) : chars;
  };
  const spaced = (chars) => {
    const word = bare(chars).slice(0, tables.longest);
    return word.length > 1 || /^[0-9]$/.test(word[0]) ? word : null;
  };
  const key = (word) => {
    const runs = tables.runs[script(String.fromCodePoint(word.codePointAt(0)))];
    return runs ? runs[1] : tables.key;
  };
  return {
    fold,
    stretches,
    bare,
    /** The words of a text, as the index has them. */
    words(text) {
      return stretches([...fold(text)]).flatMap(({ runs, chars }) => {
        if (!runs) return spaced(chars)?.join("") ?? [];
        return chars.map((_, at) => chars.slice(at, at + runs[0]).join(""));
      });
    },
    /**
     * What a question wants: words, whether those that begin with one will do, and whether it may be missing. The last pair of a
     * Korean word is mostly a particle.
     */
    wanted(question) {
      const found = new Map();
      const want = (word, begins, optional) => found.has(word) || found.set(word, { word, begins, optional });
      for (const { runs, chars } of stretches([...fold(question)])) {
        if (!runs) {
          const word = spaced(chars);
          if (word) want(word.join(""), word.length >= tables.key, false);
        } else if (chars.length < runs[0]) {
          if (chars.length >= runs[1]) want(chars.join(""), true, false);
        } else {
          const korean = chars.length > 2 && chars.every((c) => c >= "\uac00" && c <= "\ud7a3");
          const last = chars.length - runs[0];
          for (let at = 0; at <= last; at++) want(chars.slice(at, at + runs[0]).join(""), false, korean && at === last);
        }
      }
      return [...found.values()];
    },
    /** The drawer of a word, of so many. */
    drawer(word, of) {
      let hash = 0x811c9dc5;
      for (const c of [...word].slice(0, key(word))) hash = Math.imul(hash ^ c.codePointAt(0), 0x01000193);
      hash = (hash ^ (hash >>> 15)) >>> 0;
      return hash % of;
    },
  };
}

/** How many articles a file of words speaks of. */
export const articles = (text) => Number.parseInt(text, 10) || 0;

/** Where a wanted word stands by a file of words: how much it counts, by article. */
export function places(text, { word, begins }) {
  const found = new Map();
  let start = text.indexOf(`\n${word}${begins ? "" : " "}`) + 1;
  while (start > 0 && text.startsWith(word, start)) {
    const end = text.indexOf("\n", start);
    const space = text.indexOf(" ", start);
    if (end < 0 || space < 0 || space > end) break;
    const whole = space - start === word.length;
    const share = whole ? 1 : (0.6 * word.length) / (space - start);
    for (let at = space + 1, next = 0, number = 0, shift = 0; at < end; at++) {
      const value = VALUES.get(text.charCodeAt(at)) ?? 0;
      number += (value % 32) * 2 ** shift;
      shift += 5;
      if (value >= 32) continue;
      const article = next + Math.floor(number / 8);
      found.set(article, Math.max(found.get(article) ?? 0, (share * ((number % 8) + 1)) / 8));
      next = article + 1;
      number = shift = 0;
    }
    if (!begins) break;
    start = end + 1;
  }
  return found;
}

// The index.

/** The index of an edition. `get(path)` gives the text of one of its files. */
export class Index {
  constructor(get, lang = "") {
    this.get = get;
    this.lang = lang;
    this.files = new Map();
  }

  async open() {
    const told = JSON.parse(await this.get("index.json"));
    if (told.form !== FORM) throw new Error(`the index is of form ${told.form}, not ${FORM}`);
    this.part = told.part;
    this.months = told.months;
    this.reader = reader(told.fold);
    return this;
  }

  file(path) {
    if (!this.files.has(path)) {
      const file = this.get(path);
      file.catch(() => this.files.delete(path));
      this.files.set(path, file);
    }
    return this.files.get(path);
  }

  /** What can be asked one after the other, the newest first: parts of months in progress, months that are over. */
  units() {
    return this.months.flatMap(([month, parts, drawers]) => {
      if (drawers) return [{ index: this, month, drawers, first: 0 }];
      const part = (_, at) => ({ index: this, month, file: `${month}/${parts - at}.txt`, first: (parts - at - 1) * this.part });
      return Array.from({ length: parts }, part);
    });
  }

  /** The files of a unit that say where some words stand, in the order of the words. */
  texts(unit, wanted) {
    const path = ({ word }) => unit.file ?? `${unit.month}/d${this.reader.drawer(word, unit.drawers)}.txt`;
    return Promise.all(wanted.map((one) => this.file(path(one))));
  }

  /** What is shown of an article of a month. */
  async card(month, article) {
    const cards = JSON.parse(await this.file(`${month}/${Math.floor(article / this.part) + 1}.json`));
    return cards[article % this.part];
  }
}

/** One question to one or several indexes. */
export class Question {
  constructor(indexes, text, { sector = "", year = "", order = "relevance" } = {}) {
    this.wanted = indexes[0]?.reader.wanted(text) ?? [];
    this.words = this.wanted.length;
    if (sector && this.words) this.wanted.push({ word: `~${sector}`, begins: false, optional: false });
    this.order = order;
    const units = indexes.flatMap((index) => index.units()).filter(({ month }) => month.startsWith(year));
    // Stable: within a month as they come.
    this.units = units.sort((one, other) => (one.month < other.month ? 1 : one.month > other.month ? -1 : 0));
    this.newest = this.units[0]?.month ?? "";
    this.articles = 0;
    this.known = this.wanted.map(() => 0);
    this.waiting = [];
    this.step = 0;
    this.at = 0;
    this.found = 0;
    this.read = 0;
  }

  /** Whether there is nothing more to be asked. */
  get ended() {
    return this.at >= this.units.length || this.words === 0;
  }

  /** The month that was asked last. */
  get month() {
    return this.units[this.at - 1]?.month ?? "";
  }

  /** Asks the next units. */
  async next() {
    const group = this.units.slice(this.at, this.at + GROUPS[Math.min(this.step, GROUPS.length - 1)]);
    const texts = await Promise.all(group.map((unit) => unit.index.texts(unit, this.wanted)));
    this.at += group.length;
    this.step++;
    for (const text of new Set(texts.flat())) this.read += text.length;
    const hits = group.flatMap((unit, at) => this.hits(unit, texts[at]));
    this.found += hits.length;
    this.waiting.push(...hits);
    // How rare a word is, one knows better now.
    for (const hit of this.waiting) hit.score = this.score(hit);
    const newer = (one, other) => (one.unit.month === other.unit.month ? other.article - one.article : one.unit.month < other.unit.month ? 1 : -1);
    this.waiting.sort(this.order === "date" ? newer : (one, other) => other.score - one.score || newer(one, other));
  }

  /** Whether something shall be asked before one of so many results is shown. By date, what comes first is known at once. */
  wants(limit, until) {
    if (this.ended || this.waiting.length >= limit) return false;
    return this.waiting.length === 0 || (this.order !== "date" && this.read < until);
  }

  hits(unit, texts) {
    const found = this.wanted.map((one, at) => places(texts[at], one));
    this.articles += articles(texts[0] ?? "");
    found.forEach((places, at) => (this.known[at] += places.size));
    const needed = found.filter((_, at) => !this.wanted[at].optional).sort((one, other) => one.size - other.size);
    const [rarest, ...others] = needed;
    const all = [...(rarest?.keys() ?? [])].filter((article) => others.every((places) => places.has(article)));
    return all.map((article) => ({
      unit,
      article: unit.first + article,
      counts: found.slice(0, this.words).map((places) => places.get(article) ?? 0),
    }));
  }

  /** BM25 with what is known so far; what is a year older counts a tenth less. */
  score({ unit, counts }) {
    const rarity = (known) => Math.log(1 + (this.articles - known + 0.5) / (known + 0.5));
    const age = months(this.newest) - months(unit.month);
    return counts.reduce((sum, count, at) => sum + count * rarity(this.known[at]), 0) * (0.6 + 0.4 * 0.75 ** (age / 12));
  }

  /** The next results, at most so many, with their cards; asks as long as there are too few. `progress` is told after each step. */
  async more(limit = PAGE, progress = () => true) {
    const shown = [];
    const until = this.read + READ;
    while (shown.length < limit) {
      if (this.waiting.length === 0 && this.ended) break;
      if (this.wants(limit - shown.length, until)) {
        await this.next();
        if (!(await progress(shown.length))) break;
        continue;
      }
      const hits = this.waiting.splice(0, limit - shown.length);
      const cards = await Promise.all(hits.map(({ unit, article }) => unit.index.card(unit.month, article)));
      const results = hits.map((hit, at) => ({ ...hit, card: cards[at], lang: hit.unit.index.lang }));
      shown.push(...results);
      if (!(await progress(shown.length, results))) break;
    }
    return shown;
  }
}

const months = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

/** A text cut into pieces, each with whether a wanted word is in it: what stands for one letter is not cut. */
export function marked(text, wanted, reader) {
  const chars = [...text];
  const folded = [];
  const origin = [];
  chars.forEach((c, at) => [...reader.fold(c)].forEach((letter) => (folded.push(letter), origin.push(at))));
  const is = chars.map(() => false);
  const mark = (from, length) => {
    for (let at = origin[from]; at <= origin[from + length - 1]; at++) is[at] = true;
  };
  for (const { runs, at, chars: stretch } of reader.stretches(folded)) {
    const skipped = runs ? 0 : stretch.length - reader.bare(stretch).length;
    const starts = runs ? stretch.map((_, place) => place) : [skipped];
    for (const start of starts) {
      const rest = stretch.slice(start).join("");
      for (const { word, begins } of wanted) {
        const length = [...word].length;
        if (rest.startsWith(word) && (runs || begins || rest === word)) mark(at + start, length);
      }
    }
  }
  const pieces = [];
  chars.forEach((c, at) => {
    // A mark that folds to nothing belongs to the letter before it.
    if (at > 0 && reader.fold(c) === "" && /\p{M}/u.test(c)) is[at] = is[at - 1];
    const last = pieces.at(-1);
    if (last && last.is === is[at]) last.text += c;
    else pieces.push({ text: c, is: is[at] });
  });
  return pieces;
}

/** What stands around the first wanted word of a text, at most so many letters, and `…` where it was cut; empty if none is there. */
export function passage(text, wanted, reader, most) {
  const chars = [...text];
  const isGap = (at) => at <= 0 || at >= chars.length || /\s/.test(chars[at]);
  /** The next place between words, if one is near: some scripts have none. */
  const gap = (from, step) => {
    for (let at = from; Math.abs(at - from) < 24; at += step) if (isGap(at)) return Math.min(Math.max(at, 0), chars.length);
    return from;
  };
  for (let from = 0, end; from < chars.length; from = end) {
    end = gap(from + 500, 1);
    let hit = from;
    const found = marked(chars.slice(from, end).join(""), wanted, reader).some(({ text, is }) => is || ((hit += [...text].length), false));
    if (!found) continue;
    const start = hit < most / 3 ? 0 : gap(Math.floor(hit - most / 4), -1);
    const last = start + most >= chars.length ? chars.length : Math.max(gap(start + most, -1), hit + 1);
    return `${start > 0 ? "…" : ""}${chars.slice(start, last).join("").trim()}${last < chars.length ? "…" : ""}`;
  }
  return "";
}

// The page.

/** An element with attributes and children; texts become text. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== "") made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function start(root) {
  const form = root.querySelector("form");
  const { q, sector, year, lang, order } = form.elements;
  const list = root.querySelector("[data-results]");
  const status = root.querySelector("[data-status]");
  const button = root.querySelector("[data-more]");
  const say = root.dataset;
  const page = document.documentElement.lang;
  const indexes = new Map();
  let question = null;
  let turn = 0;
  let asked = null;
  let passages = null;

  const options = () => [...lang.options].filter(({ dataset }) => dataset.index);
  const open = (option, fresh) => {
    const base = new URL(option.dataset.index, location.href);
    if (fresh || !indexes.has(option.value)) {
      const cache = fresh ? "reload" : "default";
      const get = async (path) => {
        const answer = await fetch(new URL(path, base), { cache: path === "index.json" && !fresh ? "no-cache" : cache, credentials: "same-origin" });
        if (!answer.ok) throw new Error(`${answer.status} ${path}`);
        return answer.text();
      };
      const index = new Index(get, option.value).open();
      index.catch(() => indexes.delete(option.value));
      indexes.set(option.value, index);
    }
    return indexes.get(option.value);
  };
  const chosen = (fresh = false) => Promise.all(options().filter(({ value }) => lang.value === "*" || value === lang.value).map((option) => open(option, fresh)));

  const tell = (text, values = {}) => {
    status.textContent = text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  };
  const month = (text) => new Intl.DateTimeFormat(page, { year: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${text}-15T00:00:00Z`));
  const number = (count) => new Intl.NumberFormat(page).format(count);

  const highlight = (text, result) =>
    marked(text, question.wanted.slice(0, question.words), result.unit.index.reader).map(({ text, is }) => (is ? element("mark", {}, text) : text));

  const show = (result) => {
    const [path, title, date, day, sector, badge, excerpt] = result.card ?? [];
    const url = new URL(path ?? "", location.href);
    if (!result.card || url.origin !== location.origin) return;
    const dir = lang.querySelector(`option[value="${CSS.escape(result.lang)}"]`)?.dataset.dir;
    const own = result.lang === page ? {} : { lang: result.lang, dir };
    const parts = [title, excerpt].map((text) => (text ? highlight(text, result) : []));
    const told = excerpt ? element("p", { class: "excerpt" }, ...parts[1]) : "";
    const kicker = [badge && element("span", { class: "badge" }, badge), badge && sector && " ", sector].filter(Boolean);
    const item = element("li", own, element("article", { class: "card" },
      kicker.length ? element("p", { class: "kicker" }, ...kicker) : "",
      element("h2", { class: "headline" }, element("a", { href: url.href }, ...parts[0])),
      told,
      element("p", { class: "card-meta" }, element("time", { datetime: date }, day))));
    list.append(item);
    if (told && parts.flat().every((part) => typeof part === "string")) passages?.watch(item, { url, told, excerpt, result });
  };

  /** The text of an article, as its page has it. */
  const textOf = async (url, signal) => {
    const answer = await fetch(url, { signal, credentials: "same-origin", priority: "low" });
    if (!answer.ok) return "";
    const text = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(say.text);
    text?.querySelectorAll("script, style, template").forEach((one) => one.remove());
    return text?.textContent.replace(/\s+/g, " ").trim() ?? "";
  };

  /** Puts the passage where a wanted word stands in the place of an excerpt, which stays as high as it was. */
  const retell = ({ told, excerpt, result }, text) => {
    const wanted = question.wanted.slice(0, question.words);
    const high = told.offsetHeight;
    for (let most = Math.max([...excerpt].length, 60); most >= 40; most = Math.floor(most * 0.9)) {
      const around = passage(text, wanted, result.unit.index.reader, most);
      if (!around) return;
      told.replaceChildren(...highlight(around, result));
      if (told.offsetHeight <= high) break;
    }
    told.style.minBlockSize = `${high}px`;
  };

  /** What a question has under way for the passages of its results: few pages at a time, of results that are in view. */
  const reading = () => {
    const abort = new AbortController();
    const waiting = [];
    const results = new WeakMap();
    let open = 0;
    const next = async () => {
      if (open >= TEXTS || waiting.length === 0 || abort.signal.aborted) return;
      open++;
      const one = waiting.shift();
      const text = await textOf(one.url, abort.signal).catch(() => "");
      open--;
      if (abort.signal.aborted) return;
      if (text) retell(one, text);
      next();
    };
    const view = new IntersectionObserver((entries) => {
      for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
        view.unobserve(target);
        waiting.push(results.get(target));
        next();
      }
    });
    return {
      watch: (item, one) => (results.set(item, one), view.observe(item)),
      end: () => (abort.abort(), view.disconnect()),
    };
  };

  /** Shows the next results of the question. */
  const more = async () => {
    const mine = turn;
    const now = question;
    button.hidden = true;
    await now.more(PAGE, (shown, results = []) => {
      if (mine !== turn) return false;
      results.forEach(show);
      if (shown < PAGE && !now.ended) tell(say.soFar, { number: number(list.childElementCount), month: month(now.month) });
      return true;
    });
    if (mine !== turn) return;
    const count = number(list.childElementCount);
    const over = now.ended && now.waiting.length === 0;
    if (list.childElementCount === 0) tell(say.none);
    else if (over) tell(say.found, { number: count });
    else tell(say.soFar, { number: count, month: month(now.month) });
    button.hidden = over;
    root.removeAttribute("aria-busy");
    history.replaceState({ ...history.state, shown: list.childElementCount }, "");
  };

  /** Asks what the form says; `fresh`, after files were gone that the index named. What was shown when the page was left is shown again. */
  const ask = async (fresh = false) => {
    const mine = ++turn;
    const { shown = 0, from } = history.state ?? {};
    passages?.end();
    passages = null;
    const text = q.value.trim();
    button.hidden = true;
    document.title = text ? `${text} – ${say.title}` : say.title;
    if (!text) {
      list.replaceChildren();
      tell("");
      return;
    }
    root.setAttribute("aria-busy", "true");
    try {
      const opened = await chosen(fresh);
      if (mine !== turn) return;
      const next = new Question(opened, text, { sector: sector.value, year: year.value, order: order.value });
      list.replaceChildren();
      if (next.words === 0) {
        root.removeAttribute("aria-busy");
        return tell(say.short);
      }
      question = next;
      if (say.text && "IntersectionObserver" in window && !navigator.connection?.saveData) passages = reading();
      tell(say.searching);
      await more();
      while (mine === turn && !button.hidden && list.childElementCount < shown) await more();
      if (mine === turn && from > 0) scrollTo({ top: from, behavior: "instant" });
    } catch (error) {
      if (mine !== turn) return;
      // The portal was published while this page was open: its index says otherwise now.
      if (!fresh) return void (await ask(true));
      root.removeAttribute("aria-busy");
      tell(say.failed);
      console.error(error);
    }
  };

  const state = () => JSON.stringify([q.value.trim(), sector.value, year.value, lang.value, order.value]);
  const address = () => {
    const url = new URL(location.href);
    const put = (name, value, usual) => (value === usual ? url.searchParams.delete(name) : url.searchParams.set(name, value));
    put("q", q.value.trim(), "");
    put("sector", sector.value, "");
    put("year", year.value, "");
    put("lang", lang.value, page);
    put("order", order.value, "relevance");
    return url;
  };
  const read = () => {
    const values = new URL(location.href).searchParams;
    const choose = (select, value, usual) => (select.value = [...select.options].some((option) => option.value === value) ? value : usual);
    q.value = values.get("q") ?? "";
    choose(sector, values.get("sector"), "");
    choose(year, values.get("year"), "");
    choose(lang, values.get("lang"), page);
    choose(order, values.get("order"), "relevance");
  };
  const go = (how) => {
    if (state() === asked) return;
    asked = state();
    history[how](null, "", address());
    ask();
  };

  let pause = 0;
  q.addEventListener("input", (event) => {
    clearTimeout(pause);
    if (!event.isComposing) pause = setTimeout(() => go("replaceState"), 120);
  });
  form.addEventListener("change", (event) => event.target !== q && go("pushState"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    const settled = state();
    asked = settled === asked ? asked : null;
    if (asked === null) go("pushState");
    else history.pushState(null, "", address());
  });
  addEventListener("popstate", () => {
    read();
    asked = state();
    ask();
  });
  button.addEventListener("click", async () => {
    const last = list.childElementCount;
    await more().catch(() => ask(true));
    list.children[last]?.querySelector("a")?.focus();
  });
  if ("IntersectionObserver" in window) {
    // What is scrolled to is loaded, once: then a reader who wants to reach the end of the page can.
    const watch = new IntersectionObserver(([entry]) => {
      if (entry.isIntersecting && !button.hidden && list.childElementCount < 5 * PAGE) more().catch(() => ask(true));
    }, { rootMargin: "200px" });
    watch.observe(button);
  }

  root.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const inField = document.activeElement === q;
    if (event.key === "ArrowDown" && (inField || at >= 0) && links[at + 1]) links[at + 1].focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? q).focus();
    else if (event.key === "Escape" && at >= 0) q.focus();
    else if (event.key === "Escape" && inField && q.value) {
      q.value = "";
      go("pushState");
    } else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || event.altKey || event.ctrlKey || event.metaKey || typing) return;
    event.preventDefault();
    q.focus();
    q.select();
  });

  /** Loads what most questions begin with: the newest articles. */
  const ready = (index) => {
    const [unit] = index?.units() ?? [];
    const parts = index?.months[0]?.[1];
    if (unit?.file) index.file(unit.file).catch(() => {});
    if (parts) index.file(`${unit.month}/${parts}.json`).catch(() => {});
  };

  // The browser cannot return to a place that is not there yet.
  addEventListener("pagehide", () => history.replaceState({ ...history.state, from: scrollY }, ""));

  form.hidden = false;
  read();
  if (q.value && history.state?.from > 0) history.scrollRestoration = "manual";
  asked = state();
  // The field does not take the focus: the first Tab is the skip link's, and "/" leads here.
  if (q.value) ask();
  else if (!navigator.connection?.saveData) chosen().then(([index]) => ready(index)).catch(() => {});
}

if (typeof document !== "undefined") {
  const root = document.querySelector("[data-search]");
  if (root) start(root);
}
