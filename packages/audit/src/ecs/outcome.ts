export type Result = 'success' | 'fail';

const results: Readonly<Record<string, Result>> = {
  yes: 'success',
  no: 'fail',
  success: 'success',
  failed: 'fail',
  fail: 'fail',
  '1': 'success',
  '0': 'fail',
};

export function isResult(written: string): boolean {
  return Object.hasOwn(results, written);
}

/** What a record says of its result; undefined where it says nothing of the kind. */
export function resultOf(written: string | undefined): Result | undefined {
  return written === undefined ? undefined : results[written];
}

export function outcomeOf(result: Result | undefined): 'success' | 'failure' | 'unknown' {
  switch (result) {
    case 'success':
      return 'success';
    case 'fail':
      return 'failure';
    case undefined:
      return 'unknown';
  }
}
