const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Numbers in base 64 with a sign, as source maps write them (ECMA-426). */
function decode(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const sign of text) {
    const digit = digits.indexOf(sign);
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    value = shift = 0;
  }
  return numbers;
}

function encode(numbers: readonly number[]): string {
  let text = "";
  for (const number of numbers) {
    let left = number < 0 ? (-number << 1) | 1 : number << 1;
    do {
      const more = left >> 5 > 0 ? 32 : 0;
      text += digits[(left & 31) | more];
      left >>= 5;
    } while (left > 0);
  }
  return text;
}

/** The mappings of a source map with one place a line: enough for a stack trace. */
export function byLine(mappings: string): string {
  let [source, line, column] = [0, 0, 0];
  let [keptSource, keptLine, keptColumn] = [0, 0, 0];
  return mappings
    .split(";")
    .map((segments) => {
      let kept = "";
      for (const segment of segments === "" ? [] : segments.split(",")) {
        const [, bySources, byLines, byColumns] = decode(segment);
        if (bySources === undefined) continue; // of no source
        source += bySources;
        line += byLines!;
        column += byColumns!;
        if (kept) continue;
        kept = encode([0, source - keptSource, line - keptLine, column - keptColumn]);
        [keptSource, keptLine, keptColumn] = [source, line, column];
      }
      return kept;
    })
    .join(";");
}
