// The rules of the bag (families B and H).

class BagRules {
  constructor(contents) {
    this.contents = contents;
    this.info = new BagInfo(contents.text(FORMAT.bagInfo));
    this.manifest = new Manifest(contents.text(FORMAT.manifest));
    this.tagManifest = new Manifest(contents.text(FORMAT.tagManifest));
  }

  get findings() {
    const required = [...REQUIRED_TAGS, FORMAT.inventory, FORMAT.crate, FORMAT.specification];
    return [
      ...required.filter((path) => !this.contents.file(path)).map((path) => finding('B001', path)),
      ...this.declaration(), ...this.bagInfo(), ...this.form(this.manifest, FORMAT.manifest),
      ...this.form(this.tagManifest, FORMAT.tagManifest), ...this.tags(), ...this.oxum(), ...this.payload(),
      ...this.misplaced(),
    ];
  }

  declaration() {
    const text = this.contents.text(FORMAT.declaration);
    if (!text || rawOf(text) === FORMAT.declarationText) return [];
    return [finding('B002', FORMAT.declaration)];
  }

  bagInfo() {
    const { info } = this;
    const place = FORMAT.bagInfo;
    if (!this.contents.text(place)) return [];
    const findings = info.malformed.map((line) => finding('B003', place, { linea: String(line) }));
    for (const label of REQUIRED_LABELS) {
      if (info.get(label) === null) findings.push(finding('B004', place, { campo: label }));
    }
    const seen = new Set();
    for (const { label } of info.fields) {
      if (seen.has(label.toLowerCase())) findings.push(finding('B005', place, { campo: label }));
      seen.add(label.toLowerCase());
    }
    for (const [label, holds] of this.values()) {
      const valor = info.get(label);
      if (valor !== null && !holds(valor)) findings.push(finding('B006', place, { campo: label, valor }));
    }
    const format = info.get(LABEL.format);
    if (format !== null && format !== FORMAT.number) findings.push(finding('B017', place, { valor: format }));
    return findings;
  }

  values() {
    const isVersion = (text) => (wholeNumber(text) || 0) >= 1 && String(wholeNumber(text)) === text;
    return [
      [LABEL.date, isDate],
      [LABEL.version, isVersion],
      [LABEL.edition, (text) => FORMAT.editions.includes(text)],
      [LABEL.previousVersion, isVersion],
      [LABEL.previousSello, (text) => /^[0-9a-f]{64}$/.test(text)],
      [LABEL.sender, (text) => text === this.contents.name],
      [LABEL.identifier, (text) => text === this.identifier()],
    ];
  }

  // The identifier of one edition of one version (rule B-14).
  identifier() {
    const [series, edition] = [LABEL.group, LABEL.edition].map((label) => this.info.get(label));
    const version = this.info.number(LABEL.version);
    if (series === null || version === null || !FORMAT.editions.includes(edition)) {
      return this.info.get(LABEL.identifier);
    }
    const hex = sha256Hex(encoder.encode(`empalme:1\0${series}\0${version}\0${edition}`)).slice(0, 32);
    const masked = (at, keep, set) => (parseInt(hex.slice(at, at + 2), 16) & keep | set).toString(16).padStart(2, '0');
    const digits = hex.slice(0, 12) + masked(12, 0x0f, 0x80) + hex.slice(14, 16) + masked(16, 0x3f, 0x80)
      + hex.slice(18);
    return 'urn:uuid:' + digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  oxum() {
    const declared = this.info.get(LABEL.oxum);
    const { payload } = this.contents;
    const found = `${sum(payload.map(({ size }) => size))}.${payload.length}`;
    // A file that could not be read has a finding of its own and an unknown size.
    if (declared === null || declared === found || payload.some(({ digest }) => !digest)) return [];
    return [finding('B007', FORMAT.bagInfo, { anunciado: declared, encontrado: found })];
  }

  form(manifest, place) {
    if (!this.contents.text(place)) return [];
    const findings = manifest.malformed.map((line) => finding('B008', place, { linea: String(line) }));
    const seen = new Set();
    const repeated = manifest.lines.filter(({ path }) => seen.size === seen.add(path).size);
    findings.push(...repeated.map(({ path }) => finding('B010', place, { ruta: path })));
    // The payload is what the sections hold (rule B-05): the engine's own texts alone are no handover.
    const isEmpty = place === FORMAT.manifest
      ? !manifest.lines.some(({ path }) => isInSection(path)) : manifest.lines.length === 0;
    if (isEmpty) findings.push(finding('B011', place));
    const isCanonical = manifest.isCanonical && manifest.lines.every(({ path }) => isNormalized(path));
    if (!isCanonical && repeated.length === 0) findings.push(finding('B009', place));
    return findings;
  }

  payload() {
    if (!this.contents.text(FORMAT.manifest)) return [];
    const findings = [];
    for (const line of this.manifest.lines) {
      if (isPayload(line.path)) findings.push(...this.against(line, 'B013', 'H001'));
      else findings.push(finding('B012', FORMAT.manifest, { ruta: line.path }));
    }
    const extra = this.contents.payload.filter(({ path }) => !this.manifest.positions.has(nameKey(path)));
    return [...findings, ...extra.map(({ path }) => finding('B014', path))];
  }

  tags() {
    if (!this.contents.text(FORMAT.tagManifest)) return [];
    const findings = [];
    const known = new Set([FORMAT.tagManifest, FORMAT.zipChecks]);
    for (const line of this.tagManifest.lines) {
      if (isPayload(line.path) || line.path === FORMAT.tagManifest || line.path === FORMAT.zipChecks) {
        findings.push(finding('B012', FORMAT.tagManifest, { ruta: line.path }));
      } else {
        findings.push(...this.against(line, 'B015', 'H002'));
      }
      known.add(nameKey(line.path));
    }
    const extra = this.contents.all.filter(({ path }) => !isPayload(path) && !known.has(nameKey(path)));
    return [...findings, ...extra.map(({ path }) => finding('B016', path))];
  }

  // A line against the file that it names.
  against({ path, digest }, missing, altered) {
    const file = this.contents.file(path);
    if (!file) return [finding(missing, path)];
    return file.digest && file.digest !== digest ? [finding(altered, path)] : [];
  }

  // Files that the manifests know, in a place that the format does not.
  misplaced() {
    return [this.manifest, this.tagManifest].flatMap(({ lines }) => lines.map(({ path }) => path))
      .filter((path) => !isPlaced(path) && this.contents.file(path)).map((path) => finding('N008', path));
  }
}
