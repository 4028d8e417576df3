//! The desk of the preview, asked as a browser asks: a preview that runs in this process, on a port of its own.

use crate::support::{AT, Portal, article, disk};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use warta::base::instant::Instant;
use warta::base::problem::{Place, Problem};
use warta::engine::Request;
use warta::engine::report::{Phase, Progress};
use warta::serve::desk::editor::Editor;
use warta::serve::state::{Moment, Settings};
use warta::serve::{Lint, Outside, bind, serve};

/// A preview that runs.
struct Shown {
    address: SocketAddr,
    builds: Receiver<bool>,
    end: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

/// The world outside, as tests have it: the clock stands still, the linter finds one thing.
struct World(Mutex<Sender<bool>>);

impl Progress for World {
    fn begin(&self, _: Phase, _: usize) {}
    fn advance(&self, _: usize) {}
}

impl Outside for World {
    fn now(&self) -> Instant {
        Instant::from_rfc3339(AT).unwrap()
    }

    fn heard(&self, moment: &Moment) {
        // A test that has ended hears nothing.
        let _ = self.0.lock().unwrap().send(!moment.report.failed());
    }

    fn warned(&self, problem: &Problem) {
        panic!("{problem:?}");
    }

    fn lints(&self, request: &Request) -> Vec<Lint> {
        assert!(request.root.join("config.toml").is_file());
        let place = Place::within("content/a.md", "x <b>y\n", 2..5);
        vec![Lint { problem: Problem::warning("<b> is bold").at(place), rule: "bold-words", mends: true }]
    }
}

/// An answer.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn location(&self) -> &str {
        let line = self.head.lines().find_map(|line| line.strip_prefix("location: "));
        line.unwrap_or_else(|| panic!("no location: {}", self.head))
    }

    fn holds(&self, text: &str) -> &Self {
        assert!(self.body.contains(text), "no {text:?} in {}", self.body);
        self
    }

    fn lacks(&self, text: &str) -> &Self {
        assert!(!self.body.contains(text), "{text:?} in {}", self.body);
        self
    }
}

impl Shown {
    /// Shows a portal, and waits for the first build.
    fn of(portal: &Portal) -> Self {
        let bound = bind("127.0.0.1", 0).unwrap();
        let address = bound.address;
        let settings = Settings {
            root: portal.root().to_owned(),
            host: "127.0.0.1".to_owned(),
            address,
            at: Instant::from_rfc3339(AT),
            drafts: false,
            editor: Editor {
                root: portal.root().to_owned(),
                pattern: Some("ed:{path}+{line}+{column}".to_owned()),
            },
            run: "test".to_owned(),
        };
        let (say, builds) = channel();
        let (end, ended) = tokio::sync::oneshot::channel::<()>();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
            let world = Arc::new(World(Mutex::new(say)));
            let end = async move {
                let _ = ended.await;
            };
            runtime.block_on(serve(bound.listener, settings, world, end)).unwrap();
        });
        let shown = Self { address, builds, end: Some(end), thread: Some(thread) };
        shown.built();
        shown
    }

    /// Waits for a build, and says whether it succeeded.
    fn built(&self) -> bool {
        self.builds.recv().unwrap()
    }

    fn get(&self, path: &str) -> Answer {
        self.asked(path, &self.address.to_string())
    }

    fn asked(&self, path: &str, host: &str) -> Answer {
        self.asked_with(path, &format!("host: {host}"))
    }

    fn asked_with(&self, path: &str, headers: &str) -> Answer {
        let mut stream = TcpStream::connect(self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\n{headers}\r\nconnection: close\r\n\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let body =
            if head.contains("transfer-encoding: chunked") { unchunked(body) } else { body.to_owned() };
        Answer { status, head: head.replace("\r\n", "\n"), body }
    }

    /// Asks again and again until nothing of a page is still being found out.
    fn settled(&self, path: &str) -> Answer {
        loop {
            let answer = self.get(path);
            if !answer.body.contains("http-equiv=\"refresh\"") {
                return answer;
            }
            std::thread::yield_now();
        }
    }

    /// The same for a page at another moment.
    fn at(&self, path: &str) -> Answer {
        loop {
            let answer = self.get(path);
            if answer.status != 503 {
                return answer;
            }
            std::thread::yield_now();
        }
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(thread) = self.thread.take() {
            // What went wrong on it is said by its own panic.
            let _ = thread.join();
        }
    }
}

