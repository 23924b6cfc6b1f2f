"""Running a tool and measuring it: wall clock, processor time, peak memory, what it wrote."""

import dataclasses
import os
import pathlib
import shutil
import signal
import statistics
import subprocess
import sys
import time


@dataclasses.dataclass(frozen=True)
class Sample:
    """One run of one tool, with all processes that it started."""

    seconds: float
    processor: float
    peak: int


@dataclasses.dataclass(frozen=True)
class Row:
    """All runs of one tool on the same bytes."""

    name: str
    samples: list
    written: int | None = None

    @property
    def median(self):
        return statistics.median(sample.seconds for sample in self.samples)

    @property
    def least(self):
        return min(sample.seconds for sample in self.samples)

    @property
    def most(self):
        return max(sample.seconds for sample in self.samples)

    @property
    def processor(self):
        return statistics.median(sample.processor for sample in self.samples)

    @property
    def peak(self):
        return max(sample.peak for sample in self.samples)


class Bench:
    """A scratch folder, a corpus, and how often each tool is run on it."""

    def __init__(self, program, work, name, scale, corpus, runs):
        self.program, self.work, self.name, self.scale, self.corpus = program, work, name, scale, corpus
        self.runs = runs
        self.environment = os.environ | {"HOME": str(work / "home"), "TMPDIR": str(work / "tmp"), "LC_ALL": "C.UTF-8"}
        self.log = work / "log"

    def start(self):
        """Begins with an empty scratch folder."""
        shutil.rmtree(self.work, ignore_errors=True)
        for folder in ["home", "tmp"]:
            (self.work / folder).mkdir(parents=True)

    def once(self, name, arguments, cwd=None, statuses=(0,)):
        """Runs a tool to its end; one that fails ends the measurement, with its last words."""
        os.sync()
        with open(self.log, "wb") as log:
            start = time.monotonic()
            child = subprocess.Popen(
                [str(argument) for argument in arguments],
                cwd=cwd or self.work, env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip
            try:
                _, status, usage = os.wait4(child.pid, 0)
            except BaseException:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()
                raise
            seconds = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in statuses:
            sys.exit(f"{name}: status {child.returncode}\n{self.log.read_bytes()[-4000:].decode(errors='replace')}")
        return Sample(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)

    def measure(self, name, arguments, cwd=None, before=None, output=None, runs=None, statuses=(0,)):
        """A row of the table, or none where the tool is not installed; `before` makes ready for each run, untimed."""
        tool = find(arguments[0])
        if tool is None:
            print(f"  {name}: not installed", file=sys.stderr)
            return None
        samples = []
        for _ in range(runs or self.runs):
            if before:
                before()
            samples.append(self.once(name, [tool, *arguments[1:]], cwd, statuses))
            print(f"  {name}: {samples[-1].seconds:.2f} s", file=sys.stderr, flush=True)
        return Row(name, samples, size_of(output) if output else None)

    def warm(self):
        """Reads the corpus once, so that no tool pays for the disk."""
        for path in self.corpus.rglob("*"):
            if path.is_file():
                with open(path, "rb") as file:
                    while file.read(1 << 20):
                        pass


def find(tool):
    """A tool beside this Python, which is that of .venv, or wherever the shell finds it."""
    own = pathlib.Path(sys.executable).parent / str(tool)
    return own if own.exists() else shutil.which(str(tool))


def size_of(path):
    """Bytes of a file, or of all files in a folder."""
    return sum(part.stat().st_size for part in [path, *path.rglob("*")] if part.is_file())


def link(source, target):
    """A copy of a tree that shares its bytes: enough for tools that move files and never write into one."""
    shutil.copytree(source, target, copy_function=os.link, dirs_exist_ok=True)
