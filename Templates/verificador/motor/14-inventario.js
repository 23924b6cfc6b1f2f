// The rules of family I: what empalme.json and ro-crate-metadata.json say of the files is what the manifest says.

const FILE_LISTS = [
  {
    name: 'empalme.json', place: FORMAT.inventory, list: 'archivos', path: 'ruta', size: 'tamano', type: null,
    isEncoded: false, omitted: [FORMAT.inventory, FORMAT.crate],
  },
  {
    name: 'ro-crate-metadata.json', place: FORMAT.crate, list: '@graph', path: '@id', size: 'contentSize',
    type: '@type', isEncoded: true, omitted: [FORMAT.crate],
  },
];

// The keys of empalme.json that repeat a label of bag-info.
const REPEATED_FACTS = [
  ['formato', LABEL.format], ['nombre', LABEL.sender], ['serie', LABEL.group], ['identificador', LABEL.identifier],
  ['edicion', LABEL.edition], ['version', LABEL.version], ['fecha', LABEL.date],
  ['anterior.version', LABEL.previousVersion], ['anterior.sello', LABEL.previousSello],
];

// What one list says, held against the manifest as it is read.
class FileStatements {
  constructor(list, manifest) {
    Object.assign(this, { list, manifest, findings: [], facts: new Map(), described: null, isReadable: true });
    // By position in the manifest: undefined for a line that is not described, null where it is no number.
    this.sizes = new Array(manifest.lines.length);
    this.omitted = new Set(list.omitted.map((path) => manifest.positions.get(path)));
  }

  static read(bytes, list, manifest) {
    const said = new FileStatements(list, manifest);
    try {
      JSONWalk.read(bytes, (keys, element, text) => said.take(keys, element, text));
    } catch (error) {
      if (!(error instanceof MalformedJSON)) throw error;
      said.isReadable = false;
    }
    said.endElement();
    return said;
  }

  take(keys, element, text) {
    const { list } = this;
    if (keys[0] !== list.list) {
      if (keys.length <= 2) this.facts.set(keys.join('.'), text || '');
      return;
    }
    if (keys.length !== 2) return;
    const key = keys[1];
    if (![list.path, 'sha256', list.size, list.type].includes(key)) return;
    if (!this.described || this.described.element !== element) {
      this.endElement();
      this.described = { element, path: '', digest: '', size: '', isFile: true };
    }
    if (key === list.path) this.described.path = text || '';
    else if (key === 'sha256') this.described.digest = text || '';
    else if (key === list.size) this.described.size = text || '';
    else this.described.isFile = text === 'File';
  }

  // Compares the element that has been read with its line.
  endElement() {
    const file = this.described;
    if (!file || !file.isFile) return;
    const path = this.list.isEncoded ? decodedId(file.path) : file.path;
    const add = (code) => this.findings.push(finding(code, this.list.place, { ruta: path, lista: this.list.name }));
    const position = this.manifest.positions.get(nameKey('data/' + path));
    // Only NFC is right here, whatever the manifest has.
    if (position === undefined || !isNormalized(path) || this.omitted.has(position)) {
      add('I003');
      return;
    }
    if (this.sizes[position] !== undefined) add('I007');
    if (file.digest !== this.manifest.lines[position].digest) add('I004');
    const isNumber = /^(0|[1-9][0-9]*)$/.test(file.size) && BigInt(file.size) < 2n ** 64n - 1n;
    const size = isNumber ? file.size : null;
    const before = this.sizes[position];
    this.sizes[position] = before === undefined || before === size ? size : null;
  }
}

// Undoes the percent-encoding of an identifier.
function decodedId(id) {
  if (!id.includes('%')) return id;
  const raw = rawOfText(id).replace(/%([0-9a-fA-F]{2})/g, (_, digits) => String.fromCharCode(parseInt(digits, 16)));
  return shownText(bytesOfRaw(raw));
}

// What one of the lists says otherwise.
function inventoryFindings(list, contents, info, manifest) {
  const bytes = contents.text(list.place);
  if (!bytes) return [];
  const said = FileStatements.read(bytes, list, manifest);
  if (!said.isReadable) return [finding('I001', list.place)];
  const { findings } = said;
  for (const position of manifest.positions.values()) {
    const { path } = manifest.lines[position];
    const add = (code) => findings.push(finding(code, list.place, { ruta: path.slice(5), lista: list.name }));
    const size = said.sizes[position];
    if (size !== undefined) {
      const file = contents.file(path);
      if (file && file.digest && String(file.size) !== size) add('I005');
    } else if (!list.omitted.includes(nameKey(path))) {
      add('I002');
    }
  }
  if (list.place !== FORMAT.inventory) return findings;
  const words = (text) => (text || '').split(/\p{White_Space}+/u).filter((word) => word !== '').join(' ');
  const differing = REPEATED_FACTS.filter(([key, label]) => words(said.facts.get(key)) !== words(info.get(label)));
  return [...findings, ...differing.map(([key]) => finding('I006', list.place, { campo: key }))];
}
