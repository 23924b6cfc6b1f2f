"""What `comparar`, `historia` and `verificar --contra` say, against the same worked out anew from the ZIP files."""

import collections
import csv
import hashlib
import io
import json
import os
import shutil
import urllib.parse
import zipfile

import pytest

from conftest import MODES, Sealed, assert_holds, nu_complaints, opened


@pytest.fixture(scope="module")
def versions(empalme, tmp_path_factory):
    """Three versions: files added, changed, removed, moved and copied between them."""
    folder = empalme.create(tmp_path_factory.mktemp("comparar") / "piedras")
    empalme.seal(folder)
    files = sorted(path for path in (folder / "material").rglob("*.md"))
    files[0].write_text(files[0].read_text() + "\nUna línea más.\n")
    files[1].unlink()
    files[2].rename(folder / "archivos" / "un nombre <b>distinto & nuevo.md")
    shutil.copy(files[3], folder / "informes" / "copia.md")
    empalme.seal(folder, reason="Respuesta a las aclaraciones")
    (folder / "archivos" / "más.txt").write_text("más\n")
    empalme.seal(folder, reason="Tercera entrega")
    return [Sealed(folder / "versiones" / f"v000{number}") for number in (1, 2, 3)]


class Bundle:
    """A bundle read by other means: its manifest, bag-info and history."""

    def __init__(self, path):
        self.archive = zipfile.ZipFile(path)
        self.top = self.archive.namelist()[0].split("/")[0]
        self.manifest = self.manifest_in("manifest-sha256.txt")

    def bytes(self, name):
        return self.archive.read(f"{self.top}/{name}")

    def manifest_in(self, name):
        lines = self.bytes(name).decode().splitlines()
        return {path.removeprefix("data/"): digest for digest, path in (line.split("  ", 1) for line in lines)}

    def info(self, name="bag-info.txt"):
        return dict(line.split(": ", 1) for line in self.bytes(name).decode().splitlines())

    @property
    def sello(self):
        return hashlib.sha256(self.bytes("tagmanifest-sha256.txt")).hexdigest()


def difference(old, new):
    """Added, changed and removed paths, and for each digest how many files moved."""
    added = {path for path in new if path not in old}
    removed = {path for path in old if path not in new}
    changed = {path for path in new if path in old and new[path] != old[path]}
    came, went = (collections.Counter(side[path] for path in paths) for side, paths in ((new, added), (old, removed)))
    return added, changed, removed, came & went


@pytest.mark.parametrize("pair", [(0, 1), (1, 2), (0, 2), (2, 0)])
@pytest.mark.parametrize("edition", ["integral", "public"])
def test_comparing_finds_what_the_manifests_differ_in(empalme, versions, pair, edition):
    paths = [getattr(versions[index], edition) for index in pair]
    told = json.loads(empalme.run("comparar", *paths, "--json").stdout)
    old, new = (Bundle(path) for path in paths)
    added, changed, removed, moved = difference(old.manifest, new.manifest)

    by_kind = collections.defaultdict(list)
    for change in told["cambios"]:
        by_kind[change["cambio"]].append(change)
    assert {change["ruta"] for change in by_kind["cambiado"]} == changed
    assert {change["ruta"] for change in by_kind["agregado"] + by_kind["movido"]} == added
    gone = {change["ruta"] for change in by_kind["retirado"]} | {change["ruta_en_a"] for change in by_kind["movido"]}
    assert gone == removed
    for change in by_kind["movido"]:
        assert old.manifest[change["ruta_en_a"]] == new.manifest[change["ruta"]]
    assert collections.Counter(new.manifest[change["ruta"]] for change in by_kind["movido"]) == moved
    for change in told["cambios"]:
        for bundle, size in ((old, "bytes_en_a"), (new, "bytes_en_b")):
            name = change.get("ruta_en_a", change["ruta"]) if bundle is old else change["ruta"]
            if size in change:
                assert bundle.archive.getinfo(f"{bundle.top}/data/{name}").file_size == change[size]
    same = sum(1 for path in new.manifest if old.manifest.get(path) == new.manifest[path])
    assert told["cuentas"]["sin_cambios"] == same
    assert told["relacion"] == ("b sucede a a" if pair[0] < pair[1] else "a sucede a b")
    assert [told["a"]["sello"], told["b"]["sello"]] == [old.sello, new.sello]


