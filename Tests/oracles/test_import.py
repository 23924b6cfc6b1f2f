"""Importing what Excel, LibreOffice and openpyxl write, as a coordinator does it: look, confirm, mend, undo."""

import json
import os
import pathlib
import pty
import shutil
import subprocess

import import_corpus
import openpyxl
import pytest

GOLDEN = pathlib.Path(__file__).parent / "golden" / "importar.json"
FACTS = ["entidad=Municipio de Piedras", "nit=800100136-4", "departamento=Tolima", "municipio=Piedras"]
FACTS += ["periodo_desde=2008-01-01", "periodo_hasta=2011-12-31", "fecha_entrega=2011-12-28", "escala_notas=0-5"]
PEOPLE = "documento;nombre;lado;dependencia\n1001;Luz Peña;entrante;Planeación\n1002;Raúl Ñáñez;entrante;Hacienda\n"
SESSIONS = "codigo;tipo;tema;fecha_inicio;estado\nC-01;capacitación;Sitio web;01/11/2011;realizada\n"


def fresh(empalme, folder):
    """An expediente with a ficha, two people (personas inventadas) and a session."""
    empalme.run("crear", folder)
    empalme.run("ficha", folder, *[part for fact in FACTS for part in ("--definir", fact)])
    source = folder.parent / "inicio"
    source.mkdir()
    (source / "personas.csv").write_text(PEOPLE, encoding="utf-8")
    (source / "sesiones.csv").write_text(SESSIONS, encoding="utf-8")
    empalme.run("importar", source, "--confirmar", "--carpeta", folder)
    return folder


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    import_corpus.write(folder)
    return folder


@pytest.fixture
def case(empalme, tmp_path):
    return fresh(empalme, tmp_path / "caso")


def exported(empalme, case, place):
    empalme.run("exportar", case, "--a", place)
    return {path.name: path.read_text() for path in place.iterdir() if path.name != "bitacora.csv"}


def preview(empalme, case, path):
    """The preview of one file, in the words that the user reads."""
    ended = empalme.run("importar", path, "--simular", "--json", "--carpeta", case, expect=(0, 65))
    report = json.loads(ended.stdout)
    assert (ended.returncode == 65) == any(file["problemas"] for file in report["archivos"])
    return [
        {
            "archivo": file["archivo"],
            "tabla": file.get("tabla"),
            "filas": [f"{row['fila']} {row['resultado']} {row.get('clave', '')}" for row in file["detalle"]],
            "problemas": [sentence(problem) for problem in file["problemas"]],
            "avisos": [sentence(note) for note in file["avisos"]],
        }
        for file in report["archivos"]
    ]


def sentence(problem):
    place = [f"fila {problem['fila']}" if "fila" in problem else "", problem.get("letra", ""), problem.get("columna", "")]
    value = f"«{problem['valor']}» " if "valor" in problem else ""
    allowed = f" (se admite: {problem['admitido']})" if problem["admitido"] else ""
    return " ".join(part for part in place if part) + f": {value}{problem['problema']}{allowed}"


def test_every_file_of_the_corpus_has_its_preview_and_leaves_the_registry_alone(empalme, corpus, case, tmp_path):
    before = exported(empalme, case, tmp_path / "antes")

    found = {path.name: preview(empalme, case, path) for path in sorted(corpus.iterdir())}

    if os.environ.get("RECORD") == "1":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    expected = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert sorted(found) == sorted(expected)
    for name in found:
        assert found[name] == expected[name], name
    assert exported(empalme, case, tmp_path / "despues") == before


def test_without_confirmation_nothing_is_stored(empalme, corpus, case, tmp_path):
    path = corpus / "personas-es-co.csv"
    before = exported(empalme, case, tmp_path / "antes")

    ended = empalme.run("importar", path, "--carpeta", case, expect=(3,))

    assert "Aún no se guardó nada" in ended.stdout and "--confirmar" in ended.stderr
    assert exported(empalme, case, tmp_path / "despues") == before


@pytest.mark.parametrize("answer, status, people", [(b"s\n", 0, 4), (b"n\n", 3, 2), (b"\n", 3, 2)])
def test_on_a_terminal_it_asks(empalme, corpus, case, tmp_path, answer, status, people):
    leader, follower = pty.openpty()
    child = subprocess.Popen(
        [empalme.path, "importar", corpus / "personas-es-co.csv", "--carpeta", case],
        stdin=follower, stdout=subprocess.PIPE, stderr=follower, env=os.environ | {"TERM": "xterm"},
    )  # fmt: skip
    os.write(leader, answer)
    child.stdout.read()
    assert child.wait(60) == status
    assert len(exported(empalme, case, tmp_path / "despues")["personas.csv"].splitlines()) == people + 1
    os.close(leader)
    os.close(follower)


