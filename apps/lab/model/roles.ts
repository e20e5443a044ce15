/** Real footprints in the lab: bodies by their role, so that no result stands beside a name. */
import { words } from '../words';

const kinds = ['acute', 'community', 'ccg', 'council', 'gp_federation'];

/** The scenario's lines with every organisation called by its role: "hospital 2". Draws go by codes, not by names. */
export function by_role(text: string): string {
  const counts = kinds.map(() => 0);
  return text.split('\n').map((line) => {
    if (!line.startsWith('organisation ')) return line;
    const kind = kinds.findIndex((name) => line.includes(` kind=${name} `));
    counts[kind]! += 1;
    return line.replace(/ name="(?:[^"\\]|\\.)*"/, () => ` name="${words.roles[kind]} ${counts[kind]}"`);
  }).join('\n');
}
