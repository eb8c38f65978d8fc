import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { removeOrphans } from './orphans.ts';
import { newSlots, type Outcome, type RecordSpoolOptions, recordSpool } from './record-spool.ts';
import { defaultSettings } from './settings.ts';
import { ChangeWatch } from './spool/change-watch.ts';
import { SPOOL_SUFFIX, Spool } from './spool/spool.ts';

/**
 * Time between two looks through the directory, in ms, beside being told of changes: a spool whose agent died while its
 * recorder went on changes nothing there, and is taken over that much later.
 */
const LOOK_AGAIN_MS = 2000;

/** Time until a recording that a sink refused, or whose spool cannot be used, is tried again, in ms: somebody may have put it right. */
const FAILED_AGAIN_MS = 60_000;

export interface SpoolDirectoryOptions extends Omit<RecordSpoolOptions, SingleSpoolOption> {
  readonly directory: string;
  readonly onOutcome?: (outcome: Outcome) => void;
}

type SingleSpoolOption = 'spool' | 'recorderRuns' | 'waitForSpool' | 'slots';

/**
 * Brings every recording of a spool directory to the sinks: the ones that others left behind and the ones that begin while
 * it runs. Spools that another agent has are left to it, and taken over when it dies. Resolves after `signal` is aborted;
 * what is not committed then stays in its spool.
 */
export async function followSpoolDirectory(
  options: SpoolDirectoryOptions & { readonly signal: AbortSignal },
): Promise<void> {
  const { directory, signal, logger, onOutcome } = options;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const changes = new ChangeWatch(directory);
  const slots = newSlots();
  const following = new Map<string, Promise<void>>();
  const notBefore = new Map<string, number>();

  const follow = async (spool: string): Promise<void> => {
    let againInMs: number | undefined = FAILED_AGAIN_MS;
    try {
      const outcome = await recordSpool({ ...options, spool, slots });
      if (outcome.state === 'locked') againInMs = LOOK_AGAIN_MS;
      else if (outcome.state !== 'failed') againInMs = undefined;
      onOutcome?.(outcome);
    } catch (error) {
      logger?.error({ spool, err: error }, 'a spool cannot be followed');
    } finally {
      following.delete(spool);
      if (againInMs === undefined) notBefore.delete(spool);
      else notBefore.set(spool, performance.now() + againInMs);
    }
  };

  removeOrphans(directory, await readdir(directory));
  while (!signal.aborted) {
    const { version } = changes;
    for (const spool of await spoolsIn(directory)) {
      if (following.has(spool) || performance.now() < (notBefore.get(spool) ?? 0)) continue;
      following.set(spool, follow(spool));
    }
    await changes.wait(version, LOOK_AGAIN_MS, signal);
  }
  changes.close();
  await Promise.all(following.values());
}

/**
 * Brings the recordings of a spool directory that are over and that no agent has to the sinks, and resolves when that is
 * done; for a command that clears up what a killed one left. Each is tried until `signal` is aborted.
 */
export async function deliverLeftOvers(options: SpoolDirectoryOptions): Promise<Outcome[]> {
  const { directory, logger, onOutcome } = options;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  removeOrphans(directory, await readdir(directory));
  const slots = newSlots();
  const outcomes: Outcome[] = [];
  const deliverOne = async (spool: string): Promise<void> => {
    try {
      if (!(await isOver(spool, options))) return;
      const outcome = await recordSpool({ ...options, spool, slots });
      if (outcome.state === 'locked') return;
      outcomes.push(outcome);
      onOutcome?.(outcome);
    } catch (error) {
      logger?.error({ spool, err: error }, 'a spool cannot be delivered');
      outcomes.push({ spool, state: 'failed', deliveries: [] });
    }
  };
  await Promise.all((await spoolsIn(directory)).map(deliverOne));
  return outcomes;
}

async function isOver(path: string, { settings }: SpoolDirectoryOptions): Promise<boolean> {
  const spool = await Spool.open(path, { ...defaultSettings, ...settings });
  try {
    await spool.header(0);
    return await spool.checkRecorder();
  } finally {
    await spool.close();
  }
}

async function spoolsIn(directory: string): Promise<string[]> {
  const names = await readdir(directory);
  return names.filter((name) => name.endsWith(SPOOL_SUFFIX)).map((name) => join(directory, name));
}
