// Where one is: the four steps, those that can be opened as buttons.

const STEPS = [
  ['Comprobar', ['inicio', 'avance', 'resultado']], ['Recibir', ['recibir']], ['Revisar y firmar', ['firma']],
    ['Acta', ['acta']],
];

// `open(step)` is given by the page for steps that can be opened now, and null for others.
function showSteps(screen, open) {
  byId('pasos').replaceChildren(...STEPS.map(([name, screens], step) => {
    const isHere = screens.includes(screen);
    const go = isHere ? null : open(step);
    const text = `${step + 1}. ${name}`;
    const item = element('li', { className: isHere ? 'aqui' : '' }, go ? button(text, go, 'paso') : text);
    if (isHere) item.setAttribute('aria-current', 'step');
    return item;
  }));
}
