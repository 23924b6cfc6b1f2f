"""`python -m bench`: makes the corpora that are missing, measures, and writes bench/results.md."""

import argparse
import os
import pathlib
import shutil
import signal
import subprocess
import sys

from bench import corpus, document, floor, imports, measure, ours, peers, report, review, training

RESULTS = pathlib.Path("bench")
DOCUMENT = pathlib.Path("docs/benchmarks.md")


def options():
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--corpora", default=os.environ.get("BENCH", "office"), help="office, huge, tiny, import, review, or all")
    parser.add_argument("--runs", type=int, default=os.environ.get("BENCH_RUNS", "3"), help="runs of each tool")
    parser.add_argument("--scale", type=float, default=os.environ.get("BENCH_SCALE", "1"), help="of the full size")
    parser.add_argument("--record", action="store_true", help=f"write the results into {DOCUMENT} too")
    chosen = parser.parse_args()
    known = [*corpus.CORPORA, "import", "review"]
    chosen.corpora = known if chosen.corpora == "all" else chosen.corpora.replace(",", " ").split()
    for name in chosen.corpora:
        if name not in known:
            parser.error(f"no such corpus: {name} ({', '.join(known)}, all)")
    return chosen


def measured(bench):
    """One chapter of the results; ours runs first, since links made later would change the stamps of its files."""
    paths = [path for path in bench.corpus.rglob("*") if path.is_file()]
    files, size = len(paths), sum(path.stat().st_size for path in paths)
    print(f"{bench.name}: {files} files, {size / 1e6:.0f} MB", file=sys.stderr)
    bench.start()
    try:
        bench.warm()
        builds, later, checks, bundle = ours.run(bench)
        builds += peers.builds(bench)
        checks += peers.verifications(bench, bundle)
        return report.chapter(bench, files, size, builds, later, checks, floor.run(bench, bundle))
    finally:
        shutil.rmtree(bench.work, ignore_errors=True)


def documented(bench):
    """The chapter on the document of a large registry."""
    print("registry", file=sys.stderr)
    bench.start()
    try:
        return document.run(bench)
    finally:
        shutil.rmtree(bench.work, ignore_errors=True)


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    chosen = options()
    program = pathlib.Path(os.environ["EMPALME"]).resolve()
    root = RESULTS.resolve()
    root.mkdir(exist_ok=True)
    lines = report.machine(program)
    for name in chosen.corpora:
        folder = root / f"{name}-{chosen.scale:g}"
        bench = measure.Bench(program, root / "work", name, chosen.scale, folder, chosen.runs)
        if name == "import":
            lines += imports.chapter(bench, chosen.scale)
            continue
        if name == "review":
            bench.corpus = root / f"office-{chosen.scale:g}"
            lines += review.chapter(bench, chosen.scale)
            continue
        subprocess.run(
            [sys.executable, "-m", "bench.corpus", "generate", folder, name, str(chosen.scale)], check=True
        )
        lines += measured(bench)
    if chosen.corpora != ["review"]:
        lines += documented(measure.Bench(program, root / "work", "registry", 1, None, chosen.runs))
        try:
            lines += training.run(program, root / "training", chosen.scale, chosen.runs)
        finally:
            shutil.rmtree(root / "training", ignore_errors=True)
    page = "\n".join(lines) + "\n"
    (root / "results.md").write_text(page, encoding="utf-8")
    if chosen.record:
        report.record(page, DOCUMENT)
    print(page)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
