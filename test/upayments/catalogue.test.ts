import t from 'tap';
import { build, control } from '../helper.ts';
import { charge, least } from './client.ts';

const replies: [name: string, status: number, message: string][] = [
  ['unauthorized', 401, 'Not a valid API request'],
  ['forbidden', 403, 'Forbidden'],
  ['too_many_attempts', 429, 'Too Many Attempts.'],
  ['server_error', 500, 'Server Error'],
  ['unavailable', 503, 'Service Unavailable'],
];

for (const [error, status, message] of replies) {
  t.test(`a scenario may answer a charge with ${error}`, async (t) => {
    const app = await build(t);
    const rules = [
      { on: { call: 'upayments.charge.create' }, times: 1, then: { error: `upayments.${error}` } },
    ];
    const put = await control(app, 'PUT', 'scenarios/trouble', { about: 'a test', rules });
    t.ok(put.status < 300);
    await control(app, 'POST', 'scenarios/trouble/use');
    t.strictSame(await charge(app, least), { status, body: { message } });
    t.equal((await charge(app, least)).status, 201, 'once');
  });
}