fn unchunked(body: &str) -> String {
    let mut rest = body;
    let mut text = String::new();
    while let Some((length, after)) = rest.split_once("\r\n") {
        let length = usize::from_str_radix(length, 16).unwrap();
        if length == 0 {
            break;
        }
        text.push_str(&after[..length]);
        rest = &after[length + 2..];
    }
    text
}

/// A portal with an article of each standing.
fn newsroom() -> Portal {
    let file = |name: &str, title: &str, date: &str, more: &str| {
        format!("-- content/{name}.md --\n{}", article(title, date, more))
    };
    Portal::new(
        &[
            file("old", "An old story", "2026-01-05T08:00:00Z", "sectors = [\"harbour\"]"),
            file("today", "Ferry today", "2026-11-23T00:00:00Z", ""),
            file("flash", "Flood now", "2026-11-22T20:00:00Z", "priority = \"breaking\""),
            file("soon", "Budget soon", "2026-12-01T02:00:00Z", "sectors = [\"harbour\"]"),
            file("draft", "Half a thought", "2026-11-20T08:00:00Z", "draft = true"),
            file("held", "Held back", "2026-11-20T08:00:00Z", "status = \"withheld\""),
            file("gone", "Taken back", "2026-11-19T08:00:00Z", "status = \"canceled\""),
            file("over", "An offer", "2026-10-01T08:00:00Z", "expires = 2026-11-01T00:00:00Z"),
        ]
        .concat(),
    )
}

#[test]
fn the_desk_lists_articles_by_how_they_stand() {
    let portal = newsroom();
    let shown = Shown::of(&portal);
    let front = shown.settled("/_warta/");
    assert_eq!(front.status, 200);
    front.holds("Build 1 succeeded").holds("Budget soon").holds("in 8 d 2 h").holds("Half a thought");
    front.holds("Flood now").holds("breaking until").holds("Ferry today").lacks("An old story");
    for (status, title) in [
        ("draft", "Half a thought"),
        ("embargoed", "Budget soon"),
        ("withheld", "Held back"),
        ("canceled", "Taken back"),
        ("expired", "An offer"),
        ("today", "Ferry today"),
        ("breaking", "Flood now"),
    ] {
        let list = shown.settled(&format!("/_warta/articles?status={status}"));
        list.holds(title).holds("1–1 of 1");
    }
    shown.settled("/_warta/articles?q=OLD+story").holds("An old story").holds("1–1 of 1");
    shown.settled("/_warta/articles?sector=harbour").holds("1–2 of 2");
    shown.settled("/_warta/articles?q=nothing-like-it&page=99").holds("None is like that");
    let all = shown.settled("/_warta/articles");
    all.holds(&format!("href=\"ed:{}/content/soon.md+1+1\"", portal.root().display()));
}

