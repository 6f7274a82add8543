import type { ComponentProps } from 'react'
import { useLocale } from 'use-intl'
import { placeIn } from '#app/core/library/place-in.ts'
import { LinkButton } from '#app/ui/button.tsx'

/** Where public pages and entrances of the application stand for this reader. */
export function usePlaceIn(): (href: string) => string {
  const locale = useLocale()
  return (href) => placeIn(locale, href)
}

/**
 * A link to a public page, in the reader's language; where there is none, the words alone. No router link: that page has
 * no scripts.
 */
export function PlaceLink({ href, ...rest }: Omit<ComponentProps<'a'>, 'href'> & { href: string | null }) {
  const placed = usePlaceIn()
  return href === null ? rest.children : <a href={placed(href)} {...rest} />
}

/** The same, looking like a button. */
export function PlaceButton({ href, ...rest }: Omit<ComponentProps<typeof LinkButton>, 'href'> & { href: string }) {
  const placed = usePlaceIn()
  return <LinkButton href={placed(href)} {...rest} />
}

/** A form that a public page answers, in the reader's language. */
export function PlaceForm({ action, ...rest }: Omit<ComponentProps<'form'>, 'action'> & { action: string }) {
  const placed = usePlaceIn()
  return <form action={placed(action)} {...rest} />
}
