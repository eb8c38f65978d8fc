import type { EventShape } from '@scribery/audit';
import type { DocumentOptions } from './document-options.ts';
import { namesAskedFor } from './name-files.ts';

/** Forms of output; the first is the default. */
export const FORMATS = ['ecs', 'aushape', 'native'] as const;

export type EventFormat = (typeof FORMATS)[number];

export interface ShapeOptions extends DocumentOptions {
  readonly withText?: true;
  readonly bulk?: true;
  readonly index?: string;
}

/** The shape for a format, only its own modules loaded; with `bulk`, an action line goes before each document. */
export async function shapeOf(format: EventFormat, options: ShapeOptions): Promise<EventShape> {
  const shape = await plainShape(format, options);
  if (options.bulk === undefined) return shape;
  const { BulkShape } = await import('@scribery/audit/bulk');
  return new BulkShape(shape, options.index);
}

async function plainShape(format: EventFormat, options: ShapeOptions): Promise<EventShape> {
  const { maxEventSize, withText = false } = options;
  const names = await namesAskedFor(options);
  const shared = { maxEventSize, withText, ...(names === undefined ? {} : { names }) };
  switch (format) {
    case 'ecs': {
      const { EcsShape } = await import('@scribery/audit/ecs');
      return new EcsShape(shared);
    }
    case 'aushape': {
      const { AushapeShape } = await import('@scribery/audit/aushape');
      return new AushapeShape(shared);
    }
    case 'native': {
      const { NativeShape } = await import('@scribery/audit/native');
      return new NativeShape({ withText });
    }
  }
}
