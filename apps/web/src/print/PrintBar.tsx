import { Button } from "@threshold/ui/Button";
import type { PaperCode } from "@threshold/domain/form/papers";
import { useNavigate } from "react-router";
import type { useSelection } from "../bulk/use-bulk.ts";
import { ProblemNote } from "../form/ProblemNote.tsx";
import type { PrintFormat } from "../gql/graphql.ts";
import { useWords } from "../i18n/Words.tsx";
import { usePrint } from "./use-print.ts";

/** Most copies that one order prints. */
const MOST = 500;

/** Prints the ticked rows of a list, or all that match, into one file. */
export function PrintBar({
  selection,
  total,
  list,
  form,
}: {
  selection: ReturnType<typeof useSelection>;
  total: number;
  /** The list as it is narrowed. */
  list: { name: string; args: object };
  form: PaperCode;
}) {
  const { t, format } = useWords();
  const words = t.print;
  const bulk = t.bulk;
  const navigate = useNavigate();
  const { print, busy, problem } = usePrint();
  const { selected, all, chooseAll, clear } = selection;
  const order = async (kind: PrintFormat) => {
    const batch = await print(form, all ? { list } : { recordIds: [...selected] }, kind);
    if (!batch) return;
    clear();
    void navigate("/prints");
  };
  return (
    <>
      {!all && total > selected.size && total <= MOST && (
        <Button small kind="QUIET" onClick={chooseAll}>
          {bulk.allMatching(format.number(total))}
        </Button>
      )}
      {all && <span>{bulk.allChosen(format.number(total))}</span>}
      <Button small icon="file" busy={busy} onClick={() => void order("PDF")}>
        {words.pdf}
      </Button>
      <Button small icon="download" busy={busy} onClick={() => void order("EXCEL")}>
        {words.excelMany}
      </Button>
      {problem && <ProblemNote problem={problem} />}
    </>
  );
}
