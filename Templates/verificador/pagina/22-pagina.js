// The page: what happens when.

const SCREENS = ['inicio', 'avance', 'resultado', 'recibir', 'firma', 'acta'];

class Page {
  constructor(url) {
    Object.assign(this, { url, verification: null, report: null, source: null });
    this.receiving = new ReceptionScreen(this);
    this.files = new FileTable((question) => this.verification.judge.ask('list', question));
    byId('zip').onchange = ({ target }) => this.choose(target, target.files[0] && zipSource(target.files[0]));
    byId('carpeta').onchange = ({ target }) => this.choose(target, chosenFolder(target.files));
    byId('codigo').oninput = () => this.compare();
    byId('cancelar').onclick = () => this.verification.cancel();
    byId('otro').onclick = () => this.restart();
    byId('recibir-boton').onclick = () => this.receiving.open();
    byId('guardar').onclick = () => saveReport(this.report);
    byId('imprimir').onclick = () => window.print();
    this.listenToDrops();
    // Paper has no buttons: what they would show is shown.
    window.addEventListener('beforeprint', () => document.querySelectorAll('.mas').forEach((more) => more.click()));
    window.addEventListener('beforeunload', (event) => { if (this.isRunning) event.preventDefault(); });
  }

  // Dropping beside the target would make the browser leave the page.
  listenToDrops() {
    const target = byId('suelta');
    const isOpen = () => !byId('inicio').hidden;
    for (const name of ['dragenter', 'dragover']) {
      document.addEventListener(name, (event) => {
        event.preventDefault();
        target.classList.toggle('encima', isOpen());
      });
    }
    document.addEventListener('dragleave', (event) => {
      if (!event.relatedTarget) target.classList.remove('encima');
    });
    document.addEventListener('drop', async (event) => {
      event.preventDefault();
      target.classList.remove('encima');
      if (!isOpen()) return;
      const source = await droppedSource(event.dataTransfer).catch(() => null);
      if (source) this.verify(source);
    });
  }

  choose(input, source) {
    if (source) this.verify(source);
    input.value = '';
  }

  show(screen) {
    for (const id of SCREENS) byId(id).hidden = id !== screen;
    document.body.classList.toggle('con-acta', screen === 'acta');
    showSteps(screen, (step) => this.stepOpener(step));
    byId(screen === 'resultado' ? 'lugar-codigo-resultado' : 'lugar-codigo-inicio').append(byId('campo-codigo'));
  }

  // What opens a step now; null when it cannot be opened.
  stepOpener(step) {
    if (!this.report) return null;
    const { reception } = this.receiving;
    const isSigned = Boolean(reception?.file.firma);
    return [
      () => {
        this.show('resultado');
        byId('titulo-resultado').focus();
      },
      isSigned ? null : () => this.receiving.open(),
      reception && !isSigned ? () => this.receiving.review() : null,
      isSigned ? () => this.receiving.showList() : null,
    ][step];
  }

  async verify(source) {
    this.source = source;
    this.report = null;
    this.receiving.reception = null;
    this.isRunning = true;
    this.show('avance');
    byId('titulo-avance').focus();
    const progress = new ProgressView(source.name);
    this.verification = new Verification(this.url, source);
    try {
      const { report, folders } = await this.verification.run(this.code(), (done, total) => progress.show(done, total));
      this.isRunning = false;
      this.checkedAt = momentText(new Date());
      this.showReport(report, folders);
    } catch (error) {
      this.isRunning = false;
      this.verification.stop();
      this.showFailure(failureOutcome(error.reason, source));
    }
  }

  showReport(report, folders) {
    this.report = report;
    this.show('resultado');
    for (const id of ['con-informe', 'recibir-boton', 'guardar', 'imprimir', 'campo-codigo']) byId(id).hidden = false;
    this.update(report);
    byId('lento').hidden = this.verification.isFast;
    this.files.show(folders);
    byId('titulo-resultado').focus();
    announce(`Terminado. ${outcomeOf(report).title}.`);
  }

  update(report) {
    this.report = report;
    this.receiving.recheck();
    showOutcome(outcomeOf(report));
    showFacts(factRows(report, this.source, this.verification.isFast));
    showFindings(report.hallazgos);
  }

  showFailure(outcome) {
    this.show('resultado');
    for (const id of ['con-informe', 'recibir-boton', 'guardar', 'imprimir', 'campo-codigo']) byId(id).hidden = true;
    byId('lento').hidden = true;
    showOutcome(outcome);
    byId('titulo-resultado').focus();
    announce(outcome.title);
  }

  // What is typed as code, if it can be one; otherwise an empty text.
  code() {
    const text = byId('codigo').value;
    const digits = text.replace(/[^0-9a-zA-Z]/g, '');
    const isCode = /^([0-9a-f]{64}|[0-9a-f]{16})$/i.test(digits);
    const isWrong = !isCode && digits.length >= 16 || /[g-z]/i.test(digits);
    byId('codigo-error').hidden = !isWrong;
    byId('codigo').setAttribute('aria-invalid', String(isWrong));
    return isCode ? text : '';
  }

  // The report beside another code; nothing is read again.
  async compare() {
    const code = this.code();
    if (!this.report) return;
    const { report } = await this.verification.judge.ask('compare', { code });
    const isNew = report.sello_esperado !== this.report.sello_esperado;
    this.update(report);
    if (isNew) announce(outcomeOf(report).title);
  }

  restart() {
    if (this.receiving.isUnsaved
      && !window.confirm('Hay decisiones sin guardar en un archivo. ¿Dejarlas y comprobar otro paquete?')) return;
    this.verification.stop();
    this.receiving.reception = null;
    this.report = null;
    byId('codigo').value = '';
    this.code();
    byId('campo-codigo').hidden = false;
    this.show('inicio');
    announce('');
    byId('zip').focus();
  }
}

window.pagina = new Page(Motor.url);
window.pagina.show('inicio');
