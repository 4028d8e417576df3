//! What a new portal begins with, in the languages that Warta's own theme speaks.

/// The texts of a new portal.
#[derive(Debug)]
pub(super) struct Sample {
    /// The portal's name, where none is given.
    pub(super) portal: &'static str,
    /// Its sectors: slug and title.
    pub(super) sectors: [(&'static str, &'static str); 2],
    /// The file name of the first article, without extension.
    pub(super) slug: &'static str,
    /// Its headline.
    pub(super) title: &'static str,
    /// Its tag.
    pub(super) tag: &'static str,
    /// Its author.
    pub(super) author: &'static str,
    /// Its text.
    pub(super) text: &'static str,
    /// The file name of the page about the portal, without extension.
    pub(super) about_slug: &'static str,
    /// Its heading.
    pub(super) about: &'static str,
    /// Its text.
    pub(super) about_text: &'static str,
}

const ENGLISH: Sample = Sample {
    portal: "My newspaper",
    sectors: [("news", "News"), ("opinion", "Opinion")],
    slug: "a-first-story",
    title: "A first story",
    tag: "beginnings",
    author: "The newsroom",
    text: "This is a story. It is a file of `content/`: change it, then run `warta build` again.",
    about_slug: "about",
    about: "About us",
    about_text: "Who we are, and how to reach us.",
};

const INDONESIAN: Sample = Sample {
    portal: "Koran saya",
    sectors: [("berita", "Berita"), ("opini", "Opini")],
    slug: "berita-pertama",
    title: "Berita pertama",
    tag: "perdana",
    author: "Redaksi",
    text: "Ini sebuah berita. Berkasnya ada di `content/`: ubahlah, lalu jalankan lagi `warta build`.",
    about_slug: "tentang",
    about: "Tentang kami",
    about_text: "Siapa kami, dan bagaimana menghubungi kami.",
};

/// The texts in a language; in English where there are none.
pub(super) fn of(lang: &str) -> &'static Sample {
    let primary = lang.split(['-', '_']).next().unwrap_or(lang);
    if primary.eq_ignore_ascii_case("id") { &INDONESIAN } else { &ENGLISH }
}
