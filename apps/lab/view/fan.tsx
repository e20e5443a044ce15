/** Many runs as bands, the run of the network on them; a prediction can be drawn on it; events can be dropped on it. */
import { useMemo, useRef } from 'preact/hooks';
import { given_of } from '../lessons/progress';
import { measured, month_name, financial_year } from '../model/format';
import { fan_of, shown_series, type Runs, type Shown } from '../model/runs';
import type { Happening } from '../model/setting';
import { words } from '../words';
import { run_count, type Arm, type Lab, type State } from './lab';
import { Axes, Card, fan_width, line_through, plot, Table, type Plot } from './picture';
import { change_drawn, RunB } from './predict';
import { hidden_in, looks_of, sketch_of, type Sketch } from './stage';

const width = fan_width, height = 260;
const tops: Partial<Record<Shown, number>> = { integration: 1, gap: .5, system_gap: .5 };

/** The least of these that all values are under. */
function top_of(shown: Shown, fans: number[][][]): number {
  const most = Math.max(0, ...fans.flat().map((q) => q[4] ?? 0).filter(Number.isFinite));
  if (shown === 'pressure') return [1, 2, 4, 6, 8].find((t) => most <= t) ?? 8;
  return Math.max(tops[shown] ?? 1, most > .5 ? 1 : 0);
}

function Band({ fan, p, arm }: { fan: number[][]; p: Plot; arm: string }) {
  const every = fan.map((_, t) => t).filter((t) => t % 2 === 0 || t === fan.length - 1);
  const edge = (q: number) => every.map((t): [number, number] => [p.x(t), p.y(fan[t]![q]!)]);
  const band = (low: number, high: number) =>
    line_through([...edge(high), ...edge(low).reverse()]) + 'Z';
  return (
    <g class={'fan arm' + arm}>
      <path class="wide" d={band(0, 4)} /><path class="half" d={band(1, 3)} />
      <path class="median" d={line_through(edge(2))} />
    </g>
  );
}

function Events({ happenings, p, months }: { happenings: Happening[]; p: Plot; months: number }) {
  return <g class="events">{happenings.map((h, k) => {
    const until = h.duration ? Math.min(months - 1, h.month + h.duration) : h.month;
    return <g key={k}>
      <rect x={p.x(h.month) - (until === h.month ? 1 : 0)} y={p.top} width={Math.max(2, p.x(until) - p.x(h.month))} height={p.bottom - p.top} />
      <text x={Math.min(p.x(h.month) + 4, p.right - 175)} y={p.top + 13 + 14 * k}>{h.kind === 'set_parameter' ? words.happens.list[h.kind] : words.happens.sized(h.kind, h.size, h.parameter)}</text>
    </g>;
  })}</g>;
}

/** What happens in the settings that are seen; in both once. */
function seen_of(state: State, hides_b: boolean): Happening[] {
  const a = state.a?.happenings ?? [], b = hides_b ? [] : state.b.happenings;
  return [...b, ...a.filter((x) => !b.some((y) => JSON.stringify(x) === JSON.stringify(y)))];
}

/**
 * The prediction: one value at the end of each year, the first at the start. A stroke sets every year that it passes;
 * a finger that turns out to scroll the page takes back what it set.
 */
function Drawing({ lab, sketch, p, top }: { lab: Lab; sketch: Sketch; p: Plot; top: number }) {
  const { values, is_open, r } = sketch, area = useRef<SVGRectElement>(null);
  const stroke = useRef<{ before: (number | null)[]; year: number; value: number } | null>(null);
  const draw = (e: PointerEvent) => {
    const box = area.current!.getBoundingClientRect(), from = stroke.current!, last = values.length - 1;
    const year = Math.max(0, Math.min(last, Math.round((e.clientX - box.left) / box.width * last)));
    const value = Math.max(0, Math.min(1, 1 - (e.clientY - box.top) / box.height)) * top;
    const drawn = [...given_of(lab.state.progress[lab.state.lesson]!, r).drawn], way = Math.sign(year - from.year);
    for (let k = from.year + way; way && k !== year; k += way)
      drawn[k] = from.value + (value - from.value) * (k - from.year) / (year - from.year);
    drawn[year] = value;
    stroke.current = { ...from, year, value };
    change_drawn(lab, r, drawn);
  };
  const begin = (e: PointerEvent) => {
    const box = area.current!.getBoundingClientRect(), last = values.length - 1;
    (e.currentTarget as Element).setPointerCapture(e.pointerId);
    stroke.current = { before: values, year: Math.max(0, Math.min(last, Math.round((e.clientX - box.left) / box.width * last))), value: 0 };
    draw(e);
  };
  const undo = () => {
    if (stroke.current) change_drawn(lab, r, stroke.current.before);
    stroke.current = null;
  };
  const points = values.flatMap((v, k): [number, number][] => v === null ? [] : [[p.x(k === 0 ? 0 : 12 * k - 1), p.y(v)]]);
  return <g class="drawing">
    <path d={line_through(points)} />
    {points.map(([x, y], k) => <circle key={k} cx={x} cy={y} r={is_open ? 5 : 2.5} />)}
    {!is_open && points.length > 9 && <text x={p.x(112)} text-anchor="end" y={points[9]![1] - 12}>{words.fan.drawn}</text>}
    {is_open && !points.length && <text x={(p.left + p.right) / 2} y={p.top + 40} text-anchor="middle">{words.fan.how}</text>}
    {is_open && <rect ref={area} class="pad" x={p.left} y={p.top} width={p.right - p.left} height={p.bottom - p.top}
      onPointerDown={begin} onPointerMove={(e) => { if (stroke.current) draw(e); }}
      onPointerUp={() => { stroke.current = null; }} onPointerCancel={undo} />}
  </g>;
}

