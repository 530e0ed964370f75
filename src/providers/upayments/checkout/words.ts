/** What the pages say to the payer, in English and in Arabic. What the sandbox says of itself is English everywhere. */
import type { Charge, Method } from '../records.ts';

export type Language = Charge['language'];

export interface Words {
  direction: 'ltr' | 'rtl';
  payTo: (merchant: string) => string;
  order: string;
  amount: string;
  merchant: string;
  reference: string;
  result: string;
  choose: string;
  next: string;
  cancel: string;
  methods: Readonly<Record<Method, string>>;
  methodDetails: Readonly<Partial<Record<Method, string>>>;
  knetTitle: string;
  bank: string;
  bankPrompt: string;
  prefix: string;
  prefixPrompt: string;
  number: string;
  month: string;
  year: string;
  monthPrompt: string;
  yearPrompt: string;
  pin: string;
  submit: string;
  incomplete: string;
  cardTitle: string;
  expiry: string;
  cvv: string;
  nameOnCard: string;
  save: string;
  savedCards: string;
  otherCard: string;
  secureTitle: string;
  secureText: (card: string) => string;
  code: string;
  confirm: string;
  wallet: (wallet: string) => string;
  walletText: string;
  paid: string;
  failed: string;
  canceled: string;
  expired: string;
  paidText: string;
  failedText: string;
  canceledText: string;
  back: string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    direction: 'ltr',
    payTo: (merchant) => `Pay ${merchant}`,
    order: 'Order',
    amount: 'Amount',
    merchant: 'Merchant',
    reference: 'Track ID',
    result: 'Result',
    choose: 'How would you like to pay?',
    next: 'Continue',
    cancel: 'Cancel',
    methods: {
      knet: 'KNET',
      cc: 'Credit card',
      'samsung-pay': 'Samsung Pay',
      'apple-pay': 'Apple Pay',
      'google-pay': 'Google Pay',
    },
    methodDetails: { knet: 'Kuwaiti debit card', cc: 'Visa, Mastercard, Amex' },
    knetTitle: 'KNET payment',
    bank: 'Your bank',
    bankPrompt: 'Select your bank',
    prefix: 'Prefix',
    prefixPrompt: 'Prefix',
    number: 'Card number',
    month: 'Expiry month',
    year: 'Expiry year',
    monthPrompt: 'MM',
    yearPrompt: 'YYYY',
    pin: 'PIN',
    submit: 'Pay now',
    incomplete: 'Please check the card details: something is missing or cannot be right.',
    cardTitle: 'Card payment',
    expiry: 'Expiry (MM/YY)',
    cvv: 'CVV',
    nameOnCard: 'Name on card',
    save: 'Save this card for the next time',
    savedCards: 'Your cards',
    otherCard: 'Another card',
    secureTitle: 'Confirm it is you',
    secureText: (card) => `Your bank has sent you a code for the card ${card}.`,
    code: 'Code',
    confirm: 'Confirm',
    wallet: (wallet) => `Pay with ${wallet}`,
    walletText: 'Confirm the payment on your device.',
    paid: 'Payment complete',
    failed: 'The payment failed',
    canceled: 'The payment was cancelled',
    expired: 'The link has expired',
    paidText: 'You can go back to the shop.',
    failedText: 'Nothing was charged. Go back to the shop and try again.',
    canceledText: 'Nothing was charged. To pay, go back to the shop.',
    back: 'Back to the shop',
  },
  ar: {
    direction: 'rtl',
    payTo: (merchant) => `الدفع إلى ${merchant}`,
    order: 'رقم الطلب',
    amount: 'المبلغ',
    merchant: 'التاجر',
    reference: 'رقم التتبع',
    result: 'النتيجة',
    choose: 'كيف تود أن تدفع؟',
    next: 'متابعة',
    cancel: 'إلغاء',
    methods: {
      knet: 'كي نت',
      cc: 'بطاقة ائتمان',
      'samsung-pay': 'Samsung Pay',
      'apple-pay': 'Apple Pay',
      'google-pay': 'Google Pay',
    },
    methodDetails: { knet: 'بطاقة سحب آلي كويتية', cc: 'فيزا، ماستركارد، أمريكان إكسبريس' },
    knetTitle: 'الدفع عبر كي نت',
    bank: 'البنك',
    bankPrompt: 'اختر البنك',
    prefix: 'البادئة',
    prefixPrompt: 'البادئة',
    number: 'رقم البطاقة',
    month: 'شهر الانتهاء',
    year: 'سنة الانتهاء',
    monthPrompt: 'الشهر',
    yearPrompt: 'السنة',
    pin: 'الرقم السري',
    submit: 'ادفع الآن',
    incomplete: 'يرجى التحقق من بيانات البطاقة: هناك بيانات ناقصة أو غير صحيحة.',
    cardTitle: 'الدفع بالبطاقة',
    expiry: 'تاريخ الانتهاء (MM/YY)',
    cvv: 'رمز الأمان (CVV)',
    nameOnCard: 'الاسم على البطاقة',
    save: 'احفظ هذه البطاقة للمرة القادمة',
    savedCards: 'بطاقاتك',
    otherCard: 'بطاقة أخرى',
    secureTitle: 'تأكيد هويتك',
    secureText: (card) => `أرسل إليك البنك رمزًا للبطاقة \u2066${card}\u2069.`,
    code: 'الرمز',
    confirm: 'تأكيد',
    wallet: (wallet) => `ادفع عبر \u2066${wallet}\u2069`,
    walletText: 'أكّد عملية الدفع على جهازك.',
    paid: 'تمت عملية الدفع',
    failed: 'فشلت عملية الدفع',
    canceled: 'أُلغيت عملية الدفع',
    expired: 'انتهت صلاحية الرابط',
    paidText: 'يمكنك العودة إلى المتجر.',
    failedText: 'لم يُخصم أي مبلغ. عد إلى المتجر وحاول مرة أخرى.',
    canceledText: 'لم يُخصم أي مبلغ. للدفع عد إلى المتجر.',
    back: 'العودة إلى المتجر',
  },
};
