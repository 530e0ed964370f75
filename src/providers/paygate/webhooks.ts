/** The instant payment notification (IPN): one JSON text after every success and every failure. */
import type { Resource } from '../../core/store/resources.ts';
import type { Handle } from '../../core/workspace.ts';
import type { Merchant, OrderData } from './records.ts';
import { failed, paid } from './wire.ts';

/** JSON under a form's content type and no signature: the server uses curl's defaults (observed). */
const headers = { Accept: '*/*', 'Content-Type': 'application/x-www-form-urlencoded' };

export function sendIpn(handle: Handle, order: Resource<OrderData>, event: string): void {
  handle.webhook({
    resource: order.row,
    event: `payment.${event === 'pay' ? 'success' : 'error'}`,
    url: order.data.ipn_url,
    headers,
    body: JSON.stringify(event === 'pay' ? paid(order) : failed),
    retries: handle.ownerOf<Merchant>(order).data.ipn_retries,
  });
}
