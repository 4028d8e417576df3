//! Lists: sealed pages numbered from the oldest, and newest-first as the alternative.

use crate::support::{AT, Built, Portal, article};

/// A portal of small pages.
fn portal(page_size: usize, order: &str) -> Portal {
    Portal::plain(&format!(
        "-- config.toml --\ntitle = \"Kabar\"\nbase_url = \"https://kabar.example/\"\n[lists]\npage_size = {page_size}\norder = \"{order}\"\n"
    ))
}

/// Publishes the article of a number, one a day, all of one sector.
fn publish(portal: &Portal, number: usize) {
    let date = format!("2026-01-{number:02}T08:00:00Z");
    portal.write(
        &format!("content/a{number}.md"),
        article(&format!("A {number}"), &date, "sectors = [\"News\"]"),
    );
}

/// The numbers of the articles on a page of a list.
fn on(built: &Built, path: &str) -> Vec<usize> {
    let urls = built.lines(path, "article ");
    urls.into_iter()
        .map(|url| url.trim_end_matches('/').rsplit("/a").next().unwrap().parse().unwrap())
        .collect()
}

/// The numbered pages of the list at `path` and what stands on each, then on the front page.
fn pages(built: &Built, path: &str) -> (Vec<Vec<usize>>, Vec<usize>) {
    let file = |number: usize| format!("{path}page/{number}/index.html").trim_start_matches('/').to_owned();
    let numbers: Vec<usize> = (1..100).filter(|number| built.has(&file(*number))).collect();
    let numbered = numbers.iter().map(|number| on(built, &format!("{path}page/{number}/"))).collect();
    (numbered, on(built, path))
}

#[test]
fn sealed_pages_hold_the_oldest_and_the_front_page_one_to_two_pages_of_the_newest() {
    const SIZE: usize = 3;
    let portal = portal(SIZE, "sealed");
    for count in 0..=13 {
        if count > 0 {
            publish(&portal, count);
        }
        let built = portal.build(AT).fine();
        // The page before the last sealed one never changes again; the last one once, when it gets a newer neighbour.
        let sealed = if count < 2 * SIZE { 0 } else { count / SIZE - 1 };
        for path in ["/", "/sector/news/", "/2026/", "/2026/01/"] {
            if count == 0 && path != "/" {
                assert!(!built.has(&format!("{}index.html", &path[1..])));
                continue;
            }
            let (numbered, front) = pages(&built, path);
            let expected: Vec<Vec<usize>> =
                (0..sealed).map(|page| (page * SIZE + 1..=(page + 1) * SIZE).rev().collect()).collect();
            assert_eq!(numbered, expected, "{path} with {count}");
            assert_eq!(front, (sealed * SIZE + 1..=count).rev().collect::<Vec<_>>(), "{path} with {count}");
        }
        let touched = |number: usize| {
            built.report.changes.iter().any(|change| change.path == format!("page/{number}/index.html"))
        };
        let just_sealed = count % SIZE == 0 && sealed > 0;
        for number in 1..=sealed {
            let may = just_sealed && number + 1 >= sealed;
            assert!(may || !touched(number), "page {number} was written with {count} articles");
        }
    }
}

#[test]
fn sealed_pages_lead_to_their_neighbours() {
    let portal = portal(2, "sealed");
    (1..=7).for_each(|number| publish(&portal, number));
    let built = portal.build(AT).fine();
    let beside = |path: &str| [built.lines(path, "newer "), built.lines(path, "older ")];
    assert_eq!(beside("/"), [vec![], vec!["/page/2/"]]);
    assert_eq!(beside("/page/2/"), [vec!["/"], vec!["/page/1/"]]);
    assert_eq!(beside("/page/1/"), [vec!["/page/2/"], vec![]]);
    assert_eq!(beside("/sector/news/"), [vec![], vec!["/sector/news/page/2/"]]);
    assert!(!built.has("page/3/index.html"));
}

