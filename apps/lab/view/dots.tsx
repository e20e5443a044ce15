/** Where runs end: trust against joint work, a dot a run. */
import { useMemo } from 'preact/hooks';
import { percent } from '../model/format';
import { at_month, type Runs } from '../model/runs';
import { words } from '../words';
import type { State } from './lab';
import { Card, plot, Table } from './picture';
import { hidden_in } from './stage';

const width = 520, height = 240;

function ends(runs: Runs): [number, number][] {
  const trust = at_month(runs, 'trust', runs.months - 1), joint = at_month(runs, 'collaboration', runs.months - 1);
  return trust.map((t, k) => [t, joint[k]!]);
}

export function Dots({ state }: { state: State }) {
  const { runs, a, arm, run } = state, { b, dots } = hidden_in(state);
  return useMemo(() => dots ? <Card head={words.dots.head} id="dots"><p class="dim">{words.dots.later}</p></Card> : <Picture state={state} />,
    [runs, a === null, arm, run, b, dots]);
}

function Picture({ state }: { state: State }) {
  const arms = (['A', 'B'] as const).flatMap((arm) =>
    state.runs[arm] && (arm === 'B' ? !hidden_in(state).b : state.a) ? [[arm, ends(state.runs[arm] as Runs)] as const] : []);
  const p = plot(width, height - 14, 2, 0, 1), label = (arm: string) => state.a ? arm + ': ' : '';
  const marks = [0, .25, .5, .75, 1];
  return (
    <Card head={words.dots.head} id="dots">
      <p class="dim">{words.dots.caption}</p>
      <svg viewBox={`0 0 ${width} ${height}`} class="picture" data-picture="dots" role="img" aria-label={words.dots.alt}>
        <g class="axes">{marks.map((v) => <g key={v}>
          <line class="grid" x1={p.left} x2={p.right} y1={p.y(v)} y2={p.y(v)} />
          <text x={p.left - 6} y={p.y(v) + 4} text-anchor="end">{percent(v)}</text>
          <text x={p.x(v)} y={p.bottom + 17} text-anchor="middle">{v}</text></g>)}
          <text x={p.x(.5)} y={height - 4} text-anchor="middle">{words.dots.x}</text></g>
        {arms.map(([arm, points]) => <g key={arm} class={'dots arm' + (state.a ? arm : 'B')}>
          {points.map(([t, c], k) => arm === 'A'
            ? <rect key={k} x={p.x(t) - 2.6} y={p.y(c) - 2.6} width={5.2} height={5.2} />
            : <circle key={k} cx={p.x(t)} cy={p.y(c)} r={3} />)}</g>)}
        {arms.filter(([arm]) => arm === state.arm).map(([arm, points]) => points[state.run] &&
          <circle key={arm} class="own_dot" cx={p.x(points[state.run]![0])} cy={p.y(points[state.run]![1])} r={6} />)}
      </svg>
      {arms.map(([arm, points]) => <p class="sentence" key={arm}>{words.dots.sentence(label(arm), points.length,
        points.filter(([, c]) => c < 1 / 4).length, points.filter(([, c]) => c >= 3 / 4).length)}</p>)}
      {arms.map(([arm, points]) => <Table key={arm} arm={state.a ? arm : ''} label={label(arm) + words.dots.head} head={words.dots.table}
        rows={[0, .2, .4, .6, .8].map((low) => [`${percent(low)} – ${percent(low + .2)}`,
          points.filter(([, c]) => c >= low && (c < low + .2 || low === .8)).length])} />)}
    </Card>
  );
}
