"""The documentary inventories: the official form as other programs see it."""

import csv
import datetime
import os
import shutil
import subprocess

import openpyxl
import pypdf
import pytest

from conftest import MODES, assert_holds, nu_complaints, opened

FORMS = {"042": 13, "001": 17}
HEADS = {
    "042": [
        ("NÚMERO DE ORDEN", ""), ("CÓDIGO", ""), ("NOMBRE DE LA SERIE, SUBSERIE O ASUNTOS", ""),
        ("FECHAS EXTREMAS (AAAA-MM-DD)", "INICIAL"), ("", "FINAL"), ("UNIDAD DE CONSERVACIÓN", "CAJA"),
        ("", "CARPETA"), ("", "Tomo"), ("", "OTRO"), ("NÚMERO DE FOLIOS", ""), ("SOPORTE", ""),
        ("FRECUENCIA DE CONSULTA", ""), ("NOTAS", ""),
    ],
    "001": [
        ("IDENTIFICACIÓN", "NÚMERO DE ORDEN"), ("", "CÓDIGO"), ("", "NOMBRE DE LA SERIE, SUBSERIE O ASUNTO"),
        ("", "NOMBRE DE LA UNIDAD DOCUMENTAL"), ("FECHAS EXTREMAS (AAAA-MM-DD)", "INICIAL"), ("", "FINAL"),
        ("SOPORTE O FORMATO", "FÍSICO"), ("", "ELECTRÓNICO"), ("FÍSICO", "CAJA"), ("", "CARPETA"),
        ("", "Tomo, legajo o libro"), ("", "NÚMERO DE FOLIOS"), ("ELECTRÓNICO", "TIPO"), ("", "CANTIDAD"),
        ("", "TAMAÑO"), ("", "UBICACIÓN"), ("NOTAS", ""),
    ],
}


def written(empalme, case, form, target, **options):
    empalme.run("inventario", case, "--forma", form, "--salida", target, "--fecha", "2011-12-28", **options)
    return target


@pytest.fixture(scope="module")
def inventories(empalme, case_file, tmp_path_factory):
    place = tmp_path_factory.mktemp("inventarios")
    return {form: written(empalme, case_file, form, place / form) for form in FORMS}


def sheets(inventories, form):
    return openpyxl.load_workbook(inventories[form] / f"fuid-{form}.xlsx").worksheets


@pytest.mark.parametrize("form", FORMS)
def test_every_office_has_a_sheet_that_prints_as_the_official_form(inventories, form):
    pages = sheets(inventories, form)

    assert len(pages) == 5
    for page in pages:
        assert page.page_setup.orientation == "landscape" and page.page_setup.fitToHeight == 0
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.print_title_rows == "$1:$8"
        assert page.oddHeader.right.text.endswith("HOJA No. &P DE &N")
        assert page["A1"].value == "FORMATO ÚNICO DE INVENTARIO DOCUMENTAL"
        assert page.max_column == FORMS[form]
        assert [(page.cell(7, n).value or "", page.cell(8, n).value or "") for n in range(1, FORMS[form] + 1)] == [
            (group.upper(), title.upper()) for group, title in HEADS[form]
        ]


@pytest.mark.parametrize("form", FORMS)
def test_headings_are_joined_over_their_columns_and_no_joined_cells_overlap(inventories, form):
    for page in sheets(inventories, form):
        joined = [set(range_.cells) for range_ in page.merged_cells.ranges]
        assert len(set().union(*joined)) == sum(map(len, joined))
        ranges = {str(range_) for range_ in page.merged_cells.ranges}
        expected = {"042": {"A7:A8", "D7:E7", "F7:I7", "M7:M8"}, "001": {"A7:D7", "E7:F7", "G7:H7", "I7:L7", "M7:P7", "Q7:Q8"}}
        assert expected[form] <= ranges
        texts = [cell.value for row in page.iter_rows() for cell in row if isinstance(cell.value, str)]
        for box in ["ENTIDAD REMITENTE", "ENTIDAD PRODUCTORA", "UNIDAD ADMINISTRATIVA", "OFICINA PRODUCTORA", "OBJETO",
                    "REGISTRO DE ENTRADA", "AÑO", "MES", "DÍA", "N° T"]:
            assert texts.count(box) == 1, box
        for block in ["Elaborado por", "Entregado por", "Recibido por"]:
            assert texts.count(block) == 1
        assert [texts.count(line) for line in ["Cargo", "Firma", "Lugar", "Fecha"]] == [3, 3, 3, 3]


