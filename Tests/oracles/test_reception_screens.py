"""The screens of the tab «Recibir»: accessible in every state, usable with the keyboard alone, narrow and on paper."""

import json

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from browsers import ChromiumPage
from conftest import AXE_TAGS, MODES, context_for, nu_complaints, opened, put_into
from reception import DELIVERER, RECEIVER, Reception
from test_reception import EXCEPTIONS, canonical, leave, second, signed, verifier  # noqa: F401
from test_verifier import another_chromium
from test_verifier_screens import WIDE_TEXT

STATES = [
    "beginning", "refused file", "draft", "list", "open series", "form", "form refused", "counting", "search", "log",
    "next version", "review", "review refused", "acta",
]  # fmt: skip


def in_state(page, state, sealed, signed, second, tmp_path):
    """Brings the page into one of the states of a reception."""
    page.verify(second if state == "next version" else sealed.integral)
    if state == "draft":
        Reception(page).begin().decide("E-001", **EXCEPTIONS["E-001"])
        page.evaluate("window.pagina.receiving.reception = null")
        Reception(page).offer()
        return
    if state in ("beginning", "refused file"):
        bad = tmp_path / "malo.json"
        bad.write_text("{}")
        Reception(page).offer(bad if state == "refused file" else None)
        return
    reception = Reception(page).begin(signed if state == "next version" else None)
    press = reception.call
    if state == "open series":
        press("press", "Ver 23 elementos")
    elif state in ("form", "form refused"):
        reception.open("E-001")
        if state == "form refused":
            press("press", "Guardar decisión")
            reception.fill("con observaciones", plazo_dias=400)
            reception.fill("con observaciones")
    elif state == "counting":
        reception.open("E-062")
        press("type", "contado-folios", "30")
    elif state == "search":
        press("type", "buscar-elemento", "ninguno como este")
    elif state in ("log", "review", "review refused", "acta"):
        for code, decision in EXCEPTIONS.items():
            reception.decide(code, **decision)
        reception.decide("E-062", estado="recibido", observacion="Faltan dos.", contado={"folios": 36})
        if state == "log":
            page.evaluate("document.querySelector('summary').click()")
        elif state == "acta":
            reception.sign()
        else:
            press("press", "Revisar y firmar")
            if state == "review refused":
                press("press", "Agregar un testigo")
                press("press", "Firmar y cerrar")


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_no_violation(browser, verifier, sealed, signed, second, state, tmp_path):  # noqa: F811
    for mode in MODES:
        if mode == "no JavaScript":
            continue  # without scripts there is no tab; the verifier's own test says what there is instead
        context = context_for(browser, mode)
        page = ChromiumPage(context.new_page()).open(verifier.as_uri())
        in_state(page, state, sealed, signed, second, tmp_path)
        put_into(page.page, mode)
        results = Axe().run(page.page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}})
        assert results.violations_count == 0, f"{state}, {mode}\n{results.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (state, mode)
        leave(page)
        context.close()


@pytest.mark.parametrize("state", STATES)
def test_a_narrow_screen_with_large_letters_scrolls_in_one_direction(
    browser, verifier, sealed, signed, second, state, tmp_path  # noqa: F811
):
    for width, script in [(320, "0"), (640, WIDE_TEXT)]:
        context = browser.new_context(viewport={"width": width, "height": 640})
        page = ChromiumPage(context.new_page()).open(verifier.as_uri())
        in_state(page, state, sealed, signed, second, tmp_path)
        page.evaluate(script)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
        leave(page)
        context.close()


def test_it_is_plain_at_every_step_where_one_is(browser, verifier, sealed):  # noqa: F811
    context = browser.new_context()
    page = ChromiumPage(context.new_page()).open(verifier.as_uri())
    here = "document.querySelector('.pasos [aria-current=\"step\"]').textContent"
    said = [page.evaluate(here)]
    page.verify(sealed.integral)
    said.append(page.evaluate(here))
    reception = Reception(page).begin()
    said.append(page.evaluate(here))
    assert "Qué hacer ahora: Decida primero" in page.evaluate("document.getElementById('recibir').innerText")
    # Back to the first step and again to where one was.
    page.page.get_by_role("button", name="1. Comprobar").click()
    assert page.evaluate("document.activeElement.id") == "titulo-resultado"
    page.page.get_by_role("button", name="2. Recibir").click()
    assert page.evaluate("document.activeElement.id") == "titulo-recibir"
    reception.receive_intact()
    reception.call("press", "Revisar y firmar")
    said.append(page.evaluate(here))
    reception.call("press", "Volver sin firmar")
    reception.sign()
    said.append(page.evaluate(here))
    assert said == ["1. Comprobar", "1. Comprobar", "2. Recibir", "3. Revisar y firmar", "4. Acta"]
    # After the signature there is no way back into the list.
    assert page.page.get_by_role("button", name="2. Recibir").count() == 0
    context.close()


