"""The verifier's tab «Recibir»: what it writes, what it refuses, and how one reception continues another."""

import copy
import datetime
import hashlib
import io
import json
import re

import icalendar
import jsonschema
import pytest
import zxingcpp
from browsers import ChromiumPage
from conftest import PROJECT
from dateutil.easter import easter
from PIL import Image
from reception import DELIVERER, RECEIVER, Reception, receive
from test_verifier import another_chromium, by_program, corpus, served  # noqa: F401
from test_zip64 import resealed, write_sparse

SCHEMA = PROJECT / "Archive" / "schemas" / "recepcion-1.schema.json"
EXCEPTIONS = {
    "E-001": {"estado": "con observaciones", "observacion": "Falta el capítulo 3.", "plazo_dias": 10, "responsable": "Secretaría General"},
    "E-004": {"estado": "faltante"},
}
TABLE = "data/05_tablas/elementos.csv"


@pytest.fixture(scope="session")
def verifier(sealed):
    return sealed.folder / "verificador.html"


@pytest.fixture(scope="session")
def signed(receive_in_browser, sealed):
    """The worked example, received with two exceptions and signed."""
    return receive_in_browser(sealed.integral, EXCEPTIONS)


def leave(page):
    """Forgets what is open, so that the browser lets the page go."""
    page.evaluate("(() => { window.pagina.receiving.reception = null; try { localStorage.clear(); } catch {} })()")


def canonical(value):
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def valid(text):
    """The file of a text that is written in the one form and keeps to the schema."""
    file = json.loads(text)
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text())).validate(file)
    # Python writes an empty list as `[]`, like JSON.stringify, so that the texts can be compared.
    assert text == canonical(file)
    return file


def assert_received(text):
    file = valid(text)
    states = {}
    for decision in file["decisiones"]:
        states |= {code: decision["estado"] for code in decision["items"]}
    assert set(states) == {item["codigo"] for item in file["items"]}
    assert {code for code, state in states.items() if state in ("con observaciones", "faltante")} == set(EXCEPTIONS)
    first, second = file["firma"]["observaciones"]
    assert first == {
        "numero": 1, "items": ["E-001"], "texto": "Falta el capítulo 3.", "plazo_dias": 10, "plazo": "2012-01-24",
        "responsable": "Secretaría General",
    }  # fmt: skip
    title = next(item["titulo"] for item in file["items"] if item["codigo"] == "E-004")
    assert second == {
        "numero": 2, "items": ["E-004"], "texto": f"Falta: {title}", "plazo_dias": None, "plazo": "2012-02-21",
        "responsable": "",
    }  # fmt: skip
    assert (file["firma"]["recibe"], file["firma"]["entrega"]) == (RECEIVER, DELIVERER)
    return file


def test_the_worked_example_is_received_with_two_exceptions(page, verifier, sealed):
    page.open(verifier.as_uri())
    file = assert_received(receive(page, sealed.integral, EXCEPTIONS))
    leave(page)
    assert page.said == []
    kinds = [item["clase"] for item in file["items"]]
    assert kinds == sorted(kinds, key=["elemento", "carpeta", "archivo"].index)
    assert sum(item["archivos"] for item in file["items"]) == len(
        [name for name in resealed(sealed.integral, {}) if name.startswith("data/")]
    )
    counted = next(decision for decision in file["decisiones"] if decision["contado"])
    assert counted["contado"] == {"cajas": 1, "carpetas": 1, "tomos": None, "folios": 38}


@pytest.mark.parametrize("host", ["127.0.0.1", "foo.test"])
def test_it_works_from_a_web_server_with_and_without_webcrypto(verifier, sealed, request, host):
    with served(verifier.parent) as port:
        url = f"http://{host}:{port}/verificador.html"
        page = request.getfixturevalue("firefox_page").open(url)
        assert_received(receive(page, sealed.integral, EXCEPTIONS))
        leave(page)
        with another_chromium(request, "--host-resolver-rules=MAP foo.test 127.0.0.1") as page:
            page.open(url)
            assert_received(receive(page, sealed.integral, EXCEPTIONS))
            leave(page)


