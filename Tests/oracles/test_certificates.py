"""Certificates, by commands alone on the worked example: what is issued, what anybody can verify, what stays secret."""

import base64
import contextlib
import io
import json
import re
import sqlite3
import zipfile

import icalendar
import openpyxl
import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import AXE_TAGS, MODES, Sealed, nu_complaints, shown
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

CODE = re.compile(r"EMP-\d{4}-\d{5,}-[0-9A-Z]{2}")
MARK = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}")
FORGED = "0000-0000-0000-0000"


def rows(folder, query, *values):
    with contextlib.closing(sqlite3.connect(folder / "empalme.sqlite")) as store:
        store.row_factory = sqlite3.Row
        return [dict(row) for row in store.execute(query, values)]


def certificates(folder):
    return {row["codigo"]: row for row in rows(folder, "SELECT * FROM certificados ORDER BY codigo")}


class Issued:
    """An expediente with issued certificates, one annulled, one reissued, and all that the commands write of it."""

    def __init__(self, program, folder):
        self.program, self.folder = program, program.create(folder)
        self.first = json.loads(self("certificar", "--json").stdout)
        self.second = json.loads(self("certificar", "--json").stdout)
        before = certificates(self.folder)
        valid = [row for row in before.values() if row["estado"] == "vigente" and row["horas"]]
        (self.valid, self.annulled, self.former) = valid[0], valid[1], valid[2]
        self.annul = self("certificado", "anular", self.annulled["codigo"], "--motivo", "La lista no lo tiene")
        self.reissue = json.loads(
            self("certificado", "reexpedir", self.former["codigo"], "--motivo", "Otro nombre", "--json").stdout
        )
        self.successor = next(code for code in certificates(self.folder) if code not in before)
        self.third = json.loads(self("certificar", "--json").stdout)
        self("verificacion")
        self.page = self.folder / "verificacion-certificados" / "certificados.html"

    def __call__(self, *arguments, expect=(0,)):
        return self.program.run("capacitacion", *arguments, "--carpeta", self.folder, expect=expect)

    def check(self, code, *arguments, expect=(0,)):
        return json.loads(self("verificar-certificado", code, *arguments, "--json", expect=expect).stdout)


@pytest.fixture(scope="module")
def issued(empalme, tmp_path_factory):
    return Issued(empalme, tmp_path_factory.mktemp("certificados") / "piedras")


def test_every_certificate_has_a_code_and_a_mark_and_none_is_issued_twice(issued):
    assert issued.first["expedidos"] and issued.first["completados"]
    assert (issued.second["expedidos"], issued.second["completados"]) == ([], 0)
    assert issued.second["vigentes"] == issued.first["vigentes"]
    assert issued.third["expedidos"] == [], "what was annulled does not come back by itself"
    # The annulled one is gone; the reissued one has its successor.
    assert issued.third["vigentes"] == issued.first["vigentes"] - 1
    everything = certificates(issued.folder).values()
    assert all(CODE.fullmatch(row["codigo"]) for row in everything)
    # Only one that was no longer valid in the table from which it came has no mark.
    marks = [row["huella"] for row in everything if row["huella"] or row["estado"] == "vigente"]
    assert all(map(MARK.fullmatch, marks)) and len(set(marks)) == len(marks) > 0
    alive = [(row["documento"], row["sesion"], row["clase"]) for row in everything if row["estado"] == "vigente"]
    assert len(alive) == len(set(alive))


def test_the_papers_of_valid_certificates_and_no_others_are_written(issued):
    everyone = (issued.folder / "certificados" / "todos.html").read_text(encoding="utf-8")
    valid = {code for code, row in certificates(issued.folder).items() if row["estado"] == "vigente"}
    assert set(re.findall(rf'<p class="codigo">({CODE.pattern})</p>', everyone)) == valid


def test_the_command_line_tells_good_papers_from_bad_ones(issued):
    code, mark = issued.valid["codigo"], issued.valid["huella"]
    assert issued.check(code, "--huella", mark, "--titular", issued.valid["nombre"])["reparos"] == []
    assert issued.check(code.lower(), "--huella", mark.lower().replace("-", " "))["reparos"] == []
    assert issued.check(code, "--titular", issued.valid["documento"])["reparos"] == []
    assert "huella" in issued.check(code, "--huella", FORGED, expect=(1,))["reparos"][0]
    assert "nombre" in issued.check(code, "--titular", "Otra Persona", expect=(1,))["reparos"][0]
    assert "anulado" in issued.check(issued.annulled["codigo"], expect=(1,))["reparos"][0]
    former = issued.check(issued.former["codigo"], expect=(1,))
    assert former["reemplazado_por"] == issued.successor
    assert issued.check(issued.successor)["certificado"]["reemplaza"] == issued.former["codigo"]
    assert "mal copiado" in issued("verificar-certificado", misspelt(code), expect=(64,)).stderr
    again = issued("certificado", "anular", issued.annulled["codigo"], "--motivo", "x", expect=(73,))
    assert "ya está anulado" in again.stderr


