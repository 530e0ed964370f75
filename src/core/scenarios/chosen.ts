/** The scenarios that a request asks for by its header `paystub-scenario`. */
import type { IncomingHttpHeaders } from 'node:http';

/** The header names one that is not there. Paystub's own mistake to tell, so not in a provider's voice. */
export class UnknownScenario extends Error {
  readonly spoken;

  constructor(name: string) {
    super(`there is no scenario '${name}'`);
    this.spoken = {
      status: 400,
      headers: { 'content-type': 'application/problem+json' },
      body: {
        type: 'about:blank',
        status: 400,
        title: 'No such scenario',
        detail: `The header paystub-scenario names '${name}', which is not there. GET /_paystub/scenarios lists those that are.`,
      },
    };
  }
}

/** Their names, the last one named first; throws UnknownScenario where one is not there. */
export function chosenBy(headers: IncomingHttpHeaders, isKnown: (name: string) => boolean): string[] {
  const header = headers['paystub-scenario'];
  if (header === undefined) return [];
  const names = [header]
    .flat()
    .join(',')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const unknown = names.find((name) => !isKnown(name));
  if (unknown !== undefined) throw new UnknownScenario(unknown);
  return [...new Set(names.reverse())];
}
