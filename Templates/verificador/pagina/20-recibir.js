// The steps after the verification: receive, look over and sign, acta.

class ReceptionScreen {
  constructor(page) {
    Object.assign(this, { page, reception: null, person: null, saved: 0, digest: '' });
    window.addEventListener('beforeunload', (event) => { if (this.isUnsaved) event.preventDefault(); });
  }

  get isUnsaved() {
    if (!this.reception) return false;
    const { decisiones, firma } = this.reception.file;
    return decisiones.length > this.saved || firma !== null && !this.isSignedSaved;
  }

  verificationFacts() {
    const { report, checkedAt } = this.page;
    const count = (weight) => report.hallazgos.filter(({ gravedad }) => gravedad === weight).length;
    return {
      veredicto: report.veredicto, sello_esperado: report.sello_esperado,
      codigo: report.sello_esperado === 'no comparado' ? '' : this.page.code().replace(/[^0-9a-z]/gi, '').toLowerCase(),
      defectos: count('defecto'), advertencias: count('advertencia'), momento: checkedAt, programa: PAGE_WORDS.program,
    };
  }

  // The code of the acta may be typed later.
  recheck() {
    if (this.reception && !this.reception.file.firma) {
      const { momento } = this.reception.file.verificacion;
      if (momento === this.page.checkedAt) this.reception.file.verificacion = this.verificationFacts();
    }
  }

  // Opens the step: where it was left, or its beginning.
  async open() {
    this.page.show('recibir');
    if (this.reception) {
      this.showList();
      return;
    }
    const given = await this.page.verification.judge.ask('receive');
    const nothing = 'En este paquete no se pudo leer nada que recibir. Pida otra copia a quien lo entregó.';
    this.fill('recibir', 'Recibir lo entregado',
      given.items.length === 0 ? paragraph(nothing, 'aviso') : new Beginning(this, given).element);
  }

  // Puts a step on the screen and the focus on its title.
  fill(id, title, ...children) {
    const heading = element('h2', { id: `titulo-${id}`, tabIndex: -1, textContent: title });
    byId(id).replaceChildren(heading, ...children.filter(Boolean));
    this.page.show(id);
    heading.focus();
  }

  begin(reception, person, saved, restored) {
    Object.assign(this, { reception, person, saved, draft: new Draft(reception.file.paquete.sello),
      isSignedSaved: false });
    this.list = new ItemList(this);
    this.showList();
    if (restored > 0) announce(`Recuperamos ${counted(restored, 'decisión', 'decisiones')} a nombre de ${person.nombre}.`);
  }

  showList() {
    if (this.reception.file.firma) {
      this.showActa(this.reception, this.digest);
      return;
    }
    this.head = element('div', {});
    this.log = element('div', {});
    this.fill('recibir', 'Recibir lo entregado', this.head, this.answers(), this.list.filters, this.list.host,
      element('p', { className: 'botones' }, button('Revisar y firmar', () => this.review(), 'boton')), this.log);
    this.refresh();
  }

  // What the bundle answers to earlier observations.
  answers() {
    const { aclaraciones } = this.reception.file;
    return aclaraciones.length === 0 ? null
      : element('div', {}, element('h3', { textContent: 'Respuestas a observaciones anteriores' }),
      dataTable('Lo que el paquete responde', ['Número', 'Observación', 'Estado', 'Respuesta'], aclaraciones.map(
        ({ numero, texto, estado, respuesta }) => [numero, texto, capital(estado), respuesta || '—'])));
  }

  refresh() {
    const counts = this.reception.counts();
    const last = this.reception.active[this.reception.active.length - 1];
    const bar = element('progress', { max: Math.max(1, counts.total), value: counts.reviewed });
    bar.setAttribute('aria-label', 'Elementos revisados');
    const undo = last ? button(`Deshacer: ${this.describe(last)}`, () => this.undo(last), 'menor') : null;
    if (undo) undo.id = 'deshacer';
    const hadFocus = document.activeElement?.id === 'deshacer';
    const { file } = this.reception;
    this.head.replaceChildren(...[
      paragraph(`Revisado ${grouped(counts.reviewed)} de ${grouped(counts.total)} · ${grouped(counts['con observaciones'])} con observaciones · ${
        counted(counts.faltante, 'faltante', 'faltantes')} · ${grouped(counts[''])} por revisar`, 'cuenta'),
      bar, this.next(counts), paragraph(`Recibe: ${personText(this.person)}. ${this.savedText()}`, 'tenue'),
      element('p', { className: 'botones' },
        button('Revisar y firmar', () => this.review(), counts[''] === 0 ? 'boton' : 'boton segundo'),
        button('Guardar avance', () => this.save()), undo),
    ].filter(Boolean));
    byId('titulo-recibir').textContent = `Recibir lo entregado${file.paquete.version === null ? '' : `: versión ${file.paquete.version}`}`;
    if (hadFocus) (byId('deshacer') || byId('titulo-recibir')).focus();
    this.showLog();
    return this.list.render();
  }

