// The rules of names (family N) for the paths below the top folder.

const FORBIDDEN = /[<>:"\\|?*%/]/u;
const INVISIBLE = /[\u{0}-\u{1f}\u{7f}-\u{9f}\u{2028}\u{2029}\u{feff}\u{fffd}]|\p{Cf}/u;
const utf8Count = (text) => encoder.encode(text).length;

// The first reason why one name is not portable; null when it is.
function componentProblem(name) {
  if (name === '') return 'empty';
  if (name === '.' || name === '..') return 'dots';
  if (name.length * 3 > FORMAT.longestComponent && utf8Count(name) > FORMAT.longestComponent) return 'componentTooLong';
  for (const character of name) {
    if (FORBIDDEN.test(character)) return 'forbiddenCharacter';
    if (INVISIBLE.test(character)) return 'controlCharacter';
  }
  if (!isNormalized(name)) return 'notNormalized';
  if (/[.\p{White_Space}]$/u.test(name)) return 'trailingDotOrSpace';
  return isReserved(name) ? 'reservedName' : null;
}

function isReserved(name) {
  const stem = name.split('.')[0].toUpperCase().replace(/^[\t\p{Zs}]+|[\t\p{Zs}]+$/gu, '');
  return /^(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(COM|LPT)[0-9¹²³])$/.test(stem);
}

function pathProblem(path) {
  if (path === '') return 'empty';
  if (path.startsWith('/')) return 'absolute';
  if (path.length > FORMAT.longestPath) return 'pathTooLong';
  for (const component of path.split('/')) {
    const problem = componentProblem(component);
    if (problem) return problem;
  }
  return null;
}

// What is wrong with one path; folders come without their trailing slash.
function nameFinding(path, room, place) {
  const problem = pathProblem(path);
  if (problem === null && path.length <= room) return null;
  if (path.startsWith('/') || path.split('/').includes('..')) return finding('N002', place);
  return finding('N003', place, { motivo: WORDS.nameProblems[problem || 'pathTooLong'] });
}

// Why a text cannot be the name of a bundle; null when it can.
function bundleNameProblem(name) {
  const words = WORDS.bundleNameProblems;
  if (name === '' || utf8Count(name) > 80) return words.length;
  if (/[^0-9A-Za-z._-]/.test(name)) return words.characters;
  if (name.includes('manifest-')) return words.manifest;
  const problem = componentProblem(name);
  return problem && words.prefix + WORDS.nameProblems[problem];
}

// What two names share when some file system would take one for the other.
function folded(name) {
  return Array.from(name.toUpperCase(), (character) => character.toLowerCase()).join('').normalize('NFC');
}

// Paths that some file system would take for one: files and every folder on the way.
function collisions(names) {
  const paths = names.slice().sort(compareText);
  const seen = new Map();
  const findings = [];
  let last = '';
  for (const path of paths) {
    // Neighbours share folders, which have been looked at: all of them as long as nothing was found.
    let shared = 0;
    while (shared < last.length && last[shared] === path[shared]) shared += 1;
    const isSibling = !last.includes('/', shared) && !path.includes('/', shared);
    last = path;
    for (const prefix of prefixesOf(path, findings.length === 0 || isSibling ? shared : 0)) {
      const key = folded(prefix);
      const other = seen.get(key);
      if (other === undefined) {
        seen.set(key, prefix);
      } else if (other !== prefix) {
        findings.push(finding('N004', prefix, { otro: other }));
        break;
      }
    }
  }
  return findings;
}

// The folders on the way to a path whose names end behind a place, and the path itself.
function prefixesOf(path, start) {
  const prefixes = [];
  for (let slash = path.indexOf('/', start); slash >= 0; slash = path.indexOf('/', slash + 1)) {
    prefixes.push(path.slice(0, slash));
  }
  return [...prefixes, path];
}

// Each path once, whichever way it is spelled in Unicode.
function distinctNames(paths) {
  const byKey = new Map();
  for (const path of paths) if (!byKey.has(nameKey(path))) byKey.set(nameKey(path), path);
  return byKey.size === paths.length || paths.every(isNormalized) ? paths : [...byKey.values()];
}

// Whether a file is payload of a section: in a folder of data/ whose name begins with a digit (rule B-05).
const isInSection = (path) => /^data\/[0-9][^/]*\//.test(path);

// Whether a file stands where the format has files (rules B-03 to B-05).
function isPlaced(path) {
  if (!isPayload(path)) {
    return REQUIRED_TAGS.includes(path) || path === FORMAT.zipChecks || path === FORMAT.history
      || path.startsWith(FORMAT.history + '/');
  }
  const below = path.slice(5);
  return below.includes('/') || below === '' ? isInSection(path) : utf8First(below) > 0x39;
}

const utf8First = (text) => encoder.encode(text)[0];

// The names of a ZIP's entries, as far as the directory shows them.
function entryNameFindings(layout, paths) {
  const { entries, top, places } = layout;
  const room = FORMAT.longestPath - top.length - 1;
  const findings = [];
  const problem = bundleNameProblem(top);
  if (problem) findings.push(finding('N006', top, { motivo: problem }));
  for (const entry of entries) {
    const place = places[entry.index];
    const path = paths[entry.index];
    if (!entry.isUTF8) {
      findings.push(finding('N001', place));
    } else if (path === null) {
      const found = nameFinding(entry.name, Infinity, place);
      findings.push(finding(found && found.code === 'N002' ? 'N002' : 'N005', place, { carpeta: top }));
    } else {
      const name = entry.isFolder && path !== '' ? path.slice(0, -1) : path;
      const found = name === '' ? null : nameFinding(name, room, place);
      if (found) findings.push(found);
    }
  }
  const names = entries.map(({ name, isFolder }) => (isFolder ? name.slice(0, -1) : name));
  const found = collisions(distinctNames(names)).map(({ code, place, values }) => (
    finding(code, place.startsWith(top + '/') ? place.slice(top.length + 1) : place, values)));
  return [...findings, ...found];
}
