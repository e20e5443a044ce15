/** What is set in A and in B, beside the place as it was. */
import { beside_each_other, changes_of } from '../model/describe';
import { words } from '../words';
import type { Lab, State } from './lab';

const w = words.settings;

function Line({ name, changes }: { name: string; changes: string[] }) {
  return changes.length ? <li><b>{name}</b> {changes.join('; ')}</li> : null;
}

export function Settings({ lab, state }: { lab: Lab; state: State }) {
  const { a, b, tables } = state;
  if (!tables) return null;
  const of = (s: typeof b) => changes_of(s, lab.base(s), tables), is_apart = a !== null && a.scenario !== b.scenario;
  const found = a ? is_apart ? { both: [], a: of(a), b: of(b) } : beside_each_other(of(a), of(b)) : { both: of(b), a: [], b: [] };
  const place = (s: typeof b) => is_apart ? lab.place_name(s.scenario) : '';
  return (
    <div class="dim settings"><h3>{w.head}</h3>
      <ul class="plain">
        <Line name={a ? w.both : w.alone} changes={found.both} />
        {a && <Line name="A:" changes={[...(is_apart ? [place(a)] : []), ...found.a, ...(found.a.length || is_apart ? [] : [found.both.length ? w.nothing_else : w.as_it_was])]} />}
        {a && <Line name="B:" changes={[...(is_apart ? [place(b)] : []), ...found.b, ...(found.b.length || is_apart ? [] : [found.both.length ? w.nothing_else : w.as_it_was])]} />}
        {!a && !found.both.length && <li>{w.as_it_was}</li>}
      </ul></div>
  );
}
