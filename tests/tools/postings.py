#!/usr/bin/env python3
"""Many different postings, made from the project's own by a seed: `postings.py FOLDER COUNT [SEED] [WORDS]`, or make() and mix()."""
import random
import re
import sys
from pathlib import Path

CORPUS = sorted(path.parent for path in Path("tests/cases/reading").glob("*/posting.ini"))


def refigure(text, chance):
    """With other numbers of two digits, such as every month has days."""
    return re.sub(r"(?<![\d.,:/-])[1-9]\d(?![\d.,:/-])", lambda _: str(chance.randint(12, 28)), text)


def vary(text, chance):
    """Its paragraphs, some of them left out, with other numbers of two digits."""
    paragraphs = re.split(r"\n{2,}", text.strip())
    kept = [paragraph for i, paragraph in enumerate(paragraphs) if i == 0 or chance.random() < 0.95]
    return refigure("\n\n".join(kept), chance) + "\n"


def write(folder, name, ini, text):
    own = folder / name
    own.mkdir(parents=True)
    (own / "posting.ini").write_bytes(ini)
    (own / "posting.txt").write_bytes(text)


def make(folder, count, seed=14):
    """So many postings in a folder, p0000, p0001 …, each with the text of one, in which something is left out; gives their names."""
    chance, names = random.Random(seed), [f"p{number:04}" for number in range(count)]
    for name in names:
        source = chance.choice(CORPUS)
        text = (source / "posting.txt").read_bytes()
        try:
            text = vary(text.decode("utf-8"), chance).encode("utf-8")
        except UnicodeDecodeError:
            pass  # what is in another encoding stays as it is
        write(folder, name, (source / "posting.ini").read_bytes(), text)
    return names


def read(source):
    """Its paragraphs; what is in another encoding, or has tabs and tags that belong together, is left to make()."""
    try:
        text = (source / "posting.txt").read_text("utf-8")
    except UnicodeDecodeError:
        return []
    return [] if re.search(r"\t|<\w|^>", text, re.M) else re.split(r"\n{2,}", text.strip())


def mix(folder, count, seed=14, words=0):
    """So many postings, each of the title of one, the paragraphs of a second in which some are left out, and a stretch of a third, with
    other figures; about so many words each, if that is said. Gives their names."""
    chance, names = random.Random(seed), [f"p{number:05}" for number in range(count)]
    texts = [(source, read(source)) for source in CORPUS]
    by_language = {lang: [pair for pair in texts if pair[0].name.startswith(lang) and len(pair[1]) > 3] for lang in ("fr", "en")}
    for name in names:
        known = by_language[chance.choice(["fr", "en"])]
        source, second = chance.choice(known)
        first, third = chance.choice(known)[1], chance.choice(known)[1]
        body = [paragraph for paragraph in second[1:] if chance.random() < 0.95]
        at, where = chance.randrange(len(third) - 2), chance.randrange(len(body) + 1)
        body[where:where] = third[at + 1 : at + 1 + chance.randint(1, 3)]
        while words and len(" ".join(body).split()) < words:
            body += chance.choice(known)[1][1:]
        text = refigure("\n\n".join([chance.choice([first, second])[0], *body]), chance)
        if words:
            text = " ".join(re.split(r"(?<=\S)(?=\s)", text)[:words])
            text = re.sub(r" (?=\s)", "", text)
        lang = "fr" if source.name.startswith("fr") else "en"
        write(folder, name, f"[posting]\nlang = {lang}\n\n[organisation]\nname = {chance.choice(['La Rotonde', 'Les Ateliers', 'North Quay', 'The Rotunda'])}\n".encode(), (text + "\n").encode("utf-8"))
    return names


if __name__ == "__main__":
    mix(Path(sys.argv[1]), int(sys.argv[2]), *map(int, sys.argv[3:]))
