import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { providers } from '../src/providers/index.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const sources = globSync('src/**/*.{ts,tsx}', { cwd: root }).sort();
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The files a file imports, and the packages. */
const importsOf = (file: string): string[] =>
  [...textOf(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) =>
    name.startsWith('.') ? normalize(join(dirname(file), name)) : name,
  );

/** What each room may import from; everything may import npm and Node. */
const below: Record<string, string[]> = {
  'src/core': [],
  'src/checkout': ['src/core'],
  'src/providers': ['src/core', 'src/checkout'],
  'src/console': ['src/core', 'src/checkout', 'src/control', 'src/config.ts', 'src/version.ts'],
  'src/control': ['src/core', 'src/config.ts', 'src/fixtures.ts', 'src/version.ts'],
};

t.test('imports go down only', async (t) => {
  for (const file of sources) {
    const room = file.split('/').slice(0, 2).join('/');
    const allowed = below[room];
    if (!allowed) continue;
    for (const imported of importsOf(file).filter((name) => name.startsWith('src/'))) {
      t.ok(
        [room, ...allowed].some((place) => imported.startsWith(place)),
        `${file} → ${imported}`,
      );
    }
  }
});

t.test('a provider imports no other provider, and nobody but the list imports providers', async (t) => {
  for (const file of sources) {
    const [, own] = /^src\/providers\/([^/.]+)\//.exec(file) ?? [];
    for (const imported of importsOf(file)) {
      const [, other] = /^src\/providers\/([^/.]+)\//.exec(imported) ?? [];
      if (other === undefined) continue;
      t.ok(own === other || file === 'src/providers/index.ts', `${file} → ${imported}`);
    }
  }
});

t.test('the core names no provider', async (t) => {
  for (const file of sources.filter(
    (name) => name.startsWith('src/core/') || name.startsWith('src/checkout/'),
  )) {
    for (const { name, title } of providers) {
      t.notMatch(textOf(file), new RegExp(`\\b(${name}|${title})\\b`, 'i'), `${file}: ${name}`);
    }
  }
});

t.test('every provider has the same rooms', async (t) => {
  const rooms = [
    'index',
    'contract',
    'auth',
    'errors',
    'lifecycle',
    'records',
    'routes',
    'seed',
    'wire',
    'checkout',
  ];
  for (const { name, payments, otherLifecycles = [] } of providers) {
    const folder = join(root, 'src/providers', name);
    for (const room of rooms) {
      const found = [`${room}.ts`, `${room}.tsx`, room].some((entry) => existsSync(join(folder, entry)));
      t.ok(found, `${name}/${room}`);
    }
    t.ok(existsSync(join(root, 'fixtures', name, 'seed.yaml')), `fixtures/${name}/seed.yaml`);
    for (const lifecycle of [...payments.map(({ lifecycle }) => lifecycle), ...otherLifecycles]) {
      t.ok(lifecycle.name.startsWith(`${name}.`), lifecycle.name);
    }
  }
});

t.test('time and chance come from one place each', async (t) => {
  const allowed = ['src/core/time/clock.ts', 'src/core/ids.ts', 'src/core/random.ts'];
  for (const file of sources.filter((name) => !allowed.includes(name))) {
    t.notMatch(
      textOf(file),
      /Date\.now\(|new Date\(\)|Math\.random\(|randomUUID\(|randomBytes\(|performance\.now\(/,
      file,
    );
  }
});

t.test('files stay small, typed and named for what they are', async (t) => {
  for (const file of sources) {
    const text = textOf(file);
    t.ok(text.split('\n').length <= 301, `${file} has ${text.split('\n').length} lines`);
    t.notMatch(file, /(utils?|helpers?|common|misc)(\/|\.tsx?$)/, file);
    t.match(file, /^[a-z0-9/.-]+$/, file);
    t.notMatch(text, /\bas any\b|<any>|@ts-(ignore|nocheck|expect-error)/, `${file} is typed`);
    t.notMatch(text, /\b(TODO|FIXME|XXX)\b/, `${file} leaves nothing for later`);
  }
});

t.test('every operation and reply says where it is from', async (t) => {
  for (const { name, operations, handlers } of providers) {
    t.strictSame(
      Object.keys(handlers).sort(),
      operations.map(({ id }) => id).sort(),
      `${name}: a handler each`,
    );
    for (const { id, source, replies } of operations) {
      t.ok(source.source.length > 0, id);
      for (const [status, reply] of Object.entries(replies))
        t.ok(reply.source.source.length > 0, `${id} ${status}`);
    }
  }
});
