/** The handle through which one piece of work touches one workspace. There is no other way to a row. */
import { Ids } from './ids.ts';
import { illegal, type Lifecycle, moved } from './lifecycle.ts';
import type { Subject } from './scenarios/conditions.ts';
import { copiesOf } from './scenarios/copies.ts';
import type { Scenarios } from './scenarios/scenarios.ts';
import { schedule } from './scenarios/script.ts';
import type {
  Kind,
  NewResource,
  Resource,
  ResourceFilter,
  ResourceListing,
  Resources,
} from './store/resources.ts';
import type { Timeline } from './store/timeline.ts';
import { duration } from './time/clock.ts';
import type { Timers } from './time/timers.ts';
import type { Attempt, NewWebhook, Outbox, Sending, Webhook } from './webhooks/outbox.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

export interface Stores {
  workspaces: Workspaces;
  resources: Resources;
  timeline: Timeline;
  timers: Timers;
  outbox: Outbox;
  scenarios: Scenarios;
  /** What a scenario may ask of a payment. */
  subjectOf(payment: Resource, handle: Handle): Subject;
}

/** A webhook and what came of each attempt to deliver it, in their order. */
export interface Delivery {
  webhook: Webhook;
  attempts: Attempt[];
}

/** A filter that names the owner as a resource. */
type Owned<Filter> = Omit<Filter, 'owner'> & { owner?: Resource };

export class Handle {
  readonly workspace: Workspace;
  /** Milliseconds, read once for the whole piece of work. */
  readonly now: number;
  /** `row` of every webhook this piece of work caused. */
  readonly caused: number[] = [];
  /** The scenarios that the request asked for; what it opens keeps them. */
  chosen: readonly string[] = [];
  /** The scenario's rule on whose behalf the work is done. */
  rule: string | null = null;
  /** That rule, and those whose steps led to it: none of them answers to what it brought about itself. */
  causes: readonly string[] = [];
  /** Whether a scenario wants the webhooks sent before the reply. */
  early = false;
  readonly #stores: Stores;
  #ids: Ids | undefined;

  constructor(stores: Stores, workspace: Workspace, now: number) {
    this.#stores = stores;
    this.workspace = workspace;
    this.now = now;
  }

  /** Identifiers drawn from the workspace's seed. */
  get ids(): Ids {
    this.#stores.workspaces.touch(this.workspace);
    this.#ids ??= new Ids(this.workspace.random);
    return this.#ids;
  }

  insert<T>(kind: Kind<T>, resource: NewResource<T>): Resource<T> {
    return this.#stores.resources.insert(this.workspace.row, kind, resource, this.now);
  }

  get<T>(kind: Kind<T>, id: string): Resource<T> | undefined {
    return this.#stores.resources.get(this.workspace.row, kind, id);
  }

  /** The oldest whose key `name` has that value; only `owner`'s, when one is given. */
  find<T>(kind: Kind<T>, name: string, value: string, owner?: Resource): Resource<T> | undefined {
    return this.#stores.resources.find(this.workspace.row, kind, name, value, owner?.row);
  }

  /** The resource that `resource` belongs to: a payment's merchant. */
  ownerOf<T>({ owner, kind, id }: Resource): Resource<T> {
    const found = owner === null ? undefined : this.#stores.resources.byRow<T>(this.workspace.row, owner);
    if (!found) throw new Error(`${kind} ${id} belongs to nobody`);
    return found;
  }

  /** Newest first. */
  list<T>(kind: Kind<T>, { owner, ...listing }: Owned<ResourceListing>): Resource<T>[] {
    return this.#stores.resources.list(this.workspace.row, [kind.name], { ...listing, owner: owner?.row });
  }

  count<T>(kind: Kind<T>, { owner, ...filter }: Owned<ResourceFilter>): number {
    return this.#stores.resources.count(this.workspace.row, [kind.name], { ...filter, owner: owner?.row });
  }

  update<T>(kind: Kind<T>, { row }: Resource<T>, data: T): void {
    this.#stores.resources.update(this.workspace.row, kind, row, data, this.now);
  }

  /** Starts a payment: its row, the first entry of its timeline, its timer. */
  open<T>(lifecycle: Lifecycle<T>, resource: Omit<NewResource<T>, 'state' | 'phase'>): Resource<T> {
    const state = lifecycle.initial;
    const scenario = this.chosen.length > 0 ? { chosen: this.chosen } : undefined;
    const payment = this.insert(lifecycle, {
      ...resource,
      state,
      phase: lifecycle.states[state]?.phase,
      scenario,
    });
    this.#tell(payment, 'open', null);
    return this.#play(lifecycle, payment, 'open');
  }

