#!/usr/bin/env python3
"""Cuts the fonts of generated cards out of Noto's, as Debian packs them (fonts-noto-core, fonts-noto-cjk).

Needs fontTools and zstd. Run in this folder: `python3 subset.py`. What is written is what the program holds.
"""
import os
import subprocess
from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

TRUETYPE = "/usr/share/fonts/truetype/noto/"
CJK = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"
# Faces of the collection.
JP, KR, SC, TC = 0, 1, 2, 3

MARKS = [*range(0x2010, 0x2028), 0x2030, 0x2032, 0x2033, *range(0x2039, 0x203B), 0x2044, 0x20AC, 0x2116, 0x2122, 0x2212,
         0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFFFD]
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x2B0, 0x370), *range(0x1E00, 0x1F00), *MARKS]
CYRILLIC = [*range(0x400, 0x530)]
GREEK = [*range(0x370, 0x400)]
ARABIC = [*range(0x600, 0x700), *range(0x750, 0x780), *range(0x8A0, 0x900), *range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00),
          *MARKS, 0x20, 0x25CC]
THAI = [*range(0xE00, 0xE5C), *MARKS, 0x20, 0x25CC]
WIDE = [*range(0x3000, 0x3040), *range(0xFF01, 0xFFE7), 0x2014, 0x2015, 0x2018, 0x2019, 0x201C, 0x201D, 0x2025, 0x2026,
        0xB7, 0x2103, 0x2190, 0x2191, 0x2192, 0x2193, 0x25CB, 0x25CE, 0x25CF, 0x25A0, 0x25A1, 0x25B2, 0x25B3, 0x25BC, 0x25BD, 0x2605, 0x2606]
KANA = [*range(0x3040, 0x3100), *range(0x31F0, 0x3200)]


def ranks(codec, firsts, seconds):
    """The characters of a national set, by the bytes of its encoding."""
    found = set()
    for first in firsts:
        for second in seconds:
            try:
                text = bytes([first, second]).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(text) == 1:
                found.add(ord(text))
    return found


HIGH = range(0xA1, 0xFF)
# GB 2312; JIS X 0208; Big5 level 1; all hangul. What is rare in one is often in another: fonts stand in for each other.
CHINESE = ranks("gb2312", range(0xB0, 0xF8), HIGH)
JAPANESE = ranks("euc_jp", range(0xB0, 0xF5), HIGH)
TRADITIONAL = ranks("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *HIGH])
KOREAN = {*range(0xAC00, 0xD7A4), *range(0x3131, 0x3164)}


def options(features):
    chosen = subset.Options()
    chosen.layout_features = features
    chosen.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    chosen.hinting = False
    chosen.desubroutinize = False
    chosen.notdef_outline = True
    chosen.glyph_names = False
    chosen.drop_tables += ["DSIG", "BASE", "VORG", "vhea", "vmtx", "MATH"]
    chosen.recalc_timestamp = False
    return chosen


def packed(name):
    """Compresses a font, for the program."""
    subprocess.run(["zstd", "--ultra", "-22", "--long=23", "--rm", "-q", "-f", name], check=True)
    print(f"{name}.zst", os.path.getsize(f"{name}.zst") // 1024, "KiB")


def cut(source, name, characters, features):
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options(features))
    subsetter.populate(unicodes=set(characters))
    subsetter.subset(font)
    font.save(name)
    packed(name)


def cut_together(source, name, faces, features):
    """One collection of some faces that share their outlines: each has the glyphs of all."""
    glyphs = set()
    for number, characters in faces:
        font = TTFont(source, fontNumber=number, recalcTimestamp=False)
        subsetter = subset.Subsetter(options(features))
        subsetter.populate(unicodes=set(characters))
        subsetter.subset(font)
        glyphs |= set(font.getGlyphOrder())
    collection = TTCollection()
    for number, characters in faces:
        font = TTFont(source, fontNumber=number, recalcTimestamp=False)
        chosen = options(features)
        chosen.layout_closure = False
        subsetter = subset.Subsetter(chosen)
        subsetter.populate(unicodes=set(characters), glyphs=glyphs)
        subsetter.subset(font)
        collection.fonts.append(font)
    collection.save(name)
    packed(name)


MARKING = ["kern", "mark", "mkmk", "ccmp", "locl", "liga"]
ARAB = MARKING + ["init", "medi", "fina", "isol", "rlig", "calt", "rclt", "curs"]
PLAIN = ["ccmp", "calt", "liga"]
cut(TRUETYPE + "NotoSerif-Bold.ttf", "NotoSerif-Bold.ttf", LATIN + CYRILLIC + GREEK, MARKING)
cut(TRUETYPE + "NotoSans-Bold.ttf", "NotoSans-Bold.ttf", LATIN + CYRILLIC + GREEK, MARKING)
cut(TRUETYPE + "NotoNaskhArabic-Bold.ttf", "NotoNaskhArabic-Bold.ttf", ARABIC, ARAB)
cut(TRUETYPE + "NotoSerifThai-Bold.ttf", "NotoSerifThai-Bold.ttf", THAI, MARKING)
FACES = [(SC, CHINESE | set(WIDE)), (TC, TRADITIONAL | set(WIDE)), (JP, JAPANESE | set(WIDE) | set(KANA)), (KR, KOREAN | set(WIDE))]
cut_together(CJK, "NotoSansCJK-Bold.ttc", FACES, PLAIN)
