/** Where and why a text is not JSON, as Python's decoder tells it (observed, Python 3.11): FastAPI passes that on. */

interface JsonError {
  error: string;
  /** In characters. */
  position: number;
}

class Broken extends Error {
  readonly at: number;

  constructor(error: string, at: number) {
    super(error);
    this.at = at;
  }
}

const broken = (error: string, at: number): never => {
  throw new Broken(error, at);
};

const pastSpace = (text: string, at: number): number => {
  let next = at;
  while (' \t\n\r'.includes(text[next] ?? 'x')) next += 1;
  return next;
};

const scalar = /(?:null|true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;

/** Each reader answers where it stopped, or throws where it cannot go on. */
function value(text: string, at: number): number {
  if (text[at] === '"') return string(text, at);
  if (text[at] === '{') return object(text, at + 1);
  if (text[at] === '[') return array(text, at + 1);
  scalar.lastIndex = at;
  return scalar.test(text) ? scalar.lastIndex : broken('Expecting value', at);
}

function string(text: string, start: number): number {
  for (let at = start + 1; ; at += 1) {
    const character = text[at] ?? broken('Unterminated string starting at', start);
    if (character === '"') return at + 1;
    if (character < ' ') broken('Invalid control character at', at);
    if (character !== '\\') continue;
    at += 1;
    const escaped = text[at] ?? broken('Unterminated string starting at', start);
    if (escaped !== 'u') {
      if (!'"\\/bfnrt'.includes(escaped)) broken('Invalid \\escape', at - 1);
    } else if (/^[\da-f]{4}$/i.test(text.slice(at + 1, at + 5))) at += 4;
    else broken('Invalid \\uXXXX escape', at);
  }
}

const name = 'Expecting property name enclosed in double quotes';

function object(text: string, start: number): number {
  let at = pastSpace(text, start);
  if (text[at] === '}') return at + 1;
  for (;;) {
    if (text[at] !== '"') broken(name, at);
    at = pastSpace(text, string(text, at));
    if (text[at] !== ':') broken("Expecting ':' delimiter", at);
    at = pastSpace(text, value(text, pastSpace(text, at + 1)));
    if (text[at] === '}') return at + 1;
    if (text[at] !== ',') broken("Expecting ',' delimiter", at);
    at = pastSpace(text, at + 1);
  }
}

function array(text: string, start: number): number {
  let at = pastSpace(text, start);
  if (text[at] === ']') return at + 1;
  for (;;) {
    at = pastSpace(text, value(text, at));
    if (text[at] === ']') return at + 1;
    if (text[at] !== ',') broken("Expecting ',' delimiter", at);
    at = pastSpace(text, at + 1);
  }
}

/** The first error of a text that is not JSON. To be asked only of texts that are not nested too deep. */
export function jsonError(text: string): JsonError {
  try {
    const end = pastSpace(text, value(text, pastSpace(text, 0)));
    return { error: 'Extra data', position: lengthOf(text.slice(0, end)) };
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return { error: error.message, position: lengthOf(text.slice(0, error.at)) };
  }
}

const lengthOf = (text: string): number => [...text].length;

/** How many brackets are open at once at most, those within strings aside. */
export function depthOf(text: string): number {
  let [depth, deepest, quoted] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    else if (quoted) at += character === '\\' ? 1 : 0;
    else if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ']' || character === '}') depth -= 1;
  }
  return deepest;
}
