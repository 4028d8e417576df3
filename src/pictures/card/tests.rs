//! Cards in every language of the interface. `WARTA_CARDS=DIR` writes them there, to be looked at.

use super::{Fonts, HEIGHT, WIDTH, Words, draw, file};
use crate::base::fingerprint::Fingerprint;
use image::{DynamicImage, ImageReader};
use std::io::Cursor;

/// A headline, a sector and a masthead in each language; and some that are hard to set.
const WORDS: [(&str, &str, &str, &str); 21] = [
    (
        "id",
        "Pelabuhan rakyat Muara Tengiri kembali dibuka setelah dua belas tahun",
        "Ekonomi",
        "Warta Kentongan",
    ),
    (
        "en",
        "Letters to a lighthouse: the keeper who answered every one of them",
        "Culture",
        "Warta Kentongan in English",
    ),
    ("ms", "Nelayan kecil kini mempunyai zon tangkapan sendiri", "Dalam Negeri", "Berita Kentongan"),
    ("ar", "ميناء الشعب يعود إلى العمل بعد اثني عشر عامًا من الصمت", "اقتصاد", "وارتا كنتونغان بالعربية"),
    ("ja", "学生がつくった超小型衛星、初めて地球を一周する", "科学", "ワルタ・クントンガン日本語版"),
    ("th", "ราคาข้าวสารในตลาดสดทรงตัวเป็นสัปดาห์ที่สามติดต่อกัน ผู้ค้ารายย่อยยังรอดูท่าที", "เศรษฐกิจ", "วาร์ตาเกินโตงัน"),
    ("zh-Hans", "纸板皮影戏展览开幕：孩子们自己动手，灯光一亮便分不出真假", "文化", "竹梆日报"),
    ("zh-Hant", "市府宣布沿海步道全線開放，週末湧入上萬名遊客", "要聞", "竹梆日報"),
    ("ko", "작은 어선을 위한 연안 네 마일 구역, 지방의회 통과", "정치", "와르타 켄통안"),
    (
        "pt",
        "Pequenos pescadores ganham zona exclusiva até quatro milhas da costa",
        "Política",
        "Notícias do Arquipélago",
    ),
    ("es", "El puerto del pueblo reabre tras doce años de silencio", "Economía", "Noticias del Archipiélago"),
    ("fr", "Un nanosatellite d’étudiants fait le tour de la Terre", "Sciences", "Nouvelles de l’Archipel"),
    (
        "de",
        "Kleinstfischereischutzzonenverordnung: Landtag stimmt nach jahrelangem Streit zu",
        "Politik",
        "Nachrichten vom Archipel",
    ),
    ("ru", "Народный порт снова принимает деревянные суда", "Экономика", "Вести архипелага"),
    (
        "vi",
        "Chợ nổi mở cửa trở lại, tiểu thương phấn khởi đón những chuyến ghe đầu tiên",
        "Kinh tế",
        "Tin tức Quần đảo",
    ),
    ("en", "Rain", "", "W"),
    ("ar", "Kunang-1 يدور حول الأرض كل 94 دقيقة", "علوم", "وارتا"),
    (
        "id",
        "Pemerintah daerah, dewan, nelayan, pedagang pasar, koperasi, dan pengelola pelabuhan menyepakati dua puluh tujuh butir aturan baru tentang zona tangkap, jam bongkar muat, harga dasar, timbangan, es balok, bahan bakar, penerangan dermaga, kebersihan, dan pembagian keuntungan yang berlaku mulai awal bulan depan di seluruh pesisir utara",
        "Sebuah rubrik dengan nama yang sangat panjang sekali sehingga tidak mungkin muat dalam satu baris",
        "Warta Kentongan edisi khusus untuk seluruh pesisir utara dan selatan",
    ),
    ("th", "กกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกก", "กก", "ก"),
    (
        "ja",
        "「コメの価格、三週連続で横ばい」――小売業者は様子見、政府は備蓄米の追加放出を検討へ（1）",
        "経済",
        "ワルタ",
    ),
    ("en", "Rice \u{1f33e} up 3 % \u{10ffff} in \u{16a0}\u{16b1} markets", "Economy", "Warta \u{1f4f0}"),
];

fn words((lang, title, sector, masthead): (&str, &str, &str, &str)) -> Words {
    Words {
        title: title.to_owned(),
        sector: sector.to_owned(),
        masthead: masthead.to_owned(),
        lang: lang.to_owned(),
        from_right: lang == "ar",
    }
}