def test_it_works_without_webassembly(page, verifier, sealed, tmp_path):
    plain = tmp_path / "verificador.html"
    plain.write_text(verifier.read_text().replace(" &#39;wasm-unsafe-eval&#39;", "").replace(" 'wasm-unsafe-eval'", ""))
    page.open(plain.as_uri())
    assert_received(receive(page, sealed.integral, EXCEPTIONS))
    leave(page)
    page.said.clear()


# MARK: What was found and what was declared


def spoiled_copy(sealed, place, path, content):
    """The same bundle, one file of it altered after it was sealed."""
    files = resealed(sealed.integral, {})
    files[path] = content
    copied = place / sealed.integral.name
    write_sparse(copied, sealed.integral.stem, files)
    return copied


def test_an_altered_item_is_shown_first_and_received_only_with_an_observation(page, verifier, sealed, tmp_path):
    names = [name for name in resealed(sealed.integral, {}) if "Guía rápida del autor.pdf" in name]
    page.open(verifier.as_uri())
    page.verify(spoiled_copy(sealed, tmp_path, names[0], b"otra cosa"))
    reception = Reception(page).begin()
    first = page.evaluate("document.querySelector('.bandeja .elemento').textContent")
    assert "Guía rápida del autor" in first and "Integridad: Alterado" in first and "Recibo: Por revisar" in first
    reception.receive_intact()
    assert "E-003" in [item["codigo"] for item in reception.pending]
    reception.open("E-003")
    reception.fill("recibido")
    said = page.evaluate("document.getElementById('observacion-error').textContent")
    assert said == "Para recibirlo escriba una observación: está «alterado»."
    assert page.evaluate("document.activeElement.id") == "observacion"
    reception.fill("recibido", "Se abrió y se lee completa.")
    item = next(item for item in reception.file["items"] if item["codigo"] == "E-003")
    assert (item["integridad"], item["problemas"]) == ("alterado", ["H001"])
    leave(page)


def test_what_was_counted_stands_beside_the_inventory(chromium_page, verifier, sealed):
    page = chromium_page.open(verifier.as_uri())
    page.verify(sealed.integral)
    reception = Reception(page).begin()
    reception.open("E-062")
    reception.call("type", "contado-folios", "36")
    reception.call("type", "contado-cajas", "2")
    reception.call("type", "contado-carpetas", "1")
    rows = page.evaluate("[...document.querySelectorAll('.contar tbody tr')].map((row) => row.cells[1].textContent + '|' + row.cells[3].textContent)")
    assert rows == ["1|sobra 1", "1|igual", "no dice|", "38|faltan 2"]
    reception.fill("recibido", contado={"folios": 36})
    said = page.evaluate("document.getElementById('observacion-error').textContent")
    assert "no coincide con el inventario (cajas, folios)" in said
    leave(page)


UNITS = {
    "3": 1, "1-3": 3, "1, 3 y 7-9": 5, "1;2": 2, "5-5": 1, "": None, "A": None, "3-1": None, "1-": None, "1,,2": None,
    "1 y 2": 2, "1234567890": None, "-1": None, "1 - 3": None,
}  # fmt: skip


def test_the_inventory_is_counted_by_the_rule(page, verifier):
    page.open(verifier.as_uri())
    assert {text: page.evaluate(f"unitsIn({json.dumps(text)})") for text in UNITS} == UNITS


def holidays(year):
    """The holidays of Ley 51 de 1983, by another computus than the page's."""

    def monday(month, day):
        date = datetime.date(year, month, day)
        return date + datetime.timedelta((7 - date.weekday()) % 7)

    fixed = [datetime.date(year, *day) for day in [(1, 1), (5, 1), (7, 20), (8, 7), (12, 8), (12, 25)]]
    moved = [monday(*day) for day in [(1, 6), (3, 19), (6, 29), (8, 15), (10, 12), (11, 1), (11, 11)]]
    return {*fixed, *moved, *[easter(year) + datetime.timedelta(days) for days in (-3, -2, 43, 64, 71)]}


