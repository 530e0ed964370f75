export interface AmountOf {
  /** A plain decimal with as many digits behind the point as the currency has: `"1234.50"`. */
  value: string;
  currency: string;
}

/** `1,234.50 USD`, which a right-to-left line does not turn around. */
export const Amount = ({ value, currency }: AmountOf) => (
  <bdi class="amount">{`${grouped(value)}\u00a0${currency}`}</bdi>
);

function grouped(value: string): string {
  const [whole = '', ...fraction] = value.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
}
