"""What empalme takes: the first version, one with 1 % changed, one without change, verifying."""

import json
import re
import shutil
import subprocess
import sys

from bench import corpus, measure

EXAMPLE = "Archive/piedras-2011"
REASON = ["--motivo", "medida", "--fecha", "2011-12-28", "--silencio", "--json"]


class Expediente:
    """A case file with the corpus as its material, beside the few files of the worked example.

    Withheld material goes into the integral edition only, so that empalme packs each byte once, like every peer;
    public material goes into both.
    """

    def __init__(self, bench, access):
        self.bench, self.folder = bench, bench.work / f"expediente-{access}"
        self.saved = bench.work / "saved"
        self.call("crear", self.folder, "--desde", EXAMPLE)
        offices = set()
        for section in corpus.SECTIONS:
            offices |= {f"{section}/{path.name}" for path in (bench.corpus / section).glob("*")}
            if (bench.corpus / section).is_dir():
                measure.link(bench.corpus / section, self.folder / section)
        ground = [] if access == "publica" else ["--fundamento", "Ley 1581 de 2012"]
        places = [self.folder / office for office in sorted(offices)]
        self.call("agregar", *places, "--acceso", access, *ground, "--carpeta", self.folder)

    def call(self, *arguments):
        command = [str(argument) for argument in [self.bench.program, *arguments]]
        ended = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if ended.returncode not in (0, 1, 2):
            sys.exit(f"{command[1]}: status {ended.returncode}\n{ended.stdout}{ended.stderr}")
        return ended.stdout

    def bundle(self, version=1):
        """The ZIP of the integral edition."""
        zips = (self.folder / "versiones" / f"v{version:04}").glob("*.zip")
        return next(path for path in zips if not path.name.endswith("_publica.zip"))

    def save(self):
        """Remembers the registry, and whatever else lies beside material and sealed versions."""
        shutil.rmtree(self.saved, ignore_errors=True)
        for path in self.state():
            target = self.saved / path.relative_to(self.folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target)
        self.sealed = set((self.folder / "versiones").glob("v[0-9]*"))

    def restore(self):
        """Goes back to what was remembered: a build can be measured again as if it had never run."""
        for path in self.state():
            path.unlink()
        for version in set((self.folder / "versiones").glob("v[0-9]*")) - self.sealed:
            shutil.rmtree(version)
        shutil.copytree(self.saved, self.folder, dirs_exist_ok=True)

    def state(self):
        """Every file that is neither material nor of a sealed version."""
        found = [path for path in self.folder.rglob("*") if path.is_file()]
        parts = [(path, path.relative_to(self.folder).parts) for path in found]
        return [path for path, names in parts if names[0] not in corpus.SECTIONS and not self.is_sealed(names)]

    @staticmethod
    def is_sealed(names):
        return len(names) > 1 and names[0] == "versiones" and re.fullmatch(r"v\d{4,}", names[1])

    def build(self, name, *options, runs=None):
        command = [self.bench.program, "construir", self.folder, *REASON, *options]
        row = self.bench.measure(name, command, before=self.restore, runs=runs)
        self.outcome = json.loads(self.bench.log.read_text())
        return row


def run(bench):
    """The rows of builds, of later versions and of verification, and the ZIP that the peers verify."""
    case = Expediente(bench, "clasificada")
    case.save()
    first = case.build("empalme construir")
    first = measure.Row(first.name, first.samples, case.bundle().stat().st_size)
    bundle = case.bundle()
    checks = [bench.measure("empalme verificar", [bench.program, "verificar", bundle])]
    case.save()
    later = [case.build("empalme construir, without change")]
    assert case.outcome["estado"] == "sin cambios", case.outcome
    if bench.name != "huge":
        change = [sys.executable, "-m", "bench.corpus", "change", case.folder, bench.name, bench.scale]
        subprocess.run([str(word) for word in change], check=True)
        later.append(case.build("empalme construir, 1 % changed"))
        if "--sin-cache" in case.call("construir", "--help"):
            later.append(case.build("empalme construir --sin-cache, 1 % changed", "--sin-cache"))
    both = Expediente(bench, "publica")
    both.save()
    twice = both.build("empalme construir, both editions complete")
    written = sum(edition["bytes_zip"] for edition in both.outcome["ediciones"])
    shutil.rmtree(both.folder)
    return [first, measure.Row(twice.name, twice.samples, written)], later, checks, bundle
