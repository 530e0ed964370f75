/** The page on which the payer chooses how to pay. */
import { Choices } from '../../../checkout/choices.tsx';
import { Frame, Order, page, type Shown, textOf } from './frame.tsx';

export function session(shown: Shown): string {
  const text = textOf(shown);
  const { session_id, method, description } = shown.payment.data;
  return page(
    shown,
    text.payTo(shown.merchant.name),
    <Frame
      shown={shown}
      title={text.payTo(shown.merchant.name)}
      lead={<span dir="auto">{description}</span>}
      action={`/?session_id=${session_id}`}
      submit={text.next}
      events={['cancel', 'expire']}
      hint="Each way to pay has a page of its own, with its outcomes."
    >
      <Choices
        legend={text.choose}
        name="method"
        chosen={method ?? undefined}
        options={shown.merchant.methods.map((value) => ({
          value,
          label: text.methods[value],
          detail: text.methodDetails[value],
        }))}
      />
      <Order shown={shown} />
    </Frame>,
  );
}
