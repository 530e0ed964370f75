/** Carries webhooks out of the outbox, after the commit that caused them; each result is a transaction of its own. */
import type { Commit } from '../store/commit.ts';
import type { Timer, Timers } from '../time/timers.ts';
import { now, type Workspace, type Workspaces } from '../workspaces.ts';
import type { Attempt, Outbox, Webhook } from './outbox.ts';
import { type Answered, type SendRules, send } from './send.ts';

/** In plain words what kept an attempt from getting a reply. */
function reason(error: unknown): string {
  const { name, code, message } = error as Error & { code?: string };
  if (name === 'TimeoutError' || name === 'AbortError') return 'timed out waiting for a reply';
  return code && !message.includes(code) ? `${code}: ${message}` : message || (code ?? name);
}

export class Dispatcher {
  readonly #commit: Commit;
  readonly #timers: Timers;
  readonly #outbox: Outbox;
  readonly #workspaces: Workspaces;
  readonly #rules: SendRules;
  readonly #stopped = new AbortController();
  readonly #underway = new Map<number, Promise<Attempt | undefined>>();
  /** The last delivery about each payment: the next one about it waits, so that a receiver sees them in order. */
  readonly #tails = new Map<number, Promise<unknown>>();

  constructor(
    commit: Commit,
    stores: { timers: Timers; outbox: Outbox; workspaces: Workspaces },
    rules: SendRules,
  ) {
    this.#commit = commit;
    this.#timers = stores.timers;
    this.#outbox = stores.outbox;
    this.#workspaces = stores.workspaces;
    this.#rules = rules;
  }

  /** Makes the attempt a timer asks for; joins it where it is under way already. */
  attempt(workspace: Workspace, timer: Timer): Promise<Attempt | undefined> {
    const running = this.#underway.get(timer.id);
    if (running) return running;
    const webhook = this.#outbox.byRow(timer.subject);
    if (!webhook) return Promise.resolve(undefined);
    const before = this.#tails.get(webhook.resource) ?? Promise.resolve();
    const deliver = () => this.#deliver(workspace, this.#outbox.byRow(webhook.row) ?? webhook, timer);
    // What went wrong with the one before is for its own caller.
    const attempt = before.then(deliver, deliver);
    this.#underway.set(timer.id, attempt);
    this.#tails.set(webhook.resource, attempt);
    const finished = () => {
      this.#underway.delete(timer.id);
      if (this.#tails.get(webhook.resource) === attempt) this.#tails.delete(webhook.resource);
    };
    attempt.then(finished, finished);
    return attempt;
  }

  /** Makes the first attempts of these webhooks and waits for what comes of them. */
  async settle(workspace: Workspace, webhooks: readonly number[]): Promise<void> {
    const due = webhooks
      .flatMap((row) => this.#timers.of('deliver', row))
      .filter((timer) => timer.due <= now(workspace));
    await Promise.all(due.map((timer) => this.attempt(workspace, timer)));
  }

  /** Waits so many milliseconds, then breaks off what is still on its way. Its timers stand: the next process delivers it. */
  async stop(grace: number): Promise<void> {
    const deadline = setTimeout(() => this.#stopped.abort(), grace);
    await this.idle();
    clearTimeout(deadline);
  }

  /** Waits for all that is on its way. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#underway.values());
  }

  async #deliver(workspace: Workspace, webhook: Webhook, timer: Timer): Promise<Attempt | undefined> {
    const at = now(workspace);
    const number = webhook.tries + 1;
    const answered = await this.#exchange(webhook, number).then(
      ({ status, headers, body }) => ({ status, error: null, headers, body }),
      (error: unknown) => ({ status: null, error: reason(error), headers: {}, body: Buffer.alloc(0) }),
    );
    if (this.#stopped.signal.aborted) return undefined;
    return this.#commit.run(() => {
      // The timer stands until its result is stored: a process that dies in between delivers again.
      if (!this.#workspaces.isCurrent(workspace) || !this.#timers.take(timer)) return undefined;
      const attempt = { ...answered, at, number };
      this.#outbox.record(webhook, attempt);
      return attempt;
    });
  }

  async #exchange(webhook: Webhook, number: number): Promise<Answered> {
    const { url, rules } = webhook;
    if (number <= (rules.down ?? 0)) {
      throw Object.assign(new Error(`connect ECONNREFUSED ${new URL(url).host}`), { code: 'ECONNREFUSED' });
    }
    return send(
      webhook,
      { ...this.#rules, timeout: rules.timeout ?? this.#rules.timeout },
      this.#stopped.signal,
    );
  }
}
