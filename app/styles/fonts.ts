import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import sourceSerif from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url'

/** The two font files that every page needs at once, for the root's `links`. */
export const fontPreloads = [inter, sourceSerif].map((href) => ({
  rel: 'preload' as const,
  href,
  as: 'font' as const,
  type: 'font/woff2',
  crossOrigin: 'anonymous' as const,
}))
