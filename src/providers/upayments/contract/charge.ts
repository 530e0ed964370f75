/** The charge: the one call that UPayments' document describes. */
import { Type } from '@sinclair/typebox';
import { assumed, documented, note, observed, operation } from '../../../core/contract/operation.ts';
import { currencies } from '../currencies.ts';
import { methods } from '../records.ts';
import { Address, Decimal, Envelope, OneOf, refused, Text, Whole } from './parts.ts';

const Product = Type.Object({
  name: Type.Optional(Text(255, "The product's name")),
  description: Type.Optional(Text(255, 'What it is')),
  price: Type.Optional(Decimal(7, 'Its price')),
  quantity: Type.Optional(Whole('How many', { maxLength: 7 })),
});

const Order = Type.Object({
  id: Text(50, "The merchant's own id of the order or transaction"),
  reference: Type.Optional(Text(255, "The merchant's reference of the order or transaction")),
  description: Text(500, 'What is paid for'),
  currency: OneOf(currencies, 'Currency code', { maxLength: 3 }),
  amount: Decimal(22, "What the payer is charged, with at most the currency's decimals"),
});

const Tokens = Type.Object({
  customerUniqueToken: Type.Optional(
    Whole("The customer's token: the card page shows the cards saved for it", { minLength: 8 }),
  ),
  creditCard: Type.Optional(
    Type.String({ description: 'The token of a saved card, which is charged at once' }),
  ),
});

const Customer = Type.Object({
  uniqueId: Type.Optional(Text(150, "The merchant's id of the customer")),
  name: Type.Optional(Text(50, "The customer's name")),
  email: Type.Optional(Text(50, 'Where an invoice goes with `notificationType` `email` or `all`')),
  mobile: Type.Optional(Text(15, 'Where an invoice goes with `notificationType` `sms` or `all`')),
});

const rate = { pattern: '^\\d{1,2}(\\.\\d{1,2})?$' };

const Vendor = Type.Object({
  amount: Type.Optional(Decimal(10, "The vendor's share")),
  knetCharge: Type.Optional(
    Decimal(5, "The merchant's commission on KNET payments, 2 digits and 2 decimals", rate),
  ),
  knetChargeType: Type.Optional(OneOf(['fixed', 'percentage'], 'What `knetCharge` is', { maxLength: 10 })),
  ccCharge: Type.Optional(Decimal(5, 'The same for cards and wallets, 2 digits and 2 decimals', rate)),
  ccChargeType: Type.Optional(OneOf(['fixed', 'percentage'], 'What `ccCharge` is', { maxLength: 10 })),
  ibanNumber: Type.Optional(Text(30, "The vendor's IBAN")),
});

const plugins = [
  'opencart',
  'whmcs',
  'cscart',
  'woocommerce',
  'magento',
  'ecwid',
  'android-sdk',
  'ios-sdk',
  'flutter-sdk',
] as const;

