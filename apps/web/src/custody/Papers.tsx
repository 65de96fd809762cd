import { FileDrop } from "@threshold/ui/FileDrop";
import { useUploads } from "../launch/task/use-evidence.ts";
import { useCustodyWords } from "./words.ts";

/** Scans and photos of a record, with the way to add some. */
export function Papers({
  recordId,
  files,
  mayAdd,
  label,
  hint,
  onAdded,
}: {
  recordId: string;
  files: readonly { id: string; name: string; url: string }[];
  mayAdd: boolean;
  label: string;
  hint: string;
  onAdded: () => void;
}) {
  const { t } = useCustodyWords();
  const uploads = useUploads(recordId, onAdded);
  return (
    <>
      {files.length > 0 && (
        <ul>
          {files.map(({ id, name, url }) => (
            <li key={id}>
              <a href={url} target="_blank" rel="noreferrer">
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
      {mayAdd && (
        <FileDrop
          label={label}
          hint={hint}
          camera
          accept="image/*,application/pdf"
          items={uploads.items}
          onAdd={uploads.add}
          onRemove={uploads.dismiss}
          onRetry={uploads.retry}
          texts={t.launch.files}
        />
      )}
    </>
  );
}
