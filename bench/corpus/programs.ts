/** One program of the mixed corpus: what is run, what is typed into it, and how its time is stretched. */
export interface CorpusProgram {
  readonly name: string;
  /** Shell command line. */
  readonly command: string;
  /** Keys, each after a pause of `pauseMs`. */
  readonly keys?: readonly string[];
  readonly pauseMs?: number;
  /**
   * Positions are multiplied by this: a program that is recorded refreshing ten times a second, stretched tenfold,
   * stands for one that refreshes each second, and takes a tenth of the time to record.
   */
  readonly stretch: number;
  /** How often the recording is repeated in the corpus, one after the other, so that its share is that of daily work. */
  readonly times: number;
}

const page = (key: string, count: number): string[] => new Array<string>(count).fill(key);

/** About two thirds of the bytes scroll by (listings, logs, builds), a third repaints a screen (editor, pager, monitors, tmux). */
export const programs: readonly CorpusProgram[] = [
  {
    name: 'ls -lR',
    command: 'ls -lR --color=always /usr/share /usr/lib | head -c 3000000',
    stretch: 1,
    times: 1,
  },
  { name: 'find', command: 'find /usr -xdev | head -c 3000000', stretch: 1, times: 1 },
  {
    name: 'git log',
    command: 'git --no-pager log -p --color=always | head -c 2000000',
    stretch: 1,
    times: 1,
  },
  {
    name: 'coloured build',
    command:
      "for f in $(find /usr/include -name '*.h' | head -12000); do printf '\\033[32m  CC\\033[0m   %s \\033[1;33mwarning:\\033[0m unused \\033[36m%s\\033[0m\\n' $f ${f##*/}; done",
    stretch: 1,
    times: 1,
  },
  { name: 'seq', command: 'seq 1 200000', stretch: 1, times: 1 },
  {
    name: 'unicode',
    command:
      "for i in $(seq 8000); do printf '%d 日本語のテキスト 한국어 e\\314\\201te\\314\\201 👩‍💻 🚀 naïve Ελληνικά\\n' $i; done",
    stretch: 1,
    times: 1,
  },
  {
    name: 'vim',
    command: 'vim -u NONE -N -c "syntax on" -c "set number" /usr/include/stdio.h',
    keys: [
      ...page('\x06', 20),
      ...page('\x02', 20),
      'ggO',
      ...'/* a line typed by hand */'.split(''),
      '\x1b',
      ':q!\r',
    ],
    pauseMs: 25,
    stretch: 20,
    times: 12,
  },
  {
    name: 'less',
    command: 'less /usr/include/x86_64-linux-gnu/bits/confname.h',
    keys: [...page(' ', 25), '/_SC_\r', ...page('n', 10), ...page('b', 10), 'q'],
    pauseMs: 25,
    stretch: 20,
    times: 20,
  },
  { name: 'top', command: 'top -d 0.1 -n 60', stretch: 20, times: 8 },
  { name: 'htop', command: 'htop -d 1', keys: [...page('', 60), 'q'], pauseMs: 100, stretch: 15, times: 20 },
  {
    name: 'tmux',
    command:
      'tmux -L scribery-corpus -f /dev/null new-session "top -d 0.2 -n 30" \\; split-window "for i in \\$(seq 60); do date; ls -l /etc | shuf -n 5; sleep 0.1; done"',
    stretch: 10,
    times: 8,
  },
];
