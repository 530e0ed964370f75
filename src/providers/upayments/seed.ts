/** What a workspace starts with: the merchants of seed.yaml with their customers' saved cards. */
import { type Static, Type } from '@sinclair/typebox';
import { parseFixture } from '../../core/contract/fixture.ts';
import type { Credential } from '../../core/contract/provider.ts';
import { duration } from '../../core/time/clock.ts';
import type { Handle } from '../../core/workspace.ts';
import { merchant, methods } from './records.ts';
import { CustomerSeed, seedCustomers } from './saved-cards.ts';

const strict = { additionalProperties: false };

const Seed = Type.Object(
  {
    merchants: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          name: Type.String(),
          about: Type.String(),
          token: Type.String(),
          code: Type.String({ pattern: '^[A-Za-z0-9]{10}$' }),
          whitelabel: Type.Boolean(),
          active: Type.Optional(Type.Boolean()),
          live: Type.Optional(Type.Boolean()),
          strict: Type.Optional(Type.Boolean()),
          signing_secret: Type.Optional(Type.String()),
          notification_token: Type.String(),
          tranportal_id: Type.String({ pattern: '^\\d{6}$' }),
          methods: Type.Array(Type.Union(methods.map((method) => Type.Literal(method))), { minItems: 1 }),
          customers: Type.Optional(Type.Array(CustomerSeed)),
          link_expiry: Type.String({ format: 'duration' }),
          webhook_retries: Type.Array(Type.String({ format: 'duration' })),
        },
        strict,
      ),
    ),
  },
  strict,
);

export function seed(handle: Handle, fixture: unknown): void {
  const { merchants }: Static<typeof Seed> = parseFixture('upayments', Seed, fixture);
  for (const { id, customers = [], ...data } of merchants) {
    const owner = handle.insert(merchant, {
      id,
      data: {
        ...data,
        active: data.active ?? true,
        live: data.live ?? false,
        strict: data.strict ?? false,
        signing_secret: data.signing_secret ?? null,
        link_expiry: duration(data.link_expiry) ?? 0,
        webhook_retries: data.webhook_retries.map((wait) => duration(wait) ?? 0),
      },
    });
    seedCustomers(handle, owner, customers);
  }
}

/** The merchants whose tokens work, in the order of the fixture. */
export const credentials = (handle: Handle): Credential[] =>
  handle
    .list(merchant, {})
    .reverse()
    .filter(({ data }) => data.active)
    .map(({ data: { name, about, token, signing_secret, notification_token } }) => ({
      merchant: name,
      about,
      keys: {
        token,
        ...(signing_secret === null ? {} : { signing_secret }),
        'x-notification-token': notification_token,
      },
    }));
