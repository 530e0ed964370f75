/**
 * What a scenario may say. One schema checks files, is published for editors and gives the types.
 * A rule is of one of three levels, told by what it is `on`: a call, a payment's event, a webhook.
 */
import { type Static, type TSchema, type TString, Type } from '@sinclair/typebox';

const strict = { additionalProperties: false };

/** A pattern, not a format: `duration` is ISO 8601's to every other validator. */
const Duration = Type.String({
  title: 'Duration',
  pattern: '^(\\d{1,7}(\\.\\d{1,6})? ?(ms|s|m|h|d|w|y) ?)+$',
  description: 'A duration such as 250ms, 30s, 15m or 1h30m',
  examples: ['250ms', '30s', '15m', '1h30m'],
});

const Delay = Type.Union(
  [
    Duration,
    Type.Object(
      { from: Duration, to: Duration },
      { ...strict, description: 'Any length between the two is equally likely' },
    ),
    Type.Object(
      { median: Duration, p95: Duration },
      {
        ...strict,
        description: 'Log-normal: half are shorter than the median, one in twenty is longer than p95',
      },
    ),
  ],
  {
    title: 'Delay',
    description: "A duration such as 30s; or {from, to} or {median, p95}, drawn from the workspace's seed",
    examples: ['30s', { from: '100ms', to: '2s' }, { median: '200ms', p95: '3s' }],
  },
);

const Scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]);

const Test = Type.Union(
  [
    Scalar,
    Type.Object({ in: Type.Array(Scalar, { minItems: 1, description: 'Any of these' }) }, strict),
    Type.Object(
      {
        matches: Type.String({
          description: "A regular expression; it sees the value's first 1000 characters",
        }),
      },
      strict,
    ),
    Type.Object({ not: Type.Union(Scalar.anyOf, { description: 'Anything but this' }) }, strict),
  ],
  {
    title: 'Test',
    description:
      'A value, {in: […]}, {matches: …} or {not: …}; text and number are equal when they read the same',
    examples: [100, { in: ['EUR', 'USD'] }, { matches: '^9' }, { not: 'USD' }],
  },
);

const fields = (description: string) =>
  Type.Record(Type.String(), Test, {
    description,
    examples: [{ 'body.amount': 100 }, { currency: { in: ['EUR', 'USD'] } }],
  });

const When = Type.Object(
  {
    nth: Type.Optional(
      Type.Union([Type.Integer({ minimum: 1 }), Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1 })], {
        description: 'The number of the match it acts on, or a list of such numbers',
        examples: [2, [1, 3]],
      }),
    ),
    every: Type.Optional(
      Type.Integer({
        minimum: 2,
        description: 'Only every nth match; beside `nth`, rounds of so many matches, each counted anew',
      }),
    ),
    chance: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description: "How likely it acts, drawn from the workspace's seed",
      }),
    ),
    fields: Type.Optional(
      fields(
        'What must hold, by path. Of a call: body.…, query.…, params.…, headers.…; of a payment or a webhook: id, state, amount, currency, reference, merchant, data.…',
      ),
    ),
    any: Type.Optional(
      Type.Array(fields('What must hold together, as in `fields`'), {
        minItems: 1,
        description: 'At least one of these must hold',
      }),
    ),
  },
  { ...strict, description: 'When the rule acts; always, where nothing is said' },
);

const common = {
  about: Type.Optional(Type.String({ description: 'What it shows, in a line' })),
  when: Type.Optional(When),
  times: Type.Optional(
    Type.Integer({ minimum: 1, description: 'How often it acts; for ever, where nothing is said' }),
  ),
};

const faults = {
  reset: 'The connection is reset',
  empty: 'The connection ends without a byte',
  cut: 'The connection ends in the middle of the body',
  malformed: 'The body is JSON that does not parse',
  drip: 'The body comes a byte at a time',
  silence: 'No answer at all',
} as const;

const CallThen = Type.Object(
  {
    delay: Type.Optional(Delay),
    error: Type.Optional(Type.String({ description: "An error of the provider's catalogue, by name" })),
    facts: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), { description: "What the error's message is made from" }),
    ),
    reply: Type.Optional(
      Type.Object(
        {
          status: Type.Integer({ minimum: 200, maximum: 599, description: 'The HTTP status' }),
          headers: Type.Optional(
            Type.Record(
              Type.String({ pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$" }),
              Type.String({ pattern: '^[\\x20-\\x7e]*$', description: 'Printable ASCII' }),
              { ...strict, description: 'By name' },
            ),
          ),
          body: Type.Optional(Type.Unknown({ description: 'Sent as JSON; text is sent as it is' })),
        },
        { ...strict, description: 'A literal reply' },
      ),
    ),
    fault: Type.Optional(
      Type.Union(
        Object.entries(faults).map(([fault, description]) => Type.Literal(fault as Fault, { description })),
        { description: 'What breaks the reply at the socket' },
      ),
    ),
    commit: Type.Optional(
      Type.Boolean({ description: 'Run the call all the same before its reply is replaced, broken or lost' }),
    ),
  },
  { ...strict, minProperties: 1, description: 'What becomes of the reply' },
);