def test_a_bundle_equals_itself_unpacked(empalme, sealed, tmp_path):
    with zipfile.ZipFile(sealed.integral) as archive:
        archive.extractall(tmp_path)
    told = json.loads(empalme.run("comparar", sealed.integral, next(tmp_path.iterdir()), "--json").stdout)
    assert told["iguales"] and told["cambios"] == []


@pytest.mark.parametrize("edition", ["integral", "public"])
def test_the_history_is_that_of_the_versions_themselves(empalme, versions, edition):
    bundles = [Bundle(getattr(version, edition)) for version in versions]
    told = json.loads(empalme.run("historia", getattr(versions[-1], edition), "--json").stdout)
    assert told["cadena_probada"] and told["hallazgos"] == []
    assert [version["sello"] for version in told["versiones"]] == [bundle.sello for bundle in bundles]
    for version, bundle in zip(told["versiones"], bundles):
        info = bundle.info()
        assert [version["fecha"], version["motivo"]] == [info["Bagging-Date"], info["Empalme-Motivo"]]
        assert version["archivos"] == len(bundle.manifest)
        assert f"{version['bytes']}.{version['archivos']}" == info["Payload-Oxum"]
    for version, old, new in zip(told["versiones"][1:], bundles, bundles[1:]):

        def material(manifest):
            return {path: manifest[path] for path in manifest if "/" in path and not path.endswith("/versiones.csv")}

        added, changed, removed, moved = difference(material(old.manifest), material(new.manifest))
        changes = version["cambios"]
        assert set(changes["cambiados"]) == changed
        assert set(changes["agregados"]) | {move["a"] for move in changes["movidos"]} == added
        assert set(changes["retirados"]) | {move["de"] for move in changes["movidos"]} == removed
        assert len(changes["movidos"]) == sum(moved.values())


def test_the_history_finds_the_sello_of_an_earlier_acta(empalme, versions):
    first = Bundle(versions[0].integral).sello
    told = json.loads(empalme.run("historia", versions[2].integral, "--codigo", first[:16], "--json").stdout)
    assert told["version_del_codigo"] == 1
    other = Bundle(versions[0].public).sello
    empalme.run("historia", versions[2].integral, "--codigo", other, expect=(1,))


def test_every_public_edition_is_within_its_integral_one(empalme, versions):
    for version in versions:
        told = json.loads(empalme.run("verificar", version.public, "--contra", version.integral, "--json").stdout)
        assert told["contenida"] and told["hallazgos"] == []
        public, integral = Bundle(version.public), Bundle(version.integral)
        same = [path for path, digest in public.manifest.items() if integral.manifest.get(path) == digest]
        assert told["identicos"] == sum(1 for path in same if not path.startswith("05_tablas/"))
        differing = set(public.manifest) - set(same)
        assert differing <= set(told["comparados_por_contenido"]) | set(told["sin_comparar"])


def test_the_public_edition_of_another_version_is_not(empalme, versions):
    empalme.run("verificar", versions[0].public, "--contra", versions[1].integral, expect=(1,))
    empalme.run("verificar", versions[0].integral, "--contra", versions[0].public, expect=(64,))
    empalme.run("verificar", versions[0].public, "--contra", versions[0].public, expect=(65,))


