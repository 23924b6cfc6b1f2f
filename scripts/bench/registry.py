"""A case file of a size that a town may reach: 2,000 elements and 500 people with what they attended and passed.

`python -m bench.registry FOLDER` writes its tables as CSV and the files that they catalogue; everything follows from
a seed, and nobody in it exists.
"""

import csv
import pathlib
import random
import sys

ELEMENTS, PEOPLE, TOOLS, OFFICES, SESSIONS = 2000, 500, 12, 24, 40
SERIES = [
    "Actas", "Actos administrativos", "Comunicaciones oficiales", "Contratos", "Convenios", "Historias laborales",
    "Informes", "Inventarios", "Licencias urbanísticas", "Manuales", "Nóminas", "Peticiones, quejas y reclamos",
    "Planes", "Presupuesto", "Programas", "Proyectos", "Registros contables", "Trámites",
]  # fmt: skip
SUBJECTS = [
    "acueducto y alcantarillado", "alumbrado público", "aseo", "biblioteca pública", "catastro", "deporte",
    "desarrollo rural", "educación", "emergencias", "infancia y adolescencia", "malla vial", "predial", "salud",
    "tránsito", "vivienda",
]  # fmt: skip
LONG_NAME = (
    "Estudios, diseños y presupuesto de la optimización del sistema de tratamiento de aguas residuales del "
    "corregimiento San Sebastián de los Caballeros y de sus veredas"
)


def elements(dice, folder):
    """Most are electronic, a third is paper; one in ten is owing and one in twenty may not be published."""
    for number in range(1, ELEMENTS + 1):
        kind = dice.choices(["archivo electrónico", "archivo físico", "material", "informe", "registro"], [60, 32, 4, 2, 2])[0]
        state = dice.choices(["entregado", "faltante", "en trámite"], [90, 6, 4])[0]
        year, series = dice.randint(1998, 2011), dice.choice(SERIES)
        row = {
            "codigo": f"E-{number:04}", "seccion": kind, "estado": state, "serie": series,
            "subserie": f"{series} de {dice.choice(SUBJECTS)}", "codigo_trd": f"{dice.randint(100, 190)}-{dice.randint(1, 40)}-{dice.randint(1, 9):02}",
            "titulo": LONG_NAME if number % 97 == 0 else f"{series} de {dice.choice(SUBJECTS)} {year}, n.º {number}",
            "descripcion": f"Expediente de {dice.choice(SUBJECTS)} que la dependencia llevó durante {year}.",
            "fecha_inicial": f"{year}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}", "fecha_final": str(year + dice.randint(0, 2)),
            "soporte": "físico" if kind == "archivo físico" else "electrónico", "idioma": "es", "acceso": "pública",
            "responsable_produccion": f"Dependencia {dice.randint(1, OFFICES):02}", "responsable_informacion": "Secretaría General y de Gobierno",
        }  # fmt: skip
        if kind == "archivo físico":
            row |= {"caja": str(number // 12 + 1), "carpeta": str(number % 12 + 1), "folios": str(dice.randint(5, 480))}
            row |= {"ubicacion": f"Archivo central, estante {number // 200 + 1}, bandeja {number % 5 + 1}"}
        if state != "entregado":
            row["motivo"] = "La dependencia lo buscó y no lo encontró; queda pendiente de reconstrucción."
        elif kind != "archivo físico":
            row["ruta"] = document(folder, kind, number, year)
        if number % 20 == 0:
            row |= {"acceso": "clasificada", "fundamento": "Ley 1581 de 2012", "objetivo_legitimo": "Proteger la intimidad", "excepcion": "parcial"}
            row |= {"fecha_calificacion": "2011-06-01", "plazo": "15 años"}
        yield row


def document(folder, kind, number, year):
    """A small text; the path that catalogues it."""
    top = {"archivo electrónico": "archivos", "material": "material", "informe": "informes", "registro": "registros"}[kind]
    path = folder / top / str(year) / f"Documento {number:04}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"Documento {number} de {year}\n" * 20, encoding="utf-8")
    return str(path.relative_to(folder))


def training(dice):
    """Tools, who needs them, sessions, who came and what they scored; by table."""
    offices = [f"Dependencia {number:02}" for number in range(1, OFFICES + 1)]
    tools = [{"codigo": f"H-{n:02}", "nombre": f"Herramienta {n} de {dice.choice(SUBJECTS)}"} for n in range(1, TOOLS + 1)]
    people = [
        {"documento": str(100000000000 + n), "tipo_documento": "CC", "nombre": f"Nombre{n} Apellido{n} (persona inventada)", "lado": "entrante",
         "dependencia": dice.choice(offices), "cargo": dice.choice(["auxiliar", "profesional", "técnico"])}
        for n in range(1, PEOPLE + 1)
    ]  # fmt: skip
    needs = [
        {"herramienta": tool["codigo"], "lado": "entrante", "dependencia": office}
        for tool in tools for office in offices if dice.random() < 0.4
    ]  # fmt: skip
    sessions = [
        {"codigo": f"C-{n:02}", "tipo": "capacitación", "herramienta": tools[n % TOOLS]["codigo"], "tema": f"Sesión {n}", "lugar": "Salón del Concejo",
         "facilitador": "Persona inventada", "fecha_inicio": f"2011-{n % 11 + 1:02}-15", "fecha_fin": f"2011-{n % 11 + 1:02}-15", "horas": "4", "estado": "realizada"}
        for n in range(1, SESSIONS + 1)
    ]  # fmt: skip
    came = [(session["codigo"], person["documento"]) for session in sessions for person in dice.sample(people, 60)]
    return {
        "herramientas": tools, "personas": people, "requisitos": needs, "sesiones": sessions,
        "asistencias": [{"sesion": s, "documento": d, "asistencia": "asistió", "horas": "4"} for s, d in came],
        "evaluaciones": [{"sesion": s, "documento": d, "intento": "1", "nota": str(dice.randint(2, 5)), "fecha": "2011-12-01"} for s, d in came],
    }  # fmt: skip


def write(folder):
    """The tables below `folder/tablas` and the files beside it."""
    dice, folder = random.Random(2011), pathlib.Path(folder)
    tables = {"elementos": list(elements(dice, folder))} | training(dice)
    (folder / "tablas").mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with open(folder / "tablas" / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(rows)
    return folder / "tablas"


FACTS = [
    "entidad=Municipio de Prueba", "nit=800100136-4", "departamento=Tolima", "municipio=Prueba",
    "periodo_desde=2008-01-01", "periodo_hasta=2011-12-31", "fecha_retiro=2011-12-31",
]  # fmt: skip

if __name__ == "__main__":
    write(sys.argv[1])
