/** The order that process answers with, in the style of the gateway that takes the payment (observed). */
import { Type } from '@sinclair/typebox';
import { Nanoid } from './parts.ts';

const checkoutUrl = Type.String({ description: "Paystub's own: the page on which the buyer pays" });

const RazorpayOrder = Type.Object({
  gateway: Type.Literal('razorpay'),
  mode: Type.Literal('sandbox'),
  clientId: Type.String(),
  providerOrderId: Type.String(),
  pe_txnId: Nanoid('tx_'),
  amount: Type.Number(),
  currency: Type.String(),
  config: Type.Object({}),
  checkoutUrl,
});

/** The form that PayU's page is opened with. Every value is text. */
export const PayuForm = Type.Object({
  key: Type.String(),
  amount: Type.String(),
  productinfo: Type.String(),
  firstname: Type.String(),
  email: Type.String(),
  phone: Type.String(),
  surl: Type.String({ description: 'Where the form of a success goes' }),
  furl: Type.String({ description: 'Where the form of a failure goes' }),
  enforce_paymethod: Type.String(),
});

const PayuOrder = Type.Object({
  gateway: Type.Literal('payu'),
  mode: Type.Literal('sandbox'),
  altTxnId: Type.String(),
  details: Type.Object({ initiateTransaction: PayuForm }),
  checkoutUrl,
});

export const Order = Type.Union([RazorpayOrder, PayuOrder]);
