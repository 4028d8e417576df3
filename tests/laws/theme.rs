//! The templates of random portals: they print all that templates are given and ask all that they may ask.

/// Templates, each with two texts that it may have.
pub(crate) const TEMPLATES: [(&str, [&str; 2]); 13] = [
    (
        "base.html",
        [
            "{{ site }} {{ edition }} {{ editions }}\n{{ navigation }}\n{{ page }}\n{% include \"part.html\" %}\n{% block main %}{% endblock %}\n",
            "{{ site.title }} {{ edition.title }}\n{% for entry in navigation %}{{ entry.title }} {{ entry.url }} {% endfor %}\n{{ page }}\n{% block main %}{% endblock %}\n",
        ],
    ),
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
            "{% extends \"base.html\" %}{% block main %}{{ listing }}{% for entry in navigation %}{{ latest(listing=\"sector/\" ~ entry.slug, limit=2) }}{% endfor %}{% endblock %}",
            "{% extends \"base.html\" %}{% block main %}{{ listing }}{{ latest(limit=3) }}{{ names(kind=\"tag\") }}{{ names(kind=\"year\") }}{% endblock %}",
        ],
    ),
    (
        "list.html",
        [
            "{% extends \"base.html\" %}{% block main %}{{< garis nama={listing.title} />}}{{ listing }}{% endblock %}",
            "{{ t(key=\"home\") }} {{ listing.title }} {{ listing.newer }} {{ listing.older }}{% for card in listing.articles %}{{ card.title }} {{ card.date | date(format=\"long\") }} {{ card.priority }} {{ card.provider }}\n{% endfor %}",
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
            "{% extends \"base.html\" %}{% block main %}{{ article }}{{ neighbours() }}{{ related(limit=3) }}{{ article.content | safe }}{% endblock %}",
            "{{< garis nama={article.title} />}}{{ page }} {{ article.content | safe }} {{ site.extra.semboyan | default(value=\"-\") }} {% set angka = data(file=\"angka.toml\") %}{{ angka.satu }}\n",
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
            "{% extends \"base.html\" %}{% block main %}{{ text }}{% endblock %}",
            "{{ text.title }} {{ text.content | safe }} {% for row in data(file=\"baris.csv\") %}{{ row.nama }}{% endfor %}\n",
        ],
    ),
    (
        "404.html",
        [
            "tidak ada {{ page }}\n",
            "{% extends \"base.html\" %}{% block main %}{{ latest(limit=1) }}{% endblock %}",
        ],
    ),
    (
        "redirect.html",
        ["ke {{ target }} {{ page.canonical }} {{ edition.lang }}\n", "pindah {{ target }} {{ page }}\n"],
    ),
    (
        "special.html",
        ["istimewa {{ article.title }} {{ article.extra }}\n", "{% extends \"article.html\" %}\n"],
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
    (
        "special.html",
        ["<!doctype html><title>{{ article.title }}</title>\n", "{% extends \"article.html\" %}\n"],
    ),
];
