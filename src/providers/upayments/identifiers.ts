/** Identifiers in the shapes that the document and the vendor's examples show. */
import type { Kind } from '../../core/store/resources.ts';
import { iso } from '../../core/time/clock.ts';
import type { Handle } from '../../core/workspace.ts';
import type { Merchant } from './records.ts';

/** How far Kuwait's clocks are ahead of UTC, in milliseconds; there is no summer time. */
export const kuwaitOffset = 3 * 60 * 60 * 1000;

/** `2023-09-17 10:36:43`, in Kuwait (observed: 24 seconds after the second in the order id of the same sample). */
export const datetime = (at: number): string =>
  iso(at + kuwaitOffset)
    .slice(0, 19)
    .replace('T', ' ');

/** `0917` (observed: month, then day). */
export const postDate = (at: number): string => datetime(at).slice(5, 10).replace('-', '');

/** `2023 05 37 07 03 05`: year, hour, minute, second, day, month (every sample reads so). */
function stamp(at: number): string {
  const [year, month, day, hour, minute, second] = datetime(at).split(/[-: ]/);
  return [year, hour, minute, second, day, month].join('');
}

const stamped = ({ now, ids }: Handle, length: number): string => {
  const start = stamp(now);
  return start + ids.digits(length - start.length);
};

/** 29 digits: the document's `trackId`; a refund's `refundArn` too. */
export const trackId = (handle: Handle): string => stamped(handle, 29);

/** 47 digits: the document's `session_id`. */
export const sessionId = (handle: Handle): string => stamped(handle, 47);

/**
 * `ME3OdxVO6m` `202210101255255144669` `1694936179` `6969917365` `06ac7` …: the account's code, the merchant's order id, the
 * second of the call, ten digits, and PHP's `uniqid` (observed).
 */
export function internalOrderId(handle: Handle, { code }: Merchant, requested: string): string {
  const seconds = Math.floor(handle.now / 1000);
  return `${code}${requested}${seconds}${handle.ids.digits(10)}${seconds.toString(16)}${handle.ids.hex(5)}`;
}

/** Seven digits, unlike those of any other resource of the kind. */
export function invoiceId<T>(handle: Handle, kind: Kind<T>): string {
  for (;;) {
    const drawn = `${1 + (Number(handle.ids.digits(3)) % 9)}${handle.ids.digits(6)}`;
    if (!handle.find(kind, 'invoice_id', drawn)) return drawn;
  }
}
