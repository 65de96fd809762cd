/** What a chart draws, in numbers: opened on demand, and always on paper. */
export function ChartTable({
  caption,
  summary,
  head,
  rows,
}: {
  caption: string;
  summary: string;
  head: readonly string[];
  rows: readonly { readonly key: string; readonly cells: readonly (string | number)[] }[];
}) {
  return (
    <details className="ui-chart-table">
      <summary>{summary}</summary>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [name, ...cells] }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={head[at + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
