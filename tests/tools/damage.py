"""Ballots that went through bad hands: each kind makes some from a sound one, and says what may become of them."""
import subprocess
import zlib

import round as sample

SEED = "ballots"
REFUSED, COUNTED, ASIDE, MERGED = "refused", "counted", "set aside", "merged"

def replaced(pdf, name, change):
    """The form with another dictionary of a field, in an update."""
    found = sample.objects(pdf)
    number = sample.named(found)[name]
    return sample.updated(pdf, {number: change(found[number])})

def entry(key, value):
    return lambda text: sample.with_entry(text, key, value)

def without_field(name):
    return entry(b"T", sample.literal("no_" + name))

def file_of(objects, trailer=b""):
    """A PDF of these objects, from 1 on, the first of which is the catalog."""
    out, offsets = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table, len(objects) + 1, trailer, len(out))

def form_of(fields, *more):
    return file_of([b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [%s] >> >>" % fields, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>", *more])

def stream(entries, data):
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)

def deflated(start, megabytes):
    """Zeros behind a start."""
    packer = zlib.compressobj(1)
    return packer.compress(start) + b"".join(packer.compress(bytes(1 << 20)) for _ in range(megabytes)) + packer.flush()

def packed(megabytes, bomb_table):
    """A file whose form stands in an object stream, and whose table is a stream: one of both unpacks to so many megabytes."""
    head = b"%PDF-1.7\n"
    inner = b"1 0 2 60 << /Type /Catalog /Pages 2 0 R /AcroForm 4 0 R >>".ljust(68) + b"<< /Type /Pages /Kids [] /Count 0 >>"
    holder = stream(b"/Type /ObjStm /N 2 /First 8 /Filter /FlateDecode", zlib.compress(inner) if bomb_table else deflated(inner, megabytes))
    out = head + b"3 0 obj\n" + holder + b"\nendobj\n"
    rows = b"\0\0\0\0\0\0" + b"\2\0\0\0\3\0" + b"\2\0\0\0\3\1" + b"\1" + len(head).to_bytes(4, "big") + b"\0" + b"\1" + len(out).to_bytes(4, "big") + b"\0"
    table = deflated(rows, megabytes) if bomb_table else zlib.compress(rows)
    return out + b"4 0 obj\n" + stream(b"/Type /XRef /Size 5 /W [1 4 1] /Root 1 0 R /Filter /FlateDecode", table) + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(out)

