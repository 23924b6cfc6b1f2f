// Reading the content of one entry or file, each byte once.

const SMALL_CONTENT = 1 << 18;
const SMALL_STREAM = 4096;

// Hash, CRC-32 and length of content as it comes out.
class ContentSink {
  constructor(keepsText) {
    this.hash = new Sha256();
    this.crc = 0;
    this.pieces = keepsText ? [] : null;
  }
  take(bytes) {
    this.hash.update(bytes);
    this.crc = kernel.crc32(this.crc, bytes);
    if (this.pieces) this.pieces.push(bytes.slice());
  }
  get count() { return this.hash.count; }
  text() {
    if (!this.pieces) return null;
    const all = new Uint8Array(sum(this.pieces.map(({ length }) => length)));
    let at = 0;
    for (const piece of this.pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    return all;
  }
}

// The browser's own SHA-256 wants all bytes at once, so it is for files of a bounded size.
async function wholeDigest(bytes) {
  return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

class ContentReader {
  // `largest`: up to how many bytes the browser's SHA-256 is asked; `advance`: hears how many bytes were read.
  constructor(reader, largest, advance) {
    Object.assign(this, { reader, largest: self.crypto && crypto.subtle ? largest : 0, advance });
  }

  // Everything between two places as it is: {digest, crc, count, text}.
  async stored(start, count, keepsText) {
    if (count <= this.largest && count > SMALL_CONTENT && !keepsText) {
      const bytes = await this.reader.read(start, count);
      const digest = wholeDigest(bytes);
      const crc = kernel.crc32(0, bytes);
      const hex = await digest;
      this.advance(count);
      return { digest: hex, crc, count, text: null };
    }
    const sink = new ContentSink(keepsText && count <= FORMAT.longestText);
    for (let done = 0; done < count; done += READ_PIECE) {
      const bytes = await this.reader.read(start + done, Math.min(READ_PIECE, count - done));
      sink.take(bytes);
      this.advance(bytes.length);
    }
    return { digest: sink.hash.hex(), crc: sink.crc, count: sink.count, text: sink.text() };
  }

  // What deflated bytes hold: {ending, surplus, packedCRC, digest, crc, count, text}.
  async deflated(start, packed, room, keepsText) {
    const keeps = keepsText && room <= FORMAT.longestText;
    if (packed > SMALL_STREAM && self.DecompressionStream) {
      const fast = await this.byBrowser(start, packed, room, keeps).catch(() => null);
      if (fast) return fast;
    }
    return this.byHand(start, packed, room, keeps);
  }

  // The fast way; null when anything at all is wrong.
  async byBrowser(start, packed, room, keepsText) {
    const sink = new ContentSink(keepsText);
    const stream = new DecompressionStream('deflate-raw');
    const writer = stream.writable.getWriter();
    const output = stream.readable.getReader();
    let packedCRC = 0;
    const feeding = (async () => {
      for (let done = 0; done < packed; done += READ_PIECE / 4) {
        const bytes = await this.reader.read(start + done, Math.min(READ_PIECE / 4, packed - done));
        packedCRC = kernel.crc32(packedCRC, bytes);
        await writer.write(bytes);
        this.advance(bytes.length);
      }
      await writer.close();
    })();
    feeding.catch(() => {});
    for (;;) {
      const { done, value } = await output.read();
      if (done) break;
      sink.take(value);
      if (sink.count > room) {
        await output.cancel();
        return null;
      }
    }
    await feeding;
    return {
      ending: 'complete', surplus: 0, packedCRC, digest: sink.hash.hex(), crc: sink.crc, count: sink.count,
      text: sink.text(),
    };
  }

  async byHand(start, packed, room, keepsText) {
    const bytes = await this.reader.read(start, packed);
    const sink = new ContentSink(keepsText);
    const { ending, surplus } = new Inflater(bytes).run(room, (piece) => sink.take(piece));
    this.advance(packed);
    return {
      ending, surplus, packedCRC: kernel.crc32(0, bytes), digest: sink.hash.hex(), crc: sink.crc, count: sink.count,
      text: sink.text(),
    };
  }
}

// One entry of a ZIP; whatever is wrong becomes a finding.
async function scanEntry(reader, { entry, place, limit, keepsText }, content) {
  const scan = { index: entry.index, findings: [], size: 0, digest: null, packedCRC: null, text: null };
  const fail = (code, values) => {
    scan.findings.push(finding(code, place, values));
    return scan;
  };
  if (entry.offset >= limit) return fail('Z017');
  const offset = Number(entry.offset);
  let head = await reader.read(offset, Math.min(Number(limit) - offset, 50 + entry.raw.length));
  const count = localHeaderCount(new View(head));
  if (count > head.length) head = await reader.read(offset, count);
  const header = readLocalHeader(new View(head), entry, place);
  if (!header) return fail('Z017');
  scan.findings.push(...header.findings);
  const start = entry.offset + BigInt(header.dataOffset);
  if (entry.packed > limit || start > limit - entry.packed) return fail('Z022');
  const gap = limit - start - entry.packed;
  if (gap > 0n) fail('Z004', { cantidad: String(gap) });
  if (entry.method !== 0 && entry.method !== 8 || isEncrypted(entry)) return scan;
  // Deflate cannot expand more than 1032 times; no single file of a handover has a terabyte.
  if (entry.size > 1n << 40n || entry.size > entry.packed * 1032n + 1024n) {
    return fail('Z023', { anunciado: String(entry.size) });
  }
  const [from, packed, size] = [Number(start), Number(entry.packed), Number(entry.size)];
  const read = entry.method === 0
    ? await content.stored(from, packed, keepsText) : await content.deflated(from, packed, size, keepsText);
  return judgeContent(read, entry, scan, fail);
}

// Judges the content once all packed bytes are read.
function judgeContent(read, entry, scan, fail) {
  scan.packedCRC = read.packedCRC ?? read.crc;
  scan.size = read.count;
  const anunciado = String(entry.size);
  if (read.ending === 'surplus') fail('Z021', { cantidad: String(read.surplus) });
  if (read.ending === 'tooMuch') return fail('Z020', { anunciado, encontrado: `más de ${entry.size}` });
  if (read.ending === 'damaged') return fail('Z018');
  if (BigInt(read.count) !== entry.size) fail('Z020', { anunciado, encontrado: String(read.count) });
  if (read.crc !== entry.crc) fail('Z019');
  scan.digest = read.digest;
  scan.text = read.text;
  return scan;
}

// One file of an unpacked bundle.
async function scanFile({ index, file, path, keepsText }, content) {
  try {
    const { digest, count, text } = await content.stored(0, file.size, keepsText);
    return { index, findings: [], size: count, digest, text };
  } catch {
    const motivo = 'el navegador no pudo abrir el archivo';
    return { index, findings: [finding('H003', path, { motivo })], size: file.size, digest: null, text: null };
  }
}
