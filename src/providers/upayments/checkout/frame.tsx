/** What all of UPayments' pages share: the payer's language, what is paid, the way out, the sandbox's panel. */
import type { ComponentChildren } from 'preact';
import { Amount } from '../../../checkout/amount.tsx';
import { PrimaryButton, QuietButton } from '../../../checkout/button.tsx';
import { type Outcome, SandboxPanel } from '../../../checkout/sandbox-panel.tsx';
import { document } from '../../../checkout/shell.tsx';
import { Summary, type SummaryRow } from '../../../checkout/summary.tsx';
import type { Resource } from '../../../core/store/resources.ts';
import type { Charge, Merchant } from '../records.ts';
import { type Words, words } from './words.ts';

export interface Shown {
  payment: Resource<Charge>;
  merchant: Merchant;
  /** The provider's address for this client. */
  site: string;
}

export const textOf = ({ payment }: Shown): Words => words[payment.data.language];

/** Between the blue and the violet: unlike the other providers' hues. */
export const hue = 285;

export const page = (shown: Shown, title: string, children: ComponentChildren): string =>
  document({
    title,
    brand: 'UPayments',
    hue,
    language: shown.payment.data.language,
    direction: textOf(shown).direction,
    children,
  });

/** What is paid, to whom, and what for. */
export function Order({ shown, extra = [] }: { shown: Shown; extra?: readonly SummaryRow[] }) {
  const { payment, merchant } = shown;
  const text = textOf(shown);
  const { amount, currency, requested_order_id } = payment.data;
  return (
    <Summary
      rows={[
        { label: text.merchant, value: merchant.name },
        { label: text.order, value: requested_order_id },
        ...extra,
        { label: text.amount, value: <Amount value={amount} currency={currency} />, total: true },
      ]}
    />
  );
}

const labels: Readonly<Record<string, Outcome>> = {
  pay: { value: 'pay', label: 'CAPTURED', text: 'Paid: the payer goes to returnUrl.' },
  approve: {
    value: 'approve',
    label: 'APPROVED',
    text: 'Approved, a success too: the payer goes to returnUrl.',
  },
  fail: { value: 'fail', label: 'NOT CAPTURED', text: 'The bank refuses; the payer goes to cancelUrl.' },
  error: { value: 'error', label: 'FAILED', text: 'The step fails on the way; the payer goes to cancelUrl.' },
  void: { value: 'void', label: 'VOIDED', text: 'Taken back at once; the payer goes to cancelUrl.' },
  cancel: { value: 'cancel', label: 'CANCELED', text: 'The payer gives up, and goes to cancelUrl.' },
  expire: { value: 'expire', label: 'Let the link expire', text: 'As after its time: CANCELED.' },
};

interface FrameOf {
  shown: Shown;
  title: string;
  lead?: ComponentChildren;
  /** Where the form goes, below the provider's address. */
  action: string;
  /** What the main button says. */
  submit: string;
  /** The events that the sandbox's panel offers. */
  events: readonly string[];
  /** A remark of the sandbox's: the test cards. */
  hint?: string;
  children?: ComponentChildren;
}

/** A form with its heading, its two buttons and the panel. */
export const Frame = ({ shown, title, lead, action, submit, events, hint, children }: FrameOf) => (
  <form class="columns" method="post" action={shown.site + action}>
    <div class="card">
      <div class="heading">
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
      </div>
      {children}
      <div class="buttons">
        <PrimaryButton>{submit}</PrimaryButton>
        <QuietButton name="outcome" value="cancel">
          {textOf(shown).cancel}
        </QuietButton>
      </div>
    </div>
    <SandboxPanel outcomes={events.flatMap((event) => labels[event] ?? [])}>
      {hint && <p>{hint}</p>}
    </SandboxPanel>
  </form>
);
