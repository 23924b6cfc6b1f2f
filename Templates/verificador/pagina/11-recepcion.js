// A reception: what there is to receive, what was decided about it, and the rules of both (docs/reception-format.md).

const RECEIPT = ['recibido', 'con observaciones', 'faltante', 'no aplica'];
const UNITS = { caja: 'cajas', carpeta: 'carpetas', tomo: 'tomos', folios: 'folios' };

const bare = (text) => text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, '');

// How many things a text of the inventory counts: «1-3, 7» are four; null when it cannot be said (rule C-17).
function unitsIn(text) {
  let total = 0;
  for (const part of text.split(/[,;]| y /).map(bare)) {
    const range = /^([0-9]{1,9})(?:-([0-9]{1,9}))?$/.exec(part);
    const count = range && (range[2] === undefined ? 1 : range[2] - range[1] + 1);
    if (!(count > 0)) return null;
    total += count;
  }
  return total;
}

// What the inventory counts of an item, by the names of what is counted.
const inventoried = ({ unidades }) => Object.fromEntries(Object.entries(UNITS).map(([unit, name]) => (
  [name, unit === 'folios' ? unidades.folios : unitsIn(unidades[unit])])));

// The names of what was counted otherwise than the inventory has it.
function differences(item, counted) {
  if (!counted || !item.unidades) return [];
  const expected = inventoried(item);
  return Object.keys(expected).filter((name) => counted[name] !== null && counted[name] !== expected[name]);
}

const isSound = ({ integridad }) => integridad === 'íntegro' || integridad === 'sin archivos';
const isDeclared = ({ declarado }) => declarado === 'entregado' || declarado === 'no aplica';

// Why «recibido» needs words (rule C-24); an empty text when it does not.
function doubtAbout(item, counted) {
  if (!isSound(item)) return `está «${item.integridad}»`;
  if (!isDeclared(item)) return `quien entrega lo declaró «${item.declarado}»`;
  const names = differences(item, counted);
  return names.length > 0 ? `lo contado no coincide con el inventario (${names.join(', ')})` : '';
}

// A rule that does not hold; `field` is where the screen says so.
class Refused extends Error {
  constructor(rule, text, field) {
    super(text);
    Object.assign(this, { rule, field });
  }
}

class Reception {
  constructor(file) {
    this.file = file;
    this.items = new Map(file.items.map((item) => [item.codigo, item]));
    this.places = new Map(file.items.map(({ codigo }, place) => [codigo, place]));
    this.settle();
  }

  // A new one; `previous` is null or {file, digest} of a signed reception (rule C-16).
  static begin({ paquete, aclaraciones, items }, verificacion, previous) {
    const file = {
      formato: 1, paquete, verificacion, anterior: null, aclaraciones, items, retirados: [], decisiones: [],
        firma: null,
    };
    if (previous) carryOver(file, new Reception(previous.file), previous.digest);
    return new Reception(file);
  }

  get text() { return JSON.stringify(this.file, null, 2) + '\n'; }

  // What decides about each item now (rule C-22).
  settle() {
    const undone = new Set(this.file.decisiones.map(({ deshace }) => deshace));
    this.active = this.file.decisiones.filter(({ accion, numero }) => accion === 'decidir' && !undone.has(numero));
    this.deciding = new Map();
    for (const decision of this.active) for (const code of decision.items) this.deciding.set(code, decision);
  }

  decisionAbout(item) { return this.deciding.get(item.codigo) || item.heredada; }
  stateOf(item) { return this.decisionAbout(item)?.estado || ''; }

  // How many items are in each state; those that nobody looked at under an empty text.
  counts(items = this.file.items) {
    const counts = Object.fromEntries(['', ...RECEIPT].map((state) => [state, 0]));
    for (const item of items) counts[this.stateOf(item)] += 1;
    return { ...counts, total: items.length, reviewed: items.length - counts[''] };
  }

