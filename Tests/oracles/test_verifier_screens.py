"""The screens of the verifier: accessible in every state, usable with the keyboard alone, narrow, on paper, and large."""

import base64
import os
import pathlib
import random
import re
import time

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from browsers import ChromiumPage
from conftest import AXE_TAGS, MODES, context_for, nu_complaints, put_into
from test_verifier import another_chromium
from test_zip64 import GIB, LARGE, resealed, write_sparse

WIDE_TEXT = "document.documentElement.style.fontSize = '200%'"


@pytest.fixture(scope="session")
def verifier(sealed):
    return sealed.folder / "verificador.html"


@pytest.fixture(scope="session")
def spoiled(sealed, tmp_path_factory):
    """A bundle with many defects: every payload file is another one, one is missing, one is too much."""
    files = resealed(sealed.public, {f"data/05_tablas/muchas/{number}.csv": b"1\n" for number in range(120)})
    for number in range(120):
        files[f"data/05_tablas/muchas/{number}.csv"] = b"2\n"
    del files["data/05_tablas/muchas/7.csv"]
    files["data/05_tablas/muchas/x.csv"] = b""
    path = tmp_path_factory.mktemp("malo") / "malo.zip"
    write_sparse(path, sealed.public.stem, files)
    return path


@pytest.fixture(scope="session")
def running(sealed, tmp_path_factory):
    """A bundle that takes a while."""
    path = tmp_path_factory.mktemp("largo") / "largo.zip"
    hole = "data/02_archivos/hueco.bin"
    write_sparse(path, sealed.public.stem, resealed(sealed.public, {}, hole, 8 * GIB, "0" * 64), hole, 8 * GIB, 0)
    return path


def in_state(page, state, sealed, spoiled, running, tmp_path):
    """Brings the page into one of its states."""
    if state == "start":
        return
    if state == "wrong code":
        page.type_code("no es un código")
        return
    if state == "progress":
        page.start(running)
        page.wait_for("document.getElementById('barra').value > 0", 30)
        return
    if state == "no ZIP":
        (tmp_path / "foto.zip").write_bytes(b"no soy un ZIP")
        page.verify(tmp_path / "foto.zip")
        return
    page.verify(spoiled if state == "altered" else sealed.public)
    if state != "altered":
        sello = page.evaluate("window.pagina.report.sello")
        page.type_code({"same": sello, "other": "0123456789abcdef"}.get(state, ""))
        page.wait_for("document.getElementById('carpetas').rows.length > 0")
        page.page.click("#carpetas button >> nth=0")
    page.wait_for("!document.getElementById('tabla-archivos').hidden")


STATES = ["start", "wrong code", "progress", "intact", "same", "other", "altered", "no ZIP"]


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_no_violation(browser, verifier, sealed, spoiled, running, state, tmp_path):
    for mode in MODES:
        if mode == "no JavaScript":
            continue  # without scripts the page only says what to do instead: a test of its own
        context = context_for(browser, mode)
        page = ChromiumPage(context.new_page()).open(verifier.as_uri())
        in_state(page, state, sealed, spoiled, running, tmp_path)
        put_into(page.page, mode)
        results = Axe().run(page.page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}})
        assert results.violations_count == 0, f"{state}, {mode}\n{results.generate_report()}"
        context.close()


@pytest.mark.parametrize("state", STATES)
def test_a_narrow_screen_and_large_letters_scroll_in_one_direction(
    browser, verifier, sealed, spoiled, running, state, tmp_path
):
    for width, script in [(320, "0"), (1280, WIDE_TEXT), (640, WIDE_TEXT)]:
        context = browser.new_context(viewport={"width": width, "height": 640})
        page = ChromiumPage(context.new_page()).open(verifier.as_uri())
        in_state(page, state, sealed, spoiled, running, tmp_path)
        page.evaluate(script)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
        context.close()


