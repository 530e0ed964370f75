/** Refunds never exceed captures, whatever is asked for in whatever order. */
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import t from 'tap';
import { money } from '../../src/core/money.ts';
import { build, control } from '../helper.ts';
import { ask, charged, vendors } from './after-charge.ts';

interface Made {
  orderId: string;
  refundOrderId: string;
  amount: string;
  charge: number;
  iban?: string;
}

/** A shop with charges, and what it was told of its refunds. */
interface Model {
  charges: { id: string; isCaptured: boolean; hasVendors: boolean }[];
  /** Those that count: made and not deleted. */
  refunds: Made[];
}

type Step =
  | { do: 'charge'; vendors: boolean; captured: boolean }
  | { do: 'refund'; charge: number; fils: number; twice: boolean }
  | { do: 'vendors'; charge: number; fils: [number, number]; twice: boolean }
  | { do: 'delete'; refund: number }
  | { do: 'wait'; hours: number };

const at = fc.nat(7);
const fils = fc.integer({ min: 1, max: 25_000 });

const steps = fc.array(
  fc.oneof(
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('charge' as const),
        vendors: fc.boolean(),
        captured: fc.boolean(),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constant('refund' as const), charge: at, fils, twice: fc.boolean() }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('vendors' as const),
        charge: at,
        fils: fc.tuple(fc.integer({ min: 0, max: 12_000 }), fc.integer({ min: 0, max: 12_000 })),
        twice: fc.boolean(),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), refund: at }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 30 }) }),
    },
  ),
  { minLength: 1, maxLength: 14 },
);

const dinars = (fils: number): string => money(fils).div(1000).toFixed(3);

const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(list.length, 1)];

async function run(app: FastifyInstance, model: Model, step: Step): Promise<void> {
  switch (step.do) {
    case 'charge': {
      const event = step.captured ? 'pay' : 'fail';
      const { id } = await charged(app, step.vendors ? vendors : {}, event);
      model.charges.push({ id, isCaptured: step.captured, hasVendors: step.vendors });
      return;
    }
    case 'refund': {
      const charge = pick(model.charges, step.charge);
      if (!charge || charge.hasVendors) return;
      const body = { orderId: charge.id, totalPrice: dinars(step.fils) };
      const asked = [body, ...(step.twice ? [body] : [])];
      const replies = await Promise.all(asked.map((one) => ask(app, 'create-refund', one)));
      for (const { status, body } of replies.filter(({ status }) => status === 201 || status >= 500)) {
        if (status !== 201) throw new Error(`create-refund answered ${status}`);
        const { order_id: orderId, refund_order_id: refundOrderId } = body.data;
        const number = model.charges.indexOf(charge);
        model.refunds.push({ orderId, refundOrderId, amount: dinars(step.fils), charge: number });
      }
      return;
    }
    case 'vendors': {
      const charge = pick(model.charges, step.charge);
      if (!charge) return;
      const handed = await ask(app, 'create-refund', { orderId: charge.id, totalPrice: '0.001' });
      if (!handed.body.data?.isMultivendorRefund) {
        if (handed.status === 201) {
          const { order_id: orderId, refund_order_id: refundOrderId } = handed.body.data;
          model.refunds.push({
            orderId,
            refundOrderId,
            amount: '0.001',
            charge: model.charges.indexOf(charge),
          });
        }
        return;
      }
      const refundPayload = handed.body.data.refundPayload.map((part: object, place: number) => ({
        ...part,
        amountToRefund: dinars(step.fils[place] ?? 0),
      }));
      const body = { ...handed.body.data, refundPayload };
      const asked = [body, ...(step.twice ? [body] : [])];
      const replies = await Promise.all(asked.map((one) => ask(app, 'create-multivendor-refund', one)));
      for (const reply of replies) {
        const { generated, insufficientBalance, dataTempered } = reply.body.data.responseData
          ? { ...reply.body.data, generated: reply.body.data.responseData.generated }
          : { generated: [], insufficientBalance: [], dataTempered: [] };
        const left = refundPayload.filter(
          (part: { refundRequestId: string; amountToRefund: string }) =>
            Number(part.amountToRefund) !== 0 &&
            ![...insufficientBalance, ...dataTempered].some(
              ({ refundRequestId }: { refundRequestId: string }) => refundRequestId === part.refundRequestId,
            ),
        );
        for (const [place, { orderId, refundOrderId }] of generated.entries()) {
          const { amountToRefund: amount, ibanNumber: iban } = left[place];
          model.refunds.push({ orderId, refundOrderId, amount, charge: model.charges.indexOf(charge), iban });
        }
      }
      return;
    }
    case 'delete': {
      const refund = pick(model.refunds, step.refund);
      if (!refund) return;
      const { orderId, refundOrderId } = refund;
      const { status } = await ask(app, 'delete-refund', { orderId, refundOrderId });
      if (status === 201) model.refunds.splice(model.refunds.indexOf(refund), 1);
      return;
    }
    case 'wait':
      await control(app, 'POST', 'clock/advance', { by: `${step.hours}h` });
  }
}

/** What breaks the rule, if anything does. */
function broken({ charges, refunds }: Model): string | undefined {
  const sum = (some: readonly Made[]) => some.reduce((total, { amount }) => total.plus(amount), money('0'));
  for (const [number, { isCaptured, hasVendors }] of charges.entries()) {
    const its = refunds.filter(({ charge }) => charge === number);
    if (sum(its).gt(isCaptured ? 20 : 0)) return `charge ${number}: ${sum(its)} refunded`;
    for (const { ibanNumber } of hasVendors ? vendors.extraMerchantData : []) {
      const part = sum(its.filter(({ iban }) => iban === ibanNumber));
      if (part.gt(10)) return `vendor ${ibanNumber}: ${part} refunded`;
    }
  }
  return undefined;
}

t.test('for any sequence of captures, refunds, deletions and waits', async (t) => {
  const app = await build(t);
  let refunds = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      await control(app, 'POST', 'reset');
      const model: Model = { charges: [], refunds: [] };
      await run(app, model, { do: 'charge', vendors: false, captured: true });
      await run(app, model, { do: 'charge', vendors: true, captured: true });
      for (const step of sequence) {
        await run(app, model, step);
        const wrong = broken(model);
        if (wrong !== undefined) throw new Error(wrong);
        refunds = Math.max(refunds, model.refunds.length);
      }
      // What is left may be refunded, and not a fils more.
      for (const [number, { id, isCaptured, hasVendors }] of model.charges.entries()) {
        if (!isCaptured || hasVendors) continue;
        const its = model.refunds.filter(({ charge }) => charge === number);
        const left = its.reduce((rest, { amount }) => rest.minus(amount), money('20'));
        const more = { orderId: id, totalPrice: left.plus('0.001').toFixed() };
        if ((await ask(app, 'create-refund', more)).status !== 422)
          throw new Error('a fils more was refunded');
        if (left.eq(0)) continue;
        const { status } = await ask(app, 'create-refund', { orderId: id, totalPrice: left.toFixed() });
        if (status !== 201) throw new Error(`the rest, ${left}, was refused`);
      }
    }),
    { seed: 20261120, numRuns: 60 },
  );
  t.ok(refunds > 3, 'some sequences refund often');
});
