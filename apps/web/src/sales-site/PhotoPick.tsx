import { Icon } from "@threshold/ui/Icon";
import { useWords } from "../i18n/Words.tsx";

/** Photos to be sent once their record is there; on a phone it opens the camera. */
export function PhotoPick({
  photos,
  onChange,
}: {
  photos: readonly File[];
  onChange: (photos: readonly File[]) => void;
}) {
  const { t } = useWords();
  const words = t.site.count;
  return (
    <label className="site-photo">
      <input
        type="file"
        accept="image/*"
        capture="environment"
        className="visually-hidden"
        onChange={({ target }) => {
          onChange([...photos, ...(target.files ?? [])]);
          target.value = "";
        }}
      />
      <Icon name="camera" />
      {photos.length > 0 ? words.photos(photos.length) : words.photo}
    </label>
  );
}
