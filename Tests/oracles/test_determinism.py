"""Same input, same bytes: whatever the folder, the clock's zone, the language and the umask."""

import hashlib
import os
import time

from conftest import tree


def digests(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def build(empalme, parent, zone, locale, mask, modified=None):
    """Creates and seals the example; `modified` is the time that every file gets, which is part of the input."""
    environment = os.environ | {"TZ": zone, "LC_ALL": locale, "LANG": locale, "LANGUAGE": locale}
    parent.mkdir()
    previous = os.umask(mask)
    try:
        folder = empalme.create(parent / "expediente", env=environment, cwd=parent)
        if modified is not None:
            for path in folder.rglob("*"):
                if not path.name.startswith("empalme.sqlite"):
                    os.utime(path, (modified, modified))
        empalme.seal(folder, env=environment, cwd=parent)
    finally:
        os.umask(previous)
    return digests(folder / "versiones" / "v0001")


def test_two_builds_are_the_same_bytes(empalme, tmp_path):
    noon = 1_323_277_200
    first = build(empalme, tmp_path / "uno", "America/Bogota", "es_CO.UTF-8", 0o022, noon)
    second = build(empalme, tmp_path / "otra carpeta con ñ", "Pacific/Auckland", "C", 0o077, noon)
    assert first == second


def test_the_worked_example_has_the_same_sello_on_every_machine(empalme, tmp_path):
    """A clone gives every file the time of the cloning: the example has to bring its times itself."""
    first = build(empalme, tmp_path / "uno", "America/Bogota", "C.UTF-8", 0o022)
    time.sleep(1.1)
    second = build(empalme, tmp_path / "dos", "America/Bogota", "C.UTF-8", 0o022)
    assert first == second


def test_building_changes_nothing_of_the_material(empalme, tmp_path):
    folder = empalme.create(tmp_path / "expediente")
    before = tree(folder, leave_out=["empalme.sqlite"])
    empalme.seal(folder)
    after = tree(folder, leave_out=["empalme.sqlite"])
    assert {path: seen for path, seen in after.items() if not path.startswith("versiones/")} == before


def test_without_a_change_there_is_no_new_version(empalme, case_file):
    def sealed():
        found = tree(case_file / "versiones")
        return {path: content for path, content in found.items() if not path.startswith(".cache-")}

    before = sealed()
    ended = empalme.seal(case_file)
    assert "sin cambios" in (ended.stdout + ended.stderr).lower()
    assert sealed() == before
