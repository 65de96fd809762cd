import { FileDrop } from "@threshold/ui/FileDrop";
import { useUploads } from "../launch/task/use-evidence.ts";
import { useDefectWords } from "./words.ts";

/** Photos for a defect, from the camera or chosen; each is kept as it was taken. */
export function AddPhotos({ recordId, onAdded }: { recordId: string; onAdded: () => void }) {
  const { t, words } = useDefectWords();
  const uploads = useUploads(recordId, onAdded);
  return (
    <FileDrop
      label={words.photos.add}
      hint={words.photoHint}
      camera
      accept="image/*"
      items={uploads.items}
      onAdd={uploads.add}
      onRemove={uploads.dismiss}
      onRetry={uploads.retry}
      texts={t.launch.files}
    />
  );
}
