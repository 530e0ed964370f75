/** A documented exchange, as the files in fixtures/<provider>/examples/<operation>/ hold it. */
import type { Provenance } from './operation.ts';

export interface ExampleRequest {
  method: string;
  /** Below the provider's root; from the top for the control API. */
  path: string;
  control?: true;
  headers: Record<string, string>;
  /** Text as it is sent, or what JSON makes text of. */
  body?: unknown;
}

/** A request that goes before. What it keeps of its reply stands for `{{name}}` wherever that is written behind it. */
export interface GivenRequest extends ExampleRequest {
  /** JSON pointers into the reply, by the name to keep the value under. */
  keep?: Record<string, string>;
}

export interface Example {
  /** The file's name, without its ending. */
  name: string;
  operation: string;
  source: string;
  provenance: Provenance['kind'];
  /** What happened before. */
  given?: GivenRequest[];
  request: ExampleRequest;
  reply: { status: number; headers?: Record<string, string>; body: unknown };
  /** JSON pointers to what differs from call to call. */
  volatile: string[];
}