  // What to do now, in one sentence.
  next(counts) {
    const pending = this.reception.file.items.filter((item) => this.list.isPending(item));
    const [problems, plain] = [isProblem, isPlain].map((test) => pending.filter(test).length);
    const text = counts[''] === 0 ? 'Todo está revisado: siga con «Revisar y firmar».'
      : problems > 0 ? 'Decida primero los elementos con problemas, que están abajo.'
        : plain > 0 ? 'Reciba los íntegros con los botones azules, por sección o por serie. Lo físico se cuenta aparte, uno por uno.'
          : 'Quedan los que se deciden uno por uno: cuente lo físico y diga qué no aplica. Marque «Solo lo que está por revisar» para verlos.';
    return element('p', { className: 'siguiente' }, element('strong', { textContent: 'Qué hacer ahora: ' }), text);
  }

  savedText() {
    const unsaved = this.reception.file.decisiones.length - this.saved;
    if (this.reception.file.decisiones.length === 0) return '';
    if (unsaved === 0) return 'Todo lo decidido está en el archivo que guardó.';
    return `${counted(unsaved, 'decisión sin guardar', 'decisiones sin guardar')}: guarde el avance en un archivo antes de cerrar.`;
  }

  describe({ items, estado }) {
    const [code] = items;
    const what = items.length === 1 ? `«${this.reception.items.get(code).titulo || code}»`
      : `${grouped(items.length)} elementos`;
    return `${what} → ${STATE_WORDS[estado].toLowerCase()}`;
  }

  decide(codes, estado, words, focus) {
    const decision = this.reception.decide(codes, estado, this.person, words);
    this.draft.keep(this.reception, this.saved);
    this.refresh();
    if (document.activeElement === document.body) {
      const places = [...this.list.host.querySelectorAll('[data-foco]')];
      (places.find(({ dataset }) => dataset.foco === focus) || byId('titulo-recibir')).focus();
    }
    announce(`${this.describe(decision)}. ${this.head.querySelector('.cuenta').textContent}`);
  }

  undo(decision) {
    this.reception.undo(decision.numero, this.person);
    this.draft.keep(this.reception, this.saved);
    this.refresh();
    announce(`Se deshizo: ${this.describe(decision)}.`);
  }

  // Every decision, the newest first.
  showLog() {
    const { decisiones } = this.reception.file;
    const isOpen = this.log.querySelector('details')?.open || false;
    const active = new Set(this.reception.active);
    const most = 100;
    const rows = decisiones.slice(-most).reverse().map((decision) => element('li', {},
      `${decision.numero}. ${shownMoment(decision.momento)}, ${personText(decision)}: ${decision.accion === 'deshacer' ? `deshizo la ${decision.deshace}` : this.describe(decision)} `,
      active.has(decision)
        ? Object.assign(button('Deshacer', () => this.undo(decision), 'menor'),
        { ariaLabel: `Deshacer la decisión ${decision.numero}` })
        : decision.accion === 'decidir' ? element('em', { textContent: '(deshecha)' }) : null));
    this.log.replaceChildren(...decisiones.length === 0 ? [] : [element('details', { open: isOpen },
      element('summary', { textContent: `Bitácora: ${counted(decisiones.length, 'decisión', 'decisiones')}` }),
      decisiones.length > most ? paragraph(`Se muestran las últimas ${most}; el archivo las tiene todas.`) : null,
      element('ul', { className: 'bitacora' }, ...rows))]);
  }

  save() {
    download('recepcion.json', 'application/json', this.reception.text);
    this.saved = this.reception.file.decisiones.length;
    this.isSignedSaved = this.reception.file.firma !== null;
    this.draft.forget();
    if (!this.reception.file.firma) this.refresh();
    announce('Se guardó recepcion.json.');
  }

  review() {
    this.form = new SigningForm(this);
    this.fill('firma', 'Revise antes de firmar', this.form.element);
  }

  async sign(signature) {
    this.reception.sign(signature);
    const { digest } = await this.page.verification.judge.ask('digest', { text: this.reception.text });
    this.digest = digest;
    this.save();
    this.showActa(this.reception, digest);
    announce('Recepción firmada y cerrada. Se descargó recepcion.json.');
  }

  showActa(reception, digest) {
    const isMine = reception === this.reception;
    const { firma, paquete } = reception.file;
    const acta = new Acta(reception, digest, 1);
    this.fill('acta', isMine ? 'Recepción cerrada' : 'Acta de una recepción firmada',
      element('div', { className: 'no-papel' },
        paragraph(isMine ? 'Imprima el acta y fírmenla. Conserve juntos el ZIP, recepcion.json y el acta: se comprueban entre sí. Entregue copia de recepcion.json a quien entregó, para que responda las observaciones.'
          : 'Así quedó firmada. Para continuarla, vuelva a «Recibir».'),
        element('p', { className: 'botones' },
          button('Imprimir el acta', () => window.print(), 'boton'),
          button('Guardar el acta (HTML)',
            () => download(`acta-de-recibo-${paquete.nombre}.html`, 'text/html', acta.page)),
          isMine ? button('Guardar recepcion.json otra vez', () => this.save())
            : button('Volver a «Recibir»', () => this.page.show('recibir')),
          firma.observaciones.length > 0
            ? button('Guardar los plazos (.ics)',
            () => download('plazos-del-empalme.ics', 'text/calendar', calendarOf(reception))) : null)),
      acta.element);
  }
}
