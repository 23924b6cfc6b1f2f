"""What `extraer` writes is what other readers write; what `rescatar` calls good is what was sealed."""

import csv
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import textwrap
import time
import zipfile

import pytest
from conftest import assert_accepted, tree


def digests(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def start_of_directory(archive):
    with zipfile.ZipFile(archive) as opened:
        return opened.start_dir


@pytest.fixture
def extracted(empalme, bundle, tmp_path):
    empalme.run("extraer", bundle, "--en", tmp_path / "recibido")
    (top,) = (tmp_path / "recibido").iterdir()
    return top


@pytest.fixture(scope="module")
def large(empalme, tmp_path_factory):
    """A bundle of 200 MB, large enough to be interrupted."""
    folder = empalme.create(tmp_path_factory.mktemp("grande") / "expediente")
    numbers = random.Random(7)
    for index in range(4):
        (folder / "archivos" / f"copia-{index}.bin").write_bytes(numbers.randbytes(50_000_000))
    empalme.run("agregar", "--todos", "--acceso", "clasificada", "--fundamento", "prueba", "--carpeta", folder)
    empalme.seal(folder)
    return next(path for path in folder.glob("versiones/v0001/*.zip") if "publica" not in path.name)


def test_python_extracts_the_same(extracted, bag):
    assert digests(extracted) == digests(bag)


def test_unzip_extracts_the_same(extracted, bundle, tmp_path):
    utf8 = {"LC_ALL": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin"}
    assert_accepted("unzip", "-q", bundle, "-d", tmp_path / "unzip", env=utf8)
    assert digests(tmp_path / "unzip" / extracted.name) == digests(extracted)


def test_bagit_py_finds_the_extracted_folder_valid(extracted):
    assert_accepted("bagit.py", "--validate", extracted)


def test_the_extracted_folder_is_intact_and_holds_no_link(empalme, extracted):
    assert "INTACTO" in empalme.run("verificar", extracted).stdout
    assert not [path for path in extracted.rglob("*") if path.is_symlink()]


def test_files_have_the_times_that_the_inventory_tells(extracted):
    inventory = json.loads((extracted / "data" / "empalme.json").read_text(encoding="utf-8"))
    told = [entry for entry in inventory["archivos"] if "modificado" in entry]
    assert told
    for entry in told:
        stamp = (extracted / "data" / entry["ruta"]).stat().st_mtime
        assert time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(stamp)) == entry["modificado"]


def test_a_signal_in_the_middle_leaves_nothing(empalme, large, tmp_path):
    target = tmp_path / "recibido"
    target.mkdir()
    process = empalme.start("extraer", large, "--en", target)
    end = time.monotonic() + 30
    while time.monotonic() < end and process.poll() is None and not list(target.rglob("*.bin")):
        time.sleep(0.002)
    process.send_signal(signal.SIGINT)
    _, talk = process.communicate(timeout=60)

    assert process.returncode == 130, talk
    assert list(target.iterdir()) == []


def test_a_killed_extraction_is_cleared_away_by_the_next(empalme, large, tmp_path):
    target = tmp_path / "recibido"
    target.mkdir()
    process = empalme.start("extraer", large, "--en", target)
    end = time.monotonic() + 30
    while time.monotonic() < end and process.poll() is None and not list(target.rglob("*.bin")):
        time.sleep(0.002)
    process.kill()
    process.communicate(timeout=60)
    assert [path for path in target.iterdir() if "partial" not in path.name] == []

    empalme.run("extraer", large, "--en", target)
    assert [path.name for path in target.iterdir()] == [large.stem]


@pytest.mark.skipif(os.geteuid() != 0, reason="a small file system can only be mounted by root")
def test_a_disk_that_is_too_small_is_named_before_anything_is_written(empalme, large, tmp_path):
    disk = tmp_path / "disco"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk], check=True)
    try:
        ended = empalme.run("extraer", large, "--en", disk, expect=(74,))
        assert "hacen falta" in ended.stderr and "MB" in ended.stderr
        assert list(disk.iterdir()) == []
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_truncated_bundle_gives_what_comes_before_the_cut(empalme, sealed, bag, tmp_path):
    copy = tmp_path / "cortado.zip"
    whole = sealed.integral.read_bytes()
    copy.write_bytes(whole[: len(whole) // 2])
    before = copy.read_bytes()

    ended = empalme.run("rescatar", copy, "--en", tmp_path / "rescatado", "--json", expect=(1,))

    report = json.loads(ended.stdout)
    assert copy.read_bytes() == before
    assert report["recuperados"] == 0 and report["lista_de_huellas"] == "perdida"
    with zipfile.ZipFile(sealed.integral) as archive:
        top = archive.namelist()[0]
        original = {name.removeprefix(top): archive.read(name) for name in archive.namelist()}
        spared = [
            entry.filename.removeprefix(top)
            for entry in archive.infolist()
            if not entry.is_dir() and entry.header_offset + entry.compress_size + 300 < len(before)
        ]
    saved = {entry["ruta"]: entry for entry in report["archivos"] if entry["estado"] == "sin comprobar"}
    assert spared and set(spared) <= set(saved)
    for path, entry in saved.items():
        assert (tmp_path / "rescatado" / entry["guardado_en"]).read_bytes() == original[path]


def test_a_bundle_without_its_directory_is_rescued_whole(empalme, bundle, bag, tmp_path):
    copy = tmp_path / "sin-indice.zip"
    copy.write_bytes(bundle.read_bytes()[: start_of_directory(bundle)])

    empalme.run("rescatar", copy, "--en", tmp_path / "rescatado")

    rescued = digests(tmp_path / "rescatado" / bag.name)
    assert rescued == {name: value for name, value in digests(bag).items() if name != "zip-crc32.txt"}
    assert_accepted("bagit.py", "--validate", tmp_path / "rescatado" / bag.name)


def test_the_list_opens_as_a_table(empalme, sealed, tmp_path):
    copy = tmp_path / "malo.zip"
    content = bytearray(sealed.integral.read_bytes())
    content[len(content) // 3] ^= 1
    copy.write_bytes(content)

    empalme.run("rescatar", copy, "--en", tmp_path / "rescatado", expect=(1,))

    with open(tmp_path / "rescatado" / "rescate.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [row["estado"] for row in rows].count("dañado") == 1
    with zipfile.ZipFile(sealed.integral) as archive:
        assert len(rows) == sum(not entry.is_dir() for entry in archive.infolist()) - 1


@pytest.mark.skipif(not shutil.which("cc") and not shutil.which("clang"), reason="needs a C compiler")
def test_a_disk_that_does_not_give_some_bytes_back_loses_only_the_files_there(empalme, sealed, tmp_path):
    source = tmp_path / "eio.c"
    source.write_text(
        textwrap.dedent("""
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <errno.h>
        #include <stdlib.h>
        #include <string.h>
        #include <sys/types.h>
        #include <unistd.h>
        #include <stdio.h>
        static ssize_t broken(const char *name, int fd, void *buffer, size_t count, off_t at) {
          ssize_t (*real)(int, void *, size_t, off_t) = dlsym(RTLD_NEXT, name);
          char link[64], path[4096] = {0};
          snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
          if (readlink(link, path, sizeof path - 1) > 0 && strstr(path, "enfermo.zip")) {
            off_t from = atoll(getenv("EIO_FROM")), to = atoll(getenv("EIO_TO"));
            if (at < to && at + (off_t)count > from) { errno = EIO; return -1; }
          }
          return real(fd, buffer, count, at);
        }
        ssize_t pread(int fd, void *b, size_t n, off_t at) { return broken("pread", fd, b, n, at); }
        ssize_t pread64(int fd, void *b, size_t n, off_t at) { return broken("pread64", fd, b, n, at); }
        """),
        encoding="utf-8",
    )
    library = tmp_path / "eio.so"
    compiler = shutil.which("cc") or shutil.which("clang")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    copy = tmp_path / "enfermo.zip"
    shutil.copy(sealed.integral, copy)
    with zipfile.ZipFile(sealed.integral) as archive:
        victim = max((entry for entry in archive.infolist()), key=lambda entry: entry.compress_size)
        top = archive.namelist()[0]
    begin = (victim.header_offset + 2048) // 512 * 512
    environment = {
        **os.environ, "LD_PRELOAD": str(library), "EIO_FROM": str(begin), "EIO_TO": str(begin + 512),
    }

    ended = empalme.run(
        "rescatar", copy, "--en", tmp_path / "rescatado", "--json", expect=(1,), env=environment
    )

    bad = [entry for entry in json.loads(ended.stdout)["archivos"] if entry["estado"] != "recuperado"]
    assert [entry["ruta"] for entry in bad] == [victim.filename.removeprefix(top)]
    assert "no deja leer" in bad[0]["motivo"]


def test_an_interrupted_rescue_leaves_nothing(empalme, large, tmp_path):
    before = tree(large.parent)
    process = empalme.start("rescatar", large, "--en", tmp_path / "rescatado")
    end = time.monotonic() + 30
    while time.monotonic() < end and process.poll() is None and not list(tmp_path.rglob("intento-*")):
        time.sleep(0.002)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)

    assert process.returncode == 130
    assert list(tmp_path.iterdir()) == []
    assert tree(large.parent) == before