export function Fan({ lab, state }: { lab: Lab; state: State }) {
  const { runs, shown, path, tables, month } = state, { b: hides_b, quantities } = hidden_in(state), sketch = sketch_of(state);
  const fans = useMemo(() => {
    const of = (arm: Arm): number[][] | null => runs[arm] ? fan_of(runs[arm] as Runs, shown) : null;
    return { A: of('A'), B: of('B') };
  }, [runs.A, runs.B, shown]);
  const arms: [Arm, number[][]][] = [];
  if (state.a && fans.A) arms.push(['A', fans.A]);
  if (fans.B && !hides_b) arms.push(['B', fans.B]);
  const months = state.shape?.months ?? 120, top = top_of(shown, arms.map(([, fan]) => fan));
  const p = plot(width, height, months, 0, top);
  const marks = (top > 1 ? [0, .25, .5, .75, 1].map((x) => x * top) : top === .5 ? [0, .1, .2, .3, .4, .5] : [0, .25, .5, .75, 1])
    .map((v): [number, string] => [v, measured(shown, v)]);
  const row = tables?.series.findIndex((s) => s.name === shown) ?? -1;
  const own = path && tables && row >= 0
    ? Array.from({ length: path.months }, (_, t): [number, number] => [p.x(t), p.y(path.series[t * tables.series.length + row]!)]) : [];
  const name = words.series[shown]!, label = (arm: Arm) => state.a ? arm + ': ' : '';
  const options = shown_series.filter((s) => !quantities.includes(s) && (!arms.length || arms.some(([arm]) => Number.isFinite(runs[arm]!.series[s]![0]!))));
  const between = (fan: number[][]) => (looks_of(state) ?? []).filter((t) => t < fan.length - 1)
    .map((t): [string, string] => [month_name(t), measured(shown, fan[t]![2]!)]);
  const hidden = state.arm === 'B' && hides_b;
  return (
    <Card class="fan_card" id="fan">
      <div class="spread"><h2>{words.fan.head(arms[0] ? runs[arms[0][0]]!.count : run_count)}</h2>
        <label class="inline">{words.fan.quantity}
          <select value={shown} disabled={sketch?.is_open} onChange={(e) => lab.set({ shown: e.currentTarget.value as Shown })}>
            {options.map((s) => <option key={s} value={s}>{words.series[s]}</option>)}</select></label></div>
      <p class="dim">{sketch?.is_open ? words.fan.locked : words.fan.caption}</p>
      <svg viewBox={`0 0 ${width} ${height}`} class={'picture' + (sketch?.is_open ? ' draws' : '')} data-picture="fan" role="img" aria-label={words.fan.alt(name)}>
        <Axes plot={p} months={months} marks={marks} />
        <Events happenings={seen_of(state, hides_b)} p={p} months={months} />
        {arms.map(([arm, fan]) => <Band key={arm} fan={fan} p={p} arm={state.a ? arm : 'B'} />)}
        {arms.length > 1 && arms.map(([arm, fan], k) => {
          const at = Math.round(months * .93), apart = Math.abs(p.y(arms[0]![1][at]![2]!) - p.y(arms[1]![1][at]![2]!)) < 22;
          return <text key={arm} class={'arm_name arm' + arm} x={p.x(at) - (apart ? 22 * k : 0)} y={p.y(fan[at]![2]!) - 7}>{arm}</text>;
        })}
        {!hidden && <path class="own" d={line_through(own)} />}
        <line class="now" x1={p.x(month)} x2={p.x(month)} y1={p.top} y2={p.bottom} />
        {lab.is_real() && <text class="caveat" x={p.left + 6} y={p.bottom - 6}>{words.real}</text>}
        {sketch && <Drawing lab={lab} sketch={sketch} p={p} top={top} />}
      </svg>
      {sketch?.is_open && <RunB lab={lab} state={state} />}
      {arms.map(([arm, fan]) => {
        const end = fan[fan.length - 1]!;
        return <p class="sentence" key={arm}>{words.fan.sentence(name, label(arm), measured(shown, fan[0]![2]!), between(fan), measured(shown, end[2]!), measured(shown, end[0]!), measured(shown, end[4]!))}</p>;
      })}
      {arms.map(([arm, fan]) =>
        <Table key={arm} arm={state.a ? arm : ''} label={label(arm) + name} head={words.fan.table} rows={fan.flatMap((q, t) => t % 12 === 11
          ? [[financial_year((t - 11) / 12) + ', ' + month_name(t), measured(shown, q[0]!), measured(shown, q[2]!), measured(shown, q[4]!)]] : [])} />)}
    </Card>
  );
}
