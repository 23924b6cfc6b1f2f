// The result on the screen: the outcome first, then the facts, the defects and the files.

function showOutcome({ tone, mark, title, text, next }) {
  const banner = byId('desenlace');
  banner.className = `desenlace ${tone}`;
  banner.replaceChildren(
    element('p', { className: 'marca', textContent: mark, ariaHidden: 'true' }),
    element('div', {},
      element('h2', { id: 'titulo-resultado', tabIndex: -1, textContent: title }),
      element('p', { textContent: text }),
      element('p', { className: 'siguiente' }, element('strong', { textContent: 'Qué hacer ahora: ' }), next)));
}

function factRows(report, source, isFast) {
  const version = [
    report.version === null ? null : `versión ${report.version}`,
    report.edicion === null ? null : `edición ${PAGE_WORDS.editions[report.edicion]}`, report.fecha,
  ].filter(Boolean).join(', ');
  return [
    ['Archivo', source.name],
    ['Paquete', report.nombre === source.name ? '' : report.nombre],
    ['Entidad', report.entidad || ''],
    ['Versión', version],
    ['Contenido', `${counted(report.archivos, 'archivo', 'archivos')}, ${sizeText(report.bytes)}`],
    ['Código corto', report.sello ? shortCode(report.sello) : ''],
    ['Código completo', report.sello || 'no se puede calcular'],
    ['Acta', report.sello_esperado],
    ['Comprobado', `${new Date().toLocaleString('es-CO')}, en el navegador${isFast ? '' : ' (modo lento)'}`],
  ].filter(([, value]) => value !== '');
}

function showFacts(rows) {
  byId('datos').replaceChildren(...rows.flatMap(([label, value]) => [
    element('dt', { textContent: label }),
    element('dd', { className: /^Código/.test(label) ? 'fija' : '', textContent: value }),
  ]));
}

// The report as a file; it names what was verified, so it stays on this machine unless somebody sends it.
function saveReport(report) {
  const text = JSON.stringify(report, null, 2) + '\n';
  const code = report.sello ? report.sello.slice(0, 16) : 'sin-sello';
  download(`verificacion-${code}.json`, 'application/json', text);
}
