"""How often `revisar` finds personal data and secrets that are there, and how often it sees some that are not.

200 documents from a seed, half of them with invented values, in every format that is looked into; all others hold what
resembles such data. `python -m bench.precision EMPALME [SEED]` prints the tables of docs/benchmarks.md.
"""

import collections
import json
import pathlib
import random
import subprocess
import sys
import tempfile

from bench import documents

DOCUMENTS = 200
RULES = {
    "documento": ("R351", "document number"), "celular": ("R352", "mobile telephone"),
    "fijo": ("R353", "landline at home"), "correo": ("R354", "private e-mail address"),
    "cuenta": ("R355", "bank account"), "llave": ("R361", "private key"), "token": ("R362", "token"),
    "clave": ("R363", "password"),
}  # fmt: skip
FORMATS = ["txt", "md", "csv", "html", "docx", "xlsx", "odt", "pdf"]
NAMES = ["Luz Peña", "Ramiro Totena", "Blanca Yate", "Óscar Lozano", "Nidia Cárdenas", "Jairo Tique", "Elvira Tapiero"]
PLACES = ["Ibagué", "Piedras", "Alvarado", "Venadillo", "Doima"]


class Writer:
    """Invented values in the many ways in which people write them."""

    def __init__(self, chance):
        self.chance = chance
        self.pick = chance.choice

    def person(self):
        return self.pick(NAMES) + " (persona inventada)"

    def digits(self, count, first="123456789"):
        return self.pick(first) + "".join(self.pick("0123456789") for _ in range(count - 1))

    @staticmethod
    def grouped(number, sign="."):
        return f"{int(number):,}".replace(",", sign)

    def identity(self):
        number = self.pick([self.digits(8), self.digits(8, "6789"), "1" + self.digits(9, "01"), self.digits(7, "2345")])
        return self.pick([number, self.grouped(number), self.grouped(number), self.grouped(number, " ")])

    def documento(self):
        number, name, place = self.identity(), self.person(), self.pick(PLACES)
        return self.pick([
            f"{name}, identificada con cédula de ciudadanía No. {number} de {place}, firma el acta.",
            f"{name}\nC.C. {number}",
            f"El peticionario {name}, con C.C. No. {number} expedida en {place}, pide copia del expediente.",
            f"Documento de identidad: {number}",
            f"Se autoriza a {name}, CC {number}, para reclamar el certificado.",
            f"Cédula {number} — {name}",
            f"Yo, {name}, mayor de edad, identificado con la cédula número {number}, declaro que recibí los equipos.",
            f"El menor {name}, T.I. {number}, asistió al taller de {place}.",
            f"{name}, portadora de la cédula {number}, vecina de {place}.",
        ])  # fmt: skip

    def celular(self):
        three, rest = self.pick(["310", "311", "312", "320", "300", "315"]), self.digits(7)
        number = self.pick([
            f"{three}{rest}", f"{three} {rest[:3]} {rest[3:]}", f"{three}-{rest}", f"{three}-{rest[:3]}-{rest[3:]}",
            f"{three} {rest[:3]} {rest[3:5]} {rest[5:]}", f"+57 {three} {rest}",
        ])  # fmt: skip
        return self.pick([
            f"Celular: {number}", f"Cualquier duda, llamar a {self.person()} al {number}.",
            f"Contacto: {self.person()}, cel. {number}", f"Se le puede escribir por WhatsApp al {number}.",
            f"La señora {self.person()} dejó su número de celular {number} para la respuesta.",
            f"{self.person()} – móvil {number}",
        ])  # fmt: skip

    def fijo(self):
        number = self.digits(7, "2")
        number = self.pick([number, f"{number[:3]} {number[3:5]} {number[5:]}", f"{number[:3]}-{number[3:]}"])
        return self.pick([
            f"Teléfono de la casa: {number}", f"Teléfono residencia {number}", f"Tel. particular: {number}",
            f"El teléfono fijo de su domicilio es {number}.",
        ])  # fmt: skip

    def correo(self):
        user = self.pick(["luz.pena", "ramirototena", "byate1975", "oscar_lozano", "nidia.cardenas"]) + self.digits(2)
        address = user + "@" + self.pick(["correo-inventado.example", "example.com", "example.net", "mensajes.inventados.example"])
        return self.pick([
            f"Correo: {address}", f"Enviar la respuesta a {address}.", f"{self.person()} <{address}>",
            f"Su correo personal es {address}, para notificaciones.",
        ])  # fmt: skip

    def cuenta(self):
        digits = self.digits(11)
        number = self.pick([digits, f"{digits[:3]}-{digits[3:9]}-{digits[9:]}", f"{digits[:4]} {digits[4:8]} {digits[8:]}"])
        return self.pick([
            f"Consignar en la cuenta de ahorros No. {number} del Banco Inventado.",
            f"Cuenta corriente {number}, a nombre de {self.person()}", f"Cuenta de ahorros Banco Agrario: {number}",
            f"Nómina: cuenta bancaria número {number}",
        ])  # fmt: skip

    def llave(self):
        return "-----BEGIN PRIVATE KEY-----\nESTO NO ES UNA LLAVE: ES UN EJEMPLO INVENTADO\n-----END PRIVATE KEY-----"

    def token(self):
        run = "".join(self.pick("abcdefgh") + self.pick("2345678") + self.pick("STUVWXYZ") for _ in range(9))
        return self.pick([
            f"Token del servicio: {run}", f"https://usuario:{run[:9]}@inventado.example/servicio",
            f"https://inventado.example/api?token={run}", f"API key {run}",
        ])  # fmt: skip

    def clave(self):
        value = self.pick(["Piedras2011", "alcaldia123", "Empalme*2011", "gel-t.2011!", "S3cretaria", "Tolima#11"])
        return self.pick([
            f"clave: {value}", f"Contraseña del correo: {value}", f"usuario: admin, clave: {value}",
            f"La contraseña del administrador es {value}", f"Clave wifi = {value}", f"password {value}",
            f"Usuario admin / contraseña {value}", "clave: macondo",
        ])  # fmt: skip

    def harmless(self):
        number = self.grouped(self.digits(10, "123"))
        return self.pick([
            f"El contrato 045 de 2011 tuvo un valor de ${number} y terminó el 30/11/2011.",
            f"NIT {self.grouped(self.digits(9, '89'))}-{self.digits(1)}, Municipio de Piedras.",
            f"Radicado {self.digits(10, '2')} del 2011-12-15, folios 1 a 214.",
            f"Resolución 289 del 20 de septiembre de 2008; Decreto 1151 de 2008; código TRD 120-2-40.",
            "Teléfono de la Alcaldía: (8) 283 40 19, fax 283 4020; conmutador 2834019 ext. 102.",
            "Escriba a alcaldia@piedras-tolima.gov.co o a contactenos@piedras-tolima.gov.co.",
            "Soporte del sitio: soporte.alcaldia@iprc.gov.co, línea 018000 9595.",
            "La clave la asigna el administrador y se cambia en el primer ingreso.",
            "Si olvidó su contraseña, use «Recuperar contraseña» en la página de ingreso.",
            "La contraseña debe tener ocho caracteres, una mayúscula y un número.",
            "El factor clave del empalme es la lista de chequeo; palabras clave: empalme, archivo.",
            f"Visitas del sitio en 2011: {self.grouped(self.digits(6))}; descargas: {self.grouped(self.digits(7))}.",
            f"CDP {self.digits(8)} y RP {self.digits(8)} de la vigencia 2011, rubro {self.digits(10)}.",
            "Cuenta de cobro 014 del contratista; cuenta de correo institucional creada el 2011-03-14.",
            "Cuenta 111005 del plan contable, saldo conciliado a 30 de noviembre.",
            f"Matrícula inmobiliaria 357-{self.digits(5)}; ficha catastral {self.digits(15)}.",
            "Se entregan los documentos 1, 2 y 3, identificados con rótulo y número de caja.",
            "La cédula de extranjería y el pasaporte también sirven para inscribirse.",
            f"Huella SHA-256: {''.join(self.pick('0123456789abcdef') for _ in range(64))}",
            f"Versión 3.2.{self.digits(4)}; serial del equipo MXL{self.digits(7)}; placa de inventario {self.digits(6)}.",
            "El número de celular y el correo particular no se publican: solo los institucionales.",
            f"Coordenadas 4.{self.digits(6)}, -74.{self.digits(6)}; código DANE 73547.",
            "Línea gratuita 018000 913 000; línea 195; emergencias 123.",
            f"Factura {self.digits(9)} de Electrolima, periodo 2011-10.",
            "Token de seguridad: lo entrega el banco al tesorero y se devuelve con acta.",
            "pin de la tarjeta: lo define cada usuario.",
        ])  # fmt: skip

    def filler(self):
        return self.pick([
            "El comité revisó los avances de cada fase y aprobó el informe.",
            "La dependencia entrega los archivos ordenados por serie y subserie.",
            "Quedan pendientes la actualización del trámite y la encuesta de calidad.",
            "La capacitación se hizo en la sala de sistemas con los funcionarios entrantes.",
        ])  # fmt: skip


