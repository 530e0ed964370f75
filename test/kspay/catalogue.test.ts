import { readFileSync } from 'node:fs';
import t from 'tap';
import { catalogued } from '../../src/providers/kspay/catalogue/index.ts';
import { kspay } from '../../src/providers/kspay/index.ts';

interface Printed {
  edition: string;
  name: string;
  message: string;
  /** Null where the document is cut off. */
  status: number | string | null;
  code: number | null;
}

/** Read out of the document by a program of its own; functions' parameters are left as `${name}`. */
const printed = ['open', 'v1'].flatMap(
  (edition) =>
    JSON.parse(
      readFileSync(new URL(`../../fixtures/kspay/catalogue/${edition}.json`, import.meta.url), 'utf8'),
    ) as Printed[],
);
const errors = kspay.errors ?? {};

t.test('the catalogues have as many entries as the document prints', async (t) => {
  t.equal(printed.filter(({ edition }) => edition === 'v1').length, 59);
  t.equal(printed.filter(({ edition }) => edition === 'open').length, 66);
  t.strictSame(
    Object.keys(errors),
    printed.map(({ edition, name }) => `${edition}.${name}`),
    'the same names in the same order',
  );
});

t.test('every entry says what the document says', async (t) => {
  for (const { edition, name, message, status, code } of printed) {
    const full = `${edition}.${name}`;
    const marks = [...message.matchAll(/\$\{(\w+)\}/g)].map(([mark, param = '']) => [param, mark]);
    const args = { ...Object.fromEntries(marks), ...(typeof status === 'string' ? { status: 418 } : {}) };
    const told = { status: typeof status === 'string' ? 418 : (status ?? 400), code: code ?? 12005 };
    const spoken = catalogued(`kspay.${full}`, args, Date.UTC(2026, 0, 31, 9, 30));
    t.strictSame(
      spoken,
      {
        status: told.status,
        body: {
          status: told.status,
          message,
          code: told.code,
          customErrorNumber: told.code,
          timestamp: '2026-01-31 09:30:00',
        },
      },
      full,
    );
    t.equal(errors[full]?.message, message);
    t.equal(errors[full]?.source.kind, status === null ? 'assumed' : 'documented');
  }
});

t.test(
  'message functions take what a scenario may give them, and have samples for what it does not',
  async (t) => {
    const said = (name: string, args = {}) => (catalogued(name, args, 0).body as { message: string }).message;
    t.equal(
      said('kspay.v1.invalidPaymentMethodIds', { ids: ['pm_1', 'pm_2'] }),
      'The following payment method IDs do not exist in DB: pm_1, pm_2',
    );
    t.equal(
      said('kspay.open.missingGatewaySpecsKeys', { missingKeys: 'clientId' }),
      'The following required fields are missing from the provided data: clientId',
    );
    t.equal(
      said('kspay.open.invalidCredentials', { name: 'payu', currency: 'INR' }),
      'Invalid credentials for gateway: payu for: INR',
    );
    for (const [name, { spoken, status, cause }] of Object.entries(errors)) {
      t.equal(spoken({}, 0).status, status, name);
      t.notMatch(JSON.stringify(spoken({}, 0)), /undefined|\$\{/, name);
      t.ok(cause.length > 0, name);
    }
    t.throws(() => catalogued('kspay.open.nothing', {}, 0), /have no 'kspay.open.nothing'/);
  },
);
