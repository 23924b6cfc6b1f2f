"""`empalme recibir`: the file is what schema and format say, and independent readings of the bundle agree with it."""

import copy
import csv
import hashlib
import io
import json
import os
import pathlib
import subprocess
import zipfile

import bagit
import jsonschema
import pytest
from conftest import PROJECT, Sealed

SCHEMA = json.loads((PROJECT / "Archive" / "schemas" / "recepcion-1.schema.json").read_text(encoding="utf-8"))
GOLDEN = pathlib.Path(__file__).parent / "golden" / "recepcion-piedras.json"
ANA = ["--nombre", "Ana Ruiz (persona inventada)", "--cargo", "Alcaldesa"]
PARTIES = [
    "--lugar", "Piedras", "--fecha", "2012-01-13", "--recibe", ANA[1], "--cargo-recibe", "Alcaldesa",
    "--entrega", "Luis Gil (persona inventada)", "--testigo", "Eva Paz (persona inventada), Personera",
]  # fmt: skip


def faults(value):
    return [f"{error.json_path}: {error.message[:200]}" for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(value)]


def read(path):
    """The file, which must be laid out as ECMAScript lays JSON out."""
    text = path.read_bytes().decode("utf-8")
    value = json.loads(text)
    assert text == json.dumps(value, indent=2, ensure_ascii=False) + "\n"
    assert faults(value) == []
    return value


def item(reception, code):
    return next(item for item in reception["items"] if item["codigo"] == code)


@pytest.fixture
def opened(empalme, sealed, tmp_path):
    path = tmp_path / "recepcion.json"
    empalme.run("recibir", "abrir", sealed.integral, "--salida", path)
    return path


def test_the_schema_is_one_by_its_meta_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_reception_is_as_its_schema_says_from_the_beginning_to_the_signature(empalme, opened):
    def order(*words, expect=(0,)):
        empalme.run("recibir", *words, expect=expect)
        return read(opened)

    assert order("anotar", opened, "--estado", "recibido", "--todos", "--solo-integros", *ANA)["decisiones"][0]["numero"] == 1
    order("anotar", opened, "E-058", "E-074", "--estado", "faltante", "--responsable", "Archivo", "--plazo-dias", "10")
    order("anotar", opened, "E-026", "--estado", "con observaciones", "--observacion", "«Ñ» \"comillas\" \\ \t fin")
    order("anotar", opened, "E-063", "--estado", "recibido", "--folios", "95", "--observacion", "Falta el folio 12")
    assert order("deshacer", opened)["decisiones"][-1]["deshace"] == 4
    signed = order("firmar", opened, *PARTIES)["firma"]
    assert [one["plazo"] for one in signed["observaciones"]] == ["2012-01-27", "2012-02-24"]
    assert [one["numero"] for one in signed["observaciones"]] == [1, 2]
    order("deshacer", opened, expect=(73,))


