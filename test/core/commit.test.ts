import t from 'tap';
import { Commit } from '../../src/core/store/commit.ts';
import { openDatabase } from '../../src/core/store/database.ts';
import { build } from '../helper.ts';
import { call, payment } from '../paygate/client.ts';

function counting() {
  const db = openDatabase();
  db.exec('CREATE TABLE notes (text TEXT)');
  const begun: string[] = [];
  const commit = new Commit(db);
  commit.beforeEach(() => begun.push('commit'));
  const add = db.prepare('INSERT INTO notes VALUES (?)');
  const all = () => db.prepare('SELECT text FROM notes').pluck().all();
  return { commit, begun, add: (text: string) => add.run(text), all };
}

t.test('all work of one turn shares a commit, in the order it was asked for', async (t) => {
  const { commit, begun, add, all } = counting();
  const done = [1, 2, 3, 4].map((number) => commit.run(() => void add(`note ${number}`)));
  t.strictSame(all(), [], 'nothing happens before the turn ends');
  await Promise.all(done);
  t.strictSame(all(), ['note 1', 'note 2', 'note 3', 'note 4']);
  t.strictSame(begun, ['commit']);
});

t.test('work that fails undoes itself alone', async (t) => {
  const { commit, add, all } = counting();
  const results = await Promise.allSettled([
    commit.run(() => void add('before')),
    commit.run(() => {
      add('undone');
      throw new Error('no');
    }),
    commit.run(() => void add('behind')),
  ]);
  t.strictSame(
    results.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  t.strictSame(all(), ['before', 'behind']);
});

t.test('when the commit itself fails nobody hears of success, and the next one works', async (t) => {
  const { commit, add, all } = counting();
  let broken = true;
  let forgotten = 0;
  commit.beforeEach(() => {
    if (broken) throw new Error('the disk is full');
  });
  commit.afterLoss(() => forgotten++);
  await t.rejects(
    commit.run(() => void add('lost')),
    { message: 'the disk is full' },
  );
  broken = false;
  await commit.run(() => void add('kept'));
  t.strictSame(all(), ['kept']);
  t.equal(forgotten, 1);
});

t.test('forty requests at once take a handful of commits, journal included', async (t) => {
  const app = await build(t);
  await app.core.open('default');
  let commits = 0;
  app.core.commit.beforeEach(() => commits++);
  await Promise.all(
    Array.from({ length: 40 }, (_, order) =>
      call(app, 'initiate', { ...payment, order_id: `order-${1000 + order}` }),
    ),
  );
  await app.core.journal.flush();
  t.ok(commits < 10, `${commits} commits`);
  t.equal(app.core.journal.list(app.core.workspaces.open('default'), { limit: 100 }).length, 40);
});