def misspelt(code):
    """The code with one figure that is another one."""
    return code[:-4] + str((int(code[-4]) + 1) % 10) + code[-3:]


def test_a_record_that_was_changed_from_outside_no_longer_gives_its_mark(empalme, issued, tmp_path):
    copy = tmp_path / "empalme.sqlite"
    with contextlib.closing(sqlite3.connect(issued.folder / "empalme.sqlite")) as store:
        store.execute("VACUUM INTO ?", [str(copy)])
    with contextlib.closing(sqlite3.connect(copy)) as store, store:
        store.execute("UPDATE certificados SET horas = '400' WHERE codigo = ?", [issued.valid["codigo"]])
    ended = empalme.run(
        "capacitacion", "verificar-certificado", issued.valid["codigo"], "--carpeta", tmp_path, "--json", expect=(1,)
    )
    assert "cambiaron por fuera" in json.loads(ended.stdout)["reparos"][0]


# The verification page


@contextlib.contextmanager
def verifying(browser, path, code="", mark="", mode="1280 px"):
    """The verification page with a code and a mark in its address, as the QR code of a paper opens it."""
    with shown(browser, path, mode) as page:
        if code:
            page.goto(f"{path.as_uri()}#{code}.{mark}")
        yield page


def told(page):
    """What the page says: the verdict, and each line under its name."""
    names, values = page.locator("#resultado dt").all_inner_texts(), page.locator("#resultado dd").all_inner_texts()
    return page.locator("#resultado .veredicto").inner_text(), dict(zip(names, values, strict=True))


def test_the_right_code_shows_every_field_that_matters(browser, issued):
    row = issued.valid
    with verifying(browser, issued.page, row["codigo"], row["huella"]) as page:
        verdict, fields = told(page)
        assert "registrado y vigente" in verdict
        assert (fields["Código"], fields["Estado"], fields["Curso"]) == (row["codigo"], "vigente", row["curso"])
        assert fields["Clase"].endswith(row["clase"]) and fields["Tipo"] == row["tipo_curso"]
        assert row["firmante"] in fields["Firma"] and row["ciudad"] in fields["Expedido"]
        assert set(fields) >= {"Intensidad horaria", "Fechas", "Nivel"}
        # Who changes the hours on the paper cannot change them here.
        hours = issued.check(row["codigo"])["certificado"]["horas"]
        assert re.fullmatch(rf"{str(hours).replace('.', ',')} horas?", fields["Intensidad horaria"])
        said = page.locator("#respuesta")
        for typed, verdict in [
            (row["nombre"].upper(), "✓"), (row["documento"], "✓"), (f"{int(row['documento']):,}".replace(",", "."), "✓"),
            ("Otra Persona", "✗"), ("1", "✗"),
        ]:  # fmt: skip
            page.fill("#nombre", typed)
            page.press("#nombre", "Enter")
            assert said.inner_text().startswith(verdict), typed
        assert page.said == [] and {url.split("#")[0] for url in page.asked} == {issued.page.as_uri()}


def bad_papers(issued):
    valid = issued.valid
    return {
        "annulled": (issued.annulled["codigo"], issued.annulled["huella"], "fue anulado"),
        "reissued": (issued.former["codigo"], issued.former["huella"], issued.successor),
        "another mark": (valid["codigo"], FORGED, "No hay un certificado"),
        "mark of another one": (valid["codigo"], issued.annulled["huella"], "No hay un certificado"),
        "unknown": ("EMP-1999-00001-00", valid["huella"], "✗"),
        "misspelt": (misspelt(valid["codigo"]), valid["huella"], "mal copiado"),
        "no mark": (valid["codigo"], "", "Escriba también la huella"),
        "markup": ("<img src=x onerror=alert(1)>", "<b>", "No hay un certificado"),
    }


@pytest.mark.parametrize(
    "paper", ["annulled", "reissued", "another mark", "mark of another one", "unknown", "misspelt", "no mark", "markup"]
)
def test_a_bad_paper_is_told_from_a_good_one(browser, issued, paper):
    code, mark, words = bad_papers(issued)[paper]
    with verifying(browser, issued.page) as page:
        page.fill("#codigo", code)
        page.fill("#huella", mark or " ")
        page.press("#codigo", "Enter")
        verdict, fields = told(page)
        assert words in verdict and "vigente." not in verdict
        known = paper in ("annulled", "reissued")
        assert bool(fields) == known
        # Only of a certificate that was found can be asked whose it is.
        assert page.locator("#nombre").is_visible() == known
        assert page.said == []


