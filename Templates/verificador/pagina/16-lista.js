// The list of what there is to receive: problems first, then section, series, item. Only what is opened is in the page.

const ITEMS_AT_ONCE = 30;

// What the buttons «Recibir los … íntegros» take: still to review, intact, delivered, nothing to count by hand.
const isPlain = (item) => item.integridad === 'íntegro' && item.declarado === 'entregado' && !item.unidades;
const isProblem = (item) => !isSound(item) || ['faltante', 'en trámite'].includes(item.declarado);
const isNews = ({ cambio }) => cambio === 'nuevo' || cambio === 'cambiado';
const seriesTitle = (series) => series || 'Sin serie';

class ItemList {
  constructor(screen) {
    Object.assign(this, { screen, opened: new Set(), limits: new Map(), editing: '', form: null });
    this.host = element('div', {});
    this.search = textInput({ id: 'buscar-elemento', type: 'search', oninput: () => this.render() });
    this.onlyPending = element('input', { id: 'solo-pendientes', type: 'checkbox', onchange: () => this.render() });
    this.onlyNews = element('input', { id: 'solo-nuevos', type: 'checkbox', onchange: () => this.render() });
    this.onlyNews.checked = screen.reception.file.anterior !== null;
  }

  get reception() { return this.screen.reception; }
  isPending(item) { return this.reception.stateOf(item) === ''; }

  get filters() {
    const box = (input, text) => element('label', { className: 'casilla' }, input, ` ${text}`);
    return element('div', { className: 'filtros' }, field('Buscar por título o código', '', this.search).box,
      box(this.onlyPending, 'Solo lo que está por revisar'),
      this.reception.file.anterior ? box(this.onlyNews, 'Solo lo nuevo y lo cambiado') : null);
  }

  // Draws everything that is open; the focus stays where it was.
  render() {
    const key = document.activeElement?.dataset?.foco;
    const { items } = this.reception.file;
    const query = bare(this.search.value).toLowerCase();
    const isWanted = (item) => (!this.onlyPending.checked || this.isPending(item)
      || this.editing.endsWith(`:${item.codigo}`))
      && (!this.onlyNews.checked || isNews(item));
    this.host.replaceChildren(...(query === '' ? this.everything(items, isWanted) : [
      this.group('h3', 'Resultados', items.filter((item) => (
        isWanted(item) && `${item.codigo} ${item.titulo}`.toLowerCase().includes(query))), 'r')]).filter(Boolean));
    const place = key && [...this.host.querySelectorAll('[data-foco]')].find(({ dataset }) => dataset.foco === key);
    if (place) place.focus();
    return place;
  }

  everything(items, isWanted) {
    const problems = items.filter((item) => isProblem(item) && isWanted(item));
    const parts = [];
    if (problems.length > 0) {
      const pending = problems.filter((item) => this.isPending(item)).length;
      const title = pending > 0
        ? `Empiece por aquí: ${counted(pending, 'elemento con problemas', 'elementos con problemas')} por revisar`
        : 'Elementos con problemas: todos revisados';
      parts.push(this.group('h3', title, problems, 'b',
        'La comprobación los halló mal, o quien entrega dice que faltan o están en trámite. Para recibirlos hay que escribir una observación.'));
    }
    const { retirados } = this.reception.file;
    if (retirados.length > 0) {
      parts.push(element('h3', { textContent: 'Retirado desde la recepción anterior' }), element('ul', {},
        ...retirados.map(({ codigo, titulo, estado }) => element('li',
          { textContent: `${titulo} (${codigo}): antes, ${STATE_WORDS[estado].toLowerCase()}` }))));
    }
    const sections = new Map();
    for (const item of items) {
      if (!sections.has(item.seccion)) sections.set(item.seccion, new Map());
      const series = sections.get(item.seccion);
      if (!series.has(item.serie)) series.set(item.serie, []);
      series.get(item.serie).push(item);
    }
    return [...parts, ...[...sections].flatMap(([section, series]) => this.section(section, series, isWanted))];
  }

  section(section, series, isWanted) {
    const all = [...series.values()].flat();
    if (!all.some(isWanted)) return [];
    const title = sectionTitle(section);
    const only = series.size === 1;
    return [
      element('div', { className: 'seccion' }, this.heading('h3', title),
        paragraph(this.reviewed(all), 'tenue'),
        only ? null : this.bulk(all, 'de esta sección', title)),
      ...[...series].filter(([, items]) => items.some(isWanted)).map(([name, items]) => this.series(
        `${section}/${name}`, only && name === '' ? title : seriesTitle(name), items, items.filter(isWanted))),
    ];
  }

  // Takes the focus when the button beside it is gone.
  heading(tag, title) {
    const made = element(tag, { textContent: title, tabIndex: -1 });
    made.dataset.foco = `t:${title}`;
    return made;
  }

  reviewed(items) {
    const { total, reviewed } = this.reception.counts(items);
    return reviewed === total ? `Todo revisado: ${grouped(total)} de ${grouped(total)}`
      : `Revisado ${grouped(reviewed)} de ${grouped(total)}`;
  }

