import { resolve } from 'node:path';
import {
  type AuditOutput,
  auditCollectorOutput,
  auditFileOutput,
  FACILITIES,
  httpBulkOutput,
  identifyDocument,
  SEVERITIES,
  streamOutput,
  syslogOutput,
  unixOutput,
} from '@scribery/agent/audit';
import { ScriberyError } from '@scribery/errors';
import { type StoreOptions, storePlace } from '../client/connect.ts';
import { StoreTurn } from '../client/store-turn.ts';
import type { OutputTarget } from './output-target.ts';
import { sendEvents } from './send-events.ts';

/** Makes the output for a target; it is opened when there is something for it. */
export function openOutput(target: OutputTarget, store: StoreOptions): AuditOutput {
  switch (target.kind) {
    case 'collector':
      return collector(store);
    case 'stdout':
      return streamOutput('stdout', process.stdout);
    case 'file': {
      const { path, size, age, keep } = target;
      return auditFileOutput({
        path: resolve(path),
        rotation: { size, age, keep },
        identify: identifyDocument,
      });
    }
    case 'syslog': {
      const { to, facility, severity, app } = target;
      known('facility', facility, FACILITIES);
      known('severity', severity, SEVERITIES);
      const name = to.kind === 'unix' ? `syslog:${to.path}` : `syslog:${to.kind}://${to.host}:${to.port}`;
      return syslogOutput({ name, target: to, facility, severity, app });
    }
    case 'unix':
      return unixOutput(resolve(target.path));
    case 'http': {
      const authorization = process.env.SCRIBERY_BULK_AUTHORIZATION;
      return httpBulkOutput({ url: target.url, ...(authorization === undefined ? {} : { authorization }) });
    }
  }
}

/** The store or server of the options: the server that has it, else the store itself, opened while there is something to store. */
function collector(options: StoreOptions): AuditOutput {
  const place = storePlace(options, process.env);
  const turn = new StoreTurn(place);
  const output = auditCollectorOutput({
    name: `collector ${place.kind === 'server' ? place.url : place.directory}`,
    send: (batch) => turn.take((client) => sendEvents(client, batch)),
  });
  return { ...output, close: () => turn.end() };
}

function known(what: string, word: string, words: readonly string[]): void {
  if (!words.includes(word))
    throw new ScriberyError('SCR_USAGE', `there is no ${what} ${word}; there are ${words.join(', ')}`);
}
