"""What reviewing takes: the content of every file, the same again with the cache, and what it costs `construir`."""

import shutil
import subprocess
import sys

from bench import measure, ours, precision, report

SEEDS = ["2011", "2012", "2015"]


def chapter(bench, scale):
    """The chapter about `revisar`: speed on the office corpus, then precision."""
    subprocess.run([sys.executable, "-m", "bench.corpus", "generate", bench.corpus, "office", str(scale)], check=True)
    paths = [path for path in bench.corpus.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in paths)
    bench.start()
    try:
        bench.warm()
        rows = speed(bench)
    finally:
        shutil.rmtree(bench.work, ignore_errors=True)
    lines = [
        "", f"## Reviewing: {len(paths):,} files, {size / 1e6:,.0f} MB, all of them public", "",
        f"Each command ran {bench.runs} times with a warm page cache.", "",
        "| | median s | min–max s | CPU s | MB/s | peak MB |", "|---|--:|--:|--:|--:|--:|",
    ]  # fmt: skip
    for row in rows:
        lines.append(
            f"| {row.name} | {report.number(row.median)} | {report.number(row.least)}–{report.number(row.most)} | "
            f"{report.number(row.processor)} | {report.number(size / 1e6 / row.median)} | {row.peak / 1e6:.0f} |"
        )
    for seed in SEEDS:
        truth, found = precision.measure(bench.program, seed)
        lines += ["", f"### Personal data and secrets in 200 documents, seed {seed}", "", *precision.report(truth, found)]
    return lines


def speed(bench):
    case = ours.Expediente(bench, "publica")
    review = [bench.program, "revisar", case.folder, "--silencio", "--json"]
    case.save()
    accepted = (0, 1, 2)
    rows = [
        bench.measure("revisar, nothing known", review, before=case.restore, statuses=accepted),
        bench.measure("revisar again, nothing changed", review, statuses=accepted),
    ]
    case.restore()
    rows.append(case.build("construir, nothing known: public files are inspected"))
    case.restore()
    case.call(*review[1:])
    case.save()
    rows.append(case.build("construir after revisar"))
    case.save()
    rows.append(case.build("construir, without change"))
    assert case.outcome["estado"] == "sin cambios", case.outcome
    return rows
