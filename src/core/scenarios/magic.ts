/** The magic values as a page for people, in Markdown. Everything in it is read off the scenarios that are always on. */
import type { Provider } from '../contract/provider.ts';
import type { Rule, Test } from './grammar.ts';
import { readScenario } from './load.ts';
import { namesOf } from './names.ts';
import type { Library } from './scenarios.ts';

const head = `# Magic values

For clients that can change nothing but their data. Each value makes one thing happen, in every workspace, without a
switch and without a header. A scenario that is switched on or asked for comes before them.`;

export function magicDocument(providers: readonly Provider[], library: Library): string {
  const names = namesOf(providers);
  const sections = providers.flatMap(({ name: provider, title }) =>
    library
      .always()
      .filter((name) => name.startsWith(`${provider}/`))
      .map((name) => {
        const { text, file } = library.read(name);
        const { rules } = readScenario(text, file, names);
        // A rule that says nothing of itself only helps another.
        return section(
          title,
          rules.flatMap((rule, index) => (rule.about ? [row(rule, `${name}#${index + 1}`)] : [])),
        );
      }),
  );
  return [head, ...sections].join('\n\n').concat('\n');
}

const section = (title: string, rows: string[]): string =>
  [`## ${title}\n`, '| Value | On | What happens | Rule |', '| --- | --- | --- | --- |', ...rows].join('\n');

function row(rule: Rule, name: string): string {
  const cells = [valuesOf(rule), `\`${Object.values(rule.on)[0]}\``, rule.about ?? '', `\`${name}\``];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

const valuesOf = ({ when: { fields = {}, any = [] } = {} }: Rule): string =>
  [fields, ...any]
    .flatMap((tests) => Object.entries(tests))
    .map(([path, test]) => `\`${path.replace(/^\w+\./, '')}\` ${shown(test)}`)
    .join(' or ');

/** `PAYSTUB-02…` is how a value begins. */
function shown(test: Test): string {
  if (typeof test !== 'object' || test === null) return `\`${test}\``;
  if ('in' in test) return test.in.map((option) => `\`${option}\``).join(', ');
  if ('matches' in test) return `\`${test.matches.replace(/^\^([\w-]+)$/, '$1…')}\``;
  return `other than \`${test.not}\``;
}
