import { existsSync } from 'node:fs';
import {
  deliverLeftOvers,
  type DeliveryState,
  fileSink,
  type Outcome,
  recordSpool,
  type Sink,
} from '@scribery/agent';
import type { Destination } from './destination.ts';
import { storeSink } from './store-sink.ts';

/**
 * Longest pause between two tries, in ms: shorter than an agent's, since somebody waits for the command to end, and
 * what he waits for is on this machine or one request away.
 */
const RETRY_MOST_MS = 1000;

/** How often a spool that another process delivers is looked at, in ms. */
const LOOK_AGAIN_MS = 100;

export interface DeliveryOptions {
  readonly spool: string;
  readonly destination: Destination;
  /** Whether the recorder runs. */
  readonly recorderRuns: () => boolean;
  /** Gives up: what is not stored stays in the spool. */
  readonly signal: AbortSignal;
  /** Told whether the destination takes messages just now. */
  readonly onReachable: (reachable: boolean) => void;
}

/** What became of a recording that was to be stored. */
export interface Delivered {
  readonly state: 'stored' | 'kept';
  /** Why it could not be stored yet, where that is known. */
  readonly error?: unknown;
}

/** Brings a recording, while it is made, to its destination, and with it what earlier ones left behind. */
export async function deliverRecording(options: DeliveryOptions): Promise<Delivered> {
  const { signal, destination } = options;
  const sinks = sinksOf(destination);
  const settings = { retryMostMs: RETRY_MOST_MS };
  const last: { state?: DeliveryState } = {};
  const leftOvers = new AbortController();
  try {
    const clearing = deliverLeftOvers({
      directory: destination.spoolDirectory,
      sinks,
      settings,
      signal: AbortSignal.any([signal, leftOvers.signal]),
    }).catch(() => []);
    const outcome = await deliverOne({
      ...options,
      sinks,
      settings,
      onState: (state) => {
        if (state.error !== undefined) last.state = state;
        if (state.state !== 'opening') options.onReachable(state.state !== 'retrying');
      },
    });
    // What others left has had all the time of this recording; the next one goes on with it.
    leftOvers.abort();
    await clearing;
    if (['delivered', 'gone'].includes(outcome.state)) return { state: 'stored' };
    return { state: 'kept', ...(last.state === undefined ? {} : { error: last.state.error }) };
  } finally {
    await Promise.all(sinks.map((sink) => sink.close()));
  }
}

/** Delivers the spool, or waits for the server or agent that already does. */
async function deliverOne({
  spool,
  recorderRuns,
  signal,
  sinks,
  settings,
  onState,
}: DeliveryOptions & {
  readonly sinks: readonly Sink[];
  readonly settings: { readonly retryMostMs: number };
  readonly onState: (state: DeliveryState) => void;
}): Promise<Outcome> {
  for (;;) {
    const outcome = await recordSpool({
      spool,
      sinks,
      settings,
      signal,
      recorderRuns,
      onState,
      waitForSpool: true,
    });
    if (outcome.state !== 'locked') return outcome;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    if (!existsSync(spool)) return { ...outcome, state: 'delivered' };
    if (signal.aborted) return { ...outcome, state: 'stopped' };
  }
}

function sinksOf({ store, file }: Destination): Sink[] {
  return [
    ...(store === undefined ? [] : [storeSink(store)]),
    ...(file === undefined ? [] : [fileSink({ to: { file } })]),
  ];
}
