"""The verifier page in two browsers behind one face: Chromium by Playwright, Firefox by WebDriver BiDi."""

import base64
import contextlib
import itertools
import json
import pathlib
import shutil
import subprocess
import time

from websockets.sync.client import connect

# What the page knows once it has answered; a refusal has no report.
ANSWER = """(() => {
  if (!document.getElementById('resultado') || document.getElementById('resultado').hidden) return null;
  return { title: document.getElementById('titulo-resultado').textContent, report: window.pagina.report,
           isFast: window.pagina.verification.isFast };
})()"""
TYPE_CODE = """(() => {
  const field = document.getElementById('codigo');
  field.value = CODE;
  field.dispatchEvent(new Event('input'));
})()"""
# Firefox does not let a program choose a folder: its files are handed over by hand.
HAND_OVER = """(() => {
  const items = FILES.map(([path, text]) => (
    { path, file: new File([Uint8Array.from(atob(text), (digit) => digit.charCodeAt(0))], path.split('/').pop()) }));
  window.pagina.verify(folderSource(NAME, items));
})()"""


class Page:
    """What both browsers can do; a subclass brings `evaluate`, `set_files` and `open`."""

    def verify(self, path, code=None, seconds=60):
        """Gives the page a ZIP or a folder and waits for its answer: title, report, isFast."""
        self.start(path, code)
        return self.answer(seconds)

    def start(self, path, code=None):
        self.evaluate("document.getElementById('resultado').hidden || document.getElementById('otro').click()")
        if code:
            self.type_code(code)
        path = pathlib.Path(path)
        self.set_files("carpeta" if path.is_dir() else "zip", path)

    def answer(self, seconds=60):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            answer = self.evaluate(ANSWER)
            if answer:
                return answer
            time.sleep(0.02)
        raise AssertionError("the page gave no answer")

    def type_code(self, code):
        self.evaluate(TYPE_CODE.replace("CODE", json.dumps(code)))

    def wait_for(self, expression, seconds=10):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.evaluate(expression):
                return
            time.sleep(0.02)
        raise AssertionError(f"never true: {expression}")

    def ready(self):
        self.wait_for("window.pagina !== undefined || !document.getElementById('antiguo').hidden")


class ChromiumPage(Page):
    def __init__(self, page):
        self.page = page
        self.asked, self.said = [], []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def open(self, url):
        self.page.goto(url)
        self.ready()
        return self

    def evaluate(self, expression):
        return self.page.evaluate(expression)

    def set_files(self, name, path):
        self.page.set_input_files(f"#{name}", str(path))


class FirefoxPage(Page):
    """One tab of a Firefox that listens on a WebDriver BiDi socket."""

    def __init__(self, socket):
        self.socket = socket
        self.numbers = itertools.count(1)
        self.said = []
        self.send("session.new", {"capabilities": {}})
        self.context = self.send("browsingContext.getTree", {})["contexts"][0]["context"]
        self.send("session.subscribe", {"events": ["log.entryAdded"]})

    def send(self, method, params):
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            heard = json.loads(self.socket.recv(timeout=120))
            if heard.get("method") == "log.entryAdded":
                self.said.append(heard["params"]["text"])
            if heard.get("id") == number:
                assert heard["type"] == "success", heard
                return heard["result"]

    def open(self, url):
        self.send("browsingContext.navigate", {"context": self.context, "url": url, "wait": "complete"})
        self.ready()
        return self

    def evaluate(self, expression):
        result = self.send(
            "script.evaluate",
            {
                "expression": f"JSON.stringify({expression})",
                "target": {"context": self.context},
                "awaitPromise": True,
            },
        )
        assert result["type"] == "success", result
        return json.loads(result["result"].get("value", "null"))

    def set_files(self, name, path):
        if name == "carpeta":
            files = [file for file in sorted(path.rglob("*")) if file.is_file() and not file.is_symlink()]
            items = [[str(file.relative_to(path)), base64.b64encode(file.read_bytes()).decode()] for file in files]
            script = HAND_OVER.replace("FILES", json.dumps(items)).replace("NAME", json.dumps(path.name))
            return self.evaluate(script)
        found = self.send(
            "browsingContext.locateNodes",
            {"context": self.context, "locator": {"type": "css", "value": f"#{name}"}},
        )
        element = {"sharedId": found["nodes"][0]["sharedId"]}
        self.send("input.setFiles", {"context": self.context, "element": element, "files": [str(path)]})


@contextlib.contextmanager
def firefox(folder):
    """A Firefox of its own, with its home in `folder`, where foo.test is this machine."""
    path = shutil.which("firefox-esr") or shutil.which("firefox")
    assert path, "no Firefox; make install-test-deps installs it"
    profile = pathlib.Path(folder) / "profile"
    profile.mkdir(parents=True)
    (profile / "user.js").write_text('user_pref("network.dns.localDomains", "foo.test");\n')
    process = subprocess.Popen(
        [path, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0", "about:blank"],
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin", "MOZ_HEADLESS": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        address = next(line.split()[-1] for line in process.stderr if "WebDriver BiDi listening on" in line)
        with connect(f"{address}/session", max_size=None) as socket:
            yield FirefoxPage(socket)
    finally:
        process.terminate()
        process.wait(timeout=30)
