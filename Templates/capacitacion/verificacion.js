"use strict";
(function () {
  var entries = JSON.parse(document.getElementById("datos").textContent);
  var found = null;

  // SHA-256 (FIPS 180-4) by hand: browsers offer theirs on secure pages only, and many sites still use plain HTTP.
  var primes = [];
  for (var n = 2; primes.length < 64; n++) {
    if (primes.every(function (p) { return n % p !== 0; })) primes.push(n);
  }
  function fraction(x) { return ((x - Math.floor(x)) * 4294967296) | 0; }
  var constants = primes.map(function (p) { return fraction(Math.cbrt(p)); });
  var start = primes.slice(0, 8).map(function (p) { return fraction(Math.sqrt(p)); });
  function turn(x, by) { return (x >>> by) | (x << (32 - by)); }

  function sha256(bytes) {
    var length = bytes.length;
    var padded = new Uint8Array((((length + 8) >> 6) + 1) << 6);
    padded.set(bytes);
    padded[length] = 128;
    var view = new DataView(padded.buffer);
    view.setUint32(padded.length - 4, length * 8);
    var state = start.slice();
    var w = new Int32Array(64);
    for (var block = 0; block < padded.length; block += 64) {
      for (var i = 0; i < 64; i++) {
        if (i < 16) {
          w[i] = view.getInt32(block + i * 4);
        } else {
          var a = w[i - 15], b = w[i - 2];
          w[i] = (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10)) + w[i - 16];
        }
      }
      var s = state.slice();
      for (i = 0; i < 64; i++) {
        var e = s[4], c = s[0];
        var one = (s[7] + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & s[5]) ^ (~e & s[6])) + constants[i] + w[i]) | 0;
        var two = ((turn(c, 2) ^ turn(c, 13) ^ turn(c, 22)) + ((c & s[1]) ^ (c & s[2]) ^ (s[1] & s[2]))) | 0;
        s = [(one + two) | 0, s[0], s[1], s[2], (s[3] + one) | 0, s[4], s[5], s[6]];
      }
      state = state.map(function (x, at) { return (x + s[at]) | 0; });
    }
    var out = new DataView(new ArrayBuffer(32));
    state.forEach(function (x, at) { out.setInt32(at * 4, x); });
    return new Uint8Array(out.buffer);
  }

  function joined(a, b) {
    var all = new Uint8Array(a.length + b.length);
    all.set(a);
    all.set(b, a.length);
    return all;
  }

  function hmac(key, bytes) {
    var inner = new Uint8Array(64).fill(54), outer = new Uint8Array(64).fill(92);
    key.forEach(function (byte, at) { inner[at] ^= byte; outer[at] ^= byte; });
    return sha256(joined(outer, sha256(joined(inner, bytes))));
  }

  function utf8(text) { return new TextEncoder().encode(text); }
  function hex(bytes) {
    return Array.from(bytes).map(function (byte) { return (byte < 16 ? "0" : "") + byte.toString(16); }).join("");
  }
  function digest(key, text) { return hex(hmac(key, utf8(text)).slice(0, 16)); }

  function folded(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").split(/\s+/).filter(Boolean).join(" ");
  }

  // Check characters: ISO/IEC 7064, MOD 1271-36.
  function isSound(compact) {
    var sum = 0;
    for (var i = 0; i < compact.length; i++) {
      sum = (sum * 36 + parseInt(compact[i], 36)) % 1271;
    }
    return sum === 1;
  }

  function readCode(typed) {
    var compact = typed.toUpperCase().replace(/[^0-9A-Z]/g, "");
    var parts = compact.match(/^EMP([0-9]{4})([0-9]{5,})([0-9A-Z]{2})$/);
    if (!parts) return { code: typed.trim().toUpperCase() };
    if (!isSound(compact)) return { isWrong: true };
    return { code: "EMP-" + parts[1] + "-" + parts[2] + "-" + parts[3] };
  }

  function readMark(typed) {
    var plain = typed.toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1").replace(/[^0-9A-Z]/g, "");
    return (plain.match(/.{1,4}/g) || []).join("-");
  }

  function look(code, mark) {
    var key = sha256(utf8("empalme: verificación 1\n" + code + "\n" + mark + "\n"));
    var id = digest(key, "entrada");
    if (!Object.prototype.hasOwnProperty.call(entries, id)) return null;
    var whole = Uint8Array.from(atob(entries[id]), function (c) { return c.charCodeAt(0); });
    var hidden = whole.slice(0, -16);
    if (hex(hmac(key, joined(utf8("prueba "), hidden)).slice(0, 16)) !== hex(whole.slice(-16))) return null;
    for (var at = 0; at < hidden.length; at += 32) {
      var stream = hmac(key, utf8("flujo " + at / 32));
      for (var i = 0; i < 32 && at + i < hidden.length; i++) hidden[at + i] ^= stream[i];
    }
    var fields = JSON.parse(new TextDecoder().decode(hidden));
    fields.key = key;
    fields.code = code;
    return fields;
  }

  function element(name, text, className) {
    var made = document.createElement(name);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  }

  function verdict(place, tone, text) {
    place.replaceChildren(element("p", text, "veredicto " + tone));
  }

  var kinds = { "asistencia": "Certificado de asistencia", "aprobación": "Certificado de aprobación" };
  var result = document.getElementById("resultado");
  var answer = document.getElementById("respuesta");
  var holder = document.getElementById("titular");

  function show(fields) {
    if (fields.e === "vigente") verdict(result, "bien", "✓ El certificado está registrado y vigente. Compare cada línea con el papel.");
    else if (fields.e === "reexpedido") verdict(result, "aviso-cambio", "! Este certificado ya no vale: se reexpidió" + (fields.r ? " con el código " + fields.r : "") + ".");
    else verdict(result, "mal", "✗ Este certificado fue anulado y no vale.");
    var list = document.createElement("dl");
    [
      ["Código", fields.code], ["Estado", fields.e], ["Clase", kinds[fields.k] || fields.k], ["Tipo", fields.t],
      ["Curso", fields.u], ["Intensidad horaria", fields.h ? fields.h + (fields.h === "1" ? " hora" : " horas") : "el certificado no la dice"],
      ["Fechas", fields.p], ["Nivel", fields.l ? fields.l + " de la nota máxima" : "el certificado no lleva nivel ni nota"],
      ["Expedido", fields.d + (fields.m ? ", en " + fields.m : "")],
      ["Firma", fields.f + (fields.g ? ", " + fields.g : "")]
    ].forEach(function (row) {
      if (!row[1]) return;
      var line = document.createElement("div");
      line.append(element("dt", row[0]), element("dd", row[1]));
      list.append(line);
    });
    result.append(list);
    holder.hidden = false;
  }

  function verify() {
    var code = readCode(document.getElementById("codigo").value);
    var mark = readMark(document.getElementById("huella").value);
    found = null;
    holder.hidden = true;
    holder.reset();
    answer.replaceChildren();
    if (code.isWrong) return verdict(result, "mal", "✗ El código está mal copiado: sus dos últimos caracteres no corresponden. Revise letra por letra; el cero y la letra O se parecen.");
    if (!mark) return verdict(result, "aviso-cambio", "! Escriba también la huella, que está debajo del código.");
    found = look(code.code, mark);
    if (found) return show(found);
    verdict(result, "mal", "✗ No hay un certificado con ese código y esa huella. Revise que estén bien copiados. Si lo están, el papel no corresponde a un certificado de este registro.");
  }

  function compare() {
    var typed = document.getElementById("nombre").value;
    var name = folded(typed);
    if (!found || !name) return;
    var isName = digest(found.key, "nombre " + name) === found.n;
    var isNumber = digest(found.key, "documento " + folded(typed.replace(/[.,\s]/g, ""))) === found.c;
    if (isName) verdict(answer, "bien", "✓ Coincide: el certificado es de " + typed.trim() + ".");
    else if (isNumber) verdict(answer, "bien", "✓ Coincide: el certificado es de quien tiene el documento " + typed.trim() + ".");
    else verdict(answer, "mal", "✗ No coincide: el certificado no es de «" + typed.trim() + "». Revise que esté escrito como en el papel.");
  }

  function readAddress() {
    var text = location.hash.slice(1).replace(/%20/g, " ");
    var dot = text.indexOf(".");
    if (!text || text === "contenido") return;
    document.getElementById("codigo").value = dot < 0 ? text : text.slice(0, dot);
    document.getElementById("huella").value = dot < 0 ? "" : text.slice(dot + 1);
    verify();
  }

  document.getElementById("consulta").addEventListener("submit", function (event) { event.preventDefault(); verify(); });
  holder.addEventListener("submit", function (event) { event.preventDefault(); compare(); });
  window.addEventListener("hashchange", readAddress);
  document.getElementById("sin-programa").hidden = true;
  document.getElementById("con-programa").hidden = false;
  readAddress();
})();
