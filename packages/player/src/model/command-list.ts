import type { AuditCommand } from '../api/shapes.ts';

/** A list with one command that is new, or is told anew because it ended. */
export function withCommand(commands: readonly AuditCommand[], told: AuditCommand): AuditCommand[] {
  const at = commands.findLastIndex(({ id }) => id === told.id);
  return at < 0 ? [...commands, told] : commands.with(at, told);
}

/**
 * The command that runs at a position (ms): the one that was started last and did not end yet. Where ends are not told, each
 * runs until the next one starts.
 */
export function runningAt(commands: readonly AuditCommand[], position: number): AuditCommand | undefined {
  return commands.findLast(
    (command) =>
      !command.after_end &&
      command.position <= position &&
      (command.until === null || position < command.until),
  );
}

/** How far each command is indented below the one that started it, by id; one that took a process over is not. */
export function depths(commands: readonly AuditCommand[]): Map<string, number> {
  const known = new Map<string, { depth: number; pid: number | null }>();
  for (const { id, parent, pid } of commands) {
    const above = parent === null ? undefined : known.get(parent);
    known.set(id, { pid, depth: above === undefined ? 0 : above.depth + (above.pid === pid ? 0 : 1) });
  }
  return new Map([...known].map(([id, { depth }]) => [id, depth]));
}

/** The commands of which line, directory or user hold every word of a text, in any case. */
export function filtered(commands: readonly AuditCommand[], text: string): readonly AuditCommand[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return commands;
  return commands.filter(({ line, cwd, user, effective_user }) => {
    const all = `${line}\n${cwd ?? ''}\n${user}\n${effective_user}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** Places on a bar that are told apart: more ticks than this are no more than a bar has pixels. */
const TICKS = 400;

/** Positions (ms) at which a bar of this duration shows that commands were started, each place once. */
export function commandTicks(commands: readonly AuditCommand[], duration: number): number[] {
  const places = new Map<number, number>();
  for (const { position, after_end } of commands) {
    const place = Math.round((position / Math.max(1, duration)) * TICKS);
    if (!after_end && !places.has(place)) places.set(place, position);
  }
  return [...places.values()];
}
