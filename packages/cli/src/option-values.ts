import { InvalidArgumentError } from 'commander';

/** The value of an option that counts: a whole number from 0. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('it must be a whole number from 0.');
  return Number(text);
}

/** The value of an option that is a name. */
export function notEmpty(text: string): string {
  if (text === '') throw new InvalidArgumentError('it must not be empty.');
  return text;
}
