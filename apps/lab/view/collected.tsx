/** The class's codes together: one run each, in groups of one setting. */
import { of_code } from '../model/code';
import { changes_of } from '../model/describe';
import { index, percent } from '../model/format';
import { at_month, quantile, retreat_month, sorted, type Runs } from '../model/runs';
import { same, type Setting } from '../model/setting';
import { words } from '../words';
import type { Lab, Pupil, State } from './lab';
import { plot } from './picture';

const w = words.class;

/** Codes of one setting, which the class may mix: numbers of the pupils. */
function groups_of(pupils: Pupil[]): { setting: Setting; of: number[] }[] {
  const groups: { setting: Setting; of: number[] }[] = [];
  pupils.forEach(({ setting }, k) => {
    const known = groups.find((g) => same(g.setting, setting));
    if (known) known.of.push(k);
    else groups.push({ setting, of: [k] });
  });
  return groups;
}

const marks = ['○', '□', '△', '◇'];

function Group({ lab, state, setting, of, runs, mark }: { lab: Lab; state: State; setting: Setting; of: number[]; runs: Runs; mark: string }) {
  const last = runs.months - 1, end = at_month(runs, 'collaboration', last), order = sorted(of.map((k) => end[k]!));
  const was = of.filter((k) => retreat_month(runs, k) >= 0), still = was.filter((k) => end[k]! < .25);
  const changes = state.tables ? changes_of(setting, lab.base(setting), state.tables) : [];
  return <p class="group"><b>{mark}{lab.place_name(setting.scenario)}. {changes.length ? changes.join('; ') : words.settings.as_it_was}.</b>{' '}
    {w.result(of.length, percent(quantile(order, .5)), percent(order[0]!), percent(order[order.length - 1]!), was.length, still.length)}</p>;
}

function Mark({ group, x, y }: { group: number; x: number; y: number }) {
  const r = 8;
  if (group % 4 === 0) return <circle cx={x} cy={y} r={r - 1} />;
  if (group % 4 === 1) return <rect x={x - r + 1} y={y - r + 1} width={2 * r - 2} height={2 * r - 2} />;
  return <polygon points={group % 4 === 2 ? `${x},${y - r - 1} ${x + r},${y + r - 2} ${x - r},${y + r - 2}` : `${x},${y - r - 1} ${x + r + 1},${y} ${x},${y + r + 1} ${x - r - 1},${y}`} />;
}

const width = 520, height = 250;

function Picture({ pupils, runs, groups }: { pupils: Pupil[]; runs: Runs; groups: { of: number[] }[] }) {
  const end = at_month(runs, 'collaboration', runs.months - 1), trust = at_month(runs, 'trust', runs.months - 1);
  const p = plot(width, height - 34, 2, 0, 1), down = 18;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} class="picture" role="img" aria-label={words.dots.alt}>
      <text x={4} y={13}>{w.upwards}</text>
      <g transform={`translate(0 ${down})`}>
        <g class="axes">{[0, .5, 1].map((v) => <g key={v}><line class="grid" x1={p.left} x2={p.right} y1={p.y(v)} y2={p.y(v)} />
          <text x={p.left - 6} y={p.y(v) + 4} text-anchor="end">{percent(v)}</text><text x={p.x(v)} y={p.bottom + 16} text-anchor="middle">{v}</text></g>)}
          <text x={p.x(.5)} y={p.bottom + 32} text-anchor="middle">{w.across}</text></g>
        {groups.map(({ of }, g) => <g key={g} class="dots armB">{of.map((k) => <g key={k}><Mark group={g} x={p.x(trust[k]!)} y={p.y(end[k]!)} />
          <text class="seat" x={p.x(trust[k]!)} y={p.y(end[k]!) + 4} text-anchor="middle">{pupils[k]!.seat}</text></g>)}</g>)}
      </g>
    </svg>
  );
}

function OfClass({ lab, state, pupils, runs, bad }: { lab: Lab; state: State; pupils: Pupil[]; runs: Runs; bad: [number, string][] }) {
  const last = runs.months - 1, end = at_month(runs, 'collaboration', last), groups = groups_of(pupils);
  const trust = at_month(runs, 'trust', last), integration = at_month(runs, 'integration', last);
  const mark_of = (k: number) => groups.length > 1 ? marks[groups.findIndex(({ of }) => of.includes(k)) % 4] + ' ' : '';
  const silos = (k: number) => retreat_month(runs, k) < 0 ? w.no : end[k]! < .25 ? w.still : w.yes;
  return (
    <div id="of_class">
      <p>{w.of_class(pupils.length)}</p>
      {bad.length > 0 && <p class="bad">{bad.slice(0, 20).map(([line, text]) => w.bad_line(line, text)).join(' ')}</p>}
      {groups.length > 1 && <p>{w.groups(groups.length)}</p>}
      {groups.map((g) => <Group key={g.of[0]} lab={lab} state={state} setting={g.setting} of={g.of} runs={runs} mark={mark_of(g.of[0]!)} />)}
      <Picture pupils={pupils} runs={runs} groups={groups} />
      <div class="scroll" tabIndex={0} role="group" aria-label={w.collect}><table class="tight">
        <thead><tr>{w.table.map((h) => <th key={h} scope="col">{h}</th>)}</tr></thead>
        <tbody>{pupils.map((pupil, k) => <tr key={k}><th scope="row">{mark_of(k)}{pupil.seat}</th>
          <td>{percent(end[k]!)}</td><td>{index(trust[k]!)}</td><td>{index(integration[k]!)}</td><td>{silos(k)}</td></tr>)}</tbody></table></div>
      <p class="dim">{words.in_silos}</p>
    </div>
  );
}

export function Collect({ lab, state }: { lab: Lab; state: State }) {
  const { text, found } = state.collected;
  const gather = async () => {
    const lines = text.split(/[\n,;]/).map((line, k): [number, string] => [k + 1, line.trim()]).filter(([, line]) => line).slice(0, 500);
    const held = lines.map(([, line]) => of_code(line)), pupils = held.filter((x): x is Pupil => x !== null);
    const bad = lines.filter((_, k) => held[k] === null).map(([k, line]): [number, string] => [k, line.slice(0, 24)]);
    if (!pupils.length) return lab.set({ collected: { text, found: null }, notice: lines.length ? w.none_read : null });
    const { runs } = await lab.runs_of(pupils.map(({ setting, seat }) => ({ setting, run: seat })));
    lab.set({ collected: { ...lab.state.collected, found: { pupils, runs, bad } } });
  };
  return <>
    <h3>{w.collect}</h3>
    <label>{w.paste}<textarea rows={5} value={text} spellcheck={false}
      onInput={(e) => lab.set({ collected: { ...lab.state.collected, text: e.currentTarget.value } })} /></label>
    <button class="main" disabled={!state.tables} onClick={() => void gather()}>{w.gather}</button>
    <div aria-live="polite">{found && <OfClass lab={lab} state={state} {...found} />}</div>
  </>;
}
