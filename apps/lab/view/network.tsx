/** The partnership: who works jointly, who trusts whom. */
import { useMemo } from 'preact/hooks';
import { index, month_name, percent } from '../model/format';
import type { Shape } from '../model/tables';
import { words } from '../words';
import type { Lab, State } from './lab';
import { Card, Table } from './picture';
import { Player } from './player';
import { hidden_in } from './stage';

const width = 520, height = 440;
interface Spot { x: number; y: number; r: number }

/** Where places lie: alone in the middle, else around it, the largest circles that keep apart. */
function place_spots(count: number): Spot[] {
  const middle = { x: width / 2, y: height / 2 - 30 };
  if (count === 1) return [{ ...middle, r: 128 }];
  const turn = count === 2 ? Math.PI : count === 3 ? Math.PI / 6 + Math.PI : Math.PI / 4 + Math.PI;
  const far = count === 2 ? 1 : count === 3 ? 1.06 : 1.22, r = count === 2 ? 104 : count <= 4 ? 84 : 64;
  return Array.from({ length: count }, (_, p) => {
    const angle = turn + 2 * Math.PI * p / count;
    return { x: middle.x + 152 * far * Math.cos(angle), y: middle.y + (count === 3 ? 14 : 0) + (count > 3 ? 92 : 112) * far * Math.sin(angle), r };
  });
}

/** Who works in one place stands in it, away from the middle; who works in several, or in none, in the middle. */
function spots_of(shape: Shape): { bodies: Spot[]; places: Spot[] } {
  const middle = { x: width / 2, y: height / 2 - 30 }, places = place_spots(shape.places.length);
  const most = Math.max(...shape.organisations.map((o) => o.turnover)), many = shape.organisations.length > 24;
  const bodies: Spot[] = shape.organisations.map((o) => ({ ...middle, r: (many ? .62 : 1) * (8 + 12 * Math.sqrt(o.turnover / most)) }));
  const ring = (ids: number[], at: Spot, from: number, span: number, far: number) => ids.forEach((i, k) => {
    const angle = from + (ids.length === 1 ? 0 : span * (k / (span > 6 ? ids.length : ids.length - 1) - .5));
    const near = ids.length > 8 && k % 2 ? .5 : 1;
    bodies[i] = { ...bodies[i]!, x: at.x + far * near * Math.cos(angle), y: at.y + far * near * Math.sin(angle) };
  });
  const of_place = shape.places.map((_, p) => shape.organisations
    .map((o, i) => ({ o, i })).filter(({ o }) => o.places.length === 1 && o.places[0]!.place === p).map(({ i }) => i));
  const between = shape.organisations.map((_, i) => i).filter((i) => !of_place.flat().includes(i));
  of_place.forEach((ids, p) => {
    const at = places[p]!, out = Math.atan2(at.y - middle.y, at.x - middle.x);
    ring(ids, at, places.length === 1 ? -Math.PI / 2 : out, places.length === 1 || ids.length > 6 ? 2 * Math.PI : 3.9, at.r * .68);
  });
  ring(between, { ...middle, r: 0 }, Math.PI / 6, 2 * Math.PI, between.length === 1 ? 0 : places.length === 1 ? 50 : between.length > 4 ? 48 : 36);
  return { bodies, places };
}

interface Edge { from: number; to: number; there: number; back: number; near: boolean }
/** Pairs in both directions as one line; near: they share a place, not only a board. */
function edges_of(shape: Shape): Edge[] {
  const at = new Map(shape.pairs.map(([from, to], k) => [from * 10000 + to, k]));
  const places = shape.organisations.map((o) => new Set(o.places.map((x) => x.place)));
  const many = shape.organisations.length > 24; // then lines between places would hide all else
  return shape.pairs.flatMap(([from, to], k) => from < to ? [{
    from, to, there: k, back: at.get(to * 10000 + from) ?? k, near: [...places[from]!].some((x) => places[to]!.has(x)),
  }] : []).filter((e) => e.near || !many);
}

export interface Now { joint: number[]; trusted: number[]; pressure: number[]; margin: number[] }
export function state_now(state: State): Now | null {
  const { tables, shape, path, month } = state;
  if (!tables || !shape || !path) return null;
  const q = tables.states.length, n = shape.organisations.length;
  const column = (name: string) => {
    const row = tables.states.findIndex((s) => s.name === name);
    return Array.from({ length: n }, (_, i) => path.bodies[(month * n + i) * q + row]!);
  };
  return { joint: column('collaboration'), trusted: column('trusted'), pressure: column('pressure'), margin: column('margin') };
}

