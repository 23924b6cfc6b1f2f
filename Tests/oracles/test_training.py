"""A training coordinator's term, by commands alone: from who needs what to who is still missing."""

import csv
import io
import json
import re
import subprocess
import zipfile

import jsonschema
import openpyxl
import pytest
from conftest import MODES, PROJECT, Sealed, assert_holds, nu_complaints

FICHA = {
    "entidad": "Municipio de Prueba", "nit": "800100136-4", "departamento": "Tolima", "municipio": "Prueba",
    "periodo_desde": "2008-01-01", "periodo_hasta": "2011-12-31", "fecha_entrega": "2011-12-28", "escala_notas": "0-5",
    "saliente_nombre": "Persona inventada", "saliente_cargo": "Alcaldía", "fecha_retiro": "2011-12-31",
    "correo": "correo@example.com",
}  # fmt: skip
PEOPLE = {
    "101": ("Ana Ñáñez (inventada)", "Planeación", "Técnico"), "102": ("Beto Cruz (inventada)", "Planeación", "Auxiliar"),
    "103": ("Carla Díaz (inventada)", "Planeación", "Auxiliar"), "104": ("Dario Luna (inventada)", "Hacienda", "Técnico"),
    "105": ("Elsa Mora (inventada)", "Hacienda", "Auxiliar"), "106": ("Fabio Rey (inventada)", "Hacienda", "Auxiliar"),
    "107": ("Gloria Paz (inventada)", "Hacienda", "Auxiliar"), "108": ("Hugo Sol (inventada)", "Hacienda", "Auxiliar"),
}  # fmt: skip


