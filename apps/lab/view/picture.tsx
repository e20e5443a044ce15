/** What all pictures have: a sentence, a table that can be opened, axes. */
import type { ComponentChildren } from 'preact';
import { financial_year } from '../model/format';
import { words } from '../words';

export const fan_width = 520;
export interface Plot { x: (v: number) => number; y: (v: number) => number; left: number; right: number; top: number; bottom: number }

export function plot(width: number, height: number, months: number, low: number, high: number): Plot {
  const left = 52, right = width - 12, top = 8, bottom = height - 26;
  return {
    left, right, top, bottom,
    x: (t) => left + (right - left) * t / Math.max(1, months - 1),
    y: (v) => top + (bottom - top) * (1 - (v - low) / (high - low)),
  };
}

export const line_through = (points: [number, number][]): string =>
  points.length ? 'M' + points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L') : '';

/** Years as stripes, values as lines. */
export function Axes(props: { plot: Plot; months: number; marks: [number, string][] }) {
  const { plot: p, months, marks } = props;
  const years = Array.from({ length: Math.floor(months / 12) }, (_, k) => k);
  const every = years.length > 6 ? 2 : 1;
  return (
    <g class="axes">
      {years.filter((k) => k % 2 === 0).map((k) =>
        <rect key={k} class="stripe" x={p.x(12 * k)} y={p.top} width={p.x(12) - p.x(0)} height={p.bottom - p.top} />)}
      {years.filter((k) => k % every === 0).map((k) =>
        <text key={k} x={p.x(12 * k + 6)} y={p.bottom + 18} text-anchor="middle">{financial_year(k)}</text>)}
      {marks.map(([v, label]) => <g key={label}>
        <line class="grid" x1={p.left} x2={p.right} y1={p.y(v)} y2={p.y(v)} />
        <text x={p.left - 6} y={p.y(v) + 4} text-anchor="end">{label}</text>
      </g>)}
    </g>
  );
}

export function Table(props: { head: string[]; rows: (string | number)[][]; label: string; arm?: string }) {
  return (
    <details class="as_table">
      <summary>{words.as_table}{props.arm && ' ' + props.arm}<span class="unseen">: {props.label}</span></summary>
      <div class="scroll" tabIndex={0} role="group" aria-label={props.label}>
        <table>
          <thead><tr>{props.head.map((h) => <th key={h} scope="col">{h}</th>)}</tr></thead>
          <tbody>{props.rows.map((row, r) => <tr key={r}>{row.map((cell, k) =>
            k === 0 ? <th key={k} scope="row">{cell}</th> : <td key={k}>{cell}</td>)}</tr>)}</tbody>
        </table>
      </div>
    </details>
  );
}

export function Card(props: { head?: ComponentChildren; children: ComponentChildren; class?: string; id?: string }) {
  return (
    <section class={'card ' + (props.class ?? '')} id={props.id} aria-label={typeof props.head === 'string' ? props.head : undefined}>
      {props.head && <h2>{props.head}</h2>}
      {props.children}
    </section>
  );
}
