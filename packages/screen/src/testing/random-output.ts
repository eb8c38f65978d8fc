import fc from 'fast-check';

/** Output of a made-up program: text, and every escape sequence that changes a screen, in any order. */
export const randomOutput: fc.Arbitrary<Uint8Array> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: text() },
      { weight: 6, arbitrary: csi() },
      { weight: 3, arbitrary: control() },
      { weight: 2, arbitrary: style() },
      { weight: 2, arbitrary: mode() },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 20 }) },
    ),
    { maxLength: 60 },
  )
  .map((parts) => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))));

/** Size changes between two pieces of output. */
export const randomSize: fc.Arbitrary<readonly [number, number]> = fc.tuple(
  fc.integer({ min: 1, max: 30 }),
  fc.integer({ min: 1, max: 12 }),
);

function text(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: fc.constantFrom(...'abc xyz0'), maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom(
        'é',
        '中',
        '文',
        '한',
        '🙂',
        'e\u0301',
        '\u0301',
        '👩\u200d💻',
        '─',
        '\u00a0',
        '—',
        'x',
      ),
      maxLength: 12,
    }),
  );
}

function csi(): fc.Arbitrary<string> {
  const parameter = fc.oneof(
    fc.constant(''),
    fc.integer({ min: 0, max: 14 }).map(String),
    fc.constant('2147483647'),
  );
  return fc
    .tuple(
      fc.array(parameter, { maxLength: 3 }),
      fc.constantFrom(...'@ABCDEFGHIJKLMPSTXZ`abcdefgrsu', " @'", "'}", "'~", '!p', ' q', '"q'),
    )
    .map(([parameters, final]) => `\x1b[${parameters.join(';')}${final}`);
}

function control(): fc.Arbitrary<string> {
  return fc.constantFrom(
    ...[
      '\r',
      '\n',
      '\r\n',
      '\b',
      '\t',
      '\x0b',
      '\x0e',
      '\x0f',
      '\x07',
      '\x1b7',
      '\x1b8',
      '\x1bD',
      '\x1bE',
      '\x1bM',
      '\x1bH',
    ],
    ...[
      '\x1bc',
      '\x1b=',
      '\x1b>',
      '\x1b(0',
      '\x1b(B',
      '\x1b)0',
      '\x1b*A',
      '\x1b+K',
      '\x1bn',
      '\x1bo',
      '\x1b#8',
      '\x1b%G',
    ],
    ...[
      '\x1b',
      '\x1b[',
      '\x1b[12',
      '\x1b[?',
      '\x1b[1;2:3',
      '\x1b]0;title',
      '\x1bP1$q',
      '\x1b(',
      '\x1b[ ',
      '\x1bXjunk',
      '\x1b\\',
      '\x07',
    ],
    ...[
      '\x1b[1;2;3<',
      '\x1b[:::3',
      `\x1b[${'1;'.repeat(40)}`,
      `\x1b[38${':1'.repeat(40)}`,
      '\xc2\x9b',
      '\x1b]8;;http://x/\x07',
      '\x18',
    ],
  );
}

function style(): fc.Arbitrary<string> {
  const code = fc.oneof(
    fc.constantFrom(
      '0',
      '1',
      '2',
      '3',
      '4',
      '4:3',
      '4:0',
      '5',
      '7',
      '8',
      '9',
      '21',
      '22',
      '23',
      '24',
      '25',
      '27',
      '28',
      '29',
      '53',
      '55',
      '59',
    ),
    fc.constantFrom(
      '31',
      '42',
      '95',
      '103',
      '39',
      '49',
      '38;5;9',
      '48;5;200',
      '38;2;1;2;3',
      '48:2::9:8:7',
      '58;5;3',
      '58:2::1:2:3',
    ),
  );
  return fc.array(code, { minLength: 1, maxLength: 4 }).map((codes) => `\x1b[${codes.join(';')}m`);
}

function mode(): fc.Arbitrary<string> {
  const code = fc.constantFrom(
    ...'1 6 7 12 25 45 47 66 9 1000 1002 1003 1004 1006 1016 1047 1048 1049 2004 2026'.split(' '),
  );
  return fc.oneof(
    fc.tuple(code, fc.constantFrom('h', 'l')).map(([number, final]) => `\x1b[?${number}${final}`),
    fc.constantFrom('\x1b[4h', '\x1b[4l', '\x1b[20h', '\x1b[20l', '\x1b[?2h'),
  );
}
