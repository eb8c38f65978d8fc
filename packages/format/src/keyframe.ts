/** A screen at one moment, from which playback and indexing go on exactly as if replayed from the start. */
export interface Keyframe {
  /** Position in ms. */
  readonly position: number;
  /** Id of the last message whose events are all in the screen; 0 before the first. Playback goes on with the next. */
  readonly after: number;
  readonly cols: number;
  readonly rows: number;
  /**
   * What a fresh terminal of this size must be sent to show this screen: cells, colours, cursor, modes, both buffers.
   * It may end with an application program command, `ESC _ scribery:` JSON `ESC \`, that other terminals ignore: what no
   * sequence can say, such as the saved cursors and which rows wrapped; @scribery/screen writes and reads it.
   */
  readonly screen: string;
  /** Bytes of an escape sequence or character that had begun but not ended; to be sent after `screen`. Base64. */
  readonly pending: string;
  /** What the line tracker needs to go on from here, opaque to everybody else; JSON. */
  readonly tracker: string;
}
