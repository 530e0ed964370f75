/** The card page: number, expiry, CVV, name; above them the customer's saved cards. */
import { Alert } from '../../../checkout/alert.tsx';
import { Choices } from '../../../checkout/choices.tsx';
import { CheckField, Fields, TextField } from '../../../checkout/field.tsx';
import type { SavedCard } from '../records.ts';
import { Frame, Order, page, type Shown, textOf } from './frame.tsx';

/** With a saved card chosen the fields for another one go away, and with them their demand to be filled in. */
const styles = `form:has([name="saved"]:not([value=""]):checked) .another { display: none; }
.another { display: grid; gap: 1rem; }`;

const twoDigits = (number: number): string => String(number).padStart(2, '0');

export function card(shown: Shown & { cards: readonly SavedCard[] }, isWrong: boolean): string {
  const text = textOf(shown);
  const { cards, payment } = shown;
  // What a hidden field demands nobody can give: where there are saved cards the server alone looks at them.
  const optional = cards.length > 0;
  return page(
    shown,
    text.cardTitle,
    <Frame
      shown={shown}
      title={text.cardTitle}
      action={`/payment/card?session_id=${payment.data.session_id}`}
      submit={text.submit}
      events={['pay', 'approve', 'fail', 'error', 'void', 'cancel', 'expire']}
      hint="Test card: 5123 4500 0000 0008, 01/39, CVV 100, any name is captured; any other card is not."
    >
      <style dangerouslySetInnerHTML={{ __html: styles }} />
      {isWrong && <Alert>{text.incomplete}</Alert>}
      <Order shown={shown} />
      {cards.length > 0 && (
        <Choices
          legend={text.savedCards}
          name="saved"
          chosen={isWrong ? '' : cards[0]?.token}
          options={[
            ...cards.map(({ token, number, brand, expiry_month, expiry_year }) => ({
              value: token,
              label: <bdi dir="ltr">{`${brand} ${number}`}</bdi>,
              detail: <bdi dir="ltr">{`${twoDigits(expiry_month)}/${twoDigits(expiry_year)}`}</bdi>,
            })),
            { value: '', label: text.otherCard },
          ]}
        />
      )}
      <div class="another">
        <Fields>
          <TextField
            label={text.number}
            name="number"
            autocomplete="cc-number"
            length={32}
            numeric
            wide
            optional={optional}
          />
          <TextField
            label={text.expiry}
            name="expiry"
            autocomplete="cc-exp"
            length={7}
            numeric
            optional={optional}
          />
          <TextField
            label={text.cvv}
            name="cvv"
            autocomplete="cc-csc"
            length={4}
            numeric
            secret
            optional={optional}
          />
          <TextField
            label={text.nameOnCard}
            name="name"
            autocomplete="cc-name"
            length={64}
            wide
            optional={optional}
          />
        </Fields>
        {payment.data.customer_token !== null && <CheckField label={text.save} name="save" />}
      </div>
    </Frame>,
  );
}
