import type { StyledRun } from '@scribery/screen';
import { CUBE_START, paletteColor, rgbColor } from '../model/palette.ts';
import { partsOf } from '../model/screen-cells.ts';

/** Fills a row with its runs. Everything of the recording gets in as text; looks are classes and style properties. */
export function paintRow(row: HTMLElement, runs: readonly StyledRun[]): void {
  const last = runs.at(-1);
  const shown = last !== undefined && isBlank(last) ? runs.slice(0, -1) : runs;
  row.replaceChildren(...shown.map((run) => (isPlain(run) ? textOf(run) : styled(run))));
}

/** A row, as a string that is another one when it has to be painted anew. */
export function rowSignature(runs: readonly StyledRun[]): string {
  return JSON.stringify(runs);
}

function isBlank(run: StyledRun): boolean {
  return isPlain(run) && run.text.trim() === '';
}

function isPlain(run: StyledRun): boolean {
  return (
    run.foreground === 'default' &&
    run.background === 'default' &&
    run.underline === 'none' &&
    !(
      run.bold ||
      run.dim ||
      run.italic ||
      run.overline ||
      run.blink ||
      run.inverse ||
      run.invisible ||
      run.strike
    )
  );
}

function textOf(run: StyledRun): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const { text, width } of partsOf(run)) {
    if (width === undefined) {
      fragment.append(text);
      continue;
    }
    const cell = document.createElement('span');
    cell.className = width === 2 ? 'wide' : 'cell';
    cell.textContent = text;
    fragment.append(cell);
  }
  return fragment;
}

const FLAGS = ['bold', 'dim', 'italic', 'blink', 'invisible'] as const;

function styled(run: StyledRun): HTMLElement {
  const span = document.createElement('span');
  for (const flag of FLAGS) if (run[flag]) span.classList.add(flag);
  paintColors(span, run);
  paintLines(span, run);
  span.append(textOf(run));
  return span;
}

function paintColors(span: HTMLElement, run: StyledRun): void {
  const [front, back] = run.inverse ? [run.background, run.foreground] : [run.foreground, run.background];
  if (front === 'default') span.classList.toggle('on-default', run.inverse);
  else if ('rgb' in front) span.style.color = rgbColor(front.rgb);
  else if (front.palette < CUBE_START) span.classList.add(`f${front.palette}`);
  else span.style.color = paletteColor(front.palette);
  if (back === 'default') span.classList.toggle('over-default', run.inverse);
  else if ('rgb' in back) span.style.backgroundColor = rgbColor(back.rgb);
  else if (back.palette < CUBE_START) span.classList.add(`b${back.palette}`);
  else span.style.backgroundColor = paletteColor(back.palette);
}

const LINE_STYLES = {
  none: '',
  single: 'solid',
  double: 'double',
  curly: 'wavy',
  dotted: 'dotted',
  dashed: 'dashed',
};

function paintLines(span: HTMLElement, run: StyledRun): void {
  const lines = [
    ...(run.underline === 'none' ? [] : ['underline']),
    ...(run.overline ? ['overline'] : []),
    ...(run.strike ? ['line-through'] : []),
  ];
  if (lines.length === 0) return;
  span.style.textDecoration = `${lines.join(' ')} ${LINE_STYLES[run.underline]}`;
  const color = run.underlineColor;
  if (color === 'default') return;
  if ('rgb' in color) span.style.textDecorationColor = rgbColor(color.rgb);
  else if (color.palette >= CUBE_START) span.style.textDecorationColor = paletteColor(color.palette);
  else span.style.textDecorationColor = `var(--p${color.palette})`;
}
