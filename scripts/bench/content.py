"""The bytes of one file of the corpus: what an office's disk holds, made up from a seed.

Text is drawn by Zipf's law from made-up Spanish, so that it deflates like prose; images, video and scans have the
headers of their formats and bodies that do not compress.
"""

import functools
import io
import itertools
import random
import struct
import zipfile
import zlib

COMMON = (
    "de la que el en y a los del se las por un para con no una su al es lo como más pero sus le ya este sí porque "
    "esta entre cuando muy sin sobre también hasta hay donde quien desde todo nos durante alcaldía municipio acta "
    "comité gobierno línea empalme entrega informe avance fase trámite servicio ciudadano dependencia secretaría "
    "capacitación sistema sitio archivo serie folio decreto acuerdo resolución contrato presupuesto vigencia"
).split()
ONSETS = "b c d f g l m n p r s t v br cr tr pl gr ch ll qu".split()
NUCLEI = "a e i o u ía ió á é ue ia".split()
CODAS = ["", "", "", "n", "s", "r", "l"]
VOCABULARY = 12_000
PARAGRAPHS = 14_000


@functools.cache
def words(seed):
    """The vocabulary, the commonest word first."""
    numbers = random.Random(f"{seed}/words")
    found = dict.fromkeys(COMMON)
    while len(found) < VOCABULARY:
        parts = [
            numbers.choice(ONSETS) + numbers.choice(NUCLEI) + numbers.choice(CODAS)
            for _ in range(numbers.choice([2, 2, 3, 3, 4]))
        ]
        found["".join(parts)] = None
    return list(found)


@functools.cache
def paragraphs(seed):
    """What all prose is put together from: some five megabytes of different paragraphs."""
    numbers = random.Random(f"{seed}/paragraphs")
    weights = list(itertools.accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
    found = []
    for _ in range(PARAGRAPHS):
        text = numbers.choices(words(seed), cum_weights=weights, k=numbers.randrange(20, 90))
        for end in range(9, len(text), 13):
            text[end] += "."
            text[end - 4] += ","
        found.append((" ".join(text).capitalize() + ".").encode())
    return found


@functools.cache
def rows(seed):
    """What all tables are put together from."""
    numbers = random.Random(f"{seed}/rows")
    names = [word.capitalize() for word in words(seed)[200:1200]]
    return [
        f"2011-{numbers.randrange(1, 13):02}-{numbers.randrange(1, 29):02},{numbers.choice(names)} "
        f"{numbers.choice(names)},{numbers.choice(COMMON[60:])},{numbers.randrange(10**6, 10**9)},"
        f"{numbers.choice(['sí', 'no'])}".encode()
        for _ in range(20_000)
    ]


def cut(pieces, size):
    """As many of the pieces as it takes, cut to the size without splitting a character."""
    taken, length = [], 0
    while length < size:
        taken.append(next(pieces))
        length += len(taken[-1])
    return b"".join(taken)[:size].decode(errors="ignore").encode()


def drawn(numbers, pool, form=b"%s\n\n"):
    while True:
        yield form % pool[numbers.randrange(len(pool))]


def prose(seed, numbers, size):
    return cut(drawn(numbers, paragraphs(seed)), size)


def table(seed, numbers, size):
    lines = (b"%d,%s\r\n" % (index, row) for index, row in enumerate(drawn(numbers, rows(seed), b"%s"), 1))
    return cut(itertools.chain([b"n,fecha,nombre,asunto,valor,entregado\r\n"], lines), size)


def page(seed, numbers, size):
    head = b'<!DOCTYPE html>\n<html lang="es"><head><meta charset="utf-8"><title>Sitio</title></head>\n<body>\n'
    tail = b"</body></html>\n"
    text = drawn(numbers, paragraphs(seed), b'<div class="noticia"><p class="texto">%s</p></div>\n')
    return head + cut(text, max(0, size - len(head) - len(tail))) + tail


def office(parts, wrap, kind):
    """A container as office programs write it: markup that is deflated, and a picture that is stored."""

    def write(seed, numbers, size):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as container:

            def put(name, data, method):
                entry = zipfile.ZipInfo(name, (2011, 12, 28, 8, 0, 0))
                entry.compress_type = method
                container.writestr(entry, data)

            for name, data in parts.items():
                put(name, data, zipfile.ZIP_STORED)
            body = cut(drawn(numbers, paragraphs(seed), wrap), size * 6 // 5)
            put(kind + ".xml", body, zipfile.ZIP_DEFLATED)
            put(kind + "-media/imagen1.jpeg", photograph(seed, numbers, size * 6 // 10), zipfile.ZIP_STORED)
        return out.getvalue()

    return write


TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
document = office({"[Content_Types].xml": TYPES}, b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>", "word/document")
sheet = office({"[Content_Types].xml": TYPES}, b"<c><is><t>%s</t></is></c>", "xl/worksheets/sheet1")
letter = office({"mimetype": b"application/vnd.oasis.opendocument.text"}, b"<text:p>%s</text:p>", "content")


def photograph(seed, numbers, size):
    head = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x01\x00\x48\x00\x48\x00\x00"
    return head + numbers.randbytes(max(0, size - len(head) - 2)) + b"\xff\xd9"


def drawing(seed, numbers, size):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    side = max(1, int(max(0, size - 80) ** 0.5))
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    body = zlib.compress(numbers.randbytes(side * (side + 1)), 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def video(seed, numbers, size):
    head = struct.pack(">I4s4sI4s4s", 24, b"ftyp", b"isom", 512, b"isom", b"mp42")
    return head + struct.pack(">I4s", max(8, size - 24), b"mdat") + numbers.randbytes(max(0, size - 32))


def scan(seed, numbers, size):
    """A PDF of scanned pages: each an image in a deflated stream, with the text that was recognised."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    pages, left = [], size
    while left > 0 or not pages:
        side = int(min(left, numbers.randrange(80_000, 220_000)) ** 0.5) or 1
        image = zlib.compress(numbers.randbytes(side * side), 1)
        text = zlib.compress(cut(drawn(numbers, paragraphs(seed)), min(2000, max(1, left))), 6)
        first = len(objects) + 1
        pages.append(b"%d 0 R" % first)
        kind = b"/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 "
        kind += b"/Width %d /Height %d /Filter /FlateDecode /Length %d" % (side, side, len(image))
        objects += [
            b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R >>" % (first + 1),
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(text), text),
            b"<< %s >>\nstream\n%s\nendstream" % (kind, image),
        ]
        left -= len(image) + len(text) + 300
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), b" ".join(pages))
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    cross = b"".join(b"%010d 00000 n \n" % place for place in places)
    start, count = len(out), len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n" % (count, cross, count)
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def backup(seed, numbers, size):
    """Halves that take turns by the mebibyte, one compressible and one not; a generator of blocks."""
    block = 1 << 20
    for index, start in enumerate(range(0, size, block)):
        length = min(block, size - start)
        yield prose(seed, numbers, length) if index % 2 else numbers.randbytes(length)
