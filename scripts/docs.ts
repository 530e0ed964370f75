/** Writes docs/providers/*.md from the contracts and docs/magic-values.md from the scenarios. A test holds the files against what this would write. */
import { writeFileSync } from 'node:fs';
import { document } from '../src/core/contract/document.ts';
import { magicDocument } from '../src/core/scenarios/magic.ts';
import { examples } from '../src/fixtures.ts';
import { providers } from '../src/providers/index.ts';
import { library } from '../src/scenarios.ts';

for (const provider of providers) {
  const file = new URL(`../docs/providers/${provider.name}.md`, import.meta.url);
  writeFileSync(file, document(provider, examples(provider.name)));
}
writeFileSync(new URL('../docs/magic-values.md', import.meta.url), magicDocument(providers, library));
