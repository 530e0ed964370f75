import { readFileSync } from 'node:fs';
import t from 'tap';
import { document } from '../src/core/contract/document.ts';
import { magicDocument } from '../src/core/scenarios/magic.ts';
import { examples } from '../src/fixtures.ts';
import { providers } from '../src/providers/index.ts';
import { library } from '../src/scenarios.ts';
import { build, control } from './helper.ts';

t.test("the providers' pages are what their contracts say (npm run docs writes them)", async (t) => {
  for (const provider of providers) {
    const page = readFileSync(new URL(`../docs/providers/${provider.name}.md`, import.meta.url), 'utf8');
    t.equal(page, document(provider, examples(provider.name)), provider.name);
  }
});

t.test('the page of magic values is what the scenarios say (npm run docs writes it)', async (t) => {
  const page = readFileSync(new URL('../docs/magic-values.md', import.meta.url), 'utf8');
  t.equal(page, magicDocument(providers, library));
});

t.test("each provider's contract is served as OpenAPI and as a page", async (t) => {
  const app = await build(t);
  for (const { name, operations, root, mounts } of providers) {
    const { body } = await control(app, 'GET', `openapi/${name}.json`, undefined, 'ci-42');
    t.equal(body.openapi, '3.1.0');
    t.match(body.servers[0].url, new RegExp(`/@ci-42${root}${mounts[0]}$`));
    const ids = Object.values(body.paths as Record<string, Record<string, { operationId: string }>>).flatMap(
      (path) => Object.values(path).map(({ operationId }) => operationId),
    );
    t.strictSame(
      ids.sort(),
      operations
        .filter(({ page }) => !page)
        .map(({ id }) => id)
        .sort(),
    );
    const page = await app.inject({ url: `/_paystub/docs/${name}` });
    t.match(page.headers['content-type'], /text\/markdown/);
    t.match(page.body, `### ${operations[0]?.id}`);
  }
  t.equal((await control(app, 'GET', 'openapi/nobody.json')).status, 404);
});
