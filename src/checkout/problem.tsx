/** What a buyer reads where a page cannot be shown: what happened, and what to do now. */
import type { FailureKind } from '../core/contract/failure.ts';
import { EndState, type EndStateOf } from './end-state.tsx';
import { SandboxNote } from './sandbox-panel.tsx';

export interface ProblemWords {
  title: string;
  text: string;
  /** `bad`, unless told otherwise. */
  tone?: EndStateOf['tone'];
  /** For whoever tests. */
  note?: string;
}

const unreadable: ProblemWords = {
  title: 'We could not read that',
  text: 'Nothing was paid. Go back to the payment page and try again.',
};

const nothingHere: ProblemWords = {
  title: 'There is no such page',
  text: 'Nothing was paid. Go back to the shop and open the payment from there.',
};

const notAllowed: ProblemWords = {
  title: 'You cannot open this page',
  text: 'Nothing was paid. Go back to the shop and start the payment again.',
};

/** For every failure there is; a provider puts its own words over those that say too little. */
export const problemWords: Readonly<Record<FailureKind, ProblemWords>> = {
  not_found: {
    title: 'We cannot find this payment',
    text: 'The link may be incomplete or too old. Go back to the shop and start the payment again.',
    note: 'Each Paystub workspace has its own payments, and a reset removes them.',
  },
  illegal_event: {
    title: 'This payment cannot be paid any more',
    text: 'It is complete or closed already, and nothing more was charged. You can go back to the shop.',
  },
  invalid: {
    title: 'That choice is not possible',
    text: 'Nothing was paid. Go back to the payment page and choose again.',
  },
  malformed: unreadable,
  unsupported_media: unreadable,
  too_large: {
    title: 'That was too much to read',
    text: 'Nothing was paid. Go back to the payment page and try again with less.',
  },
  no_route: nothingHere,
  wrong_method: {
    title: 'This page opens from the payment page only',
    text: 'Nothing was paid. Go back to the shop and open the payment from there.',
  },
  unauthenticated: notAllowed,
  forbidden: notAllowed,
  refused: {
    title: 'This is not possible',
    text: 'Nothing was paid. Go back to the payment page and choose again.',
  },
  rate_limited: {
    title: 'Too many attempts',
    text: 'Nothing was paid. Wait a minute, then try again.',
  },
  unavailable: {
    title: 'Payments are not possible right now',
    text: 'Nothing was paid. Wait a moment, then try again.',
  },
  internal: {
    title: 'Something went wrong on our side',
    text: 'Before you try again, look in the shop whether the payment went through.',
    note: 'This is a fault of Paystub itself. Its log tells more.',
  },
};

export const Problem = ({ title, text, tone = 'bad', note }: ProblemWords) => (
  <>
    <EndState tone={tone} title={title}>
      <p>{text}</p>
    </EndState>
    {note && <SandboxNote>{note}</SandboxNote>}
  </>
);
