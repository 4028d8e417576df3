// Videos and maps of other hosts are loaded when a reader asks for them, and not before. Without this script their links lead there.
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest(".embed > a") : null;
  const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || elsewhere) return;
  const place = link.parentElement;
  if (!place.dataset.embed?.startsWith("https://")) return;
  event.preventDefault();
  const frame = document.createElement("iframe");
  frame.src = place.dataset.embed;
  frame.title = link.textContent;
  frame.allowFullscreen = true;
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-presentation");
  place.replaceChildren(frame);
  place.classList.add("loaded");
  frame.focus();
});