def test_terms_are_counted_in_working_days(page, verifier):
    page.open(verifier.as_uri())
    cases, expected = [], []
    for start in [datetime.date(year, month, 28) for year in (1999, 2011, 2012, 2024, 2035) for month in range(1, 13)]:
        for count in (1, 15, 30, 365):
            day, left = start, count
            while left:
                day += datetime.timedelta(1)
                left -= day.weekday() < 5 and day not in holidays(day.year)
            cases.append([count, start.isoformat()])
            expected.append(day.isoformat())
    assert page.evaluate(f"{json.dumps(cases)}.map((given) => termEnd(...given))") == expected


# MARK: Undo, save, restore


def test_decisions_are_undone_by_name_and_nothing_is_lost_from_the_log(page, verifier, sealed):
    page.open(verifier.as_uri())
    page.verify(sealed.integral)
    reception = Reception(page).begin()
    reception.decide("E-001", **EXCEPTIONS["E-001"])
    said = page.evaluate("document.getElementById('deshacer').textContent")
    assert said == "Deshacer: «Manual del autor y del editor del sitio web» → recibido con observaciones"
    page.evaluate("document.getElementById('deshacer').click()")
    file = reception.file
    assert [decision["accion"] for decision in file["decisiones"]] == ["decidir", "deshacer"]
    assert file["decisiones"][1]["deshace"] == 1
    assert page.evaluate("document.getElementById('deshacer') === null")
    head = page.evaluate("document.querySelector('.cuenta').textContent")
    total = len(file["items"])
    assert head == f"Revisado 0 de {total} · 0 con observaciones · 0 faltantes · {total} por revisar"
    leave(page)


def test_unsaved_decisions_are_kept_without_names_and_given_back(page, verifier, sealed):
    page.open(verifier.as_uri())
    page.verify(sealed.integral)
    reception = Reception(page).begin()
    reception.decide("E-001", **EXCEPTIONS["E-001"])
    reception.receive_intact()
    count = len(reception.file["decisiones"])
    kept = page.evaluate("JSON.stringify({ ...localStorage })")
    sello = reception.file["paquete"]["sello"]
    assert f"empalme:recepcion:{sello}" in kept and "Falta el capítulo 3." in kept
    for private in (RECEIVER["nombre"], RECEIVER["cargo"], "Secretaría General"):
        assert private not in kept
    # As when the window was closed.
    page.evaluate("window.pagina.receiving.reception = null")
    page.open(verifier.as_uri())
    page.verify(sealed.integral)
    reception = Reception(page).offer()
    assert f"Recuperamos {count} decisiones sin guardar" in page.evaluate("document.querySelector('#recibir .aviso').textContent")
    reception.call("type", "quien-nombre", "Otra Persona")
    reception.call("press", "Comenzar a recibir")
    page.wait_for("document.querySelector('.cuenta') !== null")
    restored = reception.file["decisiones"]
    assert len(restored) == count and {decision["nombre"] for decision in restored} == {"Otra Persona"}
    # What is saved in a file leaves the browser.
    reception.save()
    assert page.evaluate("localStorage.length") == 0
    leave(page)


def test_a_draft_is_wiped_on_demand(page, verifier, sealed):
    page.open(verifier.as_uri())
    page.verify(sealed.integral)
    Reception(page).begin().receive_intact()
    page.evaluate("window.pagina.receiving.reception = null")
    page.open(verifier.as_uri())
    page.verify(sealed.integral)
    reception = Reception(page).offer()
    reception.call("press", "Borrar de este navegador")
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate("document.querySelector('#recibir .aviso') === null")


def test_it_works_when_the_browser_keeps_nothing(chromium_page, verifier, sealed):
    page = chromium_page.open(verifier.as_uri())
    page.evaluate("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })")
    assert_received(receive(page, sealed.integral, EXCEPTIONS))
    leave(page)


