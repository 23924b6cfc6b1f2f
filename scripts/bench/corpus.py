"""The corpora: which files there are, and writing them in the folders of an expediente.

Run as a program it makes or changes one corpus, so that the process that measures stays small:
`python -m bench.corpus generate FOLDER NAME SCALE`.
"""

import collections
import hashlib
import json
import multiprocessing
import os
import pathlib
import random
import shutil
import sys

from bench import content

SEED = 2011
SECTIONS = ["material", "archivos", "informes", "registros"]
OFFICES = [
    "Despacho del alcalde", "Secretaría de Hacienda", "Secretaría de Gobierno", "Planeación e infraestructura",
    "Comisaría de familia", "Educación y cultura", "Desarrollo agropecuario", "Archivo central", "Control interno",
]  # fmt: skip
SERIES = [
    "Actas de comité", "Contratos", "Correspondencia recibida", "Historias laborales", "Informes de gestión",
    "Peticiones, quejas y reclamos", "Publicaciones del sitio", "Trámites y servicios", "Capacitación",
]  # fmt: skip

Kind = collections.namedtuple("Kind", "write suffixes share mean")
Item = collections.namedtuple("Item", "path kind size")

# The share of the bytes, and the mean size; sizes are spread log-normally about it.
OFFICE = {
    "prose": Kind(content.prose, [".txt", ".md"], 0.31, 14_000),
    "table": Kind(content.table, [".csv"], 0.09, 60_000),
    "page": Kind(content.page, [".html"], 0.145, 30_000),
    "document": Kind(content.document, [".docx"], 0.045, 60_000),
    "sheet": Kind(content.sheet, [".xlsx"], 0.035, 60_000),
    "letter": Kind(content.letter, [".odt"], 0.025, 60_000),
    "photograph": Kind(content.photograph, [".jpg"], 0.11, 150_000),
    "drawing": Kind(content.drawing, [".png"], 0.03, 100_000),
    "scan": Kind(content.scan, [".pdf"], 0.11, 300_000),
    "video": Kind(content.video, [".mp4"], 0.10, 24_000_000),
}
HUGE = {"backup": Kind(content.backup, [".bak"], 1, 0)}
TINY = {"prose": Kind(content.prose, [".txt"], 1, 700)}
# The kinds of each corpus and its bytes.
CORPORA = {"office": (OFFICE, 1_000_000_000), "huge": (HUGE, 10_000_000_000), "tiny": (TINY, 140_000_000)}
# The names of files that deflate; the floor is measured on them.
DEFLATES = {".txt", ".md", ".csv", ".html", ".bak"}


def plan(name, scale=1.0, seed=SEED):
    """Every file with its kind and size, in no order that matters."""
    kinds, total = CORPORA[name]
    numbers = random.Random(f"{seed}/{name}/plan")
    items = []
    for key, kind in kinds.items():
        left = int(total * scale * kind.share)
        while left > 0:
            drawn = int(numbers.lognormvariate(-0.5, 1) * kind.mean) if kind.mean else left
            size = min(left, max(64, drawn))
            items.append(Item(place(numbers, len(items), kind), key, size))
            left -= size
    return items


def place(numbers, index, kind):
    section = numbers.choice(SECTIONS)
    year = numbers.randrange(2008, 2012)
    folders = [section, numbers.choice(OFFICES), numbers.choice(SERIES), str(year)]
    if numbers.random() < 0.5:
        folders.append(f"{numbers.randrange(1, 13):02}")
    name = f"{numbers.choice(content.COMMON[60:])} nº {index:06}{numbers.choice(kind.suffixes)}"
    return "/".join([*folders, name])


def write(folder, name, item, seed=SEED):
    """Writes one file; its bytes follow from the seed and the path alone."""
    numbers = random.Random(f"{seed}/{name}/{item.path}")
    data = CORPORA[name][0][item.kind].write(seed, numbers, item.size)
    path = folder / item.path
    if isinstance(data, bytes):
        path.write_bytes(data)
    else:
        with open(path, "wb") as file:
            file.writelines(data)
    changed = 1_199_145_600 + numbers.randrange(126_230_400)  # within 2008 to 2011
    os.utime(path, (changed, changed))


def change(folder, name, scale=1.0, share=100):
    """Gives new bytes of the same kind and size to one file in `share`, as editors do: by a new file."""
    for item in sorted(plan(name, scale))[::share]:
        (folder / item.path).unlink()
        write(folder, name, item, seed=SEED + 1)


def generate(folder, name, scale=1.0, seed=SEED, processes=os.cpu_count()):
    """Writes a corpus into a folder, anew unless the same one is there already."""
    sources = [pathlib.Path(__file__), pathlib.Path(content.__file__)]
    made_by = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    facts = {"name": name, "scale": scale, "seed": seed, "made_by": made_by}
    mark = folder.parent / f"{folder.name}.json"
    if mark.is_file() and json.loads(mark.read_text()) == facts:
        return
    mark.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    items = plan(name, scale, seed)
    for parent in sorted({item.path.rpartition("/")[0] for item in items}):
        (folder / parent).mkdir(parents=True, exist_ok=True)
    items.sort(key=lambda item: (-item.size, item.path))
    with multiprocessing.Pool(processes) as pool:
        pool.starmap(write, [(folder, name, item, seed) for item in items], chunksize=16)
    mark.write_text(json.dumps(facts))


if __name__ == "__main__":
    {"generate": generate, "change": change}[sys.argv[1]](pathlib.Path(sys.argv[2]), sys.argv[3], float(sys.argv[4]))
