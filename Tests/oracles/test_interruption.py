"""Whatever stops the work, nothing is left half-written and no sealed version is touched."""

import os
import random
import signal
import subprocess
import time

import pytest
from conftest import tree

# The registry changes with every command; the lock is an empty file that stays, held by nobody.
NOT_MATERIAL = ["empalme.sqlite"]


@pytest.fixture
def large_case_file(empalme, tmp_path):
    """An expediente with a sealed version and 300 MB that are not sealed yet."""
    folder = empalme.create(tmp_path / "expediente")
    empalme.seal(folder)
    numbers = random.Random(7)
    for index in range(6):
        (folder / "archivos" / f"copia-{index}.bin").write_bytes(numbers.randbytes(50_000_000))
    empalme.run("agregar", "--todos", "--acceso", "publica", "--carpeta", folder)
    return folder


def wait_until_writing(process, folder, seconds=30):
    """Waits until the process has begun to write below `versiones/` (or has ended)."""
    before = set((folder / "versiones").rglob("*"))
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        if set((folder / "versiones").rglob("*")) - before:
            return
        time.sleep(0.005)


def picture(folder):
    return tree(folder, leave_out=NOT_MATERIAL)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_in_the_middle_leaves_everything_as_it_was(empalme, large_case_file, number):
    before = picture(large_case_file)
    process = empalme.start("construir", large_case_file, "--motivo", "Segunda")
    wait_until_writing(process, large_case_file)
    process.send_signal(number)
    output, talk = process.communicate(timeout=60)

    assert process.returncode == 130, talk
    assert "nada quedó a medio escribir" in talk
    assert picture(large_case_file) == before

    empalme.seal(large_case_file, reason="Segunda")
    assert (large_case_file / "versiones" / "v0002").is_dir()


def test_a_kill_in_the_middle_is_mended_by_the_next_build(empalme, large_case_file):
    before = picture(large_case_file / "versiones" / "v0001")
    process = empalme.start("construir", large_case_file, "--motivo", "Segunda")
    wait_until_writing(process, large_case_file)
    process.kill()
    process.communicate(timeout=60)

    assert picture(large_case_file / "versiones" / "v0001") == before
    assert not list((large_case_file / "versiones").glob("v0002/*.zip"))
    empalme.seal(large_case_file, reason="Segunda")
    assert len(list((large_case_file / "versiones").glob("v0002/*.zip"))) == 2
    leftovers = [path for path in large_case_file.rglob("*") if "partial" in path.name or ".tmp" in path.name]
    assert leftovers == []


def test_two_builds_at_once_make_one_version(empalme, tmp_path):
    folder = empalme.create(tmp_path / "expediente")
    processes = [empalme.start("construir", folder, "--motivo", "A la vez") for _ in range(2)]
    talks = [process.communicate(timeout=120)[1] for process in processes]
    statuses = sorted(process.returncode for process in processes)

    assert statuses in ([0, 0], [0, 75]), talks
    assert [path.name for path in sorted((folder / "versiones").iterdir()) if path.is_dir()] == ["v0001"]
    for archive in (folder / "versiones" / "v0001").glob("*.zip"):
        empalme.run("verificar", archive)


@pytest.mark.skipif(os.geteuid() != 0, reason="a small file system can only be mounted by root")
def test_a_full_disk_is_named_and_leaves_the_case_file_as_it_was(empalme, tmp_path):
    disk = tmp_path / "disco"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk], check=True)
    try:
        folder = empalme.create(disk / "expediente")
        (folder / "archivos" / "grande.bin").write_bytes(random.Random(7).randbytes(30_000_000))
        empalme.run("agregar", "--todos", "--acceso", "publica", "--carpeta", folder)
        before = picture(folder)

        ended = empalme.seal(folder, expect=(74,))

        assert "espacio" in ended.stderr
        assert picture(folder) == before
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_file_that_vanishes_or_a_broken_registry_is_named(empalme, tmp_path):
    folder = empalme.create(tmp_path / "expediente")
    (folder / "empalme.sqlite").write_bytes(b"esto no es SQLite" * 500)
    for name in ["empalme.sqlite-wal", "empalme.sqlite-shm"]:
        (folder / name).unlink(missing_ok=True)

    ended = empalme.run("estado", folder, expect=(65,))
    assert "empalme.sqlite" in ended.stderr


def test_a_link_out_of_the_case_file_is_not_followed(empalme, tmp_path):
    folder = empalme.create(tmp_path / "expediente")
    secret = tmp_path / "ajeno.txt"
    secret.write_text("no es de este expediente", encoding="utf-8")
    (folder / "archivos" / "enlace.txt").symlink_to(secret)

    ended = empalme.run("revisar", folder, expect=(1, 2))
    assert "enlace.txt" in ended.stdout
    empalme.seal(folder, expect=None)
    for archive in folder.glob("versiones/v0001/*.zip"):
        assert b"ajeno" not in archive.read_bytes()
