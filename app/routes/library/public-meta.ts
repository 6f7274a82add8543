import type { MetaDescriptor } from 'react-router'
import { alternatesOf } from '#app/core/library/alternates.ts'
import { placeIn } from '#app/core/library/place-in.ts'
import { breadcrumbList, type Crumb } from '#app/core/library/structured-data.ts'
import { formatOf, LOCALES, type Locale } from '#app/messages/locales.ts'

export type PublicPage = {
  /** Without the product's name; no other page has it. */
  title: string
  /** One or two sentences, at most 160 characters; no other page has them. */
  description: string
  /** Where people see us, such as `https://preflight.example`. */
  origin: string
  /** The page's own. */
  locale: Locale
  /** The one address of the page in the plain language, such as `/glossary`, without a query. */
  path: string
  /** The path of a picture of 1200 × 630 pixels that is shown where the page is shared (`sharePicture`); missing: the site's own. */
  picture?: string
  /** The pages above this one as its frame shows them, the highest first; missing: it stands on its own. */
  crumbs?: readonly Crumb[]
  /** What the page is besides, in the terms of schema.org, without `@context`; missing: nothing more is said. */
  data?: readonly Record<string, unknown>[]
  /** The start page, whose title names the product itself. */
  isStart?: boolean
}

const NAME = 'Preflight'
const PICTURE_SIZE = { width: 1200, height: 630 } as const

/** What a public page says of itself to search engines and where it is shared. */
export function publicMeta(page: PublicPage): MetaDescriptor[] {
  const { title, description, origin, locale, path, crumbs = [], data = [], isStart = false } = page
  const address = `${origin}${placeIn(locale, path)}`
  const trail = crumbs.length > 0 ? [breadcrumbList([...crumbs, { href: path, label: title }], page)] : []
  return [
    { title: isStart ? title : `${title} · ${NAME}` },
    { name: 'description', content: description },
    { tagName: 'link', rel: 'canonical', href: address },
    ...inOtherLanguages(path, origin),
    { property: 'og:type', content: 'website' },
    { property: 'og:site_name', content: NAME },
    { property: 'og:title', content: title },
    { property: 'og:description', content: description },
    { property: 'og:url', content: address },
    { property: 'og:locale', content: territoryOf(locale) },
    ...LOCALES.filter((other) => other !== locale).map((other) => ({
      property: 'og:locale:alternate',
      content: territoryOf(other),
    })),
    ...pictureMeta(page),
    ...[...trail, ...data].map(
      (item) => ({ 'script:ld+json': { '@context': 'https://schema.org', ...item } }) as MetaDescriptor,
    ),
  ]
}

/** The page in each language, itself among them, and which of them is for readers of any other. */
function inOtherLanguages(path: string, origin: string): MetaDescriptor[] {
  return alternatesOf(path, origin).map(({ language, href }) => ({
    tagName: 'link',
    rel: 'alternate',
    hrefLang: language,
    href,
  }))
}

/** As the Open Graph protocol writes languages, such as `de_DE`. */
const territoryOf = (locale: Locale) => formatOf(locale).replace('-', '_')

/** Of the whole site, where a page has none of its own. */
const SITE_PICTURE = '/share/site/preflight.png'

function pictureMeta({ title, origin, locale, picture = SITE_PICTURE }: PublicPage): MetaDescriptor[] {
  return [
    { property: 'og:image', content: `${origin}${placeIn(locale, picture)}` },
    { property: 'og:image:type', content: 'image/png' },
    { property: 'og:image:width', content: String(PICTURE_SIZE.width) },
    { property: 'og:image:height', content: String(PICTURE_SIZE.height) },
    { property: 'og:image:alt', content: title },
    { name: 'twitter:card', content: 'summary_large_image' },
  ]
}
