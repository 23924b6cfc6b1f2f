"""The verifier page says of every bundle what `empalme verificar` says, in two browsers, wherever it is opened."""

import contextlib
import functools
import hashlib
import http.server
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import threading
import time

import jsonschema
import pytest
from browsers import ChromiumPage
from conftest import PROJECT
from test_zip64 import GIB, LARGE, resealed, write_sparse, zeros

SCHEMA = PROJECT / "Archive" / "schemas" / "verificacion-1.schema.json"
# What a browser does not show a page: links inside a folder, and the list that lies beside a ZIP.
UNSEEN = {"N007", "Z030"}
REFUSALS = {
    "no es un archivo ZIP": "No es un paquete de empalme",
    "no contiene bagit.txt": "No es un paquete de empalme",
}


@pytest.fixture(scope="session")
def verifier(sealed):
    return sealed.folder / "verificador.html"


@pytest.fixture(scope="session")
def corpus(tmp_path_factory):
    """The bundles of the Swift tests: good ones, one broken in each way, bags of other programs.

    EMPALME_TEST_BUNDLES names a folder in which they have been written already.
    """
    if written := os.environ.get("EMPALME_TEST_BUNDLES"):
        return cases(pathlib.Path(written))
    place = tmp_path_factory.mktemp("paquetes")
    subprocess.run(
        [os.environ.get("SWIFT", "swift"), "test", "--skip-build", "--filter", "BundleCorpus"],
        cwd=PROJECT,
        env=os.environ | {"EMPALME_TEST_BUNDLES": str(place)},
        check=True,
        capture_output=True,
        timeout=600,
    )
    return cases(place)


def cases(place):
    found = []
    for description in sorted(place.glob("*/caso.json")):
        case = json.loads(description.read_text())
        found.append({"codigo": None, "hallazgo": None} | case | {"nombre": description.parent.name, "lugar": description.parent / case["ruta"]})
    return found


def by_program(empalme, place, code):
    """The program's JSON, or its error."""
    options = ["--codigo", code] if code else []
    ended = empalme.run("verificar", place, "--json", *options, expect=(0, 1, 2, 65))
    return json.loads(ended.stdout)


def difference(said, answer):
    """What the page says otherwise than the program; None when both say the same."""
    report = answer["report"]
    if "error" in said:
        title = next((title for words, title in REFUSALS.items() if words in said["error"]["mensaje"]), None)
        return None if report is None and answer["title"] == title else (said["error"], answer)
    if said["clase"] == "bolsa BagIt de otro programa":
        is_named = report is None and "bolsa BagIt de otro programa" in answer["title"]
        return None if is_named else (said["clase"], answer)
    if report is None:
        return said["veredicto"], answer["title"]
    theirs, ours = ({**one, "archivo": ""} for one in (said, report))
    return None if theirs == ours else {key: (theirs[key], ours[key]) for key in theirs if theirs[key] != ours[key]}


def test_every_bundle_gets_the_findings_of_the_command_line(empalme, verifier, corpus, page):
    page.open(verifier.as_uri())
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text()))
    differences, codes = {}, set()
    for case in corpus:
        if case["hallazgo"] in UNSEEN:
            continue
        answer = page.verify(case["lugar"], case["codigo"])
        if answer["report"]:
            validator.validate(answer["report"])
            codes |= {finding["codigo"] for finding in answer["report"]["hallazgos"]}
        found = difference(by_program(empalme, case["lugar"], case["codigo"]), answer)
        if found:
            differences[f"{case['nombre']}: {case['titulo']}"] = found
    assert differences == {}
    assert len(corpus) >= 40 and {case["hallazgo"] for case in corpus} - UNSEEN - {None} <= codes
    assert page.said == []


def test_flipped_bytes_get_the_findings_of_the_command_line(empalme, verifier, corpus, page, tmp_path):
    page.open(verifier.as_uri())
    content = next(case["lugar"] for case in corpus if case["nombre"] == "bueno-sellado").read_bytes()
    for seed in range(40):
        numbers, bytes_ = random.Random(seed), bytearray(content)
        for _ in range(numbers.randrange(1, 4)):
            bytes_[numbers.randrange(len(bytes_))] ^= 1 << numbers.randrange(8)
        damaged = tmp_path / f"{seed}.zip"
        damaged.write_bytes(bytes_)
        assert difference(by_program(empalme, damaged, None), page.verify(damaged)) is None, seed


def test_four_outcomes_are_kept_apart(verifier, sealed, empalme, page):
    sello = by_program(empalme, sealed.public, None)["sello"]
    short = "-".join(re.findall("....", sello.upper()[:16]))
    page.open(verifier.as_uri())
    assert page.verify(sealed.public)["title"] == "Íntegro, sin comparar con el acta"
    for code, title in [
        (short, "Coincide con el acta"),
        (sello, "Coincide con el acta"),
        ("0123-4567-89AB-CDEF", "Íntegro, pero NO es el paquete del acta"),
        ("", "Íntegro, sin comparar con el acta"),
    ]:
        page.type_code(code)
        page.wait_for(f"document.getElementById('titulo-resultado').textContent === {json.dumps(title)}")
    page.type_code("esto no es un código")
    page.wait_for("!document.getElementById('codigo-error').hidden")
    assert page.verify(sealed.integral, short)["title"] == "Íntegro, pero NO es el paquete del acta"


def test_a_copy_that_stopped_early_is_called_incomplete(verifier, sealed, page, tmp_path):
    half = tmp_path / "copia.zip"
    half.write_bytes(sealed.public.read_bytes()[:-5000])
    page.open(verifier.as_uri())
    assert page.verify(half)["title"] == "Alterado: la copia está incompleta"


