// The defects, by what is the matter; each with every place where it is.

const MANY_PLACES = 20;

function findingGroups(hallazgos) {
  const groups = new Map();
  for (const found of hallazgos) {
    const key = found.codigo + found.mensaje + found.remedio;
    if (!groups.has(key)) groups.set(key, { ...found, places: [] });
    groups.get(key).places.push(found.lugar);
  }
  return [...groups.values()];
}

function findingItem({ codigo, gravedad, mensaje, remedio, places }) {
  const list = element('ul', { className: 'lugares' });
  const show = (count) => list.replaceChildren(...places.slice(0, count).map((place) => (
    element('li', {}, element('code', { textContent: place || '(sin nombre)' })))));
  show(MANY_PLACES);
  const more = places.length > MANY_PLACES
    ? element('button', { type: 'button', className: 'menor mas',
      textContent: `Mostrar los ${grouped(places.length)}` })
    : null;
  if (more) {
    more.onclick = () => {
      show(places.length);
      list.tabIndex = -1;
      list.focus();
      more.remove();
    };
  }
  return element(
    'li', { className: `hallazgo ${gravedad}` },
    element('h4', {}, `${capital(mensaje)}. `, element('span', { className: 'codigo', textContent: codigo })),
    element('p', { className: 'cuantos',
      textContent: `${capital(gravedad)} en ${counted(places.length, 'lugar', 'lugares')}:` }),
    list, more,
    element('p', { className: 'remedio' }, element('strong', { textContent: 'Qué hacer: ' }), `${remedio}.`));
}

function showFindings(hallazgos) {
  byId('hallazgos').hidden = hallazgos.length === 0;
  byId('lista-hallazgos').replaceChildren(...findingGroups(hallazgos).map(findingItem));
}
