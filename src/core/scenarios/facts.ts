/** What a scenario may say of a failure that it asks for by name: checked when it is read, for voices trust their facts. */
import { type TProperties, type TSchema, Type } from '@sinclair/typebox';
import { type FailureKind, type Failures, type Issue, typicalFacts } from '../contract/failure.ts';

const facts = (properties: TProperties) =>
  Type.Partial(Type.Object(properties), { additionalProperties: false });
const text = Type.String();

const Issues = Type.Array(
  Type.Object(
    {
      in: Type.Union(['params', 'query', 'headers', 'body'].map((part) => Type.Literal(part))),
      path: Type.Array(text, { minItems: 1 }),
      rule: Type.Union(
        [
          'required',
          'type',
          'minLength',
          'maxLength',
          'pattern',
          'format',
          'enum',
          'minimum',
          'maximum',
          'unique',
        ].map((rule) => Type.Literal(rule)),
      ),
      params: Type.Optional(Type.Record(text, Type.Unknown())),
      text: Type.Optional(text),
      value: Type.Optional(Type.Unknown()),
    },
    { additionalProperties: false },
  ),
);

export const factSchemas: { readonly [K in FailureKind]: TSchema } = {
  invalid: facts({ issues: Issues }),
  malformed: facts({ detail: text, position: Type.Integer({ minimum: 0 }) }),
  unsupported_media: facts({ mediaType: text }),
  too_large: facts({ limit: Type.Integer({ minimum: 0 }) }),
  no_route: facts({ method: text, url: text }),
  wrong_method: facts({ method: text, url: text, allowed: Type.Array(text) }),
  unauthenticated: facts({
    reason: Type.Union(['missing', 'invalid', 'expired'].map((reason) => Type.Literal(reason))),
  }),
  forbidden: facts({ reason: text }),
  not_found: facts({ what: text, id: text }),
  illegal_event: facts({ event: text, state: text, allowed: Type.Array(text) }),
  refused: facts({ rule: text, facts: Type.Record(text, Type.Unknown()) }),
  rate_limited: facts({ retryAfter: Type.Integer({ minimum: 0 }) }),
  unavailable: facts({ reason: text }),
  internal: facts({}),
};

/** What is said, and for the rest what is typical. */
export function factsOf<K extends FailureKind>(
  kind: K,
  said: Readonly<Record<string, unknown>>,
): Failures[K] {
  const all = { ...typicalFacts[kind], ...said } as Failures[K];
  if (!('issues' in all)) return all;
  const issues = all.issues.map((issue): Issue => ({ ...issue, params: issue.params ?? {} }));
  return { ...all, issues };
}
