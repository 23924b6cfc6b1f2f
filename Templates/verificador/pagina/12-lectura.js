// The strict reader of recepcion.json: what breaks a rule is refused by its number.

const LONGEST_FILE = 64 << 20;

const isText = (value) => typeof value === 'string' && value === bare(value);
const isFilled = (value) => isText(value) && value !== '';
const isCode = (value) => typeof value === 'string';
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const isPositive = (value) => isCount(value) && value > 0;
const isTerm = (value) => isPositive(value) && value <= 365;
const isDigest = (value) => /^[0-9a-f]{64}$/.test(value);
const oneOf = (...values) => (value) => values.includes(value);
const orNull = (shape) => ({ nullable: shape });
const orEmpty = (test) => (test === isDay ? isDayOrEmpty : (value) => value === '' || typeof value === 'string'
  && test(value));
const isDayOrEmpty = (value) => value === '' || isDay(value);

function isMoment(text) {
  const match = /^(.{10})T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][+-]([01][0-9]|2[0-3]):[0-5][0-9]$/.exec(text);
  return match !== null && isDay(match[1]);
}

const PERSON = { nombre: isText, cargo: isText };
const COUNTED = { cajas: orNull(isCount), carpetas: orNull(isCount), tomos: orNull(isCount), folios: orNull(isCount) };
const DECIDED = { nombre: isText, cargo: isText };
const WORDS_OF_DECISION = {
  observacion: isText, plazo_dias: orNull(isTerm), responsable: isText, contado: orNull(COUNTED),
};

const FILE_SHAPE = {
  formato: oneOf(1),
  paquete: {
    nombre: isFilled, serie: isText, version: orNull(isPositive), edicion: oneOf('integral', 'publica', ''),
    fecha: isText, entidad: isText, sello: orEmpty(isDigest),
  },
  verificacion: {
    veredicto: oneOf('intacto', 'observaciones', 'alterado'),
    sello_esperado: oneOf('coincide', 'no coincide', 'no comparado'),
    codigo: orEmpty((text) => /^([0-9a-f]{16}|[0-9a-f]{64})$/.test(text)), defectos: isCount, advertencias: isCount,
    momento: isMoment, programa: isFilled,
  },
  anterior: orNull({
    nombre: isFilled, version: orNull(isCount), sello: orEmpty(isDigest), fecha: isDay, huella: isDigest,
      ultima_observacion: isCount,
  }),
  aclaraciones: [{
    numero: isCount, version: isCount, fecha: orEmpty(isDay), elementos: [isCode], texto: isText, plazo: orEmpty(isDay),
    respuesta: isText, fecha_respuesta: orEmpty(isDay), estado: oneOf('abierta', 'respondida', 'cerrada'),
    version_respuesta: orNull(isCount),
  }],
  items: [{
    codigo: isCode, clase: oneOf('elemento', 'carpeta', 'archivo'), titulo: isCode, seccion: isText, serie: isText,
    subserie: isText, soporte: isText, declarado: oneOf('entregado', 'faltante', 'en trámite', 'no aplica'),
    motivo: isText, ubicacion: isText,
    unidades: orNull({ caja: isText, carpeta: isText, tomo: isText, otro: isText, folios: orNull(isCount) }),
    archivos: isCount, bytes: isCount,
    integridad: oneOf('alterado', 'ausente', 'con problemas', 'sin comprobar', 'no declarado', 'íntegro',
      'sin archivos'),
    problemas: [isCode], huella: isDigest, cambio: oneOf('', 'nuevo', 'cambiado', 'igual'),
    heredada: orNull({
      version: orNull(isCount), estado: oneOf(...RECEIPT), ...DECIDED, momento: isMoment, ...WORDS_OF_DECISION,
    }),
  }],
  retirados: [{ codigo: isCode, titulo: isCode, estado: oneOf(...RECEIPT, '') }],
  decisiones: [{
    numero: isPositive, momento: isMoment, accion: oneOf('decidir', 'deshacer'), deshace: orNull(isCount),
    items: [isCode], estado: oneOf(...RECEIPT, ''), ...DECIDED, ...WORDS_OF_DECISION,
  }],
  firma: orNull({
    fecha: isDay, lugar: isText, recibe: PERSON, entrega: PERSON, testigos: [PERSON], nota: isText,
    observaciones: [{
      numero: isPositive, items: [isCode], texto: isFilled, plazo_dias: orNull(isTerm), plazo: isDay,
        responsable: isText,
    }],
  }),
};

