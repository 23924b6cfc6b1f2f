// The form in which one item is decided.

class DecisionForm {
  constructor(screen, item, close) {
    Object.assign(this, { screen, item, close });
    const before = screen.reception.deciding.get(item.codigo);
    this.state = before?.estado || (item.declarado === 'no aplica' ? 'no aplica' : '');
    this.counts = item.unidades ? this.countFields(before?.contado) : {};
    this.observation = field('Observación', '',
      element('textarea', { id: 'observacion', rows: 3, value: before?.observacion || '' }));
    this.term = field('Plazo para corregirlo o responder, en días hábiles', '', textInput({
      id: 'plazo', inputMode: 'numeric', className: 'corto', value: before?.plazo_dias ?? '',
        placeholder: LEGAL_DAYS, oninput: () => this.tell(),
    }));
    this.mender = field('Quién debe corregirlo', 'Dependencia o cargo, si se sabe.',
      textInput({ id: 'responsable', value: before?.responsable || '' }));
    this.last = paragraph('', 'ayuda');
    this.doubt = paragraph('', 'aviso');
    this.stateError = element('p', { className: 'error', hidden: true, textContent: 'Elija qué decide.' });
    this.mending = element('div', {}, this.mender.box, this.term.box, this.last);
    this.element = this.build();
    this.tell();
  }

  build() {
    const name = `decide-${lastField += 1}`;
    const radios = RECEIPT.map((state) => {
      const input = element('input', {
        type: 'radio', name, value: state, checked: state === this.state,
          onchange: () => { this.state = state; this.tell(); },
      });
      this.first ||= input;
      return element('label', { className: 'casilla' }, input, ` ${STATE_WORDS[state]}`);
    });
    return element('form', { className: 'decision', noValidate: true, onsubmit: (event) => this.submit(event) },
      ...Object.keys(this.counts).length > 0 ? [this.countTable()] : [],
      element('fieldset', {}, element('legend', { textContent: 'Qué decide' }), this.stateError, ...radios),
      this.doubt, this.observation.box, this.mending,
      element('p', { className: 'botones' },
        element('button', { className: 'boton', textContent: 'Guardar decisión' }), button('Cancelar', this.close)));
  }

  focus() { (this.element.querySelector('.contar input') || this.element.querySelector('input:checked')
    || this.first).focus(); }

  countFields(before) {
    return Object.fromEntries(Object.entries(inventoried(this.item)).map(([name]) => [name, element('input', {
      type: 'text', id: `contado-${name}`, inputMode: 'numeric', className: 'corto', autocomplete: 'off',
        value: before?.[name] ?? '',
      ariaLabel: `${capital(name)} contados por usted`, oninput: () => this.tell(),
    })]));
  }

  countTable() {
    const expected = inventoried(this.item);
    this.signs = {};
    const rows = Object.entries(this.counts).map(([name, input]) => {
      this.signs[name] = element('td', {});
      return element('tr', {}, element('th', { scope: 'row', textContent: capital(name) }),
        element('td', { textContent: expected[name] ?? 'no dice' }),
        element('td', {}, input), this.signs[name]);
    });
    this.countError = element('p',
      { className: 'error', hidden: true, textContent: 'Escriba solo números enteros, o deje la casilla vacía.' });
    return element('div', { className: 'contar' }, this.countError,
      element('table', {}, element('caption', { textContent: 'Cuente lo que recibe' }),
      element('thead', {},
        element('tr', {}, ...['Piezas', 'Inventario', 'Contado',
        'Diferencia'].map((text) => element('th', { scope: 'col', textContent: text })))),
      element('tbody', {}, ...rows)));
  }

  // What was counted, null when nothing was; undefined when something is no number.
  get counted() {
    const values = Object.entries(this.counts).map(([name, input]) => [name, bare(input.value)]);
    if (values.some(([, text]) => !/^[0-9]{0,9}$/.test(text))) return undefined;
    if (values.every(([, text]) => text === '')) return null;
    return Object.fromEntries(values.map(([name, text]) => [name, text === '' ? null : Number(text)]));
  }

  // Says at once what follows from what is chosen and counted.
  tell() {
    const counted = this.counted;
    const expected = this.item.unidades ? inventoried(this.item) : {};
    for (const [name, sign] of Object.entries(this.signs || {})) {
      const value = counted?.[name];
      const difference = value - expected[name];
      sign.textContent = value === undefined || value === null ? '' : expected[name] === null
        ? 'el inventario no lo dice'
        : difference === 0 ? 'igual' : difference < 0 ? `${difference < -1 ? 'faltan' : 'falta'} ${-difference}`
          : `${difference > 1 ? 'sobran' : 'sobra'} ${difference}`;
      sign.className = /faltan?|sobran?/.test(sign.textContent) ? 'con-problemas' : '';
    }
    const doubt = this.state === 'recibido' ? doubtAbout(this.item, counted || null) : '';
    this.doubt.hidden = doubt === '';
    this.doubt.textContent = `Puede recibirlo, pero escriba una observación: ${doubt}.`;
    this.mending.hidden = this.state !== 'con observaciones' && this.state !== 'faltante';
    const days = this.days;
    this.last.textContent = days === undefined ? '' : `Si se firma hoy, vence el ${longDay(termEnd(days ?? LEGAL_DAYS, today()))}${
      days === null ? ` (${LEGAL_DAYS} días hábiles, el plazo de la Ley 951 de 2005)` : ''}.`;
  }

  // The term, null for the legal one, undefined for what is none.
  get days() {
    const text = this.term.value;
    if (text === '') return null;
    return /^[0-9]{1,3}$/.test(text) && isTerm(Number(text)) ? Number(text) : undefined;
  }

  submit(event) {
    event.preventDefault();
    for (const part of [this.observation, this.term]) part.complain('');
    this.stateError.hidden = true;
    const counted = this.counted;
    if (this.countError) this.countError.hidden = counted !== undefined;
    if (counted === undefined) {
      this.element.querySelector('.contar input').focus();
      return;
    }
    const asks = !this.mending.hidden;
    if (asks && this.days === undefined) {
      this.term.complain('escriba un número de 1 a 365, o déjelo vacío');
      this.term.input.focus();
      return;
    }
    try {
      this.screen.decide([this.item.codigo], this.state, {
        observacion: this.observation.value, plazo_dias: asks ? this.days : null,
          responsable: asks ? this.mender.value : '', contado: counted,
      });
      this.close();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.field === 'observacion') this.observation.complain(error.message);
      this.stateError.hidden = error.field !== 'estado';
      (error.field === 'observacion' ? this.observation.input : this.first).focus();
    }
  }
}
