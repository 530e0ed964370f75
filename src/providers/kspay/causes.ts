/** What goes wrong by itself, and the entry that tells it in each edition. */
import { type Failure, fail } from '../../core/contract/failure.ts';
import type { EntryName, OpenName, V1Name } from './catalogue/index.ts';

/** At least one edition's catalogue has a name for it. */
interface Cause {
  /** How to bring it about. */
  readonly how: string;
  readonly open?: OpenName;
  readonly v1?: V1Name;
}

/** The order is that of a request's way: credentials, app, signature, fields, what they name, lists, the wire. */
const table = {
  tokenMissing: {
    how: 'Send no `Authorization`',
    open: 'auth.authTokenMissing',
    v1: 'auth.tokenMissing',
  },
  tokenUnknown: {
    how: 'Send a token that was never given out',
    open: 'auth.unauthorized',
    v1: 'auth.unauthorized',
  },
  tokenExpired: { how: 'Send an access token after 15 minutes', open: 'auth.tokenExpired' },
  refreshTokenUnknown: {
    how: 'Refresh with a token that is no refresh token',
    open: 'auth.invalidRefreshToken',
  },
  refreshTokenExpired: { how: 'Refresh after 7 days', open: 'auth.refreshTokenExpired' },
  accessKeyMissing: { how: 'Send no `accessKey`', open: 'auth.authApiKeyMissing', v1: 'auth.apiKeyMissing' },
  accessKeyUnknown: {
    how: 'Send an `accessKey` that does not exist',
    open: 'keyVaultErrors.credentialsNotFound',
    v1: 'custom.keyNotFoundInDB',
  },
  accessKeyOfAnotherApp: {
    how: "Name an app with another app's `accessKey`, token or signature",
    open: 'keyVaultErrors.userDoesNotBelongToApp',
    v1: 'appModule.appNotExistWithThisUserID',
  },
  accessKeyInactive: {
    how: 'Send an `accessKey` that is switched off in the fixture',
    open: 'keyVaultErrors.accessKeyMismatch',
    v1: 'custom.inactiveKeyInDB',
  },
  secretKeyWrong: { how: 'Send a wrong `secretKey`', open: 'keyVaultErrors.invalidSecretKey' },
  appUnknown: {
    how: 'Name an app that does not exist',
    open: 'keyVaultErrors.appNotFound',
    v1: 'appModule.appNotExists',
  },
  appDisabled: {
    how: 'Use an app that is switched off in the fixture',
    open: 'keyVaultErrors.appDisabled',
    v1: 'appModule.appNotExists',
  },
  originRefused: {
    how: "Send an `Origin` that is not on the app's list",
    open: 'systemError.invalidOrigin',
  },
  signatureMalformed: {
    how: 'Send an `x-signature` that is not 64 hex characters',
    open: 'keyVaultErrors.invalidSignatureFormat',
  },
  signatureUnknown: {
    how: 'Send an `x-signature` that was never given out',
    open: 'keyVaultErrors.generalVerificationError',
  },
  signatureExpired: {
    how: 'Send an `x-signature` after 5 minutes',
    open: 'keyVaultErrors.signatureExpired',
  },
  /** Takes a message. */
  alreadyDone: { how: 'Use a signature twice, or process a transaction twice', open: 'customError' },
  /** Takes the field's name. */
  absent: { how: 'Leave a field or header out', open: 'InvalidId', v1: 'invalidId' },
  /** Takes the prefix and the length. */
  idMalformed: {
    how: "Send an id that is not its kind's prefix and letters or digits, 12 characters in all",
    open: 'invalidNanoid',
    v1: 'invalidNanoid',
  },
  currencyUnknown: {
    how: 'Name a currency that does not exist or is switched off',
    open: 'gatewayErrors.invalidCurrencyId',
    v1: 'currencyModule.currencyNotExists',
  },
  /** Takes the ids. */
  paymentMethodUnknown: {
    how: 'Name a payment method that does not exist or is not one of the currency',
    open: 'invalidPaymentMethodIds',
    v1: 'invalidPaymentMethodIds',
  },
  /** Takes how many decimals the currency has. */
  tooManyDecimals: {
    how: 'Send an amount with more decimals than its currency has',
    open: 'decimalValueAmountError',
  },
  gatewayMissing: {
    how: 'Initiate with an app that has no active gateway',
    open: 'gatewayErrors.gatewayNotFound',
    v1: 'appModule.appGatewayNotExist',
  },
  nothingFound: {
    how: 'Ask for a transaction that does not exist',
    open: 'systemError.noDataFound',
    v1: 'system.noDataFound',
  },
  notYours: {
    how: 'Ask for a transaction of another app',
    open: 'systemError.unauthorizedAccess',
    v1: 'system.unauthorizedAccess',
  },
  pageWrong: {
    how: 'List with a `page` that is no whole number from 1',
    v1: 'pagination.pageShouldBePositive',
  },
  limitWrong: {
    how: 'List with a `limit` that is no whole number from 1',
    v1: 'pagination.limitShouldBePositive',
  },
  dateMissing: {
    how: 'List with only one of `fromDate` and `toDate`',
    open: 'customErrors.startAndEndDateRequired',
  },
  datesReversed: { how: 'List with `fromDate` behind `toDate`', open: 'customErrors.dateRangeError' },
  datesTooFarApart: { how: 'List more than 90 days', open: 'customErrors.datesExceedError' },
  fromBeforeApp: {
    how: 'List from a day before the app was made',
    open: 'customErrors.startDateBeforeAppCreation',
  },
  fromAfterToday: { how: 'List from a day to come', open: 'customErrors.startDateAfterToday' },
  toAfterToday: { how: 'List up to a day to come', open: 'customErrors.endDateAfterToday' },
  /** Takes a message. */
  addressWrong: { how: 'Call an address that is none', open: 'NotFoundUrl', v1: 'notFoundUrl' },
  unreadable: {
    how: 'Send malformed JSON, or a value of the wrong type',
    open: 'systemError.invalidRequest',
    v1: 'system.invalidRequest',
  },
  /** Takes a message and, in one edition, a status. */
  outside: { how: 'Send a body of more than 1 MiB', open: 'externalError', v1: 'externalError' },
  tooOften: {
    how: 'By scenario: the sandbox does not count requests',
    open: 'customErrors.tooManyRequests',
    v1: 'custom.tooManyRequests',
  },
  notNow: {
    how: 'By scenario: the sandbox has no provider behind it',
    open: 'systemError.externalProviderIssue',
    v1: 'system.externalProviderIssue',
  },
  fault: {
    how: 'By scenario: it tells a fault of our own',
    open: 'systemError.oopsSomethingWentWrong',
    v1: 'system.oopsSomethingWentWrong',
  },
} as const satisfies Readonly<Record<string, Cause>>;