def test_an_unsigned_file_goes_on_where_it_stood(page, verifier, sealed, tmp_path):
    page.open(verifier.as_uri())
    page.verify(sealed.integral)
    reception = Reception(page).begin()
    reception.decide("E-001", **EXCEPTIONS["E-001"])
    path = tmp_path / "recepcion.json"
    path.write_text(reception.save())
    before = valid(path.read_text())
    page.open(verifier.as_uri())
    page.verify(sealed.integral)
    reception = Reception(page).begin(path)
    assert reception.file == before
    assert reception.save() == path.read_text()
    page.open(verifier.as_uri())
    page.verify(sealed.public)
    Reception(page).offer(path)
    said = page.evaluate("document.getElementById('recepcion-anterior-error').textContent")
    assert "es la recepción sin firmar de otro paquete" in said and "C-31" in said
    leave(page)


# MARK: What is refused


def undone(file):
    last = file["decisiones"][-1]
    blank = {"estado": "", "items": [], "observacion": "", "plazo_dias": None, "responsable": "", "contado": None}
    return last | blank | {"numero": last["numero"] + 1, "accion": "deshacer", "deshace": 1}


def first(file, test):
    return next(item for item in file["items"] if test(item))


def change(rule):
    """Registers one way to break a rule."""

    def keep(function):
        HOSTILE.append((rule, function))
        return function

    return keep


HOSTILE = []


@change("C-01")
def a_key_is_missing(file):
    del file["items"][3]["motivo"]


@change("C-01")
def a_text_has_white_space(file):
    file["firma"]["lugar"] = " Piedras"


@change("C-02")
def another_key(file):
    file["paquete"]["extra"] = 1


@change("C-02")
def another_format(file):
    file["formato"] = 2


@change("C-02")
def the_verdict_contradicts_itself(file):
    file["verificacion"]["veredicto"] = "alterado"


@change("C-02")
def the_code_was_never_compared(file):
    file["verificacion"]["sello_esperado"] = "coincide"


@change("C-03")
def a_day_that_does_not_exist(file):
    file["firma"]["fecha"] = "2012-02-30"


@change("C-03")
def a_moment_without_offset(file):
    file["decisiones"][0]["momento"] = "2012-01-10T10:00:00"


@change("C-10")
def an_item_twice(file):
    file["items"].insert(0, copy.deepcopy(file["items"][0]))


@change("C-10")
def items_out_of_order(file):
    file["items"].reverse()


@change("C-12")
def a_number_as_text(file):
    file["items"][0]["archivos"] = "1"


@change("C-12")
def a_folder_in_a_series(file):
    first(file, lambda item: item["clase"] == "carpeta")["serie"] = "Actas"


@change("C-13")
def units_that_say_nothing(file):
    first(file, lambda item: item["clase"] == "elemento")["unidades"] = {
        "caja": "", "carpeta": "", "tomo": "", "otro": "", "folios": None,
    }  # fmt: skip


@change("C-14")
def an_integrity_without_reason(file):
    first(file, lambda item: item["integridad"] == "íntegro")["integridad"] = "alterado"


@change("C-16")
def a_change_from_nothing(file):
    file["items"][0]["cambio"] = "nuevo"


@change("C-20")
def a_number_left_out(file):
    file["decisiones"][0]["numero"] = 7


@change("C-20")
def an_item_that_there_is_not(file):
    file["decisiones"][0]["items"] = ["E-999"]


@change("C-21")
def nobody_decided(file):
    file["decisiones"][0]["nombre"] = ""


@change("C-21")
def undoing_what_was_undone(file):
    file["decisiones"] += [undone(file)]
    file["decisiones"] += [undone(file)]


@change("C-23")
def an_observation_of_nothing(file):
    file["decisiones"][0]["observacion"] = ""


@change("C-24")
def a_missing_one_received_in_silence(file):
    decision = next(one for one in file["decisiones"] if one["observacion"] == "Se recibe como se declaró.")
    decision["observacion"] = ""


@change("C-25")
def counted_without_an_inventory(file):
    file["decisiones"][0]["contado"] = {"cajas": 1, "carpetas": None, "tomos": None, "folios": None}


@change("C-26")
def a_moment_before_the_last(file):
    file["decisiones"][-1]["momento"] = "1999-01-01T00:00:00-05:00"


@change("C-30")
def nobody_hands_over(file):
    file["firma"]["entrega"]["nombre"] = ""


@change("C-32")
def another_text_was_signed(file):
    file["firma"]["observaciones"][0]["texto"] = "Otra cosa."


