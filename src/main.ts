/** The `paystub` command. */
import { buildApp } from './app.ts';
import { ConfigError, help, readConfig } from './config.ts';
import { credentialsOf } from './control/credentials.ts';
import { DataError } from './core/store/database.ts';
import { version } from './version.ts';

export async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  try {
    const [command, ...paths] = args;
    if (command === 'check') return await check(paths);
    const config = await readConfig(args, env);
    if (config.help) return void process.stdout.write(help);
    if (config.version) return void process.stdout.write(`${version}\n`);
    await serve(config);
  } catch (error) {
    if (!isExpected(error)) throw error;
    process.stderr.write(`paystub: ${error.message}\n`);
    process.exitCode = 2;
  }
}

async function check(paths: readonly string[]): Promise<void> {
  const { lines, well } = (await import('./check.ts')).checkScenarios(paths);
  process.stdout.write(`${lines.join('\n')}\n`);
  if (!well) process.exitCode = 1;
}

async function serve(config: Awaited<ReturnType<typeof readConfig>>): Promise<void> {
  const app = await buildApp(config);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => app.close());
  const address = await app.listen({ host: config.host, port: config.port }).catch(async (error: unknown) => {
    await app.close();
    throw error;
  });
  const origin = config.publicUrl ?? address;
  process.stdout.write(await welcome(app, origin));
}

/** Where everything is and which keys to paste. */
async function welcome({ core }: Awaited<ReturnType<typeof buildApp>>, origin: string): Promise<string> {
  const lines = [`Paystub ${version} serves on ${origin}`];
  for (const {
    title,
    base_urls: [base],
    merchants,
  } of credentialsOf(core, await core.open('default'), origin)) {
    lines.push('', title, `  base URL    ${base}`);
    for (const { merchant, about, keys } of merchants) {
      lines.push(`  ${merchant} (${about})`);
      const width = Math.max(...Object.keys(keys).map((name) => name.length)) + 1;
      for (const [name, value] of Object.entries(keys)) lines.push(`    ${name.padEnd(width)}${value}`);
    }
  }
  lines.push('', `control API   ${origin}/_paystub/`, 'another workspace: put /@name before the path', '');
  return `${lines.join('\n')}\n`;
}

/** What the user can mend is told in a line; anything else is a fault of ours and shows its stack. */
function isExpected(error: unknown): error is Error {
  const { code = '' } = error as { code?: string };
  return (
    error instanceof ConfigError ||
    error instanceof DataError ||
    ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND'].includes(code)
  );
}
