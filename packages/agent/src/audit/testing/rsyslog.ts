import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { freePort, until } from '@scribery/runtime/testing';
import { scratch } from '../../testing/scratch.ts';

/** A message as rsyslog understood it. */
export interface SyslogRecord {
  readonly facility: string;
  readonly severity: string;
  readonly time: string;
  readonly host: string;
  readonly app: string;
  readonly messageId: string;
  readonly message: string;
}

/** A real rsyslogd that writes down what it gets over a datagram socket, TCP and UDP. */
export class Rsyslog {
  readonly socket: string;
  readonly port: number;
  readonly #file: string;

  private constructor(directory: string, port: number) {
    this.socket = join(directory, 'log.sock');
    this.#file = join(directory, 'received');
    this.port = port;
  }

  static async start(t: TestContext): Promise<Rsyslog> {
    const directory = scratch(t);
    const rsyslog = new Rsyslog(directory, await freePort());
    const config = join(directory, 'rsyslog.conf');
    writeFileSync(config, rsyslog.#configuration(directory));
    const child = spawn('/usr/sbin/rsyslogd', ['-n', '-f', config, '-i', join(directory, 'pid')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let told = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
    const exit = once(child, 'exit');
    t.after(async () => {
      child.kill('SIGTERM');
      await exit;
    });
    await until(
      () => `rsyslogd listens ${told}`,
      async () => existsSync(rsyslog.socket) && (await listens(rsyslog.port)),
    );
    return rsyslog;
  }

  /** Waits until so many messages are written. */
  async received(count: number): Promise<SyslogRecord[]> {
    await until(`${count} messages`, () => this.#records().length >= count);
    return this.#records();
  }

  #records(): SyslogRecord[] {
    if (!existsSync(this.#file)) return [];
    return readFileSync(this.#file, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  }

  #configuration(directory: string): string {
    const fields = [
      ['facility', 'syslogfacility-text'],
      ['severity', 'syslogseverity-text'],
      ['time', 'timereported:::date-rfc3339'],
      ['host', 'hostname'],
      ['app', 'app-name'],
      ['messageId', 'msgid'],
      ['message', 'msg:::json'],
    ].map(([name, property]) => `\\"${name}\\":\\"%${property}%\\"`);
    return `
      global(workDirectory="${directory}" maxMessageSize="256k" net.enableDNS="off")
      module(load="imuxsock" SysSock.Use="off")
      input(type="imuxsock" Socket="${this.socket}" useSpecialParser="off" parseHostname="on")
      module(load="imtcp")
      input(type="imtcp" port="${this.port}" address="127.0.0.1")
      module(load="imudp")
      input(type="imudp" port="${this.port}" address="127.0.0.1")
      template(name="json" type="string" string="{${fields.join(',')}}\\n")
      action(type="omfile" file="${this.#file}" template="json")
    `;
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
