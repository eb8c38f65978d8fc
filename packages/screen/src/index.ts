export { takeKeyframe } from './keyframe/take-keyframe.ts';
export { safeText } from './safe-text.ts';
export { type IndexerStart, ScreenIndexer, type ScreenIndex } from './screen-indexer.ts';
export { Emulator, type ScreenView } from './terminal/emulator.ts';
export type { Color, StyledRun, TextStyle, UnderlineStyle } from './terminal/styled-run.ts';
export { SIZE_BOUNDS, type TerminalSize } from './terminal/terminal-size.ts';
export { transcript } from './transcript.ts';
