/**
 * Makes the samples of packages/cli/samples: plays each story in a real shell under the recorder and writes it as tlog
 * messages, and for some stories the kernel's audit log of it. Takes three minutes and needs root, because user and host of
 * a story are made real with namespaces. `node scripts/samples/generate.ts [NAME…]`
 */
import { hash } from 'node:crypto';
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileSink, recordSpool } from '@scribery/agent';
import { MessageEncoder, type RecordingHeader, readRecordings, serialiseMessage } from '@scribery/format';
import { KernelAudit } from '../../test/e2e/support/kernel-audit.ts';
import { perform } from './perform.ts';
import { LOGIN_UID, retoldLog, SESSION } from './retell-log.ts';
import { STORIES } from './stories.ts';
import type { Story } from './story.ts';

const SAMPLES = join(import.meta.dirname, '../../packages/cli/samples');

/** Most recording time in one message, in ms. */
const MESSAGE_MS = 1000;

const sha256 = (data: string | Uint8Array) => hash('sha256', data, 'hex');

const wanted = process.argv.slice(2);
for (const story of STORIES) {
  if (wanted.length > 0 && !wanted.includes(story.name)) continue;
  const directory = mkdtempSync(join(tmpdir(), 'scribery-sample-'));
  try {
    const spool = await performed(story, directory);
    const file = join(directory, 'messages.json');
    const sink = fileSink({ to: { file } });
    await recordSpool({ spool, sinks: [sink] });
    await sink.close();
    const { lines, begun } = await retold(story, file);
    if (story.audited) {
      const log = retoldLog(readFileSync(join(directory, 'audit.log'), 'latin1'), story, begun);
      writeFileSync(join(SAMPLES, `${story.name}.audit.log`), log, 'latin1');
      process.stdout.write(`${story.name}: ${log.length} bytes of audit log\n`);
    }
    writeFileSync(join(SAMPLES, `${story.name}.json`), `${lines.join('\n')}\n`);
    process.stdout.write(`${story.name}: ${lines.length} messages, ${lines.join('\n').length} bytes\n`);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Performs a story, with the kernel's audit log beside it where that is a part of it; gives the path of the spool. */
async function performed(story: Story, directory: string): Promise<string> {
  await using _audit = story.audited ? await KernelAudit.start(directory, LOGIN_UID) : undefined;
  return await perform(story, directory);
}

/**
 * The messages with the id, the time and the machine of the story in place of those of the machine that performed it; and
 * when the performance began, in ms since 1970.
 */
async function retold(story: Story, file: string): Promise<{ lines: string[]; begun: number }> {
  const boot = sha256(story.host).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5');
  const header: RecordingHeader = {
    recording: `sample-${story.name}`,
    host: story.host,
    user: story.user,
    term: 'xterm-256color',
    session: SESSION,
    start: Date.parse(story.start),
    boot,
    loginUid: LOGIN_UID,
  };
  const encoder = new MessageEncoder(header, { sha256 });
  const lines: string[] = [];
  let begun = 0;
  let since = 0;
  for await (const part of readRecordings(createReadStream(file), { recording: header.recording })) {
    if (part.part === 'problem') throw new Error(part.problem.text);
    if (part.part === 'start') begun = part.header.start;
    if (part.part !== 'events') continue;
    for (const event of part.events) {
      // As an agent does that delivers while somebody works.
      if (event.at - since >= MESSAGE_MS) {
        const flushed = encoder.flush();
        if (flushed !== undefined) lines.push(serialiseMessage(flushed.message));
        since = event.at;
      }
      for (const { message } of encoder.push(event)) lines.push(serialiseMessage(message));
    }
  }
  lines.push(...encoder.finish().map(({ message }) => serialiseMessage(message)));
  return { lines, begun };
}
