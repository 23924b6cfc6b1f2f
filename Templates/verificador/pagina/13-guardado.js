// What leaves the page: files that somebody saves, and the draft that this browser keeps until then.

function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = element('a', { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

// Decisions that are in no file yet, without names, posts and who must mend: other pages of this machine may read them.
// A browser that refuses to keep anything is served without.
class Draft {
  constructor(sello) { this.key = sello ? `empalme:recepcion:${sello}` : ''; }

  // `saved`: how many decisions the file has that was saved last.
  keep({ file }, saved) {
    const decisiones = file.decisiones.slice(saved).map((decision) => (
      { ...decision, nombre: '', cargo: '', responsable: '' }));
    const text = JSON.stringify({ saved, anterior: file.anterior?.huella || '', decisiones });
    this.touch((store) => (decisiones.length > 0 ? store.setItem(this.key, text) : store.removeItem(this.key)));
  }

  read() {
    try {
      const draft = JSON.parse(this.touch((store) => store.getItem(this.key)));
      return draft && draft.decisiones.length > 0 ? draft : null;
    } catch {
      return null;
    }
  }

  forget() { this.touch((store) => store.removeItem(this.key)); }

  touch(use) {
    try {
      return this.key ? use(window.localStorage) : null;
    } catch {
      return null;
    }
  }
}

// Puts the decisions of a draft behind those of the reception, in somebody's name; says how many.
function restoreDraft(reception, { decisiones }, person) {
  let count = 0;
  for (const { accion, deshace, items, estado, observacion, plazo_dias, contado } of decisiones) {
    try {
      if (accion === 'deshacer') reception.undo(deshace, person);
      else reception.decide(items, estado, person, { observacion, plazo_dias, contado });
      count += 1;
    } catch {
      break;
    }
  }
  return count;
}

// Words for the calendar: one whole day for each thing that is to be answered.
function calendarOf({ file }) {
  const escaped = (text) => text.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');
  const folded = (line) => {
    let lines = '';
    let length = 0;
    for (const character of line) {
      const count = new TextEncoder().encode(character).length;
      if (length + count > 75) {
        lines += '\r\n ';
        length = 1;
      }
      lines += character;
      length += count;
    }
    return lines + '\r\n';
  };
  const stamp = (day) => day.replace(/-/g, '');
  const { fecha, observaciones } = file.firma;
  return [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//empalme//recepcion//ES',
    ...observaciones.flatMap(({ numero, texto, plazo, responsable }) => [
      'BEGIN:VEVENT', `UID:${file.paquete.sello.slice(0, 16)}-${numero}@empalme`, `DTSTAMP:${stamp(fecha)}T000000Z`,
      `DTSTART;VALUE=DATE:${stamp(plazo)}`, `DTEND;VALUE=DATE:${stamp(dayText(dayFrom(plazo) + 1))}`,
      `SUMMARY:${escaped(`Vence la observación ${numero} del empalme`)}`,
      `DESCRIPTION:${escaped(responsable ? `${texto} — Responde: ${responsable}` : texto)}`, 'END:VEVENT',
    ]), 'END:VCALENDAR',
  ].map(folded).join('');
}
