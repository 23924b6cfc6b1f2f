"""The documento de empalme is valid, accessible, self-contained HTML that prints well, also when it is empty or large."""

import base64
import hashlib
import re
import zipfile

import pypdf
import pytest

from conftest import MODES, PROJECT, assert_holds, nu_complaints, opened

GOLDEN = PROJECT / "Tests" / "HandoverPagesTests" / "Golden"
# Every document that is looked at, by a short name. Where only the number of rows, the links or the sello differ, axe,
# which takes its time, looks once and everything else is asked in six modes all the same.
DOCUMENTS = ["public", "integral", "empty", "empty integral", "nothing at all", "large", "large integral"]
COPIES = ["public in its bundle", "integral in its bundle", "redirect of the bundle"]
IN_EACH_MODE = ["public", "integral", "empty", "nothing at all"]


@pytest.fixture(scope="session")
def documents(sealed, empty_case, large_case, tmp_path_factory):
    pages = {"nothing at all": allowed(GOLDEN / "documento-vacio.html", tmp_path_factory.mktemp("nada"))}
    others = {"": sealed.folder, "empty": empty_case / "versiones" / "v0001", "large": large_case / "versiones" / "v0001"}
    for name, folder in others.items():
        pages[name or "public"] = folder / "documento-empalme.html"
        pages[f"{name} integral".strip()] = folder / "documento-empalme-integral.html"
    for edition in ["integral", "public"]:
        place = tmp_path_factory.mktemp(edition)
        with zipfile.ZipFile(getattr(sealed, edition)) as archive:
            archive.extractall(place)
        pages[f"{edition} in its bundle"] = next(place.glob("*/data/documento-empalme.html"))
    pages["redirect of the bundle"] = next(place.glob("*/index.html"))
    return pages


def allowed(recorded, place):
    """A page that the tests of Swift recorded, with the hash of its styles in its policy, which they leave out."""
    text = recorded.read_text(encoding="utf-8")
    style = re.search(r"(?s)<style>(.*?)</style>", text)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = place / recorded.name
    page.write_text(re.sub(r"sha256-\d+", f"sha256-{digest}", text, count=1), encoding="utf-8")
    return page


def test_the_nu_checker_finds_no_error_and_no_warning(documents):
    assert set(documents) == {*DOCUMENTS, *COPIES}
    assert nu_complaints(documents.values()) == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", [*DOCUMENTS, *COPIES[:2]])
def test_it_holds_in_six_modes(browser, documents, name, mode):
    assert_holds(browser, documents[name], mode, axe=name in IN_EACH_MODE or mode == "1280 px")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_it_has_its_chapters_and_says_what_is_missing(browser, documents, name):
    context = browser.new_context()
    page, _ = opened(context, documents[name])
    chapters = page.locator("main > section.capitulo")
    assert chapters.count() == 15
    if name in ["empty", "empty integral", "nothing at all"]:
        says = re.compile(r"No se registr|no contiene archivos|Aún no")
        silent = [number for number, text in enumerate(chapters.all_inner_texts(), 1) if not says.search(text)]
        # The package is there once it is sealed, with its tables; the signatures have blanks.
        assert silent == ([15] if name == "nothing at all" else [13, 15])
    context.close()


def test_its_size_is_bounded(documents):
    sizes = {name: documents[name].stat().st_size for name in DOCUMENTS}
    for name in ["public", "integral"]:
        assert sizes[name] < 300_000, sizes
    for name in ["empty", "empty integral", "nothing at all"]:
        assert sizes[name] < 60_000, sizes
    for name in ["large", "large integral"]:
        assert sizes[name] < 1_500_000, sizes


def test_the_skip_link_is_the_first_stop_of_the_keyboard(browser, sealed):
    context = browser.new_context()
    page, _ = opened(context, sealed.document)
    page.keyboard.press("Tab")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    assert target and target.startswith("#")
    context.close()


@pytest.mark.parametrize("name", ["public", "empty", "large"])
def test_it_prints_to_a_pdf_with_language_outline_and_page_numbers(browser, documents, name, tmp_path):
    context = browser.new_context()
    page, _ = opened(context, documents[name])
    page.pdf(path=tmp_path / "documento.pdf", prefer_css_page_size=True, tagged=True, outline=True)
    context.close()

    printed = pypdf.PdfReader(tmp_path / "documento.pdf")
    assert printed.root_object["/Lang"] == "es-CO"
    assert printed.outline
    pages = [page.extract_text() for page in printed.pages]
    assert len(pages) >= 3 and "Documento de empalme" in pages[0]
    for number, text in enumerate(pages, 1):
        assert f"{number} de {len(pages)}" in text
        last = [line for line in text.splitlines() if line.strip()][-2:]
        assert "Criterio Peso Puntaje" not in last[0], "the head of a table stands alone at the end of a page"
