/** Tells the person who started the process what happens, in both languages on one line. */
export type Say = (chinese: string, english: string) => void;

export const say: Say = (chinese, english) => console.log(`${chinese} / ${english}`);

/** Something the person who starts the process can mend: shown as its words alone, without a stack. */
export function startProblem(chinese: string, english: string): Error {
  return Object.assign(new Error(`${chinese}\n${english}`), { name: "StartProblem" });
}

/** Tells what ended the process. */
export function report(error: unknown): void {
  console.error(isStartProblem(error) ? error.message : error);
}

function isStartProblem(error: unknown): error is Error {
  return error instanceof Error && error.name === "StartProblem";
}
