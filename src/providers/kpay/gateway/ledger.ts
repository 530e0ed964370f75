/**
 * What an account owns of each coin. Nothing counts along: every figure is summed up from the payments and withdrawals
 * themselves, so it cannot differ from them.
 */
import { type Money, money } from '../../../core/money.ts';
import type { Resource } from '../../../core/store/resources.ts';
import type { Handle } from '../../../core/workspace.ts';
import { coinPayment } from './lifecycle.ts';
import type { CoinPayment, Withdrawal } from './records.ts';
import { withdrawal } from './withdrawal.ts';

export interface Balance {
  /** May be withdrawn: received, less what was withdrawn. Never below 0. */
  available: Money;
  /** Of payments whose blocks are still being counted. */
  pending: Money;
  /** Of completed payments, all that arrived: an overpaid one counts in full (assumed). */
  received: Money;
  /** Of withdrawals that did not fail, fees included, from the moment they are asked for (assumed). */
  withdrawn: Money;
}

/** The balance of any currency, by its code. */
export function balancesOf(handle: Handle, owner: Resource): (code: string) => Balance {
  const payments = (state: string) => handle.list(coinPayment, { owner, state }).map(({ data }) => data);
  const withdrawals = (state: string) => handle.list(withdrawal, { owner, state }).map(({ data }) => data);
  const arrived = ({ received_amount }: CoinPayment) => received_amount ?? '0';
  const left = ({ amount }: Withdrawal) => amount;

  const pending = sums(payments('confirming'), arrived);
  const received = sums(payments('completed'), arrived);
  const withdrawn = sums([...withdrawals('pending'), ...withdrawals('completed')], left);
  return (code) => ({
    available: received(code).minus(withdrawn(code)),
    pending: pending(code),
    received: received(code),
    withdrawn: withdrawn(code),
  });
}

function sums<T extends { currency: string }>(rows: readonly T[], amountOf: (row: T) => string) {
  const totals = new Map<string, Money>();
  for (const row of rows) {
    totals.set(row.currency, money(amountOf(row)).plus(totals.get(row.currency) ?? '0'));
  }
  return (code: string): Money => totals.get(code) ?? money('0');
}