def test_the_keyboard_is_enough(request, verifier, sealed):
    # A browser of its own: a chooser of files opens only in the window that the system has in front.
    with another_chromium(request) as page:
        page.open(verifier.as_uri())
        focused = "document.activeElement.id || document.activeElement.getAttribute('href')"
        stops = []
        for _ in range(4):
            page.page.keyboard.press("Tab")
            stops.append(page.evaluate(focused))
        assert stops == ["#contenido", "zip", "carpeta", "codigo"]
        for _ in range(2):
            page.page.keyboard.press("Shift+Tab")
        assert page.evaluate(focused) == "zip"
        page.page.bring_to_front()
        with page.page.expect_file_chooser() as waiting:
            page.page.keyboard.press("Space")
        waiting.value.set_files(str(sealed.public))
        page.answer()
        assert page.evaluate("document.activeElement.id") == "titulo-resultado"
        page.page.keyboard.press("Tab")
        assert page.evaluate(focused) == "codigo"
        page.page.keyboard.type(page.evaluate("window.pagina.report.sello"))
        page.wait_for("document.getElementById('titulo-resultado').textContent === 'Coincide con el acta'")
        for expected in ["recibir-boton", "guardar", "imprimir", "otro"]:
            page.page.keyboard.press("Tab")
            assert page.evaluate(focused) == expected
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none"
        page.page.keyboard.press("Enter")
        page.wait_for("!document.getElementById('inicio').hidden")
        assert page.evaluate("document.activeElement.id") == "zip"


def test_it_speaks_at_every_quarter_only(browser, verifier, sealed):
    context = browser.new_context()
    page = ChromiumPage(context.new_page()).open(verifier.as_uri())
    page.evaluate(
        """(() => { window.spoken = []; new MutationObserver(() => spoken.push(document.getElementById('voz').textContent))
             .observe(document.getElementById('voz'), { childList: true, characterData: true, subtree: true }); })()"""
    )
    page.verify(sealed.integral)
    page.wait_for("spoken.some((text) => text.startsWith('Terminado'))")
    spoken = page.evaluate("spoken")
    quarters = [f"Comprobado el {share} %." for share in (0, 25, 50, 75)] + ["Leído el 100 %. Reuniendo el resultado."]
    assert spoken[:-1] == [text for text in quarters if text in spoken], spoken
    assert spoken[-1] == "Terminado. Íntegro, sin comparar con el acta."
    context.close()


def test_it_is_dropped_as_a_file_and_as_a_folder(browser, verifier, sealed, bag):
    """A drop made by script carries files; what a folder gives is the same code with its entries walked."""
    context = browser.new_context()
    page = ChromiumPage(context.new_page()).open(verifier.as_uri())
    page.page.evaluate(
        """async (text) => {
             const bytes = Uint8Array.from(atob(text), (digit) => digit.charCodeAt(0));
             const transfer = new DataTransfer();
             transfer.items.add(new File([bytes], 'paquete.zip'));
             document.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
           }""",
        base64.b64encode(sealed.public.read_bytes()).decode(),
    )
    assert page.answer()["report"]["veredicto"] == "intacto"
    assert page.verify(bag)["report"]["forma"] == "carpeta"
    # The folder that holds the bundle's folder does as well.
    assert page.verify(bag.parent)["report"]["nombre"] == bag.name
    context.close()


def test_long_lists_are_shown_whole_on_demand_filtered_and_searched(browser, verifier, spoiled):
    context = browser.new_context()
    page = ChromiumPage(context.new_page()).open(verifier.as_uri())
    report = page.verify(spoiled)["report"]
    altered = sum(finding["codigo"] == "H001" for finding in report["hallazgos"])
    assert altered == 119
    group = page.page.locator(".hallazgo", has_text="H001")
    assert group.locator("li").count() == 20
    group.get_by_role("button").click()
    assert group.locator("li").count() == altered
    page.wait_for(f"document.getElementById('archivos').rows.length === {altered + 3}")
    page.page.fill("#buscar", "muchas/11")
    page.wait_for("document.getElementById('archivos').rows.length === 11")
    page.page.uncheck("#solo-problemas")
    page.page.fill("#buscar", "bagit.txt")
    page.wait_for("document.getElementById('archivos').rows.length === 1")
    assert page.page.locator("#archivos").inner_text().split("\t")[-1].strip() == "Íntegro"
    context.close()


