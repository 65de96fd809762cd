/** Signs that no line begins with, and signs that none ends with (避头尾). */
const notFirst = new Set("、。，．：；！？）》」』】〕〉”’…—％%,.:;!?)]}·～℃");
const notLast = new Set("（《「『【〔〈“‘([{￥¥#$");
const isWordy = (sign: string) => /[\p{L}\p{N}_@/\\.+\-=&?#%:~]/u.test(sign) && !isWide(sign);
const isWide = (sign: string) =>
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]|[\u{20000}-\u{3ffff}]/u.test(
    sign,
  );

/** Pieces that stay together on a line: a Chinese sign with the punctuation that clings to it, or a Latin word. */
function piecesOf(line: string): string[] {
  const pieces: string[] = [];
  let last = "";
  for (const sign of line) {
    const clings =
      last !== "" &&
      (notFirst.has(sign) || notLast.has(last) || (isWordy(last) && isWordy(sign))) &&
      sign !== " " &&
      last !== " ";
    if (clings) pieces[pieces.length - 1] += sign;
    else pieces.push(sign);
    last = sign;
  }
  return pieces;
}

/**
 * Breaks a text into lines no wider than `width`, told by `measure`. Breaks come between Chinese signs and at blanks;
 * a word is broken only where it alone is wider than a line.
 */
export function wrap(text: string, width: number, measure: (text: string) => number): string[] {
  return text.split("\n").flatMap((line) => wrapLine(line, width, measure));
}

function wrapLine(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  const end = () => {
    lines.push(line.trimEnd());
    line = "";
    used = 0;
  };
  for (const piece of piecesOf(text)) {
    const long = measure(piece);
    if (used + long > width && line !== "" && piece !== " ") end();
    if (long <= width) {
      if (line === "" && piece === " " && lines.length > 0) continue; // a blank at a break is the break
      line += piece;
      used += long;
      continue;
    }
    for (const sign of piece) {
      const one = measure(sign);
      if (used + one > width && line !== "") end();
      line += sign;
      used += one;
    }
  }
  end();
  return lines;
}
