/** Where things stand on a long page. */
export function PartLinks({
  label,
  parts,
}: {
  label: string
  parts: readonly (readonly [id: string, name: string])[]
}) {
  return (
    <nav aria-label={label} className="no-print">
      <ol className="grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3">
        {parts.map(([id, name]) => (
          <li key={id}>
            <a href={`#${id}`} className="inline-flex min-h-11 items-center py-1 lg:min-h-9">
              {name}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