def table(writer, kinds):
    """Rows of people under a header, as lists of the town hall are kept."""
    header, cells = ["n.º", "nombre"], []
    for kind, title, value in [
        ("documento", writer.pick(["cédula", "Documento de identidad", "No. documento"]), writer.identity),
        ("celular", writer.pick(["celular", "Teléfono celular"]), lambda: "31" + writer.digits(8)),
        ("correo", "correo electrónico", lambda: f"vecino{writer.digits(3)}@example.com"),
    ]:
        if kind in kinds:
            header.append(title)
            cells.append(value)
    rows = [[number, writer.person(), *[cell() for cell in cells]] for number in range(1, writer.chance.randrange(4, 12))]
    return [header, *rows]


def numbers(writer):
    """A table whose numbers are nobody's."""
    header = ["código", "fecha", "dependencia", "asunto", "valor", "radicado"]
    return [header] + [
        [f"C-{row:02}", f"2011-{row % 12 + 1:02}-1{row % 10}", writer.pick(["Hacienda", "Planeación"]),
         writer.pick(["Suministro", "Conectividad"]), int(writer.digits(8)), int(writer.digits(10, "2"))]
        for row in range(1, 12)
    ]  # fmt: skip


def document(writer, form, kinds):
    blocks = [writer.filler(), writer.harmless(), writer.filler(), writer.harmless()]
    if form in ("csv", "xlsx"):
        inside = [kind for kind in kinds if kind in ("documento", "celular", "correo")]
        rows = table(writer, inside) if inside else numbers(writer)
        for kind in kinds:
            if kind not in inside:
                rows.append([len(rows), "Observación", getattr(writer, kind)().replace("\n", " ")])
        rows.append([len(rows), "Nota", writer.harmless()])
        return documents.csv(rows) if form == "csv" else documents.xlsx(rows)
    for kind in kinds:
        blocks.insert(writer.chance.randrange(len(blocks)), getattr(writer, kind)())
    if not kinds and writer.chance.random() < 0.5:
        blocks.append(numbers(writer))
    flat = [line for block in blocks for line in (block.split("\n") if isinstance(block, str) else [block])]
    if form in ("txt", "md"):
        return documents.plain(flat)
    if form == "pdf":
        rows = [row for block in flat for row in ([block] if isinstance(block, str) else block)]
        return documents.pdf([row if isinstance(row, str) else " | ".join(map(str, row)) for row in rows])
    return {"html": documents.html, "docx": documents.docx, "odt": documents.odt}[form](flat)


