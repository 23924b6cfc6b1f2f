"""`revisar` on files that nobody of us wrote, killed at any moment, and how often it is right."""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import pytest
from conftest import PROJECT, tree

from bench import corpus, documents, precision

CACHE = "versiones/.cache-revision"


@pytest.fixture(scope="module")
def large(empalme, tmp_path_factory):
    """An expediente with some thousand files, no cache."""
    place = tmp_path_factory.mktemp("revision")
    folder = place / "caso"
    empalme.run("crear", folder)
    subprocess.run(
        [sys.executable, "-m", "bench.corpus", "generate", place / "corpus", "office", "0.02"],
        check=True, env=os.environ | {"PYTHONPATH": str(PROJECT / "scripts")},
    )  # fmt: skip
    for section in corpus.SECTIONS:
        if (place / "corpus" / section).is_dir():
            shutil.copytree(place / "corpus" / section, folder / section, dirs_exist_ok=True)
    for path in folder.rglob("*.txt"):
        os.utime(path, (1_325_000_000, 1_325_000_000))
    time.sleep(2.1)
    return folder


def findings(empalme, folder, *options):
    return json.loads(empalme.run("revisar", folder, "--json", *options, expect=(0, 1, 2)).stdout)


def test_a_kill_at_any_moment_leaves_registry_and_cache_sound(empalme, large):
    wanted = findings(empalme, large, "--sin-cache")
    start = time.monotonic()
    findings(empalme, large, "--sin-cache")
    whole = time.monotonic() - start
    material = tree(large, leave_out=["empalme.sqlite", ".cache-revision"])
    chance = random.Random(7)
    for index in range(12):
        if index % 3 == 0:
            (large / CACHE).unlink(missing_ok=True)
        process = empalme.start("revisar", large, "--json", *(["--sin-cache"] if index % 2 else []))
        time.sleep(whole * chance.uniform(0.2, 1.1))
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)

        assert findings(empalme, large) == wanted
        with sqlite3.connect(large / "empalme.sqlite") as registry:
            assert registry.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert tree(large, leave_out=["empalme.sqlite", ".cache-revision"]) == material


def test_the_cache_changes_nothing_but_the_time(empalme, large):
    (large / CACHE).unlink(missing_ok=True)
    first = findings(empalme, large)
    assert (large / CACHE).is_file()
    assert findings(empalme, large) == first == findings(empalme, large, "--sin-cache")
    changed = next(large.rglob("*.txt"))
    before = changed.read_bytes()
    try:
        stamp = changed.stat()
        changed.write_bytes(before[:-20] + b"\nC.C. 1.000.000.001\n")
        os.utime(changed, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        new = [finding for finding in findings(empalme, large) if finding not in first]
        assert [finding["codigo"] for finding in new] == ["R372"]
    finally:
        changed.write_bytes(before)


def test_a_killed_decision_is_there_or_not(empalme, tmp_path):
    folder = tmp_path / "caso"
    empalme.run("crear", folder)
    (folder / "archivos" / "acta.txt").write_text("C.C. 1.000.000.001\n")
    chance = random.Random(3)
    for _ in range(8):
        process = empalme.start("revisar", folder, "--aceptar", "archivos/acta.txt", "--regla", "R372", "--motivo", "Prueba")
        time.sleep(chance.uniform(0, 0.12))
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        found = {finding["codigo"] for finding in findings(empalme, folder)}
        with sqlite3.connect(folder / "empalme.sqlite") as registry:
            assert registry.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            rows = registry.execute("SELECT count(*) FROM aceptaciones").fetchone()[0]
            lines = registry.execute("SELECT count(*) FROM bitacora WHERE accion = 'aceptar hallazgo'").fetchone()[0]
        assert (rows > 0) == (lines > 0) == ("R372" not in found)


@pytest.mark.parametrize("seed", ["2011", "2012", "2015"])
def test_personal_data_is_found_and_false_alarms_are_rare(empalme, seed):
    truth, found = precision.measure(empalme.path, seed)
    there = sum(len(kinds) for kinds in truth.values())
    hits = sum(len(kinds & found[path]) for path, kinds in truth.items())
    noisy = [path for path, kinds in truth.items() if not kinds and found[path]]
    assert hits >= 0.95 * there, "\n".join(precision.report(truth, found))
    assert len(noisy) <= 2, [(path, found[path]) for path in noisy]


def test_the_flawed_example_is_what_its_script_writes(tmp_path):
    committed = PROJECT / "Archive" / "ejemplo-con-hallazgos"
    code = f"import flawed_example, pathlib; flawed_example.ROOT = pathlib.Path({str(tmp_path / 'neu')!r}); flawed_example.write()"
    subprocess.run([sys.executable, "-c", code], check=True, env=os.environ | {"PYTHONPATH": str(PROJECT / "scripts")})
    written, kept = ({path.relative_to(root): path for path in root.rglob("*") if path.is_file()} for root in (tmp_path / "neu", committed))
    assert written.keys() == kept.keys()
    # What zlib deflates depends on its version.
    for name in written.keys():
        if name.suffix in {".txt", ".md", ".csv", ".html", ".exe", ".bat", ".rar", ".doc", ".dwg"}:
            assert written[name].read_bytes() == kept[name].read_bytes(), name


def test_a_password_that_poppler_needs_is_a_password_for_us(empalme, tmp_path):
    folder = tmp_path / "caso"
    empalme.run("crear", folder)
    for name, password in [("abierto", None), ("restringido", ""), ("cerrado", "inventada")]:
        (folder / "archivos" / f"{name}.pdf").write_bytes(documents.pdf(["Un texto que se lee sin trabajo."], password))
    found = {(finding["lugar"], finding["codigo"]) for finding in findings(empalme, folder) if finding["codigo"] in ("R303", "R304")}
    assert found == {("archivos/cerrado.pdf", "R303"), ("archivos/restringido.pdf", "R304")}
    without = subprocess.run(
        [str(empalme.path), "revisar", str(folder), "--json"], capture_output=True, text=True, env={"PATH": "/nonexistent"}
    )
    unread = [finding["lugar"] for finding in json.loads(without.stdout) if finding["codigo"] == "R390"]
    assert unread == [f"archivos/{name}.pdf" for name in ("abierto", "cerrado", "restringido")]
