/** Flags, environment and file, in this order of weight → one typed Config. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Static, Type } from '@sinclair/typebox';
import { explain } from './core/contract/validate.ts';

const strict = { additionalProperties: false };

/** The settings, as a file given with --config may hold them (JSON or YAML). */
const Settings = Type.Object(
  {
    host: Type.String(),
    port: Type.Integer({ minimum: 0, maximum: 65535 }),
    data: Type.String(),
    publicUrl: Type.String({ format: 'url' }),
    adminToken: Type.String({ minLength: 1 }),
    allowTarget: Type.Array(Type.String()),
    trustProxy: Type.Boolean(),
    logLevel: Type.Union(
      ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'].map((level) => Type.Literal(level)),
    ),
    webhookTimeout: Type.Integer({ minimum: 1, description: 'Milliseconds' }),
  },
  strict,
);

type Settings = Static<typeof Settings>;
type Required = 'host' | 'port' | 'allowTarget' | 'trustProxy' | 'logLevel' | 'webhookTimeout';

export type Config = Pick<Settings, Required> & Partial<Omit<Settings, Required>>;

export const defaults: Config = {
  host: '127.0.0.1',
  port: 4747,
  allowTarget: [],
  trustProxy: false,
  logLevel: 'warn',
  webhookTimeout: 10_000,
};

export const help = `Usage: paystub [options]
       paystub check PATH…   check scenario files; exits with 1 where one is not right

Serves the sandbox of every payment provider, until it is stopped.

  --host ADDRESS        listen on this address (default ${defaults.host})
  --port NUMBER         listen on this port (default ${defaults.port}; 0 takes a free one)
  --data FILE           keep everything in this SQLite file (default: in memory)
  --public-url URL      begin minted addresses with this, not with the request's host
  --admin-token TOKEN   ask for this bearer token on the control API
  --allow-target HOST   let webhooks go to this host only (may be repeated)
  --trust-proxy         believe X-Forwarded-* headers
  --webhook-timeout MS  wait this long for a webhook's receiver (default ${defaults.webhookTimeout})
  --log-level LEVEL     silent, fatal, error, warn, info, debug, trace (default ${defaults.logLevel})
  --config FILE         read settings from this JSON or YAML file
  --version             print the version
  --help                print this

Each option can be set in the environment too: PAYSTUB_PORT for --port, and so on.
A flag outweighs the environment, and that the file; an empty variable counts as not set.
`;

const options = {
  host: { type: 'string' },
  port: { type: 'string' },
  data: { type: 'string' },
  'public-url': { type: 'string' },
  'admin-token': { type: 'string' },
  'allow-target': { type: 'string', multiple: true },
  'trust-proxy': { type: 'boolean' },
  'webhook-timeout': { type: 'string' },
  'log-level': { type: 'string' },
  config: { type: 'string' },
  version: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** What is wrong with the command line, the environment or the file, to be shown as it is. */
export class ConfigError extends Error {}

/** Reads the settings; throws a ConfigError that names the setting and where it was set. */
export async function readConfig(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Config & { version?: boolean; help?: boolean }> {
  const flags = parseFlags(args);
  const set = Object.fromEntries(Object.entries(env).filter(([, text]) => text !== ''));
  const { config: file = set.PAYSTUB_CONFIG, version = false, help = false, ...given } = flags;
  const settings = {
    ...(file === undefined ? {} : await fromFile(file)),
    ...fromTexts(set, (name) => `PAYSTUB_${name.replaceAll('-', '_').toUpperCase()}`),
    ...fromTexts(given, (name) => name, '--'),
  };
  return { ...defaults, ...settings, version, help };
}

function parseFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new ConfigError(`${(error as Error).message}\nRun 'paystub --help' for the options there are.`);
  }
}

const settingOf = (flag: string): keyof Settings =>
  flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) as keyof Settings;

/** Settings out of flags or environment variables, all of which are text. */
function fromTexts(
  source: Readonly<Record<string, unknown>>,
  nameOf: (flag: string) => string,
  mark = '',
): Partial<Settings> {
  const settings: Record<string, unknown> = {};
  for (const flag of Object.keys(options)) {
    const name = nameOf(flag);
    const text = source[name];
    const setting = settingOf(flag);
    if (text === undefined || !(setting in Settings.properties)) continue;
    settings[setting] = typed(setting, text);
    check({ [setting]: settings[setting] }, mark + name);
  }
  return settings as Partial<Settings>;
}

const truth: Readonly<Record<string, boolean>> = {
  true: true,
  1: true,
  yes: true,
  false: false,
  0: false,
  no: false,
};

function typed(setting: keyof Settings, text: unknown): unknown {
  const { type } = Settings.properties[setting];
  if (type === 'integer') return text === '' ? text : Number(text);
  if (type === 'boolean') return truth[String(text).toLowerCase()] ?? text;
  if (type === 'array') return Array.isArray(text) ? text : String(text).split(',').filter(Boolean);
  return text;
}

async function fromFile(file: string): Promise<Partial<Settings>> {
  let parsed: unknown;
  try {
    const text = readFileSync(file, 'utf8');
    parsed = (await import('yaml')).parse(text) ?? {};
  } catch (error) {
    throw new ConfigError(`${file} cannot be read: ${(error as Error).message}`);
  }
  check(parsed, file);
  return parsed as Partial<Settings>;
}

function check(settings: unknown, where: string): void {
  const [wrong] = explain(Type.Partial(Settings, strict), settings);
  if (wrong !== undefined) throw new ConfigError(`${where}: ${wrong}`);
}
