// Bytes and texts as the rules of bundles see them.
//
// A name as it is written in a ZIP is kept as a string with one character per byte ("raw"), so that comparing two
// of them is comparing their bytes. 64-bit numbers are BigInt: nothing that a ZIP claims is rounded.

const ALL_ONES_16 = 0xffff;
const ALL_ONES_32 = 0xffffffff;

const lenientDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
const strictDecoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
const encoder = new TextEncoder();

// The text of bytes; what is not UTF-8 shows as a replacement character.
const shownText = (bytes) => lenientDecoder.decode(bytes);

// The text of bytes, or null when they are not UTF-8.
function validText(bytes) {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return null;
  }
}

function rawOf(bytes) {
  let raw = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    raw += String.fromCharCode.apply(null, bytes.subarray(at, at + 8192));
  }
  return raw;
}

const bytesOfRaw = (raw) => Uint8Array.from(raw, (character) => character.charCodeAt(0));
const rawOfText = (text) => rawOf(encoder.encode(text));

// One key for all spellings of a name that Unicode takes for the same.
const nameKey = (name) => name.normalize('NFC');
const isNormalized = (name) => name.normalize('NFC') === name;

// Order by UTF-8 bytes, which is the order of code points.
function compareText(left, right) {
  const count = Math.min(left.length, right.length);
  for (let at = 0; at < count; at += 1) {
    const first = left.charCodeAt(at);
    const second = right.charCodeAt(at);
    if (first === second) continue;
    const isSurrogate = (unit) => unit >= 0xd800 && unit <= 0xdfff;
    if (isSurrogate(first) !== isSurrogate(second)) return isSurrogate(first) ? 1 : -1;
    return first < second ? -1 : 1;
  }
  return left.length - right.length;
}

// Little-endian numbers of a byte array; reading past the end is undefined, never an error.
class View {
  constructor(bytes) {
    this.bytes = bytes;
    this.data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  get count() { return this.bytes.length; }
  holds(at, count) { return at >= 0 && count >= 0 && at + count <= this.bytes.length; }
  u16(at) { return this.holds(at, 2) ? this.data.getUint16(at, true) : undefined; }
  u32(at) { return this.holds(at, 4) ? this.data.getUint32(at, true) : undefined; }
  u64(at) { return this.holds(at, 8) ? this.data.getBigUint64(at, true) : undefined; }
  slice(at, count) { return this.holds(at, count) ? this.bytes.subarray(at, at + count) : undefined; }
}

// A whole number as Swift reads one: a sign, digits, 64 bits; anything else is null.
function wholeNumber(text) {
  if (text === null || text === undefined || !/^[+-]?[0-9]+$/.test(text)) return null;
  const number = BigInt(text.replace(/^\+/, ''));
  return number >= -(2n ** 63n) && number < 2n ** 63n ? Number(number) : null;
}

const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const groupsOf = (hex) => (hex.toUpperCase().match(/.{1,4}/g) || []).join('-');

function sum(numbers) {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