def test_the_page_says_what_to_do_where_no_script_runs(browser, issued):
    with verifying(browser, issued.page, mode="no JavaScript") as page:
        assert page.get_by_text("Cómo verificar sin este programa").is_visible()
        assert page.get_by_text("verificar-certificado").is_visible()
        assert not page.locator("#codigo").is_visible() and not page.locator("#nombre").is_visible()


def test_the_policy_of_the_page_lets_no_other_script_run_and_nothing_out(browser, issued):
    with verifying(browser, issued.page) as page:
        page.evaluate("""() => {
          const script = document.createElement("script");
          script.textContent = "window.escaped = true";
          document.body.append(script);
        }""")
        assert page.evaluate("window.escaped") is None
        reason = page.evaluate("fetch('https://example.com/').then(() => '', error => error.name)")
        assert reason == "TypeError"
        assert any("Content Security Policy" in line for line in page.said)


def test_the_page_holds_no_name_and_no_document_number_in_any_form(issued):
    content = issued.page.read_bytes()
    data = json.loads(re.search(rb'id="datos">(.*?)</script>', content, re.S)[1])
    marked = [row for row in certificates(issued.folder).values() if row["huella"]]
    assert len(data) == len(marked)
    hidden = b"\n".join(base64.b64decode(entry) for entry in data.values())
    people = rows(issued.folder, "SELECT documento, nombre FROM personas")
    people += rows(issued.folder, "SELECT documento, nombre FROM certificados")
    assert people
    everything = content.lower() + hidden.lower()
    for person in people:
        for text in filter(None, person.values()):
            assert text.lower().encode() not in everything, text
    for row in marked:
        assert row["huella"].encode() not in everything.upper() and row["curso"].lower().encode() not in everything
        assert not any(row["codigo"] in key + value for key, value in data.items())


# Pages to look at and to print


@pytest.fixture(scope="module")
def papers(issued):
    issued("lista", "C-01")
    issued("lista", "C-01", "--en-blanco")
    paper = min((issued.folder / "certificados").glob("*.html"), key=lambda path: path.stat().st_size)
    return [paper, *sorted((issued.folder / "listas").glob("*.html")), issued.page]


def test_the_nu_checker_finds_no_error_and_no_warning(papers):
    assert nu_complaints(papers) == []


@pytest.mark.parametrize("mode", [mode for mode in MODES if mode != "no JavaScript"])
def test_axe_finds_no_violation_and_nothing_is_wider_than_the_screen(browser, issued, papers, mode):
    row = issued.valid
    for path in papers:
        with verifying(browser, path, *([row["codigo"], row["huella"]] if path == issued.page else []), mode=mode) as page:
            results = Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}})
            assert results.violations_count == 0, f"{path.name}, {mode}\n{results.generate_report()}"
            width, room = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
            assert width <= room or mode == "print", path.name
            assert page.said == [], path.name


def test_a_printed_list_is_tagged_and_on_its_sheets(issued, tmp_path):
    issued("lista", "C-01", "--pdf", "--salida", tmp_path)
    issued("lista", "C-02", "--en-blanco", "--pdf", "--salida", tmp_path / "otra")
    written = sorted(tmp_path.rglob("*.pdf"))
    assert len(written) == 2
    for path in written:
        file = pypdf.PdfReader(path)
        assert file.trailer["/Root"]["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in file.trailer["/Root"]
        assert file.trailer["/Root"]["/Lang"].startswith("es")
        assert all((round(page.mediabox.width), round(page.mediabox.height)) == (792, 612) for page in file.pages)
        html = path.with_suffix(".html").read_text(encoding="utf-8")
        assert len(file.pages) == html.count('class="hoja"')


def test_a_certificate_prints_on_one_sheet(browser, issued):
    for path in sorted((issued.folder / "certificados").glob("*.html"))[:3]:
        with shown(browser, path, "print") as page:
            printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, tagged=True)))
            assert len(printed.pages) == page.locator("article.certificado").count(), path.name


# Interchange


def part(text):
    return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))


@pytest.fixture(scope="module")
def credentials(issued):
    issued("credenciales")
    return sorted((issued.folder / "credenciales").glob("*.jwt"))


