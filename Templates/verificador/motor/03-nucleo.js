// SHA-256 and CRC-32: the kernel in WebAssembly, made from Sources/HashKernel, or plain JavaScript where it is refused.

const SHA256_START = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
];
const KERNEL_WINDOW = 1 << 18;

// The kernel keeps nothing between calls: state, tables and blocks lie in its memory where this class puts them.
class WebAssemblyKernel {
  static async start(base64) {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const { instance } = await WebAssembly.instantiate(bytes);
    return new WebAssemblyKernel(instance.exports);
  }
  constructor(exports) {
    this.exports = exports;
    this.isFast = true;
    const base = exports.__heap_base.value;
    this.places = { state: base, schedule: base + 64, tables: base + 512, window: base + 16384 };
    const missing = this.places.window + KERNEL_WINDOW - exports.memory.buffer.byteLength;
    if (missing > 0) exports.memory.grow(Math.ceil(missing / 65536));
    this.window = new Uint8Array(exports.memory.buffer, this.places.window, KERNEL_WINDOW);
    this.state = new Uint32Array(exports.memory.buffer, this.places.state, 8);
    exports.crc32Tables(this.places.tables);
  }
  sha256(state, bytes) {
    const { state: at, schedule, window } = this.places;
    this.state.set(state);
    for (let done = 0; done < bytes.length; done += KERNEL_WINDOW) {
      const part = bytes.subarray(done, done + KERNEL_WINDOW);
      this.window.set(part);
      this.exports.sha256(at, window, part.length >> 6, schedule);
    }
    state.set(this.state);
  }
  crc32(crc, bytes) {
    let value = crc;
    for (let done = 0; done < bytes.length; done += KERNEL_WINDOW) {
      const part = bytes.subarray(done, done + KERNEL_WINDOW);
      this.window.set(part);
      value = this.exports.crc32(value, this.places.window, part.length, this.places.tables);
    }
    return value >>> 0;
  }
}

class PlainKernel {
  constructor() {
    this.isFast = false;
    this.schedule = new Int32Array(64);
    this.rounds = PlainKernel.constants();
    this.table = new Uint32Array(256);
    for (let byte = 0; byte < 256; byte += 1) {
      let crc = byte;
      for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
      this.table[byte] = crc;
    }
  }
  // The fractional parts of the cube roots of the first 64 primes.
  static constants() {
    const rounds = new Int32Array(64);
    for (let number = 2, count = 0; count < 64; number += 1) {
      let divisor = 2;
      while (divisor * divisor <= number && number % divisor !== 0) divisor += 1;
      if (divisor * divisor > number) rounds[count++] = PlainKernel.cubeRootFraction(number);
    }
    return rounds;
  }
  // 32 bits behind the point, by whole numbers: the largest r with r³ ≤ n·2⁹⁶.
  static cubeRootFraction(number) {
    const cube = BigInt(number) << 96n;
    let root = 0n;
    for (let bit = 35n; bit >= 0n; bit -= 1n) {
      const next = root | (1n << bit);
      if (next * next * next <= cube) root = next;
    }
    return Number(root & 0xffffffffn) | 0;
  }
  sha256(state, bytes) {
    const w = this.schedule;
    const k = this.rounds;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < bytes.length; at += 64) {
      for (let t = 0; t < 16; t += 1) w[t] = view.getInt32(at + 4 * t);
      for (let t = 16; t < 64; t += 1) {
        const x = w[t - 15];
        const y = w[t - 2];
        const first = (x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3;
        const second = (y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10;
        w[t] = w[t - 16] + first + w[t - 7] + second | 0;
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let t = 0; t < 64; t += 1) {
        const upper = (e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7);
        const one = h + upper + (g ^ e & (f ^ g)) + k[t] + w[t] | 0;
        const lower = (a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10);
        const two = lower + (a & b | c & (a | b)) | 0;
        h = g;
        g = f;
        f = e;
        e = d + one | 0;
        d = c;
        c = b;
        b = a;
        a = one + two | 0;
      }
      [a, b, c, d, e, f, g, h].forEach((value, place) => { state[place] += value; });
    }
  }
  crc32(crc, bytes) {
    let value = ~crc;
    for (let at = 0; at < bytes.length; at += 1) value = value >>> 8 ^ this.table[(value ^ bytes[at]) & 255];
    return ~value >>> 0;
  }
}

let kernel = null;

async function startKernel(base64) {
  try {
    kernel = await WebAssemblyKernel.start(base64);
  } catch {
    kernel = new PlainKernel();
  }
  return kernel.isFast;
}

// A SHA-256 value over bytes that come in pieces.
class Sha256 {
  constructor() {
    this.state = new Uint32Array(SHA256_START);
    this.rest = new Uint8Array(64);
    this.held = 0;
    this.count = 0;
  }
  update(bytes) {
    let at = 0;
    this.count += bytes.length;
    if (this.held > 0) {
      at = Math.min(64 - this.held, bytes.length);
      this.rest.set(bytes.subarray(0, at), this.held);
      this.held += at;
      if (this.held < 64) return;
      kernel.sha256(this.state, this.rest);
      this.held = 0;
    }
    const whole = bytes.length - (bytes.length - at) % 64;
    if (whole > at) kernel.sha256(this.state, bytes.subarray(at, whole));
    this.rest.set(bytes.subarray(whole));
    this.held = bytes.length - whole;
  }
  // The 64 digits; nothing may be added any more.
  hex() {
    const end = new Uint8Array(this.held < 56 ? 64 : 128);
    end.set(this.rest.subarray(0, this.held));
    end[this.held] = 0x80;
    new DataView(end.buffer).setBigUint64(end.length - 8, BigInt(this.count) * 8n);
    kernel.sha256(this.state, end);
    return Array.from(this.state, (word) => word.toString(16).padStart(8, '0')).join('');
  }
}

function sha256Hex(bytes) {
  const hash = new Sha256();
  hash.update(bytes);
  return hash.hex();
}
