import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostName, isLoopback } from './host-names.ts';

const hosts: [string, string, boolean][] = [
  ['localhost:7420', 'localhost', true],
  ['LOCALHOST', 'localhost', true],
  ['127.0.0.1:80', '127.0.0.1', true],
  ['127.8.9.1', '127.8.9.1', true],
  ['[::1]:7420', '::1', true],
  ['10.0.0.1:80', '10.0.0.1', false],
  ['127.0.0.1.evil.example:80', '127.0.0.1.evil.example', false],
  ['localhost.evil.example', 'localhost.evil.example', false],
  ['0.0.0.0:1', '0.0.0.0', false],
  ['', '', false],
  ['[::1', '', false],
];
for (const [header, name, loopback] of hosts) {
  test(`the host ${JSON.stringify(header)} is ${loopback ? '' : 'not '}this machine alone`, () => {
    assert.equal(hostName(header), name);
    assert.equal(isLoopback(hostName(header)), loopback);
  });
}
