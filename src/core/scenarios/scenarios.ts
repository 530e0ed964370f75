/** Chooses which rule acts: the last scenario used wins, rule by rule; those that are always on come last. */
import { Random } from '../random.ts';
import type { Workspace } from '../workspaces.ts';
import { hold, isTurn, Looked, type Subject } from './conditions.ts';
import { lengthOf } from './delay.ts';
import type { Acting, CallRule, Delay, EventRule, Scenario, WebhookRule } from './grammar.ts';
import { type Candidate, type Index, indexOf, join, ruleName, rulesFor } from './index-of-rules.ts';
import { readScenario, ScenarioError } from './load.ts';
import type { Names } from './names.ts';
import { copyOf, freshState } from './state.ts';

/** Where the shipped scenarios are. */
export interface Library {
  /** `<provider>/<name>`, in the order of their names. */
  names(): string[];
  /** The names of those that are always on. */
  always(): string[];
  /** The text and the file's name. */
  read(name: string): { text: string; file: string };
}

/** Who asks for a rule, beside the workspace. */
export interface Asking {
  subject: Subject;
  /** The scenarios that the request asked for, the first to win first. */
  chosen: readonly string[];
  /** The rules that brought this about: none of them answers to itself, or two would never end. */
  causes?: readonly string[];
}

/** What holds a workspace's state while it is changed. */
export interface Keeper {
  touch(workspace: Workspace): void;
  keep(what: object, asItIs: () => () => void): void;
}

export class Scenarios {
  /** All that a scenario may name. */
  readonly names: Names;
  readonly #library: Library;
  readonly #keeper: Keeper;
  readonly #shipped = new Map<string, Scenario>();
  /** The workspaces' own, as read; `text` tells whether that is still what is defined. */
  readonly #own = new WeakMap<Workspace, Map<string, { text: string; scenario: Scenario }>>();
  readonly #indexes = new WeakMap<Workspace, Index>();

  constructor(names: Names, library: Library, keeper: Keeper) {
    this.names = names;
    this.#library = library;
    this.#keeper = keeper;
  }

  /** Every scenario there is for a workspace, with whether it is on. */
  list(workspace: Workspace) {
    const { used, defined } = workspace.scenarios;
    const always = this.#always(workspace);
    return [...new Set([...this.#library.names(), ...Object.keys(defined)])].sort().map((name) => ({
      name,
      shipped: !Object.hasOwn(defined, name),
      always: always.includes(name),
      used: used.filter((use) => use.name === name).map(({ left }) => ({ left })),
    }));
  }

  has({ scenarios: { defined } }: Workspace, name: string): boolean {
    return Object.hasOwn(defined, name) || this.#library.names().includes(name);
  }

  /** The scenario of that name; the workspace's own hides a shipped one. Throws where there is none. */
  get(workspace: Workspace, name: string): Scenario {
    const { defined } = workspace.scenarios;
    return Object.hasOwn(defined, name)
      ? this.#readOwn(workspace, name, defined[name] ?? '')
      : this.#readShipped(name);
  }

  /** Gives the workspace a scenario of its own. Throws a ScenarioError where it is not right. */
  define(workspace: Workspace, name: string, text: string): Scenario {
    const scenario = readScenario(text, name, this.names);
    this.#changing(workspace);
    workspace.scenarios.defined[name] = text;
    this.#startCounting(workspace, name);
    this.#indexes.delete(workspace);
    return scenario;
  }

  /** Switches one on, in front of all others, from a fresh count; for so many times, where that is said. */
  use(workspace: Workspace, name: string, times: number | null): void {
    this.get(workspace, name);
    this.#changing(workspace);
    const { scenarios } = workspace;
    scenarios.used = [...scenarios.used.filter((use) => use.name !== name), { name, left: times }];
    this.#startCounting(workspace, name);
    this.#indexes.delete(workspace);
  }

  /** Switches all off and forgets the workspace's own; what is always on starts anew. */
  reset(workspace: Workspace): void {
    this.#changing(workspace);
    workspace.scenarios = freshState();
    this.#own.delete(workspace);
    this.#indexes.delete(workspace);
  }

  call(workspace: Workspace, name: string, asking: Asking) {
    return this.#act(workspace, `call ${name}`, asking) as Acting<CallRule> | undefined;
  }

  event(workspace: Workspace, name: string, asking: Asking) {
    return this.#act(workspace, `event ${name}`, asking) as Acting<EventRule> | undefined;
  }

  webhook(workspace: Workspace, name: string, asking: Asking) {
    return this.#act(workspace, `webhook ${name}`, asking) as Acting<WebhookRule> | undefined;
  }

