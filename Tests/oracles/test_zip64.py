"""What is too large for 32 bits: sealed by the program, or written here byte by byte, and read by everyone."""

import hashlib
import json
import os
import pathlib
import struct
import zipfile
import zlib

import pytest
from conftest import assert_accepted, run_tool

ALL_ONES = 0xFFFFFFFF
GIB = 1 << 30
LARGE = pytest.mark.skipif(
    os.environ.get("EMPALME_TEST_LARGE") != "1", reason="takes minutes or 9 GB of disk; EMPALME_TEST_LARGE=1 runs it"
)


def sparse(path, size):
    """A file of zeros that takes no room on the disk."""
    with open(path, "wb") as file:
        file.truncate(size)
    return path


def zeros(size):
    """SHA-256 and CRC-32 of so many zero bytes."""
    digest, crc, block = hashlib.sha256(), 0, bytes(16 << 20)
    while size > 0:
        piece = block[: min(size, len(block))]
        digest.update(piece)
        crc = zlib.crc32(piece, crc)
        size -= len(piece)
    return digest.hexdigest(), crc


def assert_read_by_all(archive):
    listing = assert_accepted("unzip", "-l", archive)
    with zipfile.ZipFile(archive) as opened:
        names = opened.namelist()
    assert f" {len(names)} files" in listing
    output = assert_accepted("7z", "t", "-bd", archive)
    assert "Everything is Ok" in output and "Warning" not in output
    return names


def test_files_around_four_gib_are_sealed_and_verified(empalme, tmp_path):
    """Just below the limit libzip reserves a ZIP64 field that is not needed; above, it is."""
    folder = empalme.create(tmp_path / "piedras")
    (folder / "archivos" / "grandes").mkdir()
    sizes = {"debajo.dat": 4_293_656_964, "encima.dat": 4 * GIB + 5}
    for name, size in sizes.items():
        sparse(folder / "archivos" / "grandes" / name, size)
    empalme.run(
        "agregar", "--todos", "--acceso", "clasificada", "--fundamento", "Ley 1581 de 2012", "--carpeta", folder
    )
    empalme.seal(folder)
    archive = next(path for path in (folder / "versiones" / "v0001").glob("*.zip") if "publica" not in path.name)

    empalme.run("verificar", archive)
    assert_read_by_all(archive)
    with zipfile.ZipFile(archive) as opened:
        found = {pathlib.PurePath(entry.filename).name: entry for entry in opened.infolist()}
    assert {name: found[name].file_size for name in sizes} == sizes
    assert archive.stat().st_size < GIB


class SparseZip:
    """Writes the container of the format with stored entries; a hole is an entry whose bytes are not written."""

    def __init__(self, path, start=0):
        self.file = open(path, "wb")
        self.file.seek(start)
        self.directory = b""
        self.count = 0

    def add(self, name, data=b"", hole=0, crc=None):
        raw = name.encode()
        size = hole or len(data)
        offset = self.file.tell()
        crc = zlib.crc32(data) if crc is None else crc
        flags = 0 if raw.isascii() else 0x0800
        plain = 20 if name.endswith("/") else 10
        is_long = size >= ALL_ONES
        extra = struct.pack("<HHQQ", 1, 16, size, size) if is_long else b""
        shown = ALL_ONES if is_long else size
        shared = struct.pack("<HHHHIII", flags, 0, 0, 0x41, crc, shown, shown)
        head = struct.pack("<IH", 0x04034B50, 45 if is_long else plain) + shared
        self.file.write(head + struct.pack("<HH", len(raw), len(extra)) + raw + extra + data)
        if hole:
            self.file.seek(hole, os.SEEK_CUR)
        values = ([size, size] if is_long else []) + ([offset] if offset >= ALL_ONES else [])
        extra = struct.pack(f"<HH{len(values)}Q", 1, 8 * len(values), *values) if values else b""
        attributes = 0x41ED0010 if name.endswith("/") else 0x81A40000
        head = struct.pack("<IHH", 0x02014B50, 0x033F, 45 if values else plain) + shared
        self.directory += head + struct.pack("<HHHHHI", len(raw), len(extra), 0, 0, 0, attributes)
        self.directory += struct.pack("<I", min(offset, ALL_ONES)) + raw + extra
        self.count += 1

    def close(self):
        start, size, count = self.file.tell(), len(self.directory), self.count
        end, few = start + size, min(count, 0xFFFF)
        self.file.write(self.directory)
        self.file.write(struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, count, count, size, start))
        self.file.write(struct.pack("<IIQI", 0x07064B50, 0, end, 1))
        self.file.write(struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, few, few, size, min(start, ALL_ONES), 0))
        self.file.close()


def manifest(files):
    lines = [f"{files[path]}  {path}\n" for path in sorted(files, key=str.encode)]
    return "".join(lines).encode()


