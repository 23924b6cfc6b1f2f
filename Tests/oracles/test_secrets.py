"""What may not be published is in no byte of anything that is published: every output is searched for marks."""

import csv
import pathlib
import shutil
import zipfile

import openpyxl
import pypdf
import pytest

from conftest import EXAMPLE, Sealed

MARK = "SECRETO"
# The cells that are personal or inner, by table; those of elements only where the element is restricted.
MARKED = {
    "elementos": ["descripcion", "ubicacion", "notas", "publico"],
    "personas": ["correo", "notas"],
    "asistencias": ["motivo"],
    "evaluaciones": ["observacion"],
    "sistemas": ["canal_recuperacion"],
}


def marked(row, name, number):
    if name == "elementos" and row["acceso"] in ["", "pública"]:
        return row
    cells = {column: f"{MARK}-{name}-{column}-{number}" for column in MARKED[name]}
    if "correo" in cells:
        cells["correo"] = f"{MARK}{number}@example.org"
    return row | cells


@pytest.fixture(scope="module")
def case(empalme, tmp_path_factory):
    """The worked example with a mark in every cell and file that no public output may hold; sealed."""
    place = tmp_path_factory.mktemp("secretos")
    folder = empalme.create(place / "caso")
    (place / "tablas").mkdir()
    for name in MARKED:
        with (EXAMPLE / "tablas" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with (place / "tablas" / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(marked(row, name, number) for number, row in enumerate(rows, 1))
        if name == "elementos":
            for row in rows:
                path = folder / row["ruta"]
                if row["acceso"] not in ["", "pública"] and row["ruta"] and path.is_file():
                    path.write_bytes(path.read_bytes() + f"\n{MARK}-archivo\n".encode())
    empalme.run("importar", place / "tablas", "--carpeta", folder, "--confirmar")
    empalme.seal(folder)
    return folder


@pytest.fixture(scope="module")
def people():
    with (EXAMPLE / "tablas" / "personas.csv").open(encoding="utf-8", newline="") as file:
        return [row["documento"] for row in csv.DictReader(file)]


def texts(path):
    """Every text in a file, and in every file of an archive, by a name."""
    data = pathlib.Path(path).read_bytes()
    yield path.name, data
    if path.suffix == ".pdf":
        yield path.name, "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages).encode()
    if path.suffix == ".xlsx":
        cells = [str(cell.value) for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row]
        yield path.name, "\n".join(cells).encode()
    if path.suffix in [".zip", ".xlsx"]:
        with zipfile.ZipFile(path) as archive:
            yield from ((f"{path.name}: {name}", archive.read(name)) for name in archive.namelist())


def test_no_byte_of_a_public_output_holds_what_is_marked(empalme, case, people, tmp_path):
    version = Sealed(case / "versiones" / "v0001")
    shutil.copytree(case, tmp_path / "caso")
    empalme.run("documento", tmp_path / "caso", "--salida", tmp_path / "documento")
    empalme.run("instrumentos", tmp_path / "caso", "--salida", tmp_path / "instrumentos", "--fecha", "2011-12-28")
    empalme.run("accesibilidad", tmp_path / "caso", "--html", tmp_path / "accesibilidad.html", "--fecha", "2011-12-28")
    outputs = [version.public, version.document, tmp_path / "accesibilidad.html"]
    outputs += [path for path in (tmp_path / "documento").rglob("*") if path.is_file()]
    # The actas are for those who sign; what follows from the law of transparency is published.
    outputs += [path for path in (tmp_path / "instrumentos").iterdir() if not path.name.startswith(("acta", "."))]

    found = [
        (name, word)
        for path in outputs for name, data in texts(path) for word in [MARK, *people] if word.encode() in data
    ]  # fmt: skip

    kinds = {path.suffix for path in outputs}
    assert kinds >= {".zip", ".html", ".css", ".csv", ".pdf", ".ics", ".xlsx", ".txt"}, kinds
    assert found == []


def test_the_integral_edition_holds_every_mark(case, people):
    """Otherwise the search above would find nothing because there is nothing."""
    whole = b"".join(data for _, data in texts(Sealed(case / "versiones" / "v0001").integral))
    for word in [f"{MARK}-archivo", *people, *[f"{MARK}-{name}" for name in MARKED]]:
        assert word.encode() in whole, word