  /**
   * Lets an event happen to a payment. All that follows from it is in the same transaction.
   * Throws `illegal_event`, and changes nothing, where the event may not happen to the payment now; `invalid` where
   * `details` are not what the event takes.
   */
  apply<T>(lifecycle: Lifecycle<T>, payment: Resource<T>, event: string, details: object = {}): Resource<T> {
    const next = moved(lifecycle, payment, event, details, this);
    const { state: from } = payment;
    if (!this.#stores.resources.move(next, from ?? '')) throw illegal(lifecycle, payment, event);
    this.#rekey(lifecycle, payment, next);
    this.#tell(next, event, from);
    this.#stores.timers.cancel('transition', payment.row);
    const played = this.#play(lifecycle, next, event);
    lifecycle.happened?.(this, played, event, from ?? '');
    return played;
  }

  /** Puts a webhook into the outbox; it leaves after the commit, never inside the request. */
  webhook(webhook: NewWebhook): void {
    const { outbox, resources, scenarios, subjectOf } = this.#stores;
    const payment = resources.byRow(this.workspace.row, webhook.resource);
    const acting =
      payment &&
      scenarios.webhook(this.workspace, `${providerOf(payment)}.${webhook.event}`, {
        subject: subjectOf(payment, this),
        chosen: this.#chosenFor(payment),
      });
    const wait = scenarios.delay(this.workspace, acting?.effect.delay);
    const parked = outbox.parked(webhook.resource);
    const sendings: Sending[] = acting ? copiesOf(webhook, acting, wait, parked.length === 0) : [{ webhook }];
    for (const sending of sendings) this.caused.push(outbox.put(this.workspace, sending, this.now));
    // Behind this one, whenever that leaves.
    if (!sendings.some((sending) => sending.parked)) outbox.unpark(this.workspace, parked, this.now + wait);
    this.early ||= acting?.effect.early ?? false;
  }

  /** The webhooks about a payment, newest first: for replies that tell how the merchant's server took them. */
  deliveriesOf({ row }: Resource): Delivery[] {
    const { outbox } = this.#stores;
    return outbox
      .list(this.workspace, { resource: row, limit: 1000 })
      .map((webhook) => ({ webhook, attempts: outbox.attempts(webhook.row) }));
  }

  /** What an event changed in a payment may be what it is found by. */
  #rekey<T>(kind: Kind<T>, { data: before }: Resource<T>, { row, data }: Resource<T>): void {
    const keys = (of: T) => JSON.stringify(kind.keys?.(of));
    if (keys(before) !== keys(data))
      this.#stores.resources.update(this.workspace.row, kind, row, data, this.now);
  }

  #tell({ row, state }: Resource, event: string, from: string | null): void {
    const entry = { at: this.now, event, from, to: state ?? '', rule: this.rule };
    this.#stores.timeline.add(this.workspace.row, row, entry);
  }

  /** Sets the timer of what time will bring, and of what a scenario brings. Answers the payment with what that holds for it. */
  #play<T>(lifecycle: Lifecycle<T>, payment: Resource<T>, event: string): Resource<T> {
    const { resources, scenarios, subjectOf, timers } = this.#stores;
    const name = `${lifecycle.name}.${event}`;
    const acting = scenarios.event(this.workspace, name, {
      subject: subjectOf(payment, this),
      chosen: this.#chosenFor(payment),
      causes: this.causes,
    });
    const time = { ...payment.scenario?.time, ...acting?.effect.time };
    const scenario = acting?.effect.time ? { ...payment.scenario, time } : payment.scenario;
    if (scenario && acting?.effect.time) resources.setScenario(payment.row, scenario);
    this.#startTimer(lifecycle, payment, time);
    if (acting)
      schedule(timers, this.workspace.row, payment, acting, this.now, this.causes, (delay) =>
        scenarios.delay(this.workspace, delay),
      );
    return { ...payment, scenario };
  }

  #chosenFor({ scenario }: Resource): readonly string[] {
    return scenario?.chosen ?? this.chosen;
  }

  /** `waits`: a scenario's own lengths of time, by event. */
  #startTimer<T>(
    lifecycle: Lifecycle<T>,
    payment: Resource<T>,
    waits: Readonly<Record<string, string>>,
  ): void {
    const timer = lifecycle.states[payment.state ?? '']?.after?.(payment);
    if (!timer) return;
    const wait = waits[timer.event];
    if (wait === 'never') return;
    const due = wait === undefined ? timer.at : this.now + (duration(wait) ?? 0);
    this.#stores.timers.set(this.workspace.row, {
      due,
      task: 'transition',
      subject: payment.row,
      data: timer.event,
    });
  }
}

/** A kind's name begins with its provider's. */
const providerOf = ({ kind }: Resource): string => kind.slice(0, kind.indexOf('.'));
