/** What the coin page says to the buyer, in Persian and in English. */
import type { Language } from '../card-page/language.ts';

export interface Words {
  direction: 'rtl' | 'ltr';
  /** The ten digits of running text. Amounts keep Latin ones: they are copied into wallets. */
  digits: string;
  title: (coin: string) => string;
  lead: string;
  amount: string;
  rest: string;
  price: string;
  network: string;
  address: string;
  memo: string;
  memoWarning: string;
  order: string;
  received: string;
  transaction: string;
  timeLeft: string;
  copy: string;
  copied: string;
  qr: string;
  waiting: string;
  short: string;
  seen: string;
  confirmations: (count: string, required: string) => string;
  completed: string;
  completedText: string;
  expired: string;
  expiredText: string;
  lateText: string;
  failed: string;
  failedText: string;
  back: string;
  /** The other language, in its own words. */
  otherLanguage: string;
}

export const words: Readonly<Record<Language, Words>> = {
  fa: {
    direction: 'rtl',
    digits: '۰۱۲۳۴۵۶۷۸۹',
    title: (coin) => `پرداخت با ${coin}`,
    lead: 'دقیقاً همین مبلغ را روی همین شبکه به آدرس زیر بفرستید. کارمزد شبکه را جداگانه در نظر بگیرید.',
    amount: 'مبلغ',
    rest: 'باقی‌ماندهٔ مبلغ',
    price: 'قیمت',
    network: 'شبکه',
    address: 'آدرس واریز',
    memo: 'ممو (برچسب مقصد)',
    memoWarning: 'بدون این ممو، واریز شما شناسایی نمی‌شود.',
    order: 'شمارهٔ سفارش',
    received: 'مبلغ رسیده',
    transaction: 'شناسهٔ تراکنش',
    timeLeft: 'زمان باقی‌مانده',
    copy: 'کپی',
    copied: 'کپی شد',
    qr: 'کد QR آدرس واریز',
    waiting: 'در انتظار واریز شما',
    short: 'بخشی از مبلغ رسیده است؛ باقی‌مانده را بفرستید.',
    seen: 'واریز شما دیده شد؛ در انتظار نخستین تأیید شبکه',
    confirmations: (count, required) => `${count} از ${required} تأیید شبکه`,
    completed: 'پرداخت انجام شد',
    completedText: 'واریز شما تأیید شد. می‌توانید به فروشگاه بازگردید.',
    expired: 'مهلت پرداخت به پایان رسید',
    expiredText: 'چیزی به این آدرس نفرستید. برای پرداخت دوباره به فروشگاه بازگردید.',
    lateText: 'مبلغی به این آدرس رسیده که کامل یا به‌موقع نبوده است. برای پیگیری آن با فروشگاه تماس بگیرید.',
    failed: 'پرداخت ناموفق بود',
    failedText: 'این پرداخت پذیرفته نشد. به فروشگاه بازگردید و دوباره تلاش کنید.',
    back: 'بازگشت به فروشگاه',
    otherLanguage: 'English',
  },
  en: {
    direction: 'ltr',
    digits: '0123456789',
    title: (coin) => `Pay with ${coin}`,
    lead: 'Send exactly this amount on this network to the address below. The network’s own fee comes on top.',
    amount: 'Amount',
    rest: 'Still to send',
    price: 'Price',
    network: 'Network',
    address: 'Deposit address',
    memo: 'Memo (destination tag)',
    memoWarning: 'Without this memo your transfer cannot be recognised.',
    order: 'Order',
    received: 'Received',
    transaction: 'Transaction',
    timeLeft: 'Time left',
    copy: 'Copy',
    copied: 'Copied',
    qr: 'QR code of the deposit address',
    waiting: 'Waiting for your transfer',
    short: 'Part of the amount has arrived; please send the rest.',
    seen: 'Your transfer was seen; waiting for the first confirmation',
    confirmations: (count, required) => `${count} of ${required} confirmations`,
    completed: 'Payment complete',
    completedText: 'Your transfer is confirmed. You can go back to the shop.',
    expired: 'The time to pay is over',
    expiredText: 'Do not send anything to this address. To pay, go back to the shop.',
    lateText: 'Something arrived here that was too little or too late. Please ask the shop about it.',
    failed: 'The payment failed',
    failedText: 'This payment was not accepted. Go back to the shop and try again.',
    back: 'Back to the shop',
    otherLanguage: 'فارسی',
  },
};

/** A number in the language's digits. */
export const inDigits = ({ digits }: Words, text: string | number): string =>
  String(text).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
