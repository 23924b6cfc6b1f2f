// The worker: one judges, the others read. Each is told by messages what to do and answers by messages.

const BATCH_WEIGHT = 2 << 20;
const BATCH_COUNT = 256;
const REPORT_INTERVAL = 100;

let judged = null;
let current = null;
let waiting = [];
let scanned = [];

// Small entries that lie side by side are read together; what is biggest comes first.
function batchesOf(weighed) {
  const batches = [];
  let open = null;
  for (const { job, weight } of weighed) {
    const isFull = !open || open.weight + weight > BATCH_WEIGHT || open.jobs.length >= BATCH_COUNT;
    if (isFull) {
      open = { jobs: [], weight: 0 };
      batches.push(open);
    }
    open.jobs.push(job);
    open.weight += weight;
  }
  return batches.sort((left, right) => right.weight - left.weight).map(({ jobs }) => jobs);
}

const ACTIONS = {
  async start() { return { isFast: await startKernel(KERNEL) }; },

  async open({ file, folder, items }) {
    current = file ? new ZipAudit(file) : new FolderAudit(folder, items);
    const weighed = await current.open();
    waiting = batchesOf(weighed);
    scanned = new Array(weighed.length);
    return { batches: waiting.length, total: sum(weighed.map(({ weight }) => weight)) };
  },

  // The next entries to read; the files of a folder go with them.
  async next() { return { jobs: waiting.shift() ?? null }; },

  async take({ scans }) {
    for (const scan of scans) scanned[scan.index] = scan;
    return {};
  },

  async scan({ file, jobs, largest }) {
    const reader = file && new SliceReader(file);
    let read = 0;
    let told = Date.now();
    const advance = (count) => {
      read += count;
      if (Date.now() - told < REPORT_INTERVAL) return;
      postMessage({ progress: read });
      told = Date.now();
      read = 0;
    };
    const scans = [];
    for (const job of jobs) {
      const content = new ContentReader(reader || new SliceReader(job.file), largest, advance);
      scans.push(file ? await scanEntry(reader, job, content) : await scanFile(job, content));
    }
    postMessage({ progress: read });
    return { scans };
  },

  async judge({ code }) {
    judged = judge(current, scanned);
    return ACTIONS.compare({ code });
  },

  // The report beside another code, without reading anything again.
  async compare({ code }) {
    const report = reportOf(judged, code ? selloDigits(code) : null);
    judged.report = report;
    judged.files = fileStates(judged, report.hallazgos);
    return { report, folders: foldersOf(judged.files) };
  },

  // What there is to receive, for the report that was given last.
  async receive() { return receptionOf(judged, judged.report); },

  async digest({ text }) { return { digest: sha256Hex(encoder.encode(text)) }; },

  // The files of a folder, or those whose path holds a text; so many at most.
  async list({ folder, query, onlyProblems, most }) {
    const wanted = (query || '').toLowerCase();
    const found = judged.files.filter(({ path, state }) => (
      (folder === null || folderOf(path) === folder) && (!onlyProblems || state !== 'íntegro')
      && path.toLowerCase().includes(wanted)));
    return { files: found.slice(0, most), count: found.length };
  },
};

async function answer({ id, action, ...given }) {
  try {
    return { id, ...await ACTIONS[action](given) };
  } catch (error) {
    return { id, failure: error.reason || 'unreadable', detail: String(error && error.message || error) };
  }
}

self.onmessage = async ({ data }) => postMessage(await answer(data));
