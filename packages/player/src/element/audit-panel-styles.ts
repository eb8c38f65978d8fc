import { css } from 'lit';

/** Styles of the panel; its colours are those of the player around it. */
export const auditPanelStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
    font-size: 12.5px;
  }
  .head {
    display: grid;
    border-bottom: 1px solid var(--_border);
  }
  .tabs {
    display: flex;
    padding: 0 4px;
    border-bottom: 1px solid var(--_border);
  }
  button {
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  [role='tab'] {
    height: 38px;
    padding: 0 8px;
    border-bottom: 2px solid transparent;
    color: var(--_muted);
  }
  [role='tab']:hover {
    color: var(--_text);
  }
  [role='tab'][aria-selected='true'] {
    border-color: var(--_accent);
    color: var(--_text);
    font-weight: 600;
  }
  .count {
    color: var(--_muted);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  input {
    min-width: 0;
    height: 34px;
    padding: 0 12px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    outline: none;
  }
  input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  input:focus {
    box-shadow: inset 0 0 0 2px var(--_accent);
  }
  .list {
    position: relative;
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 4px 0;
    scrollbar-width: thin;
    scrollbar-color: var(--_reach) transparent;
  }
  .row {
    display: flex;
    align-items: baseline;
    gap: 8px;
    box-sizing: border-box;
    width: 100%;
    padding: 3px 10px 3px 8px;
    border-left: 3px solid transparent;
    color: inherit;
    text-align: left;
    text-decoration: none;
    content-visibility: auto;
    contain-intrinsic-height: 25px;
  }
  .row:hover {
    background: var(--_hover);
  }
  .row:focus-visible,
  [role='tab']:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
    border-radius: 4px;
  }
  .row.running {
    border-left-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 13%, transparent);
  }
  .at {
    flex: none;
    min-width: 3.4em;
    color: var(--_muted);
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  code {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    font:
      12.5px / 1.5 ui-monospace,
      'DejaVu Sans Mono',
      'Liberation Mono',
      monospace;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .running code {
    font-weight: 600;
  }
  .badge,
  .exit {
    flex: none;
    padding: 0 6px;
    border-radius: 8px;
    background: var(--_hover);
    font-size: 11px;
    line-height: 17px;
    font-variant-numeric: tabular-nums;
  }
  .badge.root {
    background: color-mix(in srgb, var(--_mark) 24%, transparent);
  }
  .exit.good {
    background: none;
    color: var(--_muted);
  }
  .exit.bad {
    background: color-mix(in srgb, var(--_danger) 16%, transparent);
    color: var(--_danger);
    font-weight: 600;
  }
  .more {
    flex: none;
    color: var(--_muted);
    font-size: 11px;
  }
  .note {
    margin: 0;
    padding: 8px 12px 4px;
    color: var(--_muted);
    font-size: 11.5px;
  }
`;
