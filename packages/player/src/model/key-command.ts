/** What a key can ask of the player. */
export type PlayerCommand =
  | {
      readonly name:
        | 'toggle'
        | 'start'
        | 'end'
        | 'step'
        | 'search'
        | 'skip-idle'
        | 'audit'
        | 'zoom'
        | 'fullscreen'
        | 'help'
        | 'copy-link'
        | 'close';
    }
  | { readonly name: 'move'; readonly by: number }
  | { readonly name: 'speed'; readonly by: 1 | -1 }
  | { readonly name: 'hit'; readonly by: 1 | -1 }
  | { readonly name: 'part'; readonly of: number };

/** How far the arrow keys go, in ms. */
const NEAR_MS = 5_000;
const FAR_MS = 60_000;

interface KeyLine {
  /** Values of `KeyboardEvent.key`. */
  readonly keys: readonly string[];
  readonly command: PlayerCommand;
}

const LINES: readonly KeyLine[] = [
  { keys: [' ', 'k'], command: { name: 'toggle' } },
  { keys: ['ArrowLeft'], command: { name: 'move', by: -NEAR_MS } },
  { keys: ['ArrowRight'], command: { name: 'move', by: NEAR_MS } },
  { keys: ['ArrowUp'], command: { name: 'move', by: FAR_MS } },
  { keys: ['ArrowDown'], command: { name: 'move', by: -FAR_MS } },
  { keys: ['Home'], command: { name: 'start' } },
  { keys: ['End'], command: { name: 'end' } },
  { keys: ['.'], command: { name: 'step' } },
  { keys: ['<', '{'], command: { name: 'speed', by: -1 } },
  { keys: ['>', '}'], command: { name: 'speed', by: 1 } },
  { keys: ['i'], command: { name: 'skip-idle' } },
  { keys: ['a'], command: { name: 'audit' } },
  { keys: ['z'], command: { name: 'zoom' } },
  { keys: ['/'], command: { name: 'search' } },
  { keys: ['n'], command: { name: 'hit', by: 1 } },
  { keys: ['N'], command: { name: 'hit', by: -1 } },
  { keys: ['c'], command: { name: 'copy-link' } },
  { keys: ['f'], command: { name: 'fullscreen' } },
  { keys: ['?'], command: { name: 'help' } },
  { keys: ['Escape'], command: { name: 'close' } },
];

/** The lines of the help, in the order in which they are read. */
export const KEY_HELP: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['Space'], 'Play or pause'],
  [['←', '→'], '5 seconds back or on'],
  [['↓', '↑'], '1 minute back or on'],
  [['Home', 'End'], 'To the start; to the end, or follow a live recording'],
  [['0', '…', '9'], 'To 0 % … 90 %'],
  [['.'], 'To the next change of the screen'],
  [['<', '>'], 'Slower or faster'],
  [['i'], 'Skip idle time'],
  [['a'], 'What was done, or not'],
  [['z'], 'A screen that is hard to read: larger, or whole'],
  [['/'], 'Search in this recording'],
  [['n', 'N'], 'Next or previous hit'],
  [['c'], 'Copy a link to this moment'],
  [['f'], 'Full screen'],
  [['?'], 'This help'],
];

/** The command of a key; undefined when it has none, or a modifier makes it the browser's. */
export function keyCommand(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}): PlayerCommand | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  if (/^\d$/.test(event.key)) return { name: 'part', of: Number(event.key) / 10 };
  return LINES.find((line) => line.keys.includes(event.key))?.command;
}
