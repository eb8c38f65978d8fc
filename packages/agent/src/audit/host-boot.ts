import { hostname, uptime } from 'node:os';
import { bootId } from '../process-identity.ts';

/** This machine, as its events are told from those that it collects for others, and those of earlier boots. */
export interface HostBoot {
  readonly name: string;
  /** Undefined where the kernel does not tell. */
  readonly boot: string | undefined;
  /** When the machine was booted, ms since 1970 by the clock that is now. */
  readonly since: number;
}

/** @param name what the machine is called in `node=`, where that is not its host name */
export function thisHost(name = hostname()): HostBoot {
  return { name, boot: bootId(), since: Date.now() - uptime() * 1000 };
}

/** Whether events with this `node=` are of the machine itself: auditd writes none, the host name, or it with its domain. */
export function isOwnNode({ name }: HostBoot, node: string): boolean {
  if (node === '' || node === name) return true;
  return node.startsWith(`${name}.`) || name.startsWith(`${node}.`);
}

/** The boot that an event happened in; undefined where that is not known: on another machine, and before this boot. */
export function bootOf(
  host: HostBoot,
  event: { readonly node: string; readonly time: number },
): string | undefined {
  return isOwnNode(host, event.node) && event.time >= host.since ? host.boot : undefined;
}