def test_every_credential_is_signed_with_the_key_that_the_issuer_publishes(issued, credentials):
    published = json.loads((issued.folder / "credenciales" / "emisor.json").read_text(encoding="utf-8"))
    x = published["llave_publica"]["x"]
    key = Ed25519PublicKey.from_public_bytes(base64.urlsafe_b64decode(x + "=" * (-len(x) % 4)))
    valid = {code for code, row in certificates(issued.folder).items() if row["estado"] == "vigente"}
    assert {path.stem for path in credentials} == valid
    for path in credentials:
        head, body, signature = path.read_text(encoding="ascii").strip().split(".")
        raw = base64.urlsafe_b64decode(signature + "=" * (-len(signature) % 4))
        key.verify(raw, f"{head}.{body}".encode())
        with pytest.raises(InvalidSignature):
            key.verify(raw, f"{head}.{body[:-2]}AA".encode() if body[-2:] != "AA" else f"{head}.{body}x".encode())
        assert part(head)["alg"] == "EdDSA" and part(head)["kid"] == published["nombre_llave"]
        assert part(head)["jwk"]["x"] == x and "d" not in part(head)["jwk"]


def test_every_credential_has_the_members_that_open_badges_3_requires(issued, credentials):
    known = certificates(issued.folder)
    for path in credentials:
        badge = part(path.read_text(encoding="ascii").split(".")[1])
        assert badge["@context"][0] == "https://www.w3.org/ns/credentials/v2"
        assert re.fullmatch(r"https://purl\.imsglobal\.org/spec/ob/v3p0/context-3\.0\.\d+\.json", badge["@context"][1])
        assert {"VerifiableCredential", "OpenBadgeCredential"} <= set(badge["type"])
        assert badge["issuer"]["id"] == badge["iss"] and "Profile" in badge["issuer"]["type"]
        assert badge["jti"] == badge["id"] and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-05:00", badge["validFrom"])
        subject = badge["credentialSubject"]
        assert "AchievementSubject" in subject["type"] and subject["id"] == badge["sub"]
        achievement = subject["achievement"]
        assert "Achievement" in achievement["type"] and achievement["criteria"]["narrative"]
        assert achievement["id"] and achievement["name"] and achievement["description"]
        assert {(one["type"], type(one["hashed"]), one["identityType"]) for one in subject["identifier"]} == {
            ("IdentityObject", bool, "name")
        }
        assert known[path.stem]["documento"] not in json.dumps(badge), path.name


def test_statements_have_what_xapi_requires_and_the_same_identifiers_in_every_run(issued):
    issued("xapi")
    path = issued.folder / "xapi" / "xapi.jsonl"
    first = path.read_bytes()
    issued("xapi")
    assert path.read_bytes() == first
    statements = [json.loads(line) for line in first.decode().splitlines()]
    assert len({statement["id"] for statement in statements}) == len(statements) > 0
    verbs = {"attended": 0, "passed": 0, "failed": 0}
    for statement in statements:
        assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", statement["id"])
        account = statement["actor"]["account"]
        assert ":" in account["homePage"] and account["name"] and ":" in statement["object"]["id"]
        verbs[statement["verb"]["id"].removeprefix("http://adlnet.gov/expapi/verbs/")] += 1
        if score := statement["result"].get("score"):
            assert 0 <= score["scaled"] <= 1 and score["min"] <= score["raw"] <= score["max"]
            assert statement["result"]["success"] == statement["verb"]["id"].endswith("passed")
    attended = rows(
        issued.folder,
        "SELECT count(*) AS n FROM asistencias WHERE asistencia IN ('asistió', 'tarde', 'retirado') AND anulacion = ''",
    )
    assert verbs["attended"] == attended[0]["n"]
    evaluated = rows(issued.folder, "SELECT count(*) AS n FROM evaluaciones WHERE anulacion = ''")
    assert verbs["passed"] + verbs["failed"] == evaluated[0]["n"]
    for person in rows(issued.folder, "SELECT documento FROM personas"):
        assert person["documento"].encode() not in first


def test_the_agenda_and_the_texts_name_the_sessions_to_come_and_who_is_missing(issued):
    issued("recordatorios")
    folder = issued.folder / "recordatorios"
    calendar = icalendar.Calendar.from_ical((folder / "sesiones.ics").read_bytes())
    assert calendar.errors == [] and calendar["METHOD"] == "PUBLISH"
    planned = rows(issued.folder, "SELECT * FROM sesiones WHERE estado = 'programada'")
    events = calendar.walk("VEVENT")
    assert sorted(str(event["DTSTART"].dt)[:10] for event in events) == sorted(row["fecha_inicio"] for row in planned)
    assert len({event["UID"] for event in events}) == len(events) == len(planned) > 0
    missing = json.loads(issued("cobertura", "--json").stdout)["personas"]
    missing = [person for person in missing if {"falta", "en curso", "vencido"} & set(person["estados"].values())]
    texts = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.txt"))
    assert missing and all(person["nombre"] in texts for person in missing)


