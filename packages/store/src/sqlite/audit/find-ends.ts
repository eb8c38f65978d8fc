import type { ScriberyError } from '@scribery/errors';
import type { SessionKey } from '../../audit/audit-event.ts';
import type { OpenCommand } from '../../audit/open-command.ts';
import { isInSession, sessionOf } from '../../audit/session-of.ts';
import { nameKey } from '../../hit/field-check.ts';
import { latestHit } from '../lines/block-number.ts';
import type { MonthDatabase } from '../month-database.ts';
import { throwIfGivenUp } from '../search/given-up.ts';
import { storeError } from '../sqlite-error.ts';
import { sessionWord } from './audit-words.ts';
import { eventBlocks, type FoundEvents, type KeptEvent, recentEvents } from './month-events.ts';

/**
 * Blocks of events that are looked through for the ends of the commands of one page: about 0.1 s. Where a host does not
 * audit how processes end, each command leads to the end of its session; those not found so far have no end.
 */
const BLOCKS_MOST = 100;

/**
 * Finds when commands ended: at the next start or end in the same process of their session, as the list of the commands of
 * a recording has it. Gives why months could not be read. Use it inside a `read` of all of them, which are the newest first.
 */
export function findEnds(
  months: readonly MonthDatabase[],
  commands: readonly OpenCommand[],
  signal: AbortSignal | undefined,
): ScriberyError[] {
  const failures: ScriberyError[] = [];
  if (commands.length === 0) return failures;
  const sessions = sessionsOf(commands);
  let left = BLOCKS_MOST;
  for (const month of months.toReversed()) {
    try {
      const recent = recentEvents(month);
      for (const session of sessions) {
        meet(session, recent);
        for (const { events } of laterBlocks(month, session)) {
          throwIfGivenUp(signal);
          if (left-- <= 0) return failures;
          meet(session, events());
        }
      }
    } catch (error) {
      throwIfGivenUp(signal);
      failures.push(storeError(error, month.file));
    }
  }
  return failures;
}

/** The commands of one recording. */
interface OpenSession {
  readonly key: SessionKey;
  readonly commands: readonly OpenCommand[];
  readonly byPid: ReadonlyMap<number | null, readonly OpenCommand[]>;
}

function sessionsOf(commands: readonly OpenCommand[]): OpenSession[] {
  const sessions = Map.groupBy(commands, ({ recording }) => recording.recording).values();
  return [...sessions].flatMap((own) => {
    const key = own[0] && sessionOf(own[0].recording);
    return key === undefined ? [] : [{ key, commands: own, byPid: Map.groupBy(own, ({ pid }) => pid) }];
  });
}

/** The blocks in which the end of a command may be, the oldest first. */
function* laterBlocks(month: MonthDatabase, { key, commands }: OpenSession): Generator<FoundEvents> {
  const times = { since: Math.min(...commands.map(({ since }) => since)), until: Number.POSITIVE_INFINITY };
  const expression = `(about : ${sessionWord(nameKey(key.host), key.session)})`;
  for (const block of eventBlocks(month, expression, times, 'oldest first')) {
    const latest = latestHit(month, block.number);
    if (commands.some((command) => command.mayEnd(block.earliest, latest))) yield block;
  }
}

function meet({ key, byPid }: OpenSession, events: readonly KeptEvent[]): void {
  for (const { facts } of events) {
    if (facts.kind === 'event') continue;
    const commands = byPid.get(facts.pid);
    if (commands === undefined || !isInSession(facts, key)) continue;
    for (const command of commands) command.meet(facts);
  }
}
