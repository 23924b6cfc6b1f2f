"""Writes Archive/ejemplo-con-hallazgos: an invented expediente in which nearly everything is wrong that can be.

Every finding of `revisar` occurs in it, but for those that no repository can hold (a link, a pipe, a name that Windows
refuses) or that only the program's own records can have; FlawedExampleTests adds these. Run it after a change:
`PYTHONPATH=scripts python3 scripts/flawed_example.py`.
"""

import pathlib
import shutil

from bench import documents

ROOT = pathlib.Path(__file__).parent.parent / "Archive" / "ejemplo-con-hallazgos"
NOTHING = "0" * 64

TABLES = {
    "ficha": """
entidad,nit,departamento,municipio,periodo_desde,periodo_hasta,saliente_nombre,fecha_retiro,fecha_entrega,correo,escala_notas,marco
Municipio Inventado,800100136-4,Tolima,Inventado,2008-01-01,2011-12-31,Persona inventada,2011-12-31,2011-12-28,correo@inventado.example,0-100,gel-1151-2008
""",
    "elementos": """
codigo,seccion,titulo,ruta,fecha_final,responsable_informacion,acceso,fundamento,objetivo_legitimo,excepcion,fecha_calificacion,plazo,datos_personales,estado,motivo,serie,codigo_trd,fecha_inicial,soporte,caja,carpeta,folios,ubicacion,responsable_produccion,notas
E-001,archivo electrónico,Archivos públicos,archivos/publicos,,Comité,pública,,,,,,no,entregado,,,,,,,,,,,
E-002,archivo electrónico,Archivo que no está,archivos/no está.txt,,Comité,pública,,,,,,no,entregado,,,,,,,,,,,
E-003,archivo electrónico,Reservado sin fundamento,,,Comité,reservada,,,,,,no,no aplica,Se perdió la caja,,,,,,,,,,
E-004,archivo electrónico,Público con datos personales,archivos/con datos personales.txt,,Comité,pública,,,,,,sí,entregado,,,,,,,,,,,
E-005,archivo electrónico,Clasificado sin plazo,archivos/clasificado.txt,,Comité,clasificada,Ley 1581 de 2012,Intimidad,total,2011-12-01,,no,entregado,,,,,,,,,,,
E-006,informe,Informe de la fase 1,informes/fase 1.md,2011-12-31,Comité,pública,,,,,,no,entregado,,,,,,,,,,,
E-007,archivo físico,Sin responsable,,,,pública,,,,,,no,faltante,No se encontró,,,,,,,,,,
E-008,archivo físico,Faltante sin motivo,,,Comité,pública,,,,,,no,faltante,,,,,,,,,,,
E-009,archivo físico,Entregado sin lugar,,,Comité,pública,,,,,,no,entregado,,,,,,,,,,,
E-010,material,Material repetido,material/guía.md,,Comité,pública,,,,,,no,entregado,,,,,,,,,,,
E-011,material,El mismo material,material/guía.md,,Comité,pública,,,,,,no,entregado,,,,,,,,,,,
E-012,material,Material de la segunda sesión,material/taller.md,,Comité,pública,,,,,,no,entregado,,,,,,,,,,,
F-01,archivo físico,Actas 1 a 8,,2010-03-01,Comité,pública,,,,,,no,entregado,,,110-2-05,2008-10-03,físico,1,1,10,,Archivo Inventado,Folios 1 a 12.
F-02,archivo físico,Actas 9 a 19,,2011-12-16,Comité,pública,,,,,,no,entregado,,,110-2-05,2010-02-12,físico,1,2,10,,Archivo Inventado,
F-05,archivo físico,Actas 20 a 25,,2009-02-01,Comité,pública,,,,,,no,entregado,,,110-2-05,2009-01-05,físico,1,4,10,,Archivo Inventado,
F-06,archivo físico,Carpeta inventada,,,Comité,pública,,,,,,no,entregado,,,110-5-01,,físico,1,5,10,,Archivo Inventado,
F-07,archivo físico,Carpeta inventada,,,Comité,pública,,,,,,no,entregado,,,110-2-05,,físico,3,1,10,,Archivo Inventado,
F-7,archivo físico,Carpeta inventada,,,Comité,pública,,,,,,no,entregado,,,110-2-05,,físico,3,1,10,,Archivo Inventado,
F-08,archivo físico,Carpeta inventada,,,Comité,pública,,,,,,no,entregado,,,110-2-05,,electrónico,3,2,10,,Archivo Inventado,
F-09,archivo físico,Carpeta inventada,,,Comité,pública,,,,,,no,entregado,,,110-2-05,,híbrido,3,3,10,,Archivo Inventado,
F-10,archivo físico,Carpeta inventada,,,Comité,pública,,,,,,no,entregado,,,110-2-05,,físico,,,10,Estante 4,Archivo Inventado,
F-11,archivo físico,Carpeta inventada,,,Comité,pública,,,,,,no,entregado,,,110-2-05,,físico,3,4,,,Archivo Inventado,
F-12,archivo físico,Carpeta inventada,,,Comité,pública,,,,,,no,entregado,,,Actas,,físico,3,5,10,,Archivo Inventado,
F-13,archivo físico,Carpeta inventada,,,Comité,pública,,,,,,no,entregado,,,,,físico,3,6,10,,Archivo Inventado,
""",
    "plan": """
codigo,area,accion,indicador,avance,evidencia
1.1,Sitio web,Actualizar el sitio,Canales publicados,,
1.2,Sitio web,Publicar,Noticias publicadas,50,E-777
""",
    "fases": """
marco,fase,nombre,plazo
inventado,1,Información,
inventado,2,Interacción,
gel-1151-2008,1,Información en línea,2011-11-01
""",
    "criterios": """
marco,fase,corte,codigo,criterio,peso,respuesta,evidencia
inventado,1,2012-03-31,I-01,Publica,1,S,
gel-1151-2008,1,2011-12-15,X-01,Publica las normas,1,S,informes/no está.pdf
gel-1151-2008,1,2011-12-15,X-02,Publica los contratos,1,S,En el sitio
gel-1151-2008,1,2011-12-15,X-03,Publica el presupuesto,1,N,
gel-1151-2008,1,2011-12-15,X-04,Publica el directorio,1,,
""",
    "equipos": "lado,nombre\nsaliente,Persona inventada\n",
    "sistemas": """
codigo,nombre,titular_saliente,canal_recuperacion,vence,transferencia,fecha_transferencia,prueba
S-01,Correo institucional,,,,,,
S-02,Sitio web,Persona inventada,,2012-02-01,reinicio de clave,,
S-03,Certificado del sitio,Persona inventada,Correo de la oficina,2011-11-01,baja,2011-12-20,
S-04,Dominio del sitio,Persona inventada,Correo de la oficina,2011-11-15,reinicio de clave,,
""",
    "herramientas": "codigo,nombre\nH-01,Correo\nH-02,SUIT\n",
    "requisitos": "herramienta,lado,dependencia\nH-01,entrante,Hacienda\nH-01,entrante,Dependencia que no existe\n",
    "personas": """
documento,nombre,lado,dependencia
1000000001,Ana Inventada,entrante,Hacienda
1000000002,Berta Inventada,entrante,Hacienda
1000000003,Carlos Inventado,entrante,Hacienda
1000000030,Carlos Inventado,entrante,Hacienda
1000000004,Dora Inventada,entrante,Planeación
""",
    "sesiones": f"""
codigo,tipo,herramienta,tema,material,huella_material,fecha_inicio,estado
C-01,capacitación,H-01,Correo,E-010,{NOTHING},2011-11-01,realizada
C-02,capacitación,H-01,Correo,E-012,,2012-01-15,realizada
C-03,capacitación,H-01,Correo,,,2011-11-03,cancelada
""",
    "asistencias": """
sesion,documento,asistencia,motivo
C-01,1000000001,asistió,
C-01,1000000002,excusado,
C-03,1000000003,asistió,
""",
    "evaluaciones": "sesion,documento,intento,nota\nC-01,1000000001,1,77\nC-01,1000000002,1,2\n",
    "evidencias": f"""
sesion,tipo,ruta,huella,fecha
C-01,asistencia,archivos/lista perdida.pdf,{NOTHING},2011-11-01
C-01,evaluación,archivos/publicos/leeme.txt,{NOTHING},2011-11-01
""",
    "certificados": f"""
codigo,documento,sesion,clase,fecha,estado,nombre,huella
C-2011-00001,1000000002,C-01,asistencia,2011-12-20,vigente,Berta Inventada,{NOTHING}
""",
}