@pytest.mark.parametrize("form", FORMS)
def test_rows_are_numbered_and_borders_are_drawn(inventories, form):
    for page in sheets(inventories, form):
        numbers = []
        for row in page.iter_rows(min_row=9):
            if not isinstance(row[0].value, (int, float)):
                break
            numbers.append(row[0].value)
            assert all(cell.border.left.style == "thin" and cell.border.bottom.style == "thin" for cell in row)
        assert numbers and numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("form", FORMS)
def test_the_csv_has_every_row_of_the_workbook(inventories, form):
    with (inventories[form] / f"fuid-{form}.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))

    assert len(rows[0]) == FORMS[form] + 1 and rows[0][0] == "Oficina productora"
    cells = [[str("" if cell.value is None else cell.value) for cell in row]
             for page in sheets(inventories, form)
             for row in page.iter_rows(min_row=9) if isinstance(row[0].value, (int, float))]
    assert [row[1:] for row in rows[1:]] == cells


def test_the_rules_of_filling_in_hold_for_the_example(inventories):
    with (inventories["042"] / "fuid-042.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["Notas"].split()[-1].rstrip("."): row for row in csv.DictReader(file, delimiter=";")}

    discs, once = rows["E-073"], rows["E-072"]
    assert discs["Unidad de conservación: Otro"] == "Disco compacto\n6" and discs["Soporte"] == "CD"
    assert once["Fechas extremas (aaaa-mm-dd): Inicial"] == "2011-02-18"
    assert once["Fechas extremas (aaaa-mm-dd): Final"] == ""
    assert once["Soporte"] == "Papel y electrónico" and once["Número de folios"] == "6"
    assert "Información clasificada" in rows["E-063"]["Notas"]


def test_the_nu_checker_finds_no_error_and_no_warning(inventories):
    assert nu_complaints(page for folder in inventories.values() for page in sorted(folder.glob("*.html"))) == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("form", FORMS)
def test_pages_hold_in_six_modes(browser, inventories, form, mode):
    assert_holds(browser, inventories[form] / f"fuid-{form}-secretaria-general-y-de-gobierno.html", mode)


@pytest.mark.parametrize("form", FORMS)
def test_pages_print_on_letter_paper_with_their_number_on_each(browser, inventories, form, tmp_path):
    context = browser.new_context()
    page, asked = opened(context, inventories[form] / f"fuid-{form}-secretaria-general-y-de-gobierno.html")
    page.pdf(path=tmp_path / "hoja.pdf", prefer_css_page_size=True, tagged=True)
    context.close()
    printed = pypdf.PdfReader(tmp_path / "hoja.pdf")

    assert asked == [] and len(printed.pages) > 2
    for number, sheet in enumerate(printed.pages, start=1):
        assert [round(float(side)) for side in sheet.mediabox[2:]] == [792, 612]
        assert f"HOJA No. {number} DE {len(printed.pages)}" in sheet.extract_text()


@pytest.mark.parametrize("zone, locale", [("Asia/Tokyo", "de_DE.UTF-8")])
def test_clock_zone_and_language_change_no_byte(empalme, case_file, inventories, tmp_path, zone, locale):
    environment = {**os.environ, "TZ": zone, "LC_ALL": locale, "LANG": locale}
    other = written(empalme, case_file, "001", tmp_path / "otra", env=environment)
    files = sorted(path.name for path in other.iterdir() if not path.name.startswith("."))

    assert len(files) == 7
    for name in files:
        assert (other / name).read_bytes() == (inventories["001"] / name).read_bytes(), name


@pytest.mark.parametrize("form", FORMS)
def test_libreoffice_opens_the_workbook_where_it_is_installed(inventories, form, tmp_path):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    subprocess.run(
        [office, f"-env:UserInstallation=file://{tmp_path}/perfil", "--headless", "--convert-to", "pdf", "--outdir",
         tmp_path, inventories[form] / f"fuid-{form}.xlsx"], check=True, timeout=300, capture_output=True)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / f"fuid-{form}.pdf").pages)
    assert "FORMATO ÚNICO DE INVENTARIO DOCUMENTAL" in text


