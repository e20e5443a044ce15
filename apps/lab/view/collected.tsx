/** The class's codes together: one run each, in groups of one setting. */
import { changes_of } from '../model/describe';
import { measured, month_name, percent } from '../model/format';
import { read_pasted, type Pupil } from '../model/pasted';
import { at_month, mean_over, median, quantile, retreat_month, sorted, type Runs, type Shown } from '../model/runs';
import { same, type Setting } from '../model/setting';
import { words } from '../words';
import type { Found, Lab, State } from './lab';
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

/** The month from which on joint work may be lost: that of the first event, or the start. */
const since = (setting: Setting): number => setting.happenings.length ? Math.min(...setting.happenings.map((h) => h.month)) : 0;

const marks = ['○', '□', '△', '◇'];

interface Told { lab: Lab; state: State; setting: Setting; of: number[]; runs: Runs; many: Runs | null; mark: string }
function Group({ lab, state, setting, of, runs, many, mark }: Told) {
  const last = runs.months - 1, end = at_month(runs, 'collaboration', last), order = sorted(of.map((k) => end[k]!));
  const was = of.filter((k) => retreat_month(runs, k) >= 0), still = was.filter((k) => end[k]! < .25);
  const changes = state.tables ? changes_of(setting, lab.base(setting), state.tables) : [];
  return <p class="group"><b>{mark}{lab.place_name(setting.scenario)}. {changes.length ? changes.join('; ') : words.settings.as_it_was}.</b>{' '}
    {w.result(of.length, percent(quantile(order, .5)), percent(order[0]!), percent(order[order.length - 1]!), was.length, still.length)}{' '}
    {many ? w.many(many.count, percent(median(at_month(many, 'collaboration', many.months - 1))),
      percent(median(mean_over(many, 'collaboration', since(setting), many.months))), setting.happenings.length ? month_name(since(setting)) : null) : '…'}</p>;
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

/** The number of the seat's one run, and below it the median of all runs of that setting. */
function Both({ own, many, as }: { own: number; many: number[] | null; as: (x: number) => string }) {
  return <td>{as(own)}<br /><span class="many">{many ? as(median(many)) : '…'}</span></td>;
}

function Row({ pupil, k, runs, many, mark }: { pupil: Pupil; k: number; runs: Runs; many: Runs | null; mark: string }) {
  const last = runs.months - 1, from = since(pupil.setting);
  const end = (of: Runs, series: Shown) => at_month(of, series, of.months - 1);
  const at_end = (series: Shown) => <Both own={end(runs, series)[k]!} many={many && end(many, series)} as={(x) => measured(series, x)} />;
  const kept = (of: Runs) => mean_over(of, 'collaboration', from, of.months);
  const silos = retreat_month(runs, k) < 0 ? w.no : end(runs, 'collaboration')[k]! < .25 ? w.still : w.yes;
  return <tr><th scope="row">{mark}{pupil.seat}{pupil.name && <><br /><span class="name">{pupil.name}</span></>}</th>
    {at_end('collaboration')}{from < last ? <Both own={kept(runs)[k]!} many={many && kept(many)} as={percent} /> : <td>–</td>}
    {at_end('trust')}{at_end('integration')}<td>{silos}</td></tr>;
}

/** What was read otherwise than as a code of its own, and lines that were not read. */
function Notes({ bad, twice, texts }: Found) {
  return <>
    {texts.map(([line, had_a]) => <p key={line}>{w.text_line(line, had_a)}</p>)}
    {twice.length > 0 && <p>{twice.slice(0, 20).map(([line, first]) => w.twice(line, first)).join(' ')}</p>}
    {bad.length > 0 && <p class="bad">{bad.slice(0, 20).map(([line, text]) => w.bad_line(line, text)).join(' ')}</p>}
  </>;
}

function OfClass({ lab, state, found }: { lab: Lab; state: State; found: Found }) {
  const { pupils, runs, many } = found, groups = groups_of(pupils), group_of = (k: number) => groups.findIndex(({ of }) => of.includes(k));
  const mark_of = (k: number) => groups.length > 1 ? marks[group_of(k) % 4] + ' ' : '';
  return (
    <div id="of_class">
      <p>{w.of_class(pupils.length)}</p>
      <Notes {...found} />
      {groups.length > 1 && <p>{w.groups(groups.length)}</p>}
      {groups.map((g, k) => <Group key={g.of[0]} lab={lab} state={state} setting={g.setting} of={g.of} runs={runs} many={many[k] ?? null} mark={mark_of(g.of[0]!)} />)}
      <Picture pupils={pupils} runs={runs} groups={groups} />
      <p class="dim">{w.two_lines}</p>
      <div class="scroll" tabIndex={0} role="group" aria-label={w.collect}><table class="tight">
        <thead><tr>{w.table.map((h) => <th key={h} scope="col">{h}</th>)}</tr></thead>
        <tbody>{pupils.map((pupil, k) => <Row key={k} pupil={pupil} k={k} runs={runs} many={many[group_of(k)] ?? null} mark={mark_of(k)} />)}</tbody></table></div>
      <p class="dim">{words.in_silos}</p>
    </div>
  );
}

/** Runs of a class's codes at once; then, one setting after another, its 200 runs, until something else is pasted. */
async function gather(lab: Lab): Promise<void> {
  const { text } = lab.state.collected, read = read_pasted(text);
  if (read.pupils.some(({ setting }) => lab.refuses(setting))) return;
  if (!read.pupils.length) return lab.set({ collected: { text, found: null }, notice: text.trim() ? w.none_read : null });
  const { runs } = await lab.runs_of(read.pupils.map(({ setting, seat }) => ({ setting, run: seat })));
  const groups = groups_of(read.pupils), found: Found = { ...read, runs, many: groups.map(() => null) };
  lab.set({ collected: { ...lab.state.collected, found } });
  for (const [k, { setting }] of groups.entries()) {
    const { runs: many } = await lab.many_of(setting), now = lab.state.collected.found;
    if (!now || now.pupils !== read.pupils) return;
    lab.set({ collected: { ...lab.state.collected, found: { ...now, many: now.many.map((old, i) => i === k ? many : old) } } });
  }
}

export function Collect({ lab, state }: { lab: Lab; state: State }) {
  const { text, found } = state.collected;
  return <>
    <h3>{w.collect}</h3>
    <label>{w.paste}<textarea rows={5} value={text} spellcheck={false}
      onInput={(e) => lab.set({ collected: { ...lab.state.collected, text: e.currentTarget.value } })} /></label>
    <button class="main" disabled={!state.tables} onClick={() => void gather(lab)}>{w.gather}</button>
    <div aria-live="polite">{found && <OfClass lab={lab} state={state} found={found} />}</div>
  </>;
}
