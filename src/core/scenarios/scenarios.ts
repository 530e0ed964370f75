/** Chooses which rule acts: the last scenario used wins, rule by rule; those that are always on come last. */
import { Random } from '../random.ts';
import type { Workspace } from '../workspaces.ts';
import { holds, isTurn, type Subject } from './conditions.ts';
import { lengthOf } from './delay.ts';
import type { CallRule, Delay, EventRule, Level, Rule, Scenario, WebhookRule } from './grammar.ts';
import { readScenario } from './load.ts';
import { expand, type Names } from './names.ts';
import { freshState } from './state.ts';

/** Where the shipped scenarios are. */
export interface Library {
  /** `<provider>/<name>`, in the order of their names. */
  names(): string[];
  /** The names of those that are always on. */
  always(): string[];
  /** The text and the file's name. */
  read(name: string): { text: string; file: string };
}

/** A rule that acts now. `name` is `<scenario>#<number>`. */
export interface Acting<R extends Rule = Rule> {
  name: string;
  effect: R['then'];
}

interface Candidate {
  scenario: string;
  name: string;
  rule: Rule;
}

/** By level and name, `call <provider>.<operation>`: the rules that may act, the first to win first. */
type Index = Map<string, Candidate[]>;

export class Scenarios {
  readonly #names: Names;
  readonly #library: Library;
  readonly #touch: (workspace: Workspace) => void;
  readonly #shipped = new Map<string, Scenario>();
  readonly #indexes = new WeakMap<Workspace, Index>();

  constructor(names: Names, library: Library, touch: (workspace: Workspace) => void) {
    this.#names = names;
    this.#library = library;
    this.#touch = touch;
  }

  /** Every scenario there is for a workspace, with whether it is on. */
  list({ scenarios: { used, defined } }: Workspace) {
    const always = this.#library.always();
    return [...new Set([...this.#library.names(), ...Object.keys(defined)])].sort().map((name) => ({
      name,
      shipped: !(name in defined),
      always: always.includes(name),
      used: used.filter((use) => use.name === name).map(({ left }) => ({ left })),
    }));
  }

  has({ scenarios: { defined } }: Workspace, name: string): boolean {
    return name in defined || this.#library.names().includes(name);
  }

