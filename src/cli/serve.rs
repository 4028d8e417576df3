//! `warta serve`.

use crate::base::instant::Instant;
use crate::base::problem::Problem;
use crate::check;
use crate::cli::build::{counted, instant, now};
use crate::cli::console::Console;
use crate::cli::progress::Bar;
use crate::cli::{Common, Exit};
use crate::engine::Request;
use crate::engine::report::{Phase, Progress, Silent, Step};
use crate::serve::desk::editor::Editor;
use crate::serve::state::{Moment, Settings};
use crate::serve::{self, Bound, Lint, Outside};
use clap::Args;
use std::net::{SocketAddr, UdpSocket};
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

/// What `warta serve` takes.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// The port to listen at; if it is taken, the next that is free
    #[arg(long, value_name = "PORT", default_value_t = 1111)]
    port: u16,
    /// The address or name to listen at
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    host: String,
    /// The moment that the preview stands for [default: now, and on with the clock]
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    at: Option<Instant>,
    /// Show drafts
    #[arg(long)]
    drafts: bool,
    /// Open the portal in a browser
    #[arg(long)]
    open: bool,
    /// How the desk opens files: vscode, zed, idea or another editor's name, or a URL with {path}, {line} and {column}
    /// [default: what WARTA_EDITOR says]
    #[arg(long, value_name = "EDITOR", value_parser = Editor::pattern)]
    editor: Option<String>,
}

/// Serves the portal until someone ends it.
pub(crate) fn run(common: &Common, arguments: &Arguments, console: Arc<Console>) -> Exit {
    match started(common, arguments, &console) {
        Ok(()) => Exit::Done,
        Err(problem) => {
            console.problems(&[problem]);
            Exit::Refused
        }
    }
}

/// How long is waited for what is under way when the preview ends.
const PATIENCE: Duration = Duration::from_secs(2);

fn started(common: &Common, arguments: &Arguments, console: &Arc<Console>) -> Result<(), Problem> {
    let Bound { listener, address, is_other } = serve::bind(&arguments.host, arguments.port)?;
    if is_other {
        console.say(&format!("port {} is taken", arguments.port));
    }
    let settings = Settings {
        root: common.root.clone(),
        host: arguments.host.clone(),
        address,
        at: arguments.at,
        drafts: arguments.drafts,
        editor: editor(common, arguments, console),
        run: run_name(),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Problem::error(format!("the preview cannot run: {error}")))?;
    let ears = Ears {
        console: Arc::clone(console),
        bar: Bar::new(console),
        root: common.root.display().to_string(),
        url: format!("{}/", settings.origin()),
        others: address.ip().is_unspecified().then(|| address_for_others(address)).flatten(),
        opens: arguments.open,
    };
    runtime.spawn(impatience());
    let served = runtime.block_on(serve::serve(listener, settings, Arc::new(ears), end()));
    runtime.shutdown_timeout(PATIENCE);
    served?;
    console.say("ended");
    Ok(())
}

/// How the desk opens files: as the command line says, else as the environment does.
fn editor(common: &Common, arguments: &Arguments, console: &Console) -> Editor {
    #[expect(clippy::disallowed_methods, reason = "the environment is read here")]
    let named = std::env::var("WARTA_EDITOR").ok().filter(|named| !named.is_empty());
    let pattern = arguments.editor.clone().or_else(|| match Editor::pattern(named.as_deref()?) {
        Ok(pattern) => Some(pattern),
        Err(hint) => {
            console.problems(&[Problem::warning("WARTA_EDITOR names no editor that opens a URL").hint(hint)]);
            None
        }
    });
    let root = common.root.canonicalize().unwrap_or_else(|_| common.root.clone());
    Editor { root, pattern }
}

/// What tells this run from others: when it began.
fn run_name() -> String {
    #[expect(clippy::disallowed_methods, reason = "the clock is read here")]
    let now = std::time::SystemTime::now();
    let since = now.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    format!("{:x}", since.as_nanos())
}

