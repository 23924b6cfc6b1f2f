"""Small documents of every format that `revisar` looks into, as office programs write them, made without one.

Text is a list of blocks: a string is a paragraph, a list of rows is a table.
"""

import hashlib
import io
import struct
import zipfile
import zlib
from xml.sax.saxutils import escape

MOMENT = (2011, 12, 28, 8, 0, 0)
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def container(parts):
    """A ZIP of these parts, the first one stored, as LibreOffice wants it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for index, (name, data) in enumerate(parts.items()):
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED if index else zipfile.ZIP_STORED
            file.writestr(entry, data)
    return out.getvalue()


def plain(blocks):
    return "\n\n".join(block if isinstance(block, str) else lines(block, "\t") for block in blocks).encode() + b"\n"


def lines(rows, separator):
    return "\n".join(separator.join(map(str, row)) for row in rows)


def csv(rows, separator=";", encoding="utf-8"):
    quoted = [['"%s"' % cell if separator in str(cell) else str(cell) for cell in row] for row in rows]
    return (lines(quoted, separator) + "\n").replace("\n", "\r\n").encode(encoding)


def html(blocks):
    def block(item):
        if isinstance(item, str):
            return f"<p>{escape(item)}</p>"
        cells = [[f"<{'td' if index else 'th'}>{escape(str(cell))}</{'td' if index else 'th'}>" for cell in row]
                 for index, row in enumerate(item)]
        return "<table>\n" + "\n".join("<tr>" + "".join(row) + "</tr>" for row in cells) + "\n</table>"

    body = "\n".join(map(block, blocks))
    return f'<!DOCTYPE html>\n<html lang="es"><head><meta charset="utf-8"><title>Documento</title></head>\n<body>\n{body}\n</body></html>\n'.encode()


def docx(blocks, extra=None, kind="wordprocessingml.document"):
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    def paragraph(text):
        return f'<w:p><w:r><w:t xml:space="preserve">{escape(str(text))}</w:t></w:r></w:p>'

    def block(item):
        if isinstance(item, str):
            return paragraph(item)
        rows = ["<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in item]
        return "<w:tbl>" + "".join(rows) + "</w:tbl>"

    document = f'{XML}<w:document xmlns:w="{word}"><w:body>{"".join(map(block, blocks))}</w:body></w:document>'
    main = f"application/vnd.openxmlformats-officedocument.{kind}.main+xml"
    return container({
        "[Content_Types].xml": f'{XML}<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": document,
        **(extra or {}),
    })  # fmt: skip


def letters(index):
    return chr(65 + index) if index < 26 else letters(index // 26 - 1) + chr(65 + index % 26)


def xlsx(rows, sheet="Hoja1"):
    def cell(row, column, value):
        place = f"{letters(column)}{row}"
        if isinstance(value, int):
            return f'<c r="{place}"><v>{value}</v></c>'
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'

    body = "".join(
        f'<row r="{number}">' + "".join(cell(number, column, value) for column, value in enumerate(row)) + "</row>"
        for number, row in enumerate(rows, 1)
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return container({
        "[Content_Types].xml": f'{XML}<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{XML}<workbook xmlns="{main}" xmlns:r="{RELATIONS}"><sheets><sheet name="{escape(sheet)}" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'{XML}<worksheet xmlns="{main}"><sheetData>{body}</sheetData></worksheet>',
    })  # fmt: skip


def odt(blocks):
    space = "urn:oasis:names:tc:opendocument:xmlns"

    def block(item):
        if isinstance(item, str):
            return f"<text:p>{escape(item)}</text:p>"
        rows = [
            "<table:table-row>"
            + "".join(f"<table:table-cell><text:p>{escape(str(cell))}</text:p></table:table-cell>" for cell in row)
            + "</table:table-row>"
            for row in item
        ]
        return f"<table:table>{''.join(rows)}</table:table>"

    content = (
        f'{XML}<office:document-content xmlns:office="{space}:office:1.0" xmlns:text="{space}:text:1.0" '
        f'xmlns:table="{space}:table:1.0" office:version="1.2"><office:body><office:text>'
        f"{''.join(map(block, blocks))}</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        f'{XML}<manifest:manifest xmlns:manifest="{space}:manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return container({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
IDENTITY = bytes(range(16))


def rc4(key, data):
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def pdf(text_lines, password=None, owner="dueño inventado"):
    """A PDF of one page per 45 lines; a password of "" encrypts it so that it opens all the same."""
    pages = [text_lines[start : start + 45] for start in range(0, len(text_lines), 45)] or [[]]
    key = None
    if password is not None:
        padded = (owner.encode("latin-1") + PADDING)[:32]
        entry = rc4(hashlib.md5(padded).digest()[:5], (password.encode("latin-1") + PADDING)[:32])
        rights = struct.pack("<i", -64)
        key = hashlib.md5((password.encode("latin-1") + PADDING)[:32] + entry + rights + IDENTITY).digest()[:5]
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"",
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    kids = []
    for page in pages:
        number = len(objects) + 1
        kids.append(b"%d 0 R" % number)
        shown = [line.encode("cp1252", "replace").translate(None) for line in page]
        shown = [line.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") for line in shown]
        stream = b"BT /F1 10 Tf 50 790 Td 16 TL\n" + b"".join(b"(%s) Tj T*\n" % line for line in shown) + b"ET"
        if key:
            stream = rc4(hashlib.md5(key + struct.pack("<I", number + 1)[:3] + b"\0\0").digest()[:10], stream)
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                       b"/Resources << /Font << /F1 3 0 R >> >> >>" % (number + 1))
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), b" ".join(kids))
    trailer = b""
    if key:
        user = rc4(key, PADDING)
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -64 >>" % (entry.hex().encode(), user.hex().encode()))
        trailer = b" /Encrypt %d 0 R /ID [<%s> <%s>]" % (len(objects), *[IDENTITY.hex().encode()] * 2)
    return assembled(objects, trailer)


def scan():
    """A PDF of one page that is a grey picture."""
    picture = zlib.compress(bytes(range(256)) * 16, 9)
    drawing = b"q 500 0 0 700 50 50 cm /I Do Q"
    return assembled([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
        b"<< /Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(picture), picture),
    ], b"")  # fmt: skip


def assembled(objects, trailer):
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, count = len(out), len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % count + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (count, trailer, start)
    return bytes(out)


def png(side=8, shade=200):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + bytes([shade]) * side for _ in range(side)), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def compound(streams):
    """The container of Office 97-2003 with these streams, each of 4096 bytes at least."""
    names, free, end = list(streams), 0xFFFFFFFF, 0xFFFFFFFE
    bodies = [data.ljust(max(4096, -len(data) % 512 + len(data)), b"\0") for data in streams.values()]
    entries = [("Root Entry", 5, end, 0)]
    table, sectors, place = [0xFFFFFFFD], [], 1
    directory = place
    count = -(-(len(names) + 1) // 4)
    table += [place + step + 1 for step in range(count - 1)] + [end]
    place += count
    for name, body in zip(names, bodies):
        blocks = len(body) // 512
        entries.append((name, 2, place, len(body)))
        table += [place + step + 1 for step in range(blocks - 1)] + [end]
        sectors.append(body)
        place += blocks
    listing = b""
    for index in range(count * 4):
        name, kind, start, size = entries[index] if index < len(entries) else ("", 0, 0, 0)
        coded = name.encode("utf-16-le")
        child = 1 if index == 0 and names else free
        right = index + 1 if 0 < index < len(names) else free
        listing += coded.ljust(64, b"\0") + struct.pack(
            "<HBBIII16sIQQIQ", len(coded) + 2 if name else 0, kind, 1, free, right, child, b"", 0, 0, 0, start, size
        )
    assert len(table) <= 128
    fat = struct.pack("<128I", *(table + [free] * (128 - len(table))))
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, directory, 0, 4096, end, 0, end, 0
    )
    header += struct.pack("<109I", 0, *[free] * 108)
    assert len(header) == 512, len(header)
    return header + fat + listing + b"".join(sectors)
