// The tables of the bundle that a receiver needs (RFC 4180), and the element that each file belongs to.

const TABLES = { elements: 'data/05_tablas/elementos.csv', clarifications: 'data/05_tablas/observaciones.csv' };

// The rows of a CSV text as lists of cells; null when it is not one.
function csvRows(text) {
  const cell = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  const rows = [];
  let row = [];
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (!match) return null;
    row.push(match[1] === undefined ? match[2] : match[1].replace(/""/g, '"').replace(/\r\n?/g, '\n'));
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  // A comma at the very end has an empty cell behind it.
  if (row.length > 0) rows.push([...row, '']);
  return rows;
}

const bare = (text) => text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, '');

// The rows as objects by the names of the header, every cell without the white space around it; null without a table.
function tableOf(bytes) {
  const text = bytes ? validText(bytes) : null;
  const rows = text === null ? null : csvRows(text.replace(/^\ufeff/, ''));
  if (!rows || rows.length === 0) return null;
  const [header, ...rest] = rows;
  return rest.map((row) => new Map(header.map((name, column) => [bare(name), bare(row[column] ?? '')])))
    .map((row) => (name) => row.get(name) ?? '');
}

// A number as tables have them, or null.
const countOf = (text) => (/^[0-9]{1,9}$/.test(text) ? Number(text) : null);

// The element's code by the file's path below data/, as empalme.json tells; nothing from a text that is not JSON.
function fileElements(bytes) {
  const elements = new Map();
  let described = {};
  try {
    JSONWalk.read(bytes || new Uint8Array(0), (keys, element, text) => {
      if (keys[0] !== 'archivos' || keys.length !== 2) return;
      if (described.number !== element) described = { number: element };
      if (keys[1] === 'ruta' || keys[1] === 'elemento') described[keys[1]] = text || '';
      if (described.ruta && described.elemento) elements.set(nameKey(described.ruta), bare(described.elemento));
    });
  } catch (error) {
    if (!(error instanceof MalformedJSON)) throw error;
    elements.clear();
  }
  return elements;
}
