//! Owns the people and places of the portal: sectors, tags, authors, the provider, the cities.
//!
//! Constants only; it must not know how they are drawn or written down.

/// The languages of the editions, the default one first.
pub(crate) const EDITIONS: [&str; 15] =
    ["id", "en", "ko", "ja", "ar", "zh-Hans", "zh-Hant", "vi", "th", "ms", "de", "ru", "fr", "es", "pt"];

/// The 24 sectors, as slug and title.
pub(crate) const SECTORS: [(&str, &str); 24] = [
    ("nasional", "Nasional"),
    ("internasional", "Internasional"),
    ("ekonomi", "Ekonomi"),
    ("politik", "Politik"),
    ("hukum", "Hukum"),
    ("daerah", "Daerah"),
    ("olahraga", "Olahraga"),
    ("sepak-bola", "Sepak Bola"),
    ("teknologi", "Teknologi"),
    ("sains", "Sains"),
    ("kesehatan", "Kesehatan"),
    ("pendidikan", "Pendidikan"),
    ("budaya", "Budaya"),
    ("hiburan", "Hiburan"),
    ("gaya-hidup", "Gaya Hidup"),
    ("wisata", "Wisata"),
    ("kuliner", "Kuliner"),
    ("otomotif", "Otomotif"),
    ("properti", "Properti"),
    ("energi", "Energi"),
    ("lingkungan", "Lingkungan"),
    ("pertanian", "Pertanian"),
    ("kelautan", "Kelautan"),
    ("opini", "Opini"),
];

/// First words of the tags: with [`TAG_TAILS`] they make 400.
pub(crate) const TAG_HEADS: [&str; 20] = [
    "harga",
    "pasar",
    "industri",
    "produksi",
    "ekspor",
    "impor",
    "distribusi",
    "subsidi",
    "pajak",
    "krisis",
    "inovasi",
    "regulasi",
    "investasi",
    "pelatihan",
    "riset",
    "festival",
    "keamanan",
    "kualitas",
    "pasokan",
    "program",
];

/// Second words of the tags.
pub(crate) const TAG_TAILS: [&str; 20] = [
    "beras",
    "kopi",
    "sawit",
    "nikel",
    "batu bara",
    "gas",
    "listrik",
    "air bersih",
    "perumahan",
    "pelabuhan",
    "kereta",
    "penerbangan",
    "sekolah",
    "rumah sakit",
    "perikanan",
    "hutan",
    "batik",
    "film",
    "digital",
    "desa",
];

/// First names of the authors: with [`LAST_NAMES`] they make 150.
pub(crate) const FIRST_NAMES: [&str; 15] = [
    "Adi", "Bagus", "Citra", "Dewi", "Eko", "Fitri", "Gilang", "Hana", "Indah", "Joko", "Kartika", "Lukman",
    "Maya", "Nanda", "Putri",
];

/// Last names of the authors.
pub(crate) const LAST_NAMES: [&str; 10] = [
    "Wijaya",
    "Santoso",
    "Lestari",
    "Nugroho",
    "Siregar",
    "Hidayat",
    "Pratama",
    "Simanjuntak",
    "Rahayu",
    "Kusuma",
];

/// Where datelines are set.
pub(crate) const CITIES: [&str; 16] = [
    "Jakarta",
    "Surabaya",
    "Bandung",
    "Medan",
    "Semarang",
    "Makassar",
    "Palembang",
    "Denpasar",
    "Yogyakarta",
    "Balikpapan",
    "Pontianak",
    "Manado",
    "Ambon",
    "Jayapura",
    "Padang",
    "Kupang",
];

/// Slug of the one provider, a distributor of press releases.
pub(crate) const PROVIDER: &str = "siaran-pers";

/// The tag at `index` in `0..400`.
pub(crate) fn tag(index: usize) -> String {
    let head = TAG_HEADS[index / TAG_TAILS.len() % TAG_HEADS.len()];
    let tail = TAG_TAILS[index % TAG_TAILS.len()];
    format!("{head} {tail}")
}

/// The name of the author at `index` in `0..150`.
pub(crate) fn author(index: usize) -> String {
    let first = FIRST_NAMES[index / LAST_NAMES.len() % FIRST_NAMES.len()];
    let last = LAST_NAMES[index % LAST_NAMES.len()];
    format!("{first} {last}")
}

/// The slug of an ASCII name or title: lower case, everything but letters and digits a single hyphen.
pub(crate) fn slug(name: &str) -> String {
    let parts = name.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<String> = parts.filter(|part| !part.is_empty()).map(str::to_ascii_lowercase).collect();
    words.join("-")
}
