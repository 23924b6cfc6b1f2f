"""The corpus of `make bench` follows from its seed, and is made of what it says it is."""

import hashlib
import io
import random
import sys
import zipfile
import zlib

import pypdf
import pytest
from conftest import PROJECT

sys.path.insert(0, str(PROJECT / "scripts"))

from bench import content, corpus  # noqa: E402

SCALE = 0.001  # one megabyte


def digests(folder):
    return {
        str(path.relative_to(folder)): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bench") / "office"
    corpus.generate(folder, "office", SCALE, processes=2)
    return folder


def test_the_same_seed_makes_the_same_corpus_with_any_number_of_processes(office, tmp_path):
    corpus.generate(tmp_path / "again", "office", SCALE, processes=1)
    assert digests(tmp_path / "again") == digests(office)


def test_another_seed_makes_another_corpus(office, tmp_path):
    corpus.generate(tmp_path / "other", "office", SCALE, seed=corpus.SEED + 1, processes=1)
    assert not set(digests(tmp_path / "other").values()) & set(digests(office).values())


def test_a_corpus_that_is_there_is_used_again_and_one_of_other_parameters_is_not(office, tmp_path):
    folder = tmp_path / "office"
    corpus.generate(folder, "tiny", SCALE, processes=1)
    first = next(path for path in sorted(folder.rglob("*")) if path.is_file())
    first.write_text("mark")
    corpus.generate(folder, "tiny", SCALE, processes=1)
    assert first.read_text() == "mark"
    corpus.generate(folder, "tiny", SCALE * 2, processes=1)
    assert not first.exists() or first.read_text() != "mark"


def test_the_sizes_are_those_of_the_plan(office):
    total = sum(path.stat().st_size for path in office.rglob("*") if path.is_file())
    assert 0.9 < total / (corpus.CORPORA["office"][1] * SCALE) < 1.2


def test_it_deflates_like_an_office_disk(office):
    contents = [path.read_bytes() for path in office.rglob("*") if path.is_file()]
    assert 0.6 < sum(len(zlib.compress(content)) for content in contents) / sum(map(len, contents)) < 0.8


def test_a_change_touches_one_file_in_a_hundred_and_keeps_its_size(tmp_path):
    folder = tmp_path / "tiny"
    corpus.generate(folder, "tiny", 0.002, processes=1)
    before = digests(folder)
    corpus.change(folder, "tiny", 0.002)
    after = digests(folder)
    changed = [name for name in before if before[name] != after[name]]
    assert before.keys() == after.keys()
    assert len(changed) == -(-len(before) // 100)


def test_containers_and_scans_can_be_opened():
    numbers = random.Random(1)
    for writer in [content.document, content.sheet, content.letter]:
        with zipfile.ZipFile(io.BytesIO(writer(1, numbers, 30_000))) as container:
            assert container.testzip() is None
            assert {entry.compress_type for entry in container.infolist()} == {0, 8}
    pages = pypdf.PdfReader(io.BytesIO(content.scan(1, numbers, 400_000)), strict=True).pages
    assert len(pages) > 1
    assert all(page["/Contents"].get_object().get_data() for page in pages)
