"""Tables as people have them: CSV of Colombian Excel, workbooks by openpyxl, and files that only look like tables."""

import datetime
import io
import zipfile

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

PEOPLE = ["documento", "nombre", "lado", "dependencia", "cargo"]
SESSIONS = ["codigo", "tipo", "tema", "fecha_inicio", "horas", "estado"]
GRADES = ["sesion", "documento", "intento", "nota", "fecha"]


def book(sheets, path, **options):
    """A workbook of rows by the name of their sheet."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    if options.get("from_1904"):
        workbook.epoch = CALENDAR_MAC_1904
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if "change" in options:
        options["change"](workbook)
    workbook.save(path)


def csv_bytes(rows, separator, encoding, line="\r\n"):
    return (line.join(separator.join(row) for row in rows) + line).encode(encoding)


def texts(folder):
    rows = [
        ["Cédula", "Nombres y apellidos", "Lado", "Dependencia", "Tipo de vinculación"],
        ["1.075.123.401", "Luz Ángela Peña", "ENTRANTE", "Planeación", "Carrera"],
        [" 1075123402 ", "Raúl\u00a0Ñáñez", "entrante", "Hacienda", ""],
    ]
    people = folder / "personas-es-co.csv"
    people.write_bytes(csv_bytes(rows, ";", "cp1252"))
    (folder / "personas-utf8-bom.csv").write_bytes(csv_bytes(rows, ";", "utf-8-sig"))
    (folder / "personas-utf16.txt").write_bytes(csv_bytes(rows, "\t", "utf-16"))
    (folder / "personas-comas.csv").write_bytes(csv_bytes(rows, ",", "utf-8", "\n"))
    titled = [["Alcaldía de Piedras, Tolima"], ["Lista del 3 de enero, grupo 1"], [""], *rows]
    (folder / "personas-con-titulo.csv").write_bytes(csv_bytes(titled, ";", "cp1252"))
    numbers = [SESSIONS, ["C-10", "capacitación", "Sitio web", "01/11/2011", "2,5", "realizada"]]
    numbers += [["C-11", "capacitación", "Correo", "2011-11-02", "1.5", "realizada"]]
    (folder / "sesiones-numeros.csv").write_bytes(csv_bytes(numbers, ";", "cp1252"))


def dates(folder):
    day = datetime.date(2011, 11, 4)
    rows = [SESSIONS] + [[f"C-2{n}", "capacitación", "Sitio", day, 4, "realizada"] for n in range(5)]
    rows[4][3] = 40851
    rows[5][3] = datetime.datetime(2011, 11, 4, 14, 30)

    def change(workbook):
        sheet = workbook["Sesiones"]
        for row, code in [(2, "dd/mm/yyyy"), (3, "mm-dd-yy"), (4, '[$-240A]d "de" mmmm "de" yyyy'), (5, "General")]:
            sheet.cell(row, 4).number_format = code

    book({"Sesiones": rows}, folder / "fechas-1900.xlsx", change=change)
    book({"Sesiones": rows[:4]}, folder / "fechas-1904.xlsx", change=lambda _: None, from_1904=True)


def headers(folder):
    groups = ["Documento"] + ["Datos de la persona"] * 4 + ["Otros"] * 35
    titles = [None, "Nombre", "Lado", "Dependencia", "Cargo"] + [f"Dato {n}" for n in range(1, 36)]
    person = [1075123403, "Ana Ruiz", "entrante", "Salud", "Enfermera"] + [f"x{n}" for n in range(1, 36)]
    rows = [["ALCALDÍA MUNICIPAL DE PIEDRAS"], ["Listado de personas 2011"], [], groups, titles, person]

    def change(workbook):
        sheet = workbook["Hoja1"]
        for part in ["A1:AN1", "A2:AN2", "A4:A5", "B4:E4", "F4:AN4"]:
            sheet.merge_cells(part)

    book({"Hoja1": rows}, folder / "cuarenta-columnas.xlsx", change=change)
    merged = [PEOPLE, [1075123404, "Eva Sol", "entrante", "Salud", "Médica"], [1075123405, "Leo Mar", "entrante", None, ""]]
    book(
        {"Personas": merged}, folder / "dependencia-combinada.xlsx",
        change=lambda workbook: workbook["Personas"].merge_cells("D2:D3"),
    )  # fmt: skip


def cells(folder):
    rows = [PEOPLE, [1075123406, "Iván Cruz", "entrante", "=CONCATENATE(\"Sal\",\"ud\")", "x"]]
    rows += [[1075123407, "Mía Paz", "entrante", "#N/A", "x"], ["1,07E+09", "Noé Luz", "entrante", "Salud", "x"]]
    rows += [[1075123408.0, "  Sara\u00a0Gil ", "entrante", "Salud", True], [12.5, "Otro", "entrante", "Salud", "x"]]
    rows += [["1.075.123.409", CellRichText("Lía ", TextBlock(InlineFont(b=True), "Gómez")), "entrante", "Salud", "x"]]

    def change(workbook):
        sheet = workbook["Personas"]
        sheet["B3"].font = Font(bold=True)
        sheet["D3"].data_type = "e"

    book({"Personas": rows}, folder / "celdas-raras.xlsx", change=change)

    def hide(workbook):
        workbook["Personas"].row_dimensions[3].hidden = True
        workbook["Personas"].column_dimensions["E"].hidden = True
        workbook["Viejas"].sheet_state = "hidden"

    people = [PEOPLE, [1075123410, "Gil Arce", "entrante", "Salud", "x"], [1075123411, "Ada Ríos", "entrante", "Salud", "x"]]
    sessions = [SESSIONS, ["C-30", "inducción", "Plan", datetime.date(2011, 11, 5), 2, "realizada"]]
    notes = [["Llene la hoja Personas y no borre los títulos."]]
    book(
        {"Instrucciones": notes, "Personas": people, "Datos": sessions, "Viejas": people},
        folder / "varias-hojas.xlsx", change=hide,
    )  # fmt: skip
    grades = [GRADES, ["C-01", 1001, 1, 4.5, datetime.date(2011, 11, 2)], ["C-01", 1002, 1, "4,5", "03/11/2011"]]
    grades += [["C-01", 1001, 2, "4.5", "02/01/2012"], ["C-01", 1002, 2, 45, None], ["C-99", 1001, 1, 3, None]]
    grades += [["C-01", 1001, 1, 5, None]]
    book({"Evaluaciones": grades}, folder / "notas.xlsx")
    attendance = [["sesion", "documento", "asistencia"], ["C-1", "1001", "asistió"], ["C-01", "1002", "tarde"]]
    book({"Asistencias": attendance + [["C-01", 1002, "asistió"]]}, folder / "asistencias.xlsx")
    alike = [PEOPLE, [1075999001, "Peña Luz", "entrante", "Planeación", ""], [1075999010, "Raul Nanez", "entrante", "X", ""]]
    book({"Personas": alike + [[1075999101, "Pena, Luz", "entrante", "Planeación", ""]]}, folder / "parecidas.xlsx")


def compound(*names):
    """The first sectors of an OLE file with a directory of these streams."""
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
    entries = [name.encode("utf-16-le").ljust(128, b"\0") for name in names]
    return head + b"".join(entries).ljust(4096, b"\0")


def hostile(folder):
    buffer = io.BytesIO()
    book({"Personas": [PEOPLE, [1075123412, "Teo Vega", "entrante", "Salud", "x"]]}, buffer)
    sound = buffer.getvalue()
    (folder / "csv-que-es-libro.csv").write_bytes(sound)
    (folder / "libro-que-es-csv.xlsx").write_bytes(csv_bytes([PEOPLE, ["1075123413", "Sol Rey", "entrante", "X", "x"]], ";", "cp1252"))
    (folder / "libro-que-es-pagina.xls").write_bytes(b"<html><table><tr><td>documento</td></tr></table></html>")
    (folder / "con-contrasena.xlsx").write_bytes(compound("Root Entry", "EncryptionInfo", "EncryptedPackage"))
    (folder / "antiguo.xls").write_bytes(compound("Root Entry", "Workbook"))
    (folder / "cortado.xlsx").write_bytes(sound[: len(sound) // 2])
    (folder / "vacio.csv").write_bytes(b"")
    repacked(sound, folder / "bomba.xlsx", {"xl/worksheets/sheet1.xml": b"<worksheet>" + b" " * (600 << 20)})
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>'
    repacked(sound, folder / "entidades.xlsx", {"xl/worksheets/sheet1.xml": entity})
    repacked(sound, folder / "sin-hoja.xlsx", {"xl/worksheets/sheet1.xml": None})
    repacked(sound, folder / "partes-ajenas.xlsx", {"xl/workbook.xml": b"<html></html>"})
    with zipfile.ZipFile(folder / "otra-cosa.zip", "w") as archive:
        archive.writestr("hola.txt", "hola")
    with zipfile.ZipFile(folder / "hoja.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")
    with open(folder / "de-200-mb.csv", "wb") as file:
        file.truncate(200_000_000)


def repacked(sound, path, parts):
    """A workbook with other bytes in some of its parts, or without them."""
    with zipfile.ZipFile(io.BytesIO(sound)) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = parts.get(name, source.read(name))
            if content is not None:
                target.writestr(name, content)


def write(folder):
    """Every file of the corpus."""
    for make in [texts, dates, headers, cells, hostile]:
        make(folder)
    return sorted(folder.iterdir())
