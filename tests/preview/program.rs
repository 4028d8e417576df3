//! The program itself: what it says, and how it ends.

use crate::support::program::WARTA;
use crate::support::{Portal, article};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, Command, Stdio};

/// Starts the program, and reads what it says until it has built.
fn started(portal: &Portal, arguments: &[&str]) -> (Child, BufReader<ChildStderr>, Vec<String>) {
    let mut command = Command::new(WARTA);
    command.args(["serve", "--at", crate::support::AT]).args(arguments).current_dir(portal.root());
    let mut child = command.stderr(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap());
    let mut lines = Vec::new();
    while !lines.last().is_some_and(|line: &String| line.starts_with("built in ")) {
        let mut line = String::new();
        assert_ne!(said.read_line(&mut line).unwrap(), 0, "it ended: {lines:?}");
        lines.push(line.trim_end().to_owned());
    }
    (child, said, lines)
}

fn signal(child: &Child, name: &str) {
    assert!(Command::new("kill").args([name, &child.id().to_string()]).status().unwrap().success());
}

#[test]
fn it_says_where_it_is_and_ends_cleanly_when_asked() {
    let portal = Portal::plain(&format!("-- content/a.md --\n{}", article("A", "2026-01-01", "")));
    for name in ["-TERM", "-INT"] {
        let (mut child, mut said, lines) = started(&portal, &["--port", "0"]);
        let url = lines[0].split_whitespace().find(|word| word.starts_with("http://")).unwrap().to_owned();
        let host = url.trim_start_matches("http://").trim_end_matches('/');
        // A page that listens does not keep it from ending.
        let mut stream = TcpStream::connect(host).unwrap();
        write!(stream, "GET /_warta/events HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
        let mut first = [0; 15];
        stream.read_exact(&mut first).unwrap();
        assert_eq!(&first, b"HTTP/1.1 200 OK");
        signal(&child, name);
        let status = child.wait().unwrap();
        let mut rest = String::new();
        said.read_to_string(&mut rest).unwrap();
        assert_eq!((status.code(), rest.as_str()), (Some(0), "ended\n"));
    }
}

#[test]
fn an_answer_that_nobody_reads_and_a_request_that_nobody_ends_do_not_keep_it() {
    let portal = Portal::plain(&format!("-- content/a.md --\n{}", article("A", "2026-01-01", "")));
    portal.write("static/clip.bin", vec![0; 40_000_000]);
    let (mut child, mut said, lines) = started(&portal, &["--port", "0"]);
    let url = lines[0].split_whitespace().find(|word| word.starts_with("http://")).unwrap().to_owned();
    let host = url.trim_start_matches("http://").trim_end_matches('/');
    let mut paused = TcpStream::connect(host).unwrap();
    write!(paused, "GET /clip.bin HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
    paused.read_exact(&mut [0; 15]).unwrap();
    let mut halting = TcpStream::connect(host).unwrap();
    write!(halting, "GET / HTTP/1.1\r\nHost: loc").unwrap();
    signal(&child, "-INT");
    let status = child.wait().unwrap();
    let mut rest = String::new();
    said.read_to_string(&mut rest).unwrap();
    assert_eq!((status.code(), rest.as_str()), (Some(0), "ended\n"));
}

#[test]
fn a_taken_port_is_named_and_another_is_chosen() {
    let portal = Portal::plain(&format!("-- content/a.md --\n{}", article("A", "2026-01-01", "")));
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let (mut child, _, lines) = started(&portal, &["--port", &port]);
    assert_eq!(lines[0], format!("port {port} is taken"));
    assert!(!lines[1].contains(&format!(":{port}/")), "{}", lines[1]);
    signal(&child, "-TERM");
    assert!(child.wait().unwrap().success());
}
