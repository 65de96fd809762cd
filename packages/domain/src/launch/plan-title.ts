/** A plan's name as people say it: that of the estate, with the plan's own where it says more. */
export const planTitle = ({
  name,
  estateName,
}: {
  readonly name: string;
  readonly estateName: string;
}): string => (name.startsWith(estateName) ? name : `${estateName} ${name}`);
