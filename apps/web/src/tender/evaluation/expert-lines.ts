/** A line of a list of experts as it is pasted: name, organization, telephone, what stands against them. */
export interface ExpertLine {
  readonly name: string;
  readonly organization: string;
  readonly phone: string;
  readonly conflict: string;
}

const headings = new Set(["姓名", "专家姓名", "专家", "name", "expert"]);

/** Lines from a spreadsheet, or with commas; a heading and empty lines are passed over. */
export function expertLinesOf(text: string): ExpertLine[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.split(line.includes("\t") ? "\t" : /[,，;；]/).map((cell) => cell.trim()))
    .filter(([name = ""]) => name !== "" && !headings.has(name.toLowerCase()))
    .map(([name = "", organization = "", phone = "", conflict = ""]) => ({
      name,
      organization,
      phone,
      conflict,
    }));
}

/** Names that are there already or come twice. */
export function twiceIn(lines: readonly ExpertLine[], known: readonly string[]): string[] {
  const names = lines.map(({ name }) => name);
  return [
    ...new Set(names.filter((name, at) => known.includes(name) || names.indexOf(name) !== at)),
  ];
}
