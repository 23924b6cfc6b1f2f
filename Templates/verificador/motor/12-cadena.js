// The rules of family C: every link from the first version to this one.

const HISTORY_FILES = [FORMAT.bagInfo, FORMAT.manifest, FORMAT.tagManifest];

class ChainRules {
  constructor(contents, info) {
    this.contents = contents;
    this.info = info;
  }

  get findings() {
    const { info } = this;
    const version = info.number(LABEL.version);
    if (version === null || version < 1) return this.strangers(0);
    const previous = info.number(LABEL.previousVersion);
    const hasBoth = previous !== null && info.get(LABEL.previousSello) !== null;
    const hasNone = info.get(LABEL.previousVersion) === null && info.get(LABEL.previousSello) === null;
    const holds = version === 1 ? hasNone : hasBoth && previous < version;
    if (!holds) return [finding('C005', FORMAT.bagInfo), ...this.strangers(previous || 0)];
    return [...this.links(), ...this.strangers(previous || 0)];
  }

  // Walks back link by link: each version names the one before it.
  links() {
    const findings = [];
    let { info } = this;
    for (;;) {
      const version = info.number(LABEL.previousVersion);
      const sello = info.get(LABEL.previousSello);
      if (version === null || sello === null) return findings;
      const missing = HISTORY_FILES.map((file) => historyPath(version, file))
        .filter((path) => !this.contents.text(path));
      findings.push(...missing.map((path) => finding('C001', path, { version: String(version) })));
      if (missing.length > 0) return findings;
      const tag = this.contents.text(historyPath(version, FORMAT.tagManifest));
      if (sha256Hex(tag) !== sello) {
        findings.push(finding('C002', historyPath(version, FORMAT.tagManifest), { version: String(version) }));
      }
      findings.push(...this.sealed(version, tag));
      const earlier = this.earlier(version);
      findings.push(...this.facts(earlier, version));
      const next = earlier.number(LABEL.previousVersion);
      if (next === null) {
        if (version !== 1) findings.push(this.fact(LABEL.previousVersion, version));
        return findings;
      }
      // A chain only goes down: a loop is refused here.
      if (next >= version) return [...findings, this.fact(LABEL.previousVersion, version)];
      info = earlier;
    }
  }

  earlier(version) { return new BagInfo(this.contents.text(historyPath(version, FORMAT.bagInfo))); }

  // The tag manifest of an earlier version seals that version's manifest and bag-info.
  sealed(version, tag) {
    const { lines } = new Manifest(tag);
    return [FORMAT.bagInfo, FORMAT.manifest].flatMap((file) => {
      const path = historyPath(version, file);
      const digest = sha256Hex(this.contents.text(path));
      const isSealed = lines.some((line) => line.path === file && line.digest === digest);
      return isSealed ? [] : [finding('C003', path, { version: String(version) })];
    });
  }

  facts(earlier, version) {
    const findings = [];
    if (earlier.get(LABEL.version) !== String(version)) findings.push(this.fact(LABEL.version, version));
    for (const label of [LABEL.group, LABEL.edition]) {
      if (earlier.get(label) !== this.info.get(label)) findings.push(this.fact(label, version));
    }
    return findings;
  }

  fact(field, version) {
    return finding('C004', historyPath(version, FORMAT.bagInfo), { campo: field, version: String(version) });
  }

  // Texts in historia/ that belong to no version of the chain.
  strangers(newest) {
    const known = new Set(
      this.chain(newest).flatMap((version) => HISTORY_FILES.map((file) => historyPath(version, file))));
    return this.contents.all.filter(({ path }) => path.startsWith(FORMAT.history + '/') && !known.has(nameKey(path)))
      .map(({ path }) => finding('C006', path));
  }

  // The versions that the chain names, newest first.
  chain(newest) {
    const versions = [];
    let version = newest;
    while (version >= 1) {
      versions.push(version);
      const next = this.earlier(version).number(LABEL.previousVersion);
      if (next === null || next >= version) break;
      version = next;
    }
    return versions;
  }
}
