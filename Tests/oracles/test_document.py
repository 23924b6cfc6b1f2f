"""The documento de empalme is valid, accessible, self-contained HTML that prints well."""

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import AXE_TAGS, VIEWS, nu_complaints, opened


@pytest.fixture(scope="session")
def documents(sealed, tmp_path_factory):
    """Every document that a version brings, by a short name."""
    import zipfile

    pages = {path.name: path for path in sorted(sealed.folder.glob("documento-*.html"))}
    for edition in ["integral", "public"]:
        place = tmp_path_factory.mktemp(edition)
        with zipfile.ZipFile(getattr(sealed, edition)) as archive:
            archive.extractall(place)
        pages[f"{edition} bundle"] = next(place.glob("*/data/documento-empalme.html"))
    return pages


def test_the_nu_checker_finds_no_error_and_no_warning(sealed, documents, bag):
    assert nu_complaints([*documents.values(), bag / "index.html"]) == []


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_no_violation(browser, documents, view):
    options = dict(VIEWS[view])
    media, colors = options.pop("media", "screen"), options.pop("forced_colors", "none")
    context = browser.new_context(**options)
    for name, path in documents.items():
        # The copies in the bundles differ from these in the printed sello alone: once is enough.
        if name.endswith("bundle") and view != "wide":
            continue
        page, _ = opened(context, path)
        page.emulate_media(media=media, forced_colors=colors)
        results = Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}})
        assert results.violations_count == 0, f"{name}, {view}\n{results.generate_report()}"
        page.close()
    context.close()


def test_nothing_is_fetched_from_anywhere(browser, documents):
    context = browser.new_context()
    for name, path in documents.items():
        page, asked = opened(context, path)
        assert asked == [], name
        assert page.locator("script:not([type='application/ld+json'])").count() == 0, name
        page.close()
    context.close()


def test_it_reads_whole_without_scripts(browser, documents):
    context = browser.new_context(java_script_enabled=False)
    for name, path in documents.items():
        page, _ = opened(context, path)
        assert page.locator("html").get_attribute("lang") == "es-CO", name
        assert page.locator("h1").count() == 1, name
        assert page.locator("main h2").count() >= 15, name
        page.close()
    context.close()


def test_every_link_inside_the_document_leads_somewhere(browser, documents):
    context = browser.new_context()
    for name, path in documents.items():
        page, _ = opened(context, path)
        broken = page.evaluate(
            """() => [...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href'))
                 .filter(href => href.length < 2 || !document.getElementById(decodeURIComponent(href.slice(1))))"""
        )
        assert broken == [], name
        page.close()
    context.close()


def test_a_narrow_screen_scrolls_in_one_direction(browser, documents):
    context = browser.new_context(viewport={"width": 320, "height": 640})
    for name, path in documents.items():
        page, _ = opened(context, path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
        page.close()
    context.close()


def test_the_skip_link_is_the_first_stop_of_the_keyboard(browser, sealed):
    context = browser.new_context()
    page, _ = opened(context, sealed.document)
    page.keyboard.press("Tab")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    assert target and target.startswith("#")
    context.close()


def test_it_prints_to_a_pdf_with_language_and_outline(browser, sealed, tmp_path):
    context = browser.new_context()
    page, _ = opened(context, sealed.document)
    page.pdf(path=tmp_path / "documento.pdf", prefer_css_page_size=True, tagged=True, outline=True)
    context.close()

    printed = pypdf.PdfReader(tmp_path / "documento.pdf")
    assert printed.root_object["/Lang"] == "es-CO"
    assert printed.outline
    assert len(printed.pages) >= 3
    assert "Empalme" in printed.pages[0].extract_text() or "empalme" in printed.pages[0].extract_text()