def forged(source, target, change):
    """A public edition with other files, whose manifests and lists all agree with them again."""
    bundle = Bundle(source)
    names = [name for name in bundle.archive.namelist() if not name.endswith("/")]
    files = {name.removeprefix(bundle.top + "/"): bundle.archive.read(name) for name in names}
    del files["zip-crc32.txt"]
    before = {name: files[name] for name in files}
    change(files)
    for listing in ("data/empalme.json", "data/ro-crate-metadata.json"):
        text = files[listing].decode()
        for name in files:
            if name.startswith("data/") and name in before and before[name] != files[name] and name != listing:
                for old, new in (
                    (hashlib.sha256(before[name]).hexdigest(), hashlib.sha256(files[name]).hexdigest()),
                    (f'"tamano": {len(before[name])},\n      "sha256"', f'"tamano": {len(files[name])},\n      "sha256"'),
                ):
                    text = text.replace(old, new)
        files[listing] = text.encode()
    crate = json.loads(files["data/ro-crate-metadata.json"])
    for entity in crate["@graph"]:
        name = "data/" + urllib.parse.unquote(entity["@id"])
        if entity.get("@type") == "File" and name in files and "contentSize" in entity:
            entity["contentSize"] = str(len(files[name]))
            entity["sha256"] = hashlib.sha256(files[name]).hexdigest()
    files["data/ro-crate-metadata.json"] = json.dumps(crate, ensure_ascii=False).encode()
    payload = sorted((name for name in files if name.startswith("data/")), key=str.encode)
    lines = [f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in payload]
    files["manifest-sha256.txt"] = "".join(lines).encode()
    oxum = f"Payload-Oxum: {sum(len(files[name]) for name in payload)}.{len(payload)}"
    info = files["bag-info.txt"].decode().splitlines()
    info = [oxum if line.startswith("Payload-Oxum") else line for line in info]
    files["bag-info.txt"] = ("\n".join(info) + "\n").encode()
    tags = sorted((name for name in files if not name.startswith("data/") and name != "tagmanifest-sha256.txt"))
    lines = [f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in tags]
    files["tagmanifest-sha256.txt"] = "".join(lines).encode()
    for name, content in files.items():
        place = target / bundle.top / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return target / bundle.top


def append_row(table):
    """Adds to a public table a row that only the integral edition has."""

    def change(files, integral):
        name = f"data/05_tablas/{table}.csv"
        public = list(csv.reader(io.StringIO(files[name].decode())))
        whole = list(csv.reader(io.StringIO(integral.bytes(name).decode())))
        row = next(row for row in whole if row not in public)
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(public + [row])
        files[name] = out.getvalue().encode()

    return change


def swap_content(files, integral):
    name = next(name for name in files if name.startswith("data/01_") and name.endswith(".md"))
    files[name] += b"otra cosa\n"


@pytest.mark.parametrize(
    "change, code",
    [(append_row("elementos"), "E008"), (append_row("cobertura_capacitacion"), "E008"), (swap_content, "E003")],
)
def test_a_forged_public_edition_that_is_intact_in_itself_is_found(empalme, versions, tmp_path, change, code):
    integral = Bundle(versions[0].integral)
    folder = forged(versions[0].public, tmp_path, lambda files: change(files, integral))
    told = json.loads(
        empalme.run("verificar", folder, "--contra", versions[0].integral, "--json", expect=(1,)).stdout
    )
    assert told["publica"]["veredicto"] == "intacto", told["publica"]["hallazgos"]
    assert not told["contenida"]
    assert {finding["codigo"] for finding in told["hallazgos"]} == {code}


@pytest.fixture(scope="module")
def page(empalme, versions, tmp_path_factory):
    place = tmp_path_factory.mktemp("pagina") / "comparacion.html"
    empalme.run("comparar", versions[0].integral, versions[1].integral, "--html", place)
    return place


def test_the_page_is_never_written_over_a_file(empalme, versions, page):
    before = page.read_bytes()
    empalme.run("comparar", versions[0].integral, versions[1].integral, "--html", page, expect=(73,))
    assert page.read_bytes() == before
    shown = empalme.run("comparar", versions[0].integral, versions[1].integral, "--html", "-").stdout
    assert shown.encode() == before


def test_the_nu_checker_finds_nothing_on_the_page(page):
    assert nu_complaints([page]) == []


@pytest.mark.parametrize("mode", MODES)
def test_the_page_holds_in_six_modes(browser, page, mode):
    assert_holds(browser, page, mode)


def test_the_page_shows_a_name_as_text(browser, page):
    context = browser.new_context()
    view, _ = opened(context, page)
    assert "& nuevo.md" in view.inner_text("main")
    context.close()
