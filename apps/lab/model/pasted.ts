/** What a class pastes: codes with names or without, and texts of settings, as they come out of a chat. */
import { of_code } from './code';
import { view_of, type View } from './link';
import { same, type Setting } from './setting';

/** Somebody of a class: what their code holds, and the name that stood beside it. */
export interface Pupil { name: string; setting: Setting; seat: number }
export interface Pasted {
  pupils: Pupil[];
  /** Lines that are no code, by number; lines that say once more what another line says. */
  bad: [number, string][]; twice: [number, number][];
  /** Texts of settings, of which B was taken; and whether they had an A. */
  texts: [number, boolean][];
}

/** The text of a link or of a setting: from # on, or all of it. */
export function view_in(text: string): View | null {
  const at = text.indexOf('#');
  return at < 0 ? null : view_of(text.slice(at).trim().split(/\s/)[0]!);
}

const bare = (name: string): string => name.replace(/^[\s:–>|()"'=-]+|[\s:–<|()"'=-]+$/g, '').slice(0, 30);

/** The code in a piece of a line, and what stands beside it; codes may be written in groups. */
function code_in(text: string): Pupil | null {
  const words = [...text.matchAll(/[^\s:|<>()"'=]+/g)].slice(0, 40).map((m) => [m.index!, m.index! + m[0].length] as const);
  for (const [k, [from]] of words.entries())
    for (const [, until] of words.slice(k, k + 12)) {
      const held = of_code(text.slice(from, until));
      if (held) return { name: bare(text.slice(0, from)) || bare(text.slice(until)), ...held };
    }
  return null;
}

export function read_pasted(text: string): Pasted {
  const read: Pasted = { pupils: [], bad: [], twice: [], texts: [] }, of_line: number[] = [];
  const take = (pupil: Pupil, line: number) => {
    const known = read.pupils.findIndex((p) => p.seat === pupil.seat && same(p.setting, pupil.setting));
    if (known >= 0) return void read.twice.push([line, of_line[known]!]);
    read.pupils.push(pupil);
    of_line.push(line);
  };
  text.split('\n').slice(0, 500).forEach((row, k) => {
    const line = k + 1, view = view_in(row);
    if (view) {
      read.texts.push([line, view.a !== null]);
      return take({ name: bare(row.slice(0, row.indexOf('#')).replace(/\S*$/, '')), setting: view.b, seat: view.run }, line);
    }
    // "Anna, CODE" is one code with a name; "CODE, CODE" are two.
    const pieces = row.split(/[,;]/).map((piece) => piece.trim()).filter(Boolean), left: string[] = [], found: Pupil[] = [];
    for (const piece of pieces) {
      const pupil = code_in(piece);
      if (!pupil) left.push(piece);
      else found.push(pupil.name ? pupil : { ...pupil, name: bare(left.splice(0).join(', ')) });
    }
    if (found.length === 1 && !found[0]!.name) found[0]!.name = bare(left.splice(0).join(', '));
    found.forEach((pupil) => take(pupil, line));
    if (left.length) read.bad.push([line, left.join(', ').slice(0, 24)]);
  });
  return read;
}
