//! Under load no answer is lost and none is cut, also while the preview builds.

use crate::support::preview::{Running, Start};
use crate::support::{Portal, article};
use std::sync::atomic::{AtomicBool, Ordering};

/// How many clients ask, and how often each.
const CLIENTS: usize = 8;
const TIMES: usize = 150;

#[test]
fn every_answer_is_a_whole_page_of_the_old_or_of_the_new_build() {
    let portal = Portal::plain("");
    for number in 0..20 {
        portal.write(&format!("content/s{number}.md"), article(&format!("S{number}"), "2026-01-01", ""));
    }
    let preview = Running::built(&portal, &Start { still: true, ..Start::default() });
    let is_over = AtomicBool::new(false);
    let (preview, is_over, portal) = (&preview, &is_over, &portal);
    std::thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS).map(|client| scope.spawn(move || ask(preview, client))).collect();
        let editor = scope.spawn(move || {
            let mut builds = 0;
            while !is_over.load(Ordering::SeqCst) || builds == 0 {
                let more = format!("description = \"{builds}\"");
                let text = article(&format!("S{}", builds % 20), "2026-01-01", &more);
                portal.write(&format!("content/s{}.md", builds % 20), text);
                builds += 1;
                preview.moment_when(|moment| !moment.report.failed());
            }
            builds
        });
        clients.into_iter().for_each(|client| client.join().unwrap());
        is_over.store(true, Ordering::SeqCst);
        assert!(editor.join().unwrap() > 0);
    });
}

/// Asks for one page after another.
fn ask(preview: &Running, client: usize) {
    for time in 0..TIMES {
        let answer = preview.get(&format!("/2026/01/01/s{}/", (client + time) % 20));
        assert_eq!(answer.status, 200);
        assert!(answer.is_whole() && answer.text().contains("data-file="), "{}", answer.text());
    }
}
