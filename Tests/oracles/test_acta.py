"""The acta de recibo, chapter 14 and the calendar of observations: valid, accessible, and read by others."""

import datetime
import io
import json
import os
import shutil
import zipfile

import icalendar
import pypdf
import pytest
import zxingcpp
from PIL import Image

from conftest import MODES, Sealed, assert_holds, nu_complaints, opened
from test_handover import options_of, received_by_commands

HOSTILE = "=cmd|' /C calc'!A0 <script>alert(1)</script>, \"x\"; \\n _x0041_ 😀" + " ñandú" * 60
EXCEPTIONS = {
    "E-062": {"estado": "con observaciones", "observacion": "Faltan dos folios", "contado": {"folios": 36}, "plazo_dias": 5},
    "E-026": {"estado": "faltante", "observacion": HOSTILE, "responsable": HOSTILE},
}


@pytest.fixture(scope="module")
def receptions(empalme, sealed, tmp_path_factory):
    """A draft, a partial reception and a whole one of the worked example, by name."""
    folder = tmp_path_factory.mktemp("recepciones")
    files = {"draft": folder / "borrador.json", "partial": folder / "recepción «parcial».json"}
    for path in files.values():
        empalme.run("recibir", "abrir", sealed.integral, "--salida", path)
        empalme.run("recibir", "anotar", path, "--todos", "--solo-integros", "--estado", "recibido", "--nombre", "Ana")
        for code, decision in EXCEPTIONS.items():
            empalme.run("recibir", "anotar", path, code, *options_of(decision))
    signature = ["--lugar", HOSTILE, "--fecha", "2012-01-10", "--recibe", HOSTILE, "--entrega", "Luis Gil", "--nota", HOSTILE]
    empalme.run("recibir", "firmar", files["partial"], *signature, "--confirmar")
    files["whole"] = received_by_commands(empalme, sealed.integral, folder / "recepcion.json", EXCEPTIONS, "2012-01-10")
    return files


@pytest.fixture(scope="module")
def actas(empalme, receptions, tmp_path_factory):
    """The acta of each reception."""
    pages = {}
    for name, reception in receptions.items():
        folder = tmp_path_factory.mktemp(f"acta-{name}")
        empalme.run("recibir", "acta", reception, "--salida", folder)
        (pages[name],) = folder.glob("*.html")
    return pages


@pytest.fixture(scope="module")
def answered(empalme, case_file, receptions, tmp_path_factory):
    """An expediente with the whole reception, and version 2 that answers one of its observations."""
    case = tmp_path_factory.mktemp("respondido") / "caso"
    shutil.copytree(case_file, case)
    empalme.run("recibir", "importar", case, receptions["whole"], "--confirmar")
    empalme.run("recibir", "responder", case, 1, "--texto", "Se agregaron.\n\n" + HOSTILE, "--fecha", "2012-01-18")
    empalme.run("recibir", "observar", case, "--texto", "La cédula 1.020.333.444 no aparece", "--fecha", "2012-01-18")
    empalme.run("construir", case, "--fecha", "2012-01-20", "--motivo", "Respuesta a observaciones")
    return case


def documents(case):
    folder = case / "versiones" / "v0002"
    return [folder / "documento-empalme.html", folder / "documento-empalme-integral.html"]


NAMES = ["draft", "partial", "whole"]


def test_the_nu_checker_finds_no_error_and_no_warning(actas, answered):
    assert nu_complaints([*actas.values(), *documents(answered)]) == []


@pytest.mark.parametrize("mode", MODES)
def test_actas_and_documents_hold_in_six_modes(browser, actas, answered, mode):
    for name in NAMES:
        assert_holds(browser, actas[name], mode)
    for document in documents(answered):
        assert_holds(browser, document, mode, axe=mode == "1280 px")


def test_a_telephone_reads_the_sello_from_the_acta(browser, receptions, actas):
    context = browser.new_context(viewport={"width": 1000, "height": 900}, device_scale_factor=2)
    page, _ = opened(context, actas["whole"])
    picture = Image.open(io.BytesIO(page.locator(".sello-qr svg").screenshot()))
    context.close()

    (code,) = zxingcpp.read_barcodes(picture)

    assert code.text.replace("-", "").lower() == json.loads(receptions["whole"].read_text())["paquete"]["sello"]


