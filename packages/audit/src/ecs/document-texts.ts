import { bytesOf, isAscii, textOf } from '../record/latin1.ts';

/** A field whose bytes are not UTF-8, with its exact bytes. */
export interface ExactBytes {
  readonly field: string;
  readonly base64: string;
}

/** Makes the texts of one document, and keeps the exact bytes of those that are not UTF-8. */
export class DocumentTexts {
  readonly bytes: ExactBytes[] = [];

  /** The readable text of a Latin-1 value that stands at `field`. */
  of(field: string, latin1: string): string {
    if (isAscii(latin1)) return latin1;
    const { text, exact } = textOf(latin1);
    if (!exact) this.keep(field, latin1);
    return text;
  }

  /** The readable texts of a list. */
  list(field: string, values: readonly string[]): readonly string[] {
    return values.every(isAscii) ? values : values.map((value, at) => this.of(`${field}[${at}]`, value));
  }

  keep(field: string, latin1: string): void {
    this.bytes.push({ field, base64: Buffer.from(bytesOf(latin1)).toString('base64') });
  }
}
