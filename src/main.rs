//! The program `warta`.

use std::process::ExitCode;

/// A page is made of hundreds of short-lived values; with the system's allocator a clean build takes a third more
/// processor time (`docs/performance.md`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    small_pages();
    warta::cli::run()
}

/// Asks for memory in small pages: huge ones double the peak of a small portal and gain nothing. A system that does not
/// know them says so, which is as good.
fn small_pages() {
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}
