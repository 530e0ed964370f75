/** How an entry of a catalogue is written down: a message or a function that makes one, an HTTP status, a code. */
import type { Provenance } from '../../../core/contract/operation.ts';

type Argument = string | number | readonly string[];

/** Arguments by the names that the document's functions have for them. */
export type Args = Readonly<Record<string, unknown>>;

export interface Entry {
  readonly source: Provenance;
  readonly code: number;
  /** The documented parameters in their order, each with the value it has where nobody gives one. */
  readonly params: Readonly<Record<string, Argument>>;
  status(args: Args): number;
  message(args: Args): string;
}

/** A sample's type, widened: any other text will do as well. */
type Like<T> = {
  [K in keyof T]: T[K] extends string ? string : T[K] extends number ? number : readonly string[];
};

/** A value as a function of the catalogue can use it, whatever a scenario's author wrote. */
function fitting(sample: Argument, given: unknown): Argument {
  if (given === undefined) return sample;
  if (Array.isArray(sample)) return [given].flat().map(String);
  return typeof sample === 'number' && Number.isFinite(Number(given)) ? Number(given) : String(given);
}

const filled = <P extends Entry['params']>(sample: P, args: Args): Like<P> =>
  Object.fromEntries(
    Object.entries(sample).map(([name, value]) => [name, fitting(value, args[name])]),
  ) as Like<P>;

/** The two ways in which the document prints an entry, for one place in it. */
export const from = (source: Provenance) => ({
  said: (message: string, status: number, code: number, other = source): Entry => ({
    source: other,
    code,
    params: {},
    status: () => status,
    message: () => message,
  }),

  /** `sample`: the parameters, with values for documentation and for whoever gives none. */
  worded: <const P extends Entry['params']>(
    sample: P,
    message: (args: Like<P>) => string,
    status: number | ((args: Like<P>) => number),
    code: number,
  ): Entry => ({
    source,
    code,
    params: sample,
    status: (args) => (typeof status === 'number' ? status : Number(status(filled(sample, args)))),
    message: (args) => message(filled(sample, args)),
  }),
});