#[test]
fn an_old_article_that_arrives_late_takes_its_place_in_the_past() {
    let portal = portal(2, "sealed");
    [1, 3, 4, 5].iter().for_each(|number| publish(&portal, *number));
    assert_eq!(pages(&portal.build(AT), "/"), (vec![vec![3, 1]], vec![5, 4]));
    publish(&portal, 2);
    assert_eq!(pages(&portal.build(AT), "/"), (vec![vec![2, 1]], vec![5, 4, 3]));
    portal.remove("content/a4.md").remove("content/a5.md");
    let built = portal.build(AT).removed(["page/1/index.html", "sector/news/page/1/index.html"]);
    assert_eq!(pages(&built, "/"), (vec![], vec![3, 2, 1]));
}

#[test]
fn newest_first_numbers_pages_from_the_newest() {
    let portal = portal(3, "newest-first");
    assert_eq!(pages(&portal.build(AT), "/"), (vec![], vec![]));
    (1..=3).for_each(|number| publish(&portal, number));
    assert_eq!(pages(&portal.build(AT), "/"), (vec![], vec![3, 2, 1]));
    (4..=7).for_each(|number| publish(&portal, number));
    let built = portal.build(AT).fine();
    assert_eq!(pages(&built, "/"), (vec![vec![4, 3, 2], vec![1]], vec![7, 6, 5]));
    assert!(!built.has("page/1/index.html"), "the front page is the first");
    let beside = |path: &str| [built.lines(path, "newer "), built.lines(path, "older ")];
    assert_eq!(beside("/"), [vec![], vec!["/page/2/"]]);
    assert_eq!(beside("/page/2/"), [vec!["/"], vec!["/page/3/"]]);
    assert_eq!(beside("/page/3/"), [vec!["/page/2/"], vec![]]);
}

#[test]
fn articles_of_one_instant_stand_in_the_order_of_their_paths() {
    let portal = portal(20, "sealed");
    for name in ["b", "a", "c"] {
        portal.write(&format!("content/{name}.md"), article(name, "2026-01-01T08:00:00Z", ""));
    }
    let built = portal.build(AT).fine();
    assert_eq!(
        built.lines("/", "article "),
        ["/2026/01/01/a/", "/2026/01/01/b/", "/2026/01/01/c/"],
        "issue 2: date descending, then path"
    );
}

#[test]
fn every_grouping_has_its_list_and_its_index() {
    let built = Portal::plain(
        "-- config.toml --\ntitle = \"K\"\nbase_url = \"https://kabar.example/\"\n[sectors.empty]\ntitle = \"Empty\"\n[providers.wire]\nname = \"Wire\"\n\
-- content/a.md --\n+++\ntitle = \"A\"\ndate = 2026-01-01\nsectors = [\"Daily News\"]\ntags = [\"Beras\"]\nauthors = [\"Sari Dewi\"]\nseries = \"Garam\"\nprovider = \"wire\"\n+++\nx\n",
    )
    .build(AT)
    .fine();
    for (path, title) in [
        ("/sector/daily-news/", "Daily News"),
        ("/tag/beras/", "Beras"),
        ("/author/sari-dewi/", "Sari Dewi"),
        ("/series/garam/", "Garam"),
        ("/provider/wire/", "Wire"),
    ] {
        assert_eq!(built.lines(path, "article "), ["/2026/01/01/a/"], "{path}");
        let index = format!("/{}/", path.split('/').nth(1).unwrap());
        assert!(built.page(&index).contains(&format!("{path} {title}\n")), "{index}: {}", built.page(&index));
    }
    // A sector of the configuration has a page before it has news.
    assert_eq!(built.lines("/sector/empty/", "article "), [""; 0]);
    assert!(built.page("/archive/").contains("/2026/01/ "));
    for feed in ["feed.xml", "atom.xml", "feed.json"] {
        assert!(
            built.has(feed)
                && built.has(&format!("sector/daily-news/{feed}"))
                && !built.has(&format!("tag/beras/{feed}"))
        );
    }
}
