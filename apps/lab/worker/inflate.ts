/** What gzip packed (RFC 1951, 1952), for browsers that cannot unpack by themselves. */

/** Codes of given lengths, as counts by length and symbols in order. */
interface Tree { counts: Uint16Array; symbols: Uint16Array }

function tree_of(lengths: number[]): Tree {
  const counts = new Uint16Array(16), next = new Uint16Array(16), symbols = new Uint16Array(lengths.length);
  for (const length of lengths) counts[length]! += 1;
  counts[0] = 0;
  for (let k = 1; k < 15; ++k) next[k + 1] = next[k]! + counts[k]!;
  lengths.forEach((length, symbol) => { if (length) symbols[next[length]!++] = symbol; });
  return { counts, symbols };
}

const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
/** Bases and extra bits of lengths and distances: each grows by its extra bits. */
function bases_of(first: number, extras: number[]): [number, number][] {
  let base = first;
  return extras.map((bits) => { const row: [number, number] = [base, bits]; base += 1 << bits; return row; });
}
const lengths = bases_of(3, [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5]);
lengths.push([258, 0]);
const distances = bases_of(1, [0, 0, ...Array.from({ length: 28 }, (_, k) => k >> 1)]);

class Bits {
  private held = 0; private count = 0;
  constructor(readonly from: Uint8Array, public at: number) {}
  take(n: number): number {
    while (this.count < n) { this.held |= this.from[this.at++]! << this.count; this.count += 8; }
    const bits = this.held & ((1 << n) - 1);
    this.held >>>= n;
    this.count -= n;
    return bits;
  }
  symbol(tree: Tree): number {
    let code = 0, first = 0, index = 0;
    for (let length = 1; length < 16; ++length) {
      code |= this.take(1);
      const count = tree.counts[length]!;
      if (code - count < first) return tree.symbols[index + code - first]!;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new Error('the engine in this page is damaged');
  }
  to_byte(): void { this.at -= this.count >> 3; this.held = this.count = 0; }
}

function trees_of(bits: Bits): [Tree, Tree] {
  const literals = bits.take(5) + 257, far = bits.take(5) + 1, count = bits.take(4) + 4, codes = Array<number>(19).fill(0);
  for (let k = 0; k < count; ++k) codes[order[k]!] = bits.take(3);
  const tree = tree_of(codes), all: number[] = [];
  while (all.length < literals + far) {
    const symbol = bits.symbol(tree);
    if (symbol < 16) all.push(symbol);
    else if (symbol === 16) { const last = all[all.length - 1]!; for (let k = bits.take(2) + 3; k; --k) all.push(last); }
    else for (let k = symbol === 17 ? bits.take(3) + 3 : bits.take(7) + 11; k; --k) all.push(0);
  }
  return [tree_of(all.slice(0, literals)), tree_of(all.slice(literals))];
}

const fixed = (): [Tree, Tree] => [
  tree_of(Array.from({ length: 288 }, (_, k) => k < 144 ? 8 : k < 256 ? 9 : k < 280 ? 7 : 8)), tree_of(Array<number>(30).fill(5))];

/** Of gzip without a name in its head, as make.mjs writes it. */
export function inflated(packed: Uint8Array): Uint8Array {
  const end = packed.length, size = new DataView(packed.buffer, packed.byteOffset).getUint32(end - 4, true);
  const out = new Uint8Array(size), bits = new Bits(packed, 10);
  let at = 0;
  for (let is_last = 0; !is_last;) {
    is_last = bits.take(1);
    const kind = bits.take(2);
    if (kind === 0) {
      bits.to_byte();
      const length = packed[bits.at]! | packed[bits.at + 1]! << 8;
      out.set(packed.subarray(bits.at + 4, bits.at + 4 + length), at);
      bits.at += 4 + length;
      at += length;
      continue;
    }
    const [literal, far] = kind === 1 ? fixed() : trees_of(bits);
    for (let symbol = bits.symbol(literal); symbol !== 256; symbol = bits.symbol(literal)) {
      if (symbol < 256) { out[at++] = symbol; continue; }
      const [base, extra] = lengths[symbol - 257]!, length = base + bits.take(extra);
      const [back, more] = distances[bits.symbol(far)]!, distance = back + bits.take(more);
      for (let k = 0; k < length; ++k, ++at) out[at] = out[at - distance]!;
    }
  }
  return out;
}
