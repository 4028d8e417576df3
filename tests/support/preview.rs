//! A preview that runs beside a test, and a client that asks it. Tests wait for events, never for time.

use super::Portal;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;
use warta::base::instant::Instant;
use warta::base::problem::Problem;
use warta::engine::Request;
use warta::engine::report::{Phase, Progress};
use warta::serve::desk::editor::Editor;
use warta::serve::state::{Moment, Settings};
use warta::serve::{Lint, Outside, bind, serve};

/// How long a test waits for what must come: only a failure takes so long.
const PATIENCE: Duration = Duration::from_secs(100);

/// A preview that runs beside a test.
pub(crate) struct Running {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// The clock of the preview, in seconds since 1970.
    pub(crate) clock: Arc<AtomicI64>,
    moments: Mutex<Receiver<Moment>>,
    /// The builds so far, in words.
    past: Mutex<Vec<String>>,
    end: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<JoinHandle<Result<(), Problem>>>,
}

/// How a preview is started.
#[derive(Clone, Default)]
pub(crate) struct Start {
    /// Shows drafts.
    pub(crate) drafts: bool,
    /// Stands for the tests' instant, and does not follow the clock.
    pub(crate) still: bool,
}

/// Hears builds.
struct Ears {
    clock: Arc<AtomicI64>,
    moments: Sender<Moment>,
}

impl Progress for Ears {
    fn begin(&self, _: Phase, _: usize) {}
    fn advance(&self, _: usize) {}
}

impl Outside for Ears {
    fn now(&self) -> Instant {
        Instant(self.clock.load(Ordering::SeqCst))
    }

    fn heard(&self, moment: &Moment) {
        // A test that is over hears nothing.
        let _ = self.moments.send(moment.clone());
    }

    fn warned(&self, problem: &Problem) {
        eprintln!("{problem:?}");
    }

    fn lints(&self, _: &Request) -> Vec<Lint> {
        Vec::new()
    }
}

impl Running {
    /// Starts the preview of a portal; its first build is the next moment.
    pub(crate) fn start(portal: &Portal, start: &Start) -> Self {
        Self::start_at(portal, start, 0)
    }

    /// The same at a port, if it is free.
    pub(crate) fn start_at(portal: &Portal, start: &Start, port: u16) -> Self {
        let bound = bind("127.0.0.1", port).unwrap();
        let at = Instant::from_rfc3339(super::AT).unwrap();
        let settings = Settings {
            root: portal.root().to_owned(),
            host: "127.0.0.1".to_owned(),
            address: bound.address,
            at: start.still.then_some(at),
            drafts: start.drafts,
            editor: Editor { root: portal.root().to_owned(), pattern: None },
            run: format!("run-{}", bound.address.port()),
        };
        let clock = Arc::new(AtomicI64::new(at.0));
        let (heard, moments) = channel();
        let ears = Ears { clock: Arc::clone(&clock), moments: heard };
        let (end, ended) = tokio::sync::oneshot::channel::<()>();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
            let end = async move { drop(ended.await) };
            runtime.unwrap().block_on(serve(bound.listener, settings, Arc::new(ears), end))
        });
        Self {
            address: bound.address,
            clock,
            moments: Mutex::new(moments),
            past: Mutex::default(),
            end: Some(end),
            thread: Some(thread),
        }
    }

    /// Starts the preview of a portal, and waits for its first build, which must succeed.
    pub(crate) fn built(portal: &Portal, start: &Start) -> Self {
        let running = Self::start(portal, start);
        let moment = running.moment();
        assert!(!moment.report.failed(), "{:?}", moment.report.problems);
        running
    }

    /// The next build.
    pub(crate) fn moment(&self) -> Moment {
        let moment = self.moments.lock().unwrap().recv_timeout(PATIENCE);
        let mut past = self.past.lock().unwrap();
        let moment =
            moment.unwrap_or_else(|_| panic!("a build should have ended after\n{}", past.join("\n")));
        let failed = if moment.report.failed() { "failed" } else { "good" };
        past.push(format!("{} {failed}, of {:?}", moment.build, moment.request.changed));
        moment
    }

    /// The next build that succeeds and of which this is true: an editor's save may be seen in two parts.
    pub(crate) fn moment_when(&self, is_it: impl Fn(&Moment) -> bool) -> Moment {
        loop {
            let moment = self.moment();
            if is_it(&moment) {
                return moment;
            }
        }
    }

    /// Asks for a path.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    /// Asks with a method and further headers; one of them may be `Host`.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        Answer::of(&mut self.connect(method, path, headers))
    }

    /// Listens to events as a page of this run does that was served after build `since`.
    pub(crate) fn listen(&self, since: u64) -> Events {
        let path = format!("/_warta/events?run=run-{}&since={since}", self.address.port());
        Events(BufReader::new(self.connect("GET", &path, &[])))
    }

    fn connect(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let host = self.address.to_string();
        let has_host = headers.iter().any(|(name, _)| *name == "Host");
        let own = [("Host", host.as_str()), ("Connection", "close")];
        let own = own.iter().filter(|(name, _)| !(has_host && *name == "Host"));
        let lines =
            own.chain(headers).map(|(name, value)| format!("{name}: {value}\r\n")).collect::<String>();
        write!(stream, "{method} {path} HTTP/1.1\r\n{lines}\r\n").unwrap();
        stream
    }

    /// Ends the preview, and says what it says then.
    pub(crate) fn end(mut self) -> Result<(), Problem> {
        self.stop()
    }

    fn stop(&mut self) -> Result<(), Problem> {
        drop(self.end.take());
        self.thread.take().map_or(Ok(()), |thread| thread.join().unwrap())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = self.stop();
        }
    }
}

/// An answer.
pub(crate) struct Answer {
    /// The status.
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    /// The body.
    pub(crate) body: Vec<u8>,
}

impl Answer {
    fn of(stream: &mut TcpStream) -> Self {
        let mut all = Vec::new();
        stream.read_to_end(&mut all).unwrap();
        let split = all.windows(4).position(|window| window == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(all[..split].to_vec()).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers: Vec<_> =
            headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
        let answer = Self { status, headers, body: all[split + 4..].to_vec() };
        assert_ne!(answer.header("transfer-encoding"), "chunked", "this client reads whole bodies only");
        answer
    }

    /// A header; empty if there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    /// Whether the body is as long as the answer says.
    pub(crate) fn is_whole(&self) -> bool {
        self.header("content-length").parse() == Ok(self.body.len())
    }
}

/// A stream of events.
pub(crate) struct Events(BufReader<TcpStream>);

impl Events {
    /// The next event; `None` when the stream ends.
    pub(crate) fn next(&mut self) -> Option<serde_json::Value> {
        loop {
            let mut line = String::new();
            if self.0.read_line(&mut line).unwrap() == 0 {
                return None;
            }
            if let Some(data) = line.strip_prefix("data: ") {
                return Some(serde_json::from_str(data).unwrap());
            }
        }
    }
}
