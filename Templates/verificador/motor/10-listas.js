// The texts beside data/: bag-info.txt and the manifests.

// The lines between line feeds, without what follows the last one when it is nothing.
function linesOf(bytes) {
  const lines = [];
  let start = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, start)) {
    lines.push(bytes.subarray(start, at));
    start = at + 1;
  }
  const isEnded = bytes.length > 0 && start === bytes.length;
  if (!isEnded) lines.push(bytes.subarray(start));
  return { lines, isEnded };
}

// The labels and values of one bag-info.txt, and the numbers of the lines that are none.
class BagInfo {
  constructor(bytes) {
    const { lines, isEnded } = linesOf(bytes || new Uint8Array(0));
    this.fields = [];
    this.malformed = isEnded ? [] : [lines.length];
    lines.forEach((line, index) => {
      const text = validText(line);
      const colon = text === null || text.includes('\r') ? -1 : text.indexOf(':');
      if (colon > 0 && text[colon + 1] === ' ') {
        this.fields.push({ label: text.slice(0, colon), value: text.slice(colon + 2) });
      } else {
        this.malformed.push(index + 1);
      }
    });
  }
  // The first value of a label, or null.
  get(label) {
    const field = this.fields.find((candidate) => candidate.label === label);
    return field ? field.value : null;
  }
  number(label) { return wholeNumber(this.get(label)); }
}

// A manifest: its lines, the numbers of those that say nothing, and whether it is written in the exact form.
class Manifest {
  constructor(bytes) {
    const { lines, isEnded } = linesOf(bytes || new Uint8Array(0));
    this.lines = [];
    this.malformed = [];
    this.isCanonical = isEnded;
    let previous = '';
    lines.forEach((line, index) => {
      const isShaped = line.length > 66 && line[64] === 0x20 && line[65] === 0x20;
      const digest = isShaped ? rawOf(line.subarray(0, 64)) : '';
      const path = /^[0-9a-f]{64}$/.test(digest) ? validText(line.subarray(66)) : null;
      if (path === null) {
        this.malformed.push(index + 1);
        return;
      }
      if (index > 0 && compareText(previous, path) >= 0) this.isCanonical = false;
      previous = path;
      this.lines.push({ path, digest });
    });
    // Positions of the payload's lines by name; of two for one name the first.
    this.positions = new Map();
    this.lines.forEach(({ path }, position) => {
      const key = nameKey(path);
      if (isPayload(path) && !this.positions.has(key)) this.positions.set(key, position);
    });
  }
}
