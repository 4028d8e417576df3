// Puts fragments into the elements that name one, when they come near the view. One that cannot be had leaves its link.
(() => {
  const boxes = document.querySelectorAll("[data-fragment]");

  const fill = async (box) => {
    const answer = await fetch(box.dataset.fragment).catch(() => null);
    const text = answer?.ok ? await answer.text().catch(() => "") : "";
    // A host may answer with a whole page for what is not there.
    if (!text || /<html[\s>]/i.test(text)) return;
    box.innerHTML = text;
    for (const link of box.querySelectorAll("a[href]")) {
      if (link.pathname === location.pathname && link.host === location.host) link.setAttribute("aria-current", "page");
    }
  };

  if (!("IntersectionObserver" in window)) return void boxes.forEach(fill);
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries.filter((one) => one.isIntersecting)) {
      watch.unobserve(entry.target);
      fill(entry.target);
    }
  }, { rootMargin: "600px" });
  boxes.forEach((box) => watch.observe(box));
})();
