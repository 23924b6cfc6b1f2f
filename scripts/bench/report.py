"""The results as a page of Markdown: the machine, a table per kind of work, and how far the targets are."""

import datetime
import os
import pathlib
import platform
import re
import subprocess
import sys

from bench import measure

MEGABYTE = 1_000_000
PEAK = 150


def first_line(*command):
    tool = measure.find(command[0])
    if tool is None:
        return "not installed"
    ended = subprocess.run([tool, *command[1:]], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    lines = [line for line in (ended.stdout + ended.stderr).splitlines() if re.search(r"\d+\.\d", line)]
    return lines[0].strip() if lines else "?"


def version(text):
    found = re.search(r"\d+\.\d+(\.\d+)?", text)
    return found.group() if found else text


def machine(program):
    """What the numbers depend on, without naming the machine."""
    cpu = re.search(r"model name\s*:\s*(.*)", pathlib.Path("/proc/cpuinfo").read_text())
    memory = re.search(r"MemTotal:\s*(\d+)", pathlib.Path("/proc/meminfo").read_text())
    tools = {
        "empalme": (program, "--version"), "bdbag": ("bdbag", "--version"), "bagit.py": ("bagit.py", "--version"),
        "zip": ("zip", "-v"), "unzip": ("unzip", "-v"), "7z": ("7z", "i"), "sha256sum": ("sha256sum", "--version"),
        "openssl": ("openssl", "version"), "igzip": ("igzip", "--version"),
    }  # fmt: skip
    versions = [f"{name} {version(first_line(*command))}" for name, command in tools.items()]
    return [
        f"{datetime.date.today()} · {cpu.group(1) if cpu else platform.machine()} · {os.cpu_count()} cores · "
        f"{round(int(memory.group(1)) / 1024**2)} GiB · Linux {version(platform.release())}",
        "",
        ", ".join([*versions, f"Python {platform.python_version()}"]) + ".",
    ]


def number(value):
    return f"{value:.2f}" if value < 100 else f"{value:.0f}"


def table(title, rows, size, against):
    lines = [
        "", f"### {title}", "",
        "| | median s | min–max s | CPU s | MB/s | peak MB | output MB | × empalme |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]  # fmt: skip
    for row in rows:
        written = "" if row.written is None else f"{row.written / MEGABYTE:.0f}"
        lines.append(
            f"| {row.name} | {number(row.median)} | {number(row.least)}–{number(row.most)} | {number(row.processor)} | "
            f"{number(size / MEGABYTE / row.median)} | {row.peak / MEGABYTE:.0f} | {written} | "
            f"{number(row.median / against.median)} |"
        )
    return lines


def targets(builds, later, checks, is_office):
    """The ratios that the design asks for, each beside what was measured."""
    named = {row.name: row.median for row in builds + later + checks}
    ours, check = builds[0], checks[0]
    wanted = [
        ("build, against `bdbag --archiver zip`", "bdbag --archiver zip", ours.median, 12),
        ("build, against `zip -r`", "zip -r", ours.median, 9),
        ("verify, against `bdbag --validate full`", "bdbag --validate full", check.median, 12),
    ]
    lines = ["", "### Targets", "", "| | target | measured | |", "|---|--:|--:|---|"]

    def say(what, target, value, unit, holds):
        lines.append(f"| {what} | {target} | {value}{unit} | {'met' if holds else '**missed**'} |")

    for what, peer, seconds, least in wanted:
        if is_office and peer in named:
            say(what, f"≥ {least}×", number(named[peer] / seconds), "×", named[peer] / seconds >= least)
    changed = named.get("empalme construir, 1 % changed")
    if is_office and changed is not None:
        say("version 2, 1 % changed", "≤ 0.4×", number(changed / ours.median), "×", changed <= 0.4 * ours.median)
    own = [row for row in builds + later + checks if row.name.startswith("empalme")]
    for row in own:
        say(f"peak of `{row.name}`", f"≤ {PEAK} MB", f"{row.peak / MEGABYTE:.0f}", " MB", row.peak <= PEAK * MEGABYTE)
    return lines


def distance(floor, build, check):
    """The floor of the hardware, and how many times as long empalme takes."""
    if floor is None:
        return ["", "The floor was not measured: igzip (Debian: isal) or openssl is not installed."]
    steps, least_build, least_check = floor
    lines = ["", "### Distance to the floor", "", "| one thread | CPU s |", "|---|--:|"]
    lines += [f"| {name} | {number(seconds)} |" for name, seconds in steps.items()]
    cores = os.cpu_count()
    work = [("Build: hash, deflate, copy", least_build, build), ("Verify: hash, inflate", least_check, check)]
    for what, least, row in work:
        lines += [
            "",
            f"{what}, divided by {cores} cores: {number(least)} s. "
            f"empalme: {number(row.median)} s, {number(row.median / least)} times the floor.",
        ]
    return lines


def chapter(bench, files, size, builds, later, checks, floor):
    """Everything about one corpus."""
    title = f"{bench.name}: {files:,} files, {size / MEGABYTE:,.0f} MB"
    lines = ["", f"## Corpus {title}", "", f"Each tool ran {bench.runs} times with a warm page cache."]
    if bench.scale != 1:
        lines += ["", f"Scaled by {bench.scale:g}: the targets are meant for the full corpus."]
    lines += targets(builds, later, checks, bench.name == "office")
    lines += table("Build", builds, size, builds[0])
    lines += table("Later versions (against the first build)", later, size, builds[0])
    lines += table("Verify", checks, size, checks[0])
    return lines + distance(floor, builds[0], checks[0])


def record(page, document):
    """Puts the results between the two marks of the document."""
    text = document.read_text(encoding="utf-8")
    before, mark, rest = text.partition("<!-- results -->\n")
    _, end, after = rest.partition("<!-- /results -->")
    if not mark or not end:
        sys.exit(f"{document}: the marks <!-- results --> and <!-- /results --> are gone")
    document.write_text(before + mark + page + end + after, encoding="utf-8")