def make(folder, seed):
    """Writes the documents and says what each holds."""
    truth = {}
    order = list(RULES)
    for index in range(DOCUMENTS):
        writer = Writer(random.Random(f"{seed}/{index}"))
        form = FORMATS[index % len(FORMATS)]
        # Half of them hold one or two kinds, in turn.
        kinds = {order[index // 2 % len(order)]} if index % 2 == 0 else set()
        if kinds and writer.chance.random() < 0.3:
            kinds.add(writer.pick(order))
        if index // len(FORMATS) % 2:
            form = FORMATS[(index + 1) % len(FORMATS)]
        path = f"archivos/{index:03}.{form}"
        (folder / path).write_bytes(document(writer, form, sorted(kinds)))
        truth[path] = kinds
    return truth


def measure(program, seed):
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch) / "expediente"
        call = lambda *words, ok=(0,): run(program, *words, ok=ok)  # noqa: E731
        call("crear", folder)
        truth = make(folder, seed)
        call("agregar", folder / "archivos", "--acceso", "publica", "--carpeta", folder)
        findings = json.loads(call("revisar", folder, "--json", ok=(0, 1, 2)))
    codes = {code: kind for kind, (code, _) in RULES.items()}
    found = collections.defaultdict(set)
    for finding in findings:
        if finding["codigo"] in codes:
            found[finding["lugar"]].add(codes[finding["codigo"]])
    return truth, found


def run(program, *words, ok):
    ended = subprocess.run([str(word) for word in [program, *words]], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if ended.returncode not in ok:
        sys.exit(f"{words[0]}: status {ended.returncode}\n{ended.stdout}{ended.stderr}")
    return ended.stdout


def report(truth, found):
    """The tables in Markdown: what was found of what is there, and what was seen that is not."""
    lines = ["| | documents with it | found | recall | false alarms |", "|---|--:|--:|--:|--:|"]
    total = [0, 0, 0]
    for kind, (code, title) in RULES.items():
        there = [path for path, kinds in truth.items() if kind in kinds]
        hits = sum(kind in found[path] for path in there)
        false = sum(kind in found[path] and kind not in kinds for path, kinds in truth.items())
        total = [total[0] + len(there), total[1] + hits, total[2] + false]
        lines.append(f"| {code} {title} | {len(there)} | {hits} | {hits / max(1, len(there)):.0%} | {false} |")
    lines.append(f"| all | {total[0]} | {total[1]} | {total[1] / total[0]:.0%} | {total[2]} |")
    clean = [path for path, kinds in truth.items() if not kinds]
    noisy = [path for path in clean if found[path]]
    lines += ["", f"Documents without any: {len(clean)}, of which {len(noisy)} were reported ({len(noisy) / len(clean):.1%})."]
    return lines


if __name__ == "__main__":
    seed = sys.argv[2] if len(sys.argv) > 2 else "2011"
    truth, found = measure(sys.argv[1], seed)
    print("\n".join(report(truth, found)))
    for path, kinds in sorted(truth.items()):
        if kinds != found[path]:
            print(path, "missed:", sorted(kinds - found[path]), "false:", sorted(found[path] - kinds), file=sys.stderr)
