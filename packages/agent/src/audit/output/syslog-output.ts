import { createSocket, type Socket } from 'node:dgram';
import { hasCode, ScriberyError } from '@scribery/errors';
import { LoggerProcess } from './logger-process.ts';
import { ALL_DELIVERED, type AuditOutput, type Delivered, type OutgoingEvent } from './output.ts';
import { SocketWriter } from './socket-writer.ts';
import { type SyslogHeader, syslogMessage } from './syslog-message.ts';

/** Largest message in a datagram, in bytes: over IPv4 a UDP packet takes no more. A larger one is refused, since cut it would be no JSON. */
const MOST_UDP_BYTES = 65_507;

export type SyslogTarget =
  | { readonly kind: 'tcp' | 'udp'; readonly host: string; readonly port: number }
  | { readonly kind: 'unix'; readonly path: string };

export interface SyslogOptions extends SyslogHeader {
  readonly name: string;
  readonly target: SyslogTarget;
}

/** Sends events as messages of RFC 5424: over TCP and stream sockets with octet counting (RFC 6587), or as datagrams. */
export function syslogOutput({ name, target, ...header }: SyslogOptions): AuditOutput {
  switch (target.kind) {
    case 'tcp':
      return streamSyslog(name, header, new SocketWriter(name, { host: target.host, port: target.port }));
    case 'udp':
      return udpSyslog(name, header, target);
    case 'unix':
      return unixSyslog(name, header, target.path);
  }
}

function streamSyslog(name: string, header: SyslogHeader, writer: SocketWriter): AuditOutput {
  return {
    name,
    async deliver(events, signal) {
      const frames = events.map((event) => {
        const message = syslogMessage(header, event);
        return `${Buffer.byteLength(message)} ${message}`;
      });
      await writer.write(Buffer.from(frames.join('')), signal);
      return ALL_DELIVERED;
    },
    close: () => writer.close(),
  };
}

function udpSyslog(
  name: string,
  header: SyslogHeader,
  { host, port }: { readonly host: string; readonly port: number },
): AuditOutput {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  // Told to the send that it belongs to.
  socket.on('error', () => undefined);
  socket.unref();
  return {
    name,
    async deliver(events) {
      const refused: { id: string; reason: string }[] = [];
      for (const event of events) {
        const message = Buffer.from(syslogMessage(header, event));
        if (message.length > MOST_UDP_BYTES) {
          refused.push({ id: event.id, reason: `${message.length} bytes are too much for a datagram` });
        } else await sendDatagram(socket, message, port, host, name);
      }
      return { refused, again: [] };
    },
    async close() {
      socket.close();
    },
  };
}

function sendDatagram(
  socket: Socket,
  message: Buffer,
  port: number,
  host: string,
  name: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(message, port, host, (error) => {
      if (error === null) resolve();
      else reject(new ScriberyError('SCR_SINK_FAILED', `${name}: ${error.message}`, { cause: error }));
    });
  });
}

/** A unix socket: a stream one is written to as TCP is; a datagram one, as `/dev/log` is, through `logger`. */
function unixSyslog(name: string, header: SyslogHeader, path: string): AuditOutput {
  const writer = new SocketWriter(name, { path });
  const stream = streamSyslog(name, header, writer);
  const logger = new LoggerProcess(name, path, header);
  let isDatagram = false;
  return {
    name,
    async deliver(events: readonly OutgoingEvent[], signal): Promise<Delivered> {
      if (!isDatagram) {
        try {
          return await stream.deliver(events, signal);
        } catch (error) {
          if (!isWrongSocketType(error)) throw error;
          isDatagram = true;
        }
      }
      return logger.send(events, signal);
    },
    close: () => writer.close(),
  };
}

function isWrongSocketType(error: unknown): boolean {
  return error instanceof Error && hasCode(error.cause, 'EPROTOTYPE');
}
