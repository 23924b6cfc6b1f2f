// The order and place of entries in the ZIP (rules B-30, B-31 and B-38).

class Layout {
  constructor(directory, top, places) {
    Object.assign(this, { entries: directory.entries, start: directory.start, top, places });
    this.rawTop = rawOfText(top);
  }

  // Where the bytes after each entry begin, by index: the next entry's place or the directory.
  get limits() {
    const sorted = this.entries.map((entry) => entry.offset).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    return this.entries.map((entry) => {
      let low = 0;
      let high = sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sorted[middle] <= entry.offset) low = middle + 1;
        else high = middle;
      }
      const next = low < sorted.length ? sorted[low] : this.start;
      return next < this.start ? next : this.start;
    });
  }

  get findings() {
    return [
      ...this.repeated('Z007', (entry) => entry.raw), ...this.leadingBytes(),
      ...this.repeated('Z005', (entry) => entry.offset), ...this.order(), ...this.folders(),
    ];
  }

  repeated(code, key) {
    const seen = new Set();
    return this.entries.filter((entry) => seen.size === seen.add(key(entry)).size)
      .map((entry) => finding(code, this.places[entry.index]));
  }

  leadingBytes() {
    let first = this.entries.length > 0 ? this.entries[0].offset : this.start;
    for (const entry of this.entries) if (entry.offset < first) first = entry.offset;
    return first > 0n ? [finding('Z003', INDEX_PLACE, { cantidad: String(first) })] : [];
  }

  order() {
    const findings = [];
    for (let index = 1; index < this.entries.length; index += 1) {
      const [before, after] = [this.entries[index - 1], this.entries[index]];
      if (!this.precedes(before, after) && before.raw !== after.raw || after.offset < before.offset) {
        findings.push(finding('Z024', this.places[index]));
      }
    }
    return findings;
  }

  precedes(before, after) {
    const first = this.group(before);
    const second = this.group(after);
    return first !== second ? first < second : before.raw < after.raw;
  }

  // The top folder, the payload, the tag files, zip-crc32.txt.
  group(entry) {
    if (!entry.raw.startsWith(this.rawTop)) return 2;
    const below = entry.raw.slice(this.rawTop.length);
    if (below === '/') return 0;
    if (below.startsWith('/data/')) return 1;
    return below === '/' + FORMAT.zipChecks ? 3 : 2;
  }

  // Every folder has an entry, and every folder's entry has something in it.
  folders() {
    const needed = new Map();
    let last;
    for (const entry of this.entries) {
      let folder = Layout.folderOf(entry.raw);
      if (folder === last) continue;
      last = folder;
      while (folder !== undefined) {
        const name = shownText(bytesOfRaw(folder));
        if (needed.has(nameKey(name))) break;
        needed.set(nameKey(name), name);
        folder = Layout.folderOf(folder);
      }
    }
    const present = new Map();
    for (const { isFolder, name } of this.entries) {
      if (isFolder && !present.has(nameKey(name))) present.set(nameKey(name), name);
    }
    const without = (some, others) => [...some].filter(([key]) => !others.has(key)).map(([, name]) => name);
    return [
      ...without(needed, present).map((name) => finding('Z026', this.below(name))),
      ...without(present, needed).map((name) => finding('Z027', this.below(name))),
    ];
  }

  // The folder that a file or folder lies in, with its slash.
  static folderOf(raw) {
    const slash = raw.lastIndexOf('/', raw.length - 2);
    return raw.length > 1 && slash >= 0 ? raw.slice(0, slash + 1) : undefined;
  }

  below(name) {
    const prefix = this.top + '/';
    return name.startsWith(prefix) && name.length > prefix.length ? name.slice(prefix.length) : name;
  }
}

// The folder at the top that holds the bag's texts; null when none does.
function topFolder(entries) {
  const texts = [FORMAT.declaration, FORMAT.manifest, FORMAT.bagInfo, FORMAT.tagManifest];
  const votes = new Map();
  for (const { name } of entries) {
    const parts = name.split('/');
    if (parts.length === 2 && texts.includes(parts[1])) votes.set(parts[0], (votes.get(parts[0]) || 0) + 1);
  }
  return mostVoted(votes);
}

// The folder of a bag of any program: "" at the root of the ZIP, null nowhere.
function bagFolder(entries) {
  const votes = new Map();
  for (const { name } of entries) {
    const parts = name.split('/');
    if (parts.length > 2 || !isBagMark(parts[parts.length - 1])) continue;
    const folder = parts.length === 2 ? parts[0] : '';
    votes.set(folder, (votes.get(folder) || 0) + 1);
  }
  return votes.has('') ? '' : mostVoted(votes);
}

function mostVoted(votes) {
  let best = null;
  for (const [folder, count] of votes) {
    const leads = best === null || count > votes.get(best) || count === votes.get(best) && compareText(folder, best) < 0;
    if (leads) best = folder;
  }
  return best;
}

// The paths below the top folder; null for what lies outside.
function pathsBelow(entries, top) {
  const prefix = top === '' ? '' : rawOfText(top + '/');
  return entries.map(({ raw }) => (
    raw.startsWith(prefix) ? shownText(bytesOfRaw(raw.slice(prefix.length))) : null));
}