@contextlib.contextmanager
def served(folder):
    handler = functools.partial(QuietHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.mark.parametrize("host", ["127.0.0.1", "foo.test"])
def test_it_works_from_a_web_server_with_and_without_webcrypto(empalme, verifier, sealed, request, host, tmp_path):
    said = by_program(empalme, sealed.integral, None)
    with served(verifier.parent) as port:
        url = f"http://{host}:{port}/verificador.html"
        page = request.getfixturevalue("firefox_page").open(url)
        assert difference(said, page.verify(sealed.integral)) is None
        with another_chromium(request, "--host-resolver-rules=MAP foo.test 127.0.0.1") as page:
            page.open(url)
            assert page.evaluate("window.isSecureContext") == (host == "127.0.0.1")
            assert difference(said, page.verify(sealed.integral)) is None


@contextlib.contextmanager
def another_chromium(request, *arguments):
    """A Chromium with arguments of its own, started by the one Playwright that the other tests use."""
    launcher = request.getfixturevalue("browser").browser_type
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    browser = launcher.launch(executable_path=path, args=[*root, *arguments])
    try:
        yield ChromiumPage(browser.new_page())
    finally:
        browser.close()


def test_without_webassembly_it_is_slow_says_so_and_finds_the_same(empalme, verifier, corpus, page, tmp_path):
    plain = tmp_path / "verificador.html"
    plain.write_text(verifier.read_text().replace(" &#39;wasm-unsafe-eval&#39;", "").replace(" 'wasm-unsafe-eval'", ""))
    assert "wasm-unsafe-eval" not in plain.read_text()
    page.open(plain.as_uri())
    for case in corpus:
        if not re.match("bueno|H00|Z018|Z019|Z029", case["nombre"]):
            continue
        answer = page.verify(case["lugar"], case["codigo"])
        assert difference(by_program(empalme, case["lugar"], case["codigo"]), answer) is None, case["nombre"]
        assert answer["isFast"] is False
        assert page.evaluate("!document.getElementById('lento').hidden")
    page.said.clear()


def test_nothing_is_fetched_and_verifying_keeps_nothing(verifier, sealed, request):
    with another_chromium(request, "--host-resolver-rules=MAP * ~NOTFOUND") as page:
        page.open(verifier.as_uri())
        page.verify(sealed.integral, "0123-4567-89AB-CDEF")
        assert [url for url in page.asked if not url.startswith("blob:")] == [verifier.as_uri()]
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
        refused = "fetch('http://127.0.0.1:9/').then(() => 'went out', () => 'refused')"
        assert page.evaluate(refused) == "refused"


def test_entries_beyond_four_gib_are_read(empalme, verifier, sealed, page, tmp_path):
    """A hole of 4 GiB before an entry: a finding, and all that lies behind it is still right."""
    path = tmp_path / "grande.zip"
    write_sparse(path, sealed.public.stem, resealed(sealed.public, {}), start=4 * GIB)
    page.open(verifier.as_uri())
    said = by_program(empalme, path, None)
    assert difference(said, page.verify(path)) is None
    assert [finding["codigo"] for finding in said["hallazgos"]] == ["Z003"]


@LARGE
def test_an_entry_over_four_gib_is_hashed(empalme, verifier, sealed, page, tmp_path):
    hole, size = "data/02_archivos/hueco.bin", 4 * GIB + 10
    digest, crc = zeros(size)
    path = tmp_path / "grande.zip"
    write_sparse(path, sealed.public.stem, resealed(sealed.public, {}, hole, size, digest), hole, size, crc)
    page.open(verifier.as_uri())
    answer = page.verify(path, seconds=300)
    assert difference(by_program(empalme, path, None), answer) is None
    assert answer["report"]["veredicto"] == "intacto"


def test_a_cancelled_run_ends_within_a_second_and_concludes_nothing(verifier, sealed, page, tmp_path):
    hole, size = "data/02_archivos/hueco.bin", 2 * GIB
    path = tmp_path / "largo.zip"
    write_sparse(path, sealed.public.stem, resealed(sealed.public, {}, hole, size, "0" * 64), hole, size, 0)
    page.open(verifier.as_uri())
    page.start(path)
    page.wait_for("document.getElementById('barra').value > 0", 30)
    before = time.monotonic()
    page.evaluate("document.getElementById('cancelar').click()")
    answer = page.answer(5)
    assert time.monotonic() - before < 1
    assert (answer["title"], answer["report"]) == ("Comprobación cancelada", None)
    assert page.verify(sealed.public)["report"]["veredicto"] == "intacto"


def test_the_report_is_saved_as_json(verifier, sealed, chromium_page, tmp_path):
    chromium_page.open(verifier.as_uri())
    report = chromium_page.verify(sealed.public)["report"]
    with chromium_page.page.expect_download() as waiting:
        chromium_page.page.click("#guardar")
    saved = tmp_path / "informe.json"
    waiting.value.save_as(saved)
    assert waiting.value.suggested_filename == f"verificacion-{report['sello'][:16]}.json"
    assert json.loads(saved.read_text()) == report


def test_the_page_is_small_sealed_beside_the_bundle_and_made_apart(empalme, verifier, tmp_path):
    content = verifier.read_bytes()
    assert len(content) < 80_000
    listed = (verifier.parent / "SHA256SUMS").read_text()
    assert f"{hashlib.sha256(content).hexdigest()}  verificador.html\n" in listed
    apart = tmp_path / "otro.html"
    empalme.run("verificador", "--salida", apart)
    assert apart.read_bytes() == content
    empalme.run("verificador", "--salida", apart, expect=(73,))


def test_the_kernel_is_what_its_swift_sources_give():
    subprocess.run(["sh", "scripts/kernel.sh", "--check"], cwd=PROJECT, check=True, timeout=300)
