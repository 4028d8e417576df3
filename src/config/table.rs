//! The table of everything that `config.toml` may say. Reading, checking, `warta config` and
//! `docs/configuration.md` all go by it: a new key is a line here, a field, and a line in `values_of.rs`.

use crate::base::slug::SlugStyle;
use crate::config::check::{Level, Profile};
use crate::config::choice::names;
use crate::config::keys::{Fallback, Key, Section, key, section};
use crate::config::kind::{Kind, Wrong};
use crate::config::{
    Depth, Dialect, Encoding, FeedFormat, FragmentMode, Images, Indexing, Liberty, ListOrder, Originals,
    Sending, Trust, forms, pattern, policies, trust_files,
};
use crate::pictures::plan::Format;

/// All tables, in the order in which they are printed.
pub(super) const SECTIONS: &[Section] = &[
    section("", "The portal itself. These keys stand before the first table."),
    section(
        "editions.LANG",
        "A language of the portal, by its BCP 47 tag. Without any, the portal has one edition, in `default_language`.",
    ),
    section("sectors.SLUG", "A section of the newspaper, by its slug."),
    section("authors.SLUG", "Someone who writes, by the slug of the name."),
    section("providers.SLUG", "A third party that supplies articles, by its slug."),
    section("urls", "The shape of URLs."),
    section("lists", "Paginated lists: home, sectors, tags, authors, archives."),
    section("feeds", "RSS, Atom and JSON feeds, of the portal and of every sector."),
    section("news_sitemap", "The Google News sitemap."),
    section("search", "The search page and its index; see [search](search.md)."),
    section(
        "images",
        "Pictures of articles: their variants for screens of all sizes; see [pictures](pictures.md).",
    ),
    section(
        "fragments",
        "Boxes that pages take in, such as the latest headlines; see [hosting](hosting.md#fragments).",
    ),
    section("hosting", "Where the portal is hosted; see [hosting](hosting.md)."),
    section("assets", "Style sheets, scripts and other files of `static/` and of the theme."),
    section("minify", "What is written without spaces and comments."),
    section(
        "compress",
        "Compressed copies beside files of text (`index.html.br`), for servers that send such files; see [hosting](hosting.md).",
    ),
    section(
        "trust",
        "The standalone pages on which the portal says by which rules it works, by their files below `content/`; each edition's home page names its own translation in the structured data.",
    ),
    section("robots", "What crawlers are told; see [hosting](hosting.md#crawlers)."),
    section(
        "ads_txt",
        "`/ads.txt`: who may sell the portal's advertising space; see [hosting](hosting.md#trust-files).",
    ),
    section("security_txt", "`/.well-known/security.txt`: whom to tell of a security hole."),
    section("trust_txt", "`/trust.txt` and `/.well-known/trust.txt`: who belongs to whom."),
    section("humans_txt", "`/humans.txt`: who makes the portal."),
    section("markdown", "How articles are read."),
    section("check", "What `warta check` looks for; see [check](check.md)."),
    section("check.rules", "How severe single rules of `warta check` are, by their name."),
    section(
        "third_party",
        "How much a text of an untrusted provider may hold. One that holds more is an error.",
    ),
    section("embeds", "Frames of other hosts (videos, maps) in articles."),
    section("csp", "The Content-Security-Policy: what pages may load besides the portal's own files."),
    section("front_matter", "Front matter keys of other systems: their name, and ours that it stands for."),
    section("extra", "Whatever the portal's own templates need; they find it in `site.extra`."),
];

