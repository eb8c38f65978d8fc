import type { EventShape } from '@scribery/audit';

/** Forms of output; the first is the default. */
export const FORMATS = ['native'] as const;

export type EventFormat = (typeof FORMATS)[number];

export interface ShapeOptions {
  readonly withText?: true;
}

/** The shape for a format; only its own modules are loaded. */
export async function shapeOf(format: EventFormat, options: ShapeOptions): Promise<EventShape> {
  switch (format) {
    case 'native': {
      const { NativeShape } = await import('@scribery/audit');
      return new NativeShape({ withText: options.withText === true });
    }
  }
}
