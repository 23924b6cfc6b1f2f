// How far a verification is: bytes, speed and time left; spoken only at every quarter.

const REDRAW_INTERVAL = 200;

class ProgressView {
  constructor(name) {
    byId('avance-nombre').textContent = name;
    Object.assign(this, { start: performance.now(), drawn: 0, quarter: -1, done: 0, total: 0 });
    this.show(0, 0);
  }

  show(done, total) {
    Object.assign(this, { done, total });
    const now = performance.now();
    if (done < total && now - this.drawn < REDRAW_INTERVAL) return;
    this.drawn = now;
    const share = total > 0 ? done / total : 0;
    byId('barra').value = share;
    byId('avance-cifras').textContent = total > 0 ? this.figures(share, (now - this.start) / 1000) : 'Abriendo…';
    this.speak(Math.floor(share * 4));
  }

  figures(share, seconds) {
    const parts = [`${Math.floor(share * 100)} %`, `${sizeText(this.done)} de ${sizeText(this.total)}`];
    if (seconds > 1 && this.done > 0) {
      const speed = this.done / seconds;
      parts.push(`${sizeText(Math.round(speed))} por segundo`);
      if (share < 1) parts.push(`faltan unos ${durationText((this.total - this.done) / speed)}`);
    }
    return parts.join(' · ');
  }

  speak(quarter) {
    if (quarter === this.quarter || this.total === 0) return;
    this.quarter = quarter;
    announce(quarter === 4 ? 'Leído el 100 %. Reuniendo el resultado.' : `Comprobado el ${quarter * 25} %.`);
  }
}
