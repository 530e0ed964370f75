/** What a workspace remembers of its scenarios; kept in its row, so that reset, snapshot and restart follow. */

export interface Used {
  name: string;
  /** How often it may still act; for ever, where null. */
  left: number | null;
}

export interface ScenarioState {
  /** In the order they were switched on: the last one wins. */
  used: Used[];
  /** The workspace's own scenarios, as text. */
  defined: Record<string, string>;
  /** By rule: how often it matched, and how often it acted. */
  matches: Record<string, number>;
  acted: Record<string, number>;
  /** How many draws were taken for chances and delays; they do not disturb the ids. */
  draws: number;
}

export const freshState = (): ScenarioState => ({ used: [], defined: {}, matches: {}, acted: {}, draws: 0 });

/** One that stays as it is while the other goes on. */
export const copyOf = ({ used, defined, matches, acted, draws }: ScenarioState): ScenarioState => ({
  used: used.map((use) => ({ ...use })),
  defined: { ...defined },
  matches: { ...matches },
  acted: { ...acted },
  draws,
});
