//! Portals of any size, the same every time: articles in eight sectors by twelve authors, five a day.

use warta::base::instant::Instant;

/// When the first article is dated.
const FIRST: &str = "2024-01-01T00:00:00Z";

/// How many seconds stand between two articles.
const PACE: i64 = 24 * 60 * 60 / 5;

/// What the portal is called and how it lists.
pub(crate) const CONFIG: &str =
    "title = \"Kabar\"\nbase_url = \"https://kabar.example/\"\n[lists]\npage_size = 6\n";

/// The file of an article, and its text.
pub(crate) fn article(number: usize) -> (String, String) {
    let (sector, tag) = (number % 8, number * 7);
    let date = date(number).to_utc_rfc3339();
    let front = format!(
        "title = \"Judul {number}\"\ndate = {date}\nsectors = [\"S{sector}\", \"S{}\"]\ntags = [\"T{}\", \"T{}\", \"T{}\"]\nauthors = [\"A{}\"]\n",
        (sector + 3) % 8,
        tag % 40,
        (tag + 11) % 40,
        (tag + 23) % 40,
        number % 12,
    );
    let body = format!("Isi {number}. {}", "Kata demi kata. ".repeat(1 + number % 5));
    (format!("content/{}/n{number}.md", &date[..7]), format!("+++\n{front}+++\n\n{body}\n"))
}

/// When an article is dated.
pub(crate) fn date(number: usize) -> Instant {
    let first = Instant::from_rfc3339(FIRST).unwrap();
    Instant(first.0 + PACE * i64::try_from(number).unwrap())
}
