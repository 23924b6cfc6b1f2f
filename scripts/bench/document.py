"""The documento de empalme of a large registry: how long its version takes, and how large the document is."""

import shutil
import subprocess

from bench import measure, registry

# As the design has them: seconds for one document, and bytes.
MOST_SECONDS, MOST_BYTES = 1, 1_500_000
# Each of the two editions has one document beside its ZIP and one inside.
DOCUMENTS = 4


def run(bench):
    """The chapter of the results."""
    folder = bench.work / "registro"
    call = [str(bench.program)]
    subprocess.run([*call, "crear", folder, "--silencio"], check=True, capture_output=True)
    tables = registry.write(folder)
    facts = [word for fact in registry.FACTS for word in ("--definir", fact)]
    subprocess.run([*call, "ficha", folder, *facts, "--silencio"], check=True, capture_output=True)
    subprocess.run([*call, "importar", tables, "--carpeta", folder, "--confirmar", "--silencio"], check=True, capture_output=True)
    command = [bench.program, "construir", folder, "--motivo", "medida", "--fecha", "2011-12-28", "--silencio"]
    saved = bench.work / "registro.sqlite"
    shutil.copy2(folder / "empalme.sqlite", saved)

    def restore():
        shutil.rmtree(folder / "versiones", ignore_errors=True)
        for path in folder.glob("empalme.sqlite*"):
            path.unlink()
        shutil.copy2(saved, folder / "empalme.sqlite")

    row = bench.measure("empalme construir", command, before=restore)
    return chapter(row, sorted((folder / "versiones" / "v0001").glob("*.html")))


def chapter(row, documents):
    """A whole version is measured: the work for both editions with all of their documents bounds that for one of them.

    Its time by the clock is mostly that of the disk, which has to have every file before the version gets its name.
    """
    sizes = {path.name: path.stat().st_size for path in documents}
    lines = [
        "",
        f"## The document of {registry.ELEMENTS:,} elements and {registry.PEOPLE} people",
        "",
        f"Each of {len(row.samples)} runs seals a version: {DOCUMENTS} documents, two ZIPs, their hashes. By the clock "
        f"it takes {row.median:.2f} s ({row.least:.2f}–{row.most:.2f}), disk included.",
        "",
        "| | target | measured | |",
        "|---|--:|--:|---|",
    ]

    def say(what, target, value, holds):
        lines.append(f"| {what} | {target} | {value} | {'met' if holds else '**missed**'} |")

    say("processor time of it all", f"< {MOST_SECONDS} s", f"{row.processor:.2f} s", row.processor < MOST_SECONDS)
    for name, size in sizes.items():
        say(f"`{name}`", f"< {MOST_BYTES / 1000:,.0f} kB", f"{size / 1000:.0f} kB", size < MOST_BYTES)
    return lines
