// The one value that each fixed field of an entry may have (rules B-32 to B-39), and the two headers against each other.

const isEncrypted = (entry) => (entry.flags & 0x2041) !== 0;

// What is wrong with a central directory record on its own.
function headerFindings(entry, place) {
  const findings = [];
  const expect = (holds, field) => { if (!holds) findings.push(finding('Z011', place, { campo: field })); };
  if (isEncrypted(entry)) findings.push(finding('Z009', place));
  else expect(entry.flags === expectedFlags(entry.raw), 'indicadores');
  if (entry.method !== 0 && entry.method !== 8) findings.push(finding('Z010', place, { metodo: String(entry.method) }));
  expect(entry.madeBy === FORMAT.madeBy, 'versión de origen');
  expect(entry.time === 0 && entry.date === FORMAT.dosDate, 'fecha');
  expect(entry.disk === 0, 'volumen');
  expect(entry.internals === 0, 'atributos internos');
  const kind = entry.externals >>> 28;
  if (kind !== 0 && kind !== 0o10 && kind !== 0o04) {
    findings.push(finding('Z031', place));
  } else {
    const allowed = entry.isFolder ? FORMAT.folderAttributes : FORMAT.fileAttributes;
    expect(entry.externals >>> 0 === allowed >>> 0, 'atributos');
  }
  if (entry.commentCount > 0) findings.push(finding('Z006', place));
  if (!entry.hasPlainExtra) findings.push(finding('Z012', place));
  if (entry.isFolder) {
    const isEmpty = entry.size === 0n && entry.packed === 0n && entry.crc === 0 && entry.method === 0;
    if (!isEmpty) findings.push(finding('Z025', place));
  } else if (entry.method === 0 && entry.size !== entry.packed) {
    findings.push(finding('Z020', place, { anunciado: String(entry.size), encontrado: String(entry.packed) }));
  }
  return findings;
}

// {dataOffset, findings} of the local header that begins the bytes; null when there is none.
function readLocalHeader(view, entry, place) {
  if (view.u32(0) !== 0x04034b50 || !view.holds(0, 30)) return null;
  const name = view.slice(30, view.u16(26));
  const extra = name && view.slice(30 + name.length, view.u16(28));
  if (!extra) return null;
  const size = view.u32(22);
  const packed = view.u32(18);
  const fields = [];
  if (view.u16(6) !== entry.flags) fields.push('indicadores');
  if (view.u16(8) !== entry.method) fields.push('método');
  if (view.u16(10) !== entry.time || view.u16(12) !== entry.date) fields.push('fecha');
  if (view.u32(14) !== entry.crc) fields.push('CRC-32');
  if (rawOf(name) !== entry.raw) fields.push('nombre');
  const long = longSizesOf(new View(extra));
  const matches = long !== null && long.size === entry.size && long.packed === entry.packed;
  const isLong = entry.size >= 0xffffffffn || entry.packed >= 0xffffffffn;
  const isSpare = matches && !isLong && entry.method === 8 && mayTurnOutLong(entry.size);
  const sizesHold = isLong
    ? matches && packed === ALL_ONES_32 && size === ALL_ONES_32
    : BigInt(packed) === entry.packed && BigInt(size) === entry.size;
  if (!sizesHold) fields.push('tamaño');
  const findings = fields.map((field) => finding('Z008', place, { campo: field }));
  const isPlain = isLong || isSpare ? long !== null : extra.length === 0;
  if (!isPlain && entry.hasPlainExtra) findings.push(finding('Z012', place));
  // Each header asks for 45 when it has a ZIP64 field of its own.
  const plain = entry.isFolder || entry.method === 8 ? 20 : 10;
  const local = isLong || isSpare ? 45 : plain;
  const central = entry.usesZip64 || isSpare ? 45 : plain;
  if (view.u16(4) !== local || entry.needed !== central) {
    findings.push(finding('Z011', place, { campo: 'versión necesaria' }));
  }
  return { dataOffset: 30 + name.length + extra.length, findings };
}

// Both sizes and nothing else; null for any other extra field.
function longSizesOf(extra) {
  if (extra.count !== 20 || extra.u16(0) !== 1 || extra.u16(2) !== 16) return null;
  return { size: extra.u64(4), packed: extra.u64(12) };
}

// Bytes of the whole local header that begins the bytes; 0 when there is none.
function localHeaderCount(view) {
  return view.u32(0) === 0x04034b50 && view.holds(0, 30) ? 30 + view.u16(26) + view.u16(28) : 0;
}
