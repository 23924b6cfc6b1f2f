// The fixed names and values of bundle format 1 (docs/bundle-format.md).

const FORMAT = {
  number: '1',
  readme: 'LEAME.txt',
  bagInfo: 'bag-info.txt',
  declaration: 'bagit.txt',
  redirect: 'index.html',
  manifest: 'manifest-sha256.txt',
  tagManifest: 'tagmanifest-sha256.txt',
  zipChecks: 'zip-crc32.txt',
  history: 'historia',
  inventory: 'data/empalme.json',
  crate: 'data/ro-crate-metadata.json',
  specification: 'data/formato.md',
  declarationText: 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
  dosDate: 0x0041,
  fileAttributes: 0x81a40000,
  folderAttributes: 0x41ed0010,
  madeBy: 0x033f,
  editions: ['integral', 'publica'],
  longestPath: 200,
  longestComponent: 255,
  longestText: 256 << 20,
};

const LABEL = {
  organization: 'Source-Organization',
  date: 'Bagging-Date',
  identifier: 'External-Identifier',
  size: 'Bag-Size',
  oxum: 'Payload-Oxum',
  group: 'Bag-Group-Identifier',
  sender: 'Internal-Sender-Identifier',
  agent: 'Bag-Software-Agent',
  format: 'Empalme-Formato',
  version: 'Empalme-Version',
  edition: 'Empalme-Edicion',
  previousVersion: 'Empalme-Version-Anterior',
  previousSello: 'Empalme-Sello-Anterior',
};

const REQUIRED_LABELS = [
  'organization', 'date', 'identifier', 'size', 'oxum', 'group', 'sender', 'agent', 'format', 'version', 'edition',
].map((key) => LABEL[key]);

const REQUIRED_TAGS = [
  FORMAT.readme, FORMAT.bagInfo, FORMAT.declaration, FORMAT.redirect, FORMAT.manifest, FORMAT.tagManifest,
];

const isPayload = (path) => path.startsWith('data/');

// Whether a path's bytes are kept for the rules.
function isRuleText(path) {
  if (isPayload(path)) {
    return path === FORMAT.inventory || path === FORMAT.crate || Object.values(TABLES).includes(path);
  }
  const name = path.toLowerCase();
  return [FORMAT.declaration, FORMAT.bagInfo, FORMAT.zipChecks, 'package-info.txt', 'fetch.txt'].includes(name)
    || /^(tag)?manifest-/.test(name) || name.startsWith(FORMAT.history + '/');
}

function historyPath(version, file) {
  return `${FORMAT.history}/v${String(version).padStart(4, '0')}.${file}`;
}

function isDate(text) {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
}

// Whether libzip, not knowing the deflated size, reserves a ZIP64 field (rule B-37).
const mayTurnOutLong = (size) => size > 4293656963n;

// Bit 11 stands where the name is not ASCII.
const expectedFlags = (raw) => (/[\x80-\xff]/.test(raw) ? 0x0800 : 0);

// Whose bundle it is: one sign of empalme is enough, so that no damage makes it somebody else's intact bag.
const Origin = {
  isOwnFile(path) {
    return path === FORMAT.zipChecks || path === FORMAT.inventory
      || path.startsWith(FORMAT.history + '/v') && path.endsWith('.txt');
  },
  isBundleName(name) {
    const parts = name.toLowerCase().split('_');
    return parts.length >= 4 && parts[0] === 'empalme' && isDate(parts[2]) && /^v\p{N}/u.test(parts[3]);
  },
  inEntries(names, file) {
    return Origin.isBundleName(file) || names.some((name) => {
      const slash = name.indexOf('/');
      if (slash < 0) return Origin.isOwnFile(name);
      return Origin.isOwnFile(name) || Origin.isOwnFile(name.slice(slash + 1))
        || Origin.isBundleName(name.slice(0, slash));
    });
  },
  inFiles(paths, folder) { return Origin.isBundleName(folder) || paths.some(Origin.isOwnFile); },
  inBagInfo(bytes) {
    if (!bytes) return false;
    const text = shownText(bytes.filter((byte) => byte !== 0)).toLowerCase();
    return text.includes('empalme-') || text.includes('bag-software-agent: empalme ');
  },
};

// Whether a name is one of the texts that make a folder a bag.
function isBagMark(name) {
  return name === FORMAT.declaration || name === FORMAT.bagInfo || /^(tag)?manifest-[^/]+\.txt$/.test(name);
}