export type CauseName = keyof typeof table;
const causes: Readonly<Record<CauseName, Cause>> = table;

/**
 * The full name of the entry that tells it in an edition; where the edition's catalogue has no name for it, the other's
 * (assumed: both lists are excerpts of one program's).
 */
export function entryFor(cause: CauseName, edition: 'open' | 'v1'): EntryName {
  const { open, v1 } = causes[cause];
  const [own, other] = [open && (`open.${open}` as const), v1 && (`v1.${v1}` as const)];
  const found = edition === 'open' ? (own ?? other) : (other ?? own);
  if (!found) throw new Error(`no catalogue has a name for ${cause}`);
  return found;
}

/** How to bring an entry about. */
export function howTo(name: string): string {
  const ways = Object.values(causes).filter(({ open, v1 }) => name === `open.${open}` || name === `v1.${v1}`);
  return ways.map(({ how }) => how).join('; or: ') || 'By scenario';
}

/** Ends the work; `args` are those of the entry, in the order of its parameters, which the editions name differently. */
export const refuse = (cause: CauseName, ...args: unknown[]): never =>
  fail('refused', { rule: cause, facts: { args } });

export const isCause = (rule: string): rule is CauseName => rule in causes;

export const argsOf = ({ facts }: Failure<'refused'>['facts']): readonly unknown[] =>
  Array.isArray(facts.args) ? facts.args : [];