def test_the_workbook_to_fill_in_has_a_row_per_person_and_tool_that_is_missing(issued):
    written = json.loads(issued("plantilla", "--json").stdout)
    assert written
    (path,) = (issued.folder / "plantillas-capacitacion").glob("*.xlsx")
    filled = [row for row in openpyxl.load_workbook(path).worksheets[0].values if any(row)]
    people = json.loads(issued("cobertura", "--json").stdout)["personas"]
    lacking = [
        person["documento"] for person in people for state in person["estados"].values() if state in ("falta", "vencido", "en curso")
    ]
    documents = {row["documento"] for row in rows(issued.folder, "SELECT documento FROM personas")}
    named = [str(cell) for row in filled for cell in row if str(cell) in documents]
    assert sorted(named) == sorted(lacking)


# Evidence


def test_a_signed_sheet_that_changes_is_found_and_can_be_attached_again(empalme, issued, tmp_path):
    sheet = tmp_path / "lista firmada.pdf"
    sheet.write_bytes(b"%PDF-1.4 invented\n")
    issued("adjuntar", "C-01", sheet)
    (kept,) = (issued.folder / "registros" / "evidencias").rglob("*.pdf")
    assert kept.read_bytes() == sheet.read_bytes()

    def found():
        findings = json.loads(empalme.run("revisar", issued.folder, "--json", expect=(0, 1, 2)).stdout)
        return [finding for finding in findings if finding["codigo"] == "R021"]

    assert found() == []
    kept.write_bytes(b"%PDF-1.4 altered\n")
    assert [kept.name in json.dumps(finding, ensure_ascii=False) for finding in found()] == [True]
    sheet.write_bytes(b"%PDF-1.4 signed again\n")
    kept.write_bytes(sheet.read_bytes())
    issued("adjuntar", "C-01", kept)
    assert found() == []


# Secrets


def byte_strings(path):
    """Every byte of a file, and of the files in it if it is a ZIP."""
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                content = archive.read(name)
                yield content
                if zipfile.is_zipfile(io.BytesIO(content)):
                    with zipfile.ZipFile(io.BytesIO(content)) as inner:
                        yield from (inner.read(one) for one in inner.namelist())


def test_the_secrets_are_in_the_registry_and_nowhere_else(empalme, issued, credentials, papers, tmp_path):
    for command in ["credenciales", "xapi"]:
        issued(command, "--al-paquete")
    issued("recordatorios")
    empalme.run("construir", issued.folder, "--fecha", "2011-12-28", "--motivo", "Entrega", expect=(0, 1, 2))
    empalme.run("exportar", issued.folder, "--a", tmp_path / "tablas")
    said = [issued.first, issued.reissue, issued.check(issued.valid["codigo"])]
    said.append(json.loads(issued("certificado", "ajustes", "--json").stdout))
    said.append(issued("resumen").stdout)
    (tmp_path / "dicho.json").write_text(json.dumps(said), encoding="utf-8")

    secrets = {row["nombre"]: bytes(row["valor"]) for row in rows(issued.folder, "SELECT nombre, valor FROM secretos")}
    assert set(secrets) == {"sal", "llave"} and all(len(secret) == 32 for secret in secrets.values())
    forms = [
        form
        for secret in secrets.values()
        for form in (
            secret, secret.hex().encode(), secret.hex().upper().encode(), base64.b64encode(secret).rstrip(b"="),
            base64.urlsafe_b64encode(secret).rstrip(b"="),
        )
    ]  # fmt: skip
    own = issued.folder.rglob("*")
    files = [path for path in own if path.is_file() and not path.name.startswith("empalme.sqlite")]
    files += [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any(path.suffix == ".zip" for path in files) and any(path.suffix == ".jwt" for path in files)
    for path in files:
        for content in byte_strings(path):
            assert not any(form in content for form in forms), path

    newest = Sealed(sorted((issued.folder / "versiones").iterdir())[-1])
    with zipfile.ZipFile(newest.integral) as archive:
        assert any(name.endswith(".jwt") for name in archive.namelist())
    with zipfile.ZipFile(newest.public) as archive:
        assert not any("intercambio" in name or "evidencias" in name for name in archive.namelist())
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert issued.valid["huella"].encode() not in everything
    for person in rows(issued.folder, "SELECT documento FROM personas"):
        assert person["documento"].encode() not in everything
