import { Fragment } from 'react'
import type { CitedPlace } from '#app/core/governance/views/cited-place.ts'

/** Where a statement of law stands: the places on one line, each leading to its act. */
export function Places({ places }: { places: readonly CitedPlace[] }) {
  return places.map(({ text, url }, index) => (
    <Fragment key={text}>
      {index > 0 && ' · '}
      {url === null ? text : <a href={url}>{text}</a>}
    </Fragment>
  ))
}
