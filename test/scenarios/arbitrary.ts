/** Scenarios made from the grammar by chance: all levels, every provider's names. Waits are milliseconds. */
import fc from 'fast-check';
import { expand, namesOf, providerIn } from '../../src/core/scenarios/names.ts';
import { providers } from '../../src/providers/index.ts';

const names = namesOf(providers);

const optional = <T>(of: Record<string, fc.Arbitrary<T>>) => fc.record(of, { requiredKeys: [] });

/** At least one of them. */
const some = <T>(of: Record<string, fc.Arbitrary<T>>) =>
  optional(of).filter((record) => Object.keys(record).length > 0);

const short = fc.integer({ min: 0, max: 9 }).map((length) => `${length}ms`);
const delay = fc.oneof(
  short,
  fc.record({ from: short, to: short }),
  fc.record({ median: short, p95: short }),
);
const scalar = fc.oneof(
  fc.constantFrom('100', '', 'USD', 'paid', '__proto__', 100, 0.5, true, null),
  fc.string(),
);
const test = fc.oneof(
  scalar,
  fc.record({ in: fc.array(scalar, { minLength: 1, maxLength: 3 }) }),
  fc.record({ matches: fc.constantFrom('^1', '[a-z]+$', '', '\\d{2}', '.') }),
  fc.record({ not: scalar }),
);
const path = fc.constantFrom(
  ...[
    'body.amount',
    'body',
    'query.page',
    'params.id',
    'headers.host',
    'body.__proto__.x',
    'body.constructor',
    '',
  ],
  ...['id', 'state', 'amount', 'currency', 'reference', 'merchant', 'data.amount', 'data.meta.deep', 'phase'],
);
const when = optional<unknown>({
  nth: fc.oneof(
    fc.integer({ min: 1, max: 4 }),
    fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
  ),
  every: fc.integer({ min: 2, max: 3 }),
  chance: fc.constantFrom(0, 0.5, 1),
  fields: fc.dictionary(path, test, { maxKeys: 2 }),
});
const common = { about: fc.constant('by chance'), when, times: fc.integer({ min: 1, max: 3 }) };

const rule = (on: fc.Arbitrary<object>, then: fc.Arbitrary<object>) =>
  fc.record({ ...common, on, then }, { requiredKeys: ['on', 'then'] });

/** A name, or a beginning of it that stands for several; never more than one provider's. */
const nameOf = (known: readonly string[]) =>
  fc.tuple(fc.constantFrom(...known), fc.integer({ min: 1, max: 3 })).map(([name, parts]) => {
    const steps = name.split('.');
    return parts < steps.length ? `${steps.slice(0, parts).join('.')}.*` : name;
  });

const reply = fc.record(
  {
    status: fc.integer({ min: 200, max: 599 }),
    headers: fc.dictionary(
      fc.constantFrom('Retry-After', 'content-type', 'X-Any', 'Location'),
      fc.constantFrom('', '1', 'a/b'),
    ),
    body: fc.oneof(fc.string(), fc.jsonValue()),
  },
  { requiredKeys: ['status'] },
);
const fault = fc.constantFrom('reset', 'empty', 'cut', 'malformed', 'drip', 'silence');

const callRule = nameOf(names.call).chain((call) => {
  const errors = names.error.filter((name) => providerIn(name) === providerIn(call));
  const more = { delay, fault, commit: fc.boolean() };
  return rule(
    fc.constant({ call }),
    fc.oneof(
      some<unknown>(more),
      some<unknown>({ ...more, reply }),
      some<unknown>({ ...more, error: fc.constantFrom(...errors) }),
    ),
  );
});

const eventRule = nameOf(names.event).chain((event) => {
  const kinds = new Set(expand(event, names.event).map((name) => name.slice(0, name.lastIndexOf('.'))));
  const events = names.event
    .filter((name) => kinds.has(name.slice(0, name.lastIndexOf('.'))) && !name.endsWith('.open'))
    .map((name) => name.slice(name.lastIndexOf('.') + 1));
  const known = fc.constantFrom(...events);
  const step = fc.record(
    {
      event: known,
      after: delay,
      before: fc.record({ event: known, by: short }),
      details: fc.dictionary(
        fc.constantFrom('amount', 'method', 'txid', 'refund_id'),
        fc.oneof(scalar, fc.jsonValue()),
        { maxKeys: 2 },
      ),
    },
    { requiredKeys: ['event'] },
  );
  const time = fc.dictionary(known, fc.oneof(fc.constant('never'), short), { maxKeys: 2 });
  return rule(
    fc.constant({ event }),
    some<unknown>({ events: fc.array(step, { minLength: 1, maxLength: 3 }), time }),
  );
});

const spoil = fc.constantFrom('signature', 'body');
const webhookRule = rule(
  nameOf(names.webhook).map((webhook) => ({ webhook })),
  some<unknown>({
    drop: fc.constant(true),
    delay,
    reorder: fc.constant(true),
    early: fc.constant(true),
    spoil,
    again: fc.array(optional<unknown>({ after: short, spoil, body: fc.string() }), {
      minLength: 1,
      maxLength: 3,
    }),
    down: fc.integer({ min: 1, max: 3 }),
    retries: fc.array(short, { maxLength: 3 }),
    success: fc.array(fc.integer({ min: 100, max: 599 }), { minLength: 1, maxLength: 2 }),
    timeout: short,
  }),
);

export const aScenario = fc.record(
  {
    about: fc.constant('by chance'),
    always: fc.constant(true),
    rules: fc.array(fc.oneof(callRule, eventRule, webhookRule), { minLength: 1, maxLength: 5 }),
  },
  { requiredKeys: ['about', 'rules'] },
);
