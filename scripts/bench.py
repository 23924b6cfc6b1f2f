"""Times `construir` and `verificar` on a generated corpus, beside zip, 7z and bdbag where they are installed.

One run of each, wall clock, with warm file caches for all; peak memory is that of the child process.
"""

import os
import pathlib
import random
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path("bench").resolve()
SIZE = int(os.environ.get("BENCH_MB", "200")) * 1_000_000
EMPALME = os.environ["EMPALME"]
WORDS = "acta archivo avance capacitación decreto elemento empalme entrega fase gobierno informe línea".split()


def generate(folder):
    """Three quarters of the bytes in text files of an office's sizes, the rest in scans that do not compress."""
    numbers = random.Random(2011)
    files = written = 0
    while written < SIZE:
        place = folder / "archivos" / f"serie-{files % 40:02}"
        place.mkdir(parents=True, exist_ok=True)
        if files % 100 == 0:
            content = numbers.randbytes(SIZE // 60)
            path = place / f"escaneo-{files:06}.jpg"
        else:
            content = " ".join(numbers.choices(WORDS, k=numbers.randrange(200, 9000))).encode()
            path = place / f"oficio-{files:06}.txt"
        path.write_bytes(content)
        files, written = files + 1, written + len(content)
    return files, written


def measure(name, arguments, accepted=(0,), **options):
    """Runs one tool; a row for the table, or none when it is not installed."""
    if shutil.which(str(arguments[0])) is None:
        return None
    start = time.monotonic()
    child = subprocess.Popen([*map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)
    talk = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.monotonic() - start
    code = os.waitstatus_to_exitcode(status)
    if code not in accepted:
        sys.exit(f"{name}: exit {code}\n{talk.decode(errors='replace')}")
    return name, seconds, usage.ru_maxrss / 1000


def bdbag(name, *arguments, **options):
    own = pathlib.Path(".venv/bin/bdbag").resolve()
    return measure(name, [own if own.exists() else "bdbag", *arguments], **options)


def show(title, rows, size):
    rows = [row for row in rows if row]
    print(f"\n{title}\n{'':34}{'seconds':>9}{'MB/s':>9}{'MB peak':>9}{'against empalme':>17}")
    for name, seconds, memory in rows:
        ratio = seconds / rows[0][1]
        print(f"{name:34}{seconds:9.2f}{size / 1e6 / seconds:9.0f}{memory:9.0f}{ratio:16.1f}×")


def main():
    shutil.rmtree(ROOT, ignore_errors=True)
    case = ROOT / "expediente"
    subprocess.run([EMPALME, "crear", case, "--desde", "Archive/piedras-2011"], check=True, capture_output=True)
    files, size = generate(case)
    # What is withheld goes into one edition only, so each tool packs the same bytes once.
    withheld = ["--acceso", "clasificada", "--fundamento", "Ley 1581 de 2012", "--carpeta", case]
    subprocess.run([EMPALME, "agregar", "--todos", *withheld], check=True, capture_output=True)
    print(f"{files} files, {size / 1e6:.0f} MB, {os.cpu_count()} cores")

    ours = measure("empalme construir", [EMPALME, "construir", case, "--motivo", "medida"])
    copy = ROOT / "bag"
    shutil.copytree(case / "archivos", copy / "archivos")
    zipped = measure("zip -r", ["zip", "-qr", ROOT / "plain.zip", "archivos"], cwd=copy)
    seven = measure("7z a", ["7z", "a", "-tzip", "-bso0", "-bsp0", ROOT / "seven.zip", "archivos"], cwd=copy)
    bagged = bdbag("bdbag --archiver zip", "--archiver", "zip", copy)
    show("Build", [ours, zipped, seven, bagged], size)

    bundle = next(path for path in (case / "versiones/v0001").glob("*.zip") if "_publica" not in path.name)
    checked = measure("empalme verificar", [EMPALME, "verificar", bundle])
    judged = bdbag("bdbag --validate full", "--validate", "full", bundle)
    tested = measure("unzip -t (no hashes)", ["unzip", "-tq", bundle])
    show("Verify", [checked, judged, tested], size)
    shutil.rmtree(ROOT)


main()
