// The files by folder, with counts; on demand those of one folder, or those that were searched for.

const MOST_FILES = 200;

class FileTable {
  // `ask` gives {files, count} for a folder, a text and whether only problems are wanted.
  constructor(ask) {
    this.ask = ask;
    this.folder = null;
    byId('buscar').oninput = () => this.refresh();
    byId('solo-problemas').onchange = () => this.refresh();
  }

  show(folders) {
    this.folder = null;
    byId('buscar').value = '';
    byId('solo-problemas').checked = folders.some(({ problems }) => problems > 0);
    byId('carpetas').replaceChildren(...folders.map((folder) => this.row(folder)));
    return this.refresh();
  }

  row({ folder, files, bytes, problems }) {
    const name = PAGE_WORDS.folders[folder] || folder.replace(/^data\//, '');
    const button = element('button', {
      type: 'button', className: 'menor', textContent: 'Ver archivos', onclick: () => this.open(folder, button),
    });
    button.setAttribute('aria-label', `Ver archivos de ${name}`);
    button.setAttribute('aria-pressed', 'false');
    return element(
      'tr', {}, element('th', { scope: 'row', textContent: name }),
      element('td', { className: 'cifra', textContent: grouped(files) }),
      element('td', { className: 'cifra', textContent: sizeText(bytes) }),
      element('td', { className: problems > 0 ? 'cifra con-problemas' : 'cifra',
        textContent: problems > 0 ? grouped(problems) : 'ninguno' }),
      element('td', { className: 'accion' }, button));
  }

  open(folder, button) {
    this.folder = this.folder === folder ? null : folder;
    for (const other of byId('carpetas').querySelectorAll('button')) {
      other.setAttribute('aria-pressed', String(other === button && this.folder !== null));
    }
    if (this.folder !== null) byId('solo-problemas').checked = false;
    return this.refresh();
  }

  async refresh() {
    const query = byId('buscar').value.trim();
    const onlyProblems = byId('solo-problemas').checked;
    const isAsked = this.folder !== null || query !== '' || onlyProblems;
    const { files, count } = isAsked
      ? await this.ask({ folder: this.folder, query, onlyProblems, most: MOST_FILES }) : { files: [], count: 0 };
    byId('tabla-archivos').hidden = files.length === 0;
    byId('archivos').replaceChildren(...files.map(({ path, size, state }) => element(
      'tr', {}, element('td', {}, element('code', { textContent: path })),
      element('td', { className: 'cifra', textContent: state === 'ausente' ? '' : sizeText(size) }),
      element('td', { className: state === 'íntegro' ? 'integro' : 'con-problemas', textContent: capital(state) }))));
    byId('cuenta-archivos').textContent = this.countText(isAsked, files.length, count);
  }

  countText(isAsked, shown, count) {
    if (!isAsked) return 'Elija una carpeta o busque por nombre para ver sus archivos.';
    if (count === 0) return 'Ningún archivo cumple lo que pidió.';
    return shown < count
      ? `Se muestran ${grouped(shown)} de ${grouped(count)} archivos; escriba parte del nombre para ver menos.`
      : counted(count, 'archivo', 'archivos');
  }
}
