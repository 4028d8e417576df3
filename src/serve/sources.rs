//! What a portal is made of, as paths: which changes of files are of interest.

use std::path::{Component, Path};

/// The folders that a portal is made of.
pub(super) const FOLDERS: [&str; 6] = ["content", "data", "i18n", "static", "templates", "themes"];

/// The path of a changed file or folder, relative to the portal's folder and with `/`, if the portal may be made of it; not
/// what editors and systems leave.
pub(super) fn of(root: &Path, path: &Path) -> Option<String> {
    let inner = path.strip_prefix(root).ok()?;
    let mut parts = Vec::new();
    for part in inner.components() {
        let Component::Normal(part) = part else { return None };
        parts.push(part.to_str()?);
    }
    let (first, rest) = parts.split_first()?;
    let is_source = FOLDERS.contains(first) || (*first == "config.toml" && rest.is_empty());
    (is_source && !rest.iter().any(|part| is_litter(part))).then(|| parts.join("/"))
}

/// Whether editors and systems leave files of this name beside what they are asked to write. What a build looks at all the
/// same is none.
fn is_litter(name: &str) -> bool {
    let is_hidden = name.starts_with('.') && !matches!(name, ".well-known" | ".htaccess" | ".nojekyll");
    // "4913" is what vim writes to see whether it may.
    is_hidden
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || name == "4913"
        || [".swp", ".swx", ".swo", "___jb_tmp___", "___jb_old___", ".crdownload", ".part"]
            .iter()
            .any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::of;
    use std::path::Path;

    #[test]
    fn what_a_portal_is_made_of_is_of_interest_and_nothing_else() {
        let found = |path: &str| of(Path::new("/p"), Path::new(path));
        for fine in [
            "content/a.md",
            "content",
            "config.toml",
            "static/.well-known/x",
            "themes/koran/static/a.css",
            "i18n/id.toml",
        ] {
            assert_eq!(found(&format!("/p/{fine}")).as_deref(), Some(fine));
        }
        for other in [
            "/p",
            "/p/public/index.html",
            "/p/.warta/ledger",
            "/p/.git/HEAD",
            "/p/target/x",
            "/p/README.md",
            "/q/content/a.md",
            "/p/content/.a.md.swp",
            "/p/content/a.md~",
            "/p/content/4913",
            "/p/content/#a.md#",
            "/p/content/.git/x.md",
            "/p/x/config.toml",
        ] {
            assert_eq!(found(other), None, "{other}");
        }
    }
}
