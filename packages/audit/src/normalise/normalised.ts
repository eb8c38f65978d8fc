import type { EventCategory, EventType } from '../tables/normalisation/normalisation.ts';

/** An event in words: what was done, and to what. */
export interface Normalised {
  readonly action: string;
  readonly category: readonly EventCategory[] | undefined;
  readonly type: readonly EventType[] | undefined;
  readonly object: NormalisedObject | undefined;
}

/** What it was done to; `unknown` where nothing is known of the action. Texts are readable. */
export interface NormalisedObject {
  readonly type: string;
  readonly primary: string | undefined;
  readonly secondary: string | undefined;
}
