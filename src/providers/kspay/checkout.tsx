/** KS Pay's hosted page, in place of the private NPM package that shows the gateway's own; the look is ours. */
import type { ComponentChildren } from 'preact';
import { Amount } from '../../checkout/amount.tsx';
import { PrimaryButton, PrimaryLink } from '../../checkout/button.tsx';
import { Choices } from '../../checkout/choices.tsx';
import { EndState, type EndStateOf } from '../../checkout/end-state.tsx';
import { Problem, type ProblemWords, problemWords } from '../../checkout/problem.tsx';
import { type Outcome, SandboxPanel } from '../../checkout/sandbox-panel.tsx';
import { document } from '../../checkout/shell.tsx';
import { Summary } from '../../checkout/summary.tsx';
import type { FailureKind } from '../../core/contract/failure.ts';
import { fixed } from '../../core/money.ts';
import type { Resource } from '../../core/store/resources.ts';
import type { GatewayName, Transaction } from './records.ts';
import { wayBack } from './wire.ts';

export interface Checkout {
  payment: Resource<Transaction>;
  /** The app's name. */
  shop: string;
  /** Names of what the buyer may pay with. */
  methods: readonly string[];
  /** What goes on to PayU's `surl` or `furl`; empty where the page was not opened with them. */
  handed: Readonly<Record<string, string>>;
  site: string;
}

const gateways: Readonly<Record<GatewayName, string>> = { razorpay: 'Razorpay', payu: 'PayU' };

/** As a buyer reads it. */
const methodWords: Readonly<Record<string, readonly [label: string, detail: string]>> = {
  'NET BANKING': ['Net banking', "Your bank's own page"],
  WALLET: ['Wallet', 'From a balance'],
  'DEBIT CARD': ['Debit card', 'Visa, Mastercard, RuPay'],
  'CREDIT CARD': ['Credit card', 'Visa, Mastercard, RuPay'],
  UPI: ['UPI', 'Confirmed in your app'],
  'PAY LATER': ['Pay later', 'Billed next month'],
};

const labelOf = (method: string): string => methodWords[method]?.[0] ?? method;

export const page = (title: string, children: ComponentChildren): string =>
  document({ title, brand: 'KS Pay', badge: 'Sandbox mode', hue: 300, children });

const written = ({ data }: Resource<Transaction>) => (
  <Amount value={fixed(data.amount, data.decimals)} currency={data.currency} />
);

function outcomesOf({ data }: Resource<Transaction>): readonly Outcome[] {
  const then = data.redirectUrl === null ? 'this page says so' : 'you are back in the shop';
  return [
    { value: 'pay', label: 'Succeed', text: `The transaction becomes SUCCESS, and ${then}.` },
    { value: 'fail', label: 'Fail', text: `The transaction becomes FAILED, and ${then}.` },
    { value: 'expire', label: 'Expire', text: 'The time for paying is over; this page says so.' },
  ];
}

/** The page on which the buyer chooses a method and pays; once that is over, what came of it. */
export const checkout = (shown: Checkout): string =>
  shown.payment.phase === 'open'
    ? page(`Pay ${shown.shop}`, <Payment {...shown} />)
    : page(ends[shown.payment.state ?? '']?.title ?? 'Payment', <Ended {...shown} />);

function Payment({ payment, shop, methods, handed, site }: Checkout) {
  const { data } = payment;
  return (
    <form class="columns" method="post" action={`${site}/checkout/${payment.id}`}>
      {Object.entries(handed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div class="card">
        <div class="heading">
          <h1>
            Pay <bdi>{shop}</bdi>
          </h1>
          <p>Through {gateways[data.gateway]}, in test mode</p>
        </div>
        <Summary
          rows={[
            { label: 'Reference', value: data.referenceNumber },
            {
              label: data.gateway === 'payu' ? 'PayU transaction' : 'Order',
              value: data.gateway === 'payu' ? data.altTxnId : data.providerOrderId,
            },
            { label: 'To pay', value: written(payment), total: true },
          ]}
        />
        <Choices
          legend="Pay with"
          name="method"
          options={methods.map((method) => ({
            value: method,
            label: labelOf(method),
            detail: methodWords[method]?.[1],
          }))}
        />
        <PrimaryButton>
          <span>Pay {written(payment)}</span>
        </PrimaryButton>
      </div>
      <SandboxPanel outcomes={outcomesOf(payment)} />
    </form>
  );
}

const ends: Readonly<Record<string, Pick<EndStateOf, 'tone' | 'title'> & { text: string }>> = {
  SUCCESS: { tone: 'good', title: 'Payment successful', text: 'The shop can see it already.' },
  FAILED: {
    tone: 'bad',
    title: 'Payment failed',
    text: 'Nothing was charged. To try again, start the payment anew in the shop.',
  },
  EXPIRED: {
    tone: 'neutral',
    title: 'The time for paying is over',
    text: 'Nothing was charged. To try again, start the payment anew in the shop.',
  },
};

function Ended({ payment, shop }: Checkout) {
  const { data, state } = payment;
  const { text, ...end } = ends[state ?? ''] ?? { tone: 'neutral', title: 'Payment', text: '' };
  const back = wayBack(payment);
  return (
    <EndState {...end}>
      <p>{text}</p>
      <Summary
        rows={[
          { label: 'Shop', value: shop },
          { label: 'Reference', value: data.referenceNumber },
          { label: 'Transaction', value: payment.id },
          ...(data.providerPaymentId === null
            ? []
            : [{ label: `${gateways[data.gateway]} payment`, value: data.providerPaymentId }]),
          ...(state === 'SUCCESS' && data.paymentMethod !== null
            ? [{ label: 'Paid with', value: labelOf(data.paymentMethod) }]
            : []),
          { label: 'Amount', value: written(payment), total: true },
        ]}
      />
      {back !== null && /^https?:\/\//i.test(back) ? (
        <PrimaryLink href={back}>Back to the shop</PrimaryLink>
      ) : (
        <p>You can close this page.</p>
      )}
    </EndState>
  );
}

const words: Readonly<Record<FailureKind, ProblemWords>> = {
  ...problemWords,
  illegal_event: {
    title: 'This payment has ended already',
    text: 'Nothing more was charged. Go back to the shop to see how it ended.',
    tone: 'neutral',
  },
};

/** What the buyer sees in place of a page that cannot be shown. */
export const problem = (kind: FailureKind): string => page(words[kind].title, <Problem {...words[kind]} />);
