/** The currencies that a charge may have (observed), each with the digits behind its point. */
export const currencies: Readonly<Record<string, number>> = {
  KWD: 3,
  SAR: 2,
  USD: 2,
  BHD: 3,
  EUR: 2,
  OMR: 3,
  QAR: 2,
  AED: 2,
};

export const decimalsOf = (currency: string): number => currencies[currency] ?? 2;
