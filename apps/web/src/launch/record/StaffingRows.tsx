import { recruitmentPostNames } from "@threshold/domain/launch/recruitment";
import { staffingDepartments } from "@threshold/domain/launch/staffing";
import { Input, Select } from "@threshold/ui/Input";
import { DayInput } from "../../form/DayInput.tsx";
import type { RecruitmentPost, StaffingDepartment } from "../../gql/graphql.ts";
import { RecordTable, Rows } from "./record-parts.tsx";
import { useRecordWords } from "./use-record-words.ts";

/** One post with its headcount, as it is entered. */
export interface Line {
  department: StaffingDepartment;
  post: string;
  number: number;
  hireBy: string;
  recruitAs: RecruitmentPost | null;
}

type ReadLine = Omit<Line, "recruitAs"> & { recruitAs?: RecruitmentPost | null };

/** Lines as they were read, to be entered. */
export const plainLines = (lines: readonly ReadLine[] | null | undefined): Line[] =>
  (lines ?? []).map(({ department, post, number, hireBy, recruitAs }) => ({
    department,
    post,
    number,
    hireBy,
    recruitAs: recruitAs ?? null,
  }));

/** A month before the launch: when front-line hiring is to be done (LCH-R09). */
const monthBefore = (launchDate: string) => {
  const day = new Date(`${launchDate}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 30);
  return day.toISOString().slice(0, 10);
};

/** The posts of a staffing plan, or of its revision, with their sum. */
export function StaffingRows({
  lines,
  launchDate,
  onChange,
}: {
  lines: Line[];
  launchDate: string;
  onChange: (lines: Line[]) => void;
}) {
  const { t } = useRecordWords();
  const words = t.records;
  const blank: Line = {
    department: lines.at(-1)?.department ?? "CUSTOMER_SERVICE",
    post: "",
    number: 1,
    hireBy: lines.at(-1)?.hireBy ?? monthBefore(launchDate),
    recruitAs: lines.at(-1)?.recruitAs ?? "CS_STAFF",
  };
  return (
    <>
      <Rows
        legend={words.fields["lines"]!}
        kind="staffing"
        rows={lines}
        blank={blank}
        nameOf={(row) => row.post}
        onChange={onChange}
      >
        {(row, change) => (
          <>
            <Select
              label={words.labels.department}
              value={row.department}
              options={staffingDepartments.map((value) => ({
                value,
                label: words.departments[value],
              }))}
              onChange={({ target }) => change({ department: target.value as StaffingDepartment })}
            />
            <Input
              label={words.labels.post}
              required
              maxLength={40}
              value={row.post}
              onChange={({ target }) => change({ post: target.value })}
            />
            <Input
              label={words.labels.number}
              type="number"
              min={1}
              max={1000}
              required
              value={row.number}
              onChange={({ target }) => change({ number: Math.max(1, Number(target.value)) })}
            />
            <DayInput
              label={words.labels.hireBy}
              value={row.hireBy}
              onChange={(hireBy) => change({ hireBy })}
            />
            <Select
              label={words.labels.recruitAs}
              value={row.recruitAs ?? ""}
              placeholder={words.labels.nobody}
              options={recruitmentPostNames.map((value) => ({ value, label: words.posts[value] }))}
              onChange={({ target }) =>
                change({ recruitAs: (target.value || null) as RecruitmentPost | null })
              }
            />
          </>
        )}
      </Rows>
      <p className="record-quiet">
        {words.people(lines.reduce((sum, line) => sum + line.number, 0))}
      </p>
    </>
  );
}

/** The posts as they are read. */
export function StaffingTable({ label, lines }: { label: string; lines: readonly Line[] }) {
  const { t, format } = useRecordWords();
  const { labels, departments, posts } = t.records;
  return (
    <RecordTable
      label={label}
      head={[labels.department, labels.post, labels.number, labels.hireBy, labels.recruitAs]}
      rows={lines.map((line, index) => ({
        key: String(index),
        cells: [
          departments[line.department],
          line.post,
          line.number,
          format.day(line.hireBy),
          line.recruitAs ? posts[line.recruitAs] : labels.nobody,
        ],
      }))}
    />
  );
}
