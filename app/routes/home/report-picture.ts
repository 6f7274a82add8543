import { LOCALES } from '#app/messages/locales.ts'

/** Pages of the sample report that the start page shows. */
export const PICTURES = ['report-page', 'report-governance'] as const

/** Where the picture of a page stands that speaks a language. */
export const pictureIn = (locale: string, picture: (typeof PICTURES)[number]): string =>
  `/${picture}${locale === LOCALES[0] ? '' : `-${locale}`}.png`