class Coordinator:
    """Somebody who types the commands of the group in an expediente."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def __call__(self, *arguments, expect=(0,)):
        return self.program.run("capacitacion", *arguments, "--carpeta", self.folder, expect=expect)

    def define(self, kind, *key, **values):
        pairs = [f"{name}={value}" for name, value in values.items()]
        return self(kind, *key, "--definir", *pairs)

    def coverage(self, *arguments):
        return json.loads(self("cobertura", "--json", *arguments).stdout)

    def totals(self, *arguments):
        tools = self.coverage(*arguments)["herramientas"]
        return {tool["codigo"]: f"{tool['capacitadas']} de {tool['necesitan']}" for tool in tools}

    def statuses(self, document, *arguments):
        people = self.coverage(*arguments)["personas"]
        return next(person["estados"] for person in people if person["documento"] == document)


def begin(empalme, folder):
    """An expediente with a ficha, two tools, eight people, and who needs what."""
    empalme.run("crear", folder)
    empalme.run("ficha", folder, "--definir", *[f"{name}={value}" for name, value in FICHA.items()])
    coordinator = Coordinator(empalme, folder)
    coordinator.define("herramienta", "H-01", nombre="Correo institucional")
    coordinator.define("herramienta", "H-02", nombre="SUIT", vigencia_meses=12)
    for document, (name, office, post) in PEOPLE.items():
        coordinator.define("persona", document, nombre=name, lado="entrante", dependencia=office, cargo=post)
    coordinator.define("requisito", "H-01", lado="entrante")
    coordinator.define("requisito", "H-02", cargo="Técnico")
    coordinator.define("requisito", "H-02", persona="108")
    return coordinator


@pytest.fixture(scope="module")
def term(empalme, tmp_path_factory):
    """The whole term, played once; what is asserted on the way is the story."""
    folder = tmp_path_factory.mktemp("empalme") / "prueba"
    coordinator = begin(empalme, folder)
    assert coordinator.totals() == {"H-01": "0 de 8", "H-02": "0 de 3"}

    # The material, and a session that is planned and then held.
    (folder / "material" / "guia.md").write_text("# Guía del correo\n", encoding="utf-8")
    empalme.run("agregar", folder / "material" / "guia.md", "--acceso", "publica", "--carpeta", folder)
    coordinator.define(
        "sesion", tema="Correo institucional", herramienta="H-01", fecha_inicio="01/11/2011", horas="4", material="E-001"
    )
    assert "C-01" in coordinator("resumen").stdout
    refused = coordinator("asistencia", "C-01", "--asistio", "101", expect=(65,))
    assert "está programada" in refused.stderr
    coordinator.define("sesion", "C-01", estado="realizada")
    coordinator(
        "asistencia", "C-01", "--asistio", "101", "102", "103", "104", "105", "Fabio Rey (inventada)",
        "--no-asistio", "108",
    )  # fmt: skip
    coordinator("asistencia", "C-01", "--retirado", "107", "--horas", "1,5", "--motivo", "Calamidad")
    coordinator("evaluacion", "C-01", "101=4,5", "102=3", "103=2,9", "104=5", "105=4", "106=3,5")
    assert coordinator.totals()["H-01"] == "5 de 8"
    coordinator("evaluacion", "C-01", "103=3,1", "--fecha", "15/11/2011")
    assert coordinator.totals()["H-01"] == "6 de 8"

    # A tool whose training expires, a second session, and one that is still to come.
    coordinator.define("sesion", "C-02", tema="SUIT", herramienta="H-02", fecha_inicio="2010-11-01", estado="realizada")
    coordinator("asistencia", "C-02", "--asistio", "101", "104")
    coordinator.define("sesion", "C-03", tema="SUIT", herramienta="H-02", fecha_inicio="2011-12-05", estado="realizada")
    coordinator("asistencia", "C-03", "--asistio", "101")
    coordinator("asistencia", "C-03", "--excusado", "108", "--motivo", "Incapacidad")
    coordinator.define("sesion", "C-04", tema="Nivelación", herramienta="H-02", fecha_inicio="2012-01-20")
    return coordinator


def test_the_term_ends_with_who_is_trained_and_who_is_missing(term):
    assert term.totals() == {"H-01": "6 de 8", "H-02": "1 de 3"}
    assert term.statuses("101") == {"H-01": "capacitado", "H-02": "capacitado"}
    assert term.statuses("104") == {"H-01": "capacitado", "H-02": "vencido"}
    assert term.statuses("107") == {"H-01": "en curso", "H-02": "no requiere"}
    assert term.statuses("108") == {"H-01": "falta", "H-02": "falta"}
    shown = term("cobertura").stdout
    for text in ["6 de 8", "Gloria Paz (inventada) (en curso)", "C-04, 20 de enero de 2012", "Fórmula:", "5 de 8 personas"]:
        assert text in shown, text


def test_the_day_decides(term):
    assert term.totals("--fecha", "2011-10-31")["H-02"] == "2 de 3"
    assert term.totals("--fecha", "31/10/2011")["H-01"] == "0 de 8"
    assert term.statuses("104", "--fecha", "2011-10-31")["H-02"] == "capacitado"


def test_the_numbers_agree_everywhere(empalme, term, tmp_path):
    """The document, `estado`, the coverage matrix, its tables and the CSV of the bundle."""
    empalme.run("construir", term.folder, "--fecha", "2011-12-28", "--motivo", "Entrega", expect=(0,))
    newest = sorted((term.folder / "versiones").iterdir())[-1]
    sealed = Sealed(newest)
    coverage = term.coverage()
    whole = coverage["en_todo"]

    status = json.loads(empalme.run("estado", term.folder, "--json").stdout)
    indicator = next(found for found in status["indicadores"] if "nueva administración" in found["titulo"])
    assert (indicator["numerador"], indicator["denominador"]) == (whole["capacitadas"], whole["personas"]) == (5, 8)

    with zipfile.ZipFile(sealed.integral) as archive:
        base = f"{sealed.integral.stem}/data/"
        rows = list(csv.DictReader(io.StringIO(archive.read(base + "05_tablas/cobertura_capacitacion.csv").decode())))
        page = archive.read(base + "documento-empalme.html").decode()
        records = archive.read(base + "registros-capacitacion.html").decode()
    by_office = {row["dependencia"]: row for row in coverage["dependencias"]}
    assert [row["dependencia"] for row in rows] == list(by_office)
    for row in rows:
        cells = {cell["herramienta"]: cell for cell in by_office[row["dependencia"]]["herramientas"]}
        assert int(row["capacitadas_en_todo"]) == by_office[row["dependencia"]]["capacitadas"]
        for tool in ["H-01", "H-02"]:
            cell = cells.get(tool, {"necesitan": 0, "capacitadas": 0})
            assert (int(row[f"{tool}_necesitan"]), int(row[f"{tool}_capacitadas"])) == (cell["necesitan"], cell["capacitadas"])
            if cell["necesitan"]:
                assert f"<td>{cell['capacitadas']} de {cell['necesitan']}" in page
    matrix = page[page.index('id="t-cobertura"') :]
    totals = re.findall(r"<td>(\d+ de \d+)", matrix[matrix.index("<tfoot>") : matrix.index("</table>")])
    assert totals == list(term.totals().values())
    for document, (name, _, _) in PEOPLE.items():
        assert document in records and name in records

    own = list(csv.DictReader(io.StringIO(term("cobertura", "--csv", "-").stdout)))
    assert {row["herramienta"]: f"{row['capacitadas']} de {row['necesitan']}" for row in own if row["dependencia"] == "Total"} == term.totals()
    sheet = tmp_path / "cobertura.xlsx"
    term("cobertura", "--excel", sheet)
    cells = list(openpyxl.load_workbook(sheet).active.values)
    assert [tuple(row[:2]) + row[3:5] for row in cells[1:]] == [
        (row["dependencia"], row["herramienta"], int(row["necesitan"]), int(row["capacitadas"])) for row in own
    ]


def test_the_public_edition_has_counts_only(term, sealed_term):
    with zipfile.ZipFile(sealed_term.public) as archive:
        names = archive.namelist()
        everything = b"".join(archive.read(name) for name in names).decode(errors="replace")
    assert not any("registros-capacitacion" in name for name in names)
    for _, (name, _, _) in PEOPLE.items():
        assert name not in everything
    for table in ["personas", "asistencias", "evaluaciones", "certificados"]:
        assert not any(name.endswith(f"{table}.csv") for name in names), table
    assert "Calamidad" not in everything and "Incapacidad" not in everything


@pytest.fixture(scope="module")
def sealed_term(empalme, term):
    empalme.run("construir", term.folder, "--fecha", "2011-12-28", "--motivo", "Entrega", expect=(0,))
    return Sealed(sorted((term.folder / "versiones").iterdir())[-1])


def test_what_is_annulled_counts_nowhere_and_comes_back(term):
    before = term.coverage()
    term("anular", "evaluacion", "C-01", "104", "1", "--motivo", "Hoja de otra persona")
    assert term.totals()["H-01"] == "5 de 8"
    assert "anulada" in term("evaluacion", "C-01").stdout
    again = term("anular", "evaluacion", "C-01", "104", "1", "--motivo", "otra vez", expect=(65,))
    assert "ya" in again.stderr or "anulada" in again.stderr
    term("restablecer", "evaluacion", "C-01", "104", "1", "--motivo", "Sí era la suya")
    assert term.coverage() == before
    term.program.run("exportar", term.folder, "--a", term.folder / "copia")
    log = list(csv.DictReader(open(term.folder / "copia" / "bitacora.csv", encoding="utf-8")))
    acts = [(row["accion"], json.loads(row["detalle"])["datos"]["motivo"]) for row in log if row["accion"] in ("anular", "restablecer")]
    assert acts == [("anular", "Hoja de otra persona"), ("restablecer", "Sí era la suya")]
    assert all(row["quien"] and row["momento"].endswith("Z") for row in log)


def test_material_that_changes_after_the_session_is_found(empalme, tmp_path):
    coordinator = begin(empalme, tmp_path / "caso")
    guide = coordinator.folder / "material" / "guia.md"
    guide.write_text("# Guía\n", encoding="utf-8")
    empalme.run("agregar", guide, "--acceso", "publica", "--carpeta", coordinator.folder)
    coordinator.define(
        "sesion", "C-01", tema="Correo", herramienta="H-01", fecha_inicio="2011-11-01", material="E-001", estado="realizada"
    )
    session = json.loads(coordinator("sesion", "C-01", "--json").stdout)
    digest = subprocess.run(["sha256sum", guide], capture_output=True, text=True).stdout.split()[0]
    assert session["huella_material"] == digest

    def found(code):
        findings = json.loads(empalme.run("revisar", coordinator.folder, "--json", expect=(1, 2)).stdout)
        return [finding["lugar"] for finding in findings if finding["codigo"] == code]

    assert found("R125") == []
    guide.write_text("# Otra guía\n", encoding="utf-8")
    assert found("R125") == ["sesiones · C-01"]


@pytest.mark.parametrize(
    "arguments, status, words",
    [
        (["evaluacion", "C-01", "101=6"], 65, "fuera de los límites"),
        (["evaluacion", "C-01", "101=4", "101=5"], 64, "dos veces"),
        (["evaluacion", "C-01", "999=4"], 66, "999"),
        (["evaluacion", "C-99", "101=4"], 66, "C-99"),
        (["asistencia", "C-99", "--asistio", "101"], 66, "C-99"),
        (["asistencia", "C-01", "--excusado", "101"], 64, "motivo"),
        (["asistencia", "C-01", "--retirado", "101", "--motivo", "x"], 64, "horas"),
        (["asistencia", "C-01", "--asistio", "101", "--tarde", "Ana Ñáñez (inventada)"], 64, "dos veces"),
        (["sesion", "C-01", "--definir", "fecha_inicio=31/02/2011"], 64, "31/02/2011"),
        (["sesion", "C-01", "--definir", "fecha_fin=2010-01-01"], 65, "anterior"),
        (["sesion", "C-01", "--definir", "herramienta=H-77"], 65, "H-77"),
        (["sesion", "C-01", "--definir", "codigo=C-09"], 64, "codigo"),
        (["requisito", "H-01", "--definir", "persona=101", "cargo=Técnico"], 65, "persona"),
        (["cobertura", "--herramienta", "H-77"], 66, "H-77"),
        (["cobertura", "--dependencia", "Deportes"], 66, "Deportes"),
        (["anular", "asistencia", "C-01", "999", "--motivo", "x"], 66, "999"),
        (["anular", "sesion", "C-01", "--motivo", " "], 64, "motivo"),
        (["anular", "cosa", "C-01", "--motivo", "x"], 64, "cosa"),
    ],
)
def test_bad_input_is_named_and_changes_nothing(term, arguments, status, words):
    before = (term.folder / "empalme.sqlite").read_bytes(), term.coverage()
    ended = term(*arguments, expect=(status,))
    assert words in ended.stderr
    assert (term.coverage(), (term.folder / "empalme.sqlite").read_bytes()) == before[::-1]


def test_the_term_ends_with_certificates(term):
    """Of attendance to whoever stayed, of approval to whoever passed, to nobody else, and only once."""
    written = json.loads(term("certificar", "C-01", "--fecha", "2011-12-20", "--json").stdout)["expedidos"]
    given = {(row["clase"], row["documento"]) for row in written}
    assert given >= {("aprobación", document) for document in ["101", "102", "103", "104", "105", "106"]}
    assert given >= {("asistencia", document) for document in ["101", "102", "103", "104", "105", "106"]}
    assert not {document for _, document in given} & {"107", "108"}
    assert json.loads(term("certificar", "C-01", "--json").stdout)["expedidos"] == []
    code = next(row["codigo"] for row in written if row["documento"] == "101")
    assert "Ana Ñáñez" in term("verificar-certificado", code, "--titular", "101").stdout


def test_the_json_is_as_its_schema_says(term):
    schema = json.loads((PROJECT / "Archive" / "schemas" / "cobertura-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    coverage = term.coverage()
    assert [error.message for error in checker.iter_errors(coverage)] == []
    for key in schema["required"]:
        assert list(checker.iter_errors({name: value for name, value in coverage.items() if name != key})), key
    assert list(checker.iter_errors(coverage | {"otra": 1}))


@pytest.fixture(scope="module")
def pages(term, sealed_term, tmp_path_factory):
    """The pages of the coverage and of the records, by a short name."""
    place = tmp_path_factory.mktemp("paginas")
    term("cobertura", "--html", place / "cobertura.html")
    term("cobertura", "--por-persona", "--html", place / "personas.html")
    with zipfile.ZipFile(sealed_term.integral) as archive:
        name = f"{sealed_term.integral.stem}/data/registros-capacitacion.html"
        (place / "registros.html").write_bytes(archive.read(name))
    return sorted(place.glob("*.html"))


def test_the_nu_checker_finds_no_error_and_no_warning(pages):
    assert nu_complaints(pages) == []


@pytest.mark.parametrize("mode", MODES)
def test_the_pages_hold_in_six_modes(browser, pages, mode):
    for path in pages:
        assert_holds(browser, path, mode)


def test_a_file_that_is_there_is_not_replaced(term, tmp_path):
    for option in ["--csv", "--html", "--excel"]:
        place = tmp_path / f"a{option}"
        place.write_text("mío", encoding="utf-8")
        ended = term("cobertura", option, place, expect=(73,))
        assert "ya existe" in ended.stderr
        assert place.read_text(encoding="utf-8") == "mío"


def test_the_worked_example_is_consistent(empalme, case_file):
    coverage = json.loads(empalme.run("capacitacion", "cobertura", case_file, "--json").stdout)
    assert (coverage["en_todo"]["capacitadas"], coverage["en_todo"]["personas"]) == (20, 25)
    findings = json.loads(empalme.run("revisar", case_file, "--json", expect=(1, 2)).stdout)
    codes = {finding["codigo"] for finding in findings}
    about_training = {"R007", *[f"R{number}" for number in range(117, 126)], "R204", "R205"}
    assert codes & about_training == set()
