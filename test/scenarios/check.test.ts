import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';

const right = 'about: x\nrules:\n  - on: { call: paygate.* }\n    then: { delay: 1s }\n';
const wrong = right.replace('delay', 'dellay');

/** `paystub check` as a process of its own. */
function check(...paths: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--import=tsx',
      '-e',
      "import('./src/main.ts').then(({ main }) => main(process.argv.slice(1), {}))",
      '--',
      'check',
      ...paths,
    ],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

t.test('paystub check: every mistake with its place, and the exit code', async (t) => {
  const folder = t.testdir();
  mkdirSync(join(folder, 'deep/er'), { recursive: true });
  const [good, bad, json] = ['a.yaml', 'deep/er/b.yml', 'deep/c.json'].map((name) => join(folder, name));
  writeFileSync(good ?? '', right);
  t.strictSame(check(folder), { status: 0, stdout: '1 file checked, all right.\n', stderr: '' });
  writeFileSync(bad ?? '', wrong);
  writeFileSync(json ?? '', '{"about": "x", "rules": [{}]}');
  writeFileSync(join(folder, 'notes.txt'), 'not looked at');
  const { status, stdout } = check(folder);
  t.equal(status, 1);
  t.match(stdout, `${bad}:4:13 there is no 'dellay' here; did you mean 'delay'?`);
  t.match(stdout, `${json}:1:26 a rule says what it is on`);
  t.match(stdout, /\n3 files checked, 2 mistakes\.\n$/);
  t.equal(check(good ?? '').status, 0);
  const missing = check(join(folder, 'none.yaml'));
  t.strictSame(missing, {
    status: 1,
    stdout: `${join(folder, 'none.yaml')} is not there\n1 file checked, 1 mistake.\n`,
    stderr: '',
  });
  t.match(check(), { status: 1, stdout: /paystub check scenarios\// });
  t.match(check('scenarios'), { status: 0, stdout: /all right/ }, 'the shipped ones');
});