def test_it_prints_the_outcome_the_facts_and_the_defects(browser, verifier, spoiled, tmp_path):
    context = browser.new_context()
    page = ChromiumPage(context.new_page()).open(verifier.as_uri())
    page.verify(spoiled)
    page.page.pdf(path=tmp_path / "informe.pdf", tagged=True)
    context.close()
    text = " ".join(part.extract_text() for part in pypdf.PdfReader(tmp_path / "informe.pdf").pages)
    assert "Alterado" in text and "Código completo" in text and "H001" in text and text.count("muchas/119.csv") == 2
    assert "Elegir el ZIP" not in text and "Guardar el informe" not in text


def test_the_nu_checker_finds_no_error_and_no_warning(verifier):
    # It is older than the keyword that allows WebAssembly and nothing else.
    # And it does not know the attribute by which every browser lets people choose a folder.
    known = ("wasm-unsafe-eval", "webkitdirectory")
    assert [found for found in nu_complaints([verifier]) if not any(word in found for word in known)] == []


@LARGE
def test_a_gigabyte_is_verified_within_its_budget(empalme, verifier, request, tmp_path):
    """At most 20 s on two cores, a renderer of at most 512 MB, and a screen that answers within 100 ms."""
    folder = empalme.create(tmp_path / "piedras")
    numbers, place = random.Random(1), folder / "archivos" / "muchos"
    place.mkdir()
    text = "".join(numbers.choices("abcdefgh \n", k=1 << 20)).encode() * 8
    for number in range(6):
        (place / f"foto{number}.jpg").write_bytes(numbers.randbytes(100_000_000))
    for number in range(200):
        (place / f"acta{number}.pdf").write_bytes(numbers.randbytes(1_000_000))
    for number in range(28):
        (place / f"texto{number}.csv").write_bytes(text)
    empalme.run("agregar", place, "--acceso", "publica", "--carpeta", folder)
    empalme.seal(folder)
    path = next((folder / "versiones" / "v0001").glob("*_publica.zip"))
    with another_chromium(request) as page:
        page.open(verifier.as_uri())
        page.evaluate(
            """(() => { window.longest = 0; const tick = () => { const now = performance.now();
                 window.longest = Math.max(window.longest, now - (window.before || now)); window.before = now;
                 setTimeout(tick, 10); }; tick(); })()"""
        )
        started, memory = time.monotonic(), 0
        page.start(path)
        while page.evaluate("document.getElementById('resultado').hidden"):
            memory = max(memory, renderer_bytes())
            time.sleep(0.2)
        seconds = time.monotonic() - started
        report, longest = page.answer()["report"], page.evaluate("window.longest")
    print(f"{path.stat().st_size} bytes, {seconds:.1f} s, {memory / 1e6:.0f} MB, {longest:.0f} ms")
    assert report["veredicto"] == "intacto", report["hallazgos"][:3]
    assert seconds <= 20 and memory <= 512e6 and longest <= 110


def renderer_bytes():
    """Memory of the largest renderer that this test has started."""
    parents, sizes = {}, {}
    for entry in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            status = (entry / "status").read_text()
            parents[int(entry.name)] = int(re.search(r"PPid:\s+(\d+)", status).group(1))
            if b"--type=renderer" in (entry / "cmdline").read_bytes():
                sizes[int(entry.name)] = int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) * 1024
        except (OSError, AttributeError):
            continue

    def is_ours(process):
        while process in parents and process != os.getpid():
            process = parents[process]
        return process == os.getpid()

    return max((size for process, size in sizes.items() if is_ours(process)), default=0)


def test_without_scripts_it_says_what_to_do_instead(browser, verifier):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(verifier.as_uri())
    assert "empalme verificar" in page.inner_text("body")
    assert page.locator("h1:visible").count() == 1
    context.close()
