/** Reads scenario files. Whatever is wrong is told with file, line and column, and what would be right. */
import { type Document, isMap, LineCounter, parseDocument } from 'yaml';
import type { Scenario } from './grammar.ts';
import { mistakesIn, type Path } from './mistakes.ts';
import type { Names } from './names.ts';

export interface Mistake {
  file: string;
  line: number;
  column: number;
  message: string;
}

export class ScenarioError extends Error {
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(
      mistakes.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`).join('\n'),
    );
    this.mistakes = mistakes;
  }
}

/** In characters. */
export const longestScenario = 64 * 1024;

/** Nobody reads more at once. */
const mostMistakes = 50;

/** The scenario in a text of YAML or JSON; throws a ScenarioError that lists every mistake. */
export function readScenario(text: string, file: string, names: Names): Scenario {
  const lines = new LineCounter();
  const told = (mistakes: readonly { at: number; message: string }[]) =>
    new ScenarioError(
      mistakes.slice(0, mostMistakes).map(({ at, message }) => {
        const { line, col } = lines.linePos(at);
        return { file, line: Math.max(line, 1), column: Math.max(col, 1), message };
      }),
    );
  if (text.length > longestScenario)
    throw told([{ at: 0, message: `a scenario has ${longestScenario} characters at most` }]);
  const { document, value } = parsed(text, lines, told);
  const found = mistakesIn(value, names);
  if (found.length > 0)
    throw told(found.map(({ path, key, message }) => ({ at: offsetOf(document, path, key), message })));
  return value as Scenario;
}

function parsed(
  text: string,
  lines: LineCounter,
  told: (mistakes: readonly { at: number; message: string }[]) => ScenarioError,
): { document: Document; value: unknown } {
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { lineCounter: lines });
  } catch (error) {
    // The reader calls itself: what is nested too deeply ends its stack.
    throw told([{ at: 0, message: `cannot be read: ${(error as Error).message}` }]);
  }
  const wrong = [...document.errors, ...document.warnings];
  if (wrong.length > 0)
    throw told(
      wrong.map(({ pos, message }) => ({ at: pos[0], message: message.replace(/ at line \d.*/s, '') })),
    );
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    // An alias inside of what it stands for goes in circles: no reply could be made of it.
    JSON.stringify(value);
    return { document, value };
  } catch (error) {
    const message = (error as Error).message.split('\n')[0];
    throw told([{ at: Math.max(text.search(/\*\w/), 0), message: `an alias leads nowhere: ${message}` }]);
  }
}

/** Where in the text a path stands; the nearest thing around it, where it is something that lacks. */
function offsetOf(document: Document, path: Path, key = false): number {
  if (key) {
    const holder = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const pair = isMap(holder)
      ? holder.items.find((item) => String(item.key) === String(path.at(-1)))
      : undefined;
    const range = (pair?.key as { range?: [number, number, number] } | undefined)?.range;
    if (range) return range[0];
  }
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true) as
      | { range?: [number, number, number] }
      | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}
