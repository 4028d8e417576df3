//! Style sheets without spaces and comments, and the addresses in them. Opens no file.
//!
//! Minified is only how a sheet is written, and in forms that browsers since 2021 understand: what its author wrote for
//! newer or older ones stays as it is.

use crate::base::problem::{Place, Problem};

/// A minified style sheet, in which other addresses may stand than its author wrote.
#[derive(Debug)]
pub struct Sheet {
    /// The text, with a mark in quotes for each address.
    code: String,
    /// Each mark with the address that it stands for, as its author wrote it, in the order of the text.
    references: Vec<(String, String)>,
}

impl Sheet {
    /// Reads and minifies a style sheet.
    ///
    /// # Errors
    /// A warning that says why it cannot be minified; `source` is what problems call the file.
    pub fn read(css: &[u8], source: &str) -> Result<Self, Problem> {
        match std::str::from_utf8(css) {
            Ok(css) => minified(css).map_err(|wrong| wrong.problem(css, source)),
            Err(_) => Err(refused(source, "it is not UTF-8").at(Place::file(source))),
        }
    }

    /// The addresses of `url()` and `@import`, as its author wrote them.
    pub fn references(&self) -> impl Iterator<Item = &str> {
        self.references.iter().map(|(_, address)| address.as_str())
    }

    /// The text, with the addresses that `instead` has for those that its author wrote.
    #[must_use]
    pub fn with(&self, instead: impl Fn(&str) -> Option<String>) -> String {
        let mut text = String::with_capacity(self.code.len());
        let mut rest = self.code.as_str();
        for (mark, address) in &self.references {
            let Some((before, after)) = rest.split_once(mark.as_str()) else { continue };
            text.push_str(before);
            push_string(&mut text, instead(address).as_deref().unwrap_or(address));
            rest = after;
        }
        text.push_str(rest);
        text
    }
}

/// Writes a string as CSS does.
fn push_string(text: &mut String, string: &str) {
    text.push('"');
    for character in string.chars() {
        match character {
            '"' | '\\' => text.extend(['\\', character]),
            '\n' => text.push_str("\\a "),
            _ => text.push(character),
        }
    }
    text.push('"');
}

/// A sheet that cannot be minified.
fn refused(source: &str, why: &str) -> Problem {
    Problem::warning(format!("{source} cannot be minified: {why}"))
        .hint("it is copied as it is; `css = false` in [minify] copies all style sheets so")
}

/// What is wrong with a sheet.
struct Wrong {
    why: String,
    /// The line, from 0, and the column, from 1 and in units of UTF-16.
    place: Option<(u32, u32)>,
}

impl Wrong {
    fn problem(&self, css: &str, source: &str) -> Problem {
        let problem = refused(source, &self.why);
        let Some((line, column)) = self.place else { return problem.at(Place::file(source)) };
        let mut start: usize = css.split_inclusive('\n').take(line as usize).map(str::len).sum();
        let mut units = column.saturating_sub(1) as usize;
        for character in css[start..].chars().take_while(|character| *character != '\n') {
            if units == 0 {
                break;
            }
            units = units.saturating_sub(character.len_utf16());
            start += character.len_utf8();
        }
        problem.at(Place::within(source, css, start..start + 1))
    }
}

#[cfg(not(feature = "css"))]
fn minified(_: &str) -> Result<Sheet, Wrong> {
    Err(Wrong { why: "this program was built without the feature `css`".to_owned(), place: None })
}

#[cfg(feature = "css")]
fn minified(css: &str) -> Result<Sheet, Wrong> {
    use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};
    let wrong = |why: String, place: Option<(u32, u32)>| Wrong { why, place };
    let mut sheet = StyleSheet::parse(css, ParserOptions::default()).map_err(|error| {
        wrong(error.kind.to_string(), error.loc.as_ref().map(|place| (place.line, place.column)))
    })?;
    let options = MinifyOptions { targets: settings::targets(), ..MinifyOptions::default() };
    sheet.minify(options).map_err(|error| {
        wrong(error.kind.to_string(), error.loc.as_ref().map(|place| (place.line, place.column)))
    })?;
    // An address in a custom property counts from wherever the property is used: it cannot be told apart, and all stay.
    let (printed, marked) = match sheet.to_css(settings::printing(true)) {
        Ok(printed) => (printed, true),
        Err(_) => {
            let again = sheet.to_css(settings::printing(false));
            (again.map_err(|error| wrong(error.kind.to_string(), None))?, false)
        }
    };
    let dependencies = printed.dependencies.filter(|_| marked).unwrap_or_default();
    let mut code = String::new();
    for comment in &sheet.license_comments {
        if !printed.code.contains(&**comment) {
            code.push_str(&format!("/*{comment}*/\n"));
        }
    }
    code.push_str(&printed.code);
    Ok(Sheet { code, references: dependencies.into_iter().map(settings::reference).collect() })
}

