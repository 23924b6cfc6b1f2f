// The acta de recibo: what was received, for paper. It is bound to bundle and decisions by two hashes.

const SECTIONS = {
  material: 'Material de capacitación', 'archivo electrónico': 'Archivos electrónicos',
    'archivo físico': 'Archivos físicos',
  informe: 'Informes', registro: 'Registros', sistema: 'Sistemas y cuentas', otro: 'Otros',
    documentos: 'Documentos del paquete',
  tablas: 'Tablas del registro', 'sin catalogar': 'Sin catalogar',
};
const sectionTitle = (section) => (
  Object.hasOwn(SECTIONS, section) ? SECTIONS[section] : capital(section) || 'Sin sección');
const groupsOf = (hex) => hex.toUpperCase().match(/.{1,4}/g).join('-');
const STATE_WORDS = {
  recibido: 'Recibido', 'con observaciones': 'Recibido con observaciones', faltante: 'Faltante',
    'no aplica': 'No aplica',
  '': 'Por revisar',
};
const VERDICTS = {
  intacto: 'Íntegro: nada cambió desde que se selló', observaciones: 'Íntegro, con advertencias',
  alterado: 'Alterado: se encontraron defectos',
};
const MATCHES = {
  coincide: 'coincide con el código del acta de entrega',
    'no coincide': 'NO coincide con el código del acta de entrega',
  'no comparado': 'no se comparó con el acta de entrega',
};
const personText = ({ nombre, cargo }) => (cargo ? `${nombre}, ${cargo}` : nombre);
const unitsText = (counts) => Object.entries(counts).filter(([, count]) => count !== null)
  .map(([name, count]) => `${name}: ${grouped(count)}`).join(' · ') || '—';

function dataTable(caption, headings, rows) {
  if (rows.length === 0) return null;
  const cell = (text, column) => (column === 0
    ? element('th', { scope: 'row', textContent: text }) : element('td', { textContent: text }));
  return element('div', { className: 'rollo', tabIndex: 0, role: 'region', ariaLabel: caption },
    element('table', {}, element('caption', { textContent: caption }),
      element('thead', {},
        element('tr', {}, ...headings.map((text) => element('th', { scope: 'col', textContent: text })))),
      element('tbody', {},
        ...rows.map((row) => element('tr', {}, ...row.map((text, column) => cell(String(text), column)))))));
}

const factList = (rows) => element('dl', { className: 'datos' }, ...rows.filter(([, value]) => value !== '')
  .flatMap(([label, value]) => [element('dt', { textContent: label }), element('dd', { textContent: value })]));

class Acta {
  // `digest`: SHA-256 of the signed file; `level` of the title's heading.
  constructor(reception, digest, level) { Object.assign(this, { reception, file: reception.file, digest, level }); }

  get element() {
    return element('article', { className: 'acta' },
      element(`h${this.level}`, { textContent: 'Acta de recibo' }), this.opening(), this.parties(), this.bundle(),
      this.counts(), this.exceptions(), this.counted(), this.commitments(), this.answers(), this.inherited(),
        this.withdrawn(),
      this.closing());
  }

  part(title, ...children) {
    const inside = children.filter(Boolean);
    return inside.length === 0 ? null
      : element('section', {}, element(`h${this.level + 1}`, { textContent: title }), ...inside);
  }

  opening() {
    const { paquete, firma } = this.file;
    const pending = this.reception.counts()[''];
    return element('p', {},
      `En ${firma.lugar}, el ${longDay(firma.fecha)}, se deja constancia de lo que se recibió del paquete de empalme «${
        paquete.nombre}»${paquete.entidad ? `, de ${paquete.entidad}` : ''}. ${pending === 0 ? ''
        : `Es un acta parcial: ${counted(pending, 'elemento queda', 'elementos quedan')} por revisar. `
      }Recibir no implica refrendar el contenido de lo recibido.`);
  }

  parties() {
    const { recibe, entrega, testigos, nota } = this.file.firma;
    return this.part('Partes', factList([
      ['Recibe', personText(recibe)], ['Entrega', personText(entrega)],
        ['Testigos', testigos.map(personText).join('; ')],
      ['Nota', nota],
    ]));
  }

  bundle() {
    const { paquete, verificacion, anterior } = this.file;
    const { sello } = paquete;
    const facts = factList([
      ['Paquete', paquete.nombre],
      ['Versión', [
        paquete.version === null ? '' : `versión ${paquete.version}`,
        paquete.edicion && `edición ${PAGE_WORDS.editions[paquete.edicion]}`,
          longDay(paquete.fecha)].filter(Boolean).join(', ')],
      ['Resultado', `${VERDICTS[verificacion.veredicto]}; ${MATCHES[verificacion.sello_esperado]}`],
      ['Hallazgos', `${counted(verificacion.defectos, 'defecto', 'defectos')}, ${
        counted(verificacion.advertencias, 'advertencia', 'advertencias')}`],
      ['Comprobado', `${shownMoment(verificacion.momento)}, con ${verificacion.programa}`],
      ['Continúa', anterior ? `la recepción de «${anterior.nombre}» firmada el ${longDay(anterior.fecha)}` : ''],
    ]);
    const code = sello ? element('div', { className: 'sello' }, element('div', {},
      element('p', { className: 'sello-corto fija', textContent: shortCode(sello) }),
      element('p', { className: 'fija', textContent: groupsOf(sello) }),
      element('p', { className: 'tenue', textContent: 'Sello del paquete: SHA-256 de tagmanifest-sha256.txt.' })),
    qrPicture(sello)) : element('p', { textContent: 'El sello no se puede calcular.' });
    return this.part('Paquete', facts, code);
  }

