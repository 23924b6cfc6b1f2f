// The beginning of a reception: who receives, and whether something goes on.

class Beginning {
  // `given`: what the engine says of the bundle; `begin(reception, person, restored)` goes on.
  constructor(screen, given) {
    Object.assign(this, { screen, given, previous: null, opened: null });
    this.draft = new Draft(given.paquete.sello);
    this.name = field('Su nombre', 'Con él queda cada decisión.',
      textInput({ id: 'quien-nombre', autocomplete: 'name' }));
    this.post = field('Su cargo', 'Si tiene uno; quien integra el equipo entrante puede no tenerlo.',
      textInput({ id: 'quien-cargo' }));
    this.file = field('¿Continúa una recepción? Elija su recepcion.json',
      'Uno sin firmar sigue donde quedó. Con uno firmado, de este paquete o de una versión anterior, solo verá primero lo nuevo y lo cambiado.',
      element('input', { id: 'recepcion-anterior', type: 'file', accept: '.json,application/json',
        onchange: () => this.read() }));
    this.said = element('div', {});
    this.element = element('form', { noValidate: true, onsubmit: (event) => this.submit(event) },
      paragraph('La máquina ya dijo qué está íntegro. Ahora usted dice qué recibe: elemento por elemento, o de una vez los íntegros de una serie. Puede guardar y seguir otro día; nada queda firme hasta la firma.'),
      this.name.box, this.post.box, this.file.box, this.said,
      element('p', { className: 'botones' },
        element('button', { className: 'boton', textContent: 'Comenzar a recibir' })));
    this.tellDraft();
  }

  focus() { this.name.input.focus(); }

  // The draft fits what was opened when it goes on where that ends.
  get fittingDraft() {
    const draft = this.draft.read();
    const saved = this.opened?.file.decisiones.length || 0;
    const earlier = (this.opened ? this.opened.file.anterior?.huella : this.previous?.digest) || '';
    return draft && draft.saved === saved && draft.anterior === earlier ? draft : null;
  }

  tellDraft() {
    const draft = this.draft.read();
    if (!draft) return;
    const words = counted(draft.decisiones.length, 'decisión sin guardar', 'decisiones sin guardar');
    const text = this.fittingDraft
      ? `Recuperamos ${words}; quedarán a nombre de quien escriba abajo. Si alguna decía quién debe corregir, escríbalo de nuevo.`
      : `En este navegador hay ${words}. Para recuperarlas elija el recepcion.json con el que se tomaron${draft.saved > 0 ? ` (tiene ${counted(draft.saved, 'decisión', 'decisiones')})` : ''}. Si empieza sin él, se pierden.`;
    this.note?.remove();
    this.note = element('div', { className: 'aviso' }, paragraph(text), button('Borrar de este navegador', () => {
      this.draft.forget();
      this.note.remove();
      announce('Se borraron las decisiones sin guardar.');
      this.focus();
    }, 'menor'));
    this.element.prepend(this.note);
  }

  async read() {
    const [file] = this.file.input.files;
    Object.assign(this, { previous: null, opened: null });
    this.said.replaceChildren();
    this.file.complain('');
    if (!file) return;
    try {
      if (file.size > LONGEST_FILE) refuse('C-02', 'el archivo pasa de 64 MiB');
      const bytes = new Uint8Array(await file.arrayBuffer());
      const reception = readReception(bytes);
      const { digest } = await this.screen.page.verification.judge.ask('digest', { text: reception.text });
      this.take(reception, digest);
    } catch (error) {
      const rule = error instanceof Refused ? ` (regla ${error.rule})` : '';
      this.file.complain(error instanceof Refused ? `este archivo no sirve: ${error.message}${rule}`
        : 'no se pudo leer el archivo');
    }
    this.tellDraft();
  }

  take(reception, digest) {
    const { paquete, firma, decisiones } = reception.file;
    const mine = this.given.paquete;
    const isSame = paquete.sello !== '' && paquete.sello === mine.sello;
    const name = `«${paquete.nombre}»`;
    if (!firma) {
      if (!isSame) refuse('C-31', `es la recepción sin firmar de otro paquete, ${name}; ábrala con ese paquete`);
      this.opened = goOn(reception.file, this.given.items, this.screen.verificationFacts());
      this.said.append(paragraph(`Se sigue donde quedó: ${counted(decisiones.length, 'decisión', 'decisiones')}.`,
        'aviso'));
      return;
    }
    const isSeries = paquete.serie !== '' && paquete.serie === mine.serie && paquete.edicion === mine.edicion;
    if (!isSame && !isSeries) refuse('C-31', `es la recepción de otro empalme o de otra edición, ${name}`);
    if (!isSame && paquete.version > mine.version) refuse('C-31',
      `es la recepción de una versión posterior, la ${paquete.version}`);
    this.previous = { file: reception.file, digest };
    this.said.append(element('div', { className: 'aviso' },
      paragraph(`Recepción firmada el ${longDay(firma.fecha)} en ${firma.lugar}, de ${name}. Lo que no cambió hereda lo que allí se decidió.`),
      button('Ver su acta', () => this.screen.showActa(reception, digest), 'menor')));
  }

  submit(event) {
    event.preventDefault();
    const person = { nombre: this.name.value, cargo: this.post.value };
    this.name.complain(person.nombre === '' ? 'escriba su nombre' : '');
    if (person.nombre === '') {
      this.focus();
      return;
    }
    if (!this.file.error.hidden) {
      this.file.input.focus();
      return;
    }
    const draft = this.fittingDraft;
    const reception = this.opened || Reception.begin(this.given, this.screen.verificationFacts(), this.previous);
    const saved = reception.file.decisiones.length;
    this.screen.begin(reception, person, saved, draft ? restoreDraft(reception, draft, person) : 0);
  }
}

// An unsigned reception with what the bundle is now; what no longer fits is refused.
function goOn(file, items, verificacion) {
  const before = new Map(file.items.map((item) => [item.codigo, item]));
  const fresh = items.map((item) => {
    const old = before.get(item.codigo);
    const isSame = old && old.huella === item.huella && old.integridad === item.integridad;
    const cambio = file.anterior === null ? '' : isSame ? old.cambio : old ? 'cambiado' : 'nuevo';
    return { ...item, cambio, heredada: isSame ? old.heredada : null };
  });
  if (JSON.stringify(fresh) === JSON.stringify(file.items)) return new Reception(file);
  const renewed = { ...file, verificacion, items: fresh };
  checkDecisions(renewed);
  return new Reception(renewed);
}
