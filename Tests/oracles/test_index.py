"""The electronic indexes: valid by their schema, and true by the measure of other programs."""

import csv
import hashlib
import shutil
import subprocess
import zipfile

import pypdf
import pytest
from lxml import etree

from conftest import EXAMPLE, PROJECT

SCHEMA = etree.XMLSchema(etree.parse(PROJECT / "Archive" / "schemas" / "indice-electronico-1.xsd"))


@pytest.fixture(scope="module")
def case(empalme, tmp_path_factory):
    folder = empalme.create(tmp_path_factory.mktemp("indice") / "piedras")
    empalme.run("indice", folder)
    return folder


def documents(case):
    for path in sorted((case / "indices").glob("*.xml")):
        for item in etree.parse(path).getroot():
            yield path, {field.tag: field.text for field in item}


def test_every_index_is_valid_by_its_schema(case):
    paths = sorted((case / "indices").glob("*.xml"))

    assert len(paths) > 10
    for path in paths:
        SCHEMA.assertValid(etree.parse(path))


@pytest.mark.parametrize("old, new", [
    ("<Pagina_Inicio>1<", "<Pagina_Inicio>0<"), (">SHA-256<", ">MD5<"), ("<Tamano>", "<Tamano>KB "),
    ("<Origen>electrónico<", "<Origen>otro<"), ("Funcion_Resumen", "Algoritmo"), ("<Id>E", "<Id/><Id>E"),
])
def test_the_errors_of_other_systems_do_not_pass_the_schema(case, old, new):
    text = next((case / "indices").glob("*110-2-05*.xml")).read_text(encoding="utf-8")
    assert old in text
    assert not SCHEMA.validate(etree.fromstring(text.replace(old, new).encode()))


def test_hash_size_and_order_are_those_of_the_files(case):
    seen = []
    for path, document in documents(case):
        data = (case / document["Nombre_Documento"]).read_bytes()
        assert document["Valor_Huella"] == hashlib.sha256(data).hexdigest()
        assert int(document["Tamano"]) == len(data)
        seen.append(document["Nombre_Documento"])
    assert len(seen) == len(set(seen)) > 80


def test_pages_are_those_that_other_programs_count(case):
    checked = set()
    for _, document in documents(case):
        path = case / document["Nombre_Documento"]
        pages = int(document["Pagina_Fin"]) - int(document["Pagina_Inicio"]) + 1
        if path.suffix == ".pdf":
            assert pages == len(pypdf.PdfReader(path).pages), path
            if shutil.which("pdfinfo"):
                said = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
                assert f"Pages:           {pages}\n" in said
        elif path.suffix in (".docx", ".odt"):
            part, name = ("docProps/app.xml", "{*}Pages") if path.suffix == ".docx" else ("meta.xml", None)
            with zipfile.ZipFile(path) as archive:
                root = etree.fromstring(archive.read(part)) if part in archive.namelist() else None
            told = None
            if root is not None and name:
                told = root.findtext(name)
            elif root is not None:
                told = next((node.get(node.tag.split("}")[0] + "}page-count") for node in root.iter("{*}document-statistic")), None)
            assert pages == int(told or 1), path
        else:
            assert pages == 1, path
        checked.add(path.suffix)
    assert {".pdf", ".docx", ".odt", ".png", ".csv"} <= checked


def test_pages_of_a_pdf_with_compressed_objects_are_counted(empalme, tmp_path):
    source = next(EXAMPLE.rglob("Informe consolidado de las cinco fases.pdf"))
    writer = pypdf.PdfWriter(clone_from=source)
    for _ in range(3):
        writer.add_blank_page(612, 792)
    case = tmp_path / "caso"
    empalme.run("crear", case)
    writer.write(case / "archivos" / "a.pdf")
    count = len(writer.pages)
    tool = shutil.which("qpdf")
    if tool:
        subprocess.run([tool, "--object-streams=generate", "--replace-input", case / "archivos" / "a.pdf"], check=True)
    empalme.run("agregar", "--todos", "--acceso", "publica", "--serie", "Informes", "--carpeta", case)
    empalme.run("indice", case)

    ((_, document),) = documents(case)

    assert document["Pagina_Fin"] == str(count)


def test_the_list_says_what_each_index_holds(case):
    with (case / "indices" / "indices.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))

    for row in rows:
        data = (case / "indices" / row["archivo"]).read_bytes()
        assert row["sha256"] == hashlib.sha256(data).hexdigest()
        items = list(etree.fromstring(data))
        assert int(row["documentos"]) == len(items)
        assert row["paginas"] == items[-1].findtext("Pagina_Fin")
        assert int(row["bytes"]) == sum(int(item.findtext("Tamano")) for item in items)


def test_the_check_holds_for_the_example_and_names_what_changed(empalme, case, tmp_path):
    empalme.run("indice", case, "--comprobar")
    copy = tmp_path / "copia"
    shutil.copytree(case, copy)
    (copy / "archivos" / "Comité GEL-T" / "Acta 012 del 2010-12-17.docx").write_bytes(b"otra")
    ended = empalme.run("indice", copy, "--comprobar", expect=(1,))

    assert "R428" in ended.stdout and "Acta 012" in ended.stdout