class Keys:
    """A keyboard and nothing else."""

    def __init__(self, page):
        self.page = page

    def to(self, test, most=120):
        """Tabs until the focused element passes a test in JavaScript; every stop shows its focus."""
        for _ in range(most):
            self.page.page.keyboard.press("Tab")
            if self.page.evaluate("document.activeElement === document.body"):
                continue
            outline = "(document.activeElement.closest('.boton') || document.activeElement)"
            shown = self.page.evaluate(f"getComputedStyle({outline}).outlineStyle")
            assert shown != "none", self.page.evaluate("document.activeElement.outerHTML")
            if self.page.evaluate(f"(({test}))(document.activeElement)"):
                return
        raise AssertionError(f"never reached: {test}")

    def to_button(self, text):
        self.to(f"(one) => one.tagName === 'BUTTON' && one.textContent.startsWith({json.dumps(text)})")

    def to_field(self, name):
        self.to(f"(one) => one.id === {json.dumps(name)}")

    def press(self, *keys):
        for key in keys:
            self.page.page.keyboard.press(key)

    def type(self, text):
        self.page.page.keyboard.type(text)


def test_the_keyboard_is_enough(request, verifier, sealed):  # noqa: F811
    with another_chromium(request) as page:
        page.open(verifier.as_uri())
        page.verify(sealed.integral)
        keys = Keys(page)
        keys.to_button("Recibir lo entregado")
        keys.press("Enter")
        page.wait_for("document.activeElement.id === 'titulo-recibir'")
        keys.to_field("quien-nombre")
        keys.type(RECEIVER["nombre"])
        keys.to_button("Comenzar a recibir")
        keys.press("Enter")
        page.wait_for("document.querySelector('.cuenta') !== null")
        # The first problem: an observation is demanded at its field, written, and the focus comes back.
        keys.to_button("Decidir…")
        keys.press("Enter")
        assert page.evaluate("document.activeElement.type") == "radio"
        keys.press("Space")
        keys.to_button("Guardar decisión")
        keys.press("Enter")
        assert page.evaluate("document.activeElement.id") == "observacion"
        keys.type("Se recibe como está.")
        keys.to_button("Guardar decisión")
        keys.press("Enter")
        assert page.evaluate("document.activeElement.textContent") == "Cambiar…"
        keys.to_button("Recibir los 25 íntegros de esta sección")
        keys.press("Enter")
        assert page.evaluate("window.pagina.receiving.reception.counts().recibido") == 26
        assert page.evaluate("document.activeElement !== document.body")
        keys.to_button("Ver 1 elemento")
        keys.press("Enter")
        assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
        keys.to_button("Revisar y firmar")
        keys.press("Enter")
        keys.to_button("Firmar y cerrar la recepción")
        keys.press("Enter")
        assert page.evaluate("document.activeElement.className") == "errores"
        keys.press("Tab", "Enter")
        assert page.evaluate("document.activeElement.id") == "firma-lugar"
        keys.type("Piedras")
        keys.to_field("entrega-nombre")
        keys.type(DELIVERER["nombre"])
        keys.to_button("Firmar y cerrar la recepción")
        with page.page.expect_download() as waiting:
            keys.press("Enter")
        assert waiting.value.suggested_filename == "recepcion.json"
        page.wait_for("document.activeElement.id === 'titulo-acta'")
        keys.to_button("Imprimir el acta")


