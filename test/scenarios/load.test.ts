import t from 'tap';
import { longestScenario, readScenario, ScenarioError } from '../../src/core/scenarios/load.ts';
import { namesOf } from '../../src/core/scenarios/names.ts';
import { providers } from '../../src/providers/index.ts';
import { build, control } from '../helper.ts';

const names = namesOf(providers);

/** What is wrong, a line for each mistake; nothing, where all is right. */
function told(text: string): string {
  try {
    readScenario(text, 'a.yaml', names);
    return '';
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.message;
  }
}

const rule = (then: string, on = 'call: paygate.payment.initiate', more = '') =>
  `about: a test\nrules:\n  - on: { ${on} }\n${more}    then: ${then}\n`;
const step = (then: string) => rule(then, 'event: paygate.order.open');
const hook = (then: string) => rule(then, 'webhook: paygate.payment.success');
const when = (test: string) => rule('{ delay: 1s }', undefined, `    when: ${test}\n`);

const cases: Record<string, [text: string, message: string | RegExp]> = {
  'an unknown key, with what was meant': [
    rule('{ dellay: 1s }'),
    "a.yaml:4:13 there is no 'dellay' here; did you mean 'delay'?; delay, error, facts, reply, fault or commit may stand here",
  ],
  'an unknown key at the top': [
    'about: x\nrule: []\nrules: []\n',
    /^a.yaml:2:1 there is no 'rule' here; did you mean 'rules'\?/,
  ],
  'what nobody could have meant': [
    rule('{ xyzzyplugh: 1 }'),
    /^a.yaml:4:13 there is no 'xyzzyplugh' here; delay/,
  ],
  'a wrong type': [rule('{ commit: please }'), 'a.yaml:4:21 must be true or false'],
  'a text for a number': [rule('{ reply: { status: ok } }'), 'a.yaml:4:30 must be a whole number'],
  'a status that is none': [rule('{ reply: { status: 99 } }'), 'a.yaml:4:30 must be >= 200'],
  'a list for a map': [
    '- about: x\n',
    "a.yaml:1:1 a scenario is a map with 'about' and 'rules'; this is none",
  ],
  'an empty file': ['', "a.yaml:1:1 a scenario is a map with 'about' and 'rules'; nothing stands here"],
  'a file of comments': ['# later\n', /nothing stands here/],
  'no rules': ['about: x\nrules: []\n', 'a.yaml:2:8 must say something'],
  'no about': ['rules: [{ on: { call: paygate.* }, then: { delay: 1s } }]\n', "a.yaml:1:1 lacks 'about'"],
  'a rule that is none': ['about: x\nrules: [12]\n', /^a.yaml:2:9 a rule says what it is on/],
  'no on': [
    'about: x\nrules:\n  - then: { delay: 1s }\n',
    'a.yaml:3:5 a rule says what it is on: {call: …}, {event: …} or {webhook: …}',
  ],
  'an on of another kind': [rule('{ delay: 1s }', 'payment: x'), /^a.yaml:3:9 a rule says what it is on/],
  'two ons': [rule('{ delay: 1s }', 'call: paygate.*, event: x'), /^a.yaml:3:28 there is no 'event' here/],
  'no then': ['about: x\nrules:\n  - on: { call: paygate.* }\n', "a.yaml:3:5 lacks 'then'"],
  'an empty then': [rule('{}'), 'a.yaml:4:11 must say something'],
  'an unknown operation': [
    rule('{ delay: 1s }', 'call: paygate.payment.initate'),
    "a.yaml:3:17 there is no call 'paygate.payment.initate'; did you mean 'paygate.payment.initiate'?",
  ],
  'an unknown event': [
    rule('{ events: [{ event: pay }] }', 'event: paygate.order.opened'),
    "a.yaml:3:18 there is no event 'paygate.order.opened'; did you mean 'paygate.order.open'?",
  ],
  'an unknown step': [
    step('{ events: [{ event: pey }] }'),
    "a.yaml:4:31 there is no event 'pey'; did you mean 'pay'?",
  ],
  'a step back to the beginning': [step('{ events: [{ event: open }] }'), /there is no event 'open'/],
  'an unknown event of time': [
    step('{ time: { expires: never } }'),
    /^a.yaml:4:21 there is no event 'expires'/,
  ],
  'an unknown webhook': [
    rule('{ drop: true }', 'webhook: paygate.payment.sucess'),
    "a.yaml:3:20 there is no webhook 'paygate.payment.sucess'; did you mean 'paygate.payment.success'?",
  ],
  'an unknown error': [
    rule('{ error: paygate.unavailabel }'),
    "a.yaml:4:20 there is no error 'paygate.unavailabel'; did you mean 'paygate.unavailable'?",
  ],
  "another provider's error": [
    rule('{ error: kpay.unavailable }'),
    "a.yaml:4:20 'kpay.unavailable' is not an error of every call that this rule is on",
  ],
  "one provider's error for all": [
    rule('{ error: kpay.unavailable }', 'call: "*"'),
    /is not an error of every call/,
  ],
  'an error and a literal reply': [
    rule('{ error: paygate.unavailable, reply: { status: 500 } }'),
    'a.yaml:4:41 a reply is an error of the catalogue or a literal one, not both',
  ],
  'facts of nothing': [rule('{ delay: 1s, facts: { a: 1 } }'), "a.yaml:4:24 facts are told with an 'error'"],
  'facts of the wrong kind': [
    rule('{ error: paygate.rate_limited, facts: { retryAfter: soon } }'),
    'a.yaml:4:63 must be a whole number',
  ],
  'a fact there is not': [
    rule('{ error: paygate.rate_limited, facts: { retry: 1 } }'),
    "a.yaml:4:51 there is no 'retry' here; retryAfter may stand here",
  ],
  'a fault there is not': [
    rule('{ fault: explode }'),
    'a.yaml:4:20 must be reset, empty, cut, malformed, drip or silence',
  ],
  "a header of HTTP's own": [
    rule('{ reply: { status: 200, headers: { Content-Length: "3" } } }'),
    "a.yaml:4:46 'Content-Length' is HTTP's own; a 'fault' breaks what it says",
  ],
  'a header that is none': [
    rule('{ reply: { status: 200, headers: { "a b": c } } }'),
    /^a.yaml:4:46 'a b' may not stand here/,
  ],
  'a bad duration': [
    rule('{ delay: soon }'),
    "a.yaml:4:20 must be a duration such as 30s; or {from, to} or {median, p95}, drawn from the workspace's seed",
  ],
  'a bad duration of a copy': [
    hook('{ again: [{ after: 5 minutes }] }'),
    'a.yaml:4:30 must be a duration such as 250ms, 30s, 15m or 1h30m',
  ],
  'a spoiling there is not': [hook('{ spoil: head }'), 'a.yaml:4:20 must be signature or body'],
  'drop: false': [hook('{ drop: false }'), 'a.yaml:4:19 must be true'],
  'a bad expression': [
    when('{ fields: { body.amount: { matches: "(" } } }'),
    /^a.yaml:4:47 is no regular expression: /,
  ],
  'an expression that takes for ever': [
    when('{ fields: { body.amount: { matches: "(a+)+$" } } }'),
    /^a.yaml:4:47 may take for ever/,
  ],
  'a test that is none': [
    when('{ fields: { body.amount: { above: 1 } } }'),
    /^a.yaml:4:36 must be a value, \{in: /,
  ],
  'a chance above one': [when('{ chance: 2 }'), 'a.yaml:4:21 must be <= 1'],
  'the zeroth': [when('{ nth: 0 }'), /^a.yaml:4:18 must be the number of the match/],
  'a mistake of YAML': ['about: "x\nrules: []\n', /^a.yaml:\d:\d+ .*quote/i],
  'a key twice': ['about: x\nabout: y\nrules: []\n', 'a.yaml:2:1 Map keys must be unique'],
  'two documents': ['about: x\n---\nabout: y\n', /^a.yaml:2:1 .*multiple documents/],
  'a tag': ['about: !!js/function x\nrules: []\n', /^a.yaml:1:8 Unresolved tag/],
  'an alias of nothing': ['about: *none\nrules: []\n', /^a.yaml:1:8 an alias leads nowhere/],
  'an alias in a circle': [
    rule('{ reply: { status: 200, body: &a { b: *a } } }'),
    /^a.yaml:4:49 an alias leads nowhere/,
  ],
  'a bomb of aliases': [
    `about: x\na: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((letter, index) => `${letter}: &${letter} [${Array(9).fill(`*${'abcdefghi'[index]}`)}]`).join('\n')}\n`,
    /an alias leads nowhere: Excessive alias count/,
  ],
  'what is nested too deeply': [`about: ${'['.repeat(30_000)}`, /^a.yaml:\d+:\d+ /],
  'what is too long': [
    `about: ${'x'.repeat(longestScenario)}`,
    'a.yaml:1:1 a scenario has 65536 characters at most',
  ],
  'too many copies': [
    hook(`{ again: [${Array(21).fill('{}')}] }`),
    'a.yaml:4:20 must have 20 entries at most',
  ],
};

for (const [title, [text, message]] of Object.entries(cases)) {
  t.test(title, async (t) => {
    const [first = ''] = told(text).split('\n');
    if (typeof message === 'string') t.equal(first, message);
    else t.match(first, message);
  });
}

t.test('all mistakes are told at once, fifty at most', async (t) => {
  t.equal(told(`about: x\nrules:\n${'  - {}\n'.repeat(3)}`).split('\n').length, 3);
  t.equal(told(`about: x\nrules:\n${'  - {}\n'.repeat(100)}`).split('\n').length, 50);
});

t.test('an anchor used as it is meant is right', async (t) => {
  t.equal(
    told(
      'about: x\nrules:\n  - on: { call: paygate.* }\n    then: &late { delay: 1s }\n  - on: { call: kpay.* }\n    then: *late\n',
    ),
    '',
  );
});

t.test('the control API tells them too, whatever it is sent', async (t) => {
  const app = await build(t);
  for (const [title, [payload]] of Object.entries(cases)) {
    const headers = { 'content-type': 'application/yaml' };
    const reply = await app.inject({ method: 'PUT', url: '/_paystub/scenarios/mine', headers, payload });
    t.ok([400, 422].includes(reply.statusCode), `${title}: ${reply.statusCode}`);
  }
  t.equal((await control(app, 'PUT', 'scenarios/mine')).status, 422, 'nothing at all');
  t.equal((await control(app, 'GET', 'scenarios/mine')).status, 404);
});