README = """# Un empalme inventado, lleno de hallazgos

Este expediente **es inventado y está mal a propósito**: sirve para ver qué dice `empalme revisar` y para probar que lo
dice. No lo copie para empezar un empalme; para eso está `Archive/piedras-2011`.

Ninguna persona existe. Los documentos de identidad, celulares, correos, cuentas, claves y llaves son inventados y se nota:
no abren nada.

```sh
empalme crear /tmp/hallazgos --desde Archive/ejemplo-con-hallazgos
empalme revisar /tmp/hallazgos
empalme construir /tmp/hallazgos --motivo Prueba      # no se deja: hay datos personales en archivos públicos
```

Lo escribe `scripts/flawed_example.py`. Lo que ningún repositorio puede guardar (un enlace, un nombre que Windows no admite)
lo agrega la prueba que compara el informe con `Tests/HandoverActionsTests/Golden/hallazgos.txt`.
"""


def files():
    text = "Un texto cualquiera para el ejemplo.\n"
    letter = documents.docx(["Carta inventada.", "Texto que se va a dañar."])
    damaged = bytearray(letter)
    # The name stands in the list of types, in the local header and in the directory.
    damaged[damaged.rindex(b"word/document.xml", 0, damaged.index(b"PK\1\2")) + 40] ^= 0xFF
    same = "Dos archivos con el mismo contenido.\n".encode()
    people = [["nombre", "cédula", "celular"], ["Ana Inventada", "1.000.000.001", "300 000 1234"]]
    found = {
        "material/guía.md": "# Guía\n\nEl material de la primera sesión, que cambió después.\n",
        "material/taller.md": "# Taller\n\nEl material de la segunda sesión.\n",
        "material/~$taller.docx": "x",
        "material/plan.tmp": text,
        "material/" + "carpeta con un nombre larguísimo que nadie debería usar/" * 3 + "archivo.txt": text,
        "informes/fase 1.md": "# Fase 1\n\nUn informe anterior a su corte.\n",
        "archivos/clasificado.txt": "Ana Inventada, C.C. 1.000.000.001, pidió copia.\n",
        "archivos/con datos personales.txt": "Listado de vecinos (inventado).\n",
        "archivos/sin catalogar.txt": "Llamar a Berta Inventada al celular 300 000 1234.\n",
        "archivos/vacío.txt": "",
        "archivos/publicos/leeme.txt": text,
        "archivos/publicos/tabla.pdf": documents.png(),
        "archivos/publicos/LEAME": text,
        "archivos/publicos/con contraseña.pdf": documents.pdf(["Texto cifrado inventado"], password="inventada"),
        "archivos/publicos/con contraseña.docx": documents.compound({"EncryptedPackage": b"\1" * 5000, "EncryptionInfo": b"\4\0\4\0"}),
        "archivos/publicos/restringido.pdf": documents.pdf(["Un texto que se puede leer y no copiar."], password=""),
        "archivos/publicos/escaneado.pdf": documents.scan(),
        "archivos/publicos/dañado.docx": bytes(damaged),
        "archivos/publicos/cortado.png": documents.png(64)[:-20],
        "archivos/publicos/cortado.zip": documents.container({"uno.txt": text, "dos.txt": text * 9})[:-40],
        "archivos/publicos/acta antigua.doc": documents.compound({"WordDocument": b"\xec\xa5\xc1\0" + bytes(5000)}),
        "archivos/publicos/plano.dwg": b"AC1015" + bytes(range(200)),
        "archivos/publicos/formulario.docm": documents.docx(
            ["Formulario con macros."], {"word/vbaProject.bin": b"macro inventada"}, "wordprocessingml.document.macroEnabled"
        ),
        "archivos/publicos/instalador.exe": b"MZ" + bytes(200),
        "archivos/publicos/copiar.bat": "@echo off\r\nrem ejemplo inventado\r\n",
        "archivos/publicos/paquete.rar": b"Rar!\x1a\x07\0" + bytes(range(1, 64)),
        "archivos/publicos/oficio 1.txt": "El oficio uno.\n",
        "archivos/publicos/Oficio_1 (1).txt": "El oficio uno, en otra versión.\n",
        "archivos/publicos/igual A.txt": same,
        "archivos/publicos/igual B.txt": same,
        "archivos/publicos/cédulas.xlsx": documents.xlsx(people),
        "archivos/publicos/celulares.csv": documents.csv([row[::2] for row in people]),
        "archivos/publicos/acta.docx": documents.docx(["Firma: Ana Inventada", "Teléfono de la casa: 200 12 34"]),
        "archivos/publicos/carta.odt": documents.odt(["Escribirle a ana.inventada@correo-inventado.example."]),
        "archivos/publicos/pagos.html": documents.html(["Consignar en la cuenta de ahorros No. 000-123456-78."]),
        "archivos/publicos/llave.txt": "-----BEGIN PRIVATE KEY-----\nESTO NO ES UNA LLAVE\n-----END PRIVATE KEY-----\n",
        "archivos/publicos/servicio.md": "El token inventado del servicio: aB3dE5gH7jK9mN1pQ4sT\n",
        "archivos/publicos/claves.pdf": documents.pdf(["Acceso al correo inventado", "clave: Inventada2011"]),
    }  # fmt: skip
    return {path: data.encode() if isinstance(data, str) else data for path, data in found.items()}


def write():
    shutil.rmtree(ROOT, ignore_errors=True)
    texts = {f"tablas/{name}.csv": text.lstrip("\n").encode() for name, text in TABLES.items()}
    dates = "ruta,fecha\ninformes/fase 1.md,2011-06-01\n".encode()
    for path, data in {**files(), **texts, "fechas.csv": dates, "LEAME.md": README.encode()}.items():
        place = ROOT / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


if __name__ == "__main__":
    write()
