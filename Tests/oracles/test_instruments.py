"""The legal instruments: pages that are valid and accessible, sheets and calendars that others can read."""

import csv
import datetime
import hashlib
import io
import os
import shutil
import zipfile

import icalendar
import openpyxl
import pypdf
import pytest
import zxingcpp
from PIL import Image

from conftest import MODES, assert_holds, nu_complaints, opened

TABLES = [
    "indice-informacion-clasificada-reservada",
    "registro-activos-informacion",
    "esquema-publicacion-informacion",
]
PAGES = ["acta-informe-gestion", "acta-de-entrega", *TABLES]


def written(empalme, case, target, **options):
    empalme.run("instrumentos", case, "--salida", target, "--fecha", "2011-12-28", **options)
    return target


@pytest.fixture(scope="module")
def hostile(empalme, tmp_path_factory):
    """An expediente whose cells are made to break pages, sheets and calendars."""
    folder = tmp_path_factory.mktemp("hostil") / "caso"
    empalme.run("crear", folder)
    text = "=cmd|' /C calc'!A0 <script>alert(1)</script>, \"x\"; \\n _x0041_"
    facts = [f"entidad={text}", "nit=800100136-4", f"departamento={text}", f"municipio={text}"]
    facts += ["periodo_desde=2008-01-01", "periodo_hasta=2011-12-31", "fecha_retiro=2011-12-31"]
    facts += [f"saliente_nombre={text}", "sitio_web=javascript:alert(1)"]
    empalme.run("ficha", folder, *[part for fact in facts for part in ("--definir", fact)])
    table = folder.parent / "elementos.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["codigo", "seccion", "titulo", "serie", "acceso", "fundamento", "estado", "responsable_informacion"])
        rows.writerow(["E-1", "otro", text, "@SUM(1)\ndos", "pública", "", "entregado", "+57 310"])
        rows.writerow(["E-2", "otro", text, "-1+1", "reservada", text, "entregado", text])
    empalme.run("importar", table, "--confirmar", "--carpeta", folder)
    return folder


@pytest.fixture(scope="module")
def instruments(empalme, case_file, empty_case, hostile, tmp_path_factory):
    """The folder of the instruments of each expediente, by name."""
    place = tmp_path_factory.mktemp("instrumentos")
    cases = {"example": case_file, "empty": empty_case, "hostile": hostile}
    return {name: written(empalme, case, place / name) for name, case in cases.items()}


CASES = ["example", "empty", "hostile"]


def test_the_nu_checker_finds_no_error_and_no_warning(instruments):
    assert nu_complaints(page for folder in instruments.values() for page in sorted(folder.glob("*.html"))) == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("case", CASES)
def test_they_hold_in_six_modes(browser, instruments, case, mode):
    for name in PAGES:
        # Texts and lists change from case to case and the look does not: axe looks at the odd cases once.
        assert_holds(browser, instruments[case] / f"{name}.html", mode, axe=case == "example" or mode == "1280 px")


def test_a_telephone_reads_the_sello_from_the_printed_acta(browser, sealed, instruments):
    context = browser.new_context(viewport={"width": 1000, "height": 900}, device_scale_factor=2)
    page, _ = opened(context, instruments["example"] / "acta-de-entrega.html")
    picture = Image.open(io.BytesIO(page.locator(".sello-qr svg").screenshot()))
    context.close()
    with zipfile.ZipFile(sealed.integral) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith("/tagmanifest-sha256.txt")]
        sello = hashlib.sha256(archive.read(name)).hexdigest().upper()

    (code,) = zxingcpp.read_barcodes(picture)

    assert code.text.replace("-", "") == sello


def test_the_code_on_the_acta_is_accepted_by_verificar(empalme, browser, sealed, instruments):
    context = browser.new_context()
    page, _ = opened(context, instruments["example"] / "acta-de-entrega.html")
    short = page.locator(".sello-corto").inner_text().strip()
    context.close()

    empalme.run("verificar", sealed.integral, "--codigo", short)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", TABLES)
def test_page_sheet_and_csv_say_the_same(browser, instruments, case, name):
    folder = instruments[case]
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    page = openpyxl.load_workbook(folder / f"{name}.xlsx").active

    def text(cell):
        value = cell.value
        return value.date().isoformat() if isinstance(value, datetime.datetime) else value or ""

    found = [[text(cell) for cell in row] for row in page.iter_rows(max_col=len(rows[0]))][: len(rows)]
    plain = [[cell[1:] if cell[:2] in ["'=", "'+", "'-", "'@"] else cell for cell in row] for row in rows]
    assert found == plain

    context = browser.new_context()
    shown, _ = opened(context, folder / f"{name}.html")
    assert shown.locator("table.instrumento thead th").all_inner_texts() == (rows[0] if len(rows) > 1 else [])
    assert shown.locator("table.instrumento tbody tr").count() == len(rows) - 1
    assert len(rows) > 1 or "Sin registros" in shown.locator("main").inner_text()
    context.close()


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", TABLES)
def test_the_sheet_is_made_for_reading(instruments, case, name):
    book = openpyxl.load_workbook(instruments[case] / f"{name}.xlsx")
    page = book.active

    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref.startswith("A1:")
    assert page.print_title_rows == "$1:$1"
    assert page.page_setup.orientation == "landscape"
    assert all(page.column_dimensions[cell.column_letter].width >= 10 for cell in page[1])
    assert book.properties.created == datetime.datetime(2011, 12, 28)


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_computes_or_leads_anywhere(instruments, name):
    for folder in instruments.values():
        page = openpyxl.load_workbook(folder / f"{name}.xlsx").active
        cells = [cell for row in page.iter_rows() for cell in row]
        assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert not [cell for row in csv.reader(file) for cell in row if cell[:1] in tuple("=+-@\t\r")]


