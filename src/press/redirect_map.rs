//! Redirects for servers that one runs oneself: an nginx `map` (nginx.org/en/docs/http/ngx_http_map_module.html) and an Apache
//! `RewriteMap` of type txt (httpd.apache.org/docs/2.4/rewrite/rewritemap.html). Both look up the path that the server has
//! decoded, so old paths stand as they are read and new ones as a `Location` needs them, percent-encoded.

use percent_encoding::percent_decode_str;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Lines for the inside of an nginx `map $uri …` block. `moves` are rooted URLs, percent-encoded.
#[must_use]
pub fn nginx(moves: &[(String, String)]) -> String {
    let mut text = "# Old URLs of this portal, for a map of nginx: docs/hosting.md.\n".to_owned();
    for (from, to) in by_path(moves) {
        // In a value, `$` would begin a variable. Writing to a string cannot fail.
        let _ = writeln!(text, "{} {};", quoted(&from), quoted(&to.replace('$', "%24")));
    }
    text
}

/// Lines of an Apache `RewriteMap`. `moves` are rooted URLs, percent-encoded. A blank ends a key there, so an old path that
/// holds one is left to its page.
#[must_use]
pub fn apache(moves: &[(String, String)]) -> String {
    let mut text = "# Old URLs of this portal, for a RewriteMap of Apache: docs/hosting.md.\n".to_owned();
    for (from, to) in by_path(moves) {
        if !from.contains(char::is_whitespace) {
            let _ = writeln!(text, "{from} {to}");
        }
    }
    text
}

/// Where each old path leads, as the server sees the path; with and without the slash at its end.
fn by_path(moves: &[(String, String)]) -> BTreeMap<String, &str> {
    let mut moves: Vec<_> = moves.iter().filter(|(from, to)| from != to).collect();
    moves.sort();
    let mut found = BTreeMap::new();
    for (from, to) in moves {
        let path = percent_decode_str(from).decode_utf8_lossy().into_owned();
        let bare = path.trim_end_matches('/');
        if !bare.is_empty() && bare != path {
            found.entry(bare.to_owned()).or_insert(to.as_str());
        }
        found.entry(path).or_insert(to);
    }
    found
}

/// A word of nginx's configuration.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::{apache, nginx};

    fn moves(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(from, to): &(&str, &str)| ((*from).to_owned(), (*to).to_owned());
        pairs.iter().map(owned).collect()
    }

    #[test]
    fn old_paths_are_as_servers_decode_them_and_new_ones_encoded() {
        let moves = moves(&[
            ("/koran/%E6%96%B0/a%20b/", "/koran/%E6%96%B0%E8%81%9E/$x/"),
            ("/koran/say%22x%22/", "/koran/y/"),
            ("/koran/old.html", "/koran/z/"),
            ("/koran/same/", "/koran/same/"),
        ]);
        assert_eq!(
            nginx(&moves).lines().skip(1).collect::<Vec<_>>(),
            [
                "\"/koran/old.html\" \"/koran/z/\";",
                "\"/koran/say\\\"x\\\"\" \"/koran/y/\";",
                "\"/koran/say\\\"x\\\"/\" \"/koran/y/\";",
                "\"/koran/\u{65b0}/a b\" \"/koran/%E6%96%B0%E8%81%9E/%24x/\";",
                "\"/koran/\u{65b0}/a b/\" \"/koran/%E6%96%B0%E8%81%9E/%24x/\";",
            ]
        );
        assert_eq!(
            apache(&moves).lines().skip(1).collect::<Vec<_>>(),
            ["/koran/old.html /koran/z/", "/koran/say\"x\" /koran/y/", "/koran/say\"x\"/ /koran/y/"]
        );
    }
}
