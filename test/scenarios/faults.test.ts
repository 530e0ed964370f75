import { connect } from 'node:net';
import t from 'tap';
import { control, serve } from '../helper.ts';
import { payment, sample, statusOf } from '../paygate/client.ts';
import { faultsOf } from './scenes.ts';

const request = (): string => {
  const body = JSON.stringify(payment);
  return `POST /paygate/payment/initiate HTTP/1.1\r\nHost: localhost\r\nApiKey: ${sample.ApiKey}\r\nSecretKey: ${sample.SecretKey}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
};

/** What a client sees at the socket: the bytes, and how it ended. */
async function seen(origin: string, patience?: number): Promise<{ text: string; end: string }> {
  const { port } = new URL(origin);
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(request()));
    const done = (end: string) => {
      socket.destroy();
      resolve({ text, end });
    };
    socket.on('data', (chunk) => {
      text += chunk;
      const [head = '', body = ''] = text.split('\r\n\r\n');
      if (body.length >= Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.POSITIVE_INFINITY))
        done('complete');
    });
    socket.on('end', () => done('end'));
    socket.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'error'));
    if (patience !== undefined) setTimeout(() => done('nothing'), patience);
  });
}

async function with_(t: Parameters<typeof serve>[0], then: object) {
  const { app, origin } = await serve(t);
  await control(app, 'PUT', 'scenarios/broken', {
    about: 'a test',
    rules: [{ on: { call: 'paygate.payment.initiate' }, then }],
  });
  await control(app, 'POST', 'scenarios/broken/use');
  return { app, origin };
}

t.test('reset: the connection is reset, and nothing was done', async (t) => {
  const { app, origin } = await with_(t, { fault: 'reset' });
  t.strictSame(await seen(origin), { text: '', end: 'ECONNRESET' });
  t.equal(await statusOf(app), undefined);
  t.match((await control(app, 'GET', 'requests')).body.data.at(-1), { status: 0, rule: 'broken#1' });
});

t.test('lost reply: the connection is reset, but the payment exists', async (t) => {
  const { app, origin } = await with_(t, { fault: 'reset', commit: true });
  t.strictSame(await seen(origin), { text: '', end: 'ECONNRESET' });
  t.equal(await statusOf(app), 'pending');
});

t.test('empty: the connection ends without a byte', async (t) => {
  const { origin } = await with_(t, { fault: 'empty' });
  t.strictSame(await seen(origin), { text: '', end: 'end' });
});

t.test('cut: the head promises more than comes', async (t) => {
  const { app, origin } = await with_(t, { fault: 'cut' });
  const { text, end } = await seen(origin);
  t.equal(end, 'end');
  t.match(text, /^HTTP\/1.1 200 OK/);
  const [head = '', body = ''] = text.split('\r\n\r\n');
  t.ok(body.length > 0 && body.length < Number(/content-length: (\d+)/i.exec(head)?.[1]));
  t.equal(await statusOf(app), 'pending');
});

t.test('malformed: all of it comes, and does not parse', async (t) => {
  const { origin } = await with_(t, { fault: 'malformed' });
  const { text, end } = await seen(origin);
  t.equal(end, 'complete');
  t.throws(() => JSON.parse(text.split('\r\n\r\n')[1] ?? ''));
});

t.test('drip: it comes byte by byte', async (t) => {
  const { origin } = await with_(t, { fault: 'drip', error: 'paygate.unavailable' });
  const { text, end } = await seen(origin);
  t.equal(end, 'complete');
  t.match(text, /^HTTP\/1.1 503/);
  t.strictSame(JSON.parse(text.split('\r\n\r\n')[1] ?? ''), {
    status: 'error',
    error: ['Service Unavailable'],
  });
});

t.test('silence: nothing ever comes, and the server can still stop', async (t) => {
  const { origin } = await with_(t, { fault: 'silence' });
  t.strictSame(await seen(origin, 300), { text: '', end: 'nothing' });
});

t.test('a delay is waited for, then the call runs', async (t) => {
  const { app, origin } = await with_(t, { delay: '60ms' });
  const before = process.hrtime.bigint();
  t.equal((await seen(origin)).end, 'complete');
  t.ok(process.hrtime.bigint() - before > 55_000_000n);
  t.equal(await statusOf(app), 'pending');
});

t.test('what is literal has the type and the headers that were said, whatever breaks it', async (t) => {
  const page = {
    status: 502,
    headers: { 'Content-Type': 'text/html', 'X-Proxy': 'down' },
    body: '<h1>502</h1>',
  };
  for (const fault of [undefined, 'malformed']) {
    const { app, origin } = await with_(t, { reply: page, ...(fault ? { fault } : {}) });
    const { text } = await seen(origin);
    t.strictSame(text.match(/content-type: .*/gi), ['content-type: text/html']);
    t.match(text, /x-proxy: down/);
    const [{ id }] = (await control(app, 'GET', 'requests')).body.data;
    t.match((await control(app, 'GET', `requests/${id}`)).body.reply.headers, { 'x-proxy': 'down' });
  }
  const { origin } = await with_(t, { reply: { status: 502, body: 'Bad Gateway' } });
  t.match((await seen(origin)).text, /content-type: text\/plain; charset=utf-8/);
});

t.test('a server that stops hangs up on those it keeps waiting, and runs nothing', async (t) => {
  const { app, origin } = await with_(t, { delay: '1h' });
  const faults = faultsOf(app);
  const waiting = seen(origin);
  await new Promise((soon) => setTimeout(soon, 50));
  await app.close();
  t.strictSame(await waiting, { text: '', end: 'end' });
  t.strictSame(faults, []);
});

t.test('where a browser looks, a named failure is a page', async (t) => {
  const { app } = await serve(t);
  await control(app, 'PUT', 'scenarios/shut', {
    about: 'a test',
    rules: [{ on: { call: 'paygate.*' }, then: { error: 'paygate.unavailable' } }],
  });
  await control(app, 'POST', 'scenarios/shut/use');
  const page = await app.inject({ url: '/paygate/make/payment/live/anything' });
  t.match(page.headers['content-type'], /text\/html/, page.body);
});
