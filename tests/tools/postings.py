"""Many different postings, made from the project's own by a seed: each has the text of one, in another order and with other figures."""
import random
import re
from pathlib import Path

CORPUS = sorted(path.parent for path in Path("tests/cases/reading").glob("*/posting.ini"))


def vary(text, chance):
    """Its paragraphs, some of them left out, with other numbers of two digits."""
    paragraphs = re.split(r"\n{2,}", text.strip())
    kept = [paragraph for i, paragraph in enumerate(paragraphs) if i == 0 or chance.random() < 0.95]
    return re.sub(r"(?<![\d.,:/-])[1-9]\d(?![\d.,:/-])", lambda _: str(chance.randint(12, 60)), "\n\n".join(kept)) + "\n"


def make(folder, count, seed=14):
    """So many postings in a folder: p0000, p0001 …; gives their names."""
    chance, names = random.Random(seed), [f"p{number:04}" for number in range(count)]
    for name in names:
        source = chance.choice(CORPUS)
        own = folder / name
        own.mkdir(parents=True)
        (own / "posting.ini").write_bytes((source / "posting.ini").read_bytes())
        text = (source / "posting.txt").read_bytes()
        try:
            text = vary(text.decode("utf-8"), chance).encode("utf-8")
        except UnicodeDecodeError:
            pass  # what is in another encoding stays as it is
        (own / "posting.txt").write_bytes(text)
    return names
