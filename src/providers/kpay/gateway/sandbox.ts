/** What the sandbox's panel can let happen to a coin payment: the network's part, played by hand. */

/** Parts of what is missing. */
const shares: Readonly<Record<string, number>> = { underpay: 0.5, overpay: 1.1, late: 1 };

/** The event that an outcome of the panel stands for, with its details. */
export function happening(outcome: string): [event: string, details: object] {
  const share = shares[outcome];
  return share === undefined ? [outcome, {}] : ['receive', { share }];
}
