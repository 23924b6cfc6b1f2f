"""What importing training records takes: 10,000 people, 5,000 sessions and 200,000 rows of attendance."""

import csv
import datetime
import random
import shutil
import subprocess


PEOPLE, SESSIONS, ROWS = 10_000, 5_000, 200_000
STATES = ["asistió", "tarde", "excusado", "no asistió", "retirado"]
NAMES = "Ana Luz Eva Noé Raúl Iván Sara Mía Leo Ada Gil Sol Teo Lía Max Paz Rut Eloy Inés Omar".split()
SURNAMES = "Peña Ñáñez Ríos Cruz Vega Mora Gil Rey Paz Luna Soto Arce Rojas Díaz Vera Ruiz Gómez León Mena Cano".split()
FACTS = ["entidad=Municipio de Piedras", "nit=800100136-4", "departamento=Tolima", "municipio=Piedras"]
FACTS += ["periodo_desde=2008-01-01", "periodo_hasta=2011-12-31"]


def tables(scale):
    """The three tables, with their titles; invented people throughout."""
    dice = random.Random(2011)
    people, sessions, rows = (max(1, int(count * scale)) for count in (PEOPLE, SESSIONS, ROWS))
    documents = dice.sample(range(10_000_000, 1_200_000_000), people)
    letters = [chr(ord("a") + n) for n in range(26)]
    yield "personas", [["documento", "nombre", "lado", "dependencia", "cargo"]] + [
        [document, f"{dice.choice(NAMES)} {''.join(dice.choices(letters, k=6)).title()} {dice.choice(SURNAMES)}",
         "entrante", f"Dependencia {document % 12}", f"Cargo {document % 40}"] for document in documents
    ]  # fmt: skip
    day = datetime.date(2011, 1, 3)
    yield "sesiones", [["codigo", "tipo", "tema", "fecha_inicio", "horas", "estado"]] + [
        [f"C-{n:04}", "capacitación", f"Tema {n % 60}", day + datetime.timedelta(days=n % 300), 4, "realizada"]
        for n in range(sessions)
    ]
    pairs = dice.sample(range(people * sessions), rows)
    yield "asistencias", [["sesion", "documento", "asistencia", "horas", "motivo"]] + [
        [f"C-{pair % sessions:04}", documents[pair // sessions], dice.choice(STATES), 3.5 if pair % 3 else 4, ""]
        for pair in pairs
    ]


def write(folder, scale):
    """The tables as CSV of Colombian Excel and as XLSX."""
    from openpyxl import Workbook

    folder.mkdir(parents=True)
    for name, rows in tables(scale):
        with open(folder / f"{name}.csv", "w", encoding="cp1252", newline="") as file:
            for row in rows:
                cells = [f"{cell:%d/%m/%Y}" if isinstance(cell, datetime.date) else cell for cell in row]
                csv.writer(file, delimiter=";").writerow([str(cell).replace(".", ",") for cell in cells])
        book = Workbook(write_only=True)
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        book.save(folder / f"{name}.xlsx")


def quietly(command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def run(bench):
    """The rows of the table: the import of the attendance in both forms, seen only, repeated and undone."""
    case, saved = bench.work / "expediente", bench.work / "saved"
    facts = [part for fact in FACTS for part in ("--definir", fact)]
    importing = [bench.program, "importar", "--carpeta", case]
    base = [bench.corpus / "personas.csv", bench.corpus / "sesiones.csv"]
    quietly([bench.program, "crear", case])
    quietly([bench.program, "ficha", case, *facts])
    quietly([*importing, *base, "--confirmar"])
    shutil.copytree(case, saved)

    def restore():
        shutil.rmtree(case)
        shutil.copytree(saved, case)

    rows = []
    for form in ["csv", "xlsx"]:
        command = [*importing, bench.corpus / f"asistencias.{form}", "--confirmar"]
        rows.append(bench.measure(f"empalme importar asistencias.{form}", command, before=restore))
        rows.append(bench.measure("the same again, without change", command))
    preview = [*importing, bench.corpus / "asistencias.xlsx", "--simular"]
    rows.append(bench.measure("empalme importar --simular, XLSX", preview, before=restore))

    def fill():
        restore()
        quietly([*importing, bench.corpus / "asistencias.csv", "--confirmar"])

    undo = [bench.program, "deshacer", case, "--confirmar"]
    rows.append(bench.measure("empalme deshacer", undo, before=fill))
    return rows


def chapter(bench, scale):
    """The chapter of the results; the corpus is made once and kept."""
    if not bench.corpus.is_dir():
        write(bench.corpus, scale)
    bench.start()
    try:
        rows = run(bench)
    finally:
        shutil.rmtree(bench.work, ignore_errors=True)
    count = max(1, int(ROWS * scale))
    crowd = f"{int(PEOPLE * scale):,} people, {int(SESSIONS * scale):,} sessions"
    lines = ["", f"## Import: {count:,} rows of attendance, {crowd}"]
    lines += ["", f"Each command ran {bench.runs} times.", "", "| | median s | min–max s | CPU s | rows/s | peak MB |"]
    lines += ["|---|--:|--:|--:|--:|--:|"]
    for row in rows:
        lines.append(
            f"| {row.name} | {row.median:.2f} | {row.least:.2f}–{row.most:.2f} | {row.processor:.2f} | "
            f"{count / row.median:,.0f} | {row.peak / 1_000_000:.0f} |"
        )
    return lines
