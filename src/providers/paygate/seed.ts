/** What a workspace starts with: the merchants, currencies and payment methods of seed.yaml. */
import { type Static, Type } from '@sinclair/typebox';
import { parseFixture } from '../../core/contract/fixture.ts';
import type { Credential } from '../../core/contract/provider.ts';
import { duration } from '../../core/time/clock.ts';
import type { Handle } from '../../core/workspace.ts';
import { currency, merchant, method } from './records.ts';

const Decimal = Type.String({ format: 'numeric' });
const strict = { additionalProperties: false };

const Seed = Type.Object(
  {
    merchants: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          name: Type.String(),
          about: Type.String(),
          mode: Type.Union([Type.Literal('test'), Type.Literal('live')]),
          active: Type.Boolean(),
          ApiKey: Type.String(),
          SecretKey: Type.String(),
          ipn_retries: Type.Array(Type.String({ format: 'duration' })),
        },
        strict,
      ),
    ),
    currencies: Type.Array(
      Type.Object({ code: Type.String(), active: Type.Boolean(), decimals: Type.Integer() }, strict),
    ),
    methods: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          name: Type.String(),
          charge: Type.Object({ fixed: Decimal, percent: Decimal }, strict),
        },
        strict,
      ),
      // Without one, nobody could pay.
      { minItems: 1 },
    ),
  },
  strict,
);

export function seed(handle: Handle, fixture: unknown): void {
  const { merchants, currencies, methods }: Static<typeof Seed> = parseFixture('paygate', Seed, fixture);
  for (const { id, ipn_retries, ...rest } of merchants) {
    handle.insert(merchant, {
      id,
      data: { ...rest, ipn_retries: ipn_retries.map((wait) => duration(wait) ?? 0) },
    });
  }
  for (const data of currencies) handle.insert(currency, { id: data.code, data });
  for (const data of methods) handle.insert(method, { id: data.id, data });
}

/** The merchants whose keys work, in the order of the fixture. */
export const credentials = (handle: Handle): Credential[] =>
  handle
    .list(merchant, { limit: 100 })
    .reverse()
    .filter(({ data }) => data.active)
    .map(({ data: { name, about, ApiKey, SecretKey } }) => ({
      merchant: name,
      about,
      keys: { ApiKey, SecretKey },
    }));