  // Refuses a decision that breaks a rule; `codes` in any order.
  check({ items, estado, nombre, observacion, contado }) {
    if (items.length === 0) throw new Refused('C-21', 'la decisión no nombra ningún elemento');
    if (!RECEIPT.includes(estado)) throw new Refused('C-21', 'elija qué decide', 'estado');
    if (nombre === '') throw new Refused('C-21', 'falta el nombre de quien recibe', 'nombre');
    if (contado && (items.length > 1 || !this.items.get(items[0]).unidades)) {
      throw new Refused('C-25', 'solo se cuenta un elemento físico a la vez', 'contado');
    }
    if (observacion !== '') return;
    if (estado === 'con observaciones') throw new Refused('C-23', 'escriba la observación', 'observacion');
    if (estado !== 'recibido') return;
    for (const code of items) {
      const doubt = doubtAbout(this.items.get(code), contado);
      if (doubt) throw new Refused('C-24', `para recibirlo escriba una observación: ${doubt}`, 'observacion');
    }
  }

  decide(codes, estado, { nombre, cargo }, words = {}) {
    const decision = {
      items: [...codes].sort((left, right) => this.places.get(left) - this.places.get(right)), estado, nombre, cargo,
      observacion: words.observacion || '', plazo_dias: words.plazo_dias ?? null, responsable: words.responsable || '',
      contado: words.contado || null,
    };
    this.check(decision);
    return this.add('decidir', null, decision);
  }

  undo(number, { nombre, cargo }) {
    return this.add('deshacer', number, {
      items: [], estado: '', nombre, cargo, observacion: '', plazo_dias: null, responsable: '', contado: null,
    });
  }

  // No moment is before that of the decision before it (rule C-26).
  add(accion, deshace, decision) {
    const { decisiones } = this.file;
    const last = decisiones[decisiones.length - 1];
    const now = new Date();
    const momento = last && new Date(last.momento) > now ? last.momento : momentText(now);
    const made = { numero: decisiones.length + 1, momento, accion, deshace, ...decision };
    decisiones.push(made);
    this.settle();
    return made;
  }

  // What is left to answer, with numbers and last days (rules C-32 and C-33).
  observations(date) {
    let numero = this.firstFree - 1;
    return this.active.filter(({ estado }) => estado === 'con observaciones' || estado === 'faltante')
      .map((decision) => ({ ...decision,
        items: decision.items.filter((code) => this.deciding.get(code) === decision) }))
      .filter(({ items }) => items.length > 0)
      .map(({ items, observacion, plazo_dias, responsable }) => ({
        numero: numero += 1, items,
        texto: observacion || `Falta: ${items.map((code) => this.items.get(code).titulo || code).join('; ')}`,
        plazo_dias, plazo: termEnd(plazo_dias ?? LEGAL_DAYS, date), responsable,
      }));
  }

  // The number that the next observation takes: after those of the bundle and of the earlier reception.
  get firstFree() {
    return 1 + Math.max(0, ...this.file.aclaraciones.map(({ numero }) => numero),
      this.file.anterior?.ultima_observacion || 0);
  }
  get lastNumber() {
    return Math.max(this.firstFree - 1, ...(this.file.firma?.observaciones || []).map(({ numero }) => numero));
  }

  sign(signature) {
    const { fecha, lugar, recibe, entrega, testigos, nota } = signature;
    this.file.firma = { fecha, lugar, recibe, entrega, testigos, nota, observaciones: this.observations(fecha) };
  }
}

// Takes over what was decided about what is still the same.
function carryOver(file, earlier, digest) {
  const { nombre, version, sello } = earlier.file.paquete;
  const { fecha } = earlier.file.firma;
  file.anterior = { nombre, version, sello, fecha, huella: digest, ultima_observacion: earlier.lastNumber };
  for (const item of file.items) {
    const old = earlier.items.get(item.codigo);
    const isSame = old && old.huella === item.huella && old.integridad === item.integridad;
    item.cambio = !old ? 'nuevo' : isSame ? 'igual' : 'cambiado';
    const decision = isSame ? earlier.decisionAbout(old) : null;
    if (!decision) continue;
    const { estado, nombre: name, cargo, momento, observacion, plazo_dias, responsable, contado } = decision;
    item.heredada = {
      version: decision.numero ? version : decision.version, estado, nombre: name, cargo, momento, observacion,
        plazo_dias,
      responsable, contado,
    };
  }
  const codes = new Set(file.items.map(({ codigo }) => codigo));
  file.retirados = earlier.file.items.filter(({ codigo }) => !codes.has(codigo))
    .map((item) => ({ codigo: item.codigo, titulo: item.titulo, estado: earlier.stateOf(item) }));
}