#[test]
fn an_embargoed_article_is_seen_at_its_instant_and_not_before() {
    let portal = newsroom();
    let shown = Shown::of(&portal);
    let list = shown.settled("/_warta/articles?status=embargoed");
    list.holds("/_warta/at/20261201T020000Z/2026/12/01/soon/").lacks("href=\"/2026/12/01/soon/\"");
    assert_eq!(shown.get("/2026/12/01/soon/").status, 404);
    let then = shown.at("/_warta/at/20261201T020000Z/2026/12/01/soon/");
    assert_eq!(then.status, 200);
    then.holds("Budget soon").holds("id=\"warta-at\"").holds("The portal as it will be on");
    then.holds("href=\"/_warta/at/20261201T020000Z/").holds("href=\"/2026/12/01/soon/\">See it now</a>");
    let second = shown.at("/_warta/at/20261201T015959Z/2026/12/01/soon/");
    assert_eq!(second.status, 404, "a second earlier it is not there");
    let draft = shown.at("/_warta/at/20261123T000000Z-drafts/2026/11/20/draft/");
    draft.holds("Half a thought").holds("with drafts");
    assert_eq!(shown.get("/2026/11/20/draft/").status, 404);
    shown.get("/2026/01/05/old/").lacks("warta-at").holds("An old story");
    let entries = std::fs::read_dir(portal.path(".warta")).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(entries.collect::<Vec<_>>(), ["preview"], "nothing that is deployed is touched");
    assert!(!portal.path("public").exists());
    let stored =
        disk::text(&portal.path(".warta/preview/at/20261201T020000Z/public/2026/12/01/soon/index.html"));
    assert!(!stored.contains("warta-at"), "the banner is of the answer, not of the file");
}

#[test]
fn any_page_can_be_asked_for_at_another_moment() {
    let portal = newsroom();
    let shown = Shown::of(&portal);
    for (path, wanted) in [
        ("/old/?at=2026-12-01T09:00:00+07:00", "/_warta/at/20261201T020000Z/old/"),
        ("/?at=2026-12-01T02:00:00Z", "/_warta/at/20261201T020000Z/"),
        ("/_warta/at?at=2026-12-01T02:00&path=/old/&drafts=1", "/_warta/at/20261201T020000Z-drafts/old/"),
        ("/_warta/at/2026-12-01T09:00:00+07:00/old/", "/_warta/at/20261201T020000Z/old/"),
        ("/_warta/at/20261201T020000Z", "/_warta/at/20261201T020000Z/"),
        ("/_warta/at?at=2026-12-01T02:00&path=//evil.example/", "/_warta/at/20261201T020000Z//evil.example/"),
    ] {
        let answer = shown.get(path);
        assert_eq!((answer.status, answer.location()), (303, wanted), "{path}");
    }
    let asked = shown.get("/2026/01/05/old/?at=2026-12-01T02%3A00");
    assert_eq!(asked.status, 303);
    let picked = shown.get(asked.location());
    assert_eq!(picked.location(), "/_warta/at/20261201T020000Z/2026/01/05/old/");
    for path in ["/2026/01/05/old/?at=noon", "/_warta/at/noon/"] {
        let wrong = shown.get(shown.get(path).location());
        assert_eq!(wrong.status, 400, "{path}");
        wrong.holds("noon").holds("is no moment");
    }
    assert_eq!(shown.get("/_warta/tidak").status, 404);
    let wrong = shown.get("/_warta/at?at=%3Cb%3Enoon");
    assert_eq!(wrong.status, 400);
    wrong.holds("is no moment").lacks("<b>noon");
}

#[test]
fn what_a_script_asks_for_comes_without_banner_and_script() {
    let portal = newsroom();
    let shown = Shown::of(&portal);
    let path = "/_warta/at/20261201T020000Z/2026/12/01/soon/";
    shown.at(path).holds("warta-at").holds("/_warta/live.js");
    let headers = format!("host: {}\r\nsec-fetch-dest", shown.address);
    let part = shown.asked_with(path, &format!("{headers}: empty"));
    part.holds("Budget soon").lacks("warta-at").lacks("/_warta/live.js");
    shown.asked_with(path, &format!("{headers}: document")).holds("warta-at");
}

#[test]
fn few_moments_are_kept() {
    let portal = newsroom();
    let shown = Shown::of(&portal);
    let names = (1..=6).map(|day| format!("2026120{day}T000000Z"));
    for name in names {
        shown.at(&format!("/_warta/at/{name}/"));
    }
    // Folders go in the background: the last one that was asked for goes on being there.
    let count = || std::fs::read_dir(portal.path(".warta/preview/at")).unwrap().count();
    while count() > 4 {
        std::thread::yield_now();
    }
    assert_eq!(shown.at("/_warta/at/20261206T000000Z/").status, 200);
}

