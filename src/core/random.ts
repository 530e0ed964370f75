/** The only source of chance: draws that follow from a seed, so that the same commands give the same bytes. */
import { createHash } from 'node:crypto';

/** A stream of draws. `draws` is how many were taken; stored with the workspace, it lets a restart go on where it stopped. */
export class Random {
  readonly seed: string;
  draws: number;

  constructor(seed: string, draws = 0) {
    this.seed = seed;
    this.draws = draws;
  }

  /** The next 32 bytes. */
  bytes(): Buffer {
    return createHash('sha256')
      .update(`${this.seed}:${this.draws++}`)
      .digest();
  }

  /** A fraction from 0 (included) to 1 (excluded). */
  fraction(): number {
    return this.bytes().readUIntBE(0, 6) / 2 ** 48;
  }

  /** `length` characters of `alphabet`, each equally likely. */
  text(alphabet: string, length: number): string {
    const fair = 256 - (256 % alphabet.length);
    let text = '';
    while (text.length < length) {
      for (const byte of this.bytes()) {
        if (byte < fair && text.length < length) text += alphabet[byte % alphabet.length];
      }
    }
    return text;
  }
}
