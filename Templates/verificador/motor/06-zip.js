// The end records and the central directory of a ZIP, read without trusting any number.

const INDEX_PLACE = 'índice del ZIP';
const END_COUNT = 22;
const LONGEST_DIRECTORY = 1n << 30n;

const finding = (code, place, values = {}) => ({ code, place, values });

// The end record, looked for from the back; null when there is none.
async function readEnd(reader, length) {
  if (length < END_COUNT) return null;
  const tail = Math.min(length, END_COUNT + ALL_ONES_16);
  const bytes = await reader.read(length - tail, tail);
  for (let at = tail - END_COUNT; at >= 0; at -= 1) {
    if (bytes[at] === 0x50 && new View(bytes.subarray(at)).u32(0) === 0x06054b50) {
      return parseEnd(new View(bytes.subarray(at)), length - tail + at, reader);
    }
  }
  return null;
}

async function parseEnd(view, record, reader) {
  const findings = [];
  const inconsistent = (field) => findings.push(finding('Z014', INDEX_PLACE, { campo: field }));
  const comment = view.u16(20);
  if (comment > 0) findings.push(finding('Z006', INDEX_PLACE));
  if (view.count > END_COUNT + comment) {
    findings.push(finding('Z002', INDEX_PLACE, { cantidad: String(view.count - END_COUNT - comment) }));
  } else if (view.count < END_COUNT + comment) {
    inconsistent('comentario');
  }
  if (view.u16(4) !== 0 || view.u16(6) !== 0) findings.push(finding('Z015', INDEX_PLACE));
  const end = {
    count: BigInt(view.u16(10)), size: BigInt(view.u32(12)), start: BigInt(view.u32(16)), recordStart: BigInt(record),
    hasZip64: false, findings,
  };
  if (view.u16(8) !== view.u16(10)) inconsistent('cantidad de entradas');
  await resolveZip64(end, reader, inconsistent);
  return end;
}

// Takes the long values if the locator stands before the end record.
async function resolveZip64(end, reader, inconsistent) {
  const record = Number(end.recordStart);
  if (record < 76) return;
  const locator = new View(await reader.read(record - 20, 20));
  if (locator.u32(0) !== 0x07064b50) return;
  const view = new View(await reader.read(record - 76, 56));
  end.hasZip64 = true;
  const isWhole = locator.u64(8) === BigInt(record - 76) && locator.u32(4) === 0 && locator.u32(16) === 1
    && view.u32(0) === 0x06064b50 && view.u64(4) === 44n && view.u16(14) === 45 && view.u32(16) === 0
    && view.u32(20) === 0;
  if (!isWhole) {
    inconsistent('registro ZIP64');
    return;
  }
  if (view.u16(12) !== 45) inconsistent('registro ZIP64');
  const [onDisk, total, size, start] = [24, 32, 40, 48].map((at) => view.u64(at));
  const short = (long, most) => (long < BigInt(most) ? long : BigInt(most));
  const agrees = onDisk === total && end.count === short(total, ALL_ONES_16)
    && end.size === short(size, ALL_ONES_32) && end.start === short(start, ALL_ONES_32);
  if (!agrees) inconsistent('valores ZIP64');
  Object.assign(end, { count: total, size, start, recordStart: end.recordStart - 76n });
}

// {entries, start, findings}; null when the file is no ZIP at all.
async function readDirectory(reader, length) {
  const end = await readEnd(reader, length);
  if (!end) {
    const beginning = new View(await reader.read(0, Math.min(4, length)));
    if (beginning.u32(0) !== 0x04034b50) return null;
    return { entries: [], start: BigInt(length), findings: [finding('Z001', INDEX_PLACE)] };
  }
  const { findings } = end;
  if (end.start > end.recordStart || end.size > end.recordStart || end.size > LONGEST_DIRECTORY) {
    findings.push(finding('Z016', INDEX_PLACE));
    return { entries: [], start: BigInt(length), findings };
  }
  // The declared size decides where the directory is; the declared place must agree.
  let start = end.recordStart - end.size;
  if (start !== end.start) {
    findings.push(finding('Z014', INDEX_PLACE, { campo: 'lugar o tamaño del índice' }));
    start = end.start;
  }
  const span = end.recordStart - start;
  const count = Number(span < LONGEST_DIRECTORY ? span : LONGEST_DIRECTORY);
  const entries = parseDirectory(await reader.read(Number(start), count), end.count, findings);
  const needsZip64 = end.count >= 0xffffn || end.start >= 0xffffffffn || end.size >= 0xffffffffn;
  if (end.hasZip64 !== (needsZip64 || entries.some((entry) => entry.usesZip64))) {
    findings.push(finding('Z014', INDEX_PLACE, { campo: 'registro ZIP64' }));
  }
  return { entries, start, findings };
}