fn read(bytes: &[u8]) -> DynamicImage {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().unwrap();
    DynamicImage::from_decoder(reader.into_decoder().unwrap()).unwrap()
}

/// How many pixels of a part of a card are dark.
fn dark(card: &DynamicImage, (left, top, right, bottom): (u32, u32, u32, u32)) -> usize {
    let luma = card.to_luma8();
    (top..bottom)
        .flat_map(|y| (left..right).map(move |x| (x, y)))
        .filter(|(x, y)| luma.get_pixel(*x, *y)[0] < 90)
        .count()
}

#[test]
fn every_language_is_set_within_the_margins() {
    let fonts = Fonts::default();
    #[expect(clippy::disallowed_methods, reason = "a test that shows what it made when it is asked to")]
    let folder = std::env::var_os("WARTA_CARDS").map(std::path::PathBuf::from);
    for (number, text) in WORDS.into_iter().enumerate() {
        let words = words(text);
        let bytes = draw(&words, &fonts).unwrap();
        if let Some(folder) = &folder {
            crate::base::file::write(&folder.join(format!("{number:02}-{}.png", text.0)), &bytes).unwrap();
        }
        let card = read(&bytes);
        assert_eq!((card.width(), card.height()), (WIDTH, HEIGHT), "{text:?}");
        assert!(bytes.len() < 48_000, "{} bytes: {text:?}", bytes.len());
        assert!(dark(&card, (80, 84, 1120, 500)) > 200, "no headline: {text:?}");
        assert_eq!(dark(&card, (80, 500, 1120, 505)), 0, "runs into the rule: {text:?}");
        for margin in [(20, 0, 70, HEIGHT), (1130, 0, 1180, HEIGHT)] {
            assert_eq!(dark(&card, margin), 0, "runs into the margin: {text:?}");
        }
    }
}

#[test]
fn the_fifteen_languages_lack_no_character() {
    let fonts = Fonts::default();
    for text in &WORDS[..15] {
        for part in [text.1, text.2, text.3] {
            assert_eq!(fonts.lacking(part), Vec::<char>::new(), "{part}");
        }
    }
    let hard = WORDS[20].1;
    assert_eq!(fonts.lacking(hard), ['\u{1f33e}', '\u{10ffff}', '\u{16a0}', '\u{16b1}']);
    assert_eq!(fonts.known(hard), "Rice up 3 % in markets");
}

#[test]
fn cards_have_the_bytes_that_their_names_stand_for() {
    // Where this fails, fonts, shaping or design changed: raise `DESIGN` in mod.rs, so that names change too.
    let fonts = Fonts::default();
    let prints = WORDS[..9].iter().map(|text| {
        let print = Fingerprint::of(&draw(&words(*text), &fonts).unwrap()).to_string();
        format!("{} {}", text.0, &print[..12])
    });
    insta::assert_snapshot!(prints.collect::<Vec<_>>().join("\n"), @r"
    id 5504017f3c10
    en 2bbebb21c157
    ms 5f76d89327a2
    ar 2fb3e256e8a4
    ja 8ca1139c2763
    th 964afd5fa583
    zh-Hans 2bab488695c4
    zh-Hant 2f96a1e2392c
    ko e975bfd22c4f
    ");
}

#[test]
fn a_card_does_not_depend_on_those_drawn_before() {
    let (fonts, first) = (Fonts::default(), words(WORDS[5]));
    let alone = std::thread::spawn({
        let first = first.clone();
        move || draw(&first, &Fonts::default()).unwrap()
    });
    for text in WORDS {
        draw(&words(text), &fonts).unwrap();
    }
    assert_eq!(draw(&first, &fonts).unwrap(), alone.join().unwrap());
}

#[test]
fn a_name_stands_for_words_and_fonts() {
    let print = |text: &str| Fingerprint::of(text.as_bytes());
    let one = file(print("a"), print("b"));
    assert!(one.starts_with("pictures/") && one.ends_with("-1200x630.png"), "{one}");
    assert!(one != file(print("b"), print("b")) && one != file(print("a"), print("c")));
}

#[test]
fn what_is_no_font_is_known() {
    assert!(super::fonts::ours().iter().all(|font| Fonts::is_font(font)));
    assert!(!Fonts::is_font(b"<html>") && !Fonts::is_font(b""));
}
