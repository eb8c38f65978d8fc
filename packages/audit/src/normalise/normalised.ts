/** An event in words: what was done, and to what. */
export interface Normalised {
  /** Words of ECS. */
  readonly kind: 'event' | 'alert';
  readonly category: readonly string[] | undefined;
  readonly type: readonly string[] | undefined;
  readonly action: string;
  readonly object: NormalisedObject | undefined;
}

/** Texts are readable. */
interface NormalisedObject {
  readonly type: string;
  readonly primary: string | undefined;
  readonly secondary: string | undefined;
}
