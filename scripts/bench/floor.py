"""What the hardware asks for: hash, deflate and copy, each alone in one thread, divided by the cores."""

import os
import shutil

from bench import corpus, measure

OPENSSL = "find . -type f -print0 | xargs -0 openssl dgst -sha256 -r"


def run(bench, written):
    """Seconds of processor per step, and the floors of building and of verifying, or none without igzip."""
    names = [path for path in sorted(bench.corpus.rglob("*")) if path.suffix in corpus.DEFLATES]
    blob, packed, copy = bench.work / "blob", bench.work / "blob.gz", bench.work / "written"
    if len(names) == 1:
        os.link(names[0], blob)
    else:
        with open(blob, "wb") as joined:
            for name in names:
                with open(name, "rb") as file:
                    shutil.copyfileobj(file, joined, 1 << 20)
    commands = {
        "SHA-256 of all files (openssl)": ["openssl", OPENSSL],
        "deflate of what deflates (igzip -2)": ["igzip", f"igzip -2 -c '{blob}' >'{packed}'"],
        "inflate of it (igzip -d)": ["igzip", f"igzip -d -c '{packed}' >/dev/null"],
        "copy of the ZIP (cat)": ["cat", f"cat '{written}' >'{copy}'"],
    }
    if not all(measure.find(tool) for tool, _ in commands.values()):
        return None
    steps = {
        name: bench.measure(name, ["sh", "-c", line], cwd=bench.corpus).processor
        for name, (_, line) in commands.items()
    }
    for path in [blob, packed, copy]:
        path.unlink(missing_ok=True)
    digest, deflate, inflate, write = steps.values()
    cores = os.cpu_count() or 1
    return steps, (digest + deflate + write) / cores, (digest + inflate) / cores
