// Has the browser keep the offline page: see the worker that this names.
if ("serviceWorker" in navigator) navigator.serviceWorker.register(document.currentScript.dataset.worker);