def resealed(bundle, added, hole=None, size=0, digest=""):
    """The files of a bundle with more of them, one of which may be all zeros; every list and seal is settled."""
    with zipfile.ZipFile(bundle) as opened:
        files = {name.split("/", 1)[1]: opened.read(name) for name in opened.namelist() if not name.endswith("/")}
    del files["zip-crc32.txt"], files["tagmanifest-sha256.txt"]

    def sha256(path):
        return digest if path == hole else hashlib.sha256(files[path]).hexdigest()

    inventory, crate = json.loads(files["data/empalme.json"]), json.loads(files["data/ro-crate-metadata.json"])
    files |= added
    for path in [*added, *([hole] if hole else [])]:
        below, length = path.removeprefix("data/"), size if path == hole else len(files[path])
        inventory["archivos"].append({"ruta": below, "tamano": length, "sha256": sha256(path)})
        entity = {"@id": below, "@type": "File", "contentSize": str(length), "sha256": sha256(path)}
        crate["@graph"].append(entity)
    files["data/empalme.json"] = json.dumps(inventory, ensure_ascii=False).encode()
    own = next(entity for entity in crate["@graph"] if entity["@id"] == "empalme.json")
    own["sha256"], own["contentSize"] = sha256("data/empalme.json"), str(len(files["data/empalme.json"]))
    files["data/ro-crate-metadata.json"] = json.dumps(crate, ensure_ascii=False).encode()
    if hole:
        files[hole] = b""
    payload = [path for path in files if path.startswith("data/")]
    total = sum(len(files[path]) for path in payload) + size
    lines = files["bag-info.txt"].decode().splitlines()
    lines = [f"Payload-Oxum: {total}.{len(payload)}" if line.startswith("Payload-Oxum") else line for line in lines]
    files["bag-info.txt"] = ("\n".join(lines) + "\n").encode()
    files["manifest-sha256.txt"] = manifest({path: sha256(path) for path in payload})
    tags = [path for path in files if not path.startswith("data/")]
    files["tagmanifest-sha256.txt"] = manifest({path: sha256(path) for path in tags})
    return files


def write_sparse(path, top, files, hole=None, size=0, crc=0, start=0):
    """Writes a bundle; `start` is the length of a hole before its first entry."""
    folders = {"/".join(name.split("/")[:depth]) + "/" for name in files for depth in range(1, name.count("/") + 1)}
    names = sorted(folders | set(files), key=str.encode)
    ordered = [name for name in names if name.startswith("data/")] + [
        name for name in names if not name.startswith("data/")
    ]
    archive, checks = SparseZip(path, start), ""
    archive.add(top + "/")
    for name in ordered:
        is_hole = name == hole
        own = crc if is_hole else zlib.crc32(files.get(name, b""))
        archive.add(f"{top}/{name}", files.get(name, b""), hole=size if is_hole else 0, crc=own)
        checks += "" if name.endswith("/") else f"{own:08x}\n"
    archive.add(top + "/zip-crc32.txt", checks.encode())
    archive.close()


def test_an_archive_over_four_gib_is_verified_and_read(empalme, sealed, tmp_path):
    hole, size = "data/02_archivos/hueco.bin", 4 * GIB + 10
    digest, crc = zeros(size)
    files = resealed(sealed.public, {}, hole, size, digest)
    path = tmp_path / "grande.zip"
    write_sparse(path, sealed.public.stem, files, hole, size, crc)
    assert path.stat().st_size > 4 * GIB

    ended = empalme.run("verificar", path)
    assert "INTACTO" in ended.stdout
    names = assert_read_by_all(path)
    assert len(names) == len(set(names))

    with open(path, "r+b") as file:
        file.seek(2 * GIB)
        file.write(b"x")
    ended = empalme.run("verificar", path, expect=(1,))
    assert "H001" in ended.stdout and "hueco.bin" in ended.stdout


def test_more_than_65535_entries_are_verified_and_read(empalme, sealed, tmp_path):
    added = {f"data/05_tablas/muchas/{number // 1000}/{number}.csv": b"%d\n" % number for number in range(65_600)}
    path = tmp_path / "muchas.zip"
    write_sparse(path, sealed.public.stem, resealed(sealed.public, added))
    empalme.run("verificar", path)
    assert len(assert_read_by_all(path)) > 0xFFFF
    assert_accepted("unzip", "-tqq", path)

    # The end record alone counts modulo 65,536: a reader that believes it sees a handful of files.
    content = bytearray(path.read_bytes())
    count = content[-98 + 32 : -98 + 34]
    del content[-98:-22]
    content[-22 + 8 : -22 + 12] = count + count
    path.write_bytes(content)
    ended = empalme.run("verificar", path, expect=(1,))
    assert "Z013" in ended.stdout


@LARGE
def test_more_than_65535_files_are_sealed(empalme, tmp_path):
    folder = empalme.create(tmp_path / "piedras")
    for number in range(65_600):
        place = folder / "archivos" / "muchos" / str(number // 1000)
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number}.txt").write_bytes(bytes([number % 251]))
    empalme.run("agregar", folder / "archivos" / "muchos", "--acceso", "publica", "--carpeta", folder)
    empalme.seal(folder)
    for archive in (folder / "versiones" / "v0001").glob("*.zip"):
        empalme.run("verificar", archive)
        assert len(assert_read_by_all(archive)) > 0xFFFF


@LARGE
def test_a_stored_archive_over_four_gib_is_sealed(empalme, tmp_path):
    folder = empalme.create(tmp_path / "piedras")
    sparse(folder / "archivos" / "enorme.dat", 4 * GIB + 5)
    empalme.run(
        "agregar", "--todos", "--acceso", "clasificada", "--fundamento", "Ley 1581 de 2012", "--carpeta", folder
    )
    empalme.run(
        "construir", folder, "--fecha", "2011-12-28", "--motivo", "Entrega final", "--compresion", "ninguna"
    )
    archive = next(path for path in (folder / "versiones" / "v0001").glob("*.zip") if "publica" not in path.name)
    assert archive.stat().st_size > 4 * GIB
    empalme.run("verificar", archive)
    assert_read_by_all(archive)
    assert run_tool("unzip", "-tqq", archive).returncode == 0