def test_leaving_with_unsaved_decisions_is_asked_about(browser, verifier, sealed):  # noqa: F811
    context = browser.new_context()
    page = ChromiumPage(context.new_page()).open(verifier.as_uri())
    page.verify(sealed.integral)
    asked = []
    page.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    reception = Reception(page).begin()
    page.page.get_by_role("button", name="Recibir los 25 íntegros de esta sección").click()
    assert page.evaluate("window.pagina.receiving.isUnsaved")
    page.page.reload()
    page.ready()
    assert asked == ["beforeunload"]
    page.verify(sealed.integral)
    reception = Reception(page).begin()
    reception.save()
    page.page.get_by_role("button", name="Guardar avance").click()
    page.page.reload()
    assert asked == ["beforeunload"]
    context.close()


def test_the_acta_is_printed_and_nothing_else(browser, verifier, sealed, tmp_path):  # noqa: F811
    context = browser.new_context()
    page = ChromiumPage(context.new_page()).open(verifier.as_uri())
    page.verify(sealed.integral)
    reception = Reception(page).begin()
    for code, decision in EXCEPTIONS.items():
        reception.decide(code, **decision)
    reception.sign(witnesses=[{"nombre": "Marta Gil (persona inventada)", "cargo": "Personera"}], note="Sin más.")
    page.page.pdf(path=tmp_path / "acta.pdf", tagged=True)
    text = " ".join(part.extract_text() for part in pypdf.PdfReader(tmp_path / "acta.pdf").pages)
    for words in ["Acta de recibo", "Falta el capítulo 3.", "Marta Gil", "Personera", "Sin más.", "SHA-256"]:
        assert words in text, words
    for words in ["Verificador de paquetes", "Imprimir el acta", "Recepción cerrada", "2. Recibir"]:
        assert words not in text, words
    leave(page)
    context.close()


def test_the_saved_acta_is_a_page_of_its_own(browser, verifier, sealed, tmp_path):  # noqa: F811
    context = browser.new_context()
    page = ChromiumPage(context.new_page()).open(verifier.as_uri())
    page.verify(sealed.integral)
    reception = Reception(page).begin()
    reception.decide("E-001", **EXCEPTIONS["E-001"])
    reception.sign()
    reception.call("press", "Guardar el acta")
    acta = tmp_path / "acta.html"
    acta.write_text(page.evaluate("Object.entries(window.saved).find(([name]) => name.startsWith('acta'))[1]"))
    assert nu_complaints([acta]) == []
    for mode in MODES:
        shown = context_for(browser, mode)
        sheet, asked = opened(shown, acta)
        put_into(sheet, mode) if mode != "no JavaScript" else None
        assert asked == [] and sheet.locator("h1:visible").count() == 1 and "E-001" in sheet.inner_text("main")
        if mode != "no JavaScript":
            results = Axe().run(sheet, options={"runOnly": {"type": "tag", "values": AXE_TAGS}})
            assert results.violations_count == 0, f"{mode}\n{results.generate_report()}"
        shown.close()
    leave(page)
    context.close()


def test_the_markup_that_scripts_show_is_valid(browser, verifier, sealed, tmp_path):  # noqa: F811
    """The page as it stands once it is unpacked, without the packed text."""
    context = browser.new_context()
    page = ChromiumPage(context.new_page()).open(verifier.as_uri())
    page.verify(sealed.integral)
    Reception(page).begin().open("E-062")
    markup = page.evaluate("(() => { document.querySelectorAll('script').forEach((one) => one.remove()); return document.documentElement.outerHTML; })()")
    shown = tmp_path / "pantalla.html"
    shown.write_text("<!DOCTYPE html>\n" + markup)
    # Steps that are not open yet are empty and hidden; every browser has had inputmode for years.
    known = ("wasm-unsafe-eval", "webkitdirectory", "inputmode", "Section lacks heading")
    assert [found for found in nu_complaints([shown]) if not any(word in found for word in known)] == []
    leave(page)
    context.close()


def test_receiving_is_spoken(browser, verifier, sealed):  # noqa: F811
    context = browser.new_context()
    page = ChromiumPage(context.new_page()).open(verifier.as_uri())
    page.verify(sealed.integral)
    reception = Reception(page).begin()
    page.page.get_by_role("button", name="Recibir los 25 íntegros de esta sección").click()
    said = page.evaluate("document.getElementById('voz').textContent")
    total = len(reception.file["items"])
    assert said == f"25 elementos → recibido. Revisado 25 de {total} · 0 con observaciones · 0 faltantes · {total - 25} por revisar"
    assert canonical(reception.file)
    leave(page)
    context.close()
