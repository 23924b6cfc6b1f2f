"""Same input, same bytes: whatever the folder, the clock's zone, the language and the umask."""

import hashlib
import os

from conftest import tree


def digests(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def build(empalme, parent, zone, locale, mask):
    environment = os.environ | {"TZ": zone, "LC_ALL": locale, "LANG": locale, "LANGUAGE": locale}
    parent.mkdir()
    previous = os.umask(mask)
    try:
        folder = empalme.create(parent / "expediente", env=environment, cwd=parent)
        empalme.seal(folder, env=environment, cwd=parent)
    finally:
        os.umask(previous)
    return digests(folder / "versiones" / "v0001")


def test_two_builds_are_the_same_bytes(empalme, tmp_path):
    first = build(empalme, tmp_path / "uno", "America/Bogota", "es_CO.UTF-8", 0o022)
    second = build(empalme, tmp_path / "otra carpeta con ñ", "Pacific/Auckland", "C", 0o077)
    assert first == second


def test_building_changes_nothing_of_the_material(empalme, tmp_path):
    folder = empalme.create(tmp_path / "expediente")
    before = tree(folder, leave_out=["empalme.sqlite"])
    empalme.seal(folder)
    after = tree(folder, leave_out=["empalme.sqlite"])
    assert {path: seen for path, seen in after.items() if not path.startswith("versiones/")} == before


def test_without_a_change_there_is_no_new_version(empalme, case_file):
    before = tree(case_file / "versiones")
    ended = empalme.seal(case_file)
    assert "sin cambios" in (ended.stdout + ended.stderr).lower()
    assert tree(case_file / "versiones") == before
