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
    std::thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let preview = &preview;
                scope.spawn(move || {
                    for time in 0..TIMES {
                        let answer = preview.get(&format!("/2026/01/01/s{}/", (client + time) % 20));
                        assert_eq!(answer.status, 200);
                        assert!(
                            answer.is_whole() && answer.text().contains("</script></body>"),
                            "{}",
                            answer.text()
                        );
                    }
                })
            })
            .collect();
        let (portal, is_over) = (&portal, &is_over);
        let editor = scope.spawn(move || {
            let mut builds = 0;
            while !is_over.load(Ordering::SeqCst) || builds == 0 {
                let text = article(
                    &format!("S{}", builds % 20),
                    "2026-01-01",
                    &format!("description = \"{builds}\""),
                );
                portal.write(&format!("content/s{}.md", builds % 20), text);
                builds += 1;
                preview_moment(&preview);
            }
            builds
        });
        clients.into_iter().for_each(|client| client.join().unwrap());
        is_over.store(true, Ordering::SeqCst);
        assert!(editor.join().unwrap() > 0);
    });
}

fn preview_moment(preview: &Running) {
    preview.moment_when(|moment| !moment.report.failed());
}
