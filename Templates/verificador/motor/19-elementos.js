// What there is to receive (rules C-10 to C-15 of docs/reception-format.md).

const INTEGRITY = ['alterado', 'ausente', 'con problemas', 'sin comprobar', 'no declarado', 'íntegro'];
const DECLARED = ['entregado', 'faltante', 'en trámite', 'no aplica'];
const FOLDER_ITEMS = [['documentos', 'Documentos del paquete', 'documentos'],
  ['05_tablas', 'Tablas del registro', 'tablas']];

// Every payload file that there is or should be, with what was found at it, in bytes order.
function payloadFiles({ contents, manifest }, hallazgos) {
  const files = new Map();
  const add = (path, size, digest, states) => files.set(nameKey(path),
    { path, size, digest, states, codes: new Set() });
  for (const { path, size, digest } of contents.payload) add(path, size, '-', digest ? ['íntegro'] : ['sin comprobar']);
  for (const { path, digest } of manifest.lines) {
    if (!isPayload(path)) continue;
    if (!files.has(nameKey(path))) add(path, 0, digest, []);
    else if (files.get(nameKey(path)).digest === '-') Object.assign(files.get(nameKey(path)), { path, digest });
  }
  for (const { codigo, lugar, gravedad } of hallazgos) {
    const file = files.get(nameKey(lugar));
    if (!file || gravedad !== 'defecto') continue;
    file.codes.add(codigo);
    file.states.push(STATES[codigo] || 'con problemas');
  }
  return [...files.values()].sort((left, right) => compareText(left.path, right.path));
}

// An item with its keys in their order; `row` gives the element's cells.
function itemOf(codigo, clase, titulo, seccion, files, row = () => '') {
  const declarado = DECLARED.includes(row('estado')) ? row('estado') : 'entregado';
  const [caja, carpeta, tomo, otro] = ['caja', 'carpeta', 'tomo', 'otro'].map(row);
  const folios = countOf(row('folios'));
  const hasUnits = [caja, carpeta, tomo, otro].some((text) => text !== '') || folios !== null;
  const unidades = hasUnits ? { caja, carpeta, tomo, otro, folios } : null;
  const states = files.flatMap((file) => file.states);
  return {
    codigo, clase, titulo, seccion, serie: row('serie'), subserie: row('subserie'), soporte: row('soporte'), declarado,
    motivo: row('motivo'), ubicacion: row('ubicacion'), unidades, archivos: files.length,
    bytes: sum(files.map(({ size }) => size)),
    integridad: files.length === 0 ? 'sin archivos' : INTEGRITY.find((state) => states.includes(state)),
    problemas: [...new Set(files.flatMap(({ codes }) => [...codes]))].sort(),
    huella: fingerprintOf(clase, declarado, unidades, files), cambio: '', heredada: null,
  };
}

function fingerprintOf(kind, declared, units, files) {
  const lines = files.map(({ path, digest }) => `${digest}  ${path.slice(5)}`);
  if (kind === 'elemento') lines.push(`estado: ${declared}`);
  if (units) for (const [name, value] of Object.entries(units)) lines.push(`${name}: ${value ?? ''}`);
  return sha256Hex(encoder.encode(lines.map((line) => line + '\n').join('')));
}

// The rows of the elements, then what was generated, then every file that belongs to none.
function itemsOf(judged, hallazgos) {
  const { contents } = judged;
  const rows = tableOf(contents.text(TABLES.elements));
  const owners = rows ? fileElements(contents.text(FORMAT.inventory)) : new Map();
  const elements = new Map();
  const generated = new Set(FOLDER_ITEMS.map(([code]) => code));
  for (const row of rows || []) {
    const code = row('codigo');
    if (/^[^/]+$/.test(code) && !generated.has(code) && !elements.has(code)) elements.set(code, { row, files: [] });
  }
  const folders = new Map(FOLDER_ITEMS.map(([code]) => [code, []]));
  const others = [];
  for (const file of payloadFiles(judged, hallazgos)) {
    const below = file.path.slice(5);
    const owner = elements.get(owners.get(nameKey(below)));
    const folder = rows && (below.includes('/') ? below.startsWith('05_tablas/') && '05_tablas' : 'documentos');
    if (owner) owner.files.push(file);
    else if (folder) folders.get(folder).push(file);
    else others.push(file);
  }
  return [
    ...[...elements].map(([code, { row, files }]) => itemOf(code, 'elemento', row('titulo'), row('seccion'), files,
      row)),
    ...FOLDER_ITEMS.filter(([code]) => folders.get(code).length > 0)
      .map(([code, title, section]) => itemOf(code, 'carpeta', title, section, folders.get(code))),
    ...others.map((file) => (
      itemOf(file.path.slice(5), 'archivo', file.path.split('/').pop(), 'sin catalogar', [file]))),
  ];
}

// The observations that the bundle tells of, with their answers.
function clarificationsOf(contents) {
  const date = (text) => (isDate(text) ? text : '');
  return (tableOf(contents.text(TABLES.clarifications)) || []).filter((row) => countOf(row('numero')) !== null)
    .map((row) => ({
      numero: countOf(row('numero')), version: countOf(row('version')) ?? 0, fecha: date(row('fecha')),
      elementos: row('elemento').split(';').map(bare).filter((code) => code !== ''), texto: row('texto'),
      plazo: date(row('plazo')), respuesta: row('respuesta'), fecha_respuesta: date(row('fecha_respuesta')),
      estado: ['respondida', 'cerrada'].includes(row('estado')) ? row('estado') : 'abierta',
      version_respuesta: countOf(row('version_respuesta')),
    })).sort((left, right) => left.numero - right.numero);
}

// What the screen needs to begin a reception.
function receptionOf(judged, report) {
  return {
    paquete: {
      nombre: bare(report.nombre) || bare(report.archivo), serie: bare(judged.info.get(LABEL.group) || ''),
      version: report.version >= 1 ? report.version : null, edicion: report.edicion || '',
      fecha: bare(report.fecha || ''), entidad: bare(report.entidad || ''), sello: report.sello || '',
    },
    aclaraciones: clarificationsOf(judged.contents),
    items: itemsOf(judged, report.hallazgos),
  };
}
