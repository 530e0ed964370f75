/** What the card page says to the buyer, in Persian and in English. */
import type { Language } from './language.ts';

/** A state that nothing leads out of. */
export interface EndWords {
  title: string;
  text: string;
}

export interface Words {
  direction: 'rtl' | 'ltr';
  /** The ten digits, and what stands between thousands. */
  digits: string;
  separator: string;
  currency: string;
  pay: (shop: string) => string;
  lead: string;
  invoice: string;
  amount: string;
  fee: string;
  payable: string;
  card: string;
  owner: string;
  bank: string;
  shaba: string;
  timeLeft: string;
  copy: string;
  copied: string;
  done: string;
  cancel: string;
  back: string;
  /** The other language, in its own words. */
  otherLanguage: string;
  ends: Readonly<Record<'paid' | 'failed' | 'canceled' | 'expired', EndWords>>;
}

export const words: Readonly<Record<Language, Words>> = {
  fa: {
    direction: 'rtl',
    digits: '۰۱۲۳۴۵۶۷۸۹',
    separator: '٬',
    currency: 'ریال',
    pay: (shop) => `پرداخت به ${shop}`,
    lead: 'دقیقاً همین مبلغ را به کارت زیر انتقال دهید و سپس دکمهٔ «پرداخت کردم» را بزنید.',
    invoice: 'شمارهٔ فاکتور',
    amount: 'مبلغ',
    fee: 'کارمزد',
    payable: 'مبلغ قابل پرداخت',
    card: 'شمارهٔ کارت',
    owner: 'به نام',
    bank: 'بانک',
    shaba: 'شمارهٔ شبا',
    timeLeft: 'زمان باقی‌مانده',
    copy: 'کپی',
    copied: 'کپی شد',
    done: 'پرداخت کردم',
    cancel: 'انصراف',
    back: 'بازگشت به فروشگاه',
    otherLanguage: 'English',
    ends: {
      paid: { title: 'پرداخت انجام شد', text: 'مبلغ دریافت شد. می‌توانید به فروشگاه بازگردید.' },
      failed: {
        title: 'پرداخت ناموفق بود',
        text: 'واریزی برای این پرداخت پیدا نشد. به فروشگاه بازگردید و دوباره تلاش کنید.',
      },
      canceled: {
        title: 'از پرداخت انصراف دادید',
        text: 'مبلغی به این کارت انتقال ندهید. برای پرداخت دوباره به فروشگاه بازگردید.',
      },
      expired: {
        title: 'مهلت پرداخت به پایان رسید',
        text: 'مبلغی به این کارت انتقال ندهید. برای پرداخت دوباره به فروشگاه بازگردید.',
      },
    },
  },
  en: {
    direction: 'ltr',
    digits: '0123456789',
    separator: ',',
    currency: 'Rials',
    pay: (shop) => `Pay ${shop}`,
    lead: 'Transfer exactly this amount to the card below, then press “I have paid”.',
    invoice: 'Invoice',
    amount: 'Amount',
    fee: 'Fee',
    payable: 'Amount to pay',
    card: 'Card number',
    owner: 'Owner',
    bank: 'Bank',
    shaba: 'Shaba (IBAN)',
    timeLeft: 'Time left',
    copy: 'Copy',
    copied: 'Copied',
    done: 'I have paid',
    cancel: 'Cancel',
    back: 'Back to the shop',
    otherLanguage: 'فارسی',
    ends: {
      paid: { title: 'Payment complete', text: 'Your transfer has arrived. You can go back to the shop.' },
      failed: {
        title: 'The payment failed',
        text: 'No transfer was found for this payment. Go back to the shop and try again.',
      },
      canceled: {
        title: 'You cancelled the payment',
        text: 'Do not transfer anything to this card. To pay, go back to the shop.',
      },
      expired: {
        title: 'The time to pay is over',
        text: 'Do not transfer anything to this card. To pay, go back to the shop.',
      },
    },
  },
};

/** A number in the language's digits. */
export const inDigits = ({ digits }: Words, text: string): string =>
  text.replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);

/** `۲۵۲٬۵۰۲ ریال`, `252,502 Rials`. */
export const rials = (text: Words, amount: number): string =>
  `${inDigits(text, String(amount).replace(/\B(?=(\d{3})+$)/g, text.separator))}\u00a0${text.currency}`;

/** `۱۴:۵۹`. */
export function clock(text: Words, seconds: number): string {
  const two = (count: number) => String(count).padStart(2, '0');
  return inDigits(text, `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`);
}
