/** A documented exchange, as the files in fixtures/<provider>/examples/<operation>/ hold it. */
import type { Provenance } from './operation.ts';

/** Path and body may take a value from the reply to what was given, by number and JSON pointer: `${0:/data/trackId}`. */
export interface ExampleRequest {
  method: string;
  /** Below the provider's root; from the top for the control API. */
  path: string;
  control?: true;
  headers: Record<string, string>;
  /** Text as it is sent, or what JSON makes text of. */
  body?: unknown;
}

export interface Example {
  /** The file's name, without its ending. */
  name: string;
  operation: string;
  source: string;
  provenance: Provenance['kind'];
  /** What happened before. */
  given?: ExampleRequest[];
  request: ExampleRequest;
  reply: { status: number; headers?: Record<string, string>; body: unknown };
  /** JSON pointers to what differs from call to call. */
  volatile: string[];
}
