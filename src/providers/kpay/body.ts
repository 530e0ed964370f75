/** How FastAPI reads a body, before any rule looks at it. */
import { parse } from 'qs';
import { fail } from '../../core/contract/failure.ts';
import type { Operation } from '../../core/contract/operation.ts';
import { depthOf, jsonError } from './json.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Text that is not UTF-8 is the one thing FastAPI cannot read (observed). */
function textOf(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return fail('malformed', { detail: 'not UTF-8' });
  }
}

/** Deeper than this Python gives up (observed): about its limit of nested calls. */
const deepest = 990;

/** Throws `malformed`: with the place where the text stops being JSON, or without one where nothing can be read at all. */
export function readJson(bytes: Buffer): unknown {
  const text = textOf(bytes);
  if (text.length > deepest && depthOf(text) > deepest) fail('malformed', { detail: 'nested too deep' });
  try {
    return JSON.parse(text);
  } catch {
    const { error, position } = jsonError(text);
    return fail('malformed', { detail: error, position });
  }
}

const form = 'application/x-www-form-urlencoded';

/**
 * A body that is not called `application/json`: a form where the operation takes one, JSON where there is no media type,
 * and else the text itself, which no schema takes (observed). Throws `malformed`.
 */
export function readOther(bytes: Buffer, mediaType: string, { bodyTypes = [] }: Operation): unknown {
  const type = mediaType.toLowerCase().replace(/;.*/s, '').trim();
  if (type === '' || /^application\/(json|.+\+json)$/.test(type)) return readJson(bytes);
  const text = textOf(bytes);
  return type === form && bodyTypes.includes(form) ? parse(text, { depth: 0, duplicates: 'last' }) : text;
}