const Step = Type.Object(
  {
    event: Type.String({ description: "An event of the payment's lifecycle" }),
    after: Type.Optional(Delay),
    before: Type.Optional(
      Type.Object(
        { event: Type.String({ description: 'An event that time itself brings' }), by: Duration },
        { ...strict, description: 'So long before the event that time itself will bring' },
      ),
    ),
    details: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), {
        description: 'What the event takes: the amount that arrived',
      }),
    ),
  },
  { ...strict, description: 'Steps follow each other: `after` counts from the step before' },
);

const EventThen = Type.Object(
  {
    events: Type.Optional(
      Type.Array(Step, {
        minItems: 1,
        maxItems: 100,
        description: "What happens to the payment, on its workspace's clock",
      }),
    ),
    time: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.Literal('never'), Duration]), {
        description: 'How long the events that time itself brings are waited for from now on',
      }),
    ),
  },
  { ...strict, minProperties: 1, description: 'What becomes of the payment' },
);

const Spoil = Type.Union(
  [
    Type.Literal('signature', { description: 'One character of the signature is another' }),
    Type.Literal('body', { description: 'One digit of the body is another, the signature as it was' }),
  ],
  { description: 'What is wrong with it' },
);

const WebhookThen = Type.Object(
  {
    drop: Type.Optional(Type.Literal(true, { description: 'Never sent' })),
    delay: Type.Optional(Delay),
    reorder: Type.Optional(
      Type.Literal(true, {
        description: 'Sent behind the next one about the same payment; after a minute, where none comes',
      }),
    ),
    early: Type.Optional(
      Type.Literal(true, { description: 'Sent before the reply of the call that caused it' }),
    ),
    spoil: Type.Optional(Spoil),
    again: Type.Optional(
      Type.Array(
        Type.Object(
          {
            after: Type.Optional(Duration),
            spoil: Type.Optional(Spoil),
            body: Type.Optional(Type.String({ description: 'In place of its own' })),
          },
          strict,
        ),
        { minItems: 1, maxItems: 20, description: 'Further copies, each as another webhook' },
      ),
    ),
    down: Type.Optional(Type.Integer({ minimum: 1, description: 'So many attempts find the receiver down' })),
    retries: Type.Optional(
      Type.Array(Duration, { maxItems: 100, description: 'The waits before further attempts' }),
    ),
    success: Type.Optional(
      Type.Array(Type.Integer({ minimum: 100, maximum: 599 }), {
        minItems: 1,
        description: 'The statuses that count as received; 2xx, where nothing is said',
      }),
    ),
    timeout: Type.Optional(Duration),
  },
  { ...strict, minProperties: 1, description: 'What becomes of the webhook' },
);

const level = <Key extends string, Then extends TSchema>(key: Key, about: string, then: Then) => {
  const description = `${about}; a * at its end stands for all that begin so`;
  const on = { [key]: Type.String({ description }) } as Record<Key, TString>;
  return Type.Object({ ...common, on: Type.Object(on, strict), then }, { ...strict, title: `On a ${key}` });
};

/** The three levels, by the key of `on`. */
export const levels = {
  call: level('call', 'A call, <provider>.<operation>', CallThen),
  event: level('event', "A payment's event, <kind>.<event>; open is its beginning", EventThen),
  webhook: level('webhook', 'A webhook, <provider>.<event>', WebhookThen),
} as const;

export type Level = keyof typeof levels;

export const Scenario = Type.Object(
  {
    about: Type.String({ minLength: 1, description: 'What it teaches a tester to check' }),
    always: Type.Optional(
      Type.Literal(true, { description: 'On without being switched on: for magic values' }),
    ),
    rules: Type.Array(Type.Union([levels.call, levels.event, levels.webhook]), {
      minItems: 1,
      description: 'Of those that could act, the first does',
    }),
  },
  { ...strict, title: 'A Paystub scenario' },
);

/** The same without its rules' levels, which are checked one by one for better messages. */
export const Outline: TSchema = Type.Object(
  { ...Scenario.properties, rules: Type.Array(Type.Unknown(), { minItems: 1 }) },
  strict,
);

export type Scenario = Static<typeof Scenario>;
export type CallRule = Static<typeof levels.call>;
export type EventRule = Static<typeof levels.event>;
export type WebhookRule = Static<typeof levels.webhook>;
export type Rule = CallRule | EventRule | WebhookRule;
export type Test = Static<typeof Test>;
export type Delay = Static<typeof Delay>;
export type Fault = keyof typeof faults;
export type Spoil = Static<typeof Spoil>;

/** A rule that acts now. `name` is `<scenario>#<number>`. */
export interface Acting<R extends Rule = Rule> {
  name: string;
  effect: R['then'];
}
