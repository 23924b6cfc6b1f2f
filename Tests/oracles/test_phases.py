"""Phase frameworks, progress and the request for administrators, each held against something that is not ours."""

import csv
import io
import json
from decimal import ROUND_HALF_UP, Decimal

import pypdf
import pytest
import yaml

from conftest import EXAMPLE, MODES, PROJECT, assert_holds, nu_complaints

FRAMEWORKS = sorted((PROJECT / "Templates" / "marcos").glob("*.yaml"))


def values(node):
    """Every sourced value of a file, as another reader of YAML sees it."""
    if isinstance(node, dict):
        if "valor" in node:
            yield node
        else:
            for child in node.values():
                yield from values(child)
    elif isinstance(node, list):
        for child in node:
            yield from values(child)


@pytest.mark.parametrize("file", FRAMEWORKS, ids=lambda file: file.stem)
def test_a_framework_says_what_another_reader_finds_in_its_file(empalme, file, tmp_path):
    # Without implied types: «no» is a word here and not a truth value.
    wanted = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    shown = json.loads(empalme.run("marco", "ver", file.stem, "--json", cwd=tmp_path).stdout)
    assert shown["marco"] == wanted["marco"] == file.stem
    assert shown["fuentes"] == wanted["fuentes"]
    assert [part["nombre"] for part in shown["componentes"]] == [part["nombre"] for part in wanted["componentes"]]
    for mine, theirs in zip(shown["componentes"], wanted["componentes"], strict=True):
        assert mine.get("plazos", {}) == theirs.get("plazos", {})
        assert mine["criterios"] == theirs.get("criterios", [])
        assert mine.get("sin_criterios") == theirs.get("sin_criterios")
    assert all(value["fuente"] in wanted["fuentes"] for value in values(wanted))


def test_the_progress_of_the_example_is_what_its_table_adds_up_to(empalme, case_file):
    sums = {}
    with (EXAMPLE / "tablas" / "criterios.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["respuesta"] != "NA":
                points = sums.setdefault((row["fase"], row["corte"]), [Decimal(0), Decimal(0)])
                points[0] += Decimal(row["puntaje"] or (row["peso"] if row["respuesta"] == "S" else 0))
                points[1] += Decimal(row["peso"])
    table = empalme.run("marco", "avance", case_file, "--csv", "-").stdout
    found = {
        (row["fase"], row["corte"]): (row["puntaje_otorgado"], row["puntaje_aplicable"], Decimal(row["porcentaje"]))
        for row in csv.DictReader(io.StringIO(table))
    }
    assert found == {
        key: (str(part), str(whole), (part * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP))
        for key, (part, whole) in sums.items()
    }


@pytest.fixture(scope="module")
def requests(empalme, case_file, empty_case, tmp_path_factory):
    """The request of the example, that of an expediente without a ficha, and one with hostile words."""
    place = tmp_path_factory.mktemp("solicitud")
    hostile = "<script>alert(1)</script> \"x\" " + "larguísimo" * 20
    given = {
        "example": (case_file, ["--usuario", "Ana Ruiz;Técnica;ana@example.com;editor", "--documento", "1000000001"]),
        "empty": (empty_case, []),
        "hostile": (case_file, ["--usuario", f"{hostile};{hostile};{hostile};autor", "--correo-personal", hostile]),
    }
    for name, (case, options) in given.items():
        empalme.run("cuentas", "solicitud", case, "--salida", place / name, "--fecha", "2012-01-02", *options)
    return {name: place / name / "solicitud-administracion-usuarios.html" for name in given}


def test_the_nu_checker_finds_nothing_in_the_request(requests):
    assert nu_complaints(requests.values()) == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", ["example", "empty", "hostile"])
def test_the_request_holds_in_six_modes(browser, requests, name, mode):
    assert_holds(browser, requests[name], mode, axe=name == "example" or mode == "1280 px")


def test_the_request_comes_as_a_pdf_with_its_fields_in_order(empalme, case_file, tmp_path):
    empalme.run("cuentas", "solicitud", case_file, "--salida", tmp_path, "--fecha", "2012-01-02", "--pdf")
    pages = pypdf.PdfReader(tmp_path / "solicitud-administracion-usuarios.pdf").pages
    text = " ".join("\n".join(page.extract_text() for page in pages).split())
    fields = ["Tipo de entidad", "Departamento", "Municipio", "Teléfono", "Correo electrónico", "(URL)", "Dirección"]
    fields += ["Nombres y apellidos", "Cargo", "Documento de identidad", "Periodo de elección", "Teléfono", "Celular"]
    fields += ["Correo electrónico personal", "2. Solicitud administración de usuarios", "Rol"]
    place = 0
    for field in fields:
        place = text.index(field, place) + len(field)


def test_nothing_of_the_request_is_in_a_bundle(empalme, tmp_path):
    case = empalme.create(tmp_path / "caso")
    empalme.run("cuentas", "solicitud", case, "--documento", "SECRETO77", "--correo-personal", "secreto77@example.com")
    empalme.seal(case)
    for file in case.rglob("*"):
        if file.is_file() and file.parent.name != "instrumentos":
            assert b"SECRETO77" not in file.read_bytes() and b"secreto77@" not in file.read_bytes(), file
