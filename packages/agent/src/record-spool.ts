import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hasCode, ScriberyError } from '@scribery/errors';
import type { Logger } from '@scribery/runtime';
import { type DeliveryState, deliver } from './delivery.ts';
import { Journal } from './journal/journal.ts';
import { Lock } from './lock.ts';
import { type AgentSettings, defaultSettings } from './settings.ts';
import type { Sink } from './sink.ts';
import { Slots } from './slots.ts';
import { ChangeWatch } from './spool/change-watch.ts';
import { SPOOL_SUFFIX, Spool } from './spool/spool.ts';
import type { SpoolHeader } from './spool/spool-header.ts';

/** Batches in memory at a time over all recordings: enough to keep sinks busy, at most 64 MiB after a reboot with many spools. */
const BATCHES_AT_ONCE = 8;

/** Time between two looks for a spool or a header that is about to come, in ms, beside being told of changes. */
const COMING_MS = 100;

export interface RecordSpoolOptions {
  /** Path of the spool, `<recording>.spool`. */
  readonly spool: string;
  readonly sinks: readonly Sink[];
  /** Stops: what is not committed stays in the spool for the next agent. */
  readonly signal?: AbortSignal;
  readonly settings?: Partial<AgentSettings>;
  readonly logger?: Logger;
  readonly onState?: (state: DeliveryState) => void;
  /** Whether the recorder runs, where the caller knows (it started it); otherwise the spool's header tells. */
  readonly recorderRuns?: () => boolean;
  /** Wait for a spool that is not there yet, while its recorder runs; without it that is an error. */
  readonly waitForSpool?: boolean;
  /** For callers with many recordings. */
  readonly slots?: Slots;
}

/** What became of a spool. */
export interface Outcome {
  readonly spool: string;
  /**
   * `delivered`: every required sink has all of it, and the spool is deleted. `locked`: another agent has it.
   * `empty`: its recorder died before it wrote a byte; it is deleted. `gone`: the recorder that was waited for has ended
   * and there is no spool: another agent was quicker, or it was never made. `stopped` and `failed`: the spool is kept; why, say
   * the deliveries.
   */
  readonly state: 'delivered' | 'stopped' | 'failed' | 'locked' | 'empty' | 'gone';
  readonly recording?: string;
  readonly deliveries: readonly DeliveryState[];
}

export function newSlots(): Slots {
  return new Slots(BATCHES_AT_ONCE);
}

/**
 * Follows one spool to its end and brings it to every sink; resolves when each required sink has committed the last
 * message, or nothing more can be done. Killed at any point and called again, every message arrives exactly once
 * (see Journal). The sinks stay open.
 * @throws ScriberyError SCR_CONFIG without a required sink, SCR_INPUT_UNREADABLE when the spool cannot be opened, SCR_SPOOL_DAMAGED when its journal is not one
 */
export async function recordSpool(options: RecordSpoolOptions): Promise<Outcome> {
  const signal = options.signal ?? new AbortController().signal;
  const settings = { ...defaultSettings, ...options.settings };
  const path = options.spool;
  if (!options.sinks.some(isRequired)) {
    throw new ScriberyError('SCR_CONFIG', 'no sink is required, so that nothing would keep the recordings');
  }
  const lock = Lock.acquire(`${path}.lock`);
  if (lock === undefined) return { spool: path, state: 'locked', deliveries: [] };
  try {
    const spool = await openSpool(options, settings, signal);
    if (spool === undefined)
      return { spool: path, state: signal.aborted ? 'stopped' : 'gone', deliveries: [] };
    try {
      return await followSpool({ ...options, signal }, settings, spool);
    } finally {
      await spool.close();
    }
  } finally {
    lock.release();
  }
}