/// All keys, those of one table together and in the order of [`SECTIONS`].
pub(super) const KEYS: &[Key] = &[
    key("title", NAME, Fallback::Required, "The portal's name."),
    key(
        "base_url",
        form("URL", forms::base_url),
        Fallback::Required,
        "Where the portal stands, with `https://`; may carry a path.",
    ),
    key("description", Kind::Text, EMPTY, "What the portal is, in a sentence."),
    key(
        "default_language",
        form("language tag", forms::language),
        Fallback::Value("\"en\""),
        "The language of the edition at `/`, and of articles that name none; a BCP 47 tag.",
    ),
    key(
        "timezone",
        form("IANA time zone", forms::time_zone),
        Fallback::Value("\"UTC\""),
        "Dates without an offset are read in it; all dates are shown in it.",
    ),
    key(
        "theme",
        form("name of a folder", forms::folder),
        Fallback::Value("\"koran\""),
        "The theme: a folder of `themes/`, else the theme in the program.",
    ),
    key(
        "editions.LANG.title",
        NAME,
        Fallback::Words("the portal's `title`"),
        "The portal's name in this edition.",
    ),
    key(
        "editions.LANG.description",
        Kind::Text,
        Fallback::Words("the portal's `description`"),
        "What the portal is, in this edition's language.",
    ),
    key("sectors.SLUG.title", Kind::Localized, READABLE, "The heading."),
    key("sectors.SLUG.description", Kind::Localized, EMPTY, "What the sector is about."),
    key(
        "sectors.SLUG.slugs",
        Kind::ByLanguage,
        Fallback::Words("the sector's own slug in every edition"),
        "The slug by language, where an edition's URLs shall have its own word for the sector.",
    ),
    key(
        "sectors.SLUG.media_topic",
        form("IPTC Media Topic", forms::media_topic),
        NONE,
        "The IPTC Media Topic that the sector is, such as `\"medtop:11000000\"`.",
    ),
    key(
        "sectors.SLUG.order",
        Kind::Number { least: i64::MIN, most: i64::MAX },
        Fallback::Words("after the sectors that have one, in the order of the file"),
        "Where the sector stands among the sectors: smaller numbers first.",
    ),
    key("sectors.SLUG.in_navigation", Kind::Switch, TRUE, "Whether the navigation names the sector."),
    key("authors.SLUG.name", Kind::Name, READABLE, "The name as printed; by language where scripts differ."),
    key(
        "authors.SLUG.email",
        form("e-mail address", forms::email),
        NONE,
        "An e-mail address that is published.",
    ),
    key("authors.SLUG.url", form("URL", forms::url), NONE, "The author's page elsewhere."),
    key(
        "authors.SLUG.image",
        NAME,
        NONE,
        "A picture: a path of the portal, such as `\"/authors/sari.jpg\"`.",
    ),
    key("authors.SLUG.bio", Kind::Localized, EMPTY, "Who the author is."),
    key(
        "providers.SLUG.name",
        Kind::Name,
        READABLE,
        "The name as printed; by language where scripts differ.",
    ),
    key("providers.SLUG.url", form("URL", forms::url), NONE, "The provider's site."),
    key(
        "providers.SLUG.notice",
        Kind::Localized,
        EMPTY,
        "The text under its articles that says that a third party supplied them.",
    ),
    key(
        "providers.SLUG.boilerplate",
        Kind::Localized,
        EMPTY,
        "What the provider says of itself, under its articles.",
    ),
    key(
        "providers.SLUG.trust",
        Kind::Choice(names::<Trust>),
        Fallback::Value("\"untrusted\""),
        "Whether its text is like our own, or data whose HTML is sanitised.",
    ),
    key(
        "providers.SLUG.images",
        Kind::Choice(names::<Images>),
        Fallback::Value("\"local\""),
        "Whether an untrusted text may show pictures from other hosts; `\"local\"` makes links of them.",
    ),
    key(
        "providers.SLUG.may",
        Kind::Choices(names::<Liberty>),
        Fallback::Value("[]"),
        "What files of an untrusted provider may decide all the same; see [third-party text](third-party-text.md#what-a-file-may-decide).",
    ),
    key(
        "providers.SLUG.indexing",
        Kind::Choice(names::<Indexing>),
        Fallback::Value("\"noindex-news\""),
        "What search engines may do with its articles; `\"canonical\"` names the source as the original.",
    ),
    key(
        "providers.SLUG.link_rel",
        form("link types", forms::link_rel),
        Fallback::Value("\"nofollow\""),
        "The `rel` of links that lead from its articles out of the portal, such as `\"sponsored nofollow\"`. \
         With `sponsored`, they are marked as paid for.",
    ),
    key(
        "providers.SLUG.label",
        Kind::Localized,
        EMPTY,
        "What is printed over the headline, such as \"Press release\".",
    ),
    key(
        "providers.SLUG.in_news_sitemap",
        Kind::Switch,
        Fallback::Value("false"),
        "Whether its articles stand in the Google News sitemap.",
    ),
    key("providers.SLUG.in_feeds", Kind::Switch, TRUE, "Whether its articles stand in feeds."),
    key(
        "urls.article",
        form("pattern of a path", pattern::check),
        Fallback::Value("\"/{year}/{month}/{day}/{slug}/\""),
        "The path of an article, of `{year}`, `{month}`, `{day}`, `{sector}`, `{slug}` and fixed text.",
    ),
    key(
        "urls.slugs",
        Kind::Choice(names::<SlugStyle>),
        Fallback::Value("\"unicode\""),
        "Whether slugs keep their script or are transliterated.",
    ),
    key(
        "lists.page_size",
        Kind::Number { least: 1, most: 1000 },
        Fallback::Value("20"),
        "How many articles a page holds.",
    ),
    key(
        "lists.order",
        Kind::Choice(names::<ListOrder>),
        Fallback::Value("\"sealed\""),
        "How pages are numbered: from the oldest, so that a full page never changes, or from the newest.",
    ),
    key(
        "lists.excerpt_length",
        Kind::Number { least: 1, most: 10_000 },
        Fallback::Value("200"),
        "How many characters of an article's text are shown where it has no description.",
    ),
    key(
        "feeds.items",
        Kind::Number { least: 1, most: 1000 },
        Fallback::Value("30"),
        "How many articles a feed holds.",
    ),
    key(
        "feeds.full_content",
        Kind::Switch,
        TRUE,
        "Whether feeds carry whole articles, or descriptions only.",
    ),
    key(
        "feeds.formats",
        Kind::Choices(names::<FeedFormat>),
        Fallback::Value("[\"rss\", \"atom\", \"json\"]"),
        "Which feeds are written: `feed.xml`, `atom.xml`, `feed.json`.",
    ),
    key("news_sitemap.enabled", Kind::Switch, TRUE, "Whether it is written."),
    key(
        "news_sitemap.publication",
        Kind::Text,
        EMPTY,
        "The publication's name as Google News knows it; empty: the edition's title.",
    ),
    key("search.enabled", Kind::Switch, TRUE, "Whether there is a search page, `/search/` in each edition."),
    key(
        "search.depth",
        Kind::Choice(names::<Depth>),
        Fallback::Value("\"full\""),
        "Whether whole texts are searched, or titles, descriptions and the names of sectors, tags, authors and providers only.",
    ),
    key(
        "search.shard",
        Kind::Number { least: 1, most: 10_000 },
        Fallback::Value("100"),
        "How many articles stand in one file of the index of a month in progress.",
    ),
    key(
        "images.enabled",
        Kind::Switch,
        TRUE,
        "Whether pictures of the portal that articles show have variants; without, they are shown as they are.",
    ),
    key(
        "images.widths",
        Kind::Numbers { least: 16, most: 16_384 },
        Fallback::Value("[400, 800, 1200, 1600]"),
        "How wide the variants are, in pixels. None is wider than its picture.",
    ),
    key(
        "images.formats",
        Kind::Choices(names::<Format>),
        Fallback::Value("[\"webp\", \"jpeg\"]"),
        "How they are encoded, the best first; the last is for browsers that know none of the others. `\"avif\"` takes a program built with the cargo feature `avif`.",
    ),
    key(
        "images.crops",
        Kind::Forms { what: "ratios", check: forms::ratio },
        Fallback::Value("[\"16:9\", \"4:3\", \"1:1\"]"),
        "Ratios to which an article's picture is cut for search engines, at most 1,200 pixels wide; the first is what social networks show.",
    ),
    key("images.jpeg_quality", QUALITY, Fallback::Value("80"), "The quality of JPEG."),
    key("images.webp_quality", QUALITY, Fallback::Value("78"), "The quality of WebP."),
    key("images.avif_quality", QUALITY, Fallback::Value("60"), "The quality of AVIF."),
    key(
        "images.originals",
        Kind::Choice(names::<Originals>),
        Fallback::Value("\"stripped\""),
        "Whether JPEG, PNG and WebP files of `static/` and of article folders are published without what they say of camera, place, people and software (EXIF, GPS, XMP, IPTC); their pixels stay as they are.",
    ),
    key(
        "images.cards",
        Kind::Switch,
        Fallback::Value("false"),
        "Whether a card with sector, headline and masthead is drawn for each article without a picture, for social networks. Costs a few milliseconds an article, once.",
    ),
    key(
        "images.max_megapixels",
        Kind::Number { least: 1, most: 1000 },
        Fallback::Value("80"),
        "How many million pixels a picture may have that an article shows. One that has more is an error.",
    ),
    key(
        "images.max_megabytes",
        Kind::Number { least: 1, most: 4000 },
        Fallback::Value("40"),
        "How large its file may be, in units of 1,048,576 bytes.",
    ),
    key(
        "fragments.mode",
        Kind::Choice(names::<FragmentMode>),
        Fallback::Value("\"script\""),
        "What brings them into pages: a script in the browser, the server (`\"ssi\"`, `\"esi\"`), or the build \
         (`\"inline\"`: then every story rewrites every page that has one).",
    ),
    key(
        "hosting.dialects",
        Kind::Choices(names::<Dialect>),
        Fallback::Value("[\"netlify\", \"cloudflare\"]"),
        "For which hosts redirects are written: `_redirects` and `_headers`, `redirects.nginx.conf`, `redirects.apache.txt`.",
    ),
    key(
        "assets.hashed",
        Kind::Switch,
        TRUE,
        "Whether `asset()` gives files names that change with their content, so that browsers keep them for ever; \
         then a changed style sheet changes every page that links it.",
    ),
    key(
        "minify.css",
        Kind::Switch,
        TRUE,
        "Whether style sheets are minified; needs a program with the feature `css`, without which it is `false`.",
    ),
    key(
        "compress.formats",
        Kind::Choices(names::<Encoding>),
        Fallback::Value("[]"),
        "In which forms copies are written: `.gz`, `.br`, `.zst`.",
    ),
    key(
        "compress.min_bytes",
        Kind::Number { least: 0, most: 1_000_000 },
        Fallback::Value("1024"),
        "How long a file must be to be worth a copy.",
    ),
    key(
        "compress.gz_level",
        Kind::Number { least: 1, most: 9 },
        Fallback::Value("6"),
        "How hard gzip tries, from 1 to 9.",
    ),
    key(
        "compress.br_level",
        Kind::Number { least: 0, most: 11 },
        Fallback::Value("5"),
        "How hard Brotli tries, from 0 to 11: 11 takes forty times as long as 5.",
    ),
    key(
        "compress.zst_level",
        Kind::Number { least: 1, most: 19 },
        Fallback::Value("9"),
        "How hard Zstandard tries, from 1 to 19.",
    ),
    key("trust.publishing_principles", POLICY, NONE, "The principles by which the newsroom works."),
    key("trust.ethics_policy", POLICY, NONE, "The code of ethics."),
    key("trust.corrections_policy", POLICY, NONE, "How mistakes are put right."),
    key("trust.fact_checking_policy", POLICY, NONE, "How facts are checked before publication."),
    key(
        "trust.unnamed_sources_policy",
        POLICY,
        NONE,
        "When sources may stay unnamed, and how that is decided.",
    ),
    key("trust.feedback_policy", POLICY, NONE, "How readers are heard, and what comes of it."),
    key("trust.diversity_policy", POLICY, NONE, "Whom the newsroom hires and asks."),
    key("trust.mission_coverage", POLICY, NONE, "What the portal is for, and what it covers first."),
    key("trust.masthead", POLICY, NONE, "Who works in the newsroom."),
    key("trust.ownership_funding", POLICY, NONE, "Who owns the portal and pays for it."),
    key(
        "robots.disallow",
        Kind::Forms { what: "crawlers", check: trust_files::crawler },
        Fallback::Value("[]"),
        "Crawlers that may read nothing, such as `\"GPTBot\"`.",
    ),
    key(
        "ads_txt.records",
        Kind::Forms { what: "records", check: trust_files::ads_record },
        NONE,
        "Who sells: `\"ads.example, ACCOUNT, DIRECT, ID\"`.",
    ),
    key(
        "ads_txt.owner_domain",
        form("host", forms::host),
        NONE,
        "The domain of the business that owns the portal.",
    ),
    key(
        "ads_txt.manager_domains",
        Kind::Forms { what: "domains", check: trust_files::manager },
        NONE,
        "Who manages the advertising space, by country where it differs: `\"sales.example, ID\"`.",
    ),
    key("ads_txt.contacts", LINES, NONE, "How to reach who looks after the file."),
    key("ads_txt.subdomains", HOSTS, NONE, "Subdomains that have an `ads.txt` of their own."),
    key("ads_txt.inventory_partners", HOSTS, NONE, "Partners that share the advertising space."),
    key(
        "security_txt.contacts",
        Kind::Forms { what: "addresses", check: trust_files::contact },
        NONE,
        "How to reach you, the best way first: `\"mailto:…\"`, `\"https://…\"`, `\"tel:…\"`. The file must have one.",
    ),
    key(
        "security_txt.expires",
        form("moment", trust_files::moment),
        NONE,
        "Until when the file holds: `\"2027-06-01T00:00:00Z\"`, less than a year ahead. The file must have it; `warta check` says when it is near.",
    ),
    key(
        "security_txt.encryption",
        Kind::Forms { what: "addresses", check: trust_files::key_place },
        NONE,
        "Where keys lie for who writes to you.",
    ),
    key("security_txt.acknowledgments", PAGES, NONE, "Pages that thank who told you of holes."),
    key(
        "security_txt.languages",
        Kind::Forms { what: "language tags", check: forms::language },
        NONE,
        "Languages in which one may write to you.",
    ),
    key("security_txt.policy", PAGES, NONE, "Pages that say what becomes of a report."),
    key("security_txt.hiring", PAGES, NONE, "Pages with openings in security."),
    key("trust_txt.member", LINKS, NONE, "Associations: those that belong to it."),
    key("trust_txt.belongto", LINKS, NONE, "Associations that the publisher belongs to."),
    key("trust_txt.control", LINKS, NONE, "Sites that the publisher controls."),
    key("trust_txt.controlledby", LINKS, NONE, "Who controls this site."),
    key("trust_txt.social", LINKS, NONE, "Accounts of the publisher elsewhere."),
    key("trust_txt.vendor", LINKS, NONE, "Who works for the publisher."),
    key("trust_txt.customer", LINKS, NONE, "For whom a vendor works."),
    key("trust_txt.disclosure", LINKS, NONE, "Pages that say by which rules the publisher works."),
    key("trust_txt.contact", LINES, NONE, "How to reach the publisher: an address, a page or a number."),
    key(
        "trust_txt.datatrainingallowed",
        Kind::Choice(trust_files::yes_or_no),
        NONE,
        "Whether texts may be used to train models.",
    ),
    key("humans_txt.team", LINES, NONE, "Who makes the portal: `\"Editor: Sari Dewi\"`."),
    key("humans_txt.thanks", LINES, NONE, "Who is thanked."),
    key("humans_txt.site", LINES, NONE, "What the portal is made with."),
    key(
        "markdown.smart_punctuation",
        Kind::Switch,
        TRUE,
        "Whether straight quotes and dashes become typographic ones of the article's language.",
    ),
    key("markdown.heading_anchors", Kind::Switch, TRUE, "Whether headings carry an anchor."),
    key(
        "check.profiles",
        Kind::Choices(names::<Profile>),
        Fallback::Value("[\"accessibility\", \"editorial\"]"),
        "Which groups of rules are applied, besides those that always are.",
    ),
    key(
        "check.rules.NAME",
        Kind::Choice(names::<Level>),
        NONE,
        "How severe the rule of this name is, whatever the profiles: `image-credit = \"error\"`.",
    ),
    key(
        "third_party.max_kilobytes",
        Kind::Number { least: 1, most: 100_000 },
        Fallback::Value("256"),
        "How long its Markdown may be, in units of 1,024 bytes.",
    ),
    key(
        "third_party.max_links",
        Kind::Number { least: 0, most: 1_000_000 },
        Fallback::Value("200"),
        "How many links it may hold.",
    ),
    key(
        "third_party.max_depth",
        Kind::Number { least: 8, most: 250 },
        Fallback::Value("64"),
        "How many elements may stand within each other.",
    ),
    key(
        "embeds.allow",
        Kind::Forms { what: "hosts", check: forms::host },
        Fallback::Value("[]"),
        "Whose frames may be loaded, such as `\"www.youtube-nocookie.com\"`; in an untrusted text, by a click.",
    ),
    key(
        "csp.send",
        Kind::Choice(names::<Sending>),
        Fallback::Value("\"everywhere\""),
        "Whether the policy stands in pages and in `_headers` (for all files), in pages only, or nowhere.",
    ),
    key(
        "csp.scripts",
        SOURCES,
        Fallback::Value("[]"),
        "Whence scripts may come: hosts, or hashes of inline ones.",
    ),
    key("csp.styles", SOURCES, Fallback::Value("[]"), "Whence style sheets may come."),
    key("csp.images", SOURCES, Fallback::Value("[\"data:\", \"https:\"]"), "Whence pictures may come."),
    key("csp.media", SOURCES, Fallback::Value("[\"https:\"]"), "Whence sound and video may come."),
    key("csp.fonts", SOURCES, Fallback::Value("[]"), "Whence fonts may come."),
    key("csp.connections", SOURCES, Fallback::Value("[]"), "What scripts may ask."),
    key(
        "csp.frames",
        SOURCES,
        Fallback::Value("[]"),
        "Whence frames may come besides the hosts of `embeds.allow`.",
    ),
    key("csp.forms", SOURCES, Fallback::Value("[]"), "Where forms may lead."),
    key(
        "front_matter.KEY",
        form("key of ours", forms::front_matter_key),
        NONE,
        "The key of ours that a foreign key stands for, such as `standfirst = \"description\"`.",
    ),
    key("extra", Kind::Free, Fallback::Words("empty"), "Any keys and values."),
];

/// A text that must say something.
const NAME: Kind = form("string", forms::name);
const LINES: Kind = Kind::Forms { what: "lines", check: trust_files::line };
const LINKS: Kind = Kind::Forms { what: "URLs", check: forms::url };
const PAGES: Kind = Kind::Forms { what: "URLs", check: trust_files::page };
const HOSTS: Kind = Kind::Forms { what: "hosts", check: forms::host };
const POLICY: Kind = form("file of a page", policies::file);
const SOURCES: Kind = Kind::Forms { what: "CSP sources", check: forms::csp_source };
const QUALITY: Kind = Kind::Number { least: 1, most: 100 };
const EMPTY: Fallback = Fallback::Value("\"\"");
const TRUE: Fallback = Fallback::Value("true");
const NONE: Fallback = Fallback::Words("none");
const READABLE: Fallback = Fallback::Words("the slug, made readable");

const fn form(what: &'static str, check: fn(&str) -> Result<(), Wrong>) -> Kind {
    Kind::Form { what, check }
}
