/** Which bank a card is of, from its first six digits: the public table of Iranian prefixes (observed). */

const prefixes: readonly (readonly [bank: string, ...prefixes: string[]])[] = [
  ['بانک ملی ایران', '603799', '170019'],
  ['بانک سپه', '589210'],
  ['بانک صادرات ایران', '603769', '903769'],
  ['بانک کشاورزی', '603770', '639217'],
  ['بانک ملت', '610433', '991975'],
  ['بانک تجارت', '627353', '585983'],
  ['بانک مسکن', '628023'],
  ['بانک رفاه کارگران', '589463'],
  ['بانک سامان', '621986'],
  ['بانک پارسیان', '622106', '627884', '639194'],
  ['بانک پاسارگاد', '502229', '639347'],
  ['بانک اقتصاد نوین', '627412'],
  ['بانک کارآفرین', '627488', '502910'],
  ['بانک آینده', '636214'],
  ['بانک شهر', '502806', '504706'],
  ['بانک دی', '502938'],
  ['بانک سینا', '639346'],
  ['پست بانک ایران', '627760'],
  ['بانک رسالت', '504172'],
  ['بانک مهر ایران', '606373'],
  ['بانک توسعه تعاون', '502908'],
  ['بانک خاورمیانه', '585947'],
];

const banks = new Map(prefixes.flatMap(([bank, ...its]) => its.map((prefix) => [prefix, bank] as const)));

/** The bank's name in Persian; the word for "unknown" where no bank has the prefix (assumed). */
export const bankOf = (cardNumber: string): string => banks.get(cardNumber.slice(0, 6)) ?? 'نامشخص';