def test_importing_twice_changes_nothing_and_undoing_puts_everything_back(empalme, corpus, case, tmp_path):
    before = exported(empalme, case, tmp_path / "antes")
    files = [corpus / "varias-hojas.xlsx", corpus / "personas-es-co.csv"]
    for path in files:
        empalme.run("importar", path, "--confirmar", "--carpeta", case)
        again = empalme.run("importar", path, "--carpeta", case)
        assert "Sin cambios" in again.stdout
    changed = tmp_path / "personas.csv"
    changed.write_text("documento;nombre;lado;dependencia\n1001;Luz Peña;entrante;Gobierno\n", encoding="utf-8")
    empalme.run("importar", changed, "--confirmar", "--carpeta", case)
    assert "Gobierno" in exported(empalme, case, tmp_path / "medio")["personas.csv"]

    assert empalme.run("deshacer", case, expect=(3,)).stdout.count("Gobierno") == 1
    for _ in range(3):
        empalme.run("deshacer", case, "--confirmar")

    assert exported(empalme, case, tmp_path / "despues") == before
    states = [record["deshecha"] is not None for record in json.loads(empalme.run("deshacer", case, "--lista", "--json").stdout)]
    assert states == [True, True, True, False]


def test_an_import_is_not_undone_once_its_row_was_changed_by_hand(empalme, case, tmp_path):
    table = tmp_path / "ficha.csv"
    empalme.run("exportar", case, "--a", tmp_path / "tablas", "--tabla", "ficha")
    table.write_text((tmp_path / "tablas" / "ficha.csv").read_text().replace("Tolima", "Huila"))
    empalme.run("importar", table, "--confirmar", "--carpeta", case)
    empalme.run("ficha", case, "--definir", "municipio=Venadillo")
    before = exported(empalme, case, tmp_path / "antes")

    ended = empalme.run("deshacer", case, "--confirmar", expect=(65,))

    assert "la cambió después" in ended.stderr
    assert exported(empalme, case, tmp_path / "despues") == before


def test_likely_duplicates_and_days_after_the_handover_are_found_by_revisar(empalme, corpus, case):
    for name in ["parecidas.xlsx", "notas.xlsx"]:
        empalme.run("importar", corpus / name, "--parcial", "--confirmar", "--carpeta", case, expect=(0, 65))

    findings = json.loads(empalme.run("revisar", case, "--json", expect=(1, 2)).stdout)

    found = {finding["codigo"]: finding["mensaje"] for finding in findings}
    assert "puede ser la misma persona que" in found["R130"]
    assert "2 de enero de 2012 es posterior a la entrega" in found["R118"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_rejected_rows_are_mended_and_imported_again(empalme, corpus, case, tmp_path, kind):
    rejected = tmp_path / f"por-corregir.{kind}"
    report = tmp_path / "informe.csv"
    empalme.run(
        "importar", corpus / "notas.xlsx", "--parcial", "--confirmar", "--rechazadas", rejected, "--informe", report,
        "--carpeta", case, expect=(65,),
    )  # fmt: skip
    assert "rechazada" in report.read_text(encoding="utf-8-sig")
    empalme.run("importar", corpus / "notas.xlsx", "--rechazadas", rejected, "--carpeta", case, expect=(73,))

    again = empalme.run("importar", rejected, "--tabla", "evaluaciones", "--carpeta", case, expect=(65,))
    assert "motivo_del_rechazo" not in again.stdout
    mend(rejected, kind)
    empalme.run("importar", rejected, "--tabla", "evaluaciones", "--confirmar", "--carpeta", case)

    grades = exported(empalme, case, tmp_path / "fin")["evaluaciones.csv"]
    assert len(grades.splitlines()) == 1 + 3 + 1 and "C-01,1002,2,4.5" in grades


def mend(path, kind):
    """Corrects the grade that was out of the scale and drops what cannot be mended."""
    if kind == "xlsx":
        book = openpyxl.load_workbook(path)
        sheet = book.active
        for row in range(sheet.max_row, 1, -1):
            if sheet.cell(row, 4).value == "45":
                sheet.cell(row, 4).value = 4.5
            else:
                sheet.delete_rows(row)
        book.save(path)
    else:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        kept = [lines[0]] + [line.replace(";45;", ";4,5;") for line in lines[1:] if ";45;" in line]
        path.write_text("\n".join(kept) + "\n", encoding="utf-8")


def test_forty_columns_import_when_the_unknown_ones_are_left_out(empalme, corpus, case, tmp_path):
    empalme.run(
        "importar", corpus / "cuarenta-columnas.xlsx", "--omitir-columnas", "--confirmar", "--carpeta", case
    )
    assert "1075123403" in exported(empalme, case, tmp_path / "fin")["personas.csv"]


@pytest.mark.parametrize("form", ["xlsx", "csv", "ods"])
def test_what_libreoffice_writes_is_read_or_named(empalme, corpus, case, tmp_path, form):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/perfil", "--convert-to", form, "--outdir",
         tmp_path, corpus / "dependencia-combinada.xlsx"], check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    path = tmp_path / f"dependencia-combinada.{form}"
    ended = empalme.run("importar", path, "--tabla", "personas", "--simular", "--carpeta", case, expect=(0, 65))
    assert ended.returncode == (0 if form == "xlsx" else 65)
    assert form != "ods" or "LibreOffice (ODS)" in ended.stdout
