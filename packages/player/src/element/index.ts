import { AuditPanel } from './audit-panel.ts';
import { PlayerElement } from './player-element.ts';
import { SeekBar } from './seek-bar.ts';
import { TerminalElement } from './terminal-element.ts';

customElements.define('scribery-audit', AuditPanel);
customElements.define('scribery-terminal', TerminalElement);
customElements.define('scribery-seek-bar', SeekBar);
customElements.define('scribery-player', PlayerElement);

export { PlayerElement };
