//! Redirects for servers that one runs oneself: an nginx `map` (nginx.org/en/docs/http/ngx_http_map_module.html) and an Apache
//! `RewriteMap` of type txt (httpd.apache.org/docs/2.4/rewrite/rewritemap.html). Both look up the path that the server has
//! decoded, so old paths stand as they are read and new ones as a `Location` needs them, percent-encoded.
//! Pages of withdrawn stories have maps of their own: there the server answers with 410 and shows the page.

use percent_encoding::percent_decode_str;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Lines for the inside of an nginx `map $uri …` block. `moves` are rooted URLs, percent-encoded.
#[must_use]
pub fn nginx(moves: &[(String, String)]) -> String {
    let mut text = "# Old URLs of this portal, for a map of nginx: docs/hosting.md.\n".to_owned();
    for (from, to) in by_path(&elsewhere(moves)) {
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
    for (from, to) in by_path(&elsewhere(moves)) {
        if !from.contains(char::is_whitespace) {
            let _ = writeln!(text, "{from} {to}");
        }
    }
    text
}

/// Lines for the inside of an nginx `map $uri …` block: the paths by which one could ask for each page. `pages` are rooted URLs,
/// percent-encoded: the page's, and its file's.
#[must_use]
pub fn gone_nginx(pages: &[(String, String)]) -> String {
    let mut text = "# Pages of withdrawn stories, for a map of nginx: docs/hosting.md.\n".to_owned();
    for path in by_path(&with_files(pages)).into_keys() {
        let _ = writeln!(text, "{} 1;", quoted(&path));
    }
    text
}

/// Lines of an Apache `RewriteMap`: the same paths, with the URL of the file that is shown. A path that holds a blank is left out:
/// its page is shown with status 200.
#[must_use]
pub fn gone_apache(pages: &[(String, String)]) -> String {
    let mut text = "# Pages of withdrawn stories, for a RewriteMap of Apache: docs/hosting.md.\n".to_owned();
    for (path, file) in by_path(&with_files(pages)) {
        if !path.contains(char::is_whitespace) {
            let _ = writeln!(text, "{path} {file}");
        }
    }
    text
}

/// Each page under its own URL and under its file's, with the file.
fn with_files(pages: &[(String, String)]) -> Vec<(String, String)> {
    let both = |(url, file): &(String, String)| [(url.clone(), file.clone()), (file.clone(), file.clone())];
    pages.iter().flat_map(both).collect()
}

/// Those that lead elsewhere.
fn elsewhere(moves: &[(String, String)]) -> Vec<(String, String)> {
    moves.iter().filter(|(from, to)| from != to).cloned().collect()
}

/// Where each old path leads, as the server sees the path; with and without the slash at its end.
fn by_path(moves: &[(String, String)]) -> BTreeMap<String, &str> {
    let mut moves: Vec<_> = moves.iter().collect();
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
    use super::{apache, gone_apache, gone_nginx, nginx};

    fn moves(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(from, to): &(&str, &str)| ((*from).to_owned(), (*to).to_owned());
        pairs.iter().map(owned).collect()
    }

    #[test]
    fn a_page_that_is_gone_is_gone_however_one_asks_for_it() {
        let pages = moves(&[("/a/%E6%96%B0/", "/a/%E6%96%B0/index.html"), ("/b.html", "/b.html")]);
        let paths = ["/a/\u{65b0}", "/a/\u{65b0}/", "/a/\u{65b0}/index.html", "/b.html"];
        let nginx: Vec<_> = paths.iter().map(|path| format!("\"{path}\" 1;")).collect();
        assert_eq!(gone_nginx(&pages).lines().skip(1).collect::<Vec<_>>(), nginx);
        let apache: Vec<_> =
            paths[..3].iter().map(|path| format!("{path} /a/%E6%96%B0/index.html")).collect();
        assert_eq!(gone_apache(&pages).lines().skip(1).take(3).collect::<Vec<_>>(), apache);
        assert!(gone_apache(&pages).ends_with("/b.html /b.html\n"));
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
