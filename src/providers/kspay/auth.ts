/** The credentials: a key pair, a token, a refresh token with a key pair, a signature. The guards of every call. */
import { fail } from '../../core/contract/failure.ts';
import type { Call, RawInput } from '../../core/contract/provider.ts';
import type { Resource } from '../../core/store/resources.ts';
import type { Handle } from '../../core/workspace.ts';
import { refuse } from './causes.ts';
import { type AccessKey, type App, accessKey, app } from './records.ts';
import { appOfAccessToken, appOfRefreshToken, signatureOf } from './tokens.ts';

type Fields = Readonly<Record<string, unknown>>;

const headersOf = ({ headers }: RawInput) => headers as Readonly<Record<string, string | undefined>>;
const fieldsOf = (part: unknown): Fields =>
  typeof part === 'object' && part !== null ? (part as Fields) : {};

/** What the vendor's own mobile package sends for an origin (observed): it is always let in. */
const ownClient = 'kspay-flutter-v1';

/** The app, if it is switched on and may be called from there. */
function admitted(found: Resource<App>, input: RawInput): Resource<App> {
  if (!found.data.active) refuse('appDisabled');
  const { origin } = headersOf(input);
  const { allowedOrigins } = found.data;
  const open = allowedOrigins === null || origin === undefined || origin === ownClient;
  return open || allowedOrigins.includes(origin) ? found : fail('forbidden', { reason: origin });
}

function appNamed(handle: Handle, id: unknown): Resource<App> {
  if (!/^ap_[0-9A-Za-z]{9}$/.test(String(id))) refuse('idMalformed', 'ap_', 12);
  return handle.get(app, String(id)) ?? refuse('appUnknown');
}

/** The key with its secret, told apart in this order (assumed): present, known, this app's, active, right. */
function keyOf(
  handle: Handle,
  { row }: Resource<App>,
  { accessKey: key, secretKey }: Fields,
): Resource<AccessKey> {
  const found = handle.get(accessKey, String(key)) ?? refuse('accessKeyUnknown');
  if (found.owner !== row) refuse('accessKeyOfAnotherApp');
  if (!found.data.active) refuse('accessKeyInactive');
  if (found.data.secretKey !== secretKey) refuse('secretKeyWrong');
  return found;
}

function present({ accessKey: key, secretKey }: Fields): void {
  if (key === undefined) refuse('accessKeyMissing');
  if (secretKey === undefined) refuse('absent', 'secretKey');
}

/** A pair of keys that belong to the app with that id. */
function byKeys(call: Call, input: RawInput, id: unknown, keys: Fields): Resource<App> {
  present(keys);
  if (id === undefined) refuse('absent', 'appId');
  const found = admitted(appNamed(call, id), input);
  keyOf(call, found, keys);
  return found;
}

/** The token, bare or behind `Bearer` (documented: both), or from `x-token` (observed). */
function tokenIn(input: RawInput): string {
  const { authorization, 'x-token': other } = headersOf(input);
  const text = (authorization ?? other ?? '').replace(/^Bearer(\s+|$)/i, '').trim();
  return text || fail('unauthenticated', { reason: 'missing' });
}

const byToken = (call: Call, input: RawInput): Resource<App> =>
  admitted(appOfAccessToken(call, tokenIn(input)), input);

const bySignature = (call: Call, input: RawInput): Resource<App> =>
  admitted(call.ownerOf<App>(signatureOf(call, headersOf(input)['x-signature'])), input);

/** Which of the three ways into a transaction a request takes, told by its credential. */
export function flowOf(headers: Readonly<Record<string, unknown>>): 'server' | 'sdk' | 'package' {
  if (headers['x-signature'] !== undefined) return 'server';
  return headers.accesskey !== undefined || headers.secretkey !== undefined ? 'sdk' : 'package';
}

function anyOfThree(call: Call, input: RawInput): Resource<App> {
  const { accesskey, secretkey, ...headers } = headersOf(input);
  const body = fieldsOf(input.body);
  switch (flowOf({ ...headers, accesskey, secretkey })) {
    case 'server':
      return bySignature(call, input);
    case 'sdk':
      return byKeys(call, input, body.appId, { accessKey: accesskey, secretKey: secretkey });
    case 'package':
      return byToken(call, input);
  }
}

export const auth = {
  keys: (call: Call, input: RawInput) =>
    byKeys(call, input, fieldsOf(input.params).appId, fieldsOf(input.body)),

  refresh(call: Call, input: RawInput): Resource<App> {
    const found = admitted(appOfRefreshToken(call, tokenIn(input)), input);
    const keys = fieldsOf(input.body);
    present(keys);
    keyOf(call, found, keys);
    return found;
  },

  token: byToken,
  signature: bySignature,
  anyOfThree,
};
