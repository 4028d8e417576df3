//! The Content-Security-Policy (w3.org/TR/CSP3): what a browser may load and run on the portal's pages. Inline scripts and styles
//! it may not, unless the configuration names their hashes; JSON-LD is data, and no policy asks after it.

use crate::config::safety::SOURCES;
use crate::config::{Config, Sending};
use std::fmt::Write;

/// What no configuration changes.
const FIXED: &str = "default-src 'self'; object-src 'none'; base-uri 'self'";

/// The policy as pages say it; empty if they say none.
#[must_use]
pub fn of_pages(config: &Config) -> String {
    if config.csp.send == Sending::Nowhere { String::new() } else { text(config) }
}

/// The policy as `_headers` says it, if it does.
#[must_use]
pub fn of_headers(config: &Config) -> Option<String> {
    (config.csp.send == Sending::Everywhere).then(|| text(config))
}

fn text(config: &Config) -> String {
    let mut policy = FIXED.to_owned();
    for (key, directive) in SOURCES {
        // Writing to a string cannot fail.
        let _ = write!(policy, "; {directive} 'self'");
        if directive == "frame-src" {
            for host in &config.embeds {
                let _ = write!(policy, " https://{host}");
            }
        }
        for source in config.csp.sources_of(key) {
            policy.push(' ');
            policy.push_str(source);
        }
    }
    policy
}

#[cfg(test)]
mod tests {
    use super::{of_headers, of_pages};
    use crate::config::read;

    fn config(more: &str) -> crate::config::Config {
        read::read(&format!("title = \"K\"\nbase_url = \"https://k.example/\"\n{more}")).0.unwrap()
    }

    #[test]
    fn nothing_inline_runs_and_the_configuration_widens_it() {
        let plain = of_pages(&config(""));
        assert_eq!(
            plain,
            "default-src 'self'; object-src 'none'; base-uri 'self'; script-src 'self'; style-src 'self'; \
             img-src 'self' data: https:; media-src 'self' https:; font-src 'self'; connect-src 'self'; \
             frame-src 'self'; form-action 'self'"
        );
        let wide = of_pages(&config(
            "[embeds]\nallow = [\"Video.example\"]\n[csp]\nscripts = [\"https://ads.example\", \"'sha256-YQ=='\"]\nimages = []\n",
        ));
        for part in [
            "script-src 'self' https://ads.example 'sha256-YQ==';",
            "img-src 'self';",
            "frame-src 'self' https://video.example;",
        ] {
            assert!(wide.contains(part), "{wide}");
        }
    }

    #[test]
    fn it_is_said_where_the_configuration_wants_it() {
        for (send, in_pages, in_headers) in
            [("everywhere", true, true), ("pages", true, false), ("nowhere", false, false)]
        {
            let config = config(&format!("[csp]\nsend = \"{send}\"\n"));
            assert_eq!(!of_pages(&config).is_empty(), in_pages);
            assert_eq!(of_headers(&config).is_some(), in_headers);
        }
    }
}
