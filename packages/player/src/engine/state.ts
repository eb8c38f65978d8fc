/**
 * The states of playback, and what leads from one to the next.
 *
 *   idle ──open──► loading ──────────────► seeking ──arrived──► paused │ playing │ following
 *
 *   paused    time stands.                       play → playing, step → seeking, follow → seeking
 *   playing   time runs.                         pause → paused; events run out: more to fetch → waiting,
 *                                                live and all shown → following, else → ended
 *   waiting   time stands until events come.     events came → playing, pause → paused
 *   seeking   the screen is being brought to a moment; `then` is the state after it. A further seek replaces it.
 *   following live and caught up: what comes is shown at once.
 *                                                pause → paused, the recording ends → ended
 *   ended     the last event is shown.           play → seeking (to 0), then playing
 *   failed    the source did not answer.         play, seek, follow, retry → seeking, or loading before anything is known
 *
 * seek leads to seeking from everywhere but idle and loading. Every open and seek raises the engine's generation;
 * an answer that belongs to an older one is dropped.
 */
export type PlaybackState =
  | { readonly name: 'idle' }
  | { readonly name: 'loading' }
  | { readonly name: 'paused' }
  | { readonly name: 'playing' }
  | { readonly name: 'waiting' }
  | { readonly name: 'seeking'; readonly goal: SeekGoal; readonly then: AfterSeek }
  | { readonly name: 'following' }
  | { readonly name: 'ended' }
  | { readonly name: 'failed'; readonly error: unknown };

/** Where a seek goes: to a position in ms, over the next event that changes the screen, or to the newest event. */
export type SeekGoal =
  | { readonly kind: 'position'; readonly at: number }
  | { readonly kind: 'step' }
  | { readonly kind: 'tip' };

export type AfterSeek = 'paused' | 'playing' | 'following';