export const createCharge = operation({
  id: 'charge.create',
  method: 'POST',
  path: '/charge',
  summary: 'Create a charge',
  source: documented('004, Charge'),
  auth: 'token',
  body: Type.Object({
    products: Type.Optional(Type.Array(Product)),
    order: Order,
    paymentGateway: Type.Optional(
      Type.Object({
        src: Type.Optional(
          OneOf([...methods, 'create-invoice'], 'How to pay; mandatory for a whitelabel merchant'),
        ),
      }),
    ),
    notificationType: Type.Optional(
      OneOf(['email', 'sms', 'link', 'all'], 'How an invoice is sent; mandatory with `create-invoice`', {
        maxLength: 5,
      }),
    ),
    language: OneOf(['en', 'ar', 'EN', 'AR', 'En', 'Ar', 'eN', 'aR'], 'Of the hosted pages', {
      maxLength: 2,
    }),
    tokens: Type.Optional(Tokens),
    reference: Type.Object({ id: Text(150, "The merchant's own reference, kept and told again") }),
    customer: Type.Optional(Customer),
    customerExtraData: Type.Optional(
      Type.String({ description: 'Comes back as `trn_udf` in redirect and webhook' }),
    ),
    extraMerchantData: Type.Optional(Type.Array(Vendor)),
    returnUrl: Address('Where the payer goes after a success'),
    cancelUrl: Address('Where the payer goes after anything else'),
    notificationUrl: Address('Where the webhook goes'),
    plugin: Type.Optional(
      Type.Object({ src: Type.Optional(OneOf(plugins, 'The plugin that calls', { maxLength: 11 })) }),
    ),
    paymentLinkExpiryInMinutes: Type.Optional(Whole('How long the link may be paid', { maxLength: 7 })),
    isSaveCard: Type.Optional(Type.Boolean({ description: "Save the card for the customer's token" })),
  }),
  replies: {
    201: {
      source: documented('004, Response Model; the status is observed'),
      description: 'Where to send the payer; of an invoice where it went, of a saved card what became of it',
      schema: Type.Union([
        Envelope({ link: Type.String(), trackId: Type.Optional(Type.String()) }),
        Envelope({
          sms: Type.Boolean(),
          email: Type.Boolean(),
          link: Type.String(),
          url: Type.String(),
          invoice_id: Type.Integer(),
        }),
        Envelope({ trackId: Type.String(), transactionData: Type.Object({}) }),
      ]),
    },
    ...refused,
  },
  notes: [
    note(
      documented('004, the three pairs of request and reply'),
      'For a merchant that is not whitelabel `paymentGateway` does nothing: the payer chooses on the page behind the link, and the reply has no `trackId`.',
    ),
    note(
      observed('the real sandbox takes less than the document demands'),
      'Required are `order.id`, `order.description`, `order.currency`, `order.amount`, `language`, `reference.id` and the three addresses. `tokens` and `customer`, which the document marks mandatory too, may be left out; a merchant with `strict: true` in the fixture must send them.',
    ),
    note(
      documented('004, the second example has no `tokens`'),
      '`tokens` may be left out, be an empty list or an empty object.',
    ),
    note(
      documented('004: `create-invoice` has 14 characters'),
      'The maximum of 11 characters for `paymentGateway.src` is not held.',
    ),
    note(
      documented('004, the third example: its IBANs have 30 characters'),
      '`extraMerchantData.ibanNumber` may have 30 characters, though the table says 25.',
    ),
    note(
      assumed("KNET's cipher and terminal are nobody else's business"),
      'In the link to KNET `trandata` is made up and no ciphertext; `responseURL` and `errorURL` are addresses of ours that nobody calls.',
    ),
    note(observed('clients in use'), 'Currencies are KWD, SAR, USD, BHD, EUR, OMR, QAR and AED.'),
    note(observed('clients in use'), 'Bodies may be JSON or forms with brackets: `order[id]=…`.'),
    note(
      assumed('the document says "float" and gives a length'),
      'A decimal may be a number or text; its length counts the characters it is written with.',
    ),
    note(
      assumed('"accepts decimal values e.g. 2.50"'),
      'An amount is above 0 and has at most 3 decimals in KWD, BHD and OMR, else 2.',
    ),
    note(
      assumed('a charge is split among its vendors'),
      'The amounts in `extraMerchantData` add up to `order.amount`.',
    ),
    note(
      assumed('its middleware is on unless told otherwise'),
      "Strings are trimmed, empty ones count as not sent, and so does a body that cannot be read: Laravel's way.",
    ),
    note(
      observed('clients in use send more than is documented'),
      'Unknown fields are ignored. `paymentLinkExpiryInMinutes` sets the expiry of the link, else it is 60 minutes (assumed).',
    ),
    note(
      observed('the fields; their types are assumed'),
      '`create-invoice` answers `data {sms, email, link, url, invoice_id}`. Nothing leaves the machine: what would be sent stands in the `messages` of the payment.',
    ),
    note(
      observed(
        'that the reply has `data.transactionData` with `result` and `redirect_url`; the rest is as of auto-deduct',
      ),
      'A charge with `tokens.creditCard`, the token of a saved card, is charged at once.',
    ),
    note(
      assumed('the merchant cannot offer what its account does not have'),
      'A way to pay that is switched off for a whitelabel merchant is a 422.',
    ),
  ],
});
