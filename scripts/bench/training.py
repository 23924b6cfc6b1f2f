"""The training records of a large municipality: how long reading them and computing the coverage takes."""

import csv
import json
import random
import shutil
import subprocess
import sys

from bench import measure

PEOPLE, TOOLS, SESSIONS, ATTENDANCES, OFFICES = 10_000, 60, 5_000, 200_000, 80
EXAMPLE = "Archive/piedras-2011"


def write(folder, name, header, rows):
    with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def generate(folder, scale, seed=20111228):
    """Tables that follow from the seed: every fourth session is evaluated, every tenth tool expires."""
    folder.mkdir(parents=True)
    chance = random.Random(seed)
    people, sessions, attendances = (max(10, round(count * scale)) for count in (PEOPLE, SESSIONS, ATTENDANCES))
    offices = [f"Secretaría {number:02}" for number in range(OFFICES)]
    posts = ["Profesional universitario", "Técnico administrativo", "Auxiliar", "Asesor", "Secretario de despacho"]
    tools = [f"H-{number:02}" for number in range(TOOLS)]
    write(
        folder, "herramientas", ["codigo", "nombre", "vigencia_meses"],
        [[tool, f"Herramienta {tool}", "24" if index % 10 == 0 else ""] for index, tool in enumerate(tools)],
    )  # fmt: skip
    write(
        folder, "requisitos", ["herramienta", "lado", "dependencia", "cargo"],
        [[tool, "entrante", office, ""] for tool in tools for office in chance.sample(offices, 16)]
        + [[tool, "entrante", "", post] for tool in tools for post in chance.sample(posts, 1)],
    )  # fmt: skip
    documents = [str(1_000_000_000 + number) for number in range(people)]
    write(
        folder, "personas", ["documento", "nombre", "lado", "dependencia", "cargo"],
        [
            [document, f"Persona inventada {number:05}", "entrante", chance.choice(offices), chance.choice(posts)]
            for number, document in enumerate(documents)
        ],
    )  # fmt: skip
    codes = [f"C-{number:04}" for number in range(sessions)]
    write(
        folder, "sesiones", ["codigo", "tipo", "herramienta", "tema", "fecha_inicio", "horas", "estado"],
        [[code, "capacitación", chance.choice(tools), f"Sesión {code}", day(chance), 4, "realizada"] for code in codes],
    )  # fmt: skip
    each = min(people, attendances // sessions)
    called = [(code, document) for code in codes for document in chance.sample(documents, each)]
    states = ["asistió"] * 8 + ["tarde", "no asistió"]
    present = [(code, document, chance.choice(states)) for code, document in called]
    write(
        folder, "asistencias", ["sesion", "documento", "asistencia", "horas"],
        [[code, document, state, 0 if state == "no asistió" else 4] for code, document, state in present],
    )  # fmt: skip
    evaluated = set(codes[::4])
    write(
        folder, "evaluaciones", ["sesion", "documento", "intento", "nota", "fecha"],
        [
            [code, document, 1, round(chance.uniform(1, 5), 1), ""]
            for code, document, state in present
            if code in evaluated and state != "no asistió"
        ],
    )  # fmt: skip
    return people, sessions, len(present)


def day(chance):
    return f"20{chance.randint(8, 11):02}-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}"


def run(program, work, scale, runs):
    """The chapter of the results about training records."""
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    bench = measure.Bench(program, work / "run", "training", scale, work, runs)
    bench.start()
    people, sessions, attendances = generate(work / "tablas", scale)
    folder = work / "expediente"
    call(program, "crear", folder)
    shutil.copy(f"{EXAMPLE}/tablas/ficha.csv", work / "tablas")
    tables = work / "tablas"
    call(program, "importar", tables / "ficha.csv", "--carpeta", folder, "--confirmar")
    (tables / "ficha.csv").unlink()
    imported = bench.measure(
        "empalme importar", [program, "importar", tables, "--carpeta", folder, "--confirmar", "--silencio", "--json"], runs=1
    )
    rows = [
        imported,
        bench.measure(
            "empalme capacitacion cobertura",
            [program, "capacitacion", "cobertura", folder, "--csv", "-", "--silencio"],
        ),
        bench.measure(
            "of which opening the registry and reading the records (capacitacion asistencia)",
            [program, "capacitacion", "asistencia", "C-0001", "--carpeta", folder, "--json"],
        ),
        bench.measure("empalme capacitacion", [program, "capacitacion", "resumen", folder, "--json"]),
    ]
    outcome = json.loads(call(program, "capacitacion", "cobertura", folder, "--json"))
    assert outcome["en_todo"]["personas"] > 0, outcome["en_todo"]
    title = f"{people:,} people × {TOOLS} tools, {sessions:,} sessions, {attendances:,} attendances"
    lines = [
        "", f"## Training records: {title}", "",
        f"Each command ran {runs} times, importing once, on a registry of {size(folder):,.0f} MB.", "",
        "| | median s | min–max s | CPU s | peak MB |", "|---|--:|--:|--:|--:|",
    ]  # fmt: skip
    return lines + [
        f"| {row.name} | {row.median:.2f} | {row.least:.2f}–{row.most:.2f} | {row.processor:.2f} | {row.peak / 1e6:.0f} |"
        for row in rows
    ]


def size(folder):
    return (folder / "empalme.sqlite").stat().st_size / 1e6


def call(program, *arguments):
    command = [str(argument) for argument in [program, *arguments]]
    ended = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if ended.returncode not in (0, 1, 2):
        sys.exit(f"{arguments[0]}: status {ended.returncode}\n{ended.stdout[-4000:]}{ended.stderr[-4000:]}")
    return ended.stdout
