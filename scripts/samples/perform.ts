import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildShim } from '@scribery/shim';
import { PtyDriver } from '@scribery/shim/testing';
import type { Step, Story } from './story.ts';

/** How fast somebody types, in ms a key. */
const KEY_LEAST_MS = 35;
const KEY_MOST_MS = 120;

/** Performs a story in a real shell on a real pty under the real recorder; gives the path of the spool. Needs root. */
export async function perform(story: Story, directory: string): Promise<string> {
  const spools = join(directory, 'spool');
  mkdirSync(spools);
  writeFileSync(join(directory, 'prepare.sh'), story.prepare);
  const shim = join(directory, 'scribery-shim');
  copyFileSync(buildShim(), shim);
  const spool = join(spools, 'sample.spool');
  const stage = join(import.meta.dirname, 'stage.sh');
  const apart = ['unshare', '--mount', '--uts', '--ipc', '--pid', '--fork', '--mount-proc', '--kill-child'];
  const command = [...apart, 'sh', stage, directory, story.user, story.host, shim, spool, 'sample'];
  await using shell = new PtyDriver(command, { columns: story.cols, rows: story.rows });
  const prompt = `${story.user}@${story.host}`;
  let from = await shell.waitFor(prompt);
  const pause = typist();
  for (const step of story.steps) from = await take(shell, step, { from, prompt, pause });
  await shell.end();
  return spool;
}

async function take(
  shell: PtyDriver,
  step: Step,
  { from, prompt, pause }: { from: number; prompt: string; pause: () => number },
): Promise<number> {
  await sleep(step.think ?? 300);
  const typedFrom = Math.max(from, shell.output.length);
  for (const key of keysOf(step.keys)) {
    shell.type(key);
    await sleep(pause());
  }
  if (step.wait === '') return shell.output.length;
  const after = await shell.waitFor(step.wait ?? prompt, typedFrom);
  return Math.max(after, typedFrom);
}

/** Characters as they are pressed: an escape sequence is one key. */
function keysOf(text: string): string[] {
  return text.match(/\x1b\[[A-Z]|[^]/gu) ?? [];
}

/** Pauses between keys, the same ones in each run. */
function typist(): () => number {
  let seed = 7;
  return () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return KEY_LEAST_MS + (seed / 2_147_483_648) * (KEY_MOST_MS - KEY_LEAST_MS);
  };
}

/** The performance is in real time: what is recorded is how long somebody takes. */
function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