@change("C-33")
def a_term_on_a_sunday(file):
    file["firma"]["observaciones"][0]["plazo"] = "2012-01-22"


def refusal(page, path):
    """What the page says of a file."""
    Reception(page).offer(path)
    return page.evaluate("document.getElementById('recepcion-anterior-error').textContent")


def test_files_by_hostile_hands_are_refused_by_their_rule(page, verifier, sealed, signed, tmp_path):
    page.open(verifier.as_uri())
    page.verify(sealed.integral)
    wrong = {}
    for rule, damage in HOSTILE:
        file = json.loads(signed.read_text())
        damage(file)
        path = tmp_path / f"{damage.__name__}.json"
        path.write_text(canonical(file))
        said = refusal(page, path)
        if not re.fullmatch(rf"Este archivo no sirve: .+ \(regla {rule}\)\.", said):
            wrong[damage.__name__] = (rule, said)
    assert wrong == {}


TEXTS = {
    "no JSON": b"no soy JSON",
    "empty": b"",
    "a list": b"[]\n",
    "null": b"null\n",
    "byte order mark": lambda text: b"\xef\xbb\xbf" + text,
    "no UTF-8": lambda text: text.replace(b"Piedras", b"P\xffedras"),
    "CRLF": lambda text: text.replace(b"\n", b"\r\n"),
    "no line feed at the end": lambda text: text[:-1],
    "a key twice": lambda text: text.replace(b'  "formato": 1,\n', b'  "formato": 1,\n  "formato": 1,\n'),
    "a number otherwise": lambda text: text.replace(b'"formato": 1,', b'"formato": 1.0,'),
    "a prototype": lambda text: text.replace(b'  "formato": 1,\n', b'  "formato": 1,\n  "__proto__": {},\n'),
    "keys in another order": lambda text: canonical(dict(reversed(json.loads(text).items()))).encode(),
}


def test_texts_in_any_other_form_are_refused(page, verifier, sealed, signed, tmp_path):
    page.open(verifier.as_uri())
    page.verify(sealed.integral)
    wrong = {}
    for name, made in TEXTS.items():
        path = tmp_path / f"{name}.json"
        path.write_bytes(made if isinstance(made, bytes) else made(signed.read_bytes()))
        said = refusal(page, path)
        if not re.search(r"^Este archivo no sirve: .+ \(regla C-0[12]\)\.$", said):
            wrong[name] = said
    assert wrong == {}


# MARK: The next version


@pytest.fixture(scope="session")
def second(sealed, tmp_path_factory):
    """A bundle of the same series in which one file changed, one element came and one went."""
    files = resealed(sealed.integral, {})
    rows = files[TABLE].decode().split("\n")
    gone = next(row for row in rows if row.startswith("E-099,"))
    came = gone.replace("E-099,", "E-100,", 1)
    table = "\n".join(came if row is gone else row for row in rows).encode()
    guide = next(name for name in files if "Guía rápida del autor.pdf" in name)
    path = tmp_path_factory.mktemp("v2") / sealed.integral.name
    write_sparse(path, sealed.integral.stem, resealed(sealed.integral, {TABLE: table, guide: b"otra edicion"}))
    return path


