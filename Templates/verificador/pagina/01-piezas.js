// Small pieces of the screen: elements, amounts, times. Text is always set as text, never as markup.

const byId = (id) => document.getElementById(id);

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, '.');
const counted = (number, one, many) => `${grouped(number)} ${number === 1 ? one : many}`;
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

// «1,4 MB»: decimal units with one place.
function sizeText(bytes) {
  if (bytes < 1000) return counted(bytes, 'byte', 'bytes');
  let unit = 1000;
  const names = ['kB', 'MB', 'GB', 'TB'];
  while (names.length > 1 && bytes >= unit * 999.5) {
    unit *= 1000;
    names.shift();
  }
  const [whole, tenth] = (bytes / unit).toFixed(1).split('.');
  return `${grouped(whole)}${tenth === '0' ? '' : ',' + tenth} ${names[0]}`;
}

// «2 min 5 s»: rounded so that it does not jump about.
function durationText(seconds) {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${minutes} min ${Math.round(seconds % 60 / 5) * 5 % 60} s`;
}

// The short code as it is printed: the first sixteen digits in groups of four.
const shortCode = (sello) => (sello.toUpperCase().slice(0, 16).match(/.{4}/g) || []).join('-');

// What a person is told while and after: kept apart from what moves on the screen.
function announce(text) { byId('voz').textContent = text; }

const button = (text, onclick, className = 'boton segundo') => element('button',
  { type: 'button', className, textContent: text, onclick });
const paragraph = (text, className = '') => element('p', { className, textContent: text });

let lastField = 0;

// A field with its label, a hint and the place of its error: {box, input, complain(text), value}.
function field(label, hint, input) {
  input.id ||= `dato-${lastField += 1}`;
  const help = hint ? element('p', { id: `${input.id}-ayuda`, className: 'ayuda', textContent: hint }) : null;
  const error = element('p', { id: `${input.id}-error`, className: 'error', hidden: true });
  input.setAttribute('aria-describedby', [help, error].filter(Boolean).map(({ id }) => id).join(' '));
  return {
    input, error,
    box: element('div', { className: 'dato' }, element('label', { htmlFor: input.id, textContent: label }), help,
      error, input),
    complain(text) {
      error.textContent = text ? `${capital(text)}.` : '';
      error.hidden = !text;
      input.setAttribute('aria-invalid', String(Boolean(text)));
    },
    get value() { return bare(input.value); },
  };
}

const textInput = (properties = {}) => element('input', { type: 'text', autocomplete: 'off', ...properties });
