import { writeFileSync } from 'node:fs';
import t from 'tap';
import { defaults, readConfig } from '../src/config.ts';

t.test('without settings, the defaults', async (t) => {
  t.match(await readConfig([], {}), defaults);
});

t.test('a flag outweighs the environment, and that the file', async (t) => {
  const file = `${t.testdir()}/paystub.yaml`;
  writeFileSync(file, 'port: 1\nhost: 10.0.0.1\npublicUrl: https://pay.example.test\n');
  const config = await readConfig(['--port', '3', '--config', file], {
    PAYSTUB_PORT: '2',
    PAYSTUB_HOST: '0.0.0.0',
    PAYSTUB_ALLOW_TARGET: 'a,b',
  });
  t.match(config, {
    port: 3,
    host: '0.0.0.0',
    publicUrl: 'https://pay.example.test',
    allowTarget: ['a', 'b'],
  });
});

t.test('an empty variable is one that is not set', async (t) => {
  const config = await readConfig([], {
    PAYSTUB_HOST: '',
    PAYSTUB_PORT: '',
    PAYSTUB_ADMIN_TOKEN: '',
    PAYSTUB_CONFIG: '',
  });
  t.match(config, defaults);
  t.equal(config.adminToken, undefined);
});

t.test('what is wrong is named, and where', async (t) => {
  const file = `${t.testdir()}/paystub.json`;
  writeFileSync(file, '{"prot": 1}');
  for (const [args, env, message] of [
    [['--prot', '1'], {}, /--prot/],
    [['serve'], {}, /serve/],
    [['--port', 'http'], {}, /--port: \/port must be integer/],
    [['--port', '70000'], {}, /--port: \/port must be <= 65535/],
    [['--port', ''], {}, /--port: \/port must be integer/],
    [[], { PAYSTUB_TRUST_PROXY: 'maybe' }, /PAYSTUB_TRUST_PROXY/],
    [['--public-url', 'pay.example'], {}, /--public-url/],
    [['--log-level', 'loud'], {}, /--log-level/],
    [['--config', file], {}, /paystub.json: .*prot/],
    [['--config', '/nowhere.yaml'], {}, /\/nowhere.yaml cannot be read/],
  ] as const) {
    await t.rejects(readConfig(args, env), { name: 'Error', message }, String(args));
  }
});
