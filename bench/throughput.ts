/**
 * How many payments a second are initiated, in turns with Fastify alone: machines are noisy, ratios within one run are
 * not. Two rounds a server, the best of each counts.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';

const rounds = 3;
const seconds = 4;
const folder = mkdtempSync(join(tmpdir(), 'paystub-bench-'));

const servers: Record<string, string[]> = {
  'Fastify alone': ['--import=tsx', 'bench/baseline.ts'],
  'Paystub in memory': ['bin/paystub.js', '--port', '0'],
  'Paystub on disk': ['bin/paystub.js', '--port', '0', '--data', join(folder, 'bench.db')],
};

async function start(args: string[]): Promise<{ child: ChildProcess; origin: string }> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const origin = await new Promise<string>((found) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const [, url] = /serves on (\S+)/.exec(chunk.toString()) ?? [];
      if (url) found(url);
    });
  });
  return { child, origin };
}

const load = (origin: string) =>
  autocannon({
    url: `${origin}/paygate/api/payment/initiate`,
    method: 'POST',
    connections: 50,
    duration: seconds,
    headers: {
      'content-type': 'application/json',
      apikey: '9a5cd8e5beb32c70400bfdcf5f576562bd09202d',
      secretkey: 'f2cc7f986a81b14525807a37a6a89ec99b8a82b6',
    },
    body: JSON.stringify({
      currency: 'USD',
      amount: 100,
      ipn_url: 'http://127.0.0.1:9/',
      callback_url: 'http://127.0.0.1:9/',
      order_id: '256985412569',
    }),
  });

const best: Record<string, { rate: number; p99: number }> = {};
const running = await Promise.all(Object.values(servers).map(start));
for (let round = 0; round < rounds; round++) {
  for (const [index, name] of Object.keys(servers).entries()) {
    const { requests, latency, non2xx, errors } = await load(running[index]?.origin ?? '');
    if (non2xx + errors > 0) throw new Error(`${name}: ${non2xx} refusals, ${errors} errors`);
    if (requests.average > (best[name]?.rate ?? 0)) best[name] = { rate: requests.average, p99: latency.p99 };
  }
}
for (const { child } of running) child.kill();
rmSync(folder, { recursive: true, force: true });

const floor = best['Fastify alone']?.rate ?? 1;
for (const [name, { rate, p99 }] of Object.entries(best)) {
  const share = `${((100 * rate) / floor).toFixed(0)} %`;
  console.log(
    `${name.padEnd(20)}${rate.toFixed(0).padStart(8)} requests/s ${share.padStart(6)}   p99 ${p99} ms`,
  );
}