  series(key, title, all, items) {
    const isOpen = this.opened.has(key);
    const toggle = button(`${isOpen ? 'Cerrar' : 'Ver'} ${counted(items.length, 'elemento', 'elementos')}`, () => {
      if (!this.opened.delete(key)) this.opened.add(key);
      this.render();
    }, 'menor');
    toggle.dataset.foco = `s:${key}`;
    toggle.setAttribute('aria-expanded', String(isOpen));
    toggle.setAttribute('aria-label', `${toggle.textContent}: ${title}`);
    return element('div', { className: 'serie' },
      element('div', { className: 'seccion' }, this.heading('h4', title),
        paragraph(this.reviewed(all), 'tenue'),
        element('p', { className: 'botones' }, this.bulk(all, 'de esta serie', title), toggle)),
      isOpen ? this.list(items, key) : null);
  }

  // One button for all that is plain, or nothing.
  bulk(items, where, title) {
    const codes = items.filter((item) => isPlain(item) && this.isPending(item)).map(({ codigo }) => codigo);
    if (codes.length === 0) return null;
    const text = codes.length === 1 ? `Recibir el íntegro ${where}`
      : `Recibir los ${grouped(codes.length)} íntegros ${where}`;
    const made = button(text, () => this.screen.decide(codes, 'recibido', {}, `t:${title}`), 'menor lleno');
    made.setAttribute('aria-label', `${text}: ${title}`);
    return made;
  }

  group(tag, title, items, key, hint = '') {
    return element('div', { className: 'bandeja' }, element(tag, { textContent: title }), hint ? paragraph(hint) : null,
      items.length === 0 ? paragraph('Ningún elemento cumple lo que pidió.') : this.list(items, key));
  }

  list(items, key) {
    const limit = this.limits.get(key) || ITEMS_AT_ONCE;
    const more = items.length > limit
      ? button(`Mostrar ${grouped(Math.min(ITEMS_AT_ONCE, items.length - limit))} más de ${grouped(items.length)}`,
      () => {
      this.limits.set(key, limit + ITEMS_AT_ONCE);
      this.render();
    }, 'menor') : null;
    if (more) more.dataset.foco = `m:${key}`;
    return element('div', {}, element('ul', { className: 'elementos' },
      ...items.slice(0, limit).map((item) => this.row(item, `${key}:${item.codigo}`))), more);
  }

  row(item, key) {
    const state = this.reception.stateOf(item);
    const { integridad, codigo, titulo } = item;
    const act = (text, name, onclick, className) => {
      const made = button(text, onclick, `menor ${className}`);
      made.setAttribute('aria-label', `${text} ${titulo}`);
      made.dataset.foco = `${name}:${key}`;
      return made;
    };
    const isOpen = this.editing === key;
    const edit = act(state ? 'Cambiar…' : item.unidades ? 'Contar y decidir…' : 'Decidir…', 'd',
      () => this.edit(item, key), '');
    return element('li', { className: `elemento ${state === '' ? 'pendiente' : ''}` },
      element('p', { className: 'elemento-titulo' }, element('strong', { textContent: titulo || codigo }), ' ',
        element('span', { className: 'codigo', textContent: codigo })),
      element('p', { className: 'ejes' },
        element('span', {}, 'Integridad: ',
          element('b', { className: integridad === 'íntegro' ? 'integro' : isSound(item) ? '' : 'con-problemas',
          textContent: capital(integridad) })),
        element('span', {}, 'Recibo: ', element('b', { textContent: STATE_WORDS[state] }))),
      ...this.details(item),
      isOpen ? this.form.element : element('p', { className: 'botones' },
        state === '' && isPlain(item)
          ? act('Recibir', 'q', () => this.screen.decide([codigo], 'recibido', {}, edit.dataset.foco), 'lleno')
          : null, edit));
  }

  // What helps to decide, one line each.
  details(item) {
    const { archivos, bytes, declarado, motivo, unidades, ubicacion, cambio, heredada, problemas } = item;
    const decision = this.reception.deciding.get(item.codigo);
    return [
      archivos > 0 ? `${counted(archivos, 'archivo', 'archivos')}, ${sizeText(bytes)}` : '',
      unidades ? `Inventario: ${Object.entries(unidades).filter(([, value]) => value !== '' && value !== null).map((pair) => pair.join(' ')).join(' · ')}` : '',
      ubicacion ? `Ubicación: ${ubicacion}` : '',
      problemas.length > 0 ? `Hallazgos: ${problemas.join(', ')} (se explican en «Comprobar»)` : '',
      declarado === 'entregado' ? '' : `Quien entrega lo declaró «${declarado}»${motivo ? `: ${motivo}` : ''}`,
      cambio && cambio !== 'igual' ? `${capital(cambio)} desde la recepción anterior` : '',
      heredada && !decision
        ? `Sin cambios: vale lo que decidió ${heredada.nombre} el ${shownMoment(heredada.momento)}` : '',
      decision ? decisionWords(item, decision) : '',
    ].filter(Boolean).map((text) => paragraph(text, 'tenue'));
  }

  edit(item, key) {
    this.editing = key;
    this.form = new DecisionForm(this.screen, item, () => this.close(key));
    this.render();
    this.form.focus();
  }

  close(key) {
    this.editing = '';
    this.render();
    [...this.host.querySelectorAll('[data-foco]')].find(({ dataset }) => dataset.foco === `d:${key}`)?.focus();
  }
}

// What was written with a decision.
function decisionWords(item, { observacion, plazo_dias, responsable, contado }) {
  return [
    contado ? `Contado: ${unitsText(contado)}` : '', observacion ? `Observación: ${observacion}` : '',
    responsable ? `Debe corregirlo: ${responsable}` : '',
      plazo_dias ? `Plazo: ${counted(plazo_dias, 'día hábil', 'días hábiles')}` : '',
  ].filter(Boolean).join(' · ');
}
