/** What each file of routes receives, and how it sees the app: with requests typed by their schemas. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import type { Core } from '../core/core.ts';

export interface ControlOptions {
  core: Core;
  config: Config;
}

export const typed = (app: FastifyInstance) => app.withTypeProvider<TypeBoxTypeProvider>();

export type ControlApp = ReturnType<typeof typed>;
