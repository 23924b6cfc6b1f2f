"""Verifying never writes: not beside the bundle, not in it, not anywhere."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

import pytest
from conftest import tree

# Calls that change a file system, whatever their arguments.
CHANGING = {
    "creat", "mkdir", "mkdirat", "mknod", "mknodat", "rename", "renameat", "renameat2", "unlink", "unlinkat",
    "rmdir", "link", "linkat", "symlink", "symlinkat", "truncate", "ftruncate", "fallocate", "chmod", "fchmod",
    "fchmodat", "chown", "fchown", "lchown", "fchownat", "utime", "utimes", "utimensat", "futimesat",
    "setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr", "mount", "umount2",
    "copy_file_range", "sendfile", "splice", "swapon", "memfd_create",
}  # fmt: skip
WRITING = {"write", "pwrite64", "writev", "pwritev", "pwritev2"}
TRACED = ",".join(sorted(CHANGING | WRITING | {"open", "openat", "openat2"}))
CALL = re.compile(r"^(?:\[pid +\d+\] |\d+ +)?(\w+)\((.*)$")
# What the runtime of the language wakes its own threads with is no file.
OWN = re.compile(r"^\d+<(anon_inode|pipe|socket|UNIX)[:\[]")


def offences(trace):
    """The lines of a strace that change or write anything but stdout, stderr and the process itself."""
    found = []
    for line in trace.splitlines():
        match = CALL.match(line)
        if not match:
            continue
        call, arguments = match.groups()
        if call in CHANGING:
            found.append(line)
        elif call in WRITING and not re.match(r"^[12]<", arguments) and not OWN.match(arguments):
            found.append(line)
        elif call.startswith("open") and re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)", arguments):
            if "/dev/null" not in arguments:
                found.append(line)
    return found


def traced(empalme, tmp_path, *arguments):
    strace = shutil.which("strace")
    assert strace, "strace is not installed; make install-test-deps installs it"
    log = tmp_path / "strace.txt"
    command = [strace, "-f", "-y", "-s", "64", "-e", f"trace={TRACED}", "-o", log, empalme.path, *arguments]
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600)
    if "PTRACE" in ended.stderr or "Operation not permitted" in ended.stderr:
        pytest.skip("this machine does not let strace trace: " + ended.stderr.strip()[:200])
    return ended, log.read_text(errors="replace")


def test_the_proof_itself_sees_a_write(tmp_path):
    sees = 'openat(AT_FDCWD</>, "/tmp/x", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3</tmp/x>'
    assert offences(sees) and offences('12 unlink("/tmp/x") = 0') and offences("write(3</tmp/x>, 1) = 1")
    assert not offences("write(1<pipe:[7]>, 1) = 1") and not offences('openat(AT_FDCWD</>, "/x", O_RDONLY) = 3')


def test_verifying_a_zip_writes_nothing(empalme, bundle, tmp_path):
    before = tree(bundle.parent)
    ended, trace = traced(empalme, tmp_path, "verificar", bundle)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert str(bundle) in trace, "the trace does not even show the bundle being opened"
    assert offences(trace) == []
    assert tree(bundle.parent) == before


def test_verifying_a_folder_writes_nothing(empalme, bag, tmp_path):
    before = tree(bag)
    ended, trace = traced(empalme, tmp_path, "verificar", bag)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert offences(trace) == []
    assert tree(bag) == before


def test_verifying_a_damaged_bundle_writes_nothing(empalme, sealed, tmp_path):
    content = bytearray(sealed.public.read_bytes())
    content[len(content) // 2] ^= 1
    damaged = tmp_path / "paquete" / sealed.public.name
    damaged.parent.mkdir()
    damaged.write_bytes(content)
    ended, trace = traced(empalme, tmp_path, "verificar", "--json", damaged)
    assert ended.returncode == 1
    assert offences(trace) == []
    assert damaged.read_bytes() == content


def test_a_place_where_nothing_can_be_written_is_enough(empalme, sealed, tmp_path):
    """No home, no temporary folder, no write permission; for root, a read-only mount where that is allowed."""
    place = tmp_path / "solo-lectura"
    place.mkdir()
    copy = pathlib.Path(shutil.copy(sealed.public, place))
    copy.chmod(0o444)
    place.chmod(0o555)
    surroundings = {"PATH": os.environ["PATH"], "HOME": str(place), "TMPDIR": str(place), "LANG": "C.UTF-8"}
    command = [empalme.path, "verificar", copy]
    unshare = shutil.which("unshare")
    script = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && cd "$0" && ! touch x 2>/dev/null && exec "$@"'
    if os.geteuid() == 0 and unshare:
        probe = subprocess.run([unshare, "-m", "sh", "-c", script, place, "true"], capture_output=True)
        if probe.returncode == 0:
            command = [unshare, "-m", "sh", "-c", script, place, *command]
    ended = subprocess.run(command, cwd=place, env=surroundings, capture_output=True, text=True, timeout=600)
    place.chmod(0o755)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert sorted(path.name for path in place.iterdir()) == [copy.name]


MEASURE = "import resource,subprocess,sys; r=subprocess.run(sys.argv[1:],capture_output=True); \
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(r.returncode)"


def test_memory_does_not_grow_with_the_bundle(empalme, tmp_path):
    """120 MB of noise in 40 files, stored and deflated: under 150 MB at the most."""
    folder = empalme.create(tmp_path / "piedras")
    place = folder / "archivos" / "ruido"
    place.mkdir()
    for number in range(40):
        noise = os.urandom(3 << 20)
        (place / f"{number:02}.bin").write_bytes(noise if number % 2 else bytes(b & 0x3F for b in noise))
    empalme.run(
        "agregar", "--todos", "--acceso", "clasificada", "--fundamento", "Ley 1581 de 2012", "--carpeta", folder
    )
    empalme.seal(folder)
    archive = max((folder / "versiones" / "v0001").glob("*.zip"), key=lambda path: path.stat().st_size)
    assert archive.stat().st_size > 100 << 20
    ended = subprocess.run(
        [sys.executable, "-c", MEASURE, empalme.path, "verificar", archive], capture_output=True, text=True, timeout=600
    )
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) * 1024 < 150 << 20
