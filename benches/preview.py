"""Row T8: from a save to the page reloaded, against a preview that runs; and ten thousand requests while it builds.

Owns a client that does what a browser does: it listens to the stream of events, and asks for the page when it is told. It must not know
how a corpus is made. `benches/run` calls it; by hand: `python3 benches/preview.py WARTA ROOT`, where ROOT is a portal of `corpus`.
"""

import http.client
import json
import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

INSTANT = "2026-11-21T06:00:00+07:00"
# Between two saves the preview writes its ledger; a person takes longer, too.
PAUSE = 4
CLIENTS = 16
REQUESTS = 10_000


class Preview:
    """A preview of a portal."""

    def __init__(self, warta, root):
        command = [warta, "serve", "--root", str(root), "--port", "0", "--at", INSTANT, "--verbose"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        self.root, self.address = Path(root), None
        self.said, self.built = [], threading.Event()
        threading.Thread(target=self._hear, daemon=True).start()
        self.built.wait()
        if self.process.poll() is not None:
            raise RuntimeError("\n".join(self.said))
        self.events = self._listen()

    def _hear(self):
        for line in self.process.stderr:
            self.said.append(line.rstrip())
            found = re.search(r"http://([^/\s]+)/", line)
            if found and not self.address:
                self.address = found[1]
            if line.startswith(("built in", "not built")):
                self.built.set()
        self.built.set()

    def _listen(self):
        connection = http.client.HTTPConnection(self.address)
        connection.request("GET", "/_warta/events?run=bench&since=0")
        for line in connection.getresponse():
            if line.startswith(b"data: "):
                yield json.loads(line[6:])

    def changed(self):
        """The next notice's changed files."""
        notice = next(self.events)
        if notice["errors"]:
            raise RuntimeError(notice["errors"])
        return {change["path"] for change in notice["changes"] or []}

    def get(self, path):
        connection = http.client.HTTPConnection(self.address)
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response.status, body

    def save(self, path, text):
        """Saves as an editor does: another file, then a rename. Corpora share files by hard links, which this breaks."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.tmp")
        beside.write_text(text)
        os.replace(beside, target)

    def end(self):
        self.process.terminate()
        return self.process.wait()


def url_of(source):
    """The path of the page of `content/YYYY/MM/DD/slug.md`."""
    return "/" + source.removeprefix("content/").removesuffix(".md") + "/"


def milliseconds(preview, source, text, word):
    """How long it takes from a save to the page that shows it."""
    time.sleep(PAUSE)
    page = url_of(source).lstrip("/") + "index.html"
    begin = time.perf_counter()
    preview.save(source, text)
    while page not in preview.changed():
        pass
    status, body = preview.get(url_of(source))
    took = (time.perf_counter() - begin) * 1000
    if status != 200 or word.encode() not in body:
        raise RuntimeError(f"{source} does not show {word}: {status}")
    return took


def saves(preview, runs):
    """Saves of several kinds, each to the page reloaded, in milliseconds."""
    sources = sorted(path.relative_to(preview.root).as_posix() for path in preview.root.glob("content/*/*/*/*.md"))
    newest, old = sources[-1], sources[len(sources) // 2]
    taken = {"body of the newest article": [], "body of an old article": [], "headline of the newest article": [], "a new article": []}
    for number in range(runs + 1):
        for name, source in (("body of the newest article", newest), ("body of an old article", old)):
            word = f"Kalimat-{name[8:11].strip()}-{number}"
            text = (preview.root / source).read_text()
            text = re.sub(r"\n\nKalimat-\S+\n$", "\n", text)
            taken[name].append(milliseconds(preview, source, f"{text}\n\n{word}\n", word))
        text = (preview.root / newest).read_text()
        title = f"Judul baru {number}"
        taken["headline of the newest article"].append(milliseconds(preview, newest, re.sub(r'(?m)^title = .*$', f'title = "{title}"', text, count=1), title))
        fresh = newest.rsplit("/", 1)[0] + f"/baru-{number}.md"
        taken["a new article"].append(milliseconds(preview, fresh, re.sub(r'(?m)^title = .*$', f'title = "Berita baru {number}"', text, count=1), f"Berita baru {number}"))
    # The first of each warms up.
    return {name: values[1:] for name, values in taken.items()}


def storm(preview):
    """Ten thousand requests by sixteen clients, while articles are saved: how many fail, and how long all take."""
    sources = sorted(path.relative_to(preview.root).as_posix() for path in preview.root.glob("content/*/*/*/*.md"))[-200:]
    failed, lock, over = [], threading.Lock(), threading.Event()

    def ask(first):
        connection = http.client.HTTPConnection(preview.address)
        for number in range(first, REQUESTS, CLIENTS):
            path = url_of(sources[number % len(sources)])
            try:
                connection.request("GET", path)
                response = connection.getresponse()
                body = response.read()
                is_whole = response.status == 200 and b"</html>" in body
            except (OSError, http.client.HTTPException) as error:
                is_whole, body = False, repr(error)
                connection = http.client.HTTPConnection(preview.address)
            if not is_whole:
                with lock:
                    failed.append((path, body[:200]))

    def edit():
        number = 0
        while not over.is_set():
            text = (preview.root / sources[-1]).read_text()
            preview.save(sources[-1], f"{text}\n\nBadai {number}.\n")
            number += 1
            over.wait(0.3)

    clients = [threading.Thread(target=ask, args=(first,)) for first in range(CLIENTS)]
    editor = threading.Thread(target=edit)
    builds = sum(line.startswith("built in") for line in preview.said)
    begin = time.perf_counter()
    editor.start()
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    seconds = time.perf_counter() - begin
    over.set()
    editor.join()
    builds = sum(line.startswith("built in") for line in preview.said) - builds
    return {"requests": REQUESTS, "failed": len(failed), "examples": [str(one) for one in failed[:3]], "seconds": seconds, "builds": builds}


def measure(warta, root, runs):
    """All of row T8."""
    preview = Preview(warta, root)
    try:
        return {"saves": saves(preview, runs), "storm": storm(preview), "said": preview.said[-60:]}
    finally:
        preview.end()


if __name__ == "__main__":
    result = measure(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 5)
    for kind, values in result["saves"].items():
        print(f"{kind}: {sorted(round(value) for value in values)} ms")
    print(result["storm"])
    print("\n".join(result["said"]) if "--said" in sys.argv else "")