def test_the_next_version_shows_only_what_is_new_changed_or_gone(page, verifier, second, signed):
    page.open(verifier.as_uri())
    page.verify(second)
    reception = Reception(page).begin(signed)
    file = reception.file
    changes = {item["codigo"]: item["cambio"] for item in file["items"] if item["cambio"] != "igual"}
    assert (changes["E-003"], changes["E-100"]) == ("cambiado", "nuevo")
    assert {"E-003", "E-100", "05_tablas"} <= set(changes) and len(changes) < 6
    assert [item["codigo"] for item in file["retirados"]] == ["E-099"]
    assert {item["codigo"] for item in reception.pending} == set(changes)
    inherited = next(item for item in file["items"] if item["codigo"] == "E-001")["heredada"]
    assert (inherited["estado"], inherited["observacion"]) == ("con observaciones", "Falta el capítulo 3.")
    assert file["anterior"]["huella"] == hashlib.sha256(signed.read_bytes()).hexdigest()
    assert file["anterior"]["ultima_observacion"] == 2
    shown = page.evaluate("document.getElementById('recibir').innerText")
    assert "Retirado desde la recepción anterior" in shown
    # Series in which nothing changed are not there until the filter is lifted.
    assert "Comunicaciones oficiales" not in shown
    page.evaluate("document.getElementById('solo-nuevos').click()")
    assert "Comunicaciones oficiales" in page.evaluate("document.getElementById('recibir').innerText")
    reception.decide("E-003", estado="con observaciones", observacion="No abre.")
    reception.receive_intact()
    reception.decide_rest()
    closed = valid(reception.sign("2012-03-01"))
    assert [one["numero"] for one in closed["firma"]["observaciones"]] == [3]
    acta = page.evaluate("document.querySelector('.acta').innerText")
    assert "Heredado de la recepción anterior" in acta and "Retirado" in acta
    leave(page)


def test_a_reception_of_something_else_is_not_continued(page, verifier, sealed, signed):
    page.open(verifier.as_uri())
    page.verify(sealed.public)
    said = refusal(page, signed)
    assert "otro empalme o de otra edición" in said and "C-31" in said


# MARK: What is signed


def test_the_acta_is_bound_to_bundle_and_decisions(empalme, verifier, sealed, browser, tmp_path):
    context = browser.new_context(accept_downloads=True)
    page = ChromiumPage(context.new_page()).open(verifier.as_uri())
    page.verify(sealed.integral)
    reception = Reception(page).begin()
    for code, decision in EXCEPTIONS.items():
        reception.decide(code, **decision)
    # From here on files are really saved.
    page.evaluate(
        """(() => { window.download = (name, type, text) => {
             const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob([text], { type })), download: name });
             document.body.append(link); link.click(); link.remove(); }; })()"""
    )
    page.page.get_by_role("button", name="Revisar y firmar").last.click()
    page.page.get_by_label("Lugar").fill("Piedras")
    page.page.get_by_label("Fecha").fill("2012-01-10")
    page.page.get_by_label("Entrega: nombre").fill(DELIVERER["nombre"])
    saved = {}
    for text, name in [
        ("Firmar y cerrar la recepción", "recepcion.json"),
        ("Guardar el acta", f"acta-de-recibo-{sealed.integral.stem}.html"),
        ("Guardar los plazos", "plazos-del-empalme.ics"),
    ]:
        with page.page.expect_download() as waiting:
            page.page.get_by_role("button", name=text).click()
        assert waiting.value.suggested_filename == name
        waiting.value.save_as(tmp_path / name)
        saved[name] = tmp_path / name
    file = valid(saved["recepcion.json"].read_text())
    sello = by_program(empalme, sealed.integral, None)["sello"]
    acta = saved[f"acta-de-recibo-{sealed.integral.stem}.html"]
    opened = context.new_page()
    said = []
    opened.on("console", lambda message: said.append(message.text))
    opened.goto(acta.as_uri())
    text = opened.inner_text("body")
    digest = hashlib.sha256(saved["recepcion.json"].read_bytes()).hexdigest()
    assert digest in text and "-".join(re.findall("....", sello.upper())) in text and said == []
    for words in ["Acta de recibo", "Piedras, el 10 de enero de 2012", "acta parcial", "Falta el capítulo 3.", "24 de enero de 2012", "Excepciones", "Firmas", DELIVERER["nombre"]]:
        assert words in text, words
    assert opened.evaluate("getComputedStyle(document.querySelector('.firmas')).display") == "grid"
    picture = Image.open(io.BytesIO(opened.locator(".qr").screenshot()))
    (code,) = zxingcpp.read_barcodes(picture)
    assert (code.text, code.format) == (sello.upper(), zxingcpp.BarcodeFormat.QRCode)
    calendar = icalendar.Calendar.from_ical(saved["plazos-del-empalme.ics"].read_bytes())
    due = [event.decoded("dtstart").isoformat() for event in calendar.walk("vevent")]
    assert due == [one["plazo"] for one in file["firma"]["observaciones"]] == ["2012-01-24", "2012-02-21"]
    context.close()


