/** Tests of the lab: sentences about it, run one after another; LAB_ONLY, a pattern, picks some. */
import assert from 'node:assert/strict';

export { assert };
let failed = 0;

export async function test(sentence: string, holds: () => void | Promise<void>): Promise<void> {
  if (!new RegExp(process.env.LAB_ONLY ?? '').test(sentence)) return;
  const start = Date.now();
  try {
    await holds();
    console.log(`ok    ${sentence} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  } catch (problem) {
    failed += 1;
    console.log(`FAIL  ${sentence}\n${problem instanceof Error ? problem.stack ?? problem.message : String(problem)}`);
  }
}

export function end(): never {
  process.exit(failed ? 1 : 0);
}
