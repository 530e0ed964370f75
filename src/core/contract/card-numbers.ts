/**
 * Keeps card numbers out of the journal. A schema's string that is marked `'x-card-number': true` is masked in what is
 * kept of a request, unless it is one of the provider's published test numbers.
 */
import type { TSchema } from '@sinclair/typebox';
import type { Operation } from './operation.ts';

/** `512345xxxxxx0008`: the first six and the last four; of a part of a number (behind a prefix) the last four alone. */
export function maskCard(number: string): string {
  const first = number.length < 13 ? '' : number.slice(0, 6);
  const last = number.slice(-4);
  return number.length <= 4 ? 'x'.repeat(number.length) : first.padEnd(number.length - 4, 'x') + last;
}

/** Makes of a kept text (a body, an address) one without card numbers. */
export type Masker = (text: string) => string;

/**
 * What masks the requests of each operation; `undefined` where there is nothing to mask. A request without an operation
 * went to a wrong address, so that anything may be in it. The names of the marked fields are looked for in JSON and in
 * forms, however broken the text is; and any 13 to 19 digits are masked wherever they stand.
 */
export function cardMasker(
  published: readonly string[] | undefined,
): (operation: Operation | undefined) => Masker | undefined {
  if (!published) return () => undefined;
  const maskers = new Map<Operation | undefined, Masker | undefined>();
  const masked = (digits: string): string =>
    published.some((number) => number === digits || (digits.length >= 8 && number.endsWith(digits)))
      ? digits
      : maskCard(digits);
  return (operation) => {
    if (!maskers.has(operation)) {
      const names = [...marked(operation?.body), ...marked(operation?.query)];
      maskers.set(operation, operation && names.length === 0 ? undefined : maskerFor(names, masked));
    }
    return maskers.get(operation);
  };
}

function maskerFor(names: readonly string[], masked: (digits: string) => string): Masker {
  const field = fieldsNamed(names);
  return (text) =>
    unescaped(text)
      .replace(field, (_all, before: string, value: string) => before + inPlace(value, masked))
      .replace(anyNumber, (found) => inPlace(found, masked));
}

/** The names of a schema's marked fields, at any depth. */
function marked(schema: TSchema | undefined): string[] {
  const properties = (schema?.properties ?? {}) as Record<string, TSchema>;
  return Object.entries(properties).flatMap(([name, property]) =>
    property['x-card-number'] === true ? [name] : marked((property.items as TSchema | undefined) ?? property),
  );
}

/** `"number": "5123…"`, `card[number]=5123…`, `number=5123+4500…`: what stands before the value, and the value. */
const fieldsNamed = (names: readonly string[]): RegExp =>
  names.length === 0
    ? /(?!)()()/g
    : new RegExp(`(\\b(?:${names.join('|')})(?:"\\s*:\\s*"?|(?:\\]|%5D)?=))([^"&,}#]*)`, 'gi');

/** Digits as cards have them, with blanks or hyphens in between as people type them. */
const anyNumber = /(?<![\p{Nd}])\p{Nd}(?:(?:[ +-]|%20)?\p{Nd}){12,18}(?!\p{Nd})/gu;

/** The digits masked, of whatever script they are, and what stands between them left out. */
function inPlace(text: string, masked: (digits: string) => string): string {
  const digits = [...text.replaceAll('%20', '').matchAll(/\p{Nd}/gu)].map(([digit]) => digit).join('');
  return digits === '' || masked(digits) === digits ? text : masked(digits);
}

/** Escapes that hide a digit: `%35`, `%D9%A5`, `\u0035`. */
const unescaped = (text: string): string =>
  text
    .replace(/\\u([0-9a-f]{4})/gi, (written, code: string) =>
      digitOr(written, String.fromCharCode(Number.parseInt(code, 16))),
    )
    .replace(/%3\d|(?:%[c-f][0-9a-f])(?:%[89ab][0-9a-f])+/gi, (written) => {
      try {
        return digitOr(written, decodeURIComponent(written));
      } catch {
        return written;
      }
    });

const digitOr = (written: string, character: string): string =>
  /^\p{Nd}+$/u.test(character) ? character : written;
