import { Input } from "@threshold/ui/Input";
import { useWords } from "../i18n/Words.tsx";

/** A password to choose: the rule is said before, not after. */
export function NewPassword({ error, label }: { error?: string | undefined; label?: string }) {
  const { t } = useWords();
  return (
    <Input
      label={label ?? t.session.newPassword}
      hint={t.session.passwordRule}
      error={error}
      name="password"
      type="password"
      autoComplete="new-password"
      minLength={10}
      maxLength={128}
      required
    />
  );
}