  /** The scenario of that name; the workspace's own hides a shipped one. Throws where there is none. */
  get(workspace: Workspace, name: string): Scenario {
    const text = workspace.scenarios.defined[name];
    if (text !== undefined) return readScenario(text, name, this.#names);
    const known = this.#shipped.get(name);
    if (known) return known;
    const { text: shipped, file } = this.#library.read(name);
    const scenario = readScenario(shipped, file, this.#names);
    this.#shipped.set(name, scenario);
    return scenario;
  }

  /** Gives the workspace a scenario of its own. Throws a ScenarioError where it is not right. */
  define(workspace: Workspace, name: string, text: string): Scenario {
    const scenario = readScenario(text, name, this.#names);
    workspace.scenarios.defined[name] = text;
    this.#changed(workspace);
    return scenario;
  }

  /** Switches one on, in front of all others, from a fresh count; for so many times, where that is said. */
  use(workspace: Workspace, name: string, times: number | null): void {
    const { scenarios } = workspace;
    scenarios.used = scenarios.used.filter((use) => use.name !== name);
    scenarios.used.push({ name, left: times });
    this.get(workspace, name).rules.forEach((_, index) => {
      delete scenarios.matches[ruleName(name, index)];
      delete scenarios.acted[ruleName(name, index)];
    });
    this.#changed(workspace);
  }

  /** Switches all off and forgets the workspace's own; what is always on starts anew. */
  reset(workspace: Workspace): void {
    workspace.scenarios = freshState();
    this.#changed(workspace);
  }

  call(workspace: Workspace, name: string, subject: Subject, chosen: readonly string[]) {
    return this.#act(workspace, `call ${name}`, subject, chosen) as Acting<CallRule> | undefined;
  }

  event(workspace: Workspace, name: string, subject: Subject, chosen: readonly string[]) {
    return this.#act(workspace, `event ${name}`, subject, chosen) as Acting<EventRule> | undefined;
  }

  webhook(workspace: Workspace, name: string, subject: Subject, chosen: readonly string[]) {
    return this.#act(workspace, `webhook ${name}`, subject, chosen) as Acting<WebhookRule> | undefined;
  }

  /** Milliseconds, drawn from the workspace's seed where the delay is a distribution. */
  delay(workspace: Workspace, delay: Delay | undefined): number {
    return lengthOf(delay, () => this.#fraction(workspace));
  }

  #act(
    workspace: Workspace,
    trigger: string,
    subject: Subject,
    chosen: readonly string[],
  ): Acting | undefined {
    const always = this.#index(workspace).get(trigger);
    if (!always && chosen.length === 0) return undefined;
    const first = chosen.flatMap((name) => this.#indexOf(workspace, [name]).get(trigger) ?? []);
    for (const candidate of [...first, ...(always ?? [])]) {
      if (!this.#acts(workspace, candidate, subject)) continue;
      this.#count(workspace, candidate);
      return { name: candidate.name, effect: candidate.rule.then };
    }
    return undefined;
  }

  #acts(workspace: Workspace, { name, rule: { when = {}, times } }: Candidate, subject: Subject): boolean {
    const { matches, acted } = workspace.scenarios;
    if (times !== undefined && (acted[name] ?? 0) >= times) return false;
    if (!holds(when, subject)) return false;
    const nth = (matches[name] ?? 0) + 1;
    matches[name] = nth;
    this.#touch(workspace);
    if (!isTurn(when, nth)) return false;
    return when.chance === undefined || this.#fraction(workspace) < when.chance;
  }

  #count(workspace: Workspace, { scenario, name }: Candidate): void {
    const { acted, used } = workspace.scenarios;
    acted[name] = (acted[name] ?? 0) + 1;
    const use = used.find((one) => one.name === scenario);
    if (use?.left === null || use === undefined) return;
    use.left -= 1;
    if (use.left > 0) return;
    workspace.scenarios.used = used.filter((one) => one !== use);
    this.#changed(workspace);
  }

  /** Draws of their own: a scenario does not change the ids that a suite sees. */
  #fraction(workspace: Workspace): number {
    const { scenarios, random } = workspace;
    const chances = new Random(`${random.seed}/scenarios`, scenarios.draws);
    const fraction = chances.fraction();
    scenarios.draws = chances.draws;
    this.#touch(workspace);
    return fraction;
  }

  #changed(workspace: Workspace): void {
    this.#indexes.delete(workspace);
    this.#touch(workspace);
  }

  #index(workspace: Workspace): Index {
    const known = this.#indexes.get(workspace);
    if (known) return known;
    const used = workspace.scenarios.used.map(({ name }) => name).reverse();
    const always = this.#library.always().filter((name) => !used.includes(name));
    const index = this.#indexOf(workspace, [...used, ...always]);
    this.#indexes.set(workspace, index);
    return index;
  }

  #indexOf(workspace: Workspace, scenarios: readonly string[]): Index {
    const index: Index = new Map();
    for (const scenario of scenarios) {
      for (const [number, rule] of this.get(workspace, scenario).rules.entries()) {
        const candidate = { scenario, name: ruleName(scenario, number), rule };
        const [on] = Object.entries(rule.on) as [Level, string][];
        if (!on) continue;
        const [level, pattern] = on;
        for (const name of expand(pattern, this.#names[level])) {
          const trigger = `${level} ${name}`;
          index.set(trigger, [...(index.get(trigger) ?? []), candidate]);
        }
      }
    }
    return index;
  }
}

const ruleName = (scenario: string, index: number): string => `${scenario}#${index + 1}`;
