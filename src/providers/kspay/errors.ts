/** Every failure in KS Pay's voice: the entry of the catalogue of the edition that was called. */
import { type Failure, httpStatus, type Issue } from '../../core/contract/failure.ts';
import { type Page, show } from '../../core/contract/page.ts';
import type { NamedError, Occasion, Spoken, Voice } from '../../core/contract/provider.ts';
import { type Edition, entries, spokenOf } from './catalogue/index.ts';
import { argsOf, type CauseName, entryFor, howTo, isCause } from './causes.ts';

/** The editions by the mount at which each is served. */
export const mounts = { '': 'open', '/v1': 'v1' } as const satisfies Record<string, Edition>;

const editionOf = (mount: string): Edition => (mount === '/v1' ? mounts[mount] : mounts['']);

function say(cause: CauseName, { mount, now }: Occasion, args: readonly unknown[] = []): Spoken {
  const entry = entries.get(entryFor(cause, editionOf(mount)));
  if (!entry) throw new Error(`no entry tells ${cause}`);
  const named = Object.keys(entry.params).map((name, place) => [name, args[place]]);
  return spokenOf(entry, Object.fromEntries(named), now);
}

/** One error at a time, the first that a reader of the contract meets. */
function issue({ path, rule, schema }: Issue): [CauseName, ...unknown[]] {
  const [name = ''] = path;
  if (rule === 'required') return ['absent', name];
  if (schema?.prefix !== undefined) return ['idMalformed', schema.prefix, schema.idLength];
  if (name === 'page') return ['pageWrong'];
  return [name === 'limit' ? 'limitWrong' : 'unreadable'];
}

const nowhere = (method: string, url: string): string => `Cannot ${method} ${url}`;

export const voice: Voice = {
  invalid({ issues: [first] }, occasion) {
    const [cause, ...args] = first ? issue(first) : (['unreadable'] as const);
    return say(cause, occasion, args);
  },
  malformed: (_facts, occasion) => say('unreadable', occasion),
  unsupported_media: (_facts, occasion) => say('unreadable', occasion),
  too_large: (_facts, occasion) => say('outside', occasion, ['Request entity too large', 413]),
  // The server's framework knows no wrong method, only addresses that are none (assumed, its usual wording).
  no_route: ({ method, url }, occasion) => say('addressWrong', occasion, [nowhere(method, url)]),
  wrong_method: ({ method, url }, occasion) => say('addressWrong', occasion, [nowhere(method, url)]),
  unauthenticated: ({ reason }, occasion) =>
    say(
      ({ missing: 'tokenMissing', invalid: 'tokenUnknown', expired: 'tokenExpired' } as const)[reason],
      occasion,
    ),
  forbidden: (_facts, occasion) => say('originRefused', occasion),
  not_found: (_facts, occasion) => say('nothingFound', occasion),
  illegal_event: (_facts, occasion) => say('alreadyDone', occasion, ['Transaction is already processed']),
  refused: (facts, occasion) => say(isCause(facts.rule) ? facts.rule : 'unreadable', occasion, argsOf(facts)),
  rate_limited: ({ retryAfter }, occasion) => ({
    ...say('tooOften', occasion),
    headers: { 'retry-after': String(retryAfter) },
  }),
  unavailable: (_facts, occasion) => say('notNow', occasion),
  internal: (_facts, occasion) => say('fault', occasion),
};

/** Both catalogues, each entry under its edition and its documented name. */
export const errors: Readonly<Record<string, NamedError>> = Object.fromEntries(
  [...entries].map(([name, entry]) => {
    const marks = Object.keys(entry.params).map((param) => [param, `\${${param}}`]);
    return [
      name,
      {
        source: entry.source,
        status: entry.status({}),
        code: entry.code,
        message: entry.message(Object.fromEntries(marks)),
        cause: howTo(name),
        spoken: (args, now) => spokenOf(entry, args, now),
      } satisfies NamedError,
    ];
  }),
);

/** What the buyer sees in place of a page that cannot be shown. */
export const failurePage = (failure: Failure): Page =>
  show(async () => (await import('./checkout.tsx')).problem(failure.kind), httpStatus[failure.kind]);
