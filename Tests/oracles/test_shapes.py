"""The shapes in which the document is published: valid, accessible, self-contained, the same twice."""

import csv
import hashlib
import json
import os
import subprocess

import pypdf
import pytest

from conftest import MODES, PROJECT, assert_holds, nu_complaints

ADDRESS = "https://www.piedras-tolima.gov.co/empalme/"
# A page of a content manager with styles, names and headings of its own.
HOST = """<!DOCTYPE html>
<html lang="es"><head><meta charset="utf-8"><title>Alcaldía</title><style>
.tabla, .nota, .estado, .ficha {{ display: none; color: red }} #resumen {{ border: 9px solid red }}
body {{ font: 16px/1.5 Arial, sans-serif; margin: 0 }} .cuerpo {{ max-width: 70rem; margin: auto; overflow-x: auto }}
table {{ border-collapse: collapse }} td, th {{ border: 1px solid #555; padding: 4px; text-align: left }}
</style></head><body><header>Sitio del municipio</header>
<main class="cuerpo" id="ficha" tabindex="0"><h1 id="resumen">Empalme</h1>
{fragment}</main></body></html>"""


@pytest.fixture(scope="session")
def shapes(empalme, case_file, tmp_path_factory):
    """The folder with every shape, as the program writes it with whatever printer is here."""
    target = tmp_path_factory.mktemp("formas") / "documento"
    empalme.run("documento", case_file, "--salida", target, "--direccion", ADDRESS)
    return target


@pytest.fixture(scope="session")
def pages(empalme, case_file, shapes, tmp_path_factory):
    """Every HTML page by a short name; the fragment stands in a host page."""
    place = tmp_path_factory.mktemp("paginas")
    host = place / "anfitrion.html"
    fragment = (shapes / "documento-empalme.fragmento.html").read_text(encoding="utf-8")
    host.write_text(HOST.format(fragment=fragment), encoding="utf-8")
    empalme.run("accesibilidad", case_file, "--html", place / "accesibilidad.html", "--fecha", "2011-12-28")
    return {
        "page": shapes / "documento-empalme.html",
        "folder": shapes / "carpeta-web" / "index.html",
        "fragment": host,
        "declaration": place / "accesibilidad.html",
    }


def test_the_nu_checker_finds_no_error(pages, shapes):
    assert nu_complaints([*pages.values(), shapes / "carpeta-web" / "estilo.css"]) == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", ["page", "folder", "fragment", "declaration"])
def test_it_holds_in_six_modes(browser, pages, name, mode):
    # The page of a content manager scrolls as that has it.
    beside = ["estilo.css"] if name == "folder" else []
    assert_holds(browser, pages[name], mode, beside=beside, scrolls=name == "fragment")


def test_the_fragment_keeps_clear_of_its_host(browser, pages):
    context = browser.new_context()
    page = context.new_page()
    page.goto(pages["fragment"].as_uri())

    twice = "() => [...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) != i)"
    assert page.evaluate(twice) == []
    dead = """() => [...document.querySelectorAll('.empalme a')].map(a => a.getAttribute('href'))
              .filter(href => href.startsWith('#') ? !document.getElementById(href.slice(1)) : !/^(https?|mailto):/.test(href))"""
    assert page.evaluate(dead) == []
    assert page.locator(".empalme table").first.is_visible()
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(e => +e.tagName[1])")
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:]))
    context.close()


def test_every_link_to_data_leads_to_a_table_that_opens(browser, pages, shapes):
    context = browser.new_context()
    page = context.new_page()
    page.goto(pages["folder"].as_uri())
    links = set(page.evaluate("[...document.querySelectorAll('a[download]')].map(a => a.getAttribute('href'))"))
    data = json.loads(page.locator("script[type='application/ld+json']").text_content())
    context.close()

    folder = shapes / "carpeta-web"
    files = {f"datos/{path.name}" for path in (folder / "datos").iterdir()}
    assert links == files and len(files) > 15
    for download in data["hasPart"]["distribution"]:
        assert download["contentUrl"].startswith(ADDRESS)
        table = (folder / download["contentUrl"][len(ADDRESS):]).read_bytes()
        assert table.startswith(b"\xef\xbb\xbf")
        assert hashlib.sha256(table).hexdigest() == download["sha256"]
        rows = list(csv.reader(table.decode("utf-8-sig").splitlines(keepends=True), strict=True))
        assert len({len(row) for row in rows}) == 1
    assert data["@type"] == "Report" and data["publisher"]["@type"] == "GovernmentOrganization"
    assert data["url"] == ADDRESS


def test_sha256sum_accepts_the_list(shapes):
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=shapes, check=True, capture_output=True)


def test_the_pdf_is_tagged_and_the_same_twice(empalme, case_file, shapes, tmp_path):
    printed = pypdf.PdfReader(shapes / "documento-empalme.pdf")
    root = printed.root_object
    assert root["/Lang"] == "es-CO" and root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    assert printed.outline
    assert "Documento de empalme" in printed.metadata.title

    empalme.run("documento", case_file, "--salida", tmp_path / "otra", "--direccion", ADDRESS)
    for path in sorted(path for path in shapes.rglob("*") if path.is_file()):
        assert path.read_bytes() == (tmp_path / "otra" / path.relative_to(shapes)).read_bytes(), path.name


def test_without_a_printer_the_rest_is_written_and_the_remedy_told(empalme, case_file, tmp_path):
    bare = {**os.environ, "PATH": str(tmp_path)}
    ended = empalme.run("documento", case_file, "--salida", tmp_path / "d", expect=(2,), env=bare)
    assert "chromium" in ended.stderr and not (tmp_path / "d" / "documento-empalme.pdf").exists()
    assert (tmp_path / "d" / "carpeta-web" / "index.html").exists()

    ended = empalme.run("documento", case_file, "--forma", "pdf", "--salida", tmp_path / "e", expect=(66,), env=bare)
    assert "weasyprint" in ended.stderr and not (tmp_path / "e").exists()


def test_a_template_without_language_is_not_accessible(empalme, tmp_path):
    folder = empalme.create(tmp_path / "caso")
    templates = folder / "plantillas" / "documento"
    templates.mkdir(parents=True)
    source = (PROJECT / "Templates" / "documento" / "documento.mustache").read_text()
    (templates / "documento.mustache").write_text(source.replace(' lang="es-CO"', ""))
    empalme.seal(folder)

    ended = empalme.run("accesibilidad", folder, "--json", expect=(1,))
    results = {line["criterio"]: line["resultado"] for line in json.loads(ended.stdout)["criterios"]}
    assert len(results) == 32
    assert [code for code, result in results.items() if result == "no cumple"] == ["CC27"]
