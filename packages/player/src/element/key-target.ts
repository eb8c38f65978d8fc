/** Whether a key is for the control that has the focus: a field takes all, buttons and links what presses them, a menu its arrows. */
export function isForControl(target: EventTarget | undefined, key: string): boolean {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return key !== 'Escape';
  if (target instanceof HTMLAnchorElement) return key === 'Enter';
  if (target instanceof HTMLButtonElement) return key === ' ' || key === 'Enter';
  return target instanceof HTMLSelectElement && (key === ' ' || key === 'Enter' || key.startsWith('Arrow'));
}
