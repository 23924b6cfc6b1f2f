// Deflate (RFC 1951), piece by piece and to the byte: how a stream ended and how many bytes lie behind it.
//
// The browser's own decompression is faster but says only that something is wrong. This one reads what is small, and
// what the browser refused.

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
];
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const INFLATE_STEP = 1 << 18;

// A canonical prefix code: how many codes there are of each length, and the symbols in their order.
class PrefixCode {
  constructor(lengths) {
    this.counts = new Uint16Array(16);
    this.symbols = new Uint16Array(lengths.length);
    for (const length of lengths) this.counts[length] += 1;
    this.counts[0] = 0;
    const places = new Uint16Array(16);
    for (let length = 1; length < 15; length += 1) places[length + 1] = places[length] + this.counts[length];
    lengths.forEach((length, symbol) => { if (length > 0) this.symbols[places[length]++] = symbol; });
  }
  // How much room the lengths leave: negative when there are too many codes.
  get room() {
    let room = 1;
    for (let length = 1; length < 16; length += 1) room = room * 2 - this.counts[length];
    return room;
  }
}

const fixedLengths = () => Array.from({ length: 288 }, (_, symbol) => (
  symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8));

class Damaged extends Error {}
class CutOff extends Error {}

// Takes all packed bytes as an array of pieces and hands out the content in pieces of at most 256 KiB.
class Inflater {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
    this.hold = 0;
    this.bits = 0;
    this.window = new Uint8Array(INFLATE_STEP + 32768);
    this.end = 0;
    this.start = 0;
  }
  // {ending: 'complete' | 'surplus' | 'tooMuch' | 'damaged', surplus}
  run(room, take) {
    this.room = room;
    this.take = take;
    try {
      let isLast = false;
      while (!isLast) {
        isLast = this.need(1) === 1;
        const kind = this.need(2);
        if (kind === 0) this.stored();
        else if (kind === 1) this.coded(new PrefixCode(fixedLengths()), new PrefixCode(new Array(30).fill(5)));
        else if (kind === 2) this.coded(...this.codes());
        else throw new Damaged();
      }
      if (!this.flush()) return { ending: 'tooMuch' };
      const surplus = this.bytes.length - this.at + (this.bits >> 3);
      return surplus > 0 ? { ending: 'surplus', surplus } : { ending: 'complete', surplus: 0 };
    } catch (error) {
      if (error === this.tooMuch) return { ending: 'tooMuch' };
      if (error instanceof CutOff && !this.flush()) return { ending: 'tooMuch' };
      if (error instanceof Damaged || error instanceof CutOff) return { ending: 'damaged' };
      throw error;
    }
  }
  need(count) {
    while (this.bits < count) {
      if (this.at >= this.bytes.length) throw new CutOff();
      this.hold |= this.bytes[this.at++] << this.bits;
      this.bits += 8;
    }
    const value = this.hold & (1 << count) - 1;
    this.hold >>>= count;
    this.bits -= count;
    return value;
  }
  // Hands out what has been made since the last time; false when it is more than there is room for.
  flush() {
    const made = this.window.subarray(this.start, this.end);
    if (made.length > this.room) return false;
    this.room -= made.length;
    if (made.length > 0) this.take(made);
    if (this.end > 32768) {
      this.window.copyWithin(0, this.end - 32768, this.end);
      this.end = 32768;
    }
    this.start = this.end;
    return true;
  }
  put(byte) {
    if (this.end === this.window.length || this.end - this.start === INFLATE_STEP) this.step();
    this.window[this.end++] = byte;
  }
  step() {
    if (!this.flush()) {
      this.tooMuch = new Error('too much');
      throw this.tooMuch;
    }
  }
  stored() {
    this.at -= this.bits >> 3;
    this.hold = 0;
    this.bits = 0;
    if (this.at + 4 > this.bytes.length) throw new CutOff();
    const length = this.bytes[this.at] | this.bytes[this.at + 1] << 8;
    const check = this.bytes[this.at + 2] | this.bytes[this.at + 3] << 8;
    if (length !== (~check & 0xffff)) throw new Damaged();
    this.at += 4;
    for (let left = length; left > 0; left -= 1) {
      if (this.at >= this.bytes.length) throw new CutOff();
      this.put(this.bytes[this.at++]);
    }
  }
  codes() {
    const literals = this.need(5) + 257;
    const distances = this.need(5) + 1;
    const count = this.need(4) + 4;
    if (literals > 286 || distances > 30) throw new Damaged();
    const lengths = new Array(19).fill(0);
    for (let index = 0; index < count; index += 1) lengths[CODE_ORDER[index]] = this.need(3);
    const code = new PrefixCode(lengths);
    if (code.room !== 0) throw new Damaged();
    const all = [];
    while (all.length < literals + distances) {
      const symbol = this.symbol(code);
      if (symbol < 16) {
        all.push(symbol);
        continue;
      }
      if (symbol === 16 && all.length === 0) throw new Damaged();
      const value = symbol === 16 ? all[all.length - 1] : 0;
      const times = symbol === 16 ? 3 + this.need(2) : symbol === 17 ? 3 + this.need(3) : 11 + this.need(7);
      if (all.length + times > literals + distances) throw new Damaged();
      for (let left = times; left > 0; left -= 1) all.push(value);
    }
    if (all[256] === 0) throw new Damaged();
    const pair = [all.slice(0, literals), all.slice(literals)].map((part) => new PrefixCode(part));
    // A code may be incomplete only when it has a single symbol.
    for (const [place, made] of pair.entries()) {
      const used = sum(made.counts);
      if (made.room < 0 || made.room > 0 && (place === 0 || used > 1)) throw new Damaged();
    }
    return pair;
  }
  symbol(code) {
    let value = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; length += 1) {
      value |= this.need(1);
      const count = code.counts[length];
      if (value - count < first) return code.symbols[index + value - first];
      index += count;
      first = first + count << 1;
      value <<= 1;
    }
    throw new Damaged();
  }
  coded(literals, distances) {
    for (;;) {
      const symbol = this.symbol(literals);
      if (symbol === 256) return;
      if (symbol < 256) {
        this.put(symbol);
        continue;
      }
      if (symbol > 285) throw new Damaged();
      const length = LENGTH_BASE[symbol - 257] + this.need(LENGTH_BITS[symbol - 257]);
      const far = this.symbol(distances);
      if (far > 29) throw new Damaged();
      const distance = DISTANCE_BASE[far] + this.need(far < 2 ? 0 : (far >> 1) - 1);
      if (distance > this.end) throw new Damaged();
      for (let left = length; left > 0; left -= 1) {
        if (this.end === this.window.length || this.end - this.start === INFLATE_STEP) this.step();
        this.window[this.end] = this.window[this.end - distance];
        this.end += 1;
      }
    }
  }
}
