//! Templates that print bare facts, a line each, so that tests do not depend on how a theme looks. They stand in the
//! portal's `templates/` and so take the place of the theme's.

/// The templates that every theme needs, and their texts.
pub(crate) const TEMPLATES: [(&str, &str); 9] = [
    ("home.html", LISTING),
    ("list.html", LISTING),
    ("archive.html", LISTING),
    (
        "index.html",
        "{% for group in index.groups %}{% for entry in group.entries %}{{ entry.url }} {{ entry.title }}\n{% endfor %}{% endfor %}",
    ),
    (
        "article.html",
        "title {{ article.title }}\ncanonical {{ page.canonical }}\n{{ article.content | safe }}",
    ),
    ("tombstone.html", "withdrawn {{ article.title }}\n"),
    ("page.html", "page {{ text.title }}\n{{ text.content | safe }}"),
    ("404.html", "not found\n"),
    ("redirect.html", "to {{ target }}\ncanonical {{ page.canonical }}\n"),
];

/// A page of a listing: its articles and children, and the pages beside it.
const LISTING: &str = "{% for card in listing.articles %}article {{ card.url }}\n{% endfor %}\
{% for child in listing.children %}child {{ child.url }} {{ child.title }}\n{% endfor %}\
{% if listing.newer %}newer {{ listing.newer }}\n{% endif %}{% if listing.older %}older {{ listing.older }}\n{% endif %}";