/// Comes when someone ends the program: Ctrl-C, or a signal to end.
async fn end() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupt.await;
}

/// Ends the program at once when it is asked to a second time: what is on the disk is whole at any moment.
async fn impatience() {
    end().await;
    end().await;
    std::process::exit(INTERRUPTED);
}

/// The exit status of a program that was interrupted, as shells have it: 128 and the signal's number.
const INTERRUPTED: i32 = 130;

/// The address under which a preview that listens everywhere is found by others in the network: that from which this
/// machine would speak to one (to a documentation address, RFC 5737; nothing is sent).
fn address_for_others(address: SocketAddr) -> Option<SocketAddr> {
    let socket = UdpSocket::bind((address.ip(), 0)).ok()?;
    socket.connect(("192.0.2.1", 9)).ok()?;
    let ip = socket.local_addr().ok()?.ip();
    (!ip.is_loopback() && !ip.is_unspecified()).then(|| SocketAddr::new(ip, address.port()))
}

/// Opens a URL in the browser of whoever sits here; says whether that could be begun.
fn open(url: &str) -> bool {
    let program = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    let mut command = std::process::Command::new(program);
    command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().is_ok()
}

/// Hears what the preview does, and says it.
struct Ears {
    console: Arc<Console>,
    bar: Bar,
    /// The portal's folder.
    root: String,
    /// Where the preview is.
    url: String,
    /// Where it is for others in the network.
    others: Option<SocketAddr>,
    /// Whether a browser shall be opened.
    opens: bool,
}

impl Progress for Ears {
    fn clock(&self) -> u64 {
        self.bar.clock()
    }

    fn spent(&self, step: Step, nanoseconds: u64) {
        self.bar.spent(step, nanoseconds);
    }

    fn begin(&self, phase: Phase, total: usize) {
        self.bar.begin(phase, total);
    }

    fn advance(&self, steps: usize) {
        self.bar.advance(steps);
    }
}

impl Outside for Ears {
    fn now(&self) -> Instant {
        now()
    }

    fn began(&self) {
        self.console.say(&format!("preview of {} at {} (Ctrl-C ends it)", self.root, self.url));
        self.console.say(&format!("the desk: {}_warta/", self.url));
        if let Some(address) = self.others {
            self.console.say(&format!("in this network: http://{address}/"));
        }
        if self.opens && !open(&self.url) {
            let text = format!("no browser could be opened: open {} in one", self.url);
            self.console.problems(&[Problem::warning(text)]);
        }
    }

    fn heard(&self, moment: &Moment) {
        self.bar.clear();
        let report = &moment.report;
        self.console.problems(&report.problems);
        if report.failed() {
            let errors = report.problems.iter().filter(|problem| problem.is_error()).count();
            let then =
                if moment.good.is_some() { "the last good pages stay" } else { "there is no page yet" };
            self.console.say(&format!("not built: {}; {then}", counted(errors, "error")));
            return;
        }
        for change in &report.changes {
            self.console.detail(&format!("{:?} {}", change.kind, change.path));
        }
        self.console.say(&format!(
            "built in {:.3} s: {} written, {} removed of {}",
            moment.seconds,
            report.written,
            report.removed,
            counted(report.pages, "file"),
        ));
        self.console.detail(&format!("seconds by step: {}", self.bar.account()));
    }

    fn warned(&self, problem: &Problem) {
        self.console.problems(std::slice::from_ref(problem));
    }

    fn lints(&self, request: &Request) -> Vec<Lint> {
        // As `warta check` looks at it: with the portal's own address, and what its last build remembered.
        let build = Request { drafts: request.drafts, ..Request::new(request.root.clone(), request.at) };
        let asked = check::Request { build, profiles: None, paths: Vec::new() };
        let found = check::check(&asked, &Silent).findings.into_iter();
        let lint = |finding: check::Finding| Lint {
            rule: finding.rule.name,
            mends: !finding.edits.is_empty(),
            problem: finding.problem,
        };
        found.map(lint).collect()
    }
}