@pytest.mark.parametrize("name", NAMES)
def test_every_sheet_of_a_draft_says_so_and_no_other_does(browser, actas, name, tmp_path):
    context = browser.new_context()
    page, _ = opened(context, actas[name])
    page.pdf(path=tmp_path / "acta.pdf", prefer_css_page_size=True, tagged=True, outline=True)
    context.close()
    printed = pypdf.PdfReader(tmp_path / "acta.pdf")

    assert printed.root_object["/Lang"] == "es-CO" and printed.outline
    assert [round(float(side)) for side in printed.pages[0].mediabox[2:]] == [612, 792]
    marked = ["BORRADOR, sin firmar" in sheet.extract_text() for sheet in printed.pages]
    assert all(marked) if name == "draft" else not any(marked)


def test_the_acta_is_the_same_whenever_and_wherever_it_is_made(empalme, receptions, actas, tmp_path):
    environment = {**os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "de_DE.UTF-8"}
    empalme.run("recibir", "acta", receptions["whole"], "--salida", tmp_path, env=environment)

    assert (tmp_path / actas["whole"].name).read_bytes() == actas["whole"].read_bytes()


def test_the_public_edition_holds_no_personal_data_of_an_observation(answered):
    public, integral = (path.read_text() for path in documents(answered))
    with zipfile.ZipFile(Sealed(answered / "versiones" / "v0002").public) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "replace")

    assert "1.020.333.444" in integral
    assert "1.020.333.444" not in public and "1.020.333.444" not in everything
    assert "consta en la edición integral" in public


def test_the_public_edition_is_still_proved_to_be_part_of_the_integral_one(empalme, answered):
    version = Sealed(answered / "versiones" / "v0002")
    for bundle in [version.integral, version.public]:
        empalme.run("verificar", bundle)
    empalme.run("comparar", version.integral, version.public)


@pytest.mark.parametrize("source", ["whole", "partial", "expediente"])
def test_calendar_programs_take_the_terms(empalme, receptions, answered, source, tmp_path):
    path = tmp_path / "plazos.ics"
    origin = answered if source == "expediente" else receptions[source]
    empalme.run("recibir", "calendario", origin, "--salida", path, "--fecha", "2012-01-20")
    raw = path.read_bytes()
    assert raw.endswith(b"END:VCALENDAR\r\n") and raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")

    events = icalendar.Calendar.from_ical(raw).walk("VEVENT")

    if source == "expediente":
        wanted = {2: datetime.date(2012, 2, 21), 3: datetime.date(2012, 2, 21)}
    else:
        wanted = {asked["numero"]: datetime.date.fromisoformat(asked["plazo"])
                  for asked in json.loads(origin.read_text())["firma"]["observaciones"]}  # fmt: skip
    found = {int(str(event["UID"]).split(".")[0].removeprefix("observacion-")): event.decoded("DTSTART") for event in events}
    assert found == wanted
    made = datetime.date(2012, 1, 20 if source == "expediente" else 10)
    for event in events:
        assert not event.errors
        assert event.decoded("DTSTAMP").date() == made
        assert event.decoded("DTEND") - event.decoded("DTSTART") == datetime.timedelta(days=1)
        assert [alarm.decoded("TRIGGER").days for alarm in event.walk("VALARM")] == [-5, -1]
    descriptions = {int(str(event["UID"]).split(".")[0][12:]): str(event["DESCRIPTION"]) for event in events}
    assert HOSTILE[:60] in descriptions[2]


def test_reception_and_expediente_give_a_term_the_same_identifier(empalme, receptions, answered):
    def identifiers(origin):
        ended = empalme.run("recibir", "calendario", origin, "--salida", "-")
        return {str(event["UID"]) for event in icalendar.Calendar.from_ical(ended.stdout).walk("VEVENT")}

    assert identifiers(receptions["whole"]) & identifiers(answered)


def test_no_calendar_comes_of_a_draft(empalme, receptions, tmp_path):
    ended = empalme.run("recibir", "calendario", receptions["draft"], "--salida", tmp_path / "x.ics", expect=(65,))
    assert "no está firmada" in ended.stderr and not (tmp_path / "x.ics").exists()


def test_the_tables_come_back_as_they_went(empalme, answered, tmp_path):
    """Export, import into another expediente with the same versions, export: the same bytes."""
    empalme.run("exportar", answered, "--a", tmp_path / "antes")
    copy = tmp_path / "copia"
    shutil.copytree(answered, copy)
    ended = empalme.run(
        "importar", *[tmp_path / "antes" / f"{name}.csv" for name in ["recibos", "recepciones", "observaciones"]],
        "--confirmar", "--carpeta", copy,
    )  # fmt: skip
    assert "Sin cambios" in ended.stdout
    empalme.run("exportar", copy, "--a", tmp_path / "despues")
    for name in ["recibos", "recepciones", "observaciones"]:
        before, after = ((tmp_path / folder / f"{name}.csv").read_bytes() for folder in ["antes", "despues"])
        assert before == after and before.count(b"\n") > 1