  counts() {
    const counts = this.reception.counts();
    const rows = [...RECEIPT, ''].map((state) => [STATE_WORDS[state], grouped(counts[state])]);
    return this.part('Qué se recibió', dataTable('Elementos por estado', ['Estado', 'Elementos'],
      [...rows, ['Total', grouped(counts.total)]]));
  }

  // The items with their decisions, for those that a test picks.
  rows(wanted, cells) {
    return this.file.items.map((item) => ({ item, decision: this.reception.decisionAbout(item) }))
      .filter(({ item, decision }) => wanted(item, decision)).map(({ item, decision }) => cells(item, decision || {}));
  }

  exceptions() {
    const rows = this.rows(
      (item, decision) => decision?.estado !== 'recibido' || !isSound(item) || decision.observacion !== '',
      (item, { estado, observacion }) => [
        item.codigo, item.titulo, capital(item.integridad), STATE_WORDS[estado || ''],
        observacion || (item.declarado === 'entregado' ? '' : `Declarado «${item.declarado}». ${item.motivo}`)]);
    return this.part('Excepciones', dataTable('Todo lo que no se recibió sin más',
      ['Código', 'Elemento', 'Integridad', 'Recibo', 'Observación'], rows)
      || element('p', { textContent: 'Ninguna: todo se recibió íntegro y sin observaciones.' }));
  }

  counted() {
    return this.part('Piezas físicas contadas', dataTable('Lo contado junto al inventario',
      ['Código', 'Elemento', 'Inventario', 'Contado', 'Diferencia'], this.rows(
        (item, decision) => item.unidades && decision?.contado,
        (item, { contado }) => [
          item.codigo, item.titulo, unitsText(inventoried(item)), unitsText(contado),
          differences(item, contado).join(', ') || 'ninguna'])));
  }

  commitments() {
    return this.part('Compromisos', dataTable('Observaciones que quedan por responder',
      ['Número', 'Elementos', 'Observación', 'Debe corregirlo', 'Vence'], this.file.firma.observaciones.map(
        ({ numero, items, texto, responsable, plazo }) => [numero, items.join(', '), texto, responsable || '—',
          longDay(plazo)])));
  }

  answers() {
    return this.part('Observaciones anteriores',
      dataTable('Lo que el paquete responde', ['Número', 'Observación', 'Estado', 'Respuesta'],
      this.file.aclaraciones.map(({ numero, texto, estado, respuesta }) => [numero, texto, capital(estado),
        respuesta || '—'])));
  }

  inherited() {
    const rows = this.rows((item, decision) => decision && decision === item.heredada,
      (item, { estado, nombre, momento }) => [item.codigo, item.titulo, STATE_WORDS[estado],
        `${nombre}, ${shownMoment(momento)}`]);
    return this.part('Heredado de la recepción anterior', dataTable('Lo que no cambió',
      ['Código', 'Elemento', 'Recibo', 'Decidió'], rows));
  }

  withdrawn() {
    return this.part('Retirado', dataTable('Lo que ya no está en el paquete', ['Código', 'Elemento', 'Antes'],
      this.file.retirados.map(({ codigo, titulo, estado }) => [codigo, titulo, STATE_WORDS[estado]])));
  }

  closing() {
    const { recibe, entrega, testigos } = this.file.firma;
    const line = (role, person) => element('div', { className: 'firma' },
      element('p', { textContent: person.nombre || ' ' }),
        element('p', { className: 'tenue', textContent: [role, person.cargo].filter(Boolean).join(' · ') }));
    return this.part('Firmas',
      element('div', { className: 'firmas' }, line('Recibe', recibe), line('Entrega', entrega),
        ...testigos.map((witness) => line('Testigo', witness))),
      element('p', { className: 'tenue' }, 'Esta acta sale del archivo recepcion.json, cuyo SHA-256 es ',
        element('span', { className: 'fija', textContent: this.digest }),
        '. Con ese archivo y el ZIP se puede comprobar en cualquier momento.'));
  }

  // The acta as a file that stands on its own, in the style of this page.
  get page() {
    const styles = Array.from(document.querySelectorAll('style'), ({ outerHTML }) => outerHTML).join('\n');
    const [policy] = /style-src [^;]+/.exec(document.querySelector('meta[http-equiv]').content);
    const title = `Acta de recibo — ${this.file.paquete.nombre}`;
    const head = [
      element('meta', { httpEquiv: 'Content-Security-Policy',
        content: `default-src 'none'; ${policy}; base-uri 'none'; form-action 'none'` }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        element('title', { textContent: title }),
    ].map((part) => part.outerHTML + '\n').join('');
    const acta = new Acta(this.reception, this.digest, 1).element;
    return `<!DOCTYPE html>\n<html lang="es-CO">\n<head>\n<meta charset="utf-8">\n${head}${styles}\n</head>\n<body>\n${
      element('main', {}, acta).outerHTML}\n</body>\n</html>\n`;
  }
}