/** Nothing when `signal` is aborted, or when the recorder that would make the spool has ended. */
async function openSpool(
  options: RecordSpoolOptions,
  settings: AgentSettings,
  signal: AbortSignal,
): Promise<Spool | undefined> {
  const changes = new ChangeWatch(dirname(options.spool));
  try {
    for (;;) {
      const { version } = changes;
      // Asked before the look: a recorder may make its spool and end, and another agent take it away, between the two.
      const mayCome = options.recorderRuns?.() ?? true;
      try {
        const { headerWithinMs } = settings;
        return await Spool.open(options.spool, { headerWithinMs, recorderRuns: options.recorderRuns });
      } catch (cause) {
        if (!hasCode(cause, 'ENOENT') || options.waitForSpool !== true) {
          const place = { file: options.spool };
          throw new ScriberyError('SCR_INPUT_UNREADABLE', 'the spool cannot be opened', { cause, place });
        }
      }
      if (!mayCome) return undefined;
      await changes.wait(version, COMING_MS, signal);
      if (signal.aborted) return undefined;
    }
  } finally {
    changes.close();
  }
}

async function followSpool(
  options: RecordSpoolOptions & { readonly signal: AbortSignal },
  settings: AgentSettings,
  spool: Spool,
): Promise<Outcome> {
  const journalPath = join(dirname(spool.path), `${basename(spool.path, SPOOL_SUFFIX)}.journal`);
  const journal = new Journal(journalPath, settings.payload, Date.now());
  try {
    const header = await waitForHeader(spool, journal, options.signal);
    if (header === undefined) return { spool: spool.path, state: 'stopped', deliveries: [] };
    if ((await spool.size()) === 0) {
      options.logger?.warn({ spool: spool.path }, 'the recorder died before it wrote anything');
      await remove(spool, journal);
      return { spool: spool.path, state: 'empty', deliveries: [] };
    }
    const deliveries = await deliverToAll(options, settings, spool, header, journal);
    const state = overall(deliveries, options.sinks);
    if (state === 'delivered') await remove(spool, journal);
    return { spool: spool.path, state, recording: header.recording.recording, deliveries };
  } finally {
    journal.close();
  }
}

async function waitForHeader(
  spool: Spool,
  journal: Journal,
  signal: AbortSignal,
): Promise<SpoolHeader | undefined> {
  for (;;) {
    const { version } = spool.changes;
    const header = await spool.header(journal.firstSeen);
    if (header !== undefined || signal.aborted) return header;
    await spool.changes.wait(version, COMING_MS, signal);
  }
}

/** All sinks side by side. When the required ones are done, the others may finish but not try again. */
async function deliverToAll(
  options: RecordSpoolOptions & { readonly signal: AbortSignal },
  settings: AgentSettings,
  spool: Spool,
  header: SpoolHeader,
  journal: Journal,
): Promise<DeliveryState[]> {
  const { sinks, signal, logger } = options;
  const slots = options.slots ?? newSlots();
  const nobodyWaits = new AbortController();
  const never = new AbortController();
  const onState = (state: DeliveryState): void => {
    const { error, ...fields } = state;
    if (state.state === 'retrying') logger?.warn({ ...fields, err: error }, 'a sink failed, trying again');
    else if (state.state === 'failed') logger?.error({ ...fields, err: error }, 'a sink failed for good');
    else logger?.debug(fields, 'delivery');
    options.onState?.(state);
  };
  const running = sinks.map((sink) => {
    const giveUp = (isRequired(sink) ? never : nobodyWaits).signal;
    const delivery = { sink, spool, header, journal, settings, slots, signal, giveUp, onState };
    return { sink, done: deliver(delivery) };
  });
  await Promise.all(running.filter(({ sink }) => isRequired(sink)).map(({ done }) => done));
  nobodyWaits.abort();
  return Promise.all(running.map(({ done }) => done));
}

function overall(deliveries: readonly DeliveryState[], sinks: readonly Sink[]): Outcome['state'] {
  const required = deliveries.filter((_, n) => sinks[n] !== undefined && isRequired(sinks[n]));
  if (required.some(({ state }) => state === 'failed')) return 'failed';
  return required.every(({ state }) => state === 'delivered') ? 'delivered' : 'stopped';
}

function isRequired(sink: Sink): boolean {
  return sink.required !== false;
}

/** The spool first: a spool without its journal would be sent again in other pieces. */
async function remove(spool: Spool, journal: Journal): Promise<void> {
  await rm(spool.path, { force: true });
  await rm(journal.path, { force: true });
}
