import { existsSync } from 'node:fs'
import { LOCALES, type Locale } from '#app/messages/locales.ts'
import { PICTURES, pictureIn } from './report-picture.ts'

/** In which languages the pictures of report pages lie among the public files; looked up once. */
const there = new Set(
  LOCALES.filter((locale) =>
    ['build/client', 'public'].some((folder) =>
      PICTURES.every((picture) => existsSync(`${folder}${pictureIn(locale, picture)}`)),
    ),
  ),
)

export const hasReportPicture = (locale: Locale): boolean => there.has(locale)
