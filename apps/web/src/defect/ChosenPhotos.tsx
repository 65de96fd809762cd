import { FileDrop } from "@threshold/ui/FileDrop";
import { useDefectWords } from "./words.ts";

/** Photos that are sent together with a step that is not there yet. */
export function ChosenPhotos({
  photos,
  onChange,
}: {
  photos: readonly File[];
  onChange: (photos: readonly File[]) => void;
}) {
  const { t, words } = useDefectWords();
  return (
    <FileDrop
      label={words.fields.photos}
      hint={words.photoHint}
      camera
      accept="image/*"
      items={photos.map((photo, at) => ({
        key: String(at),
        name: photo.name,
        bytes: photo.size,
        state: "WAITING" as const,
      }))}
      onAdd={(more) => onChange([...photos, ...more])}
      onRemove={(key) => onChange(photos.filter((_, at) => String(at) !== key))}
      texts={t.launch.files}
    />
  );
}
