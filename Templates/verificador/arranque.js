// Unpacks engine, screen, markup and style sheet, and runs the screen; the content security policy knows their hashes.

let engineText = '';

// Bytes from digits of base 91; Sources/HandoverPages/Verifier/PackedText.swift makes them.
function unpacked(text) {
  const digits = Array.from({ length: 94 }, (_, place) => String.fromCharCode(33 + place)).join('').replace(/[&<\\]/g, '');
  const bytes = new Uint8Array(text.length);
  let [count, value, held, bits] = [0, -1, 0, 0];
  for (const digit of text) {
    if (value < 0) {
      value = digits.indexOf(digit);
      continue;
    }
    value += digits.indexOf(digit) * 91;
    held |= value << bits;
    bits += (value & 8191) > 88 ? 13 : 14;
    for (; bits > 7; bits -= 8) {
      bytes[count++] = held;
      held >>>= 8;
    }
    value = -1;
  }
  if (value >= 0) bytes[count++] = held | value << bits;
  return bytes.subarray(0, count);
}

(async () => {
  try {
    const packed = new Blob([unpacked(document.getElementById('fardo').textContent)]);
    const text = await new Response(packed.stream().pipeThrough(new DecompressionStream('deflate-raw'))).text();
    const [engine, screen, markup, style] = text.split('\0');
    engineText = engine;
    document.getElementById('contenido').insertAdjacentHTML('beforeend', markup);
    for (const [tag, content] of [['style', style], ['script', screen]]) {
      const made = document.createElement(tag);
      made.textContent = content;
      document.head.append(made);
    }
  } catch {
    document.getElementById('antiguo').hidden = false;
  }
})();
