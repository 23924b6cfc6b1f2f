// The audit of a ZIP or of the folder that came out of it: what to read, and the judgement of what was read.

// What lies in a bundle, whether it came as a ZIP or as a folder: what the bag's rules judge.
class Contents {
  constructor(name) {
    this.name = name;
    this.files = new Map();
    this.texts = new Map();
  }
  // The first file of a name stays, or the last one.
  add(path, { size, digest, text }, keepsFirst) {
    const key = nameKey(path);
    if (keepsFirst && this.files.has(key)) return;
    this.files.set(key, { path, size, digest });
    if (text) this.texts.set(key, text);
  }
  file(path) { return this.files.get(nameKey(path)); }
  text(path) { return this.texts.get(nameKey(path)); }
  get all() { return [...this.files.values()]; }
  get payload() { return this.all.filter(({ path }) => isPayload(path)); }
}

// Why there is nothing to judge: 'noZip', 'noBag' or 'foreign', and for whom it may be.
class Refusal extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

class ZipAudit {
  constructor(file) {
    this.file = file;
    this.form = 'zip';
    this.bytes = file.size;
    this.path = file.name;
  }

  // Reads the directory and says which entries there are to read.
  async open() {
    const reader = new SliceReader(this.file);
    const directory = await readDirectory(reader, this.file.size);
    if (!directory) throw new Refusal('noZip');
    this.directory = directory;
    const { entries } = directory;
    if (entries.length === 0 && directory.findings.length > 0) return [];
    const names = entries.map(({ name }) => name);
    const isOurs = Origin.inEntries(names, this.file.name);
    const top = (isOurs ? topFolder(entries) : null) ?? bagFolder(entries);
    if (top === null) throw new Refusal('noBag');
    this.top = top;
    this.paths = pathsBelow(entries, top);
    const places = entries.map(({ index, name }) => this.paths[index] || name);
    this.layout = new Layout(directory, top, places);
    const { limits } = this.layout;
    const jobs = entries.map((entry) => ({
      entry, place: places[entry.index], limit: limits[entry.index],
      keepsText: this.paths[entry.index] !== null && isRuleText(this.paths[entry.index]),
    }));
    if (!isOurs) await this.refuseForeign(reader, jobs);
    return jobs.map((job) => ({ job, weight: Math.min(Number(job.entry.packed), this.bytes) }));
  }

  async refuseForeign(reader, jobs) {
    const job = jobs.find(({ entry }) => this.paths[entry.index] === FORMAT.bagInfo);
    const scan = job && await scanEntry(reader, job, new ContentReader(reader, 0, () => {}));
    if (!scan || !Origin.inBagInfo(scan.text)) throw new Refusal('foreign');
  }

  judge(scans) {
    if (!this.layout) {
      this.kind = 'desconocida';
      return { contents: new Contents(''), container: this.directory.findings };
    }
    this.kind = 'paquete de empalme';
    const contents = new Contents(this.top);
    for (const scan of scans) {
      const path = this.paths[scan.index];
      if (path !== null && !this.directory.entries[scan.index].isFolder) contents.add(path, scan, true);
    }
    const container = [
      ...this.directory.findings, ...this.layout.findings, ...entryNameFindings(this.layout, this.paths),
      ...this.directory.entries.flatMap((entry) => headerFindings(entry, this.layout.places[entry.index])),
      ...scans.flatMap(({ findings }) => findings), ...this.checks(scans, contents),
    ];
    return { contents, container };
  }

  // The CRC-32 of every file entry's packed bytes against the list (rule B-40).
  checks(scans, contents) {
    const own = rawOfText(`${this.top}/${FORMAT.zipChecks}`);
    const listed = this.directory.entries.filter(({ isFolder, raw }) => !isFolder && raw !== own);
    const text = contents.text(FORMAT.zipChecks);
    if (!text || text.length !== listed.length * 9) return [finding('Z028', FORMAT.zipChecks)];
    const lines = rawOf(text);
    return listed.filter(({ index }, position) => {
      const { packedCRC, findings } = scans[index];
      const line = packedCRC === null ? '' : packedCRC.toString(16).padStart(8, '0') + '\n';
      return line !== '' && findings.length === 0 && lines.slice(position * 9, position * 9 + 9) !== line;
    }).map(({ index }) => finding('Z029', this.layout.places[index]));
  }
}

class FolderAudit {
  // `items`: the files with their paths below the folder.
  constructor(name, items) {
    this.form = 'carpeta';
    this.path = name;
    this.name = name;
    this.items = items.slice().sort((left, right) => compareText(left.path, right.path));
    this.bytes = sum(items.map(({ file }) => file.size));
  }

  async open() {
    if (!this.items.some(({ path }) => isBagMark(path))) throw new Refusal('noBag');
    if (!Origin.inFiles(this.items.map(({ path }) => path), this.name)) {
      const info = this.items.find(({ path }) => path === FORMAT.bagInfo);
      const bytes = info && new Uint8Array(await info.file.arrayBuffer());
      if (!Origin.inBagInfo(bytes)) throw new Refusal('foreign');
    }
    return this.items.map(({ path, file }, index) => ({
      job: { index, path, file, keepsText: isRuleText(path) }, weight: file.size,
    }));
  }

  judge(scans) {
    this.kind = 'paquete de empalme';
    const contents = new Contents(this.name);
    for (const scan of scans) contents.add(this.items[scan.index].path, scan, false);
    const container = scans.flatMap(({ findings }) => findings);
    const sender = new BagInfo(contents.text(FORMAT.bagInfo)).get(LABEL.sender);
    if (sender !== null && sender !== this.name) {
      contents.name = sender;
      container.push(finding('N009', this.name, { nombre: sender }));
    }
    const paths = contents.all.map(({ path }) => path);
    const room = FORMAT.longestPath - contents.name.length - 1;
    container.push(...paths.map((path) => nameFinding(path, room, path)).filter(Boolean), ...collisions(paths));
    return { contents, container };
  }
}

// All findings on what was read.
function judge(audit, scans) {
  const { contents, container } = audit.judge(scans);
  const bag = new BagRules(contents);
  const own = contents.files.size === 0 ? [] : [
    ...bag.findings, ...new ChainRules(contents, bag.info).findings,
    ...FILE_LISTS.flatMap((list) => inventoryFindings(list, contents, bag.info, bag.manifest)),
  ];
  return { audit, contents, info: bag.info, manifest: bag.manifest, findings: [...container, ...own] };
}