  /** Milliseconds, drawn from the workspace's seed where the delay is a distribution. */
  delay(workspace: Workspace, delay: Delay | undefined): number {
    return lengthOf(delay, () => this.#fraction(workspace));
  }

  #act(workspace: Workspace, trigger: string, { subject, chosen, causes = [] }: Asking): Acting | undefined {
    const on = rulesFor(this.#index(workspace), trigger);
    const candidates =
      chosen.length === 0
        ? on
        : [
            ...chosen.flatMap((name) => rulesFor(this.#indexOf(workspace, name), trigger)),
            ...on.filter(({ scenario }) => !chosen.includes(scenario)),
          ];
    if (candidates.length === 0) return undefined;
    const looked = new Looked(subject);
    for (const candidate of candidates) {
      const { scenario, name, rule } = candidate;
      if (causes.includes(name) || !this.#acts(workspace, candidate, looked)) continue;
      this.#count(workspace, name, chosen.includes(scenario) ? undefined : scenario);
      return { name, effect: rule.then };
    }
    return undefined;
  }

  #acts(workspace: Workspace, { name, rule, conditions }: Candidate, subject: Looked): boolean {
    const { when = {}, times } = rule;
    const { acted } = workspace.scenarios;
    if (times !== undefined && (acted[name] ?? 0) >= times) return false;
    if (!hold(conditions, subject)) return false;
    this.#changing(workspace);
    const { matches } = workspace.scenarios;
    const nth = (matches[name] ?? 0) + 1;
    matches[name] = nth;
    if (!isTurn(when, nth)) return false;
    return when.chance === undefined || this.#fraction(workspace) < when.chance;
  }

  /** `scenario`: whose times are used up; a request's own choice uses up none. */
  #count(workspace: Workspace, name: string, scenario: string | undefined): void {
    const { acted, used } = workspace.scenarios;
    acted[name] = (acted[name] ?? 0) + 1;
    const use = used.find((one) => one.name === scenario);
    if (use === undefined || use.left === null) return;
    use.left -= 1;
    if (use.left > 0) return;
    workspace.scenarios.used = used.filter((one) => one !== use);
    this.#indexes.delete(workspace);
  }

  /** Draws of their own: a scenario does not change the ids that a suite sees. */
  #fraction(workspace: Workspace): number {
    this.#changing(workspace);
    const { scenarios, random } = workspace;
    const chances = new Random(`${random.seed}/scenarios`, scenarios.draws);
    const fraction = chances.fraction();
    scenarios.draws = chances.draws;
    return fraction;
  }

  #startCounting({ scenarios: { matches, acted } }: Workspace, name: string): void {
    for (const counts of [matches, acted])
      for (const rule of Object.keys(counts)) if (rule.startsWith(ruleName(name, ''))) delete counts[rule];
  }

  /** To be called before any change: work that fails takes its counts and draws back, as it does its rows. */
  #changing(workspace: Workspace): void {
    this.#keeper.touch(workspace);
    this.#keeper.keep(workspace, () => {
      const before = copyOf(workspace.scenarios);
      return () => {
        workspace.scenarios = before;
        this.#indexes.delete(workspace);
      };
    });
  }

  #readOwn(workspace: Workspace, name: string, text: string): Scenario {
    const own = this.#own.get(workspace) ?? new Map<string, { text: string; scenario: Scenario }>();
    this.#own.set(workspace, own);
    const known = own.get(name);
    if (known?.text === text) return known.scenario;
    const scenario = readScenario(text, name, this.names);
    own.set(name, { text, scenario });
    return scenario;
  }

  #readShipped(name: string): Scenario {
    const known = this.#shipped.get(name);
    if (known) return known;
    const { text, file } = this.#library.read(name);
    const scenario = readScenario(text, file, this.names);
    this.#shipped.set(name, scenario);
    return scenario;
  }

  /** Those that nobody needs to switch on: shipped ones, and the workspace's own that say so. */
  #always(workspace: Workspace): string[] {
    const { defined } = workspace.scenarios;
    const shipped = this.#library.always().filter((name) => !Object.hasOwn(defined, name));
    return [...shipped, ...Object.keys(defined).filter((name) => this.#find(workspace, name)?.always)].sort();
  }

  #index(workspace: Workspace): Index {
    const known = this.#indexes.get(workspace);
    if (known) return known;
    const used = workspace.scenarios.used.map(({ name }) => name).reverse();
    const always = this.#always(workspace).filter((name) => !used.includes(name));
    const index = join([...used, ...always].map((name) => this.#indexOf(workspace, name)));
    this.#indexes.set(workspace, index);
    return index;
  }

  #indexOf(workspace: Workspace, name: string): Index | undefined {
    const scenario = this.#find(workspace, name);
    return scenario && indexOf(name, scenario, this.names);
  }

  /**
   * The scenario, where it can be played: a payment may still name one that a reset forgot, a database one that another
   * release of Paystub knew or read otherwise.
   */
  #find(workspace: Workspace, name: string): Scenario | undefined {
    if (!this.has(workspace, name)) return undefined;
    try {
      return this.get(workspace, name);
    } catch (error) {
      if (error instanceof ScenarioError && Object.hasOwn(workspace.scenarios.defined, name))
        return undefined;
      throw error;
    }
  }
}
