/** Writes docs/providers/*.md from the contracts. A test holds the files against what this would write. */
import { writeFileSync } from 'node:fs';
import { document } from '../src/core/contract/document.ts';
import { examples } from '../src/fixtures.ts';
import { providers } from '../src/providers/index.ts';

for (const provider of providers) {
  const file = new URL(`../docs/providers/${provider.name}.md`, import.meta.url);
  writeFileSync(file, document(provider, examples(provider.name)));
}
