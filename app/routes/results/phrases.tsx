import { Link } from 'react-router'
import type { LinkedPhrase } from './view.ts'

/** A sentence whose names lead to their pages. */
export function Phrases({ phrases }: { phrases: readonly LinkedPhrase[] }) {
  return phrases.map(({ text, href }) =>
    href ? (
      <Link key={text} to={href}>
        {text}
      </Link>
    ) : (
      text
    ),
  )
}