function parseDirectory(bytes, declared, findings) {
  const entries = [];
  const view = new View(bytes);
  let at = 0;
  while (at < bytes.length) {
    const entry = parseEntry(view, at, entries.length);
    if (!entry) {
      findings.push(finding('Z016', entries.length > 0 ? entries[entries.length - 1].name : INDEX_PLACE));
      break;
    }
    entries.push(entry);
    at += entry.recordCount;
  }
  if (BigInt(entries.length) !== declared) {
    const values = { declaradas: String(declared), encontradas: String(entries.length) };
    findings.push(finding('Z013', INDEX_PLACE, values));
  }
  return entries;
}

// One record of the central directory; null when it is none or is cut off.
function parseEntry(view, at, index) {
  if (!view.holds(at, 46) || view.u32(at) !== 0x02014b50) return null;
  const [nameCount, extraCount, commentCount] = [28, 30, 32].map((offset) => view.u16(at + offset));
  const recordCount = 46 + nameCount + extraCount + commentCount;
  if (!view.holds(at, recordCount)) return null;
  const name = view.slice(at + 46, nameCount);
  const extra = view.slice(at + 46 + nameCount, extraCount);
  const raw = rawOf(name);
  const valid = validText(name);
  const long = resolveLongSizes(new View(extra), view.u32(at + 24), view.u32(at + 20), view.u32(at + 42));
  return {
    index, raw, name: valid ?? shownText(name), isUTF8: valid !== null, isFolder: raw.endsWith('/'), recordCount,
    madeBy: view.u16(at + 4), needed: view.u16(at + 6), flags: view.u16(at + 8), method: view.u16(at + 10),
    time: view.u16(at + 12), date: view.u16(at + 14), crc: view.u32(at + 16), commentCount, disk: view.u16(at + 34),
    internals: view.u16(at + 36), externals: view.u32(at + 38), ...long,
  };
}

// Replaces the fields that are all ones by the values of the ZIP64 extra field.
function resolveLongSizes(extra, size, packed, offset) {
  const short = [size, packed, offset];
  const missing = short.filter((value) => value === ALL_ONES_32).length;
  let values = short.map(BigInt);
  if (missing === 0) {
    return { size: values[0], packed: values[1], offset: values[2], usesZip64: false, hasPlainExtra: extra.count === 0 };
  }
  let isExact = extra.u16(0) === 1 && extra.u16(2) === missing * 8 && extra.count === 4 + missing * 8;
  const field = firstLongField(extra, missing * 8);
  if (field) {
    let next = 0;
    values = short.map((value) => {
      const long = value === ALL_ONES_32 ? field.u64(next) : undefined;
      if (long === undefined) return BigInt(value);
      next += 8;
      return long;
    });
    // All ones stand for a value that does not fit, and for nothing else.
    if (short.some((value, place) => value === ALL_ONES_32 && values[place] < 0xffffffffn)) isExact = false;
  } else {
    isExact = false;
  }
  return { size: values[0], packed: values[1], offset: values[2], usesZip64: true, hasPlainExtra: isExact };
}

// The data of the first field with the identifier 1, if it is long enough.
function firstLongField(extra, count) {
  let at = 0;
  while (extra.holds(at, 4)) {
    const length = extra.u16(at + 2);
    if (extra.u16(at) === 1) {
      const data = length >= count ? extra.slice(at + 4, length) : undefined;
      return data ? new View(data) : null;
    }
    at += 4 + length;
  }
  return null;
}
