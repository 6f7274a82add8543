import { useTranslations } from 'use-intl'

/** Parts of a page that a keyboard may want to reach at once, by the id of each. */
export const PLACES = { main: 'main', navigation: 'main-navigation', footer: 'page-end' } as const
export type Place = keyof typeof PLACES

/** The first things a keyboard reaches: each jumps to a part of the page. */
export function SkipLinks({ to = ['main'] }: { to?: readonly Place[] }) {
  const t = useTranslations('ui.skipTo')
  return to.map((place) => (
    <a key={place} className="skip-link" href={`#${PLACES[place]}`}>
      {t(place)}
    </a>
  ))
}