#[cfg(feature = "css")]
mod settings {
    //! What Lightning CSS is asked.

    use lightningcss::dependencies::{Dependency, DependencyOptions};
    use lightningcss::printer::PrinterOptions;
    use lightningcss::targets::{Browsers, Features, Targets};

    /// What is written shorter is written so that these understand it; nothing is put in older forms for them, or given
    /// prefixes.
    pub(super) fn targets() -> Targets {
        let version = |major: u32, minor: u32| Some((major << 16) | (minor << 8));
        let browsers = Browsers {
            chrome: version(87, 0),
            edge: version(87, 0),
            firefox: version(78, 0),
            safari: version(14, 1),
            ios_saf: version(14, 5),
            ..Browsers::default()
        };
        let include = Features::MediaRangeSyntax;
        Targets { browsers: Some(browsers), include, exclude: Features::all().difference(include) }
    }

    /// Small, with marks for addresses or without.
    pub(super) fn printing(marked: bool) -> PrinterOptions<'static> {
        let analyze_dependencies = marked.then_some(DependencyOptions { remove_imports: false });
        PrinterOptions { minify: true, targets: targets(), analyze_dependencies, ..PrinterOptions::default() }
    }

    /// The mark, as it is printed, and the address.
    pub(super) fn reference(dependency: Dependency) -> (String, String) {
        let (mark, address) = match dependency {
            Dependency::Import(import) => (import.placeholder, import.url),
            Dependency::Url(url) => (url.placeholder, url.url),
        };
        (format!("\"{mark}\""), address)
    }
}

#[cfg(test)]
#[cfg(feature = "css")]
mod tests {
    use super::Sheet;

    fn plain(css: &str) -> String {
        Sheet::read(css.as_bytes(), "a.css").unwrap().with(|_| None)
    }

    #[test]
    fn spaces_and_comments_go_and_licences_stay() {
        let css = "/*! (c) Koran */\n/* note */\na  {  color : red ;  }\n@media (min-width: 40em) {\n  a { margin: 0 auto }\n}\n";
        assert_eq!(plain(css), "/*! (c) Koran */\na{color:red}@media (min-width:40em){a{margin:0 auto}}");
    }

    #[test]
    fn nothing_is_said_in_a_newer_or_an_older_form() {
        for (css, small) in [
            ("a { top: 0; right: 0; bottom: 0; left: 0 }", "a{inset:0}"),
            ("@media (400px <= width < 800px) { a { b: c } }", "@media (400px<=width<800px){a{b:c}}"),
            ("a { margin-inline: 1px; user-select: none }", "a{user-select:none;margin-inline:1px}"),
            ("a { color: oklch(60% .1 20) }", "a{color:oklch(60% .1 20)}"),
            ("a { & b { color: red } }", "a{& b{color:red}}"),
            ("a:is(b, c) { color: red }", "a:is(b,c){color:red}"),
            (":root { color-scheme: light dark }", ":root{color-scheme:light dark}"),
        ] {
            assert_eq!(plain(css), small);
        }
    }

    #[test]
    fn addresses_can_be_others() {
        let css = "@import \"a.css\" screen; b { background: url(x.png), url( 'y\\\"z.png' ) } c { background: url(x.png) }";
        let sheet = Sheet::read(css.as_bytes(), "b.css").unwrap();
        assert_eq!(sheet.references().collect::<Vec<_>>(), ["a.css", "x.png", "y\"z.png", "x.png"]);
        let other = sheet.with(|address| (address == "x.png").then(|| "n.png".to_owned()));
        assert_eq!(
            other,
            "@import \"a.css\" screen;b{background:url(\"n.png\"),url(\"y\\\"z.png\")}c{background:url(\"n.png\")}"
        );
    }

    #[test]
    fn an_address_in_a_custom_property_leaves_all_as_they_are() {
        assert_eq!(
            plain("a { --x: url(y.png); background: url(z.png) }"),
            "a{--x:url(y.png);background:url(z.png)}"
        );
    }

    #[test]
    fn what_is_no_style_sheet_says_where() {
        let problem = Sheet::read("a { color: red }\n\u{e9} b } { \n".as_bytes(), "a.css").unwrap_err();
        let place = problem.place.unwrap();
        assert_eq!((place.line, place.file.as_str()), (2, "a.css"));
        assert!(problem.message.starts_with("a.css cannot be minified: "), "{}", problem.message);
        let latin = Sheet::read(b"a{content:'\xe9'}", "a.css").unwrap_err();
        assert_eq!(latin.message, "a.css cannot be minified: it is not UTF-8");
    }
}
