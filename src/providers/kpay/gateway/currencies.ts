/** The coins a workspace knows: read from the fixture, found by their code. */
import { type Static, Type } from '@sinclair/typebox';
import { fail } from '../../../core/contract/failure.ts';
import { duration } from '../../../core/time/clock.ts';
import type { Handle } from '../../../core/workspace.ts';
import { type NetworkName, networks } from './addresses.ts';
import { type Currency, currency } from './records.ts';

const Decimal = Type.String({ format: 'numeric' });

/** An entry of `currencies:` in seed.yaml. */
export const CurrencySeed = Type.Object(
  {
    code: Type.String(),
    name: Type.String(),
    symbol: Type.String(),
    network: Type.Unsafe<NetworkName>({ type: 'string', enum: Object.keys(networks) }),
    icon: Type.String(),
    decimals: Type.Integer({ minimum: 0, maximum: 18 }),
    usd_rate: Decimal,
    required_confirmations: Type.Integer({ minimum: 1 }),
    block_time: Type.String({ format: 'duration' }),
    withdrawal_fee: Decimal,
  },
  { additionalProperties: false },
);

export function seedCurrencies(handle: Handle, seeds: readonly Static<typeof CurrencySeed>[]): void {
  for (const { block_time, ...rest } of seeds) {
    handle.insert(currency, { id: rest.code, data: { ...rest, block_time: duration(block_time) ?? 0 } });
  }
}

/** All of them, in the fixture's order. */
export const currenciesOf = (handle: Handle): Currency[] =>
  handle
    .list(currency, {})
    .reverse()
    .map(({ data }) => data);

/** The coin of that code; refuses any other. */
export const currencyOf = (handle: Handle, code: string): Currency =>
  handle.get(currency, code)?.data ?? fail('refused', { rule: 'unsupported_currency', facts: { code } });
