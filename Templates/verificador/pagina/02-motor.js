// The engine: it runs in workers, so that the screen always answers.

const MOST_WORKERS = 4;
const SHARED_MEMORY = 128 << 20;
const LARGEST_WHOLE = 64 << 20;

class Motor {
  static get url() { return URL.createObjectURL(new Blob([engineText], { type: 'text/javascript' })); }

  constructor(url) {
    this.worker = new Worker(url);
    this.waiting = new Map();
    this.next = 0;
    this.onProgress = () => {};
    this.worker.onmessage = ({ data }) => this.hear(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.waiting.forEach(({ reject }) => reject(new Failure('unreadable', event.message)));
    };
  }

  hear(data) {
    if (data.progress !== undefined) {
      this.onProgress(data.progress);
      return;
    }
    const { resolve, reject } = this.waiting.get(data.id);
    this.waiting.delete(data.id);
    if (data.failure) reject(new Failure(data.failure, data.detail));
    else resolve(data);
  }

  ask(action, given = {}) {
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, action, ...given });
    });
  }

  stop() { this.worker.terminate(); }
}

// Why no judgement was reached: 'noZip', 'noBag', 'foreign', 'unreadable' or 'cancelled'.
class Failure extends Error {
  constructor(reason, detail) {
    super(detail || reason);
    this.reason = reason;
  }
}

// One verification: a worker that judges and some that read.
class Verification {
  constructor(url, source) {
    Object.assign(this, { url, source, readers: [], done: 0, isCancelled: false });
    this.judge = new Motor(url);
  }

  // `onProgress(done, total)` in bytes; gives {report, folders, form}.
  async run(code, onProgress) {
    const cancelled = new Promise((_, reject) => { this.reject = reject; });
    return Promise.race([this.work(code, onProgress), cancelled]);
  }

  async work(code, onProgress) {
    const { isFast } = await this.judge.ask('start');
    this.isFast = isFast;
    const { total, batches } = await this.judge.ask('open', this.source);
    onProgress(0, total);
    const count = Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 2, batches));
    const largest = Math.min(LARGEST_WHOLE, SHARED_MEMORY / count);
    this.readers = Array.from({ length: count }, () => new Motor(this.url));
    await Promise.all(this.readers.map((reader) => this.read(reader, largest, (bytes) => {
      this.done += bytes;
      onProgress(Math.min(this.done, total), total);
    })));
    this.readers.forEach((reader) => reader.stop());
    onProgress(total, total);
    return this.judge.ask('judge', { code });
  }

  async read(reader, largest, advance) {
    reader.onProgress = advance;
    await reader.ask('start');
    for (;;) {
      const { jobs } = await this.judge.ask('next');
      if (!jobs) return;
      const { scans } = await reader.ask('scan', { file: this.source.file, jobs, largest });
      await this.judge.ask('take', { scans });
    }
  }

  cancel() {
    this.stop();
    this.reject(new Failure('cancelled'));
  }

  stop() { [this.judge, ...this.readers].forEach((motor) => motor.stop()); }
}
