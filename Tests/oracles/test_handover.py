"""A whole handover: v1 received with two exceptions, answered, v2 received where it differs, final acta."""

import csv
import hashlib
import io
import json
import re
import zipfile

import pytest

from conftest import Sealed

RECEIVER = {"nombre": "Ana Ruiz (persona inventada)", "cargo": "Alcaldesa"}
DELIVERER = {"nombre": "Arquímedes Ávila (persona inventada)", "cargo": "Coordinador saliente"}
UNDELIVERED = "Se declaró sin entregar, con su motivo; no se reclama."


def options_of(decision):
    """A decision as options of `anotar`."""
    told = {**decision, **decision.get("contado", {})}
    return [part for name, value in told.items() if name != "contado" for part in ("--" + name.replace("_", "-"), value)]


def received_by_commands(empalme, bundle, target, exceptions, day, earlier=None):
    """Receives a bundle on the command line: `exceptions` as they are told, and all else as it is; signs it.

    `exceptions` gives for each code what the options of `anotar` say. The answer is the path of the signed file.
    """
    def note(*arguments):
        empalme.run("recibir", "anotar", target, *arguments)

    person = ["--nombre", RECEIVER["nombre"], "--cargo", RECEIVER["cargo"]]
    empalme.run(
        "recibir", "abrir", bundle, "--salida", target, *(["--anterior", earlier] if earlier else []), expect=(0, 1, 2)
    )
    for code, decision in exceptions.items():
        note(code, *options_of(decision), *person)
    waiting = pending(json.loads(target.read_text()))
    undelivered = [item["codigo"] for item in waiting if item["declarado"] in ["faltante", "en trámite"]]
    if undelivered:
        note(*undelivered, "--estado", "recibido", "--observacion", UNDELIVERED, *person)
    if len(waiting) > len(undelivered):
        note("--todos", "--estado", "recibido", *person)
    empalme.run(
        "recibir", "firmar", target, "--lugar", "Piedras, Tolima", "--fecha", day, "--confirmar",
        "--recibe", RECEIVER["nombre"], "--cargo-recibe", RECEIVER["cargo"],
        "--entrega", DELIVERER["nombre"], "--cargo-entrega", DELIVERER["cargo"],
        "--testigo", "Rosa Páez (persona inventada), Personera",
    )  # fmt: skip
    return target


@pytest.fixture(params=["commands", "browser"])
def receive(request):
    """Every way of receiving a bundle goes through the same handover."""
    if request.param == "commands":
        return received_by_commands
    in_browser = request.getfixturevalue("receive_in_browser")

    def received(empalme, bundle, target, exceptions, day, earlier=None):
        return in_browser(bundle, exceptions, previous=earlier, day=day)

    return received


def pending(reception):
    """The items of a `recepcion.json` about which nobody has decided."""
    decided = set()
    undone = {line["deshace"] for line in reception["decisiones"] if line["accion"] == "deshacer"}
    for line in reception["decisiones"]:
        if line["accion"] == "decidir" and line["numero"] not in undone:
            decided.update(line["items"])
    return [item for item in reception["items"] if item["codigo"] not in decided and not item["heredada"]]


def rows(bundle, table):
    with zipfile.ZipFile(bundle) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(f"/data/05_tablas/{table}.csv")]
        return list(csv.DictReader(io.StringIO(archive.read(name).decode())))


def text_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.read_text()))


