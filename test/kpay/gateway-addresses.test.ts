import { createHash } from 'node:crypto';
import { keccak_256 } from '@noble/hashes/sha3.js';
import fc from 'fast-check';
import t from 'tap';
import { isMemo, type NetworkName, networks } from '../../src/providers/kpay/gateway/addresses.ts';

/** Base58 and its checksum a second time, with nothing of the code under test. */
const alphabets = {
  bitcoin: '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz',
  ripple: 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz',
};

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

function unbase58(text: string, alphabet: string): Buffer {
  let value = 0n;
  for (const character of text) value = value * 58n + BigInt(alphabet.indexOf(character));
  const digits = value.toString(16);
  const zeros = text.length - text.replace(new RegExp(`^${alphabet[0]}+`), '').length;
  return Buffer.from('00'.repeat(zeros) + (digits.length % 2 ? `0${digits}` : digits), 'hex');
}

/** The version and the hash, once the checksum is right. */
function opened(address: string, alphabet = alphabets.bitcoin) {
  const bytes = unbase58(address, alphabet);
  const payload = bytes.subarray(0, -4);
  const sum = sha256(sha256(payload)).subarray(0, 4);
  return sum.equals(bytes.subarray(-4))
    ? { version: payload[0], hash: payload.subarray(1).toString('hex') }
    : undefined;
}

/** BIP 173's checksum over the prefix and the data; 1 for version 0. */
function polymod(address: string): number {
  const [prefix = '', data = ''] = address.split(/1(?=[^1]*$)/);
  const letters = [...prefix].map((letter) => letter.charCodeAt(0));
  const words = [...data].map((letter) => 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'.indexOf(letter));
  const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  let sum = 1;
  for (const value of [
    ...letters.map((code) => code >> 5),
    0,
    ...letters.map((code) => code & 31),
    ...words,
  ]) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (const [bit, part] of generator.entries()) sum ^= (top >> bit) & 1 ? part : 0;
  }
  return sum >>> 0;
}

const hash = fc.uint8Array({ minLength: 20, maxLength: 20 });
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const seeded = { seed: 4747, numRuns: 200 };

t.test('base58 addresses carry their version, the hash and a checksum', async (t) => {
  const versions = { tron: 0x41, dogecoin: 0x1e } as const;
  for (const [name, version] of Object.entries(versions)) {
    fc.assert(
      fc.property(hash, (bytes) => {
        const made = networks[name as NetworkName].address(bytes);
        const { version: found, hash: within } = opened(made) ?? {};
        return found === version && within === hexOf(bytes);
      }),
      seeded,
    );
  }
  fc.assert(
    fc.property(hash, (bytes) => {
      const made = networks.ripple.address(bytes);
      const { version, hash: within } = opened(made, alphabets.ripple) ?? {};
      return version === 0 && within === hexOf(bytes) && made.startsWith('r');
    }),
    seeded,
  );
  t.match(networks.tron.address(new Uint8Array(20)), /^T/);
  t.match(networks.dogecoin.address(new Uint8Array(20)), /^D/);
});

t.test('segwit addresses are version 0 with a checksum', async (t) => {
  for (const [name, start] of [
    ['bitcoin', 'bc1q'],
    ['litecoin', 'ltc1q'],
  ] as const) {
    fc.assert(
      fc.property(hash, (bytes) => {
        const made = networks[name].address(bytes);
        return made.startsWith(start) && made.length === start.length + 38 && polymod(made) === 1;
      }),
      seeded,
    );
  }
  t.equal(
    networks.bitcoin.address(Buffer.from('751e76e8199196d454941c45d1b3a323f1433bd6', 'hex')),
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    "BIP 173's own example",
  );
});

t.test('the case of an Ethereum address is its checksum', async (t) => {
  fc.assert(
    fc.property(hash, (bytes) => {
      const made = networks.ethereum.address(bytes);
      const sum = hexOf(keccak_256(Buffer.from(hexOf(bytes))));
      return [...made.slice(2)].every((digit, at) =>
        /\d/.test(digit) ? true : (digit === digit.toUpperCase()) === Number.parseInt(sum[at] ?? '', 16) > 7,
      );
    }),
    seeded,
  );
  for (const example of [
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
    '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
    '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
  ]) {
    const made = networks.ethereum.address(Buffer.from(example.slice(2), 'hex'));
    t.equal(made, example, "EIP-55's own example");
  }
});

t.test('a network takes its own addresses and no others', async (t) => {
  const own: Record<NetworkName, string[]> = {
    bitcoin: [
      '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
      '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy',
      'bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3',
      'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
      'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4',
    ],
    litecoin: ['LhK2kQwiaAvhjWY799cZvMyYwnQAcxkarr', 'ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9'],
    dogecoin: ['DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L'],
    tron: ['TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'],
    ethereum: ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed'],
    bsc: ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'],
    ripple: ['rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh'],
  };
  const kin: Partial<Record<NetworkName, NetworkName>> = { ethereum: 'bsc', bsc: 'ethereum' };
  for (const [name, addresses] of Object.entries(own) as [NetworkName, string[]][]) {
    for (const address of addresses) {
      for (const network of Object.keys(networks) as NetworkName[]) {
        // Ethereum and its kin write the same addresses.
        const expected = network === name || kin[name] === network;
        t.equal(networks[network].isAddress(address), expected, `${address} on ${network}`);
      }
    }
  }
});

t.test('one wrong character is found', async () => {
  fc.assert(
    fc.property(
      hash,
      fc.constantFrom(...(Object.keys(networks) as NetworkName[])),
      fc.nat(),
      fc.constantFrom(...'abcdefgh23456789'),
      (bytes, name, place, character) => {
        const made = networks[name].address(bytes);
        const at = place % made.length;
        const spoilt = made.slice(0, at) + character + made.slice(at + 1);
        // Ethereum's checksum lives in letters only: a digit for a digit passes one time in 16 of those.
        if (spoilt === made || name === 'ethereum' || name === 'bsc') return true;
        return networks[name].isAddress(made) && !networks[name].isAddress(spoilt);
      },
    ),
    { seed: 4747, numRuns: 2000 },
  );
});

t.test('what is no address at all is refused without a fault', async (t) => {
  for (const network of Object.values(networks)) {
    for (const text of [
      '',
      '0x',
      'bc1',
      ' ',
      'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5',
      '1'.repeat(100_000),
    ]) {
      t.notOk(network.isAddress(text));
    }
    fc.assert(
      fc.property(fc.string(), (text) => !network.isAddress(text)),
      seeded,
    );
  }
  t.notOk(networks.ethereum.isAddress('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD'), 'a wrong case');
});

t.test('a memo is a number of 32 bits', async (t) => {
  for (const good of ['0', '1', '4294967295']) t.ok(isMemo(good));
  for (const bad of ['', '-1', '1.5', '4294967296', '99999999999', 'hello', ' 1', '1e3'])
    t.notOk(isMemo(bad));
});
