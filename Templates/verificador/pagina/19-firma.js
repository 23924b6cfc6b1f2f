// Looking over everything before signing, and the signature.

class SigningForm {
  constructor(screen) {
    this.screen = screen;
    const { person } = screen;
    this.place = field('Lugar', '', textInput({ id: 'firma-lugar' }));
    this.shownDay = paragraph('', 'ayuda');
    this.day = field('Fecha', '',
      element('input', { id: 'firma-fecha', type: 'date', value: today(), onchange: () => this.tell() }));
    this.receiver = this.person('Recibe', 'recibe', person);
    this.deliverer = this.person('Entrega', 'entrega');
    this.witnesses = [];
    this.witnessList = element('div', {});
    this.note = field('Nota', 'Lo que las partes quieran dejar dicho. Puede quedar vacía.',
      element('textarea', { id: 'firma-nota', rows: 3 }));
    this.errors = element('div', { className: 'errores', hidden: true, tabIndex: -1 });
    this.terms = element('div', {});
    this.element = this.build();
    this.tell();
  }

  person(role, id, { nombre, cargo } = { nombre: '', cargo: '' }) {
    return {
      name: field(`${role}: nombre`, '', textInput({ id: `${id}-nombre`, value: nombre })),
      post: field(`${role}: cargo`, '', textInput({ id: `${id}-cargo`, value: cargo })),
    };
  }

  build() {
    const { reception } = this.screen;
    const counts = reception.counts();
    const exceptions = new Acta(reception, '', 2).exceptions();
    const counted_ = new Acta(reception, '', 2).counted();
    return element('form', { noValidate: true, onsubmit: (event) => this.submit(event) }, this.errors,
      element('dl', { className: 'datos' }, ...[...RECEIPT, ''].flatMap((state) => [
        element('dt', { textContent: STATE_WORDS[state] }),
          element('dd', { textContent: counted(counts[state], 'elemento', 'elementos') })])),
      counts[''] > 0 ? paragraph(`${counted(counts[''], 'elemento queda', 'elementos quedan')} por revisar. Puede firmar así: será un acta parcial, y lo demás se recibe después en otra.`, 'aviso') : null,
      element('p', { className: 'botones' }, button('Volver y cambiar', () => this.screen.showList(), 'menor')),
      exceptions, counted_, this.terms, element('h3', { textContent: 'Quiénes firman' }), this.place.box,
        this.day.box, this.shownDay,
      ...[this.receiver, this.deliverer].flatMap(({ name, post }) => [name.box, post.box]), this.witnessList,
      element('p', {}, button('Agregar un testigo', () => this.addWitness(), 'menor')), this.note.box,
      paragraph('Al firmar, la recepción se cierra y ya no se puede cambiar. Se descargan recepcion.json y el acta para imprimir y firmar en papel.', 'aviso'),
      element('p', { className: 'botones' },
        element('button', { className: 'boton', textContent: 'Firmar y cerrar la recepción' }),
        button('Volver sin firmar', () => this.screen.showList())));
  }

  addWitness() {
    const number = this.witnesses.length + 1;
    const witness = this.person(`Testigo ${number}`, `testigo-${number}`);
    this.witnesses.push(witness);
    this.witnessList.append(witness.name.box, witness.post.box);
    witness.name.input.focus();
  }

  // The observations with the last days that the chosen day gives them.
  tell() {
    const day = this.day.value;
    this.shownDay.textContent = longDay(day);
    const rows = isDay(day) ? this.screen.reception.observations(day) : [];
    this.terms.replaceChildren(...[dataTable('Observaciones que quedan por responder',
      ['Número', 'Observación', 'Debe corregirlo', 'Vence'],
      rows.map(({ numero, texto, responsable, plazo }) => [numero, texto, responsable || '—',
        longDay(plazo)]))].filter(Boolean));
  }

  submit(event) {
    event.preventDefault();
    const required = [
      [this.place, 'escriba el lugar'], [this.receiver.name, 'escriba el nombre de quien recibe'],
      [this.deliverer.name, 'escriba el nombre de quien entrega'],
    ].map(([part, text]) => [part, part.value === '' ? text : '']);
    required.push([this.day, isDay(this.day.value) ? '' : 'elija la fecha']);
    required.forEach(([part, text]) => part.complain(text));
    const wrong = required.filter(([, text]) => text !== '');
    this.errors.hidden = wrong.length === 0;
    this.errors.replaceChildren(paragraph('Falta algo para firmar:'), element('ul', {}, ...wrong.map(([part, text]) => (
      element('li', {}, element('a', { href: `#${part.input.id}`, textContent: capital(text) }))))));
    if (wrong.length > 0) {
      this.errors.focus();
      return;
    }
    const who = ({ name, post }) => ({ nombre: name.value, cargo: post.value });
    this.screen.sign({
      fecha: this.day.value, lugar: this.place.value, recibe: who(this.receiver), entrega: who(this.deliverer),
      testigos: this.witnesses.map(who).filter(({ nombre }) => nombre !== ''), nota: this.note.value,
    });
  }
}