function refuse(rule, text) { throw new Refused(rule, text); }

// The rule that tells of the values at a place.
const PLACE_RULES = [
  [/unidades/, 'C-13'], [/heredada|^retirados/, 'C-16'], [/^items/, 'C-12'], [/^decisiones/, 'C-20'],
  [/^firma.observaciones/, 'C-32'], [/^firma/, 'C-30'], [/^formato|[.[]/, 'C-02'], [/./, 'C-01'],
];

function ruleOf(value, shape, place) {
  if ([isMoment, isDay, isDayOrEmpty].includes(shape)) return 'C-03';
  return shape === isText && typeof value === 'string' ? 'C-01' : PLACE_RULES.find(([places]) => places.test(place))[1];
}

// Holds a value against its shape: a test, a list of one shape, an object with its keys.
function fit(value, shape, place) {
  if (shape.nullable) {
    if (value !== null) fit(value, shape.nullable, place);
  } else if (typeof shape === 'function') {
    const isWritten = ![isMoment, isDay, isDayOrEmpty, isDigest].includes(shape) || typeof value === 'string';
    if (!isWritten || !shape(value)) refuse(ruleOf(value, shape, place), `«${place}» no tiene un valor admitido`);
  } else if (Array.isArray(shape)) {
    if (!Array.isArray(value)) refuse(ruleOf(value, shape, place), `«${place}» no es una lista`);
    value.forEach((part, index) => fit(part, shape[0], `${place}[${index + 1}]`));
  } else {
    const whole = place ? `«${place}»` : 'el archivo';
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      refuse(place ? ruleOf(value, shape, place) : 'C-01', `${whole} no es un objeto`);
    }
    for (const [key, part] of Object.entries(shape)) {
      if (!Object.hasOwn(value, key)) refuse('C-01', `a ${whole} le falta la clave «${key}»`);
      fit(value[key], part, place ? `${place}.${key}` : key);
    }
    const stranger = Object.keys(value).find((key) => !Object.hasOwn(shape, key));
    if (stranger !== undefined) refuse('C-02', `${whole} tiene la clave «${stranger}», que no es de este formato`);
    if (Object.keys(value).join() !== Object.keys(shape).join()) refuse('C-01',
      `${whole} tiene sus claves en otro orden`);
  }
}

// The reception that a file holds, or `Refused`; `bytes` of the whole file.
function readReception(bytes) {
  if (bytes.length > LONGEST_FILE) refuse('C-02', 'el archivo pasa de 64 MiB');
  let text;
  let file;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    file = JSON.parse(text);
  } catch {
    refuse('C-01', 'no es un archivo recepcion.json');
  }
  fit(file, FILE_SHAPE, '');
  // Anything that is not written in the one way: a key twice, other white space, a byte order mark.
  if (JSON.stringify(file, null, 2) + '\n' !== text) refuse('C-01', 'fue modificado con otro programa');
  checkHeader(file);
  checkItems(file);
  checkDecisions(file);
  checkSignature(file);
  return new Reception(file);
}

function checkHeader({ paquete, verificacion, aclaraciones }) {
  const { veredicto, sello_esperado, codigo, defectos, advertencias } = verificacion;
  const match = codigo === '' ? 'no comparado' : paquete.sello.startsWith(codigo) ? 'coincide' : 'no coincide';
  const verdict = defectos > 0 ? 'alterado' : advertencias > 0 ? 'observaciones' : 'intacto';
  if (sello_esperado !== match || veredicto !== verdict) refuse('C-02', 'lo que dice de la comprobación se contradice');
  if (aclaraciones.some(({ numero }, place) => place > 0 && numero < aclaraciones[place - 1].numero)) {
    refuse('C-02', 'las aclaraciones no están en orden de número');
  }
}

function checkItems({ items, anterior, retirados }) {
  const codes = new Set(items.map(({ codigo }) => codigo));
  if (codes.size < items.length || codes.has('')) refuse('C-10', 'un elemento está dos veces o no tiene código');
  items.forEach((item, place) => {
    const fail = (rule, text) => refuse(rule, `«${item.codigo}» ${text}`);
    if (place > 0 && compareItems(items[place - 1], item) > 0) fail('C-10', 'no está en su lugar');
    checkItem(item, fail);
    if ((item.cambio === '') !== (anterior === null) || item.heredada && item.cambio !== 'igual') {
      fail('C-16', 'hereda lo que no puede');
    }
  });
  if (retirados.some(({ codigo }) => codes.has(codigo)) || retirados.length > 0 && !anterior) {
    refuse('C-16', 'dice retirado lo que está, o no hay recepción anterior');
  }
}

