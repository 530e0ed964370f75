/** Defining and using scenarios, as the tests of them do. */
import type { FastifyInstance } from 'fastify';
import { control } from '../helper.ts';

export const start = '2026-03-01T12:00:00Z';

/** Defines a scenario of these rules; throws where it is not right. */
export async function define(app: FastifyInstance, name: string, rules: object[], more: object = {}) {
  const { status, body } = await control(app, 'PUT', `scenarios/${name}`, {
    about: 'a test',
    rules,
    ...more,
  });
  if (status !== 200) throw new Error(body.detail);
}

/** Defines it and switches it on. */
export async function play(app: FastifyInstance, name: string, rules: object[], body?: object) {
  await define(app, name, rules);
  await control(app, 'POST', `scenarios/${name}/use`, body);
}

export const freeze = (app: FastifyInstance) => control(app, 'PUT', 'clock', { mode: 'frozen', now: start });

/** The faults of ours that an app logs from now on. */
export function faultsOf(app: FastifyInstance): unknown[] {
  const faults: unknown[] = [];
  const quiet = () => {};
  const error = (told: unknown) => void faults.push(told);
  const logger = { ...app.log, fatal: error, error, warn: quiet, info: quiet, debug: quiet, trace: quiet };
  app.log.error = error;
  // Each request logs through a child.
  app.log.child = () => Object.assign(logger, { child: () => logger }) as unknown as typeof app.log;
  return faults;
}
