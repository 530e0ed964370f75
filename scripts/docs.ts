/** Writes docs/providers/*.md and schemas/scenario.json from the contracts, docs/magic-values.md from the scenarios. Tests hold the files against what this would write. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { document } from '../src/core/contract/document.ts';
import { magicDocument } from '../src/core/scenarios/magic.ts';
import { namesOf } from '../src/core/scenarios/names.ts';
import { scenarioSchema } from '../src/core/scenarios/schema.ts';
import { examples } from '../src/fixtures.ts';
import { providers } from '../src/providers/index.ts';
import { library } from '../src/scenarios.ts';

for (const provider of providers) {
  const file = new URL(`../docs/providers/${provider.name}.md`, import.meta.url);
  writeFileSync(file, document(provider, examples(provider.name)));
}
writeFileSync(new URL('../docs/magic-values.md', import.meta.url), magicDocument(providers, library));

mkdirSync(new URL('../schemas/', import.meta.url), { recursive: true });
writeFileSync(
  new URL('../schemas/scenario.json', import.meta.url),
  `${JSON.stringify(scenarioSchema(namesOf(providers)), null, 2)}\n`,
);