// Elements in any order, then the folders, then files by their paths.
function compareItems(left, right) {
  const rank = ({ clase, codigo }) => (clase === 'elemento' ? 0 : clase === 'archivo' ? 3 : codigo === 'documentos'
    ? 1 : 2);
  if (rank(left) !== rank(right) || rank(left) !== 3) return rank(left) - rank(right);
  const [first, second] = [left,
    right].map(({ codigo }) => Array.from(codigo, (character) => character.codePointAt(0)));
  const place = first.findIndex((point, at) => point !== second[at]);
  return place < 0 ? -1 : first[place] - (second[place] ?? -1);
}

const GENERATED = { documentos: ['Documentos del paquete', 'documentos'],
  '05_tablas': ['Tablas del registro', 'tablas'] };

function checkItem({ codigo, clase, titulo, seccion, serie, subserie, soporte, declarado, motivo, ubicacion,
  unidades, archivos, integridad, problemas }, fail) {
  if (clase !== 'elemento') {
    const name = clase === 'archivo' ? [codigo.split('/').pop(), 'sin catalogar'] : GENERATED[codigo];
    if (!name || archivos === 0) fail('C-10', 'no puede estar aquí');
    const isPlainItem = serie + subserie + soporte + motivo + ubicacion === '' && declarado === 'entregado' && !unidades
      && titulo === name[0] && seccion === name[1] && (clase === 'carpeta' || archivos === 1);
    if (!isPlainItem) fail('C-12', 'tiene datos que solo tienen los elementos');
  }
  if (unidades && unidades.folios === null && Object.values(unidades).join('') === '') fail('C-13',
    'tiene unidades vacías');
  const isSorted = problemas.every((code, place) => place === 0 || problemas[place - 1] < code);
  const isSilent = ['sin comprobar', 'ausente'].includes(integridad) || isSound({ integridad });
  if ((archivos === 0) !== (integridad === 'sin archivos') || !isSorted
    || (problemas.length === 0 ? !isSilent : isSound({ integridad }))) {
    fail('C-14', 'tiene una integridad que no corresponde a sus archivos o problemas');
  }
}

function checkDecisions(file) {
  const reception = new Reception({ ...file, decisiones: [], firma: null });
  const open = new Set();
  file.decisiones.forEach((decision, index) => {
    const { numero, momento, accion, deshace, items, estado, observacion, plazo_dias, responsable, contado } = decision;
    const fail = (rule, text) => refuse(rule, `la decisión ${index + 1} ${text}`);
    if (numero !== index + 1) fail('C-20', 'no lleva el número que sigue');
    const places = items.map((code) => reception.places.get(code) ?? -1);
    if (places.some((place, at) => place <= (at > 0 ? places[at - 1] : -1))) {
      fail('C-20', 'nombra elementos que no hay, repetidos o en otro orden');
    }
    if (index > 0 && new Date(momento) < new Date(file.decisiones[index - 1].momento)) {
      fail('C-26', 'es anterior a la que tiene delante');
    }
    if (accion === 'decidir') {
      if (deshace !== null) fail('C-21', 'decide y deshace a la vez');
      try {
        reception.check(decision);
      } catch (error) {
        fail(error.rule, `no vale: ${error.message}`);
      }
      open.add(numero);
    } else {
      const isEmpty = items.length === 0 && estado + observacion + responsable === '' && plazo_dias === null
        && contado === null;
      if (!isEmpty || !open.delete(deshace)) fail('C-21', 'no deshace una decisión vigente');
    }
  });
}

function checkSignature(file) {
  const { firma } = file;
  if (!firma) return;
  if ([firma.lugar, ...[firma.recibe, firma.entrega, ...firma.testigos].map(({ nombre }) => nombre)].includes('')) {
    refuse('C-30', 'a la firma le falta el lugar o un nombre');
  }
  const expected = new Reception(file).observations(firma.fecha);
  const said = (list) => JSON.stringify(list.map((one) => ({ ...one, plazo: '' })));
  if (said(expected) !== said(firma.observaciones)) {
    refuse('C-32', 'las observaciones de la firma no son las de las decisiones');
  }
  if (expected.some(({ plazo }, index) => plazo !== firma.observaciones[index].plazo)) {
    refuse('C-33', 'un plazo de la firma está mal contado');
  }
}