function Body(props: { lab: Lab; shape: Shape; i: number; spot: Spot; joint: number; chosen: boolean }) {
  const { lab, shape, i, spot, joint, chosen } = props, body = shape.organisations[i]!;
  const press = () => lab.why(chosen ? null : i);
  return (
    <g class={`body kind${body.kind}${chosen ? ' chosen' : ''}`} role="button" tabindex={0} aria-pressed={chosen}
       aria-label={`${body.name}, ${words.kinds[body.kind]}: ${percent(joint)} ${words.tiles.joint}`}
       onClick={press} onKeyDown={(e) => { if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); press(); } }}>
      <title>{words.net.title(lab.is_real() ? body.name : `${body.name} (${body.code})`, words.kinds[body.kind]!, percent(joint))}</title>
      <circle class="hollow" cx={spot.x} cy={spot.y} r={spot.r} />
      <circle class="full" cx={spot.x} cy={spot.y} r={spot.r * Math.sqrt(Math.max(0, Math.min(1, joint)))} />
      <text class={joint > .6 ? 'letter on_full' : 'letter'} x={spot.x} y={spot.y + 4}>{words.letters[body.kind]}</text>
      {shape.organisations.length <= 24 && !lab.is_real() && <text class="code" x={spot.x} y={spot.y + spot.r + 12}>{body.code}</text>}
    </g>
  );
}

export function Network({ lab, state }: { lab: Lab; state: State }) {
  const { shape, path, month } = state;
  const spots = useMemo(() => shape && spots_of(shape), [shape]);
  const edges = useMemo(() => shape ? edges_of(shape) : [], [shape]);
  const now = state_now(state);
  if (!shape || !path || !spots || !now) return <Card head={words.net.head}><p class="dim">{words.starting}</p><div class="empty" /></Card>;
  const trust = (k: number) => path.trust[month * shape.pairs.length + k]!;
  const series = (name: string) => {
    const row = state.tables!.series.findIndex((s) => s.name === name);
    return path.series[month * state.tables!.series.length + row]!;
  };
  const full = now.joint.filter((x) => x > .999).length, none = now.joint.filter((x) => x < .001).length;
  const sentence = words.net.sentence(month_name(month), shape.organisations.length, [full, shape.organisations.length - full - none, none],
    percent(series('collaboration')), index(series('trust')), index(series('pressure')));
  return (
    <Card class="network" id="network">
      <div class="spread"><h2>{words.net.head}{state.a && <ArmChoice lab={lab} state={state} />}</h2>
        <span class="dim">{words.net.run} {state.run}{state.seat !== null && state.seat === state.run && words.net.own_seat}</span></div>
      <svg viewBox={`0 0 ${width} ${height}`} class="picture" data-picture="network" role="group" aria-label={words.net.alt}>
        {spots.places.map((p, k) => <g key={k}><circle class="place" cx={p.x} cy={p.y} r={p.r} />
          <text class="place_name" x={p.x} y={p.y > height / 2 - 20 ? p.y + p.r + 15 : p.y - p.r - 5}>{shape.places[k]!.name}</text></g>)}
        {edges.map((e) => {
          const t = (trust(e.there) + trust(e.back)) / 2, from = spots.bodies[e.from]!, to = spots.bodies[e.to]!;
          return <line key={e.there} class="edge" x1={from.x} y1={from.y} x2={to.x} y2={to.y}
                       stroke-opacity={((e.near ? 1 : .25) * (.06 + .9 * t * t)).toFixed(3)} stroke-width={(.5 + 5 * t).toFixed(1)} />;
        })}
        {shape.organisations.map((_, i) =>
          <Body key={i} lab={lab} shape={shape} i={i} spot={spots.bodies[i]!} joint={now.joint[i]!} chosen={state.why === i} />)}
        <text class="caveat" x={width / 2} y={height - 4} text-anchor="middle">{lab.is_real() ? words.real : words.fictional}</text>
      </svg>
      <ul class="legend">{words.kinds.map((kind, k) => shape.organisations.some((o) => o.kind === k) &&
        <li key={k} class={'kind' + k}><i>{words.letters[k]}</i>{kind}</li>)}</ul>
      <p class="dim">{words.net.legend} {boards_of(shape)} {words.net.why}</p>
      <Player lab={lab} state={state} />
      <p class="sentence" aria-live={state.playing ? 'off' : 'polite'}>{sentence}</p>
      <Table label={words.net.alt} head={words.net.table} rows={shape.organisations.map((o, i) =>
        [lab.is_real() ? o.name : `${o.name} (${o.code})`, words.kinds[o.kind]!, percent(now.joint[i]!), index(now.trusted[i]!), index(now.pressure[i]!), Number.isFinite(now.margin[i]!) ? (100 * now.margin[i]!).toFixed(1) + ' %' : '–'])} />
    </Card>
  );
}

/** Where they decide: a board in each place, and those of all places. */
function boards_of(shape: Shape): string {
  const names = (is_whole: boolean) => shape.forums.filter((f) => (f.place < 0) === is_whole).map((f) => f.name);
  return words.net.boards(names(false), names(true));
}

function ArmChoice({ lab, state }: { lab: Lab; state: State }) {
  return <span class="arms" role="group" aria-label={words.net.of_arm}>{(['A', 'B'] as const).map((arm) =>
    <button key={arm} class={'small arm' + arm} aria-pressed={state.arm === arm} disabled={arm === 'B' && hidden_in(state).b}
            onClick={() => lab.select({ arm })}>{arm}</button>)}</span>;
}
