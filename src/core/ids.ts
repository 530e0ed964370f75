/** The shapes of identifiers that providers hand out, drawn from a workspace's seed. */
import type { Random } from './random.ts';

const digits = '0123456789';
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const lower = upper.toLowerCase();

export class Ids {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** A version 4 UUID in lower case. */
  uuid(): string {
    const bytes = this.#random.bytes();
    bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x40;
    bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
    return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  hex(length: number): string {
    return this.#random.text('0123456789abcdef', length);
  }

  digits(length: number): string {
    return this.#random.text(digits, length);
  }

  /** Digits and letters of both cases. */
  alphanumeric(length: number): string {
    return this.#random.text(digits + upper + lower, length);
  }

  /** Digits and capitals. */
  capitals(length: number): string {
    return this.#random.text(digits + upper, length);
  }
}
