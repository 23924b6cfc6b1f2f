"""Receiving a bundle on the verifier's tab «Recibir», in either browser, by what is on the screen."""

import json
import pathlib

RECEIVER = {"nombre": "Ana Ruiz (persona inventada)", "cargo": "Secretaria general"}
DELIVERER = {"nombre": "Luis Díaz (persona inventada)", "cargo": "Alcalde saliente"}
AS_DECLARED = "Se recibe como se declaró."

# What a hand does: press the button with a text, type into a field.
HANDS = """
window.hands ||= {
  press(text, within = document.getElementById('contenido')) {
    const shown = [...within.querySelectorAll('button')].filter((one) => one.offsetParent && one.textContent.startsWith(text));
    if (shown.length === 0) throw new Error('no button: ' + text);
    shown[0].click();
  },
  type(id, text) {
    const field = document.getElementById(id);
    field.value = text;
    field.dispatchEvent(new Event('input'));
    field.dispatchEvent(new Event('change'));
  },
  keep() {
    window.saved = {};
    window.download = (name, type, text) => { window.saved[name] = text; };
  },
};
"""
BULK = """(() => {
  for (let count = 0; ; count += 1) {
    const button = document.querySelector('#recibir .menor.lleno');
    if (!button) return count;
    button.click();
  }
})()"""


class Reception:
    """One reception on an open page of the verifier that has verified a bundle."""

    def __init__(self, page):
        self.page = page
        page.evaluate(f"(() => {{ {HANDS} hands.keep(); }})()")

    def call(self, name, *values):
        return self.page.evaluate(f"hands.{name}({', '.join(json.dumps(value) for value in values)})")

    def offer(self, previous=None):
        """The first screen of the tab, with an earlier file given if there is one."""
        # What an earlier offer left is not taken for the new one.
        self.page.evaluate("document.getElementById('recibir').replaceChildren()")
        self.page.evaluate("document.getElementById('recibir-boton').click()")
        self.page.wait_for("document.getElementById('quien-nombre') !== null")
        if previous:
            self.page.set_files("recepcion-anterior", pathlib.Path(previous))
            self.page.wait_for(
                "document.querySelector('#recibir form > div .aviso') !== null || !document.getElementById('recepcion-anterior-error').hidden"
            )
        return self

    def begin(self, previous=None, person=RECEIVER):
        self.offer(previous)
        self.call("type", "quien-nombre", person["nombre"])
        self.call("type", "quien-cargo", person["cargo"])
        self.call("press", "Comenzar a recibir")
        self.page.wait_for("document.querySelector('.cuenta') !== null")
        return self

    @property
    def file(self):
        return self.page.evaluate("window.pagina.receiving.reception.file")

    @property
    def pending(self):
        """The items about which nobody has decided."""
        return self.page.evaluate(
            "window.pagina.receiving.reception.file.items.filter((item) => window.pagina.receiving.reception.stateOf(item) === '')"
        )

    def receive_intact(self):
        """Presses every button «Recibir los … íntegros» that there is."""
        self.call("type", "buscar-elemento", "")
        return self.page.evaluate(BULK)

    def open(self, code):
        """Looks an item up and opens its form."""
        news = "document.getElementById('solo-nuevos')"
        self.page.evaluate(f"{news} && {news}.checked ? {news}.click() : null")
        self.call("type", "buscar-elemento", code)
        self.page.evaluate(
            f"""(() => {{
              const rows = [...document.querySelectorAll('.elemento')];
              const row = rows.find((one) => one.querySelector('.codigo').textContent === {json.dumps(code)});
              row.querySelector('.botones button:last-child').click();
            }})()"""
        )

    def fill(self, estado, observacion="", plazo_dias=None, responsable="", contado=None):
        self.page.evaluate(f"document.querySelector('.decision input[value={json.dumps(estado)}]').click()")
        for name, count in (contado or {}).items():
            if count is not None:
                self.call("type", f"contado-{name}", str(count))
        self.call("type", "observacion", observacion)
        self.call("type", "plazo", "" if plazo_dias is None else str(plazo_dias))
        self.call("type", "responsable", responsable)
        self.call("press", "Guardar decisión")

    def decide(self, code, **decision):
        self.open(code)
        self.fill(**decision)
        assert self.page.evaluate("document.querySelector('.decision') === null"), (code, decision)

    def decide_rest(self):
        """Receives what no button takes: as it was declared, and counted as the inventory has it."""
        for item in self.pending:
            if item["declarado"] == "no aplica":
                self.decide(item["codigo"], estado="no aplica")
            else:
                as_said = item["declarado"] == "entregado" and item["integridad"] in ("íntegro", "sin archivos")
                counts = self.page.evaluate(f"inventoried({json.dumps(item)})") if item["unidades"] else None
                self.decide(
                    item["codigo"], estado="recibido", observacion="" if as_said else AS_DECLARED, contado=counts
                )

    def save(self):
        self.call("press", "Guardar avance")
        return self.page.evaluate("window.saved['recepcion.json']")

    def sign(self, day="2012-01-10", place="Piedras", witnesses=(), note=""):
        """Signs and gives what was saved by that: name and text."""
        self.call("press", "Revisar y firmar")
        for name, value in [("firma-lugar", place), ("firma-fecha", day), ("firma-nota", note)]:
            self.call("type", name, value)
        for role, person in [("recibe", RECEIVER), ("entrega", DELIVERER)]:
            self.call("type", f"{role}-nombre", person["nombre"])
            self.call("type", f"{role}-cargo", person["cargo"])
        for number, person in enumerate(witnesses, 1):
            self.call("press", "Agregar un testigo")
            self.call("type", f"testigo-{number}-nombre", person["nombre"])
            self.call("type", f"testigo-{number}-cargo", person["cargo"])
        self.call("press", "Firmar y cerrar")
        self.page.wait_for("!document.getElementById('acta').hidden")
        return self.page.evaluate("window.saved['recepcion.json']")


def receive(page, bundle, exceptions, previous=None, day="2012-01-10"):
    """Verifies a bundle, receives all of it but what `exceptions` says by code, signs; the text of `recepcion.json`."""
    page.verify(bundle)
    reception = Reception(page).begin(previous)
    for code, decision in exceptions.items():
        reception.decide(code, **decision)
    reception.receive_intact()
    reception.decide_rest()
    assert reception.pending == []
    return reception.sign(day)
