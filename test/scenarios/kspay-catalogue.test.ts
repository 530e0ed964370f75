import { readFileSync } from 'node:fs';
import t from 'tap';
import { build, control } from '../helper.ts';
import { call, editions, errorBody, freeze } from '../kspay/client.ts';
import { get } from '../kspay/natural-errors.ts';

interface Printed {
  edition: 'open' | 'v1';
  name: string;
  message: string;
  /** Of one, its function's parameter `status`; null where the document is cut off. */
  status: number | string | null;
  code: number | null;
}

/** As the document prints it. */
const printed = Object.keys(editions).flatMap(
  (edition) =>
    JSON.parse(
      readFileSync(new URL(`../../fixtures/kspay/catalogue/${edition}.json`, import.meta.url), 'utf8'),
    ) as Printed[],
);

t.test('every entry of both catalogues can be asked for by its name, at any address', async (t) => {
  const app = await build(t);
  await freeze(app);
  t.equal(printed.length, 125);
  for (const { edition, name, message, status, code } of printed) {
    const error = `kspay.${edition}.${name}`;
    // Each parameter of a message is told by a word of its own.
    const words = Object.fromEntries(
      [...message.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => [name, `my ${name}`]),
    );
    const facts = { ...words, ...(typeof status === 'string' ? { status: 418 } : {}) };
    const rules = [{ on: { call: 'kspay.currencies.list' }, then: { error, facts } }];
    await control(app, 'PUT', 'scenarios/named', { about: error, rules });
    const expected = errorBody(
      typeof status === 'string' ? 418 : (status ?? 400),
      message.replace(/\$\{(\w+)\}/g, 'my $1'),
      code ?? 12005,
    );
    for (const at of ['open', 'v1'] as const) {
      await control(app, 'POST', 'scenarios/named/once');
      const reply = await call(app, get('/currencies'), { edition: at });
      t.equal(reply.status, expected.status, error);
      t.strictSame(reply.body, expected, error);
    }
  }
  const { body } = await call(app, get('/currencies'));
  t.strictSame(body, errorBody(400, 'Token missing or incorrect', 9000), 'once it was');
});
