/** Registering, logging in, and who one is. */
import { Type } from '@sinclair/typebox';
import { assumed, note, operation } from '../../../core/contract/operation.ts';
import { Datetime, Digits, invalid, refusal, section, success, Uuid, unauthenticated } from './parts.ts';

const Tokens = Type.Object({
  access_token: Type.String({ description: 'A JWT, good for 24 hours' }),
  refresh_token: Type.String({ description: 'A JWT, good for 30 days' }),
  token_type: Type.Literal('bearer'),
});

export const register = operation({
  id: 'auth.register',
  method: 'POST',
  path: '/auth/register',
  summary: 'Register',
  source: section('Register'),
  body: Type.Object({
    name: Type.String({ minLength: 1, description: 'Full name' }),
    mobile: Digits({ pattern: '^09\\d{9}$', description: 'Mobile number (09xxxxxxxxx)' }),
    password: Type.String({ minLength: 6, description: 'Password (min 6 chars)' }),
  }),
  replies: {
    200: success('Register', 'The tokens of the new account', Tokens),
    400: refusal('The mobile number is registered already'),
    422: invalid,
  },
  notes: [
    note(
      assumed('software of that country does so'),
      'Persian and Arabic digits are read as Latin ones, here and in every other number: amounts, cards, pages.',
    ),
  ],
});

export const login = operation({
  id: 'auth.login',
  method: 'POST',
  path: '/auth/login',
  summary: 'Login',
  source: section('Login'),
  bodyTypes: ['application/json', 'application/x-www-form-urlencoded'],
  body: Type.Object({
    username: Digits({ description: 'Mobile number' }),
    password: Type.String({ description: 'Password' }),
  }),
  replies: {
    200: success('Login', 'New tokens', Tokens),
    401: refusal('There is no such account, or the password is another'),
    422: invalid,
  },
  notes: [
    note(
      assumed("`username` is the field of FastAPI's OAuth2 password form"),
      'The body may be JSON or `application/x-www-form-urlencoded`.',
    ),
  ],
});

export const refresh = operation({
  id: 'auth.refresh',
  method: 'POST',
  path: '/auth/refresh',
  summary: 'Refresh the tokens',
  source: assumed('the document hands out a refresh token and names no use of it'),
  body: Type.Object({ refresh_token: Type.String({ description: 'From register, login or refresh' }) }),
  replies: {
    200: { source: assumed('as login answers'), description: 'New tokens', schema: Tokens },
    401: unauthenticated,
    422: invalid,
  },
});

export const me = operation({
  id: 'auth.me',
  method: 'GET',
  path: '/auth/me',
  summary: 'Get current user',
  source: section('Get Current User'),
  auth: 'token',
  replies: {
    200: success(
      'Get Current User',
      'Whose token it is',
      Type.Object({
        id: Uuid("The account's id"),
        name: Type.String(),
        mobile: Type.String(),
        merchant_id: Type.String(),
        created_at: Datetime('When it was registered'),
      }),
    ),
    401: unauthenticated,
  },
});
