/** KNET's page: bank, prefix, card number, expiry, PIN (observed); the look is our own. */
import { Alert } from '../../../checkout/alert.tsx';
import { Fields, SelectField, TextField } from '../../../checkout/field.tsx';
import { Frame, Order, page, type Shown, textOf } from './frame.tsx';

/** KNET's own test bank (observed: a neighbour provider's convention), and an invented one. */
const banks = [
  { value: 'knet1', label: 'KNET Test Card [KNET1]', prefix: '888888' },
  { value: 'sample', label: 'Sample Bank of Kuwait', prefix: '999901' },
];

const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

/** From before the test card that has expired on. */
const years = Array.from({ length: 26 }, (_, index) => String(2020 + index));

const same = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

export function knet(shown: Shown, isWrong: boolean): string {
  const text = textOf(shown);
  const { trandata, track_id } = shown.payment.data;
  return page(
    shown,
    text.knetTitle,
    <Frame
      shown={shown}
      title={text.knetTitle}
      action={`/kpg/PaymentHTTP.htm?param=paymentInit&trandata=${trandata}`}
      submit={text.submit}
      events={['pay', 'fail', 'error', 'cancel', 'expire']}
      hint="Test card: 888888 0000000001, 09/2030, PIN 1234 is captured; with 05/2021, and any other card, it is not."
    >
      {isWrong && <Alert>{text.incomplete}</Alert>}
      <Order shown={shown} extra={[{ label: text.reference, value: track_id }]} />
      <Fields>
        <SelectField label={text.bank} name="bank" prompt={text.bankPrompt} options={banks} wide />
        <SelectField
          label={text.prefix}
          name="prefix"
          prompt={text.prefixPrompt}
          options={same(banks.map(({ prefix }) => prefix))}
        />
        <TextField label={text.number} name="number" length={24} numeric />
        <SelectField label={text.month} name="month" prompt={text.monthPrompt} options={same(months)} />
        <SelectField label={text.year} name="year" prompt={text.yearPrompt} options={same(years)} />
        <TextField label={text.pin} name="pin" length={4} numeric secret />
      </Fields>
    </Frame>,
  );
}
