/** The place in a request's way where a scenario may step in. No scenario exists yet, so nothing ever does. */
import type { Operation } from '../contract/operation.ts';
import type { Spoken } from '../contract/provider.ts';
import type { Workspace } from '../workspaces.ts';

/** What a matching rule does: here, answer in the handler's place. */
export interface Interference {
  /** The rule's name, for the journal. */
  rule: string;
  reply: Spoken;
}

export type ScenarioHook = (workspace: Workspace, operation: Operation) => Interference | undefined;

export const noScenario: ScenarioHook = () => undefined;
