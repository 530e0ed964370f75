/** The currencies that a charge may have (observed), each with the digits behind its point. */
const digits = { KWD: 3, SAR: 2, USD: 2, BHD: 3, EUR: 2, OMR: 3, QAR: 2, AED: 2 } as const;

export type Currency = keyof typeof digits;

export const currencies = Object.keys(digits) as Currency[];

export const isCurrency = (code: unknown): code is Currency => currencies.some((known) => known === code);

/** How many digits an amount of that currency has behind its point. */
export const decimalsOf = (currency: string): number => (isCurrency(currency) ? digits[currency] : 2);
