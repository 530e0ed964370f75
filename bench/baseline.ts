/** The floor to measure against: Fastify alone, with the same fields validated and nothing remembered. */
import Fastify from 'fastify';

const text = { type: 'string' };
const app = Fastify();
app.post('/paygate/api/payment/initiate', {
  schema: {
    body: {
      type: 'object',
      required: ['currency', 'amount', 'ipn_url', 'callback_url', 'order_id'],
      properties: {
        currency: text,
        amount: { type: 'number' },
        ipn_url: text,
        callback_url: text,
        order_id: text,
      },
    },
  },
  handler: async () => ({ status: 'success', data: { id: 'f8f2ec61-3719-4d64-b185-4951b5f71f9d' } }),
});
console.log(`serves on ${await app.listen({ host: '127.0.0.1', port: 0 })}`);
