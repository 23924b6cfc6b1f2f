// The QR code of a sello: 64 digits in capitals, alphanumeric, level M, which is version 4 of ISO/IEC 18004.

const QR = { side: 33, blocks: 2, data: 32, check: 18, digits: '0123456789ABCDEF' };

// Products in the field of 256 numbers with the polynomial 0x11d.
function product(left, right) {
  let result = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    result = result << 1 ^ (result >> 7) * 0x11d;
    result ^= (right >> bit & 1) * left;
  }
  return result;
}

// The Reed-Solomon remainder of one block.
function checkBytes(data) {
  let generator = [1];
  for (let degree = 0, root = 1; degree < QR.check; degree += 1, root = product(root, 2)) {
    generator = [...generator, 0].map((value, place) => value ^ product(generator[place - 1] || 0, root));
  }
  const rest = [...data, ...new Array(QR.check).fill(0)];
  data.forEach((_, place) => {
    const factor = rest[place];
    generator.forEach((value, offset) => { rest[place + offset] ^= product(value, factor); });
  });
  return rest.slice(data.length);
}

// All bits in the order in which they are laid.
function qrBits(text) {
  const binary = (number, count) => number.toString(2).padStart(count, '0');
  let bits = '0010' + binary(text.length, 9);
  for (let at = 0; at < text.length; at += 2) {
    bits += binary(QR.digits.indexOf(text[at]) * 45 + QR.digits.indexOf(text[at + 1]), 11);
  }
  bits += '0000';
  const bytes = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g).map((byte) => parseInt(byte, 2));
  for (let pad = 0xec; bytes.length < QR.blocks * QR.data; pad ^= 0xfd) bytes.push(pad);
  const blocks = [bytes.slice(0, QR.data), bytes.slice(QR.data)];
  const woven = (parts) => parts[0].flatMap((_, place) => parts.map((part) => part[place]));
  return [...woven(blocks), ...woven(blocks.map(checkBytes))].map((byte) => binary(byte, 8)).join('');
}

// Finders, separators, timing, alignment: rows of true, false, or undefined where data goes.
function qrFrame() {
  const rows = Array.from({ length: QR.side }, () => new Array(QR.side));
  const square = (x, y, reach, isDark) => {
    for (let dy = -reach; dy <= reach; dy += 1) {
      for (let dx = -reach; dx <= reach; dx += 1) {
        const inside = rows[y + dy] && x + dx >= 0 && x + dx < QR.side;
        if (inside) rows[y + dy][x + dx] = isDark(Math.max(Math.abs(dx), Math.abs(dy)));
      }
    }
  };
  for (let at = 0; at < QR.side; at += 1) rows[6][at] = rows[at][6] = at % 2 === 0;
  for (const [x, y] of [[3, 3], [QR.side - 4, 3], [3, QR.side - 4]]) square(x, y, 4,
    (ring) => ring !== 2 && ring !== 4);
  square(26, 26, 2, (ring) => ring !== 1);
  qrFormat(rows);
  return rows;
}

// Level M and mask 0, twice; all zeros have zeros for check bits.
function qrFormat(rows) {
  const bits = 0x5412;
  const last = QR.side - 1;
  for (let bit = 0; bit < 15; bit += 1) {
    const isDark = (bits >> bit & 1) === 1;
    if (bit < 8) rows[bit < 6 ? bit : bit + 1][8] = rows[8][last - bit] = isDark;
    else rows[8][bit < 9 ? 7 : 14 - bit] = rows[last - 14 + bit][8] = isDark;
  }
  rows[last - 7][8] = true;
}

// The rows of the code of a sello; true is dark. A hash is as good as noise, so that one mask does for all.
function qrRows(sello) {
  const frame = qrFrame();
  const rows = frame.map((row) => row.slice());
  const bits = qrBits(sello.toUpperCase());
  let next = 0;
  for (let right = QR.side - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5;
    for (let step = 0; step < QR.side; step += 1) {
      const y = up ? QR.side - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (frame[y][x] === undefined) rows[y][x] = (bits[next++] === '1') !== ((x + y) % 2 === 0);
      }
    }
  }
  return rows;
}

function qrPicture(sello) {
  const svg = (tag, attributes) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  const strokes = qrRows(sello).flatMap((row, y) => (
    [...row.map(Number).join('').matchAll(/1+/g)].map(({ 0: run, index }) => `M${index} ${y}.5h${run.length}`)));
  const whole = QR.side + 8;
  const picture = svg('svg', {
    class: 'qr', viewBox: `-4 -4 ${whole} ${whole}`, role: 'img', 'aria-label': 'Código QR con el sello del paquete',
    'shape-rendering': 'crispEdges',
  });
  picture.append(
    svg('rect', { x: -4, y: -4, width: whole, height: whole, fill: '#fff' }),
      svg('path', { d: strokes.join(''), stroke: '#000' }));
  return picture;
}
