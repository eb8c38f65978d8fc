/** What `?` shows. */
export const HELP: readonly string[] = [
  'Space p     pause, go on            /        search in this recording',
  '← →         5 seconds               n N      next, previous hit',
  '↑ ↓         1 minute on, back       0-9      jump to 0-90 %',
  'Home End    beginning, end          30:00G   jump to a time; G: to the end',
  '.           next change             f        follow a live recording',
  '} {         twice, half the speed   i        skip idle times',
  'Backspace   normal speed            q        quit',
];
