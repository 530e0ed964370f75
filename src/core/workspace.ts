/** The handle through which one piece of work touches one workspace. There is no other way to a row. */
import { Ids } from './ids.ts';
import { illegal, type Lifecycle, moved } from './lifecycle.ts';
import type {
  Kind,
  NewResource,
  Resource,
  ResourceFilter,
  ResourceListing,
  Resources,
} from './store/resources.ts';
import type { Timeline } from './store/timeline.ts';
import type { Timers } from './time/timers.ts';
import type { Attempt, NewWebhook, Outbox, Webhook } from './webhooks/outbox.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

export interface Stores {
  workspaces: Workspaces;
  resources: Resources;
  timeline: Timeline;
  timers: Timers;
  outbox: Outbox;
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
    const payment = this.insert(lifecycle, { ...resource, state, phase: lifecycle.states[state]?.phase });
    this.#stores.timeline.add(this.workspace.row, payment.row, {
      at: this.now,
      event: 'open',
      from: null,
      to: state,
    });
    this.#startTimer(lifecycle, payment);
    return payment;
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
    this.#stores.timeline.add(this.workspace.row, payment.row, {
      at: this.now,
      event,
      from,
      to: next.state ?? '',
    });
    this.#stores.timers.cancel('transition', payment.row);
    this.#startTimer(lifecycle, next);
    lifecycle.happened?.(this, next, event, from ?? '');
    return next;
  }

  /** Puts a webhook into the outbox; it leaves after the commit, never inside the request. */
  webhook(webhook: NewWebhook): void {
    this.caused.push(this.#stores.outbox.put(this.workspace, webhook, this.now));
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

  #startTimer<T>(lifecycle: Lifecycle<T>, payment: Resource<T>): void {
    const timer = lifecycle.states[payment.state ?? '']?.after?.(payment);
    if (!timer) return;
    this.#stores.timers.set(this.workspace.row, {
      due: timer.at,
      task: 'transition',
      subject: payment.row,
      data: timer.event,
    });
  }
}
