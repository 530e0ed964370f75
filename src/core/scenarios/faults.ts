/** Breaks a reply at the socket, so that the client sees what a network shows it. */
import type { FastifyReply } from 'fastify';
import type { Outgoing } from '../contract/replies.ts';
import type { Fault } from './grammar.ts';

/** Milliseconds between two bytes of a dripping body, and the longest it may drip. */
const dripPause = 20;
const dripLimit = 60_000;

/** What the client sees of each: the status, or 0 where no head of a reply arrives. */
export const seenStatus = (fault: Fault, { status }: Outgoing): number =>
  fault === 'reset' || fault === 'empty' || fault === 'silence' ? 0 : status;

/** The body with its end torn off: JSON that does not parse, of the length that the head promises. */
const malformed = (body: Buffer): Buffer =>
  Buffer.concat([body.subarray(0, Math.max(body.length - 1, 0)), Buffer.from(',')]);

/** Ends the connection without a byte. */
export function hangUp(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.destroy();
  return reply;
}

/** Takes the reply out of the framework's hands and breaks it. */
export function breakReply(fault: Fault, reply: FastifyReply, { status, headers, body }: Outgoing): void {
  reply.hijack();
  const { raw } = reply;
  const { socket } = raw;
  const head = (length: number) => raw.writeHead(status, { ...headers, 'content-length': length });
  switch (fault) {
    case 'reset':
      // A reset, where it is a real connection; what has none (an injected request) is ended.
      if (typeof socket?.resetAndDestroy === 'function') socket.resetAndDestroy();
      else raw.destroy();
      return;
    case 'empty':
      raw.destroy();
      return;
    case 'silence':
      return;
    case 'cut':
      head(body.length);
      raw.write(body.subarray(0, Math.ceil(body.length / 2)), () => socket?.end());
      return;
    case 'malformed': {
      const wrong = malformed(body);
      head(wrong.length);
      raw.end(wrong);
      return;
    }
    case 'drip':
      head(body.length);
      drip(raw, body);
  }
}

/** Writes a body bit by bit, in so many steps that it ends within the limit. */
function drip(raw: FastifyReply['raw'], body: Buffer): void {
  const step = Math.max(1, Math.ceil((body.length * dripPause) / dripLimit));
  let sent = 0;
  const timer = setInterval(() => {
    if (sent >= body.length || raw.destroyed) {
      clearInterval(timer);
      raw.end();
      return;
    }
    raw.write(body.subarray(sent, sent + step));
    sent += step;
  }, dripPause);
  raw.on('close', () => clearInterval(timer));
}
