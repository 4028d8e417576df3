// A page by the Tab key alone: everything that can be worked is reached, shows that it has the focus, and lets go of it.

/** What Tab ought to reach. Of radio buttons with one name it reaches one. */
const WORKABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex], [contenteditable=true]";

/**
 * Tabs through the loaded page. `wrong` names what Tab does not reach or what does not show its focus; `skipped` is null, or says
 * what is wrong with the link that skips to the main part.
 */
export async function checkKeyboard(page) {
  const count = await page.evaluate(prepare, WORKABLE);
  const skipped = await checkSkipLink(page);
  await page.evaluate(() => {
    document.activeElement?.blur();
    getSelection()?.collapse(document.body, 0);
    globalThis.reached.clear();
    globalThis.unseen.length = 0;
  });
  // More than once around: the browser itself stops at what scrolls, and between the end and the beginning.
  const isDone = () => page.evaluate(() => globalThis.workable.every((element) => globalThis.reached.has(element) || !element.isConnected));
  for (let press = 0; press < 2 * count + 20 && !(press >= count && (await isDone())); press++) await page.keyboard.press("Tab");
  const wrong = await page.evaluate(() => [
    // A fragment takes the place of the link that leads to it.
    ...globalThis.workable.filter((element) => element.isConnected && !globalThis.reached.has(element)).map((element) => `not reached: ${element.outerHTML.slice(0, 100)}`),
    ...globalThis.unseen,
  ]);
  return { wrong, skipped };
}

/** Runs in the page: finds what can be worked, and listens to where the focus goes. Gives how many there are. */
function prepare(selector) {
  const isOpen = (element) => !element.closest("[inert], details:not([open]) > :not(summary)") && !element.matches(":disabled, [tabindex='-1']");
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const radios = new Set();
  const isFirst = ({ type, name }) => type !== "radio" || (!radios.has(name) && radios.add(name));
  globalThis.workable = [...document.querySelectorAll(selector)].filter((element) => isOpen(element) && isSeen(element) && isFirst(element));
  globalThis.reached = new Set();
  globalThis.unseen = [];
  document.addEventListener("focusin", ({ target }) => {
    globalThis.reached.add(target);
    if (!globalThis.workable.includes(target)) return;
    const isMarked = ({ outlineStyle, outlineWidth, boxShadow }) => (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
    // The frame may be that of a link's whole card.
    if (![undefined, "::before", "::after"].some((part) => isMarked(getComputedStyle(target, part)))) globalThis.unseen.push(`does not show its focus: ${target.outerHTML.slice(0, 100)}`);
  });
  return globalThis.workable.length;
}

/** The first Tab shows a link that leads to the main part, and Enter takes the reader there. */
async function checkSkipLink(page) {
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => {
    const { top, bottom, left, right } = document.activeElement.getBoundingClientRect();
    const isShown = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
    return { href: document.activeElement.getAttribute("href") ?? "", isShown };
  });
  if (!first.href.startsWith("#")) return `the first Tab reaches ${first.href || "no link"}, not a link that skips to the main part`;
  if (!first.isShown) return "the link that skips to the main part is not shown when it has the focus";
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const isWithin = await page.evaluate((id) => {
    const target = document.getElementById(id);
    const main = target?.closest("main") ?? target;
    const next = document.activeElement;
    // A main part without anything to work: the focus is behind it.
    return Boolean(main) && (main.contains(next) || !(main.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_PRECEDING));
  }, decodeURIComponent(first.href.slice(1)));
  return isWithin ? null : `after ${first.href} the focus goes on before the main part`;
}