@pytest.mark.parametrize(
    "place, value",
    [
        (["formato"], 2), (["items", 0, "clase"], "cosa"), (["items", 0, "huella"], "0"), (["items", 0, "archivos"], -1),
        (["paquete", "sello"], "x"), (["paquete", "version"], 0), (["verificacion", "momento"], "ayer"),
        (["retirados"], None), (["sobra"], 1), (["items", 0, "sobra"], 1), (["items", 0, "cambio"], "otro"),
    ],
)  # fmt: skip
def test_schema_and_program_refuse_the_same_forms(empalme, opened, place, value):
    broken = read(opened)
    target = broken
    for key in place[:-1]:
        target = target[key]
    target[place[-1]] = value
    opened.write_text(json.dumps(broken, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    assert faults(broken) != []
    report = json.loads(empalme.run("recibir", "comprobar", opened, "--json", expect=(1,)).stdout)
    assert report["problemas"][0]["regla"].startswith("C-")
    assert empalme.run("recibir", "estado", opened, expect=(65,)).stderr.count("regla C-") >= 1


def test_the_items_are_what_an_independent_reading_of_the_bundle_finds(opened, sealed):
    reception = read(opened)
    with zipfile.ZipFile(sealed.integral) as archive:
        top = sealed.integral.stem + "/"
        manifest = dict(
            reversed(line.split("  ", 1)) for line in archive.read(top + "manifest-sha256.txt").decode().splitlines()
        )
        rows = list(csv.DictReader(io.StringIO(archive.read(top + "data/05_tablas/elementos.csv").decode("utf-8-sig"))))
        inventory = json.loads(archive.read(top + "data/empalme.json"))
        assert reception["paquete"]["sello"] == hashlib.sha256(archive.read(top + "tagmanifest-sha256.txt")).hexdigest()
        sizes = {entry.filename.removeprefix(top): entry.file_size for entry in archive.infolist()}
    owners = {file["ruta"]: file.get("elemento") for file in inventory["archivos"]}
    codes = [row["codigo"] for row in rows]
    assert [one["codigo"] for one in reception["items"]][: len(codes)] == codes

    belongs = {one["codigo"]: [] for one in reception["items"]}
    for path in sorted((path.removeprefix("data/") for path in manifest), key=lambda path: path.encode()):
        owner = owners.get(path) or ("documentos" if "/" not in path else "05_tablas" if path.startswith("05_tablas/") else path)
        belongs[owner].append(path)
    for one in reception["items"]:
        paths = belongs[one["codigo"]]
        lines = [f"{manifest['data/' + path]}  {path}" for path in paths]
        if one["clase"] == "elemento":
            lines.append(f"estado: {one['declarado']}")
        if one["unidades"]:
            lines += [f"{key}: {'' if value is None else value}" for key, value in one["unidades"].items()]
        assert one["huella"] == hashlib.sha256("".join(line + "\n" for line in lines).encode()).hexdigest(), one["codigo"]
        assert one["archivos"] == len(paths)
        assert one["bytes"] == sum(sizes["data/" + path] for path in paths)
        assert one["integridad"] == ("íntegro" if paths else "sin archivos")


def masked(reception):
    """A reception without what changes with program, clock and templates: sello, moments, generated documents."""
    steady = copy.deepcopy(reception)
    steady["paquete"]["sello"] = steady["verificacion"]["codigo"] = ""
    steady["verificacion"] |= {"momento": "", "programa": ""}
    for one in steady["items"]:
        if one["clase"] == "carpeta":
            one |= {"archivos": 0, "bytes": 0, "huella": ""}
    for one in steady["decisiones"]:
        one["momento"] = ""
    return steady


def test_the_worked_example_is_received_as_recorded(empalme, opened):
    empalme.run("recibir", "anotar", opened, "--estado", "recibido", "--serie", "Actas", "--solo-integros", *ANA)
    empalme.run("recibir", "anotar", opened, "E-058", "--estado", "faltante", "--plazo-dias", "10")
    empalme.run("recibir", "firmar", opened, *PARTIES)
    text = json.dumps(masked(read(opened)), indent=2, ensure_ascii=False) + "\n"
    if os.environ.get("RECORD") == "1":
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_the_second_version_is_received_by_its_differences(empalme, tmp_path):
    case = empalme.create(tmp_path / "piedras")
    empalme.seal(case)
    first, second = tmp_path / "v1.json", tmp_path / "v2.json"
    empalme.run("recibir", "abrir", Sealed(case / "versiones" / "v0001").integral, "--salida", first)
    empalme.run("recibir", "anotar", first, "--estado", "recibido", "--todos", "--observacion", "Revisado", *ANA)
    empalme.run("recibir", "anotar", first, "E-058", "--estado", "faltante")
    empalme.run("recibir", "firmar", first, *PARTIES)

    changed = next(path for path in sorted((case / "archivos").rglob("*")) if path.suffix == ".txt" or path.suffix == ".csv")
    changed.write_bytes(changed.read_bytes() + b"\n")
    (case / "archivos" / "nuevo sin catalogar.txt").write_text("nuevo\n", encoding="utf-8")
    empalme.seal(case, reason="Respuesta a observaciones")
    bundle = Sealed(case / "versiones" / "v0002").integral
    empalme.run("recibir", "abrir", bundle, "--anterior", first, "--salida", second)
    reception = read(second)

    assert reception["anterior"]["huella"] == hashlib.sha256(first.read_bytes()).hexdigest()
    assert reception["anterior"]["ultima_observacion"] == 1
    changes = [one["cambio"] for one in reception["items"]]
    assert changes.count("nuevo") == 1 and "cambiado" in changes
    assert item(reception, "02_archivos/nuevo sin catalogar.txt")["cambio"] == "nuevo"
    assert item(reception, "E-058")["heredada"]["estado"] == "faltante"
    for one in reception["items"]:
        assert (one["heredada"] is not None) == (one["cambio"] == "igual"), one["codigo"]
    state = json.loads(empalme.run("recibir", "estado", second, "--json").stdout)
    assert state["avance"]["por_revisar"] == len(changes) - changes.count("igual")
    empalme.run("recibir", "comprobar", second, bundle)
    empalme.run("recibir", "comprobar", first, bundle, expect=(1,))


def test_a_damaged_bundle_is_received_with_what_happened_to_it(empalme, sealed, tmp_path):
    folder = tmp_path / sealed.integral.stem
    with zipfile.ZipFile(sealed.integral) as archive:
        archive.extractall(tmp_path)
    element = "E-001"
    owned = json.loads((folder / "data" / "empalme.json").read_text(encoding="utf-8"))["archivos"]
    path = folder / "data" / next(file["ruta"] for file in owned if file.get("elemento") == element)
    path.write_bytes(b"otra cosa")
    opened = tmp_path / "r.json"
    empalme.run("recibir", "abrir", folder, "--salida", opened, expect=(1,))
    assert item(read(opened), element)["integridad"] == "alterado"
    empalme.run("recibir", "anotar", opened, element, "--estado", "recibido", *ANA, expect=(64,))
    empalme.run("recibir", "anotar", opened, element, "--estado", "recibido", "--observacion", "Se cotejó", *ANA)
    assert read(opened)["decisiones"][0]["observacion"] == "Se cotejó"


def test_a_bag_of_another_program_is_received_file_by_file(empalme, tmp_path):
    (tmp_path / "bolsa" / "sub").mkdir(parents=True)
    (tmp_path / "bolsa" / "uno.txt").write_text("uno\n")
    (tmp_path / "bolsa" / "sub" / "dos ñ.txt").write_text("dos\n")
    bagit.make_bag(str(tmp_path / "bolsa"), checksums=["md5", "sha512"])
    empalme.run("recibir", "abrir", tmp_path / "bolsa", expect=(0, 2))
    reception = read(tmp_path / "recepcion.json")
    assert [one["codigo"] for one in reception["items"]] == ["sub/dos ñ.txt", "uno.txt"]
    assert reception["paquete"]["sello"] == ""
    line = f"{hashlib.sha512(b'uno' + os.linesep.encode()).hexdigest()}  uno.txt\n"
    assert reception["items"][1]["huella"] == hashlib.sha256(line.encode()).hexdigest()


def test_no_decision_is_lost_when_several_programs_decide_at_once(empalme, opened):
    running = [
        subprocess.Popen(
            [str(empalme.path), "recibir", "anotar", str(opened), "E-001", "--estado", "con observaciones", "--observacion", f"{number}", *ANA],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )
        for number in range(12)
    ]  # fmt: skip
    statuses = [(process.communicate()[1], process.returncode)[1] for process in running]
    assert set(statuses) <= {0, 75} and statuses.count(0) >= 1
    stored = [decision["observacion"] for decision in read(opened)["decisiones"]]
    assert sorted(stored) == sorted(f"{number}" for number, status in enumerate(statuses) if status == 0)


def test_a_write_that_breaks_off_leaves_the_file_as_it_was(empalme, opened):
    before = opened.read_bytes()
    order = [empalme.path, "recibir", "anotar", opened, "E-001", "--estado", "recibido", *ANA]
    limited = ["sh", "-c", 'ulimit -f 8; exec "$@"', "sh", *map(str, order)]
    assert subprocess.run(limited, capture_output=True, stdin=subprocess.DEVNULL).returncode != 0
    assert opened.read_bytes() == before

    empalme.run(*order[1:])
    assert len(read(opened)["decisiones"]) == 1
    assert [path.name for path in opened.parent.iterdir() if "partial" in path.name] == []
