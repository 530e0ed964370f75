/** How FastAPI reads a body, before any rule looks at it. */
import { parse } from 'qs';
import { fail } from '../../core/contract/failure.ts';
import type { Operation } from '../../core/contract/operation.ts';
import { jsonError } from './json.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Text that is not UTF-8 is the one thing FastAPI cannot read (observed). */
function textOf(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return fail('malformed', { detail: 'not UTF-8' });
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { error, position } = jsonError(text);
    return fail('malformed', { detail: error, position });
  }
}

/** The forms there are: FastAPI's OAuth2 password form, and those of our own pages. */
const takesForm = ({ id, page }: Operation): boolean => id === 'auth.login' || page === true;

/**
 * JSON where the media type says so or there is none; else the text itself, which no schema takes (observed).
 * Throws `malformed`.
 */
export function readBody(bytes: Buffer, mediaType: string, operation: Operation): unknown {
  const [type = ''] = mediaType.toLowerCase().split(';');
  const text = textOf(bytes);
  if (/^\s*$|^\s*application\/(json|[^;]+\+json)\s*$/.test(type)) return json(text);
  return type.trim() === 'application/x-www-form-urlencoded' && takesForm(operation)
    ? parse(text, { depth: 0, duplicates: 'last' })
    : text;
}
