import { Link } from 'react-router'
import { isToBeFound } from '#app/core/library/place-in.ts'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import type { LinkedPhrase } from './view.ts'

/** A sentence whose names lead to their pages: those of a check, or public ones. */
export function Phrases({ phrases }: { phrases: readonly LinkedPhrase[] }) {
  return phrases.map(({ text, href }) => {
    if (!href) return text
    return isToBeFound(href) ? (
      <PlaceLink key={text} href={href}>
        {text}
      </PlaceLink>
    ) : (
      <Link key={text} to={href}>
        {text}
      </Link>
    )
  })
}
