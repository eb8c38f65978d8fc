import type { Story } from './story.ts';

/** The user that stories are performed as, and the audit session that they are said to be. */
export const LOGIN_UID = 1000;
export const SESSION = 7;

/**
 * The lines of an audit log that are about the story's user since its recording began, with the time, the machine and the
 * names of the story.
 *
 * @param log as auditd wrote it, enriched
 * @param begun wall time in ms at which the recording began
 */
export function retoldLog(log: string, story: Story, begun: number): string {
  const lines = log.split('\n').filter((line) => line !== '');
  const ofUser = lines.filter((line) => line.includes(` auid=${LOGIN_UID} `));
  const own = new Set(ofUser.map(eventOf));
  // auditd wrote what the machine calls the user.
  const name = /(?<!-)\bAUID="([^"]+)"/.exec(ofUser.join('\n'))?.[1];
  if (name === undefined) throw new Error(`the audit log names no user ${LOGIN_UID}`);
  const later = Date.parse(story.start) - begun;
  return lines
    .filter((line) => own.has(eventOf(line)) && timeOf(line) >= begun)
    .map((line) => {
      const time = `audit(${((timeOf(line) + later) / 1000).toFixed(3)}:`;
      const named = line
        .replace(/audit\(\d+\.\d+:/, time)
        .replace(/ ses=\d+/, ` ses=${SESSION}`)
        .replaceAll(`"${name}"`, `"${story.user}"`)
        .replace(/\/tmp\/scribery-sample-\w+\//, '/usr/libexec/')
        .replace(/ key="[^"]*"/, ' key="session"');
      return `node=${story.host} ${named}\n`;
    })
    .join('');
}

/** Time and serial: what the records of an event have in common. */
function eventOf(line: string): string {
  return /audit\([^)]*\)/.exec(line)?.[0] ?? '';
}

/** ms since 1970. */
function timeOf(line: string): number {
  return Math.round(Number(/audit\((\d+\.\d+):/.exec(line)?.[1] ?? 0) * 1000);
}
