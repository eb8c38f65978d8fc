import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { safeText } from '@scribery/screen';
import type { AuditCommand, ContactedHost, TouchedFile } from '../api/shapes.ts';
import { depths, filtered } from '../model/command-list.ts';
import { formatPosition } from '../model/format-position.ts';
import { auditPanelStyles } from './audit-panel-styles.ts';
import { cssProperties } from './css-properties.ts';

const VIEWS = ['commands', 'files', 'hosts'] as const;

/** What the panel shows. */
export type AuditView = (typeof VIEWS)[number];

/** Rows that are drawn; with more, the filter is the way to the others. */
const ROWS_SHOWN = 2000;

/** Deepest indent of a command, in steps. */
const DEEPEST = 6;

/**
 * What was done, beside the screen. Sends `go` (detail: position in ms) when a row is chosen, and `view` (detail: which)
 * when another list is asked for.
 */
export class AuditPanel extends LitElement {
  static override styles = auditPanelStyles;
  static override properties = {
    commands: { attribute: false },
    files: { attribute: false },
    hosts: { attribute: false },
    running: { attribute: false },
    duration: { attribute: false },
    user: { attribute: false },
    linkTo: { attribute: false },
    view: { state: true },
    filter: { state: true },
    stop: { state: true },
  };

  declare commands: readonly AuditCommand[];
  /** Undefined until they are read. */
  declare files: readonly TouchedFile[] | undefined;
  declare hosts: readonly ContactedHost[] | undefined;
  /** Id of the command that runs at the shown moment. */
  declare running: string | undefined;
  /** Of the recording, in ms: what came after it counts from there. */
  declare duration: number;
  /** Whose recording it is: other users have a badge. */
  declare user: string;
  /** Gives the address of a moment (ms). */
  declare linkTo: (position: number) => string;
  declare view: AuditView;
  declare filter: string;
  /** Number of the row that had the focus last: of all rows, Tab comes to that one. */
  declare stop: number | undefined;