def test_boxes_of_a_transfer_are_refused_for_a_handover(empalme, case_file):
    ended = empalme.run("inventario", case_file, "--transferencia", "3", expect=(64,))
    assert "transferencias" in ended.stderr


TOWN = [
    ["ORDEN", "CÓDIGO", "SERIE", "SUBSERIE", "NOMBRE DEL EXPEDIENTE", "FECHAS EXTREMAS", None, "FOLIOS", None, None,
     "SOPORTE", "UNIDAD DE CONSERVACIÓN", None, "ESTANTE", "BANDEJA", "POSICIÓN", "OBSERVACIONES"],
    [None, None, None, None, None, "INICIAL", "FINAL", "INICIAL", "FINAL", "TOTAL", None, "CAJA", "CARPETA", None, None,
     None, None],
]


@pytest.fixture
def town(tmp_path):
    """A workbook as a town of Tolima keeps it: joined heads, boxes above, two offices, totals, signatures."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for office, first in [("Secretaría de Hacienda", 1), ("Secretaría de Salud", 41)]:
        sheet = book.create_sheet(office)
        sheet.append(["FORMATO ÚNICO DE INVENTARIO DOCUMENTAL"])
        sheet.append(["OFICINA PRODUCTORA", None, office])
        sheet.append([])
        for row in TOWN:
            sheet.append(row)
        for joined in ["A1:Q1", "A2:B2", "C2:Q2", "F4:G4", "H4:J4", "L4:M4", *[f"{c}4:{c}5" for c in "ABCDEKNOPQ"]]:
            sheet.merge_cells(joined)
        for number in range(3):
            sheet.append([number + 1, f"1{first}0-2-05", "Contratos", "De obra", f"Contrato {first + number}",
                          datetime.date(2008, 1 + number, 3), "20 de diciembre de 2009", 1, 50 + number, 50 + number,
                          ["FÍSICO", "HÍBRIDO", "ELECTRÓNICO"][number], 1, number + 1, 4, 2, number, None])
        sheet.merge_cells("C6:C8")
        sheet.append(["TOTAL", *[None] * 8, 153])
        sheet.append(["Elaborado por", None, "Ana Ruiz (persona inventada)"])
        sheet.append(["Cargo", None, "Archivista"])
    book.create_sheet("Instrucciones").append(["Llene todas las columnas."])
    book.save(tmp_path / "inventario del municipio.xlsx")
    return tmp_path / "inventario del municipio.xlsx"


def test_a_workbook_of_another_town_is_shown_stored_found_again_and_taken_back(empalme, town, tmp_path):
    case = tmp_path / "caso"
    empalme.run("crear", case)
    shown = empalme.run("importar", town, "--carpeta", case, "--acceso", "clasificada", expect=(3,))
    assert "Secretaría de Salud: 3 unidades" in " ".join(shown.stdout.split())

    empalme.run("importar", town, "--carpeta", case, "--acceso", "clasificada", "--confirmar")
    empalme.run("exportar", case, "--a", tmp_path / "tablas", "--tabla", "elementos")
    with (tmp_path / "tablas" / "elementos.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["codigo"] for row in rows] == ["F-001", "F-002", "F-003", "F-004", "F-005", "F-006"]
    assert [row["soporte"] for row in rows] == ["físico", "híbrido", "electrónico"] * 2
    assert {row["responsable_produccion"] for row in rows} == {"Secretaría de Hacienda", "Secretaría de Salud"}
    assert rows[0]["fecha_inicial"] == "2008-01-03" and rows[0]["fecha_final"] == "2009-12-20"
    assert rows[0]["ubicacion"] == "Estante 4, bandeja 2, posición 0" and rows[0]["serie"] == "Contratos"
    assert rows[1]["folios"] == "51" and rows[1]["notas"] == "Folios 1 a 51." and rows[1]["acceso"] == "clasificada"

    again = empalme.run("importar", town, "--carpeta", case, "--acceso", "clasificada", "--confirmar")
    assert "Sin cambios" in again.stdout
    empalme.run("deshacer", "--carpeta", case, "--confirmar")
    empalme.run("exportar", case, "--a", tmp_path / "vacias", "--tabla", "elementos")
    assert len((tmp_path / "vacias" / "elementos.csv").read_text(encoding="utf-8").splitlines()) == 1
