"""Bags that other people's programs make are valid for us, and a flipped byte in them is not."""

import json
import pathlib
import random
import shutil
import zipfile

import pytest
from conftest import assert_accepted, run_tool

ALGORITHMS = [["md5"], ["md5", "sha512"], ["sha1", "sha256"], ["sha256", "sha512"], ["sha224", "sha384"]]


def make_payload(folder):
    """A few files with names that manifests, ZIPs and shells stumble over."""
    numbers = random.Random(1893)
    folder.mkdir()
    for name, length in [
        ("acta número 1.txt", 40),
        ("sub/carpeta/foto.jpg", 70_000),
        ("vacío.bin", 0),
        ("100%.txt", 12),
        ("100%25.txt", 12),
        ("#nota ~ (2).csv", 300),
    ]:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(numbers.randbytes(length))
    return folder


def bag_it(folder, algorithms):
    options = [f"--{name}" for name in algorithms]
    assert_accepted("bagit.py", *options, "--source-organization", "Biblioteca de Ibagué", folder)
    return folder


def audit(empalme, place, expect):
    return json.loads(empalme.run("verificar", "--json", place, expect=expect).stdout)


@pytest.fixture(params=ALGORITHMS, ids="+".join)
def foreign(request, tmp_path):
    return bag_it(make_payload(tmp_path / "bolsa"), request.param), request.param


def test_a_bag_of_bagit_py_is_valid(empalme, foreign):
    bag, algorithms = foreign
    report = audit(empalme, bag, expect=(0, 2))
    assert report["clase"] == "bolsa BagIt de otro programa"
    assert sorted(name.lower().replace("-", "") for name in report["huellas"]) == sorted(algorithms)
    assert not [finding for finding in report["hallazgos"] if finding["gravedad"] == "defecto"]


@pytest.mark.parametrize("archiver", ["zip -r", "zip -r -D -X", "7z", "bsdtar", "python", "streamed"])
def test_its_zip_is_valid_whoever_packs_it(empalme, foreign, tmp_path, archiver):
    bag, _ = foreign
    target = tmp_path / "fuera" / "bolsa.zip"
    target.parent.mkdir()
    if archiver == "python":
        shutil.make_archive(str(target.with_suffix("")), "zip", tmp_path, bag.name)
    elif archiver == "streamed":
        pack_streamed(bag, target)
    else:
        words = archiver.split()
        made = {
            "zip": [*words, "-q", target, bag.name],
            "7z": ["7z", "a", "-bd", target, bag.name],
            "bsdtar": ["bsdtar", "--format", "zip", "-cf", target, bag.name],
        }[words[0]]
        ended = run_tool(*made, cwd=tmp_path)
        assert ended.returncode == 0, ended.stderr
    report = audit(empalme, target, expect=(0, 2))
    assert report["clase"] == "bolsa BagIt de otro programa"


def pack_streamed(bag, target):
    """Entries with data descriptors: what a program writes that cannot go back."""

    class Pipe:
        def __init__(self, file):
            self.file = file

        def write(self, data):
            return self.file.write(data)

        def flush(self):
            self.file.flush()

    with target.open("wb") as file, zipfile.ZipFile(Pipe(file), "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(bag.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(bag.parent))


def test_a_zip_of_bdbag_is_valid(empalme, tmp_path):
    bag = make_payload(tmp_path / "bolsa")
    assert_accepted("bdbag", "--checksum", "all", "--archiver", "zip", bag)
    report = audit(empalme, tmp_path / "bolsa.zip", expect=(0, 2))
    assert report["clase"] == "bolsa BagIt de otro programa"
    assert len(report["huellas"]) >= 2


def test_both_say_no_to_a_flipped_byte(empalme, foreign):
    bag, _ = foreign
    for name in ["data/sub/carpeta/foto.jpg", "bag-info.txt", next(bag.glob("manifest-*.txt")).name]:
        file = bag / name
        content = file.read_bytes()
        place = len(content) // 2
        file.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        assert audit(empalme, bag, expect=(1,))["veredicto"] == "alterado"
        assert run_tool("bagit.py", "--validate", bag).returncode != 0
        file.write_bytes(content)
    audit(empalme, bag, expect=(0, 2))


@pytest.mark.parametrize("seed", range(10))
def test_a_flipped_byte_in_packed_content_is_noticed(empalme, tmp_path, seed):
    bag = bag_it(make_payload(tmp_path / "bolsa"), ["sha512"])
    target = pathlib.Path(shutil.make_archive(str(tmp_path / "bolsa"), "zip", tmp_path, bag.name))
    with zipfile.ZipFile(target) as archive:
        entry = archive.getinfo("bolsa/data/sub/carpeta/foto.jpg")
    content = bytearray(target.read_bytes())
    place = entry.header_offset + 200 + random.Random(seed).randrange(entry.compress_size - 400)
    content[place] ^= 1 << seed % 8
    target.write_bytes(content)
    assert audit(empalme, target, expect=(1,))["veredicto"] == "alterado"