def test_a_handover_from_the_first_version_to_the_final_acta(empalme, tmp_path, receive):
    case = empalme.create(tmp_path / "piedras")
    empalme.seal(case)
    first = Sealed(case / "versiones" / "v0001")
    guide = next(row for row in rows(first.integral, "elementos") if row["seccion"] == "material" and row["ruta"])

    # v1 is received with two exceptions.
    exceptions = {
        "E-062": {"estado": "con observaciones", "observacion": "Faltan dos folios del acto", "plazo_dias": 5,
                  "contado": {"folios": 36}, "responsable": "Despacho del Alcalde"},
        "E-026": {"estado": "faltante"},
    }  # fmt: skip
    signed = receive(empalme, first.integral, tmp_path / "recepcion-1.json", exceptions, "2012-01-10")
    reception = json.loads(signed.read_text())
    assert pending(reception) == []
    assert [asked["numero"] for asked in reception["firma"]["observaciones"]] == [1, 2]

    # The outgoing side takes it in, once.
    preview = empalme.run("recibir", "importar", case, signed, expect=(3,))
    assert "Aún no se guardó nada." in preview.stdout
    stored = json.loads(empalme.run("recibir", "importar", case, signed, "--confirmar", "--json").stdout)
    assert stored["estado"] == "guardada" and len(stored["observaciones"]) == 2
    assert (stored["recibo"]["con_observaciones"], stored["recibo"]["faltantes"]) == ("1", "1")
    again = json.loads(empalme.run("recibir", "importar", case, signed, "--confirmar", "--json").stdout)
    assert again["estado"] == "sin cambios"

    # The acta names bundle and file, and is not written for another bundle.
    actas = tmp_path / "actas"
    empalme.run("recibir", "acta", signed, "--paquete", first.public, "--salida", actas, expect=(65,))
    empalme.run("recibir", "acta", signed, "--paquete", first.integral, "--salida", actas)
    (acta,) = actas.glob("acta-de-recibo-v1-*.html")
    told = text_of(acta)
    assert hashlib.sha256(signed.read_bytes()).hexdigest() in told
    assert "Faltan dos folios del acto" in told and "faltan 2 folios" in told and "17 de enero de 2012" in told
    assert "Acta parcial" not in told and "BORRADOR" not in told

    # Both observations are answered; a file of an element changes; v2 tells of it.
    asked = json.loads(empalme.run("recibir", "observaciones", case, "--fecha", "2012-01-18", "--json").stdout)
    assert [(row["numero"], row["vencida"], row["dias_habiles"]) for row in asked] == [("1", True, -1), ("2", False, 24)]
    findings = empalme.run("revisar", case, "--json", expect=None).stdout
    assert {"R401"} <= {finding["codigo"] for finding in json.loads(findings)}
    empalme.run("recibir", "responder", case, 1, "--texto", "Los dos folios se agregaron.", "--fecha", "2012-01-18")
    empalme.run("recibir", "responder", case, 2, "--texto", "El video no se grabó.", "--fecha", "2012-01-18")
    place = case / guide["ruta"]
    changed = place if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file())[0]
    changed.write_bytes(changed.read_bytes() + b"\nCorregido.\n")
    empalme.run("construir", case, "--fecha", "2012-01-20", "--motivo", "Respuesta a observaciones")
    second = Sealed(case / "versiones" / "v0002")
    assert [(row["numero"], row["version_respuesta"]) for row in rows(second.integral, "observaciones")] == [
        ("1", "2"), ("2", "2"),
    ]  # fmt: skip
    assert "Esta versión responde las observaciones 1 y 2" in text_of(second.document)
    assert "sin cambios" in empalme.run("construir", case, "--fecha", "2012-01-21", "--motivo", "Nada nuevo").stdout.lower()

    # Only what differs is left to receive.
    fresh = tmp_path / "recepcion-2.json"
    empalme.run("recibir", "abrir", second.integral, "--salida", fresh, "--anterior", signed, expect=(0, 1, 2))
    opened = json.loads(fresh.read_text())
    assert {item["codigo"] for item in pending(opened)} == {guide["codigo"], "documentos", "05_tablas"}
    assert [row["estado"] for row in opened["aclaraciones"]] == ["respondida", "respondida"]
    fresh.unlink()
    final = receive(empalme, second.integral, fresh, {}, "2012-01-23", earlier=signed)
    assert json.loads(final.read_text())["firma"]["observaciones"] == []
    empalme.run("recibir", "comprobar", final, second.integral)

    # The final acta: nothing is open, and what was answered stands in it.
    taken = json.loads(empalme.run("recibir", "importar", case, final, "--confirmar", "--json").stdout)
    assert taken["estado"] == "guardada" and taken["observaciones"] == [] and taken["recibo"]["version"] == "2"
    empalme.run("recibir", "acta", final, "--paquete", second.integral, "--salida", actas)
    (acta,) = actas.glob("acta-de-recibo-v2-*.html")
    told = text_of(acta)
    assert "No quedan compromisos" in told and "Los dos folios se agregaron." in told
    assert "continúa la de la versión 1, firmada el 10 de enero de 2012" in told
    for number in [1, 2]:
        empalme.run("recibir", "cerrar", case, number, "--fecha", "2012-01-23")
    assert json.loads(empalme.run("estado", case, "--json").stdout)["observaciones"] == {
        "abiertas": 0, "vencidas": 0, "respondidas": 0, "cerradas": 2,
    }  # fmt: skip
