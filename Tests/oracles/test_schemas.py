"""What the program writes as JSON is what the schemas of Archive/schemas say, and nothing else passes them."""

import copy
import json
import zipfile

import bagit
import jsonschema
import pytest
from conftest import PROJECT, Sealed

SCHEMAS = PROJECT / "Archive" / "schemas"
DIGEST = "0" * 64


def schema(name):
    return json.loads((SCHEMAS / f"{name}-1.schema.json").read_text(encoding="utf-8"))


def faults(name, value):
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    validator = jsonschema.Draft202012Validator(schema(name), format_checker=checker)
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]


def inventory_of(bundle):
    with zipfile.ZipFile(bundle) as archive:
        return json.loads(archive.read(f"{bundle.stem}/data/empalme.json"))


def report_on(empalme, place, *arguments, status=0):
    return json.loads(empalme.run("verificar", place, "--json", *arguments, expect=(status,)).stdout)


@pytest.fixture(scope="module")
def second(empalme, tmp_path_factory):
    """A second version with files whose names no Windows would take."""
    folder = empalme.create(tmp_path_factory.mktemp("empalme") / "piedras")
    empalme.seal(folder)
    for name in ["¿Qué falta? 100%.txt", "CON.txt", "acta: borrador .md", "nulo\x01.txt"]:
        (folder / "archivos" / name).write_text("texto\n", encoding="utf-8")
    empalme.seal(folder, reason="Respuesta a observaciones")
    return Sealed(folder / "versiones" / "v0002")


@pytest.mark.parametrize("name", ["empalme", "verificacion"])
def test_each_schema_is_one_by_its_meta_schema(name):
    jsonschema.Draft202012Validator.check_schema(schema(name))


def test_the_inventory_is_as_its_schema_says(bundle):
    assert faults("empalme", inventory_of(bundle)) == []


def test_the_inventory_of_a_later_version_is_as_its_schema_says(second):
    inventory = inventory_of(second.integral)
    assert faults("empalme", inventory) == []
    assert faults("empalme", inventory_of(second.public)) == []
    assert inventory["anterior"]["version"] == 1
    mapped = {file["ruta_original"] for file in inventory["archivos"] if "ruta_original" in file}
    assert "archivos/CON.txt" in mapped and "archivos/nulo\x01.txt" in mapped


def test_the_report_on_a_bundle_is_as_its_schema_says(empalme, bundle, bag):
    report = report_on(empalme, bundle)
    assert faults("verificacion", report) == []
    assert faults("verificacion", report_on(empalme, bag)) == []
    assert faults("verificacion", report_on(empalme, bundle, "--codigo", report["sello"])) == []
    assert faults("verificacion", report_on(empalme, bundle, "--codigo", DIGEST, status=1)) == []


def test_the_report_on_a_damaged_bundle_is_as_its_schema_says(empalme, second, tmp_path):
    data = bytearray(second.integral.read_bytes())
    data[len(data) // 2] ^= 0xFF
    damaged = tmp_path / second.integral.name
    damaged.write_bytes(data)
    report = report_on(empalme, damaged, status=1)
    assert report["hallazgos"]
    assert faults("verificacion", report) == []
    assert faults("verificacion", report | {"veredicto": "intacto"}) != []


def test_the_report_on_a_bag_of_another_program_is_as_its_schema_says(empalme, tmp_path):
    (tmp_path / "bolsa").mkdir()
    (tmp_path / "bolsa" / "acta.txt").write_text("acta\n", encoding="utf-8")
    bagit.make_bag(str(tmp_path / "bolsa"), checksums=["md5", "sha512"])
    report = report_on(empalme, tmp_path / "bolsa")
    assert faults("verificacion", report) == []
    assert report["huellas"] == ["MD5", "SHA-512"]
    assert faults("verificacion", report | {"clase": "paquete de empalme"}) != []


def test_the_reports_on_two_editions_that_are_compared_are_as_their_schema_says(empalme, second):
    outcome = report_on(empalme, second.public, "--contra", second.integral)
    assert faults("verificacion", outcome["integral"]) == []
    assert faults("verificacion", outcome["publica"]) == []


def at(value, path):
    for key in path[:-1]:
        value = value[key]
    return value, path[-1]


def refused(name, value, path, new):
    """Whether the schema refuses the value once what stands at `path` is another; `...` takes it away."""
    changed = copy.deepcopy(value)
    place, key = at(changed, path)
    if new is ...:
        del place[key]
    else:
        place[key] = new
    return faults(name, changed) != []


@pytest.mark.parametrize(
    "path, new",
    [
        *[([key], ...) for key in schema("empalme")["required"]],
        *[(["archivos", 0, key], ...) for key in ["ruta", "tamano", "sha256", "tipo"]],
        (["clave"], 1),
        (["entidad", "telefono"], "1"),
        (["entidad", "nit"], "800100136"),
        (["archivos", 0, "clave"], "x"),
        (["archivos"], []),
        (["formato"], 2),
        (["formato"], "1"),
        (["nombre"], "tagmanifest-sha256"),
        (["version"], 1.5),
        (["version"], 0),
        (["version"], 1),
        (["anterior"], None),
        (["anterior", "sello"], DIGEST.replace("0", "A")),
        (["edicion"], "pública"),
        (["fecha"], "2011-13-01"),
        (["fecha"], "2011-02-30"),
        (["titulo"], ""),
        (["identificador"], "urn:uuid:186e9015-3dba-4976-aec3-912c42d77ffc"),
        *[
            (["archivos", 0, "ruta"], name)
            for name in [
                "/02_archivos/a", "../a", "02_archivos/../a", "02_archivos//a", "02_archivos/a ", "02_archivos/a./b",
                "02_archivos", "02_archivos/", "02_archivos/a:b", "02_archivos/100%", "02_archivos/a\x01", "archivos/a",
                "empalme.json", "ro-crate-metadata.json", "02_archivos/" + "a" * 200,
            ]
        ],  # fmt: skip
        (["archivos", 0, "tamano"], -1),
        (["archivos", 0, "tamano"], "1"),
        (["archivos", 0, "sha256"], DIGEST[1:]),
        (["archivos", 0, "tipo"], "texto"),
        (["archivos", 0, "acceso"], "secreta"),
        (["archivos", 0, "seccion"], "Otra"),
        (["archivos", 0, "modificado"], "2011-12-28"),
    ],
)
def test_another_inventory_is_refused(second, path, new):
    assert refused("empalme", inventory_of(second.integral), path, new)


@pytest.mark.parametrize(
    "path, new",
    [
        *[([key], ...) for key in schema("verificacion")["required"]],
        (["clave"], 1),
        (["veredicto"], "alterado"),
        (["veredicto"], "observaciones"),
        (["sello_esperado"], "igual"),
        (["sello"], "ABCD"),
        (["archivos"], "120"),
        (["bytes"], -1),
        (["hallazgos"], None),
        (["hallazgos"], [{"codigo": "B001"}]),
    ],
)
def test_another_report_is_refused(empalme, sealed, path, new):
    assert refused("verificacion", report_on(empalme, sealed.integral), path, new)
