/** Addresses of each network: made from a hash that no key is known for, and checked down to their checksum. */
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { base58xrp, bech32, bech32m, createBase58check, hex, utf8 } from '@scure/base';

export interface Network {
  /** The address of a hash of 20 bytes. */
  address(hash: Uint8Array): string;
  /** Whether text is an address of this network, checksum included. */
  isAddress(text: string): boolean;
  /** A transaction's hash (64 hexadecimal digits in lower case) as the network's explorers write it. */
  transaction(hash: string): string;
  /** Whether a number beside the address tells the payments to it apart. */
  hasMemo: boolean;
}

type Form = Pick<Network, 'address' | 'isAddress'>;

interface Coder {
  encode(bytes: Uint8Array): string;
  decode(text: string): Uint8Array;
}

/** Decoders throw on what they cannot read. */
function reads(decode: () => boolean): boolean {
  try {
    return decode();
  } catch {
    return false;
  }
}

/** The longest text worth decoding: base58 takes the square of its length. */
const longest = 128;

/** A version byte before the hash, a checksum behind it. Addresses are made with the first of `versions`. */
const base58 = (coder: Coder, ...versions: readonly [number, ...number[]]): Form => ({
  address: (hash) => coder.encode(Uint8Array.of(versions[0], ...hash)),
  isAddress: (text) =>
    text.length <= longest &&
    reads(() => {
      const [version = -1, ...hash] = coder.decode(text);
      return versions.includes(version) && hash.length === 20;
    }),
});

const bitcoins: Coder = createBase58check(sha256);

/** The XRP ledger has an alphabet of its own, and Bitcoin's checksum. */
const ripples: Coder = {
  encode: (bytes) => base58xrp.encode(Uint8Array.of(...bytes, ...checksum(bytes))),
  decode: (text) => {
    const bytes = base58xrp.decode(text);
    const payload = bytes.subarray(0, -4);
    if (hex.encode(checksum(payload)) !== hex.encode(bytes.subarray(-4))) throw new Error('wrong checksum');
    return payload;
  },
};

const checksum = (bytes: Uint8Array): Uint8Array => sha256(sha256(bytes)).subarray(0, 4);

/** Native segwit: a public key's or a script's hash (version 0, BIP 173), or a taproot key (version 1, BIP 350). */
const segwit = (prefix: string): Form => ({
  address: (hash) => bech32.encode(prefix, [0, ...bech32.toWords(hash)]),
  isAddress: (text) =>
    [
      { coder: bech32, version: 0, lengths: [20, 32] },
      { coder: bech32m, version: 1, lengths: [32] },
    ].some(({ coder, version, lengths }) =>
      reads(() => {
        const { prefix: found, words } = coder.decode(text as `${string}1${string}`);
        const program = coder.fromWords(words.slice(1));
        return found === prefix && words[0] === version && lengths.includes(program.length);
      }),
    ),
});

/** Makes the first form, and takes any. */
const anyOf = (first: Form, ...others: readonly Form[]): Form => ({
  address: first.address,
  isAddress: (text) => [first, ...others].some((form) => form.isAddress(text)),
});

/** The case of each letter is the checksum (EIP-55). One case throughout carries none, and is an address all the same. */
const ethereum: Form = {
  address: (hash) => {
    const digits = hex.encode(hash);
    const checks = hex.encode(keccak_256(utf8.decode(digits)));
    const capital = (at: number) => Number.parseInt(checks.charAt(at), 16) >= 8;
    return `0x${digits.replace(/./g, (digit, at: number) => (capital(at) ? digit.toUpperCase() : digit))}`;
  },
  isAddress: (text) => {
    const [, digits] = /^0x([0-9a-f]{40})$/i.exec(text) ?? [];
    if (digits === undefined) return false;
    if (digits === digits.toLowerCase() || digits === digits.toUpperCase()) return true;
    return text === ethereum.address(hex.decode(digits.toLowerCase()));
  },
};

const plain = { transaction: (hash: string) => hash, hasMemo: false };
const prefixed = { transaction: (hash: string) => `0x${hash}`, hasMemo: false };

/** By the name that the list of currencies gives a network. */
export const networks = {
  bitcoin: { ...anyOf(segwit('bc'), base58(bitcoins, 0x00, 0x05)), ...plain },
  litecoin: { ...anyOf(segwit('ltc'), base58(bitcoins, 0x30, 0x32)), ...plain },
  dogecoin: { ...base58(bitcoins, 0x1e, 0x16), ...plain },
  tron: { ...base58(bitcoins, 0x41), ...plain },
  ethereum: { ...ethereum, ...prefixed },
  bsc: { ...ethereum, ...prefixed },
  ripple: { ...base58(ripples, 0x00), transaction: (hash: string) => hash.toUpperCase(), hasMemo: true },
} satisfies Record<string, Network>;

export type NetworkName = keyof typeof networks;

/** A destination tag: 32 bits without a sign. */
export const isMemo = (text: string): boolean => /^\d{1,10}$/.test(text) && Number(text) < 2 ** 32;
