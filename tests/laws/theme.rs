//! The templates of random portals: they print all that templates are given and ask all that they may ask.

/// What the head of a page says of its language versions.
const VERSIONS: &str = "<html lang=\"{{ edition.lang }}\"><link rel=\"canonical\" href=\"{{ page.canonical }}\">{% for other in page.alternates %}<link rel=\"alternate\" hreflang=\"{{ other.lang }}\" href=\"{{ other.url }}\">{% endfor %}\n";

/// The same in another way, with the language switcher.
const OTHER_VERSIONS: &str = "{{ page.languages }}<html lang=\"{{ edition.lang }}\"><link rel=\"canonical\" href=\"{{ page.canonical }}\">{% for other in page.alternates %}<link rel=\"alternate\" hreflang=\"{{ other.lang }}\" href=\"{{ other.url }}\">{% endfor %}\n";

/// A template of one article in the theme in the program.
const SPECIAL: &str = "<!doctype html><title>{{ article.title }}</title><html lang=\"{{ edition.lang }}\"><link rel=\"canonical\" href=\"{{ page.canonical }}\">{% for other in page.alternates %}<link rel=\"alternate\" hreflang=\"{{ other.lang }}\" href=\"{{ other.url }}\">{% endfor %}\n";

/// Templates, each with two texts that it may have.
pub(crate) const TEMPLATES: [(&str, [&str; 2]); 17] = [
    (
        "base.html",
        [
            "{{ site }} {{ edition }} {{ editions }}\n{{ navigation }}\n{{ page }}\n{{ asset(path=\"/koran.css\") }}\n{% include \"part.html\" %}\n{% block main %}{% endblock %}\n",
            "{{ site.title }} {{ edition.title }}\n{% for entry in navigation %}{{ entry.title }} {{ entry.url }} {% endfor %}\n{{ page }}\n{% block main %}{% endblock %}\n",
        ],
    ),
    ("versions.html", [VERSIONS, OTHER_VERSIONS]),
    ("part.html", ["bagian {{ t(key=\"home\") }}\n", "bagian dua {{< garis nama={edition.lang} />}}\n"]),
    (
        "box.html",
        [
            "{% component garis(nama) %}== {{ nama }} =={% endcomponent garis %}\n",
            "{%- component garis(nama) -%}-- {{ nama }} --{%- endcomponent garis -%}\n",
        ],
    ),
    (
        "home.html",
        [
            "{% extends \"base.html\" %}{% block main %}{% include \"versions.html\" %}{{ listing }}{{ leads(limit=2) }}{% for entry in navigation %}{{ latest(listing=\"sector/\" ~ entry.slug, limit=2) }}{% endfor %}{% endblock %}",
            "{% extends \"base.html\" %}{% block main %}{% include \"versions.html\" %}{{ listing }}{{ leads(limit=3) }}{{ latest(limit=3) }}{{ names(kind=\"tag\") }}{{ names(kind=\"year\") }}{% endblock %}",
        ],
    ),
    (
        "list.html",
        [
            "{% extends \"base.html\" %}{% block main %}{% include \"versions.html\" %}{{< garis nama={listing.title} />}}{{ listing }}{% endblock %}",
            "{% include \"versions.html\" %}{{ t(key=\"home\") }} {{ listing.title }} {{ listing.newer }} {{ listing.older }}{% for card in listing.articles %}{{ card.title }} {{ card.date | date(format=\"long\") }} {{ card.priority }} {{ card.provider }}\n{% endfor %}",
        ],
    ),
    (
        "list-corrections.html",
        [
            "{% extends \"list.html\" %}",
            "{% include \"versions.html\" %}ralat {% for one in listing.corrections %}{{ one }}{% endfor %} {{ listing.older }}\n",
        ],
    ),
    (
        "archive.html",
        [
            "{% extends \"base.html\" %}{% block main %}{{ listing }}{% endblock %}",
            "{{ listing.title }} {{ listing.children }} {% for card in listing.articles %}{{ card.url }}\n{% endfor %}",
        ],
    ),
    (
        "index.html",
        [
            "{{ index }} {{ page }}\n",
            "{% extends 'base.html' %}{% block main %}{{ index }}{{ names(kind=\"author\") }}{% endblock %}",
        ],
    ),
    (
        "article.html",
        [
            "{% extends \"base.html\" %}{% block main %}{% include \"versions.html\" %}{{ article }}{{ neighbours() }}{{ related(limit=3) }}{{ fragment(name=\"baru\") }}{% for one in article.sectors %}{{ fragment(name=\"baru\", listing=\"sector/\" ~ one.slug) }}{% endfor %}{{ article.content | safe }}{% endblock %}",
            "{% include \"versions.html\" %}{{< garis nama={article.title} />}}{{ page }} {{ article.content | safe }} {{ site.extra.semboyan | default(value=\"-\") }} {% set angka = data(file=\"angka.toml\") %}{{ angka.satu }}\n",
        ],
    ),
    (
        "tombstone.html",
        [
            "{{ article }} {{ page }}\n",
            "{{ article.title }} ditarik {{ related(limit=2) }} {{ t(key=\"withdrawn\") }}\n",
        ],
    ),
    (
        "page.html",
        [
            "{% extends \"base.html\" %}{% block main %}{% include \"versions.html\" %}{{ text }}{% endblock %}",
            "{% include \"versions.html\" %}{{ text.title }} {{ text.content | safe }} {% for row in data(file=\"baris.csv\") %}{{ row.nama }}{% endfor %}\n",
        ],
    ),
    (
        "404.html",
        [
            "tidak ada {{ page }} {{ asset(path=\"/feed.css\") }} {{ asset(path=\"tetap.css\") }}\n",
            "{% extends \"base.html\" %}{% block main %}{{ latest(limit=1) }}{% endblock %}",
        ],
    ),
    (
        "redirect.html",
        ["ke {{ target }} {{ page.canonical }} {{ edition.lang }}\n", "pindah {{ target }} {{ page }}\n"],
    ),
    (
        "fragments/baru.html",
        [
            "{% for card in latest(limit=2) %}<a href=\"{{ card.url }}\">{{ card.title }}</a>{% endfor %}{{ site.title }} {{ t(key=\"home\") }} {{ related(limit=2) }}\n",
            "{{ page.kind }}{{ latest(limit=3) }} {{ site.extra.semboyan | default(value=\"-\") }}{{ neighbours() }}\n",
        ],
    ),
    (
        "fragments/sector/baru.html",
        [
            "{{ listing }}{% for card in latest(listing=listing.name, limit=1) %}{{ card.title }}{% endfor %}\n",
            "{% include \"part.html\" %}{{ listing.title }} {{ listing.url }}\n",
        ],
    ),
    (
        "special.html",
        [
            "{% include \"versions.html\" %}istimewa {{ article.title }} {{ article.extra }}\n",
            "{% extends \"article.html\" %}\n",
        ],
    ),
];

/// Templates that a theme may have or not.
pub(crate) const OPTIONAL: [(&str, &str); 4] = [
    ("list-tag.html", "tag {{ listing.title }} {{ listing.articles }}\n"),
    ("list-sector.html", "{% extends \"list.html\" %}\n"),
    ("archive-month.html", "bulan {{ listing.title }} {{ names(kind=\"sector\") }}\n"),
    ("archive-day.html", "{% extends \"archive.html\" %}\n"),
];

/// What takes the place of single templates of the theme in the program, each with two texts.
pub(crate) const OVERRIDES: [(&str, [&str; 2]); 3] = [
    (
        "card.html",
        [
            "<p><a href=\"{{ card.url }}\">{{ card.title }}</a></p>\n",
            "<p>{{ card.title }} {{ card.excerpt }}</p>\n",
        ],
    ),
    ("author.html", ["<p>{{ author.name }}</p>\n", "<p>{{ author.bio }}</p>\n"]),
    ("special.html", [SPECIAL, "{% extends \"article.html\" %}\n"]),
];
