/** Tokens and signatures. */
import { Type } from '@sinclair/typebox';
import { assumed, documented, note, operation } from '../../../core/contract/operation.ts';
import {
  badRequest,
  bodyTypes,
  bothStyles,
  enveloped,
  forbidden,
  Keys,
  Nanoid,
  notFound,
  unauthorized,
} from './parts.ts';

const AppPath = Type.Object({ appId: Nanoid('ap_', "The app's id") });

const Tokens = Type.Object({ accessToken: Type.String(), refreshToken: Type.String() });
const Signed = Type.Object({ signature: Type.String() });

const keyOrder = note(
  assumed('the order of the checks is not public'),
  'Told in this order: `accessKey` absent, `secretKey` absent, the app malformed, unknown, switched off, the origin; then the key unknown, of another app, inactive; at last a wrong `secretKey`.',
);

export const generateToken = operation({
  id: 'auth.generateToken',
  method: 'POST',
  path: '/auth/generate-token/:appId',
  summary: 'Generate a token',
  source: documented('000 and 001, Generate Token'),
  auth: 'keys',
  params: AppPath,
  bodyTypes,
  body: Keys,
  replies: {
    201: {
      source: documented('000, Generate Token, in both chapters'),
      description: 'An access token and a refresh token',
      schema: enveloped(201, Tokens, Tokens),
    },
    400: badRequest,
    403: forbidden,
    404: notFound,
  },
  notes: [
    bothStyles,
    keyOrder,
    note(
      assumed('the document only calls it short-lived'),
      'An access token lasts 15 minutes, a refresh token 7 days (`lifetimes` in the fixture).',
    ),
  ],
});

export const generateSignature = operation({
  id: 'auth.generateSignature',
  method: 'POST',
  path: '/auth/generate-signature/:appId',
  summary: 'Generate a signature',
  source: documented('000, Generate Signature; 001 leaves it out'),
  auth: 'keys',
  params: AppPath,
  bodyTypes,
  body: Keys,
  replies: {
    201: {
      source: documented('000, Generate Signature'),
      description: 'The signature that lets a server initiate and process one transaction',
      schema: enveloped(201, Type.String(), Signed),
    },
    400: badRequest,
    403: forbidden,
    404: notFound,
  },
  notes: [
    bothStyles,
    keyOrder,
    note(
      assumed('clients pass it on untouched; nothing else is public'),
      'It is 64 hex characters of chance, no digest that a client could compute, and lasts 5 minutes.',
    ),
  ],
});

export const refreshToken = operation({
  id: 'auth.refreshToken',
  method: 'POST',
  path: '/auth/refresh-token',
  summary: 'Refresh a token',
  source: documented('000 and 001, Generate Refresh Token'),
  auth: 'refresh',
  bodyTypes,
  body: Keys,
  replies: {
    201: {
      source: documented('000, Generate Refresh Token'),
      description: 'A new pair',
      schema: enveloped(201, Tokens, Tokens),
    },
    400: badRequest,
    401: unauthorized,
    403: forbidden,
    404: notFound,
  },
  notes: [
    bothStyles,
    note(
      documented('000, Generate Refresh Token'),
      '`Authorization` is the refresh token itself; `Bearer` before it does no harm (assumed).',
    ),
    note(
      assumed('nothing is public; tokens of this kind are rarely called back'),
      'The pair before stays good until its own end.',
    ),
  ],
});
