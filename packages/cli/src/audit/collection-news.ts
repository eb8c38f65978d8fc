import type { CollectionStatus, DeliveryNews } from '@scribery/agent/audit';
import { safeText } from '@scribery/screen';
import { summaryText } from './summary.ts';

/** Refused events that are told one by one; the others are only counted. */
const REFUSED_TOLD = 20;

/** What a collection tells on standard error. */
export class CollectionNews {
  #refused = 0;

  /** How an output does: when it begins to fail and when it is back, not every try. */
  delivery(output: string, news: DeliveryNews): void {
    switch (news.kind) {
      case 'failed':
        if (news.attempt > 1) return;
        this.#tell(
          `${output} fails, trying again: ${news.error instanceof Error ? news.error.message : news.error}`,
        );
        break;
      case 'recovered':
        this.#tell(`${output} takes events again`);
        break;
      case 'refused':
        for (const { id, reason } of news.refused) {
          this.#refused++;
          if (this.#refused <= REFUSED_TOLD) this.#tell(`${output} refused event ${id}: ${reason}`);
        }
        break;
    }
  }

  gap(reason: string): void {
    this.#tell(`events are missing: ${reason}`);
  }

  checkpoint(error: unknown): void {
    this.#tell(
      `the checkpoint cannot be written, trying again: ${error instanceof Error ? error.message : error}`,
    );
  }

  connection({ connected, error }: { readonly connected: boolean; readonly error?: unknown }): void {
    if (connected) this.#tell('connected to auditd');
    else if (error instanceof Error) this.#tell(`not connected to auditd: ${error.message}`);
  }

  /** How much was read and delivered. */
  status({ read, filtered, abandoned, outputs }: CollectionStatus): void {
    const givenUp = abandoned > 0 ? `, ${abandoned} given up` : '';
    process.stderr.write(`${summaryText(read, filtered)}${givenUp}\n`);
    for (const { name, delivered, waiting, refused, dropped, retries } of outputs) {
      const counts = [
        `${delivered} delivered`,
        ...(waiting > 0 ? [`${waiting} waiting`] : []),
        ...(refused > 0 ? [`${refused} refused`] : []),
        ...(dropped > 0 ? [`${dropped} dropped`] : []),
        ...(retries > 0 ? [`tried again ${retries} times`] : []),
      ];
      process.stderr.write(`${safeText(name)}: ${counts.join(', ')}\n`);
    }
  }

  #tell(text: string): void {
    process.stderr.write(`scribery: ${safeText(text)}\n`);
  }
}