/// Saves the old story as careful editors do: whole, under another name first.
fn save(portal: &Portal, text: &str) {
    portal.write("content/.old.md.tmp", text);
    portal.rename("content/.old.md.tmp", "content/old.md");
}

#[test]
fn an_error_stands_on_the_desk_until_it_is_mended() {
    let portal = newsroom();
    let shown = Shown::of(&portal);
    shown.settled("/_warta/problems").holds("It has nothing to complain of");
    save(&portal, &article("An old story", "soon", ""));
    while shown.built() {}
    let front = shown.settled("/_warta/");
    front.holds(" refused: 1 error").holds("content/old.md:3:8").holds("<mark>soon</mark>");
    front.holds("What keeps the portal from being built").holds("Ferry today");
    shown.settled("/_warta/builds").holds("Refused after");
    save(&portal, &article("An old story", "2026-01-05T08:00:00Z", ""));
    while !shown.built() {}
    shown.settled("/_warta/").holds(" succeeded in ").lacks("content/old.md:3:8");
}

#[test]
fn what_the_linter_finds_stands_beside_what_the_build_says() {
    let portal = newsroom();
    let shown = Shown::of(&portal);
    let page = shown.settled("/_warta/problems");
    page.holds("&lt;b&gt; is bold").holds("content/a.md:1:3").holds("bold-words").holds("1 finding");
    page.holds("<mark>&lt;b&gt;</mark>").holds("--fix");
    shown.settled("/_warta/").holds("finds 0 errors and 1 warning.");
    shown.settled("/_warta/problems?rule=other").lacks("is bold");
}

#[test]
fn the_desk_says_why_a_page_is_as_it_is_and_what_it_weighs() {
    let portal = newsroom();
    let shown = Shown::of(&portal);
    let why = shown.settled("/_warta/why?url=%2F2026%2F01%2F05%2Fold%2F");
    why.holds("content/old.md").holds("nothing was known of it").holds("article.html").holds("with gzip");
    why.holds("it is as the last build left it");
    let url =
        format!("http%3A%2F%2F{}%2F2026%2F01%2F05%2Fold%2F", shown.address.to_string().replace(':', "%3A"));
    shown.settled(&format!("/_warta/why?url={url}")).holds("content/old.md");
    shown.settled("/_warta/why?url=%2F2026%2F01%2F05%2Fodl%2F").holds("did you mean /2026/01/05/old/?");
    shown.settled("/_warta/sizes").holds("article").holds("article.html").holds("feed");
    shown.settled("/_warta/calendar").holds("Tuesday 1 December 2026").holds("Budget soon").holds("appears");
    shown.settled("/_warta/builds").holds("added").holds("/2026/01/05/old/").holds("render");
}

#[test]
fn texts_of_others_are_data_on_the_desk() {
    let title = "<img src=x onerror=alert(1)>\\\"'&";
    let portal = Portal::new(&format!("-- content/x.md --\n{}", article(title, "2027-01-01", "")));
    let shown = Shown::of(&portal);
    for path in [
        "/_warta/",
        "/_warta/articles?q=%3Cscript%3E",
        "/_warta/articles?status=%22%3E%3Cscript%3E",
        "/_warta/calendar",
        "/_warta/why?url=%3Cscript%3E",
    ] {
        let page = shown.settled(path);
        page.lacks("<img").lacks("<script>");
        let policy =
            page.head.lines().find_map(|line| line.strip_prefix("content-security-policy: ")).unwrap();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        page.lacks("style=").lacks("<style").lacks("onclick");
        assert_eq!(page.body.matches("<script").count(), 1, "{path}");
    }
}

#[test]
fn the_desk_answers_to_its_own_name_only() {
    let portal = newsroom();
    let shown = Shown::of(&portal);
    for path in [
        "/_warta/",
        "/_warta/articles",
        "/_warta/at/20261201T020000Z/2026/12/01/soon/",
        "/_warta/why?url=/old/",
    ] {
        let answer = shown.asked(path, "evil.example");
        assert_eq!(answer.status, 403, "{path}");
        answer.lacks("soon");
    }
}
