/** The start page: base URLs, keys, and where to read on. */
import { document } from '../checkout/shell.tsx';
import { Summary } from '../checkout/summary.tsx';
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
      <>
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
      </>
    ),
  });

const Provider = ({
  provider,
  title,
  base_urls,
  merchants,
  origin,
}: ProviderCredentials & { origin: string }) => (
  <section class="card">
    <h1>{title}</h1>
    <Summary rows={base_urls.map((url) => ({ label: 'Base URL', value: <code>{url}</code> }))} />
    {merchants.map(({ merchant, about, keys }) => (
      <div key={merchant}>
        <p>
          <b>{merchant}</b>: {about}
        </p>
        <Summary
          rows={Object.entries(keys).map(([label, value]) => ({ label, value: <code>{value}</code> }))}
        />
      </div>
    ))}
    <p>
      <a href={`${origin}/_paystub/docs/${provider}`}>What it answers, and how that is known</a> ·{' '}
      <a href={`${origin}/_paystub/openapi/${provider}.json`}>OpenAPI</a>
    </p>
  </section>
);
