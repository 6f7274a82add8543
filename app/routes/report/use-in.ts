import { useSearchParams } from 'react-router'
import { LOCALES } from '#app/messages/locales.ts'

/** Addresses of the same report in the language that this page asks for it in; as they are where it asks for none. */
export function useIn(): (href: string) => string {
  const [asked] = useSearchParams()
  const language = LOCALES.find((one) => one === asked.get('in'))
  return (href) => (language === undefined ? href : withIn(href, language))
}

/** An address with the language that is wanted; what else it asks for stays. */
export function withIn(href: string, language: string): string {
  return `${href}${href.includes('?') ? '&' : '?'}in=${language}`
}
