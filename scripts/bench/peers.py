"""What the tools that people use today take for the same corpus."""

import os
import shutil

from bench import measure

SUMS = 'find . -type f -print0 | xargs -0 sha256sum >"$1"'

def builds(bench):
    """ZIP, 7-Zip, hashes, and the two makers of bags; those that rewrite a folder get a copy of it."""
    corpus, work = bench.corpus, bench.work
    copy = work / "copy"

    def fresh(path):
        return lambda: path.unlink(missing_ok=True)

    def copied():
        fresh(work / "copy.zip")()
        shutil.rmtree(copy, ignore_errors=True)
        measure.link(corpus, copy)

    plain, seven, sums = work / "plain.zip", work / "seven.zip", work / "SUMS"
    bagit = ["bagit.py", "--quiet", "--sha256", "--processes", os.cpu_count() or 1, copy]
    bdbag = ["bdbag", "--quiet", "--archiver", "zip", copy]
    sevenzip = ["7z", "a", "-tzip", "-bso0", "-bsp0", seven, "."]
    rows = [
        bench.measure("bdbag --archiver zip", bdbag, before=copied, output=work / "copy.zip"),
        bench.measure("zip -r", ["zip", "-qr", plain, "."], cwd=corpus, before=fresh(plain), output=plain),
        bench.measure("7z a -tzip", sevenzip, cwd=corpus, before=fresh(seven), output=seven),
        bench.measure("sha256sum of all files", ["sh", "-c", SUMS, "sh", sums], cwd=corpus),
        bench.measure("bagit.py in place (no ZIP)", bagit, before=copied),
    ]
    for leftover in [plain, seven, work / "copy.zip"]:
        leftover.unlink(missing_ok=True)
    return [row for row in rows if row]


def verifications(bench, bundle):
    """Checks of the ZIP that empalme made, and of folders; `unzip` and `7z` compare CRC-32 alone."""
    copy, sums = bench.work / "copy", bench.work / "SUMS"
    rows = [
        bench.measure("bdbag --validate full", ["bdbag", "--quiet", "--validate", "full", bundle]),
        bench.measure("unzip -tq (CRC-32)", ["unzip", "-tq", bundle]),
        bench.measure("7z t (CRC-32)", ["7z", "t", "-bso0", "-bsp0", bundle]),
        bench.measure("bagit.py --validate (folder)", ["bagit.py", "--quiet", "--validate", copy]),
        bench.measure("sha256sum -c (folder)", ["sha256sum", "--quiet", "-c", sums], cwd=bench.corpus),
    ]
    return [row for row in rows if row]
