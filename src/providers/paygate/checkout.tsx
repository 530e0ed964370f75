/** PayGate's hosted page: methods, amount, charge, payable amount and Pay Now (observed); the look is our own. */
import type { ComponentChildren } from 'preact';
import { Alert } from '../../checkout/alert.tsx';
import { Amount } from '../../checkout/amount.tsx';
import { PrimaryButton, PrimaryLink } from '../../checkout/button.tsx';
import { ByChoice, Choices } from '../../checkout/choices.tsx';
import { EndState } from '../../checkout/end-state.tsx';
import { Problem, type ProblemWords, problemWords } from '../../checkout/problem.tsx';
import { type Outcome, SandboxPanel } from '../../checkout/sandbox-panel.tsx';
import { document } from '../../checkout/shell.tsx';
import { Summary } from '../../checkout/summary.tsx';
import type { FailureKind } from '../../core/contract/failure.ts';
import { fee, fixed, money } from '../../core/money.ts';
import type { Resource } from '../../core/store/resources.ts';
import type { Method, OrderData } from './records.ts';
import { callback, failed } from './wire.ts';

export interface Checkout {
  order: Resource<OrderData>;
  /** The merchant's name. */
  merchant: string;
  methods: Method[];
  /** Of the order's currency. */
  decimals: number;
  site: string;
}

const outcomes = (state: string | null): readonly Outcome[] => [
  { value: 'succeed', label: 'Succeed', text: 'The notification is sent, then you are back in the shop.' },
  {
    value: 'fail',
    label: 'Fail',
    text: 'The order becomes failed, the error notification is sent, and you are back on this page.',
  },
  { value: 'leave', label: 'Leave', text: `Nothing is sent; the order stays ${state}.` },
];

const page = (title: string, children: ComponentChildren, mode?: OrderData['mode']): string =>
  document({ title, brand: 'PayGate', badge: mode === 'test' ? 'Test mode' : undefined, children });

/** The page on which the buyer chooses a method and pays; once that is done, what was paid. */
export function checkout(shown: Checkout): string {
  const { order, merchant } = shown;
  return order.state === 'success'
    ? page('Payment complete', <Complete {...shown} />, order.data.mode)
    : page(`Pay ${merchant}`, <Payment {...shown} />, order.data.mode);
}

function Payment({ order, merchant, methods, decimals, site }: Checkout) {
  const { amount, currency, mode, meta, order_id, method: chosen } = order.data;
  const written = (value: ReturnType<typeof money>) => (
    <Amount value={fixed(value, decimals)} currency={currency} />
  );
  const priced = methods.map((method) => ({
    ...method,
    charge: fee(money(amount), method.charge, decimals),
  }));
  return (
    <form class="columns" method="post" action={`${site}/make/payment/confirm/${mode}/${order.id}`}>
      <div class="card">
        <div class="heading">
          <h1>
            Pay <bdi>{merchant}</bdi>
          </h1>
          {meta.description && <p dir="auto">{meta.description}</p>}
        </div>
        {order.state === 'failed' && <Alert>{failed.data.message}</Alert>}
        <Choices
          legend="Payment method"
          name="method"
          chosen={chosen}
          options={priced.map(({ id, name, charge }) => ({
            value: id,
            label: name,
            detail: charge.eq(0) ? 'No charge' : <>Charge {written(charge)}</>,
          }))}
        />
        <Summary
          rows={[
            { label: 'Order', value: order_id },
            { label: 'Amount', value: written(money(amount)) },
            { label: 'Charge', value: <ByChoice values={priced.map(({ charge }) => written(charge))} /> },
            {
              label: 'Payable amount',
              value: <ByChoice values={priced.map(({ charge }) => written(money(amount).plus(charge)))} />,
              total: true,
            },
          ]}
        />
        <PrimaryButton>Pay Now</PrimaryButton>
      </div>
      <SandboxPanel outcomes={outcomes(order.state)} />
    </form>
  );
}

function Complete({ order, merchant, methods, decimals }: Checkout) {
  const { amount, currency, order_id, method: chosen } = order.data;
  const method = methods.find(({ id }) => id === chosen);
  return (
    <EndState tone="good" title="This payment is complete">
      <Summary
        rows={[
          { label: 'Paid to', value: merchant },
          { label: 'Order', value: order_id },
          ...(method ? [{ label: 'Paid with', value: method.name }] : []),
          {
            label: 'Amount',
            value: <Amount value={fixed(amount, decimals)} currency={currency} />,
            total: true,
          },
        ]}
      />
      <PrimaryLink href={callback(order)}>Continue to the shop</PrimaryLink>
    </EndState>
  );
}

/** The buyer went away without paying, or closes a page that was left open when the payment was complete. */
export const left = ({ state, data: { order_id, mode, redirect_url } }: Resource<OrderData>): string =>
  page(
    'You left the payment',
    <EndState tone="neutral" title="You left the payment">
      <p>
        Nothing was sent to the shop. Order <bdi>{order_id}</bdi>{' '}
        {state === 'success' ? 'is complete already.' : `stays ${state}: you can still pay it.`}
      </p>
      <PrimaryLink href={redirect_url}>Back to the payment page</PrimaryLink>
    </EndState>,
    mode,
  );

const words: Readonly<Record<FailureKind, ProblemWords>> = {
  ...problemWords,
  not_found: {
    ...problemWords.not_found,
    note: 'Each Paystub workspace has its own payments, and a reset removes them. The mode in the address must be the one the payment was made in.',
  },
  illegal_event: {
    title: 'This payment is already complete',
    text: 'It was not charged again. You can close this page or go back to the shop.',
    tone: 'good',
  },
};

/** What the buyer sees in place of a page that cannot be shown. */
export const problem = (kind: FailureKind): string => page(words[kind].title, <Problem {...words[kind]} />);