def test_days_are_days_where_the_column_holds_days_and_text_elsewhere(instruments):
    page = openpyxl.load_workbook(instruments["example"] / f"{TABLES[0]}.xlsx").active
    titles = [cell.value for cell in page[1]]
    qualified = titles.index("Fecha de la calificación")
    made = titles.index("Fecha de generación de la información")

    for row in page.iter_rows(min_row=2):
        assert isinstance(row[qualified].value, datetime.datetime)
        assert row[qualified].number_format == "yyyy-mm-dd"
        assert isinstance(row[made].value, str)


def test_calendar_programs_take_the_deadlines(instruments):
    calendar = icalendar.Calendar.from_ical((instruments["example"] / "plazos.ics").read_bytes())
    events = calendar.walk("VEVENT")

    assert [str(event.decoded("DTSTART")) for event in events][:2] == ["2012-01-23", "2012-02-09"]
    assert "Entrega del acta de informe de gestión — Municipio de Piedras" in str(events[0]["SUMMARY"])
    assert "15 días hábiles desde el retiro (31 de diciembre de 2011)" in str(events[0]["DESCRIPTION"])
    assert len({event.decoded("UID") for event in events}) == len(events) >= 3
    assert all(event.decoded("DTEND") - event.decoded("DTSTART") == datetime.timedelta(days=1) for event in events)
    assert not [event.errors for event in events if event.errors]


@pytest.mark.parametrize("case", CASES)
def test_the_calendar_file_keeps_to_the_letter_of_its_norm(instruments, case):
    raw = (instruments[case] / "plazos.ics").read_bytes()

    assert raw.endswith(b"END:VCALENDAR\r\n") and raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")
    calendar = icalendar.Calendar.from_ical(raw)
    assert calendar.subcomponents
    assert len(calendar.walk("VEVENT")) == raw.count(b"\r\nBEGIN:VEVENT\r\n")


@pytest.mark.parametrize("zone, locale", [("Asia/Tokyo", "de_DE.UTF-8"), ("America/Anchorage", "C")])
def test_clock_zone_and_language_change_no_byte(empalme, case_file, instruments, tmp_path, zone, locale):
    environment = {**os.environ, "TZ": zone, "LC_ALL": locale, "LANG": locale}
    other = written(empalme, case_file, tmp_path / "otra", env=environment)

    files = sorted(path.name for path in other.iterdir())
    assert len(files) == 13
    for name in files:
        assert (other / name).read_bytes() == (instruments["example"] / name).read_bytes(), name


@pytest.mark.parametrize("entry", ["data/05_tablas/elementos.csv", "manifest-sha256.txt", "tagmanifest-sha256.txt"])
def test_no_acta_is_written_for_a_bundle_that_was_altered(empalme, case_file, tmp_path, entry):
    case = tmp_path / "caso"
    shutil.copytree(case_file, case)
    (bundle,) = [path for path in case.glob("versiones/v0001/*.zip") if "publica" not in path.name]
    with zipfile.ZipFile(bundle) as archive:
        contents = [(info, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, data in contents:
            archive.writestr(info, data.replace(b"e", b"3", 1) if info.filename.endswith(entry) else data)

    ended = empalme.run("instrumentos", case, expect=(65,))

    assert "empalme verificar" in ended.stderr
    assert not (case / "instrumentos").exists()


def test_the_acta_prints_on_letter_paper_with_language_and_outline(browser, instruments, tmp_path):
    context = browser.new_context()
    for name in PAGES:
        page, _ = opened(context, instruments["example"] / f"{name}.html")
        page.pdf(path=tmp_path / f"{name}.pdf", prefer_css_page_size=True, tagged=True, outline=True)
        page.close()
        printed = pypdf.PdfReader(tmp_path / f"{name}.pdf")
        assert printed.root_object["/Lang"] == "es-CO" and printed.outline
        size = [round(float(side)) for side in printed.pages[0].mediabox[2:]]
        assert size == ([792, 612] if name in TABLES else [612, 792]), name
    context.close()