  constructor() {
    super();
    this.commands = [];
    this.files = undefined;
    this.hosts = undefined;
    this.running = undefined;
    this.duration = 0;
    this.user = '';
    this.linkTo = () => '';
    this.view = 'commands';
    this.filter = '';
    this.stop = undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('running') && !this.matches(':hover, :focus-within')) this.#showRunning();
  }

  override render(): TemplateResult {
    return html`
      <div class="head">
        <div class="tabs" role="tablist" aria-label="What was done" @keydown=${this.#onTabKey}>
          ${this.#tab('commands', 'Commands', this.commands.length)}
          ${this.#tab('files', 'Files', this.files?.length)}
          ${this.#tab('hosts', 'Hosts', this.hosts?.length)}
        </div>
        <input
          type="search"
          aria-label="Filter"
          placeholder=${`Filter ${this.view}`}
          spellcheck="false"
          autocomplete="off"
          .value=${this.filter}
          @input=${this.#onFilter}
        />
      </div>
      <div class="list" id="list" role="tabpanel" aria-label=${this.view} @keydown=${this.#onKey} @focusin=${this.#onFocus}>
        ${this.#rows()}
      </div>
    `;
  }

  #tab(view: AuditView, name: string, count: number | undefined): TemplateResult {
    return html`<button
      role="tab"
      aria-selected=${this.view === view}
      aria-controls="list"
      tabindex=${this.view === view ? 0 : -1}
      @click=${() => this.#choose(view)}
    >${name}${count === undefined ? nothing : html` <span class="count">${count}</span>`}</button>`;
  }

  #rows(): TemplateResult | TemplateResult[] {
    switch (this.view) {
      case 'commands':
        return this.#commandRows();
      case 'files':
        return this.#useRows(
          this.files,
          'No file was changed',
          ({ path }) => path,
          ({ actions }) => actions.join(', '),
        );
      case 'hosts':
        return this.#useRows(
          this.hosts,
          'No host was called',
          ({ ip, port }) => (port === null ? ip : `${ip.includes(':') ? `[${ip}]` : ip}:${port}`),
          ({ failed, count }) => (failed === 0 ? '' : failed === count ? 'failed' : `${failed} failed`),
        );
    }
  }

  #commandRows(): TemplateResult | TemplateResult[] {
    const found = filtered(this.commands, this.filter);
    if (found.length === 0)
      return note(this.commands.length === 0 ? 'No command yet' : 'No command holds this');
    const indents = depths(this.commands);
    const firstAfter = found.findIndex(({ after_end }) => after_end);
    const running = found.findIndex(({ id }) => id === this.running);
    const stop = this.#stopAmong(found.length, running);
    const rows = found.slice(0, ROWS_SHOWN).map((command, at) => {
      const row = this.#command(command, Math.min(indents.get(command.id) ?? 0, DEEPEST), at === stop);
      return at === firstAfter ? html`${note('After the terminal closed')}${row}` : row;
    });
    return found.length > ROWS_SHOWN
      ? [...rows, note(`${found.length - ROWS_SHOWN} more: use the filter`)]
      : rows;
  }

  #command(command: AuditCommand, depth: number, stop: boolean): TemplateResult {
    const running = command.id === this.running;
    const { effective_user: effective } = command;
    return html`<a
      href=${this.linkTo(this.#momentOf(command))}
      class="row ${running ? 'running' : ''}"
      aria-current=${running ? 'step' : nothing}
      tabindex=${stop ? 0 : -1}
      title=${aboutCommand(command)}
      @click=${(event: MouseEvent) => this.#go(event, command)}
    >
      <span class="at">${this.#momentText(command)}</span>
      <code ${cssProperties({ 'padding-left': `${depth * 12}px` })}>${safeText(command.line)}</code>
      ${
        effective === '' || effective === this.user
          ? nothing
          : html`<span class="badge ${effective === 'root' || effective === '0' ? 'root' : ''}">${safeText(effective)}</span>`
      }
      ${exitMark(command)}
    </a>`;
  }

  #useRows<Used extends TouchedFile | ContactedHost>(
    uses: readonly Used[] | undefined,
    none: string,
    nameOf: (use: Used) => string,
    moreOf: (use: Used) => string,
  ): TemplateResult | TemplateResult[] {
    if (uses === undefined) return note('Loading …');
    const wanted = this.filter.trim().toLowerCase();
    const found = uses.filter((use) => nameOf(use).toLowerCase().includes(wanted));
    if (found.length === 0) return note(uses.length === 0 ? none : 'Nothing holds this');
    const stop = this.#stopAmong(found.length, -1);
    return found.slice(0, ROWS_SHOWN).map(
      (
        use,
        at,
      ) => html`<a class="row" href=${this.linkTo(this.#momentOf(use))} tabindex=${at === stop ? 0 : -1} title=${use.exes.map(safeText).join('\n')} @click=${(event: MouseEvent) => this.#go(event, use)}>
        <span class="at">${this.#momentText(use)}</span>
        <code>${safeText(nameOf(use))}</code>
        <span class="more">${safeText(moreOf(use))}${use.count > 1 ? ` ×${use.count}` : ''}</span>
      </a>`,
    );
  }

  /** The row that Tab comes to: 2000 rows are one step on the way through a page, and the arrows go from row to row. */
  #stopAmong(rows: number, running: number): number {
    const stop = this.stop ?? Math.max(0, running);
    return Math.min(stop, rows - 1, ROWS_SHOWN - 1);
  }

  /** What came after the terminal closed counts from there. */
  #momentText({ position, after_end }: { position: number; after_end: boolean }): string {
    return after_end ? `+${formatPosition(position - this.duration)}` : formatPosition(position);
  }

  /** What came after the terminal closed is shown at its end. */
  #momentOf({ position, after_end }: { position: number; after_end: boolean }): number {
    return after_end ? this.duration : position;
  }

  /** With a modifier the link is the browser's: to another tab, say. */
  #go(event: MouseEvent, row: { position: number; after_end: boolean }): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('go', { detail: this.#momentOf(row) }));
  }

  #choose(view: AuditView): void {
    this.view = view;
    this.stop = undefined;
    this.dispatchEvent(new CustomEvent('view', { detail: view }));
  }

  /** Only the list moves, and not the page that it is in. */
  #showRunning(): void {
    const row = this.renderRoot.querySelector<HTMLElement>('.running');
    const list = this.renderRoot.querySelector<HTMLElement>('.list');
    if (row === null || list === null) return;
    const top = row.offsetTop - list.offsetTop;
    if (top < list.scrollTop || top + row.offsetHeight > list.scrollTop + list.clientHeight) {
      list.scrollTop = top - list.clientHeight / 2;
    }
  }

  readonly #onFilter = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) this.filter = event.target.value;
    this.stop = undefined;
  };

  readonly #onFocus = (): void => {
    const focused = this.#listed().findIndex((row) => row === this.shadowRoot?.activeElement);
    if (focused >= 0) this.stop = focused;
  };

  #listed(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.row')];
  }

  /** As tabs everywhere: the arrows go to the next list and show it. */
  readonly #onTabKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    event.preventDefault();
    const by = event.key === 'ArrowRight' ? 1 : VIEWS.length - 1;
    const view = VIEWS[(VIEWS.indexOf(this.view) + by) % VIEWS.length];
    if (view === undefined) return;
    this.#choose(view);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('[aria-selected="true"]')?.focus(),
    );
  };

  /** The arrows go from row to row, and are not the player's while a row has the focus. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp' && event.key !== 'Home' && event.key !== 'End')
      return;
    const rows = this.#listed();
    const focused = rows.findIndex((row) => row === this.shadowRoot?.activeElement);
    if (focused < 0) return;
    event.preventDefault();
    const goals = { ArrowDown: focused + 1, ArrowUp: focused - 1, Home: 0, End: rows.length - 1 };
    rows[goals[event.key]]?.focus();
  };
}

function note(text: string): TemplateResult {
  return html`<p class="note">${text}</p>`;
}

function exitMark({ exit, until }: AuditCommand): TemplateResult | typeof nothing {
  if (exit === null || until === null) return nothing;
  return html`<span class="exit ${exit === 0 ? 'good' : 'bad'}" title="Exit status ${exit}">${exit}</span>`;
}

/** What there is no room for in a row. */
function aboutCommand({ exe, cwd, pid, user, effective_user, position, until }: AuditCommand): string {
  const took =
    until === null
      ? undefined
      : `took ${((until - position) / 1000).toFixed(until - position < 10_000 ? 2 : 0)} s`;
  return [
    exe,
    cwd === null ? undefined : `in ${cwd}`,
    effective_user === user ? `as ${user}` : `of ${user} as ${effective_user}`,
    pid === null ? undefined : `process ${pid}`,
    took,
  ]
    .filter((part) => part !== undefined)
    .map(safeText)
    .join('\n');
}
