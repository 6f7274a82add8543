import type { Crumb } from '#app/core/library/structured-data.ts'
import { PlaceLink } from '#app/routes/library/place-link.tsx'

/** Pages that belong together, of which one is open: a line of links above it. */
export function Beside({ label, links }: { label: string; links: readonly (Crumb & { isCurrent: boolean })[] }) {
  return (
    <nav aria-label={label} className="no-print mb-6 text-sm">
      <ul className="flex flex-wrap gap-x-6">
        {links.map(({ href, label: name, isCurrent }) => (
          <li key={href}>
            <PlaceLink
              href={href}
              aria-current={isCurrent ? 'page' : undefined}
              className="inline-flex min-h-11 items-center text-soft no-underline hover:text-ink aria-[current]:text-ink aria-[current]:underline"
            >
              {name}
            </PlaceLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
