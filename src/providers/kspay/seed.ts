/** What a workspace starts with: the apps of seed.yaml with their keys, the currencies and the payment methods. */
import { type Static, type TSchema, Type } from '@sinclair/typebox';
import { parseFixture } from '../../core/contract/fixture.ts';
import type { Credential } from '../../core/contract/provider.ts';
import { duration } from '../../core/time/clock.ts';
import type { Handle } from '../../core/workspace.ts';
import { Nanoid } from './contract/parts.ts';
import { accessKey, app, currency, lifetimes, method } from './records.ts';

const strict = { additionalProperties: false };
const Instant = Type.String({ format: 'date-time' });
const Duration = Type.String({ format: 'duration' });
const oneOf = <const T extends string>(...values: T[]) =>
  Type.Union(values.map((value) => Type.Literal(value)));
const list = <S extends TSchema>(item: S) => Type.Array(item);

const Gateway = Type.Object(
  {
    name: oneOf('razorpay', 'payu'),
    priority: Type.Integer(),
    active: Type.Boolean(),
    clientId: Type.String(),
  },
  strict,
);

const Key = Type.Object(
  {
    accessKey: Type.String({ pattern: '^kspay_test_[0-9a-f]{24}$' }),
    secretKey: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    active: Type.Boolean(),
  },
  strict,
);

const App = Type.Object(
  {
    id: Nanoid('ap_'),
    name: Type.String(),
    about: Type.String(),
    userId: Nanoid('us_'),
    active: Type.Boolean(),
    createdAt: Instant,
    replyStyle: oneOf('envelope', 'bare'),
    allowedOrigins: Type.Optional(list(Type.String())),
    gateways: list(Gateway),
    keys: list(Key),
  },
  strict,
);

const Currency = Type.Object(
  {
    id: Nanoid('c_'),
    name: Type.String(),
    code: Type.String(),
    symbol: Type.String(),
    type: Type.String(),
    decimals: Type.Integer({ minimum: 0, maximum: 8 }),
    active: Type.Boolean(),
    userId: Nanoid('us_'),
    createdAt: Instant,
  },
  strict,
);

const Method = Type.Object(
  { id: Nanoid('pm_'), name: Type.String(), active: Type.Boolean(), currencies: list(Nanoid('c_')) },
  strict,
);

const Seed = Type.Object(
  {
    lifetimes: Type.Object(
      { accessToken: Duration, refreshToken: Duration, signature: Duration, unpaid: Duration },
      strict,
    ),
    apps: list(App),
    currencies: list(Currency),
    methods: list(Method),
  },
  strict,
);

export function seed(handle: Handle, fixture: unknown): void {
  const sown: Static<typeof Seed> = parseFixture('kspay', Seed, fixture);
  const lasting = (name: keyof typeof sown.lifetimes): number => duration(sown.lifetimes[name]) ?? 0;
  handle.insert(lifetimes, {
    id: 'lifetimes',
    data: {
      accessToken: lasting('accessToken'),
      refreshToken: lasting('refreshToken'),
      signature: lasting('signature'),
      unpaid: lasting('unpaid'),
    },
  });
  for (const { id, keys, createdAt, allowedOrigins = null, ...rest } of sown.apps) {
    const data = { ...rest, allowedOrigins, createdAt: Date.parse(createdAt) };
    const { row } = handle.insert(app, { id, data });
    for (const { accessKey: id, ...data } of keys) handle.insert(accessKey, { id, owner: row, data });
  }
  for (const { id, createdAt, ...rest } of sown.currencies)
    handle.insert(currency, { id, data: { ...rest, createdAt: Date.parse(createdAt) } });
  for (const { id, ...data } of sown.methods) handle.insert(method, { id, data });
}

/** The apps that are switched on, each with its first key, in the order of the fixture. */
export const credentials = (handle: Handle): Credential[] =>
  handle
    .list(app, {})
    .reverse()
    .filter(({ data }) => data.active)
    .flatMap((owner) => {
      const key = handle.list(accessKey, { owner }).findLast(({ data }) => data.active);
      const keys = { appId: owner.id, accessKey: key?.id ?? '', secretKey: key?.data.secretKey ?? '' };
      return [{ merchant: owner.data.name, about: owner.data.about, keys }];
    });
