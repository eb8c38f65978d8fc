import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ScriberyError } from '@scribery/errors';
import { compileFilter } from './compile.ts';
import { parseFilter } from './parse.ts';
import { type FilterOptions, filterOf } from './shortcuts.ts';
import type { FilterSubject } from './subject.ts';

/** An execve under sudo, as a converter shows it. */
const sudo: FilterSubject = {
  types: ['SYSCALL', 'EXECVE', 'CWD', 'PATH', 'PATH', 'PROCTITLE'],
  fieldValues: (name) =>
    ({
      exe: ['/usr/bin/sudo'],
      comm: ['sudo'],
      key: ['exec', 'root-commands'],
      auid: ['1000', 'alice'],
      uid: ['1000', 'alice'],
      euid: ['0', 'root'],
      syscall: ['59', 'execve'],
      exit: ['0'],
      success: ['yes'],
      name: ['/usr/bin/sudo', '/lib64/ld-linux-x86-64.so.2'],
      a0: ['sudo "quoted"'],
      empty: [''],
    })[name] ?? [],
  documentValue: (path) =>
    ({
      'process.args': ['sudo', 'systemctl', 'stop', 'auditd'],
      'process.pid': 4711,
      'event.outcome': 'success',
      'user.effective': { id: '0' },
    })[path],
};

const HOLDS: readonly (readonly [string, boolean])[] = [
  ['key == "exec"', true],
  ['key == "root-commands"', true],
  ['key == exec && !(exe ^= "/usr/lib/sysstat/")', true],
  ['key == exec && !(exe ^= "/usr/bin/")', false],
  ['key != "exec"', false],
  ['key != "other"', true],
  ['missing != "other"', true],
  ['missing == ""', false],
  ['empty == ""', true],
  ['exe $= "/sudo"', true],
  ['name *= "ld-linux"', true],
  ['name ~ /ld-linux.*\\.so\\.\\d$/', true],
  ['comm ~ /SUDO/', false],
  ['comm ~ /SUDO/i', true],
  ['exe ~ /^\\/usr\\/bin\\//', true],
  ['exe ~ "^/usr/s?bin/"', true],
  ['auid == 1000', true],
  ['auid == alice', true],
  ['auid >= 1000 && auid < 2000', true],
  ['euid < 0', false],
  ['exit <= 0', true],
  ['exit > -1', true],
  ['empty < 1', false],
  ['comm < 1', false],
  ['syscall in (execve, "execveat")', true],
  ['syscall in (57, 58)', false],
  ['syscall == 0x3b', true],
  ['type == EXECVE', true],
  ['type == "USER_LOGIN"', false],
  ['process.args == systemctl', true],
  ['process.pid == 4711', true],
  ['process.pid > 4711', false],
  ['event.outcome == "success"', true],
  ['user.effective', false],
  ['key', true],
  ['!missing', true],
  ['!!key', true],
  ['missing || key', true],
  ['missing && key || key', true],
  ['missing && (key || key)', false],
  ['a0 == "sudo \\"quoted\\""', true],
  ['a0 == \'sudo "quoted"\'', true],
  ["a0 *= '\\x71uoted'", true],
];

describe('a filter', () => {
  for (const [expression, holds] of HOLDS) {
    test(`${expression} ${holds ? 'holds' : 'does not hold'}`, () => {
      assert.equal(compileFilter(parseFilter(expression))(sudo), holds);
    });
  }
});

describe('a filter that cannot be read is told with its column', () => {
  const wrong: readonly (readonly [string, number, RegExp])[] = [
    ['', 1, /name of a field is missing/],
    ['key ==', 7, /value is missing/],
    ['key = exec', 5, /write ==/],
    ['key == exec & exe', 13, /write &&/],
    ['key == exec exe == a', 13, /&& or \|\| is missing/],
    ['(key', 1, /not closed/],
    ['key)', 4, /closes nothing/],
    ['"key" == exec', 1, /name of a field is missing/],
    ['key == "exec', 8, /no closing "/],
    ['key == "a\\q"', 10, /no escape/],
    ['uid < root', 7, /compares with a number/],
    ['key == /exec/', 8, /goes behind ~/],
    ['/exec/', 1, /goes behind ~/],
    ['key ~ 5', 7, /stands a pattern/],
    ['key ~ /a(b/', 8, /missing closing/],
    ['key ~ /a/g', 10, /only flag/],
    ['key ~ /a', 7, /no closing \//],
    ['key in exec', 8, /values in parentheses/],
    ['key in (a b)', 11, /, or \)/],
    ['exe == /usr/bin/sudo', 8, /goes into "quotes"/],
    ['key == exec; true', 12, /has no meaning/],
    [`${'!'.repeat(101)}key`, 101, /nested deeper/],
    ['x'.repeat(20_000), 1, /longer than/],
  ];
  for (const [expression, column, message] of wrong) {
    test(expression.slice(0, 40), () => {
      assert.throws(
        () => parseFilter(expression),
        (error) =>
          error instanceof ScriberyError &&
          error.code === 'SCR_FILTER_SYNTAX' &&
          error.place.column === column &&
          message.test(error.message),
      );
    });
  }

  test('and shown with a caret', () => {
    assert.throws(() => parseFilter('key == exec exe'), {
      message: [
        'The filter cannot be read: here && or || is missing (column 13)',
        '  key == exec exe',
        '              ^',
      ].join('\n'),
    });
  });
});

describe('options', () => {
  const passes = (options: FilterOptions): boolean => {
    const expression = filterOf(options);
    return expression === undefined || compileFilter(expression)(sudo);
  };

  test('none of them lets everything pass', () => {
    assert.equal(filterOf({ filter: [], excludeType: [], onlyKey: [], user: [] }), undefined);
  });

  test('--exclude-type leaves out events with a record of any of the types', () => {
    assert.ok(passes({ excludeType: ['USER_LOGIN'] }));
    assert.ok(!passes({ excludeType: ['USER_LOGIN', 'EXECVE'] }));
  });

  test('--only-key and --user widen with every value', () => {
    assert.ok(passes({ onlyKey: ['other', 'exec'] }));
    assert.ok(!passes({ onlyKey: ['other'] }));
    assert.ok(passes({ user: ['bob', 'alice'] }));
    assert.ok(passes({ user: ['root'] }));
    assert.ok(!passes({ user: ['bob'] }));
  });

  test('each option narrows what the others let pass', () => {
    assert.ok(passes({ filter: ['comm == sudo', 'exit == 0'], onlyKey: ['exec'], user: ['1000'] }));
    assert.ok(!passes({ filter: ['comm == sudo', 'exit == 1'], onlyKey: ['exec'], user: ['1000'] }));
  });
});
