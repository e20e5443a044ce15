/** The same runs on the command line: a command, and a scenario file where something happens. */
import { date_of, plain } from './format';
import type { Setting } from './setting';
import type { Tables } from './tables';

const sets = (s: Setting): string[] => [
  ...(s.regime ? [`regime=${s.regime}`] : []),
  ...(s.decision ? [`decision=${s.decision}`] : []),
  ...(s.trust_update ? [`trust_update=${s.trust_update}`] : []),
  ...Object.entries(s.values).map(([path, value]) => `${path}=${value}`),
  ...Object.entries(s.switches).map(([name, on]) => `switches.${name}=${on}`),
];

/** Places that the program has no scenario for: sources of the lab's own, names of footprints. */
export interface Own { sources: Record<string, string>; footprints: Record<string, string> }

/** Does the command need a file of its own: where something happens, or where the program ships no such place? */
export const needs_file = (s: Setting, own: Own): boolean => s.happenings.length > 0 || s.scenario in own.sources;
/** Of two arms beside each other each has a file of its own. */
export const file_name = (s: Setting, arm = ''): string => `${s.scenario}_from_the_lab${arm && '_' + arm}.txtpb`;

export function file_of(s: Setting, own: Own, tables: Tables): string {
  const has_size = (kind: string) => tables.events.some((row) => row.name === kind && row.size !== '');
  const place = own.footprints[s.scenario];
  const begin = own.sources[s.scenario] ??
    `# From the classroom lab.\n${place ? `footprint: "${place}"` : `include: "${s.scenario}"`}\n`;
  const events = s.happenings.map((h) =>
    `event {\n  kind: ${h.kind} date: "${date_of(h.month)}"` +
    (h.duration ? ` duration: ${h.duration}` : '') + (has_size(h.kind) ? ` size: ${plain(h.size).replace('−', '-')}` : '') +
    (h.target ? ` target: "${h.target}"` : '') + (h.parameter ? ` parameter: "${h.parameter}"` : '') + '\n}\n');
  return begin + (events.length ? '\n' + events.join('') : '');
}

export function command_of(s: Setting, runs: number, own: Own, arm = ''): string {
  const place = own.footprints[s.scenario];
  const what = needs_file(s, own) ? file_name(s, arm) : place ? `--footprint "${place}"` : s.scenario;
  return [`concordat run ${what} --replicates ${runs} --seed ${s.seed}`, ...sets(s).map((set) => `--set ${set}`)].join(' \\\n    ');
}
