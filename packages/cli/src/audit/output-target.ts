import { ScriberyError } from '@scribery/errors';
import { bytesOf, durationMsOf } from './quantity.ts';

/** Where events go, as `--to` says it. */
export type OutputTarget =
  | { readonly kind: 'collector' }
  | { readonly kind: 'stdout' }
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly size: number | undefined;
      readonly age: number | undefined;
      readonly keep: number;
    }
  | {
      readonly kind: 'syslog';
      readonly to:
        | { readonly kind: 'tcp' | 'udp'; readonly host: string; readonly port: number }
        | { readonly kind: 'unix'; readonly path: string };
      readonly facility: string;
      readonly severity: string;
      readonly app: string;
    }
  | { readonly kind: 'unix'; readonly path: string }
  | { readonly kind: 'http'; readonly url: string };

/** Files that are kept beside the one that is written, where it is moved away. */
const KEEP = 5;

/** Ports of syslog over TCP and UDP: RFC 6587 leaves the first to custom. */
const SYSLOG_PORT = 514;

/** Reads a `--to`. Throws SCR_USAGE. */
export function outputTarget(text: string): OutputTarget {
  if (text === 'collector') return { kind: 'collector' };
  if (text === 'stdout' || text === '-') return { kind: 'stdout' };
  if (/^https?:\/\//.test(text)) return httpTarget(text);
  const [, kind, place = '', query = ''] = /^(file|syslog|unix)(?::([^?]*))?(?:\?(.*))?$/.exec(text) ?? [];
  const options = new Options(text, query);
  switch (kind) {
    case 'file':
      return options.done({
        kind,
        path: needed(text, place),
        size: options.take('size', bytesOf, 'bytes, as in 100M'),
        age: options.take('age', durationMsOf, 'a time, as in 1d'),
        keep: options.take('keep', countOf, 'a number') ?? KEEP,
      });
    case 'syslog':
      return options.done({
        kind,
        to: syslogPlace(text, place),
        facility: options.take('facility', wordOf, 'a facility') ?? 'authpriv',
        severity: options.take('severity', wordOf, 'a severity') ?? 'info',
        app: options.take('app', wordOf, 'a word') ?? 'scribery',
      });
    case 'unix':
      return options.done({ kind, path: needed(text, place) });
    default:
      throw wrong(
        text,
        'it must be collector, stdout, file:PATH, syslog[:PATH], syslog:tcp://HOST:PORT, unix:PATH or http://HOST:PORT/INDEX/_bulk',
      );
  }
}

/** The options behind a `?`: each once, and none that is not known. */
class Options {
  readonly #text: string;
  readonly #given: URLSearchParams;

  constructor(text: string, query: string) {
    this.#text = text;
    this.#given = new URLSearchParams(query);
  }

  take<T>(name: string, read: (value: string) => T | undefined, what: string): T | undefined {
    const value = this.#given.get(name);
    if (value === null) return undefined;
    this.#given.delete(name);
    const meant = read(value);
    if (meant === undefined) throw wrong(this.#text, `${name} must be ${what}`);
    return meant;
  }

  /** The target, when nothing is left over. */
  done<T extends OutputTarget>(target: T): T {
    const [left] = this.#given.keys();
    if (left !== undefined) throw wrong(this.#text, `there is no option ${left}`);
    return target;
  }
}

function httpTarget(text: string): OutputTarget {
  const url = URL.parse(text);
  if (url === null || !url.pathname.endsWith('/_bulk')) {
    throw wrong(text, 'the address must end with /_bulk, as in http://HOST:9200/INDEX/_bulk');
  }
  return { kind: 'http', url: text };
}

function syslogPlace(text: string, place: string): Extract<OutputTarget, { kind: 'syslog' }>['to'] {
  if (!/^(?:tcp|udp):/.test(place)) return { kind: 'unix', path: place === '' ? '/dev/log' : place };
  const url = URL.parse(place);
  if (url === null || url.hostname === '')
    throw wrong(text, 'it must be syslog:tcp://HOST:PORT or syslog:udp://HOST:PORT');
  const kind = url.protocol === 'tcp:' ? 'tcp' : 'udp';
  // An IPv6 address stands in brackets.
  const host = url.hostname.replaceAll(/^\[|\]$/g, '');
  return { kind, host, port: url.port === '' ? SYSLOG_PORT : Number(url.port) };
}

function needed(text: string, place: string): string {
  if (place === '') throw wrong(text, 'a path is missing');
  return place;
}

function countOf(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

function wordOf(text: string): string | undefined {
  return /^[\w.-]{1,48}$/.test(text) ? text : undefined;
}

function wrong(text: string, detail: string): ScriberyError {
  return new ScriberyError('SCR_USAGE', `--to ${text}: ${detail}`);
}
