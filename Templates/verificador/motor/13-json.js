// A reader of JSON that builds nothing: it checks the grammar and hands out scalars with the keys that lead to them.
//
// JSON.parse would do, were it not that of two values for one key it silently takes the last.

const DEEPEST_JSON = 32;

class MalformedJSON extends Error {}

class JSONWalk {
  // `visit(keys, element, text)`: text is null for true, false and null; element counts in the outermost list.
  constructor(text, visit) {
    this.text = text;
    this.visit = visit;
    this.at = 0;
    this.depth = 0;
    this.keys = [];
    this.element = -1;
  }

  static read(bytes, visit) {
    const text = validText(bytes);
    if (text === null) throw new MalformedJSON();
    const walk = new JSONWalk(text, visit);
    walk.value();
    walk.skipSpace();
    if (walk.at !== text.length) throw new MalformedJSON();
  }

  skipSpace() {
    while (this.at < this.text.length && ' \n\r\t'.includes(this.text[this.at])) this.at += 1;
  }

  expect(character) {
    this.skipSpace();
    if (this.text[this.at] !== character) throw new MalformedJSON();
    this.at += 1;
  }

  // Whether the next character is this one; then it is taken.
  takes(character) {
    this.skipSpace();
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  value() {
    this.skipSpace();
    this.depth += 1;
    if (this.depth >= DEEPEST_JSON) throw new MalformedJSON();
    switch (this.text[this.at]) {
      case '{': this.object(); break;
      case '[': this.list(); break;
      case '"': this.visit(this.keys, this.element, this.string()); break;
      case 't': this.word('true'); break;
      case 'f': this.word('false'); break;
      case 'n': this.word('null'); break;
      default: this.visit(this.keys, this.element, this.number());
    }
    this.depth -= 1;
  }

  object() {
    this.at += 1;
    if (this.takes('}')) return;
    const known = new Set();
    do {
      this.skipSpace();
      const key = this.string();
      // Of two values for one key, one reader takes the first and another the last.
      if (known.has(nameKey(key))) throw new MalformedJSON();
      known.add(nameKey(key));
      this.expect(':');
      this.keys.push(key);
      this.value();
      this.keys.pop();
    } while (this.takes(','));
    this.expect('}');
  }

  list() {
    this.at += 1;
    const isOutermost = this.element < 0;
    if (!this.takes(']')) {
      do {
        if (isOutermost) this.element += 1;
        this.value();
      } while (this.takes(','));
      this.expect(']');
    }
    if (isOutermost) this.element = -1;
  }

  word(word) {
    if (!this.text.startsWith(word, this.at)) throw new MalformedJSON();
    this.at += word.length;
    this.visit(this.keys, this.element, null);
  }

  // A number exactly as RFC 8259 writes it.
  number() {
    const pattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (!match) throw new MalformedJSON();
    this.at += match[0].length;
    return match[0];
  }

  string() {
    if (this.text[this.at] !== '"') throw new MalformedJSON();
    const pattern = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (!match) throw new MalformedJSON();
    this.at += match[0].length;
    if (!match[0].includes('\\')) return match[0].slice(1, -1);
    const string = JSON.parse(match[0]);
    // Half of a surrogate pair is no character.
    if (/\p{Surrogate}/u.test(string)) throw new MalformedJSON();
    return string;
  }
}
