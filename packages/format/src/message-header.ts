import type { RecordingHeader } from './event.ts';
import type { Message } from './message.ts';

/** Audit session id where there is none, and what stands for the 0 that tlog refuses (it is AU_UNSET as unsigned). */
export const NO_SESSION = 4_294_967_295;

/** Longest command line, in UTF-16 units, that goes into the first message; what is longer is cut and ends with `…`. */
const COMMAND_LENGTH = 4096;

/** The part of a message that is the same in all of a recording. */
export function messageIdentity(
  header: RecordingHeader,
): Pick<Message, 'ver' | 'host' | 'rec' | 'user' | 'term' | 'session'> {
  return {
    ver: '2.3',
    host: header.host,
    rec: header.recording,
    user: header.user,
    term: header.term,
    session: header.session > 0 ? header.session : NO_SESSION,
  };
}

/** The keys of ours that a header fills; the command stands in the first message only. */
export function sessionKeys(header: RecordingHeader, id: number): Pick<Message, 'boot' | 'auid' | 'cmd'> {
  return {
    ...(header.boot === undefined ? {} : { boot: header.boot }),
    ...(header.loginUid === undefined ? {} : { auid: header.loginUid }),
    ...(header.command === undefined || id !== 1 ? {} : { cmd: cutCommand(header.command) }),
  };
}

/** What a message tells about its recording. A `time` that is not known gives a `start` of 0. */
export function headerOf(message: Message): RecordingHeader {
  return {
    recording: message.rec,
    host: message.host,
    user: message.user,
    term: message.term,
    session: message.session,
    start: Math.max(0, Math.round(message.time * 1000) - message.pos),
    ...(message.boot === undefined ? {} : { boot: message.boot }),
    ...(message.auid === undefined ? {} : { loginUid: message.auid }),
    ...(message.cmd === undefined ? {} : { command: message.cmd }),
  };
}

function cutCommand(words: readonly string[]): string[] {
  const kept: string[] = [];
  let room = COMMAND_LENGTH;
  for (const word of words) {
    if (word.length >= room) return [...kept, `${word.slice(0, room).toWellFormed()}…`];
    kept.push(word);
    room -= word.length + 1;
  }
  return kept;
}
