/** The start page: base URLs, keys, and where to read on. */
import { document } from '../checkout/shell.tsx';
import type { ProviderCredentials } from '../control/credentials.ts';

export interface Start {
  version: string;
  workspace: string;
  /** Scheme, host and workspace prefix. */
  origin: string;
  providers: ProviderCredentials[];
}

export const start = ({ version, workspace, origin, providers }: Start): string =>
  document({
    title: 'Start',
    brand: 'Paystub',
    badge: version,
    children: (
      <div class="columns">
        <p>
          Workspace <b>{workspace}</b>. Point a client at a base URL; put <code>/@name</code> before the path
          for a workspace of its own.
        </p>
        {providers.map((provider) => (
          <Provider key={provider.provider} {...provider} origin={origin} />
        ))}
        <p>
          Control API: <a href={`${origin}/_paystub/payments`}>payments</a>,{' '}
          <a href={`${origin}/_paystub/webhooks`}>webhooks</a>,{' '}
          <a href={`${origin}/_paystub/requests`}>requests</a>, <a href={`${origin}/_paystub/clock`}>clock</a>
          , <a href={`${origin}/_paystub/credentials`}>credentials</a>.
        </p>
      </div>
    ),
  });

/** Ready to be marked and copied; a long key scrolls rather than breaks. */
const Paste = ({ lines }: { lines: string[] }) => (
  <pre style="margin: 0.25rem 0 0; overflow-x: auto; font-size: 0.8125rem">{lines.join('\n')}</pre>
);

const Provider = ({
  provider,
  title,
  base_urls,
  merchants,
  origin,
}: ProviderCredentials & { origin: string }) => (
  <section class="card">
    <h1>{title}</h1>
    <div>
      <h2>Base URL</h2>
      <Paste lines={base_urls} />
    </div>
    {merchants.map(({ merchant, about, keys }) => (
      <div key={merchant}>
        <h2>{merchant}</h2>
        {about}
        <Paste lines={Object.entries(keys).map(([name, value]) => `${name}: ${value}`)} />
      </div>
    ))}
    <p>
      <a href={`${origin}/_paystub/docs/${provider}`}>What it answers, and how that is known</a> ·{' '}
      <a href={`${origin}/_paystub/openapi/${provider}.json`}>OpenAPI</a>
    </p>
  </section>
);
