"""Version N+1: what has not changed is not read again, and a cache that lies is found out."""

import hashlib
import json
import re
import shutil
import subprocess
import time
import zipfile

import pytest
from conftest import Sealed


def aged(empalme, folder):
    """The worked example, so old that its stamps can be relied on, and its first version."""
    case = empalme.create(folder)
    time.sleep(2.1)
    empalme.seal(case)
    return case


def victim(case):
    """A public text file of the example, by its path in the expediente."""
    return next(path for path in sorted((case / "archivos").rglob("*.md")) if path.stat().st_size > 200)


def rewrite(case, path, change):
    """Changes the cache's line of a file and closes it with the right digest, as only a liar would."""
    cache = case / "versiones" / ".cache-integral"
    lines = cache.read_text().split("\n")[:-2]
    wanted = str(path.relative_to(case))
    for number, line in enumerate(lines):
        fields = line.split(" ", 10)
        if len(fields) == 11 and fields[10] == wanted:
            lines[number] = " ".join(change(fields))
            break
    else:
        raise AssertionError(f"{wanted} is not in the cache")
    text = "\n".join(lines) + "\n"
    cache.write_text(text + hashlib.sha256(text.encode()).hexdigest() + "\n")


def with_stamps_of(path):
    now = path.stat()
    stamps = [str(n) for n in (now.st_ino, now.st_size, now.st_mtime_ns, now.st_ctime_ns)]
    return lambda fields: stamps + fields[4:]


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_only_what_changed_is_read(empalme, tmp_path):
    case = aged(empalme, tmp_path / "caso")
    changed = victim(case)
    changed.write_text(changed.read_text() + "\nUna línea más.\n")
    trace = tmp_path / "trace"
    command = ["construir", case, "--fecha", "2011-12-29", "--motivo", "dos"]
    traced = ["strace", "-f", "-s", "4096", "-e", "trace=openat,open", "-o", trace, empalme.path]
    subprocess.run([*map(str, traced), *map(str, command)], check=True, capture_output=True)

    pattern = re.compile(r'open(?:at)?\((?:AT_FDCWD, )?"((?:[^"\\]|\\.)*)", (?![^)]*O_DIRECTORY)')
    opened = {
        name.encode("latin-1").decode("unicode_escape").encode("latin-1").decode()
        for name in pattern.findall(trace.read_text())
    }
    material = ("material", "archivos", "informes", "registros")
    read = {name for name in opened if name.startswith(tuple(f"{case}/{section}/" for section in material))}
    assert read == {str(changed)}


def test_the_bytes_are_those_of_a_build_that_reads_everything(empalme, tmp_path):
    case = aged(empalme, tmp_path / "caso")
    victim(case).write_text("Otro texto.\n")
    twin = tmp_path / "copia"
    shutil.copytree(case, twin)
    (twin / "versiones" / ".cache-integral").unlink()
    for folder in (case, twin):
        empalme.run("construir", folder, "--fecha", "2011-12-29", "--motivo", "dos")
    one, other = Sealed(case / "versiones/v0002"), Sealed(twin / "versiones/v0002")
    assert one.integral.read_bytes() == other.integral.read_bytes()
    assert one.public.read_bytes() == other.public.read_bytes()


def test_a_changed_file_with_restored_stamps_is_found_and_repaired(empalme, tmp_path):
    case = aged(empalme, tmp_path / "caso")
    path = victim(case)
    old = path.read_bytes()
    new = old[:-1] + bytes([old[-1] ^ 1])
    path.write_bytes(new)
    rewrite(case, path, with_stamps_of(path))

    said = empalme.run("construir", case, "--fecha", "2011-12-29", "--motivo", "dos", "--json").stdout
    assert '"carpeta"' not in said, "the cache lies, so nothing seems to have changed"

    first = Sealed(case / "versiones/v0001")
    report = empalme.run("verificar", first.integral, "--material", case, "--json", expect=(1,)).stdout
    named = [(found["codigo"], found["lugar"]) for found in json.loads(report)["hallazgos"]]
    assert named == [("M001", str(path.relative_to(case)))]

    empalme.run("construir", case, "--fecha", "2011-12-29", "--motivo", "dos", "--sin-cache")
    second = Sealed(case / "versiones/v0002")
    empalme.run("verificar", second.integral, "--material", case)
    with zipfile.ZipFile(second.integral) as archive:
        name = next(n for n in archive.namelist() if n.endswith(path.name))
        assert archive.read(name) == new


def test_a_wrong_digest_in_the_cache_is_found_by_verifying(empalme, tmp_path):
    case = aged(empalme, tmp_path / "caso")
    path = victim(case)
    rewrite(case, path, lambda fields: [*fields[:9], hashlib.sha256(b"otro").hexdigest(), fields[10]])
    empalme.run("construir", case, "--fecha", "2011-12-29", "--motivo", "dos")
    second = Sealed(case / "versiones/v0002")
    said = empalme.run("verificar", second.integral, expect=(1,)).stdout
    assert path.name in said

    empalme.run("construir", case, "--fecha", "2011-12-30", "--motivo", "tres", "--sin-cache")
    empalme.run("verificar", Sealed(case / "versiones/v0003").integral, "--material", case)


def test_packed_bytes_that_changed_are_not_copied(empalme, tmp_path):
    case = aged(empalme, tmp_path / "caso")
    first = Sealed(case / "versiones/v0001")
    path = victim(case)
    rewrite(case, path, lambda fields: [*fields[:8], str(int(fields[8]) ^ 1), *fields[9:]])
    (case / "archivos" / "nuevo.txt").write_text("nuevo\n")
    said = empalme.run("construir", case, "--fecha", "2011-12-29", "--motivo", "dos", expect=(65,)).stderr
    assert first.integral.name in said
    assert sorted(p.name for p in (case / "versiones").iterdir()) == [".cache-integral", ".cache-revision", "v0001"]
    empalme.run("construir", case, "--fecha", "2011-12-29", "--motivo", "dos", "--sin-cache")