def bombs(pdf, megabytes):
    yield packed(megabytes, False)
    yield packed(megabytes, True)
    yield form_of(b"4 0 R", b"<< /T (a) /Kids [4 0 R 4 0 R 4 0 R 4 0 R] >>")
    yield form_of(b"4 0 R", b"<< /T (a) /Kids 5 0 R >>", b"[4 0 R 4 0 R << /Kids 5 0 R >>]")
    yield form_of(b"<< /T (a) /Kids [" * 400 + b"] >>" * 400)
    yield form_of(b"[" * 100_000)
    yield form_of(b"<< /T (a) >> " * 200_000)
    yield form_of(b"null " * 2_000_000)
    yield form_of(b"<< /T (%s) /Kids [%s] >>" % (b"long" * 10_000, b"<< /T (a) >>" * 9_000))
    yield replaced(pdf, "K1.evidence", entry(b"V", b"(" + b"long" * 4_300_000 + b")"))
    yield form_of(b"<< /T (candidate) /V 4 0 R >>", stream(b"/Filter /FlateDecode", deflated(b"", megabytes)))
    yield form_of(b"<< /T (candidate) /V 4 0 R >>", stream(b"/Filter [/FlateDecode /FlateDecode]", zlib.compress(deflated(b"", megabytes))))
    yield file_of([b"<< /Type /Catalog /Pages 2 0 R /AcroForm 1 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"])
    yield file_of([b"1 0 R"])
    yield file_of([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< >>"], b"/Prev 9")
    yield b"%PDF-1.7\n" + b"1 0 obj << " * 300_000

NO_PDF = [form_of(b""), b"", b"\n", b"%PDF-1.7", b"%PDF-1.7\n%%EOF\n", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40, b"PK\3\4" + bytes(2000), b"GIF89a", b"\0" * 5000,
          "Bonjour, ci-joint ma grille.\n".encode(), "Grille;note\nC-01;3\n".encode("utf-16"), b"candidate,evaluator,criterion\nC-01,A,K1\n", b"\xef\xbb\xbf",
          b'candidate,evaluator,criterion,score\nX-01,A,K1,"3\n', b"candidate,evaluator,criterion,score\n" + b"x" * 1_100_000, b"%!PS-Adobe-3.0\nshowpage\n",
          b"<html><form><input name=candidate value=C-01></form></html>", b"candidate;evaluator;criterion;score\nX-02;A;K1;3,5\n",
          b"candidate;evaluator;criterion;score\nX-03;A;K99;3\n", b"candidate,evaluator,criterion,score,hash\nX-04,A,K1,3,0000-0000\n",
          b"candidate,evaluator,criterion,score\nX-05,A,K1,3\nX-05,A,K1,2\n"]

def flipped(chance, pdf):
    data = bytearray(pdf)
    for _ in range(chance.choice((1, 1, 3, 20))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)

def locked(pdf, password):
    done = subprocess.run(["qpdf", "--encrypt", password, password, "256", "--", "-", "-"], input=pdf, capture_output=True)
    if not done.stdout:  # qpdf reads no pipe
        raise SystemExit(done.stderr)
    return done.stdout

def ballots(chance, fill, lock, megabytes):
    """(kind, what may become of it, bytes) of each; `fill(candidate, **values)` gives a sound filled form of another candidate each time it is asked,
    `lock(pdf)` the same with a password."""
    for _ in range(60):
        pdf = fill()
        yield "truncated", {REFUSED}, pdf[:chance.randrange(len(pdf) - 8)]
    for _ in range(60):
        yield "bit-flipped", {REFUSED, COUNTED}, flipped(chance, fill())
    for wrong in ("0000-0000", "8a99-6c05", "", "8a996c04", "x" * 5000):
        for _ in range(4):
            yield "wrong hash", {REFUSED}, replaced(fill(), "hash", entry(b"V", sample.utf16(wrong)))
    for name in ("hash", "candidate", "evaluator"):
        for _ in range(7):
            yield f"without {name}", {REFUSED}, replaced(fill(), name, without_field(name))
    for name in ("K3.score", "K5.evidence", "recommendation"):
        for _ in range(3):
            yield f"without {name}", {COUNTED}, replaced(fill(), name, without_field(name))
    for wrong in ("5", "-1", "44", "3.5", "ne!", "Yes", "NaN", "K"):
        for _ in range(4):
            yield "out of range", {REFUSED}, fill(**{f"K{chance.randrange(1, 9)}.score": wrong})
    for name, value in ("candidate", ""), ("evaluator", ""), ("candidate", " \u00a0"), ("recommendation", "hire"), ("candidate", "x" * 900), ("evaluator", "A\u0007"):
        for _ in range(2):
            yield f"{name} is {value[:9]!r}", {REFUSED}, fill(**{name: value})
    for _ in range(12):
        yield "encrypted", {REFUSED}, lock(fill())
    for data in NO_PDF:
        yield "no ballot", {REFUSED}, data
    for _ in range(10):
        pdf = fill()
        yield "twice, the same", {COUNTED, MERGED}, pdf
        yield "twice, the same", {COUNTED, MERGED}, pdf
    for _ in range(10):
        yield "twice, differently", {REFUSED}, fill(**{"K1.score": "1"})
        yield "twice, differently", {REFUSED}, fill(again=True, **{"K1.score": "2"})
    for _ in range(5):
        yield "a link", {ASIDE}, fill(conflict="link")
    for data in bombs(fill(), megabytes):
        yield "a bomb", {REFUSED}, data
