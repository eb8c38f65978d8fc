import type { Message } from '@scribery/format';

/** UTF-16 units that a message costs beside its texts, about. */
const REST = 512;

/** What messages weigh in queues: about the length of their JSON, in UTF-16 units. */
export function messageWeight(messages: readonly Message[]): number {
  let weight = 0;
  for (const { out_txt, in_txt, timing, out_bin, in_bin } of messages) {
    weight += REST + out_txt.length + in_txt.length + timing.length + 4 * (out_bin.length + in_bin.length);
  }
  return weight;
}
