import { SignaturePanel } from "../signature/SignaturePanel.tsx";
import { Part } from "./Part.tsx";
import type { Takeover } from "./takeover-documents.ts";
import { useTakeoverWords } from "./words.ts";

/** A sheet of the takeover itself, where it was asked for: the report, or the lists. */
export function SheetPart({
  takeover,
  sheet,
  onChanged,
}: {
  takeover: Takeover;
  sheet: "REPORT" | "LISTS";
  onChanged: () => void;
}) {
  const words = useTakeoverWords();
  const signOff = takeover.signOffs.find(({ key }) => key === sheet);
  if (!signOff) return null;
  return (
    <Part title={words.sheets[sheet]}>
      <SignaturePanel signOff={signOff} onChanged={onChanged} />
    </Part>
  );
}
