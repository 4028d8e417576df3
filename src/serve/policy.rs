//! A page's Content-Security-Policy, widened by what the preview's own script needs: itself, and its stream of events. Never
//! by anything inline.

/// The policy with room for the preview: with a banner, for its style too.
pub(super) fn widened(policy: &str, has_banner: bool) -> String {
    let directives: Vec<&str> =
        policy.split(';').map(str::trim).filter(|directive| !directive.is_empty()).collect();
    let named = |name: &str| directives.iter().find(|directive| is_named(directive, name)).copied();
    let fallback = |names: &[&str]| names.iter().find_map(|name| named(name));
    let script = fallback(&["script-src-elem", "script-src", "default-src"]);
    let connect = fallback(&["connect-src", "default-src"]);
    let mut wide: Vec<String> = directives
        .iter()
        .filter(|directive| {
            !is_named(directive, "sandbox") && !is_named(directive, "require-trusted-types-for")
        })
        .map(|directive| (*directive).to_owned())
        .collect();
    let style = fallback(&["style-src-elem", "style-src", "default-src"]).filter(|_| has_banner);
    for (wanted, of) in [("script-src-elem", script), ("connect-src", connect), ("style-src-elem", style)] {
        // A policy that says nothing of it allows it.
        let Some(of) = of.map(with_self) else { continue };
        let values = of.split_once(' ').map_or("'self'", |(_, values)| values);
        wide.retain(|directive| !is_named(directive, wanted));
        wide.push(format!("{wanted} {values}"));
    }
    wide.join("; ")
}

fn is_named(directive: &str, name: &str) -> bool {
    directive.split_whitespace().next().is_some_and(|first| first.eq_ignore_ascii_case(name))
}

/// A directive that allows what is the page's own host's.
fn with_self(directive: &str) -> String {
    let mut words: Vec<&str> = directive
        .split_whitespace()
        // With `'strict-dynamic'` browsers pass over `'self'`.
        .filter(|word| !["'none'", "'strict-dynamic'"].iter().any(|other| word.eq_ignore_ascii_case(other)))
        .collect();
    if !words.iter().skip(1).any(|word| word.eq_ignore_ascii_case("'self'")) {
        words.push("'self'");
    }
    words.join(" ")
}

/// The text of a page with the policies of its `<meta>` elements widened.
pub(super) fn in_page(html: &str, has_banner: bool) -> Option<String> {
    let mut wide = String::new();
    let mut rest = html;
    let mut is_changed = false;
    // Policies stand in the head, before what they are for.
    while let Some(start) = find(rest, "<meta") {
        let end = rest[start..].find('>').map_or(rest.len(), |end| start + end + 1);
        let tag = &rest[start..end];
        wide.push_str(&rest[..start]);
        match content(tag).filter(|_| find(tag, "content-security-policy").is_some()) {
            Some((from, to)) => {
                let policy = tag[from..to].replace("&#39;", "'").replace("&#x27;", "'").replace("&amp;", "&");
                let policy = widened(&policy, has_banner)
                    .replace('&', "&amp;")
                    .replace('\'', "&#39;")
                    .replace('"', "&quot;");
                wide.push_str(&format!("{}{policy}{}", &tag[..from], &tag[to..]));
                is_changed = true;
            }
            None => wide.push_str(tag),
        }
        rest = &rest[end..];
    }
    wide.push_str(rest);
    is_changed.then_some(wide)
}

/// Where the value of a tag's `content` stands.
fn content(tag: &str) -> Option<(usize, usize)> {
    let start = find(tag, "content=")? + "content=".len();
    let quote = tag[start..].chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let end = tag[start + 1..].find(quote)?;
    Some((start + 1, start + 1 + end))
}

/// Where a text of ASCII stands, whatever its case.
pub(super) fn find(text: &str, wanted: &str) -> Option<usize> {
    let windows = text.as_bytes().windows(wanted.len());
    windows.into_iter().position(|window| window.eq_ignore_ascii_case(wanted.as_bytes()))
}

#[cfg(test)]
mod tests {
    fn widened(policy: &str) -> String {
        super::widened(policy, false)
    }

    fn in_page(html: &str) -> Option<String> {
        super::in_page(html, false)
    }

    #[test]
    fn a_banner_needs_its_style() {
        let policy = "style-src 'none'; script-src 'self'; connect-src 'self'";
        let wide = super::widened(policy, true);
        assert!(wide.contains("style-src 'none'") && wide.contains("style-src-elem 'self'"), "{wide}");
        assert!(!widened(policy).contains("style-src-elem"));
    }

    #[test]
    fn the_preview_script_and_its_events_are_allowed_and_nothing_inline() {
        assert_eq!(
            widened("default-src 'none'; img-src *"),
            "default-src 'none'; img-src *; script-src-elem 'self'; connect-src 'self'"
        );
        assert_eq!(
            widened("script-src https://a.example 'sha256-YQ=='; connect-src 'none'"),
            "script-src https://a.example 'sha256-YQ=='; script-src-elem https://a.example 'sha256-YQ==' 'self'; connect-src 'self'"
        );
        assert_eq!(widened("img-src 'self'; sandbox"), "img-src 'self'");
        assert!(
            !widened("default-src 'self'; script-src 'nonce-x' 'strict-dynamic'")
                .contains("script-src-elem 'nonce-x' 'strict")
        );
    }

    #[test]
    fn policies_in_pages_are_widened_where_they_stand() {
        let page = "<head><META charset=utf-8><meta http-equiv=\"Content-Security-Policy\" content=\"script-src &#39;none&#39;\"></head>";
        assert_eq!(
            in_page(page).unwrap(),
            "<head><META charset=utf-8><meta http-equiv=\"Content-Security-Policy\" content=\"script-src &#39;none&#39;; script-src-elem &#39;self&#39;\"></head>"
        );
        assert_eq!(in_page("<head><meta name=\"description\" content=\"x\"></head>"), None);
    }
}