@pytest.mark.parametrize("seed", range(40))
def test_the_qr_code_of_any_sello_is_read(chromium_page, verifier, seed):
    if seed == 0:
        chromium_page.open(verifier.as_uri())
    sello = hashlib.sha256(str(seed).encode()).hexdigest() if seed else "0" * 64
    rows = chromium_page.evaluate(f"qrRows('{sello}').map((row) => row.map(Number))")
    picture = Image.new("L", (41, 41), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            picture.putpixel((x + 4, y + 4), 0 if dark else 255)
    (code,) = zxingcpp.read_barcodes(picture.resize((246, 246), Image.Resampling.NEAREST))
    assert code.text == sello.upper()


def test_a_signed_reception_takes_no_decision(page, verifier, sealed, signed):
    page.open(verifier.as_uri())
    page.verify(sealed.integral)
    reception = Reception(page).offer(signed)
    reception.call("press", "Ver su acta")
    assert page.evaluate("document.getElementById('titulo-acta').textContent") == "Acta de una recepción firmada"
    digest = hashlib.sha256(signed.read_bytes()).hexdigest()
    assert digest in page.evaluate("document.querySelector('.acta').innerText")
    reception.call("press", "Volver a «Recibir»")
    # Going on with it begins a new file, in which all of it is inherited.
    reception.call("type", "quien-nombre", "Ana")
    reception.call("press", "Comenzar a recibir")
    file = reception.file
    assert (file["firma"], file["decisiones"], reception.pending) == (None, [], [])
    assert all(item["cambio"] == "igual" for item in file["items"])
    leave(page)


def test_thousands_of_items_are_never_in_the_page_at_once(page, verifier, sealed, tmp_path):
    files = resealed(sealed.integral, {})
    header = files[TABLE].decode().split("\n")[0]
    width = header.count(",")
    rows = [f"X-{number:04},otro,Elemento {number},,,Serie {number % 40}" + "," * (width - 5) for number in range(3000)]
    table = "\n".join([header, *rows, ""]).encode()
    path = tmp_path / sealed.integral.name
    write_sparse(path, sealed.integral.stem, resealed(sealed.integral, {TABLE: table}))
    page.open(verifier.as_uri())
    page.verify(path)
    reception = Reception(page).begin()
    assert len(reception.file["items"]) >= 3000
    page.evaluate("[...document.querySelectorAll('.serie button[aria-expanded]')].slice(0, 5).forEach((one) => document.querySelector(`[data-foco=\"${one.dataset.foco}\"]`).click())")
    assert 0 < page.evaluate("document.querySelectorAll('.elemento').length") <= 200
    longest = page.evaluate(
        """(() => { let longest = 0;
             for (let count = 0; count < 20; count += 1) {
               const row = document.querySelector('.serie .elemento.pendiente');
               const code = row.querySelector('.codigo').textContent;
               const before = performance.now();
               window.pagina.receiving.decide([code], 'recibido');
               longest = Math.max(longest, performance.now() - before);
             }
             return longest; })()"""
    )
    print(f"longest decision among 3,000 items: {longest:.0f} ms")
    head = page.evaluate("document.querySelector('.cuenta').textContent")
    assert re.match(r"Revisado 20 de 3\.\d{3} · ", head)
    reception.call("type", "buscar-elemento", "elemento 29")
    assert page.evaluate("document.querySelectorAll('.elemento').length") == 30
    leave(page)


# MARK: The same as the command line


def without_moments(text):
    """The file as text, without what may differ: moments and the program."""
    return re.sub(r'"(momento|programa)": "[^"]*"', r'"\1": ""', text)


def by_command_line(empalme, bundle, file, place, earlier=None):
    """The same decisions and signature through `empalme recibir`."""
    path = place / "recepcion.json"
    empalme.run("recibir", "abrir", bundle, "--salida", path, *(["--anterior", earlier] if earlier else []))
    for decision in file["decisiones"]:
        person = ["--nombre", decision["nombre"], "--cargo", decision["cargo"]]
        if decision["accion"] == "deshacer":
            empalme.run("recibir", "deshacer", path, "--decision", decision["deshace"], *person)
            continue
        options = ["--estado", decision["estado"], "--tambien-revisados"]
        for key, option in [("observacion", "--observacion"), ("plazo_dias", "--plazo-dias"), ("responsable", "--responsable")]:
            options += [option, decision[key]] if decision[key] else []
        for key, count in (decision["contado"] or {}).items():
            options += [f"--{key}", count] if count is not None else []
        empalme.run("recibir", "anotar", path, *decision["items"], *options, *person)
    signature = file["firma"]
    people = [(side, signature[side]) for side in ("recibe", "entrega")]
    options = [word for side, one in people for word in (f"--{side}", one["nombre"], f"--cargo-{side}", one["cargo"])]
    empalme.run("recibir", "firmar", path, "--lugar", signature["lugar"], "--fecha", signature["fecha"], *options, "--confirmar")
    return path.read_text()


def test_the_command_line_writes_the_same_bytes_and_agrees(empalme, page, verifier, sealed, tmp_path):
    page.open(verifier.as_uri())
    text = receive(page, sealed.integral, EXCEPTIONS)
    leave(page)
    assert without_moments(by_command_line(empalme, sealed.integral, json.loads(text), tmp_path)) == without_moments(text)
    (tmp_path / "pagina.json").write_text(text)
    empalme.run("recibir", "comprobar", tmp_path / "pagina.json", sealed.integral)


def test_both_continue_what_the_other_wrote(empalme, page, verifier, sealed, second, signed, tmp_path):
    path = tmp_path / "recepcion.json"
    empalme.run("recibir", "abrir", sealed.integral, "--salida", path)
    empalme.run("recibir", "anotar", path, "E-001", "--estado", "recibido", "--nombre", "Ana", "--cargo", "Alcaldesa")
    page.open(verifier.as_uri())
    page.verify(sealed.integral)
    reception = Reception(page).begin(path)
    assert reception.save() == path.read_text()
    reception.decide("E-002", estado="recibido")
    path.write_text(reception.save())
    empalme.run("recibir", "comprobar", path, sealed.integral)
    leave(page)
    carried = tmp_path / "segunda.json"
    empalme.run("recibir", "abrir", second, "--anterior", signed, "--salida", carried, expect=(0, 1, 2))
    page.open(verifier.as_uri())
    page.verify(second)
    reception = Reception(page).begin(signed)
    assert without_moments(reception.save()) == without_moments(carried.read_text())
    leave(page)


def test_both_refuse_by_the_same_rule(empalme, signed, tmp_path):
    wrong = {}
    for rule, damage in HOSTILE:
        file = json.loads(signed.read_text())
        damage(file)
        path = tmp_path / f"{damage.__name__}.json"
        path.write_text(canonical(file))
        ended = empalme.run("recibir", "comprobar", path, expect=None)
        said = " ".join((ended.stdout + ended.stderr).split())
        if ended.returncode == 0 or f"regla {rule}" not in said:
            wrong[damage.__name__] = (rule, said)
    assert wrong == {}


def test_every_bundle_has_the_same_items(empalme, chromium_page, verifier, corpus, tmp_path):  # noqa: F811
    page = chromium_page.open(verifier.as_uri())
    wrong, count = {}, 0
    for case in corpus:
        if not page.verify(case["lugar"])["report"]:
            continue
        ours = page.evaluate("window.pagina.verification.judge.ask('receive')")
        path = tmp_path / f"{case['nombre']}.json"
        ended = empalme.run("recibir", "abrir", case["lugar"], "--salida", path, expect=None)
        theirs = json.loads(path.read_text()) if path.exists() else {"items": []}
        if ours["items"] != theirs["items"]:
            wrong[case["nombre"]] = [pair for pair in zip(ours["items"], theirs["items"]) if pair[0] != pair[1]][:1] or ended.stderr
        elif theirs["items"]:
            count += 1
            assert (ours["paquete"], ours["aclaraciones"]) == (theirs["paquete"], theirs["aclaraciones"]), case
    assert wrong == {} and count > 30
