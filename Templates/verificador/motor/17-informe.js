// The report: the same facts, words and order as «empalme verificar --json».

const ALTERED_CODES = ['H001', 'H002'];
const ECHO_CODES = ['Z019', 'Z029'];
const WEIGHTS = ['defecto', 'advertencia', 'nota'];

// A sello as someone typed it from paper: its 64 or 16 digits, or null.
function selloDigits(text) {
  const digits = text.replace(/[\p{White_Space}‐‑‒–—.:·_-]/gu, '').toLowerCase();
  return /^([0-9a-f]{64}|[0-9a-f]{16})$/.test(digits) ? digits : null;
}

function filled(template, values) {
  return Object.keys(values).sort().reduce((text, key) => text.replaceAll(`{${key}}`, () => values[key]), template);
}

// A finding in words, from the table that the program's own words are in.
function spoken({ code, place, values }) {
  const [gravedad, mensaje, remedio] = WORDS.findings[code];
  return {
    codigo: code, gravedad, lugar: place, mensaje: filled(mensaje, values), remedio: filled(remedio, values),
    valores: values,
  };
}

// Heavier first, then by code, place and words.
function compareFindings(left, right) {
  return WEIGHTS.indexOf(left.gravedad) - WEIGHTS.indexOf(right.gravedad) || compareText(left.codigo, right.codigo)
    || compareText(left.lugar, right.lugar) || compareText(left.mensaje, right.mensaje);
}

// Sorted, each once; an altered content is said once, as such, not again as a wrong CRC-32.
function distinctFindings(findings) {
  const altered = new Set(findings.filter(({ code }) => ALTERED_CODES.includes(code)).map(({ place }) => nameKey(place)));
  const byKey = new Map();
  for (const found of findings) {
    if (ECHO_CODES.includes(found.code) && altered.has(nameKey(found.place))) continue;
    const values = Object.entries(found.values).sort().join('\0');
    const key = nameKey([found.code, found.place, values].join('\0'));
    if (!byKey.has(key)) byKey.set(key, found);
  }
  return [...byKey.values()].map(spoken).sort(compareFindings);
}

// `expected`: the digits of the code on the acta, or null.
function reportOf({ audit, contents, info, findings }, expected) {
  const sello = contents.file(FORMAT.tagManifest)?.digest ?? null;
  const isEqual = sello !== null && expected !== null && sello.startsWith(expected);
  const match = expected === null ? 'no comparado' : isEqual ? 'coincide' : 'no coincide';
  const values = { encontrado: sello === null ? 'ninguno' : groupsOf(sello), esperado: groupsOf(expected || '') };
  const own = match === 'no coincide' ? [finding('S001', FORMAT.tagManifest, values)] : [];
  const hallazgos = distinctFindings([...findings, ...own]);
  const weights = hallazgos.map(({ gravedad }) => gravedad);
  const edition = info.get(LABEL.edition);
  const previousSello = info.get(LABEL.previousSello);
  const { payload } = contents;
  return {
    archivo: audit.path,
    archivos: payload.length,
    bytes: sum(payload.map(({ size }) => size)),
    bytes_contenedor: audit.bytes,
    clase: audit.kind,
    edicion: FORMAT.editions.includes(edition) ? edition : null,
    entidad: info.get(LABEL.organization),
    fecha: info.get(LABEL.date),
    forma: audit.form,
    hallazgos,
    huellas: [],
    nombre: contents.name,
    sello,
    sello_anterior: /^[0-9a-fA-F]{64}$/.test(previousSello || '') ? previousSello.toLowerCase() : null,
    sello_esperado: match,
    veredicto: weights.includes('defecto') ? 'alterado' : weights.includes('advertencia') ? 'observaciones' : 'intacto',
    version: info.number(LABEL.version),
    version_anterior: info.number(LABEL.previousVersion),
    version_bagit: null,
  };
}

// What became of each file that there is or should be, for the lists on the screen.
const STATES = { H001: 'alterado', H002: 'alterado', B013: 'ausente', B015: 'ausente', B014: 'no declarado', B016: 'no declarado' };

function fileStates({ contents, manifest }, hallazgos) {
  const states = new Map(contents.all.map(({ path, size, digest }) => (
    [nameKey(path), { path, size, state: digest ? 'íntegro' : 'sin comprobar' }])));
  for (const { path } of manifest.lines) {
    if (!states.has(nameKey(path))) states.set(nameKey(path), { path, size: 0, state: 'ausente' });
  }
  for (const { codigo, lugar, gravedad } of hallazgos) {
    const file = states.get(nameKey(lugar));
    if (file && gravedad === 'defecto' && (file.state === 'íntegro' || STATES[codigo])) {
      file.state = STATES[codigo] || 'con problemas';
    }
  }
  return [...states.values()].sort((left, right) => compareText(left.path, right.path));
}

// The folders of the payload two levels deep, the documents of data/ and the texts beside it.
function folderOf(path) {
  if (!isPayload(path)) return path.startsWith(FORMAT.history + '/') ? FORMAT.history : '.';
  const parts = path.split('/');
  return parts.length > 2 ? parts.slice(0, 2).join('/') : 'data';
}

function foldersOf(files) {
  const folders = new Map();
  for (const { path, size, state } of files) {
    const folder = folderOf(path);
    const known = folders.get(folder) || { folder, files: 0, bytes: 0, problems: 0 };
    known.files += 1;
    known.bytes += size;
    if (state !== 'íntegro') known.problems += 1;
    folders.set(folder, known);
  }
  return [...folders.values()];
}
