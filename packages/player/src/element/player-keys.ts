import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { keyCommand, type PlayerCommand } from '../model/key-command.ts';
import { isForControl } from './key-target.ts';

interface KeysOptions {
  /** Whether keys count that are pressed elsewhere on the page. */
  readonly everywhere: () => boolean;
  /** Whether a command can be carried out now; the key of one that cannot is left alone. */
  readonly takes: (command: PlayerCommand) => boolean;
  readonly run: (command: PlayerCommand) => void;
}

/** Gives a player the commands of keys, while it is on a page. */
export class PlayerKeys implements ReactiveController {
  readonly #player: HTMLElement;
  readonly #options: KeysOptions;

  constructor(player: ReactiveControllerHost & HTMLElement, options: KeysOptions) {
    this.#player = player;
    this.#options = options;
    player.addController(this);
  }

  hostConnected(): void {
    addEventListener('keydown', this.#onPageKey);
  }

  hostDisconnected(): void {
    removeEventListener('keydown', this.#onPageKey);
  }

  /** A key that was pressed inside the player. */
  readonly onKey = (event: KeyboardEvent): void => {
    const command = keyCommand(event);
    if (command === undefined || event.defaultPrevented || isForControl(event.composedPath()[0], event.key))
      return;
    if (!this.#options.takes(command)) return;
    event.preventDefault();
    this.#options.run(command);
  };

  readonly #onPageKey = (event: KeyboardEvent): void => {
    if (this.#options.everywhere() && !event.composedPath().includes(this.#player)) this.onKey(event);
  };
}
